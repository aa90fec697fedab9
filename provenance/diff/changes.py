"""The changes that are looked for between two versions, each with its code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from provenance.diff.align import Alignment
from provenance.likeness import likeness
from provenance.records import record
from provenance.story import Claim, Story
from provenance.vocabulary import WEAKNESS

Json = dict[str, Any]

# Caveats that say the same to a reader: one of them in the new version makes up for another.
_FAMILIES = {
    "no_independent_verification": "verification",
    "image_as_provided": "verification",
    "date_or_place_unverified": "verification",
    "unconfirmed": "verification",
    "alleged_hedge": "verification",
    "disputed": "dispute",
    "conflicting_accounts": "dispute",
}
_RANK = {str(status.value): rank for rank, status in enumerate(WEAKNESS)}
_UNSAID = ("none", "own_reporting")
_SAME_CAPTION = 0.4


@record
class Change:
    """One change: the statement of the new version, what changed there, and the statement of the old one."""

    code: str
    claim: Claim
    message: str
    before: Claim

    def __hash__(self) -> int:
        return hash((self.code, self.claim.id, self.message, self.before.id))


def _family(caveat: Json) -> str:
    return _FAMILIES.get(caveat["kind"], str(caveat["kind"]))


def _families(claims: Iterable[Claim]) -> set[str]:
    return {_family(caveat) for claim in claims for caveat in claim.caveats}


def _covered(story: Story, caveat: Json) -> list[Claim]:
    """The statements that a caveat covers; of one that covers nothing else, the one in which it stands."""
    target, ids = caveat["scope"]["target"], caveat["scope"].get("ids") or []
    if target == "statements":
        return [c for c in story.claims if c.id in ids]
    claims = story.claims if target == "document" else [c for c in story.claims if c.passage["id"] in ids]
    return [c for c in claims if c.status != "not_applicable"]


def caveats_lost(alignment: Alignment) -> Iterator[Change]:
    """PV201: what a caveat covered is still told, and the caveat is not."""
    yield from _caveats_gone("PV201", alignment.old, alignment.of_old, "the caveat “{words}” is lost")


def caveats_added(alignment: Alignment) -> Iterator[Change]:
    """PV202: a caveat that the old version did not have."""
    for change in _caveats_gone("PV202", alignment.new, alignment.of_new, "the caveat “{words}” is new"):
        yield Change(change.code, change.before, change.message, change.claim)


def _caveats_gone(code: str, story: Story, versions: Callable[[Claim], tuple[Claim, ...]], message: str) -> Iterator[Change]:
    told: set[tuple[str, str]] = set()
    home = {claim.id: claim for claim in story.claims}
    for caveat in story.caveats.values():
        if caveat["scope"]["target"] == "image":
            continue  # pictures are compared as pictures
        own = versions(home[caveat["statement"]]) if caveat["statement"] in home else ()
        if any(_family(c) == _family(caveat) for o in own for c in o.own_caveats):
            continue  # its sentence is still there; only what it covers is read otherwise
        for claim in _covered(story, caveat):
            others = versions(claim)
            key = (claim.id, _family(caveat))
            if not others or key in told or _family(caveat) in _families(others):
                continue
            told.add(key)
            words = _flat(caveat["span"]["exact"])
            yield Change(code, others[0], message.format(words=words) + f" ({caveat['kind']})", claim)


def attributions_dropped(alignment: Alignment) -> Iterator[Change]:
    """PV203: a statement that had a source now stands in the outlet's own voice."""
    for before, now in _edited(alignment):
        if before.source_type in _UNSAID or not before.attributions or now.attributions or now.status == "not_applicable":
            continue
        is_told = now.kind == "caption" and set(_credit(before)) - set(_credit(now))  # PV204 tells it of the credit
        if now.source_type == "none" and not is_told:
            yield Change("PV203", now, f"the source is gone: it was {_whose(before)}", before)


def _edited(alignment: Alignment) -> Iterator[tuple[Claim, Claim]]:
    """Every statement of the new version with the one of the old that it is a version of; of several the longest."""
    for now in alignment.new.claims:
        olds = alignment.of_new(now)
        if olds:
            yield max(olds, key=lambda c: len(c.words & now.words)), now


def _whose(claim: Claim) -> str:
    names = [o["name"] for o in claim.origins]
    return " and ".join(dict.fromkeys(names)) or claim.source_type.replace("_", " ")


def _links(claim: Claim) -> dict[str, str]:
    """Every source of the statement's chains: a name by which it is known again, and the name as given."""
    out: dict[str, str] = {}
    for attribution in claim.attributions:
        for link in attribution["chain"]:
            source = claim.story.source(link)
            out[_known_as(source)] = source["name"]
    return out


def _known_as(source: Json) -> str:
    return str(source.get("registry") or source["name"].lower().removeprefix("the "))


def chains_shortened(alignment: Alignment) -> Iterator[Change]:
    """PV204: a statement, or a picture's credit, has lost a link by which it came."""
    for before, now in _edited(alignment):
        old, new = _links(before), _links(now)
        gone = [name for key, name in old.items() if key not in new and not _is_meant(name, new)]
        kept = [key for key in old if key in new or _is_meant(old[key], new)]
        if gone and kept and before.kind != "caption" and len(new) < len(old):
            yield Change(
                "PV204", now, f"the chain is shorter: {', '.join(gone)} no longer named{_typed(before, now)}", before
            )
    for before, now in _pictures(alignment):
        old, new = _credit(before), _credit(now)
        gone = [name for key, name in old.items() if key not in new]
        if old and gone and len(new) < len(old):
            yield Change("PV204", now, f"the credit is shorter: {', '.join(gone)} no longer named", before)


def _is_meant(name: str, others: dict[str, str]) -> bool:
    """True where another version names the same more shortly or more fully (`Lee`, `Col. Lee Sung-jun`)."""
    parts = set(name.lower().split())
    return any(set(other.lower().split()) <= parts or parts <= set(other.lower().split()) for other in others.values())


def _typed(before: Claim, now: Claim) -> str:
    if before.source_type == now.source_type:
        return ""
    return f", and what was {before.source_type.replace('_', ' ')} is now {now.source_type.replace('_', ' ')}"


def _credit(claim: Claim) -> dict[str, str]:
    credit = (claim.passage.get("image") or {}).get("credit") or {}
    found = [claim.story.source(link) for link in credit.get("chain") or []]
    return {_known_as(source): source["name"] for source in found}


def statuses_raised(alignment: Alignment) -> Iterator[Change]:
    """PV205: the text now says more of checking than before, and names nobody new for it."""
    for before, now in _edited(alignment):
        if "not_applicable" in (before.status, now.status) or _RANK[now.status] <= _RANK[before.status]:
            continue
        if _families([before]) - _families([now]) or (before.attributions and not now.attributions):
            continue  # the lost caveat or source is the change
        if before.status == "unattributed" and now.attributions:
            continue  # a source is evidence
        if not set(_links(now)) - set(_links(before)) and not _new_evidence(before, now):
            yield Change("PV205", now, f"{_said(before.status)} before, now {_said(now.status)}, and no new source", before)


def _new_evidence(before: Claim, now: Claim) -> bool:
    """True where the new status rests on words about a check that somebody named did."""
    return now.status in ("verified", "partly_verified", "witnessed") and bool(now.attributions) and now.text != before.text


def _said(status: str) -> str:
    return status.replace("_", " ")


def types_changed(alignment: Alignment) -> Iterator[Change]:
    """PV206: it is another kind of source's word now."""
    for before, now in _edited(alignment):
        types = {before.source_type, now.source_type}
        if len(types) == 1 or types & {*_UNSAID, "unknown"} or now.kind == "caption":
            continue
        old, new = _links(before), _links(now)
        if len(new) < len(old) and set(old) & set(new):
            continue  # PV204 says it
        was, is_now = (f"{_said(c.source_type)} ({_whose(c)})" for c in (before, now))
        yield Change("PV206", now, f"{was} before, now {is_now}", before)


def pictures_without_caveats(alignment: Alignment) -> Iterator[Change]:
    """PV207: the same picture, and its caption has lost caveats."""
    for before, now in _pictures(alignment):
        have = {_family(c) for c in now.story.image_caveats(now.passage)}
        lost: dict[str, Json] = {}
        for caveat in before.story.image_caveats(before.passage):
            if _family(caveat) not in have:
                lost.setdefault(_family(caveat), caveat)
        if lost:
            told = ", ".join(f"“{_flat(c['span']['exact'])}” ({c['kind']})" for c in lost.values())
            yield Change("PV207", now, f"the picture is used without its caption's {told}", before)


def _flat(words: str) -> str:
    return " ".join(words.split())


def _pictures(alignment: Alignment) -> Iterator[tuple[Claim, Claim]]:
    """The first statements of the captions of each picture that both versions have."""
    for passage, claims in alignment.new.captions:
        best = max(
            ((_alike(old_passage, old, passage, claims), old[0]) for old_passage, old in alignment.old.captions),
            key=lambda item: item[0],
            default=None,
        )
        if best is not None and best[0] >= _SAME_CAPTION:
            yield best[1], claims[0]


def _alike(one: Json, one_claims: list[Claim], other: Json, other_claims: list[Claim]) -> float:
    old, new = (one.get("image") or {}).get("src"), (other.get("image") or {}).get("src")
    if old and old == new:
        return 2.0
    return likeness(one_claims[0].words, other_claims[0].words)


CHANGES: tuple[Callable[[Alignment], Iterator[Change]], ...] = (
    caveats_lost,
    caveats_added,
    attributions_dropped,
    chains_shortened,
    statuses_raised,
    types_changed,
    pictures_without_caveats,
)
