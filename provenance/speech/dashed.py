"""Speech that a dash opens, where a language prints it so: all is said, up to the words that name its speaker."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.patterns import compile_pattern
from provenance.rules.speech import Cue, Grammar
from provenance.spans import first_from
from provenance.speech.said import DASHES
from provenance.syntax.drafts import Sentence

# What stands before the words that name who spoke (`– It holds, | said the mayor`, `– Why? | asked the mayor`).
_CLOSING = frozenset(",!?–—»”\"'…")
# Behind those words, where the speech goes on: a comma or a stop and a dash (`,— said the mayor,— the bridge holds`).
_AGAIN = compile_pattern(r"[,.!?…:]\s?[—–]\s?")
_NEXT = 12  # how much behind such a verb is looked at for its subject


class Dashed:
    """The passages of one article that a dash opens, in a language whose grammar has `dash_speech`."""

    def __init__(self, text: str, folded: str, grammar: Grammar, cues: Sequence[tuple[int, int, Cue]]) -> None:
        self._text, self._folded, self._grammar, self._cues = text, folded, grammar, cues
        self._starts = [c[0] for c in cues]
        self._ends: dict[int, int] = {}  # of a sentence in such speech: where the words begin that name the speaker
        self._reopened: dict[int, int] = {}  # of a sentence with such words: where a dash behind them opens the speech again
        self._begins: dict[int, int] = {}  # of a sentence with such words: that in which the speech begins
        self._untold: set[int] = set()  # sentences of speech whose speaker no words of its passage name

    def begin(self, sentences: Sequence[Sentence]) -> None:
        """Takes the article's sentences, in order."""
        if not self._grammar.dash_speech:
            return
        passages: dict[int, list[Sentence]] = {}
        for s in sentences:
            if not s.is_headline:
                passages.setdefault(s.statement.passage, []).append(s)
        for own in passages.values():
            self._passage(own)

    def _passage(self, sentences: Sequence[Sentence]) -> None:
        waiting: list[Sentence] | None = None
        for s in sentences:
            if self._text[s.statement.span.start] in DASHES and waiting is None:
                waiting = []
            if waiting is None:
                continue
            tag = self._tag(s)
            if tag < 0:
                waiting.append(s)
                continue
            self._ends |= {held.index: held.statement.span.end for held in waiting} | {s.index: tag}
            self._begins[s.index] = waiting[0].index if waiting else s.index
            waiting = [] if self._opens_again(s, tag) else None
        is_question = bool(waiting) and self._text[: sentences[-1].statement.span.end].endswith("?")
        for s in waiting or ():
            self._ends[s.index] = s.statement.span.end
            if not is_question:  # the interviewer's
                self._untold.add(s.index)

    def _opens_again(self, s: Sentence, tag: int) -> bool:
        """True where a dash behind the words that name the speaker opens the speech again (`— It holds,— said the mayor.— We
        looked.`), which is noted.
        """
        found = _AGAIN.search(self._text, tag, s.statement.span.end)
        if found is not None:
            self._reopened[s.index] = found.end()
        return found is not None

    def _tag(self, s: Sentence) -> int:
        """Where the first verb stands that names who spoke, behind what is said; -1 where there is none."""
        start, end = s.statement.span
        at = first_from(self._starts, start)
        while at < len(self._cues) and self._cues[at][0] < end:
            low, high, cue = self._cues[at]
            at += 1
            if cue.kind != "speech" or "left" not in cue.frames:
                continue
            before = self._grammar.auxiliary.sub("", self._folded[start:low].rstrip()).rstrip()
            subject = self._folded[high : high + _NEXT].split()
            is_own = bool(subject) and subject[0].strip(",.") in self._grammar.speakers
            if not is_own and (before[-1:] in _CLOSING if before else self._text[start].islower()):
                return low
        return -1

    def holds(self, s: Sentence, at: int) -> bool:
        """True for a place inside such speech."""
        return at < self._ends.get(s.index, -1) or at >= self._reopened.get(s.index, s.statement.span.end)

    def release(self, s: Sentence) -> None:
        """Takes a sentence of such speech for what it would be without the dash: a list has some, too."""
        self._ends.pop(s.index, None)
        self._untold.discard(s.index)

    def since(self, s: Sentence) -> int:
        """The index of the sentence in which the speech begins whose speaker this one names; its own where it names none."""
        return self._begins.get(s.index, s.index)

    def closes(self, s: Sentence, at: int) -> bool:
        """True for the verb that names who spoke."""
        return s.index in self._begins and self._ends[s.index] == at

    def goes_on(self, s: Sentence) -> bool:
        """True for speech of which its passage does not say whose it is."""
        return s.index in self._untold
