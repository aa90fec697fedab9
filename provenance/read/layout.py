"""One walk over a parsed page: its text blocks, images and figures in document order, with the containers they lie in.

A block is what a reader sees as one: the text between two block-level bounds (`<p>`, `<div>`, two `<br>`). Nothing is
judged here; body.py and captions.py do that on the flat lists.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from provenance.read import hints

Element = Any  # lxml's elements carry no usable types

_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "output",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "slot",
    ]
)
_SKIP = frozenset(
    [
        "script",
        "style",
        "svg",
        "math",
        "noscript",
        "template",
        "select",
        "option",
        "input",
        "textarea",
        "iframe",
        "object",
        "embed",
        "canvas",
        "audio",
        "map",
        "nav",
        "dialog",
        "head",
        "meta",
        "link",
        "title",
        "colgroup",
        "progress",
        "meter",
        "datalist",
        "ins-ad",
    ]
)
_IMAGES = frozenset({"img", "amp-img", "picture", "video", "image", "gu-island-image"})
# A menu or a list of links that holds none of these can be no part of an article: it is not even walked.
_CONTENT = ("p", "h1", "figure", "figcaption", "br", "blockquote", "article")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_FURNITURE_TAGS = frozenset({"footer", "aside", "nav", "menu"})


class Block:
    """A run of text: its element, the kind by tags (`p`, `h1`, `li`, `blockquote`, `div` ...), its container's
    number.
    """

    __slots__ = ("element", "hints", "kind", "links", "node", "order", "text", "zone")

    def __init__(
        self, element: Element, kind: str, text: str, links: int, node: int, zone: int, order: int, hint: int
    ) -> None:
        self.element = element
        self.kind = kind
        self.text = text
        self.links = links
        self.node = node
        self.zone = zone
        self.order = order
        self.hints = hint


class Picture:
    """An image, or a figure with its caption element: to be read by captions.py."""

    __slots__ = ("element", "hints", "in_link", "is_figure", "node", "order", "zone")

    def __init__(
        self, element: Element, is_figure: bool, node: int, zone: int, order: int, hint: int, in_link: bool
    ) -> None:
        self.element = element
        self.is_figure = is_figure
        self.node = node
        self.zone = zone
        self.order = order
        self.hints = hint
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


def element_hints(element: Element) -> int:
    """The flags of hints.py that an element's own attributes give."""
    get = element.get
    words = get("class")
    out = hints.read_hints(words) if words else 0
    words = get("id") or get("data-testid") or get("itemprop")
    if words:
        out |= hints.read_hints(words)
    if get("hidden") is not None:
        out |= hints.FURNITURE
    return out


def collapse(text: str) -> str:
    """White-space runs as one space, none at the ends; no-break spaces stay as they are."""
    if "\n" in text or "  " in text or "\t" in text or "\r" in text or "\f" in text or "\v" in text:
        text = _SPACE.sub(" ", text)
    return text.strip(" ")


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

    def run(self, body: Element) -> Layout:
        self.block(body, body.tag, -1, -1, "div", element_hints(body) & ~hints.FURNITURE)
        return self.out

    def flush(self, element: Element, kind: str, node: int, zone: int, hint: int) -> None:
        if self.buffer:
            text = collapse("".join(self.buffer))
            self.buffer.clear()
            if text and text != "\u00a0":
                self.order += 1
                self.out.blocks.append(Block(element, kind, text, self.links, node, zone, self.order, hint))
        self.links = 0

    def block(self, element: Element, tag: str, parent: int, zone: int, kind: str, hint: int) -> None:
        out = self.out
        node = len(out.parents)
        out.parents.append(parent)
        out.elements.append(element)
        out.node_hints.append(hint)
        if (hint & hints.FURNITURE or tag in _FURNITURE_TAGS) and tag not in ("html", "body", "main"):
            out.zone_parents.append(zone)
            out.zone_elements.append(element)
            out.zone_hints.append(hint)
            zone = len(out.zone_parents) - 1
        if tag == "blockquote" or kind == "blockquote":
            kind = "blockquote"
            # A quotation or an embedded post is the article's own, in whatever widget it stands.
            if (
                tag == "blockquote"
                and zone >= 0
                and not out.zone_hints[zone] & hints.OTHERS
                and out.zone_elements[zone].tag == "div"
            ):
                zone = out.zone_parents[zone]
        elif tag == "li":
            kind = "li"
        elif tag == "p":
            kind = "li" if kind == "li" else "p"
        elif tag in _HEADINGS or (kind not in _HEADINGS and kind != "li"):
            kind = tag
        text = element.text
        if text and text.strip(" \n\t\r"):
            if self.link_depth:
                self.links += len(text)
            self.buffer.append(text)
        self.children(element, element, node, zone, kind, hint)
        self.flush(element, kind, node, zone, hint)

    def children(self, element: Element, owner: Element, node: int, zone: int, kind: str, hint: int) -> None:
        buffer = self.buffer
        for child in element:
            tag = child.tag
            if tag in _INLINE:
                self.inline(child, tag, owner, node, zone, kind, hint)
            elif tag == "br":
                self.breaks += 1
                buffer.append(" ")
                if self.breaks > 1:
                    self.flush(owner, kind, node, zone, hint)
            elif tag == "button":
                if next(child.iter("img", "figcaption"), None) is not None:
                    self.other(child, tag, owner, node, zone, kind, hint)
            elif tag not in _SKIP and type(tag) is str:
                self.other(child, tag, owner, node, zone, kind, hint)
            tail = child.tail
            if tail:
                if not tail.isspace():
                    self.breaks = 0
                    if self.link_depth:
                        self.links += len(tail)
                    buffer.append(tail)
                elif buffer:
                    buffer.append(" ")

    def other(self, child: Element, tag: str, owner: Element, node: int, zone: int, kind: str, hint: int) -> None:
        """A block-level element, an image or a figure."""
        own = element_hints(child)
        is_image = tag in _IMAGES
        if is_image or self.is_figure(child, tag, own):
            if not is_image:
                self.flush(owner, kind, node, zone, hint)
            self.order += 1
            self.out.pictures.append(Picture(child, not is_image, node, zone, self.order, own, self.link_depth > 0))
            return
        if own & hints.HIDDEN or (
            (own & hints.OTHERS or tag == "footer") and next(child.iter(*_CONTENT), None) is None
        ):
            return
        self.flush(owner, kind, node, zone, hint)
        self.block(child, tag, node, zone, kind, own)
        self.breaks = 0

    def inline(self, child: Element, tag: str, owner: Element, node: int, zone: int, kind: str, hint: int) -> None:
        own = element_hints(child) if tag in ("span", "a", "label", "small", "cite") else 0
        if own:
            if own & hints.HIDDEN:
                return
            if own & (hints.CAPTION | hints.CREDIT) and self.is_figure(child, tag, own):
                self.flush(owner, kind, node, zone, hint)
                self.order += 1
                self.out.pictures.append(Picture(child, True, node, zone, self.order, own, self.link_depth > 0))
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
            self.children(child, owner, node, zone, kind, hint)
        if tag == "a":
            self.link_depth -= 1
