"""Inputs that hold several articles, and the limit of size, through the command line with all stages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

FEED = (
    "<rss version='2.0'><channel><title>Skarvik Courier</title><item><title>Wall gives way</title><description>The harbour "
    "wall gave way on Sunday, the port said.</description></item>"
    "<item/><item><title>Repairs begin</title></item></channel></rss>"
)


@pytest.fixture
def feed(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in/feed.xml").write_text(FEED, encoding="utf-8")
    return Path("in/feed.xml")


def test_every_article_of_a_feed_is_a_line(provenance, feed):
    result = provenance("annotate", feed)
    assert result.code == 1
    assert [json.loads(line)["article"]["uri"] for line in result.out.splitlines()] == ["in/feed.xml#1", "in/feed.xml#3"]
    assert "in/feed.xml#2: the item has neither title nor text" in result.err


def test_every_article_of_a_feed_is_a_file(provenance, feed):
    provenance("annotate", "in", "--output-dir", "out")
    assert sorted(p.as_posix() for p in Path("out").rglob("*.json")) == [
        "out/feed.xml/1.provenance.json",
        "out/feed.xml/3.provenance.json",
    ]
    checked = provenance("validate", "out/feed.xml/1.provenance.json", "--article", feed)
    assert checked.code == 0, checked.out
    assert provenance("annotate", "out").code == 2, "annotations are no articles"


def test_the_limit_of_size_is_raised_by_an_option(provenance, feed):
    small = provenance("annotate", feed, "--max-size", "0.0001")
    assert small.code == 2
    Path("long.txt").write_text("A wall. " * 300, encoding="utf-8")
    small = provenance("annotate", "long.txt", "--max-size", "0.001")
    assert (small.code, small.out) == (2, "")
    assert "larger than 0.001 MB (--max-size raises the limit)" in small.err
    assert provenance("annotate", "long.txt", "--max-size", "0.003").code == 0
