"""Noun phrases: where one begins, walking left from its last word (no parser)."""

from __future__ import annotations

from provenance.rules import lexicon as lx
from provenance.syntax.phrases import STOPS, is_abbreviated
from provenance.syntax.tokens import Tokens

_MAX_WALK = 45
_MARKS = STOPS | {".", ","}

# What words can be, joined once: looking the bits up and joining them costs more than the test.
_DET_POSS = lx.DET | lx.POSS
_ING_ED = lx.ING | lx.ED
_FINITE_AUX = lx.FINITE | lx.AUX
_PREP_COORD_AUX_REL = lx.PREP | lx.COORD | lx.AUX | lx.REL
_AUX_SUBORD = lx.AUX | lx.SUBORD
_DET_REL = lx.DET | lx.REL
_SUBJ_AUX_FINITE = lx.SUBJ | lx.AUX | lx.FINITE
_CAP_DET_NUMBER = lx.CAP | lx.DET | lx.NUMBER
_DET_POSS_PREP_ADJ = lx.DET | lx.POSS | lx.PREP | lx.ADJ
_DET_SUBJ_OBJ_POSS = lx.DET | lx.SUBJ | lx.OBJ | lx.POSS
_CUE_AUX_FINITE_PUNCT = lx.CUE | lx.AUX | lx.FINITE | lx.PUNCT
_AUX_SUBJ = lx.AUX | lx.SUBJ
_COORD_SUBORD = lx.COORD | lx.SUBORD
_TIME_CAP_DET = lx.TIME | lx.CAP | lx.DET
_OBJECT_START = lx.OBJ | lx.DET | lx.PREP | lx.POSS | lx.SUBJ
_ING_ADV = lx.ING | lx.ADV
_CAP_DET = lx.CAP | lx.DET
_PREP_TIME = lx.PREP | lx.TIME
_BESIDE = frozenset(("with", "without", "not"))
_BEFORE_NAME = frozenset(('"', "”", "''", ","))
_VERBS = lx.AUX | lx.FINITE | lx.ED
_OPENS_SUBJECT = lx.DET | lx.POSS | lx.CAP | lx.NUMBER
_YEAR = 4  # digits
_AT_AMOUNT = frozenset(("least", "most"))
_NO_NOUN = lx.AUX | lx.SUBJ | lx.PUNCT | lx.PREP | lx.DET | lx.REL | lx.ADV | lx.COORD | lx.TIME


def walk_left(tk: Tokens, low: int, last: int) -> int | None:
    """First token of the noun phrase whose last token is `last`; None where `last` cannot end one."""
    words, flags = tk.words, tk.flags
    if words[last] == "." and last > low and is_abbreviated(tk, last):
        last -= 1
    f = flags[last]
    if words[last] in STOPS or words[last] in ",.'" or (f & _PREP_COORD_AUX_REL and not f & lx.CAP and words[last] != "both"):
        return None
    j = last
    floor = max(low, last - _MAX_WALK)
    while j >= floor:
        f = flags[j]
        if f & lx.CAP and j > low and not f & _AUX_SUBORD:
            j -= 1
            continue
        step = _step_left(tk, floor, j, last) if words[j] in _MARKS else _word_left(tk, low, j, last)
        if step is None:
            break
        j = step
    if low <= j < last and words[j] in tk.lexicon.sets["nobody"] and flags[j + 1] & lx.PREP:
        return None  # `nobody in Lorne or Vell | claimed a victory`
    start = _trim_start(tk, low, j + 1, last)
    is_that = start == low + 1 and words[low] == "that" and not flags[low + 1] & (lx.CAP | lx.DET | lx.SUBJ)
    return low if is_that else start  # `That person | said`


def _step_left(tk: Tokens, floor: int, j: int, last: int) -> int | None:
    """The token left of a mark that stands inside a noun phrase; None where the mark ends it."""
    w = tk.words[j]
    if w == ".":
        return j - 1 if j > floor and is_abbreviated(tk, j) else None
    if w == ")":
        opening = opening_bracket(tk, floor, j)
        return None if opening is None else opening - 1
    return j - 1 if w == "," and _comma_inside(tk, floor, j, last) else None


def _word_left(tk: Tokens, low: int, j: int, last: int) -> int | None:
    """The token left of a word that belongs to the noun phrase; None where it does not."""
    words, flags = tk.words, tk.flags
    f, floor = flags[j], max(low, last - _MAX_WALK)
    if f & lx.REL and j > floor and flags[j - 1] & lx.PREP:
        return None  # `an election in which | most voters | say`
    if f & lx.CAP and j > low and not f & _AUX_SUBORD:
        return j - 1
    if f & lx.SUBJ and not f & _DET_REL:
        return None
    if f & lx.FINITE and j > floor and words[j - 1] in ("a", "an"):
        return j - 1  # `a | set | of records`
    if f & _FINITE_AUX or (f & lx.CUE and not f & _ING_ED and _is_verb_here(tk, j, last)):
        if words[j] in tk.lexicon.sets["held"] and j > floor and flags[j + 1] & lx.PREP and not flags[j - 1] & _NO_NOUN:
            return j - 1  # `the men | held at the base | said`
        opener = _relative_before(tk, floor, j)
        return None if opener is None else opener - 1
    if f & _ING_ED and not f & lx.CAP:
        if _is_participle_inside(tk, floor, j, last):
            return j - 1
        near = floor if flags[j - 1] & lx.AUX else j - 2  # `a man who did not want to be named`, `who have asked`
        is_verb = f & lx.ED or flags[j - 1] & lx.AUX
        opener = _relative_before(tk, near, j) if is_verb and j - 2 > floor else None
        return None if opener is None else opener - 1  # `a man who answered the call`, `a man who is working with us`
    if f & lx.SUBORD and not f & lx.PREP:
        is_inside = words[j] == "that" and floor < j < last
        is_pointing = (
            is_inside and bool(flags[j - 1] & lx.ING) and not flags[j - 1] & lx.CUE
        )  # `divers examining | that wreck`
        return j - 1 if is_pointing or (is_inside and _may_be_finite(tk, j + 1)) else None
    if words[j] == "but" and (words[j + 1] in _BESIDE or (j > floor and words[j - 1] == "all")):
        return j - 1  # `officers with no knowledge of it | but with | experience`
    return None if words[j] in ("but", "yet", "nor", "so") else j - 1


def _may_be_finite(tk: Tokens, k: int) -> bool:
    """True for a word that can be the verb of the relative clause that `that` opens (`the firm that runs the fair`)."""
    f, nxt = tk.flags[k], tk.flags[k + 1]
    return bool(f & _FINITE_AUX) or (not f and tk.words[k].endswith("s") and bool(nxt & (_DET_POSS | lx.CAP | lx.PREP)))


def _comma_inside(tk: Tokens, floor: int, comma: int, last: int) -> bool:
    """True for a comma of a list (`A, B and C`) or of an apposition closed by the next comma, not of a clause."""
    words, flags = tk.words, tk.flags
    nxt = comma + 1
    if nxt < last and len(words[nxt]) == _YEAR and words[nxt].isdigit() and flags[comma - 1] & lx.NUMBER:
        return True  # `a June 3, 2014 email | shows`
    if nxt > last or comma <= floor or words[comma - 1] in tk.lexicon.sets["interrupter"]:
        return False
    if words[nxt] in ("and", "or", "&"):
        return not any(flags[j] & _SUBJ_AUX_FINITE for j in range(max(floor, comma - 8), comma))
    limit = min(last, nxt + 7)
    for j in range(nxt, limit):
        if words[j] in ("and", "or") and j - nxt <= 5:
            are_names = bool(flags[comma - 1] & lx.CAP and flags[nxt] & lx.CAP) and not flags[comma - 1] & lx.TIME
            return are_names and not _is_where(tk, floor, comma)
        if words[j] == ",":
            return bool(flags[comma - 1] & lx.CAP and flags[nxt] & _CAP_DET_NUMBER) and j < last
    return False


def _is_where(tk: Tokens, floor: int, comma: int) -> bool:
    """True where a place opens the sentence before a comma (`In Lorne, | Lind and Orde | said`), and is no part of a list."""
    k = comma - 1
    while k > floor and tk.flags[k] & lx.CAP and not tk.flags[k] & lx.PREP:
        k -= 1
    opening = tk.flags[floor:comma]
    is_first = "," not in tk.words[floor:comma]
    if is_first and opening and opening[0] & lx.PREP and not any(f & (lx.AUX | lx.FINITE | lx.SUBJ) for f in opening):
        return True  # `In a post on X, | Lind and Orde | said`
    is_first = k == floor or tk.words[k - 1] in STOPS or tk.words[k - 1] in (".", ",") or bool(tk.flags[k - 1] & lx.TIME)
    return (bool(tk.flags[k] & lx.PREP) and is_first) or tk.words[comma - 1] in tk.lexicon.sets["sentence_adverb"]


def _is_verb_here(tk: Tokens, j: int, last: int) -> bool:
    """True where a cue word in its bare or -s form is a verb, not a noun (`reports`, `the claims of`)."""
    words, flags = tk.words, tk.flags
    before = flags[j - 1] if j else 0
    if before & lx.SUBJ and not before & _DET_REL and j < last:
        return True  # `she | shows | little interest in it`
    if before & _DET_POSS_PREP_ADJ or (j and words[j - 1].endswith("'s")) or j == last:
        return False
    if before & lx.ING:
        return False  # `letters going | back | to 1910`
    after = flags[j + 1]
    return bool(after & _DET_SUBJ_OBJ_POSS or words[j + 1] in ("that", "to"))


def _relative_before(tk: Tokens, floor: int, verb: int) -> int | None:
    """Index of the noun before the relative pronoun that opens this verb's clause, where there is one."""
    for k in range(verb - 1, max(floor, verb - 12) - 1, -1):
        w, f = tk.words[k], tk.flags[k]
        if f & lx.REL or (w == "that" and k > floor and not tk.flags[k - 1] & _CUE_AUX_FINITE_PUNCT):
            return k - 1 if k > floor and tk.words[k - 1] != "," else None
        if w in STOPS or w == ",":
            return None
    return None


def _is_participle_inside(tk: Tokens, floor: int, j: int, last: int) -> bool:
    """True where an -ed or -ing word qualifies a noun (`officials involved with`, `a leaked report`), else a verb."""
    words, flags = tk.words, tk.flags
    if words[j] in ("named", "surnamed", "nicknamed") or words[j : j + 2] == ["identified", "as"]:
        return j > floor and not flags[j - 1] & _AUX_SUBJ  # `a nurse named Ada Lind | said`
    if j == last:  # `those surveyed | say`
        return bool(flags[j] & lx.ING or flags[j - 1] & lx.DET) or (
            words[j] in tk.lexicon.sets["asked"] and j > floor and not flags[j - 1] & _SUBJ_AUX_FINITE
        )
    before, after = (flags[j - 1] if j > floor else lx.PUNCT), flags[j + 1]
    if j > floor and words[j - 1] in tk.lexicon.sets["record"]:
        return True
    if before & _DET_POSS_PREP_ADJ or (j > floor and words[j - 1].endswith(("'s", "ly", "-old"))):
        return True
    if before & lx.PUNCT:
        return j > floor or not after & lx.DET
    if flags[j] & lx.ED:
        return (bool(after & lx.PREP) and words[j + 1] != "to") or (
            words[j + 1] in ("to", "on", "by") and not before & lx.CAP
        )
    return not before & _AUX_SUBJ


def _trim_start(tk: Tokens, low: int, start: int, last: int) -> int | None:
    """The phrase without what only introduces it: conjunctions, adverbs, `In an interview`, `Last week`."""
    words, flags = tk.words, tk.flags
    while start <= last:
        w, f = words[start], flags[start]
        if (
            w in (",", ".", "'")
            or (f & _COORD_SUBORD and not f & lx.DET)
            or w in ("as",)
            or (f & lx.ADV and not f & _DET_POSS and start < last)
            or (f & lx.TIME and start < last and (flags[start + 1] & _TIME_CAP_DET and w != "may"))
        ) and not _begins_name(tk, low, start):
            start += 1
        elif w in ("about", "around", "over") and start < last and _is_amount(tk, start + 1):
            break
        elif w == "outside" and start < last and not flags[start + 1] & (lx.CAP | lx.DET | lx.POSS):
            break  # `outside experts | say`
        elif w == "at" and start + 1 < last and words[start + 1] in _AT_AMOUNT and _is_amount(tk, start + 2):
            break  # `at least | half of voters | say`
        elif f & lx.PREP and not (f & lx.CAP and start > low) and w not in ("like",):
            core = _core_start(tk, start, last)
            if core is None or core <= start:
                return None
            start = core
            break
        else:
            break
    if start > last:
        return None
    if flags[start] & lx.ED and not flags[start] & lx.CAP and start < last and flags[start + 1] & _OBJECT_START:
        return _last_clause(tk, start, last)
    if flags[last] & lx.TIME and flags[start] & lx.TIME:
        return None
    if start == last and flags[start] & _ING_ADV and not flags[start] & _CAP_DET:
        return None
    if flags[start] & lx.ING and flags[start] & lx.CUE and not flags[start] & lx.CAP and start > low:
        return None  # `the ministry said, | citing preliminary | figures`: a participle clause, no subject
    return start


def _begins_name(tk: Tokens, low: int, k: int) -> bool:
    """True for an adverb with a capital inside a sentence, before another one (`"C," | Daily News editor Lind | said`)."""
    is_inside = k > low or (k > 0 and tk.words[k - 1] in _BEFORE_NAME)
    return is_inside and tk.words[k].endswith("ly") and bool(tk.flags[k] & lx.CAP and tk.flags[k + 1] & lx.CAP)


def _is_amount(tk: Tokens, k: int) -> bool:
    return bool(tk.flags[k] & lx.NUMBER) or tk.words[k] in tk.lexicon.sets["quantity"]


def _last_clause(tk: Tokens, start: int, last: int) -> int | None:
    """Where the clause behind a coordinator begins (`taken to a ward | and | a nurse | said`), None where none does."""
    for k in range(last - 1, start, -1):
        if tk.words[k] in ("and", "but"):
            return k + 1 if tk.flags[k + 1] & (_DET_POSS | lx.CAP) else None
    return None


def _core_start(tk: Tokens, start: int, last: int) -> int | None:
    """Where the subject begins after an introductory phrase without a comma (`In an interview | Trump`)."""
    words, flags = tk.words, tk.flags
    j = last
    if flags[j] & lx.CAP and not flags[j] & lx.TIME:
        while j > start and (flags[j - 1] & lx.CAP or words[j - 1] == ".") and not flags[j - 1] & _PREP_TIME:
            j -= 1
        before = words[j - 1]
        if flags[j - 1] & _DET_POSS and j - 1 > start and not flags[j - 2] & lx.PREP:
            return j - 1
        if flags[j - 1] & lx.PREP or flags[j - 1] & _DET_POSS:
            return None
        return j if before not in ("and", "&") else None
    while j > start and not flags[j] & _DET_POSS:
        j -= 1
    return j if j > start and not flags[j - 1] & lx.PREP else None


def behind_object(tk: Tokens, low: int, start: int, last: int) -> int:
    """Where a subject begins whose phrase, from `start`, is the object of the verb before it, with a clause of its own behind
    the coordinator (`He opened | the door and | the mayor | said`, `It was | late and | the ministry | said`).
    """
    flags = tk.flags
    if start - 1 <= low or not flags[start - 1] & _VERBS or flags[start - 1] & (lx.CAP | lx.SUBJ):
        return start
    for k in range(last - 1, start, -1):
        if tk.words[k] in ("and", "but") and (flags[k + 1] & _OPENS_SUBJECT or tk.words[k - 1] == ","):
            return k + 1
    return start


def opening_bracket(tk: Tokens, low: int, close: int) -> int | None:
    """The token of the bracket that the one at `close` closes; None where it is too far."""
    for j in range(close - 1, max(low, close - 20) - 1, -1):
        if tk.words[j] == "(":
            return j
    return None
