"""Noun phrases around a verb: where a source begins and ends, by closed classes, endings and commas (no parser)."""

from __future__ import annotations

from provenance.rules import lexicon as lx
from provenance.syntax.tokens import Tokens

_STOP_LEFT = frozenset(';:"“”«»—–…()[]*/|?!') | {"''", "--", "---", "-"}
_DASHES = frozenset(("—", "–", "--", "---", "-"))
_MAX_WALK = 45


def subject_before(tk: Tokens, low: int, verb: int) -> tuple[int, int] | None:
    """The subject noun phrase that ends right before token `verb`, as token indexes, not left of `low`.

    A trailing apposition between commas belongs to it, its closing comma too. None where no noun phrase stands there.
    """
    key = (low, verb)
    if key not in tk.subjects:
        tk.subjects[key] = _subject_before(tk, low, verb)
    return tk.subjects[key]


def _subject_before(tk: Tokens, low: int, verb: int) -> tuple[int, int] | None:
    end = verb
    words, flags = tk.words, tk.flags
    i = end - 1
    while i > low and flags[i] & lx.ADV and not flags[i] & (lx.CAP | lx.DET | lx.OBJ) and words[i] not in ("all", "both"):
        i -= 1
    end = i + 1
    if i < low:
        return None
    if words[i] == ",":
        return _before_comma(tk, low, i)
    if words[i] == ")":
        opening = _opening(tk, low, i)
        if opening is None or opening <= low:
            return None
        start = _walk_left(tk, low, opening - 1)
        return None if start is None else (start, end)
    if words[i] in _DASHES:
        return _before_dash(tk, low, i)
    f = flags[i]
    if f & lx.SUBJ and not f & lx.DET:
        return _pronoun(tk, low, i)
    start = _walk_left(tk, low, i)
    return None if start is None else (start, end)


def _pronoun(tk: Tokens, low: int, i: int) -> tuple[int, int]:
    if i - 2 >= low and tk.words[i - 1] == "and" and tk.flags[i - 2] & (lx.SUBJ | lx.CAP):
        return i - 2, i + 1
    return i, i + 1


def _opening(tk: Tokens, low: int, close: int) -> int | None:
    for j in range(close - 1, max(low, close - 20) - 1, -1):
        if tk.words[j] == "(":
            return j
    return None


def _before_dash(tk: Tokens, low: int, dash: int) -> tuple[int, int] | None:
    for j in range(dash - 1, max(low, dash - _MAX_WALK) - 1, -1):
        if tk.words[j] in _DASHES:
            start = _walk_left(tk, low, j - 1) if j > low else None
            return None if start is None else (start, dash)
    return None


def _before_comma(tk: Tokens, low: int, comma: int) -> tuple[int, int] | None:
    """`X, apposition, VERB` and `X, however, VERB`: walks back over one or two segments between commas."""
    words, flags = tk.words, tk.flags
    close = comma
    found: tuple[int, int] | None = None
    for _ in range(4):
        k = _previous_comma(tk, low, close)
        if k is None or k <= low:
            return found
        first = k + 1
        is_aside = all(
            flags[j] & (lx.ADV | lx.TIME) or words[j] in tk.lexicon.sets["interrupter"] for j in range(first, close)
        ) or (flags[first] & lx.PREP and close - first <= 4 and words[first] in ("for", "in", "on", "of", "at", "by", "like"))
        if not (is_aside or _is_apposition(tk, first, close)):
            return found
        before = k - 1
        if words[before] == ")":
            opening = _opening(tk, low, before)
            if opening is None or opening <= low:
                return None
            before = opening - 1
        if flags[before] & lx.SUBJ and not flags[before] & lx.DET:
            return before, (k if is_aside else comma + 1)
        start = _walk_left(tk, low, before)
        if start is not None and (start == low or words[start - 1] != "," or not _is_apposition(tk, start, k)):
            return start, (k if is_aside and close == comma else comma + 1)
        if start is None:
            return found
        found = start, comma + 1
        close = k
    return found


def _previous_comma(tk: Tokens, low: int, before: int) -> int | None:
    depth = 0
    for j in range(before - 1, max(low, before - _MAX_WALK) - 1, -1):
        w = tk.words[j]
        if w == ")":
            depth += 1
        elif w == "(":
            depth -= 1
        elif depth == 0:
            if w == ",":
                return j
            if w in _STOP_LEFT and w not in ('"',):
                return None
    return None


def _is_apposition(tk: Tokens, first: int, end: int) -> bool:
    """True where the segment between commas tells who somebody is: an age, a role, a relative or participle clause."""
    if first >= end:
        return False
    f, w = tk.flags[first], tk.words[first]
    if f & lx.NUMBER or f & lx.REL or w in ("jr", "sr", "d", "r", "mp"):
        return True
    if f & (lx.SUBJ | lx.SUBORD | lx.AUX | lx.COORD) and not f & lx.DET:
        return False
    if f & lx.PREP:
        return False
    if f & (lx.DET | lx.POSS) and not f & lx.TIME:
        return not _has_finite(tk, first, end) or _has_relative(tk, first, end)
    if f & (lx.ING | lx.ED):
        return True
    return not _has_finite(tk, first, end) or _has_relative(tk, first, end)


def _has_finite(tk: Tokens, first: int, end: int) -> bool:
    return any(tk.flags[j] & (lx.FINITE | lx.AUX) for j in range(first, end))


def _has_relative(tk: Tokens, first: int, end: int) -> bool:
    return any(tk.flags[j] & lx.REL or tk.words[j] == "that" for j in range(first, end))


def _walk_left(tk: Tokens, low: int, last: int) -> int | None:
    """First token of the noun phrase whose last token is `last`; None where `last` cannot end one."""
    words, flags = tk.words, tk.flags
    f = flags[last]
    if words[last] in _STOP_LEFT or words[last] in ",.'" or (f & (lx.PREP | lx.COORD | lx.AUX | lx.REL) and not f & lx.CAP):
        return None
    j = last
    floor = max(low, last - _MAX_WALK)
    while j >= floor:
        w, f = words[j], flags[j]
        if w == ".":
            if j > floor and _is_abbreviated(tk, j):
                j -= 1
                continue
            break
        if w == ")":
            opening = _opening(tk, floor, j)
            if opening is None:
                break
            j = opening - 1
            continue
        if w in _STOP_LEFT:
            break
        if w == ",":
            if not _comma_inside(tk, floor, j, last):
                break
        elif f & lx.CAP and j > low and not f & (lx.AUX | lx.SUBORD):
            pass
        elif f & lx.SUBJ and not f & (lx.DET | lx.REL):
            break
        elif f & (lx.AUX | lx.FINITE) or (f & lx.CUE and not f & (lx.ING | lx.ED) and _is_verb_here(tk, j, last)):
            opener = _relative_before(tk, floor, j)
            if opener is None:
                break
            j = opener
        elif f & (lx.ED | lx.ING) and not f & lx.CAP:
            if not _is_participle_inside(tk, floor, j, last):
                break
        elif f & lx.SUBORD and not f & lx.PREP:
            if w == "that" and j < last and flags[j + 1] & (lx.AUX | lx.FINITE) and j > floor:
                j -= 1
                continue
            break
        elif w in ("but", "yet", "nor", "so"):
            break
        j -= 1
    return _trim_start(tk, low, j + 1, last)


def _is_abbreviated(tk: Tokens, dot: int) -> bool:
    before = tk.words[dot - 1]
    lexicon = tk.lexicon
    return tk.ends[dot - 1] == tk.starts[dot] and (
        before in lexicon.never_end or before in lexicon.may_end or len(before) == 1 or "." in before
    )


def _comma_inside(tk: Tokens, floor: int, comma: int, last: int) -> bool:
    """True for a comma of a list (`A, B and C`) or of an apposition closed by the next comma, not of a clause."""
    words, flags = tk.words, tk.flags
    nxt = comma + 1
    if nxt > last or comma <= floor:
        return False
    if words[nxt] in ("and", "or", "&"):
        return not any(flags[j] & (lx.SUBJ | lx.AUX | lx.FINITE) for j in range(max(floor, comma - 8), comma))
    limit = min(last, nxt + 7)
    for j in range(nxt, limit):
        if words[j] in ("and", "or") and j - nxt <= 5:
            return bool(flags[comma - 1] & lx.CAP and flags[nxt] & lx.CAP)
        if words[j] == ",":
            return bool(flags[comma - 1] & lx.CAP and flags[nxt] & (lx.CAP | lx.DET | lx.NUMBER)) and j < last
    return False


def _is_verb_here(tk: Tokens, j: int, last: int) -> bool:
    """True where a cue word in its bare or -s form is a verb, not a noun (`reports`, `the claims of`)."""
    words, flags = tk.words, tk.flags
    before = flags[j - 1] if j else 0
    if before & (lx.DET | lx.POSS | lx.PREP | lx.ADJ) or (j and words[j - 1].endswith("'s")) or j == last:
        return False
    after = flags[j + 1]
    return bool(after & (lx.DET | lx.SUBJ | lx.OBJ | lx.POSS) or words[j + 1] in ("that", "to"))


def _relative_before(tk: Tokens, floor: int, verb: int) -> int | None:
    """Index of the noun before the relative pronoun that opens this verb's clause, where there is one."""
    for k in range(verb - 1, max(floor, verb - 12) - 1, -1):
        w, f = tk.words[k], tk.flags[k]
        if f & lx.REL or (w == "that" and k > floor and not tk.flags[k - 1] & (lx.CUE | lx.AUX | lx.FINITE | lx.PUNCT)):
            return k - 1 if k > floor and tk.words[k - 1] != "," else None
        if w in _STOP_LEFT or w == ",":
            return None
    return None


def _is_participle_inside(tk: Tokens, floor: int, j: int, last: int) -> bool:
    """True where an -ed or -ing word qualifies a noun (`officials involved with`, `a leaked report`), else a verb."""
    words, flags = tk.words, tk.flags
    if j == last:
        return bool(flags[j] & lx.ING)
    before, after = (flags[j - 1] if j > floor else lx.PUNCT), flags[j + 1]
    if before & (lx.DET | lx.POSS | lx.PREP | lx.ADJ) or (j > floor and words[j - 1].endswith(("'s", "ly"))):
        return True
    if before & lx.PUNCT:
        return j > floor or not after & lx.DET
    if flags[j] & lx.ED:
        return (bool(after & lx.PREP) and words[j + 1] != "to") or (
            words[j + 1] in ("to", "on", "by") and not before & lx.CAP
        )
    return not before & (lx.AUX | lx.SUBJ)


def _trim_start(tk: Tokens, low: int, start: int, last: int) -> int | None:
    """The phrase without what only introduces it: conjunctions, adverbs, `In an interview`, `Last week`."""
    words, flags = tk.words, tk.flags
    while start <= last:
        w, f = words[start], flags[start]
        if (
            w in (",", ".", "'")
            or (f & (lx.COORD | lx.SUBORD) and not f & lx.DET)
            or w in ("as",)
            or (f & lx.ADV and not f & (lx.DET | lx.POSS) and start < last)
            or (f & lx.TIME and start < last and (flags[start + 1] & (lx.TIME | lx.CAP | lx.DET) and w != "may"))
        ):
            start += 1
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
    if (
        flags[start] & lx.ED
        and not flags[start] & lx.CAP
        and start < last
        and flags[start + 1] & (lx.OBJ | lx.DET | lx.PREP | lx.POSS | lx.SUBJ)
    ):
        return None
    if flags[last] & lx.TIME and flags[start] & lx.TIME:
        return None
    if start == last and flags[start] & (lx.ING | lx.ADV) and not flags[start] & (lx.CAP | lx.DET):
        return None
    return start


def _core_start(tk: Tokens, start: int, last: int) -> int | None:
    """Where the subject begins after an introductory phrase without a comma (`In an interview | Trump`)."""
    words, flags = tk.words, tk.flags
    j = last
    if flags[j] & lx.CAP and not flags[j] & lx.TIME:
        while j > start and (flags[j - 1] & lx.CAP or words[j - 1] == ".") and not flags[j - 1] & (lx.PREP | lx.TIME):
            j -= 1
        before = words[j - 1]
        if flags[j - 1] & (lx.DET | lx.POSS) and j - 1 > start and not flags[j - 2] & lx.PREP:
            return j - 1
        if flags[j - 1] & lx.PREP or flags[j - 1] & (lx.DET | lx.POSS):
            return None
        return j if before not in ("and", "&") else None
    while j > start and not flags[j] & (lx.DET | lx.POSS):
        j -= 1
    return j if j > start and not flags[j - 1] & lx.PREP else None


def phrase_after(tk: Tokens, start: int, high: int) -> int:
    """End (exclusive token index) of the noun phrase that begins at token `start`, appositions and all, before `high`."""
    words, flags = tk.words, tk.flags
    if start >= high:
        return start
    if (flags[start] & lx.SUBJ and not flags[start] & (lx.DET | lx.CAP)) or words[start] in (
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
            if not _is_abbreviated(tk, j):
                break
        elif w == "(":
            close = next((k for k in range(j + 1, min(high, j + 15)) if words[k] == ")"), None)
            if close is None:
                break
            j = close
        elif w == ",":
            if not _comma_goes_on(tk, j, high):
                break
        elif w in _STOP_LEFT or (j > start and _ends_phrase(tk, start, j, high)):
            break
        j += 1
    while j > start and (words[j - 1] == "," or (flags[j - 1] & (lx.COORD | lx.PREP) and not flags[j - 1] & lx.CAP)):
        j -= 1
    return j


def _ends_phrase(tk: Tokens, start: int, j: int, high: int) -> bool:
    """True where the words from `j` on are no longer the noun phrase: time, channel, verb, new clause."""
    words, flags = tk.words, tk.flags
    w, f = words[j], flags[j]
    if f & lx.CAP and not f & (lx.TIME | lx.SUBORD):
        return False
    if f & lx.TIME and not flags[j - 1] & (lx.DET | lx.POSS | lx.PREP) and not w.endswith("'s"):
        return True
    if w == "by":
        return not flags[j - 1] & lx.ED
    if f & lx.REL and w != "where":
        return False
    if f & lx.SUBORD and not f & lx.PREP and w != "that":
        return True
    if f & lx.SUBJ and not f & (lx.DET | lx.REL):
        return not any(flags[k] & lx.REL or words[k] == "that" for k in range(start, j))
    if f & (lx.AUX | lx.FINITE):
        return not any(flags[k] & lx.REL or words[k] == "that" for k in range(start, j))
    if w in ("told", "said", "says", "adding", "speaking", "according", "via", "during", "ahead", "amid", "despite"):
        return True
    if f & lx.ADV and not f & lx.DET:
        return j + 1 >= high or flags[j + 1] & (lx.PREP | lx.PUNCT | lx.TIME) != 0
    if w in ("in", "at", "on", "to", "after", "before", "during", "from", "through"):
        return _is_circumstance(tk, j, high)
    return False


def _is_circumstance(tk: Tokens, prep: int, high: int) -> bool:
    """True for a phrase that tells when or by which channel (`in a statement`, `on Monday`, `at a rally`)."""
    words, flags = tk.words, tk.flags
    if prep + 1 >= high:
        return True
    nxt = flags[prep + 1]
    if nxt & lx.TIME or words[prep] in ("after", "before", "during", "through") or nxt & lx.OBJ:
        return True
    if words[prep] == "to":
        return words[prep + 1] in (
            "reporters",
            "journalists",
            "applause",
            "cheers",
            "him",
            "her",
            "them",
            "a",
            "supporters",
        )
    return any(words[k] in tk.lexicon.sets["channel_noun"] for k in range(prep + 1, min(high, prep + 5)))


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
        return k + 1 < high and bool(flags[k + 1] & (lx.CAP | lx.DET)) and not _clause_ahead(tk, k + 1, high)
    if f & (lx.REL | lx.SUBJ | lx.SUBORD | lx.AUX | lx.PREP | lx.ADV | lx.COORD) and not f & lx.DET:
        return False
    if f & (lx.ING | lx.ED) and not f & lx.CAP:
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
        if f & (lx.AUX | lx.FINITE) and not f & lx.CAP:
            return True
    return False
