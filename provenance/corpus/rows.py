"""An annotation as rows of two tables: one row a statement, one row a caveat. The columns are those of docs/corpus.md."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Row = dict[str, Any]

# Column -> its type: `text`, `number`, `texts` (a list), `chain` (a list of links with the fields of LINK).
STATEMENT: dict[str, str] = {
    "document": "text", "sha256": "text", "language": "text", "published": "text", "publisher": "text", "address": "text",
    "passage": "text", "passage_kind": "text", "statement": "text", "start": "number", "end": "number", "text": "text",
    "source_type": "text", "status": "text", "caveats": "texts", "attributions": "number", "cue": "text", "quoted": "text",
    "rule": "text", "origin": "text", "origin_type": "text", "origin_registry": "text", "chain": "chain", "evidence": "texts",
}  # fmt: skip
CAVEAT: dict[str, str] = {
    "document": "text", "caveat": "text", "kind": "text", "start": "number", "end": "number", "words": "text",
    "statement": "text", "target": "text", "ids": "texts", "by": "text", "by_type": "text", "rule": "text",
}  # fmt: skip
LINK = ("name", "type", "registry", "role", "identification", "channel")
TABLES = {"statements": STATEMENT, "caveats": CAVEAT}


def rows_of(annotation: dict[str, Any]) -> dict[str, list[Row]]:
    """The rows of every table. Where the annotation holds no article text, the words of statements are left out too."""
    return {"statements": list(_statements(annotation)), "caveats": list(_caveats(annotation))}


def _statements(annotation: dict[str, Any]) -> Iterator[Row]:
    article = annotation["article"]
    has_text = "text" in article
    kinds = {caveat["id"]: caveat["kind"] for caveat in annotation["caveats"]}
    sources = {source["id"]: source for source in annotation["sources"]}
    publisher = article["publisher"] or {}
    shared = {
        "document": article["uri"], "sha256": article["sha256"], "language": article["language"],
        "published": article["published"], "publisher": publisher.get("name"), "address": article.get("address"),
    }  # fmt: skip
    for passage in annotation["passages"]:
        for statement in passage["statements"]:
            span, found = statement["span"], statement["attributions"]
            yield {
                **shared, "passage": passage["id"], "passage_kind": passage["kind"], "statement": statement["id"],
                "start": span["start"], "end": span["end"], "text": span["exact"] if has_text else None,
                "source_type": statement["source_type"], "status": statement["status"],
                "caveats": [kinds[identifier] for identifier in statement["caveats"]],
                "attributions": len(found), **_first(found, sources),
                "evidence": [evidence["rule"] for evidence in statement["evidence"]],
            }  # fmt: skip


def _first(found: list[dict[str, Any]], sources: dict[str, dict[str, Any]]) -> Row:
    """The columns of a statement's first attribution, empty where it has none."""
    if not found:
        return dict.fromkeys(("cue", "quoted", "rule", "origin", "origin_type", "origin_registry")) | {"chain": []}
    first = found[0]
    chain = [_link(link, sources[link["source"]]) for link in first["chain"]]
    origin: dict[str, Any] = chain[0] if chain else {}
    return {
        "cue": first["cue"]["exact"] if first["cue"] else None, "quoted": first["quoted"], "rule": first["rule"],
        "origin": origin.get("name"), "origin_type": origin.get("type"), "origin_registry": origin.get("registry"),
        "chain": chain,
    }  # fmt: skip


def _link(link: dict[str, Any], source: dict[str, Any]) -> Row:
    both = {**link, "name": source["name"], "type": source["type"], "registry": source.get("registry")}
    return {field: both.get(field) for field in LINK}


def _caveats(annotation: dict[str, Any]) -> Iterator[Row]:
    sources = {source["id"]: source for source in annotation["sources"]}
    for caveat in annotation["caveats"]:
        span, scope, by = caveat["span"], caveat["scope"], sources.get(caveat.get("by") or "", {})
        yield {
            "document": annotation["article"]["uri"], "caveat": caveat["id"], "kind": caveat["kind"],
            "start": span["start"], "end": span["end"], "words": span["exact"], "statement": caveat["statement"],
            "target": scope["target"], "ids": scope.get("ids") or [], "by": by.get("name"), "by_type": by.get("type"),
            "rule": caveat["rule"],
        }  # fmt: skip
