"""Bodies of HTTP responses and packed files unpacked up to a limit: never more is made of a bomb than may be read."""

from __future__ import annotations

import zlib
from gzip import GzipFile
from io import BytesIO

from provenance.errors import UnreadableInputError

_GZIP, _ARCHIVE = b"\x1f\x8b", b"WARC/"


def unpack(body: bytes, encodings: str, largest: int) -> bytes:
    """The body without its content encodings (`gzip, br`), cut one byte behind `largest`.

    A body that is not packed in spite of its header is given as it is: crawlers store such. Raises ValueError for an
    encoding that is not known, and for damaged data of which nothing can be unpacked.
    """
    for name in reversed([n.strip().lower() for n in encodings.split(",") if n.strip()][:4]):
        if name in ("gzip", "x-gzip", "deflate"):
            body = _inflate(body, largest)
        elif name == "br":
            body = _unbrotli(body, largest)
        elif name != "identity":
            raise ValueError(f"the content encoding {name[:20]!r} is not known")
    return body


def packed_file(content: bytes, largest: int) -> bytes | None:
    """What a gzip file holds (`page.html.gz`); None for any other file, for a packed web archive, and for damaged data.

    Raises UnreadableInputError (`read.too-large`) where it holds more than `largest` bytes.
    """
    if not content.startswith(_GZIP):
        return None
    try:
        if zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(content, len(_ARCHIVE)) == _ARCHIVE:
            return None
        held = GzipFile(fileobj=BytesIO(content)).read(largest + 1)
    except (EOFError, OSError, zlib.error):
        return None
    if len(held) > largest:
        raise UnreadableInputError("read.too-large", f"it unpacks to more than the {largest:,} bytes that are read")
    return held


def _inflate(body: bytes, largest: int) -> bytes:
    for bits in (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS):
        try:
            unpacked = zlib.decompressobj(bits).decompress(body, largest + 1)
        except zlib.error:
            continue
        if unpacked:
            return unpacked
    if body[:2] == b"\x1f\x8b":
        raise ValueError("damaged gzip data")
    return body


def _unbrotli(body: bytes, largest: int) -> bytes:
    import brotli  # type: ignore[import-untyped]  # it has no stubs

    try:
        unpacked: bytes = brotli.Decompressor().process(body, output_buffer_limit=largest + 1)
    except brotli.error as error:
        if body.lstrip()[:1] == b"<":
            return body
        raise ValueError("damaged brotli data") from error
    return unpacked
