"""A long text is searched in stretches: what stands across the end of one is found, once."""

from __future__ import annotations

from itertools import pairwise

import pytest

from provenance.rules.anchors import _STRETCH, AnchorIndex

PIECE = "the lamp was out"
INDEX = AnchorIndex([("dark", ["lamp"], [["lamp was"], ["was out"]], [])])


@pytest.mark.parametrize("at", range(_STRETCH - len(PIECE) - 2, _STRETCH + 3))
def test_what_stands_across_the_end_of_a_stretch_is_found_once(at):
    text = "." * at + PIECE + "." * (2 * _STRETCH)
    starts = [0, at, at + len(PIECE)]
    assert INDEX.in_statements(text, starts) == [(1, "dark", [0, 1])]


def test_statements_of_all_stretches_are_told_in_order():
    text = (PIECE + "." * (_STRETCH // 3)) * 9
    starts = [place for place in range(len(text)) if text.startswith(PIECE, place)]
    found = [statement for statement, _, _ in INDEX.in_statements(text, starts)]
    assert found == list(range(9))
    assert all(a < b for a, b in pairwise(found))
