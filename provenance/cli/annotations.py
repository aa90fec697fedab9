"""Finding annotation documents: files, folders, globs, standard input, and the lines of JSON Lines files."""

from __future__ import annotations

import glob
from collections.abc import Iterator, Sequence
from pathlib import Path

from provenance.cli.inputs import ANNOTATION_SUFFIXES, Failure, find_inputs, read_bytes
from provenance.errors import UnreadableInputError

LARGEST = 1_000_000_000  # bytes of a file of annotations: many lines of JSON Lines


def find_annotations(arguments: Sequence[str]) -> Iterator[tuple[str, bytes | str]]:
    """`(name, content)` of every annotation named; the content is a string, the reason, where it cannot be read.
    Each line of a JSON Lines file is one annotation, named `file:line`.
    """
    for name, content, _ in find_placed_annotations(arguments):
        yield name, content


def find_placed_annotations(arguments: Sequence[str]) -> Iterator[tuple[str, bytes | str, Path | None]]:
    """As `find_annotations`, with the file as it can be opened; None for standard input and what cannot be read."""
    for source in find_inputs(_expanded(arguments), ANNOTATION_SUFFIXES):
        if isinstance(source, Failure):
            yield source.uri, source.reason, None
            continue
        try:
            content = read_bytes(source, LARGEST)
        except UnreadableInputError as error:
            yield source.uri, error.reason, None
            continue
        if source.uri.endswith(".jsonl") or (source.path is None and is_lines(content)):
            for number, line in enumerate(content.split(b"\n"), 1):
                if line.strip():
                    yield f"{source.uri}:{number}", line, source.path
        else:
            yield source.uri, content, source.path


def split_name(name: str) -> tuple[str, int]:
    """File and line of a name that `find_annotations` gave; the line is 0 where the file is one annotation."""
    file, mark, line = name.rpartition(":")
    is_line = mark and line.isascii() and line.isdigit() and (file == "-" or file.endswith(".jsonl"))
    return (file, int(line)) if is_line else (name, 0)


def is_lines(content: bytes) -> bool:
    """True for JSON Lines: several lines, each an object of its own."""
    lines = content.strip().split(b"\n")
    return len(lines) > 1 and all(line[:1] == b"{" and line.rstrip()[-1:] == b"}" for line in lines if line.strip())


def _expanded(arguments: Sequence[str]) -> list[str]:
    """Patterns that the shell left as they are, expanded; a name that exists is never a pattern."""
    names: list[str] = []
    for argument in arguments:
        is_pattern = any(mark in argument for mark in "*?[") and not Path(argument).exists()
        names.extend((sorted(glob.glob(argument, recursive=True)) or [argument]) if is_pattern else [argument])  # noqa: PTH207  (Path.glob refuses absolute patterns)
    return names
