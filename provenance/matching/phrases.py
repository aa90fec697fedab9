"""Finding many phrases at once: an Aho-Corasick automaton over a shadow of the text, then those hits that are whole words.

Phrases and a shadow in, hits `(index of the phrase, start, end)` out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol


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
    """What finds words in a text: a matcher of phrases, or one of wordings with open ends (rules/wordings.py)."""

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
