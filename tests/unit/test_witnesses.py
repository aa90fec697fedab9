"""Private persons who tell what they lived through: witnesses in articles about calamities, and nowhere else."""

from __future__ import annotations

import pytest

CALAMITY = "Two shells hit the school and killed nine people, police said."


def test_shots_and_attacks_of_a_match_are_no_calamity(find):
    found = find(
        "The coach praised the winger, who scored two goals with his first shots of the season after an attack.",
        "“I ran for every ball,” said Ada Quist.",
    )
    assert found.types[-1] == "individual"


@pytest.mark.parametrize(
    "sentence",
    [
        "“We lay on the floor until it was light,” said Ada Quist, 61.",
        "Ada Quist, a baker, said she had heard two blasts.",
        "“I ran to the cellar,” said Ada Quist, a mother of five.",
    ],
)
def test_who_tells_what_he_lived_through_is_a_witness(find, sentence):
    found = find(CALAMITY, sentence, "“Nobody came,” Quist said.")
    assert found.types[1:] == ["witness", "witness"]


@pytest.mark.parametrize(
    "sentence",
    [
        "“The council has failed us,” said Ada Quist, 61.",  # an opinion
        "“I never saw a plan,” said Ada Quist, a lawyer for the owners.",  # a party's part
        "“We would have run,” said Ada Quist, 61.",  # nothing that happened
        "“I did not see it,” said Ada Quist, 61.",
        "“I ran to the cellar,” said Ada Quist, the suspect's mother.",
        "“I ran to the cellar,” said goalkeeper Ada Quist.",
        "“She ran to the cellar,” said Ada Quist, 61.",  # what another did
        "Ada Quist, a baker, said the mayor had heard two blasts.",
    ],
)
def test_who_tells_nothing_of_the_kind_is_none(find, sentence):
    assert find(CALAMITY, sentence).types[1] == "individual"


@pytest.mark.parametrize("before", ["The fair opened on Monday.", "The shelling went on all night."])
def test_without_two_words_for_calamities_nobody_is_a_witness(find, before):
    assert find(before, "“We ran to the stage,” said Ada Quist, 61.").types[1] == "individual"


def test_what_a_witness_said_before_is_the_word_of_one_too(find):
    found = find(CALAMITY, "“The council has failed us,” said Ada Quist, 61.", "“I ran to the cellar,” Quist said.")
    assert found.types[1:] == ["witness", "witness"]


def test_who_holds_an_office_keeps_its_type(find):
    assert find(CALAMITY, "“I ran to the cellar,” said Mayor Ada Quist.").types[1] == "official"


def test_the_source_and_its_evidence_say_so(find):
    found = find(CALAMITY, "“We lay on the floor until it was light,” said Ada Quist, 61.")
    source = found.findings.sources[found.attributions[-1].chain[0].source]
    assert source.type == "witness"
    assert "en.classify.witness" in [e.rule for e in found.findings.labels[1].evidence]


def test_a_text_may_end_with_who_it_was(find):
    assert find(CALAMITY, "“I ran to the cellar,” said Ada Quist, their mother").types[1] == "individual"


@pytest.mark.parametrize(
    "said",
    [
        "“The sirens woke us at two, and by three my shop was gone,” said Ada Quist, 61.",
        "“The wave knocked me off the ladder,” said Ada Quist, 61.",
        "Ada Quist, 61, said her stall had been looted.",
        "“We ran into the cellar,” said Ada Quist, who owns a bakery on the quay.",
    ],
)
def test_who_tells_what_befell_him_is_a_witness(find, said):
    assert find(CALAMITY, said).types[1] == "witness"


@pytest.mark.parametrize(
    ("said", "type_"),
    [
        ("“His shop was gone,” said Ada Quist, 61.", "individual"),
        ("“Nobody told us,” said Ada Quist, 61.", "individual"),
        ("“We ran into the cellar,” said Ada Quist, the airline's chief executive.", "company"),
    ],
)
def test_who_tells_of_others_is_none(find, said, type_):
    assert find(CALAMITY, said).types[1] == type_
