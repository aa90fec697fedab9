"""Subjects: the noun phrase that ends right before a verb, which may be a source."""

from __future__ import annotations

from provenance.rules import lexicon as lx
from provenance.syntax.appositions import CLOSERS, before_mark, is_open_apposition
from provenance.syntax.nouns import behind_object, walk_left
from provenance.syntax.tokens import Tokens

# What words can be, joined once: looking the bits up and joining them costs more than the test.
_CAP_DET_OBJ = lx.CAP | lx.DET | lx.OBJ
_SUBJ_CAP = lx.SUBJ | lx.CAP
_DET_REL_AUX = lx.DET | lx.REL | lx.AUX
_SUBJ_AUX_FINITE = lx.SUBJ | lx.AUX | lx.FINITE
_NO_NOUN = lx.PUNCT | lx.PREP | lx.DET | lx.SUBORD | lx.COORD | lx.AUX | lx.FINITE | lx.ADV
_NO_MEETING = lx.PUNCT | lx.SUBJ | lx.REL | lx.AUX | lx.FINITE | lx.SUBORD
_LONGEST_CIRCUMSTANCE = 14  # tokens
_OPENING, _CLOSING = frozenset(('"', "“", "‘")), frozenset(('"', "”", "’"))
_LONGEST_TITLE = 12  # tokens of a paper's title, its marks counted
_LONGEST_WORK = 6  # tokens of `who also serves as`
_LONGEST_MEETING = 8  # tokens of a clause that says who met somebody, behind its subject


def is_of_state(tk: Tokens, k: int) -> bool:
    """True where token `k` is a `state` that qualifies a noun (`state media`, `a former state director`) and no verb."""
    if tk.words[k] != "state" or k + 1 >= len(tk):
        return False
    return tk.words[k + 1] in tk.lexicon.sets["media_word"] or (k > 0 and bool(tk.flags[k - 1] & lx.ADJ))


def subject_before(tk: Tokens, low: int, verb: int) -> tuple[int, int] | None:
    """The subject noun phrase that ends right before token `verb`, as token indexes, not left of `low`.

    A trailing apposition between commas belongs to it, its closing comma too. None where no noun phrase stands there.
    """
    key = (low, verb)
    if key in tk.subjects:
        return tk.subjects[key]
    found = _subject_before(tk, low, verb)
    if found is not None and tk.words[found[0]] == "(":
        found = _behind_bracket(tk, *found)
    tk.subjects[key] = found
    return found


def _behind_bracket(tk: Tokens, first: int, last: int) -> tuple[int, int]:
    """A subject without the bracket that it opens with (`(CNN) | Mayor Ada Lind | said`): an agency's mark, or an aside."""
    close = next((k for k in range(first + 1, last - 1) if tk.words[k] == ")"), None)
    return (first, last) if close is None else (close + 1, last)


def _subject_before(tk: Tokens, low: int, verb: int) -> tuple[int, int] | None:
    end = verb
    words, flags = tk.words, tk.flags
    i = end - 1
    while i > low and flags[i] & lx.ADV and not flags[i] & _CAP_DET_OBJ and words[i] not in ("all", "both"):
        i -= 1
    if words[i] == "both" and i > low and flags[i - 1] & lx.CAP:
        i -= 1  # `Lund and Quist both | said`
    i = _before_time(tk, low, i)
    out = _behind_paper(tk, low, i)
    if out is not None:
        start = walk_left(tk, low, out)  # `a poll out this week | shows`
        return None if start is None else (start, end)
    if i > low and i < end - 1 and flags[i] & lx.ED and not flags[i] & lx.CAP and not flags[i - 1] & _SUBJ_AUX_FINITE:
        start = walk_left(tk, low, i - 1)  # `a document filed Thursday | says`
        if start is not None:
            return start, end
    end = i + 1
    met = _met(tk, low, i)
    if i < low or met is not None:
        return met
    if words[i] in CLOSERS:
        return before_mark(tk, low, i)
    f = flags[i]
    if f & lx.SUBJ and not f & lx.DET:
        return _pronoun(tk, low, i)
    if words[i] in ("which", "that") and i > low + 1:
        relative = _relative(tk, low, i)
        if relative is not None or words[i] == "which":
            return relative
    start = walk_left(tk, low, i)
    if start is None:
        return _before_circumstance(tk, low, i)
    start = behind_object(tk, low, _behind_who(tk, low, _before_title(tk, low, start, i)), i)
    if start - 3 >= low and words[start - 1] == "as" and words[start - 2] == "such":
        wider = walk_left(tk, low, start - 3)
        return (start, end) if wider is None else (wider, start - 2)  # `unions | such as the drivers' | said`
    if start - 2 >= low and words[start - 1] == "and" and flags[start - 2] & lx.SUBJ and not flags[start - 2] & _DET_REL_AUX:
        return start - 2, end  # `he and Mr. Lund | said`
    is_named = start - 2 >= low and words[start - 1] == "," and flags[start] & lx.DET and flags[start - 2] & lx.CAP
    if is_named and start > low and is_open_apposition(tk, low, start):
        return low, end
    if is_named and any(flags[k] & lx.REL for k in range(start, i)):
        # `Ian Dunn, a guard who took the call | said`: an apposition whose second comma is missing
        named = walk_left(tk, low, start - 2)
        start = start if named is None or named > low else named
    return start, end


def _before_title(tk: Tokens, low: int, start: int, last: int) -> int:
    """Where a paper's phrase begins whose title stands in quotation marks before its noun (`its | “Northern Ports” report |
    said`); `start` for others.
    """
    words, flags = tk.words, tk.flags
    if start - 1 <= low or words[start - 1] not in _CLOSING or words[last] not in tk.lexicon.sets["record"]:
        return start
    opening = next((k for k in range(start - 2, max(low, start - _LONGEST_TITLE), -1) if words[k] in _OPENING), low)
    if opening == low:
        return start
    if flags[opening - 1] & (lx.DET | lx.POSS):
        return opening - 1
    owner = walk_left(tk, low, opening - 1) if words[opening - 1].endswith("'s") else None
    return start if owner is None else owner


def _behind_who(tk: Tokens, low: int, start: int) -> int:
    """Where somebody's phrase begins who is told to do a work (`a teacher | who serves as | the region's chairman | said`);
    `start` where the phrase behind `as` stands alone.
    """
    if tk.words[start - 1] != "as":
        return start
    who = next((k for k in range(start - 2, max(low, start - _LONGEST_WORK), -1) if tk.flags[k] & lx.REL), None)
    if who is None or who == low or tk.words[who - 1] == ",":
        return start
    named = walk_left(tk, low, who - 1)
    return start if named is None else named


def _met(tk: Tokens, low: int, i: int) -> tuple[int, int] | None:
    """Who speaks, before the words up to token `i` that say who met them (`most of the voters | we met in Lorne | said`)."""
    words, flags, met = tk.words, tk.flags, tk.lexicon.sets["met"]
    for k in range(i, max(low + 1, i - _LONGEST_MEETING), -1):
        if words[k] in met:
            if not flags[k - 1] & lx.SUBJ or flags[k - 1] & _DET_REL_AUX or flags[k - 2] & _NO_NOUN or k - 2 < low:
                return None
            start = walk_left(tk, low, k - 2)
            return None if start is None else (start, k - 1)
        if flags[k] & _NO_MEETING and not flags[k] & lx.CAP:
            return None
    return None


def _before_circumstance(tk: Tokens, low: int, i: int) -> tuple[int, int] | None:
    """The subject whose apposition a comma closes, before a phrase that tells how or where it spoke and ends with token `i`
    (`Ada Lind, the mayor, | in a tweet on Monday | said`); None where there is none.
    """
    comma = next((k for k in range(i - 1, max(low, i - _LONGEST_CIRCUMSTANCE), -1) if tk.words[k] == ","), None)
    if comma is None or not tk.flags[comma + 1] & lx.PREP or tk.flags[comma + 1] & lx.CAP:
        return None
    if any(
        tk.flags[k] & (lx.AUX | lx.FINITE | lx.SUBJ | lx.REL) and not tk.flags[k] & lx.DET for k in range(comma + 1, i + 1)
    ):
        return None
    found = before_mark(tk, low, comma)
    is_told = found is not None and "," in tk.words[found[0] : comma] and tk.flags[found[0]] & (lx.CAP | lx.DET)
    return (found[0], comma + 1) if found is not None and is_told else None


def _before_time(tk: Tokens, low: int, i: int) -> int:
    """The token before the words of time that end with token `i` and part a subject from its verb; `i` where none do."""
    words, flags, sets = tk.words, tk.flags, tk.lexicon.sets
    while i > low + 1 and flags[i] & lx.TIME and flags[i] & lx.CAP and not words[i].endswith("'s"):
        # `the court on Monday | ruled`
        i -= 2 if words[i - 1] in sets["before_time"] else 1
    while i > low and words[i] in sets["later"]:
        i -= 1  # `Lind | later Thursday | told`
    if i > low + 2 and words[i] == "time" and words[i - 1] == "the" and words[i - 2] == "at":
        return i - 3
    if words[i] == "ago" and i > low + 2:
        k = i - 2
        while k > low and (flags[k] & lx.NUMBER or words[k] in sets["quantity"] or words[k] in sets["measure"]):
            k -= 1
        return k  # `the ministry | less than two weeks ago | said`
    k = i
    while k > low and (flags[k] & lx.TIME or words[k] in sets["of_time"]):
        k -= 1
    if words[k] in sets["ending_term"] and k > low + 1 and k < i:
        return k - 1  # `a pilot who flew here | until last spring | said`
    return k if words[k] == "," else i  # `Ada Lind, the mayor, | earlier this week | announced`


def _behind_paper(tk: Tokens, low: int, i: int) -> int | None:
    """The paper that is told to be new by the words up to token `i` (`a poll | out this week`), None where none is."""
    while i > low and (tk.flags[i] & lx.TIME or tk.words[i] in tk.lexicon.sets["near_time"]):
        i -= 1
    is_out = i > low and tk.words[i] == "out" and tk.words[i - 1] in tk.lexicon.sets["record"]
    return i - 1 if is_out else None


def _relative(tk: Tokens, low: int, i: int) -> tuple[int, int] | None:
    """Who speaks in a relative clause whose pronoun is token `i`: the pronoun itself (`the ministry, | which | said`), or the
    paper before `that` (`he cited | a report | that said`); None where nothing that speaks stands before it.
    """
    words, flags, sets = tk.words, tk.flags, tk.lexicon.sets
    if words[i] == "that":
        start = walk_left(tk, low, i - 1) if words[i - 1] in sets["record"] else None
        return None if start is None or start == low else (start, i)
    noun = i - 2 if words[i - 1] == "," else i - 1
    is_named = bool(flags[noun] & lx.CAP) and not flags[noun] & lx.TIME
    return (i, i + 1) if is_named or words[noun] in sets["record"] or words[noun] in sets["body_noun"] else None


def _pronoun(tk: Tokens, low: int, i: int) -> tuple[int, int]:
    if i - 2 >= low and tk.words[i - 1] == "and" and tk.flags[i - 2] & _SUBJ_CAP:
        return i - 2, i + 1
    return i, i + 1
