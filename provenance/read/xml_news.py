"""XML inputs: which known kind of news a document holds, and its items one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from provenance.errors import UnreadableInputError
from provenance.findings import Diagnostic, SourceText
from provenance.read import feed, newsml, newsml1
from provenance.read.articles import Article
from provenance.read.elements import Element
from provenance.read.nitf import read_nitf
from provenance.read.paths import Paths
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
    if name in newsml.ROOTS:
        return _news_items(root, newsml, notes, language)
    if name == "NewsML":
        return _news_items(root, newsml1, notes, language)
    if name in feed.ROOTS and (items := feed.find_items(root)):
        paths = Paths(root, is_xml=True)
        return _each(items, notes, lambda e, n: feed.read_item(e, root, paths, n, language), is_numbered=True)
    inner = next(descendants(root, "nitf", "newsItem", "NewsItem"), None)
    if inner is not None and local_name(inner) == "nitf":  # as the root, or in an agency's own envelope
        return _each([inner], notes, lambda e, n: read_nitf(e, n, language))
    if inner is not None:
        return _news_items(root, newsml if local_name(inner) == "newsItem" else newsml1, notes, language)
    if name in ("xmpmeta", "RDF") and next(descendants(root, "Description"), None) is not None:
        from provenance.read.picture import read_sidecar

        return iter((Article(read_sidecar(root, language, notes)),))
    if name in feed.ROOTS:
        raise UnreadableInputError("read.no-article", "a feed without items")
    raise UnreadableInputError("read.unknown-format", f"XML of the kind {name[:60]!r}, none of {_KINDS}")


def _news_items(root: Element, reader: Any, notes: list[Diagnostic], language: str | None) -> Iterator[Article]:
    """The items of a document in NewsML; `reader` is the module of its version."""
    paths = Paths(root, is_xml=True)
    return _each(reader.find_items(root), notes, lambda e, n: reader.read_item(e, paths, n, language))


def _each(items: list[Element], notes: list[Diagnostic], read: Read, *, is_numbered: bool = False) -> Iterator[Article]:
    """Each item as an article, numbered where there are several; what was noted of the document is said with each."""
    is_numbered = is_numbered or len(items) > 1
    for number, item in enumerate(items, 1):
        label = str(number) if is_numbered else ""
        try:
            yield Article(read(item, list(notes)), label)
        except UnreadableInputError as error:
            why = "; ".join((error.reason, *(n.message for n in notes)))
            yield Article(UnreadableInputError(error.code, why), label)
