"""Editorial checks over one annotation, whoever made it: what an editor would ask about before it is published."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from provenance.checks.chains import circular, one_origin
from provenance.checks.claims import headline_beyond_body, party_figures, picture_without_its_caveat, repeated_without_caveat
from provenance.checks.hits import Hit
from provenance.checks.pictures import (
    credit_against_caption,
    handout_without_credit,
    old_or_undated_picture,
    unexplained_note,
)
from provenance.checks.sources import (
    anonymous_without_reason,
    checked_by_nobody,
    quotation_without_source,
    unmarked_state_media,
)
from provenance.story import Claim, Story

__all__ = ["CHECKS", "Claim", "Hit", "Story", "check_document"]

CHECKS: dict[str, Callable[[Story], Iterator[Hit]]] = {
    "PV101": headline_beyond_body,
    "PV102": picture_without_its_caveat,
    "PV103": repeated_without_caveat,
    "PV104": one_origin,
    "PV105": circular,
    "PV106": anonymous_without_reason,
    "PV107": unmarked_state_media,
    "PV108": old_or_undated_picture,
    "PV109": party_figures,
    "PV110": handout_without_credit,
    "PV111": credit_against_caption,
    "PV112": quotation_without_source,
    "PV113": unexplained_note,
    "PV114": checked_by_nobody,
}


def check_document(document: dict[str, Any]) -> list[Hit]:
    """Everything that the checks find in a valid annotation, in the article's order."""
    story = Story(document)
    found = [hit for check in CHECKS.values() for hit in check(story)]
    return sorted(found, key=lambda hit: (hit.claim.order, hit.code))
