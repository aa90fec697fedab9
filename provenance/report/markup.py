"""HTML written safely: every text and attribute is escaped here and nowhere else."""

from __future__ import annotations

import base64
import hashlib
import html
from functools import cache
from pathlib import Path

from provenance.records import record

_VOID = frozenset(("meta", "input", "link"))


@record
class Markup:
    """HTML that was made here, and so is not escaped again."""

    html: str


Part = Markup | str | None


def text(words: str) -> str:
    """Words as HTML text or attribute: escaped, and without the control characters that HTML does not have."""
    shown = "".join(ch if ch >= " " or ch in "\t\n" else "\ufffd" for ch in words)
    return html.escape(shown.encode("utf-8", "replace").decode(), quote=True)


def el(name_: str, /, *parts: Part, **attributes: str | bool | None) -> Markup:
    """An element. `class_` and `for_` stand for the attributes of those names, `_` in others for a hyphen; True writes the
    name alone, False and None leave it out.
    """
    written = [name_]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        named = key.removesuffix("_").replace("_", "-")
        written.append(named if value is True else f'{named}="{text(str(value))}"')
    opened = f"<{' '.join(written)}>"
    return Markup(opened) if name_ in _VOID else Markup(f"{opened}{join(*parts).html}</{name_}>")


def join(*parts: Part) -> Markup:
    """Parts one after the other; plain strings are escaped, None is nothing."""
    return Markup("".join(p.html if isinstance(p, Markup) else text(p) for p in parts if p is not None))


@cache
def asset(name: str) -> str:
    """A style sheet or script that lies beside this module."""
    return (Path(__file__).parent / name).read_text(encoding="utf-8").strip()


def digest(content: str) -> str:
    """The content's name in a content security policy."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def policy() -> str:
    """The content security policy of a page: its own style and script, and nothing else."""
    style, script = asset("page.css"), asset("page.js")
    return (
        f"default-src 'none'; style-src {digest(style)}; script-src {digest(script)}; "
        "base-uri 'none'; form-action 'none'; img-src 'none'"
    )


def whole_page(title: str, body: Markup, language: str = "en") -> str:
    """A page that loads nothing and runs only its own script, which a strict content security policy sees to."""
    style, script = asset("page.css"), asset("page.js")
    head = join(
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=policy()),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("meta", name="referrer", content="no-referrer"),
        el("title", title),
        el("style", Markup(style)),
    )
    inside = join(el("head", head), el("body", body, el("script", Markup(script))))
    return f"<!DOCTYPE html>\n{el('html', inside, lang=language).html}\n"
