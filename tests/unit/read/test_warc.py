from __future__ import annotations

import gzip
from io import BytesIO

import pytest

from provenance.errors import UnreadableInputError
from provenance.read import read_each

PAGE = (
    "<!doctype html><html lang='en'><title>{0}</title><article><h1>{0}</h1><p>The wall at Skårvik gave way on Sunday, the "
    "port said in the evening.</p></article></html>"
)


def record(
    block: bytes, kind: str = "response", content_type: str = "application/http; msgtype=response", at: str = "1"
) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://courier.example/{at}\r\n"
        "WARC-Date: 2025-03-02T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{at}>\r\nContent-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def answer(body: bytes, head: str = "Content-Type: text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    return f"HTTP/1.1 {status}\r\n{head}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def page(title: str) -> bytes:
    return PAGE.format(title).encode()


ARCHIVE = [
    record(b"software: x", "warcinfo", "application/warc-fields", "0"),
    record(answer(page("First wall")), at="1"),
    record(b"GET / HTTP/1.1\r\n\r\n", "request", "application/http; msgtype=request", "1"),
    record(answer(b"\xff\xd8\xff", "Content-Type: image/jpeg"), at="2"),
    record(answer(page("Gone"), status="404 Not Found"), at="3"),
    record(page("Second wall"), "resource", "text/html", "4"),
]


def titles(found):
    return [a.source.headline if not isinstance(a, UnreadableInputError) else a.code for a in found]


@pytest.mark.parametrize("pack", [b"".join, lambda records: b"".join(gzip.compress(r) for r in records)])
def test_one_article_for_each_page(read_all, pack):
    found = read_all(pack(ARCHIVE))
    assert [(a.number, a.source.headline, a.source.address) for a in found] == [
        ("1", "First wall", "https://courier.example/1"),
        ("2", "Second wall", "https://courier.example/4"),
    ]
    assert found[0].paths[0] == "/html/head/article/h1"


def test_a_page_packed_for_its_way(read_all):
    packed = gzip.compress(page("Packed"))
    head = "Content-Type: text/html\r\nContent-Encoding: gzip"
    chunked = b"%x\r\n%b\r\n0\r\n\r\n" % (len(page("Chunks")), page("Chunks"))
    stored = record(answer(packed, head)) + record(answer(page("Plain already"), head))
    stored += record(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked)
    assert titles(read_all(stored)) == ["Packed", "Plain already", "Chunks"]


def test_the_server_s_charset_counts_where_the_page_names_none(read_all):
    body = PAGE.format("Скарвик").encode("cp1251", "replace")
    (found,) = read_all(record(answer(body, "Content-Type: text/html; charset=windows-1251")))
    assert found.source.headline == "Скарвик"


def test_each_page_has_its_own_digest():
    first, second = read_each(b"".join(ARCHIVE), "a.warc")
    assert len({first.sha256, second.sha256}) == 2


@pytest.mark.parametrize("cut", [b"".join(ARCHIVE)[:-100], b"".join(map(gzip.compress, ARCHIVE))[:-100]])
def test_an_archive_that_ends_too_early_says_so(read_all, cut):
    first, *_, last = read_all(cut)
    assert first.source.headline == "First wall"
    assert isinstance(last, UnreadableInputError)
    assert last.code == "read.damaged-archive"
    assert "number 5, begins at byte" in last.reason


def test_the_offset_is_that_of_the_last_whole_record(read_all):
    start = len(ARCHIVE[0])
    found = read_all(b"".join(ARCHIVE[:2]) + b"nonsense\r\n" * 20)
    assert f"number 2, begins at byte {start}" in found[-1].reason


def test_a_page_over_the_limit_does_not_stop_the_others(read_all):
    large = answer(page("Large") + b" " * 5000)
    archive = BytesIO(record(large) + record(answer(page("Small"))))
    found = [a.found for a in read_each(archive, "a.warc", largest=2000)]
    assert [getattr(a, "code", None) or a.headline for a in found] == ["read.too-large", "Small"]


def test_a_page_that_unpacks_to_too_much_is_refused(read_all):
    bomb = gzip.compress(b"<p>" + b"a" * 50_000_000)
    found = read_all(record(answer(bomb, "Content-Type: text/html\r\nContent-Encoding: gzip")), largest=1_000_000)
    assert titles(found) == ["read.too-large"]


@pytest.mark.parametrize(
    "content", [gzip.compress(gzip.compress(b"just text", mtime=0), mtime=0), b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd12345"]
)
def test_what_is_no_archive_is_refused(read_all, content):
    with pytest.raises(UnreadableInputError) as refused:
        read_all(content)
    assert refused.value.code == "read.damaged-archive"


def test_an_open_file_is_read_as_a_stream():
    assert [a.text().headline for a in read_each(BytesIO(b"".join(ARCHIVE)), "a.warc")] == ["First wall", "Second wall"]
