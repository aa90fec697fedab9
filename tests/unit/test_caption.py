"""Whose word a caption is."""

from __future__ import annotations

import pytest

HANDOUT = (
    "caption: In this photo provided by the North Korean government, an officer inspects a dam. "
    "Independent journalists were not given access to the site. "
    "The content of the image is as provided and could not be independently verified. "
    "(Korean Central News Agency/Korea News Service via AP)"
)
CHAIN = ["North Korean government", "Korean Central News Agency", "Korea News Service", "Associated Press"]


def test_a_supplied_picture_is_its_suppliers_word_by_way_of_the_credit(find):
    found = find(HANDOUT)
    assert found.chains_of(0) == [CHAIN]
    assert (found.types[0], found.statuses[0]) == ("state_media", "unverified")


def test_roles_run_from_origin_to_distributors(find):
    chain = find(HANDOUT).attributions[0].chain
    assert [link.role for link in chain] == ["origin", "relay", "distributor", "distributor"]
    assert chain[0].channel == "handout"


def test_the_notes_on_the_picture_are_the_agencys_own(find):
    found = find(HANDOUT)
    assert (found.types[2], found.statuses[2]) == ("own_reporting", "not_applicable")
    assert found.chains_of(2)[0] == ["Associated Press"]


def test_the_picture_is_what_its_caveats_cover(find):
    found = find(HANDOUT, "The dam was begun in 2020.")
    covering = {kind: (target, covers) for kind, _, target, covers in found.caveats}
    assert covering["no_independent_verification"] == ("image", (0,))
    assert covering["image_as_provided"] == ("image", (0,))
    assert covering["handout"] == ("image", (0,))
    assert found.statuses[3] == "unattributed"


@pytest.mark.parametrize(
    "text",
    [
        "caption: Boats lie on the beach at Porto Vale. (Ana Prado/Reuters)",
        "caption: Boats lie on the beach at Porto Vale. (AP Photo/Ana Prado)",
        "caption: Boats lie on the beach at Porto Vale.",
    ],
)
def test_a_picture_by_the_outlet_or_an_agency_has_no_source(find, text):
    found = find(text)
    assert (found.types, found.statuses) == (["none"], ["unattributed"])


@pytest.mark.parametrize(
    ("text", "origin", "kind"),
    [
        (
            "caption: Troops board a ship, in a photo released by the army. (Army Press Office via AP)",
            "army",
            "official",
        ),
        (
            "caption: A dam under construction, in an image provided by the company. (Harlan Corp. via AP)",
            "company",
            "company",
        ),
        (
            "caption: This photo provided by Maxar Technologies shows a harbour. (Maxar Technologies via AP)",
            "Maxar",
            "imagery_provider",
        ),
    ],
)
def test_the_supplier_gives_the_type(find, text, origin, kind):
    found = find(text)
    assert origin.lower() in found.chains_of(0)[0][0].lower()
    assert found.types[0] == kind


def test_an_attribution_in_a_caption_stays_the_speakers(find):
    found = find("caption: The bridge is safe, the mayor said on Monday. (Ana Prado/Reuters)")
    assert found.types == ["official"]
    assert found.chains_of(0)[0] == ["mayor"]


def test_a_credit_line_is_no_statement(find):
    assert find(HANDOUT).statements[-1].endswith("independently verified.")
    assert len(find(HANDOUT).statements) == 3


def test_a_supplier_that_the_credit_line_names_again_is_one_link(find):
    found = find(
        "caption: This 2017 file photo, provided by the Lowland State Harbour Registry, shows the quay. "
        "(Lowland State Harbour Registry via AP)"
    )
    assert found.chains_of(0) == [["Lowland State Harbour Registry", "Associated Press"]]
