"""Where a statement of an annotation stands in the file that the user named: the article, or the annotation itself."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from provenance.cli.documents import Loaded
from provenance.places import Json, Lines, scan_json
from provenance.results import Place


class Placer:
    """Places of one input. In an annotation file they are those of its JSON, in a plain-text article those of its text;
    any other article has no lines to speak of, and the passage's own path (an XPath) says where.
    """

    def __init__(self, loaded: Loaded) -> None:
        self._loaded = loaded
        document: dict[str, Any] = loaded.document or {}
        self._article = document["article"]

    @cached_property
    def _json(self) -> Json:
        return scan_json(self._loaded.source or "")

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self._loaded.source if self._loaded.source is not None else self._article.get("text") or "")

    def at(self, pointer: str, passage: dict[str, Any] | None, part: dict[str, Any] | None, name: str) -> Place:
        """The place of what a pointer leads to; `part` is the statement, or what else has a span."""
        file, path = self._loaded.name, (passage or {}).get("path")
        if self._loaded.source is not None:
            line, column = self._lines.at(self._json.offset(pointer))
            line += max(0, self._loaded.line - 1)
            return Place(file, line, column, None, None, pointer, path, name)
        if part is None or self._article["media_type"] != "text/plain" or self._article.get("text") is None:
            return Place(file, pointer=pointer, path=path, name=name)
        line, column = self._lines.at(part["span"]["start"])
        end_line, end_column = self._lines.at(part["span"]["end"])
        return Place(file, line, column, end_line, end_column, pointer, path, name)
