"""What no schema can say: that spans hold their words, ids resolve, parts lie in order, and the summary adds up."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from provenance.validation.codes import Problem
from provenance.validation.consistency import Outlets, consistency_problems, package_outlets
from provenance.vocabulary import WEAKNESS

Json = dict[str, Any]
Placed = tuple[str, Json, Json]  # a statement's JSON pointer, its passage, and itself

_RANK = {str(status.value): rank for rank, status in enumerate(WEAKNESS)}
_BARE_STATUSES = ("unattributed", "not_applicable")


def semantic_problems(document: Json, outlets: Outlets = package_outlets) -> list[Problem]:
    """Every problem of a document that fits the schema; `outlets` gives a registry's ids by its digest."""
    statements = [
        (f"/passages/{p}/statements/{s}", passage, statement)
        for p, passage in enumerate(document["passages"])
        for s, statement in enumerate(passage["statements"])
    ]
    return [
        *_text(document),
        *_ids(document, statements),
        *_links(document, statements),
        *_order(document),
        *_caveats(document, statements),
        *_verifications(document, statements),
        *_borne(document, statements),
        *_labels(document, statements),
        *consistency_problems(document, statements, outlets),
        *_summary(document, statements),
    ]


def spans(document: Json) -> Iterator[tuple[str, Json]]:
    """`(JSON pointer, span)` of every span of the document, with or without words."""
    yield from _spans_below(document["passages"], "/passages")
    yield from _spans_below(document["caveats"], "/caveats")
    yield from _spans_below(document.get("verifications") or [], "/verifications")


def _spans_below(node: Any, where: str) -> Iterator[tuple[str, Json]]:
    if isinstance(node, dict):
        if "start" in node:
            yield where, node
            return
        for key, value in node.items():
            if isinstance(value, (dict, list)):
                yield from _spans_below(value, f"{where}/{key}")
    else:
        for index, value in enumerate(node):
            if isinstance(value, (dict, list)):
                yield from _spans_below(value, f"{where}/{index}")


def _text(document: Json) -> Iterator[Problem]:
    article = document["article"]
    text: str | None = article.get("text")
    if text is not None:
        found = hashlib.sha256(text.encode("utf-8")).hexdigest()
        if found != article["text_sha256"]:
            yield Problem("PV013", "/article/text_sha256", "not the text's digest", article["text_sha256"], found)
    for where, span in spans(document):
        start, end, exact = span["start"], span["end"], span.get("exact")
        if type(start) is not int or type(end) is not int:  # 3.0 is an integer to a schema, and no offset
            yield Problem("PV002", where, "wrong type", f"{start}, {end}", "integer")
        elif end < start:
            yield Problem("PV010", where, "the end lies before the start", f"{start}..{end}", f"end ≥ {start}")
        elif text is not None and end > len(text):
            yield Problem("PV011", where, "beyond the text's end", f"{start}..{end}", f"≤ {len(text)}")
        elif exact is None:
            continue
        elif text is not None and text[start:end] != exact:
            yield Problem("PV012", f"{where}/exact", "other words than the text's", _short(exact), _short(text[start:end]))
        elif len(exact) != end - start:
            yield Problem("PV012", f"{where}/exact", "not as long as the span", str(len(exact)), str(end - start))


def _ids(document: Json, statements: list[Placed]) -> Iterator[Problem]:
    groups: list[tuple[list[Json], Callable[[int], str]]] = [
        (document["sources"], lambda index: f"/sources/{index}"),
        (document["passages"], lambda index: f"/passages/{index}"),
        ([statement for _, _, statement in statements], lambda index: statements[index][0]),
        (document["caveats"], lambda index: f"/caveats/{index}"),
        (document.get("verifications") or [], lambda index: f"/verifications/{index}"),
    ]
    for holders, pointers in groups:
        identifiers = [holder["id"] for holder in holders]
        if len(set(identifiers)) == len(identifiers):
            continue
        for index, identifier in enumerate(identifiers):
            if identifier in identifiers[:index]:
                yield Problem("PV020", f"{pointers(index)}/id", "this id stands before already", identifier)
    for where, passage, statement in statements:
        if statement["id"].partition(".")[0] != passage["id"]:
            yield Problem("PV025", f"{where}/id", "another passage's id", statement["id"], f"{passage['id']}.…")


def _links(document: Json, statements: list[Placed]) -> Iterator[Problem]:
    sources = {source["id"] for source in document["sources"]}
    used: set[str] = set()
    for where, chain in _chains(document, statements):
        for index, link in enumerate(chain):
            used.add(link["source"])
            if link["source"] not in sources:
                yield Problem("PV021", f"{where}/{index}/source", "no such source", link["source"])
            if index == 0 and link["role"] != "origin":
                yield Problem("PV040", f"{where}/0/role", "the first link is not the origin", link["role"], "origin")
            elif index and link["role"] == "origin" and chain[index - 1]["role"] != "origin":
                yield Problem("PV041", f"{where}/{index}/role", "an origin behind a relay", "origin", "relay, distributor")
    for key in ("caveats", "verifications"):
        for index, holder in enumerate(document.get(key) or ()):
            by = holder.get("by")
            if by is not None:
                used.add(by)
                if by not in sources:
                    yield Problem("PV021", f"/{key}/{index}/by", "no such source", by)
    for index, source in enumerate(document["sources"]):
        if source["id"] not in used:
            yield Problem("PV026", f"/sources/{index}", "nothing names this source", source["id"])


def _chains(document: Json, statements: list[Placed]) -> Iterator[tuple[str, list[Json]]]:
    if document["article"].get("chain"):
        yield "/article/chain", document["article"]["chain"]
    for index, passage in enumerate(document["passages"]):
        credit = (passage.get("image") or {}).get("credit")
        if credit:
            yield f"/passages/{index}/image/credit/chain", credit["chain"]
    for where, _, statement in statements:
        for index, attribution in enumerate(statement["attributions"]):
            yield f"{where}/attributions/{index}/chain", attribution["chain"]


def _order(document: Json) -> Iterator[Problem]:
    last = 0
    for p, passage in enumerate(document["passages"]):
        where, outer = f"/passages/{p}", passage["span"]
        if outer["start"] < last:
            yield Problem("PV030", f"{where}/span", "begins before the last one ends", str(outer["start"]), f"≥ {last}")
        last = max(last, outer["end"])
        inner_last, first, end = 0, outer["start"], outer["end"]
        for s, statement in enumerate(passage["statements"]):
            span = statement["span"]
            if span["start"] < first or end < span["end"]:
                place = f"{where}/statements/{s}/span"
                yield Problem("PV031", place, "outside its passage", _range(span), _range(outer))
            if span["start"] < inner_last:
                place = f"{where}/statements/{s}/span"
                yield Problem("PV032", place, "begins before the last one ends", _range(span), f"≥ {inner_last}")
            inner_last = max(inner_last, span["end"])
        credit = ((passage.get("image") or {}).get("credit") or {}).get("span")
        if credit and not _contains(outer, credit):
            yield Problem("PV034", f"{where}/image/credit/span", "outside its caption", _range(credit), _range(outer))


def _caveats(document: Json, statements: list[Placed]) -> Iterator[Problem]:
    home = {statement["id"]: passage for _, passage, statement in statements}
    captions = {passage["id"] for passage in document["passages"] if passage["kind"] == "caption"}
    for index, caveat in enumerate(document["caveats"]):
        where, scope, own = f"/caveats/{index}", caveat["scope"], caveat["statement"]
        if own not in home:
            yield Problem("PV022", f"{where}/statement", "no such statement", own)
        elif not _contains(home[own]["span"], caveat["span"]):
            yield Problem("PV033", f"{where}/span", "outside the passage of its statement", _range(caveat["span"]))
        for place, identifier in enumerate(scope.get("ids") or []):
            if scope["target"] == "statements" and identifier not in home:
                yield Problem("PV022", f"{where}/scope/ids/{place}", "no such statement", identifier)
            elif scope["target"] == "image" and identifier not in captions:
                yield Problem("PV023", f"{where}/scope/ids/{place}", "no such caption", identifier)


def _verifications(document: Json, statements: list[Placed]) -> Iterator[Problem]:
    home = {statement["id"]: passage for _, passage, statement in statements}
    for index, found in enumerate(document.get("verifications") or ()):
        where, own = f"/verifications/{index}", found["statement"]
        if own not in home:
            yield Problem("PV022", f"{where}/statement", "no such statement", own)
        elif not _contains(home[own]["span"], found["span"]):
            yield Problem("PV033", f"{where}/span", "outside the passage of its statement", _range(found["span"]))
        for place, identifier in enumerate(found["covers"]):
            if identifier not in home:
                yield Problem("PV022", f"{where}/covers/{place}", "no such statement", identifier)
        missing, both = found["elements_not_verified"], set(found["elements_verified"]) & set(found["elements_not_verified"])
        if both:
            yield Problem("PV072", f"{where}/elements_not_verified", "verified and not verified", _list(both))
        elif missing and found["status"] != "partly_verified":
            yield Problem("PV072", f"{where}/status", "some elements were not verified", found["status"], "partly_verified")


def _borne(document: Json, statements: list[Placed]) -> Iterator[Problem]:
    """A statement lists the caveats that stand in it or name it, and may list those on its image or the document."""
    must: dict[str, set[str]] = defaultdict(set)  # by statement
    may: dict[str, set[str]] = defaultdict(set)  # by caption passage
    anywhere: set[str] = set()
    for caveat in document["caveats"]:
        scope, identifier = caveat["scope"], caveat["id"]
        must[caveat["statement"]].add(identifier)
        for covered in scope.get("ids") or []:
            (must if scope["target"] == "statements" else may)[covered].add(identifier)
        if scope["target"] == "document":
            anywhere.add(identifier)
    known = {caveat["id"] for caveat in document["caveats"]}
    for where, passage, statement in statements:
        if not statement["caveats"] and statement["id"] not in must:
            continue
        listed, due = set(statement["caveats"]), must[statement["id"]]
        for identifier in sorted(listed - known):
            yield Problem("PV024", f"{where}/caveats", "no such caveat", identifier)
        if (due - listed) or ((listed & known) - due - may[passage["id"]] - anywhere):
            yield Problem("PV027", f"{where}/caveats", "not those that bear on it", _list(listed), _list(due))


def _labels(document: Json, statements: list[Placed]) -> Iterator[Problem]:
    for index, passage in enumerate(document["passages"]):
        types = {statement["source_type"] for statement in passage["statements"]}
        if types != set(passage["source_types"]):
            where = f"/passages/{index}/source_types"
            yield Problem("PV060", where, "not its statements' types", _list(passage["source_types"]), _list(types))
        rank = min((_RANK[s["status"]] for s in passage["statements"]), default=_RANK["not_applicable"])
        if _RANK[passage["status"]] != rank:
            weakest = str(WEAKNESS[rank].value)
            yield Problem("PV061", f"/passages/{index}/status", "not its statements' weakest", passage["status"], weakest)
    for where, _, statement in statements:
        is_bare = statement["source_type"] == "none" and statement["status"] in _BARE_STATUSES
        if not is_bare and not statement["evidence"]:
            label = f"{statement['source_type']}, {statement['status']}"
            yield Problem("PV070", f"{where}/evidence", "no rule and no words led to these labels", label)


def _summary(document: Json, statements: list[Placed]) -> Iterator[Problem]:
    summary = document["summary"]
    for code, field, number in (
        ("PV050", "statements", len(statements)),
        ("PV053", "caveats", len(document["caveats"])),
    ):
        if summary[field] != number:
            yield Problem(code, f"/summary/{field}", "does not add up", str(summary[field]), str(number))
    for code, field, key in (("PV051", "by_source_type", "source_type"), ("PV052", "by_status", "status")):
        counted = Counter(statement[key] for _, _, statement in statements)
        yield from _counts(code, f"/summary/{field}", summary[field], counted)
    origins = Counter(
        origin
        for _, _, statement in statements
        for origin in {a["chain"][0]["source"] for a in statement["attributions"] if a["chain"]}
    )
    listed = {entry["source"]: entry["statements"] for entry in summary["origins"]}
    yield from _counts("PV054", "/summary/origins", listed, origins)
    if len(listed) != len(summary["origins"]):
        yield Problem("PV054", "/summary/origins", "a source stands twice")


def _counts(code: str, where: str, found: dict[str, int], counted: Counter[str]) -> Iterator[Problem]:
    for label in sorted(set(found) | set(counted)):
        if found.get(label, 0) != counted[label]:
            yield Problem(code, where, f"{label} does not add up", str(found.get(label, 0)), str(counted[label]))


def _contains(outer: Json, inner: Json) -> bool:
    return bool(outer["start"] <= inner["start"] and inner["end"] <= outer["end"])


def _range(span: Json) -> str:
    return f"{span['start']}..{span['end']}"


def _list(values: Iterable[str]) -> str:
    return ", ".join(sorted(values)) or "(none)"


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:59] + "…"
