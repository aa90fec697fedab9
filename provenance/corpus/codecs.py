"""From an annotation to the bytes that go into a shard.

Every annotation is packed by itself (gzip and zstd files may be many such pieces in a row), so workers do the packing, and
a shard's bytes depend on nothing but its annotations.
"""

from __future__ import annotations

import importlib.util
import zlib
from collections.abc import Callable
from typing import Any

import orjson

from provenance.errors import CorpusError

Encode = Callable[[dict[str, Any]], bytes]

# Form -> what the names of its shards end in. `parquet` has files of its own names; what goes into them are rows as JSON.
FORMS = {"none": ".jsonl", "gzip": ".jsonl.gz", "zstd": ".jsonl.zst", "parquet": ".parquet"}
_GZIP_LEVEL, _ZSTD_LEVEL = 6, 6
_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"  # of gzip: no name, no time, no system


def encoder(form: str) -> Encode:
    """What makes an annotation's bytes. Raises CorpusError where the form needs a library that is not installed."""
    if form == "gzip":
        return _gzip
    if form == "zstd":
        return _zstd()
    if form == "parquet":
        if importlib.util.find_spec("pyarrow") is None:  # only the parent imports it
            need("pyarrow", "--format parquet", "parquet")
        return _rows
    return _line


def _line(annotation: dict[str, Any]) -> bytes:
    return orjson.dumps(annotation, option=orjson.OPT_APPEND_NEWLINE)


def _rows(annotation: dict[str, Any]) -> bytes:
    from provenance.corpus.rows import rows_of

    return orjson.dumps(rows_of(annotation))


def _gzip(annotation: dict[str, Any]) -> bytes:
    content = _line(annotation)
    pack = zlib.compressobj(_GZIP_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    tail = zlib.crc32(content).to_bytes(4, "little") + (len(content) & 0xFFFFFFFF).to_bytes(4, "little")
    return _HEAD + pack.compress(content) + pack.flush() + tail


def _zstd() -> Encode:
    pack = need("zstandard", "--compress zstd", "zstd").ZstdCompressor(level=_ZSTD_LEVEL)
    return lambda annotation: bytes(pack.compress(_line(annotation)))


def need(module: str, what: str, extra: str) -> Any:
    """A library of an extra. Raises CorpusError, which says how it is installed and what needs it."""
    try:
        return importlib.import_module(module)
    except ImportError:
        raise CorpusError(what, f"needs an extra: pip install 'provenance-annotator[{extra}]'") from None
