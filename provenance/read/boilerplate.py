"""Lines that a page prints between its paragraphs and that are no prose: calls to read on, labels, time stamps."""

from __future__ import annotations

from functools import cache

from provenance.matching import LazyPattern
from provenance.patterns import compile_pattern
from provenance.tables import load

_LONGEST_STAMP = 100
_LONGEST_CHANGED = 16  # letters of a word for a change
_MARKS = " \u00a0【[(（「『■◆▶►▼●•*→-–—>»|"  # before a label
_DIGIT = compile_pattern(r"\d")
_TIME_OR_YEAR = LazyPattern(r"\d{1,2}[:.h]\d\d|(?:19|20)\d\d|\d\s?[^\W\d]", __name__)
_WORDS = LazyPattern(r"[A-Z]{2,}(?![a-z])|[^\W\d_][^\W\d_A-Z]*", __name__)  # glued words too: "UhrLesezeit"


class _Lines:
    """The table of such lines, by the way in which each is looked for."""

    def __init__(self) -> None:
        table = load("rules")[0]["common/lines.toml"]
        self.whole: frozenset[str] = frozenset(table["whole"])
        self.words: tuple[str, ...] = tuple(table["words"])
        self.beginnings: tuple[str, ...] = tuple(table["beginnings"])
        self.letters: tuple[str, ...] = tuple(table["letters"])
        all_of_them = (*table["whole"], *self.words, *self.beginnings, *self.letters)
        # One word may begin a sentence ("Share prices ..."); a call of more is one by its first words.
        self.calls: tuple[str, ...] = tuple(w for w in (*table["whole"], *self.words) if " " in w)
        self.heads: frozenset[str] = frozenset(words[:2] for words in all_of_them)
        self.stamp: frozenset[str] = frozenset(table["stamp"])
        self.changed: tuple[str, ...] = tuple(table["changed"])
        self.beside: frozenset[str] = self.stamp | frozenset(table["beside"])


@cache
def _lines() -> _Lines:
    return _Lines()


def is_boilerplate(text: str) -> bool:
    """True for a line of the page's own, whatever the case of its letters."""
    lines = _lines()
    if text[:1] in _MARKS:
        text = text.lstrip(_MARKS)
    if text[:2].lower() not in lines.heads and text[:1] != "©":
        return False
    low = text.lower().replace("’", "'")
    if low.startswith(lines.beginnings):
        return True
    if low.startswith(lines.words):
        return any(low.startswith(words) and not _goes_on(low, len(words)) for words in lines.words)
    if low.startswith(lines.letters):
        return any(low.startswith(w) and not _goes_on(low, len(w)) and "newsletter" in low[len(w) :] for w in lines.letters)
    end = len(low)
    while end > 0 and not _goes_on(low, end - 1):
        end -= 1
    return low[:end] in lines.whole


def begins_with_call(text: str) -> bool:
    """True for a text that begins with the words of a call to read on and goes on with another word ("Lire aussi La ...")."""
    lines = _lines()
    text = text.lstrip(_MARKS)
    if text[:2].lower() not in lines.heads:
        return False
    low = text[:40].lower().replace("’", "'")
    return any(low.startswith(call) and not _goes_on(low, len(call)) for call in lines.calls)


def is_time_stamp(text: str) -> bool:
    """True for a line that says nothing but when the article was published or updated, or how long it takes to read."""
    if len(text) > _LONGEST_STAMP or _DIGIT.search(text) is None or _TIME_OR_YEAR.search(text) is None:
        return False
    lines = _lines()
    words = [word[0].lower() for word in _WORDS.finditer(text)]
    return all(word in lines.beside for word in words) and not lines.stamp.isdisjoint(words)


def tells_a_change(text: str) -> bool:
    """True for a time stamp that begins with a word for a change of the article (`Updated at 9:50 p.m.`)."""
    return text[:_LONGEST_CHANGED].lower().startswith(_lines().changed)


def _goes_on(text: str, at: int) -> bool:
    """True where a letter or digit stands at a place."""
    return at < len(text) and (text[at].isalnum() or text[at] == "_")
