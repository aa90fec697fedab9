"""Linked data (JSON-LD) of a page as plain objects, and how their names, types and texts are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import orjson

from provenance.matching import LazyPattern
from provenance.read.texts import collapse

Json = dict[str, Any]

_CONTROL = LazyPattern(r"[\x00-\x1f]", __name__)


def read_linked_data(text: str) -> list[dict[str, Any]]:
    """The JSON-LD objects of one script, those in lists and `@graph` too; nothing where it is not JSON."""
    text = (
        text.strip()
        .removeprefix("<!--")
        .removesuffix("-->")
        .removeprefix("//<![CDATA[")
        .removesuffix("//]]>")
        .strip()
        .rstrip(";")
    )
    try:
        value = orjson.loads(text)
    except orjson.JSONDecodeError:
        try:
            value = orjson.loads(_CONTROL.sub(" ", text))
        except orjson.JSONDecodeError:
            return []
    return list(_objects(value, 0))


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(value, list):
        for v in value:
            yield from _objects(v, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            if isinstance(value.get(key), (dict, list)):
                yield from _objects(value[key], depth + 1)


def type_of(item: Json) -> str:
    """An object's types, joined by spaces."""
    kind = item.get("@type")
    return (
        " ".join(k for k in kind if isinstance(k, str)) if isinstance(kind, list) else kind if isinstance(kind, str) else ""
    )


def text_of(value: Any) -> str:
    """A text, or the name of an object; of a list the first. Character references are read, tags left out."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    return collapse(unescape(value)) if isinstance(value, str) else ""


def unescape(text: str) -> str:
    """Character references as the characters, also where they were escaped twice; tags are taken out."""
    import html

    for _ in range(2):
        if "&" in text:
            text = html.unescape(text)
    return re.sub(r"</?[a-zA-Z][^<>]{0,200}>", "", text) if "<" in text else text


def name_of(value: Any, by_id: dict[str, Json]) -> str:
    """The name of a person or body: given as a text, as an object, or by the id of one; of a list the first's."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict) and not value.get("name") and isinstance(value.get("@id"), str):
        value = by_id.get(value["@id"], value)
    return text_of(value)
