"""The quick reading of a plain `annotate` line gives what the command-line library gives, and leaves it the rest."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer

from provenance.cli import annotate
from provenance.cli.annotating import Request
from provenance.cli.quick import FLAGS, VALUES, read_request

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
    assert read_request(["validate", "a.json"]) is None
    assert read_request([]) is None


def test_every_option_but_those_that_name_knowledge_is_known():
    command = typer.main.get_command(annotate.app)
    options = {name for p in command.params for name in p.opts if name.startswith("-")}
    assert options - {"--registry", "--rules"} == {*VALUES, *FLAGS}


def test_the_defaults_are_those_of_the_command():
    command = typer.main.get_command(annotate.app)
    defaults = {p.name: p.default for p in command.params if p.name != "inputs"}
    request = Request(["a"])
    for name, value in defaults.items():
        assert getattr(request, name) in (value, getattr(value, "value", value)), name
    assert request.output_dir is None or isinstance(request.output_dir, Path)
