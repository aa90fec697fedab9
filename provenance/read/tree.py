"""Bytes of a page to its tree, within the limits of the parser: what it cannot read is cut, and said."""

from __future__ import annotations

import re

from lxml import etree

from provenance.findings import Diagnostic
from provenance.read.elements import Element

# From this version on, it says so wherever in a page bytes are no UTF-8, be it in a comment.
_TELLS = etree.LIBXML_VERSION >= (2, 14)
_LONG_TAG = re.compile(rb"<([A-Za-z][A-Za-z0-9-]*)([^<>]{4000,})>?")
_QUOTED = re.compile(rb"\"[^\"]*\"|'[^']*'")
_MANY = "data-too-many-attributes"
_DEPTH = "depth"
_TAG = re.compile(rb"<(/?)([A-Za-z][A-Za-z0-9-]*)[^<>]*>")
_UNCOUNTED = frozenset(
    b"html head body p li td th tr br hr img input meta link source area base col embed wbr track param option "
    b"dt dd script style".split()
)


def find_content(root: Element) -> Element:
    """Where a page's text stands: its body. Of a page that leaves out the tag, the parser puts `article` into the head."""
    body = root.find("body")
    if body is not None:
        return body
    head = root.find("head")
    return head if head is not None and next(head.iter("article", "section", "main", "p"), None) is not None else root


def parse(data: bytes, notes: list[Diagnostic]) -> Element | None:
    """The tree of a page in UTF-8; what had to be cut is added to `notes`. None where nothing at all was parsed."""
    return parse_soundly(data, notes)[0]


def parse_soundly(data: bytes, notes: list[Diagnostic]) -> tuple[Element | None, bool]:
    """The tree as `parse` gives it, and whether the parser read every byte as UTF-8 and found nothing wrong. False says
    nothing: older parsers do not tell.
    """
    data, cut = _without_long_tags(data)
    root, problem, is_sound = _parse(data)
    if problem == _DEPTH:
        flat, _, _ = _parse(_flatten(data))
        root = flat if flat is not None else root
        notes.append(Diagnostic("read.truncated", "warning", "tags nested deeper than the parser's limit were taken out"))
    elif problem:
        notes.append(Diagnostic("read.truncated", "warning", f"the page was cut by the parser's limits: {problem}"))
    if cut and _MANY.encode() in data:
        notes.append(Diagnostic("read.truncated", "warning", "the attributes of a tag with too many of them were cut"))
    return root, is_sound and not cut


def _parse(data: bytes) -> tuple[Element | None, str, bool]:
    """The tree, the parser's own words where it hit one of its limits (`_DEPTH` for the depth), and whether there was
    nothing that it complained of.
    """
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        root = None
    problem = ""
    errors = list(parser.error_log)
    for error in errors:
        if error.type_name in ("ERR_RESOURCE_LIMIT", "ERR_NO_MEMORY", "ERR_INTERNAL_ERROR") or "depth" in error.message:
            problem = _DEPTH if "depth" in error.message else error.message.strip()
            break
    return root, problem, _TELLS and not errors


def _without_long_tags(data: bytes) -> tuple[bytes, int]:
    """The page with the tags shortened that have so many attributes that the parser would take seconds, and their
    number. A tag of 20,000 bytes or more covers one of the places that are looked at.
    """
    kept: list[bytes] = []
    at = 0
    for place in range(10_000, len(data), 10_000):
        start = data.rfind(b"<", max(at, place - 10_000), place)
        if start < 0 or not data[start + 1 : start + 2].isalpha() or data.find(b">", start, start + 10_000) >= 0:
            continue
        found = _LONG_TAG.match(data, start)
        if found is not None and _has_too_many(found.group(2)):
            kept += data[at:start], b"<", found.group(1), b" ", _MANY.encode(), b">"
            at = found.end()
    return (b"".join((*kept, data[at:])), len(kept) // 6) if kept else (data, 0)


def _has_too_many(attributes: bytes) -> bool:
    return len(attributes) >= 5_000_000 or len(_QUOTED.sub(b" ", attributes).split()) > 1000


def _flatten(data: bytes) -> bytes:
    """The page without the tags that lie deeper than the parser goes; their text stays."""
    depth = 0
    dropped: dict[bytes, int] = {}

    def decide(m: re.Match[bytes]) -> bytes:
        nonlocal depth
        name = m.group(2).lower()
        if name in _UNCOUNTED:
            return m.group(0)
        if m.group(1):
            if dropped.get(name):
                dropped[name] -= 1
                return b""
            depth = max(0, depth - 1)
            return m.group(0)
        if depth >= 120:
            dropped[name] = dropped.get(name, 0) + 1
            return b" "
        depth += 1
        return m.group(0)

    return _TAG.sub(decide, data)
