"""What changed in provenance between two versions of an article, both given as annotations, whoever made them."""

from __future__ import annotations

from typing import Any

from provenance.diff.align import Alignment, align
from provenance.diff.changes import CHANGES, Change
from provenance.story import Story

__all__ = ["CHANGES", "Alignment", "Change", "align", "compare_documents"]


def compare_documents(old: dict[str, Any], new: dict[str, Any]) -> list[Change]:
    """Every change of provenance from one valid annotation to the other, in the new one's order."""
    alignment = align(Story(old), Story(new))
    found = [change for find in CHANGES for change in find(alignment)]
    return sorted(dict.fromkeys(found), key=lambda c: (c.claim.order, c.code, c.message))
