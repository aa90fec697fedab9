"""Inputs that were made to hurt: each ends in an annotation or one line of reason, within limits of time and memory."""

from __future__ import annotations

import gzip
import os
import struct
import zlib
from pathlib import Path

import pytest

SAID = "The mayor said the harbour wall gave way on Sunday."
PAGE = f"<!doctype html><html lang='en'><body><article><h1>Harbour wall gives way</h1><p>{SAID}</p>%s</article></body></html>"
MB = 1_000_000


def page(inside: str) -> bytes:
    return (PAGE % inside).encode()


KEYS = ",".join(f'"k{i}":1' for i in range(100_000))
# Name -> content, and the diagnostic that must be given; None where the whole page must be read.
PAGES: dict[str, tuple[bytes, str | None]] = {
    "deep": (page("<div>" * 5_000 + "Deep." + "</div>" * 5_000), "read.truncated"),
    "very deep": (page("<div>" * 200_000), "read.truncated"),
    "deep inline": (page("<b>" * 100_000 + "x"), "read.truncated"),
    "one text of 12 MB": (page("<p>" + "word " * (12 * MB // 5) + "</p>"), "read.truncated"),
    "one attribute of 12 MB": (page(f"<p title='{'a' * 12 * MB}'>x</p>"), "read.truncated"),
    "100,000 attributes": (page("<p " + " ".join(f"a{i}=1" for i in range(100_000)) + ">x</p>"), "read.truncated"),
    "a comment of 12 MB": (page(f"<!--{'a' * 12 * MB}-->"), None),
    "a script of 12 MB": (page(f"<script>{'a' * 12 * MB}</script>"), None),
    "a million breaks": (page("<br>" * MB), None),
    "20,000 captions": (page("<figure><img src=a.jpg><figcaption>Boat</figcaption></figure>" * 20_000), None),
    "a long caption": (page(f"<figure><img src=a.jpg><figcaption>{'Photo: a. (b/' * 120}</figcaption></figure>"), None),
    "open brackets": (page(f"<figure><img src=a><figcaption>{'(' * 1700}</figcaption></figure>"), None),
    "spaces": (page(f"<p>{' ' * MB}x</p>"), None),
    "deep linked data": (page(f"<script type='application/ld+json'>{'[' * 100_000}</script>"), None),
    "wide linked data": (page(f"<script type='application/ld+json'>{{{KEYS}}}</script>"), None),
    "entities without end": (page("&amp;" * 500_000), None),
    "references out of range": (page("&#x110000;&#-1;&#99999999999999;&#xD800;&#0;"), None),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_pages(probe, name):
    content, code = PAGES[name]
    found = probe(content, "page.html")
    assert found.code == 0
    assert SAID in found.texts
    assert code is None or code in found.codes


def doctype(subset: str, use: str, root: str = "nitf") -> bytes:
    body = f"<body><body.head><hedline><hl1>Wall {use}</hl1></hedline></body.head><body.content><p>{SAID} {use}</p></body.content></body>"
    return f"<?xml version='1.0'?><!DOCTYPE {root} [{subset}]><{root}>{body}</{root}>".encode()


LAUGHS = "".join(f"<!ENTITY l{i} '{f'&l{i - 1};' * 10}'>" for i in range(1, 12))
ENTITIES = {
    "billion laughs": doctype(f"<!ENTITY l0 'ha'>{LAUGHS}", "&l11;"),
    "quadratic": doctype(f"<!ENTITY a '{'a' * 100_000}'>", "&a;" * 5_000),
    "laughs in an attribute": doctype(f"<!ENTITY l0 'ha'>{LAUGHS}", "<em class='&l11;'>x</em>"),
    "a file": doctype("<!ENTITY f SYSTEM 'secret.txt'>", "&f;"),
    "a file by its address": doctype("<!ENTITY f SYSTEM 'file:///etc/passwd'>", "&f;"),
    "the network": doctype("<!ENTITY f SYSTEM 'http://127.0.0.1:9/x'>", "&f;"),
    "a parameter entity": doctype("<!ENTITY % p SYSTEM 'secret.txt'> %p; <!ENTITY q 'x'>", "&q;"),
    "an outer DTD": doctype("", "x").replace(b"[]", b"SYSTEM 'http://127.0.0.1:9/n.dtd'"),
    "inclusion": (
        f"<nitf xmlns:xi='http://www.w3.org/2001/XInclude'><body><body.content><p>{SAID}</p>"
        "<xi:include parse='text' href='secret.txt'/></body.content></body></nitf>"
    ).encode(),
    "an entity that names itself": doctype("<!ENTITY a '&b;'><!ENTITY b '&a;'>", "&a;"),
}  # fmt: skip


@pytest.mark.parametrize("name", ENTITIES)
@pytest.mark.parametrize("suffix", ["xml", "html"])
def test_entities_are_never_resolved(probe, tmp_path, name, suffix):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "secret.txt").write_text("the password is swordfish", encoding="utf-8")
    found = probe(ENTITIES[name], f"item.{suffix}")
    assert b"swordfish" not in found.out
    assert b"root:" not in found.out
    assert len(found.out) < MB
    if suffix == "xml":
        assert found.code == 0, found.err
        assert SAID in found.texts


XML = {
    "deep": b"<nitf><body><body.content><p>x</p>" + b"<block>" * 5_000 + b"<p>y</p>",
    "deep before any word": b"<nitf><body><body.content>" + b"<block>" * 5_000 + b"<p>y</p>",
    "very deep": b"<rss><channel><item><title>x</title>" + b"<a>" * 300_000,
    "12 MB in one text": b"<nitf><body><body.content><p>x</p><p>"
    + b"word " * (12 * MB // 5)
    + b"</p></body.content></body></nitf>",
    "cut": b"<nitf><body><body.content><p>x</p><p>y",
    "a wrong end": b"<nitf><body><body.content><p>x</b></p><p>y</p></body.content></body></nitf>",
}


@pytest.mark.parametrize("name", XML)
def test_damage_to_xml_is_said(probe, name):
    found = probe(XML[name], "item.xml")
    said = {*found.codes} if found.out else set()
    assert said & {"read.truncated", "read.malformed"} or "cut by the parser's limits" in found.err, (
        found.out[-900:],
        found.err,
    )


WIDE = {
    "attributes": b"<p " + b" ".join(b"a%d='1'" % i for i in range(50_000)) + b">x</p>",
    "namespaces": b"<p " + b" ".join(b"xmlns:n%d='u:%d'" % (i, i) for i in range(20_000)) + b">x</p>",
    "elements": b"<p>x</p>" * 30_000,
}


@pytest.mark.parametrize("name", WIDE)
def test_wide_xml(probe, name):
    assert probe(b"<nitf><body><body.content>" + WIDE[name] + b"</body.content></body></nitf>", "item.xml").code == 0


def test_a_long_feed(probe):
    found = probe(b"<rss><channel>" + b"<item><title>x</title></item>" * 3_000 + b"</channel></rss>", "feed.xml", "--no-text")
    assert found.out.count(b"\n") == 3_000


JSON = {
    "deep": b'{"uri":"u","type":"text","headline":' + b"[" * 200_000,
    "deep and closed": b'{"uri":"u","type":"text","headline":"x","subject":' + b"[" * 900 + b"]" * 900 + b"}",
    "a million keys": b'{"uri":"u","type":"text","headline":"x",' + b",".join(b'"k%d":1' % i for i in range(300_000)) + b"}",
    "one key many times": b'{"uri":"u","type":"text","headline":"x"' + b',"headline":"x"' * 100_000 + b"}",
    "a number without end": b'{"uri":"u","type":"text","headline":"x","urgency":' + b"9" * MB + b"}",
    "lone surrogates": b'{"uri":"u","type":"text","headline":"\\ud800 x \\udfff"}',
    "many pictures": b'{"uri":"u","type":"text","headline":"x","associations":['
    + b",".join([b'{"type":"picture","description_text":"A boat (AP)"}'] * 50_000)
    + b"]}",
}


@pytest.mark.parametrize("name", JSON)
def test_json(probe, name):
    found = probe(JSON[name], "item.json")
    assert found.out or "not well-formed JSON" in found.err


def test_a_packed_bomb_is_not_unpacked(probe):
    bomb = gzip.compress(b"\0" * (500 * MB))
    found = probe(bomb, "bomb.warc.gz")
    assert found.code == 2
    assert "unpacks to more than" in found.err


def test_a_bomb_inside_an_archive(probe):
    body = gzip.compress(b"<p>" + b"a" * (300 * MB))
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + body
    head = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n" % len(http)
    found = probe(head + http + b"\r\n\r\n", "bomb.warc")
    assert "more than 50,000,000 bytes" in found.err


def test_a_record_that_says_it_has_no_end(probe):
    head = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 99999999999999\r\n\r\n"
    assert "damaged" in probe(head + b"x" * 1000, "long.warc").err


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


PNG = b"\x89PNG\r\n\x1a\n"
PICTURES = {
    "more pixels than there are": PNG + chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)) + chunk(b"IEND", b""),
    "a packed text": PNG
    + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    + chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(b"a" * (200 * MB)))
    + chunk(b"IDAT", zlib.compress(b"\0\0\0\0"))
    + chunk(b"IEND", b""),
    "a packed profile": PNG
    + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    + chunk(b"iCCP", b"p\0\0" + zlib.compress(b"a" * (200 * MB)))
    + chunk(b"IEND", b""),
    "a directory that leads to itself": b"II*\0\x08\0\0\0" + struct.pack("<H", 0) + struct.pack("<I", 8),
    "a directory of 65,535 entries": b"II*\0\x08\0\0\0" + struct.pack("<H", 65_535) + b"\x0e\x01\x02\0\xff\xff\xff\x7f\0\0\0\0" * 65_535,
    "a length beyond the end": b"\xff\xd8\xff\xed\xff\xffPhotoshop 3.0\x008BIM\x04\x04\0\0\xff\xff\xff\xff",
    "no end of segments": b"\xff\xd8" + b"\xff\xe1\x00\x02" * 200_000,
}  # fmt: skip


@pytest.mark.parametrize("name", PICTURES)
def test_pictures(probe, name):
    found = probe(PICTURES[name], "picture.jpg")
    assert found.code == 2
    assert found.err.startswith("provenance: picture.jpg: ")


CHARSETS = {
    "UTF-8 that is Windows-1252": (
        "<meta charset=utf-8><p>Der Bürgermeister sagte „nein“.</p>".encode("cp1252"),
        "Bürgermeister",
    ),
    "Latin-1 that is UTF-8": ("<meta charset=iso-8859-1><p>Der Bürgermeister sagte „nein“.</p>".encode(), "Bürgermeister"),
    "UTF-7": (b"<meta charset=utf-7><p>+ADw-script+AD4- The mayor said no.</p>", "The mayor"),
    "a charset that is none": (b"<meta charset='x-none'><p>The mayor said no.</p>", "The mayor"),
    "UTF-16 with an odd byte": ("\ufeff<p>The mayor said no.</p>".encode("utf-16-le") + b"\0", "The mayor"),
    "UTF-16 named as UTF-8": (
        "<?xml version='1.0' encoding='utf-8'?><p>The mayor said no.</p>".encode("utf-16"),
        "The mayor",
    ),
    "NUL between": (b"<p>The ma\0yor said no.</p>", "The ma\ufffdyor"),
    "half a character": ("<p>The mayor of Skårvik said no.</p>".encode()[:-5] + b"\xc3", "Skårvik"),
}


@pytest.mark.parametrize("name", CHARSETS)
def test_charsets(probe, name):
    content, words = CHARSETS[name]
    assert words in probe(content, "page.html").texts


@pytest.mark.parametrize("mark", ["\u200b", "\u200d", "\u2060", "\ufeff", "\u202e", "\u2066", "\u00ad"])
def test_marks_that_nobody_sees_stay_and_hide_nothing(probe, mark):
    claim = (
        f"The army{mark} said it had taken the{mark} town. The claim could not be inde{mark}pendently{mark} veri{mark}fied."
    )
    found = probe(f"Town taken\n\n{claim}\n".encode(), "note.txt")
    assert claim in found.texts
    assert [c["kind"] for c in found.documents[0]["caveats"]] == ["no_independent_verification"]


def test_a_file_over_the_limit_is_refused_at_once(probe):
    found = probe(b"word " * (51 * MB // 5), "long.txt")
    assert found.code == 2
    assert "larger than 50 MB" in found.err
    assert found.seconds < 5


def test_an_endless_file_is_refused(probe, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "zero.txt").symlink_to("/dev/zero")
    assert "larger than 50 MB" in probe(None, "zero.txt").err


def test_links_do_not_lead_out_of_a_folder(probe, tmp_path):
    (tmp_path / "secret.txt").write_text("the password is swordfish", encoding="utf-8")
    desk = tmp_path / "in" / "desk"
    desk.mkdir(parents=True)
    (desk / "a.txt").write_text(SAID, encoding="utf-8")
    (desk / "out.txt").symlink_to(tmp_path / "secret.txt")
    (desk / "up").symlink_to(tmp_path)
    (desk / "loop").symlink_to(desk)
    found = probe(None, "desk")
    assert [d["article"]["uri"] for d in found.documents] == ["desk/a.txt"]
    assert b"swordfish" not in found.out
    assert "out.txt: a symbolic link that leads out of the folder" in found.err


@pytest.mark.parametrize("name", ["a\nb.txt", "a\x1b[31m.txt", "a\u202etxt.exe.txt", "a" * 200 + ".txt", "..txt"])
def test_odd_names(probe, name):
    found = probe(SAID.encode(), name)
    assert [d["article"]["uri"] for d in found.documents] == [name]
    empty = probe(b"", name)
    assert empty.code == 2
    assert empty.err.count("\n") == 1
    assert "\x1b" not in empty.err


def test_a_name_that_is_no_text(probe, tmp_path):
    (tmp_path / "in").mkdir()
    path = os.fsencode(tmp_path / "in") + b"/desk"
    Path(os.fsdecode(path)).mkdir()
    Path(os.fsdecode(path + b"/\xff\xfe.txt")).write_text(SAID, encoding="utf-8")
    assert probe(None, "desk").documents[0]["article"]["uri"] == "desk/\ufffd\ufffd.txt"
