from __future__ import annotations

import gzip
import json

import pytest

from provenance.corpus.documents import Entry, Ids, documents, opened, same_id
from provenance.records import replace

from .conftest import annotations, ids, quarantined, text, write_lines


def found(entries, largest=1_000_000, after=(0, 0)):
    """The documents, their lines opened as workers do, and looked at as the pool does when their turn has come."""
    ids, told = Ids(), []
    for document in documents(entries, range(len(entries)), largest, after, ids):
        line = opened(document, largest) if document.kind == "line" else document
        if document.kind == "line" and line.kind != "problem" and not ids.take(document.entry, line.id):
            code, reason = same_id(line.id)
            line = replace(document, kind="problem", code=code, content=reason)
        told.append(line)
    return told


def test_lines_have_their_own_ids_or_their_number(tmp_path):
    lines = [{"id": "x", "text": "One."}, {"html": "<p>Two.</p>", "language": "de"}, {"id": 7, "text": "Three."}]
    got = found([write_lines(tmp_path / "in.jsonl", lines)])
    assert [(d.id, d.kind, d.language) for d in got] == [
        ("x", "text", None),
        ("in.jsonl#2", "html", "de"),
        ("7", "text", None),
    ]
    assert [(d.entry, d.position) for d in got] == [(0, 0), (0, 1), (0, 2)]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{", "read.malformed"),
        ("[1]", "read.unknown-format"),
        ('{"id": "x"}', "read.unknown-format"),
        ('{"id": [1], "text": "One."}', "read.malformed"),
        ('{"id": "x", "text": "' + "a" * 2000 + '"}', "read.too-large"),
        ('{"id": "first", "text": "Again."}', "corpus.same-id"),
    ],
)
def test_a_bad_line_is_a_problem_and_the_others_are_read(tmp_path, line, code):
    path = tmp_path / "in.jsonl"
    path.write_text(f'{{"id": "first", "text": "One."}}\n\n{line}\n{{"id": "last", "text": "Two."}}')
    first, bad, last = found([Entry(path, "in.jsonl")], largest=1000)
    assert (first.id, bad.kind, bad.code, last.id) == ("first", "problem", code, "last")


@pytest.mark.parametrize("end", ["", "\n"])
def test_long_lines_stay_in_their_file_and_are_the_same(tmp_path, end):
    bodies = ["One.", "Two. " * 9_000, "Fünf — " * 9_000, "Four."]
    path = tmp_path / "in.jsonl"
    path.write_text("\n\n".join(json.dumps({"id": n, "text": b}, ensure_ascii=False) for n, b in enumerate(bodies)) + end)
    entry = Entry(path, path.name)
    raw = list(documents([entry], range(1), 1_000_000, (0, 0), Ids()))
    assert [isinstance(d.content, str) for d in raw] == [False, True, True, False]
    assert [(d.id, d.content.decode()) for d in found([entry])] == [(str(n), b) for n, b in enumerate(bodies)]
    (tmp_path / "in.ndjson.gz").write_bytes(gzip.compress(path.read_bytes()))
    packed = Entry(tmp_path / "in.ndjson.gz", "in.jsonl")
    assert [(d.id, d.content) for d in found([packed])] == [(d.id, d.content) for d in found([entry])]
    path.unlink()
    assert {opened(d, 1_000_000).code for d in raw if isinstance(d.content, str)} == {"read.failed"}


def test_packed_lines(tmp_path):
    zstandard = pytest.importorskip("zstandard")
    content = b"".join(json.dumps({"text": text(n)}).encode() + b"\n" for n in range(9))
    (tmp_path / "in.jsonl.gz").write_bytes(gzip.compress(content[:2000]) + gzip.compress(content[2000:]))
    (tmp_path / "in.ndjson.zst").write_bytes(zstandard.compress(content[:2000]) + zstandard.compress(content[2000:]))
    for name in ("in.jsonl.gz", "in.ndjson.zst"):
        assert [d.id for d in found([Entry(tmp_path / name, name)])] == [f"{name}#{n}" for n in range(1, 10)]


def test_damaged_packed_lines_are_read_up_to_the_damage(tmp_path):
    zstandard = pytest.importorskip("zstandard")
    content = b"".join(json.dumps({"text": f"{text(n)} {n * 7919}"}).encode() + b"\n" for n in range(900))
    (tmp_path / "in.jsonl.gz").write_bytes(gzip.compress(content)[:-500])
    (tmp_path / "in.jsonl.zst").write_bytes(zstandard.compress(content[:9000]) + b"damaged beyond all repair")
    for name in ("in.jsonl.gz", "in.jsonl.zst"):
        *good, bad = found([Entry(tmp_path / name, name)])
        assert good
        assert {d.kind for d in good[:-1]} == {"text"}
        assert (bad.id, bad.code) == (name, "read.malformed")


def test_it_goes_on_behind_a_place(tmp_path):
    entries = [write_lines(tmp_path / f"{n}.jsonl", [{"id": f"{n}{k}", "text": "One."} for k in range(4)]) for n in range(3)]
    assert [d.id for d in found(entries, after=(1, 2))] == ["12", "13", "20", "21", "22", "23"]


def record(body: bytes, at: str, kind: str = "text/html") -> bytes:
    block = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}; charset=utf-8\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example/{at}\r\n"
        f"WARC-Record-ID: <urn:uuid:{at}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def page(number: int) -> bytes:
    words = "".join(f"<p>{part}</p>" for part in text(number).split("\n\n")[1:])
    head = f"<!doctype html><html lang=en><title>Wall {number}</title>"
    return f"{head}<article><h1>Wall {number}</h1>{words}</article></html>".encode()


RECORDS = [record(page(n), str(n)) for n in range(6)]
RECORDS.insert(2, record(b"\x89PNG", "picture", "image/png"))


def test_pages_of_archives_are_named_by_their_place(tmp_path, annotate_corpus, provenance):
    path = tmp_path / "crawl.warc.gz"
    packed = [gzip.compress(r) for r in RECORDS]
    path.write_bytes(b"".join(packed))
    output = annotate_corpus([Entry(path, path.name)])
    places = [sum(map(len, packed[:n])) for n in range(7) if n != 2]
    assert ids(output) == [f"crawl.warc.gz@{place}" for place in places]
    alone = [json.loads(line) for line in provenance("annotate", path, "--format", "jsonl").splitlines()]
    for number, (one, other) in enumerate(zip(annotations(output), alone, strict=True), 1):
        assert other["article"].pop("uri") == f"crawl.warc.gz#{number}"
        del one["article"]["uri"]
        assert one == other


@pytest.mark.parametrize("cut", [60, 700])
def test_a_damaged_archive_gives_its_pages_and_is_named(tmp_path, annotate_corpus, cut):
    path = tmp_path / "crawl.warc"
    path.write_bytes(b"".join(RECORDS)[:-cut])
    output = annotate_corpus([Entry(path, path.name)])
    assert quarantined(output) == {"crawl.warc": "read.damaged-archive"}
    assert [a["article"]["headline"] for a in annotations(output)][:5] == [f"Wall {n}" for n in range(5)]


def test_an_input_of_several_articles(tmp_path, annotate_corpus):
    items = "".join(f"<item><title>Wall {n}</title><description>{text(n)}</description></item>" for n in range(3))
    path = tmp_path / "feed.xml"
    path.write_text(f'<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>{items}</channel></rss>')
    assert ids(annotate_corpus([Entry(path, path.name)])) == [f"feed.xml#{n}" for n in (1, 2, 3)]


def test_what_cannot_be_read_is_named(tmp_path, annotate_corpus):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01\x02" * 100)
    entries = [Entry(tmp_path / name, name) for name in ("gone.txt", "empty.txt", "binary.txt")]
    entries.append(Entry(tmp_path / "link", "link", "a link that leads out"))
    codes = {"gone.txt": "read.failed", "empty.txt": "read.empty", "binary.txt": "read.binary", "link": "read.failed"}
    assert quarantined(annotate_corpus(entries)) == codes
