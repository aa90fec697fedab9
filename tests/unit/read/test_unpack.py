from __future__ import annotations

import gzip
import zlib

import brotli
import pytest

from provenance.read.unpack import unpack

BODY = b"<p>The wall gave way.</p>"


@pytest.mark.parametrize(
    ("packed", "encodings"),
    [
        (BODY, ""),
        (BODY, "identity"),
        (gzip.compress(BODY), "gzip"),
        (zlib.compress(BODY), "deflate"),
        (zlib.compress(BODY)[2:-4], "deflate"),
        (brotli.compress(BODY), "br"),
        (gzip.compress(brotli.compress(BODY)), "br, gzip"),
        (BODY, "gzip"),
        (BODY, "br"),
    ],
)
def test_bodies_are_unpacked(packed, encodings):
    assert unpack(packed, encodings, 1000) == BODY


@pytest.mark.parametrize(("pack", "name"), [(gzip.compress, "gzip"), (brotli.compress, "br")])
def test_no_more_is_unpacked_than_may_be_read(pack, name):
    assert len(unpack(pack(b"a" * 10_000_000), name, 1000)) <= 200_000


@pytest.mark.parametrize(
    ("packed", "encodings"), [(BODY, "rot13"), (b"\x1f\x8b\x08" + b"\xff" * 20, "gzip"), (b"\xff" * 30, "br")]
)
def test_what_cannot_be_unpacked_is_refused(packed, encodings):
    with pytest.raises(ValueError, match=r"not known|damaged"):
        unpack(packed, encodings, 1000)
