"""A desk with one small article on it, annotated by hand, and a clock that ticks once a decision."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest

from provenance.review.log import read_log
from provenance.review.paper import Paper

FILE = Path(__file__).resolve().parents[3] / "fixtures" / "annotations" / "valid" / "001-caption-and-chain.json"


def ticking(start: int = 0):
    """A clock whose every look is a second later."""
    seconds = itertools.count(start)

    def look() -> str:
        second = next(seconds)
        return f"2026-03-01T10:{second // 60:02}:{second % 60:02}.000Z"

    return look


@pytest.fixture
def document():
    return json.loads(FILE.read_text(encoding="utf-8"))


@pytest.fixture
def paper(document, tmp_path):
    """The article without decisions; its log lies in a folder of its own."""
    return Paper("desk/a.provenance.json", document, tmp_path / "a.review.jsonl", clock=ticking())


@pytest.fixture
def again(tmp_path):
    """`again(document)` opens the log anew with an annotation, as a later sitting would."""

    def reopen(document, log=None):
        path = log or tmp_path / "a.review.jsonl"
        return Paper("desk/a.provenance.json", document, path, read_log(path).entries, ticking(600))

    return reopen
