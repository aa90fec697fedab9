"""Whether a document fits the annotation schema, told by closures made from it: for the few documents of a short run.

The schema engine of jsonschema-rs needs 45 ms until its first answer and 0.1 ms for every further one; this one needs
2 ms, and about 1 ms for a document. It knows the keywords that the schema uses and refuses any other, so that a schema
that grows is noticed (tests compare the two engines).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import orjson

from provenance.errors import KnowledgeError
from provenance.vocabulary import LOG_VERSION, SCHEMA_VERSION

Check = Callable[[Any], bool]

_PACKAGE = Path(__file__).resolve().parent.parent
_FILES = {"annotation": f"annotation/{SCHEMA_VERSION}/schema.json", "review": f"review/{LOG_VERSION}/schema.json"}
_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,), "array": (list,), "string": (str,), "integer": (int,), "number": (int, float),
    "boolean": (bool,), "null": (type(None),),
}  # fmt: skip
_OBJECT = frozenset({"properties", "required", "additionalProperties"})
_OTHERS = _OBJECT | {"$ref", "then", "$schema", "$id", "$defs", "title", "description"}


def schema_text(of: str = "annotation") -> str:
    """The schema of annotations, or of a `review` log's lines: inside the package where it is installed, beside it in a
    checkout. Raises KnowledgeError.
    """
    for folder in (_PACKAGE / "schemas", _PACKAGE.parent / "schemas"):
        try:
            return (folder / _FILES[of]).read_text(encoding="utf-8")
        except FileNotFoundError:
            continue
    raise KnowledgeError(_FILES[of], "the schema is not installed")


def conforms(document: Any) -> bool:
    """True where the document (plain JSON values) fits the annotation schema."""
    return _annotation()(document)


@cache
def _annotation() -> Check:
    return compile_schema(orjson.loads(schema_text()))


def compile_schema(schema: dict[str, Any]) -> Check:
    """A check for a schema of draft 2020-12 whose references all lead into its own `$defs`.

    Raises ValueError for a keyword that it does not know.
    """
    made: dict[str, Check] = {}

    def refer(pointer: str) -> Check:
        name = pointer.removeprefix("#/$defs/")
        if name not in made:
            made[name] = lambda value: made[name](value)  # for a definition that leads back to itself
            made[name] = build(schema["$defs"][name])
        return made[name]

    def build(part: dict[str, Any]) -> Check:
        checks = [_KEYWORDS[key](part, build) for key in part if key in _KEYWORDS]
        if "$ref" in part:
            checks.append(refer(part["$ref"]))
        unknown = part.keys() - _KEYWORDS.keys() - _OTHERS
        if unknown:
            raise ValueError(f"schema keywords not known here: {sorted(unknown)}")
        if part.keys() & _OBJECT:
            checks.append(_object(part, build))
        return _all(checks)

    return build(schema)


Build = Callable[[dict[str, Any]], Check]


def _all(checks: list[Check]) -> Check:
    if len(checks) == 1:
        return checks[0]
    if len(checks) == 2:
        first, second = checks
        return lambda value: first(value) and second(value)
    return lambda value: all(check(value) for check in checks)


def _object(part: dict[str, Any], build: Build) -> Check:
    known = {name: build(inner) for name, inner in part.get("properties", {}).items()}
    required = tuple(part.get("required", ()))
    extra = part.get("additionalProperties", True)
    others = build(extra) if isinstance(extra, dict) else (lambda _: bool(extra))

    def check(value: Any) -> bool:
        if type(value) is not dict:
            return True
        for name in required:
            if name not in value:
                return False
        for name, inner in value.items():  # noqa: SIM110  (a generator costs twice as much)
            if not known.get(name, others)(inner):
                return False
        return True

    return check


def _type(part: dict[str, Any], _: Build) -> Check:
    names = [part["type"]] if isinstance(part["type"], str) else part["type"]
    allowed = frozenset(t for name in names for t in _TYPES[name])
    whole = "integer" in names and "number" not in names  # by the schema's rules 1.0 is an integer
    has_text = str in allowed

    def check(value: Any) -> bool:
        if type(value) in allowed:
            return True
        if type(value) is float:
            return whole and value.is_integer()
        return has_text and isinstance(value, str)  # a member of a vocabulary is a text too

    return check


def _const(part: dict[str, Any], _: Build) -> Check:
    const = part["const"]
    return lambda value: type(value) is type(const) and value == const


def _enum(part: dict[str, Any], _: Build) -> Check:
    if not all(isinstance(value, str) for value in part["enum"]):
        raise ValueError("an enum that holds other values than texts")
    allowed = frozenset(part["enum"])
    return lambda value: isinstance(value, str) and value in allowed


def _pattern(part: dict[str, Any], _: Build) -> Check:
    # The schema's `$` is the end of the text, Python's also stands before a last line feed.
    pattern = part["pattern"]
    search = re.compile(pattern[:-1] + r"\Z" if pattern.endswith("$") else pattern).search
    return lambda value: not isinstance(value, str) or search(value) is not None


def _items(part: dict[str, Any], build: Build) -> Check:
    inner = build(part["items"])

    def check(value: Any) -> bool:
        if type(value) is list:
            for item in value:
                if not inner(item):
                    return False
        return True

    return check


def _conditional(part: dict[str, Any], build: Build) -> Check:
    condition, then = build(part["if"]), build(part["then"])
    return lambda value: not condition(value) or then(value)


def _negation(part: dict[str, Any], build: Build) -> Check:
    inner = build(part["not"])
    return lambda value: not inner(value)


def _unique(part: dict[str, Any], _: Build) -> Check:
    wanted = part["uniqueItems"]
    return lambda value: not wanted or type(value) is not list or all(v not in value[:i] for i, v in enumerate(value))


def _names(part: dict[str, Any], build: Build) -> Check:
    inner = build(part["propertyNames"])
    return lambda value: type(value) is not dict or all(inner(name) for name in value)


def _least(part: dict[str, Any], _: Build) -> Check:
    least = part["minimum"]
    return lambda value: type(value) not in (int, float) or value >= least


def _every(part: dict[str, Any], build: Build) -> Check:
    return _all([build(inner) for inner in part["allOf"]])


def _length(key: str, kind: type[str] | type[list[Any]], is_most: bool) -> Callable[[dict[str, Any], Build], Check]:
    def make(part: dict[str, Any], _: Build) -> Check:
        bound = part[key]

        def check(value: Any) -> bool:
            return not isinstance(value, kind) or (len(value) <= bound if is_most else len(value) >= bound)

        return check

    return make


_KEYWORDS: dict[str, Callable[[dict[str, Any], Build], Check]] = {
    "type": _type, "const": _const, "enum": _enum, "pattern": _pattern, "items": _items, "if": _conditional,
    "not": _negation, "uniqueItems": _unique, "propertyNames": _names, "minimum": _least, "allOf": _every,
    "minLength": _length("minLength", str, is_most=False), "minItems": _length("minItems", list, is_most=False),
    "maxItems": _length("maxItems", list, is_most=True),
}  # fmt: skip
