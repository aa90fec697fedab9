"""Names of months in a text."""

from __future__ import annotations

from provenance.rules import lexicon as lx
from provenance.syntax.tokens import Tokens

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")  # as their names begin


def month_at(tk: Tokens, k: int) -> int:
    """The number of the month that token `k` names, short or whole, from 1; 0 for any other token."""
    is_time = bool(tk.flags[k] & lx.TIME and tk.flags[k] & lx.CAP)
    return _MONTHS.index(tk.words[k][:3]) + 1 if is_time and tk.words[k][:3] in _MONTHS else 0
