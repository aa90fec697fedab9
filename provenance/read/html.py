"""HTML pages: one tree, one walk; captions first, then the body without them; every passage with its XPath."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Any

from lxml import etree

from provenance.errors import UnreadableInputError
from provenance.findings import Diagnostic, ReadImage, ReadPassage, SourceText
from provenance.read import hints
from provenance.read.body import Selection, passage_kind, select_body
from provenance.read.captions import Caption, drop_copies, find_captions, fold, is_figure
from provenance.read.decode import decode
from provenance.read.layout import Block, Element, Layout, element_hints, lay_out
from provenance.read.metadata import Metadata, read_metadata, split_byline
from provenance.spans import Span

_MANY_ATTRIBUTES = re.compile(rb"<[A-Za-z][^<>]{200000}")
_RIGHTS = re.compile(r"rights reserved|alle rechte|droits réservés|derechos reservados|riservata|direitos reservados", re.I)
_HEADINGS = frozenset({"h1", "h2"})
_OUTLET = re.compile(r"\s+(?:[|–—•·»]|-|::)\s+(?=[^|–—•·»]{2,60}$)")


def read_html(content: bytes, language: str | None = None) -> SourceText:
    """The article of an HTML page. Raises UnreadableInputError where it holds no text."""
    decoded = decode(content, is_markup=True)
    notes = list(decoded.diagnostics)
    root = parse(decoded.text, notes)
    if root is None:
        raise UnreadableInputError("read.no-text", "the page holds no text")
    body = root.find("body")
    metadata = read_metadata(root)
    layout = lay_out(body if body is not None else root, is_figure)
    return _Assembler(layout, metadata, root).run(language, notes)


def parse(text: str, notes: list[Diagnostic]) -> Element | None:
    """The tree of a page; what the parser cut is added to `notes`. None where nothing at all was parsed."""
    data = text.encode("utf-8")
    if _MANY_ATTRIBUTES.search(data):
        data = _MANY_ATTRIBUTES.sub(b"<", data)
        notes.append(Diagnostic("read.truncated", "warning", "a tag longer than 200,000 bytes was cut"))
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        root = None
    for error in parser.error_log:
        if error.type_name in ("ERR_RESOURCE_LIMIT", "ERR_NO_MEMORY", "ERR_INTERNAL_ERROR") or "depth" in error.message.lower():
            notes.append(Diagnostic("read.truncated", "warning", f"the page was cut by the parser's limits: {error.message.strip()}"))
            break
    return root


class _Assembler:
    """Joins what the walk found into a SourceText."""

    def __init__(self, layout: Layout, metadata: Metadata, root: Element) -> None:
        self.layout = layout
        self.metadata = metadata
        self.paths = _Paths()
        self.root = root

    def run(self, language: str | None, notes: list[Diagnostic]) -> SourceText:
        headline = self.find_headline()
        selection = select_body(self.layout, headline.order if headline is not None else -1)
        chosen = selection.blocks
        captions = self.choose_captions(selection, headline)
        taken = {id(c.element) for c in captions}
        texts = {fold(c.text) for c in captions if len(c.text) > 20}
        items: list[tuple[int, Block | Caption]] = [(c.order, c) for c in captions]
        for block in chosen:
            if block is headline or id(block.element) in taken or fold(block.text) in texts:
                continue
            items.append((block.order, block))
        if headline is not None:
            items.append((headline.order, headline))
        items.sort(key=lambda i: i[0])
        if not items:
            raise UnreadableInputError("read.no-text", "no article text was found on the page")
        if not chosen:
            notes.append(Diagnostic("read.no-article", "warning", "no article body was found on the page"))
        text, passages = self.join([i for _, i in items], headline)
        meta = self.metadata
        return SourceText(text, passages, "text/html", language or meta.language, self.headline_text(headline), meta.byline or self.byline(),
                          meta.published, meta.modified, meta.publisher, tuple(notes))  # fmt: skip

    def find_headline(self) -> Block | None:
        """The heading that says what the page's own metadata gives as headline, else its first `h1` outside of furniture."""
        meta = self.metadata
        wanted = [w for w in (fold(t) for t in (meta.headline, meta.alternative, meta.title) if t) if w]
        first: Block | None = None
        close: tuple[float, Block] | None = None
        for block in self.layout.blocks:
            if block.kind not in _HEADINGS or len(block.text) > 400:
                continue
            key = fold(block.text)
            if key in wanted:
                return block
            rank = 0.0
            if len(key) > 15 and any(key in w or w in key for w in wanted):
                rank = 1.0
            elif wanted and len(key) > 15:
                rank = SequenceMatcher(None, key, wanted[0], False).quick_ratio()
            if rank > 0.8 and (close is None or rank > close[0]):
                close = (rank, block)
            if first is None and block.kind == "h1" and block.links * 2 <= len(block.text) and len(key) > 8:
                first = block
        return close[1] if close is not None else first

    def headline_text(self, headline: Block | None) -> str | None:
        meta = self.metadata
        if headline is not None:
            return headline.text
        text = meta.headline or meta.title
        return _OUTLET.split(text)[0] if text else None

    def byline(self) -> tuple[str, ...]:
        for e in self.root.iter("a", "span", "p", "div", "address"):
            words = (e.get("class") or "") + " " + (e.get("rel") or "") + " " + (e.get("itemprop") or "")
            if re.search(r"(?<![a-z])(?:author|byline)", words.lower()):
                names = split_byline(" ".join("".join(e.itertext()).split()))
                if names and all(len(n) < 60 for n in names):
                    return tuple(names[:8])
        return ()

    def choose_captions(self, selection: Selection, headline: Block | None) -> list[Caption]:
        """The captions of the article's own images: near its main container, not in related links or page furniture."""
        found = [c for c in find_captions(self.layout) if c.text]
        if not found:
            return []
        chosen = selection.blocks
        first = chosen[0].order if chosen else 0
        last = chosen[-1].order if chosen else 1 << 30
        start = min(first, headline.order if headline is not None else first) - 12
        kept = [c for c in found if start <= c.order <= last + 8 and not self.is_foreign(c, selection)]
        return drop_copies(kept)

    def is_foreign(self, caption: Caption, selection: Selection) -> bool:
        """True where a caption belongs to another story's teaser, to a player or to the page's furniture."""
        layout = self.layout
        if caption.in_link and caption.credit is None and len(caption.text) < 100:
            return True
        zone = caption.zone
        while zone >= 0:
            own = layout.zone_hints[zone]
            if zone in selection.furniture and (own & hints.OTHERS or layout.zone_elements[zone].tag in ("footer", "nav")):
                return True
            zone = layout.zone_parents[zone]
        links = sum(len("".join(a.itertext())) for a in caption.element.iter("a"))
        if links * 10 > len(caption.text) * 8 and caption.credit is None:
            return True
        return caption.is_alone() and (caption.src is None or _RIGHTS.search(caption.text) is not None)

    def join(self, items: list[Block | Caption], headline: Block | None) -> tuple[str, tuple[ReadPassage, ...]]:
        texts: list[str] = []
        passages: list[ReadPassage] = []
        at = 0
        for item in items:
            span = Span(at, at + len(item.text))
            path = self.paths.of(item.element)
            if isinstance(item, Caption):
                credit = Span(at + item.credit.start, at + item.credit.end) if item.credit else None
                passages.append(ReadPassage("caption", span, path, ReadImage(item.src, item.alt, credit, item.credit_text)))
            else:
                passages.append(ReadPassage("headline" if item is headline else passage_kind(item), span, path))
            texts.append(item.text)
            at = span.end + 2
        return "\n\n".join(texts), tuple(passages)


class _Paths:
    """XPaths of elements. Positions among siblings are counted once for each parent, so that long lists stay linear."""

    def __init__(self) -> None:
        self._positions: dict[Any, dict[Any, str]] = {}

    def of(self, element: Element) -> str:
        parts: list[str] = []
        while element is not None:
            parent = element.getparent()
            if parent is None:
                parts.append(element.tag)
                break
            steps = self._positions.get(parent)
            if steps is None:
                steps = self._positions[parent] = _steps(parent)
            parts.append(steps[element])
            element = parent
        return "/" + "/".join(reversed(parts))


def _steps(parent: Element) -> dict[Any, str]:
    counts: dict[str, int] = {}
    out: list[tuple[Any, str, int]] = []
    for child in parent:
        n = counts[child.tag] = counts.get(child.tag, 0) + 1
        out.append((child, child.tag, n))
    return {child: tag if counts[tag] == 1 else f"{tag}[{n}]" for child, tag, n in out}
