"""JSON inputs: which known kind of news a document holds, and its items one by one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import orjson

from provenance.errors import UnreadableInputError
from provenance.read.articles import Article, article_of
from provenance.read.decode import decode
from provenance.read.ninjs import is_story, read_story

_KINDS = "ninjs, the AP Media API, the Reuters API"


def read_json(content: bytes, language: str | None) -> Iterator[Article]:
    """The articles of a JSON input in their order; an item without text comes as its error.

    Raises UnreadableInputError where the input is no JSON, or none that holds news.
    """
    text = decode(content).text
    try:
        value = orjson.loads(text.encode("utf-8", "replace"))
    except orjson.JSONDecodeError as error:
        raise UnreadableInputError("read.malformed", f"not well-formed JSON: {error}"[:200]) from error
    items = list(_items(value))
    if not items:
        raise UnreadableInputError("read.unknown-format", f"JSON, but none of {_KINDS}{_what(value)}")
    return _read_each(items, language)


def _read_each(items: list[tuple[dict[str, Any], str]], language: str | None) -> Iterator[Article]:
    for number, (item, pointer) in enumerate(items, 1):
        yield article_of(partial(read_story, item, pointer, language), str(number) if len(items) > 1 else "")


def _items(value: Any) -> Iterator[tuple[dict[str, Any], str]]:
    """The items with their pointers: the document itself, a list of them, or those in an interface's answer."""
    if is_story(value):
        yield value, ""
        return
    if isinstance(value, list):
        yield from ((v, f"/{i}") for i, v in enumerate(value) if is_story(v))
        return
    data = value.get("data", value) if isinstance(value, dict) else None
    base = "/data" if isinstance(data, dict) and "data" in value else ""
    if not isinstance(data, dict):
        return
    if is_story(data.get("item")):
        yield data["item"], f"{base}/item"
    entries = data.get("items", data.get("item"))
    for i, entry in enumerate(entries if isinstance(entries, list) else ()):
        name = "items" if "items" in data else "item"
        if isinstance(entry, dict) and is_story(entry.get("item")):
            yield entry["item"], f"{base}/{name}/{i}/item"
        elif is_story(entry):
            yield entry, f"{base}/{name}/{i}"


def _what(value: Any) -> str:
    if isinstance(value, dict) and value.get("format") == "provenance-annotation":
        return "; it is an annotation already"
    if isinstance(value, dict) and "$schema" in value:
        return "; it names a schema of its own"
    return ""
