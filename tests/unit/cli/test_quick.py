"""The quick reading of a plain `annotate` line gives what the command-line library gives, and leaves it the rest."""

from __future__ import annotations

import pytest
import typer

from provenance.cli import annotate, validate
from provenance.cli.annotating import Request
from provenance.cli.quick import FLAGS, VALIDATE_FLAGS, VALIDATE_VALUES, VALUES, read_request
from provenance.cli.validating import Validation

PLAIN = [
    ["a.txt"],
    ["a.txt", "b.html", "-"],
    ["--output-dir", "out", "a.txt"],
    ["a.txt", "--output-dir=out", "-q", "--no-text"],
    ["--format", "text", "a.txt", "--format", "jsonl"],
    ["--input-format", "html", "--lang", "de", "--jobs", "0", "a"],
    ["a", "--jobs", "256", "--quiet"],
]
LEFT = [
    [],
    ["--quiet"],
    ["--help"],
    ["a.txt", "-h"],
    ["a.txt", "--form", "json"],
    ["a.txt", "--format", "xml"],
    ["a.txt", "--jobs", "-1"],
    ["a.txt", "--jobs", "257"],
    ["a.txt", "--jobs", "two"],
    ["a.txt", "--output-dir"],
    ["a.txt", "--output-dir", ""],
    ["a.txt", "--registry", "own.toml"],
    ["a.txt", "-qq"],
    ["--", "a.txt"],
]


@pytest.mark.parametrize("arguments", PLAIN, ids=" ".join)
def test_a_plain_line_is_read_as_the_library_reads_it(arguments, monkeypatch):
    seen: list[Request] = []
    monkeypatch.setattr(annotate, "run_annotate", lambda request: seen.append(request) or 0)
    typer.main.get_command(annotate.app).main(args=arguments, standalone_mode=False)
    assert read_request(["annotate", *arguments]) == seen[0]


@pytest.mark.parametrize("arguments", LEFT, ids=" ".join)
def test_anything_else_is_left_to_the_library(arguments):
    assert read_request(["annotate", *arguments]) is None


def test_another_command_is_left_to_the_library():
    assert read_request(["check", "a.json"]) is None
    assert read_request([]) is None


@pytest.mark.parametrize(
    "arguments",
    [
        ["a.json"],
        ["a.json", "b.jsonl", "-", "--quiet"],
        ["--format", "sarif", "a", "--output=b"],
        ["a", "-q", "--article", "c.txt"],
    ],
    ids=" ".join,
)
def test_a_plain_line_of_validate_is_read_as_the_library_reads_it(arguments, monkeypatch):
    seen: list[Validation] = []
    monkeypatch.setattr(validate, "run_validate", lambda request: seen.append(request) or 0)
    typer.main.get_command(validate.app).main(args=arguments, standalone_mode=False)
    assert read_request(["validate", *arguments]) == seen[0]


@pytest.mark.parametrize(
    "arguments", [[], ["-q"], ["--help"], ["a.json", "--format", "xml"], ["a.json", "--registry", "own.toml"]], ids=" ".join
)
def test_any_other_line_of_validate_is_left_to_the_library(arguments):
    assert read_request(["validate", *arguments]) is None


@pytest.mark.parametrize(
    ("app", "known", "left"),
    [
        (annotate.app, {*VALUES, *FLAGS}, {"--registry", "--rules"}),
        (validate.app, {*VALIDATE_VALUES, *VALIDATE_FLAGS}, {"--registry"}),
    ],
    ids=["annotate", "validate"],
)
def test_every_option_but_those_that_name_knowledge_is_known(app, known, left):
    command = typer.main.get_command(app)
    options = {name for p in command.params for name in p.opts if name.startswith("-")}
    assert options - left == known


@pytest.mark.parametrize(
    ("app", "request_", "inputs"),
    [(annotate.app, Request(["a"]), "inputs"), (validate.app, Validation(["a"]), "files")],
    ids=["annotate", "validate"],
)
def test_the_defaults_are_those_of_the_command(app, request_, inputs):
    command = typer.main.get_command(app)
    for name, value in {p.name: p.default for p in command.params if p.name != inputs}.items():
        assert getattr(request_, name) in (value, getattr(value, "value", value)), name
