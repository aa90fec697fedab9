"""Names that no rule knows, nouns that mean a body, and those who speak for it: what the text makes of them."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("blocks", "type_"),
    [
        (["Kasanka Copper said the walkout was illegal.", "Kasanka Copper's workers went home."], "company"),
        (["Skyhaven said it had taken the matter up.", "The company makes doors."], "company"),
        (["Zorb Ridge, which owns the pier, said it was sorry."], "unknown"),
        (["Jens Orde said it would rain.", "The company makes doors."], "individual"),  # a given name is a person's
        (["A spokesperson for Zorb Ridge said the camp was closed."], "unknown"),
        (["Ada Quist, a spokesperson for Zorb Ridge, said the company was sorry."], "company"),
        (["Zorb Ridge Solutions runs the camp.", "A spokesperson for Zorb Ridge said it was closed."], "company"),
        (["Powell's office said the letter was lost."], "official"),
        (["Harbour Group said two mills would close."], "company"),
        (["The Minority Rights Group said two mills would close."], "ngo_monitor"),
        (["The insurer NFU Mutual said thefts had risen."], "company"),
        (["The ministry's critics said it was late."], "unknown"),
        (["Dr. Ada Quist said the drug was safe."], "expert"),
        (["Western Journalism reported on Monday that the mayor would go."], "news_outlet"),
    ],
    ids=lambda value: value[0][:40] if isinstance(value, list) else value,
)
def test_what_a_source_is_by_the_words_around_it(find, blocks, type_):
    types = [t for t in find(*blocks).types if t != "none"]
    assert types == [type_]


@pytest.mark.parametrize(
    ("before", "sentence", "type_"),
    [
        ("Houthi fighters hit a ship.", "It was hit twice, the group's spokesman, Yahya Quist, said.", "armed_group"),
        ("The UN mission has 3,000 soldiers.", "A convoy was hit, the mission's spokesman said.", "international_body"),
        (
            "The World Health Organization sent help.",
            "“It is late,” said Ada Quist, the agency's director.",
            "international_body",
        ),
        ("The bank closed.", "It is late, the ministry's director said.", "official"),
    ],
)
def test_an_officer_is_of_the_body_that_the_noun_means(find, before, sentence, type_):
    assert find(before, sentence).types[-1] == type_


def test_an_officer_is_whom_he_means_next(find):
    found = find(
        "Karl Orde said no.", "The agency's director general said that he was not angry.", "“A door is a door,” he said."
    )
    assert found.chains_of(2) == [["agency's director general"]]


def test_a_group_that_is_one_is_it(find):
    assert find("The rebel group said the road was closed.", "It said the bridge would open.").types[1] == "armed_group"


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("It was over, according to a report by the ministry.", "official"),
        ("Nine people died, according to a tally by Reuters.", "wire"),
        ("The army is short of shells, according to a leaked report by the ministry.", "document"),
        ("It was closed for 163 days, according to figures the ministry provided to the Gazette.", "official"),
        ("Ships are slower, according to a study by the University of Lorne based on logs.", "expert"),
        ("Images suggest that a dam gave way, according to Ada Quist, a geologist.", "expert"),
    ],
)
def test_whose_word_a_paper_is(find, sentence, type_):
    assert find(sentence).types == [type_]


@pytest.mark.parametrize(
    "sentence",
    [
        "No group has claimed responsibility for the attack.",
        "None of the witnesses said that the road was wet.",
        "Not everyone agrees that caution is right.",
        "His companion, who is believed to have swum for help, has not been found.",
        "Lind's hoard of some 300 pledged chairs is twice the hoard of last year.",
        "At the firm, fees from clients declined to $281 million.",
        "The charter ties together pledges from single villages to mend the wall.",
        "Norland has denied inspectors from the agency access to the site.",
        "It felt, generally, like home.",
        "The law requires owners to register their boats.",
    ],
)
def test_nobody_says_it(find, sentence):
    assert find(sentence).types == ["none"]
