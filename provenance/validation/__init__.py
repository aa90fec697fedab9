"""Checks annotation files, whoever made them: the schema, then what no schema can say."""

from __future__ import annotations

from typing import Any

import orjson

from provenance.model.conform import schema_text
from provenance.validation.codes import CODES, Problem
from provenance.validation.consistency import Outlets, package_outlets
from provenance.validation.repeated import repeated_keys
from provenance.validation.schema import is_schema_valid, pointer, schema_problems
from provenance.validation.sound import is_sound

__all__ = [
    "CODES",
    "Outlets",
    "Problem",
    "is_schema_valid",
    "package_outlets",
    "pointer",
    "problems_of",
    "schema_text",
    "validate_bytes",
    "validate_document",
]


def validate_document(document: Any, outlets: Outlets = package_outlets) -> list[Problem]:
    """What is wrong with an annotation given as plain JSON values. Meaning is checked only where the schema is met.

    `outlets` gives the ids of the registry with a digest, or None where that registry is not at hand.
    """
    from provenance.validation.semantics import semantic_problems  # a sound file has no use for them

    return schema_problems(document) or semantic_problems(document, outlets)


def validate_bytes(content: bytes, outlets: Outlets = package_outlets) -> tuple[Any, list[Problem]]:
    """An annotation file's document and its problems; the document is None where the file is not JSON (PV001)."""
    try:
        document = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        return None, [Problem("PV001", "", f"not JSON: {error.msg}", offset=error.pos)]
    if not isinstance(document, dict):
        return None, [Problem("PV001", "", "not a JSON object", type(document).__name__, "object")]
    if is_sound(content, outlets):
        return document, []
    return document, repeated_keys(content, document) + validate_document(document, outlets)


def problems_of(content: bytes, outlets: Outlets = package_outlets) -> list[Problem]:
    """What is wrong with an annotation file, where nobody asks for its document: so of a sound one none is made."""
    return [] if is_sound(content, outlets) else validate_bytes(content, outlets)[1]
