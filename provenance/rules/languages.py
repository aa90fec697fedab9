"""Which language a text is in where nobody says it: by its script, then by the small words of each language."""

from __future__ import annotations

import re
from collections import Counter

from provenance.tables import Table, load

# How much of a text is looked at, in code points.
_REACH = 4000
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 5


def language_name(code: str) -> str | None:
    """The English name of a language by its code; None where the list does not have it."""
    return next((str(name) for own, name in _table().get("names", ()) if own == code), None)


def guess_language(text: str) -> str | None:
    """The language that a text shows; None where too little speaks for any."""
    head = text[:_REACH]
    table = _table()
    letters = sum(c.isalpha() for c in head)
    for code, script in table.get("scripts", {}).items():
        found = len(re.findall(script, head))
        if found >= _FEWEST and found * _SHARE.get(code, 3) >= letters:
            return str(code)
    if head.isascii() and letters < _FEWEST:
        return None
    counts = Counter(w.lower() for w in _WORD.findall(head))
    scores = {code: sum(counts[w] for w in words) for code, words in table.get("words", {}).items()}
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if len(ranked) < 2 or ranked[0][1] < _FEWEST or ranked[0][1] * 4 < ranked[1][1] * 5:
        return None
    return str(ranked[0][0])


# Japanese mixes kana with Han, Persian its own letters with Arabic ones: a smaller share is enough.
_SHARE = {"ja": 8, "fa": 30}


def _table() -> Table:
    return load("rules")[0].get("common/languages.toml", {})
