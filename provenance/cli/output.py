"""Writing results: beside, then renamed, so that no half-written file is ever seen; and messages on standard error."""

from __future__ import annotations

import contextlib
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Any


class ListFormat(StrEnum):
    """How a list of records is written."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


def write_atomically(path: Path, content: bytes) -> None:
    """Write the file beside its place and rename it there. Raises OSError; then nothing is left behind."""
    # strings and plain calls: pathlib takes longer for its part than the disk
    folder, name = os.path.split(path)
    beside = os.path.join(folder, f".{name[:80]}.{os.getpid()}.part")  # noqa: PTH118
    try:
        try:
            _write(beside, content)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(beside, content)
        os.replace(beside, path)  # noqa: PTH105
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(beside)  # noqa: PTH108
        raise


def _write(place: str, content: bytes) -> None:
    with open(place, "wb", buffering=0) as file:  # noqa: PTH123
        rest = memoryview(content)
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
