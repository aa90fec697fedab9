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

    A text of Latin letters is read as bytes, one for each letter: of letters the library counts the bytes before every
    hit, which takes a third of its time.
    """

    __slots__ = ("_is_whole", "_of_bytes", "_of_letters", "_phrases")

    def __init__(self, phrases: Sequence[str], is_whole: bool = False) -> None:
        """With `is_whole` hits come in order of their ends, the longer first."""
        self._phrases, self._is_whole = list(phrases), is_whole
        self._of_bytes: _Automaton | None = None
        self._of_letters: _Automaton | None = None

    def find(self, shadow: str) -> list[tuple[int, int, int]]:
        """Hits `(index of the phrase, start, end)`, whole words or not, roughly in order."""
        read = _in_bytes(shadow)
        if read is not None:
            if self._of_bytes is None:
                self._of_bytes = _Automaton(self._phrases, self._is_whole, True)
            automaton = self._of_bytes
            hits = automaton.find(read)
        else:
            if self._of_letters is None:
                self._of_letters = _Automaton(self._phrases, self._is_whole, False)
            automaton = self._of_letters
            hits = automaton.find(shadow)
        if not hits or (self._is_whole and not automaton.doubtful):
            return hits
        begun, phrases, doubtful = automaton.begun, self._phrases, automaton.doubtful
        found: list[tuple[int, int, int]] = []
        for beginning, start, end in hits:
            is_sure = beginning not in doubtful
            for number in begun[beginning]:
                phrase = phrases[number]
                stop = start + len(phrase)
                # compiled, a third of what `startswith` costs
                if (stop == end and is_sure) or shadow[start:stop] == phrase:
                    found.append((number, start, stop))
        return found


def _in_bytes(text: str) -> bytes | None:
    """A text with a byte for each letter, `?` for those that are not Latin; None where these are many."""
    if text.isascii():
        return text.encode()
    known = _last[0]
    if text is known[0]:
        return known[1]
    made = text.encode("latin-1", "replace")
    read = made if (made.count(b"?") - _STRAY) * _FEWEST_LATIN <= len(made) else None
    if _FEWEST_KEPT < len(text) < _MOST_KEPT:
        _last[0] = text, read  # one value, as threads may read it
    return read


# An article as it was read last, for several searchers are asked about it one after the other; pieces of it are made anew.
_last: list[tuple[str, bytes | None]] = [("", None)]
_FEWEST_KEPT, _MOST_KEPT = 400, 100_000


class _Automaton:
    """An automaton over the beginnings of phrases, or over whole ones, for texts as bytes or as letters; built when it is
    first asked. Where it is small it takes the fast form. A large one in that form is slower where other work comes
    between the texts: it does half of the steps, and waits for memory at most of them.
    """

    __slots__ = ("_is_of_bytes", "_made", "_sought", "begun", "doubtful")

    def __init__(self, phrases: Sequence[str], is_whole: bool, is_of_bytes: bool) -> None:
        """`begun` are the numbers of the phrases of each beginning, in order (none for whole phrases that bytes tell in full,
        whose own numbers they are); `doubtful` the beginnings that bytes tell only in part.
        """
        sought: list[Any] = list(phrases) if is_whole else [phrase[:_BEGINNING] for phrase in phrases]
        self.doubtful: set[int] = set()
        has_doubts = False
        if is_of_bytes:
            together = "\0".join(sought).encode("latin-1", "replace")  # much faster than one by one
            sought = together.split(b"\0")
            has_doubts = b"?" in together
        self.begun: list[list[int]] = []
        if not is_whole:
            begun = _together(sought)
            sought, self.begun = list(begun), list(begun.values())
        elif has_doubts:
            self.begun = [[number] for number in range(len(sought))]
        if has_doubts:
            self.doubtful = {number for number, beginning in enumerate(sought) if b"?" in beginning}
        self._sought = sought
        self._is_of_bytes = is_of_bytes
        self._made: Any = None

    def find(self, text: str | bytes) -> list[tuple[int, int, int]]:
        """Hits `(index of the beginning, start, end)`."""
        if self._made is None:
            self._build()
        hits: list[tuple[int, int, int]] = self._made.find_matches_as_indexes(text, overlapping=True)
        return hits

    def _build(self) -> None:
        from ahocorasick_rs import AhoCorasick, BytesAhoCorasick, Implementation

        if self._is_of_bytes:
            fast = Implementation.DFA if len(self._sought) <= _MOST_FAST else None
            self._made = BytesAhoCorasick(self._sought, implementation=fast)
        else:
            self._made = AhoCorasick(self._sought)


def _together(beginnings: Sequence[Any]) -> dict[Any, list[int]]:
    """Every beginning once, with the numbers of those that are the same."""
    begun: dict[Any, list[int]] = {}
    for number, beginning in enumerate(beginnings):
        numbers = begun.get(beginning)
        if numbers is None:
            begun[beginning] = [number]
        else:
            numbers.append(number)
    return begun


# Bytes are read where at most one letter of so many is not Latin, and some in a short text (a name, a dash): each of them
# may seem to be any other.
_FEWEST_LATIN, _STRAY = 32, 4
# How much of a phrase the automaton looks for: with less it is sooner built, and stops at more places for nothing.
_BEGINNING = 8
# Of how many beginnings an automaton takes the fast form; the library does so itself up to a hundred.
_MOST_FAST = 300


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
