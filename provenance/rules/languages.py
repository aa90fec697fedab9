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
_LETTERS_REACH = 1500
_WORD = compile_pattern(r"[^\W\d_]+")
_BETWEEN = tuple(".,'’\"“”«»()[]-–—:;?!…/")  # marks that stand beside words in most texts
_FEWEST = 5
_FEWEST_ALONE = 3  # where hardly a word speaks for another language: a line or two
_PLENTY = 12
# How many times as many words of another language speak against the one that a page gives.
_AGAINST = 3
# The bytes of UTF-8 of Latin letters, marks and symbols.
_LATIN = bytes((*range(0xCE), 0xE2))
_LONG_CODE = 3  # letters
_RANGE = 3  # characters of one in a class: `a-z`


def language_name(code: str) -> str | None:
    """The English name of a language by its code; None where the list does not have it."""
    return next((str(name) for own, name in _table().get("names", ()) if own == code), None)


def base_language(tag: str | None) -> str:
    """The language whose rules a text's tag asks for (`de-CH`, `de_CH` and `deu` give `de`); English where none is known."""
    return short_code(tag.strip().lower().replace("_", "-").partition("-")[0]) if tag and tag.strip() else "en"


def short_code(code: str) -> str:
    """A language's code of two letters for its code of three (`eng` gives `en`) and for those of its written forms (`nb` and
    `nn` give `no`); any other code as it is.
    """
    return str(_table().get("three_letters" if len(code) == _LONG_CODE else "forms", {}).get(code, code))


def guess_language(text: str, said: str | None = None) -> str | None:
    """The language that a text shows; None where too little speaks for any. `said` is the code that the text's page gives
    as its language: then another one is told only where nearly all speaks against that.
    """
    head = text[:_REACH]
    if not head.isascii() and head.encode("utf-8", "surrogatepass").translate(None, _LATIN):
        found = _by_script(head[:_LETTERS_REACH])
        if found is not None:
            return found if said is None or said not in _table().get("scripts", {}) else said
    if said is not None and _is_plainly(head[:_FIRST_WORDS], said):
        return said
    scores = _scores(head[:_FIRST_WORDS])
    best, first, second = _leading(scores)
    if first < _PLENTY or first < 2 * second:
        scores = _scores(head[:_WORDS_REACH])
        best, first, second = _leading(scores)
    if said is not None:
        return best if first >= _PLENTY and first >= _AGAINST * scores.get(said, 0) else said
    if first < _FEWEST:
        return best if first >= _FEWEST_ALONE and first >= _AGAINST * second else None
    return None if first * 4 < second * 5 else best


def _by_script(head: str) -> str | None:
    """The language that alone of all is written with letters that a text has many of."""
    times: dict[str, int] = {}
    for ch in head:
        times[ch] = times.get(ch, 0) + 1
    letters = 0
    for ch, count in times.items():
        if ch.isalpha():
            letters += count
    for code, ranges in scripts():
        found = 0
        for ch, count in times.items():
            for low, high in ranges:
                if low <= ch <= high:
                    found += count
                    break
        if found >= _FEWEST and found * _SHARE.get(code, 3) >= letters:
            return code
    return None


def _is_plainly(head: str, said: str) -> bool:
    """True where so many of the small words speak for a language that no other one can have `_AGAINST` times as many."""
    codes_of, known, own = codes_by_word(), 0, 0
    for word in in_lower_case(head).split():
        codes = codes_of.get(word)
        if codes is not None:
            known += 1
            own += said in codes
    return own * _AGAINST > known and known >= _FEWEST


def _scores(head: str) -> dict[str, int]:
    """How many small words of each language there are."""
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
    return scores


def _leading(scores: dict[str, int]) -> tuple[str, int, int]:
    """The language of most small words, how many there are, and how many of the second; of equals that which came first."""
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


@cache
def scripts() -> list[tuple[str, list[tuple[str, str]]]]:
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
