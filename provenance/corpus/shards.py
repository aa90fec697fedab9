"""Shards: a fixed number of documents each, written beside and renamed when they are whole."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from pathlib import Path
from typing import IO, Any, Protocol

import orjson

from provenance.corpus import faults
from provenance.corpus.codecs import FORMS
from provenance.corpus.ledger import Counts, Ledger
from provenance.corpus.worker import Outcome


class Part(Protocol):
    """What one shard's annotations are written to."""

    def add(self, content: bytes) -> None:
        """One annotation, as the worker encoded it."""

    def close(self) -> list[tuple[Path, Path]]:
        """Write what is left; the files as they are now and where they belong, none where nothing was added."""


class Lines:
    """JSON Lines: the bytes as they come."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._file: IO[bytes] | None = None

    def add(self, content: bytes) -> None:
        """One line, packed or not."""
        if self._file is None:
            self._file = _beside(self._place).open("wb")
        self._file.write(content)

    def close(self) -> list[tuple[Path, Path]]:
        """The file, on the disk."""
        if self._file is None:
            return []
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        return [(_beside(self._place), self._place)]


def _beside(place: Path) -> Path:
    return place.with_name(f".{place.name}.part")


class Shard:
    """The shard that is being written, with its counts."""

    def __init__(self, folder: Path, number: int, form: str) -> None:
        self.number, self.documents = number, 0
        self._folder = folder
        self._part = _part(folder, number, form)
        self._quarantine: list[bytes] = []
        self._counts: Counter[str] = Counter(articles=0, statements=0, caveats=0)
        self._by_label: dict[str, Counter[str]] = {
            "by_status": Counter(),
            "by_source_type": Counter(),
            "quarantined": Counter(),
        }

    def add(self, outcomes: list[Outcome]) -> None:
        """What became of one document."""
        self.documents += 1
        for outcome in outcomes:
            if outcome.content is None or outcome.summary is None:
                line = {"id": outcome.id, "code": outcome.code, "reason": outcome.reason}
                self._quarantine.append(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))
                self._by_label["quarantined"][outcome.code] += 1
                continue
            self._part.add(outcome.content)
            self._counts["articles"] += 1
            for key in ("statements", "caveats"):
                self._counts[key] += outcome.summary[key]
            for key in ("by_status", "by_source_type"):
                self._by_label[key].update(outcome.summary[key])

    def enter(self, ledger: Ledger, after: tuple[int, int]) -> None:
        """Put the files in their places and enter the shard; `after` is where the next one begins."""
        files = self._part.close()
        if self._quarantine:
            place = self._folder / f"quarantine-{self.number:06d}.jsonl"
            lines = Lines(place)
            lines.add(b"".join(self._quarantine))
            files += lines.close()
        faults.at("shard-written")
        entered = []
        for beside, place in files:
            entered.append({"name": place.name, "bytes": beside.stat().st_size, "sha256": _digest(beside)})
            beside.replace(place)
            faults.at("first-renamed")
        _sync_folder(self._folder)
        faults.at("renamed")
        ledger.add(
            {"kind": "shard", "number": self.number, "files": entered, "counts": self.counts(), "next": list(after)},
        )
        faults.at("entered")

    def counts(self) -> Counts:
        """Documents, articles, statements, caveats, and the counts by label."""
        labels: dict[str, Any] = {name: dict(sorted(counts.items())) for name, counts in self._by_label.items()}
        return {"documents": self.documents, **self._counts, **labels}


def _part(folder: Path, number: int, form: str) -> Part:
    if form == "parquet":
        from provenance.corpus.parquet import Tables

        return Tables(folder, number)
    return Lines(folder / f"annotations-{number:06d}{FORMS[form]}")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
