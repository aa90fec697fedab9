from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from provenance.places import Lines, scan_json

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=20,
)


def _walk(node: object, pointer: str = ""):
    yield pointer, node
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, inner in items:
        yield from _walk(inner, f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}")


@given(VALUES, st.sampled_from([None, 0, 2]), st.booleans())
def test_every_pointer_leads_to_its_value(value, indent, is_ascii):
    text = json.dumps(value, indent=indent, ensure_ascii=is_ascii)
    places = scan_json(text)
    expected = dict(_walk(value))
    assert set(places.values) == set(expected)
    for pointer, inner in expected.items():
        found, _ = json.JSONDecoder().raw_decode(text, places.values[pointer])
        assert found == inner
    assert places.repeated == ()


def test_repeated_keys_are_named_with_their_second_place():
    text = '{"a": [{"b": 1, "c": 2, "b": 3}]}'
    assert scan_json(text).repeated == (("/a/0/b", text.rindex('"b"')),)


def test_a_pointer_without_a_value_gives_what_would_hold_it():
    places = scan_json('{"a": {"b": 1}}')
    assert places.offset("/a/missing/deep") == places.values["/a"]
    assert places.offset("/nothing") == 0


def test_lines_count_code_points_and_every_kind_of_line_end():
    lines = Lines("a\r\n𝄞b\rc\n")
    assert [lines.at(i) for i in (0, 3, 4, 6, 8)] == [(1, 1), (2, 1), (2, 2), (3, 1), (4, 1)]
