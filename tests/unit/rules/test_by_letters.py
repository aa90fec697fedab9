"""Words behind a bound, looked for by their first letters: the same finds."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.rules.speech import by_letters
from provenance.tables import load

PATTERNS = [
    pattern
    for name, table in load("rules")[0].items()
    if Path(name).name == "grammar.toml"
    for pattern in table.get("patterns", {}).values()
    if by_letters(pattern) != pattern
]
WORDS = sorted({word for pattern in PATTERNS for word in re.findall(r"[^\W\d_]+", pattern)})
TEXTS = st.lists(st.sampled_from([*WORDS, " ", " ", "-", "-", ", ", "\n", "_", "7", "а", "x", "selbst"]), max_size=30).map(
    "".join
)


def test_there_are_such_patterns_in_many_languages():
    assert len(PATTERNS) > 15


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"\b(?:il|elle)\b", r"il(?<!\w.{2})\b|elle(?<!\w.{4})\b"),
        (r"(?<![\w-])(?:он|я)(?![\w-])", r"он(?<![\w-].{2})(?![\w-])|я(?<![\w-].{1})(?![\w-])"),
        (r"\b(?:il|elle)\b|(?<=-)(?:il|elle)\b", None),  # more than one part
        (r"\b(?:sie|er) (?:a|b)", r"sie(?<!\w.{3}) (?:a|b)|er(?<!\w.{2}) (?:a|b)"),
        (r"\b(?:di\w+|er)\b", None),  # no plain words
        (r"(?:er|sie)\b", None),  # no bound
        (r"(?<=-)(?:er|sie)\b", None),
    ],
)
def test_what_becomes_of_a_pattern(text, expected):
    assert by_letters(text) == (expected or text)


@given(TEXTS, st.integers(0, 8))
def test_the_same_is_found(text, start):
    for pattern in PATTERNS:
        plain, quick = re.compile(pattern), re.compile(by_letters(pattern))
        assert [m.span() for m in quick.finditer(text, start)] == [m.span() for m in plain.finditer(text, start)], pattern
        assert bool(quick.match(text, start)) == bool(plain.match(text, start)), pattern
