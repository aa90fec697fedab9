"""The JSON Schema (draft 2020-12) of the annotation document, generated from the models."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from provenance.model.document import Annotation
from provenance.model.reviewlog import Entry
from provenance.vocabulary import FORMAT, LOG_FORMAT, LOG_SCHEMA_ID, LOG_VERSION, SCHEMA_ID, SCHEMA_VERSION

# The one place of the repository where each generated file lies.
SCHEMA_FILE = f"schemas/annotation/{SCHEMA_VERSION}/schema.json"
LOG_SCHEMA_FILE = f"schemas/review/{LOG_VERSION}/schema.json"

_NULL = {"type": "null"}


def build_schema() -> dict[str, Any]:
    """The schema of annotations as plain values."""
    return _build(Annotation, SCHEMA_ID, f"{FORMAT} {SCHEMA_VERSION}")


def build_log_schema() -> dict[str, Any]:
    """The schema of a line of a review log as plain values."""
    return _build(Entry, LOG_SCHEMA_ID, f"{LOG_FORMAT} {LOG_VERSION}, one line")


def _build(model: type[BaseModel], identifier: str, title: str) -> dict[str, Any]:
    """A model's schema. Every nullable object is a tag (`type`) with `if`/`then`, never `anyOf` or `oneOf`: so each
    engine names the one leaf that is wrong.
    """
    generated = model.model_json_schema(by_alias=True)
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": identifier, "title": title}
    schema.update((key, value) for key, value in generated.items() if key not in ("title", "$defs"))
    schema["$defs"] = generated["$defs"]
    simplified: dict[str, Any] = _simplify(schema)
    simplified["title"] = schema["title"]
    return simplified


def _simplify(node: Any) -> Any:
    """The node without generated titles and null defaults, its unions with null written as types."""
    if isinstance(node, list):
        return [_simplify(item) for item in node]
    if not isinstance(node, dict):
        return node
    node = {key: _simplify(value) for key, value in node.items() if not _is_noise(key, value)}
    if "const" in node or "enum" in node:
        node.pop("type", None)  # the values say it all, and one error is enough
    options = node.pop("anyOf", None)
    if options is None:
        return node
    others = [option for option in options if option != _NULL]
    if len(others) != 1:
        raise ValueError(f"a union other than with null has no tag: {options}")
    return {**_nullable(others[0], is_nullable=len(others) < len(options)), **node}


def _nullable(option: dict[str, Any], *, is_nullable: bool) -> dict[str, Any]:
    if not is_nullable:
        return option
    if "$ref" in option:
        return {"if": {"not": _NULL}, "then": option}
    return {**option, "type": [option["type"], "null"]}


def _is_noise(key: str, value: Any) -> bool:
    return (key == "title" and isinstance(value, str)) or (key == "default" and value is None)
