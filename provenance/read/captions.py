"""Captions of images: figures, caption classes, text equal to the image's `alt`; with credit, real image URL, no
copies.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from provenance.findings import SourceField
from provenance.matching import LazyPattern
from provenance.read.creditline import (
    clean_words,
    find_credit_line,
    is_credit_alone,
    is_junk,
    is_label,
    start_of_label,
    strip_junk,
    without_caption,
)
from provenance.read.elements import Element
from provenance.read.figures import CAPTION_LIMIT
from provenance.read.figuretext import text_and_credit
from provenance.read.images import find_image
from provenance.read.layout import Block, Layout, Picture
from provenance.read.texts import fold
from provenance.records import record
from provenance.spans import Span, trim

# A byline or a line of date and reading time beside a portrait is no caption.
_BYLINE = LazyPattern(
    r"(?i)(?:von|by|par|por|di|door|av|af)\s.{2,60}\d{1,2}[.:]\d\d|\W*\d{1,2}[./]\d{1,2}[./]\d{2,4}\b.{0,60}$|"
    r"(?:watch now|video|live|play)\b.{0,20}\d\d:\d\d|\d\d:\d\d\b",
    __name__,
)
# What stands in boxes with an image that are no figures: players, forms, notes on reading time.
_BOX_WORDS = LazyPattern(
    r"(?i)lesezeit|\bmin(?:ute)?s?\.? read\b|\bpublished \d|\b(?:your|the) inbox\b|newsletter|click to play|verfügbar bis|"
    r"sign up\b|subscribe|link kopier|cop(?:y|ier|iar) (?:the |le |el )?(?:link|lien|enlace)|einbetten|\bembed code",
    __name__,
)
_BOX_STEMS = (
    "lesezeit",
    "read",
    "published",
    "inbox",
    "newsletter",
    "click to",
    "verfügbar",
    "sign up",
    "subscribe",
    "link",
    "lien",
    "enlace",
    "einbetten",
    "embed",
)
_GOES_ON = LazyPattern(r"\s*(?:[/|©]|via\b|- )\s*\S", __name__)
_AGAIN = 24  # code points by which a second print in a caption is told
_CUT_SHORT = " ... more"
_BEGINNING = 12  # code points by which most texts that differ are told apart


@record(frozen=False)
class Caption:
    """A caption as read: its text, the credit's span in it, its image, and where it stands."""

    element: Element
    text: str
    credit: Span | None
    credit_text: str | None
    src: str | None
    alt: str | None
    node: int
    zone: int
    order: int
    in_link: bool = False
    is_weak: bool = False
    has_image_beside: bool = False
    fields: tuple[SourceField, ...] = ()

    def bare(self) -> str:
        """The text before the credit (after it, where the credit comes first)."""
        if self.credit is not None and not self.credit.start and self.credit.end < len(self.text):
            return self.text[self.credit.end :].lstrip(" -–—|:")
        return self.text[: self.credit.start].rstrip(" -–—|") if self.credit is not None else self.text

    def is_alone(self) -> bool:
        """True where the caption is nothing but a credit found outside of a figure."""
        return self.is_weak and self.credit is not None and self.credit.end - self.credit.start >= len(self.text) - 2


def find_captions(layout: Layout, first: int = 0, last: int = 1 << 30) -> list[Caption]:
    """The captions of the page in document order, copies left out, from one order number to another; nothing is judged by
    its place yet.
    """
    found: list[Caption] = []
    pictures = layout.pictures
    for i, picture in enumerate(pictures):
        if picture.is_figure and first <= picture.order <= last:
            caption = _read_picture(picture)
            if caption is None:
                continue
            if caption.src is None:
                caption.src, caption.alt, caption.has_image_beside = _image_nearby(pictures, i, picture)
            else:
                caption.has_image_beside = True
            found.append(caption)
    found.extend(_by_alternative_text(layout, first, last))
    found.sort(key=lambda c: c.order)
    return _join_credits(found)


def _read_picture(picture: Picture) -> Caption | None:
    element = picture.element
    src, alt = find_image(element)
    text, credit = text_and_credit(element)
    text, credit = _without_second_print(*_without_junk(text, credit))
    if not text or len(text) > CAPTION_LIMIT:
        return None
    is_weak = element.tag not in ("figure", "figcaption")
    if is_junk(text) or _BYLINE.match(text) or (is_weak and _has_box_words(text)):
        return None
    credit, words = without_caption(text, *_credit_of(text, credit))
    caption = Caption(element, text, credit, words, src, alt, picture.node, picture.zone, picture.order, picture.in_link)
    caption.is_weak = is_weak
    return caption


def _has_box_words(text: str) -> bool:
    low = text.lower()  # the pattern is slow on text that has none of its words
    return any(stem in low for stem in _BOX_STEMS) and _BOX_WORDS.search(text) is not None


def _credit_of(text: str, marked: Span | None) -> tuple[Span | None, str | None]:
    """The credit's span and words: as the page marks it, else as the text shows it."""
    if marked is not None and is_label(text[marked.start : marked.end]):
        marked = trim(text, marked.start, len(text)) if len(text) - marked.end < 120 else None
    if marked is not None:
        marked = _whole_credit(text, marked)
        words = clean_words(text[marked.start : marked.end])
        if 0 < len(words) <= 200 and not is_label(words):
            return marked, words
    if is_credit_alone(text):
        return Span(0, len(text)), clean_words(text)
    line = find_credit_line(text, in_figure=True)
    return (line.span, line.words) if line is not None else (None, None)


def _whole_credit(text: str, marked: Span) -> Span:
    """A credit that the page marks in part: with the agency after its slash or bar, and a bracketed credit before
    it.
    """
    start, end = marked
    if text[end - 1] == ")" and "(" not in text[start:end] and text[:start].rstrip().endswith("("):
        start = text.rindex("(", 0, start)
    start = start_of_label(text, start)
    rest = text[end:]
    if 0 < len(rest) <= 80 and _GOES_ON.match(rest):
        end = trim(text, end, len(text)).end
    line = find_credit_line(text[:start])
    if line is not None and line.is_certain and not any(ch.isalnum() for ch in text[line.span.end : start]):
        start = line.span.start
    return Span(start, end)


def _without_junk(text: str, credit: Span | None) -> tuple[str, Span | None]:
    kept = strip_junk(text)
    if credit is not None:
        start, end = max(credit.start, kept.start) - kept.start, min(credit.end, kept.end) - kept.start
        credit = Span(start, end) if end > start else None
    return text[kept.start : kept.end], credit


def _without_second_print(text: str, credit: Span | None) -> tuple[str, Span | None]:
    """The caption without what stands in it twice: all of it, its credit, its beginning cut short, or the credit at its end,
    once as the page marks it.
    """
    cut = _beginning_again(text)
    if cut is not None:
        start, end = cut.start, cut.end
        if credit is not None:
            shift = end - start
            moved = [at - shift if at >= end else min(at, start) for at in credit]
            credit = Span(moved[0], moved[1]) if moved[1] > moved[0] else None
        text = f"{text[:start]}{text[end:]}"
    if credit is None or credit.end < len(text):
        return text, credit
    words, before = text[credit.start :], text[: credit.start].rstrip(" .|")
    again = _beginning_again(words)
    if again is not None and again.end == len(words):
        return text[: credit.start + again.start], Span(credit.start, credit.start + again.start)
    if len(words) < 6 or not before.endswith(words):
        return text, credit
    return before, Span(len(before) - len(words), len(before))


def _beginning_again(text: str) -> Span | None:
    """Where a caption begins once more, to its end or as far as it is cut short ("... more"); None where it does not."""
    again = text.find(text[:_AGAIN], _AGAIN) if len(text) > _AGAIN * 2 else -1
    if again < 0:
        return None
    stop = text.find(_CUT_SHORT, again)
    stop, end = (stop, stop + len(_CUT_SHORT)) if stop > 0 else (len(text), len(text))
    if not text.startswith(text[again:stop]):
        return None
    start = len(text[:again].rstrip().removesuffix(" less"))
    return Span(start, end)


def _image_nearby(pictures: list[Picture], i: int, caption: Picture) -> tuple[str | None, str | None, bool]:
    """The image that a caption alone belongs to: the one before it, else the one right after; and whether it is
    next to it.
    """
    for k in range(i - 1, max(-1, i - 4), -1):
        if caption.order - pictures[k].order > 6:
            break
        src, alt = find_image(pictures[k].element)
        if src is not None:
            return src, alt, caption.order - pictures[k].order <= 2
    for k in range(i + 1, min(len(pictures), i + 2)):
        if pictures[k].order - caption.order <= 3:
            src, alt = find_image(pictures[k].element)
            return src, alt, src is not None and pictures[k].order - caption.order <= 1
    return None, None, False


def _by_alternative_text(layout: Layout, first: int, last: int) -> list[Caption]:
    """Blocks without any class that repeat the `alt` of an image just before (or after) them."""
    alts = _alternative_texts(layout, first - 6, last + 6)
    out: list[Caption] = []
    if not alts:
        return out
    places = [a[0] for a in alts]
    beginnings = {begin for _, _, begin, _ in alts}
    for block in layout.blocks:
        if not first <= block.order <= last:
            continue
        begin = block.text[:_BEGINNING].lower()
        is_plain = _is_plain(begin)
        if is_plain and begin not in beginnings and len(begin) == _BEGINNING:
            continue
        low, high = bisect_left(places, block.order - 6), bisect_right(places, block.order + 6)
        if low == high or len(block.text) > CAPTION_LIMIT or block.kind in ("h1", "h2", "h3", "h4"):
            continue
        key = ""
        for _, words, alt_begin, picture in alts[low:high]:
            if is_plain and alt_begin != begin and (len(alt_begin) == len(begin) or not fold(words).startswith(begin)):
                continue
            alt_key = fold(words)
            if len(alt_key) < 20:
                continue
            key = key or fold(block.text)
            if key == alt_key or (key.startswith(alt_key) and is_credit_alone(block.text[len(alt_key) :])):
                line = find_credit_line(block.text, in_figure=True)
                if line is None and _is_no_caption(block):
                    break
                src, alt = find_image(picture.element)
                out.append(
                    Caption(
                        block.element,
                        block.text,
                        line.span if line else None,
                        line.words if line else None,
                        src,
                        alt,
                        block.node,
                        block.zone,
                        block.order,
                        block.links > 0,
                        True,
                        True,
                    )
                )
                break
    return out


def _alternative_texts(layout: Layout, first: int, last: int) -> list[tuple[int, str, str, Picture]]:
    """The longer `alt` texts of the images from one order number to another, each with its first letters and its picture."""
    alts: list[tuple[int, str, str, Picture]] = []
    for picture in layout.pictures:
        if not first <= picture.order <= last:
            continue
        for e in (picture.element,) if picture.element.tag == "img" else picture.element.iter("img"):
            words: str | None = e.get("alt")
            if words and len(words) >= 20:
                begin = words[:_BEGINNING].lower()
                alts.append((picture.order, words, begin if _is_plain(begin) else fold(words)[:_BEGINNING], picture))
    return alts


def _is_plain(begin: str) -> bool:
    """True where the beginning of a text is the beginning of its key: letters and digits, and one space between them."""
    return begin.replace(" ", "").isalnum() and begin[0] != " " and "  " not in begin


def _is_no_caption(block: Block) -> bool:
    """The linked title of another story, a call to subscribe, the name below an agency's logo."""
    return block.links * 10 >= len(block.text) * 8 or _has_box_words(block.text) or is_credit_alone(block.text)


def _join_credits(found: list[Caption]) -> list[Caption]:
    """Credits standing alone right beside a caption without one are joined to it; copies are dropped."""
    out: list[Caption] = []
    for caption in found:
        last = out[-1] if out else None
        if last is not None and caption.order - last.order <= 2 and caption.is_weak:
            alone = caption.is_alone()
            if alone and fold(caption.text) in fold(last.text):
                continue
            if alone and last.credit is None and (caption.src == last.src or caption.src is None):
                at = len(last.text) + 1
                last.text = f"{last.text} {caption.text}"
                last.credit, last.credit_text = Span(at, len(last.text)), caption.credit_text
                continue
            if last.is_alone() and caption.credit is None and caption.src == last.src:
                at = len(last.text) + 1
                caption.text = f"{last.text} {caption.text}"
                caption.credit, caption.credit_text = last.credit, last.credit_text
                out.pop()
        out.append(caption)
    return out
