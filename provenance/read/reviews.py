"""Claims that a page says it reviewed (`ClaimReview` in its linked data): who made the claim, and how it was rated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from provenance.read.elements import Element
from provenance.read.linked import name_of, text_of, type_of
from provenance.read.texts import collapse
from provenance.records import record

_LONGEST = 1200  # code points of a claim
_QUOTES = " \t\"'“”„«»‘’"


@record
class Review:
    """A claim as the page words it, who made it, the words of its rating, who rated it, and the script that says so."""

    element: Element
    claim: str
    claimant: str
    rating: str
    reviewer: str

    def words(self) -> str:
        """Claim and rating as one line, both in quotation marks behind those whose words they are."""
        claim = f"{self.claimant}: “{self.claim}”" if self.claimant else f"“{self.claim}”"
        if not self.rating:
            return claim
        return f"{claim} {self.reviewer}: “{self.rating}”" if self.reviewer else f"{claim} “{self.rating}”"


def read_reviews(objects: list[dict[str, Any]], element: Element) -> Iterator[Review]:
    """The reviews among the objects of one script; those without the words of a claim are left out."""
    by_id = {o["@id"]: o for o in objects if isinstance(o.get("@id"), str) and len(o) > 1}
    for o in objects:
        if "ClaimReview" not in type_of(o):
            continue
        item = _resolved(o.get("itemReviewed"), by_id)
        claim = (text_of(o.get("claimReviewed")) or text_of(item.get("text")) or text_of(item.get("name"))).strip(_QUOTES)
        if not 2 <= len(claim) <= _LONGEST:
            continue
        rating = _resolved(o.get("reviewRating"), by_id)
        words = text_of(rating.get("alternateName")) or text_of(rating.get("name")) or _number(rating)
        claimant = name_of(item.get("author") or item.get("creator"), by_id)
        reviewer = name_of(o.get("author") or o.get("publisher"), by_id)
        yield Review(element, claim, claimant, words.strip(_QUOTES), reviewer)


def _resolved(value: Any, by_id: dict[str, dict[str, Any]]) -> dict[str, Any]:
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, dict):
        return {}
    return by_id.get(value["@id"], value) if len(value) == 1 and isinstance(value.get("@id"), str) else value


def _number(rating: dict[str, Any]) -> str:
    """A rating that has no words: its number, with the best one where that is given."""
    value, best = rating.get("ratingValue"), rating.get("bestRating")
    if not isinstance(value, (str, int, float)) or isinstance(value, bool):
        return ""
    return collapse(f"{value}/{best}" if isinstance(best, (str, int, float)) else str(value))
