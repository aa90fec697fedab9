"""The queue as a page: filters, what is open, and the way to the first item."""

from __future__ import annotations

from collections.abc import Iterable

from provenance.report.markup import Markup, Part, el, join
from provenance.review.queue import Place, Wanted
from provenance.review.screen import labels_line, outcome_line
from provenance.review.session import Session
from provenance.serve.addresses import item_address, query_of
from provenance.serve.room import Room
from provenance.views.words import label_words
from provenance.vocabulary import CaveatKind, Label, SourceType, Status

PAGE = 100  # items that are listed at once


def queue_parts(room: Room, session: Session, page: int) -> Markup:
    """The page of a queue; `page` counts from 1."""
    queue = session.queue
    start = (max(1, page) - 1) * PAGE
    count = f"{len(queue)} to review" if queue else "Nothing to review"
    opened = next((place for place in queue if not _own(session, place)), None)
    return join(
        el("h1", count),
        el("p", _advice(room, session), class_="facts"),
        el("p", el("a", "Start with the first", href=item_address(room, opened, session.wanted), class_="main"))
        if opened
        else None,
        _filters(room, session.wanted),
        _list(room, session, queue[start : start + PAGE], start),
        _pages(session.wanted, len(queue), max(1, page)),
    )


def _advice(room: Room, session: Session) -> str:
    articles = len(room.papers)
    where = f"in {articles} articles" if articles > 1 else f"in {room.papers[0].name}"
    if not session.queue:
        return f"Nothing {where} is open under these filters. What you have decided is not asked again unless you want it."
    return f"{where[0].upper()}{where[1:]}. Caveats come first, then statements that need an eye."


def _own(session: Session, place: Place) -> str:
    entry = place.paper.standing.of(place.item).by_reviewer.get(session.reviewer)
    return "" if entry is None else outcome_line(entry)


def _list(room: Room, session: Session, places: list[Place], start: int) -> Markup | None:
    rows = []
    for place in places:
        item = place.item
        labels = item.caveat["kind"] if item.caveat else ""
        shown = label_words(labels) if labels else labels_line(item.labels)
        told: list[Part] = [el("span", reason, class_="reason") for reason in place.reasons]
        own = _own(session, place)
        rows.append(
            el(
                "li",
                el(
                    "a",
                    el("bdi", item.words or "(no words)"),
                    href=item_address(room, place, session.wanted),
                    lang=place.paper.document["article"]["language"],
                ),
                el("span", f"{place.paper.name} · {item.id} · {item.kind} · {shown}", class_="facts"),
                *told,
                el("span", f"you: {own}", class_="own-decision") if own else None,
            )
        )
    return el("ol", *rows, start=str(start + 1), class_="queue") if rows else None


def _pages(wanted: Wanted, count: int, page: int) -> Markup | None:
    last = -(-count // PAGE)
    if last < 2:
        return None
    mark = "&" if query_of(wanted) else "?"
    links = [
        el("a", name, href=f"/queue{query_of(wanted)}{mark}page={number}")
        for name, number in (("Previous page", page - 1), ("Next page", page + 1))
        if 1 <= number <= last
    ]
    return el("nav", el("span", f"Page {page} of {last} "), *links, aria_label="Pages of the queue", class_="pages")


def _filters(room: Room, wanted: Wanted) -> Markup:
    kinds, statuses, types = room.labels
    fields = join(
        _ticks("Kind of caveat", "kind", kinds, wanted.kinds, CaveatKind),
        _ticks("Status of a statement concerned", "status", statuses, wanted.statuses, Status),
        _ticks("Source type of a statement concerned", "source_type", types, wanted.source_types, SourceType),
        _typed("rule", "Rule (* and ? are known)", wanted.rules),
        _typed("outlet", "Outlet or publisher", wanted.outlets),
        _typed("file", "File (* and ? are known)", wanted.files),
        el(
            "fieldset",
            el("legend", "More"),
            _tick("all", "1", "every statement, not only those that need an eye", is_on=wanted.is_all),
            _tick("again", "1", "what you have decided too", is_on=wanted.is_again),
        ),
        el("p", "Several rules, outlets or files: with a semicolon between them.", class_="facts"),
        el("p", el("button", "Show these", class_="main"), " ", el("a", "Drop all filters", href="/queue")),
    )
    is_open = bool(query_of(wanted))
    return el(
        "details",
        el("summary", "Filters"),
        el("form", fields, method="get", action="/queue", class_="filters", aria_label="Filters"),
        open=is_open,
    )


def _ticks(title: str, name: str, present: set[str], picked: Iterable[str], vocabulary: type[Label]) -> Markup | None:
    shown = [str(label.value) for label in vocabulary if label.value in present or label.value in tuple(picked)]
    ticks = [_tick(name, value, label_words(value), is_on=value in tuple(picked)) for value in shown]
    return el("fieldset", el("legend", title), *ticks) if ticks else None


def _tick(name: str, value: str, words: str, *, is_on: bool) -> Markup:
    return el("label", el("input", type="checkbox", name=name, value=value, checked=is_on), f" {words}", class_="tick")


def _typed(name: str, words: str, values: tuple[str, ...]) -> Markup:
    line = el("input", id=f"f-{name}", name=name, value="; ".join(values))
    return el("p", el("label", words, for_=f"f-{name}"), line, class_="field")
