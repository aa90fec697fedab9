"""Words of an inflected language, found at once: whole words, with open beginnings and endings where the list says so."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from provenance.matching import Finder, Searcher, is_whole_word
from provenance.patterns import compile_pattern

# Letters that an open end may add.
_LONGEST_ENDING = 6
_FORMS = compile_pattern(r"^(.*?)\(([^()]*)\)(.*)$")


def expand(wording: str) -> list[str]:
    """`sag(t,te)` to `sagt` and `sagte`; a wording without brackets to itself."""
    found = _FORMS.match(wording) if "(" in wording else None
    if found is None:
        return [wording]
    before, inside, after = found.groups()
    return [form for part in inside.split(",") for form in expand(before + part + after)]


# Endings by their first letter (of the empty one: no letter), the longest first.
Endings = dict[str, list[str]]


def stems(wording: str) -> tuple[list[str], Endings]:
    """`sag(t,te)` to the stem `sag` and the endings that it may have (`source (at court,near him)` to `source ` and the words
    behind it); no endings for a wording with none: then its forms.
    """
    at = wording.rfind("(") if "(" in wording else -1
    if at <= 0 or not wording.endswith(")") or not wording[:at].strip("* ") or wording[at - 1] == "*":
        return expand(wording), {}
    return expand(wording[:at]), _endings(wording[at + 1 : -1])


@cache
def _endings(inside: str) -> Endings:
    """The endings between a wording's brackets: many words share theirs."""
    found: Endings = {}
    for ending in sorted(inside.split(","), key=len, reverse=True):
        found.setdefault(ending[:1], []).append(ending)
    return found


class WordMatcher:
    """Finds wordings as whole words. `minister*` may go on with up to six letters, `*minister` may stand at the end of a
    compound, `(a,b)` gives alternatives. `clitics` are letters that may stand before a word without a space (Arabic).

    Built once per language; it has the interface of `PhraseMatcher`, so that both can stand in a role book.
    """

    def __init__(self, wordings: Sequence[str], clitics: str = "", keeps_all: bool = False) -> None:
        """`keeps_all` gives every wording that fits the same words, not the first of them alone."""
        self._keeps_all = keeps_all
        self._owners: list[tuple[int, bool, bool, Endings]] = []
        self._clitics = frozenset(clitics)
        cores: list[str] = []
        for index, wording in enumerate(wordings):
            forms, endings = stems(wording)  # a stem in place of its forms: a fourth of them to be looked for
            for form in forms:
                is_open = "*" in form
                cores.append(form.strip("*") if is_open else form)
                self._owners.append((index, is_open and form[0] == "*", is_open and form[-1] == "*", endings))
        self._searcher = Searcher(cores) if cores else None

    def find(self, shadow: str) -> list[tuple[int, int, int]]:
        """Hits `(index of the wording, start, end)` in order, not overlapping, the longest at each place."""
        if self._searcher is None:
            return []
        found = []
        for owner, start, end in self._searcher.find(shadow):
            index, is_open_left, is_open_right, endings = self._owners[owner]
            first = self._start(shadow, start, is_open_left)
            if first is None:
                continue
            if endings:
                end = _with_ending(shadow, start, end, endings)
                if end < 0:
                    continue
            last = _end(shadow, start, end, is_open_right)
            if last is not None:
                found.append((index, first, last, start - end))
        found.sort(key=lambda h: (h[1], -h[2], h[3], h[0]))  # of two for one word the one that says more of it, or the first
        out: list[tuple[int, int, int]] = []
        for *place, _ in found:
            hit = (place[0], place[1], place[2])
            if not out or hit[1] >= out[-1][2] or (self._keeps_all and hit[1:] == out[-1][1:]):
                out.append(hit)
        return out

    def _start(self, shadow: str, start: int, is_open: bool) -> int | None:
        if is_whole_word(shadow, start, len(shadow)):
            return start
        first = start
        while first > 0 and shadow[first - 1].isalpha():
            first -= 1
        if is_open:
            return first
        if self._clitics and start - first <= 3 and self._clitics.issuperset(shadow[first:start]):
            return start
        return None


class JoinedMatcher:
    """Finds the wordings of two matchers, those of the second numbered behind those of the first, which are `first_count`."""

    def __init__(self, first: Finder, first_count: int, second: Finder) -> None:
        self._first, self._count, self._second = first, first_count, second

    def find(self, shadow: str) -> list[tuple[int, int, int]]:
        """Hits `(index of the wording, start, end)` in order, not overlapping: the longest, and of equals the first's."""
        found, others = self._first.find(shadow), self._second.find(shadow)
        if not others:
            return found
        places = [(start, -end, index) for index, start, end in found]
        places += [(start, -end, index + self._count) for index, start, end in others]
        places.sort()
        out: list[tuple[int, int, int]] = []
        for start, end, index in places:
            if not out or start >= out[-1][2]:
                out.append((index, start, -end))
        return out


def _end(shadow: str, start: int, end: int, is_open: bool) -> int | None:
    if is_whole_word(shadow[start : end + 1], 0, end - start):
        return end
    if not is_open:
        return None
    last = end
    while last < len(shadow) and shadow[last].isalpha():
        last += 1
    return last if last - end <= _LONGEST_ENDING else None


def _with_ending(shadow: str, start: int, stem: int, endings: Endings) -> int:
    """Where the word ends whose stem is `[start, stem)`; -1 where it goes on with none of the endings."""
    for letter in (shadow[stem : stem + 1], ""):
        for ending in endings.get(letter, ()):
            end = stem + len(ending)
            if shadow[stem:end] == ending and is_whole_word(shadow[start : end + 1], 0, end - start):
                return end
    return -1
