"""The plain calls of `provenance annotate`, read without the command-line library, whose import costs more than
annotating an article. What is not plain (help, an unknown option, a value out of range) is left to the library, which
gives the same result and the proper message.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from provenance.cli.annotating import Request


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
VALUES: dict[str, tuple[str, Callable[[str], Any]]] = {
    "--output-dir": ("output_dir", Path),
    "--format": ("output_format", _one_of("json", "jsonl", "text")),
    "--input-format": ("input_format", _one_of("auto", "text", "html", "markdown", "json", "xml", "picture", "warc")),
    "--lang": ("lang", str),
    "--jobs": ("jobs", _jobs),
    "--max-size": ("max_size", _size),
}
FLAGS = {"--no-text": "no_text", "--quiet": "quiet", "-q": "quiet"}


def read_request(arguments: Sequence[str]) -> Request | None:
    """The request that a plain command line makes; None where the command-line library has to read it."""
    if arguments[:1] != ["annotate"] or "_PROVENANCE_COMPLETE" in os.environ:
        return None
    inputs: list[str] = []
    fields: dict[str, Any] = {}
    rest = iter(arguments[1:])
    for argument in rest:
        if argument == "-" or not argument.startswith("-"):
            inputs.append(argument)
        elif argument in FLAGS:
            fields[FLAGS[argument]] = True
        else:
            name, mark, value = argument.partition("=")
            if name not in VALUES:
                return None
            value = value if mark else next(rest, "")
            if not value or value.startswith("-"):
                return None
            field, read = VALUES[name]
            try:
                fields[field] = read(value)
            except ValueError:
                return None
    return Request(inputs, **fields) if inputs else None
