"""Finding the credit line in a caption."""

import pytest

from provenance.credit import find_credit

TEXT = "Workers unload grain in the port of Northport on Monday, June 3, 2024."


def found(caption):
    span = find_credit(caption)
    return None if span is None else caption[span.start : span.end]


@pytest.mark.parametrize(
    "credit",
    [
        "(AP Photo/Mara Olsen)", "(AP)", "[Mara Olsen/AFP]", "(Harbour Police via AP)", "(KCNA via AP) **FILE**",
        "Photo: Mara Olsen",
        "Foto: Mara Olsen/dpa", "Photo by Mara Olsen/Getty Images", "© Reuters", "REUTERS/Mara Olsen",
        "Mara Olsen/AFP via Getty Images",
        "Mara Olsen for Northport Weekly", "(WANA (West Asia News Agency) via REUTERS)",
        "(Mara Olsen/AFP) (Photo by MARA OLSEN/AFP via Getty Images)",
    ],
)  # fmt: skip
def test_a_trailing_credit_is_found_with_its_marks(credit):
    assert found(f"{TEXT} {credit}") == credit


def test_a_bar_and_a_dash_part_caption_and_credit():
    assert found(f"{TEXT} | Getty Images") == "Getty Images"
    assert found(f"{TEXT[:-1]} - AFP") == "AFP"


def test_a_note_to_editors_after_the_credit_is_left_out():
    assert found(f"{TEXT} REUTERS/Mara Olsen ATTENTION EDITORS - THIS IMAGE WAS") == "REUTERS/Mara Olsen"
    assert found(f"{TEXT} (KCNA via REUTERS) The place could not be verified.") == "(KCNA via REUTERS)"


@pytest.mark.parametrize(
    "caption",
    [
        TEXT, "", "   ", "(right) and his brother (left) arrive.", "The harbour (built 1904) seen from the north",
        "NORTHPORT (AP) - Workers unload grain.", "The goal: more grain for the region", "Inflation and/or wages",
        "Ships wait, Reuters reported on Monday.",
    ],
)  # fmt: skip
def test_captions_without_a_credit_have_none(caption):
    assert found(caption) is None
