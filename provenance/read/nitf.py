"""NITF: the body of a story as agencies mark it up, alone or inside NewsML and JSON. Read leniently, as no agency's
files fit its schema.
"""

from __future__ import annotations

from collections.abc import Iterator

from provenance.errors import UnreadableInputError
from provenance.findings import Diagnostic, SourceField, SourceText
from provenance.read.bylines import split_byline
from provenance.read.dates import clean_date
from provenance.read.elements import Element
from provenance.read.metadata import clean_language
from provenance.read.paths import Paths
from provenance.read.pieces import Picture, Piece, caption_piece, distinct_fields, join_pieces, supplier_code, without_copies
from provenance.read.text import text_blocks
from provenance.read.texts import collapse
from provenance.read.xml import children, descendants, first_words, local_name, words_of

MEDIA_TYPE = "application/nitf+xml"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_WHOLE = {
    "p": "paragraph", "hl2": "paragraph", "h1": "paragraph", "h2": "paragraph", "h3": "paragraph", "tagline": "paragraph",
    "li": "list_item", "dd": "list_item", "bq": "blockquote", "blockquote": "blockquote", "note": "editor_note",
}  # fmt: skip
_BLOCKS = frozenset(
    {
        "media", "pre", "td", "th", "block", "table", "ul", "ol", "dl", "tr", "tbody", "thead", "div", "section", "hr",
        "body.content",
    }
)  # fmt: skip
_LONG_CELL = 60  # code points; a table's shorter cells are figures
_NO_TEXT = frozenset({"media-metadata", "media-reference", "bibliography", "script", "style", "lang"})


def read_nitf(root: Element, notes: list[Diagnostic], language: str | None) -> SourceText:
    """A story in NITF. Raises UnreadableInputError where it holds no text."""
    paths = Paths(root, is_xml=True)
    pieces = without_copies([*headlines(root, paths), *notes_of(root, paths), *body_pieces(root, paths)])
    text, passages = join_pieces(pieces)
    if not passages:
        raise UnreadableInputError("read.no-text", "the NITF story has neither headline nor body")
    created = _date(root, "date.issue") or _date(root, "story.date") or _date(root, "date.release")
    changed = _date(root, "date.release")
    return SourceText(
        text, passages, MEDIA_TYPE, language or language_of(root),
        next((p.text for p in pieces if p.kind == "headline"), None) or first_words(root, "title") or None,
        bylines(root), created, changed if changed != created else None, _publisher(root) or None,
        tuple(notes), source_fields(root),
    )  # fmt: skip


def headlines(root: Element, paths: Paths) -> list[Piece]:
    """The headline and the lines under it."""
    out: list[Piece] = []
    for element in descendants(root, "hl1", "hl2"):
        if any(local_name(a) == "body.content" for a in element.iterancestors()):
            continue
        words = words_of(element)
        kind = "headline" if local_name(element) == "hl1" and not any(p.kind == "headline" for p in out) else "deck"
        if words:
            out.append(Piece(kind, words, paths.of(element)))
    return out


def notes_of(root: Element, paths: Paths) -> list[Piece]:
    """What the agency tells editors: `ed-msg`, and kill or correction notices."""
    found = ((e, collapse(e.get("info") or "") or words_of(e)) for e in descendants(root, "ed-msg"))
    return [Piece("editor_note", words, paths.of(e)) for e, words in found if words]


def body_pieces(root: Element, paths: Paths) -> list[Piece]:
    """The body's passages in document order, pictures' captions among them."""
    found = list(descendants(root, "body.content", "body.end"))
    if not found:
        found = [e for e in descendants(root, "body") if not list(children(e, "body.head"))] or [root]
    return [piece for element in found for piece in _walk(element, paths)]


def _walk(element: Element, paths: Paths) -> Iterator[Piece]:
    """The pieces in an element; text that stands in no paragraph of its own is one."""
    loose: list[str] = [element.text or ""]

    def end_of_loose() -> Iterator[Piece]:
        words = collapse("".join(loose))
        loose.clear()
        if words:
            yield Piece("paragraph", words, paths.of(element))

    for child in element:
        name = local_name(child)
        if name in _WHOLE or name in _BLOCKS:
            yield from end_of_loose()
            yield from _block(child, name, paths)
        elif name not in _NO_TEXT:
            loose.extend(child.itertext())
        loose.append(child.tail or "")
    yield from end_of_loose()


def _block(element: Element, name: str, paths: Paths) -> Iterator[Piece]:
    if name == "media":
        piece = _picture(element, paths)
        if piece is not None:
            yield piece
    elif name == "pre":
        yield from text_blocks("".join(element.itertext()), paths.of(element))
    elif name in ("td", "th"):
        words = words_of(element)
        if len(words) > _LONG_CELL:
            yield Piece("paragraph", words, paths.of(element))
    elif name in _WHOLE and next(descendants(element, "media", "block"), None) is None:
        words = words_of(element)
        if words:
            yield Piece(_WHOLE[name], words, paths.of(element))
    else:
        yield from _walk(element, paths)


def _picture(media: Element, paths: Paths) -> Piece | None:
    reference = next(descendants(media, "media-reference"), None)
    caption = next(descendants(media, "media-caption"), None)
    place = caption if caption is not None else media
    src = reference.get("source") if reference is not None else None
    fields = tuple(
        SourceField(name, words)
        for name in ("media-producer", "media-credit", "credit")
        for element in descendants(media, name)
        if (words := words_of(element))
    )
    alt = reference.get("alternate-text") if reference is not None else None
    return caption_piece(Picture(words_of(caption), paths.of(place), src, alt, fields))


def bylines(root: Element) -> tuple[str, ...]:
    """The names of the byline, without titles."""
    names: list[str] = []
    for element in descendants(root, "byline"):
        people = [words for e in descendants(element, "person") if (words := words_of(e))]
        own = collapse((element.text or "") + "".join((c.tail or "") for c in element)) if not people else ""
        names += people or split_byline(own or words_of(element))
    return tuple(dict.fromkeys(n for n in names if len(n) < 80))


def source_fields(root: Element) -> tuple[SourceField, ...]:
    """The fields that name sources: byline title, previous handlers, distributor."""
    out: list[SourceField] = []
    for name in ("byttl", "from-src", "copyrite.holder", "distributor", "rights.owner"):
        for element in descendants(root, name):
            words = collapse(element.get("src-name") or "") or words_of(element)
            words = supplier_code(words) if name == "byttl" else words
            if words and len(words) < 120:
                out.append(SourceField(name, words))
    return distinct_fields(out)


def language_of(root: Element) -> str | None:
    """The language that a document names for itself, wherever its format says so."""
    for element in (root, *descendants(root, "body", "language", "lang", "Language")):
        for key in (_LANGUAGE, "lang", "baselang", "tag", "FormalName"):
            found = clean_language(element.get(key))
            if found:
                return found
    return None


def _publisher(root: Element) -> str:
    holder = next((h for e in descendants(root, "doc.copyright") if (h := e.get("holder"))), "")
    return first_words(root, "distributor") or collapse(holder) or first_words(root, "rights.owner", "copyrite.holder")


def _date(root: Element, name: str) -> str | None:
    return next((d for e in descendants(root, name) if (d := clean_date(e.get("norm") or words_of(e)))), None)
