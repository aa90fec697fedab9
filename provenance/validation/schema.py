"""The JSON Schema as the authority: a fast yes or no by jsonschema-rs, and one problem per wrong leaf by jsonschema."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, cast

import orjson

from provenance.model.conform import schema_text
from provenance.validation.codes import Problem

if TYPE_CHECKING:
    import jsonschema_rs
    from jsonschema.exceptions import ValidationError

_LONGEST = 80  # characters of a found value that a message shows


@cache
def _fast(of: str) -> jsonschema_rs.Draft202012Validator:
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(orjson.loads(schema_text(of)))


def is_schema_valid(document: Any, of: str = "annotation") -> bool:
    """True where the document (plain JSON values) fits the schema of annotations, or of lines of a `review` log. Costs
    about a tenth of a millisecond.
    """
    return _fast(of).is_valid(document)


def schema_problems(document: Any, of: str = "annotation") -> list[Problem]:
    """One PV002 per leaf that does not fit the schema, in document order; empty for a document that fits."""
    if is_schema_valid(document, of):
        return []
    import jsonschema

    engine = jsonschema.Draft202012Validator(orjson.loads(schema_text(of)))
    problems = [problem for error in engine.iter_errors(document) for problem in _worded(error)]
    if not problems:
        # The engines differ on corners such as an id that ends in a line feed; the strict one decides.
        problems = [Problem("PV002", pointer(e.instance_path), e.message) for e in _fast(of).iter_errors(document)]
    return sorted(
        dict.fromkeys(problems),
        key=lambda p: [(not part.isdigit(), int(part) if part.isdigit() else 0, part) for part in p.pointer.split("/")],
    )


def pointer(path: Iterable[str | int]) -> str:
    """An RFC 6901 JSON pointer; the empty string is the whole document."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)


def _worded(error: ValidationError) -> list[Problem]:
    """The problems of one error of the wording engine: one, or one for each unknown field."""
    where, found, rule = pointer(error.absolute_path), _shown(error.instance), cast("Any", error.validator_value)
    match error.validator:
        case "enum":
            allowed = [str(value) for value in rule]
            words = f"not one of the allowed values{_nearest(error.instance, allowed)}"
            if "propertyNames" in error.absolute_schema_path:
                where = f"{where}/{pointer([str(error.instance)])[1:]}"
            return [Problem("PV002", where, words, found, ", ".join(allowed))]
        case "const":
            return [Problem("PV002", where, "not the one allowed value", found, _shown(rule))]
        case "type":
            return [Problem("PV002", where, "wrong type", found, rule if isinstance(rule, str) else " or ".join(rule))]
        case "pattern":
            return [Problem("PV002", where, "does not have the required form", found, rule)]
        case "required":
            return [Problem("PV002", where, f"the field {error.message.split(chr(39))[1]!r} is missing")]
        case "additionalProperties":
            known = sorted(cast("dict[str, Any]", error.schema).get("properties", {}))
            extra = [key for key in cast("dict[str, Any]", error.instance) if key not in known]
            return [
                Problem(
                    "PV002", f"{where}{pointer([key])}", f"a field that the format does not know{_nearest(key, known)}",
                    _shown(key), ", ".join(known),
                )
                for key in extra
            ]  # fmt: skip
        case _:
            return [Problem("PV002", where, f"breaks the rule {error.validator!r}", found, _shown(rule))]


def _nearest(value: Any, known: list[str]) -> str:
    """`; did you mean state_media?` where one of the known words is near, else nothing."""
    if not isinstance(value, str):
        return ""
    import difflib

    plain = value.strip().lower().replace(" ", "_").replace("-", "_")
    close = difflib.get_close_matches(plain, known, n=1, cutoff=0.6)
    return f"; did you mean {close[0]}?" if close else ""


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
