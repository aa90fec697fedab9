"""Both schema engines over more than a thousand changed annotations: they agree, or the stricter one is heeded."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import orjson

from provenance.validation import is_schema_valid, schema_text, validate_bytes

FOLDER = Path(__file__).resolve().parents[3] / "fixtures" / "annotations" / "valid"
SLOW = jsonschema.Draft202012Validator(json.loads(schema_text()))
AMOUNT = 1_200
VALUES = ["", "x", "s1\n", "s٣", "p1.1\n", "state media", 0, -1, 0.0, 2.0, 1.5, 2**63, True, None, [], ["x", "x"], {}]


def changed() -> Iterator[tuple[str, Any]]:
    """`(what was done, document)`: values replaced, fields left out, renamed and added, entries doubled, at random places."""
    source = random.Random(20_24)  # noqa: S311  (a fixed sequence of test cases)
    documents = [json.loads(path.read_bytes()) for path in sorted(FOLDER.glob("*.json"))]
    for _ in range(AMOUNT):
        document = copy.deepcopy(source.choice(documents))
        node: Any = document
        while True:
            key = source.choice(list(node) if isinstance(node, dict) else range(len(node)))
            inner = node[key]
            if not (isinstance(inner, (dict, list)) and inner) or source.random() < 0.15:
                break
            node = inner
        deed = source.choice(["replace", "replace", "leave out", "rename", "add", "double"])
        if deed == "replace":
            node[key] = source.choice(VALUES)
        elif deed == "leave out":
            del node[key]
        elif deed == "rename" and isinstance(node, dict):
            node[f"{key}s"] = node.pop(key)
        elif deed == "add" and isinstance(node, dict):
            node["another"] = 1
        elif isinstance(node, list):
            node.append(inner)
        yield f"{deed} {key}", document


def test_engines_agree_or_the_stricter_one_is_heeded():
    differing = invalid = 0
    for deed, document in changed():
        fast, slow = is_schema_valid(document), SLOW.is_valid(document)
        _, problems = validate_bytes(orjson.dumps(document))
        codes = {p.code for p in problems}
        if fast and slow:
            assert "PV002" not in codes or any("integer" in str(p.allowed) for p in problems), deed
        else:
            invalid += 1
            assert codes == {"PV002"}, deed
        differing += fast != slow
    assert invalid > AMOUNT / 3
    assert differing < AMOUNT / 50  # ids that end in a line feed, and other corners of the two pattern dialects


def test_every_error_is_one_leaf_that_exists():
    for deed, document in changed():
        _, problems = validate_bytes(orjson.dumps(document))
        places = [(p.pointer, p.message) for p in problems]
        assert len(places) == len(set(places)), deed
        for problem in problems:
            node = document
            for part in problem.pointer.split("/")[1:]:
                part = part.replace("~1", "/").replace("~0", "~")
                node = node[int(part)] if isinstance(node, list) else node[part]
