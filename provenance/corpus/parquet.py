"""Shards as Parquet: a file of statements and a file of caveats. Needs the extra `parquet` (pyarrow)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import orjson

from provenance.corpus.codecs import need
from provenance.corpus.rows import LINK, TABLES, Row

_GROUP = 20_000  # rows of a group, made whole by the document that reaches it


class Tables:
    """What one shard's annotations are written to: `statements-N.parquet` and `caveats-N.parquet`."""

    def __init__(self, folder: Path, number: int) -> None:
        self._places = {name: folder / f"{name}-{number:06d}.parquet" for name in TABLES}
        self._rows: dict[str, list[Row]] = {name: [] for name in TABLES}
        self._writers: dict[str, Any] = {}

    def add(self, content: bytes) -> None:
        """The rows of one annotation, as `codecs` encoded them."""
        for name, rows in orjson.loads(content).items():
            self._rows[name] += rows
            if len(self._rows[name]) >= _GROUP:
                self._write(name)

    def close(self) -> list[tuple[Path, Path]]:
        """The files, on the disk: both, or none where no annotation was added."""
        if not self._writers and not any(self._rows.values()):
            return []
        files = []
        for name, place in self._places.items():
            self._write(name)
            self._writers[name].close()
            beside = _beside(place)
            with beside.open("rb") as file:
                os.fsync(file.fileno())
            files.append((beside, place))
        return files

    def _write(self, name: str) -> None:
        arrow = need("pyarrow", "--format parquet", "parquet")
        parquet = need("pyarrow.parquet", "--format parquet", "parquet")
        schema = arrow_schema(name)
        if name not in self._writers:
            self._writers[name] = parquet.ParquetWriter(_beside(self._places[name]), schema, compression="zstd")
        self._writers[name].write_table(arrow.Table.from_pylist(self._rows[name], schema=schema))
        self._rows[name] = []


def arrow_schema(name: str) -> Any:
    """The Arrow schema of a table of `rows.TABLES`."""
    arrow = need("pyarrow", "--format parquet", "parquet")
    text = arrow.string()
    types = {
        "text": text,
        "number": arrow.int32(),
        "texts": arrow.list_(text),
        "chain": arrow.list_(arrow.struct([(field, text) for field in LINK])),
    }
    return arrow.schema([(column, types[kind]) for column, kind in TABLES[name].items()])


def _beside(place: Path) -> Path:
    return place.with_name(f".{place.name}.part")
