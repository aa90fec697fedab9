from __future__ import annotations

import pytest

from provenance.likeness import content_words, likeness, share


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The factories were inspected", "inspecting a factory"),
        ("It destroyed 1,200 houses", "1200 houses destroyed"),
        ("The ministry’s claims", "ministry"),
    ],
)
def test_forms_of_a_word_are_one(one, other):
    assert content_words(one) & content_words(other)
    assert share(content_words(one), content_words(other)) >= 0.5


def test_who_says_so_is_no_content():
    assert content_words("state media reported Monday, he said") == content_words("state media")


def test_nothing_is_like_nothing():
    assert share(frozenset(), content_words("a bridge")) == 0.0
    assert likeness(frozenset(), frozenset()) == 0.0


def test_share_and_likeness():
    short, long = content_words("bridge opened"), content_words("The old bridge opened in rain and wind")
    assert share(short, long) == share(long, short) == 1.0
    assert 0 < likeness(short, long) < 1
