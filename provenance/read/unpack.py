"""Bodies of HTTP responses unpacked up to a limit: never more is made of a bomb than may be read."""

from __future__ import annotations

import zlib


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
