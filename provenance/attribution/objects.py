"""What verbs of saying have behind them: with which objects they say something, and with which they do something."""

from __future__ import annotations

from provenance.rules import lexicon as lx
from provenance.syntax.complements import Complement
from provenance.syntax.hits import CueHit
from provenance.syntax.tokens import Tokens

_AUX_FINITE = lx.AUX | lx.FINITE
_F_CLAUSE_F_QUOTE = lx.F_CLAUSE | lx.F_QUOTE
_F_CLAUSE_F_QUOTE_F_OBJ_F_NAMING = lx.F_CLAUSE | lx.F_QUOTE | lx.F_OBJ | lx.F_NAMING
# Verbs that say something only with certain objects, and the sets that hold these.
_THINGS_OF = {
    "claim": "claimed_thing", "declare": "declared_thing", "issue": "issued_thing", "offer": "offered_thing",
    "vow": "vowed_thing",
}  # fmt: skip
# How far before its verb a poll or a report may stand that found something.
_RECORD_REACH = 20
# Words in which a clause's verb is looked for.
_LONGEST_SUBJECT = 12
_LONGEST_DENIED = 8  # tokens of who is denied something
_POSTED_THING = lx.DET | lx.POSS | lx.OBJ | lx.NUMBER


def fits(tk: Tokens, hit: CueHit, found: Complement) -> bool:
    """True where the complement `found` behind a cue is something that its verb says, by the verb's frames and, for verbs
    that are deeds too, by the object itself (`claim victory`, not `claim a seat`).
    """
    frames, kind = hit.verb.frames, found.kind
    if hit.verb.lemma == "deny" and kind in ("object", "clause"):
        return not (_holds(tk, "denied_thing", found.start) or _is_denied_to(tk, found.start))
    if hit.verb.lemma == "beg" and tk.words[hit.end : hit.end + 2] == ["the", "question"]:
        return False
    if kind == "object":
        return _fits_object(tk, hit, found.start)
    if kind == "clause" and not _is_clause_said(tk, hit, found.start):
        return False
    if kind == "clause" and hit.is_negated and hit.verb.lemma in tk.lexicon.sets["regarding"]:
        return "as" in tk.words[found.start : found.start + 14]  # not `had not seen a march of this size since one ended`
    if kind in ("that", "clause", "wh"):
        if frames & lx.F_NEEDS_RECIP and found.start == hit.end and kind == "clause":
            return False
        return bool(frames & (_F_CLAUSE_F_QUOTE if kind == "that" else lx.F_CLAUSE))
    if kind in ("quote", "colon"):
        return bool(frames & _F_CLAUSE_F_QUOTE_F_OBJ_F_NAMING)
    return True


def _fits_object(tk: Tokens, hit: CueHit, start: int) -> bool:
    """True where the object at token `start` is something that the verb says rather than does something with."""
    lemma, sets = hit.verb.lemma, tk.lexicon.sets
    if lemma == "find" and tk.words[start] == "no" and _holds(tk, "evidence", start):
        return True  # `found no trace of tampering`
    if lemma == "put" and _is_put_at(tk, start):
        return True
    if hit.verb.frames & lx.F_REPORT and hit.verb.klass == "finding":
        before = tk.words[max(0, hit.start - _RECORD_REACH) : hit.start]
        is_paper = lemma not in sets["airs"] and not sets["record"].isdisjoint(before)
        is_aired = lemma in sets["airs"] or lemma == "show"
        return is_paper or (is_aired and not sets["shows_pictures"].isdisjoint(before) and _holds(tk, "aired_thing", start))
    if lemma in sets["posting"] and (not tk.flags[start] & _POSTED_THING or tk.words[start] in ("it", "them")):
        return False
    if hit.verb.klass == "writing" and _is_a_thing(tk, hit, start):
        return False
    if lemma == "threaten":
        return _holds(tk, "threatened", start) or "with" in tk.words[start : start + 2 * _LONGEST_SUBJECT]
    if lemma == "claim" and tk.flags[start] & lx.POSS:
        return False  # `claimed its ninth cup`
    if lemma in _THINGS_OF:
        return _holds(tk, _THINGS_OF[lemma], start)
    if lemma in sets["done_to_counted"] and _is_counted(tk, start):
        return False
    if lemma in sets["regarding"]:
        is_staff = any(tk.words[k] in sets["staff"] for k in range(max(0, hit.start - 8), hit.start))
        return is_staff or "as" in tk.words[start : start + 14]
    return True


def _is_clause_said(tk: Tokens, hit: CueHit, start: int) -> bool:
    """False for what is made or counted, though a clause hangs on it: `added 160 guards who`, `wrote a check to the choir
    that` are deeds, `added 160 guards were hurt` is said.
    """
    is_counted = hit.verb.lemma in tk.lexicon.sets["done_with_amount"] and _is_counted(tk, start)
    is_made = hit.verb.lemma == "write" and tk.words[start] in ("a", "an")
    return _has_verb_soon(tk, start) if is_counted or is_made else True


def _has_verb_soon(tk: Tokens, start: int) -> bool:
    """True where a finite verb stands among the next words, before any mark or relative pronoun."""
    for k in range(start, min(len(tk), start + _LONGEST_SUBJECT)):
        if tk.flags[k] & (lx.REL | lx.PUNCT) or tk.words[k] == "that":
            return False
        if tk.flags[k] & _AUX_FINITE:
            return True
    return False


def _is_a_thing(tk: Tokens, hit: CueHit, start: int) -> bool:
    """`posted a picture`, `wrote a letter`: what was made, not what it says."""
    return _holds(tk, "picture", start) or (hit.verb.lemma == "write" and _holds(tk, "written_thing", start))


def _is_put_at(tk: Tokens, start: int) -> bool:
    """True for `put the toll at 40`, `put the crowd at more than 2,000`."""
    words = tk.words[start : start + _LONGEST_SUBJECT]
    if "at" not in words:
        return False
    at = start + words.index("at")
    if any(f & _AUX_FINITE for f in tk.flags[start:at]) or "." in tk.words[start:at]:
        return False
    amount = range(at + 1, min(at + 4, len(tk)))
    quantity = tk.lexicon.sets["quantity"] - {"a"}
    return any(tk.flags[k] & lx.NUMBER or tk.words[k] in ("$", "£", "€") or tk.words[k] in quantity for k in amount)


def _holds(tk: Tokens, name: str, start: int) -> bool:
    """True where one of the next words from `start` is in a set of the lexicon."""
    return not tk.lexicon.sets[name].isdisjoint(tk.words[start : start + 6])


def _is_counted(tk: Tokens, start: int) -> bool:
    """True for `recalled 4,000 vans`, `questioned two men`: a deed done to things counted, not something said."""
    return bool(tk.flags[start] & lx.NUMBER) or tk.words[start] in tk.lexicon.sets["quantity"] - {"a"}


def _is_denied_to(tk: Tokens, start: int) -> bool:
    """True for `denied | inspectors from the agency access`: what somebody is not given, behind who it is."""
    for k in range(start + 1, min(len(tk), start + _LONGEST_DENIED)):
        if tk.flags[k] & (lx.AUX | lx.FINITE | lx.PUNCT) or tk.words[k] == "that":
            return False
        if tk.words[k] in tk.lexicon.sets["denied_thing"] and not tk.flags[k - 1] & (lx.DET | lx.PREP | lx.POSS | lx.ING):
            return True
    return False
