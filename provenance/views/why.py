"""Why a statement of an annotation has its labels: the words, the rules, the registry's entries, the decision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from provenance.rules.decision import TABLE
from provenance.views.words import (
    by_words,
    chain_words,
    covered,
    label_words,
    scope_words,
    source_names,
    statements,
    verification_words,
    verified_on,
)
from provenance.vocabulary import SourceType, Status

Json = dict[str, Any]
_INDENT = "  "
_MEANINGS = {str(label.value): label.meaning for label in (*SourceType, *Status)}


def find_statements(document: Json, identifier: str) -> list[Json]:
    """The statement with that id (`p4.1`), or all statements of the passage with that id (`p4`)."""
    return [s for passage, s in statements(document) if identifier in (s["id"], passage["id"])]


def why_lines(document: Json, statement: Json, summaries: Mapping[str, str]) -> Iterator[str]:
    """The lines that say why a statement has its labels. `summaries` gives what the rules mean by their ids."""
    names = source_names(document)
    yield f"{statement['id']}: {_flat(statement['span']['exact'])}"
    kind, status = statement["source_type"], statement["status"]
    yield f"{_INDENT}source type {kind}: {_MEANINGS[kind]}"
    yield f"{_INDENT}status {status}: {_MEANINGS[status]}"
    yield from _decision(document, statement)
    for number, attribution in enumerate(statement["attributions"]):
        yield f"{_INDENT}attribution{' (it decides the labels)' if number == 0 and kind != 'none' else ''}"
        yield from _attribution(document, attribution, names, summaries)
    for entry in statement["evidence"]:
        yield f"{_INDENT}evidence: {_ruled(entry['rule'], entry.get('span'), summaries)}"
    for caveat in document["caveats"]:
        stands, reaches = caveat["statement"] == statement["id"], statement in covered(document, caveat)
        if stands or reaches:
            where = "stands here" if stands else f"stands in {caveat['statement']}"
            told = " ".join(w for w in (label_words(caveat["kind"]), by_words(caveat, names)) if w)
            yield f"{_INDENT}caveat {caveat['id']}, {told}: {where}, {scope_words(caveat)}"
            yield f"{_INDENT * 2}{_ruled(caveat['rule'], caveat['span'], summaries)}"
    for found in verified_on(document).get(statement["id"], []):
        yield f"{_INDENT}check {found['id']}: {verification_words(found, names)}"
        yield f"{_INDENT * 2}{_ruled(found.get('rule', ''), found['span'], summaries)}"


def _decision(document: Json, statement: Json) -> Iterator[str]:
    """The rows of the decision table that give the status, and the kinds of the caveats that cover the statement."""
    rows = [row.when for row in TABLE if row.status.value == statement["status"]]
    kinds = dict.fromkeys(c["kind"] for c in document["caveats"] if statement in covered(document, c))
    beside = f"; covered by {', '.join(kinds)}" if kinds else ""
    yield f"{_INDENT}decision: {' or '.join(rows)}{beside}"


def _attribution(document: Json, attribution: Json, names: Mapping[str, str], summaries: Mapping[str, str]) -> Iterator[str]:
    cue = f"“{_flat(attribution['cue']['exact'])}”" if attribution["cue"] else "no words of its own"
    yield f"{_INDENT * 2}cue: {cue}, {attribution['quoted']}: {_meant(attribution['rule'], summaries)}"
    for content in attribution["content"]:
        yield f"{_INDENT * 2}content: “{_flat(content['exact'])}”"
    if attribution["chain"]:
        yield f"{_INDENT * 2}chain: {chain_words(attribution['chain'], dict(names))}"
    sources = {source["id"]: source for source in document["sources"]}
    for link in attribution["chain"]:
        words = f"“{_flat(link['span']['exact'])}”" if link.get("span") else "named elsewhere"
        source = sources[link["source"]]
        yield f"{_INDENT * 2}{link['role']} {source['name']} ({source['type']}, {link['identification']}): {words}"
        if source.get("registry"):
            yield f"{_INDENT * 3}registry entry {source['registry']}{_coded(source)}"


def _coded(source: Json) -> str:
    """Which list codes an outlet, how and when; empty where none does."""
    control = source.get("control")
    if not control:
        return ""
    return f": coded {control['code']} by {control['list']}, {control.get('as_of', 'no date')}"


def _ruled(rule: str, span: Json | None, summaries: Mapping[str, str]) -> str:
    words = f"“{_flat(span['exact'])}”, " if span else ""
    return f"{words}{_meant(rule, summaries)}" if rule else words.removesuffix(", ")


def _meant(rule: str, summaries: Mapping[str, str]) -> str:
    """A rule's id with what it means, where that is known."""
    meaning = summaries.get(rule) or summaries.get(rule.partition(".")[2], "")
    return f"{rule} ({meaning})" if meaning else rule


def _flat(words: str) -> str:
    return " ".join(words.split())
