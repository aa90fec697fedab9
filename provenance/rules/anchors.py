"""Rules behind anchors: one automaton finds the few rules of a book that may fire in a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from provenance.matching import Searcher

R = TypeVar("R")

# How much of a piece that an alternative needs is looked for: longer pieces make a larger automaton, and tell little more.
_LONGEST_KEY = 10
# Code points that are searched at once: what is found in a long article need not be in memory together.
_STRETCH = 100_000


class AnchorIndex(Generic[R]):
    """The rules of one language by their anchors (folded words of which a rule needs one), and the alternatives of their
    patterns by the pieces that they need, with an anchor or, where they may match without one, alone. Treat as immutable.
    """

    __slots__ = ("_anchored", "_first", "_is_alone", "_keyed", "_longest", "_open", "_rule_of", "_searcher", "rules")

    def __init__(self, entries: Iterable[tuple[R, Sequence[str], Sequence[Sequence[str]], Sequence[bool]]] = ()) -> None:
        """Takes `(rule, its anchors, the keys of its pattern's alternatives, which of these may match where no anchor
        stands)`; the automaton is built when a text is first searched.
        """
        phrases: dict[str, int] = {}
        self._anchored: list[list[int]] = []  # of each phrase: the rules that it is an anchor of,
        self._keyed: list[list[int]] = []  # and the alternatives that it is a key of
        rules: list[R] = []
        self._first: list[int] = [0]  # of each rule: the number of its first alternative among those of all rules
        self._open: list[list[int]] = []  # of each rule: those of its alternatives that may match anywhere
        self._is_alone: list[bool] = []  # of each alternative: whether its keys are enough without an anchor,
        self._rule_of: list[int] = []  # and the number of its rule
        for rule, anchors, alternatives, alone in entries:
            for anchor in anchors:
                self._anchored[self._number(phrases, anchor)].append(len(rules))
            rules.append(rule)
            for number, pieces in enumerate(alternatives):
                for piece in dict.fromkeys([piece[:_LONGEST_KEY] for piece in pieces]):
                    self._keyed[self._number(phrases, piece)].append(len(self._rule_of))
                self._is_alone.append(bool(alone) and alone[number])
                self._rule_of.append(len(rules) - 1)
            self._first.append(len(self._rule_of))
            self._open.append([number for number, pieces in enumerate(alternatives) if not pieces])
        self.rules: tuple[R, ...] = tuple(rules)
        self._searcher = Searcher(list(phrases), is_whole=True) if phrases else None
        self._longest = max(map(len, phrases), default=0)

    def _number(self, phrases: dict[str, int], phrase: str) -> int:
        found = phrases.get(phrase)
        if found is None:
            found = phrases[phrase] = len(phrases)
            self._anchored.append([])
            self._keyed.append([])
        return found

    def candidates(self, folded: str) -> list[tuple[int, R]]:
        """`(offset of the anchor, rule)` of every rule that may fire in a folded text, in order of the anchors."""
        if self._searcher is None:
            return []
        hits = self._searcher.find(folded)
        return [(start, self.rules[rule]) for phrase, start, _ in hits for rule in self._anchored[phrase]]

    def in_statements(self, folded: str, starts: Sequence[int]) -> list[tuple[int, R, list[int]]]:
        """`(index of the statement, rule, those of its pattern's alternatives that may match there)` for every rule that may
        fire in a statement of a folded text, in order of the anchors. `starts` is where the statements begin, in order; the
        alternatives of a pattern that is asked as a whole are none.
        """
        if self._searcher is None or not starts:
            return []
        places, last, at = list(starts), len(starts) - 1, 0
        rules = len(self.rules)
        tried: set[int] = set()
        anchored: set[int] = set()
        asked: list[int] = []
        held: dict[int, list[int]] = {}  # of a rule in a statement: the alternatives of which a key stands there
        is_alone, rule_of = self._is_alone, self._rule_of
        for first in range(0, len(folded), _STRETCH):
            stretch = folded if len(folded) <= _STRETCH else folded[first : first + _STRETCH + self._longest]
            for phrase, start, _ in self._searcher.find(stretch):
                if start >= _STRETCH:
                    continue  # the next stretch's
                start += first
                while at < last and places[at + 1] <= start:
                    at += 1
                while at >= 0 and places[at] > start:
                    at -= 1
                if at < 0:
                    continue
                for key in self._keyed[phrase]:
                    code = at * rules + rule_of[key]
                    keys = held.setdefault(code, [])
                    if key not in keys:
                        keys.append(key)
                    if is_alone[key] and code not in tried:
                        tried.add(code)
                        asked.append(code)
                for rule in self._anchored[phrase]:
                    code = at * rules + rule
                    anchored.add(code)
                    if code not in tried:
                        tried.add(code)
                        asked.append(code)
        out: list[tuple[int, R, list[int]]] = []
        for code in asked:
            index, rule = code // rules, code % rules
            first = self._first[rule]
            keys = sorted(held[code]) if code in held else []
            if code in anchored:
                chosen = sorted([*self._open[rule], *[i - first for i in keys]])
            else:
                chosen = [i - first for i in keys if is_alone[i]]
            if chosen or first == self._first[rule + 1]:
                out.append((index, self.rules[rule], chosen))
        return out
