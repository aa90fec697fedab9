"""Which language a text is in where nobody says it: by its script, then by the small words of each language."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from provenance.tables import Table, load

# How much of a text is looked at, in code points.
_REACH = 4000
# How much of it is cut into words: its small words are plenty.
_WORDS_REACH = 1500
_OTHER_SCRIPT = re.compile("[^\x00-\u036f\u2000-\u2bff]")
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 5


def language_name(code: str) -> str | None:
    """The English name of a language by its code; None where the list does not have it."""
    return next((str(name) for own, name in _table().get("names", ()) if own == code), None)


def guess_language(text: str) -> str | None:
    """The language that a text shows; None where too little speaks for any."""
    head = text[:_REACH]
    table = _table()
    if _OTHER_SCRIPT.search(head):
        letters = sum(c.isalpha() for c in head)
        for code, script in table.get("scripts", {}).items():
            found = len(re.findall(script, head))
            if found >= _FEWEST and found * _SHARE.get(code, 3) >= letters:
                return str(code)
    scores: Counter[str] = Counter()
    codes_of = codes_by_word()
    for word, count in Counter(_WORD.findall(head[:_WORDS_REACH].lower())).items():
        for code in codes_of.get(word, ()):
            scores[code] += count
    ranked = [*scores.most_common(2), ("", 0), ("", 0)]
    if ranked[0][1] < _FEWEST or ranked[0][1] * 4 < ranked[1][1] * 5:
        return None
    return ranked[0][0]


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


def _table() -> Table:
    return load("rules")[0].get("common/languages.toml", {})
