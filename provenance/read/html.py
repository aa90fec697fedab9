"""HTML pages: one tree, one walk; captions first, then the body without them; every passage with its XPath."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.errors import UnreadableInputError
from provenance.findings import Diagnostic, ReadImage, ReadPassage, SourceText
from provenance.matching import LazyPattern
from provenance.patterns import compile_pattern
from provenance.read import hints
from provenance.read.besides import add_credits
from provenance.read.body import Selection, select_body
from provenance.read.bylines import find_bylines, printed_byline, printed_names
from provenance.read.captions import Caption, find_captions
from provenance.read.copies import drop_copies
from provenance.read.decode import decode, is_clean, may_be_utf8
from provenance.read.elements import Element, children_of, inner_text
from provenance.read.images import same_image
from provenance.read.layout import Block, Layout, Place, lay_out
from provenance.read.metadata import Metadata, read_metadata
from provenance.read.paths import Paths
from provenance.read.prose import REVIEW, passage_kind
from provenance.read.texts import collapse, fold
from provenance.read.tree import find_content, parse, parse_soundly
from provenance.spans import Span

_RIGHTS = LazyPattern(
    r"(?i)rights reserved|alle rechte|droits réservés|derechos reservados|riservata|direitos reservados", __name__
)
_HEADINGS = frozenset({"h1", "h2"})
_SITE = LazyPattern(r"\bwww\.|\w\.(?:com|org|net|de|fr|it|es|at|ch|co\.\w\w)\b", __name__)
_ENDS = frozenset({"footer", "nav"})
# Where a page's own metadata run paragraphs together (`… at dawn.Police said`).
_GLUED = LazyPattern(r"([^\W\d_A-Z]{2}[.!?][\"”’]?)(?=[A-Z“][\w’]* )", __name__)
_OUTLET = compile_pattern(r"\s+(?:[|–—•·»]|-|::)\s+(?=[^|–—•·»]{2,60}$)")


def read_html(content: bytes, language: str | None = None, sent_as: str | None = None) -> SourceText:
    """The article of an HTML page; `sent_as` is the charset that its server named. Raises UnreadableInputError where it
    holds no text.
    """
    notes: list[Diagnostic] = []
    root: Element | None = None
    is_read = False
    if may_be_utf8(content):
        root, is_sound = parse_soundly(content, notes)
        is_read = is_sound or is_clean(content)
    if not is_read:
        decoded = decode(content, is_markup=True, sent_as=sent_as)
        notes = list(decoded.diagnostics)
        content = decoded.text.encode("utf-8")
        root = parse(content, notes)
    if root is None:
        raise UnreadableInputError("read.no-text", "the page holds no text")
    metadata = read_metadata(root, content)
    layout = lay_out(find_content(root))
    return _Assembler(layout, metadata, root).run(language, notes)


def _is_outlet(name: str, publisher: str) -> bool:
    """True for an author who is the outlet itself: its name, its initials, its address."""
    one, other = fold(name), fold(publisher)
    if _SITE.search(name):
        return True
    initials = "".join(word[0] for word in other.split())
    return bool(other) and (one in other or other in one or (len(one) > 1 and one == initials))


def _length_of_links(element: Element) -> int:
    """The length of all text in links, of an element and what is in it."""
    length = len(inner_text(element)) if element.tag == "a" else 0
    for child in children_of(element):
        length += _length_of_links(child)
    return length


class _Assembler:
    """Joins what the walk found into a SourceText."""

    def __init__(self, layout: Layout, metadata: Metadata, root: Element) -> None:
        self.layout = layout
        self.metadata = metadata
        self.paths = Paths(root)
        self.root = root

    def run(self, language: str | None, notes: list[Diagnostic]) -> SourceText:
        headline = self.find_headline()
        selection = select_body(self.layout, headline.order if headline is not None else -1)
        bylines = find_bylines(selection.blocks, self.metadata.byline)
        chosen = [b for b in selection.blocks if b not in bylines] if bylines else selection.blocks
        captions = self.choose_captions(selection, headline)
        spent = add_credits(captions, self.layout, self.metadata.credits)
        taken = {id(c.element) for c in captions} | {id(b.element) for b in spent}
        texts = {fold(t) for c in captions for t in (c.text, c.bare()) if len(t) > 20}
        longest = max((len(c.text) for c in captions), default=0) + 9
        title = headline.text if headline is not None else ""
        items: list[tuple[int, Block | Caption]] = [(c.order, c) for c in captions]
        for block in chosen:
            if block.text == title or id(block.element) in taken:
                continue
            if len(block.text) < longest and fold(block.text) in texts:
                continue
            items.append((block.order, block))
        if headline is not None:
            items.append((headline.order, headline))
        if not items:
            headline, items = self.from_metadata()
        items.sort(key=lambda i: i[0])
        if not items:
            raise UnreadableInputError("read.no-text", "no article text was found on the page")
        if not chosen:
            notes.append(Diagnostic("read.no-article", "warning", "no article body was found on the page"))
        reviewed = self.reviews(items, notes)
        text, passages = self.join([*(i for _, i in items), *reviewed], headline, selection.notes)
        meta = self.metadata
        if meta.is_paid:
            message = "the page says that its article is not free: what is annotated may be only its beginning"
            notes.append(Diagnostic("read.paywall", "info", message))
        return SourceText(
            text,
            passages,
            "text/html",
            language or meta.language,
            self.headline_text(headline),
            self.names() or next((tuple(n) for b in bylines if (n := printed_names(b.text))), ()),
            meta.published,
            meta.modified,
            meta.publisher,
            tuple(notes),
            address=meta.address,
        )

    def reviews(self, items: list[tuple[int, Block | Caption]], notes: list[Diagnostic]) -> list[Block]:
        """The claims that the page's metadata review, as notes at its end, where its text does not hold their words."""
        body = " ".join([fold(item.text) for _, item in items]) if self.metadata.reviews else ""
        out: list[Block] = []
        for review in self.metadata.reviews[:20]:
            notes.append(
                Diagnostic("read.claim-review", "info", f"the page's metadata review a claim: {review.words()[:300]}")
            )
            if fold(review.claim) not in body:
                out.append(Block(Place(review.element, REVIEW, 0, -1, 0), review.words(), 0, 0))
        return out

    def from_metadata(self) -> tuple[Block | None, list[tuple[int, Block | Caption]]]:
        """A page that scripts fill in: the headline and text that its metadata carry, else every block that it has."""
        meta = self.metadata
        pieces = [p for p in _GLUED.compiled().sub("\\1\n", meta.body or "").split("\n") if p.strip()]
        blocks = [Block(Place(self.root, "p", 0, -1, 0), collapse(t), 0, i) for i, t in enumerate(pieces, 1)]
        if not blocks:
            blocks = [b for b in self.layout.blocks if b.links * 2 <= len(b.text)] or self.layout.blocks
        title = meta.headline or meta.title
        if not title or (self.layout.blocks and not pieces):
            return None, [(b.order, b) for b in blocks]
        headline = Block(Place(self.root, "h1", 0, -1, 0), collapse(title), 0, 0)
        return headline, [(b.order, b) for b in (headline, *blocks)]

    def find_headline(self) -> Block | None:
        """The heading that says what the page's own metadata gives as headline, else its first `h1` outside of
        furniture.
        """
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
            elif wanted and len(key) > 15 and block.kind == "h1":
                from difflib import SequenceMatcher

                rank = SequenceMatcher(None, key, wanted[0], False).quick_ratio()
            if rank > 0.8 and (close is None or rank > close[0]):
                close = (rank, block)
            if first is None and block.kind == "h1" and block.links * 2 <= len(block.text) and len(key) > 8:
                first = block
        if close is not None or first is not None:
            return close[1] if close is not None else first
        title = meta.headline or meta.alternative
        return next((b for b in self.layout.blocks if b.text == title and not b.links), None)

    def headline_text(self, headline: Block | None) -> str | None:
        """The heading as printed: without the kicker that some pages print inside of it, with the one that the page's
        linked data and title put before it.
        """
        meta = self.metadata
        if headline is None:
            text = meta.headline or meta.title
            return _OUTLET.split(text)[0] if text else None
        key = fold(headline.text)
        own = fold(meta.headline) if meta.headline else ""
        if meta.title and len(key) > 8 and own.endswith(" " + key) and fold(meta.title).startswith(own):
            return meta.headline
        for text in (meta.alternative, meta.headline):
            want = fold(text) if text else ""
            if text and len(want) * 5 > len(key) * 2 and key.endswith(want):
                return text
            if text and want.replace(" ", "") == key.replace(" ", ""):
                return text  # a kicker printed before it without a space
            at = headline.text.find(tail) if (tail := (text or "").partition(": ")[2]) else -1
            if at > 0 and len(tail) * 5 > len(headline.text) * 2 and headline.text[:at].rstrip(" ")[-1] not in ":–—|-":
                return tail
        return headline.text

    def names(self) -> tuple[str, ...]:
        """The authors: those of the metadata, unless they name but the outlet and the page prints a person."""
        names = self.metadata.byline
        if any(not _is_outlet(name, self.metadata.publisher or "") for name in names):
            return names
        return printed_byline(self.root) or names

    def choose_captions(self, selection: Selection, headline: Block | None) -> list[Caption]:
        """The captions of the article's own images: near its main container, not in related links or page furniture."""
        chosen = selection.blocks
        first = chosen[0].order if chosen else 0
        last = chosen[-1].order if chosen else 1 << 30
        start = min(first, headline.order if headline is not None else first) - 12
        found = find_captions(self.layout, start, last + 8)
        title = fold(headline.text) if headline is not None else ""  # a player or gallery prints it as its own
        own = [c for c in found if c.text and not self.is_foreign(c, selection) and (c.credit or fold(c.text) != title)]
        own = [c for c in own if c.order <= last or c.node in selection.inside]
        lead: list[Caption] = []
        if not own and self.metadata.image:
            others = [c for c in find_captions(self.layout) if c.text]
            lead = [c for c in others if c.src and same_image(c.src, self.metadata.image)][:1]
        kept = drop_copies(sorted(own + lead, key=lambda c: c.order))
        if kept and kept[0].src is None:
            kept[0].src = self.metadata.image
        return kept

    def is_foreign(self, caption: Caption, selection: Selection) -> bool:
        """True where a caption belongs to another story's teaser, to a player or to the page's furniture."""
        layout = self.layout
        if caption.in_link and caption.credit is None and len(caption.text) < 100:
            return True
        zone = caption.zone
        is_alone = caption.is_alone()
        while zone >= 0:
            own = layout.zone_hints[zone]
            if zone in selection.furniture and (is_alone or own & hints.OTHERS or layout.zone_elements[zone].tag in _ENDS):
                return True
            zone = layout.zone_parents[zone]
        links = _length_of_links(caption.element)
        if links * 10 > len(caption.text) * 8 and caption.credit is None:
            return True
        if not is_alone:
            return False
        near = caption.has_image_beside or any(layout.node_hints[n] & hints.IMAGE for n in self.upwards(caption.node, 3))
        return not near or caption.in_link or _RIGHTS.search(caption.text) is not None

    def upwards(self, node: int, steps: int) -> Iterator[int]:
        """A container and those around it, innermost first."""
        while node >= 0 and steps > 0:
            yield node
            node = self.layout.parents[node]
            steps -= 1

    def is_deck(self, block: Block) -> bool:
        """True for the only text of a container that is a deck by its class."""
        for node in list(self.upwards(block.node, 4))[1:]:
            if self.layout.node_hints[node] & hints.DECK:
                return block.kind == "p" and len(self.layout.elements[node]) <= 2
        return False

    def join(
        self, items: list[Block | Caption], headline: Block | None, notes: set[int]
    ) -> tuple[str, tuple[ReadPassage, ...]]:
        texts: list[str] = []
        passages: list[ReadPassage] = []
        at = 0
        is_first = headline is not None
        for item in items:
            span = Span(at, at + len(item.text))
            path = self.paths.of(item.element)
            if isinstance(item, Caption):
                credit = Span(at + item.credit.start, at + item.credit.end) if item.credit else None
                passages.append(
                    ReadPassage("caption", span, path, ReadImage(item.src, item.alt, credit, item.credit_text, item.fields))
                )
            else:
                kind = "headline" if item is headline else passage_kind(item, is_first)
                kind = "editor_note" if item.order in notes and kind not in ("headline", "deck") else kind
                if is_first and kind == "paragraph" and self.is_deck(item):
                    kind = "deck"
                is_first = is_first and kind in ("headline", "deck")
                passages.append(ReadPassage(kind, span, path))
            texts.append(item.text)
            at = span.end + 2
        return "\n\n".join(texts), tuple(passages)
