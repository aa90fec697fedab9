"""The fast matcher against a naive one, and shadow copies that never move an offset."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from provenance.matching import PhraseMatcher, Searcher, fold, is_whole_word, plain

words = st.text(alphabet="ab İé中", min_size=1, max_size=4).filter(lambda w: w.strip() == w)


@given(st.text(max_size=80))
def test_shadow_copies_have_the_texts_length(text):
    assert len(plain(text)) == len(fold(text)) == len(text)


@given(st.text(alphabet="aЖé中ʼ’‘＇“”„«»\u00a0\u202f\u2009\t\n\r‐‑ 7", max_size=12))
def test_marks_are_made_plain_in_words_too(text):
    table = str.maketrans("ʼ’‘＇“”„«»\u00a0\u202f\u2009\t\n\r‐‑", "'" * 4 + '"' * 5 + " " * 6 + "--")
    assert plain(text) == text.translate(table)


@given(st.lists(words, min_size=1, max_size=5, unique=True), st.text(alphabet="ab İé中.", max_size=30))
def test_all_overlapping_hits_are_those_of_a_naive_search(phrases, text):
    naive = {
        (index, start, start + len(phrase))
        for index, phrase in enumerate(phrases)
        for start in range(len(text))
        if text.startswith(phrase, start) and is_whole_word(text, start, start + len(phrase))
    }
    assert set(PhraseMatcher(phrases).find_all(text)) == naive


@given(
    st.lists(st.text(alphabet="ab?é—中", min_size=1, max_size=10), min_size=1, max_size=6),
    st.text(alphabet="ab?é—中", max_size=30),
    st.sampled_from(["", "abcd " * 400, "中" * 400]),
)
def test_letters_that_bytes_do_not_tell_apart_are_compared(phrases, text, others):
    text += others
    naive = [
        (index, start, start + len(phrase))
        for index, phrase in enumerate(phrases)
        for start in range(len(text))
        if text.startswith(phrase, start)
    ]
    assert sorted(Searcher(phrases).find(text)) == sorted(naive)
    whole = Searcher(phrases, is_whole=True).find(text)
    assert sorted(whole) == sorted(naive)
    assert [(-hit[2], hit[1]) for hit in whole] == sorted([(-hit[2], hit[1]) for hit in naive], key=lambda h: (-h[0], h[1]))


@given(st.lists(words, min_size=1, max_size=5, unique=True), st.text(alphabet="ab İé中.", max_size=30))
def test_single_hits_are_in_order_and_apart(phrases, text):
    matcher = PhraseMatcher(phrases)
    hits = matcher.find(text)
    assert set(hits) <= set(matcher.find_all(text))
    assert all(a[2] <= b[1] for a, b in pairwise(hits))


def test_a_phrase_that_ends_inside_of_a_word_hides_no_shorter_one():
    matcher = PhraseMatcher(["ap", "ap photo", "press"])
    assert matcher.find("ap photographer, press") == [(0, 0, 2), (2, 17, 22)]
    assert matcher.find("ap photo, press") == [(1, 0, 8), (2, 10, 15)]
