"""Plain text: blocks of lines to passages; the canonical text is the decoded input, so offsets hold in the file."""

from __future__ import annotations

from provenance.errors import UnreadableInputError
from provenance.findings import ReadImage, ReadPassage, SourceText
from provenance.patterns import compile_pattern
from provenance.read.creditline import begins_like_caption, find_certain_credit, find_credit_line
from provenance.read.decode import decode
from provenance.read.notes import is_note
from provenance.read.pieces import Piece
from provenance.records import replace
from provenance.spans import Span, trim

_LINE = compile_pattern(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_OTHER_LINE_ENDS = ("\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")
_ENDED = compile_pattern(r"[.!?…。！？।؟:;](?:[\"'”’»)\]」』]|\s)*$")
# `– Nothing is wrong – said the mayor`: a dash opens what somebody says.
_DIALOGUE = compile_pattern(r"([–—])\s.{2,400}?[^\W\d]\W?\s\1\s+[^\W\d_A-Z]")
_BULLET = compile_pattern(r"(?:[-–—*•‣▪◦]|\d{1,2}[.)])\s+(?=\S)")
_DATELINE = compile_pattern(r"[A-ZÀ-Þ][A-ZÀ-Þ .,'’-]{2,}(?:\([A-Za-z]+\))?\s*[-–—―]")
_SEMICOLON_LINE = compile_pattern(r";\s*[\r\n]")
_STOPPED = compile_pattern(r"\.[\"'”’»)]*$")
_STOPS = compile_pattern(r"(?<![A-Z])(?<!Mr|Dr|Ms)(?<!Mrs|Gen|Gov|Sen|Rep)[.!?](?:[\"'”’»)]*(?:\s|$))")
_BY = compile_pattern(r"(?i)(?:by|von|par|por|di|door|av|af)\s+[A-ZÀ-Þ]")
_MARK_LAST = compile_pattern(r"[.!?]$")
_HEADLINE_LIMIT = 220
_WRAP_WIDTH = 100


def read_text(content: bytes, language: str | None = None) -> SourceText:
    """The article of a plain-text file. Raises UnreadableInputError where it holds no text."""
    decoded = decode(content)
    text = decoded.text
    blocks = find_blocks(text)
    if not blocks:
        raise UnreadableInputError("read.no-text", "the file holds only white space")
    head = _find_headline(text, blocks)
    passages = tuple(_passage(text, span, i, head) for i, span in enumerate(blocks))
    headline = None
    if head is not None:
        headline = " ".join(text[blocks[head].start : blocks[head].end].split())
        headline = headline[:-1] if headline.endswith(".") and not headline.endswith("..") else headline
    return SourceText(text, passages, "text/plain", language, headline, diagnostics=decoded.diagnostics)


def text_blocks(text: str, path: str) -> list[Piece]:
    """The blocks of a plain text inside another format as pieces, all at one `path`; none of them is a headline."""
    pieces = []
    for i, span in enumerate(find_blocks(text)):
        found = _passage(text, span, i, None)
        image, start = found.image, found.span.start
        if image is not None and image.credit is not None:
            image = replace(image, credit=Span(image.credit.start - start, image.credit.end - start))
        pieces.append(Piece(found.kind, text[start : found.span.end], path, image))
    return pieces


def find_blocks(text: str) -> list[Span]:
    """The spans of the paragraphs: parted by blank lines, and by every line where lines are whole paragraphs."""
    groups: list[list[Span]] = []
    last = -1
    for start, end in _lines(text):
        span = trim(text, start, end)
        if span[0] == span[1]:
            continue
        # One line end joins the lines of a block, more part two blocks (a blank line may hold spaces).
        if last < 0 or (start - last > 1 and _is_blank_between(text[last:start])):
            groups.append([])
        groups[-1].append(span)
        last = end
    by_line = _lines_are_paragraphs(text, groups)
    out: list[Span] = []
    for lines in groups:
        if len(lines) > 1 and (by_line or all(_BULLET.match(text, s.start) for s in lines)):
            out.extend(lines)
        else:
            out.append(Span(lines[0].start, lines[-1].end))
    return out


def _lines(text: str) -> list[tuple[int, int]]:
    """Where the lines of a text that are not empty start and end."""
    for mark in _OTHER_LINE_ENDS:
        if mark in text:
            return [m.span() for m in _LINE.finditer(text)]
    out: list[tuple[int, int]] = []
    start = 0
    while (end := text.find("\n", start)) >= 0:
        if end > start:
            out.append((start, end))
        start = end + 1
    if start < len(text):
        out.append((start, len(text)))
    return out


def _is_blank_between(between: str) -> bool:
    return len(between.replace("\r\n", "\n").replace(" ", "").replace("\t", "")) > 1


def _lines_are_paragraphs(text: str, groups: list[list[Span]]) -> bool:
    """Judged by the shape of the file: lines that end as sentences do, or are longer than anybody wraps them."""
    breaks = ended = long = 0
    for lines in groups:
        for span in lines[:-1]:
            breaks += 1
            ended += bool(_ENDED.search(text, max(span.start, span.end - 8), span.end))
            long += span.end - span.start > _WRAP_WIDTH
    if breaks < 2:
        return bool(breaks) and long == breaks
    return ended * 5 >= breaks * 3 or long * 2 > breaks


def _find_headline(text: str, blocks: list[Span]) -> int | None:
    """The index of the headline's block: the last of the short blocks at the top that do not end as sentences do.

    The very first line of a longer file counts as a headline also when it ends in one full stop.
    """
    best: int | None = None
    for i, span in enumerate(blocks[:3]):
        words = text[span.start : span.end]
        if len(words) > _HEADLINE_LIMIT or is_note(words) or _DATELINE.match(words) or begins_like_caption(words):
            break
        if find_certain_credit(words) is not None or _is_byline(words):
            break
        following = blocks[i + 1] if i + 1 < len(blocks) else None
        if following is None:
            break
        if _ENDED.search(words) and not words.endswith(("?", "!")):
            if i == 0 and len(blocks) > 2 and _is_stopped_headline(words, following.end - following.start):
                best = i
            break
        if best is None or len(text[blocks[best].start : blocks[best].end].split()) <= 3:
            best = i
        else:
            break
    return best


def _is_stopped_headline(words: str, following: int) -> bool:
    """A headline at the very top that ends in a full stop, as archives print them: short, before a longer block.

    `following` is the length of the next block in code points.
    """
    if _SEMICOLON_LINE.search(words):
        return len(words) < _HEADLINE_LIMIT
    if not _STOPPED.search(words) or len(words) >= 160:
        return False
    stops = len(_STOPS.findall(words))
    if stops > 1:
        return len(words) < 90 and len(words) * 2 < following
    return len(words) < 120 or len(words) * 3 < following


def _is_byline(words: str) -> bool:
    return (
        len(words) < 100 and _BY.match(words) is not None and (_MARK_LAST.search(words) is None and len(words.split()) <= 9)
    )


def _passage(text: str, span: Span, index: int, head: int | None) -> ReadPassage:
    if index == head:
        return ReadPassage("headline", span)
    words = text[span.start : span.end]
    caption = _as_caption(words, span)
    if caption is not None:
        return caption
    if is_note(words):
        return ReadPassage("editor_note", span)
    bullet = _BULLET.match(words)
    if bullet and not words[:1].isdigit() and not _DIALOGUE.match(words):
        return ReadPassage("list_item", Span(span.start + bullet.end(), span.end))
    if words.startswith("> "):
        return ReadPassage("blockquote", Span(span.start + 2, span.end))
    return ReadPassage("paragraph", span)


def _as_caption(words: str, span: Span) -> ReadPassage | None:
    """A photo caption standing among the paragraphs: it begins like one, or its last words are a photo credit."""
    if len(words) > 2000:
        return None
    if begins_like_caption(words):
        credit = find_credit_line(words)
    else:
        credit = find_certain_credit(words)
        if credit is None:
            return None
    if credit is None:
        return ReadPassage("caption", span, None, ReadImage())
    place = Span(span.start + credit.span.start, span.start + credit.span.end)
    return ReadPassage("caption", span, None, ReadImage(None, None, place, credit.words))
