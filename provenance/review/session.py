"""One reviewer's sitting: where they are in the queue, what they decide, and taking it back. Every face drives this."""

from __future__ import annotations

from typing import Any

from provenance.review.items import Item
from provenance.review.paper import Paper
from provenance.review.queue import Place, Wanted, build_queue, needs
from provenance.review.standing import DECIDING, Verdicts

Json = dict[str, Any]


class Session:
    """A queue and a position in it. `queue` keeps what is decided, so that one can go back to it."""

    def __init__(
        self, papers: list[Paper], reviewer: str, wanted: Wanted | None = None, *, shows_others: bool = False
    ) -> None:
        self.papers, self.reviewer = papers, reviewer
        self.wanted = wanted or Wanted()
        self.shows_others = shows_others or self.wanted.is_disputed_only
        self.queue: list[Place] = build_queue(papers, self.wanted, reviewer)
        self.at = 0

    @property
    def place(self) -> Place | None:
        """The item before the reviewer; None behind the last one."""
        return self.queue[self.at] if self.at < len(self.queue) else None

    @property
    def verdicts(self) -> Verdicts:
        """What stands for the item before the reviewer. Raises IndexError behind the last one."""
        place = self.queue[self.at]
        return place.paper.standing.of(place.item)

    @property
    def mine(self) -> Json | None:
        """The reviewer's own decision on the item before them."""
        return self.verdicts.by_reviewer.get(self.reviewer)

    @property
    def others(self) -> list[Json]:
        """The decisions of other reviewers on this item, where they are shown."""
        if not self.shows_others:
            return []
        return [entry for name, entry in self.verdicts.by_reviewer.items() if name != self.reviewer]

    @property
    def comments(self) -> list[Json]:
        """The remarks on this item that the reviewer may see."""
        found = self.verdicts.comments
        return [e for e in found if self.shows_others or e["reviewer"] == self.reviewer]

    @property
    def done(self) -> int:
        """How many items of the queue the reviewer has decided."""
        return sum(self.reviewer in place.paper.standing.of(place.item).by_reviewer for place in self.queue)

    def decide(self, decision: str, after: Json | None = None, comment: str | None = None) -> Json | None:
        """Log a decision on this item and go on to the next; the entry. A comment stays here. Raises OSError."""
        place = self.place
        if place is None:
            return None
        settles = None
        verdicts = self.verdicts
        if self.wanted.is_disputed_only and decision in DECIDING:
            settles = [entry["id"] for entry in verdicts.by_reviewer.values()] or None
        entry = place.paper.record(
            self.reviewer, decision, place.item,
            before=place.item.labels, after=after, comment=comment or None, settles=settles,
        )  # fmt: skip
        if decision != "comment":
            self.next()
        return entry

    def undo(self) -> Json | None:
        """Take back the reviewer's last decision, of this sitting or an earlier one; the entry taken back, None where there
        is none. Raises OSError.
        """
        found = [(entry, paper) for paper in self.papers if (entry := paper.last_of(self.reviewer)) is not None]
        if not found:
            return None
        entry, paper = max(found, key=lambda pair: str(pair[0]["time"]))
        home = paper.standing.homes.get(entry["item"]["fingerprint"])
        paper.undo(self.reviewer, entry)
        if home is not None:
            self.go_to(paper, home)
        return entry

    def go_to(self, paper: Paper, item: Item) -> None:
        """Take an item by its name instead of its place in the queue; one that is not in the queue joins it here."""
        found = next((n for n, p in enumerate(self.queue) if p.paper is paper and p.item is item), None)
        if found is None:
            found = self.at
            self.queue.insert(found, Place(paper, item, needs(item, paper.standing.of(item), self.reviewer)))
        self.at = found

    def next(self) -> None:
        """One item further; behind the last one the queue is at its end."""
        self.at = min(self.at + 1, len(self.queue))

    def previous(self) -> None:
        """One item back."""
        self.at = max(self.at - 1, 0)
