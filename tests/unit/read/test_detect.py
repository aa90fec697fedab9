from __future__ import annotations

import time

import pytest

from provenance.read.detect import detect_format
from provenance.read.prolog import read_prolog

DOCTYPE = "<!DOCTYPE nitf [<!ENTITY a \"]>\"> <!ENTITY b '>'>]>"


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (b"The mayor said so.", "", "text"),
        (b"<3 from the mayor", "", "text"),
        (b"[1/5] A picture", "", "text"),
        (b"{curly} start", "", "text"),
        (b"<!doctype html><p>x", "", "html"),
        (b"\xef\xbb\xbf <!-- a --> <!-- b --><HTML>", "", "html"),
        (b"<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x' 'y'><html/>", "", "html"),
        ("<html>".encode("utf-16"), "", "html"),
        (b"<rss version='2.0'>", "", "xml"),
        (b"<?xml version='1.0'?><a:newsItem xmlns:a='b'>", "feed", "xml"),
        (f"<?xml version='1.0'?><!-- x -->{DOCTYPE}<nitf>".encode(), "", "xml"),
        (b"<note><to>x</to></note>", "", "xml"),
        (b'\n{"uri": "x"}', "", "json"),
        (b"[{}]", "", "json"),
        (b'{"uri": "x"}', "a.txt", "text"),
        (b"# Title", "a.md", "markdown"),
        (b"\xff\xd8\xff\xe0", "a.txt", "picture"),
        (b"WARC/1.0\r\n", "", "warc"),
        (b"\x1f\x8b\x08", "a.html", "warc"),
        (b"<rss>", "a.html", "html"),
    ],
)
def test_content_tells_the_format(content, name, expected):
    assert detect_format(content, name) == expected


def test_the_prolog_of_a_document():
    text = f"<?xml version='1.0'?>\n<!-- a > b -->{DOCTYPE} <x:root a='1'>"
    found = read_prolog(text)
    assert (text[found.end :], found.root) == ("<x:root a='1'>", "x:root")
    assert text[found.doctype[0] : found.doctype[1]] == DOCTYPE


@pytest.mark.parametrize("content", ["<!--", "<?xml", "<!DOCTYPE a [", "", "text", "<!DOCTYPE a"])
def test_a_prolog_without_end_has_no_root(content):
    assert read_prolog(content).root == ""


@pytest.mark.parametrize(
    "piece", ["<!--a-->", "<?a?>", "<!--", "<!DOCTYPE a [", "<!DOCTYPE a [<!ENTITY", "<?xml ", "<!--a-->\n<?a"]
)
def test_no_prolog_takes_long(piece):
    started = time.process_time()
    detect_format((piece * 20_000).encode(), "")
    assert time.process_time() - started < 1
