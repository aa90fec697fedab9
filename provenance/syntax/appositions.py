"""Appositions and asides between a subject and its verb: what a comma, a bracket, a dash or a title's mark closes."""

from __future__ import annotations

from provenance.rules import lexicon as lx
from provenance.syntax.nouns import behind_object, opening_bracket, walk_left
from provenance.syntax.phrases import DASHES, STOPS
from provenance.syntax.titles import aside_before, has_finite, title_before
from provenance.syntax.tokens import Tokens

_MAX_WALK = 45
_SHORTEST_NAME = 2  # words
_AGE = 2  # tokens from a comma to the comma behind an age

# What words can be, joined once: looking the bits up and joining them costs more than the test.
_ADV_TIME = lx.ADV | lx.TIME
_SUBJ_SUBORD_AUX_COORD = lx.SUBJ | lx.SUBORD | lx.AUX | lx.COORD
_DET_POSS = lx.DET | lx.POSS
_ING_ED = lx.ING | lx.ED
_OPENS_ASIDE = lx.ING | lx.ED | lx.NUMBER | lx.ADV | lx.TIME
_BEFORE_OBJECT = lx.FINITE | lx.AUX | lx.CUE | lx.PREP | lx.ED | lx.COORD | lx.SUBORD
_CLOSING = frozenset(('"', "”", "''", "»"))
CLOSERS = DASHES | _CLOSING | {",", ")"}
_LONGEST_CIRCUMSTANCE = 20  # tokens
_LONGEST_ITEM = 5  # tokens of a list's item, its comma counted
_JOINING = frozenset(("and", "but", "while", "though", "although", "whereas"))
_IN_NAME = frozenset(("and", "&", "of", "."))
_LONGEST_SHORT_NAME = 3  # tokens of `or NHU`


def before_mark(tk: Tokens, low: int, mark: int) -> tuple[int, int] | None:
    """The noun phrase that a comma, a bracket, a dash or a title in quotation marks closes."""
    if tk.words[mark] in _CLOSING:
        return _before_title(tk, low, mark) if mark > low + 2 and tk.words[mark - 1] == "," else None
    if tk.words[mark] == ",":
        if mark - 1 > low and tk.words[mark - 1] == ")":
            opening = opening_bracket(tk, low, mark - 1)
            if opening is not None and opening > low and tk.flags[opening - 1] & lx.CAP:
                return before_mark(tk, low, mark - 1)  # `Sen. Ada Lind (R-Vell), | said`
        return _before_comma(tk, low, mark)
    if tk.words[mark] != ")":
        return _before_dash(tk, low, mark)
    opening = opening_bracket(tk, low, mark)
    start = walk_left(tk, low, opening - 1) if opening is not None and opening > low else None
    return None if start is None else (start, mark + 1)


def _before_title(tk: Tokens, low: int, mark: int) -> tuple[int, int] | None:
    """The noun phrase that an apposition closes whose end is a title in quotation marks (`Ada Lind, author of “The Mill,” |
    said`).
    """
    if title_before(tk, low, mark) is None:
        comma = aside_before(tk, low, mark)  # `Lind, who called it “a joke,” | said`
        start = walk_left(tk, low, comma - 1) if comma is not None and comma > low else None
        return None if start is None else (start, mark + 1)
    found = _before_comma(tk, low, mark - 1)
    return None if found is None else (found[0], mark + 1 if found[1] == mark else found[1])


def _before_dash(tk: Tokens, low: int, dash: int) -> tuple[int, int] | None:
    for j in range(dash - 1, max(low, dash - _MAX_WALK) - 1, -1):
        if tk.words[j] in DASHES:
            last = j - 1
            if last > low and tk.words[last] == ")":  # `the Harbour Trust (HT) — an old club — | said`
                last = (opening_bracket(tk, low, last) or low) - 1
            start = walk_left(tk, low, last) if last >= low else None
            return None if start is None else (start, dash)
    return None


def _before_comma(tk: Tokens, low: int, comma: int) -> tuple[int, int] | None:
    """`X, apposition, VERB` and `X, however, VERB`: walks back over one or two segments between commas."""
    words, flags = tk.words, tk.flags
    close = comma
    found: tuple[int, int] | None = None
    for _ in range(6):
        k = _previous_comma(tk, low, close)
        if k is None or k <= low:
            return found
        k, first = _segment(tk, low, k, close, found is None)
        is_aside = _is_adverbial(tk, first, close) or (words[first] != "of" and _is_circumstance(tk, first, close))
        if not (is_aside or is_apposition(tk, first, close)):
            return found
        opening = _previous_comma(tk, low, k)
        is_age = opening is not None and k - opening == _AGE and bool(flags[k - 1] & lx.NUMBER) and words[first] == "of"
        if opening is not None and opening > low and (is_age or _is_adverbial(tk, opening + 1, k)):
            k = opening  # `X, meanwhile, who has no licence, | said`
        before = k - 1
        if words[before] == ")":
            opening = opening_bracket(tk, low, before)
            if opening is None or opening <= low:
                return None
            before = opening - 1
        if words[before] in tk.lexicon.sets["sentence_adverb"]:
            return found  # `Overall, | Ada Lind, the mayor, | said`
        if flags[before] & lx.SUBJ and not flags[before] & lx.DET:
            return before, (k if is_aside else comma + 1)
        start = _phrase_start(tk, low, before)
        is_inside = start is not None and start > low
        if is_inside and _is_of_name(tk, k, found) and _is_in_aside(tk, low, k):
            start = None
        elif start is not None and is_inside and found is not None and _is_object(tk, low, start):
            return found  # further left it is the object of another verb: what is said, not who says it
        is_noun = found is not None and words[found[0]] in ("a", "an") and not flags[before] & lx.CAP
        if is_noun and flags[(_previous_comma(tk, low, comma) or comma) + 1] & lx.CAP:
            return found  # `C, a spokeswoman, Anna White, | said`: who it is stands behind it, and nothing before it
        if start is not None and (start == low or words[start - 1] != "," or not is_apposition(tk, start, k)):
            return start, (k if is_aside and close == comma else comma + 1)
        if start is None:
            if not _goes_with_place(tk, low, k, found):
                return found
        else:
            found = start, comma + 1
        close = k
    return found


def _segment(tk: Tokens, low: int, k: int, close: int, is_last: bool) -> tuple[int, int]:
    """The comma before what tells of a subject up to the comma at `close`, and its first token; `k` is the comma right before
    it, `is_last` where nothing else that tells of the subject stands behind it.
    """
    words, flags = tk.words, tk.flags
    if words[k - 1] in tk.lexicon.sets["kind_of_name"] and flags[k + 1] & lx.CAP:
        k = _previous_comma(tk, low, k) or k  # `X, who gave only his first name, | Y, | said`
    first = k + 1
    if words[first] == "and" and is_last:
        behind = flags[first + 1]
        if behind & (_DET_POSS | lx.REL) or (behind & (lx.ED | lx.FINITE) and not behind & lx.CAP):
            return k, first + 1  # `X, an organiser of the march, and a teacher, | said`
        start = _list_start(tk, low, k, close)
        if start is not None:
            return start, start + 1  # `X, secretary for roads, ports, and tolls, | said`
    if flags[first] & (lx.AUX | lx.FINITE):
        opening = _relative_opening(tk, low, k)
        told = k if opening is None else next(j for j in range(opening + 1, k + 1) if tk.words[j] == ",")
        if opening is not None and not has_finite(tk, opening + 1, told):  # but `The town, which was quiet, | was bombed`
            return opening, opening + 1  # `X, whose town, Lorne, a port, is under water, | said`
    return k, first


def _is_object(tk: Tokens, low: int, start: int) -> bool:
    """True for a noun phrase from token `start` that a verb or a preposition before it governs (but `But | Ada Lind,
    29, | said`).
    """
    words, flags = tk.words, tk.flags
    is_joined = start - 1 == low or words[start - 1] in _JOINING or words[start - 2 : start] == [",", "as"]
    if flags[start] & lx.CAP and is_joined:
        return False
    return bool(flags[start - 1] & _BEFORE_OBJECT) or words[start - 1] == "as"


def _phrase_start(tk: Tokens, low: int, last: int) -> int | None:
    """Where the noun phrase begins that ends with token `last`; None where none does, or where a deed was done by it."""
    outermost = walk_left(tk, low, last)
    if outermost is None:
        return None
    start = behind_object(tk, low, outermost, last)
    return None if _is_agent(tk, low, start) else start


def _goes_with_place(tk: Tokens, low: int, k: int, found: tuple[int, int] | None) -> bool:
    """True where what stands before the comma at `k` belongs to a participle or a place behind another comma (`X, citing a
    paper by its owner, Y, | said`, `X, 60, from Y, Z, | said`); `found` is the phrase behind it.
    """
    opening = _previous_comma(tk, low, k)
    if opening is None:
        return False
    first = tk.flags[opening + 1]
    if first & _OPENS_ASIDE or tk.words[opening + 2] == "by" or (first & lx.REL and _is_of_name(tk, k, found)):
        return True
    return _is_circumstance(tk, opening + 1, k)


def _is_in_aside(tk: Tokens, low: int, comma: int) -> bool:
    """True where what ends with the comma belongs to what tells of somebody before it (`X, who backed Ada Lind|, R-Vell, and
    ran for mayor, said`, `X, now retired in Fargo|, North Dakota, said`).
    """
    return _opens_aside(tk, low, comma) or _relative_opening(tk, low, comma) is not None


def _opens_aside(tk: Tokens, low: int, comma: int) -> bool:
    """True where a name's age or a participle opens the segment that ends with the comma (`Lind, | now 81 and retired in
    Fargo|, North Dakota, said`).
    """
    opening = _previous_comma(tk, low, comma)
    if opening is None or opening <= low or not tk.flags[opening - 1] & lx.CAP:
        return False
    return bool(tk.flags[opening + 1] & _OPENS_ASIDE) and is_apposition(tk, opening + 1, comma)


def _is_of_name(tk: Tokens, comma: int, found: tuple[int, int] | None) -> bool:
    """True where the words behind a comma are part of a place's or a member's name (`in Reno|, Nevada, on Monday`, `Ada
    Lind|, R-Vell, and ran`), and name nobody of their own; `found` is the phrase that they would begin.
    """
    end = next((k for k in range(comma + 1, len(tk)) if tk.words[k] == ","), comma + 1)
    is_name = all(tk.flags[k] & lx.CAP or tk.words[k] in _IN_NAME for k in range(comma + 1, end))
    return is_name and (found is None or bool(tk.flags[end + 1] & (lx.PREP | lx.COORD)))


def _list_start(tk: Tokens, low: int, comma: int, close: int) -> int | None:
    """The comma before a list whose last item stands between `comma` and `close`: its other items are as short."""
    if close - comma > _LONGEST_ITEM or has_finite(tk, comma + 1, close):
        return None
    while True:
        before = _previous_comma(tk, low, comma)
        if before is None or before <= low or has_finite(tk, before + 1, comma):
            return None
        if comma - before > _LONGEST_ITEM or tk.flags[before - 1] & lx.CAP:
            return before
        comma = before


def _relative_opening(tk: Tokens, low: int, comma: int) -> int | None:
    """The comma before a relative pronoun that opens the clause which goes on behind `comma`, an apposition or two before
    it.
    """
    for _ in range(3):
        before = _previous_comma(tk, low, comma)
        if before is None or before <= low:
            return None
        if tk.flags[before + 1] & lx.REL:
            return before
        comma = before
    return None


def is_open_apposition(tk: Tokens, low: int, start: int) -> bool:
    """True where the words from `low` are a name, and those at `start` tell whose it is, with no comma behind them (`Ada
    Lind, | a baker in Lorne | told`, `Ada Lind, vice president of Zorb, | a bakery in Lorne | told`).
    """
    k = low
    while k < start and tk.flags[k] & lx.CAP and not tk.flags[k] & (lx.TIME | lx.DET | lx.PREP | lx.SUBJ):
        k += 1
    if k - low < _SHORTEST_NAME or tk.words[k] != ",":
        return False
    return k == start - 1 or is_apposition(tk, k + 1, start - 1)


def is_apposition(tk: Tokens, first: int, end: int) -> bool:
    """True where the segment between commas tells who somebody is: an age, a role, a relative or participle clause."""
    if first >= end:
        return False
    f, w = tk.flags[first], tk.words[first]
    if f & lx.FINITE and tk.flags[first + 1] & lx.PREP and not has_finite(tk, first + 1, end):
        return True  # `led by`, `sent to the mayor`
    if f & lx.NUMBER or f & lx.REL or w == "where" or w in tk.lexicon.sets["behind_name"]:
        return True
    if w == "or" and end - first <= _LONGEST_SHORT_NAME and tk.flags[first + 1] & lx.CAP:
        return True  # `the National Harbour Union, | or NHU, | said`
    if f & _SUBJ_SUBORD_AUX_COORD and not f & lx.DET:
        return False
    if f & lx.PREP:
        if tk.flags[first + 1] & lx.REL:
            return True  # `the mill, | for which Lund worked, | said`
        is_person = first > 1 and bool(tk.flags[first - 2] & (lx.CAP | lx.NUMBER))  # `Ada Lind, 29, | of Lorne, | says`
        is_named = is_person and bool(tk.flags[end - 1] & lx.CAP)
        return w == "of" and is_named and not has_finite(tk, first, end)  # `Ada Lind, | of the Harbour Institute, | said`
    if f & _DET_POSS and not f & lx.TIME:
        return not has_finite(tk, first, end) or _has_relative(tk, first, end)
    if f & _ING_ED:
        return True
    return not has_finite(tk, first, end) or _has_relative(tk, first, end)


def _is_adverbial(tk: Tokens, first: int, end: int) -> bool:
    """True for adverbs and words of time alone (`however`, `on Monday`)."""
    interrupters = tk.lexicon.sets["interrupter"]
    if tk.words[first:end] == ["of", "course"]:
        return True
    return all(tk.flags[j] & _ADV_TIME or tk.words[j] in interrupters for j in range(first, end))


def _is_agent(tk: Tokens, low: int, start: int) -> bool:
    """True for who did something in a participle clause (`led by | chairman Jan Voss`)."""
    k = start - 1
    while k > low and tk.flags[k] & (lx.OFFICE | lx.TITLE | lx.RANK | lx.DET):
        k -= 1
    return k > low and tk.words[k] == "by"


def _is_circumstance(tk: Tokens, first: int, end: int) -> bool:
    """True for an aside that tells when, where or on what occasion (`X, after the vote, said`; `X, when asked, said`)."""
    f = tk.flags[first]
    if f & lx.SUBORD and not f & lx.PREP:
        return end - first <= 20 and tk.words[first] in tk.lexicon.sets["clause_start"]
    is_told = not has_finite(tk, first, end) or (_has_relative(tk, first, end) and tk.flags[first + 1] & _DET_POSS)
    return bool(f & lx.PREP) and end - first <= _LONGEST_CIRCUMSTANCE and bool(is_told)


def _previous_comma(tk: Tokens, low: int, before: int) -> int | None:
    depth, is_quoted = 0, tk.words[before + 1 : before + 2] == ['"']
    for j in range(before - 1, max(low, before - _MAX_WALK) - 1, -1):
        w = tk.words[j]
        if w == ")":
            depth += 1
        elif w == "(":
            depth -= 1
        elif w == '"':
            is_quoted = not is_quoted  # `Ada Lind, | author of “The Mill,” | said`
        elif depth == 0 and not is_quoted:
            if w == ",":
                return j
            if w in STOPS:
                return None
    return None


def _has_relative(tk: Tokens, first: int, end: int) -> bool:
    return "that" in tk.words[first:end] or any(f & lx.REL for f in tk.flags[first:end])
