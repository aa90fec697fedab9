"""JSON in pieces is the JSON, and a file is whole or not there."""

from pathlib import Path

import pytest

from provenance.cli.output import BATCH, serialise, serialise_in_pieces, write_atomically
from provenance.pipeline import annotate, load_knowledge

ARTICLES = sorted((Path(__file__).resolve().parents[2] / "fixtures" / "articles").glob("*/source.*"))[:12]


@pytest.mark.parametrize("batch", [1, 2, 7, BATCH, 1_000])
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.parent.name)
def test_pieces_are_the_whole(path, batch):
    document = annotate(path.read_bytes(), path.parent.name, load_knowledge())
    pieces = list(serialise_in_pieces(document, batch))
    assert b"".join(pieces) == serialise(document, is_compact=False)
    assert (len(pieces) > 1) == (batch < max(len(value) for value in document.values() if isinstance(value, list)))


def test_texts_of_any_kind_stay_what_they_are():
    document = {
        "lines": ["a\nb", "\\n", "[", '"]\n  }', "\u2028\x00"],
        "none": [],
        "deep": {"er": [{}, [], [[1, {"x": "\n"}]]]},
    }
    assert b"".join(serialise_in_pieces(document, 2)) == serialise(document, is_compact=False)


def test_a_piece_that_fails_leaves_the_old_file(tmp_path):
    place = tmp_path / "new" / "a.json"
    write_atomically(place, iter([b"{", b"}\n"]))

    def fail():
        yield b"{"
        raise ValueError

    with pytest.raises(ValueError):
        write_atomically(place, fail())
    assert [(path.name, path.read_bytes()) for path in place.parent.iterdir()] == [("a.json", b"{}\n")]
