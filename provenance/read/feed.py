"""RSS, Atom and news sitemaps: one article for each item, with its pictures' captions and credits."""

from __future__ import annotations

from provenance.errors import UnreadableInputError
from provenance.findings import Diagnostic, SourceField, SourceText
from provenance.read.bylines import split_byline
from provenance.read.dates import clean_date
from provenance.read.elements import Element
from provenance.read.fragment import read_fragment
from provenance.read.linked import unescape
from provenance.read.metadata import clean_language
from provenance.read.paths import Paths
from provenance.read.pieces import Picture, Piece, caption_piece, join_pieces, without_copies
from provenance.read.texts import collapse
from provenance.read.xml import children, descendants, first_words, local_name, words_of

ROOTS = frozenset({"rss", "feed", "RDF", "urlset"})
_DATES = ("pubDate", "published", "publication_date", "issued", "date", "created")
_CHANGED = ("updated", "modified")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def find_items(root: Element) -> list[Element]:
    """The items of a feed in its order."""
    return list(descendants(root, "url") if local_name(root) == "urlset" else descendants(root, "item", "entry"))


def read_item(item: Element, root: Element, paths: Paths, notes: list[Diagnostic], language: str | None) -> SourceText:
    """One item of a feed. Raises UnreadableInputError where it holds no text."""
    title = next((e for e in descendants(item, "title") if words_of(e)), None)
    pieces = [Piece("headline", _plain(title), paths.of(title))] if title is not None else []
    pieces += _body(item, paths, notes)
    for media in descendants(item, "content", "thumbnail", "image"):
        piece = _picture(media, item, paths)
        if piece is not None:
            pieces.append(piece)
    loose = _group_picture(item, paths)
    pieces = without_copies(pieces + loose)
    text, passages = join_pieces(pieces)
    if not passages:
        raise UnreadableInputError("read.no-text", "the item has neither title nor text")
    channel = next(children(root, "channel"), root)
    created, changed = _date(item, _DATES), _date(item, _CHANGED)
    return SourceText(
        text, passages, "application/atom+xml" if local_name(root) == "feed" else "application/rss+xml",
        language or _language(item, channel, root), _plain(title) if title is not None else None,
        _byline(item), created or changed, changed if created and changed != created else None,
        _publisher(item, channel) or None, tuple(notes), (), _link(item),
    )  # fmt: skip


def _plain(element: Element) -> str:
    return collapse(unescape(words_of(element)))


def _body(item: Element, paths: Paths, notes: list[Diagnostic]) -> list[Piece]:
    """The item's full text with its summary as the deck; the summary alone where there is no more."""
    full = next((e for e in children(item, "encoded", "content", "body") if "url" not in e.keys() and words_of(e)), None)  # noqa: SIM118
    summary = next((e for e in children(item, "description", "summary") if words_of(e)), None)
    out: list[Piece] = []
    if full is not None:
        out = read_fragment(_markup(full), paths.of(full), notes)
    if summary is None:
        return out
    if not any(p.kind == "paragraph" for p in out):
        return read_fragment(_markup(summary), paths.of(summary), notes) + out
    words = _plain(summary)
    if any(p.text.startswith(words[:50]) for p in out):
        return out
    return [Piece("deck", words, paths.of(summary)), *out]


def _markup(element: Element) -> str:
    """The markup that an element holds, escaped or as XHTML elements."""
    if len(element):
        from provenance.read.newsml import as_html

        return as_html(element)
    return element.text or ""


def _picture(media: Element, item: Element, paths: Paths) -> Piece | None:
    """The caption of one picture of the item, where the feed gives it."""
    own = next((e for e in children(media, "description", "caption", "text") if words_of(e)), None)
    if own is None:
        return None
    credits_ = tuple(SourceField("media:credit", w) for e in _credits(media, item) if (w := words_of(e)))
    src = media.get("url") or media.get("href") or first_words(media, "loc") or None
    return caption_piece(Picture(_plain(own), paths.of(own), src, None, credits_))


def _credits(media: Element, item: Element) -> list[Element]:
    """The credits of a picture: its own, else those of the group or item that holds this picture alone."""
    own = list(descendants(media, "credit"))
    if own:
        return own
    parent = media.getparent()
    if parent is None or sum(1 for _ in children(parent, "content")) > 1:
        return []
    return list(children(parent, "credit")) if parent is not item else list(children(item, "credit"))


def _group_picture(item: Element, paths: Paths) -> list[Piece]:
    """Captions that stand beside the pictures of a group or item instead of in them."""
    out = []
    for place in (item, *children(item, "group")):
        content = list(children(place, "content", "thumbnail"))
        found = [e for e in children(place, "description") if _is_media(e) and words_of(e)]
        if not found:
            continue
        credits_ = tuple(SourceField("media:credit", w) for e in children(place, "credit") if (w := words_of(e)))
        src = next((u for e in content if (u := e.get("url"))), None)
        piece = caption_piece(Picture(_plain(found[0]), paths.of(found[0]), src, None, credits_))
        if piece is not None:
            out.append(piece)
    return out


def _is_media(element: Element) -> bool:
    return "mrss" in element.tag or "search.yahoo.com" in element.tag


def _byline(item: Element) -> tuple[str, ...]:
    names: list[str] = []
    for element in children(item, "creator", "author"):
        words = first_words(element, "name") or words_of(element)
        if "@" in words and "(" in words:  # RSS 2.0 has "address (name)"
            words = words.partition("(")[2].rstrip(") ")
        names += split_byline(words)
    return tuple(dict.fromkeys(names))


def _publisher(item: Element, channel: Element) -> str:
    """The outlet: that of a sitemap's entry, the feed's source of the item, else the feed's own title."""
    named = next((words for e in descendants(item, "publication") if (words := first_words(e, "name"))), "")
    source = next((words for e in children(item, "source") if (words := first_words(e, "title") or words_of(e))), "")
    own = next((words for e in children(channel, "title") if (words := _plain(e))), "")
    return named or source or own


def _link(item: Element) -> str | None:
    for element in children(item, "link", "loc", "guid"):
        if element.get("rel", "alternate") == "alternate":
            address = element.get("href") or words_of(element)
            if address.startswith("http"):
                return str(address)
    return None


def _language(item: Element, channel: Element, root: Element) -> str | None:
    named = [words_of(e) for place in (item, channel) for e in descendants(place, "language")][:1]
    return next((found for w in (item.get(_LANGUAGE), *named, root.get(_LANGUAGE)) if (found := clean_language(w))), None)


def _date(item: Element, names: tuple[str, ...]) -> str | None:
    return next((d for n in names for e in descendants(item, n) if (d := clean_date(words_of(e)))), None)
