"""Plain text: blocks, headline, captions among the paragraphs."""

from __future__ import annotations

import pytest

from provenance.errors import UnreadableInputError
from provenance.findings import ReadPassage, SourceText
from provenance.read import read

ARTICLE = """World

Harbour bridge closed after crack is found

In this photo provided by the Port Authority, engineers inspect a pillar of the bridge in Lund. The content of this \
image cannot be independently verified. (Port Authority/Nordic Photo Service via AP)

The bridge over the harbour was closed on Monday, the port authority said.

Mayor Ida Holm told reporters that repairs would take a month.
"""


def words(source: SourceText, passage: ReadPassage) -> str:
    return source.text[passage.span.start : passage.span.end]


def kinds(text: str) -> list[tuple[str, str]]:
    source = read(text.encode(), "a.txt")
    return [(p.kind, words(source, p)) for p in source.passages]


def test_text_is_the_decoded_input() -> None:
    source = read(ARTICLE.replace("\n", "\r\n").encode(), "a.txt")
    assert source.text == ARTICLE.replace("\n", "\r\n")
    assert source.media_type == "text/plain"


def test_the_headline_is_not_the_section_above_it() -> None:
    source = read(ARTICLE.encode(), "a.txt")
    assert source.headline == "Harbour bridge closed after crack is found"
    assert [p.kind for p in source.passages] == ["paragraph", "headline", "caption", "paragraph", "paragraph"]


def test_a_caption_has_its_credit_line() -> None:
    source = read(ARTICLE.encode(), "a.txt")
    image = source.passages[2].image
    assert image is not None
    assert image.credit is not None
    assert image.credit_text == "Port Authority/Nordic Photo Service via AP"
    assert source.text[image.credit.start : image.credit.end] == "(Port Authority/Nordic Photo Service via AP)"


@pytest.mark.parametrize(
    "block",
    [
        "FILE - Prime Minister Lena Ruud arrives at the summit in Oslo, Norway, on May 3, 2024. (AP Photo/Jon Berg, File)",
        "A boy looks at a burnt car in Tarn on Sunday. (Photo by Jon Berg/AFP via Getty Images)",
        "This undated photo shows the tanker Aurora in the strait.",
        "People wait for bread in Tarn, June 2. (REUTERS/Jon Berg)",
    ],
)
def test_captions_are_recognised(block: str) -> None:
    found = kinds(f"A headline of some words\n\nThe first paragraph ends here.\n\n{block}\n\nAnother paragraph is here.\n")
    assert ("caption", block) in found


@pytest.mark.parametrize(
    "block",
    [
        "The union (AFL) said on Monday that it would strike.",
        "TARN, Norway (AP) — The minister resigned on Monday.",
        "“We will vote (and win),” she said (twice).",
        "In this country the vote is held every four years, the ministry said.",
        "Files were found in the cellar, police said.",
        "The report was written with the Centre for Ports (a think tank).",
    ],
)
def test_paragraphs_are_no_captions(block: str) -> None:
    found = kinds(f"A headline of some words\n\nThe first paragraph ends here.\n\n{block}\n\nAnother paragraph is here.\n")
    assert ("paragraph", block) in found


def test_lines_that_are_paragraphs_are_told_from_wrapped_lines() -> None:
    by_line = "A headline here\n\nThe first one ends. \n“The second,” she said.\nThe third is the last.\n"
    assert [k for k, _ in kinds(by_line)] == ["headline", "paragraph", "paragraph", "paragraph"]
    wrapped = "A headline here\n\nThe first line goes on\nto the second and then\nends here.\n\nNext one.\n"
    assert [w for _, w in kinds(wrapped)][1] == "The first line goes on\nto the second and then\nends here."


def test_a_headline_with_a_full_stop_at_the_top() -> None:
    text = (
        "Harbour Bridge Closed After Crack.\n\n"
        + "The bridge was closed on Monday, officials said. " * 6
        + "\n\nMore.\n\nEnd."
    )
    assert read(text.encode(), "a.txt").headline == "Harbour Bridge Closed After Crack"


def test_a_text_of_paragraphs_alone_has_no_headline() -> None:
    source = read(b"The bridge was closed. It stays closed.\n\nThe mayor said so. She did not say why.\n", "a.txt")
    assert source.headline is None
    assert [p.kind for p in source.passages] == ["paragraph", "paragraph"]


def test_lists_and_notes() -> None:
    text = (
        "A headline here\n\nThe demands are these.\n\n- higher wages\n- shorter hours\n\nCorrection: An earlier "
        "version gave the wrong date.\n"
    )
    assert kinds(text)[2:] == [
        ("list_item", "higher wages"),
        ("list_item", "shorter hours"),
        ("editor_note", "Correction: An earlier version gave the wrong date."),
    ]


def test_a_dash_may_open_what_somebody_says_or_an_item() -> None:
    text = "Nagłówek\n\nPożar zgasł.\n\n– Nic się nie stało – powiedziała burmistrz.\n\n– wyższe płace\n– krótsze godziny\n"
    assert kinds(text)[2:] == [
        ("paragraph", "– Nic się nie stało – powiedziała burmistrz."),
        ("list_item", "wyższe płace"),
        ("list_item", "krótsze godziny"),
    ]


def test_white_space_alone_is_no_text() -> None:
    with pytest.raises(UnreadableInputError) as caught:
        read(b" \n\t\r\n \xc2\xa0\n", "a.txt")
    assert caught.value.code == "read.no-text"
