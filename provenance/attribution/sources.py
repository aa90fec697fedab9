"""Which noun phrases before a verb can be whoever says something, and which are left over from another clause."""

from __future__ import annotations

from provenance.rules import lexicon as lx
from provenance.syntax.drafts import Draft
from provenance.syntax.tokens import Tokens

# What words can be, joined once: looking the bits up and joining them costs more than the test.
_AUX_FINITE = lx.AUX | lx.FINITE
_NAMED = lx.CAP | lx.SUBJ | lx.OBJ | lx.DET | lx.POSS | lx.NUMBER
_OBJECT = lx.DET | lx.POSS | lx.OBJ | lx.PREP

_ABSTRACT = 2  # tokens of an abstraction with its article


def can_speak(tk: Tokens, draft: Draft, is_headline: bool) -> bool:
    """True where the draft's source is a whole noun phrase that the cue can belong to (`waved away | questions` and
    `old and legal | claims` are none: the cue is a noun there, or the phrase begins in the middle of another clause).
    """
    if draft.source is None or draft.hit.kind != "verb" or draft.pattern in ("inverted", "passive", "agentless"):
        return True
    first, last = draft.source
    flags, words = tk.flags, tk.words
    if words[last - 1] == "," or flags[first] & lx.REL:
        return True
    leftovers = tk.lexicon.sets["no_source_start"]
    if (not flags[first] & lx.CAP and words[first] in leftovers) or words[last - 1] in leftovers:
        return False
    if words[last - 1] in ("most", "least") and last - first > 1:
        return False  # `the candidate most | identified with it`
    if last - first > 2 and not flags[first] & (_NAMED | lx.ADJ) and words[first].endswith("s") and flags[first + 1] & lx.DET:
        return False  # `how the party | handles those questions | will determine whether`
    if draft.hit.verb.klass == "request" and _is_enactment(tk, first, last):
        return False  # `the law | requires owners to register`, `the resolution | asked states to`
    if _is_reduced(tk, draft) or _is_gerund(tk, first, last) or _is_title(tk, draft):
        return False
    if draft.hit.start == draft.hit.head and flags[last - 1] & lx.ADJ and not flags[last - 1] & lx.CAP:
        is_clause = any(flags[k] & lx.REL for k in range(first + 1, last))  # `a diver who got out alive | said`
        return is_clause or (words[first] == "the" and last - first == 2)  # `the elderly | say`
    if _has_two_clauses(tk, first, last) or (last - first <= _ABSTRACT and words[last - 1] in tk.lexicon.sets["abstraction"]):
        return False
    if draft.hit.start == draft.hit.head and words[draft.hit.head].endswith("s") and _are_several(tk, first, last):
        return not _is_bare_singular(tk, last - 1)  # `six hydrogen | projects | intended for`
    if last - first == 1 and not is_headline:
        return not _is_bare_singular(tk, first)
    return True


def _is_enactment(tk: Tokens, first: int, last: int) -> bool:
    """True for what was enacted or agreed, by the noun before its first preposition (`the law on ships`, not `the policy
    director`, `the Law Society`).
    """
    noun = next((k for k in range(first + 1, last) if tk.flags[k] & lx.PREP), last) - 1
    return tk.words[noun] in tk.lexicon.sets["enactment"] and not tk.flags[noun] & lx.CAP


def _is_reduced(tk: Tokens, draft: Draft) -> bool:
    """True for `the plan announced on Monday | would cost`: a participle that qualifies its noun, before the noun's own
    verb, or behind `there were`. In `a car police believed | was stolen` the noun before the source is what the clause lacks.
    """
    hit, flags, words = draft.hit, tk.flags, tk.words
    first = draft.source[0] if draft.source else 0
    if first > 1 and flags[first - 1] & lx.BE and words[first - 2] == "there" and hit.form & lx.PARTICIPLE:
        return True
    if draft.complement != "clause" or hit.start != hit.head or not words[hit.head].endswith("ed"):
        return False
    agent = draft.complement_start - 1
    if "by" in (words[agent], words[agent - 1] if flags[agent] & lx.DET else ""):
        return True  # `the toll announced in May by the two towns | will`
    start = flags[draft.complement_start] if draft.complement_start < len(flags) else 0
    if not start & _AUX_FINITE or start & (lx.SUBJ | lx.CAP):
        return False
    before = flags[first - 1] if first else lx.PUNCT
    return bool(before & (lx.PUNCT | lx.COORD | lx.SUBORD | lx.PREP)) or first == 0 or words[first - 1] in (".", "\n")


def _is_gerund(tk: Tokens, first: int, last: int) -> bool:
    """True for a phrase that a verb in -ing opens (`visiting the page | shows`), not for `leading economists`."""
    f = tk.flags[first]
    return bool(f & lx.ING) and not f & lx.CAP and last - first > 1 and bool(tk.flags[first + 1] & _OBJECT)


def _is_title(tk: Tokens, draft: Draft) -> bool:
    """True for `a boat called "Grey Goose"`: what stands in quotation marks is the noun's name."""
    hit = draft.hit
    is_naming = hit.verb.lemma in tk.lexicon.sets["naming"] and hit.start == hit.head
    return is_naming and draft.complement == "quote" and draft.complement_start == hit.end


def _has_two_clauses(tk: Tokens, first: int, last: int) -> bool:
    """True where a verb stands in the phrase that no relative pronoun opens: it reaches into the clause before it."""
    flags, words = tk.flags, tk.words
    opened, said = False, tk.lexicon.sets["coordinate_cue"]
    depth = 0
    for k in range(first, last):
        f = flags[k]
        depth += (words[k] == "(") - (words[k] == ")")
        if depth:
            continue
        if f & lx.REL or words[k] == "that":
            opened = True
        elif words[k] in tk.lexicon.sets["held"] and flags[k + 1] & lx.PREP and k > first:
            continue  # `the men held at the base`
        elif k > first and words[k - 1] in ("a", "an"):
            continue  # `a set of records`
        elif not opened and not f & lx.CAP and (words[k] in said or (f & _AUX_FINITE and words[k] != "'s")):
            return k > first
    return False


def _are_several(tk: Tokens, first: int, last: int) -> bool:
    """True for a phrase of two words and more that begins with a number above one."""
    sets = tk.lexicon.sets
    k = first + 1 if tk.words[first] in sets["about_number"] else first
    is_number = bool(tk.flags[k] & lx.NUMBER) or tk.words[k] in sets["quantity"]
    return k < last - 1 and is_number and tk.words[k] not in ("1", "one", "a", "half")


def _is_bare_singular(tk: Tokens, k: int) -> bool:
    """True for one small word without determiner that is no plural: a noun that counts does not stand so."""
    word, flags = tk.words[k], tk.flags[k]
    if flags & _NAMED or not word.isalpha() or word.endswith("s"):
        return False
    sets = tk.lexicon.sets
    return word not in sets["bare_speaker"] and not word.endswith(tuple(sets["plural_ending"]))
