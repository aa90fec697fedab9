from __future__ import annotations

import pytest

from provenance.read.creditline import begins_like_caption


@pytest.mark.parametrize(
    "words",
    [
        "In this photo provided by the harbour office, a tug lies on its side.",
        "(FILES) A tug leaves Port Sorrel in May.",
        "FILE - A tug leaves Port Sorrel in May.",
        "File photo of a tug.",
        "This image taken from video shows a tug.",
        "A satellite picture shows the harbour wall.",
        "* Handout photo of the harbour wall.",
        "[Undated images of the tug.]",
        "Photo shows the harbour wall.",
    ],
)
def test_a_block_that_opens_like_an_agency_caption(words: str):
    assert begins_like_caption(words)


@pytest.mark.parametrize(
    "words",
    [
        "The photo was on every front page.",
        "In May the tug was sold.",
        "An image of the man hangs in the hall.",
        "Filed under harbours.",
        "Files were missing, the office said.",
        "Photographers waited at the gate.",
    ],
)
def test_a_paragraph_about_pictures_is_no_caption(words: str):
    assert not begins_like_caption(words)
