"""Who did what, and where reviewers disagree."""

from __future__ import annotations

from collections import Counter
from typing import Any

from provenance.report.markup import Markup, Part, el, join
from provenance.review.items import Item
from provenance.review.paper import Paper
from provenance.review.queue import Wanted
from provenance.review.screen import decision_line, labels_line, outcome_line
from provenance.review.standing import effective_entries
from provenance.serve.addresses import named_address
from provenance.serve.room import Room, Visitor
from provenance.serve.shell import form_key, table
from provenance.views.words import label_words

Json = dict[str, Any]

SHOWN = 500  # entries on the page, the newest
_SETTLING = Wanted(is_disputed_only=True)


def record_parts(room: Room, visitor: Visitor) -> Markup:
    """The entries of all logs, the newest first; those of others only where the visitor asks for them."""
    found = [(entry, paper) for paper in room.papers for entry in paper.entries]
    found.sort(key=lambda pair: str(pair[0]["time"]), reverse=True)
    counts = Counter(entry["reviewer"] for entry, _ in found)
    mine = [pair for pair in found if visitor.shows_others or pair[0]["reviewer"] == visitor.reviewer]
    standing = {entry["id"] for paper in room.papers for entry in effective_entries(paper.entries)}
    rows = [_row(room, entry, paper, is_standing=entry["id"] in standing) for entry, paper in mine[:SHOWN]]
    head = el("tr", *[el("th", name, scope="col") for name in ("when (UTC)", "who", "what", "on", "remark")])
    return join(
        el("h1", "Who did what"),
        el(
            "ul",
            *[el("li", el("bdi", who), f": {_count(n, 'entry', 'entries')}") for who, n in counts.most_common()],
        ),
        _hidden(len(found) - len(mine)),
        el("p", f"The newest {SHOWN} of {len(mine)} are shown.", class_="facts") if len(mine) > SHOWN else None,
        table("The log, the newest first", head, rows) if rows else el("p", "Nothing yet."),
        _lost(room, visitor),
        _complaints(room),
    )


def _count(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


def _hidden(number: int) -> Markup | None:
    if not number:
        return None
    words = f"{_count(number, 'entry', 'entries')} of others not shown, so that you judge by yourself."
    return el("p", words, class_="facts")


def _row(room: Room, entry: Json, paper: Paper, *, is_standing: bool) -> Markup:
    quote = entry["item"]
    home = paper.standing.homes.get(quote["fingerprint"])
    words: Part = el("bdi", quote["words"] or "(no words)")
    if home is not None:
        words = el("a", words, href=named_address(room.number_of(paper), home, Wanted()))
    what: list[Part] = [outcome_line(entry)]
    if entry.get("settles"):
        what.append(" (settles)")
    if not is_standing and entry["decision"] != "undo":
        what.append(" (taken back)")
    time = str(entry["time"])
    return el(
        "tr",
        el("td", el("time", time[:19].replace("T", " "), datetime=time)),
        el("td", el("bdi", entry["reviewer"])),
        el("td", *what),
        el("td", words, el("span", f" {paper.name}", class_="facts")),
        el("td", el("bdi", entry.get("comment") or "")),
    )


def _lost(room: Room, visitor: Visitor) -> Markup | None:
    lost = [
        el("li", el("bdi", decision_line(entry)), " on ", el("q", entry["item"]["words"]), f" ({paper.name})")
        for paper in room.papers
        for entry in paper.standing.lost
        if visitor.shows_others or entry["reviewer"] == visitor.reviewer
    ]
    if not lost:
        return None
    told = el("p", "Their words are no longer in the article. They stay in the log.")
    return el("section", el("h2", "Decisions that no longer fit"), told, el("ul", *lost))


def _complaints(room: Room) -> Markup | None:
    if not room.complaints:
        return None
    return el("section", el("h2", "Lines of a log that could not be used"), el("ul", *[el("li", c) for c in room.complaints]))


def disagreement_parts(room: Room, visitor: Visitor) -> Markup:
    """What reviewers decided differently, and what was settled; to one who has not asked for it, only that it is there."""
    if not visitor.shows_others:
        return _asking(visitor)
    opened: list[Part] = []
    settled: list[Part] = []
    for paper in room.papers:
        for item in paper.items:
            verdicts = paper.standing.of(item)
            if verdicts.is_disputed:
                opened.append(_dispute(room, paper, item))
            elif verdicts.settling is not None:
                settled.append(_dispute(room, paper, item))
    return join(
        el("h1", "Disagreements"),
        el("p", "Whoever decides here settles the item, until somebody changes their mind.", class_="facts"),
        el("ul", *opened, class_="disputes") if opened else el("p", "Reviewers agree wherever two have decided."),
        el("section", el("h2", "Settled"), el("ul", *settled, class_="disputes")) if settled else None,
    )


def _asking(visitor: Visitor) -> Markup:
    form = el(
        "form",
        form_key(visitor),
        el("input", type="hidden", name="back", value="/disagreements"),
        el("p", el("button", "Show what others decided", name="change", value="others", class_="main")),
        method="post", action="/settings",
    )  # fmt: skip
    lead = "This page shows what everybody decided. Who is still to judge the same items should not look yet."
    return join(el("h1", "Disagreements"), el("p", lead), form)


def _dispute(room: Room, paper: Paper, item: Item) -> Markup:
    verdicts = paper.standing.of(item)
    settling = verdicts.settling
    lines = [el("li", el("bdi", decision_line(entry))) for entry in verdicts.by_reviewer.values() if entry is not settling]
    if settling is not None:
        lines.append(el("li", el("strong", "settled by "), el("bdi", decision_line(settling))))
        link: Part = el("bdi", item.words)
    else:
        link = el("a", el("bdi", item.words or "(no words)"), href=named_address(room.number_of(paper), item, _SETTLING))
    kind = label_words(item.caveat["kind"]) if item.caveat else labels_line(item.labels)
    return el("li", link, el("span", f"{paper.name} · {item.id} · {item.kind} · {kind}", class_="facts"), el("ul", *lines))
