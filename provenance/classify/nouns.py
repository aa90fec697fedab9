"""Which of several role nouns counts: the last of a body's name, a company's expert, what kind of group, a campaign."""

from __future__ import annotations

from provenance.classify.hits import RoleHit

# Nouns that a body's name ends with, besides those of public bodies and of groups.
_ENDS_BODY = frozenset(("university", "institute", "laboratory", "research center", "research centre", "think tank"))
# Nouns for groups of any kind, which say less than the word behind them.
_ANY_GROUP = frozenset(("group", "organization", "organisation", "network of", "association", "federation"))
# Of those, the ones whose members do not tell what they are.
_OF_MEMBERS = frozenset(("Association", "Federation"))
# How nouns end for those who study something.
_STUDIES = ("ist", "ists", "analyst", "analysts", "researcher", "researchers")


def is_campaign(hit: RoleHit, text: str) -> bool:
    """`Sen. Lind's campaign` speaks for a candidate, whatever office she holds."""
    before = text[max(0, hit.start - 3) : hit.start].rstrip()
    return text[hit.start : hit.end].lower() == "campaign" and before.endswith(("'s", "’s", "s'", "s’"))


def from_last_noun(strong: list[RoleHit], text: str) -> list[RoleHit]:
    """`the Regulatory Authority Education Foundation` is a foundation, `a police union` a union: the last noun decides."""
    first = 0
    for k in range(1, len(strong)):
        if not _is_of_body(strong[first], text):
            break
        between = text[strong[first].end : strong[k].start].split()
        if any(not w[:1].isupper() for w in between):
            break
        if _is_of_body(strong[k], text):
            first = k
    return strong[first:]


def from_its_expert(strong: list[RoleHit], text: str) -> list[RoleHit]:
    """`the bank's chief economist`: who studies a market speaks as an expert, whoever pays."""
    if not strong or strong[0].what.gives != "company":
        return strong
    for k in range(1, len(strong)):
        between = text[strong[0].end : strong[k].start]
        if "," in between or between.strip() in ("and", "or"):
            break
        if strong[k].what.gives == "expert" and text[strong[k].start : strong[k].end].lower().endswith(_STUDIES):
            return strong[k:]
    return strong


def is_any_group(hit: RoleHit, other: RoleHit, text: str) -> bool:
    """`a group of lawmakers`, `an organisation for research`: the word behind tells what kind of group it is, except in a
    name (`the Association of Flight Attendants`).
    """
    if text[hit.start].isupper() and text[other.start].isupper() and text[hit.start : hit.end] in _OF_MEMBERS:
        return False
    words = text[hit.start : hit.end].lower()
    between = text[hit.end : other.start]
    return words in _ANY_GROUP and (words.endswith(" of") or between.startswith((" of ", " for "))) and "," not in between


def _is_of_body(hit: RoleHit, text: str) -> bool:
    """`authority`, `union`, `institute`: a noun that the name of a body ends with."""
    return hit.what.id.endswith((".official-body", ".ngo")) or text[hit.start : hit.end].lower() in _ENDS_BODY
