"""An article's words with their offsets."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.matching import fold
from provenance.rules import lexicon as lx
from provenance.rules.lexicon import lexicon
from provenance.syntax.tokens import Tokens


def spans(text: str) -> list[tuple[int, str]]:
    tk = Tokens(text, lexicon("en"))
    assert [fold(tk.text[a:b]) for a, b in zip(tk.starts, map(tk.end, range(len(tk))), strict=True)] == tk.words
    assert len(tk.flags) == len(tk)
    return list(zip(tk.starts, tk.words, strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" ", []),
        ("\n\n", []),
        ("Yes.", [(0, "yes"), (3, ".")]),
        ("  Yes  . ", [(2, "yes"), (7, ".")]),
        ("a\nb", [(0, "a"), (2, "b")]),
        ("a.\n\nb ", [(0, "a"), (1, "."), (4, "b")]),
        ("a\n b", [(0, "a"), (3, "b")]),
        ("a \tb", [(0, "a"), (3, "b")]),
        ("the U.S. -- its 3.5-ton", [(0, "the"), (4, "u.s"), (7, "."), (9, "--"), (12, "its"), (16, "3.5-ton")]),
        ("a U.S.-based firm", [(0, "a"), (2, "u.s.-based"), (13, "firm")]),
        ("''Don’t,''", [(0, "''"), (2, "don't"), (7, ","), (8, "''")]),
    ],
)
def test_tokens_stand_where_the_text_has_them(text, expected):
    assert spans(text) == expected
    assert spans(text) == expected  # from memory too


# What a token is, said in one pattern; the module cuts the text up first, and remembers.
TOKEN = re.compile(r"\w+(?:(?:[.'’\-&,:‐‑]|\.-)\w+)*|''|--+|[^\w\s]")


@given(
    st.lists(
        st.sampled_from(["a", "Bo", "é", "½", "5", "’", "'", "''", ".", ",", "-", "--", "“", "_", " ", "\n", "\t", "\u00a0"])
    ).map("".join)
)
def test_tokens_are_those_of_the_pattern_alone(text):
    assert spans(text) == [(m.start(), fold(m[0])) for m in TOKEN.finditer(text)]


@pytest.mark.parametrize("joint", ["\n", "\n\n", ".\n"])
def test_a_text_without_spaces_is_cut_at_its_line_ends_however_many(joint):
    text = joint.join(["ab"] * 50_000)
    tk = Tokens(text, lexicon("en"))
    assert len(tk) == 50_000 + 49_999 * joint.count(".")
    assert tk.text[tk.starts[-1] :] == "ab"


def test_a_word_of_any_length_is_one_token():
    assert spans("x" * 500 + " y" + "z" * 70 + "!") == [(0, "x" * 500), (501, "y" + "z" * 70), (572, "!")]


def test_capitals_cues_and_places():
    tk = Tokens("Said Mayor Said Ali: he said\nso.", lexicon("en"))
    assert [bool(f & lx.CAP) for f in tk.flags] == [True, True, True, True, False, False, False, False, False]
    assert [tk.words[i] for i in tk.cues] == ["said", "said", "said"]
    assert tk.places("said") == [0, 2]
    assert tk.string(1, 4) == "Mayor Said Ali"


def test_a_token_stands_on_its_line():
    tk = Tokens("a b\n\nc d e\nf", lexicon("en"))
    assert [tk.line(k) for k in range(len(tk))] == [(0, 2), (0, 2), (2, 5), (2, 5), (2, 5), (5, 6)]
