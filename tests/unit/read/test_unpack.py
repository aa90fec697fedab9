from __future__ import annotations

import gzip
import zlib

import brotli
import pytest

from provenance.errors import UnreadableInputError
from provenance.read import read
from provenance.read.unpack import unpack

BODY = b"<p>The wall gave way.</p>"


@pytest.mark.parametrize(
    ("packed", "encodings"),
    [
        (BODY, ""),
        (BODY, "identity"),
        (gzip.compress(BODY, mtime=0), "gzip"),
        (zlib.compress(BODY), "deflate"),
        (zlib.compress(BODY)[2:-4], "deflate"),
        (brotli.compress(BODY), "br"),
        (gzip.compress(brotli.compress(BODY), mtime=0), "br, gzip"),
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


PAGE = b"<html><body><article><h1>Pier to close</h1><p>The pier will close in May, the port said.</p></article></body></html>"


def test_a_packed_page_is_read_as_the_page_that_it_is():
    packed, plain = read(gzip.compress(PAGE), "page.html.gz"), read(PAGE, "page.html")
    assert (packed.text, packed.media_type) == (plain.text, "text/html")


def test_a_packed_text_keeps_what_its_name_says():
    assert read(gzip.compress(b"<p> is a tag of HTML, the teacher said."), "lesson.txt.gz").media_type == "text/plain"


def test_what_is_packed_twice_or_unpacks_to_too_much_is_refused():
    with pytest.raises(UnreadableInputError, match="no web archive"):
        read(gzip.compress(gzip.compress(PAGE)), "page.html.gz.gz")
    with pytest.raises(UnreadableInputError, match="more than the 1,000 bytes"):
        read(gzip.compress(b"a" * 2_000), "page.txt.gz", largest=1_000)


def test_a_damaged_packed_page_is_refused():
    with pytest.raises(UnreadableInputError, match="no web archive"):
        read(gzip.compress(PAGE)[:-20], "page.html.gz")
