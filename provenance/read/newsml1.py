"""NewsML 1.x, which many agencies still send: a news item's components, their text in NITF, XHTML or plain."""

from __future__ import annotations

from provenance.errors import UnreadableInputError
from provenance.findings import Diagnostic, SourceField, SourceText
from provenance.read import nitf
from provenance.read.bylines import split_byline
from provenance.read.dates import clean_date
from provenance.read.elements import Element
from provenance.read.fragment import read_fragment
from provenance.read.metadata import clean_language
from provenance.read.newsml import markup_pieces
from provenance.read.paths import Paths
from provenance.read.pieces import Picture, Piece, caption_piece, distinct_fields, join_pieces, without_copies
from provenance.read.text import text_blocks
from provenance.read.texts import collapse
from provenance.read.xml import descendants, local_name, words_of

MEDIA_TYPE = "text/vnd.iptc.newsml"


def find_items(root: Element) -> list[Element]:
    """The news items of a document that lie in no other. Raises UnreadableInputError for none."""
    found = [e for e in descendants(root, "NewsItem") if not any(local_name(a) == "NewsItem" for a in e.iterancestors())]
    if not found:
        raise UnreadableInputError("read.no-article", "a NewsML document without a news item")
    return found


def read_item(item: Element, paths: Paths, notes: list[Diagnostic], language: str | None) -> SourceText:
    """One news item. Raises UnreadableInputError where it holds no text."""
    pieces = _lines(item, paths)
    for content in descendants(item, "DataContent"):
        if not any(local_name(a) == "DataContent" for a in content.iterancestors()):
            pieces += _content(content, paths, notes)
    pieces = without_copies(pieces)
    text, passages = join_pieces(pieces)
    if not passages:
        raise UnreadableInputError("read.no-text", "the news item has neither headline nor body")
    created, changed = _date(item, "FirstCreated", "DateId"), _date(item, "ThisRevisionCreated")
    return SourceText(
        text, passages, MEDIA_TYPE, language or _language(item),
        next((p.text for p in pieces if p.kind == "headline"), None),
        tuple(dict.fromkeys(n for e in descendants(item, "ByLine") for n in split_byline(words_of(e)))) or nitf.bylines(item),
        created, changed if changed != created else None, _party(item, "Provider") or None, tuple(notes), _fields(item),
    )  # fmt: skip


def _lines(item: Element, paths: Paths) -> list[Piece]:
    """Headline, lines under it and notes to editors, of the item's first component that has them."""
    out: list[Piece] = []
    for name, kind in (("HeadLine", "headline"), ("SubHeadLine", "deck"), ("Instruction", "editor_note")):
        for element in descendants(item, name):
            words = words_of(element)
            if words:
                out.append(Piece(kind, words, paths.of(element)))
                break
    return out


def _content(content: Element, paths: Paths, notes: list[Diagnostic]) -> list[Piece]:
    component = next((a for a in content.iterancestors() if local_name(a) == "NewsComponent"), None)
    role = next(descendants(component, "Role"), None) if component is not None else None
    is_caption = role is not None and "caption" in (role.get("FormalName") or "").lower()
    found = markup_pieces(content, paths, notes)
    if is_caption:
        words = collapse(" ".join(p.text for p in found)) or words_of(content)
        piece = caption_piece(Picture(words, paths.of(content), _image(content), None, _fields(component)))
        return [piece] if piece is not None else []
    words = "".join(content.itertext())
    if not found and words.lstrip().startswith("<"):
        return read_fragment(words, paths.of(content), notes)
    return found or text_blocks(words, paths.of(content))


def _image(content: Element) -> str | None:
    """The address of the picture that lies nearest to a caption in the tree."""
    for ancestor in content.iterancestors():
        for element in descendants(ancestor, "ContentItem"):
            href = element.get("Href")
            if href:
                return str(href)
        if local_name(ancestor) == "NewsItem":
            break
    return None


def _fields(place: Element | None) -> tuple[SourceField, ...]:
    if place is None:
        return ()
    out = []
    for name in ("ByLine", "CreditLine", "Creator", "Source", "Provider"):
        for element in descendants(place, name):
            words = words_of(element) or _party(element, name)
            if words and len(words) < 120:
                out.append(SourceField(name, words))
    return distinct_fields(out)


def _party(place: Element, name: str) -> str:
    """The name of the party in an element of the name: its own value, or the formal name."""
    for element in descendants(place, name):
        for party in descendants(element, "Party"):
            named = next((p.get("Value") for p in descendants(party, "Property") if p.get("FormalName") == "Name"), None)
            words = collapse(named or party.get("FormalName") or "")
            if words:
                return words
    return ""


def _language(item: Element) -> str | None:
    names = [e.get("FormalName") for e in descendants(item, "Language")]
    return next((found for n in names if (found := clean_language(n))), None) or nitf.language_of(item)


def _date(item: Element, *names: str) -> str | None:
    return next((d for n in names for e in descendants(item, n) if (d := clean_date(words_of(e)))), None)
