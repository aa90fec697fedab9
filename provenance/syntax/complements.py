"""What a cue verb governs on its right: clause, quotation, infinitive or object, behind hearers, times and channels."""

from __future__ import annotations

from typing import NamedTuple

from provenance.rules import lexicon as lx
from provenance.syntax.asides import aside_end, behind_aside, is_quantity, skip
from provenance.syntax.phrases import phrase_after
from provenance.syntax.quotes import OPENING_MARKS
from provenance.syntax.tokens import Tokens

_AFTER_THAT = OPENING_MARKS | {",", "—", "–", "--", "-", "$", "£", "€"}

# What words can be, joined once: looking the bits up and joining them costs more than the test.
_CAP_DET_POSS_OBJ = lx.CAP | lx.DET | lx.POSS | lx.OBJ
_DET_CAP = lx.DET | lx.CAP
_AUX_FINITE = lx.AUX | lx.FINITE
_DET_POSS_PREP = lx.DET | lx.POSS | lx.PREP
_OPENS_OBJECT = lx.DET | lx.POSS | lx.ADJ
_COORD_SUBORD_REL = lx.COORD | lx.SUBORD | lx.REL
_F_OBJ_F_NAMING = lx.F_OBJ | lx.F_NAMING
_BEFORE_ADJECTIVE = lx.DET | lx.POSS | lx.PREP | lx.PUNCT
_VERB = lx.AUX | lx.FINITE | lx.ED
_SUBJ_DET_CAP = lx.SUBJ | lx.DET | lx.CAP
_CAP_SUBJ = lx.CAP | lx.SUBJ
_CLAUSE_SUBJECT = lx.SUBJ | lx.DET | lx.CAP | lx.POSS
_ENDS_SUBJECT = lx.PREP | lx.REL | lx.PUNCT | lx.SUBORD | lx.COORD
_NO_SUBJECT = lx.PREP | lx.SUBORD | lx.COORD | lx.AUX | lx.ADV | lx.OBJ


class Complement(NamedTuple):
    """The content on the right of a cue: `kind` is `that`, `clause`, `wh`, `quote`, `colon`, `infinitive`, `gerund`,
    `object`, `as`, `other` (words that the verb's frames do not govern) or `none`; `start` its first token; `broken` where
    a comma follows the cue at once.
    """

    kind: str
    start: int
    broken: bool


_NOUN_WITHIN = 3  # tokens of an object in which its noun stands
_LONGEST_ASIDE = 10  # tokens between two commas


def complement_after(tk: Tokens, verb: lx.Verb, end: int, high: int) -> Complement:
    """The complement that begins at or after token `end` and before `high`, by the verb's frames."""
    words, flags = tk.words, tk.flags
    i, frames = end, verb.frames
    if " " in verb.lemma:
        frames &= ~lx.F_RECIP
    broken = i < high and words[i] == ","
    steps = 0
    while i < high and steps < 14:
        steps += 1
        w, _f = words[i], flags[i]
        found = _opener(tk, i, high, frames, verb.lemma, end)
        is_posted = verb.klass == "writing" and words[end] in ("on", "to", "via")  # `posted on X | that`
        if found and (found != "that" or frames & lx.F_CLAUSE or i == end or is_posted):
            return Complement(found, i, broken)
        if w == ",":
            if i + 1 < high and words[i + 1] in OPENING_MARKS:
                return Complement("quote", i + 1, broken)
            if i == end and words[i + 1 : i + 2] == ["that"] and frames & lx.F_CLAUSE and _has_finite_ahead(tk, i + 2, high):
                return Complement("that", i + 1, broken)  # `he added, that it was late`
            nxt = aside_end(tk, i, high)
            if nxt is None:
                return Complement("none", i, True)
            i = nxt
            continue
        if w == ":":
            return Complement("colon", i + 1, broken)
        behind = behind_aside(tk, i, end, high, frames)
        if behind is not None:
            i = behind
            continue
        if w in (".", ";", "—", "–", "--", "-", "(", "?", "!"):
            return Complement("none", i, broken)
        if w == "that" and i == end and _is_object(tk, i, high, frames):
            return Complement("object", i, broken)
        if (
            i == end
            and frames & lx.F_RECIP
            and frames & lx.F_OBJ
            and not tk.lexicon.sets["urged_thing"].isdisjoint(words[i : i + 2])
        ):
            return Complement("object", i, broken)  # `urged restraint`
        skipped = skip(tk, i, high, frames)
        if skipped is None:
            is_judging = verb.klass == "stance" or frames & lx.F_NAMING
            if w == "what" and is_judging and i + 1 < high and flags[i + 1] & _CLAUSE_SUBJECT:
                return Complement("object", i, broken)  # `condemned | what he called an act of war`
            return _telling(tk, verb, _plain(tk, i, high, frames, broken, end), high)
        if frames & lx.F_RECIP and skipped < high and flags[skipped] & lx.DET and not flags[i] & lx.PREP:
            frames &= ~lx.F_RECIP  # `told CNN | the weapon, a rifle, had jammed`: one hearer is enough
        i = skipped
    return Complement("none", i, broken)


def _telling(tk: Tokens, verb: lx.Verb, found: Complement, high: int) -> Complement:
    """The complement, or none for `asked | that question` and `offered | no details of when`, which tell nothing."""
    sets, nouns = tk.lexicon.sets, tk.words[found.start : min(high, found.start + _NOUN_WITHIN)]
    is_asked = found.kind == "object" and verb.lemma == "ask" and not sets["question_noun"].isdisjoint(nouns)
    is_nothing = verb.klass == "intention" and nouns[:1] == ["no"] and not sets["account_of"].isdisjoint(nouns)
    return Complement("none", found.start, found.broken) if is_asked or is_nothing else found


def _is_sent(tk: Tokens, end: int, to: int) -> bool:
    """True where whoever is ordered is sent somewhere before token `to` (`ordered two companies to Lorne | to guard it`)."""
    return any(tk.words[k] == "to" and tk.flags[k + 1] & lx.CAP for k in range(end, to - 1))


def _is_object(tk: Tokens, that: int, high: int, frames: int) -> bool:
    """True for a `that` that opens no clause (`called | that | "an excuse"`, `rejected | that | .`)."""
    ends = that + 1 < high and tk.words[that + 1] in (".", ",", ";")
    return bool(frames & lx.F_NAMING) or (ends and bool(frames & lx.F_OBJ))


def _opener(tk: Tokens, i: int, high: int, frames: int, lemma: str, end: int) -> str | None:
    """The kind of complement that the word at `i` opens by itself, if any, behind a cue that ends at token `end`."""
    w, f, sets = tk.words[i], tk.flags[i], tk.lexicon.sets
    is_clause = i + 1 < high and (not tk.flags[i + 1] & lx.PUNCT or tk.words[i + 1] in _AFTER_THAT)
    if w == "that" and is_clause and tk.flags[i + 1] & _VERB and not tk.flags[i + 1] & _SUBJ_DET_CAP:
        # but `adds to the damp | that has ruined it`
        is_clause = bool(tk.flags[i - 1] & (lx.CUE | lx.TIME | lx.PUNCT | lx.OBJ))
    if (
        w == "that"
        and is_clause
        and (
            frames & lx.F_CLAUSE
            or (frames & lx.F_QUOTE and tk.flags[i + 1] & _CLAUSE_SUBJECT and _has_finite_ahead(tk, i + 2, high))
        )
    ):
        return "that"
    if w in OPENING_MARKS:
        return "quote"
    if (
        frames & lx.F_CLAUSE
        and i + 1 < high
        and (w in sets["clause_opener"] or (w in sets["question_opener"] and lemma in sets["question_verb"]))
    ):
        return "wh"
    if w in ("there", "now", "here") and frames & lx.F_CLAUSE and i + 1 < high and tk.flags[i + 1] & lx.AUX:
        return "clause"  # `said | there was no threat`
    if w == "to" and frames & lx.F_INF and i + 1 < high and not tk.flags[i + 1] & (_CAP_DET_POSS_OBJ | lx.NUMBER):
        is_sum = tk.words[i + 1][0] in "$€£"  # `fell to | $281 million`
        return None if is_sum or (lemma == "order" and _is_sent(tk, end, i)) else "infinitive"
    if w == "against" and frames & lx.F_INF and lemma in sets["warn_against"]:
        return "infinitive"  # `warned residents | against going north`
    if w == "as" and frames & lx.F_AS:
        return "as"
    if frames & lx.F_GER and (f & lx.ING or w in sets["gerund_auxiliary"]) and not f & lx.CAP:
        return "gerund"
    return None


def clause_behind_comma(tk: Tokens, comma: int, high: int) -> bool:
    """True for a comma with a subordinate clause behind it, and the main clause after that (`she adds|, when lamps are lit,
    people feel safe`).
    """
    if comma + 1 >= high or tk.words[comma] != "," or tk.words[comma + 1] not in tk.lexicon.sets["clause_start"]:
        return False
    close = next((k for k in range(high - 1, comma + 1, -1) if tk.words[k] == ","), None)
    return close is not None and not tk.flags[close + 1] & _COORD_SUBORD_REL and _has_finite_ahead(tk, close + 1, high)


def _plain(tk: Tokens, i: int, high: int, frames: int, broken: bool, end: int) -> Complement:
    """A complement with no word that opens it: a bare clause (with a finite verb) or an object. Words of degree before it,
    back to token `end`, are its own (`said | nearly 300 had died`).
    """
    found = _bare(tk, i, high, frames, broken)
    if found.kind in ("none", "other"):
        return found
    while i > end and tk.words[i - 1] in tk.lexicon.sets["degree"]:
        i -= 1
    return Complement(found.kind, i, broken)


def _bare(tk: Tokens, i: int, high: int, frames: int, broken: bool) -> Complement:
    f = tk.flags[i]
    if f & _COORD_SUBORD_REL and not f & _DET_CAP:
        return Complement("none", i, broken)
    if tk.words[i] == "over" and i + 1 < high and tk.flags[i + 1] & (lx.DET | lx.POSS | lx.CAP):
        return Complement("other", i, broken)  # `have argued for years | over a border that was moved`
    if f & lx.PREP and not f & lx.DET and not is_quantity(tk, i, high) and "," in tk.words[i:high]:
        # `testified behind a screen, | said that`: the verb behind the comma is another one
        high = next(k for k in range(i, high) if tk.words[k] == ",")
    is_bare = frames & lx.F_BARE or (f & lx.SUBJ and not f & lx.DET) or tk.words[i] == "no" or _verb_soon(tk, i, high)
    if frames & lx.F_CLAUSE and is_bare and _has_finite_ahead(tk, i, high):
        return Complement("clause", i, broken)
    if frames & lx.F_ANY and not f & lx.PUNCT:
        return Complement("clause", i, broken)
    is_verb = f & lx.AUX and not f & (lx.SUBJ | lx.CAP)  # `the roof repaired on Monday | was old`
    if frames & _F_OBJ_F_NAMING and (not f & lx.PREP or is_quantity(tk, i, high)) and not is_verb:
        return Complement("object", i, broken)
    return Complement("other", i, broken)


def _verb_soon(tk: Tokens, i: int, high: int) -> bool:
    """True where a short noun phrase at `i` has its verb right behind it (`found | invoices had been paid`)."""
    for k in range(i + 1, min(high, i + 5)):
        f = tk.flags[k]
        if f & lx.AUX and not f & lx.CAP:
            return True
        if tk.words[k] == "," and k + 1 < high and tk.flags[k + 1] & lx.DET:  # `told him | the weapon, a rifle, had jammed`
            close = next((j for j in range(k + 1, min(high - 1, k + _LONGEST_ASIDE)) if tk.words[j] == ","), None)
            return close is not None and bool(tk.flags[close + 1] & lx.AUX)
        if f & _ENDS_SUBJECT:
            return False
    return False


def _has_finite_ahead(tk: Tokens, i: int, high: int) -> bool:
    """True where a finite verb stands within reach, so that the words from `i` are a clause and not an object."""
    words, flags = tk.words, tk.flags
    for k in range(i, min(high, i + 40)):
        f = flags[k]
        if f & _AUX_FINITE and not f & lx.CAP:
            return True
        if k > i and f & lx.CUE and not f & lx.ING and not flags[k - 1] & _DET_POSS_PREP:
            return True
        if k > i and f & lx.ED and not flags[k - 1] & _BEFORE_ADJECTIVE:
            return True
        if k > i and words[k].endswith("s") and not f and flags[k - 1] & _CAP_SUBJ:
            return True
        if k > i + 1 and not f and _is_third_person(tk, k, high):
            return True
    return False


def _is_third_person(tk: Tokens, k: int, high: int) -> bool:
    """True for a word in -s between a singular noun and what can only be an object (`the cost | shortchanges | the poor`,
    `no trace | supports | anything else`).
    """
    word, before = tk.words[k], tk.words[k - 1]
    if not word.endswith("s") or word.endswith(("ss", "us", "is", "ings", "ers", "ors", "ists")) or k + 1 >= high:
        return False
    is_noun = not tk.flags[k - 1] and len(before) > 2 and not before.endswith("s")
    return is_noun and (bool(tk.flags[k + 1] & _OPENS_OBJECT) or tk.words[k + 1] in tk.lexicon.sets["anything"])


def right_edge(tk: Tokens, start: int, high: int) -> int:
    """`high` without the sentence's final stop: closing marks and a question mark stay with the content."""
    end = high
    while end > start and tk.words[end - 1] in (".", ",", ";", ":", "—", "–", "-"):
        end -= 1
    return end


def inverted_subject(tk: Tokens, start: int, high: int) -> tuple[int, int] | None:
    """The noun phrase behind an inverted cue (`said the mayor`), None where no noun phrase begins at `start`."""
    if start >= high:
        return None
    f, w = tk.flags[start], tk.words[start]
    if f & lx.PUNCT or w in ("that", "to") or w in OPENING_MARKS:
        return None
    if f & _NO_SUBJECT and not f & _DET_CAP:
        return None
    if f & lx.TIME and not f & lx.DET:
        return None
    end = phrase_after(tk, start, high)
    return (start, end) if end > start else None
