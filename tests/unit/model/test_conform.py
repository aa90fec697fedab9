"""The quick schema engine against jsonschema-rs: on the fixtures, and on every small change to a good annotation."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path

import jsonschema_rs
import pytest

from provenance.model.conform import compile_schema, conforms, schema_text
from provenance.vocabulary import Status

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures" / "annotations"
FULL = jsonschema_rs.Draft202012Validator(json.loads(schema_text()))
VALUES = [
    "",
    "x",
    "s1",
    "s1\n",
    "p1.1",
    "c0",
    "٣",
    0,
    -1,
    1.0,
    1.5,
    True,
    None,
    [],
    ["x", "x"],
    {},
    {"start": 0, "end": 0},
]


def _documents() -> Iterator[object]:
    for path in sorted(FIXTURES.rglob("*.json")):
        try:
            yield json.loads(path.read_bytes())
        except ValueError:
            continue


def _changes(document: object) -> Iterator[object]:
    """The document with one value replaced, one field left out, one added, at every place in turn."""

    def places(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
        items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for key, inner in items:
            yield (*path, key)
            yield from places(inner, (*path, key))

    def holder(of: object, path: tuple[str | int, ...]) -> object:
        for key in path[:-1]:
            of = of[key]
        return of

    for place in places(document, ()):
        for value in VALUES:
            changed = copy.deepcopy(document)
            holder(changed, place)[place[-1]] = value
            yield changed
        changed = copy.deepcopy(document)
        del holder(changed, place)[place[-1]]
        yield changed
        changed = copy.deepcopy(document)
        inside = holder(changed, place)[place[-1]]
        if isinstance(inside, dict):
            inside["another"] = 1
            yield changed


def test_it_agrees_on_every_fixture():
    documents = list(_documents())
    assert len(documents) > 10
    assert [conforms(d) for d in documents] == [FULL.is_valid(d) for d in documents]
    assert {conforms(d) for d in documents} == {True, False}


def test_it_agrees_on_every_small_change():
    document = json.loads(max((FIXTURES / "valid").glob("*.json"), key=lambda p: p.stat().st_size).read_bytes())
    answers = [(conforms(d), FULL.is_valid(d)) for d in _changes(document)]
    assert len(answers) > 1000
    assert {mine for mine, _ in answers} == {True, False}
    assert [i for i, (mine, full) in enumerate(answers) if mine != full] == []


@pytest.mark.parametrize("schema", [{"oneOf": []}, {"properties": {"a": {"maximum": 3}}}, {"enum": [1]}])
def test_a_keyword_that_it_does_not_know_is_refused(schema):
    with pytest.raises(ValueError, match=r"keywords|enum"):
        compile_schema(schema)


def test_a_member_of_a_vocabulary_is_a_text():
    check = compile_schema({"type": "string", "enum": ["attributed"], "minLength": 3, "pattern": "^a"})
    assert check(Status.ATTRIBUTED)
    assert not check(Status.NOT_APPLICABLE)
