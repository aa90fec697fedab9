from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest

from provenance.assemble import assemble
from provenance.validation import is_schema_valid, pointer, schema_text, validate_bytes

ROOT = Path(__file__).resolve().parents[3]


def test_the_schema_is_a_valid_schema():
    jsonschema.Draft202012Validator.check_schema(json.loads(schema_text()))


def test_no_union_without_a_tag():
    assert "oneOf" not in schema_text()
    assert "anyOf" not in schema_text()


@pytest.mark.parametrize(("path", "expected"), [((), ""), (("a", 0), "/a/0"), (("a/b", "c~d"), "/a~1b/c~0d"), (("",), "/")])
def test_pointer(path, expected):
    assert pointer(path) == expected


def test_both_engines_agree_on_what_assemble_makes(findings, generator):
    document = assemble(findings, "quay.html", "a" * 64, generator)
    assert is_schema_valid(document)
    assert list(jsonschema.Draft202012Validator(json.loads(schema_text())).iter_errors(document)) == []


def test_the_fast_check_is_fast(findings, generator):
    """About 0.1 ms where measured; twenty times that would be felt on every article."""
    document = assemble(findings, "quay.html", "a" * 64, generator)
    is_schema_valid(document)
    best = min(_seconds(document) for _ in range(10))
    assert best < 0.002


def _seconds(document: object) -> float:
    start = time.perf_counter()
    is_schema_valid(document)
    return time.perf_counter() - start


def test_deep_nesting_is_a_problem_not_a_crash():
    _, problems = validate_bytes(b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}")
    assert [p.code for p in problems] == ["PV001"]


def test_a_repeated_key_is_found_at_any_depth(findings, generator):
    content = json.dumps(assemble(findings, "quay.html", "a" * 64, generator))
    twice = content.replace('"role": "origin"', '"role": "relay", "role": "origin"', 1)
    _, problems = validate_bytes(twice.encode())
    assert [(p.code, p.found) for p in problems] == [("PV003", "role")]


@pytest.mark.parametrize("module", ["lxml", "pydantic", "rich", "jsonschema"])
def test_validating_a_good_file_imports_no_heavy_module(module):
    good = next((ROOT / "fixtures" / "annotations" / "valid").glob("001-*.json"))
    script = (
        "import sys\n"
        "from provenance.cli.app import run\n"
        f"assert run(['validate', {str(good)!r}]) == 0\n"
        f"assert {module!r} not in sys.modules, 'imported'\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
