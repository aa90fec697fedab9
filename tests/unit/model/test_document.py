from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from provenance.model.document import Annotation, Scope
from provenance.model.schema import SCHEMA_FILE, build_schema
from provenance.validation import schema_text

ROOT = Path(__file__).resolve().parents[3]
VALID = sorted((ROOT / "fixtures" / "annotations" / "valid").glob("*.json"))
SCHEMA_ERRORS = sorted((ROOT / "fixtures" / "annotations" / "invalid").glob("002-*.json"))


def test_the_committed_schema_is_fresh():
    command = [sys.executable, str(ROOT / "scripts" / "build_schema.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_schema_names_itself():
    schema = build_schema()
    assert schema["$id"].endswith(SCHEMA_FILE)
    assert schema["properties"]["$schema"]["const"] == schema["$id"]
    assert schema["$id"] in schema_text()


@pytest.mark.parametrize("path", VALID, ids=lambda p: p.stem)
def test_models_take_what_the_schema_takes(path):
    content = path.read_bytes()
    annotation = Annotation.model_validate_json(content)
    again = annotation.model_dump_json(by_alias=True)
    assert Annotation.model_validate_json(again) == annotation


@pytest.mark.parametrize("path", SCHEMA_ERRORS, ids=lambda p: p.stem)
def test_models_refuse_what_the_schema_refuses(path):
    with pytest.raises(ValidationError):
        Annotation.model_validate_json(path.read_bytes())


@pytest.mark.parametrize("scope", [{"target": "document", "ids": ["p1"]}, {"target": "image"}, {"target": "statements"}])
def test_a_scope_has_the_ids_that_its_target_needs(scope):
    with pytest.raises(ValidationError, match="ids"):
        Scope.model_validate(scope, strict=False)
