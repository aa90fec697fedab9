"""The algebra of spans, against sets of code points."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from provenance.spans import Span, overlaps, subtract, trim, union

spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda p: Span(min(p), max(p)))


def points(*found):
    return {i for start, end in found for i in range(start, end)}


@given(spans, spans)
def test_overlaps_is_sharing_a_point(a, b):
    if a.start < a.end and b.start < b.end:
        assert overlaps(a, b) == bool(points(a) & points(b))
    assert overlaps(a, b) == overlaps(b, a)


@given(st.lists(spans, max_size=8))
def test_union_keeps_the_points_in_order_and_apart(found):
    out = union(found)
    assert points(*out) == points(*found)
    assert all(a.end < b.start for a, b in pairwise(out))
    assert all(s.start < s.end for s in out)
    assert union(out) == out


@given(spans, st.lists(spans, max_size=8))
def test_subtract_takes_just_the_holes(span, holes):
    out = subtract(span, holes)
    assert points(*out) == points(span) - points(*holes)
    assert union(out) == out


@given(st.text(max_size=60), st.data())
def test_trim_takes_white_space_alone(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    out = trim(text, start, end)
    assert text[out.start : out.end] == text[start:end].strip()
    assert start <= out.start <= out.end <= end
