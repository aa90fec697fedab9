"""Whether a document fits the annotation schema, told by checks made from it: for the few documents of a short run.

The schema engine of jsonschema-rs needs 45 ms until its first answer and 0.1 ms for every further one; this one needs
2 ms, and a few tenths of one for a document where it is compiled. It knows the keywords that the schema uses and refuses
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
        self._made: dict[str, _All] = {}

    def build(self, part: dict[str, Any]) -> _Rule:
        rules = [_KEYWORDS[key](part, self) for key in part if key in _KEYWORDS]
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
            found = self._made[name] = _All([])  # for a definition that leads back to itself
            built = self.build(self._definitions[name])
            found.rules.extend(built.rules if isinstance(built, _All) else [built])
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

    def __init__(self, rule: _Rule | None, is_required: bool) -> None:
        self.rule = rule
        self.is_required = is_required


class _Object(_Rule):
    def __init__(self, part: dict[str, Any], builder: _Builder) -> None:
        extra = part.get("additionalProperties", True)
        others = builder.build(extra) if isinstance(extra, dict) else _All([]) if extra else None
        rules = {name: builder.build(inner) for name, inner in part.get("properties", {}).items()}
        required = dict.fromkeys(part.get("required", ()))
        self._known: dict[str, _Property] = {
            name: _Property(rules.get(name, others), name in required) for name in (*rules, *required)
        }
        self._others = _Property(others, False)
        self._least = len(required)

    def fits(self, value: Any) -> bool:
        if type(value) is not dict:
            return True
        missing = self._least  # counted on the way, which takes a third of asking for each of them
        for name, inner in value.items():
            known = self._known.get(name, self._others)
            if known.rule is None or not known.rule.fits(inner):
                return False
            if known.is_required:
                missing -= 1
        return missing == 0


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
        # The schema's `$` is the end of the text, Python's also stands before a last line feed.
        pattern = part["pattern"]
        self._search = re.compile(pattern[:-1] + r"\Z" if pattern.endswith("$") else pattern).search
        self._seen: set[str] = set()  # ids and rules come again in every document

    def fits(self, value: Any) -> bool:
        if not isinstance(value, str) or value in self._seen:
            return True
        if self._search(value) is None:
            return False
        if len(self._seen) < _REMEMBERED:
            self._seen.add(value)
        return True


class _Items(_Rule):
    def __init__(self, part: dict[str, Any], builder: _Builder) -> None:
        self._inner = builder.build(part["items"])

    def fits(self, value: Any) -> bool:
        if type(value) is list:
            for item in value:
                if not self._inner.fits(item):
                    return False
        return True


class _Conditional(_Rule):
    def __init__(self, part: dict[str, Any], builder: _Builder) -> None:
        self._condition, self._then = builder.build(part["if"]), builder.build(part["then"])

    def fits(self, value: Any) -> bool:
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
    def __init__(self, part: dict[str, Any], _: _Builder) -> None:
        self._least = part["minimum"]

    def fits(self, value: Any) -> bool:
        return type(value) not in (int, float) or bool(value >= self._least)


class _Length(_Rule):
    def __init__(self, kind: type[str] | type[list[Any]], least: int, most: int) -> None:
        self._kind, self._least, self._most = kind, least, most

    def fits(self, value: Any) -> bool:
        return not isinstance(value, self._kind) or self._least <= len(value) <= self._most


_REMEMBERED = 10_000
_ENDLESS = 1 << 60
_KEYWORDS: dict[str, Callable[[dict[str, Any], _Builder], _Rule]] = {
    "type": _Type, "const": _Const, "enum": _Enum, "pattern": _Pattern, "items": _Items, "if": _Conditional,
    "not": _Negation, "uniqueItems": _Unique, "propertyNames": _Names, "minimum": _Least,
    "allOf": lambda part, builder: _All([builder.build(inner) for inner in part["allOf"]]),
    "minLength": lambda part, _: _Length(str, part["minLength"], _ENDLESS),
    "minItems": lambda part, _: _Length(list, part["minItems"], _ENDLESS),
    "maxItems": lambda part, _: _Length(list, 0, part["maxItems"]),
}  # fmt: skip
