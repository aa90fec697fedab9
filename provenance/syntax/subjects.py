"""Noun phrases before a verb: where a source begins, walking left from the verb (no parser)."""

from __future__ import annotations

from provenance.rules import lexicon as lx
from provenance.syntax.phrases import DASHES, STOPS, is_abbreviated
from provenance.syntax.tokens import Tokens

_MAX_WALK = 45
_SHORTEST_NAME = 2  # words
_MARKS = STOPS | {".", ","}

# What words can be, joined once: looking the bits up and joining them costs more than the test.
_CAP_DET_OBJ = lx.CAP | lx.DET | lx.OBJ
_SUBJ_CAP = lx.SUBJ | lx.CAP
_ADV_TIME = lx.ADV | lx.TIME
_SUBJ_SUBORD_AUX_COORD = lx.SUBJ | lx.SUBORD | lx.AUX | lx.COORD
_DET_POSS = lx.DET | lx.POSS
_ING_ED = lx.ING | lx.ED
_FINITE_AUX = lx.FINITE | lx.AUX
_BEFORE_OBJECT = lx.FINITE | lx.AUX | lx.CUE | lx.PREP | lx.ED | lx.COORD
_PREP_COORD_AUX_REL = lx.PREP | lx.COORD | lx.AUX | lx.REL
_AUX_SUBORD = lx.AUX | lx.SUBORD
_DET_REL = lx.DET | lx.REL
_DET_REL_AUX = lx.DET | lx.REL | lx.AUX
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
_NO_NOUN = lx.AUX | lx.SUBJ | lx.PUNCT | lx.PREP | lx.DET | lx.REL | lx.ADV | lx.COORD | lx.TIME
_OPENING, _CLOSING = frozenset(('"', "“", "''", "«")), frozenset(('"', "”", "''", "»"))
_LONGEST_TITLE, _LONGEST_LABEL = 9, 5  # tokens, marks counted
_TITLED = frozenset(("called", "titled", "show", "program", "programme", "book", "film", "song", "podcast", "series"))
_CLOSERS = DASHES | _CLOSING | {",", ")"}
_BEFORE_TIME = ("during", "from", "in", "of", "on", "since")


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
    found = tk.subjects[key] = _subject_before(tk, low, verb)
    return found


def _subject_before(tk: Tokens, low: int, verb: int) -> tuple[int, int] | None:
    end = verb
    words, flags = tk.words, tk.flags
    i = end - 1
    while i > low and flags[i] & lx.ADV and not flags[i] & _CAP_DET_OBJ and words[i] not in ("all", "both"):
        i -= 1
    if words[i] == "both" and i > low and flags[i - 1] & lx.CAP:
        i -= 1  # `Lund and Quist both | said`
    while i > low + 1 and flags[i] & lx.TIME and flags[i] & lx.CAP and not words[i].endswith("'s"):
        # `the court on Monday | ruled`
        i -= 2 if words[i - 1] in _BEFORE_TIME else 1
    if i > low and i < end - 1 and flags[i] & lx.ED and not flags[i] & lx.CAP and not flags[i - 1] & _SUBJ_AUX_FINITE:
        start = _walk_left(tk, low, i - 1)  # `a document filed Thursday | says`
        if start is not None:
            return start, end
    end = i + 1
    if i < low:
        return None
    if words[i] in _CLOSERS:
        return _before_mark(tk, low, i)
    f = flags[i]
    if f & lx.SUBJ and not f & lx.DET:
        return _pronoun(tk, low, i)
    if words[i] in ("which", "that") and i > low + 1:
        relative = _relative(tk, low, i)
        if relative is not None or words[i] == "which":
            return relative
    start = _walk_left(tk, low, i)
    if start is None:
        return None
    if start - 3 >= low and words[start - 1] == "as" and words[start - 2] == "such":
        wider = _walk_left(tk, low, start - 3)
        return (start, end) if wider is None else (wider, start - 2)  # `unions | such as the drivers' | said`
    if start - 2 >= low and words[start - 1] == "and" and flags[start - 2] & lx.SUBJ and not flags[start - 2] & _DET_REL_AUX:
        return start - 2, end  # `he and Mr. Lund | said`
    is_named = start - 2 >= low and words[start - 1] == "," and flags[start] & lx.DET and flags[start - 2] & lx.CAP
    if is_named and start > low and _is_open_apposition(tk, low, start):
        return low, end
    if is_named and any(flags[k] & lx.REL for k in range(start, i)):
        # `Ian Dunn, a guard who took the call | said`: an apposition whose second comma is missing
        named = _walk_left(tk, low, start - 2)
        start = start if named is None or named > low else named
    return start, end


def _is_open_apposition(tk: Tokens, low: int, start: int) -> bool:
    """True where the words from `low` are a name, and those at `start` tell whose it is, with no comma behind them (`Ada
    Lind, | a baker in Lorne | told`, `Ada Lind, vice president of Zorb, | a bakery in Lorne | told`).
    """
    k = low
    while k < start and tk.flags[k] & lx.CAP and not tk.flags[k] & (lx.TIME | lx.DET | lx.PREP | lx.SUBJ):
        k += 1
    if k - low < _SHORTEST_NAME or tk.words[k] != ",":
        return False
    return k == start - 1 or _is_apposition(tk, k + 1, start - 1)


def _relative(tk: Tokens, low: int, i: int) -> tuple[int, int] | None:
    """Who speaks in a relative clause whose pronoun is token `i`: the pronoun itself (`the ministry, | which | said`), or the
    paper before `that` (`he cited | a report | that said`); None where nothing that speaks stands before it.
    """
    words, flags, sets = tk.words, tk.flags, tk.lexicon.sets
    if words[i] == "that":
        start = _walk_left(tk, low, i - 1) if words[i - 1] in sets["record"] else None
        return None if start is None or start == low else (start, i)
    noun = i - 2 if words[i - 1] == "," else i - 1
    is_named = bool(flags[noun] & lx.CAP) and not flags[noun] & lx.TIME
    return (i, i + 1) if is_named or words[noun] in sets["record"] or words[noun] in sets["body_noun"] else None


def _pronoun(tk: Tokens, low: int, i: int) -> tuple[int, int]:
    if i - 2 >= low and tk.words[i - 1] == "and" and tk.flags[i - 2] & _SUBJ_CAP:
        return i - 2, i + 1
    return i, i + 1


def _before_mark(tk: Tokens, low: int, mark: int) -> tuple[int, int] | None:
    """The noun phrase that a comma, a bracket, a dash or a title in quotation marks closes."""
    if tk.words[mark] in _CLOSING:
        return _before_title(tk, low, mark) if mark > low + 2 and tk.words[mark - 1] == "," else None
    if tk.words[mark] == ",":
        return _before_comma(tk, low, mark)
    if tk.words[mark] != ")":
        return _before_dash(tk, low, mark)
    opening = _opening(tk, low, mark)
    start = _walk_left(tk, low, opening - 1) if opening is not None and opening > low else None
    return None if start is None else (start, mark + 1)


def _before_title(tk: Tokens, low: int, mark: int) -> tuple[int, int] | None:
    """The noun phrase that an apposition closes whose end is a title in quotation marks (`Ada Lind, author of “The Mill,” |
    said`).
    """
    if title_before(tk, low, mark) is None:
        return None
    found = _before_comma(tk, low, mark - 1)
    return None if found is None else (found[0], mark + 1 if found[1] == mark else found[1])


def title_before(tk: Tokens, low: int, mark: int) -> int | None:
    """Where a title in quotation marks begins that ends with token `mark`, a closing mark: a few words, most of them with a
    capital, behind a preposition, a genitive or a determiner; None for anything else that is quoted.
    """
    words, flags = tk.words, tk.flags
    opening = next((k for k in range(mark - 2, max(low, mark - _LONGEST_TITLE), -1) if words[k] in _OPENING), None)
    if opening is None or opening <= low or opening + 1 >= mark - 1:
        return None
    before = words[opening - 1]
    is_named = bool(flags[opening - 1] & (_DET_POSS | lx.PREP)) or before.endswith(("'s", "s'")) or before in _TITLED
    if not is_named and opening - 2 > low and flags[opening - 2] & lx.DET and not flags[opening - 1] & _FINITE_AUX:
        # `a pro-mayor “super fund,”`
        return opening if mark - opening <= _LONGEST_LABEL and not _has_finite(tk, opening, mark) else None
    if not is_named:
        return None
    is_title = all(flags[k] & (lx.CAP | lx.PREP | lx.DET | lx.COORD | lx.PUNCT) for k in range(opening + 1, mark - 1))
    return opening if is_title and flags[opening + 1] & lx.CAP else None


def _opening(tk: Tokens, low: int, close: int) -> int | None:
    for j in range(close - 1, max(low, close - 20) - 1, -1):
        if tk.words[j] == "(":
            return j
    return None


def _before_dash(tk: Tokens, low: int, dash: int) -> tuple[int, int] | None:
    for j in range(dash - 1, max(low, dash - _MAX_WALK) - 1, -1):
        if tk.words[j] in DASHES:
            last = j - 1
            if last > low and tk.words[last] == ")":  # `the Harbour Trust (HT) — an old club — | said`
                last = (_opening(tk, low, last) or low) - 1
            start = _walk_left(tk, low, last) if last >= low else None
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
        first = k + 1
        if words[first] == "and" and flags[first + 1] & (_DET_POSS | lx.REL) and found is None:
            first += 1  # `X, an organiser of the march, and a teacher, | said`
        is_aside = _is_adverbial(tk, first, close) or _is_circumstance(tk, first, close)
        if not (is_aside or _is_apposition(tk, first, close)):
            return found
        opening = _previous_comma(tk, low, k)
        if opening is not None and opening > low and _is_adverbial(tk, opening + 1, k):
            k = opening  # `X, meanwhile, who has no licence, | said`
        before = k - 1
        if words[before] == ")":
            opening = _opening(tk, low, before)
            if opening is None or opening <= low:
                return None
            before = opening - 1
        if flags[before] & lx.SUBJ and not flags[before] & lx.DET:
            return before, (k if is_aside else comma + 1)
        start = _walk_left(tk, low, before)
        if start is not None and _is_agent(tk, low, start):
            start = None
        if (
            found is not None
            and start is not None
            and start > low
            and (flags[start - 1] & _BEFORE_OBJECT or words[start - 1] == "as")
        ):
            return found  # further left it is the object of another verb: what is said, not who says it
        is_noun = found is not None and words[found[0]] in ("a", "an") and not flags[before] & lx.CAP
        if is_noun and flags[(_previous_comma(tk, low, comma) or comma) + 1] & lx.CAP:
            return found  # `C, a spokeswoman, Anna White, | said`: who it is stands behind it, and nothing before it
        if start is not None and (start == low or words[start - 1] != "," or not _is_apposition(tk, start, k)):
            return start, (k if is_aside and close == comma else comma + 1)
        if start is None:
            opening = _previous_comma(tk, low, k)
            if opening is None or not (
                flags[opening + 1] & lx.ING or words[opening + 2] == "by" or _is_circumstance(tk, opening + 1, k)
            ):
                return found
            # `X, citing a paper by its owner, Y, | said`, `X, 60, from Y, Z, | said`: what stands before the comma belongs
            # to the participle or to the place
            close = k
            continue
        found = start, comma + 1
        close = k
    return found


def _is_adverbial(tk: Tokens, first: int, end: int) -> bool:
    """True for adverbs and words of time alone (`however`, `on Monday`)."""
    interrupters = tk.lexicon.sets["interrupter"]
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
    return bool(f & lx.PREP) and end - first <= 16 and not _has_finite(tk, first, end)


def _previous_comma(tk: Tokens, low: int, before: int) -> int | None:
    depth = 0
    for j in range(before - 1, max(low, before - _MAX_WALK) - 1, -1):
        w = tk.words[j]
        if w in (")", "”"):
            depth += 1
        elif w in ("(", "“"):
            depth -= 1
        elif depth == 0:
            if w == ",":
                return j
            if w in STOPS and w not in ('"',):
                return None
    return None


def _is_apposition(tk: Tokens, first: int, end: int) -> bool:
    """True where the segment between commas tells who somebody is: an age, a role, a relative or participle clause."""
    if first >= end:
        return False
    f, w = tk.flags[first], tk.words[first]
    if f & lx.FINITE and tk.words[first + 1] == "by":
        return True  # `led by`, `held by`
    if f & lx.NUMBER or f & lx.REL or w in ("jr", "sr", "d", "r", "mp"):
        return True
    if f & _SUBJ_SUBORD_AUX_COORD and not f & lx.DET:
        return False
    if f & lx.PREP:
        return False
    if f & _DET_POSS and not f & lx.TIME:
        return not _has_finite(tk, first, end) or _has_relative(tk, first, end)
    if f & _ING_ED:
        return True
    return not _has_finite(tk, first, end) or _has_relative(tk, first, end)


def _has_finite(tk: Tokens, first: int, end: int) -> bool:
    return any(f & _FINITE_AUX for f in tk.flags[first:end])


def _has_relative(tk: Tokens, first: int, end: int) -> bool:
    return "that" in tk.words[first:end] or any(f & lx.REL for f in tk.flags[first:end])


def _walk_left(tk: Tokens, low: int, last: int) -> int | None:
    """First token of the noun phrase whose last token is `last`; None where `last` cannot end one."""
    words, flags = tk.words, tk.flags
    if words[last] == "." and last > low and is_abbreviated(tk, last):
        last -= 1
    f = flags[last]
    if words[last] in STOPS or words[last] in ",.'" or (f & _PREP_COORD_AUX_REL and not f & lx.CAP):
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
    start = _trim_start(tk, low, j + 1, last)
    is_that = start == low + 1 and words[low] == "that" and not flags[low + 1] & (lx.CAP | lx.DET | lx.SUBJ)
    return low if is_that else start  # `That person | said`


def _step_left(tk: Tokens, floor: int, j: int, last: int) -> int | None:
    """The token left of a mark that stands inside a noun phrase; None where the mark ends it."""
    w = tk.words[j]
    if w == ".":
        return j - 1 if j > floor and is_abbreviated(tk, j) else None
    if w == ")":
        opening = _opening(tk, floor, j)
        return None if opening is None else opening - 1
    return j - 1 if w == "," and _comma_inside(tk, floor, j, last) else None


def _word_left(tk: Tokens, low: int, j: int, last: int) -> int | None:
    """The token left of a word that belongs to the noun phrase; None where it does not."""
    words, flags = tk.words, tk.flags
    f, floor = flags[j], max(low, last - _MAX_WALK)
    if f & lx.CAP and j > low and not f & _AUX_SUBORD:
        return j - 1
    if f & lx.SUBJ and not f & _DET_REL:
        return None
    if f & _FINITE_AUX or (f & lx.CUE and not f & _ING_ED and _is_verb_here(tk, j, last)):
        if words[j] in tk.lexicon.sets["held"] and j > floor and flags[j + 1] & lx.PREP and not flags[j - 1] & _NO_NOUN:
            return j - 1  # `the men | held at the base | said`
        opener = _relative_before(tk, floor, j)
        return None if opener is None else opener - 1
    if f & _ING_ED and not f & lx.CAP:
        if _is_participle_inside(tk, floor, j, last):
            return j - 1
        near = floor if flags[j - 1] & lx.AUX else j - 2  # `a man who did not want to be named`, `who have asked`
        opener = _relative_before(tk, near, j) if f & lx.ED and j - 2 > floor else None
        return None if opener is None else opener - 1  # `a man who answered the call`
    if f & lx.SUBORD and not f & lx.PREP:
        is_clause = words[j] == "that" and floor < j < last and _may_be_finite(tk, j + 1)
        return j - 1 if is_clause else None
    return None if words[j] in ("but", "yet", "nor", "so") else j - 1


def _may_be_finite(tk: Tokens, k: int) -> bool:
    """True for a word that can be the verb of the relative clause that `that` opens (`the firm that runs the fair`)."""
    f, nxt = tk.flags[k], tk.flags[k + 1]
    return bool(f & _FINITE_AUX) or (not f and tk.words[k].endswith("s") and bool(nxt & (_DET_POSS | lx.CAP | lx.PREP)))


def _comma_inside(tk: Tokens, floor: int, comma: int, last: int) -> bool:
    """True for a comma of a list (`A, B and C`) or of an apposition closed by the next comma, not of a clause."""
    words, flags = tk.words, tk.flags
    nxt = comma + 1
    if nxt > last or comma <= floor or words[comma - 1] in tk.lexicon.sets["interrupter"]:
        return False
    if words[nxt] in ("and", "or", "&"):
        return not any(flags[j] & _SUBJ_AUX_FINITE for j in range(max(floor, comma - 8), comma))
    limit = min(last, nxt + 7)
    for j in range(nxt, limit):
        if words[j] in ("and", "or") and j - nxt <= 5:
            return bool(flags[comma - 1] & lx.CAP and flags[nxt] & lx.CAP)
        if words[j] == ",":
            return bool(flags[comma - 1] & lx.CAP and flags[nxt] & _CAP_DET_NUMBER) and j < last
    return False


def _is_verb_here(tk: Tokens, j: int, last: int) -> bool:
    """True where a cue word in its bare or -s form is a verb, not a noun (`reports`, `the claims of`)."""
    words, flags = tk.words, tk.flags
    before = flags[j - 1] if j else 0
    if before & _DET_POSS_PREP_ADJ or (j and words[j - 1].endswith("'s")) or j == last:
        return False
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
    if j == last:  # `those surveyed | say`
        return bool(flags[j] & lx.ING or flags[j - 1] & lx.DET) or (
            words[j] in tk.lexicon.sets["asked"] and j > floor and not flags[j - 1] & _SUBJ_AUX_FINITE
        )
    before, after = (flags[j - 1] if j > floor else lx.PUNCT), flags[j + 1]
    if j > floor and words[j - 1] in tk.lexicon.sets["record"]:
        return True
    if before & _DET_POSS_PREP_ADJ or (j > floor and words[j - 1].endswith(("'s", "ly"))):
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
        ):
            start += 1
        elif w in ("about", "around", "over") and start < last and _is_amount(tk, start + 1):
            break
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


def _is_amount(tk: Tokens, k: int) -> bool:
    return bool(tk.flags[k] & lx.NUMBER) or tk.words[k] in tk.lexicon.sets["quantity"]


def _last_clause(tk: Tokens, start: int, last: int) -> int | None:
    """Where the clause behind a coordinator begins (`taken to a ward | and | a nurse | said`), None where none does."""
    for k in range(last - 1, start, -1):
        if tk.words[k] in ("and", "but"):
            return k + 1 if tk.flags[k + 1] & _DET_POSS else None
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
