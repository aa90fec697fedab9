"""Where words begin in scripts without capitals and spaces."""

from __future__ import annotations

from provenance.speech.mention import OUTLET
from provenance.speech.phrases import Phrases

# Characters of which the words of such scripts are made; kana between them are particles.
_IN_NAME = (("\u4e00", "\u9fff"), ("\u30a1", "\u30fc"), ("\uac00", "\ud7a3"), ("A", "Z"), ("a", "z"), ("0", "9"))
_LONGEST_WORD = 10


def word_start(phrases: Phrases, start: int) -> int:
    """Where the word begins that a role ends, in scripts without capitals (`運航|会社`, `학|부모`, `ال|شرطة`)."""
    if phrases.book.grammar.is_cased:
        return start
    first = start
    small = phrases.book.grammar.prepositions
    low = _word_bound(phrases, start)
    while first > low and start - first < _LONGEST_WORD and _is_in_name(phrases.text[first - 1]):
        if phrases.text[first - 1] in small:
            break
        first -= 1
    if phrases.text[first:start].isascii() or "\u0621" <= phrases.text[start] <= "\u064a":
        return start - 2 if phrases.text.startswith("ال", start - 2) else start
    return first


def _word_bound(phrases: Phrases, start: int) -> int:
    """Where the last outlet or verb before `start` ends, in scripts without spaces (`路透社|援引|国防部`)."""
    low = max(0, start - _LONGEST_WORD)
    ends = [m.end for m in phrases.inside(low, start) if m.kind == OUTLET and phrases.text[m.end] != "・"]
    ends += [low + end for _, _, end in phrases.book.cues.find(phrases.folded[low:start])]
    return max(ends, default=0)


def _is_in_name(ch: str) -> bool:
    return any(first <= ch <= last for first, last in _IN_NAME)
