"""Which format an input is in: by its first bytes, and by its name only where content cannot tell."""

from __future__ import annotations

import re

from provenance.patterns import compile_pattern
from provenance.read.prolog import Prolog, read_prolog

FORMATS = ("text", "html", "markdown", "json", "xml", "picture", "warc")
# Formats of which one input may hold several articles.
SEVERAL = frozenset({"json", "xml", "warc"})

_MARKUP_NAME = compile_pattern(r"(?i)\.x?html?$")
_MARKDOWN_NAME = compile_pattern(r"(?i)\.(?:md|markdown|mdown|mkd)$")
_TEXT_NAME = compile_pattern(r"(?i)\.(?:te?xt|asc)$")
_MARKUP = frozenset(
    {"html", "head", "body", "article", "div", "p", "h1", "section", "main", "meta", "title", "figure"}
)  # fmt: skip
_XML_ROOTS = frozenset(
    {"rss", "feed", "rdf", "urlset", "nitf", "newsml", "newsitem", "newsmessage", "packageitem", "xmpmeta", "conceptitem"}
)  # fmt: skip
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
    if _JSON.match(head):
        return "json"
    return _markup_kind(head.removeprefix(b"\xef\xbb\xbf").decode("latin-1"))


def _markup_kind(head: str) -> str:
    """`html`, `xml` or `text`, by the root element and what stands before it."""
    if not head[:64].lstrip().startswith("<"):
        return "text"
    prolog = read_prolog(head)
    start, end = prolog.doctype or (0, 0)
    root = prolog.root.lower().rpartition(":")[2]
    if root in _MARKUP or re.match(r"<!doctype\s+html", head[start:end], re.I):
        return "html"
    is_xml = bool(prolog.root) and (head[: prolog.end].lstrip().startswith(("<?xml", "<?xpacket")) or root in _XML_ROOTS)
    return "xml" if is_xml or prolog.doctype is not None else _tagged(head, prolog)


def _tagged(head: str, prolog: Prolog) -> str:
    """XML for anything that begins with a tag and has its end; else text that begins with an angle bracket."""
    return "xml" if prolog.root and (f"</{prolog.root}" in head or "xmlns" in head[: prolog.end + 2000]) else "text"
