"""Checks annotation files, whoever made them: the schema, then what no schema can say."""

from __future__ import annotations

import json
from typing import Any

import orjson

from provenance.model.conform import schema_text
from provenance.validation.codes import CODES, Problem
from provenance.validation.schema import is_schema_valid, pointer, schema_problems
from provenance.validation.semantics import semantic_problems

__all__ = [
    "CODES",
    "Problem",
    "is_schema_valid",
    "pointer",
    "schema_text",
    "validate_bytes",
    "validate_document",
]


def validate_document(document: Any) -> list[Problem]:
    """What is wrong with an annotation given as plain JSON values. Meaning is checked only where the schema is met."""
    return schema_problems(document) or semantic_problems(document)


def validate_bytes(content: bytes) -> tuple[Any, list[Problem]]:
    """An annotation file's document and its problems; the document is None where the file is not JSON (PV001)."""
    try:
        document = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        return None, [Problem("PV001", "", f"not JSON: {error}")]
    if not isinstance(document, dict):
        return None, [Problem("PV001", "", "not a JSON object", type(document).__name__, "object")]
    return document, _repeated_keys(content) + validate_document(document)


def _repeated_keys(content: bytes) -> list[Problem]:
    repeated: dict[str, None] = {}

    def collect(pairs: list[tuple[str, Any]]) -> None:
        if len({key for key, _ in pairs}) < len(pairs):
            keys = [key for key, _ in pairs]
            repeated.update((key, None) for key in keys if keys.count(key) > 1)

    try:
        json.loads(content, object_pairs_hook=collect)
    except RecursionError:
        return [Problem("PV001", "", "nested too deeply")]
    return [Problem("PV003", "", f"the key {key!r} stands twice in one object", key) for key in repeated]
