"""What is asked of one element of a page: the hints that its attributes give, its text, what lies in it.

Every call into the parser's objects costs as much as a page of arithmetic, and some cost ten times what others do:
children as a slice, names and values of attributes as two lists, and texts gathered by hand are the cheap ways.
"""

from __future__ import annotations

from typing import Any

from provenance.read.hints import FURNITURE, HIDDEN, read_hints

Element = Any  # lxml's elements carry no usable types
_MANY = 2000
_ID = 4
_SLUG = 4  # hyphens of an id that is a heading's words
_DIALOGS = frozenset({"dialog", "alertdialog"})  # roles of what opens over the page: consent, logins, calls to subscribe


def element_hints(element: Element) -> int:
    """The flags of hints.py that an element's own attributes give."""
    names: list[str] = element.keys()
    if not names:
        return 0
    values: list[str] | None = None
    out = rank = 0
    words = ""
    for at, name in enumerate(names):
        if name == "class":
            own = 5
        elif name == "id":  # the first of these four that an element has
            own = _ID
        elif name == "data-testid":
            own = 3
        elif name == "data-gu-name":
            own = 2
        elif name == "itemprop":
            own = 1
        else:
            if name == "hidden":
                out |= FURNITURE
            elif name == "role":
                if element.get("role") in _DIALOGS:
                    out |= HIDDEN
            elif name == "style" and _is_clipped(element.get("style") or ""):
                out |= HIDDEN
            continue
        if values is None:
            values = element.values()
        if own == 5:
            out |= read_hints(values[at])
        elif own > rank and values[at]:
            rank, words = own, values[at]
    if rank == _ID and words.count("-") >= _SLUG:
        words = words[: words.index("-")]  # a heading as an id ("harbour-promoted-to-port-of-call"): no words for a role
    return out | read_hints(words) if words else out


def _is_clipped(style: str) -> bool:
    """True for words that only a screen reader finds (`clip: rect(0 0 0 0)`, a box of one pixel)."""
    return "clip" in style and "rect(0" in style.replace(" ", "")


def children_of(element: Element) -> Any:
    """The children of an element: all at once, which is twice as quick; one by one where they are so many that they would
    take much memory.
    """
    return element[:] if len(element) < _MANY else element


def inner_text(element: Element) -> str:
    """All text inside of an element."""
    text: str = element.text or ""
    if not len(element):
        return text
    parts = [text]
    _gather(element, parts)
    return "".join(parts)


def _gather(element: Element, parts: list[str]) -> None:
    for child in children_of(element):
        text: str | None = child.text
        if text is not None:
            parts.append(text)
        if len(child):
            _gather(child, parts)
        tail: str | None = child.tail
        if tail is not None:
            parts.append(tail)


def has_inside(element: Element, tags: frozenset[str]) -> bool:
    """True where an element that goes by one of the tags lies in another one."""
    return any(child.tag in tags or (len(child) > 0 and has_inside(child, tags)) for child in children_of(element))
