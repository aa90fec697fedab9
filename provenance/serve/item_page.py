"""An item as a page: its passage with marks, its labels and why, what it covers, and the forms that decide."""

from __future__ import annotations

import hashlib
from itertools import groupby

from provenance.report.markup import Markup, Part, el, join
from provenance.review.items import Item, flat
from provenance.review.screen import CAVEAT_MARK, CUE_MARK, ITEM_MARK, PLAIN, SCOPE_MARK, Screen, screen_of
from provenance.review.session import Session
from provenance.serve.addresses import item_address, list_address, query_of
from provenance.serve.correct_form import Typed, correct_form
from provenance.serve.room import Room, Visitor
from provenance.serve.shell import form_key
from provenance.views.words import label_words

_MARKS = {
    CAVEAT_MARK: "words of the caveat",
    SCOPE_MARK: "what it covers",
    ITEM_MARK: "the statement",
    CUE_MARK: "words that say who said it",
}
_BUTTONS = (
    ("accept", "Accept", "the labels are right"),
    ("reject", "Reject", "they are wrong; a caveat is none"),
    ("flag", "Flag", "somebody else should look"),
    ("skip", "Skip", "leave it for later"),
    ("comment", "Only keep the remark", ""),
)


def item_parts(room: Room, visitor: Visitor, session: Session, address: str, typed: Typed | None = None) -> Markup:
    """The page of the session's item. `typed` is a correction that could not be read, to be mended. Raises IndexError
    behind the last item.
    """
    place, screen = session.queue[session.at], screen_of(session, clean=str)
    if screen is None:
        raise IndexError(session.at)
    item = place.item
    is_settling = session.wanted.is_disputed_only
    title = f"{'Settle: ' if is_settling else ''}{_title(item)}"
    return join(
        el("p", _where(session, flat(place.paper.document["article"]["headline"] or "")), class_="facts"),
        el("h1", title),
        _passage(screen, place.paper.document["article"]["language"], item),
        el("p", el("a", "The whole article", href=f"/article/{room.number_of(place.paper)}"), class_="facts"),
        _facts(screen, item),
        _decide(room, visitor, session, address),
        correct_form(room, visitor, item, place.paper, (address, seen(session)), typed),
        _ways(room, visitor, session, address),
    )


def seen(session: Session) -> str:
    """What the page showed: the item, and where it is settled the decisions on it. A form brings it back, so that nobody
    decides on, or settles, what they did not see.
    """
    item = session.queue[session.at].item
    shown = session.verdicts.by_reviewer.values() if session.wanted.is_disputed_only else ()
    standing = sorted(entry["id"] for entry in shown)
    return hashlib.sha256("\0".join((item.fingerprint, *standing)).encode()).hexdigest()


def _title(item: Item) -> str:
    if item.caveat is not None:
        return f"Caveat: {label_words(item.caveat['kind'])}"
    return f"Statement: {label_words(item.statement['source_type'])}, {label_words(item.statement['status'])}"


def _where(session: Session, headline: str) -> Markup:
    place = session.queue[session.at]
    kind = label_words(place.item.passage["kind"])
    return join(
        f"{session.at + 1} of {len(session.queue)} · {place.paper.name}",
        join(" · ", el("bdi", headline)) if headline else None,
        f" · {kind} {place.item.id}",
    )


def _passage(screen: Screen, language: str, item: Item) -> Markup:
    pieces: list[Part] = []
    for mark, group in groupby(screen.words, key=lambda piece: piece[1]):
        words = "".join(piece for piece, _ in group)
        if mark == PLAIN or not words.strip():
            pieces.append(words)
            continue
        pieces.append(
            el(
                "mark",
                el("span", f"[{_MARKS[mark]}: ", class_="unseen", lang="en", dir="ltr"),
                words,
                el("span", "] ", class_="unseen", dir="ltr"),
                class_=mark,
            )
        )
    used = [mark for mark in _MARKS if any(found == mark for _, found in screen.words)]
    legend = [el("li", el("mark", _MARKS[mark], class_=mark)) for mark in used]
    return el(
        "section",
        el("p", *pieces, class_="words", lang=language, dir="auto"),
        el("ul", *legend, class_="legend", aria_hidden="true"),
        class_=f"passage {item.passage['kind']}", aria_label="The words in their passage",
    )  # fmt: skip


def _facts(screen: Screen, item: Item) -> Markup:
    """The lines of the screen as a list of facts; lines without a name go on with the fact before."""
    rows: list[tuple[str, list[Part]]] = []
    for name, words in screen.lines:
        part: Part = _chain(item) if name == "chain" and item.labels["chain"] else el("bdi", words)
        if name and (not rows or rows[-1][0] != name):
            rows.append((name, []))
        rows[-1][1].append(part)
    parts: list[Part] = []
    for name, found in rows:
        parts += [el("dt", name), *[el("dd", part) for part in found]]
    return el("section", el("dl", *parts), aria_label="Labels, and why")


def _chain(item: Item) -> Markup:
    links = []
    for link in item.labels["chain"]:
        channel = "" if link["channel"] == "none" else f", {link['channel']}"
        facts = f" {label_words(link['type'])}{channel}"
        links.append(el("li", el("bdi", link["name"]), el("span", facts, class_="facts")))
    return el("ol", *links, class_="chain", aria_label="Chain, from the origin on")


def _decide(room: Room, visitor: Visitor, session: Session, address: str) -> Markup:
    buttons = [
        el(
            "button",
            name,
            *key_mark(room, action if action != "comment" else ""),
            el("span", meaning, class_="meaning") if meaning else None,
            name="decision", value=action, class_=f"decide {action}-it",
            **_shortcut(room, action if action != "comment" else ""),
        )
        for action, name, meaning in _BUTTONS
    ]  # fmt: skip
    return el(
        "form",
        el("h2", "Decide"),
        form_key(visitor),
        el("input", type="hidden", name="seen", value=seen(session)),
        el(
            "p",
            el("label", "Remark", for_="remark"),
            el("textarea", id="remark", name="remark", rows="2", **_shortcut(room, "comment")),
            class_="field",
        ),
        el("p", *buttons, class_="buttons"),
        method="post", action=address, class_="decision",
    )  # fmt: skip


def key_mark(room: Room, action: str) -> list[Part]:
    """The key of an action as a button shows it."""
    return [" ", el("kbd", room.keys[action])] if action in room.keys else []


def _shortcut(room: Room, action: str) -> dict[str, str | bool | None]:
    key = room.keys.get(action)
    return {"data_key": key, "aria_keyshortcuts": key} if key else {}


def _ways(room: Room, visitor: Visitor, session: Session, address: str) -> Markup:
    queue, at, wanted = session.queue, session.at, session.wanted
    links: list[Part] = []
    for action, number in (("previous", at - 1), ("next", at + 1)):
        if 0 <= number < len(queue):
            links.append(_way(room, action, action.capitalize(), item_address(room, queue[number], wanted)))
    links.append(_way(room, "quit", "Back to the list", list_address(wanted)))
    links.append(_way(room, "help", "Keys and labels", "/help"))
    undo = el(
        "form",
        form_key(visitor),
        el("input", type="hidden", name="back", value=address),
        el("button", "Take back your last decision", *key_mark(room, "undo"), **_shortcut(room, "undo")),
        method="post", action=f"/undo{query_of(wanted)}",
    )  # fmt: skip
    return el("nav", *links, undo, class_="ways", aria_label="Other items")


def _way(room: Room, action: str, name: str, address: str) -> Markup:
    return el("a", name, *key_mark(room, action), href=address, **_shortcut(room, action))
