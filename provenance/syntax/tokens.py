"""An article's words as parallel arrays: offsets, folded words, and what each word can be."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate

from provenance.matching import fold
from provenance.rules import lexicon as lx

# Splitting with a captured group gives gap, token, gap, token ...: offsets are then running sums, without a match object.
_TOKEN = re.compile(r"(\w+(?:[.'’\-&,:‐‑]\w+)*|''|--+|[^\w\s])")
_WORD_CACHE_LIMIT = 200_000


class Tokens:
    """The tokens of a text. `starts[i]`, `ends[i]` are code points of the text; `words[i]` is folded; `flags[i]` are
    the bits of `provenance.rules.lexicon`. An abbreviation's full stop is a token of its own.
    """

    __slots__ = ("_places", "cues", "ends", "flags", "folded", "lexicon", "starts", "subjects", "text", "words")

    def __init__(self, text: str, lexicon: lx.Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.folded = fold(text)
        pieces = _TOKEN.split(text)
        edges = list(accumulate(map(len, pieces)))
        self.starts = edges[0:-1:2]
        self.ends = edges[1::2]
        raw = pieces[1::2]
        known = _words_of(lexicon)
        both = list(map(known.__getitem__, raw))
        self.words, self.flags = map(list, zip(*both, strict=True)) if both else ([], [])
        cue = lx.CUE | lx.JOIN
        self.cues = [i for i, f in enumerate(self.flags) if f & cue]
        self._places: dict[str, list[int]] | None = None
        # what provenance.syntax.phrases has found before which verb: asked for several times
        self.subjects: dict[tuple[int, int], tuple[int, int] | None] = {}

    def __len__(self) -> int:
        return len(self.words)

    def at(self, offset: int) -> int:
        """Index of the first token that starts at or after a code point offset."""
        return bisect_left(self.starts, offset)

    def places(self, word: str) -> list[int]:
        """Indexes of all tokens that are this folded word, printed with a capital."""
        if self._places is None:
            found: dict[str, list[int]] = {}
            capital, words = lx.CAP, self.words
            for i, f in enumerate(self.flags):
                if f & capital:
                    found.setdefault(words[i], []).append(i)
            self._places = found
        return self._places.get(word, [])

    def string(self, start: int, end: int) -> str:
        """The text from token `start` to token `end` (exclusive), as printed."""
        return self.text[self.starts[start] : self.ends[end - 1]] if start < end else ""


class _Words(dict[str, tuple[str, int]]):
    """Words as printed to `(folded word, flags)`, filled as they are met."""

    def __init__(self, lexicon: lx.Lexicon) -> None:
        super().__init__()
        self.lexicon = lexicon

    def __missing__(self, raw: str) -> tuple[str, int]:
        if len(self) > _WORD_CACHE_LIMIT:
            self.clear()
        word = fold(raw)
        flags = _guess(word, self.lexicon.flags)
        if raw[0].isupper():
            flags |= lx.CAP
            if word in self.lexicon.sets["name_or_modal"]:
                flags &= ~(lx.AUX | lx.MODAL)
        found = self[raw] = (word, flags)
        return found


_known_words: dict[str, _Words] = {}


def _words_of(lexicon: lx.Lexicon) -> _Words:
    found = _known_words.get(lexicon.language)
    if found is None or found.lexicon is not lexicon:
        found = _known_words[lexicon.language] = _Words(lexicon)
    return found


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
