"""Paragraphs of nothing but a quotation that no word gives to anybody."""

from __future__ import annotations

import pytest

QUOTATION = "“It was a long match, and I am glad that it is over at last.”"
MORE = "“My next one is on Friday, and I shall not be talking to anybody.”"


def speakers(found):
    said = list(zip(found.attributions, found.chains, strict=True))
    return [[chain[0] for a, chain in said if a.statement == k] for k in range(len(found.findings.labels))]


@pytest.mark.parametrize(
    "before",
    ["Tom Lind won in two hours on Tuesday.", "Earlier, Tom Lind had lost twice.", "Tom Lind was cheerful."],
)
def test_it_belongs_to_the_person_that_the_sentence_before_is_about(find, before):
    found = find(before, QUOTATION, MORE)
    assert speakers(found) == [[], ["Tom Lind"], ["Tom Lind"]]


def test_a_picture_between_changes_nothing(find):
    found = find("Tom Lind won in two hours on Tuesday.", "caption: Port Lorne at dusk.", QUOTATION)
    assert speakers(found)[-1] == ["Tom Lind"]


@pytest.mark.parametrize(
    "before",
    [
        "The harbour was shut for two hours on Tuesday.",
        "Port Lorne was quiet on Tuesday.",
        "Who won the match on Tuesday?",
        "I got a letter from the harbour on Tuesday.",
        "Tom Lind’s match took two hours on Tuesday.",
    ],
)
def test_it_belongs_to_nobody_where_no_person_stands_before_it(find, before):
    assert speakers(find(before, QUOTATION)) == [[], []]


def test_words_with_a_cue_of_their_own_are_not_touched(find):
    found = find("Tom Lind won in two hours on Tuesday.", "“It was a long match, and I am glad,” Ada Quist said.")
    assert speakers(found) == [[], ["Ada Quist"]]


def test_what_somebody_said_before_a_picture_goes_on_behind_it(find):
    found = find("“We had no boat,” said Ada Quist.", "caption: Port Lorne at dusk.", QUOTATION, MORE)
    assert speakers(found) == [["Ada Quist"], [], ["Ada Quist"], ["Ada Quist"]]


def test_a_paragraph_in_a_single_mark_that_a_later_one_closes(find):
    found = find(
        "'We had no boat,' said Ada Quist.",
        "'Nobody came for us until the morning after the storm.",
        "'We waited for six hours,' she said.",
    )
    assert speakers(found) == [["Ada Quist"], ["Ada Quist"], ["Ada Quist"]]
