"""XML inputs: which known kind of news a document holds, and its items one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from provenance.errors import UnreadableInputError
from provenance.findings import Diagnostic, SourceText
from provenance.read import feed, newsml, newsml1
from provenance.read.articles import Article, article_of
from provenance.read.layout import Element
from provenance.read.nitf import read_nitf
from provenance.read.xml import descendants, local_name, parse_xml

_KINDS = "NewsML-G2, NewsML 1.x, NITF, RSS, Atom, XMP"
Read = Callable[[Element, list[Diagnostic]], SourceText]


def read_xml(content: bytes, language: str | None) -> Iterator[Article]:
    """The articles of an XML input in their order; an item without text carries its error.

    Raises UnreadableInputError where nothing can be made of the input, or it is no known kind of news.
    """
    notes: list[Diagnostic] = []
    root = parse_xml(content, notes)
    name = local_name(root)
    if name == "nitf":
        return iter((Article(read_nitf(root, notes, language)),))
    if name in newsml.ROOTS:
        return _each(newsml.find_items(root), notes, lambda e, n: newsml.read_item(e, n, language))
    if name == "NewsML":
        return _each(newsml1.find_items(root), notes, lambda e, n: newsml1.read_item(e, n, language))
    if name in feed.ROOTS and (items := feed.find_items(root)):
        return _each(items, notes, lambda e, n: feed.read_item(e, root, n, language), is_numbered=True)
    inner = next(descendants(root, "nitf", "newsItem", "NewsItem"), None)
    if inner is not None:  # an agency's own envelope
        return _inside(root, inner, notes, language)
    if name in ("xmpmeta", "RDF") and next(descendants(root, "Description"), None) is not None:
        from provenance.read.picture import read_sidecar

        return iter((Article(read_sidecar(root, language, notes)),))
    if name in feed.ROOTS:
        raise UnreadableInputError("read.no-article", "a feed without items")
    raise UnreadableInputError("read.unknown-format", f"XML of the kind {name[:60]!r}, none of {_KINDS}")


def _inside(root: Element, inner: Element, notes: list[Diagnostic], language: str | None) -> Iterator[Article]:
    kind = local_name(inner)
    if kind == "nitf":
        return iter((Article(read_nitf(inner, notes, language)),))
    if kind == "newsItem":
        return _each(newsml.find_items(root), notes, lambda e, n: newsml.read_item(e, n, language))
    return _each(newsml1.find_items(root), notes, lambda e, n: newsml1.read_item(e, n, language))


def _each(items: list[Element], notes: list[Diagnostic], read: Read, *, is_numbered: bool = False) -> Iterator[Article]:
    """Each item as an article, numbered where there are several; what was noted of the document is said with each."""
    is_numbered = is_numbered or len(items) > 1
    for number, item in enumerate(items, 1):
        yield article_of(lambda item=item: read(item, list(notes)), str(number) if is_numbered else "")  # type: ignore[misc]
