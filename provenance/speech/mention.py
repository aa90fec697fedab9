"""What may name a source: mentions of several kinds, and the phrases that they make up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from provenance.spans import Span, first_from

PAPER = "paper"
THING = "thing"  # a noun that no rule knows and that is a source by its place
NAME, ROLE, BODY, OUTLET, PRONOUN, PLURAL, WEAK = "name", "role", "body", "outlet", "pronoun", "plural", "weak"
OTHER = "other"  # somebody else of those who spoke (`another`)


class Mention(NamedTuple):
    """Words that may name a source, in code points, and what they are."""

    start: int
    end: int
    kind: str


class Phrase(NamedTuple):
    """A noun phrase that may be a source: its span, its mentions, and whether another word governs it (`of X`, `to X`)."""

    span: Span
    mentions: tuple[Mention, ...]
    is_oblique: bool


class Cover:
    """Which places of a text mentions cover."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._starts = [m.start for m in mentions]
        self._ends: list[int] = []
        end = 0
        for m in mentions:
            end = max(end, m.end)
            self._ends.append(end)

    def holds(self, place: int) -> bool:
        """True for a place that one of them covers."""
        at = first_from(self._starts, place + 1) - 1
        return at >= 0 and self._ends[at] > place

    def covers(self, start: int, end: int) -> bool:
        """True where one of them, or several that overlap, cover all from `start` to `end`."""
        at = first_from(self._starts, start + 1) - 1
        return at >= 0 and self._ends[at] >= end
