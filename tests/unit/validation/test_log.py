from __future__ import annotations

import json

import jsonschema
import orjson
import pytest

from provenance.review.log import new_entry
from provenance.validation import schema_text
from provenance.validation.log import LogChecker

ARTICLE = {"uri": "a.txt", "text_sha256": "0" * 64}
QUOTE = {"kind": "caveat", "fingerprint": "sha256:" + "1" * 64, "words": "denied", "before": "Quist", "after": "it."}


def line(**fields):
    made = new_entry(ARTICLE, fields.pop("reviewer", "ada"), fields.pop("decision", "accept"), item=QUOTE, before={})
    return orjson.dumps({**made, **fields})


def codes(*lines):
    checker = LogChecker()
    return [problem.code for each in lines for problem in checker.check(each)]


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(json.loads(schema_text("review")))


def test_what_the_program_writes_is_valid():
    first = line()
    undo = line(decision="undo", undoes=json.loads(first)["id"])
    assert codes(first, undo) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"decision": "maybe"}, {"decision": "correct"}, {"decision": "undo"}, {"decision": "comment"}, {"reviewer": " "},
        {"time": "yesterday"}, {"id": "1"}, {"after": {"status": "true"}}, {"mood": "good"}, {"item": {**QUOTE, "kind": "x"}},
    ],
)  # fmt: skip
def test_what_does_not_fit_the_schema(fields):
    assert set(codes(line(**fields))) == {"PV002"}


def test_what_one_line_says_wrongly_of_another():
    first = line()
    name = json.loads(first)["id"]
    assert codes(first, first) == ["PV020"]
    assert codes(line(decision="undo", undoes="f" * 16)) == ["PV090"]
    assert codes(first, line(settles=[name, "f" * 16])) == ["PV090"]
    assert codes(first, line(reviewer="bo", decision="undo", undoes=name)) == ["PV091"]


def test_a_torn_line():
    assert codes(line()[:50]) == ["PV001"]
