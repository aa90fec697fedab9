"""Where the text quotes: pairs of quotation marks per passage, with quotations that run on into the next one."""

from __future__ import annotations

from typing import NamedTuple

_OPEN = {"“": "”", "„": "“”", "«": "»", "「": "」", "『": "』", "‟": "”"}
_STRAIGHT = '"'


class Quotation(NamedTuple):
    """A quotation, marks included, in code points of the text. `is_open` where the closing mark is missing."""

    start: int
    end: int
    is_open: bool


def find_quotations(text: str, start: int, end: int) -> list[Quotation]:
    """All outermost quotations of a passage, in order.

    Curly, angle, corner and straight double marks and doubled apostrophes; single curly marks where they stand at a
    word's edge and no double mark is used in the passage. A mark that is never closed quotes to the passage's end.
    """
    out: list[Quotation] = []
    opened = -1
    closers = ""
    i = start
    has_double = any(text.find(c, start, end) >= 0 for c in ('"', "“", "«", "„", "「", "''"))
    while i < end:
        ch = text[i]
        width = 1
        if ch == "'" and text.startswith("''", i):
            ch, width = _STRAIGHT, 2
        if opened >= 0:
            if ((ch in closers) and not (ch == "’" and not _closes_single(text, i, end))) or (ch == _STRAIGHT and closers != _STRAIGHT and "”" in closers):
                out.append(Quotation(opened, i + width, False))
                opened = -1
        elif ch in _OPEN:
            opened, closers = i, _OPEN[ch]
        elif ch == _STRAIGHT:
            if not _is_inch(text, i, width, start, end):
                opened, closers = i, '"”'
        elif ch == "”":
            pass
        elif ch == "‘" and not has_double and _opens_single(text, i, start, end):
            opened, closers = i, "’"
        elif ch == "'" and not has_double and _opens_straight_single(text, i, start, end):
            opened, closers = i, "'"
        i += width
    if opened >= 0 and closers not in ("’", "'"):
        out.append(Quotation(opened, end, True))
    return out


def _is_inch(text: str, i: int, width: int, start: int, end: int) -> bool:
    """True for the sign for inches or seconds: a straight mark right behind a digit with none to open after it."""
    return i > start and text[i - 1].isdigit() and (i + width >= end or not text[i + width].isalnum())


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
