"""Shares of those whom a poll asked are the word of the poll, or of whoever made it."""

from __future__ import annotations

import pytest

ASKED = "A poll of 900 voters was published on Monday."


@pytest.mark.parametrize(
    "sentence",
    [
        "About 46 percent of voters said they wanted change.",
        "Half of the voters said they were worried.",
        "Six in 10 voters said no bridge was needed.",
        "Most respondents said they would stay at home.",
        "58% said they had never voted.",
    ],
)
def test_a_share_is_the_polls(find, sentence):
    assert find(ASKED, sentence).types[1] == "document"


def test_a_share_is_the_word_of_who_made_the_poll(find):
    found = find(
        "A survey of 900 adults by the University of Lorne found much anger.", "Some 40 percent said they would leave."
    )
    assert found.types == ["expert", "expert"]
    assert found.chains_of(1) == found.chains_of(0)


def test_without_a_poll_a_share_is_of_people(find):
    assert find("The road was shut.", "Half of the residents said they had no water.").types[1] == "witness"


def test_a_leader_of_a_majority_is_no_share(find):
    assert find(ASKED, "House Majority Leader Ada Lund said the polls were wrong.").types[1] == "official"
