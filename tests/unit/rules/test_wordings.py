"""Wordings with open ends and alternatives, found as whole words."""

from __future__ import annotations

import pytest

from provenance.rules.wordings import WordMatcher, expand


def test_brackets_give_alternatives():
    assert expand("sag(t,te)") == ["sagt", "sagte"]
    assert expand("weiße(,n) haus(,es)") == ["weiße haus", "weiße hauses", "weißen haus", "weißen hauses"]
    assert expand("laut") == ["laut"]


@pytest.mark.parametrize(
    ("wording", "text", "found"),
    [
        ("laut", "laut polizei", ["laut"]),
        ("laut", "lauter lärm", []),
        ("minister*", "die ministerin kam", ["ministerin"]),
        ("minister*", "die ministerialbeamten", []),
        ("*minister", "der außenminister", ["außenminister"]),
        ("*minister", "us-minister", ["minister"]),
        ("表示", "市长表示，", ["表示"]),
        ("에 따르면", "경찰에 따르면", ["에 따르면"]),
    ],
)
def test_a_wording_is_found_as_a_whole_word(wording, text, found):
    assert [text[s:e] for _, s, e in WordMatcher([wording]).find(text)] == found


def test_letters_that_join_a_word_in_front_are_no_part_of_it():
    matcher = WordMatcher(["وزارة"], clitics="ولب")
    assert [(s, e) for _, s, e in matcher.find("لوزارة الصحة")] == [(1, 6)]
    assert matcher.find("مستوزارة") == []


def test_the_longest_wording_at_a_place_wins_and_all_of_equal_length_where_asked():
    assert [i for i, _, _ in WordMatcher(["sagte", "sagte mit"]).find("er sagte mit mut")] == [1]
    assert [i for i, _, _ in WordMatcher(["sagte", "sagte"], keeps_all=True).find("er sagte")] == [0, 1]


@pytest.mark.parametrize(
    ("wording", "word", "is_found"),
    [
        ("минист(р,ра)", "министр", True),
        ("минист(р,ра)", "министра", True),
        ("минист(р,ра)", "министрам", False),
        ("мэр(,а)", "мэр", True),
        ("мэр(,а)", "мэрия", False),
        ("*мэр(,а)", "вицемэра", True),
        ("замести(тель,теля) мэр(а,у)", "заместитель мэра", True),
        ("замести(тель,теля) мэр(а,у)", "заместитель мэр", False),
        ("source(,s) (at the port,at the port office,near him)", "sources at the port", True),
        ("source(,s) (at the port,at the port office,near him)", "source at the port office", True),
        ("source(,s) (at the port,at the port office,near him)", "source at the portal", False),
    ],
)
def test_endings_belong_to_a_stem_and_end_the_word(wording, word, is_found):
    text = f"и {word}, он"
    assert bool(WordMatcher([wording]).find(text)) is is_found
    if is_found:
        ((_, start, end),) = WordMatcher([wording]).find(text)
        assert text[start:end] == word


def test_of_two_wordings_for_one_word_the_first_counts():
    assert WordMatcher(["мэр(,а)", "мэра"]).find("у мэра") == [(0, 2, 6)]
    assert WordMatcher(["мэра", "мэр(,а)"]).find("у мэра") == [(0, 2, 6)]
