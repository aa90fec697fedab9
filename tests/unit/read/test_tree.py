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
