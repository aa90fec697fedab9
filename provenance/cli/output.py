"""Writing results: beside, then renamed, so that no half-written file is ever seen; and messages on standard error."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from io import FileIO
from pathlib import Path
from typing import Any


class ListFormat(StrEnum):
    """How a list of records is written."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


BATCH = 100  # entries of a list that are made JSON at a time


def serialise(document: dict[str, Any], *, is_compact: bool) -> bytes:
    """JSON that ends in a line feed: one line, or indented by two spaces."""
    import orjson

    option = orjson.OPT_APPEND_NEWLINE if is_compact else orjson.OPT_APPEND_NEWLINE | orjson.OPT_INDENT_2
    return orjson.dumps(document, option=option)


def serialise_in_pieces(document: dict[str, Any], batch: int = BATCH) -> Iterator[bytes]:
    """The indented JSON of a document piece by piece: an annotation's JSON is a dozen times as long as its article, and of
    a long one never stands in memory whole. `batch` is how many entries of a list make a piece.
    """
    if all(len(value) <= batch for value in document.values() if isinstance(value, list)):
        yield serialise(document, is_compact=False)
        return
    between = b"{\n  "
    for key, value in document.items():
        yield between + _indented(key) + b": "
        between = b",\n  "
        if isinstance(value, list) and value:
            for at in range(0, len(value), batch):
                yield (b"," if at else b"[") + _indented(value[at : at + batch])[1:-4]  # without "[" and "\n  ]"
            yield b"\n  ]"
        elif isinstance(value, dict) and value:  # the article with its text
            for at, (name, part) in enumerate(value.items()):
                yield (b",\n    " if at else b"{\n    ") + _indented(name) + b": "
                yield _indented(part, 2)
            yield b"\n  }"
        else:
            yield _indented(value)
    yield b"\n}\n"


def _indented(value: Any, levels: int = 1) -> bytes:
    """JSON as it stands some levels down: a line feed stands nowhere but between its parts."""
    import orjson

    made: bytes = orjson.dumps(value, option=orjson.OPT_INDENT_2)
    return made if isinstance(value, str) else made.replace(b"\n", b"\n" + b"  " * levels)


def write_atomically(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Write the file, whole or in pieces, beside its place and rename it there. Raises OSError, or what a piece raises;
    then nothing is left behind.
    """
    # strings and plain calls: pathlib takes longer for its part than the disk
    folder, name = os.path.split(path)
    beside = os.path.join(folder, f".{name[:80]}.{os.getpid()}.part")  # noqa: PTH118
    pieces = (content,) if isinstance(content, bytes) else content
    try:
        try:
            file = _open(beside)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = _open(beside)
        with file:
            for piece in pieces:
                _write(file, piece)
        os.replace(beside, path)  # noqa: PTH105
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(beside)  # noqa: PTH108
        raise


def _open(place: str) -> FileIO:
    return open(place, "wb", buffering=0)  # noqa: PTH123


def _write(file: FileIO, piece: bytes) -> None:
    rest = memoryview(piece)
    while rest:
        rest = rest[file.write(rest) :]


def write_out(content: bytes) -> None:
    """Bytes to standard output."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)


def write_records(records: list[dict[str, Any]], *, are_lines: bool = False) -> None:
    """Records to standard output: one JSON array, or JSON Lines."""
    import orjson

    if not are_lines:
        write_out(orjson.dumps(records, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
        return
    for record in records:
        write_out(orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE))


def complain(message: str) -> None:
    """One line on standard error."""
    sys.stderr.write(f"provenance: {one_line(message)}\n")


def one_line(message: str) -> str:
    """A message that does nothing to a terminal: one line, no control characters, no marks that turn the reading around."""
    shown = "".join(ch if ch.isprintable() else "\ufffd" for ch in " ".join(message.split()))
    return shown.encode("utf-8", "replace").decode()
