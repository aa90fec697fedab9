"""The shadow of a text in which words are looked for: small letters and plain marks, place for place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.matching import fold, plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It’s” the\u00a0U.S.", '"it\'s" the u.s.'),
        ("İstanbul’da", "istanbul'da"),
        ("ΟΔΟΣ “Α”", 'οδος "α"'),  # the last letter of a word has a form of its own
        ("Straße ẞ", "straße ß"),
    ],
)
def test_a_text_folds_place_for_place(text, expected):
    assert fold(text) == expected


@given(st.text())
def test_folding_keeps_the_length_and_is_plain(text):
    folded = fold(text)
    assert len(folded) == len(text)
    assert folded == plain(folded)
