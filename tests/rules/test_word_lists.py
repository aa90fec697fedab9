"""The word lists of the grammars: no word stands in one twice."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

import provenance

FILES = sorted((Path(provenance.__file__).parent / "data" / "rules").glob("*/grammar.toml"))


def test_there_are_grammars():
    assert len(FILES) >= 16


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.parent.name)
def test_no_word_stands_in_a_list_twice(path):
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    lists = [(name, words) for part in ("sets", "words") for name, words in tables.get(part, {}).items()]
    twice = {name: word for name, words in lists if isinstance(words, list) for word, n in Counter(words).items() if n > 1}
    assert twice == {}


def test_what_one_kind_of_outlet_is_called_is_what_some_outlet_is_called():
    grammar = tomllib.loads(next(path for path in FILES if path.parent.name == "en").read_text(encoding="utf-8"))
    of_kinds = [grammar["sets"][name] for name in ("agency_word", "broadcaster_word", "paper_word")]
    assert set().union(*of_kinds) <= set(grammar["sets"]["outlet_word"])
