"""Rules behind anchors: one automaton finds the few rules of a book that may fire in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from provenance.matching import Searcher

R = TypeVar("R")


class AnchorIndex(Generic[R]):
    """The rules of one language by their anchors (folded words of which a rule needs one). Treat as immutable."""

    __slots__ = ("_anchored", "_searcher", "rules")

    def __init__(self, entries: Iterable[tuple[R, Sequence[str]]] = ()) -> None:
        """Takes `(rule, its anchors)`; the automaton is built when a text is first searched."""
        by_anchor: dict[str, list[R]] = {}
        rules: list[R] = []
        for rule, anchors in entries:
            rules.append(rule)
            for anchor in anchors:
                by_anchor.setdefault(anchor, []).append(rule)
        self.rules: tuple[R, ...] = tuple(rules)
        self._anchored = list(by_anchor.values())
        self._searcher = Searcher(list(by_anchor), overlapping=True) if by_anchor else None

    def candidates(self, folded: str) -> list[tuple[int, R]]:
        """`(offset of the anchor, rule)` of every rule that may fire in a folded text, in order of the anchors."""
        if self._searcher is None:
            return []
        hits = self._searcher.find(folded)
        return [(start, rule) for index, start, _ in hits for rule in self._anchored[index]]


def base_language(tag: str | None) -> str:
    """The language whose rules a text's tag asks for (`de-CH` and `de_CH` give `de`); English where none is known."""
    return re.split(r"[-_]", tag.strip().lower())[0] if tag and tag.strip() else "en"
