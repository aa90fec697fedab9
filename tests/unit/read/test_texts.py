from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.read.creditwords import credit_words
from provenance.read.texts import collapse, fold
from provenance.tables import load

WORDS = st.lists(
    st.sampled_from(
        [
            *(
                "Photo",
                "photo by",
                "AP",
                "AP Photo",
                "via",
                ":",
                "：",
                "by",
                "/",
                "REUTERS",
                "Foto",
                "İstanbul",
                "a",
                "naïve",
            ),
            *(
                "_x_",
                "don’t",
                "図",
                "写真提供",
                "nuotr.",
                "एएफपी",
                " ",
                "(",
                ")",
                ".",
                "de",
                "Courtesy of",
                "C\u00adD",
                "\u2028",
            ),
        ]
    ),
    max_size=12,
)


_LISTED = sorted(load("rules")[0]["common/captions.toml"]["credit"]["words"], key=len, reverse=True)
WORD = re.compile(
    rf"(?<!\w)(?:{'|'.join(map(re.escape, _LISTED))})(?!\w)|REUTERS|AFP|GETTY|[Cc]redit|©|写真|사진",
)


@given(st.one_of(st.text(max_size=60), WORDS.map(" ".join), WORDS.map("".join)))
def test_a_key_is_what_the_pattern_for_it_gives(text):
    assert fold(text) == re.sub(r"[\W_]+", " ", text.replace("\u00ad", "")).strip().lower()


@given(st.one_of(WORDS.map(" ".join), WORDS.map("".join)))
@settings(deadline=None)
def test_cheap_tests_for_credits_miss_nothing_that_the_patterns_find(text):
    patterns = credit_words()
    found = [m.span() for m in patterns.label.finditer(text)]
    assert found == [m.span() for m in patterns.find_labels(text)]
    assert patterns.has_word(text) == (WORD.search(text) is not None)
    for at in range(len(text)):
        m = WORD.match(text, at)
        assert patterns._end_of_agency(text, at) == (m.end() if m is not None else -1)


@pytest.mark.parametrize(
    ("text", "wanted"), [(" a\n\t b ", "a b"), ("a\u00a0 b", "a\u00a0 b"), ("a\r\n\x0bb" + " " * 30 + "c", "a b c")]
)
def test_white_space_is_one_space(text, wanted):
    assert collapse(text) == wanted
