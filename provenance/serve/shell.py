"""What every page has around it: head, navigation, what was just done, and the visitor's own settings."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from provenance.report.markup import Markup, Part, el, join
from provenance.review.keys import ACTIONS
from provenance.serve.room import LONGEST_NAME, Room, Visitor
from provenance.vocabulary import CaveatKind, Label, SourceType, Status

# What the pages may load and where their forms may go; nothing of an article can run, whatever its words.
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_PLACES = (
    ("/queue", "Queue"),
    ("/disagreements", "Disagreements"),
    ("/record", "Who did what"),
    ("/help", "Keys and labels"),
)


@cache
def asset(name: str) -> str:
    """A style sheet or script that lies beside this module."""
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


def plain_page(title: str, *parts: Part) -> str:
    """A page for somebody who is not known yet, or where something cannot be."""
    return _page(title, join(el("main", el("h1", title), *parts, id="main")))


def visitor_page(title: str, visitor: Visitor, address: str, *parts: Part) -> str:
    """A page for a visitor, who is at this address."""
    told = visitor.hear()
    body = join(
        el("a", "Skip to the content", href="#main", class_="skip"),
        el("header", _places(address), _settings(visitor, address)),
        el("main", el("p", told, role="status", class_="told") if told else None, *parts, id="main", tabindex="-1"),
    )
    return _page(title, body, has_keys=visitor.has_keys)


def _page(title: str, body: Markup, *, has_keys: bool = False) -> str:
    head = join(
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("title", f"{title} · provenance review"),
        el("link", rel="stylesheet", href="/style.css"),
        el("script", src="/page.js", defer=True),
    )
    return f"<!DOCTYPE html>\n{el('html', el('head', head), el('body', body, data_keys=has_keys), lang='en').html}\n"


def _places(address: str) -> Markup:
    here = address.partition("?")[0]
    links = [el("li", el("a", name, href=place, aria_current="page" if place == here else None)) for place, name in _PLACES]
    return el("nav", el("ul", *links), aria_label="Pages")


def _settings(visitor: Visitor, address: str) -> Markup:
    others = "Hide what others decided" if visitor.shows_others else "Show what others decided"
    keys = "Turn keys off" if visitor.has_keys else "Turn keys on"
    return el(
        "form",
        form_key(visitor),
        el("input", type="hidden", name="back", value=address),
        el("span", "You review as ", el("strong", el("bdi", visitor.reviewer))),
        el("button", others, name="change", value="others"),
        el("button", keys, name="change", value="keys", class_="needs-script", hidden=True),
        method="post", action="/settings", class_="settings", aria_label="You",
    )  # fmt: skip


def form_key(visitor: Visitor) -> Markup:
    """What every form of the visitor has to bring back."""
    return el("input", type="hidden", name="form_key", value=visitor.form_key)


def entrance(room: Room, complaint: str = "") -> str:
    """The page on which a newcomer who brought the token, or a ticket, says who reviews."""
    form = el(
        "form",
        el("input", type="hidden", name="token", value=room.token),
        el("p", complaint, role="alert", class_="alert") if complaint else None,
        el(
            "p",
            el("label", "Your name, as the log will have it", for_="name"),
            el(
                "input",
                id="name",
                name="name",
                value=room.suggested,
                required=True,
                maxlength=str(LONGEST_NAME),
                autocomplete="name",
            ),
        ),
        el("p", el("button", "Start reviewing", class_="main")),
        method="post", action="/enter",
    )  # fmt: skip
    count = len(room.papers)
    lead = (
        f"{count} article{'' if count == 1 else 's'} to review. Every decision is kept under your name in the log beside the"
    )
    rest = " annotation. A reviewer does not see what others decided unless they ask for it."
    return plain_page("Who reviews?", el("p", lead + rest), form)


def help_parts(room: Room) -> Markup:
    """The page of the keys, and what every label means."""
    rows = [
        el("tr", el("th", el("kbd", room.keys[action]), scope="row"), el("td", action), el("td", meaning))
        for action, (_, meaning) in ACTIONS.items()
    ]
    head = el("tr", *[el("th", name, scope="col") for name in ("key", "action", "what it does")])
    kinds: tuple[tuple[str, type[Label]], ...] = (
        ("Source types", SourceType), ("Statuses", Status), ("Kinds of caveats", CaveatKind),
    )  # fmt: skip
    return join(
        el("h1", "Keys and labels"),
        el("p", "Keys work on the page of an item while no field has the keyboard. The configuration can give them others."),
        table("Keys", head, rows),
        *[_meanings(name, vocabulary) for name, vocabulary in kinds],
    )


def _meanings(name: str, vocabulary: type[Label]) -> Markup:
    rows: list[Part] = []
    for label in vocabulary:
        rows += [el("dt", str(label.value).replace("_", " ")), el("dd", label.meaning)]
    return el("section", el("h2", name), el("dl", *rows))


def table(title: str, head: Markup, rows: list[Markup]) -> Markup:
    """A table with its title, which can be scrolled with the keyboard where it is wide."""
    inside = el("table", el("caption", title), el("thead", head), el("tbody", *rows))
    return el("div", inside, class_="scroll", tabindex="0", role="region", aria_label=title)
