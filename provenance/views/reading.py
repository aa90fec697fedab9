"""The reading view: every passage as printed, under each statement its type, status, chain, and caveats."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.padding import Padding
from rich.text import Text

from provenance.views.words import (
    by_words,
    chain_words,
    label_words,
    scope_words,
    source_names,
    verification_words,
    verified_on,
)

Json = dict[str, Any]
Line = Text | Padding

# Colour says how much a reader may lean on a statement; the words beside it say the same without colour.
_STATUS_STYLES = {
    "withdrawn": "bold red",
    "refuted": "bold red",
    "disputed": "red",
    "unverified": "yellow",
    "partly_verified": "cyan",
    "verified": "green",
    "witnessed": "green",
    "corroborated": "green",
    "attributed": "blue",
    "unattributed": "dim",
    "not_applicable": "dim",
}
_KIND_STYLES = {"headline": "bold", "deck": "italic", "caption": "italic", "editor_note": "italic"}


def reading_view(document: Json) -> Iterator[Line]:
    """The article as lines: a heading, every passage with its statements and labels, diagnostics, and the counts."""
    yield from _heading(document)
    names = source_names(document)
    caveats = {caveat["id"]: caveat for caveat in document["caveats"]}
    checks = verified_on(document)
    for passage in document["passages"]:
        yield Text("")
        yield from _passage(passage, names)
        for statement in passage["statements"]:
            yield from _statement(statement, _KIND_STYLES.get(passage["kind"], ""), names, caveats)
            for found in checks.get(statement["id"], ()):
                yield _indented(_check(found, statement["id"], names), 6)
    for diagnostic in document["diagnostics"]:
        yield Text("")
        yield Text(f"{diagnostic['severity']}: {diagnostic['message']} [{diagnostic['code']}]", "yellow")
    yield Text("")
    yield from _counts(document, names)


def _indented(text: Text, columns: int) -> Padding:
    return Padding(text, (0, 0, 0, columns), expand=False)


def _heading(document: Json) -> Iterator[Line]:
    article = document["article"]
    publisher = (article["publisher"] or {}).get("name")
    facts = [publisher, ", ".join(article["byline"]), article["published"], article["language"], article["media_type"]]
    yield Text(article["uri"], "bold underline")
    yield Text(" · ".join(fact for fact in facts if fact), "dim")
    if article.get("chain"):
        yield Text(f"by way of: {chain_words(article['chain'], source_names(document))}", "dim")


def _passage(passage: Json, names: dict[str, str]) -> Iterator[Line]:
    line = Text(f"{passage['id']} {label_words(passage['kind'])}", "dim")
    image = passage.get("image") or {}
    if image.get("src"):
        line.append(f" · image {image['src']}")
    yield line
    credit = image.get("credit")
    if credit:
        yield _indented(Text(f"credit: {chain_words(credit['chain'], names) or credit['text']}", "magenta"), 2)


def _statement(statement: Json, style: str, names: dict[str, str], caveats: dict[str, Json]) -> Iterator[Line]:
    colour = _STATUS_STYLES.get(statement["status"], "")
    yield _indented(Text(" ".join(statement["span"]["exact"].split()), style), 2)
    labels = Text("└ ", "dim")
    labels.append(label_words(statement["source_type"]), "bold")
    labels.append(" · ")
    labels.append(label_words(statement["status"]), colour)
    chains = [chain_words(a["chain"], names) for a in statement["attributions"]]
    for chain in dict.fromkeys(c for c in chains if c):
        labels.append(" · ")
        labels.append(chain, "magenta")
    yield _indented(labels, 4)
    for identifier in statement["caveats"]:
        if identifier in caveats:
            yield _indented(_caveat(caveats[identifier], statement["id"], names), 6)


def _check(found: Json, statement: str, names: dict[str, str]) -> Text:
    words = Text("+ ", "green")
    words.append(verification_words(found, names), "green")
    if found["statement"] != statement:
        words.append(f" in {found['statement']}", "dim")
    return words


def _caveat(caveat: Json, statement: str, names: dict[str, str]) -> Text:
    words = Text("! ", "yellow")
    words.append(label_words(caveat["kind"]), "yellow")
    words.append(f" “{' '.join(caveat['span']['exact'].split())}” ")
    if caveat.get("by"):
        words.append(f"{by_words(caveat, names)} ")
    words.append(scope_words(caveat) if caveat["statement"] == statement else f"in {caveat['statement']}", "dim")
    return words


def _counts(document: Json, names: dict[str, str]) -> Iterator[Line]:
    summary = document["summary"]
    yield Text(f"{summary['statements']} statements, {summary['caveats']} caveats", "bold")
    for title, counts in (("whose word", summary["by_source_type"]), ("status", summary["by_status"])):
        if counts:
            yield Text(f"{title}: " + ", ".join(f"{label_words(k)} {n}" for k, n in counts.items()))
    if summary["origins"]:
        told = ", ".join(f"{names.get(o['source'], o['source'])} {o['statements']}" for o in summary["origins"])
        yield Text(f"origins: {told}")
