"""Statements to cue hits: the words that say that somebody says something, with the frame in which they stand."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.rules import lexicon as lx
from provenance.spans import first_from
from provenance.syntax.asides import behind_span
from provenance.syntax.drafts import Sentence
from provenance.syntax.headings import is_title_case
from provenance.syntax.hits import CueHit
from provenance.syntax.tokens import Tokens
from provenance.syntax.verbs import is_verb

# What words can be, joined once: looking the bits up and joining them costs more than the test.
_BEHIND_BE = lx.PARTICIPLE | lx.GERUND
_CAP_DET = lx.CAP | lx.DET
_AUX_NEG = lx.AUX | lx.NEG
_DET_REL_CAP = lx.DET | lx.REL | lx.CAP
_DET_POSS_PREP = lx.DET | lx.POSS | lx.PREP


# Cues of one sentence that are looked at, and tokens of it that tell whether it is printed as a headline: what runs
# on for longer is no sentence, and every cue may cost as much as its sentence is long.
_MOST_CUES = 60


def find_cues(tk: Tokens, s: Sentence) -> list[CueHit]:
    """All cue hits of a sentence outside its quotations, in order, the first 60 at most. Whether they attribute is
    decided by their frames.
    """
    low, high, cues, flags = s.low, s.high, tk.cues, tk.flags
    first = last = first_from(cues, low)
    while last < len(cues) and cues[last] < high:
        last += 1
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


_NO_VERB = lx.Verb("", lx.F_CLAUSE)


def _noun_hit(tk: Tokens, low: int, head: int, high: int) -> CueHit | None:
    """A noun of saying whose owner stands before it (`her claim that`); None without owner or clause."""
    words, flags = tk.words, tk.flags
    if head + 2 >= high:
        return None
    end = head + 2 if words[head + 1] in ("is", "was", "remains") else head + 1  # `her conclusion | is that`
    if end + 1 >= high or flags[head] & lx.CAP or words[end] != "that" or flags[end + 1] & lx.TIME:
        return None
    k = head - 1
    while k > low and head - k <= 2 and not flags[k] & _DET_POSS_PREP and not words[k].endswith(("'s", "s'")):
        k -= 1
    if k < low or not (flags[k] & lx.POSS or words[k].endswith(("'s", "s'"))) or words[k] in tk.lexicon.sets["no_owner"]:
        return None
    verb = tk.lexicon.nouns[words[head]]
    return CueHit(head, head, end, verb, 0, False, False, "noun", verb.rule(0))


def _preposition(tk: Tokens, i: int, high: int) -> CueHit | None:
    for phrase, rule in tk.lexicon.openings.get(tk.words[i], ()):
        end = i + len(phrase)
        if end <= high and tk.words[i:end] == phrase:
            if len(phrase) == 1 and not (end < high and tk.flags[end] & _CAP_DET):
                continue
            return CueHit(i, i, end, _NO_VERB, 0, False, False, "preposition", rule)
    return None


def _verb_hit(tk: Tokens, low: int, head: int, high: int) -> CueHit | None:
    """The verb group around a cue word, or None where the word is a noun or an adjective here."""
    words, flags = tk.words, tk.flags
    form, verb = tk.lexicon.forms[words[head]]
    if flags[head] & lx.CAP and head > low and not is_title_case(tk, low, high):
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
    if not is_verb(tk, low, start, head, form, aux != 0):
        return None
    if form == lx.PARTICIPLE and not aux:
        return None  # `the row of rocks | known | as the teeth`
    if start < head and _is_unsaid(tk, start, head, verb, form):
        return None
    if words[start] in ("there", "then", "here"):
        start += 1
    end = head + 1
    form, verb = _as_held(tk, head, high, form, verb) if aux & lx.BE else (form, verb)
    if verb.particles:
        verb, end = _with_particle(tk, head, verb, high)
    is_done = verb.klass == "finding" and end < high and words[end] in tk.lexicon.sets["oneself"]  # `found himself on stage`
    if not verb.rules or is_done or (verb.frames & lx.F_COPULA and not aux & lx.BE):
        return None
    if is_negated and verb.lemma in tk.lexicon.sets["undone"]:
        return None  # `has not claimed responsibility`
    if aux & lx.BE and not form & _BEHIND_BE and not verb.frames & lx.F_COPULA:
        return None  # `was back`, `is offer`: no verb form
    is_passive = bool(form & lx.PARTICIPLE and aux & lx.BE)
    return CueHit(start, head, end, verb, form, is_passive, is_negated, "verb", "")


def _as_held(tk: Tokens, head: int, high: int, form: int, verb: lx.Verb) -> tuple[int, lx.Verb]:
    """`is worried | that it is late`: a participle that tells what somebody holds, by the clause behind it, as an adjective;
    `form` and `verb` for others.
    """
    held = tk.lexicon.adjectives.get(tk.words[head])
    if held is None or head + 1 >= high:
        return form, verb
    is_clause = tk.words[head + 1] == "that" or bool(tk.flags[head + 1] & (lx.SUBJ | lx.DET))
    return (lx.BASE, held) if is_clause else (form, verb)


_SAID = frozenset(("speech", "writing", "announcement", "admission"))


def _is_unsaid(tk: Tokens, start: int, head: int, verb: lx.Verb, form: int) -> bool:
    """True where the words before a verb leave open whether it was said: what somebody has to say, what is foretold of them
    (`guests will remember that`), or since when (`in the weeks | since announcing | the strike`).
    """
    if form & lx.GERUND and "since" in tk.words[start:head]:
        return True
    if verb.klass in _SAID and head > 1 and _is_obliged(tk, start, head):
        return True
    if verb.klass == "announcement" and tk.words[start] in ("could", "may", "might"):
        return True  # `she could announce tariffs`
    return verb.klass == "belief" and tk.words[start] in tk.lexicon.sets["foretold"]


def _is_obliged(tk: Tokens, start: int, head: int) -> bool:
    """True for what somebody has to say (`must explain`, `have to declare`): it was not said."""
    words, sets = tk.words, tk.lexicon.sets
    return words[start] in sets["obliged"] or (words[head - 1] == "to" and words[head - 2] in sets["obliged_to"])


def _with_particle(tk: Tokens, head: int, verb: lx.Verb, high: int) -> tuple[lx.Verb, int]:
    best, end = verb, head + 1
    first = head + 1
    if first + 1 < high and tk.words[first] == "on" and tk.flags[first + 1] & lx.TIME:
        first += 1  # `called | on Sunday | for`
    while first < high and tk.flags[first] & lx.TIME and (first > head + 1 or tk.flags[first] & lx.CAP):
        first += 1  # `called | Wednesday | for`
    if first == head + 1 and first < high and tk.words[first].endswith("ly") and tk.flags[first] & lx.ADV:
        first += 1  # `complained | bitterly | about`
    elif tk.words[first : first + 2] == ["at", "length"]:
        first += 2  # `spoke | at length | about`
    for particle, phrasal in verb.particles.items():
        stop = head + 1 + len(particle)
        if first > head + 1 and tuple(tk.words[first : first + len(particle)]) == particle:
            stop = first + len(particle)
        elif tuple(tk.words[head + 1 : stop]) != particle:
            continue
        if particle == ("for",) and behind_span(tk, stop, high) is not None:
            continue  # `has argued | for years | that`
        if end < stop <= high:
            best, end = phrasal, stop
    return best, end
