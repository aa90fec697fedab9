"""Headings whose longer words begin with a capital: what stands in one run of capitals there need be no name."""

from __future__ import annotations

from provenance.rules import lexicon as lx
from provenance.syntax.tokens import Tokens

_AUX_FINITE = lx.AUX | lx.FINITE
_NUMBER_PUNCT = lx.NUMBER | lx.PUNCT
_REACH = 200  # tokens of a sentence that are looked at
_LONGER = 3  # letters


def is_title_case(tk: Tokens, low: int, high: int) -> bool:
    """True where most longer words of a sentence begin with a capital, as in a headline."""
    capital = long = 0
    for k in range(low, min(high, low + _REACH)):
        if tk.flags[k] & _AUX_FINITE and not tk.flags[k] & (lx.CAP | lx.SUBJ):
            return False  # a sentence of many names
        if tk.end(k) - tk.starts[k] > _LONGER and not tk.flags[k] & _NUMBER_PUNCT:
            long += 1
            capital += bool(tk.flags[k] & lx.CAP)
    return capital * 10 >= long * 7
