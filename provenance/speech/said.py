"""An attribution while it is put together, and what is asked of its parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from provenance.findings import Link, Resolved
from provenance.patterns import compile_pattern
from provenance.records import field, record
from provenance.rules.speech import Grammar
from provenance.spans import Span, first_from
from provenance.speech.mention import WEAK, Phrase
from provenance.syntax.drafts import Sentence

DASHES = frozenset("—–―-")
# How much before a phrase is looked at for its article.
_HEAD = 24
_DASH = compile_pattern(r"[—–―]| - ")


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
    is_pointing: bool = False
    relays: list[Link] = field(default_factory=list)


class Turn:
    """Who speaks in a passage that a dash opens: behind the words that name the speaker a dash opens the speech again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._passage, self._is_dashed, self._is_open = -1, False, False
        self._speaks_in = self.place = -1

    def _enter(self, s: Sentence) -> None:
        if s.statement.passage != self._passage:
            self._passage, self._is_dashed = s.statement.passage, self._text[s.statement.span.start] in DASHES
            self._speaks_in = -1

    def begin(self, s: Sentence, said: Said, place: int) -> None:
        """Notes an attribution, which is the one at `place` of all."""
        self._enter(s)
        self._speaks_in = -1
        if not self._is_dashed or said.kind == "join" or said.pattern not in ("left", "inverted"):
            return
        low = max(said.cue.end, said.place.end if said.place is not None else 0)
        self._is_open = _DASH.search(self._text, low, s.statement.span.end) is not None
        self._speaks_in, self.place = self._passage, place

    def ends_in(self, s: Sentence, said: Said) -> bool:
        """True where the speech of a passage that a dash opens ends with the words that name its speaker."""
        self._enter(s)
        return self._is_dashed and said.kind != "join" and said.pattern in ("left", "inverted") and self._speaks_in < 0

    def goes_on(self, s: Sentence) -> bool:
        """True where a statement without an attribution goes on with the speech."""
        self._enter(s)
        if self._speaks_in != s.statement.passage:
            return False
        self._is_open = self._is_open or self._text[s.statement.span.start] in DASHES
        return self._is_open


def is_weak(phrase: Phrase) -> bool:
    """True for a phrase that no rule knows: a capitalised word alone."""
    return all(m.kind == WEAK for m in phrase.mentions)


def is_object(folded: str, grammar: Grammar, phrase: Phrase) -> bool:
    """True behind an article of another case than the subject's (`wie dem Abgeordneten Jan Kolbe`), and behind a colon
    (`Photo: Ann Cole`).
    """
    words = folded[max(0, phrase.span.start - _HEAD) : phrase.span.start].split()
    return bool(words) and (words[-1] in grammar.object_case or words[-1].endswith(":"))


def inside(hits: Sequence[Any], starts: list[int], low: int, high: int) -> list[Any]:
    """Those of sorted hits that begin in `[low, high)`; `starts` are their beginnings."""
    return list(hits[first_from(starts, low) : first_from(starts, high)])


def quoted(text: str, content: Sequence[Span]) -> str:
    """How content is given: `direct`, `mixed` or `indirect`."""
    pieces = [text[a:b] for a, b in content]
    if all(p[:1] in '"“«„‘「『' and p[-1:] in '"”»’」』“' for p in pieces):
        return "direct"
    return "mixed" if any(mark in p for p in pieces for mark in '"“«„「') else "indirect"
