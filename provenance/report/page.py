"""One article's page: where its statements come from, filters, the article itself, and the tables below."""

from __future__ import annotations

from collections import Counter
from typing import Any

from provenance.report.article import article_part
from provenance.report.groups import GROUPS, group_of
from provenance.report.markup import Markup, Part, el, join, whole_page
from provenance.views.words import label_words, statements

Json = dict[str, Any]

_NO_JUDGEMENT = (
    "Labels repeat what the text itself says of its sources and of checks. They do not say whether a thing is true."
)


def article_page(document: Json) -> str:
    """The page of an annotation, complete and loading nothing."""
    title = headline_of(document)
    body = join(
        el("a", "Skip to the article", href="#article", class_="skip"),
        el("header", el("h1", el("bdi", title)), el("p", _facts(document), class_="facts")),
        el("main", _origins(document), _filters(document), _article(document), _tables(document)),
        el(
            "footer",
            el(
                "p",
                _NO_JUDGEMENT,
            ),
            el("p", f"{document['generator']['name']} {document['generator']['version']}"),
        ),
    )
    return whole_page(f"{title} · provenance", body)


def headline_of(document: Json) -> str:
    """The article's headline, else the name of its file."""
    return " ".join(str(document["article"]["headline"] or document["article"]["uri"] or "article").split())


def _facts(document: Json) -> str:
    article = document["article"]
    publisher = (article["publisher"] or {}).get("name")
    facts = [
        publisher,
        ", ".join(article["byline"]),
        article["published"],
        article["language"],
        article.get("address"),
        article["uri"],
    ]
    return " · ".join(fact for fact in facts if fact)


def _origins(document: Json) -> Markup:
    counts = Counter(group_of(s["source_type"]) for _, s in statements(document))
    total = sum(counts.values())
    if not total:
        return el("section", el("h2", "Whose word"), el("p", "No statements."))
    rects: list[Part] = []
    legend: list[Part] = []
    at = 0.0
    for group in GROUPS:
        if not counts[group]:
            continue
        width = 1000 * counts[group] / total
        rects.append(el("rect", x=f"{at:.1f}", y="0", width=f"{max(width - 3, 1):.1f}", height="24", class_=f"fill {group}"))
        at += width
        kinds = Counter(s["source_type"] for _, s in statements(document) if group_of(s["source_type"]) == group)
        named = ", ".join(f"{label_words(kind)} {count}" for kind, count in kinds.items())
        legend.append(
            el("li", el("span", class_=f"swatch {group}", aria_hidden="true"), f"{counts[group]} of {total}: {named}")
        )
    name = f"Where {total} statements come from"
    bar = el(
        "svg",
        *rects,
        viewBox="0 0 1000 24",
        preserveAspectRatio="none",
        role="img",
        aria_label=name,
    )
    return el(
        "section", el("h2", "Whose word", id="origins"), bar, el("ul", *legend, class_="legend"), aria_labelledby="origins"
    )


def _filters(document: Json) -> Markup:
    summary = document["summary"]
    return el(
        "form",
        _select("type", "Source type", summary["by_source_type"]),
        _select("status", "Status", summary["by_status"]),
        el("label", el("input", type="checkbox", id="f-caveat"), " with a caveat only", for_="f-caveat"),
        el("label", el("input", type="checkbox", id="f-details"), " show all chains and evidence", for_="f-details"),
        el("button", "Show everything", type="reset"),
        el("p", f"{summary['statements']} statements", id="count", role="status"),
        class_="filters", aria_label="Filters",
    )  # fmt: skip


def _select(name: str, title: str, counts: dict[str, int]) -> Markup:
    options = [el("option", "all", value="")]
    options += [el("option", f"{label_words(label)} ({count})", value=label) for label, count in counts.items()]
    return el("label", f"{title} ", el("select", *options, id=f"f-{name}"), for_=f"f-{name}")


def _article(document: Json) -> Markup:
    hint = "Press a statement for its chain and evidence; a caveat shows what it covers."
    return el(
        "article", el("p", hint, class_="hint"), article_part(document), id="article", tabindex="-1", aria_label="The article"
    )


def _tables(document: Json) -> Markup:
    found: list[Part] = [_crossing(document), _sources(document)]
    review = document.get("review") or {}
    if review.get("decisions"):
        counts = Counter(entry["decision"] for entry in review["decisions"])
        who = ", ".join(sorted({entry["reviewer"] for entry in review["decisions"]}))
        told = ", ".join(f"{count} {label}" for label, count in counts.items())
        found.append(el("section", el("h2", "Reviewed"), el("p", f"by {who}: {told}")))
    if document["diagnostics"]:
        notes = [el("li", f"{d['severity']}: {d['message']} [{d['code']}]") for d in document["diagnostics"]]
        found.append(el("section", el("h2", "Notes"), el("ul", *notes)))
    return join(*found)


def _crossing(document: Json) -> Markup:
    counts = Counter((s["source_type"], s["status"]) for _, s in statements(document))
    kinds, states = list(document["summary"]["by_source_type"]), list(document["summary"]["by_status"])
    names = ["source type", *[label_words(state) for state in states], "all"]
    head = el("tr", *[el("th", name, scope="col") for name in names])
    rows = [
        el(
            "tr",
            el("th", label_words(kind), scope="row"),
            *[el("td", str(counts[(kind, state)] or "–")) for state in states],
            el("td", str(document["summary"]["by_source_type"][kind])),
        )
        for kind in kinds
    ]
    return _table("Statements by source type and status", head, rows)


def _sources(document: Json) -> Markup | None:
    if not document["sources"]:
        return None
    origins = {entry["source"]: entry["statements"] for entry in document["summary"]["origins"]}
    head = el("tr", *[el("th", name, scope="col") for name in ("source", "type", "country", "coded by", "origin of")])
    rows = []
    for source in document["sources"]:
        control = source.get("control") or {}
        coded = " ".join(str(control[key]) for key in ("list", "code", "as_of") if control.get(key))
        cells = (label_words(source["type"]), source.get("country") or "", coded, str(origins.get(source["id"], "")))
        rows.append(el("tr", el("th", el("bdi", source["name"]), scope="row"), *[el("td", cell) for cell in cells]))
    return _table("Sources", head, rows)


def _table(title: str, head: Markup, rows: list[Markup]) -> Markup:
    table = el("table", el("caption", title), el("thead", head), el("tbody", *rows))
    return el("div", table, class_="scroll", tabindex="0", role="region", aria_label=title)
