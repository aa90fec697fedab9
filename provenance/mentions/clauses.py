"""Relative clauses that tell somebody's role (`Lund, who heads the institute`), and those that tell a deed."""

from __future__ import annotations

from provenance.rules import lexicon as lx
from provenance.syntax.tokens import Tokens

_LONGEST_PREDECESSOR = 8  # tokens
_LONGEST_PAST = 16


def role_behind(tk: Tokens, who: int, high: int) -> int | None:
    """The token that the words of a role begin with behind `who` (`who heads | the institute`, `who is working at | a
    charity`, `who replaced Lund as | chancellor`), before token `high`; None where the clause tells a deed.
    """
    words, sets = tk.words, tk.lexicon.sets
    k = who + 1
    while k < high and words[k] in sets["before_role"]:
        k += 1
    if k + 1 >= high:
        return None
    if _went_through_it(tk, who, k):
        return who  # `who was injured in the blast` tells whose word it is, too
    if words[who + 1] in sets["researched"] and not sets["measured"].isdisjoint(words[who + 2 : who + 5]):
        return who  # `who led the study`
    if "is" in words[who + 1 : k] and tk.flags[k] & lx.DET:
        return k
    if words[k] in sets["role_verb"]:
        return k + 1
    if words[k] in sets["studying"]:
        at = next((j for j in range(k + 1, high - 1) if words[j] in ("at", ",", "who")), high)
        return at + 1 if at < high and words[at] == "at" else None
    if words[k] in sets["serving_verb"] and words[k + 1] in ("as", "at", "for", "in", "on", "with"):
        is_trade = words[k + 1] == "in" and not tk.flags[min(k + 2, high - 1)] & (lx.DET | lx.POSS | lx.CAP)
        return None if is_trade else k + 2  # `who works in sales for a charity`
    for j in range(k, min(high - 2, k + _LONGEST_PAST)):
        if words[j] == "," or words[j] == "who":
            break
        if words[j] == "is" and words[j + 1] in ("now", "currently"):
            return j + 2  # `who worked at the port for years and is now | director of the museum`
    if words[k] in sets["succeeding"]:
        for j in range(k + 2, min(high - 1, k + _LONGEST_PREDECESSOR)):
            if words[j] == "as":
                return j + 1
            if words[j] == ",":
                break
    return None


def _went_through_it(tk: Tokens, who: int, verb: int) -> bool:
    """True for a clause that tells what somebody saw, suffered or lost, or that it happened where they live: `who fled`, `who
    was hurt`, `who lost two brothers`, `who has been sheltering`, `who lives near the mill`. Its verb is token `verb`.
    """
    words, sets = tk.words, tk.lexicon.sets
    first, second = words[who + 1], words[who + 2]
    if first in sets["saw"] or (first in ("was", "were") and second in sets["suffered"]) or words[verb] in sets["enduring"]:
        return True
    if first == "lost":
        return not sets["lost_one"].isdisjoint(words[who + 2 : who + 5])
    if first in ("was", "were"):  # `who was on the train`, `who was sleeping`
        return second in sets["caught"] or (
            second in sets["within"] and not sets["scene"].isdisjoint(words[who + 3 : who + 6])
        )
    is_there = words[who + 2 : who + 4] == ["in", "the"] and not sets["scene"].isdisjoint(words[who + 4 : who + 5])
    return first in sets["living"] and (second in sets["close_by"] or is_there)
