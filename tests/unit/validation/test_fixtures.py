"""fixtures/annotations: what is valid is accepted, and what is broken in one way raises that one code at that place."""

from __future__ import annotations

import tomllib
from pathlib import Path

import orjson
import pytest

from provenance.validation import CODES, is_schema_valid, validate_bytes

FOLDER = Path(__file__).resolve().parents[3] / "fixtures" / "annotations"
VALID = sorted((FOLDER / "valid").glob("*.json"))
INVALID = sorted((FOLDER / "invalid").glob("*.json"))
PLACES = tomllib.loads((FOLDER / "invalid" / "places.toml").read_text(encoding="utf-8"))

# These are about files, articles, the registry and logs, not about one document: see test_article, test_log, test_validate.
NOT_OF_ONE_DOCUMENT = {"PV000", "PV028", "PV080", "PV081", "PV082", "PV083", "PV090", "PV091"}


@pytest.mark.parametrize("path", VALID, ids=lambda p: p.stem)
def test_valid(path):
    document, problems = validate_bytes(path.read_bytes())
    assert problems == []
    assert is_schema_valid(document)


@pytest.mark.parametrize("path", INVALID, ids=lambda p: p.stem)
def test_invalid(path):
    _, problems = validate_bytes(path.read_bytes())
    assert {p.code for p in problems} == {f"PV{path.name[:3]}"}
    assert PLACES[path.stem] in {p.pointer for p in problems}


def test_every_code_has_a_file_that_raises_it():
    assert {f"PV{path.name[:3]}" for path in INVALID} == set(CODES) - NOT_OF_ONE_DOCUMENT
    assert set(PLACES) == {path.stem for path in INVALID}


def test_a_schema_error_says_what_was_found_and_what_is_allowed():
    _, (problem,) = validate_bytes((FOLDER / "invalid" / "002-unknown-label.json").read_bytes())
    assert problem.found == '"rumour"'
    assert "state_media" in str(problem.allowed)


def test_every_pointer_leads_to_a_value():
    for path in INVALID:
        document, problems = validate_bytes(path.read_bytes())
        for problem in problems:
            node = document
            for part in problem.pointer.split("/")[1:]:
                node = node[int(part)] if isinstance(node, list) else node[part]


def test_meaning_is_checked_only_where_the_schema_is_met():
    document = orjson.loads(VALID[0].read_bytes())
    document["summary"]["statements"] = "six"
    _, problems = validate_bytes(orjson.dumps(document))
    assert [p.code for p in problems] == ["PV002"]
