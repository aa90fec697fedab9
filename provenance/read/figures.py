"""Which elements of a page are read whole as a picture with its caption, or as a caption alone."""

from __future__ import annotations

from provenance.read import hints
from provenance.read.elements import Element, children_of, element_hints, inner_text
from provenance.read.texts import collapse

CAPTION_LIMIT = 1800
_FEW = 8  # children of a figure that shows one quotation
_BOXES = frozenset({"div", "section", "picture", "center", "span", "p"})
_IMAGES = frozenset({"img", "amp-img", "picture"})
_SHOWN = frozenset({"img", "picture", "video", "amp-img", "noscript"})
_ARTICLE_PARTS = frozenset(
    {"h1", "h2", "h3", "h4", "figure", "figcaption", "article", "form", "nav", "ul", "table", "blockquote", "time"}
)
_LARGE = frozenset({"h1", "article", "figure", "form", "nav"})
_WORDED = frozenset({"p", "div", "span", "a", "em", "i", "strong", "b", "small", "cite", "button"})
_COUNTED = frozenset({"p", "div", "span", "a", "li", "em", "i", "strong", "b", "cite", "small"})
_NO_CAPTION = frozenset({"table", "blockquote", "h1"})


def is_figure(element: Element, tag: str, own: int) -> bool:
    """True for an element that is to be read whole as a picture with its caption, or as a caption alone."""
    if tag == "figure":
        return _is_plain_figure(element)
    if tag == "figcaption":
        return _fits(element) and not _names_who_is_quoted(element)
    if tag == "legend":
        return False
    if (own & hints.CAPTION and not own & hints.HIDDEN) or own & hints.CREDIT:
        return _is_short(element)
    return bool(own & hints.IMAGE) and not own & hints.OTHERS and tag in _BOXES and _is_image_box(element)


def _is_image_box(element: Element) -> bool:
    """A small container of one image and a short text that is no link: an image with its caption, without any
    class for it.
    """
    images = pictures = paragraphs = 0
    worded: list[Element] = []
    for e in element.iter():
        tag: str = e.tag
        if tag in _ARTICLE_PARTS:
            return False
        if tag in _WORDED:
            worded.append(e)
            paragraphs += tag == "p"
        elif tag in _IMAGES:
            pictures += 1
            images += tag == "img"
    if not pictures or images > 2 or paragraphs > 2:
        return False
    total = linked = 0
    for e in worded:
        if element_hints(e) & (hints.CAPTION | hints.CREDIT) and e is not element:
            return total < 1200 and _is_short(element)
        size = _own_length(e)
        total += size
        if e.tag in ("a", "button"):
            linked += size
    return 15 < total < 320 and linked * 4 < total


def _own_length(element: Element) -> int:
    """The length of an element's text outside of the elements in it, without the white space between them."""
    text: str = element.text or ""
    size = 0 if text.isspace() else len(text)
    for child in children_of(element):
        tail: str = child.tail or ""
        size += 0 if tail.isspace() else len(tail)
    return size


def _is_plain_figure(element: Element) -> bool:
    captions: list[Element] = []
    figures = 0
    has_text = has_title = is_shown = is_quoted = False
    for e in element.iter():
        tag: str = e.tag
        if tag == "figcaption":
            captions.append(e)
        elif tag == "figure":
            figures += 1
        elif tag in _SHOWN:
            is_shown = True
        elif tag in _NO_CAPTION:
            has_text = True
            has_title = has_title or tag == "h1"
            is_quoted = is_quoted or tag == "blockquote"
    if figures > 1 and len(captions) != 1:
        return False
    if is_quoted and not is_shown:
        return False
    if captions:
        return not has_title and all(_fits(e) for e in captions)
    return not has_text and is_shown and _is_short(element)


def _names_who_is_quoted(caption: Element) -> bool:
    """True for the caption of a figure that shows a quotation and no picture: it says whose words they are."""
    figure = next(caption.iterancestors("figure"), None)
    if figure is None or len(figure) > _FEW or next(figure.iter("blockquote"), None) is None:
        return False
    return next(figure.iter(*_SHOWN), None) is None


def _fits(element: Element) -> bool:
    """True where an element's text is no longer than a caption may be; a longer one is read as body."""
    return len(collapse(inner_text(element))) <= CAPTION_LIMIT


def _is_short(element: Element) -> bool:
    """Not a container of the article: little text, few paragraphs, no heading of a page."""
    if element.tag in _LARGE:
        return True
    paragraphs = total = 0
    for e in element.iter():
        tag: str = e.tag
        if tag in _LARGE:
            return False
        if tag not in _COUNTED:
            continue
        if tag == "p":
            paragraphs += 1
        text: str = e.text or ""
        tail: str = "" if e is element else e.tail or ""
        total += len(text) + len(tail)
        if paragraphs > 6 or total > CAPTION_LIMIT * 2:
            return False
    return total < CAPTION_LIMIT or _fits(element)
