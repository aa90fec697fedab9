"""The machine's own annotation inside a reviewed one, and the counts that follow from labels."""

from __future__ import annotations

import copy
from collections import Counter
from typing import Any

from provenance.vocabulary import WEAKNESS, SourceType, Status

Json = dict[str, Any]

LABELS = ("source_type", "status", "caveats", "attributions", "evidence")
_RANK = {str(status.value): rank for rank, status in enumerate(WEAKNESS)}


def proposed_document(document: Json) -> Json:
    """The annotation as the machine made it, with the suppressions of its review; one that was never reviewed as it is."""
    review = document.get("review") or {}
    if "decisions" not in review and "proposed" not in review:
        return document
    found = copy.deepcopy(document)
    kept = {key: value for key, value in review.items() if key not in ("decisions", "proposed")}
    found.pop("review")
    if kept:
        found["review"] = kept
    proposed = review.get("proposed") or {}
    for key in ("sources", "caveats"):
        if proposed.get(key) is not None:
            found[key] = copy.deepcopy(proposed[key])
    labels = {entry["id"]: entry for entry in proposed.get("statements") or ()}
    for passage in found["passages"]:
        for statement in passage["statements"]:
            if statement["id"] in labels:
                statement.update({key: copy.deepcopy(labels[statement["id"]][key]) for key in LABELS})
    count_again(found)
    return found


def count_again(document: Json) -> None:
    """Set the passages' labels and the summary to what the statements and caveats say now."""
    statements = [statement for passage in document["passages"] for statement in passage["statements"]]
    for passage in document["passages"]:
        passage["source_types"] = list(dict.fromkeys(s["source_type"] for s in passage["statements"]))
        found = [s["status"] for s in passage["statements"]]
        passage["status"] = min(found, key=lambda status: _RANK[status], default=Status.NOT_APPLICABLE.value)
    types, statuses = Counter(s["source_type"] for s in statements), Counter(s["status"] for s in statements)
    origins = Counter(
        source for s in statements for source in {a["chain"][0]["source"]: 0 for a in s["attributions"] if a["chain"]}
    )
    document["summary"] = {
        "statements": len(statements),
        "by_source_type": {t.value: types[t.value] for t in SourceType if types[t.value]},
        "by_status": {s.value: statuses[s.value] for s in Status if statuses[s.value]},
        "caveats": len(document["caveats"]),
        "origins": [
            {"source": source, "statements": count}
            for source, count in sorted(origins.items(), key=lambda pair: (-pair[1], int(pair[0][1:])))
        ],
    }
