"""Markdown: its blocks as CommonMark reads them (markdown-it-py), each with its lines in the file."""

from __future__ import annotations

import re
from typing import Any

from provenance.errors import UnreadableInputError
from provenance.findings import ReadImage, SourceText
from provenance.read.bylines import split_byline
from provenance.read.creditline import find_credit_line
from provenance.read.dates import clean_date
from provenance.read.decode import decode
from provenance.read.metadata import clean_language
from provenance.read.notes import is_note
from provenance.read.pieces import Picture, Piece, caption_piece, join_pieces, without_copies
from provenance.read.texts import collapse

_FRONT = re.compile(r"---[ \t]*\r?\n(.{0,20000}?)\r?\n---[ \t]*(?:\r?\n|$)", re.S)
_LINE = re.compile(r"^([A-Za-z_]+)\s*:\s*[\"']?(.*?)[\"']?\s*$", re.M)
_KINDS = {"blockquote": "blockquote", "list_item": "list_item"}
_DEPTH = 20


def read_markdown(content: bytes, language: str | None) -> SourceText:
    """The article of a Markdown file. Raises UnreadableInputError where it holds no text."""
    from markdown_it import MarkdownIt

    decoded = decode(content)
    text, front = decoded.text, {}
    head = _FRONT.match(text)
    if head is not None:
        front = {m[1].lower(): m[2] for m in _LINE.finditer(head[1])}
    skipped = text.count("\n", 0, head.end()) if head is not None else 0
    parser = MarkdownIt("commonmark", {"maxNesting": _DEPTH}).enable("table")
    tokens = parser.parse(text[head.end() :] if head is not None else text)
    pieces = without_copies(_pieces(tokens, skipped, front.get("title", "")))
    whole, passages = join_pieces(pieces)
    if not passages:
        raise UnreadableInputError("read.no-text", "the file holds no text")
    return SourceText(
        whole, passages, "text/markdown", language or clean_language(front.get("lang") or front.get("language")),
        next((p.text for p in pieces if p.kind == "headline"), None), tuple(split_byline(front.get("author", ""))),
        clean_date(front.get("date")), publisher=front.get("publisher") or None, diagnostics=decoded.diagnostics,
    )  # fmt: skip


def _pieces(tokens: list[Any], skipped: int, title: str) -> list[Piece]:
    """One piece for each block of text. The first heading of the first level is the headline, else the front matter's
    title.
    """
    out: list[Piece] = []
    has_headline = any(t.type == "heading_open" and t.tag == "h1" for t in tokens)
    if title and not has_headline:
        out.append(Piece("headline", collapse(title), "line 1"))
    around: list[str] = []
    level = ""
    for token in tokens:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if name in _KINDS:
            if token.nesting == 1:
                around.append(_KINDS[name])
            elif token.nesting == -1 and around:
                around.pop()
        elif token.type == "heading_open":
            level = token.tag
        elif token.type == "heading_close":
            level = ""
        elif token.type == "inline" and token.map:
            path = f"line {token.map[0] + 1 + skipped}"
            found = _inline(token, around[-1] if around else "paragraph", path)
            if level == "h1" and has_headline and found and not any(p.kind == "headline" for p in out):
                found = [Piece("headline", found[0].text, path)]
            out += found
        elif token.type == "html_block" and token.map:
            from provenance.read.fragment import read_fragment

            out += read_fragment(token.content, f"line {token.map[0] + 1 + skipped}", [])
    return out


def _inline(token: Any, kind: str, path: str) -> list[Piece]:
    """The passage of a block: its words, the pictures in it as captions where they have a title or words of their own."""
    words: list[str] = []
    pictures: list[tuple[str, str, str]] = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            words.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            words.append(" ")
        elif child.type == "image":
            pictures.append((str(child.attrGet("src") or ""), child.content, str(child.attrGet("title") or "")))
    text = collapse("".join(words))
    out: list[Piece] = []
    if pictures and text and (len(pictures) == 1) and kind == "paragraph":
        src, alt, _ = pictures[0]
        line = find_credit_line(text, in_figure=True)
        image = ReadImage(src or None, alt or None, line.span if line else None, line.words if line else None)
        return [Piece("caption", text, path, image)]
    for src, alt, title in pictures:
        piece = caption_piece(Picture(title or alt, path, src or None, alt or None))
        if piece is not None:
            out.append(piece)
    if text:
        out.append(Piece("editor_note" if is_note(text) else kind, text, path))
    return out
