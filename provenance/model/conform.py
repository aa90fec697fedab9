"""Whether a document fits the annotation schema, told by checks made from it: for the few documents of a short run.

The schema engine of jsonschema-rs needs 20 ms and more until its first answer and 0.13 ms for every further one; this one
needs 3 ms, and 0.11 for a document where it is compiled. It knows the keywords that the schema uses and refuses
any other, so that a schema that grows is noticed (tests compare the two engines).
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
    return _Builder(schema.get("$defs", {})).build(schema).fits


class _Rule:
    """One keyword of the schema, or several: what a value is asked."""

    def fits(self, value: Any) -> bool:
        raise NotImplementedError(value)


class _Builder:
    """Makes the rules of one schema; a definition that is referred to is made once."""

    def __init__(self, definitions: dict[str, Any]) -> None:
        self._definitions = definitions
        self._made: dict[str, _Rule] = {}

    def build(self, part: dict[str, Any]) -> _Rule:
        # what asks about one kind of value alone asks for the kind, too
        asks_for_kind = not _ASKED_BY.get(str(part.get("type")), frozenset()).isdisjoint(part)
        rules = [_KEYWORDS[key](part, self) for key in part if key in _KEYWORDS and not (asks_for_kind and key == "type")]
        if "$ref" in part:
            rules.append(self._refer(part["$ref"]))
        unknown = part.keys() - _KEYWORDS.keys() - _OTHERS
        if unknown:
            raise ValueError(f"schema keywords not known here: {sorted(unknown)}")
        if part.keys() & _OBJECT:
            rules.append(_Object(part, self))
        return rules[0] if len(rules) == 1 else _All(rules)

    def _refer(self, pointer: str) -> _Rule:
        name = pointer.removeprefix("#/$defs/")
        found = self._made.get(name)
        if found is None:
            loop = self._made[name] = _All([])  # for a definition that leads back to itself
            found = self._made[name] = self.build(self._definitions[name])
            loop.rules.append(found)
        return found


class _All(_Rule):
    def __init__(self, rules: list[_Rule]) -> None:
        self.rules = rules

    def fits(self, value: Any) -> bool:
        for rule in self.rules:  # noqa: SIM110  (a generator costs twice as much)
            if not rule.fits(value):
                return False
        return True


class _Property:
    """What an object's value of one name is asked (none is right where `rule` is None), and whether it must be there."""

    def __init__(self, name: str, rule: _Rule | None, is_required: bool) -> None:
        self.name = name
        self.rule = rule
        self.is_required = is_required


class _Object(_Rule):
    def __init__(self, part: dict[str, Any], builder: _Builder) -> None:
        extra = part.get("additionalProperties", True)
        others = builder.build(extra) if isinstance(extra, dict) else _All([]) if extra else None
        rules = {name: builder.build(inner) for name, inner in part.get("properties", {}).items()}
        required = dict.fromkeys(part.get("required", ()))
        self._names = dict.fromkeys((*rules, *required))
        self._known = [_Property(name, rules.get(name, others), name in required) for name in self._names]
        self._others = others
        self._may_be_other = part.get("type") != "object"

    def fits(self, value: Any) -> bool:
        if type(value) is not dict:
            return self._may_be_other
        held: dict[str, Any] = value
        met = 0  # each name is looked up, which takes half of going through the object
        for known in self._known:
            inner = held.get(known.name, _ABSENT)
            if inner is _ABSENT:
                if known.is_required:
                    return False
                continue
            if known.rule is None or not known.rule.fits(inner):
                return False
            met += 1
        return met == len(held) or self._fit_others(held)

    def _fit_others(self, held: dict[str, Any]) -> bool:
        """Whether the values of names that the schema does not list are right."""
        if self._others is None:
            return False
        for name, inner in held.items():  # noqa: SIM110  (as above)
            if name not in self._names and not self._others.fits(inner):
                return False
        return True


class _Type(_Rule):
    def __init__(self, part: dict[str, Any], _: _Builder) -> None:
        names = [part["type"]] if isinstance(part["type"], str) else part["type"]
        self._allowed = frozenset(t for name in names for t in _TYPES[name])
        self._first: Any = _TYPES[names[0]][0]
        self._is_whole = "integer" in names and "number" not in names  # by the schema's rules 1.0 is an integer
        self._has_text = str in self._allowed

    def fits(self, value: Any) -> bool:
        if type(value) is self._first or type(value) in self._allowed:
            return True
        if type(value) is float:
            return self._is_whole and value.is_integer()
        return self._has_text and isinstance(value, str)  # a member of a vocabulary is a text too


class _Const(_Rule):
    def __init__(self, part: dict[str, Any], _: _Builder) -> None:
        self._constant = part["const"]

    def fits(self, value: Any) -> bool:
        return type(value) is type(self._constant) and bool(value == self._constant)


class _Enum(_Rule):
    def __init__(self, part: dict[str, Any], _: _Builder) -> None:
        if not all(isinstance(value, str) for value in part["enum"]):
            raise ValueError("an enum that holds other values than texts")
        self._allowed = frozenset(part["enum"])

    def fits(self, value: Any) -> bool:
        return isinstance(value, str) and value in self._allowed


class _Pattern(_Rule):
    def __init__(self, part: dict[str, Any], _: _Builder) -> None:
        self._may_be_other = part.get("type") != "string"
        # The schema's `$` is the end of the text, Python's also stands before a last line feed.
        pattern = part["pattern"]
        self._search = re.compile(pattern[:-1] + r"\Z" if pattern.endswith("$") else pattern).search
        self._seen: set[str] = set()  # ids and rules come again in every document

    def fits(self, value: Any) -> bool:
        if not isinstance(value, str):
            return self._may_be_other
        if value in self._seen:
            return True
        if self._search(value) is None:
            return False
        if len(self._seen) < _REMEMBERED:
            self._seen.add(value)
        return True


class _Items(_Rule):
    def __init__(self, part: dict[str, Any], builder: _Builder) -> None:
        self._inner = builder.build(part["items"])
        self._may_be_other = part.get("type") != "array"

    def fits(self, value: Any) -> bool:
        if type(value) is not list:
            return self._may_be_other
        for item in value:  # noqa: SIM110  (as above)
            if not self._inner.fits(item):
                return False
        return True


class _Conditional(_Rule):
    def __init__(self, part: dict[str, Any], builder: _Builder) -> None:
        self._condition, self._then = builder.build(part["if"]), builder.build(part["then"])
        self._is_of_none = part["if"] == {"not": {"type": "null"}}  # by far the most

    def fits(self, value: Any) -> bool:
        if self._is_of_none:
            return value is None or self._then.fits(value)
        return not self._condition.fits(value) or self._then.fits(value)


class _Negation(_Rule):
    def __init__(self, part: dict[str, Any], builder: _Builder) -> None:
        self._inner = builder.build(part["not"])

    def fits(self, value: Any) -> bool:
        return not self._inner.fits(value)


class _Unique(_Rule):
    def __init__(self, part: dict[str, Any], _: _Builder) -> None:
        self._is_wanted = bool(part["uniqueItems"])

    def fits(self, value: Any) -> bool:
        if not self._is_wanted or type(value) is not list:
            return True
        return all(item not in value[:i] for i, item in enumerate(value))


class _Names(_Rule):
    def __init__(self, part: dict[str, Any], builder: _Builder) -> None:
        self._inner = builder.build(part["propertyNames"])

    def fits(self, value: Any) -> bool:
        if type(value) is dict:
            for name in value:
                if not self._inner.fits(name):
                    return False
        return True


class _Least(_Rule):
    def __init__(self, part: dict[str, Any], builder: _Builder) -> None:
        self._least: int = part["minimum"]
        self._kind = _Type(part, builder) if part.get("type") == "integer" else None

    def fits(self, value: Any) -> bool:
        if type(value) is int:
            number: int = value
            return number >= self._least
        if self._kind is not None and not self._kind.fits(value):
            return False
        return type(value) is not float or bool(value >= self._least)


class _Length(_Rule):
    def __init__(self, part: dict[str, Any], kind: type[str] | type[list[Any]], least: int, most: int) -> None:
        self._kind, self._least, self._most = kind, least, most
        self._may_be_other = part.get("type") != ("string" if kind is str else "array")

    def fits(self, value: Any) -> bool:
        if not isinstance(value, self._kind):
            return self._may_be_other
        return self._least <= len(value) <= self._most


_ABSENT: Any = object()
# Keywords that ask about values of one type alone: beside one of them the type needs no rule of its own.
_ASKED_BY = {
    "object": _OBJECT,
    "array": frozenset({"items", "minItems", "maxItems"}),
    "string": frozenset({"pattern", "minLength"}),
    "integer": frozenset({"minimum"}),
}
_REMEMBERED = 10_000
_ENDLESS = 1 << 60
_KEYWORDS: dict[str, Callable[[dict[str, Any], _Builder], _Rule]] = {
    "type": _Type, "const": _Const, "enum": _Enum, "pattern": _Pattern, "items": _Items, "if": _Conditional,
    "not": _Negation, "uniqueItems": _Unique, "propertyNames": _Names, "minimum": _Least,
    "allOf": lambda part, builder: _All([builder.build(inner) for inner in part["allOf"]]),
    "minLength": lambda part, _: _Length(part, str, part["minLength"], _ENDLESS),
    "minItems": lambda part, _: _Length(part, list, part["minItems"], _ENDLESS),
    "maxItems": lambda part, _: _Length(part, list, 0, part["maxItems"]),
}  # fmt: skip
