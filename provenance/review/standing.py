"""Which decisions stand: what was undone is out, the last of each reviewer counts, and fingerprints find their items."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from provenance.records import field, record
from provenance.review.items import Item, same_labels

Json = dict[str, Any]

DECIDING = ("accept", "reject", "correct")


@record
class Verdicts:
    """What stands for one item: each reviewer's last decision, comments and flags in order, and the decision that settled."""

    item: Item
    by_reviewer: dict[str, Json] = field(default_factory=dict)
    flags: dict[str, Json] = field(default_factory=dict)
    comments: list[Json] = field(default_factory=list)
    settled: list[Json] = field(default_factory=list)

    @property
    def settling(self) -> Json | None:
        """The decision that settles the disagreement as it is now; a later decision opens it again."""
        if not self.settled:
            return None
        last = self.settled[-1]
        known = {*last["settles"], *(entry["id"] for entry in self.settled)}
        return last if all(entry["id"] in known for entry in self.by_reviewer.values()) else None

    @property
    def is_disputed(self) -> bool:
        """True where two reviewers decided differently and nobody settled it."""
        if self.settling is not None:
            return False
        found = [outcome(entry, self.item) for entry in self.by_reviewer.values()]
        return any(not same_labels(found[0], other) for other in found[1:])

    @property
    def effective(self) -> Json | None:
        """The decision that is applied; None where there is none, or where reviewers disagree."""
        if self.settling is not None:
            return self.settling
        if not self.by_reviewer or self.is_disputed:
            return None
        return max(self.by_reviewer.values(), key=lambda entry: str(entry["time"]))


@record
class Standing:
    """The verdicts by the items' fingerprints, the entries whose item the annotation no longer holds, and the items by
    the fingerprints that the log has for them.
    """

    verdicts: dict[str, Verdicts]
    lost: list[Json]
    homes: dict[str, Item]

    def of(self, item: Item) -> Verdicts:
        """What stands for an item; empty where nobody has decided."""
        return self.verdicts.get(item.fingerprint) or Verdicts(item)


def outcome(entry: Json, item: Item) -> Json | None:
    """The labels that a decision leaves: the machine's where accepted, with the corrections, none where rejected."""
    if entry["decision"] == "reject":
        return None
    if entry["decision"] == "accept":
        return dict(entry.get("before") or item.labels)
    return {**item.labels, **(entry.get("after") or {})}


def is_stale(entry: Json, item: Item) -> bool:
    """True where somebody judged labels that the machine no longer gives. A correction says what is right, and stays."""
    if entry["decision"] == "correct":
        return False
    return not same_labels(entry.get("before"), item.labels)


def effective_entries(entries: Iterable[Json]) -> list[Json]:
    """The entries without those that were undone and without the undoing ones. Each reviewer undoes only what is theirs."""
    found = list(entries)
    by_id = {entry["id"]: entry for entry in found}
    undone = {
        entry["undoes"]
        for entry in found
        if entry["decision"] == "undo" and by_id.get(entry["undoes"], {}).get("reviewer") == entry["reviewer"]
    }
    return [entry for entry in found if entry["decision"] != "undo" and entry["id"] not in undone]


def stand(entries: Iterable[Json], items: list[Item]) -> Standing:
    """What stands after all entries, for the items that an annotation holds now."""
    alive = effective_entries(entries)
    homes = carry_over([entry["item"] for entry in alive], items)
    verdicts: dict[str, Verdicts] = {}
    lost = []
    for entry in alive:
        item = homes.get(entry["item"]["fingerprint"])
        if item is None:
            lost.append(entry)
            continue
        found = verdicts.setdefault(item.fingerprint, Verdicts(item))
        if entry["decision"] in DECIDING:
            found.by_reviewer[entry["reviewer"]] = entry
            if entry.get("settles"):
                found.settled.append(entry)
        elif entry["decision"] == "flag":
            found.flags[entry["reviewer"]] = entry
        if entry.get("comment"):
            found.comments.append(entry)
    return Standing(verdicts, lost, homes)


def carry_over(quotes: Iterable[Json], items: list[Item]) -> dict[str, Item]:
    """Fingerprint of the log -> the item that it means now: the same fingerprint, else the same words, the nearest context.

    Where equal words stand at several places and no context tells them apart, none is chosen.
    """
    by_print = {item.fingerprint: item for item in items}
    known = {quote["fingerprint"]: quote for quote in quotes}
    homes = {name: by_print[name] for name in known if name in by_print}
    taken = {item.fingerprint for item in homes.values()}
    by_words: dict[tuple[str, str], list[Item]] = {}
    for item in items:
        if item.fingerprint not in taken:
            by_words.setdefault((item.kind, item.words), []).append(item)
    for name, quote in known.items():
        if name in homes:
            continue
        free = [i for i in by_words.get((quote["kind"], quote["words"]), ()) if i.fingerprint not in taken]
        ranked = sorted(free, key=lambda item: -_nearness(quote, item.quote))
        if ranked and (len(ranked) == 1 or _nearness(quote, ranked[0].quote) > _nearness(quote, ranked[1].quote)):
            homes[name] = ranked[0]
            taken.add(ranked[0].fingerprint)
    return homes


def _nearness(one: Json, other: Json) -> int:
    return int(one["before"] == other["before"]) + int(one["after"] == other["after"])
