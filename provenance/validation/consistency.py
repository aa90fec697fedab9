"""What an annotation says twice and must say alike: registry ids and the registry, chains, statuses and their caveats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterator
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Any

from provenance.validation.codes import Problem
from provenance.vocabulary import DISPUTED_KINDS, REVIEW_RULE, UNVERIFIED_KINDS, Status

Json = dict[str, Any]
Placed = tuple[str, Json, Json]  # a statement's JSON pointer, its passage, and itself

# What a statement may be by the decision table that a caveat elsewhere covers: rows above, and the check of a part.
_BEYOND_DISPUTE = frozenset((Status.NOT_APPLICABLE, Status.WITHDRAWN, Status.REFUTED, Status.DISPUTED))
_BEYOND_DOUBT = _BEYOND_DISPUTE | {Status.UNVERIFIED, Status.PARTLY_VERIFIED}
_NEEDS = {"unverified": UNVERIFIED_KINDS, "disputed": DISPUTED_KINDS}


# The ids of the registry with a digest; None where that registry is not at hand.
Outlets = Callable[[str], Container[str] | None]


def package_outlets(digest: str) -> Container[str] | None:
    """The ids of the package's own registry, where the annotation was made with it."""
    return _package_outlets() if digest == _package_digest() else None


@cache
def _package_digest() -> str:
    from provenance.outlet_ids import registry_digest

    return registry_digest()


@cache
def _package_outlets() -> frozenset[str]:
    from provenance.outlet_ids import outlet_ids

    return outlet_ids()


def consistency_problems(document: Json, statements: list[Placed], outlets: Outlets = package_outlets) -> Iterator[Problem]:
    """Every contradiction of a document that fits the schema; `outlets` gives the registry ids that are known, by digest."""
    yield from _registry_ids(document, outlets)
    yield from _loops(document, statements)
    yield from _statuses(document, statements)


def _registry_ids(document: Json, outlets: Outlets) -> Iterator[Problem]:
    named = [(f"/sources/{i}/registry", s["registry"]) for i, s in enumerate(document["sources"]) if s.get("registry")]
    publisher = (document["article"]["publisher"] or {}).get("registry")
    if publisher:
        named.append(("/article/publisher/registry", publisher))
    if not named:
        return
    known = outlets(document["generator"]["registry"])
    if known is None:
        return  # made with another registry, of which nothing is known here
    for where, identifier in named:
        if identifier not in known:
            yield Problem("PV028", where, "the registry has no such outlet", identifier)


def are_known(identifiers: list[str], outlets: Outlets, digest: str) -> bool:
    """True where the registry with this digest has all these outlets, or is not at hand."""
    known = outlets(digest) if identifiers else None
    return known is None or all(identifier in known for identifier in identifiers)


def may_bear(status: str, source_type: str, kinds: tuple[AbstractSet[str], ...], far: set[str] | None) -> bool:
    """True where the decision table may give a status to a statement of a source type: `kinds` are those of the caveats
    that cover it, `far` those of the ones that stand elsewhere.
    """
    needed = _NEEDS.get(status)
    if needed is not None and all(needed.isdisjoint(some) for some in kinds):
        return False
    if far is not None and _entailed(status, far) is not None:
        return False
    return status not in ("attributed", "unattributed") or (status == "attributed") != (source_type == "none")


def _loops(document: Json, statements: list[Placed]) -> Iterator[Problem]:
    names = {source["id"]: source["name"] for source in document["sources"]}
    for where, _, statement in statements:
        for index, attribution in enumerate(statement["attributions"]):
            ids = [link["source"] for link in attribution["chain"]]
            for place, identifier in loops_back(ids):
                link = f"{where}/attributions/{index}/chain/{place}/source"
                name = names.get(identifier, "")
                yield Problem("PV042", link, "the chain comes back to a source that it left", f"{identifier} {name}".strip())


def loops_back(ids: list[str]) -> list[tuple[int, str]]:
    """The places of a chain, given as its sources' ids, at which it comes back to a source that it left."""
    return [(place, one) for place, one in enumerate(ids) if place > 1 and one in ids[: place - 1]] if len(ids) > 2 else []


def _statuses(document: Json, statements: list[Placed]) -> Iterator[Problem]:
    on: dict[str, set[str]] = defaultdict(set)  # kinds by what they cover, a statement's or a caption passage's id
    far: dict[str, set[str]] = defaultdict(set)  # the same, of caveats that stand in another statement
    anywhere: set[str] = set()
    for caveat in document["caveats"]:
        if caveat["scope"]["target"] == "document":
            anywhere.add(caveat["kind"])
        for covered in caveat["scope"].get("ids") or []:
            on[covered].add(caveat["kind"])
            if covered != caveat["statement"]:
                far[covered].add(caveat["kind"])
    for where, passage, statement in statements:
        if any(entry["rule"] == REVIEW_RULE for entry in statement["evidence"]):
            continue  # a person's word stands for itself
        status, outer = statement["status"], far.get(statement["id"])
        needed = _NEEDS.get(status)
        if needed is not None and not (on[statement["id"]] | on[passage["id"]] | anywhere) & needed:
            allowed = ", ".join(sorted(needed))
            yield Problem("PV071", f"{where}/status", "no caveat that covers it entails this", status, f"with {allowed}")
        if outer is not None:
            yield from _beyond(f"{where}/status", status, outer)
        if (status == "attributed") == (statement["source_type"] == "none") and status in ("attributed", "unattributed"):
            label = f"{status}, {statement['source_type']}"
            yield Problem("PV071", f"{where}/status", "status and source type contradict each other", label)


def _beyond(where: str, status: str, outer: set[str]) -> Iterator[Problem]:
    """A status that is better than what caveats elsewhere entail."""
    entailed = _entailed(status, outer)
    if entailed is not None:
        yield Problem("PV071", where, "a caveat that covers it entails another", status, entailed)


def _entailed(status: str, outer: set[str]) -> str | None:
    """What caveats elsewhere entail, where a status is better than that."""
    is_disputed = not DISPUTED_KINDS.isdisjoint(outer)
    if (is_disputed and status not in _BEYOND_DISPUTE) or (
        status not in _BEYOND_DOUBT and not UNVERIFIED_KINDS.isdisjoint(outer)
    ):
        return "disputed" if is_disputed else "unverified"
    return None
