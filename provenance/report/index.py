"""The index of a folder's pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from provenance.report.markup import el, join, whole_page
from provenance.report.page import headline_of
from provenance.views.words import label_words

Json = dict[str, Any]

_WEAK = ("withdrawn", "refuted", "disputed", "unverified")


def index_page(entries: Sequence[tuple[str, Json]]) -> str:
    """A page that lists others: `(file name of the page, annotation)`, with their counts."""
    columns = ("article", "publisher", "statements", "caveats", "mostly", "state media", "unverified or worse")
    head = el("tr", *[el("th", name, scope="col") for name in columns])
    rows = []
    for name, document in entries:
        summary = document["summary"]
        kinds = summary["by_source_type"]
        most = max(kinds, key=lambda kind: kinds[kind], default="")
        cells = (
            (document["article"]["publisher"] or {}).get("name") or "", summary["statements"], summary["caveats"],
            label_words(most), kinds.get("state_media", 0), sum(summary["by_status"].get(s, 0) for s in _WEAK),
        )  # fmt: skip
        link = el("a", el("bdi", headline_of(document)), href=name)
        rows.append(el("tr", el("th", link, scope="row"), *[el("td", str(cell)) for cell in cells]))
    caption = f"{len(rows)} article{'' if len(rows) == 1 else 's'}"
    table = el("table", el("caption", caption), el("thead", head), el("tbody", *rows))
    scroll = el("div", table, class_="scroll", tabindex="0", role="region", aria_label="Articles")
    return whole_page("Provenance of articles", join(el("header", el("h1", "Provenance of articles")), el("main", scroll)))
