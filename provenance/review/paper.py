"""One annotation on the desk: its items, its log, and what stands."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from provenance.review.items import Item, items_of
from provenance.review.log import Clock, append, new_entry, read_log, unite, utc_now
from provenance.review.proposed import proposed_document
from provenance.review.standing import Standing, effective_entries, stand

Json = dict[str, Any]


class Paper:
    """An annotation under review. `document` is what the machine proposed, whatever was applied to the file before.

    `is_shared` says that the log holds decisions on other articles too.
    """

    def __init__(
        self, name: str, document: Json, log: Path, entries: Sequence[Json] = (), clock: Clock = utc_now,
        *, is_shared: bool = False,
    ) -> None:  # fmt: skip
        self.name, self.log, self.clock, self.is_shared = name, log, clock, is_shared
        self.document = proposed_document(document)
        self.items: list[Item] = items_of(self.document)
        self.entries: list[Json] = list(entries)
        self.standing: Standing = stand(self.entries, self.items)

    def record(self, reviewer: str, decision: str, item: Item | None, **fields: Any) -> Json:
        """Append a decision to the log, flushed, and take it into account; the entry. Raises OSError."""
        quote = item.quote if item is not None else fields.pop("quote")
        entry = new_entry(self.document["article"], reviewer, decision, self.clock, item=quote, **fields)
        append(self.log, [entry])
        self.entries.append(entry)
        self.standing = stand(self.entries, self.items)
        return entry

    def take(self, entries: Sequence[Json]) -> None:
        """Add those of a log's entries that are about this article and not known yet."""
        known, uri = {entry["id"] for entry in self.entries}, self.document["article"]["uri"]
        own = [entry for entry in entries if not self.is_shared or entry["article"]["uri"] == uri]
        if any(entry["id"] not in known for entry in own):
            self.entries = unite((self.entries, own))
            self.standing = stand(self.entries, self.items)

    def undo(self, reviewer: str, entry: Json) -> Json:
        """Take one of the reviewer's decisions back by a further line of the log. Raises OSError."""
        return self.record(reviewer, "undo", None, quote=entry["item"], undoes=entry["id"])

    def last_of(self, reviewer: str) -> Json | None:
        """The reviewer's last decision that is not undone."""
        own = [entry for entry in effective_entries(self.entries) if entry["reviewer"] == reviewer]
        return own[-1] if own else None


def merge_logs(target: Path, others: Sequence[Path]) -> int:
    """Append to a log the entries of others that it lacks; how many they were. Raises OSError."""
    known = {entry["id"] for entry in read_log(target).entries}
    missing = [e for e in unite(read_log(other).entries for other in others) if e["id"] not in known]
    if missing:
        append(target, missing)
    return len(missing)
