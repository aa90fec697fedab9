"""The plain calls of `provenance annotate` and `validate`, read without the command-line library, whose import costs more
than annotating an article. What is not plain (help, an unknown option, a value out of range) is left to the library, which
gives the same result and the proper message.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from provenance.cli.annotating import Request
from provenance.cli.validating import Validation


def _one_of(*allowed: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        if value not in allowed:
            raise ValueError(value)
        return value

    return check


def _jobs(value: str) -> int:
    number = int(value)
    if not 0 <= number <= 256:
        raise ValueError(value)
    return number


def _size(value: str) -> float:
    number = float(value)
    if not 0.001 <= number < 1e9:
        raise ValueError(value)
    return number


# Option -> field of the request and how its value is read. `--registry` and `--rules` are left to the library.
Values = dict[str, tuple[str, Callable[[str], Any]]]
VALUES: Values = {
    "--output-dir": ("output_dir", Path),
    "--format": ("output_format", _one_of("json", "jsonl", "text")),
    "--input-format": ("input_format", _one_of("auto", "text", "html", "markdown", "json", "xml", "picture", "warc")),
    "--lang": ("lang", str),
    "--jobs": ("jobs", _jobs),
    "--max-size": ("max_size", _size),
}
FLAGS = {"--no-text": "no_text", "--quiet": "quiet", "-q": "quiet"}
VALIDATE_VALUES: Values = {
    "--article": ("article", Path),
    "--format": ("report_format", _one_of("text", "json", "jsonl", "github", "sarif", "junit")),
    "--output": ("output", Path),
}
VALIDATE_FLAGS = {"--quiet": "quiet", "-q": "quiet"}


def read_request(arguments: Sequence[str]) -> Request | Validation | None:
    """The request that a plain command line makes; None where the command-line library has to read it."""
    if "_PROVENANCE_COMPLETE" in os.environ:
        return None
    if arguments[:1] == ["annotate"]:
        read = _read(arguments[1:], VALUES, FLAGS)
        return Request(read[0], **read[1]) if read is not None else None
    if arguments[:1] == ["validate"]:
        read = _read(arguments[1:], VALIDATE_VALUES, VALIDATE_FLAGS)
        return Validation(read[0], **read[1]) if read is not None else None
    return None


def _read(arguments: Sequence[str], values: Values, flags: dict[str, str]) -> tuple[list[str], dict[str, Any]] | None:
    """The inputs and options of a plain line; None where it is not plain, or names no input."""
    inputs: list[str] = []
    fields: dict[str, Any] = {}
    rest = iter(arguments)
    for argument in rest:
        if argument == "-" or not argument.startswith("-"):
            inputs.append(argument)
        elif argument in flags:
            fields[flags[argument]] = True
        else:
            name, mark, value = argument.partition("=")
            if name not in values:
                return None
            value = value if mark else next(rest, "")
            if not value or value.startswith("-"):
                return None
            field, read = values[name]
            try:
                fields[field] = read(value)
            except ValueError:
                return None
    return (inputs, fields) if inputs else None
