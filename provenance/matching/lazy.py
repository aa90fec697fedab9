"""Patterns of rules that are compiled when a text first asks for them, and of which only those alternatives are asked that
the text's letters allow.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence

from provenance.errors import KnowledgeError
from provenance.patterns import compile_pattern

NEVER = "(?!)"  # the pattern that matches nowhere, which a text need not be asked about


class LazyPattern:
    """A regular expression that is compiled when it is first used: most articles need few of many rules. Places are code
    points of the text that is searched, as with `re`.
    """

    __slots__ = ("_found", "_place", "_text")

    def __init__(self, text: str, place: str) -> None:
        """`place` names the rule in the error of a pattern that does not compile."""
        self._text, self._place = text, place
        self._found: list[re.Pattern[str]] = []

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Every match, in order."""
        asked = self._asked(text)
        return asked[0].finditer(text, start, end) if len(asked) == 1 else iter(self._merged(asked, text, start, end))

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The match of all of a text."""
        for pattern in self._asked(text):
            found = pattern.fullmatch(text, start, end)
            if found is not None:
                return found
        return None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The match at a text's start."""
        for pattern in self._asked(text):
            found = pattern.match(text, start, end)
            if found is not None:
                return found
        return None

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match."""
        first: re.Match[str] | None = None
        for pattern in self._asked(text):
            found = pattern.search(text, start, end)
            if found is not None and (first is None or found.start() < first.start()):
                first = found
        return first

    def sub(self, new: str, text: str) -> str:
        """The text with every match replaced."""
        asked = self._asked(text)
        if not asked:
            return text
        return (asked[0] if len(asked) == 1 else self.compiled()).sub(new, text)

    def among(self, text: str, chosen: Sequence[int]) -> list[re.Match[str]]:  # noqa: ARG002  (a guarded pattern looks at them)
        """Every match, in order, where nothing but the `chosen` of its alternatives may match (see rules/anchors.py)."""
        return list(self.compiled().finditer(text))

    def key_pieces(self) -> list[list[str]]:
        """Of each of its alternatives pieces of which a text holds one where it matches, or no pieces; nothing where the
        pattern is asked as a whole.
        """
        return []

    def compiled(self) -> re.Pattern[str]:
        """The whole pattern, compiled. Raises KnowledgeError."""
        if not self._found:
            self._found = [compile_rule(self._text, self._place)]
        return self._found[0]

    def _asked(self, text: str) -> list[re.Pattern[str]]:  # noqa: ARG002  (a guarded pattern looks at it)
        """What to ask about a text; nothing where it cannot match."""
        if not self._found and self._text != NEVER:
            self.compiled()
        return self._found

    def _merged(self, asked: list[re.Pattern[str]], text: str, start: int, end: int) -> list[re.Match[str]]:
        """What a pattern with these alternatives finds, each of them compiled by itself."""
        found = [pattern.search(text, start, end) for pattern in asked]
        out: list[re.Match[str]] = []
        while True:
            first: re.Match[str] | None = None
            for one in found:
                if one is not None and (first is None or one.start() < first.start()):
                    first = one
            if first is None:
                return out
            stop = first.end()
            if stop == first.start():  # nothing was matched: `re` has rules of its own for how to go on
                return list(self.compiled().finditer(text, start, end))
            out.append(first)
            for i, one in enumerate(found):
                if one is not None and one.start() < stop:
                    found[i] = asked[i].search(text, stop, end)


def compile_rule(text: str, place: str) -> re.Pattern[str]:
    """A rule's pattern. Raises KnowledgeError, which names the rule, where it is none."""
    try:
        return compile_pattern(text)
    except re.error as error:
        raise KnowledgeError(place, str(error)) from error


# What a text must hold for a pattern to match, for each of its alternatives: ways to match it, each of them clauses of
# which it holds a piece each, the most telling clause last. A way without clauses is open to any text.
Needs = list[list[list[list[str]]]]


def holds(text: str, ways: list[list[list[str]]]) -> bool:
    """True where a text holds a piece of every clause of one of the ways."""
    for clauses in ways:
        for clause in clauses:
            for piece in clause:
                if piece in text:
                    break
            else:
                break
        else:
            return True
    return False


class GuardedPattern(LazyPattern):
    """A pattern of several alternatives of which only those are asked, and compiled, whose letters a text holds (see
    rules/needs.py). What it finds is what the whole pattern finds: the first match, of several at one place that of the
    alternative that stands first.
    """

    __slots__ = ("_alternatives", "_needs", "_parts")

    def __init__(self, alternatives: Sequence[str], place: str, needs: Needs) -> None:
        """`needs` has as many entries as there are `alternatives`."""
        super().__init__("|".join(alternatives), place)
        self._alternatives, self._needs = list(alternatives), needs
        self._parts: list[re.Pattern[str] | None] = [None] * len(needs)

    def among(self, text: str, chosen: Sequence[int]) -> list[re.Match[str]]:
        asked = [self._part(i) for i in chosen if holds(text, self._needs[i])]
        if not asked:
            return []
        return list(asked[0].finditer(text)) if len(asked) == 1 else self._merged(asked, text, 0, len(text))

    def key_pieces(self) -> list[list[str]]:
        return [[piece for clauses in ways for piece in clauses[-1]] if all(ways) else [] for ways in self._needs]

    def _asked(self, text: str) -> list[re.Pattern[str]]:
        return [self._part(i) for i, ways in enumerate(self._needs) if holds(text, ways)]

    def _part(self, number: int) -> re.Pattern[str]:
        """One of the alternatives, compiled."""
        found = self._parts[number]
        if found is None:
            found = self._parts[number] = compile_rule(self._alternatives[number], self._place)
        return found
