"""Readers: one file per format, bytes to a SourceText with its passages. They know nothing of sources or labels."""

from __future__ import annotations

import re

from provenance.errors import UnreadableInputError
from provenance.findings import SourceText

__all__ = ["read"]

_MARKUP_NAME = re.compile(r"\.x?html?$", re.I)
_TEXT_NAME = re.compile(r"\.(?:te?xt|md|markdown|asc)$", re.I)
_MARKUP = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,200}\?>\s*)*<(?:!doctype\s+html|html|head|"
    rb"body|article|div|p|h1|section|main|meta|title|figure)\b",
    re.I | re.S,
)


def read(content: bytes, name: str, input_format: str = "auto", language: str | None = None) -> SourceText:
    """The canonical text and passages of one input. `name` helps to tell its format; `language` overrides its own.

    `input_format` is `auto`, `text` or `html`. Raises UnreadableInputError where there is no text at all (empty,
    binary, over the size limit), and for a format that is not known (`read.unknown-format`).
    """
    kind = detect_format(content, name) if input_format == "auto" else input_format
    if kind == "html":
        from provenance.read.html import read_html

        return read_html(content, language)
    if kind == "text":
        from provenance.read.text import read_text

        return read_text(content, language)
    raise UnreadableInputError("read.unknown-format", f"{input_format!r} is none of auto, text, html")


def detect_format(content: bytes, name: str) -> str:
    """`html` where the name or the first bytes say so, else `text`."""
    if _MARKUP_NAME.search(name):
        return "html"
    if _TEXT_NAME.search(name):
        return "text"
    head = content[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode("utf-8", "ignore")
    return "html" if _MARKUP.match(head) else "text"
