"""Which language a text is in where nobody says it: by its script, then by the small words of each language."""

from __future__ import annotations

from functools import cache

from provenance.errors import KnowledgeError
from provenance.matching import in_lower_case
from provenance.patterns import compile_pattern
from provenance.tables import Table, load

# How much of a text is looked at, in code points.
_REACH = 4000
# How much of it is cut into words: its small words are plenty. The first part alone where it leaves no doubt.
_WORDS_REACH = 1500
_FIRST_WORDS = 600
_WORD = compile_pattern(r"[^\W\d_]+")
_BETWEEN = tuple(".,'’\"“”«»()[]-–—:;?!…/")  # marks that stand beside words in most texts
_FEWEST = 5
_PLENTY = 12
# The bytes of UTF-8 of Latin letters, marks and symbols.
_LATIN = bytes((*range(0xCE), 0xE2))
_RANGE = 3  # characters of one in a class: `a-z`


def language_name(code: str) -> str | None:
    """The English name of a language by its code; None where the list does not have it."""
    return next((str(name) for own, name in _table().get("names", ()) if own == code), None)


def guess_language(text: str) -> str | None:
    """The language that a text shows; None where too little speaks for any."""
    head = text[:_REACH]
    if not head.isascii() and head.encode("utf-8", "surrogatepass").translate(None, _LATIN):
        found = _by_script(head)
        if found is not None:
            return found
    best, first, second = _by_words(head[:_FIRST_WORDS])
    if first < _PLENTY or first < 2 * second:
        best, first, second = _by_words(head[:_WORDS_REACH])
    return None if first < _FEWEST or first * 4 < second * 5 else best


def _by_script(head: str) -> str | None:
    """The language that alone of all is written with letters that a text has many of."""
    times: dict[str, int] = {}
    for ch in head:
        times[ch] = times.get(ch, 0) + 1
    letters = 0
    for ch, count in times.items():
        if ch.isalpha():
            letters += count
    for code, ranges in _scripts():
        found = 0
        for ch, count in times.items():
            for low, high in ranges:
                if low <= ch <= high:
                    found += count
                    break
        if found >= _FEWEST and found * _SHARE.get(code, 3) >= letters:
            return code
    return None


def _by_words(head: str) -> tuple[str, int, int]:
    """The language of most small words, how many there are, and how many of the second; of equals that which came first."""
    codes_of, scores = codes_by_word(), dict[str, int]()
    low = in_lower_case(head)
    for mark in _BETWEEN:
        if mark in low:
            low = low.replace(mark, " ")
    for word in low.split():  # a pattern takes five times as long
        codes = codes_of.get(word)
        if codes is not None:
            for code in codes:
                scores[code] = scores.get(code, 0) + 1
        elif not word.isalpha():
            for part in _WORD.findall(word):
                for code in codes_of.get(part, ()):
                    scores[code] = scores.get(code, 0) + 1
    best, first, second = "", 0, 0
    for code, count in scores.items():
        if count > first:
            best, first, second = code, count, first
        elif count > second:
            second = count
    return best, first, second


# Japanese mixes kana with Han, Persian its own letters with Arabic ones: a smaller share is enough.
_SHARE = {"ja": 8, "fa": 30}


@cache
def codes_by_word() -> dict[str, list[str]]:
    """The languages that each small word speaks for, by the word."""
    found: dict[str, list[str]] = {}
    for code, words in _table().get("words", {}).items():
        for word in words:
            found.setdefault(word, []).append(code)
    return found


def _scripts() -> list[tuple[str, list[tuple[str, str]]]]:
    """The languages that letters alone tell, with the first and last letter of their ranges. Raises KnowledgeError."""
    found: list[tuple[str, list[tuple[str, str]]]] = []
    for code, letters in _table().get("scripts", {}).items():
        inner = letters[1:-1]
        if letters != f"[{inner}]" or "\\" in inner or inner.startswith("^"):
            raise KnowledgeError(f"rules/common/languages.toml scripts {code}", "is not a class of letters")
        ranges: list[tuple[str, str]] = []
        while inner:
            is_range = inner[1:2] == "-" and len(inner) >= _RANGE
            ranges.append((inner[0], inner[2] if is_range else inner[0]))
            inner = inner[_RANGE if is_range else 1 :]
        found.append((code, ranges))
    return found


def _table() -> Table:
    return load("rules")[0].get("common/languages.toml", {})
