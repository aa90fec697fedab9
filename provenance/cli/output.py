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
    beside = path.with_name(f".{path.name[:80]}.{os.getpid()}.part")
    try:
        try:
            beside.write_bytes(content)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(content)
        beside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


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
