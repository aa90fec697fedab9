"""Titles of works in quotation marks (`author of “The Mill,”`)."""

from __future__ import annotations

from provenance.rules import lexicon as lx
from provenance.syntax.tokens import Tokens

_DET_POSS = lx.DET | lx.POSS
_FINITE_AUX = lx.FINITE | lx.AUX
_OPENING = frozenset(('"', "“", "''", "«"))
_LONGEST_TITLE, _LONGEST_LABEL = 9, 5  # tokens, marks counted


def title_before(tk: Tokens, low: int, mark: int) -> int | None:
    """Where a title in quotation marks begins that ends with token `mark`, a closing mark: a few words, most of them with a
    capital, behind a preposition, a genitive or a determiner; None for anything else that is quoted.
    """
    words, flags = tk.words, tk.flags
    opening = next((k for k in range(mark - 2, max(low, mark - _LONGEST_TITLE), -1) if words[k] in _OPENING), None)
    if opening is None or opening <= low or opening + 1 >= mark - 1:
        return None
    before, titled = words[opening - 1], tk.lexicon.sets["titled"]
    is_named = bool(flags[opening - 1] & (_DET_POSS | lx.PREP)) or before.endswith(("'s", "s'")) or before in titled
    if not is_named and opening - 2 > low and flags[opening - 2] & lx.DET and not flags[opening - 1] & _FINITE_AUX:
        # `a pro-mayor “super fund,”`
        return opening if mark - opening <= _LONGEST_LABEL and not has_finite(tk, opening, mark) else None
    if not is_named:
        return None
    is_title = all(flags[k] & (lx.CAP | lx.PREP | lx.DET | lx.COORD | lx.PUNCT) for k in range(opening + 1, mark - 1))
    return opening if is_title and flags[opening + 1] & lx.CAP else None


def has_finite(tk: Tokens, first: int, end: int) -> bool:
    """True where a finite verb or an auxiliary stands among the tokens from `first` to `end`."""
    return any(f & _FINITE_AUX for f in tk.flags[first:end])
