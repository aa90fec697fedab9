"""What one item shows, the same in every face: the passage with its marks, the labels, the chain, why, what it covers."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from provenance.records import record
from provenance.review.items import Item, flat
from provenance.review.queue import Place, rules_of
from provenance.review.session import Session
from provenance.review.standing import is_stale
from provenance.views.words import (
    ARROW,
    by_words,
    covered,
    label_words,
    scope_words,
    source_names,
    verification_words,
    verified_on,
)

Json = dict[str, Any]

# The marks of a passage's words, the strongest first.
CAVEAT_MARK, SCOPE_MARK, ITEM_MARK, CUE_MARK, PLAIN = "caveat", "scope", "item", "cue", "plain"
_ORDER = (CAVEAT_MARK, CUE_MARK, ITEM_MARK, SCOPE_MARK)


@record
class Screen:
    """`words` are the passage's pieces with their marks; `lines` are `(label, text)`; without a label a line goes on."""

    title: str
    words: list[tuple[str, str]]
    lines: list[tuple[str, str]]


def screen_of(session: Session, clean: Callable[[str], str] | None = None) -> Screen | None:
    """What the session's item shows; None behind the last one. `clean` makes words harmless where they are shown: if it is
    not given, to a terminal.
    """
    clean = clean or harmless
    place = session.place
    if place is None:
        return None
    item, document = place.item, place.paper.document
    title = f"{session.at + 1} of {len(session.queue)} · {place.paper.name} · {item.id} · {label_words(item.passage['kind'])}"
    lines = [*_labels(item), *_reasons(place)]
    if item.caveat is not None:
        lines += _covers(document, item.caveat)
    else:
        names, checks = source_names(document), verified_on(document).get(item.id, ())
        lines += [("check", f"{verification_words(found, names)} in {found['statement']}") for found in checks]
    lines += _standing(session)
    words = [(clean(piece), mark) for piece, mark in marked_words(item)]
    return Screen(clean(title), words, [(label, clean(line)) for label, line in lines])


def harmless(words: str) -> str:
    """Words that do nothing to a terminal, whatever the article or another reviewer wrote."""
    return "".join(ch if ch.isprintable() else "\ufffd" for ch in words)


def marked_words(item: Item) -> list[tuple[str, str]]:
    """The item's passage as pieces of words with one mark each, on one line."""
    spans = [(ITEM_MARK, item.statement["span"])]
    if item.caveat is not None:
        spans = [(CAVEAT_MARK, item.caveat["span"])]
        covers = item.caveat["scope"].get("ids") or []
        spans += [(SCOPE_MARK, s["span"]) for s in item.passage["statements"] if s["id"] in covers]
        if item.caveat["scope"]["target"] == "image" and item.passage["id"] in covers:
            spans += [(SCOPE_MARK, s["span"]) for s in item.passage["statements"] if s["status"] != "not_applicable"]
    else:
        spans += [(CUE_MARK, a["cue"]) for a in item.statement["attributions"] if a["cue"]]
    pieces: list[tuple[str, str]] = []
    for number, statement in enumerate(item.passage["statements"]):
        if number:
            pieces.append((" ", PLAIN))
        pieces += _pieces(statement["span"], spans)
    return pieces


def _pieces(span: Json, spans: list[tuple[str, Json]]) -> list[tuple[str, str]]:
    first, end, exact = span["start"], span["end"], span["exact"]
    edges = {first, end}
    for _, other in spans:
        edges |= {edge for edge in (other["start"], other["end"]) if first < edge < end}
    cuts = sorted(edges)
    found = []
    for start, stop in pairwise(cuts):
        marks = {mark for mark, other in spans if other["start"] <= start and stop <= other["end"]}
        mark = next((m for m in _ORDER if m in marks), PLAIN)
        words = " ".join(exact[start - first : stop - first].split())
        piece = exact[start - first : stop - first]
        found.append((f"{' ' * piece[:1].isspace()}{words}{' ' * (piece[-1:].isspace() and bool(words))}", mark))
    return found


def labels_line(labels: Json) -> str:
    """Labels in words: `state media · attributed · Han → KCNA`, or of a caveat its kind and what it covers."""
    if labels.get("kind") or labels.get("scope"):
        scope = labels.get("scope")
        parts = [label_words(labels["kind"])] if labels.get("kind") else []
        return " · ".join([*parts, *([scope_line(scope)] if scope else [])])
    parts = [label_words(labels[key]) for key in ("source_type", "status") if labels.get(key)]
    chain = labels.get("chain")
    if chain is not None:
        parts.append(chain_line(chain) or "no chain")
    return " · ".join(parts)


def chain_line(chain: list[Json]) -> str:
    """A logged chain with arrows, each link with its type and channel."""
    links = []
    for link in chain:
        channel = "" if link["channel"] == "none" else f", {link['channel']}"
        links.append(f"{link['name']} ({label_words(link['type'])}{channel})")
    return ARROW.join(links)


def scope_line(scope: Json) -> str:
    """A logged scope in words."""
    if scope["target"] == "document":
        return "covers the whole article"
    what = "the image of " if scope["target"] == "image" else ""
    return f"covers {what}" + "; ".join(f"“{_short(c['words'])}”" for c in scope["covers"])


def decision_line(entry: Json) -> str:
    """A decision in one line: who, what, which labels, and the remark."""
    found = f"{entry['reviewer']}: {outcome_line(entry)}"
    return f"{found} ({entry['comment']})" if entry.get("comment") else found


def outcome_line(entry: Json) -> str:
    """What was decided: `accept`, `correct to unverified`."""
    if entry["decision"] == "correct" and entry.get("after"):
        return f"correct to {labels_line(entry['after'])}"
    return str(entry["decision"])


def _labels(item: Item) -> list[tuple[str, str]]:
    if item.caveat is not None:
        return [("caveat", f"{label_words(item.caveat['kind'])} “{item.words}”")]
    statement = item.statement
    lines = [("labels", f"{label_words(statement['source_type'])} · {label_words(statement['status'])}")]
    lines.append(("chain", chain_line(item.labels["chain"]) or "none"))
    return lines


def _reasons(place: Place) -> list[tuple[str, str]]:
    item = place.item
    lines = [("look", reason) for reason in place.reasons]
    if item.caveat is not None:
        return [*lines, ("why", item.caveat["rule"])]
    shown = set()
    for evidence in item.statement["evidence"]:
        words = f" “{flat(evidence['span']['exact'])}”" if evidence.get("span") else ""
        shown.add(evidence["rule"])
        lines.append(("why", evidence["rule"] + words))
    lines += [("why", rule) for rule in rules_of(item) if rule not in shown]
    return lines


def _covers(document: Json, caveat: Json) -> list[tuple[str, str]]:
    whose = by_words(caveat, source_names(document))
    lines = [("whose", whose)] if whose else []
    lines.append(("scope", scope_words(caveat)))
    for statement in covered(document, caveat)[:8]:
        labels = f"{label_words(statement['source_type'])}, {label_words(statement['status'])}"
        lines.append(("", f"{statement['id']} ({labels}): {_short(flat(statement['span']['exact']), 160)}"))
    return lines


def _standing(session: Session) -> list[tuple[str, str]]:
    place, mine = session.queue[session.at], session.mine
    lines = []
    if mine is not None:
        stale = " (of labels that have changed since)" if is_stale(mine, place.item) else ""
        lines.append(("decided", decision_line(mine) + stale))
    lines += [("other", decision_line(entry)) for entry in session.others]
    for name in session.verdicts.flags:
        if name == session.reviewer:
            lines.append(("flag", "flagged for somebody else"))
        elif session.shows_others:
            lines.append(("flag", f"flagged by {name}"))
    lines += [
        ("comment", f"{e['reviewer']}: {e['comment']}")
        for e in session.comments
        if e["decision"] in ("comment", "flag", "skip")
    ]
    return lines


def _short(words: str, longest: int = 80) -> str:
    return words if len(words) <= longest else words[: longest - 1] + "…"
