"""The ledger of a run: what went in, by which rules, and which shards are whole. A run goes on from it.

`ledger.jsonl` is only ever added to: a line `run` with what the run is made of, a line `shard` for each shard that is
whole and in its place, a line `end`. It holds no time and no place of a machine, so a run that was broken off and taken up
again leaves the same ledger as one that was not.
"""

from __future__ import annotations

import fcntl
import os
import re
from collections import Counter
from pathlib import Path
from typing import Any

import orjson

from provenance.errors import CorpusError

NAME = "ledger.jsonl"
_OURS = re.compile(
    r"\.?(?:annotations|statements|caveats|quarantine)-\d{6}\.(?:jsonl|jsonl\.gz|jsonl\.zst|parquet)(?:\.part)?"
)

Counts = dict[str, Any]  # counts by name; `by_status`, `by_source_type` and `quarantined` hold counts by label


class Ledger:
    """The open ledger of a folder, which nobody else can open meanwhile. Use it as a context."""

    def __init__(self, folder: Path) -> None:
        """Make the folder where it is missing. Raises CorpusError where another run has it; OSError."""
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._file = (folder / NAME).open("a+b", buffering=0)  # what a full disk refused must not come later
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._file.close()
            raise CorpusError(str(folder), "another run is writing here") from None
        try:
            self.lines = self._read()
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def _read(self) -> list[dict[str, Any]]:
        self._file.seek(0)
        content = self._file.read()
        whole = content[: content.rfind(b"\n") + 1]
        if len(whole) < len(content):  # a line that was being written when the run was ended
            self._file.truncate(len(whole))
        return _parsed(self.folder, whole)

    def begin(self, header: dict[str, Any]) -> None:
        """Enter what the run is made of, or see that it is what it was. Raises CorpusError, saying what differs."""
        if not self.lines:
            strangers = sorted(p.name for p in self.folder.iterdir() if _OURS.fullmatch(p.name))
            if strangers:
                raise CorpusError(str(self.folder), f"{strangers[0]} is there, and no ledger that knows it")
            self.add({"kind": "run", **header})
            return
        before = {key: value for key, value in self.lines[0].items() if key != "kind"}
        for key in sorted({*before, *header}):
            if before.get(key) != header.get(key):
                raise CorpusError(
                    str(self.folder),
                    f"this output was begun with another {key.replace('_', ' ')}: {_shown(before.get(key))}, now "
                    f"{_shown(header.get(key))}; results of both are not mixed, choose another folder",
                )

    def add(self, line: dict[str, Any]) -> None:
        """Enter a line for good: it is on the disk when this returns. Raises OSError; then the ledger is as before."""
        size = os.fstat(self._file.fileno()).st_size
        try:
            rest = orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE)
            while rest:
                rest = rest[self._file.write(rest) :]
            os.fsync(self._file.fileno())
        except OSError:
            os.ftruncate(self._file.fileno(), size)
            raise
        self.lines.append(line)

    @property
    def shards(self) -> list[dict[str, Any]]:
        """The lines of the shards that are whole."""
        return [line for line in self.lines if line["kind"] == "shard"]

    @property
    def is_complete(self) -> bool:
        """True where the run came to its end."""
        return bool(self.lines) and self.lines[-1]["kind"] == "end"

    def clear(self) -> None:
        """Delete what a broken run left behind that the ledger does not know. Raises CorpusError where a file that it
        knows is missing, or not as long as it was.
        """
        known = {file["name"]: file["bytes"] for line in self.shards for file in line["files"]}
        for path in list(self.folder.iterdir()):
            if path.name in known or not _OURS.fullmatch(path.name):
                continue
            path.unlink()
        for name, size in known.items():
            path = self.folder / name
            if not path.is_file() or path.stat().st_size != size:
                raise CorpusError(str(path), "the ledger knows this file, and it is missing or of another length")


def read_ledger(folder: Path) -> list[dict[str, Any]]:
    """The lines of a folder's ledger, for reading alone. Raises CorpusError where there is none."""
    try:
        content = (folder / NAME).read_bytes()
    except OSError as error:
        raise CorpusError(str(folder), f"no output of a run: {NAME}: {error.strerror or error}") from None
    return _parsed(folder, content[: content.rfind(b"\n") + 1])


def is_running(folder: Path) -> bool:
    """True where a run holds the folder."""
    with (folder / NAME).open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            return True
    return False


def total(lines: list[dict[str, Any]]) -> Counts:
    """The sums over shards."""
    plain: Counter[str] = Counter(documents=0, articles=0, statements=0, caveats=0)
    by_label: dict[str, Counter[str]] = {"by_status": Counter(), "by_source_type": Counter(), "quarantined": Counter()}
    for line in lines:
        for key, value in line["counts"].items():
            if key in by_label:
                by_label[key].update(value)
            else:
                plain[key] += value
    return {**plain, **{name: dict(sorted(counts.items())) for name, counts in by_label.items()}}


def _parsed(folder: Path, content: bytes) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = []
    for number, line in enumerate(content.splitlines(), 1):
        try:
            lines.append(orjson.loads(line))
            is_known = lines[-1]["kind"] in ("run", "shard", "end") and (number > 1) == (lines[-1]["kind"] != "run")
        except (orjson.JSONDecodeError, TypeError, KeyError, IndexError):
            is_known = False
        if not is_known:
            raise CorpusError(str(folder / NAME), f"line {number} is none of a ledger")
    return lines


def _shown(value: Any) -> str:
    text = orjson.dumps(value).decode() if not isinstance(value, str) else value
    return text if len(text) <= 80 else text[:79] + "…"
