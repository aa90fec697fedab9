"""Where the text quotes: pairs of quotation marks per passage, with quotations that run on into the next one."""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

from provenance.spans import first_from

# The marks as words of a sentence.
OPENING_MARKS = frozenset('"“«„「『') | {"''"}
CLOSING_MARKS = frozenset('"”»」』') | {"''"}

_OPEN = {"“": '”"', "„": "“”", "«": "»", "「": "」", "『": "』", "‟": "”"}
# Marks that close in one language and open in another (`”Vi höll ut”`, `»Wir bleiben«`), with what closes them then.
_EITHER = {"”": "”", "»": "«"}
_STRAIGHT = '"'
_FEWEST_SPACES = 3  # of a sentence in a single mark that nothing closes


class Quotation(NamedTuple):
    """A quotation, marks included, in code points of the text. `is_open` where the closing mark is missing."""

    start: int
    end: int
    is_open: bool


DOUBLE_MARKS = ('"', "“", "”", "„", "‟", "«", "»", "「", "」", "『", "』", "''")
_SINGLE = ("‘", "’", "'")


def double_marks(text: str) -> list[int]:
    """Where the double quotation marks of a text stand, in order: looking for one mark at a time is faster than a
    pattern.
    """
    out: list[int] = []
    for mark in DOUBLE_MARKS:
        at, width = text.find(mark), len(mark)
        while at >= 0:
            out.append(at)
            at = text.find(mark, at + width)
    out.sort()
    return out


def find_quotations(
    text: str, start: int, end: int, marks: list[int] | None = None, unquoted: Container[int] = ()
) -> list[Quotation]:
    """All outermost quotations of a passage, in order. `marks` are the text's `double_marks`, where they are known; at
    `unquoted` stand single marks that quote nothing.

    Curly, angle, corner and straight double marks and doubled apostrophes; single marks where they stand at a word's
    edge and no double mark is used in the passage. A mark that is never closed quotes to the passage's end.
    """
    out: list[Quotation] = []
    opened, closers, inner = -1, "", -1
    if marks is None:
        marks = double_marks(text)
    for k in range(first_from(marks, start), first_from(marks, end)):
        i = marks[k]
        ch, stop = text[i], i + 1
        if out and i < out[-1].end:
            continue
        if ch == "'":
            ch, stop = _STRAIGHT, i + 2
            if stop > end:
                break
            if opened >= 0 and text.startswith("'", stop, end):
                stop += 1  # one in single marks ends there as well
        if ch == _STRAIGHT and ((opened >= 0 and i == opened + 1) or (opened < 0 and out and out[-1].end == i)):
            continue  # printed twice (`""We saw it," she said`)
        if opened < 0:
            closers = _closers_of(text, i, ch, stop - i, start, end)
            opened = i if closers else -1
        elif ch == "“" and text[opened] == "“" and _is_nested(text, marks, k, end):
            inner = marks[k + 1]
        elif i != inner and (ch in closers or (ch == "“" and text[opened] == "“" and _closes_wrongly(text, i, end))):
            out.append(Quotation(opened, stop, False))
            opened = -1
    if opened >= 0:
        out.append(Quotation(opened, end, True))
    elif not out:
        return _single_quotations(text, start, end, unquoted)
    return out


def _closers_of(text: str, i: int, ch: str, width: int, start: int, end: int) -> str:
    """What closes the quotation that a mark opens; empty where it opens none."""
    if ch == _STRAIGHT:
        return "" if _is_inch(text, i, width, start, end) else '"”'
    if ch in _OPEN:
        return _OPEN[ch]
    return _EITHER[ch] if ch in _EITHER and _opens_either(text, i, start, end) else ""


def _is_nested(text: str, marks: list[int], k: int, end: int) -> bool:
    """True for a mark that opens another quotation of the same marks inside of one: as many that close follow as are open
    (`“The “deal” is dead,” she said`).
    """
    if _closes_wrongly(text, marks[k], end):
        return False
    depth = 2
    for at in marks[k + 1 :]:
        if at >= end or not depth:
            break
        depth += (text[at] == "“") - (text[at] == "”")
    return not depth


def _single_quotations(text: str, start: int, end: int, unquoted: Container[int]) -> list[Quotation]:
    """Quotations in single marks, for a passage that has no double ones."""
    out: list[Quotation] = []
    if text.find("'", start, end) < 0 and text.find("‘", start, end) < 0:
        return out
    opened, closer = -1, ""
    for i in _single_marks(text, start, end):
        if i in unquoted:
            continue
        ch = text[i]
        if opened >= 0:
            if ch == closer and _closes_single(text, i, end):
                out.append(Quotation(opened, i + 1, False))
                opened = -1
        elif ch == "‘" and _opens_single(text, i, start, end):
            opened, closer = i, "’"
        elif ch == "'" and _opens_straight_single(text, i, start, end):
            opened, closer = i, "'"
    begin = opened if opened > start and text[opened] == "‘" and text[start:opened].rstrip().endswith(":") else start
    if not out and text[begin] in "'‘" and _is_unclosed(text, begin, end):
        # a paragraph whose quotation goes on in the next one (`'We had no boat.` and then `'Nobody came,' she said`)
        out.append(Quotation(begin, end, True))
    return out


def _single_marks(text: str, start: int, end: int) -> list[int]:
    """Where the single marks of a passage stand, in order."""
    out: list[int] = []
    for mark in _SINGLE:
        at = text.find(mark, start, end)
        while at >= 0:
            out.append(at)
            at = text.find(mark, at + 1, end)
    out.sort()
    return out


def _is_unclosed(text: str, i: int, end: int) -> bool:
    """True for a single mark at a passage's start, or behind a colon, that no other closes, before a whole sentence."""
    return text[i + 1 : i + 2].isupper() and text[end - 1] in ".?!…" and text.count(" ", i, end) > _FEWEST_SPACES


def _is_inch(text: str, i: int, width: int, start: int, end: int) -> bool:
    """True for the sign for inches or seconds: a straight mark right behind a digit with none to open after it."""
    return i > start and text[i - 1].isdigit() and (i + width >= end or not text[i + width].isalnum())


def _opens_either(text: str, i: int, start: int, end: int) -> bool:
    """True for a mark that may open or close where a word follows it, none stands before it, and another one closes."""
    if (i > start and not (text[i - 1].isspace() or text[i - 1] in "([-–—")) or text.find(_EITHER[text[i]], i + 1, end) < 0:
        return False
    following = text[i + 1 : end].lstrip(" \u00a0")[:1] if i == start else text[i + 1 : end][:1]
    return following.isalnum() or following in ("…", "[", ".")


def _closes_wrongly(text: str, i: int, end: int) -> bool:
    """True for an opening mark printed where a quotation ends (`“I saw it,“ she said`, `“I saw it“, she said`)."""
    following = text[i + 1 : min(end, i + 2)]
    if text[i - 1] in ".,!?…":
        return not following or following.isspace() or following in ".,;:)"
    return text[i - 1].isalnum() and following in (".", ",", ";", ":", ")")


def _opens_single(text: str, i: int, start: int, end: int) -> bool:
    return (i == start or not text[i - 1].isalnum()) and i + 1 < end and (text[i + 1].isalnum() or text[i + 1] in "[(")


def _closes_single(text: str, i: int, end: int) -> bool:
    return (i + 1 >= end or not text[i + 1].isalnum()) and not text[i - 1].isspace()


def _opens_straight_single(text: str, i: int, start: int, end: int) -> bool:
    if not (_opens_single(text, i, start, end) and text[i + 1].isupper()):
        return False
    close = text.find("'", i + 1, end)
    while close >= 0:
        if _closes_single(text, close, end) and (text[close - 1] in ".,!?" or text[close - 1].isalnum()):
            return close - i > 3
        close = text.find("'", close + 1, end)
    return False
