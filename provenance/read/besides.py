"""Credits of pictures that stand not in their caption but beside it: in the line after it, in the image's own attributes,
in the page's linked data.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from provenance.findings import SourceField
from provenance.matching import LazyPattern
from provenance.read.captions import Caption
from provenance.read.creditline import clean_words, find_credit_line, is_credit_alone
from provenance.read.elements import Element
from provenance.read.images import file_name, image_url, same_image
from provenance.read.layout import Block, Layout
from provenance.read.texts import fold
from provenance.spans import Span

# Attributes in which pages keep an image's credit for their own scripts.
_ATTRIBUTES = ("data-credit", "data-credits", "data-copyright", "data-source", "data-photographer", "data-image-credit")
_LABEL_IN_TITLE = LazyPattern(r"\s\|\s(?=[^|]{2,30}:\s)", __name__)
_ADDRESS = LazyPattern(r"(?i)^(?:https?:|//|/|data:|[{\[])|\.(?:jpe?g|png|webp|html?)\b", __name__)


def add_credits(captions: Sequence[Caption], layout: Layout, pictures: Sequence[tuple[str, str]]) -> list[Block]:
    """Give every caption without a credit the one that stands beside it; the blocks that were read as such.

    `pictures` are the `(address, credit)` of the page's linked data.
    """
    bare = [c for c in captions if c.credit is None]
    if not bare:
        return []
    spent = _join_lines(bare, layout)
    missing = [c for c in bare if c.credit is None and c.src]
    if not missing:
        return spent
    linked = {file_name(address): (address, credit) for address, credit in reversed(pictures)}
    images: dict[str | None, Element] = {}
    for picture in layout.pictures:
        for image in (picture.element,) if picture.element.tag == "img" else picture.element.iter("img"):
            for address in _addresses(image):
                images.setdefault(address, image)
    for caption in missing:
        address, words = linked.get(file_name(caption.src or ""), ("", ""))
        if words and same_image(address, caption.src):
            caption.fields = (SourceField("ImageObject", words),)
        elif (shown := images.get(caption.src)) is not None:
            caption.fields = _of_attributes(shown, caption.text)
    return spent


def _addresses(image: Element) -> list[str | None]:
    """The address that an image shows, and those that the `picture` around it offers."""
    parent = image.getparent()
    offered = parent.iter("source") if parent is not None and parent.tag == "picture" else ()
    return [image_url(image), *(image_url(e) for e in offered)]


def _join_lines(captions: Iterable[Caption], layout: Layout) -> list[Block]:
    """The block after a caption, in the same container, joined to it where it is nothing but a credit."""
    by_order = {b.order: b for b in layout.blocks}
    spent: list[Block] = []
    for caption in captions:
        block = by_order.get(caption.order + 1)
        if block is None or len(block.text) > 120 or not is_credit_alone(block.text):
            continue
        parents = layout.parents
        if parents[block.node] != parents[caption.node] and parents[block.node] != caption.node:
            continue
        at = len(caption.text) + 1
        caption.text = f"{caption.text} {block.text}"
        caption.credit, caption.credit_text = Span(at, len(caption.text)), clean_words(block.text)
        spent.append(block)
    return spent


def _of_attributes(image: Element, caption: str) -> tuple[SourceField, ...]:
    """The credit in an image's attributes: one of its own, or the credit line of its title or alternative text."""
    attributes = dict(image.items())
    for name in _ATTRIBUTES:
        words = " ".join(attributes.get(name, "").split())
        if 2 <= len(words) <= 160 and not _ADDRESS.search(words) and fold(words) not in fold(caption):
            return (SourceField(name, words),)
    for name in ("title", "alt"):
        text = " ".join(attributes.get(name, "").split())
        if not 8 <= len(text) <= 1800:
            continue
        if (label := _LABEL_IN_TITLE.search(text)) is not None and is_credit_alone(text[label.end() :]):
            return (SourceField(name, text[label.end() :]),)
        line = find_credit_line(text)
        if line is not None and line.is_certain:
            return (SourceField(name, line.words),)
    return ()
