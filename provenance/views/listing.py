"""Caveats as a list: each with its words in context, what it covers, and how that is labelled."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from provenance.records import record
from provenance.views.words import covered, label_words, scope_words, statements

Json = dict[str, Any]


@record
class Filters:
    """Which caveats are wanted; an empty collection wants all. Status and source type are those of what is covered."""

    kinds: Collection[str] = ()
    statuses: Collection[str] = ()
    source_types: Collection[str] = ()


def list_caveats(document: Json, filters: Filters | None = None) -> list[Json]:
    """One JSON-ready record per wanted caveat, in document order: kind, words, sentence, and what it covers."""
    wanted = filters or Filters()
    sources = {source["id"]: source for source in document["sources"]}
    own = {statement["id"]: statement for _, statement in statements(document)}
    records = []
    for caveat in document["caveats"]:
        claims = covered(document, caveat)
        if (
            (wanted.kinds and caveat["kind"] not in wanted.kinds)
            or (wanted.statuses and not any(c["status"] in wanted.statuses for c in claims))
            or (wanted.source_types and not any(c["source_type"] in wanted.source_types for c in claims))
        ):
            continue
        records.append(
            {
                "file": document["article"]["uri"],
                "id": caveat["id"],
                "kind": caveat["kind"],
                "words": caveat["span"]["exact"],
                "span": {"start": caveat["span"]["start"], "end": caveat["span"]["end"]},
                "statement": caveat["statement"],
                "context": own[caveat["statement"]]["span"]["exact"],
                "scope": caveat["scope"],
                "covers": [_claim(claim) for claim in claims],
                "by": _party(sources.get(caveat.get("by"))),
                "rule": caveat["rule"],
            }
        )
    return records


def _party(source: Json | None) -> Json | None:
    return None if source is None else {"id": source["id"], "name": source["name"], "type": source["type"]}


def _claim(statement: Json) -> Json:
    return {
        "id": statement["id"],
        "source_type": statement["source_type"],
        "status": statement["status"],
        "text": statement["span"]["exact"],
    }


def listing_lines(record: Json) -> Iterator[tuple[str, str]]:
    """A record as `(style, line)` pairs for a terminal; styles are names that rich knows."""
    yield "bold yellow", f"{record['file']}:{record['id']} {label_words(record['kind'])} “{_flat(record['words'])}”"
    if _flat(record["context"]) != _flat(record["words"]):
        yield "", f"    in {record['statement']}: {_flat(record['context'])}"
    whose = f"by {_flat(record['by']['name'])} ({label_words(record['by']['type'])}), " if record["by"] else ""
    yield "dim", f"    {whose}{scope_words(record)}"
    for claim in record["covers"]:
        labels = f"{label_words(claim['source_type'])}, {label_words(claim['status'])}"
        yield "", f"      {claim['id']} ({labels}): {_flat(claim['text'])}"


def _flat(words: str) -> str:
    return " ".join(words.split())
