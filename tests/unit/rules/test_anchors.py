from __future__ import annotations

from bisect import bisect_right

from hypothesis import given
from hypothesis import strategies as st

from provenance.rules.anchors import AnchorIndex

TEXTS = st.text(alphabet="abc .", max_size=60)


def naive(folded: str, starts: list[int]) -> list[tuple[int, str]]:
    """The rules of `INDEX` by statement, in order of their anchors' ends, of equals the longer one first."""
    anchors = [("ab", "one"), ("b", "one"), ("ca", "two"), ("c", "three")]
    hits = sorted(
        (at + len(anchor), -len(anchor), at, rule)
        for anchor, rule in anchors
        for at in range(len(folded))
        if folded.startswith(anchor, at)
    )
    found = [(bisect_right(starts, at) - 1, rule) for _, _, at, rule in hits]
    return [hit for hit in dict.fromkeys(found) if hit[0] >= 0]


@given(folded=TEXTS, cuts=st.sets(st.integers(0, 60), max_size=6))
def test_a_rule_is_found_once_in_each_statement_that_has_an_anchor(folded: str, cuts: set[int]) -> None:
    index = AnchorIndex([("one", ["ab", "b"], [], ()), ("two", ["ca"], [], ()), ("three", ["c"], [], ())])
    starts = sorted(cuts)
    assert [(at, rule) for at, rule, _ in index.in_statements(folded, starts)] == naive(folded, starts)


@given(folded=TEXTS, cuts=st.sets(st.integers(0, 60), max_size=6))
def test_alternatives_are_asked_where_one_of_their_pieces_stands(folded: str, cuts: set[int]) -> None:
    pieces = [["ab", "cc"], [], ["a.b"]]
    index = AnchorIndex([("one", ["b"], pieces, ())])
    starts = sorted(cuts)
    for at, _, chosen in index.in_statements(folded, starts):
        end = starts[at + 1] if at + 1 < len(starts) else len(folded)
        held = [k for k, any_of in enumerate(pieces) if not any_of or any(p in folded[starts[at] : end] for p in any_of)]
        assert set(held) <= set(chosen)
        assert 1 in chosen


def test_long_pieces_are_looked_for_by_their_beginnings():
    index = AnchorIndex([("one", ["quay"], [["harbour masters"]], ())])
    assert index.in_statements("the quay", [0]) == []
    assert index.in_statements("the harbour master's quay", [0]) == [(0, "one", [0])]


def test_an_index_of_nothing_finds_nothing():
    assert AnchorIndex[str]().in_statements("the quay", [0]) == []
    assert AnchorIndex([("one", ["quay"], [], ())]).in_statements("the quay", []) == []


def test_alternatives_that_no_anchor_covers_open_their_rule_alone():
    index = AnchorIndex([("one", ["quay"], [["pier"], ["mole"], []], [True, False, False])])
    assert index.in_statements("the pier and the mole", [0]) == [(0, "one", [0])]
    assert index.in_statements("the mole", [0]) == []
    assert index.in_statements("the quay, the pier and the mole", [0]) == [(0, "one", [0, 1, 2])]
