"""The form that corrects an item: its vocabulary to pick from, its chain link by link, what it covers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from provenance.records import record
from provenance.report.markup import Markup, el, join
from provenance.review.corrections import FIELDS, VOCABULARY, scope_candidates
from provenance.review.items import Item
from provenance.review.paper import Paper
from provenance.serve.forms import LINK_FIELDS, Form
from provenance.serve.room import Room, Visitor
from provenance.serve.shell import form_key
from provenance.views.words import label_words
from provenance.vocabulary import Channel, Identification, Label, Role, SourceType

Json = dict[str, Any]

_CHAIN_HINT = "A link without a name is left out. Of a source that the article names, the type need not be given."
_SPARE = 2  # empty links at the end of a chain
_LINK: dict[str, type[Label]] = {"type": SourceType, "role": Role, "identification": Identification, "channel": Channel}


@record
class Typed:
    """A correction that could not be read, and why."""

    form: Form
    complaint: str


def correct_form(
    room: Room, visitor: Visitor, item: Item, paper: Paper, origin: tuple[str, str], typed: Typed | None
) -> Markup:
    """The form for an item; `origin` is the page's address and what it showed."""
    address, shown = origin
    fields = [_field(key, item, paper, typed.form if typed else None) for key in FIELDS[item.kind]]
    key = room.keys["correct"]
    form = el(
        "form",
        form_key(visitor),
        el("input", type="hidden", name="seen", value=shown),
        el("p", f"Not kept: {typed.complaint}", role="alert", class_="alert") if typed else None,
        *fields,
        el(
            "p",
            el("label", "Why (may stay empty)", for_="why"),
            el("textarea", typed.form.first("remark") if typed else "", id="why", name="remark", rows="2"),
            class_="field",
        ),
        el("p", el("button", "Keep the correction", name="decision", value="correct", class_="main")),
        method="post", action=address, class_="correction",
    )  # fmt: skip
    title = join("Correct ", el("kbd", key))
    return el(
        "details",
        el("summary", title, data_key=key, aria_keyshortcuts=key),
        form,
        open=typed is not None, id="correct",
    )  # fmt: skip


def _field(key: str, item: Item, paper: Paper, given: Form | None) -> Markup:
    if key in VOCABULARY:
        now = given.first(key) if given else item.labels[key]
        return el(
            "p",
            el("label", label_words(key).capitalize(), for_=f"c-{key}"),
            _select(key, VOCABULARY[key], now, id_=f"c-{key}"),
            class_="field",
        )
    return _chain(item, paper, given) if key == "chain" else _scope(item, paper, given)


def _select(name: str, vocabulary: type[Label], now: str, *, id_: str | None = None) -> Markup:
    options = [
        el("option", label_words(str(each.value)), value=str(each.value), selected=each.value == now) for each in vocabulary
    ]
    if now not in [each.value for each in vocabulary]:
        options.insert(0, el("option", "as known", value="", selected=True))
    return el("select", *options, name=name, id=id_)


def _chain(item: Item, paper: Paper, given: Form | None) -> Markup:
    links: Sequence[Mapping[str, str]] = given.rows() if given else item.labels["chain"]
    rows = [link for link in links if link.get("name")]
    spare: list[Mapping[str, str]] = [dict.fromkeys(LINK_FIELDS, "")] * _SPARE
    known = [el("option", value=source["name"]) for source in paper.document["sources"]]
    return el(
        "fieldset",
        el("legend", "Chain, from the origin on"),
        el("p", _CHAIN_HINT, class_="facts"),
        *[_link(number, link) for number, link in enumerate([*rows, *spare], 1)],
        el("datalist", *known, id="sources"),
    )


def _link(number: int, link: Mapping[str, str]) -> Markup:
    fields = [_labelled("name", el("input", name="link_name", value=link["name"], list="sources"))]
    fields += [_labelled(key, _select(f"link_{key}", labels, link.get(key, ""))) for key, labels in _LINK.items()]
    return el("div", *fields, class_="link", role="group", aria_label=f"Link {number}")


def _labelled(name: str, field: Markup) -> Markup:
    return el("label", el("span", name, class_="facts"), field)


def _scope(item: Item, paper: Paper, given: Form | None) -> Markup:
    before = item.labels["scope"]
    target = given.first("target") if given else before["target"]
    prints = {each["fingerprint"] for each in before["covers"]}
    candidates = scope_candidates(paper)
    marked = set(given.all("covers")) if given else {i.id for i in candidates if i.fingerprint in prints}
    targets = [("statements", "the statements marked below"), ("document", "the whole article")]
    if item.passage["kind"] == "caption":
        targets.insert(1, ("image", "the image of its caption"))
    radios = [
        el("label", el("input", type="radio", name="target", value=name, checked=name == target), f" {words}", class_="tick")
        for name, words in targets
    ]
    ticks = [_statement(candidate, item, is_on=candidate.id in marked) for candidate in candidates]
    find = el(
        "p",
        el("label", "Look for statements", for_="find"),
        el("input", type="search", id="find"),
        class_="field needs-script", hidden=True,
    )  # fmt: skip
    listed = el("div", *ticks, class_="statements", role="group", aria_label="Statements of the article", tabindex="0")
    return el("fieldset", el("legend", "Covers"), *radios, find, listed)


def _statement(candidate: Item, item: Item, *, is_on: bool) -> Markup:
    here = " (the caveat stands here)" if candidate.statement is item.statement else ""
    tick = el("input", type="checkbox", name="covers", value=candidate.id, checked=is_on)
    return el("label", tick, f" {candidate.id}{here} ", el("bdi", candidate.words), class_="tick")
