"""From what the user named to the files to read: folders, standard input, and what cannot be read, with why."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from provenance.errors import UnreadableInputError
from provenance.records import record

ARTICLE_SUFFIXES = (
    *(".txt", ".html", ".htm", ".xhtml", ".md", ".markdown", ".json", ".xml", ".nitf", ".newsml", ".rss", ".atom"),
    *(".jpg", ".jpeg", ".tif", ".tiff", ".warc", ".warc.gz"),
)
RESULT_SUFFIX = ".provenance.json"
ANNOTATION_SUFFIXES = (".json", ".jsonl")


@record
class Input:
    """One file to read. `path` is None for standard input. `uri` names it in results and messages, `output` is its
    place below an output folder.
    """

    path: Path | None
    uri: str
    output: str


@record
class Failure:
    """An input that could not be used, and why."""

    uri: str
    reason: str


def find_inputs(arguments: Sequence[str], suffixes: tuple[str, ...]) -> Iterator[Input | Failure]:
    """The inputs in the order named, folders in the order of their names. A folder gives its files with one of the
    suffixes; a file is always taken. What cannot be read comes as a Failure in its place.
    """
    for argument in arguments:
        if argument == "-":
            yield Input(None, "-", "stdin")
            continue
        path = Path(argument)
        if path.is_dir():
            yield from _folder(path, suffixes)
        else:
            yield Input(path, _named(path), _below(path))


def read_input(source: Input, largest: int) -> bytes | BinaryIO:
    """The input's bytes; of a web archive of more than `largest` bytes the open file, which the caller closes.

    Raises UnreadableInputError, whose reason is one line for the user.
    """
    try:
        return read_bytes(source, largest)
    except UnreadableInputError as error:
        if error.code == "read.too-large" and source.path is not None and _is_archive(source.path):
            return source.path.open("rb")
        raise


def read_bytes(source: Input, largest: int) -> bytes:
    """The input's bytes. Raises UnreadableInputError, also where they are more than `largest`."""
    try:
        if source.path is None:
            content = sys.stdin.buffer.read(largest + 1)
        else:
            with open(source.path, "rb", buffering=0) as file:  # noqa: PTH123  (half the time)
                size = min(os.fstat(file.fileno()).st_size, largest)  # to make room for more costs time
                content = file.read(size + 1)
                if len(content) != size:  # it grew, or is no plain file
                    with BufferedReader(file) as rest:
                        content += rest.read(largest + 1 - len(content))
    except OSError as error:
        raise UnreadableInputError("read.failed", error.strerror or str(error)) from error
    if len(content) > largest:
        raise UnreadableInputError("read.too-large", f"larger than {largest / 1_000_000:g} MB (--max-size raises the limit)")
    return content


def _is_archive(path: Path) -> bool:
    from provenance.read import detect_format

    with path.open("rb") as file:
        return detect_format(file.read(64), "") == "warc"


def _folder(folder: Path, suffixes: tuple[str, ...]) -> Iterator[Input | Failure]:
    unreadable: list[OSError] = []
    root, found = folder.resolve(), 0
    for place, folders, files in os.walk(folder, onerror=unreadable.append):
        folders.sort()
        here = Path(place)
        # what stands before a file's name in its uri and in its place below an output folder
        uri, output = _named(here / "_", folder)[:-1], _text((here / "_").relative_to(folder).as_posix())[:-1]
        links = _links(place)
        for name in sorted(files):
            if not name.lower().endswith(suffixes) or name.startswith(".") or _is_result(name, suffixes):
                continue
            found += 1
            path = here / name
            if name in links and not path.resolve().is_relative_to(root):
                yield Failure(_named(path), "a symbolic link that leads out of the folder")
            else:
                shown = _text(name)
                yield Input(path, uri + shown, output + shown)
        while unreadable:
            error = unreadable.pop()
            found += 1
            yield Failure(_named(Path(error.filename or folder)), error.strerror or str(error))
    for error in unreadable:
        found += 1
        yield Failure(_named(Path(error.filename or folder)), error.strerror or str(error))
    if not found:
        yield Failure(_named(folder), f"no {', '.join(suffixes)} files in this folder")


def _links(place: str) -> set[str]:
    """The names of a folder's symbolic links: all at once, as to ask for each costs more than to open it."""
    with os.scandir(place) as entries:
        return {entry.name for entry in entries if entry.is_symlink()}


def _is_result(name: str, suffixes: tuple[str, ...]) -> bool:
    """True for an annotation that lies among the articles."""
    return suffixes is ARTICLE_SUFFIXES and name.endswith(RESULT_SUFFIX)


def _named(path: Path, folder: Path | None = None) -> str:
    """The name as the user gave it; of an absolute path only the last part, as results hold no place of one machine."""
    if path.is_absolute():
        path = path.relative_to((folder or path).parent)
    return _text(path.as_posix())


def _below(path: Path) -> str:
    """Where a file's result goes below an output folder: its relative path, or its name where that would lead out."""
    if path.is_absolute() or ".." in path.parts:
        return _text(path.name)
    return _text(path.as_posix())


def _text(name: str) -> str:
    """The name as text that JSON can hold, whatever bytes the file system has."""
    return os.fsencode(name).decode("utf-8", "replace")
