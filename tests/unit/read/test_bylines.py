"""The names of a byline without what pages print in the same line, on invented lines."""

from __future__ import annotations

import pytest

from provenance.read import read
from provenance.read.bylines import split_byline


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ida Holm and Jon Berg", ["Ida Holm", "Jon Berg"]),
        ("Ida Holm Published 7:07 PM EST May 19, 2020", ["Ida Holm"]),
        ("Nordic Press May 19, 2020, 9:02 AM", ["Nordic Press"]),
        ("von Ida Holm 05. Mai 2020 15:36 Uhr 3 Min", ["Ida Holm"]),
        ("IDA HOLM - 2020-04-10", ["IDA HOLM"]),
        ("Ida Holm, 5 de mayo de 2020", ["Ida Holm"]),
        ("20 May 2020 08:00 GMT", []),
        ("Ida Holm @idaholm", ["Ida Holm"]),
        ("(Image: Nordfoto)", []),
        ("Kanal 5", ["Kanal 5"]),
        ("Studio 24 and Ida Holm", ["Studio 24", "Ida Holm"]),
    ],
)
def test_names_of_a_line(line, names):
    assert split_byline(line) == names


def test_who_comments_is_no_author():
    prose = "<p>The bridge over the harbour was closed on Monday after divers found a crack in a pillar, it said.</p>" * 2
    comment = "<div class='comment-meta'><cite class='comment-author' itemprop='author'>Jon Berg</cite></div>"
    author = "<span itemprop='author'>Ida Holm</span>"
    page = "<!doctype html><html><body><article><h1>Harbour bridge closed</h1>{}{}{}</article></body></html>"
    assert read(page.format(author, prose, comment).encode(), "a.html").byline == ("Ida Holm",)
    assert read(page.format("", prose, comment).encode(), "a.html").byline == ()
