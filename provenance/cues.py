"""Statements to cue hits: the words that say that somebody says something, with the frame in which they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from provenance.rules import lexicon as lx
from provenance.syntax.drafts import Sentence
from provenance.syntax.hits import CueHit
from provenance.syntax.subjects import is_of_state, subject_before
from provenance.syntax.tokens import Tokens

# What words can be, joined once: looking the bits up and joining them costs more than the test.
_BEHIND_BE = lx.PARTICIPLE | lx.GERUND
_DET_POSS_CAP = lx.DET | lx.POSS | lx.CAP
_CAP_DET = lx.CAP | lx.DET
_AUX_FINITE = lx.AUX | lx.FINITE
_AUX_NEG = lx.AUX | lx.NEG
_DET_REL_CAP = lx.DET | lx.REL | lx.CAP
_NUMBER_PUNCT = lx.NUMBER | lx.PUNCT
_DET_POSS_PREP = lx.DET | lx.POSS | lx.PREP
_SUBJ_REL_SUBORD = lx.SUBJ | lx.REL | lx.SUBORD
_BASE_PAST = lx.BASE | lx.PAST
_PAST_THIRD = lx.PAST | lx.THIRD
_PUNCT_ADV_COORD = lx.PUNCT | lx.ADV | lx.COORD
_SUBJ_REL = lx.SUBJ | lx.REL
_OPENS = lx.DET | lx.SUBJ | lx.OBJ | lx.POSS | lx.SUBORD | lx.PUNCT | lx.CAP


# Cues of one sentence that are looked at, and tokens of it that tell whether it is printed as a headline: what runs
# on for longer is no sentence, and every cue may cost as much as its sentence is long.
_MOST_CUES = 60
_TITLE_REACH = 200


def find_cues(tk: Tokens, s: Sentence) -> list[CueHit]:
    """All cue hits of a sentence outside its quotations, in order, the first 60 at most. Whether they attribute is
    decided by their frames.
    """
    low, high, cues, flags = s.low, s.high, tk.cues, tk.flags
    first, last = bisect_left(cues, low), bisect_left(cues, high)
    if first == last:
        return []
    out: list[CueHit] = []
    found = _unquoted(tk, s, cues[first:last]) if s.quotations else cues[first:last]
    end = low
    for i in found:
        if i < end:
            continue
        hit = None
        if flags[i] & lx.NOUN:
            hit = _noun_hit(tk, low, i, high)
        if hit is None and flags[i] & lx.CUE:
            hit = _verb_hit(tk, end, i, high)
        elif hit is None and flags[i] & lx.JOIN:
            hit = _preposition(tk, i, high)
        if hit is not None:
            out.append(hit)
            end = hit.end
            if len(out) == _MOST_CUES:
                break
    return out


def _unquoted(tk: Tokens, s: Sentence, cues: Sequence[int]) -> list[int]:
    """Those of the cue words that stand in none of the sentence's quotations."""
    out, starts = [], tk.starts
    quotations = iter(s.quotations)
    q = next(quotations, None)
    for i in cues:
        at = starts[i]
        while q is not None and q.end <= at:
            q = next(quotations, None)
        if q is None or at <= q.start:
            out.append(i)
    return out


_POSS_PREP = lx.POSS | lx.PREP
_SUBJ_NUMBER = lx.SUBJ | lx.NUMBER
_NO_VERB = lx.Verb("", lx.F_CLAUSE)


def _noun_hit(tk: Tokens, low: int, head: int, high: int) -> CueHit | None:
    """A noun of saying whose owner stands before it (`her claim that`); None without owner or clause."""
    words, flags = tk.words, tk.flags
    if head + 2 >= high or flags[head] & lx.CAP or words[head + 1] != "that" or flags[head + 2] & lx.TIME:
        return None
    k = head - 1
    while k > low and head - k <= 2 and not flags[k] & _DET_POSS_PREP and not words[k].endswith(("'s", "s'")):
        k -= 1
    if k < low or not (flags[k] & lx.POSS or words[k].endswith(("'s", "s'"))) or words[k] in tk.lexicon.sets["no_owner"]:
        return None
    verb = tk.lexicon.nouns[words[head]]
    return CueHit(head, head, head + 1, verb, 0, False, False, "noun", verb.rule(0))


def _preposition(tk: Tokens, i: int, high: int) -> CueHit | None:
    word = tk.words[i]
    for phrase, rule in tk.lexicon.prepositions.items():
        if phrase[0] != word:
            continue
        end = i + len(phrase)
        if end <= high and tuple(tk.words[i:end]) == phrase:
            if len(phrase) == 1 and not (end < high and tk.flags[end] & _CAP_DET):
                continue
            return CueHit(i, i, end, _NO_VERB, 0, False, False, "preposition", rule)
    return None


def _verb_hit(tk: Tokens, low: int, head: int, high: int) -> CueHit | None:
    """The verb group around a cue word, or None where the word is a noun or an adjective here."""
    words, flags = tk.words, tk.flags
    form, verb = tk.lexicon.forms[words[head]]
    if flags[head] & lx.CAP and head > low and not _is_title_case(tk, low, high):
        return None
    start = head
    is_negated = False
    aux = 0  # what the auxiliary nearest to the verb can be
    while start > low:
        f, w = flags[start - 1], words[start - 1]
        if f & lx.SUBJ and f & lx.AUX:
            aux = aux or f  # `he's predicting`: the subject is in the same word
            break
        if f & _AUX_NEG and not (f & lx.CAP and w in ("may", "will")):
            is_negated = is_negated or bool(f & lx.NEG)
        elif (f & lx.ADV and not f & _DET_REL_CAP) or (w == "to" and form & lx.BASE):
            pass
        elif w in ("both", "all", "each") and start - 1 > low and flags[start - 2] & lx.AUX:
            pass  # `the two have both denied it`
        else:
            break
        if f & lx.AUX and not aux:
            aux = f
        start -= 1
    if not _is_verb(tk, low, start, head, form, aux != 0):
        return None
    if form == lx.PARTICIPLE and not aux:
        return None  # `the string of contests | known | as the cup`
    if form & lx.GERUND and "since" in words[start:head]:
        return None  # `in the six months | since announcing | her plans`
    if start < head and verb.klass in _SAID and head > 1 and _is_obliged(tk, start, head):
        return None
    if start < head and verb.klass == "belief" and words[start] in tk.lexicon.sets["foretold"]:
        return None  # `guests will remember that`: it is foretold of them
    if words[start] in ("there", "then", "here"):
        start += 1
    end = head + 1
    if verb.particles:
        verb, end = _with_particle(tk, head, verb, high)
    if not verb.rules or (verb.frames & lx.F_COPULA and not aux & lx.BE):
        return None
    if is_negated and verb.lemma in tk.lexicon.sets["undone"]:
        return None  # `has not claimed responsibility`
    if aux & lx.BE and not form & _BEHIND_BE and not verb.frames & lx.F_COPULA:
        return None  # `was back`, `is offer`: no verb form
    is_passive = bool(form & lx.PARTICIPLE and aux & lx.BE)
    return CueHit(start, head, end, verb, form, is_passive, is_negated, "verb")


_SAID = frozenset(("speech", "writing", "announcement", "admission"))


def _is_obliged(tk: Tokens, start: int, head: int) -> bool:
    """True for what somebody has to say (`must explain`, `have to declare`): it was not said."""
    words, sets = tk.words, tk.lexicon.sets
    return words[start] in sets["obliged"] or (words[head - 1] == "to" and words[head - 2] in sets["obliged_to"])


def _is_noun(tk: Tokens, low: int, start: int, head: int, form: int) -> bool:
    """True where a word that can be a noun or a verb (`questions`, `plan`) is a noun: behind an adjective or another word
    that qualifies it, or before a verb that it is the subject of.
    """
    words, flags, sets = tk.words, tk.flags, tk.lexicon.sets
    behind = words[head + 1] if head + 1 < len(words) else ""
    if start == head and start - 1 > low and words[start - 2].endswith(_OF_OWNERS) and flags[start - 1] & lx.ADJ:
        return True  # `the maker's big promises`
    if is_of_state(tk, head) or _is_land(tk, head):
        return True
    if words[head] in sets["record"] and (behind in sets["shows"] or behind in sets["read_by"] or behind in sets["citing"]):
        return True  # `court documents show`, `court documents seen by the paper`
    if words[head] in sets["record"] and head + 1 < len(words) and flags[head + 1] & lx.PREP and words[start - 1] == ",":
        return True  # `…, | figures | from the ministry show`
    told = tk.lexicon.forms.get(behind)
    if (
        form == lx.THIRD
        and told is not None
        and told[0] & lx.BASE
        and behind == told[1].lemma
        and behind in sets["only_verb"]
    ):
        return True  # `…, | witnesses | say`
    if form & lx.THIRD and any(_counts(tk, k) for k in range(max(low, head - 2), head)):
        return True  # `10-year notes`, `nine straight points`, `11 states`
    if form == lx.THIRD and behind == "like":
        return True  # `in delegate-rich | states | like Vell`
    is_plain = form == lx.THIRD and start == head and start > low and not flags[start - 1] & (lx.CAP | lx.SUBJ | lx.REL)
    if is_plain and (behind in sets["made"] or _is_of(tk, head, behind)):
        return True  # `highlighted and | notes | written in the margins`, `binds together | pledges | from the two`
    if start == head and start > low:
        before, word = flags[start - 1], words[start - 1]
        if before & lx.ADJ and not before & lx.OFFICE and (not before & lx.CAP or word.endswith("ern")):
            return True  # `legal questions`, `Western states`
        if form & lx.THIRD and before & lx.ING and not before & lx.CAP and word not in sets["noun_in_ing"]:
            return True  # `raising questions`
    if start - 1 > low and flags[start - 1] & lx.CAP and not words[start - 1].endswith(tk.lexicon.nation_endings):
        return False  # but `several European states will`
    after = flags[head + 1] if head + 1 < len(flags) else 0
    is_singular = words[head + 1 : head + 2] in (["has"], ["is"]) and form != lx.BASE  # but `the strong jobs | report | has`
    if after & _AUX_FINITE and not after & (lx.SUBJ | lx.CAP) and words[head + 1] != "'s" and not is_singular:
        return True
    k = head + 1
    while k < len(words) and flags[k] & lx.ADV and not flags[k] & lx.DET:
        k += 1
    said = tk.lexicon.forms.get(words[k]) if k < len(words) else None
    # `other advocates | also said`
    return form == lx.THIRD and said is not None and bool(said[0] & lx.PAST) and said[1].lemma in sets["only_verb"]


def _is_land(tk: Tokens, head: int) -> bool:
    """True for `state` and `states` with no clause behind them (`a number of caucus | states`, `most | state | parties`)."""
    if tk.words[head] not in ("state", "states") or (tk.flags[head - 1] & lx.SUBJ and not tk.flags[head - 1] & lx.DET):
        return False
    if tk.words[head - 1] in tk.lexicon.sets["record"]:
        return False  # `his report | states`
    behind = tk.words[head + 1] if head + 1 < len(tk) else "."
    is_that = behind == "that" and not (head + 2 < len(tk) and tk.flags[head + 2] & (_AUX_FINITE | lx.ED))
    return not is_that and behind not in (":", '"') and not (head + 1 < len(tk) and tk.flags[head + 1] & (lx.SUBJ | lx.DET))


def _is_of(tk: Tokens, head: int, behind: str) -> bool:
    """True for a word before `from` or `of` that is no verb with it (`warns of`)."""
    return behind in ("from", "of") and (behind,) not in tk.lexicon.forms[tk.words[head]][1].particles


def _counts(tk: Tokens, k: int) -> bool:
    """True for a number above one that stands before what it counts, and for `10-year`."""
    word, sets = tk.words[k], tk.lexicon.sets
    if word.endswith(tk.lexicon.span_endings):
        return True
    is_number = (bool(tk.flags[k] & lx.NUMBER) and "-" not in word) or (word in sets["quantity"] and word not in sets["singular_quantity"])
    is_behind = bool(tk.flags[k - 1] & lx.PREP) or tk.words[k - 1] == "$" or (tk.words[k - 1] == "," and len(word) == _YEAR)
    is_counted = not tk.flags[k + 1] & (lx.CAP | lx.PUNCT | lx.SUBJ | lx.DET)  # but `on May 5 | she claims`
    return is_number and word != "one" and not is_behind and is_counted


_YEAR = 4  # digits
_OF_OWNERS = ("'s", "s'")


def _are_two(tk: Tokens, low: int, k: int) -> bool:
    """True for two names before token `k` (`Professors Lund and Quist | suggest`)."""
    words, flags = tk.words, tk.flags
    if k - 3 < low or words[k - 2] != "and" or not flags[k - 1] & flags[k - 3] & lx.CAP or flags[k - 3] & lx.TIME:
        return False
    first = k - 3
    while first > low and flags[first - 1] & lx.CAP:
        first -= 1
    return first == low or bool(flags[first - 1] & (lx.PUNCT | lx.COORD | lx.SUBORD))


def _is_plural_noun(word: str, flags: int) -> bool:
    """True for a printed-small word that ends like a plural: no verb in -s agrees with it (`sparks fears`)."""
    return not flags and len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def _is_title_case(tk: Tokens, low: int, high: int) -> bool:
    """True where most longer words of a sentence begin with a capital, as in a headline."""
    capital = long = 0
    for k in range(low, min(high, low + _TITLE_REACH)):
        if tk.flags[k] & _AUX_FINITE and not tk.flags[k] & (lx.CAP | lx.SUBJ):
            return False  # a sentence of many names
        if tk.end(k) - tk.starts[k] > 3 and not tk.flags[k] & _NUMBER_PUNCT:
            long += 1
            capital += bool(tk.flags[k] & lx.CAP)
    return capital * 10 >= long * 7


def _with_particle(tk: Tokens, head: int, verb: lx.Verb, high: int) -> tuple[lx.Verb, int]:
    best, end = verb, head + 1
    first = head + 1
    if first + 1 < high and tk.words[first] == "on" and tk.flags[first + 1] & lx.TIME:
        first += 1  # `called | on Sunday | for`
    while first > head + 1 and first < high and tk.flags[first] & lx.TIME:
        first += 1
    for particle, phrasal in verb.particles.items():
        stop = head + 1 + len(particle)
        if first > head + 1 and tuple(tk.words[first : first + len(particle)]) == particle:
            stop = first + len(particle)
        elif tuple(tk.words[head + 1 : stop]) != particle:
            continue
        if end < stop <= high:
            best, end = phrasal, stop
    return best, end


def _stands_alone(tk: Tokens, word: str, form: int, is_verb: bool) -> bool:
    """True for a determiner that is a verb's subject by itself (`many | say`, `another | said`; not in `another | reported |
    case`).
    """
    if word in tk.lexicon.sets["one_alone"]:
        return bool(form & _PAST_THIRD) and is_verb
    return word in tk.lexicon.sets["some_alone"] and bool(form & _BASE_PAST)


def _opens_complement(tk: Tokens, k: int) -> bool:
    """True for a word that no noun behind a participle is: a determiner, a pronoun, a name, a mark."""
    return k < len(tk) and bool(tk.flags[k] & _OPENS)


def _has_speakers(tk: Tokens, start: int, head: int) -> bool:
    """True where what stands before a bare verb that is no noun can be a subject: no owner, determiner or preposition, and
    no comma of an aside (`a boat of, say, ten metres`).
    """
    before, word = tk.flags[start - 1], tk.words[start - 1]
    if word == "," and tk.words[head + 1 : head + 2] == [","]:
        return False
    is_number = word != "a" and word in tk.lexicon.sets["quantity"]
    return not before & _POSS_PREP and (not before & lx.DET or bool(before & _SUBJ_NUMBER) or is_number)


def _is_share(tk: Tokens, first: int, last: int) -> bool:
    """True for two numbers, as tokens `first` and `last`, that make a share (`one | in | four`)."""
    are = [bool(tk.flags[k] & lx.NUMBER) or tk.words[k] in tk.lexicon.sets["quantity"] for k in (first, last)]
    return all(are)


_LONGEST_OF_PAPERS = 6  # tokens from `of` to the papers


def _is_verb(tk: Tokens, low: int, start: int, head: int, form: int, has_aux: bool) -> bool:
    """True where the cue word is a verb: by what stands before and behind it."""
    words, flags = tk.words, tk.flags
    if has_aux:
        return True
    if head + 1 < len(words) and words[head] == "like":
        return False
    before = flags[start - 1] if start > low else lx.PUNCT
    before_word = words[start - 1] if start > low else ""
    if form & lx.GERUND:
        if before_word in ("by", "upon") and words[head] in tk.lexicon.sets["continuing_participle"]:
            return True  # `angered the board by saying`
        return not before & _DET_POSS_PREP and not before_word.endswith("'s")
    if form & lx.BASE and words[start] == "to":
        return not before & lx.PREP
    is_only_verb = tk.lexicon.forms[words[head]][1].lemma in tk.lexicon.sets["only_verb"]
    if not form & lx.PAST and not (is_only_verb and form == lx.THIRD) and _is_noun(tk, low, start, head, form):
        return False
    if not form & lx.GERUND and start - 3 >= low and words[start - 2] in ("in", "of") and _is_share(tk, start - 3, start - 1):
        return True  # `two in three | said`
    if form == lx.THIRD and start - 2 >= low and words[start - 2] == "of" and before_word in tk.lexicon.sets["quantity"]:
        return True  # `the mother of three says`
    if form & lx.BASE and start > low and words[head] in tk.lexicon.sets["only_verb"] and _has_speakers(tk, start, head):
        return True
    if before & _DET_POSS_PREP and not before & _SUBJ_REL_SUBORD:
        opens = _opens_complement(tk, head + 1) or words[head + 1 : head + 2] == ["to"]
        return _stands_alone(tk, before_word, form, is_only_verb or opens)
    if before_word.endswith("'s") and not form & lx.PAST:
        return False
    record = tk.lexicon.sets["record"]
    if form & _PAST_THIRD:
        is_plural = form == lx.THIRD and not is_only_verb and _is_plural_noun(words[start - 1] if start > low else "", before)
        if is_plural and tk.lexicon.forms[words[head]][1].lemma in tk.lexicon.sets["shows"] and before_word in record:
            return "of" in words[max(low, start - _LONGEST_OF_PAPERS) : start]  # `an average of recent polls | shows`
        return not is_plural or words[head + 1 : head + 2] == ["that"]  # `an email to supporters | notes | that`
    if words[head] in tk.lexicon.sets["shows"] and any(words[k] in record for k in range(max(low, start - 12), start)):
        return True
    # the bare form needs a plural or pronoun subject, or what follows must be a complement
    after = flags[head + 1] if head + 1 < len(flags) else lx.PUNCT
    if any(words[k] in tk.lexicon.sets["singular_determiner"] for k in range(max(low, start - 4), start)):
        return False
    if before_word == "," and words[head + 1 : head + 2] == ["that"] and subject_before(tk, low, start) is not None:
        return True  # `analysts in Boston, Massachusetts, | project that`
    if not before & _PUNCT_ADV_COORD and (
        after & lx.POSS or words[head + 1 : head + 2] in (["that"], ["he"], ["she"], ["they"], ["it"])
    ):
        return True
    is_plural = before_word in tk.lexicon.sets["plural_subject"] or _are_two(tk, low, start)
    return is_plural or bool(before & _SUBJ_REL) or (before_word.endswith("s") and not before & lx.PUNCT)
