"""An attribution while it is put together, and what is asked of its parts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from provenance.findings import Link, Resolved
from provenance.records import field, record
from provenance.spans import Span
from provenance.speech.phrases import WEAK, Phrase


@record(frozen=False)
class Said:
    """An attribution while it is put together."""

    cue: Span
    rule: str
    kind: str
    channel: str
    source: Resolved
    place: Span | None
    content: list[Span]
    pattern: str
    is_main: bool
    relays: list[Link] = field(default_factory=list)


def is_weak(phrase: Phrase) -> bool:
    """True for a phrase that no rule knows: a capitalised word alone."""
    return all(m.kind == WEAK for m in phrase.mentions)


def inside(hits: Sequence[Any], starts: Sequence[int], low: int, high: int) -> list[Any]:
    """Those of sorted hits that begin in `[low, high)`; `starts` are their beginnings."""
    return list(hits[bisect_left(starts, low) : bisect_left(starts, high)])


def quoted(text: str, content: Sequence[Span]) -> str:
    """How content is given: `direct`, `mixed` or `indirect`."""
    pieces = [text[a:b] for a, b in content]
    if all(p[:1] in '"“«„‘「『' and p[-1:] in '"”»’」』“' for p in pieces):
        return "direct"
    return "mixed" if any(mark in p for p in pieces for mark in '"“«„「') else "indirect"
