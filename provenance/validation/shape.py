"""Types made from the schema, into which msgspec decodes an annotation while it checks it: less work than decoding alone.

They hold a file to all that the schema says, but for what the walk of sound.py vouches for. A schema that says more than is
known here is refused, so that one that grows is noticed. Where msgspec is missing there is no decoder, and the engines of
schema.py do it all.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Annotated, Any, Literal

import orjson

from provenance.model.conform import compile_schema, schema_text

# What the walk looks at: forms of ids (by the sets they are found in, or remembered), what stands twice, what is covered.
VOUCHED = frozenset(
    (
        ("Source", "id", "pattern"),
        ("Passage", "id", "pattern"),
        ("Passage", "source_types", "uniqueItems"),
        ("Statement", "id", "pattern"),
        ("Statement", "caveats", "pattern"),
        ("ChainLink", "source", "pattern"),
        ("CreditLink", "source", "pattern"),
        ("OriginCount", "source", "pattern"),
        ("Caveat", "id", "pattern"),
        ("Caveat", "statement", "pattern"),
        ("Caveat", "by", "pattern"),
        ("Scope", "ids", "uniqueItems"),
        ("Scope", "", "allOf"),
        ("Verification", "statement", "pattern"),
        ("Verification", "covers", "pattern"),
        ("Verification", "covers", "uniqueItems"),
        ("Verification", "by", "pattern"),
        ("Verification", "elements_verified", "uniqueItems"),
        ("Verification", "elements_not_verified", "uniqueItems"),
    )
)
_WORDS = frozenset({"title", "description"})
_HEAD = frozenset({"$schema", "$id", "$defs", "properties", "required", "additionalProperties", "type"}) | _WORDS
_PLAIN: dict[str, type] = {"string": str, "integer": int}
_LIMITS = {"minLength": "min_length", "minItems": "min_length", "maxItems": "max_length", "minimum": "ge"}
_NOT_NULL = {"not": {"type": "null"}}


class Decoder:
    """Makes values of annotations' bytes."""

    def __init__(self, msgspec: Any, schema: dict[str, Any]) -> None:
        self._definitions: dict[str, Any] = schema["$defs"]
        self._decode = msgspec.json.Decoder(_Shapes(msgspec, self._definitions).made("Annotation", schema)).decode
        self._plain = msgspec.to_builtins
        self._write = msgspec.json.Encoder().encode_into
        self._page = bytearray(65_536)  # is written over and over: room for most annotations
        self._format = msgspec.json.format
        self.unset: object = msgspec.UNSET  # what stands for a field that is not there
        self._failures: tuple[type[Exception], ...] = (msgspec.MsgspecError, ValueError, RecursionError)

    def decode(self, content: bytes) -> Any:
        """The values; None where the bytes are no JSON or do not fit the types."""
        try:
            return self._decode(content)
        except self._failures:
            return None

    def is_review(self, review: Any) -> bool:
        """True where a document's review, at which the walk does not look, fits all that the schema says of it."""
        check = compile_schema({"$ref": "#/$defs/Review", "$defs": self._definitions})
        return check(self._plain(review))

    def is_no_longer(self, document: Any, content: bytes) -> bool:
        """True where the bytes, spaces between values aside, are as many as the document takes at least: so no key of theirs
        stands twice. False says nothing.
        """
        self._write(document, self._page)
        least = len(self._page)
        return len(content) == least or len(self._format(content, indent=-1)) == least


@cache
def decoder() -> Decoder | None:
    """What decodes annotations into the types; None where msgspec is not installed."""
    try:
        msgspec = import_module("msgspec")
    except ImportError:
        return None
    return Decoder(msgspec, orjson.loads(schema_text()))


def patterns() -> dict[str, str]:
    """The patterns of the ids that things have, by what they are of."""
    parts = orjson.loads(schema_text())["$defs"]
    return {part: parts[part]["properties"]["id"]["pattern"] for part in ("Source", "Passage", "Statement", "Caveat")}


class _Shapes:
    """The types of the schema's definitions, each made when it is first named."""

    def __init__(self, msgspec: Any, definitions: dict[str, Any]) -> None:
        self._lib, self._definitions = msgspec, definitions
        self._made: dict[str, Any] = {}

    def made(self, name: str, part: dict[str, Any]) -> Any:
        """The type of an object with these properties. Raises ValueError for a keyword that is not known here."""
        if part.get("additionalProperties", True) is not False:
            raise ValueError(f"{name}: other fields are allowed")
        self._refuse(name, "", part.keys() - _HEAD)
        required, renamed = set(part.get("required", ())), {}
        fields: list[tuple[Any, ...]] = []
        for key, inner in part["properties"].items():
            attribute = key.removeprefix("$")
            renamed[attribute] = key
            shape = self._shape(name, key, inner)
            if key in required:
                fields.append((attribute, shape))
            else:
                fields.append((attribute, shape | self._lib.UnsetType, self._lib.UNSET))
        return self._lib.defstruct(name, fields, rename=renamed, kw_only=True, gc=False, forbid_unknown_fields=True)

    def _refuse(self, name: str, key: str, keywords: set[str]) -> None:
        unknown = sorted(word for word in keywords if (name, key, word) not in VOUCHED)
        if unknown:
            raise ValueError(f"{name}, {key}: schema keywords not known here: {unknown}")

    def _shape(self, name: str, key: str, part: dict[str, Any]) -> Any:
        words = part.keys() - _WORDS
        if "$ref" in part:
            self._refuse(name, key, words - {"$ref"})
            return self._definition(part["$ref"].removeprefix("#/$defs/"))
        if "const" in part:
            self._refuse(name, key, words - {"const"})
            return Literal[part["const"]]
        if "enum" in part:
            self._refuse(name, key, words - {"enum"})
            return Literal[tuple(part["enum"])]
        if "if" in part:
            self._refuse(name, key, words - {"if", "then"})
            if part["if"] != _NOT_NULL:
                raise ValueError(f"{name}, {key}: a condition other than that it is not null")
            return self._shape(name, key, part["then"]) | None
        kinds = [part["type"]] if isinstance(part["type"], str) else part["type"]
        (kind,) = (one for one in kinds if one != "null")
        shape = self._of_kind(name, key, kind, part)
        return shape | None if "null" in kinds else shape

    def _of_kind(self, name: str, key: str, kind: str, part: dict[str, Any]) -> Any:
        words = part.keys() - _WORDS - {"type"}
        limits = {_LIMITS[word]: part[word] for word in words if word in _LIMITS}
        words -= _LIMITS.keys()
        shape: Any
        if kind == "array":
            shape, words = list[self._shape(name, key, part["items"])], words - {"items"}  # type: ignore[misc]
        elif kind == "object":
            names, values = (
                self._shape(name, key, part["propertyNames"]),
                self._shape(name, key, part["additionalProperties"]),
            )
            shape, words = dict[names, values], words - {"propertyNames", "additionalProperties"}  # type: ignore[valid-type]
        else:
            shape = _PLAIN[kind]
            if "pattern" in part and (name, key, "pattern") not in VOUCHED:
                # The schema's `$` is the end of the text, Python's also stands before a last line feed.
                pattern = part["pattern"]
                limits["pattern"] = pattern[:-1] + r"\Z" if pattern.endswith("$") else pattern
                words -= {"pattern"}
        self._refuse(name, key, words)
        return Annotated[shape, self._lib.Meta(**limits)] if limits else shape

    def _definition(self, name: str) -> Any:
        if name not in self._made:
            part = self._definitions[name]
            self._made[name] = self.made(name, part) if "properties" in part else self._shape(name, "", part)
        return self._made[name]
