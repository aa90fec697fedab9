"""Whose view, claim or opinion a sentence gives by an owner: a pronoun, a surname, an office."""

from __future__ import annotations

import pytest

from provenance.pipeline import Options, annotate

BEFORE = "The mayor of Lorne, Ada Lind, rejected the plan."


def last(knowledge, sentence):
    """The type of the last statement of a text that ends with a sentence, and the names that its chains begin with."""
    document = annotate(f"{BEFORE} {sentence}".encode(), "text.txt", knowledge, Options(language="en"))
    names = {source["id"]: source["name"] for source in document["sources"]}
    statement = document["passages"][-1]["statements"][-1]
    return statement["source_type"], [names[a["chain"][0]["source"]] for a in statement["attributions"]]


@pytest.mark.parametrize(
    "sentence",
    [
        "In her view, the harbour does not need it.",
        "In Lind's opinion, the harbour does not need it.",
        "In Mayor Lind's telling, the deal was struck in a car park.",
        "Her claim that the vault was empty surprised the auditors.",
        "Lind's claim that the vault was empty surprised the auditors.",
        "The vault is full, according to her.",
    ],
)
def test_an_owner_is_the_person_named_before(knowledge, sentence):
    assert last(knowledge, sentence) == ("official", ["Ada Lind"])


def test_a_body_owns_a_view_as_a_person_does(knowledge):
    assert last(knowledge, "In the ministry's view, the treaty is dead.") == ("official", ["ministry"])


@pytest.mark.parametrize(
    "sentence",
    [
        "In plain view, the men took the boxes.",
        "In view of the storm, the harbour closed.",
        "In other words, the harbour closed.",
        "In my view, the harbour should close.",
        "In its latest review, the harbour came last.",
    ],
)
def test_other_openings_are_nobodys_view(knowledge, sentence):
    assert last(knowledge, sentence) == ("none", [])
