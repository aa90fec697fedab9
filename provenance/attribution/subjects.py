"""Who a verb belongs to: its own subject, a shared one, or the main clause's."""

from __future__ import annotations

from provenance.attribution.contents import STRONG
from provenance.rules import lexicon as lx
from provenance.syntax.drafts import Draft, Sentence
from provenance.syntax.hits import CueHit
from provenance.syntax.quotes import CLOSING_MARKS
from provenance.syntax.subjects import is_of_state, subject_before
from provenance.syntax.titles import aside_before, title_before
from provenance.syntax.tokens import Tokens

# What words can be, joined once: looking the bits up and joining them costs more than the test.
_AUX_FINITE = lx.AUX | lx.FINITE
_VERB = lx.AUX | lx.FINITE | lx.CUE | lx.ED
_DET_POSS_PREP = lx.DET | lx.POSS | lx.PREP
_BEFORE_PAPER = lx.DET | lx.POSS | lx.NUMBER | lx.ADJ | lx.CAP
_OFFICES = lx.OFFICE | lx.RANK
_SHORTEST_NAME = 2  # tokens
_LONGEST_PLACE = 7  # tokens
_LONGEST_PAPER = 6  # tokens from its verb to its noun
_LONGEST_TERM = 5  # tokens of `two and a half weeks later`
_TERM_ENDS = ("ago", "earlier", "later")
_LONGEST_CHANNEL = 4  # tokens behind its determiner
# How many words may stand between an auxiliary and its verb.
_LONGEST_CIRCUMSTANCE = 12
_CAP_ADV = lx.CAP | lx.ADV
_DET_POSS_PREP_AUX = lx.DET | lx.POSS | lx.PREP | lx.AUX


def subject_of(tk: Tokens, hit: CueHit, low: int, drafts: list[Draft]) -> tuple[int, int] | None:
    """The subject left of the cue; a cue that shares a subject (`said A and added B`) takes the earlier one's."""
    before = hit.start - 1
    words, flags = tk.words, tk.flags
    if words[hit.start] == "likely" and words[before] in ("more", "less"):
        while before > low and not flags[before] & lx.BE and flags[before] & (lx.ADV | lx.ADJ):
            before -= 1  # `voters were slightly more likely to | say`
        return subject_before(tk, low, before) if flags[before] & lx.BE else None
    joined = _behind_time(tk, low, before)
    if joined < before and words[joined] in ("and", "but"):
        before = joined  # `has sent help and on Monday | announced`
    if (before >= low and words[before] in ("and", "but", "then")) or (before >= low + 1 and words[before] == "then"):
        if drafts and drafts[-1].source:
            return drafts[-1].source
        return first_subject(tk, low, before) or _leading_pronoun(tk, low)
    if before - 1 >= low and words[before] == "on" and words[before - 1] == "went":
        return subject_before(tk, low, before - 1)
    if words[hit.start] == "to":
        return _brought_subject(tk, low, hit) or _governor_subject(tk, low, hit) if hit.verb.klass in STRONG else None
    paper = _behind_time(tk, low, before - 1) if before > low and words[before] == "that" else low
    if paper > low + 1 and words[paper] in tk.lexicon.sets["issued"]:
        issued = next(
            (k for k in range(paper - 1, max(low, paper - _LONGEST_PAPER), -1) if words[k] in tk.lexicon.sets["wrote"]), None
        )
        if issued is not None and flags[issued + 1] & _BEFORE_PAPER:
            return subject_before(tk, low, issued)  # `Lind issued a statement on Monday that | said`
    subject = subject_before(tk, low, hit.start)
    if subject is not None and subject[0] > low and flags[subject[0] - 1] & lx.MODAL:
        return None  # `it should | ease the bank's | worries about prices`
    aux = _parted_auxiliary(tk, low, hit)
    is_behind_comma = (
        subject is not None and words[subject[0] - 1] == "," and subject[1] == hit.start and words[before] != ","
    )
    if aux is not None and (subject is None or (subject[0] >= aux and not is_behind_comma)):
        subject = subject_before(tk, low, aux)
    if subject is None:
        return None
    if words[subject[0] - 1] == "as" and subject[0] - 3 > low and words[subject[0] - 2] in tk.lexicon.sets["oneself"]:
        calling = subject_before(tk, low, subject[0] - 3)  # `a man identifying himself as | its spokesman | said`
        subject = (calling[0], subject[1]) if calling is not None else subject
    first, last = _without_opening(tk, subject[0], subject[1])
    first, last = _without_channel(tk, first, last)
    first, last = _without_time(tk, first, last)
    if flags[first] & lx.REL and last - first > 1 and words[first] in ("which", "whom"):
        first += 1  # `a place, which | Lind, and others, | have called dull`
    return _name_before_office(tk, low, first), last


def _behind_time(tk: Tokens, low: int, k: int) -> int:
    """The token before the words of time that end with token `k` (`and | on Monday`); `k` itself where none do."""
    words, flags = tk.words, tk.flags
    while k > low and (flags[k] & lx.TIME or (words[k] in ("on", "in") and flags[k + 1] & lx.TIME)):
        k -= 1
    is_decade = words[k - 2 : k] == ["in", "the"] and words[k][:1].isdigit() and words[k].endswith("s")
    return k - 3 if is_decade and k - 2 > low else k  # `and | in the 1990s | ordered`


def _name_before_office(tk: Tokens, low: int, first: int) -> int:
    """Where a subject begins that goes on with an office behind one comma alone (`Ada Lind, chair of the union | said`)."""
    flags = tk.flags
    if first - low < _SHORTEST_NAME + 1 or tk.words[first - 1] != "," or not flags[first] & _OFFICES:
        return first
    start = first - 1
    while start > low and flags[start - 1] & lx.CAP and not flags[start - 1] & (lx.TIME | lx.PREP | lx.DET):
        start -= 1
    return start if start == low and first - 1 - start >= _SHORTEST_NAME else first


def _without_time(tk: Tokens, first: int, last: int) -> tuple[int, int]:
    """A subject without when it spoke (`Lind | last week | invited`, `the ministry | on Monday | said`)."""
    k, flags = last, tk.flags
    while k - 1 > first and (flags[k - 1] & lx.TIME or tk.words[k - 1] in ("last", "this", "earlier", "late", "on", "in")):
        k -= 1
    is_time = k < last and bool(flags[last - 1] & lx.TIME) and not flags[k - 1] & (lx.PREP | lx.DET | lx.POSS | lx.PUNCT)
    is_plain = not any(flags[j] & lx.REL or (flags[j] & lx.ED and not flags[j] & lx.CAP) for j in range(first, k))
    if is_time and tk.words[k - 1] == "out":
        return first, k - 1  # `a poll | out this week | shows`
    return (first, k) if is_time and is_plain else (first, last)  # but `a document filed | on Thursday`


def _without_opening(tk: Tokens, first: int, last: int) -> tuple[int, int]:
    """A subject without the participle that opens its sentence (`Addressing members, many of them new, | the campaign chief,
    Ada Lind, | said`): what stands behind the first comma before an article, a name or a pronoun. Nor with how much later
    it was.
    """
    later = next((k for k in range(first + 2, min(last - 1, first + _LONGEST_TERM)) if tk.words[k] in _TERM_ENDS), last)
    if later < last and tk.words[first] in tk.lexicon.sets["quantity"] and tk.flags[later + 1] & (lx.DET | lx.CAP | lx.POSS):
        return later + 1, last  # `Three weeks later | the group | said`
    is_name = bool(tk.flags[first + 1] & lx.CAP)  # `Playing Fields, a charity,`
    if not tk.flags[first] & lx.ING or is_name or tk.words[first - 1 : first] not in ([], ["."], ["\n"], ['"']):
        return first, last
    end = last - 1 if tk.words[last - 1] == "," else last
    commas = [k for k in range(first + 1, end) if tk.words[k] == ","]
    if commas and not tk.lexicon.sets["outlet_noun"].isdisjoint(tk.words[first : commas[0]]):
        return first, last  # `Speaking on state television, | Ada Lind | said`
    for k in commas:
        if tk.flags[k + 1] & (lx.DET | lx.CAP | lx.TITLE | lx.SUBJ) and not tk.flags[k + 1] & lx.REL:
            return k + 1, last
    return first, last


def _without_channel(tk: Tokens, first: int, last: int) -> tuple[int, int]:
    """A subject without how it spoke (`the army | in a statement | said`, `Lind | at a news conference | accused`)."""
    words, flags, nouns = tk.words, tk.flags, tk.lexicon.sets["spoken_where"]
    for k in range(first + 1, last - 2):
        if words[k] in ("in", "at", "during") and flags[k + 1] & (lx.DET | lx.POSS):
            for j in range(k + 2, min(last, k + 2 + _LONGEST_CHANNEL)):
                if words[j] in nouns:
                    return first, k
                if flags[j] & (lx.PREP | lx.PUNCT):
                    break
    return first, last


def _leading_pronoun(tk: Tokens, low: int) -> tuple[int, int] | None:
    """The pronoun that a sentence opens with (`He pays several groups and has stated`)."""
    return (low, low + 1) if tk.flags[low] & lx.SUBJ and not tk.flags[low] & (lx.DET | lx.AUX) else None


def _parted_auxiliary(tk: Tokens, low: int, hit: CueHit) -> int | None:
    """The auxiliary that a circumstance parts from its verb (`has | over the past months | warned`), None where none is."""
    if not hit.form & lx.PARTICIPLE:
        return None
    for k in range(hit.start - 2, max(low, hit.start - _LONGEST_CIRCUMSTANCE), -1):
        if tk.flags[k] & lx.HAVE:
            return k if tk.flags[k + 1] & (lx.PREP | lx.PUNCT) else None
        if tk.flags[k] & (lx.FINITE | lx.SUBJ | lx.REL):
            return None
    return None


def _brought_subject(tk: Tokens, low: int, hit: CueHit) -> tuple[int, int] | None:
    """Who was brought to say it (`the tests led | the institute | to conclude`), None where the verb before is another."""
    found = subject_before(tk, low, hit.start)
    if found is None or found[0] <= low or tk.words[found[0] - 1] not in tk.lexicon.sets["bringing"]:
        return None
    return found


def _governor_subject(tk: Tokens, low: int, hit: CueHit) -> tuple[int, int] | None:
    """The subject of the verb that governs an infinitive (`X continued to complain that`, `X went on to say`)."""
    before = hit.start - 1
    if before <= low:
        return None
    f, words = tk.flags[before], tk.words
    if words[before] == "on" and before - 1 > low:
        before -= 1
        f = tk.flags[before]
    took = _taken(tk, low, before)
    if took is not None:
        return subject_before(tk, low, took)
    if not (f & _AUX_FINITE or f & lx.ED or words[before] in tk.lexicon.forms) or f & lx.CAP:
        return None
    if words[before] in tk.lexicon.sets["refusing"]:
        return None  # `failed to declare`
    start = before
    while (
        start - 1 > low and tk.flags[start - 1] & (lx.AUX | lx.ADV | lx.NEG) and not tk.flags[start - 1] & (lx.SUBJ | lx.CAP)
    ):
        start -= 1
    is_going_on = words[before] in tk.lexicon.sets["going_on"]  # `is continuing to insist`
    if (not is_going_on and any(tk.flags[k] & lx.BE for k in range(start, before))) or tk.flags[before] & lx.BE:
        return None
    return subject_before(tk, low, start)


def _taken(tk: Tokens, low: int, last: int) -> int | None:
    """The verb that tells where somebody spoke, whose phrase ends at token `last` (`Lind | took to Twitter to say`, `went on
    television to announce`, `used the speech to accuse`); None where none does.
    """
    words = tk.words
    for k in range(last - 1, max(low, last - _LONGEST_PLACE), -1):
        if tk.flags[k] & (lx.PUNCT | lx.REL | lx.SUBORD):
            return None
        if words[k] in tk.lexicon.sets["taking"]:
            return k if tk.words[k + 1 : k + 2] in (["to"], ["on"], ["out"]) else None
        if words[k] in tk.lexicon.sets["using"]:
            return k if not tk.lexicon.sets["spoken_where"].isdisjoint(words[k : last + 1]) else None
    return None


def first_subject(tk: Tokens, low: int, high: int) -> tuple[int, int] | None:
    """The subject of the clause's first finite verb."""
    flags = tk.flags
    if low < high and flags[low] & lx.SUBJ and flags[low] & lx.AUX:
        return low, low + 1  # `she's a supporter but concedes`
    for k in range(low + 1, high):
        f = flags[k]
        if f & _AUX_FINITE or (f & lx.CUE and not f & lx.ING) or (f & lx.ED and not f & lx.CAP):
            if flags[k - 1] & _DET_POSS_PREP or is_of_state(tk, k):
                continue
            if f & lx.CAP and flags[k + 1] & _VERB and not flags[k + 1] & lx.CAP:
                continue  # `Harbour | Watch | published a report and said`
            subject = subject_before(tk, low, k)
            if subject is not None:
                return subject
    return None


def main_subject(tk: Tokens, low: int, high: int) -> tuple[int, int] | None:
    """The subject of the nearest clause before token `high` that stands on its own (no relative or that-clause)."""
    flags, words = tk.flags, tk.words
    for k in range(high - 1, low, -1):
        f = flags[k]
        if not (f & _AUX_FINITE or (f & lx.ED and not f & _CAP_ADV)):
            continue
        if flags[k - 1] & _DET_POSS_PREP_AUX:
            continue
        subject = subject_before(tk, low, k)
        if subject is None or flags[subject[0]] & lx.REL:
            continue
        first = subject[0]
        if flags[first - 1] & lx.AUX and first > low:
            continue  # `Lind didn't | seem | impressed, telling`
        if first == low or words[first - 1] in (",", ";", "and", "but", "—", "–", ")") or first - low <= 2:
            return subject
    return None


def clause_low(tk: Tokens, s: Sentence, hit: CueHit) -> int:
    """The token where the cue's clause can begin: behind a quotation that ends before it."""
    low = s.low
    if not s.quotations:
        return low
    at = tk.starts[hit.start]
    for q in s.quotations:
        if q.end <= at and q.end > tk.starts[low]:
            k = tk.at(q.end)
            is_said = tk.words[k - 1] in CLOSING_MARKS and tk.words[k - 2] in (",", ".", "?", "!", "…")
            if (
                k < hit.start
                and is_said
                and title_before(tk, s.low, k - 1) is None
                and aside_before(tk, s.low, k - 1) is None
            ):
                low = k
    return low
