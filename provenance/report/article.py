"""The article part of a page: passages with their marked statements, what is behind each, and caveats in the margin."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from provenance.report.groups import group_of
from provenance.report.markup import Markup, Part, el, join
from provenance.views.words import (
    chain_words,
    covered,
    label_words,
    scope_words,
    source_names,
    verification_words,
    verified_on,
)

Json = dict[str, Any]

_TAGS = {"headline": "h2", "list_item": "p", "blockquote": "blockquote"}


def article_part(document: Json) -> Markup:
    """All passages of an annotation, each with its margin."""
    return join(*_Writer(document).passages())


class _Writer:
    def __init__(self, document: Json) -> None:
        self.document = document
        self.names = source_names(document)
        self.sources: dict[str, Json] = {source["id"]: source for source in document["sources"]}
        self.names, self.checks = source_names(document), verified_on(document)
        self.decisions: dict[str, list[Json]] = {}
        for entry in (document.get("review") or {}).get("decisions") or ():
            self.decisions.setdefault(entry["on"], []).append(entry)
        self.covers = {c["id"]: [s["id"] for s in covered(document, c)] for c in document["caveats"]}
        self.over: dict[str, list[str]] = {}
        for caveat, statements in self.covers.items():
            for statement in statements:
                self.over.setdefault(statement, []).append(caveat)
        self.in_passage: dict[str, list[Json]] = {}
        for caveat in document["caveats"]:
            self.in_passage.setdefault(caveat["statement"].partition(".")[0], []).append(caveat)

    def passages(self) -> list[Markup]:
        return [self._passage(passage) for passage in self.document["passages"]]

    def _passage(self, passage: Json) -> Markup:
        kind = passage["kind"]
        pieces: list[Part] = []
        for statement in passage["statements"]:
            pieces += [self._statement(statement), " "]
        language = self.document["article"]["language"]
        main = el(
            "div",
            el("p", label_words(kind), class_="kind") if kind not in ("paragraph", "headline") else None,
            el(_TAGS.get(kind, "p"), *pieces, class_="words", lang=language, dir="auto") if pieces else None,
            self._credit(passage),
            *[self._detail(statement) for statement in passage["statements"]],
            class_="main",
        )
        caveats = [self._caveat(caveat) for caveat in self.in_passage.get(passage["id"], ())]
        margin = el("ul", *caveats, class_="margin", aria_label=f"Caveats in {passage['id']}") if caveats else None
        return el(
            "section",
            main,
            margin,
            class_=f"passage {kind}",
            id=passage["id"],
            aria_label=f"{label_words(kind)} {passage['id']}",
        )

    def _credit(self, passage: Json) -> Markup | None:
        credit = (passage.get("image") or {}).get("credit")
        if not credit:
            return None
        return el("p", el("strong", "credit: "), chain_words(credit["chain"], self.names) or credit["text"], class_="credit")

    def _statement(self, statement: Json) -> Markup:
        kind, status = statement["source_type"], statement["status"]
        caveats = self.over.get(statement["id"], [])
        labels = f"{statement['id']} · {label_words(kind)} · {label_words(status)}" + "".join(f" · ! {c}" for c in caveats)
        return el(
            "span",
            el("span", *self._words(statement)),
            el("span", labels, class_="badge"),
            class_=f"statement {group_of(kind)} {status}",
            id=f"s-{statement['id']}", role="button", tabindex="0",
            aria_expanded="true", aria_controls=f"d-{statement['id']}",
            data_type=kind, data_status=status, data_caveats=" ".join(caveats),
        )  # fmt: skip

    def _words(self, statement: Json) -> list[Part]:
        """The statement's words with caveats and cues marked; where the two overlap, the caveat is."""
        span = statement["span"]
        marks = [("caveat", c["span"]) for c in self.document["caveats"] if c["statement"] == statement["id"]]
        marks += [("cue", a["cue"]) for a in statement["attributions"] if a["cue"]]
        edges = {span["start"], span["end"]}
        for _, mark in marks:
            edges |= {edge for edge in (mark["start"], mark["end"]) if span["start"] < edge < span["end"]}
        pieces: list[Part] = []
        for start, end in pairwise(sorted(edges)):
            name = next((n for n, m in marks if m["start"] <= start and end <= m["end"]), None)
            words = span["exact"][start - span["start"] : end - span["start"]]
            pieces.append(el("mark", words, class_=name) if name else words)
        return pieces

    def _detail(self, statement: Json) -> Markup:
        rows: list[Markup] = []
        for attribution in statement["attributions"]:
            rows += _row("chain", self._chain(attribution["chain"]) if attribution["chain"] else "names nobody")
        for evidence in statement["evidence"]:
            words = f" “{' '.join(evidence['span']['exact'].split())}”" if evidence.get("span") else ""
            rows += _row("evidence", el("code", evidence["rule"]), words)
        for caveat in self.over.get(statement["id"], ()):
            rows += _row("caveat", el("a", caveat, href=f"#{caveat}"))
        for found in self.checks.get(statement["id"], ()):
            rows += _row("check", verification_words(found, self.names), f" in {found['statement']}")
        for entry in self.decisions.get(statement["id"], ()):
            rows += _row("review", _decision(entry))
        title = f"{statement['id']}: {label_words(statement['source_type'])}, {label_words(statement['status'])}"
        return el(
            "div",
            el("p", title, class_="title"),
            el("dl", *rows) if rows else None,
            class_="detail",
            id=f"d-{statement['id']}",
        )

    def _chain(self, chain: list[Json]) -> Markup:
        links: list[Part] = []
        for link in chain:
            source = self.sources.get(link["source"]) or {"name": "?", "type": "unknown"}
            if links:
                links.append(" and " if link["role"] == "origin" else " → ")
            facts = [label_words(source["type"])]
            if (link.get("channel") or "none") != "none":
                facts.append(link["channel"])
            control = source.get("control")
            if control:
                facts.append(
                    f"{control['code']} by {control['list']}" + (f", {control['as_of']}" if control.get("as_of") else "")
                )
            links += [el("bdi", source["name"]), f" ({'; '.join(facts)})"]
        return join(*links)

    def _caveat(self, caveat: Json) -> Markup:
        links: list[Part] = []
        for statement in self.covers[caveat["id"]]:
            links += [" ", el("a", statement, href=f"#s-{statement}")]
        words = " ".join(caveat["span"]["exact"].split())
        reviewed = [el("p", "review: ", _decision(entry)) for entry in self.decisions.get(caveat["id"], ())]
        return el(
            "li",
            el("p", el("strong", f"! {caveat['id']} {label_words(caveat['kind'])}"), " “", el("bdi", words), "”"),
            el("p", "covers" if caveat["scope"]["target"] == "statements" else f"{scope_words(caveat)}:", *links),
            el("p", "by ", el("bdi", self.sources[caveat["by"]]["name"])) if caveat.get("by") in self.sources else None,
            el("p", el("code", caveat["rule"])),
            *reviewed,
            id=caveat["id"], class_="caveat", tabindex="0", data_covers=" ".join(self.covers[caveat["id"]]),
        )  # fmt: skip


def _row(name: str, *parts: Part) -> list[Markup]:
    return [el("dt", name), el("dd", *parts)]


def _decision(entry: Json) -> str:
    said = f"{entry['decision']} by {entry['reviewer']}, {entry['time'][:10]}"
    return f"{said}: {entry['comment']}" if entry.get("comment") else said
