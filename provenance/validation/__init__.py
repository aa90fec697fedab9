"""Checks annotation files, whoever made them: the schema, then what no schema can say."""

from __future__ import annotations

from typing import Any

import orjson

from provenance.model.conform import schema_text
from provenance.validation.codes import CODES, Problem
from provenance.validation.consistency import Outlets, package_outlets
from provenance.validation.schema import is_schema_valid, pointer, schema_problems
from provenance.validation.semantics import semantic_problems

__all__ = [
    "CODES",
    "Outlets",
    "Problem",
    "is_schema_valid",
    "pointer",
    "schema_text",
    "validate_bytes",
    "validate_document",
]


def validate_document(document: Any, outlets: Outlets = package_outlets) -> list[Problem]:
    """What is wrong with an annotation given as plain JSON values. Meaning is checked only where the schema is met.

    `outlets` gives the ids of the registry with a digest, or None where that registry is not at hand.
    """
    return schema_problems(document) or semantic_problems(document, outlets)


def validate_bytes(content: bytes, outlets: Outlets = package_outlets) -> tuple[Any, list[Problem]]:
    """An annotation file's document and its problems; the document is None where the file is not JSON (PV001)."""
    try:
        document = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        return None, [Problem("PV001", "", f"not JSON: {error.msg}", offset=error.pos)]
    if not isinstance(document, dict):
        return None, [Problem("PV001", "", "not a JSON object", type(document).__name__, "object")]
    return document, _repeated_keys(content, document) + validate_document(document, outlets)


def _repeated_keys(content: bytes, document: Any) -> list[Problem]:
    """One PV003 per key that stands twice. What was written in one of the usual ways, and no shorter, has none."""
    bare = content.strip()
    if bare == orjson.dumps(document) or bare == orjson.dumps(document, option=orjson.OPT_INDENT_2):
        return []
    from provenance.places import scan_json

    found = []
    for pointer_of_key, offset in scan_json(content.decode()).repeated:
        name = pointer_of_key.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
        found.append(Problem("PV003", pointer_of_key, f"the key {name!r} stands twice in one object", name, offset=offset))
    return found
