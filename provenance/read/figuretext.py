"""The words of a figure, its caption or its credit, and which of them the page marks as the credit."""

from __future__ import annotations

from provenance.read import hints
from provenance.read.creditline import begins_with_label
from provenance.read.elements import Element, children_of, element_hints, has_inside
from provenance.read.texts import squeeze
from provenance.spans import Span, trim

_BLOCKS = frozenset(
    {
        "p", "div", "li", "ul", "ol", "dl", "dd", "dt", "section", "figcaption", "figure", "h1", "h2", "h3", "h4",
        "h5", "h6", "header", "footer", "br", "blockquote", "table", "tr", "td"
    }
)  # fmt: skip
_NO_TEXT = frozenset(
    {
        "script", "style", "svg", "button", "noscript", "template", "select", "input", "textarea", "iframe",
        "object", "video", "audio", "form", "nav"
    }
)  # fmt: skip
_PARTS = ("figcaption", "div", "span", "p", "cite", "small", "figure")
_WORDED = ("span", "div", "p", "small", "cite")
_WRAPPED = frozenset({"span", "p", "div", "cite"})
_OWN_IMAGE = frozenset({"img", "figcaption"})
_STOPS = frozenset(".!?…。”»)")


def text_and_credit(element: Element) -> tuple[str, Span | None]:
    """The text of a figure with one space for white space, and the span in it that the page marks as the credit."""
    return _join(_caption_parts(element))


def _caption_parts(element: Element) -> list[tuple[str, bool]]:
    """`(text, is credit)` pieces of a figure: its figcaption and credit elements, else all its text."""
    parts: list[tuple[str, bool]] = []
    if element.tag == "figure":
        named = _named_parts(element)
        if named:
            has_credit = False
            for e in named:
                is_credit = element_hints(e) & hints.CREDIT != 0
                has_credit = has_credit or is_credit
                _add_pieces(parts, e, is_credit)
                parts.append((" ", False))
            if not has_credit:
                beside = _labelled_beside(element, named)
                if beside is not None:
                    parts.append((beside, True))
            return parts
    _add_pieces(parts, element, element_hints(element) & hints.CREDIT != 0)
    return parts


def _named_parts(figure: Element) -> list[Element]:
    """Figcaption, caption and credit elements of a figure, the outermost of each nest, in order."""
    out: list[Element] = []
    inside: set[Element] = set()
    for e in figure.iterdescendants(*_PARTS):
        if inside and e.getparent() in inside:
            inside.add(e)
        elif e.tag == "figcaption" or (
            e.tag != "figure" and element_hints(e) & (hints.CAPTION | hints.CREDIT) and not has_inside(e, _OWN_IMAGE)
        ):
            out.append(e)
            inside.add(e)
    return out


def _labelled_beside(figure: Element, named: list[Element]) -> str | None:
    """What a figure, in which nothing is marked as the credit, prints outside of its caption and begins with a picture
    word ("Photo: X").
    """
    for e in figure.iterdescendants(*_WORDED):
        words: str = e.text or ""
        if 3 < len(words) < 160 and begins_with_label(words) and not any(_is_within(e, part) for part in named):
            return words
    return None


def _is_within(element: Element, other: Element) -> bool:
    return element is other or any(above is other for above in element.iterancestors())


def _add_pieces(parts: list[tuple[str, bool]], element: Element, is_credit: bool) -> None:
    text: str = element.text or ""
    if text:
        parts.append((text, is_credit))
    for child in children_of(element):
        tag: str = child.tag
        if tag not in _NO_TEXT:
            own = element_hints(child)
            if not own & hints.HIDDEN:
                is_block = tag in _BLOCKS
                if is_block:
                    parts.append((" ", False))
                _add_pieces(parts, child, is_credit or (own & hints.CREDIT != 0 and not _wraps_caption(child)))
                if is_block:
                    parts.append((" ", False))
        tail: str = child.tail or ""
        if tail:
            parts.append((tail, is_credit))


def _wraps_caption(element: Element) -> bool:
    """A "caption-credit" wrapper around both: it has a caption or credit element of its own inside."""
    for child in children_of(element):
        if child.tag in _WRAPPED and element_hints(child) & (hints.CAPTION | hints.CREDIT):
            return True
        if len(child) and _wraps_caption(child):
            return True
    return False


def _join(parts: list[tuple[str, bool]]) -> tuple[str, Span | None]:
    """The collapsed text of the pieces, and the span of their last run of credit pieces (marks between do not
    part it).
    """
    out: list[str] = []
    length = 0
    start = end = -1
    last = None
    for piece, is_credit in parts:
        text = squeeze(piece)
        if text.startswith(" ") and (not out or out[-1].endswith(" ")):
            text = text[1:]
        if not text:
            continue
        if out and text[0] != " " and out[-1][-1] in _STOPS and text[0].isalpha():
            text = " " + text
        has_words = any(ch.isalnum() for ch in text)
        if is_credit and has_words:
            if last is not True:
                start = length
            end = length + len(text)
            last = True
        elif has_words:
            last = False
        out.append(text)
        length += len(text)
    whole = "".join(out)
    if start < 0:
        return whole, None
    span = trim(whole, start, end)
    return whole, span if span.end > span.start else None
