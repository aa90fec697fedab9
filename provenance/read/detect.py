"""Which format an input is in: by its first bytes, and by its name only where content cannot tell."""

from __future__ import annotations

import re

FORMATS = ("text", "html", "markdown", "json", "xml", "picture", "warc")
# Formats of which one input may hold several articles.
SEVERAL = frozenset({"json", "xml", "warc"})

_MARKUP_NAME = re.compile(r"\.x?html?$", re.I)
_MARKDOWN_NAME = re.compile(r"\.(?:md|markdown|mdown|mkd)$", re.I)
_TEXT_NAME = re.compile(r"\.(?:te?xt|asc)$", re.I)
_MARKUP = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,200}\?>\s*)*<(?:!doctype\s+html|html|head|"
    rb"body|article|div|p|h1|section|main|meta|title|figure)\b",
    re.I | re.S,
)
_XML = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml\b[^>]{0,400}\?>\s*|<\?xpacket\b[^>]{0,400}\?>\s*|<!--.{0,20000}?-->\s*|<!DOCTYPE[^>\[]{0,1000}"
    rb"(?:\[.{0,100000}?\]\s*)?>\s*)*<(?P<root>[A-Za-z_][\w.:-]*)",
    re.S,
)
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*(?:\"|\})|\[\s*(?:\{|\]))")
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*")
_PACKED = (b"\x1f\x8b", b"\x04\x22\x4d\x18", b"\x28\xb5\x2f\xfd")  # gzip, lz4, zstd: archives of the web are packed so
_HEAD = 1 << 17


def detect_format(content: bytes, name: str) -> str:
    """One of FORMATS. `content` may be the first bytes of the input alone (100 kB tell it)."""
    first = content[:16]
    if first.startswith(_PICTURES):
        return "picture"
    if first.startswith((b"WARC/", *_PACKED)):
        return "warc"
    if _MARKUP_NAME.search(name):
        return "html"
    head = content[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode("utf-8", "ignore")
    if _MARKDOWN_NAME.search(name):
        return "markdown"
    if _TEXT_NAME.search(name):
        return "text"
    if _MARKUP.match(head[:4096]):
        return "html"
    if _JSON.match(head):
        return "json"
    return _xml_kind(head)


def _xml_kind(head: bytes) -> str:
    found = _XML.match(head) if b"<" in head[:64] else None
    if found is None:
        return "text"
    return "html" if found["root"].rpartition(b":")[2] == b"html" else "xml"
