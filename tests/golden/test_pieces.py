"""Invented news pieces, labelled sentence by sentence: how many of their sentences get the right source type.

They are many and labelled once, so no single label is held to them, but the share of each file is
(`fixtures/pieces/floors.toml`; scripts/read_pieces.py prints what is read otherwise).
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

from provenance.vocabulary import SourceType

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))
from read_pieces import FOLDER, pieces, read_file  # noqa: E402

FILES = sorted(FOLDER.glob("*.txt"))
FLOORS = tomllib.loads((FOLDER / "floors.toml").read_text(encoding="utf-8"))["source_type"]


def test_every_file_has_a_floor():
    assert sorted(FLOORS) == sorted(path.stem for path in FILES)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_labels_are_of_the_vocabulary_and_origins_stand_in_their_piece(path):
    types = {str(member.value) for member in SourceType}
    for text, sentences in pieces(path):
        for sentence in sentences:
            assert sentence.type in types, text[sentence.start : sentence.end]
            assert sentence.origin.lower() in text.lower(), text[sentence.start : sentence.end]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_sources_are_read_right_as_often_as_before(path, knowledge):
    found = list(read_file(path, knowledge))
    right = 100 * sum(reading.has_type for reading in found) / len(found)
    assert right >= FLOORS[path.stem]
