"""One walk over a parsed page: its text blocks, images and figures in document order, with the containers they lie in.

A block is what a reader sees as one: the text between two block-level bounds (`<p>`, `<div>`, two `<br>`). Nothing is
judged here; body.py and captions.py do that on the flat lists.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from provenance.read import hints

Element = Any  # lxml's elements carry no usable types

_INLINE = frozenset(
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
        "ins", "kbd", "label", "mark", "nobr", "output", "q", "rp", "rt", "ruby", "s", "samp", "small", "span",
        "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "slot"
    }
)  # fmt: skip
_SKIP = frozenset(
    {
        "script", "style", "svg", "math", "noscript", "template", "select", "option", "input", "textarea", "iframe",
        "object", "embed", "canvas", "audio", "map", "nav", "dialog", "head", "meta", "link", "title", "colgroup",
        "progress", "meter", "datalist", "amp-ad", "amp-embed", "amp-analytics", "amp-iframe", "amp-sidebar", "amp-consent",
        "amp-sticky-ad",
    }
)  # fmt: skip
_IMAGES = frozenset({"img", "amp-img", "picture", "video", "image"})
# A menu or a list of links that holds none of these can be no part of an article: it is not even walked.
_CONTENT = ("p", "h1", "figure", "figcaption", "br", "blockquote", "article")
_HINTED_INLINE = frozenset({"span", "a", "label", "small", "cite"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NAMING = {"id": 4, "data-testid": 3, "data-gu-name": 2, "itemprop": 1}  # the first of these that an element has
_FIGURES = frozenset({"figure", "figcaption"})
_FIGURE_HINTS = hints.CAPTION | hints.CREDIT | hints.IMAGE  # without one of these only the tags above are figures
# Code points of paragraphs outside of page furniture after which other stories, comments and footers are passed by.
_ENOUGH = 1500
_FURNITURE_TAGS = frozenset({"footer", "aside", "nav", "menu"})


class Place(NamedTuple):
    """Where text stands: its block-level element, the kind by tags, the numbers of container and zone, its hints."""

    element: Element
    kind: str
    node: int
    zone: int
    hints: int


class Block:
    """A run of text: its element, the kind by tags (`p`, `h1`, `li`, `blockquote`, `div` ...), its container's number,
    the code points of link text in it (`links`), and its number in document order.
    """

    __slots__ = ("element", "hints", "kind", "links", "node", "order", "text", "zone")

    def __init__(self, place: Place, text: str, links: int, order: int) -> None:
        self.element, self.kind, self.node, self.zone, self.hints = place
        self.text = text
        self.links = links
        self.order = order


class Picture:
    """An image, or a figure with its caption element: to be read by captions.py."""

    __slots__ = ("element", "in_link", "is_figure", "node", "order", "zone")

    def __init__(self, element: Element, is_figure: bool, place: Place, order: int, in_link: bool) -> None:
        self.element = element
        self.is_figure = is_figure
        self.node = place.node
        self.zone = place.zone
        self.order = order
        self.in_link = in_link


class Layout:
    """The page as flat lists. `parents[n]` is the container of container n (-1 at the top); zones are page
    furniture.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.pictures: list[Picture] = []
        self.parents: list[int] = []
        self.elements: list[Element] = []
        self.node_hints: list[int] = []
        self.zone_parents: list[int] = []
        self.zone_elements: list[Element] = []
        self.zone_hints: list[int] = []


_place = tuple.__new__  # half the time of the class's own constructor


def element_hints(element: Element) -> int:
    """The flags of hints.py that an element's own attributes give."""
    attributes = element.items()  # one call: to look up one attribute takes as long as to list all
    if not attributes:
        return 0
    if len(attributes) == 1 and attributes[0][0] == "class":
        return hints.read_hints(attributes[0][1])
    out = 0
    name_rank = 0
    words = ""
    for name, value in attributes:
        if name == "class":
            out |= hints.read_hints(value)
        elif name in _NAMING:
            if value and _NAMING[name] > name_rank:
                name_rank, words = _NAMING[name], value
        elif name == "hidden":
            out |= hints.FURNITURE
    return out | hints.read_hints(words) if words else out


def squeeze(text: str) -> str:
    """White-space runs as one space; no-break spaces stay as they are. Three times as fast as a pattern."""
    if "\n" in text or "\t" in text:
        text = text.replace("\n", " ").replace("\t", " ")
    if "\r" in text or "\f" in text or "\v" in text:
        text = text.replace("\r", " ").replace("\f", " ").replace("\v", " ")
    if "  " in text:
        text = text.replace("        ", " ")
        while "  " in text:
            text = text.replace("  ", " ")
    return text


def collapse(text: str) -> str:
    """White-space runs as one space, none at the ends."""
    return squeeze(text).strip(" ")


def lay_out(body: Element, is_figure: Callable[[Element, str, int], bool]) -> Layout:
    """Walk a page's body. `is_figure(element, tag, hints)` tells which elements are handed on whole, as pictures."""
    return _Walker(is_figure).run(body)


class _Walker:
    def __init__(self, is_figure: Callable[[Element, str, int], bool]) -> None:
        self.out = Layout()
        self.is_figure = is_figure
        self.buffer: list[str] = []
        self.links = 0
        self.link_depth = 0
        self.order = 0
        self.breaks = 0
        self.prose = 0

    def run(self, body: Element) -> Layout:
        self.block(body, body.tag, Place(body, "div", -1, -1, 0), element_hints(body) & ~hints.FURNITURE)
        return self.out

    def flush(self, place: Place) -> None:
        """End the block that was being gathered."""
        if self.buffer:
            text = collapse("".join(self.buffer))
            self.buffer.clear()
            if text and text != "\u00a0":
                self.order += 1
                self.out.blocks.append(Block(place, text, self.links, self.order))
                if place[1] == "p" and place[3] < 0 and not self.links and len(text) > 80:
                    self.prose += len(text)
        self.links = 0

    def block(self, element: Element, tag: str, outer: Place, hint: int) -> None:
        """A block-level element: a container of its own, perhaps a zone, and what is in it."""
        out = self.out
        node = len(out.parents)
        out.parents.append(outer.node)
        out.elements.append(element)
        out.node_hints.append(hint)
        zone = outer.zone
        if (hint & hints.FURNITURE or tag in _FURNITURE_TAGS) and tag not in ("html", "body", "main"):
            out.zone_parents.append(zone)
            out.zone_elements.append(element)
            out.zone_hints.append(hint)
            zone = len(out.zone_parents) - 1
        if tag == "blockquote" and zone >= 0 and not out.zone_hints[zone] & hints.OTHERS:
            # A quotation or an embedded post is the article's own, in whatever widget it stands.
            zone = out.zone_parents[zone] if out.zone_elements[zone].tag == "div" else zone
        place = _place(Place, (element, _kind(tag, outer.kind), node, zone, hint))
        text = element.text
        if text and not text.isspace():
            if self.link_depth:
                self.links += len(text)
            self.buffer.append(text)
        self.children(element, place)
        if self.buffer:
            self.flush(place)
        self.links = 0

    def children(self, element: Element, place: Place) -> None:
        """The children of an element, each with the text after it."""
        buffer = self.buffer
        for child in element:
            tag = child.tag
            if tag in _INLINE:
                self.inline(child, tag, place)
            elif tag == "br":
                self.breaks += 1
                buffer.append(" ")
                if self.breaks > 1:
                    self.flush(place)
            elif tag == "button":
                if next(child.iter("img", "figcaption"), None) is not None:
                    self.other(child, tag, place)
            elif tag not in _SKIP and type(tag) is str:
                self.other(child, tag, place)
            tail = child.tail
            if tail and (buffer or not tail.isspace()):
                if not tail.isspace():
                    self.breaks = 0
                    if self.link_depth:
                        self.links += len(tail)
                    buffer.append(tail)
                elif buffer:
                    buffer.append(" ")

    def other(self, child: Element, tag: str, place: Place) -> None:
        """A block-level element, an image or a figure."""
        own = element_hints(child)
        is_image = tag in _IMAGES
        if is_image or ((own & _FIGURE_HINTS or tag in _FIGURES) and self.is_figure(child, tag, own)):
            if not is_image:
                self.flush(place)
            self.picture(child, not is_image, place)
            return
        if own & hints.HIDDEN:
            return
        if (own & hints.OTHERS or tag == "footer") and (self.prose > _ENOUGH or next(child.iter(*_CONTENT), None) is None):
            return
        if self.buffer:
            self.flush(place)
        self.links = self.breaks = 0
        if len(child) or not _is_blank(child.text):
            self.block(child, tag, place, own)
            self.breaks = 0

    def picture(self, element: Element, is_figure: bool, place: Place) -> None:
        """Note an image or figure with its number in document order."""
        self.order += 1
        self.out.pictures.append(Picture(element, is_figure, place, self.order, self.link_depth > 0))

    def inline(self, child: Element, tag: str, place: Place) -> None:
        """An element that goes on in the line; a caption or credit in one is a picture's."""
        own = element_hints(child) if tag in _HINTED_INLINE else 0
        if own:
            if own & hints.HIDDEN:
                return
            if own & (hints.CAPTION | hints.CREDIT) and self.is_figure(child, tag, own):
                self.flush(place)
                self.picture(child, True, place)
                return
        if tag == "a":
            self.link_depth += 1
        text = child.text
        if text:
            if not text.isspace():
                self.breaks = 0
            if self.link_depth:
                self.links += len(text)
            self.buffer.append(text)
        if len(child):
            self.children(child, place)
        if tag == "a":
            self.link_depth -= 1


def _is_blank(text: str | None) -> bool:
    return not text or text.isspace()


def _kind(tag: str, outer: str) -> str:
    """The kind of a block by its tag and the kind of the block around it: a `p` in an `li` is an `li`."""
    if tag == "blockquote" or outer == "blockquote":
        return "blockquote"
    if tag == "li" or (tag == "p" and outer == "li"):
        return "li"
    if tag == "p" or tag in _HEADINGS or (outer not in _HEADINGS and outer != "li"):
        return tag
    return outer
