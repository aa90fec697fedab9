"""One walk over a parsed page: its text blocks, images and figures in document order, with the containers they lie in.

A block is what a reader sees as one: the text between two block-level bounds (`<p>`, `<div>`, two `<br>`). Nothing is
judged here; body.py and captions.py do that on the flat lists.
"""

from __future__ import annotations

from provenance.read import hints
from provenance.read.elements import Element, children_of, element_hints, has_inside
from provenance.read.figures import is_figure
from provenance.read.texts import collapse

# What a tag is to the walk. Unknown tags are blocks.
_INLINE = 1
_HINTED = 2  # an inline tag that may carry a caption, or be hidden
_SKIP = 4
_IMAGE = 8
_FIGURE = 16
_FURNITURE = 32
_BREAK = 64
_BUTTON = 128
_TAGS: dict[str, int] = {
    "br": _BREAK, "button": _BUTTON, "figure": _FIGURE, "figcaption": _FIGURE, "footer": _FURNITURE, "aside": _FURNITURE,
    "menu": _FURNITURE,
    **dict.fromkeys((
        "abbr", "acronym", "b", "bdi", "bdo", "big", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark",
        "nobr", "output", "q", "rp", "rt", "ruby", "s", "samp", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
        "wbr", "slot",
    ), _INLINE),
    **dict.fromkeys(("a", "cite", "label", "small", "span"), _INLINE | _HINTED),
    **dict.fromkeys((
        "script", "style", "svg", "math", "noscript", "template", "select", "option", "input", "textarea", "iframe",
        "object", "embed", "canvas", "audio", "map", "nav", "dialog", "head", "meta", "link", "title", "colgroup",
        "progress", "meter", "datalist", "amp-ad", "amp-embed", "amp-analytics", "amp-iframe", "amp-sidebar", "amp-consent",
        "amp-sticky-ad",
    ), _SKIP),
    **dict.fromkeys(("img", "amp-img", "picture", "video", "image"), _IMAGE),
}  # fmt: skip
# A menu or a list of links that holds none of these can be no part of an article: it is not even walked.
_CONTENT = frozenset({"p", "h1", "figure", "figcaption", "br", "blockquote", "article"})
_PICTURES = frozenset({"img", "figcaption"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TOPS = frozenset({"html", "body", "main"})
_FIGURE_HINTS = hints.CAPTION | hints.CREDIT | hints.IMAGE  # without one of these only the tags above are figures
# Code points of paragraphs outside of page furniture after which other stories, comments and footers are passed by.
_ENOUGH = 1500


class Place:
    """Where text stands: its block-level element, the kind by tags, the numbers of container and zone, its hints."""

    __slots__ = ("element", "hints", "kind", "node", "zone")

    def __init__(self, element: Element, kind: str, node: int, zone: int, hint: int) -> None:
        self.element = element
        self.kind = kind
        self.node = node
        self.zone = zone
        self.hints = hint


class Block:
    """A run of text: its element, the kind by tags (`p`, `h1`, `li`, `blockquote`, `div` ...), its container's number,
    the code points of link text in it (`links`), and its number in document order.
    """

    __slots__ = ("element", "hints", "kind", "links", "node", "order", "text", "zone")

    def __init__(self, place: Place, text: str, links: int, order: int) -> None:
        self.element = place.element
        self.kind = place.kind
        self.node = place.node
        self.zone = place.zone
        self.hints = place.hints
        self.text = text
        self.links = links
        self.order = order


class Picture:
    """An image, or a figure with its caption element: to be read by captions.py."""

    __slots__ = ("element", "in_link", "is_figure", "node", "order", "zone")

    def __init__(self, element: Element, whole: bool, place: Place, order: int, in_link: bool) -> None:
        self.element = element
        self.is_figure = whole
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
        self.tags: list[str] = []
        self.node_hints: list[int] = []
        self.zone_parents: list[int] = []
        self.zone_elements: list[Element] = []
        self.zone_hints: list[int] = []


def lay_out(body: Element) -> Layout:
    """Walk a page's body. Figures, and what its class or its content says to be one, are kept whole, as pictures."""
    return _Walker().run(body)


class _Walker:
    def __init__(self) -> None:
        self.out = Layout()
        self.buffer: list[str] = []
        self.links = 0
        self.link_depth = 0
        self.order = 0
        self.breaks = 0
        self.prose = 0

    def run(self, body: Element) -> Layout:
        tag: str = body.tag
        self.block(body, tag, _TAGS.get(tag, 0), Place(body, "div", -1, -1, 0), element_hints(body) & ~hints.FURNITURE)
        return self.out

    def flush(self, place: Place) -> None:
        """End the block that was being gathered."""
        if self.buffer:
            text = collapse("".join(self.buffer))
            self.buffer.clear()
            if text and text != "\u00a0":
                self.order += 1
                self.out.blocks.append(Block(place, text, self.links, self.order))
                if place.zone < 0 and not self.links and place.kind == "p" and len(text) > 80:
                    self.prose += len(text)
        self.links = 0

    def block(self, element: Element, tag: str, sort: int, outer: Place, hint: int) -> None:
        """A block-level element: a container of its own, perhaps a zone, and what is in it."""
        out = self.out
        node = len(out.parents)
        out.parents.append(outer.node)
        out.elements.append(element)
        out.tags.append(tag)
        out.node_hints.append(hint)
        zone = outer.zone
        if (hint & hints.FURNITURE or sort & _FURNITURE) and tag not in _TOPS:
            out.zone_parents.append(zone)
            out.zone_elements.append(element)
            out.zone_hints.append(hint)
            zone = len(out.zone_parents) - 1
        if tag == "blockquote" and zone >= 0 and not out.zone_hints[zone] & hints.OTHERS:
            # A quotation or an embedded post is the article's own, in whatever widget it stands.
            zone = out.zone_parents[zone] if out.zone_elements[zone].tag == "div" else zone
        place = Place(element, _kind(tag, outer.kind), node, zone, hint)
        text: str | None = element.text
        if text and not text.isspace():
            if self.link_depth:
                self.links += len(text)
            self.buffer.append(text)
        if len(element):
            self.children(element, place)
        if self.buffer:
            self.flush(place)
        self.links = 0

    def children(self, element: Element, place: Place) -> None:
        """The children of an element, each with the text after it."""
        buffer = self.buffer
        for child in children_of(element):
            tag: str = child.tag
            sort = _TAGS.get(tag, 0)
            if sort & _INLINE and (child.text or len(child) or not _is_break(child)):
                self.inline(child, tag, sort, place)
            elif sort & (_BREAK | _INLINE):
                self.breaks += 1
                buffer.append(" ")
                if self.breaks > 1:
                    self.flush(place)
            elif not sort & _SKIP and (not sort & _BUTTON or has_inside(child, _PICTURES)):
                self.other(child, tag, sort, place)
            tail: str | None = child.tail
            if tail:
                if not tail.isspace():
                    self.breaks = 0
                    if self.link_depth:
                        self.links += len(tail)
                    buffer.append(tail)
                elif buffer:
                    buffer.append(" ")

    def other(self, child: Element, tag: str, sort: int, place: Place) -> None:
        """A block-level element, an image or a figure."""
        if sort & _IMAGE:
            self.picture(child, False, place)
            return
        own = element_hints(child)
        if (own & _FIGURE_HINTS or sort & _FIGURE) and is_figure(child, tag, own):
            self.flush(place)
            self.picture(child, True, place)
            return
        if own & hints.HIDDEN:
            return
        if (own & hints.OTHERS or tag == "footer") and (
            self.prose > _ENOUGH or not (tag in _CONTENT or (len(child) and next(child.iter(*_CONTENT), None) is not None))
        ):
            return
        if self.buffer:
            self.flush(place)
        self.links = self.breaks = 0
        if len(child) or not _is_blank(child.text):
            self.block(child, tag, sort, place, own)
            self.breaks = 0

    def picture(self, element: Element, whole: bool, place: Place) -> None:
        """Note an image or figure with its number in document order."""
        self.order += 1
        self.out.pictures.append(Picture(element, whole, place, self.order, self.link_depth > 0))

    def inline(self, child: Element, tag: str, sort: int, place: Place) -> None:
        """An element that goes on in the line; a caption or credit in one is a picture's."""
        own = element_hints(child) if sort & _HINTED else 0
        if own:
            if own & hints.HIDDEN:
                return
            if own & (hints.CAPTION | hints.CREDIT) and is_figure(child, tag, own):
                self.flush(place)
                self.picture(child, True, place)
                return
        is_link = tag == "a"
        if is_link:
            self.link_depth += 1
        text: str | None = child.text
        if text:
            if not text.isspace():
                self.breaks = 0
            if self.link_depth:
                self.links += len(text)
            self.buffer.append(text)
        if len(child):
            self.children(child, place)
        if is_link:
            self.link_depth -= 1


def _is_break(element: Element) -> bool:
    """True for an empty element that a page uses as a line break (`<span class="br">`)."""
    named: str | None = element.get("class")
    return named is not None and "br" in named.split()


def _is_blank(text: str | None) -> bool:
    return not text or text.isspace()


def _kind(tag: str, outer: str) -> str:
    """The kind of a block by its tag and the kind of the block around it: a `p` in an `li` is an `li`."""
    if tag == "button":
        return tag  # a label, whatever list it stands in
    if tag == "figcaption" and outer != "blockquote":
        return "p"  # of a quotation: the name below it
    if tag == "blockquote" or outer == "blockquote":
        return "blockquote"
    if tag == "li" or (tag == "p" and outer == "li"):
        return "li"
    if tag == "p" or tag in _HEADINGS or (outer not in _HEADINGS and outer != "li"):
        return tag
    return outer
