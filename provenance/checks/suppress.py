"""Suppressions: what a reviewer has looked at and accepted, with the reason, in the annotation's own `review`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from provenance.checks.hits import Hit
from provenance.records import record

Json = dict[str, Any]


@record
class Judged:
    """A hit, with the reason for which a reviewer suppressed it, or None."""

    hit: Hit
    reason: str | None = None


def judge(document: Json, hits: Iterable[Hit]) -> tuple[list[Judged], list[tuple[str, Json]]]:
    """The hits with the reasons that suppress them, and the suppressions that fit none, each with its JSON pointer.

    A suppression names a code, and a statement or passage by its id, or neither for the whole article.
    """
    suppressions: list[Json] = (document.get("review") or {}).get("suppressions") or []
    used: set[int] = set()
    judged = []
    for hit in hits:
        fitting = [n for n, entry in enumerate(suppressions) if _fits(entry, hit)]
        used.update(fitting)
        judged.append(Judged(hit, suppressions[fitting[0]]["reason"] if fitting else None))
    unused = [(f"/review/suppressions/{n}", entry) for n, entry in enumerate(suppressions) if n not in used]
    return judged, unused


def _fits(entry: Json, hit: Hit) -> bool:
    if entry["code"] != hit.code:
        return False
    on = entry.get("on")
    return on is None or on in (hit.claim.id, hit.claim.passage["id"])
