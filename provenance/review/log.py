"""The log of decisions: JSON Lines beside the annotation, only ever appended to, one flushed line a decision."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import orjson

from provenance.model.conform import Check, compile_schema, schema_text
from provenance.records import record
from provenance.vocabulary import LOG_FORMAT, LOG_VERSION

Json = dict[str, Any]
Clock = Callable[[], str]

SUFFIX = ".review.jsonl"
_RESULT = (".provenance.json", ".jsonl", ".json")


@record
class LogRead:
    """A log's entries in their order, and one line for everything in it that could not be used."""

    entries: list[Json]
    complaints: list[str]


def utc_now() -> str:
    """The time as entries have it: UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def log_beside(path: Path) -> Path:
    """`news.txt.review.jsonl` for `news.txt.provenance.json`, and for `news.txt` itself."""
    name = path.name
    for ending in _RESULT:
        if name.endswith(ending):
            name = name.removesuffix(ending)
            break
    return path.with_name(name + SUFFIX)


@cache
def _check() -> Check:
    return compile_schema(orjson.loads(schema_text("review")))


def read_log(path: Path) -> LogRead:
    """What a log holds. A log that is not there is empty. Raises OSError where it cannot be read."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return LogRead([], [])
    entries, complaints = [], []
    lines = content.split(b"\n")
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            entry = orjson.loads(line)
        except orjson.JSONDecodeError:
            torn = "is torn, as where the program was killed while writing it" if number == len(lines) else "is not JSON"
            complaints.append(f"{path.name}:{number}: this line {torn}; it is left out")
            continue
        if not _check()(entry):
            complaints.append(f"{path.name}:{number}: no decision of the format {LOG_FORMAT} {LOG_VERSION}; it is left out")
        else:
            entries.append(entry)
    return LogRead(entries, complaints)


class Follower:
    """A log to which other programs append too: tells what is new in it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._state: tuple[int, int] | None = None  # size and time when it was last read
        self._known: set[str] = set()

    def look(self) -> LogRead:
        """The entries that were not there at the last look; the complaints are about the whole log, where it has changed.
        Raises OSError where it cannot be read.
        """
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return LogRead([], [])
        state = (found.st_size, found.st_mtime_ns)
        if state == self._state:
            return LogRead([], [])
        read = read_log(self.path)
        new = [entry for entry in read.entries if entry["id"] not in self._known]
        self._state = state
        self._known |= {entry["id"] for entry in new}
        return LogRead(new, read.complaints)


def append(path: Path, entries: Iterable[Json]) -> None:
    """Write entries behind what is there, each flushed to the disk; a torn last line is closed first. Raises OSError."""
    flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, 0o644)
    try:
        size = os.fstat(handle).st_size
        if size:
            os.lseek(handle, size - 1, os.SEEK_SET)
            is_closed = os.read(handle, 1) == b"\n"
        else:
            is_closed = True
        for entry in entries:
            line = orjson.dumps(entry, option=orjson.OPT_APPEND_NEWLINE)
            rest = line if is_closed else b"\n" + line
            while rest:
                rest = rest[os.write(handle, rest) :]
            is_closed = True
        os.fsync(handle)
    finally:
        os.close(handle)


def unite(logs: Iterable[Iterable[Json]]) -> list[Json]:
    """The entries of several logs, each once, in the order of their times."""
    kept: dict[str, Json] = {}
    for entries in logs:
        for entry in entries:
            kept.setdefault(entry["id"], entry)
    return sorted(kept.values(), key=lambda entry: str(entry["time"]))


def new_entry(article: Json, reviewer: str, decision: str, clock: Clock = utc_now, **fields: Any) -> Json:
    """A line of the log. `fields` are `item`, `before`, `after`, `comment`, `undoes`, `settles`; None leaves one out."""
    return {
        "format": LOG_FORMAT,
        "schema_version": LOG_VERSION,
        "id": secrets.token_hex(8),
        "time": clock(),
        "reviewer": reviewer,
        "article": {"uri": article["uri"], "text_sha256": article["text_sha256"]},
        "decision": decision,
        **{key: value for key, value in fields.items() if value is not None},
    }
