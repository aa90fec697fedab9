"""Half-open spans `[start, end)` in Unicode code points, and their algebra."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points of a text. Plain integers, `0 <= start <= end`."""

    start: int
    end: int


def overlaps(a: Span, b: Span) -> bool:
    """True where the two spans share at least one code point."""
    return a[0] < b[1] and b[0] < a[1]


def first_from(places: list[int], start: int) -> int:
    """The index of the first of some places in order that is not before `start`: `bisect_left`, which compiled modules take
    four times as long to call, and it to compare.
    """
    low, high = 0, len(places)
    while low < high:
        middle = (low + high) >> 1
        if places[middle] < start:
            low = middle + 1
        else:
            high = middle
    return low


def trim(text: str, start: int, end: int) -> Span:
    """The span without the white space at its two ends; an all-white span becomes empty at its start."""
    while start < end and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


def union(spans: Iterable[Span]) -> list[Span]:
    """The same code points as sorted, disjoint, non-touching, non-empty spans."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if start >= end:
            continue
        if out and start <= out[-1][1]:
            if end > out[-1][1]:
                out[-1] = Span(out[-1][0], end)
        else:
            out.append(Span(start, end))
    return out


def subtract(span: Span, holes: Iterable[Span]) -> list[Span]:
    """What remains of `span` when the code points of `holes` are taken out, in order."""
    out: list[Span] = []
    at = span[0]
    for start, end in union(holes):
        if end <= at or start >= span[1]:
            continue
        if start > at:
            out.append(Span(at, start))
        at = max(at, end)
    if at < span[1]:
        out.append(Span(at, span[1]))
    return out
