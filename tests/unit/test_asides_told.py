"""Speakers and contents behind asides, places, circumstances and clauses without a comma."""

from __future__ import annotations

import pytest

SPEAKERS = [
    ("“It took long,” Mr. Quist, now 77 and settled in Fargo, North Dakota, said.", "Quist"),
    ("Ada Lind said in the early hours of Sunday while still asleep, she got a call from the mill.", "Ada Lind"),
    ("Ada Lind who doubles as the region's chairman said that the town was safe.", "Ada Lind"),
    ("As Ada Lind, an expert on mills at the Lorne Institute, noted, “Everyone is waiting for the thaw.”", "Ada Lind"),
    ("On Quist's hope there are bakers who wait for it, Ada Lind said she was late.", "Ada Lind"),
    ("The mayor complained bitterly about the pier.", "mayor"),
    ("The mayor spoke at length about the pier.", "mayor"),
    ("Ada Lind made clear over the weekend that the pier was shut.", "Ada Lind"),
    ("According to the ministry, half of the towns, including Lorne, are dry.", "ministry"),
    ("“We fight on,” the ministers state in the letter, which was sent on Monday.", "ministers"),
    ("Ada Lind told Yahoo! News in a story this week that she was late.", "Ada Lind"),
    ("Norland closed the mines in the 1970s, and in the 2000s ordered the towns to merge.", "Norland"),
    ("The driver admitted to having lost the keys.", "driver"),
]


@pytest.mark.parametrize(("text", "name"), SPEAKERS, ids=lambda value: value[:45])
def test_who_speaks_is_found_behind_what_parts_them_from_the_verb(find, text, name):
    found = find(text)
    assert [name in chain[0] for chain in found.chains_of(0)[:1]] == [True]
    assert found.types[0] != "none"


@pytest.mark.parametrize(
    "text",
    [
        "Their smiles said a lot.",
        "Some forty boxes of Tom Quist documents released after nine years.",
        "Tom Quist pleaded guilty to threatening the mayor.",
        "We are witnessing a change of the weather.",
    ],
)
def test_nobody_says_anything(find, text):
    assert find(text).types == ["none"]


def test_a_quotation_below_what_somebody_wants_is_theirs(find):
    found = find(
        "Minister Ada Lind, the head of the council in Lorne, wants to see the pier stretch as far as Vell.",
        "“Every town on the river gains when the boats come back.”",
    )
    assert found.types == ["none", "official"]
