"""Noun phrases behind a cue or a preposition: where a source ends, by closed classes, endings and commas (no parser)."""

from __future__ import annotations

from provenance.rules import lexicon as lx
from provenance.syntax.tokens import Tokens

STOPS = frozenset(';:"“”«»—–…()[]*/|?!') | {"''", "--", "---", "-"}
DASHES = frozenset(("―", "—", "–", "--", "---", "-"))

# What words can be, joined once: looking the bits up and joining them costs more than the test.
_DET_CAP = lx.DET | lx.CAP
_COORD_PREP = lx.COORD | lx.PREP
_TIME_SUBORD = lx.TIME | lx.SUBORD
_DET_POSS_PREP = lx.DET | lx.POSS | lx.PREP
_DET_REL = lx.DET | lx.REL
_AUX_FINITE = lx.AUX | lx.FINITE
_PREP_PUNCT_TIME = lx.PREP | lx.PUNCT | lx.TIME
_LONGEST_TITLE = 9  # tokens, marks counted
_NEW_CLAUSE = lx.REL | lx.SUBJ | lx.SUBORD | lx.AUX | lx.PREP | lx.ADV | lx.COORD
_ING_ED = lx.ING | lx.ED


def is_abbreviated(tk: Tokens, dot: int) -> bool:
    before = tk.words[dot - 1]
    lexicon = tk.lexicon
    return tk.end(dot - 1) == tk.starts[dot] and (
        before in lexicon.never_end
        or before in lexicon.may_end
        or before in lexicon.before_number
        or len(before) == 1
        or "." in before
    )


def phrase_after(tk: Tokens, start: int, high: int) -> int:
    """End (exclusive token index) of the noun phrase that begins at token `start`, appositions and all, before `high`."""
    words, flags = tk.words, tk.flags
    if start >= high:
        return start
    if (flags[start] & lx.SUBJ and not flags[start] & _DET_CAP) or words[start] in (
        "he",
        "she",
        "they",
        "i",
        "we",
        "it",
    ):
        return start + 1
    j = start
    while j < high:
        w, _f = words[j], flags[j]
        if w == ".":
            if not is_abbreviated(tk, j):
                break
        elif w == "(":
            close = next((k for k in range(j + 1, min(high, j + 15)) if words[k] == ")"), None)
            if close is None:
                break
            j = close
        elif w == ",":
            if not _comma_goes_on(tk, j, high):
                break
        elif w == '"' and j == start + 1 and flags[start] & lx.DET:
            close = next((k for k in range(j + 1, min(high, j + _LONGEST_TITLE)) if words[k] == '"'), None)
            if close is None:
                break
            j = close  # `the “Care for all” document`
        elif w in STOPS or (j > start and _ends_phrase(tk, start, j, high)):
            break
        j += 1
    while j > start and (words[j - 1] == "," or (flags[j - 1] & _COORD_PREP and not flags[j - 1] & lx.CAP)):
        j -= 1
    return j


def _ends_phrase(tk: Tokens, start: int, j: int, high: int) -> bool:
    """True where the words from `j` on are no longer the noun phrase: time, channel, verb, new clause."""
    words, flags = tk.words, tk.flags
    w, f = words[j], flags[j]
    if f & lx.CAP and not f & _TIME_SUBORD:
        return False
    if f & lx.TIME and not flags[j - 1] & _DET_POSS_PREP and not w.endswith("'s"):
        return True
    if w == "by":
        sets, paper = tk.lexicon.sets, words[j - 1]  # `a report | by the auditors`
        is_paper = paper in sets["authored"] or paper in sets["record"] or paper in sets["worked_out"]
        is_leaked = not sets["leaked"].isdisjoint(words[start:j])  # and no word of who wrote it
        return not ((is_paper and not is_leaked) or flags[j - 1] & lx.ED)
    if f & lx.REL and w != "where":
        return False
    if f & lx.SUBORD and not f & lx.PREP and w != "that":
        return True
    if f & lx.SUBJ and not f & _DET_REL:
        return not any(flags[k] & lx.REL or words[k] == "that" for k in range(start, j))
    if f & _AUX_FINITE:
        return not any(flags[k] & lx.REL or words[k] == "that" for k in range(start, j))
    if w in tk.lexicon.sets["phrase_end"]:
        return True
    if f & lx.ADV and not f & lx.DET:
        return j + 1 >= high or flags[j + 1] & _PREP_PUNCT_TIME != 0
    if w in tk.lexicon.sets["circumstance_preposition"]:
        return _is_circumstance(tk, j, high)
    return False


def _is_circumstance(tk: Tokens, prep: int, high: int) -> bool:
    """True for a phrase that tells when or by which channel (`in a statement`, `on Monday`, `at a rally`)."""
    words, flags = tk.words, tk.flags
    if prep + 1 >= high:
        return True
    nxt = flags[prep + 1]
    if nxt & lx.TIME or words[prep] in tk.lexicon.sets["time_preposition"] or nxt & lx.OBJ:
        return True
    if words[prep] == "to":
        return words[prep + 1] in tk.lexicon.sets["audience"]
    sets, behind = tk.lexicon.sets, words[prep + 1 : min(high, prep + 5)]
    if not sets["channel_noun"].isdisjoint(behind):
        return True
    return words[prep] == "at" and bool(nxt & lx.DET) and not sets["occasion"].isdisjoint(behind)


def _comma_goes_on(tk: Tokens, comma: int, high: int) -> bool:
    """True where the words after a comma still tell who the source is: an apposition, an age, a list."""
    words, flags = tk.words, tk.flags
    k = comma + 1
    if k >= high:
        return False
    w, f = words[k], flags[k]
    if f & lx.NUMBER:
        return True
    if w in ("and", "or"):
        return k + 1 < high and bool(flags[k + 1] & _DET_CAP) and not _clause_ahead(tk, k + 1, high)
    if f & _NEW_CLAUSE and not f & lx.DET:
        return False
    if f & _ING_ED and not f & lx.CAP and w not in tk.lexicon.sets["adjective_in_ing"]:
        return False
    if f & lx.TIME:
        return False
    return not _clause_ahead(tk, k, high)


def _clause_ahead(tk: Tokens, start: int, high: int) -> bool:
    """True where a finite verb comes before the next comma, outside a relative clause."""
    flags, words = tk.flags, tk.words
    for k in range(start, min(high, start + 20)):
        if words[k] in (",", ".", ";"):
            return False
        f = flags[k]
        if f & lx.REL or words[k] == "that":
            return False
        if f & _AUX_FINITE and not f & lx.CAP:
            return True
        if f & lx.CUE and k > start and flags[k - 1] & lx.CAP and not f & lx.CAP:
            return bool(tk.lexicon.forms[words[k]][0] & (lx.PAST | lx.THIRD))  # `…, | Lind wants | the road mended`
    return False
