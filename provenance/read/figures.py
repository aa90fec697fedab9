"""Which elements of a page are read whole as a picture with its caption, or as a caption alone."""

from __future__ import annotations

from provenance.read import hints
from provenance.read.layout import Element, collapse, element_hints

CAPTION_LIMIT = 1800
_ARTICLE_PARTS = (
    *("h1", "h2", "h3", "h4", "figure", "figcaption", "article", "form", "nav", "ul", "table", "blockquote", "time"),
)


def is_figure(element: Element, tag: str, own: int) -> bool:
    """True for an element that is to be read whole as a picture with its caption, or as a caption alone."""
    if tag == "figure":
        return _is_plain_figure(element)
    if tag == "figcaption":
        return _fits(element)
    if tag == "legend":
        return False
    if (own & hints.CAPTION and not own & hints.HIDDEN) or own & hints.CREDIT:
        return _is_short(element)
    return (
        bool(own & hints.IMAGE)
        and not own & hints.OTHERS
        and tag in ("div", "section", "picture", "center", "span", "p")
        and _is_image_box(element)
    )


def _is_image_box(element: Element) -> bool:
    """A small container of one image and a short text that is no link: an image with its caption, without any
    class for it.
    """
    if next(element.iter("img", "amp-img", "picture"), None) is None:
        return False
    if next(element.iter(*_ARTICLE_PARTS), None) is not None:
        return False
    if sum(1 for _ in element.iter("img")) > 2 or sum(1 for _ in element.iter("p")) > 2:
        return False
    total = linked = 0
    for e in element.iter("p", "div", "span", "a", "em", "i", "strong", "b", "small", "cite", "button"):
        own = element_hints(e)
        if own & (hints.CAPTION | hints.CREDIT) and e is not element:
            return total < 1200 and _is_short(element)
        size = len(e.text or "") + sum(len(c.tail or "") for c in e)
        total += size
        linked += size if e.tag in ("a", "button") else 0
    return 15 < total < 320 and linked * 4 < total


def _is_plain_figure(element: Element) -> bool:
    inner = list(element.iter("figure", "figcaption", "table", "blockquote", "h1"))
    figures = sum(1 for e in inner if e.tag == "figure") - 1
    captions = sum(1 for e in inner if e.tag == "figcaption")
    if figures > 0 and (captions > 1 or captions == 0):
        return False
    if captions:
        return not any(e.tag == "h1" for e in inner) and all(_fits(e) for e in inner if e.tag == "figcaption")
    if any(e.tag in ("table", "blockquote", "h1") for e in inner):
        return False
    return next(element.iter("img", "picture", "video", "amp-img", "noscript"), None) is not None and _is_short(element)


def _fits(element: Element) -> bool:
    """True where an element's text is no longer than a caption may be; a longer one is read as body."""
    return len(collapse("".join(element.itertext()))) <= CAPTION_LIMIT


def _is_short(element: Element) -> bool:
    """Not a container of the article: little text, few paragraphs, no heading of a page."""
    paragraphs = 0
    for e in element.iter("p", "h1", "article", "figure", "form", "nav"):
        if e.tag != "p":
            return e is element
        paragraphs += 1
    if paragraphs > 6:
        return False
    total = 0
    for piece in element.itertext("p", "div", "span", "a", "li", "em", "i", "strong", "b", "cite", "small"):
        total += len(piece)
        if total > CAPTION_LIMIT * 2:
            return False
    return total < CAPTION_LIMIT or _fits(element)
