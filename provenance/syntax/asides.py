"""What stands between a cue verb and its complement: asides, times, hearers and channels."""

from __future__ import annotations

from provenance.rules import lexicon as lx
from provenance.syntax.phrases import is_abbreviated
from provenance.syntax.quotes import OPENING_MARKS
from provenance.syntax.tokens import Tokens

# What words can be, joined once: looking the bits up and joining them costs more than the test.
_CAP_ING = lx.CAP | lx.ING
_PREP_ADV_ING = lx.PREP | lx.ADV | lx.ING
_DET_CAP = lx.DET | lx.CAP
_F_RECIP_F_CLAUSE = lx.F_RECIP | lx.F_CLAUSE
_DET_REL = lx.DET | lx.REL
_DET_POSS = lx.DET | lx.POSS
_AUX_FINITE = lx.AUX | lx.FINITE
_JOINS_NAME = lx.CAP | lx.PREP | lx.DET | lx.POSS | lx.COORD
_DET_POSS_PREP = lx.DET | lx.POSS | lx.PREP
_CLAUSE_SUBJECT = lx.SUBJ | lx.DET | lx.CAP | lx.POSS
# Before a number that belongs to who is spoken to (`a crowd of 40`, `the 40 delegates`).
_NUMBERED = lx.PREP | lx.DET | lx.POSS | lx.NUMBER | lx.PUNCT
_LONGEST_DASHED = 15  # tokens between two dashes
_LONGEST_SPAN = 6  # tokens of a length of time, up to its unit
_LONGEST_STATE = 8  # tokens of `while still asleep` and its comma
_STATES = frozenset(("while", "when", "once", "though", "although"))
_CIRCUMSTANCES = frozenset(("after", "before"))
_DASHES = frozenset(("—", "–", "--", "-"))


def behind_aside(tk: Tokens, i: int, end: int, high: int, frames: int) -> int | None:
    """Index behind an abbreviation's stop, an aside between dashes or a circumstance that opens at token `i`; None where none
    does. The cue ends at token `end`.
    """
    w = tk.words[i]
    if w == ".":
        return i + 1 if i + 1 < high and is_abbreviated(tk, i) else None  # `said Nov. 18 that`
    if w in _DASHES:
        return _behind_dashes(tk, i, high) if i == end else None
    if i > end and w in _STATES and frames & lx.F_CLAUSE:
        return _behind_state(tk, i, high)
    return _that_behind(tk, i, high) if w in _CIRCUMSTANCES and frames & lx.F_CLAUSE else None


def _behind_state(tk: Tokens, start: int, high: int) -> int | None:
    """Index of the clause behind the comma that closes a circumstance without a verb (`said on Sunday, | while still asleep,
    | he got a call`).
    """
    comma = next((k for k in range(start + 1, min(high - 1, start + _LONGEST_STATE)) if tk.words[k] == ","), None)
    if comma is None or any(tk.flags[k] & (_AUX_FINITE | lx.SUBJ | lx.CUE) for k in range(start + 1, comma)):
        return None
    return comma + 1 if tk.flags[comma + 1] & _CLAUSE_SUBJECT else None


def _behind_dashes(tk: Tokens, dash: int, high: int) -> int | None:
    """Index of the `that` behind an aside between two dashes (`said | — in a letter, no less — | that`)."""
    close = next((k for k in range(dash + 1, min(high - 1, dash + _LONGEST_DASHED)) if tk.words[k] in _DASHES), None)
    return close + 1 if close is not None and tk.words[close + 1] == "that" else None


def _that_behind(tk: Tokens, start: int, high: int) -> int | None:
    """Index of the `that` behind a circumstance without a verb (`said | after lunch | that`)."""
    for k in range(start + 1, min(high, start + _LONGEST_DASHED)):
        if tk.words[k] == "that":
            return k
        if tk.flags[k] & (_AUX_FINITE | lx.SUBJ | lx.ED | lx.CUE | lx.PUNCT) and not tk.flags[k] & _DET_CAP:
            return None
    return None


def aside_end(tk: Tokens, comma: int, high: int) -> int | None:
    """Index behind an aside between commas (`, in a rare interview,` `, however,`), None where the comma breaks."""
    if comma + 1 < high and tk.words[comma + 1] in tk.lexicon.sets["clause_start"]:
        close = next((k for k in range(comma + 1, min(high, comma + 14)) if tk.words[k] == ","), None)
        if close is not None and close + 1 < high and (tk.words[close + 1] in OPENING_MARKS or tk.words[close + 1] == "that"):
            return close + 1  # `said, when asked, "…"`
        if close is not None and close + 1 < high and tk.flags[close + 1] & _CLAUSE_SUBJECT:
            return comma + 1
    if comma + 1 < high and tk.flags[comma + 1] & lx.REL:
        close = next((k for k in range(comma + 2, min(high - 1, comma + 20)) if tk.words[k] == ","), None)
        return close + 1 if close is not None and tk.words[close + 1] == "that" else None
    for k in range(comma + 1, min(high, comma + 14)):
        if tk.words[k] in OPENING_MARKS and k == comma + 1:
            return k
        if tk.words[k] == ":" and k > comma + 1 and tk.flags[comma + 1] & _PREP_ADV_ING and not tk.flags[comma + 1] & lx.CUE:
            return k  # `answered, with a smile: "…"`
        if tk.words[k] == "," and k + 1 < len(tk):
            first = tk.flags[comma + 1]
            if _is_place(tk, comma + 1, k) and (
                tk.words[k + 1 : k + 2] == ["that"]
                or tk.words[k + 1] in OPENING_MARKS
                or tk.flags[k + 1] & _CLAUSE_SUBJECT
                or (tk.words[k + 1] in ("on", "at", "in") and "that" in tk.words[k + 1 : min(high, k + 14)])
            ):
                return k + 1  # `said in Totten, Norland, that`
            if (
                ((first & _PREP_ADV_ING and tk.words[comma + 1] != "including") or tk.words[comma + 1] == "based")
                and (not first & lx.CUE or tk.words[comma + 1] in tk.lexicon.sets["citing"])
                and not any(_is_verb_inside(tk, j) for j in range(comma + 1, k))
            ):
                return k + 1
            return None
        if tk.words[k] in OPENING_MARKS or tk.flags[k] & lx.AUX:
            return None
    return None


def _is_verb_inside(tk: Tokens, j: int) -> bool:
    """True for a cue inside an aside that may be its verb, and no paper (`citing a police | report`)."""
    if not tk.flags[j] & lx.CUE or tk.flags[j] & _CAP_ING or tk.words[j] in tk.lexicon.sets["record"]:
        return False
    return not tk.flags[j - 1] & _DET_POSS_PREP  # `said, | in | reference | to the storm, "…"`


def _is_place(tk: Tokens, first: int, end: int) -> bool:
    """True for one to three words with capitals or a year: what a place or a date goes on with between commas."""
    return 0 < end - first <= 3 and all(
        (tk.flags[j] & (lx.CAP | lx.NUMBER) and not tk.flags[j] & lx.CUE) or (tk.words[j] == "." and is_abbreviated(tk, j))
        for j in range(first, end)
    )


def skip(tk: Tokens, i: int, high: int, frames: int) -> int | None:
    """Index behind a time, an adverb, a hearer or a channel phrase at `i`; None where the content may begin at `i`."""
    words, flags = tk.words, tk.flags
    w, f = words[i], flags[i]
    if f & lx.TIME and i + 1 < high and words[i + 1] == "of":
        return None
    if f & lx.TIME and not f & lx.DET and (f & lx.CAP or i + 1 >= high or w != "this"):
        return i + 1
    is_this = w in ("this", "last") and i + 2 < high and words[i + 2] == "that"  # `in a report | this spring | that`
    if is_this or (f & lx.TIME and i + 1 < high and flags[i + 1] & lx.TIME):
        return i + 2
    if w == "over" and i + 2 < high and words[i + 1] in ("the", "this") and flags[i + 2] & lx.TIME:
        return i + 3  # `said | over the weekend | that`
    if f & lx.ADV and not f & _DET_CAP:
        return i + 1
    if f & lx.OBJ and frames & _F_RECIP_F_CLAUSE:
        return i + 1
    if f & lx.PREP and w in tk.lexicon.sets["channel_preposition"] and not f & lx.CAP and not is_quantity(tk, i, high):
        return _prepositional_end(tk, i, high)
    if frames & lx.F_RECIP:
        end = _hearer_end(tk, i, high)
        if end is not None:
            return end
    if f & lx.NUMBER and i > 0 and flags[i - 1] & lx.TIME:
        return i + 1
    if f & lx.NUMBER and i + 1 < high and words[i + 1] in ("that", "to"):
        return i + 1  # `ruled 6-3 that`
    return None


def is_quantity(tk: Tokens, i: int, high: int) -> bool:
    """True for `about half of`, `about 40`: no preposition but the beginning of a noun phrase."""
    if i + 2 < high and tk.words[i] == "at" and tk.words[i + 1] in ("least", "most"):
        return bool(tk.flags[i + 2] & lx.NUMBER) or tk.words[i + 2] in tk.lexicon.sets["quantity"]
    if tk.words[i] != "about" or i + 1 >= high:
        return False
    return bool(tk.flags[i + 1] & lx.NUMBER) or tk.words[i + 1] in tk.lexicon.sets["quantity"]


def _hearer_end(tk: Tokens, i: int, high: int) -> int | None:
    """End of a hearer's noun phrase at `i` where a complement stands behind it."""
    words, flags = tk.words, tk.flags
    if words[i] in tk.lexicon.sets["hearer"]:
        return i + 1
    if words[i] == "no" or words[i - 1] in ("me", "us") or (flags[i] & lx.SUBJ and not flags[i] & (lx.OBJ | lx.DET)):
        return None  # `told the radio | she wanted him to stay`: what is told begins here
    if words[i] in tk.lexicon.sets["reason_opener"]:
        opens = ("that", "to", *OPENING_MARKS) if words[i + 1 : i + 2] == ["of"] else ("that", *OPENING_MARKS)
        return next((k for k in range(i + 1, high) if words[k] in opens), None)
    j = i
    while j < high and j < i + 14:
        w, f = words[j], flags[j]
        if w == "that" and j > i and j + 1 < high and flags[j + 1] & (lx.ED | lx.FINITE) and not flags[j + 1] & lx.CAP:
            j += 1
            continue  # `told an audience that included sailors`
        if j > i and (
            w == "that"
            or w in OPENING_MARKS
            or w in (":", ",", "against")
            or (w == "to" and not flags[j + 1 if j + 1 < high else j] & _DET_CAP)
            or w in tk.lexicon.sets["clause_opener"]
            or (w in tk.lexicon.sets["reason_opener"] and _opens_clause(tk, j, high))
        ):
            return j
        if f & lx.SUBJ and j > i and not f & _DET_REL:
            return j
        if j > i and (w == "there" or (f & lx.NUMBER and not flags[j - 1] & _NUMBERED)):
            return j  # `told the radio | there was no danger`, `told the radio | 40 people had died`
        if f & _DET_POSS and j > i and not flags[j - 1] & lx.PREP and words[j - 1] != "and":
            is_verb = flags[j - 1] & lx.CUE and not flags[j - 1] & (lx.ING | lx.ED) and j - 1 > i
            return None if is_verb else j  # `suggested | the attacks highlight | the threat`
        if f & lx.TIME and j > i and f & lx.CAP:
            return j
        if f & _AUX_FINITE and not f & lx.CAP:
            return None
        if w in (".", ";") and not (w == "." and is_abbreviated(tk, j)):
            return j
        j += 1
    return j if j >= high else None


def _opens_clause(tk: Tokens, k: int, high: int) -> bool:
    """True where a subject and a verb stand behind token `k` (`as talks were put off`, not `as a first step`)."""
    if k + 1 < high and tk.flags[k + 1] & lx.SUBJ:
        return True
    for j in range(k + 2, min(high, k + _LONGEST_STATE)):
        if tk.words[j] == ",":
            return False
        if tk.flags[j] & (_AUX_FINITE | lx.ED) and not tk.flags[j] & lx.CAP:
            return True
    return False


def behind_span(tk: Tokens, first: int, high: int) -> int | None:
    """Index behind a length of time from token `first` on (`years`, `more than a century`, `two and a half hours`); None
    where none begins there.
    """
    words, flags, sets = tk.words, tk.flags, tk.lexicon.sets
    if first < high and (flags[first] & lx.TIME or words[first] in sets["span"]):
        return first + 1
    for k in range(first, min(first + _LONGEST_SPAN, high)):
        if words[k] in sets["span"] or words[k] in sets["one_span"]:
            return k + 1
        is_amount = flags[k] & (lx.NUMBER | lx.DET | lx.COORD | lx.ADV) or words[k] in sets["quantity"]
        if not is_amount and words[k] not in sets["about_as_much"]:
            return None
    return None


def _prepositional_end(tk: Tokens, prep: int, high: int) -> int:
    """End of a prepositional phrase: its noun phrase up to the next clause opener, comma or subject pronoun."""
    words, flags = tk.words, tk.flags
    span = behind_span(tk, prep + 1, high) if words[prep] == "for" else None
    if span is not None:
        return span
    j = prep + 1
    seen_noun = False
    while j < high:
        w, f = words[j], flags[j]
        if w == "." and is_abbreviated(tk, j):
            j += 1
            continue
        if w in (",", ".", ":", ";", "—", "–", "--", "that", "(") or w in OPENING_MARKS:
            break
        if f & lx.SUBJ and not f & _DET_REL:
            break
        if seen_noun and f & _DET_POSS and not flags[j - 1] & lx.PREP and words[j - 1] not in ("and", "or"):
            break
        if seen_noun and f & lx.CAP and not flags[j - 1] & _JOINS_NAME and words[j - 1] not in (".", "&"):
            break
        if seen_noun and (w in tk.lexicon.sets["prepositional_end"] or (w in _STATES and _behind_state(tk, j, high))):
            break
        if f & lx.AUX and seen_noun:
            break
        if not f & _DET_POSS_PREP:
            seen_noun = True
        j += 1
    return j
