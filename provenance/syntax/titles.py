"""What stands in quotation marks inside a subject: titles of works (`author of “The Mill,”`), and words that an aside quotes
(`Lind, who called it “a joke,” said`).
"""

from __future__ import annotations

from provenance.rules import lexicon as lx
from provenance.syntax.tokens import Tokens

_DET_POSS = lx.DET | lx.POSS
_FINITE_AUX = lx.FINITE | lx.AUX
_OPENING = frozenset(('"', "“", "''", "«"))
_LONGEST_TITLE, _LONGEST_LABEL = 9, 5  # tokens, marks counted
_LONGEST_ASIDE, _LONGEST_QUOTED = 12, 30  # tokens from an aside's comma to its quotation, and of that


def title_before(tk: Tokens, low: int, mark: int) -> int | None:
    """Where a title in quotation marks begins that ends with token `mark`, a closing mark: a few words, most of them with a
    capital, behind a preposition, a genitive or a determiner; None for anything else that is quoted.
    """
    words, flags = tk.words, tk.flags
    opening = _opening(tk, low, mark, _LONGEST_TITLE)
    if opening is None:
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


def aside_before(tk: Tokens, low: int, mark: int) -> int | None:
    """The comma that opens an aside whose end is a quotation with token `mark` as its closing mark (`Lind|, who called it “a
    joke,” | said`, `Lind|, citing “the rain,” | said`); None where the quotation stands otherwise.
    """
    words, flags = tk.words, tk.flags
    opening = _opening(tk, low, mark, _LONGEST_QUOTED)
    if opening is None:
        return None
    for k in range(opening - 1, max(low, opening - _LONGEST_ASIDE), -1):
        if words[k] == ",":
            is_aside = flags[k + 1] & (lx.REL | lx.ING) and flags[k - 1] & lx.CAP and k + 1 < opening
            return k if is_aside and words[mark - 1] == "," else None
        if flags[k] & lx.PUNCT and words[k] not in (".", "-", "'"):
            return None
    return None


def _opening(tk: Tokens, low: int, mark: int, longest: int) -> int | None:
    """The token that opens the quotation that `mark` closes, at most `longest` tokens before it; None where none does."""
    opening = next((k for k in range(mark - 2, max(low, mark - longest), -1) if tk.words[k] in _OPENING), None)
    return None if opening is None or opening <= low or opening + 1 >= mark - 1 else opening


def has_finite(tk: Tokens, first: int, end: int) -> bool:
    """True where a finite verb or an auxiliary stands among the tokens from `first` to `end`."""
    return any(
        tk.flags[k] & _FINITE_AUX and not (tk.words[k] == "known" and tk.words[k + 1] in ("as", "for"))
        for k in range(first, end)
    )
