"""Which items a person should look at, and in which order: caveats first, then statements by need."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import Any

from provenance.records import record
from provenance.review.items import CAVEAT, Item
from provenance.review.paper import Paper
from provenance.review.standing import Verdicts, is_stale
from provenance.views.words import covered

Json = dict[str, Any]

_GRAVE = frozenset(("disputed", "refuted", "withdrawn"))
CHANGED = "changed since it was reviewed"
FLAGGED = "somebody flagged it for another pair of eyes"


@record
class Wanted:
    """Which items are wanted; an empty collection wants all. `rules` and `files` are patterns as shells have them."""

    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    source_types: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    is_all: bool = False  # statements without need too
    is_again: bool = False  # what the reviewer has decided too
    is_disputed_only: bool = False


@record
class Place:
    """An item of the queue: its paper, and why somebody should look at it."""

    paper: Paper
    item: Item
    reasons: tuple[str, ...]


def build_queue(papers: list[Paper], wanted: Wanted, reviewer: str) -> list[Place]:
    """The wanted items: caveats first, in the order of the papers, then statements, those with most need first."""
    caveats, statements = [], []
    for paper in papers:
        if wanted.files and not any(_fits(paper.name, pattern) for pattern in wanted.files):
            continue
        for item in paper.items:
            verdicts = paper.standing.of(item)
            if not _is_wanted(paper, item, verdicts, wanted, reviewer):
                continue
            reasons = needs(item, verdicts, reviewer)
            place = Place(paper, item, reasons)
            if item.kind == CAVEAT:
                caveats.append(place)
            elif reasons or wanted.is_all or wanted.is_disputed_only:
                statements.append(place)
    statements.sort(key=lambda place: -len(place.reasons))
    return caveats + statements


def needs(item: Item, verdicts: Verdicts, reviewer: str) -> tuple[str, ...]:
    """Why a statement needs a person's eye; of a caveat only that it has changed or was flagged."""
    found = []
    own = verdicts.by_reviewer.get(reviewer)
    if own is not None and is_stale(own, item):
        found.append(CHANGED)
    if any(name != reviewer for name in verdicts.flags):
        found.append(FLAGGED)
    if item.kind == CAVEAT:
        return tuple(found)
    statement = item.statement
    if statement["source_type"] == "unknown":
        found.append("the source type is unknown")
    if statement["status"] in _GRAVE:
        found.append(f"the status is {statement['status']}")
    if statement["status"] == "not_applicable":
        return tuple(found)
    if statement["attributions"] and statement["attributions"][0]["cue"] is None:
        found.append("the attribution is carried on from an earlier statement")
    elif statement["source_type"] != "none" and not any(e.get("span") for e in statement["evidence"]):
        found.append("no words of the text prove the label")
    if len({a["chain"][0]["source"] for a in statement["attributions"] if a["chain"]}) > 1:
        found.append("several sources in one statement")
    return tuple(found)


def _is_wanted(paper: Paper, item: Item, verdicts: Verdicts, wanted: Wanted, reviewer: str) -> bool:
    if wanted.is_disputed_only and not verdicts.is_disputed:
        return False
    own = verdicts.by_reviewer.get(reviewer)
    if own is not None and not (wanted.is_again or wanted.is_disputed_only or is_stale(own, item)):
        return False
    claims = [item.statement] if item.caveat is None else covered(paper.document, item.caveat)
    if wanted.kinds and (item.caveat is None or item.caveat["kind"] not in wanted.kinds):
        return False
    if wanted.statuses and not any(claim["status"] in wanted.statuses for claim in claims):
        return False
    if wanted.source_types and not any(claim["source_type"] in wanted.source_types for claim in claims):
        return False
    if wanted.rules and not any(fnmatchcase(rule, pattern) for rule in rules_of(item) for pattern in wanted.rules):
        return False
    return not wanted.outlets or _has_outlet(paper, [item.statement, *claims], wanted.outlets)


def rules_of(item: Item) -> list[str]:
    """The rules that led to an item's labels."""
    if item.caveat is not None:
        return [item.caveat["rule"]]
    rules = [a["rule"] for a in item.statement["attributions"]] + [e["rule"] for e in item.statement["evidence"]]
    return list(dict.fromkeys(rules))


def _has_outlet(paper: Paper, statements: list[Json], outlets: tuple[str, ...]) -> bool:
    """True where the publisher or a link of the statements' chains is one of the outlets, by name or registry id."""
    publisher = paper.document["article"]["publisher"] or {}
    linked = {link["source"] for s in statements for a in s["attributions"] for link in a["chain"]}
    parties = [publisher, *(s for s in paper.document["sources"] if s["id"] in linked)]
    names = {str(p.get(key)).casefold() for p in parties for key in ("name", "registry") if p.get(key)}
    names |= {alias.casefold() for p in parties for alias in p.get("aliases") or ()}
    return any(outlet.casefold() in names for outlet in outlets)


def _fits(name: str, pattern: str) -> bool:
    return fnmatchcase(name, pattern) or fnmatchcase(name, f"*/{pattern}")
