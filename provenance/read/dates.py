"""Dates as pages, feeds and agencies print them, as ISO 8601."""

from __future__ import annotations

from datetime import date
from typing import Any

from provenance.matching import LazyPattern
from provenance.patterns import compile_pattern
from provenance.read.texts import collapse

_ISO = compile_pattern(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)(.*)$")
_YEAR_FIRST = compile_pattern(r"((?:19|20)\d\d)[/.]?(\d\d)[/.]?(\d\d)(?=$|[T\s])")
_YEAR_LAST = compile_pattern(r"(\d\d)[./](\d\d)[./]((?:19|20)\d\d)\b")
_SECONDS = compile_pattern(r"1\d{9}(?:\d{3})?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*"
_DAY_FIRST = LazyPattern(rf"\b(\d{{1,2}})[ -]{_MONTH}\.?,?[ -](\d{{4}})\b", __name__)
_MONTH_FIRST = LazyPattern(rf"\b{_MONTH}\.? (\d{{1,2}})(?:,? (\d{{4}})\b| (?=[\d: A-Z]*(\d{{4}})$))", __name__)
# The time of day after a date; zones other than those of North America are told by their number alone.
_TIME = LazyPattern(
    r"\b(\d{1,2}):(\d\d)(?::(\d\d))?(?:\s?([AaPp])\.?[Mm]\b\.?)?"
    r"(?:\s*(Z\b|GMT|UTC|UT\b|[ECMP][SD]T|[+-]\d\d:?\d\d\b))?",
    __name__,
)
_WEST = {"E": 5, "C": 6, "M": 7, "P": 8}


def clean_date(value: Any) -> str | None:
    """An ISO 8601 date or date-time with a believable year, as printed where it is one already; None otherwise."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = str(int(value))
    if not isinstance(value, str):
        return None
    value = collapse(value[:200])
    m = _ISO.match(value)
    if m:
        rest = m.group(4).strip()
        text = f"{m.group(1)}-{int(m.group(2)):02}-{int(m.group(3)):02}"
        text += ("T" + rest.removeprefix("T").replace(" ", "")) if rest[:1] in "T0123456789" and len(rest) > 3 else ""
    elif m := _YEAR_FIRST.match(value):
        text = "-".join(m.groups())
    elif m := _YEAR_LAST.match(value):
        text = f"{m.group(3)}-{m.group(2)}-{m.group(1)}"
    elif _SECONDS.fullmatch(value):
        return None
    else:
        text = _worded_date(value) or ""
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return None
    return text[:40] if 1850 <= day.year <= 2100 else None


def _worded_date(value: str) -> str | None:
    """`Fri, 03 May 2024 09:15:00 GMT`, `May 3, 2024, 2:07 p.m.`, `3 May 2024`: as an ISO 8601 date, with the time that
    stands right after it.
    """
    if m := _DAY_FIRST.search(value):
        day, month, year = m.groups()
        return _dated(year, month, day) + _time_of(value[m.end() :])
    if m := _MONTH_FIRST.search(value):
        month, day, year, at_end = m.groups()
        return _dated(year or at_end, month, day) + _time_of(value[m.end() :])
    return None


def _dated(year: str, month: str, day: str) -> str:
    return f"{year}-{_MONTHS.index(month[:3].lower()) + 1:02}-{int(day):02}"


def _time_of(rest: str) -> str:
    """The time in the words after a date, as ISO 8601 with its zone; nothing where there is none or it cannot be."""
    m = _TIME.match(rest.lstrip(" ,T"))
    if m is None or int(m[1]) > 23 or int(m[2]) > 59 or int(m[3] or 0) > 59:
        return ""
    hour = int(m[1]) % 12 + 12 * (m[4] in "Pp") if m[4] and int(m[1]) <= 12 else int(m[1])
    zone = m[5] or ""
    if zone in ("Z", "GMT", "UTC", "UT"):
        zone = "+00:00"
    elif zone[:1] in _WEST:
        zone = f"-{_WEST[zone[0]] - (zone[1] == 'D'):02}:00"
    elif zone and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"T{hour:02}:{m[2]}:{m[3] or '00'}{zone}"
