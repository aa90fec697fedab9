"""Where the credit line of a caption begins."""

from __future__ import annotations

import pytest

from provenance.read.creditline import begins_like_caption, find_credit_line, is_credit_alone, is_junk, strip_junk


@pytest.mark.parametrize(
    ("caption", "credit", "words"),
    [
        ("Workers leave the plant on Friday. [[(AP Photo/Jon Berg)]]", "", "AP Photo/Jon Berg"),
        ("Workers leave the plant. [[(Jon Berg/Anadolu via Getty Images)]]", "", "Jon Berg/Anadolu via Getty Images"),
        ("Workers leave the plant. [[Photo: Jon Berg/AFP]]", "", "Photo: Jon Berg/AFP"),
        ("Workers leave the plant. [[REUTERS/Jon Berg]]", "", "REUTERS/Jon Berg"),
        ("Workers leave the plant | [[Getty Images]]", "", "Getty Images"),
        ("Arbeiter verlassen das Werk. [[Foto: Jon Berg/dpa]]", "", "Foto: Jon Berg/dpa"),
        ("공장을 나서는 노동자들. [[[사진 = 김 기자]]]", "", "사진 = 김 기자"),
        (
            "Workers leave. [[(Handout via REUTERS)]] THIS IMAGE HAS BEEN SUPPLIED BY A THIRD PARTY.",
            "",
            "Handout via REUTERS",
        ),
        ("Workers leave the plant. [[© Jon Berg / Nordfoto]]", "", "© Jon Berg / Nordfoto"),
        ("Workers leave the plant. [[Jon Berg/AP]]", "", "Jon Berg/AP"),
        ("Workers leave the plant - [[AFP]]", "", "AFP"),
        (
            "Workers leave the plant. [[(WANA (West Asia News Agency) via REUTERS)]]",
            "",
            "WANA (West Asia News Agency) via REUTERS",
        ),
        ("Workers leave the plant. [[(Jon Berg/AFP) (Photo by JON BERG/AFP)]]", "", "(Jon Berg/AFP) (Photo by JON BERG/AFP)"),
        ("Workers leave the plant. [[REUTERS/Jon Berg]] ATTENTION EDITORS - THIS IMAGE WAS GIVEN", "", "REUTERS/Jon Berg"),
        ("Workers leave the plant. [[(KCNA via REUTERS)]] The place could not be verified.", "", "KCNA via REUTERS"),
        ("Workers leave the plant. [[Jon Berg for Tarn Weekly]]", "", "Jon Berg for Tarn Weekly"),
        ("Workers leave the plant. [[Jon Berg, KEYSTONE]]", "", "Jon Berg, KEYSTONE"),
    ],
)
def test_credit_lines(caption: str, credit: str, words: str) -> None:
    start = caption.index("[[")
    marked = caption[start + 2 : caption.rindex("]]")]
    text = caption[:start] + marked + caption[caption.rindex("]]") + 2 :]
    found = find_credit_line(text)
    assert found is not None
    assert text[found.span.start : found.span.end] == marked
    assert found.words == words


@pytest.mark.parametrize(
    "caption",
    [
        "Mayor Ida Holm (left) and her deputy at the bridge on Monday",
        "A sign at the gate reads: closed until May",
        "The minister, who is 60 (she was born in Tarn), speaks",
        "TARN (AP) - Workers leave the plant.",
        "Inflation and/or wages",
        "Ships wait, Reuters reported on Monday.",
    ],
)
def test_captions_without_a_credit(caption: str) -> None:
    assert find_credit_line(caption, in_figure=True) is None


def test_names_alone_in_brackets_count_in_a_figure_only() -> None:
    text = "The islands have been sold. (Berg & Lund Real Estate)"
    assert find_credit_line(text) is None
    found = find_credit_line(text, in_figure=True)
    assert found is not None
    assert found.words == "Berg & Lund Real Estate"


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Jon Berg / Reuters The port authority said on Monday that the pillar would hold.", "Jon Berg / Reuters"),
        ("Jon Berg/AFP via Getty Images Divers look at the pillar below the bridge.", "Jon Berg/AFP via Getty Images"),
        ("Ann Ray / TT News Agency The harbour was empty on Sunday.", "Ann Ray / TT News Agency"),
    ],
)
def test_a_credit_before_the_caption(caption: str, credit: str) -> None:
    found = find_credit_line(caption, in_figure=True)
    assert found is not None
    assert (found.span.start, found.words, found.is_certain) == (0, credit, True)
    assert caption[: found.span.end] == credit
    assert find_credit_line(caption) is None


@pytest.mark.parametrize(
    "caption",
    [
        "Jon Berg / Nordlys The port authority said on Monday that the pillar would hold.",
        "The Tarn/AFP desk",
        "Jon Berg/Getty and four of his friends walk along the pier.",
    ],
)
def test_names_and_slashes_that_are_no_credit_before_a_caption(caption: str) -> None:
    found = find_credit_line(caption, in_figure=True)
    assert found is None or found.span.start > 0 or not found.is_certain


def test_credits_standing_alone() -> None:
    assert is_credit_alone("Photo: Jon Berg")
    assert is_credit_alone("Jon Berg | Moment | Getty Images")
    assert not is_credit_alone("The photo was taken on Monday, police said")


def test_beginnings_and_junk() -> None:
    assert begins_like_caption("In this image taken from video, smoke rises over Tarn")
    assert not begins_like_caption("In this village nobody votes")
    assert is_junk("3 of 12 |")
    assert is_junk("Purchase Licensing Rights")
    assert not is_junk("Close friends of the mayor")
    text = "[1/5] Smoke rises over Tarn. REUTERS/Jon Berg Purchase Licensing Rights, opens new tab"
    span = strip_junk(text)
    assert text[span.start : span.end] == "Smoke rises over Tarn. REUTERS/Jon Berg"
