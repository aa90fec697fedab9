"""What may stand before the root of a marked-up document: read forward once, whatever it holds.

One pattern for all of it would try every comment's end against every other, and never come back from a bad file.
"""

from __future__ import annotations

from typing import NamedTuple

from provenance.patterns import compile_pattern

_SPACE = compile_pattern(r"[\s\ufeff]*")
_DOCTYPE = compile_pattern(r"(?i)<!doctype\b")
_IN_DOCTYPE = compile_pattern(r"\"[^\"]*\"|'[^']*'|[\[\]>]")
_NAME = compile_pattern(r"<([A-Za-z_][\w.:-]*)")


class Prolog(NamedTuple):
    """Where the root element starts and its name (empty where there is none), and the span of the document type."""

    end: int
    root: str
    doctype: tuple[int, int] | None


def read_prolog(text: str) -> Prolog:
    """Pass over declarations, comments and a document type; offsets count characters of `text`."""
    at, doctype = 0, None
    while True:
        at = _SPACE.match(text, at).end()  # type: ignore[union-attr]  # it matches anywhere
        if text.startswith("<?", at):
            end = text.find("?>", at)
        elif text.startswith("<!--", at):
            end = text.find("-->", at + 4)
            end = end + 1 if end >= 0 else end
        elif doctype is None and _DOCTYPE.match(text, at):
            end = _end_of_doctype(text, at)
            doctype = (at, end + 2) if end >= 0 else None
        else:
            name = _NAME.match(text, at)
            return Prolog(at, name[1] if name is not None else "", doctype)
        if end < 0:
            return Prolog(at, "", doctype)
        at = end + 2


def _end_of_doctype(text: str, at: int) -> int:
    """One before the `>` that ends a document type; -1 where none does."""
    depth = 0
    for mark in _IN_DOCTYPE.finditer(text, at):
        if mark[0] == "[":
            depth += 1
        elif mark[0] == "]":
            depth -= 1
        elif mark[0] == ">" and depth <= 0:
            return mark.start() - 1
    return -1
