"""Finding many phrases at once: an Aho-Corasick automaton over a shadow copy of the text with the same offsets."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from provenance.errors import KnowledgeError
from provenance.patterns import compile_pattern

# One code point to one code point, so that offsets in the shadow are offsets in the text.
_MARKS = (
    ("’", "'"), ("‘", "'"), ("ʼ", "'"), ("＇", "'"), ("“", '"'), ("”", '"'), ("„", '"'), ("«", '"'), ("»", '"'),
    ("\u00a0", " "), ("\u202f", " "), ("\u2009", " "), ("\t", " "), ("\n", " "), ("\r", " "), ("‐", "-"), ("‑", "-"),
)  # fmt: skip
_ALPHABETIC_MARK = "ʼ"  # the one of them that counts as a letter
_SPACES = ("\n", "\t", "\r")

# The interpreter's own method, which is faster for long texts than what the compiler puts in its place, and knows where a
# word ends in `ς`.
_lower: Any = str.lower


def in_lower_case(text: str) -> str:
    """`text.lower()`, fast for long texts too where compiled."""
    low: str = _lower(text)
    return low


def plain(text: str) -> str:
    """The text with typographic apostrophes, quotation marks, hyphens and white space made plain; same length."""
    if text.isascii():
        for space in _SPACES:
            if space in text:
                text = text.replace(space, " ")
        return text
    if text.isalpha() and _ALPHABETIC_MARK not in text:  # one word
        return text
    for mark, same in _MARKS:  # ten times faster than translate
        if mark in text:
            text = text.replace(mark, same)
    return text


def fold(text: str) -> str:
    """`plain(text)` in lower case, code point for code point (`İ` would grow; it becomes `i`); same length."""
    text = plain(text)  # first: most texts are ASCII then, which is much faster to put in lower case
    low = in_lower_case(text)
    if len(low) != len(text):
        low = in_lower_case(text.replace("İ", "i"))
    return low


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


class Searcher:
    """Finds every one of many phrases at every place. An automaton looks for their first letters, and the rest is compared
    where these stand: one over whole phrases takes up to twice as long to build and finds no faster. Where phrases
    are short and hits many it looks for whole ones all the same, and nothing is left to compare (`is_whole`).

    The automaton is rebuilt for speed once it has read much: the fast form costs three times as much to build and a third
    to half to search, which a few articles do not repay and a folder does.
    """

    __slots__ = ("_automaton", "_begun", "_is_fast", "_is_whole", "_phrases", "_read", "_repays")

    def __init__(self, phrases: Sequence[str], is_whole: bool = False) -> None:
        """With `is_whole` hits come in order of their ends, the longer first."""
        self._phrases, self._is_whole = list(phrases), is_whole
        self._begun: list[list[int]] = []  # the numbers of the phrases of each beginning, in order
        self._read, self._is_fast, self._repays = 0, False, 0
        self._automaton: Any = None

    def find(self, shadow: str) -> list[tuple[int, int, int]]:
        """Hits `(index of the phrase, start, end)`, whole words or not, roughly in order."""
        self._read += len(shadow)
        if self._automaton is None or (not self._is_fast and self._read > self._repays):
            self._build()
        hits: list[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(shadow, overlapping=True)
        if self._is_whole:
            return hits
        begun, phrases = self._begun, self._phrases
        found: list[tuple[int, int, int]] = []
        for beginning, start, end in hits:
            for number in begun[beginning]:
                phrase = phrases[number]
                stop = start + len(phrase)
                if stop == end or shadow[start:stop] == phrase:  # compiled, a third of what `startswith` costs
                    found.append((number, start, stop))
        return found

    def _build(self) -> None:
        from ahocorasick_rs import AhoCorasick, Implementation

        sought = self._phrases
        if not self._is_whole:
            begun: dict[str, list[int]] = {}
            for number, phrase in enumerate(self._phrases):
                beginning = phrase[:_BEGINNING]
                numbers = begun.get(beginning)
                if numbers is None:
                    begun[beginning] = [number]
                else:
                    numbers.append(number)
            sought, self._begun = list(begun), list(begun.values())
        self._repays = (_REPAYS if all(map(str.isascii, sought)) else _REPAYS_OTHERS) * sum(map(len, sought))
        self._is_fast = self._read > self._repays
        self._automaton = AhoCorasick(sought, implementation=Implementation.DFA if self._is_fast else None)


# How much of a phrase the automaton looks for: with less it is sooner built, and stops at more places for nothing.
_BEGINNING = 8
# Code points read for each one that is looked for after which the fast form has cost less than it saves: it takes about
# 0.5 µs to build for each of them, 1.3 µs where they have many letters, and saves some 0.01 µs for each that is read.
_REPAYS, _REPAYS_OTHERS = 60, 140


class Finder(Protocol):
    """What finds words in a text: this module's matcher of phrases, or one of wordings with open ends."""

    def find(self, shadow: str) -> list[tuple[int, int, int]]:
        """Hits `(index, start, end)` in order."""
        ...


_LONGEST_HIDDEN = 60  # characters of a phrase that another one hides


class PhraseMatcher:
    """Finds literal phrases as whole words. Built when first used; `find` is linear in the text.

    `phrases` are matched against the text that `find` gets, letter for letter: hand both folded, or both plain.
    Longer phrases win over shorter ones that start at the same place.
    """

    def __init__(self, phrases: Sequence[str]) -> None:
        self._searcher = Searcher(phrases) if phrases else None
        self._phrases = phrases

    def find(self, shadow: str) -> list[tuple[int, int, int]]:
        """Hits `(index of the phrase, start, end)` in order, not overlapping, each a whole word (scripts without
        spaces between words have no such bounds, and match anywhere).
        """
        hits = self._longest(shadow)
        if not hits:
            return hits
        found: list[tuple[int, int, int]] = []
        done = 0
        for hit in hits:
            if hit[1] < done:
                continue  # inside of what another hit had hidden
            if is_whole_word(shadow, hit[1], hit[2]):
                found.append(hit)
            elif " " in self._phrases[hit[0]]:
                found += self._hidden(shadow, hit[1], hit[2])
                done = found[-1][2] if found else 0
        return found

    def _hidden(self, shadow: str, start: int, end: int) -> list[tuple[int, int, int]]:
        """What a phrase of several words hides that ends inside of a word: `AP` of `AP Photo`, in `AP Photographer`; `rights
        groups` behind `the right`, in `the rights groups`.
        """
        last = shadow.rfind(" ", start, end)
        if last <= start:
            return []
        found = []
        for low, high in ((start, last), (last + 1, end + _LONGEST_HIDDEN)):
            hits = self._longest(shadow[low:high])
            found += [(h[0], low + h[1], low + h[2]) for h in hits if is_whole_word(shadow, low + h[1], low + h[2])]
        return found

    def find_all(self, shadow: str) -> list[tuple[int, int, int]]:
        """Like `find`, with overlapping hits too (every phrase at every place), in no order."""
        hits = self._searcher.find(shadow) if self._searcher is not None else []
        return [h for h in hits if is_whole_word(shadow, h[1], h[2])]

    def _longest(self, shadow: str) -> list[tuple[int, int, int]]:
        """Hits in order, not overlapping, whole words or not: the leftmost, and of those at one place the longest."""
        hits = self._searcher.find(shadow) if self._searcher is not None else []
        if len(hits) <= 1:
            return hits
        found: list[tuple[int, int, int]] = []
        last = done = 0  # start and end of what was found last
        for hit in hits:
            _, start, end = hit
            if start < last:  # out of order: seldom
                return self._longest_of([(start, -end, number) for number, start, end in hits])
            if start >= done:
                found.append(hit)
                last, done = start, end
            elif start == last and end > done:
                found[-1] = hit
                done = end
        return found

    def _longest_of(self, places: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
        """The same of places `(start, -end, number)` in any order."""
        places.sort()
        found: list[tuple[int, int, int]] = []
        done = 0
        for start, end, number in places:
            if start >= done:
                found.append((number, start, -end))
                done = -end
        return found


def is_whole_word(text: str, start: int, end: int) -> bool:
    """True where no word goes on across either end of the span; scripts written without spaces have no such bound."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if not (before.isalnum() or after.isalnum() or before == "_" or after == "_"):
        return True
    if start > 0:
        a, b = text[start - 1], text[start]
        if (a.isalnum() or a == "_") and b.isalnum() and not (is_unspaced(a) or is_unspaced(b)):
            return False
    if end < len(text):
        a, b = text[end - 1], text[end]
        if (b.isalnum() or b == "_") and a.isalnum() and not (is_unspaced(a) or is_unspaced(b)):
            return False
    return True


def is_unspaced(ch: str) -> bool:
    """True for Han, kana, Hangul (particles follow without a space) and Thai."""
    return ch >= "\u0e00" and any(first <= ch <= last for first, last in _UNSPACED)


_UNSPACED = (("\u0e00", "\u0e7f"), ("\u1100", "\u11ff"), ("\u3040", "\u9fff"), ("\uac00", "\ud7af"), ("\uf900", "\ufaff"))
