from __future__ import annotations

import pytest

from provenance.read import tree
from provenance.read.html import read_html

PAGE = (
    b"<html><head><title>T</title>%s</head><body>%s<h1>A fairly long headline here</h1>"
    b"<p>Caf\xc3\xa9 said on Monday that it was so. And more.</p></body></html>"
)
BAD = [
    *(b"<!-- \xff -->", b"<script>var a='\xff'</script>", b'<p class="\xff">x</p>', b"<style>\xff</style>", b"<a\xff>x</a>"),
    b"\xe2\x82<i>x</i>",
]


@pytest.mark.parametrize("piece", BAD)
@pytest.mark.parametrize("does_tell", [True, False])
def test_bytes_that_are_no_utf8_are_found_wherever_they_stand(monkeypatch, piece, does_tell):
    monkeypatch.setattr(tree, "_TELLS", does_tell and tree._TELLS)
    in_head, in_body = read_html(PAGE % (piece, b"")), read_html(PAGE % (b"", piece))
    for source in (in_head, in_body):
        assert [n.code for n in source.diagnostics] == ["read.damaged-bytes"]
        assert "Café said" in source.text


@pytest.mark.parametrize("does_tell", [True, False])
def test_clean_bytes_are_read_as_they_are(monkeypatch, does_tell):
    monkeypatch.setattr(tree, "_TELLS", does_tell and tree._TELLS)
    assert read_html(PAGE % (b"", b"<p>\xef\xbf\xbe \xe2\x82\xac</p>")).diagnostics == ()


def test_children_are_read_alike_whether_few_or_thousands():
    line = "<p>Number %d of many lines was read on Monday, officials said in a statement to all.</p>"
    lines = "".join(line % n for n in range(2500))
    few = read_html(f"<h1>A fairly long headline</h1><div>{lines[: len(line) * 100]}</div>".encode())
    many = read_html(f"<h1>A fairly long headline</h1><div>{lines}</div>".encode())
    assert len(many.passages) == 2501
    assert many.text.startswith(few.text[:5000])
    assert many.passages[-1].path == "/html/body/div/p[2500]"
