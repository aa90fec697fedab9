"""Which words cannot have said anything, and which are certainly somebody's name."""

from __future__ import annotations

from provenance.chain.links import DirectoryLike
from provenance.findings import Resolved
from provenance.rules import lexicon as lx
from provenance.syntax.drafts import Draft
from provenance.syntax.tokens import Tokens

# Complements of verbs that a thing can be the subject of.
_OF_THINGS = frozenset(("object", "gerund", "as"))


def can_speak(tk: Tokens, draft: Draft, resolved: Resolved) -> bool:
    """False for a bare noun that no rule knows as a source behind a preposition (`according to size`), and for a thing
    that does something to another (`the job demands nerves`).
    """
    if draft.source is None or resolved.is_pronoun:
        return True
    first, last = draft.source
    is_unknown = resolved.rule == "en.classify.unknown"
    if draft.hit.kind == "verb" and _is_deed(tk, draft.hit.verb.lemma, first, last):
        return False
    if draft.hit.kind == "verb" and draft.hit.verb.lemma in tk.lexicon.sets["inferring"]:
        if tk.words[_head(tk, first, last)] in tk.lexicon.sets["abstraction"]:
            return False  # `the fact that he left shows`
        if is_unknown and _is_inferred(tk, first, last):
            return False
    if not is_unknown:
        return True
    if draft.complement in _OF_THINGS and draft.hit.kind == "verb" and _is_thing(tk, draft, first, last):
        return False
    if any(tk.flags[k] & lx.CAP for k in range(first, last) if k > 0):
        return True
    if draft.hit.kind != "preposition" or last - first > 2 or tk.flags[first] & (lx.DET | lx.POSS):
        return True
    if last - first > 1 and tk.words[last - 1].endswith("s") and tk.words[last - 1].endswith(tk.lexicon.person_endings):
        return True  # `according to media trackers`
    return tk.words[last - 1] in tk.lexicon.sets["record"] or "." in tk.words[first]  # `according to harbourpost.example`


def _is_deed(tk: Tokens, lemma: str, first: int, last: int) -> bool:
    """True for what somebody does or is, from which the author concludes (`Lind's support for the yard | highlights`)."""
    sets = tk.lexicon.sets
    at = _head(tk, first, last)
    is_theirs = tk.words[at] in sets["deed"] and not tk.flags[at] & lx.CAP
    return is_theirs and (lemma in sets["inferring"] or lemma in sets["done_by_things"])


def _is_inferred(tk: Tokens, first: int, last: int) -> bool:
    """True for a noun in small letters from which something is concluded (`his silence suggests`): no paper or finding, and
    nothing that ends or is grouped like people.
    """
    sets = tk.lexicon.sets
    at = _head(tk, first, last)
    head = tk.words[at]
    if any(tk.flags[k] & lx.CAP for k in range(first + 1, at + 1)) or tk.flags[at] & (lx.CAP | lx.SUBJ):
        return False
    if not sets["record"].isdisjoint(tk.words[first:last]) or not sets["finding"].isdisjoint(tk.words[first:last]):
        return False
    return not head.endswith(tk.lexicon.person_endings) and head not in sets["gathering"]


def _head(tk: Tokens, first: int, last: int) -> int:
    """The token of the noun that a phrase is about: the one before its first preposition, clause or comma."""
    ends = (k for k in range(first + 1, last) if tk.flags[k] & (lx.PREP | lx.REL) or tk.words[k] in (",", "that"))
    return next(ends, last) - 1


def _is_thing(tk: Tokens, draft: Draft, first: int, last: int) -> bool:
    """True for a noun in small letters that does not end like those for people, with a verb that things have too."""
    end = next((k for k in range(first, last) if tk.flags[k] & (lx.PREP | lx.REL) or tk.words[k] == ","), last)
    if end == first or draft.hit.verb.lemma not in tk.lexicon.sets["done_by_things"]:
        return False
    head, people = tk.words[end - 1], tk.lexicon.person_endings
    return not tk.flags[end - 1] & lx.CAP and not head.endswith(people) and head not in tk.lexicon.sets["gathering"]


def is_certain_person(tk: Tokens, directory: DirectoryLike, span: tuple[int, int], resolved: Resolved) -> bool:
    """True for a pronoun, a surname that the text gives in full elsewhere, and a name with an office or a given name that is
    known: other names in capitals may be those of places.
    """
    first, last = span
    if resolved.is_pronoun:
        return True
    if not directory.is_person(first, last):
        return False
    sets, given = tk.lexicon.sets, tk.words[first]
    return last - first == 1 or given in sets["man"] or given in sets["woman"] or resolved.rule != "en.classify.person"


def is_headline_report(tk: Tokens, first: int, last: int) -> bool:
    """`Bridge to stay shut: report`: the report of some medium, unlike a study or a survey."""
    return last - first == 1 and tk.words[first] in tk.lexicon.sets["headline_report"]
