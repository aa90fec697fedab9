"""What is reviewed: caveats and statements, each with a fingerprint of words and context that outlives ids."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

from provenance.records import record

Json = dict[str, Any]

CONTEXT = 48  # characters before and after that belong to a fingerprint
STATEMENT, CAVEAT = "statement", "caveat"


@record
class Item:
    """A caveat or statement of one annotation. `labels` are the machine's, in the form that the log has.

    `quote` is what the log keeps of the item: fingerprint, words, and what stands before and after them.
    """

    kind: str
    id: str
    quote: Json
    passage: Json
    statement: Json
    caveat: Json | None
    labels: Json

    @property
    def fingerprint(self) -> str:
        """The digest by which the item is known again."""
        return str(self.quote["fingerprint"])

    @property
    def words(self) -> str:
        """The item's words, on one line."""
        return str(self.quote["words"])


def flat(words: str) -> str:
    """Words on one line and composed, so that a changed line break or encoding changes no fingerprint."""
    return unicodedata.normalize("NFC", " ".join(words.split()))


def items_of(document: Json) -> list[Item]:
    """Every caveat, then every statement of an annotation, each in document order."""
    placed = [(passage, statement) for passage in document["passages"] for statement in passage["statements"]]
    words = [flat(statement["span"]["exact"]) for _, statement in placed]
    seen: Counter[tuple[str, ...]] = Counter()
    statements = []
    for at, (passage, statement) in enumerate(placed):
        before = words[at - 1][-CONTEXT:] if at else ""
        after = words[at + 1][:CONTEXT] if at + 1 < len(words) else ""
        quote = _quote(STATEMENT, "", (before, words[at], after), seen)
        statements.append(Item(STATEMENT, statement["id"], quote, passage, statement, None, {}))
    labelled = [
        Item(i.kind, i.id, i.quote, i.passage, i.statement, None, _statement_labels(i.statement, document))
        for i in statements
    ]
    return [*_caveats(document, labelled, seen), *labelled]


def _caveats(document: Json, statements: list[Item], seen: Counter[tuple[str, ...]]) -> Iterator[Item]:
    by_id = {item.id: item for item in statements}
    for caveat in document["caveats"]:
        home = by_id[caveat["statement"]]
        span, outer = caveat["span"], home.statement["span"]
        start, end = span["start"] - outer["start"], span["end"] - outer["start"]
        inside = 0 <= start <= end <= len(outer["exact"])
        before = flat(outer["exact"][:start])[-CONTEXT:] if inside else ""
        after = flat(outer["exact"][end:])[:CONTEXT] if inside else ""
        quote = _quote(CAVEAT, caveat["kind"], (before, flat(span["exact"]), after), seen)
        labels = {"kind": caveat["kind"], "scope": _scope(caveat["scope"], document, by_id)}
        yield Item(CAVEAT, caveat["id"], quote, home.passage, home.statement, caveat, labels)


def _quote(kind: str, label: str, around: tuple[str, str, str], seen: Counter[tuple[str, ...]]) -> Json:
    key = (kind, label, *around)
    number = seen[key]
    seen[key] += 1
    digest = hashlib.sha256("\0".join((*key, str(number))).encode()).hexdigest()
    return {"kind": kind, "fingerprint": f"sha256:{digest}", "words": around[1], "before": around[0], "after": around[2]}


def _statement_labels(statement: Json, document: Json) -> Json:
    chain = statement["attributions"][0]["chain"] if statement["attributions"] else []
    sources = {source["id"]: source for source in document["sources"]}
    return {
        "source_type": statement["source_type"],
        "status": statement["status"],
        "chain": [_link(link, sources.get(link["source"]) or {}) for link in chain],
    }


def _link(link: Json, source: Json) -> Json:
    return {
        "name": source.get("name", "?"),
        "type": source.get("type", "unknown"),
        "role": link["role"],
        "identification": link.get("identification") or "institution",
        "channel": link.get("channel") or "none",
    }


def _scope(scope: Json, document: Json, by_id: dict[str, Item]) -> Json:
    covers = []
    if scope["target"] == "statements":
        covers = [covered(by_id[i]) for i in scope.get("ids") or []]
    elif scope["target"] == "image":
        covers = [image(p) for p in document["passages"] if p["id"] in (scope.get("ids") or [])]
    return {"target": scope["target"], "covers": covers}


def covered(item: Item) -> Json:
    """A statement as a scope in the log names it."""
    return {"fingerprint": item.fingerprint, "words": item.words}


def image(passage: Json) -> Json:
    """A caption as a scope in the log names it: by the words of its first statement."""
    words = flat(passage["statements"][0]["span"]["exact"]) if passage["statements"] else ""
    digest = hashlib.sha256(f"{passage['kind']}\0{words}".encode()).hexdigest()
    return {"fingerprint": f"sha256:{digest}", "words": words}


def same_labels(one: Json | None, other: Json | None) -> bool:
    """True where two sets of labels say the same; covered statements are compared by their words."""
    return bool(_bare(one) == _bare(other))


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _bare(inner) for key, inner in value.items() if key != "fingerprint"}
    return [_bare(inner) for inner in value] if isinstance(value, list) else value
