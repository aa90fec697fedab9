"""An article's words as parallel arrays: offsets, folded words, and what each word can be."""

from __future__ import annotations

import re
from bisect import bisect_left

from provenance.matching import fold
from provenance.rules import lexicon as lx

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)+|\w+(?:[.'\-&]\w+)*|''|--+|[^\w\s]")
_WORD_CACHE_LIMIT = 200_000


class Tokens:
    """The tokens of a text. `starts[i]`, `ends[i]` are code points of the text; `words[i]` is folded; `flags[i]` are
    the bits of `provenance.rules.lexicon`. An abbreviation's full stop is a token of its own.
    """

    __slots__ = ("ends", "flags", "folded", "lexicon", "starts", "text", "words")

    def __init__(self, text: str, lexicon: lx.Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.folded = fold(text)
        spans = [m.span() for m in _TOKEN.finditer(self.folded)]
        self.starts = [s for s, _ in spans]
        self.ends = [e for _, e in spans]
        folded = self.folded
        self.words = [folded[s:e] for s, e in spans]
        guess = _flagger(lexicon)
        self.flags = [guess(w) for w in self.words]
        upper = lx.CAP
        flags = self.flags
        for i, s in enumerate(self.starts):
            if text[s].isupper():
                flags[i] |= upper

    def __len__(self) -> int:
        return len(self.words)

    def at(self, offset: int) -> int:
        """Index of the first token that starts at or after a code point offset."""
        return bisect_left(self.starts, offset)

    def string(self, start: int, end: int) -> str:
        """The text from token `start` to token `end` (exclusive), as printed."""
        return self.text[self.starts[start] : self.ends[end - 1]] if start < end else ""


_guesses: dict[str, dict[str, int]] = {}


def _flagger(lexicon: lx.Lexicon):  # type: ignore[no-untyped-def]
    known = _guesses.setdefault(lexicon.language, {})
    if len(known) > _WORD_CACHE_LIMIT:
        known.clear()

    def flags_of(word: str) -> int:
        found = known.get(word)
        if found is None:
            found = known[word] = _guess(word, lexicon.flags)
        return found

    return flags_of


def _guess(word: str, flags: dict[str, int]) -> int:
    """What a word can be: from the lexicon, else by its ending."""
    found = flags.get(word)
    if found is not None:
        return found
    first = word[0]
    if not (first.isalnum() or first == "_"):
        return lx.PUNCT
    if first.isdigit():
        return lx.NUMBER
    if word.endswith("'s") and len(word) > 3:
        base = flags.get(word[:-2], 0)
        return base & (lx.TITLE | lx.OFFICE | lx.RANK | lx.TIME)
    if word.endswith("ing") and len(word) > 5:
        return lx.ING
    if word.endswith("ed") and len(word) > 4:
        return lx.ED
    if word.endswith("ly") and len(word) > 4:
        return lx.ADV
    return 0
