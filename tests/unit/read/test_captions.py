"""What of a caption is its credit, and what around it is the page's own, on invented captions."""

from __future__ import annotations

import pytest

from provenance.read import read

PROSE = (
    "<p>The bridge over the harbour was closed on Monday after divers found a crack in a pillar, the port authority said.</p>"
    "<p>Mayor Ida Holm told reporters that repairs would take a month and that ferries would run in the meantime.</p>"
)
NAMES = "Divers climb out of the harbour on Monday"


def captions(figure: str) -> list[tuple[str, str | None]]:
    page = f"<!doctype html><html><body><article><h1>Harbour bridge closed</h1>{figure}{PROSE}</article></body></html>"
    source = read(page.encode(), "a.html")
    found = [p for p in source.passages if p.kind == "caption"]
    texts = [source.text[p.span.start : p.span.end] for p in found]
    marked = [source.text[p.image.credit.start : p.image.credit.end] if p.image and p.image.credit else None for p in found]
    return list(zip(texts, marked, strict=True))


def figure(caption: str) -> str:
    return f"<figure><img src='/a.jpg'><figcaption>{caption}</figcaption></figure>"


@pytest.mark.parametrize(
    "counter",
    ["1of4", "Image 2 of 12 ", "Foto 3 von 5 ", "4 of 9 | ", "2/7 ", "Enlarge Image ", "Open image in gallery "],
)
def test_counters_and_buttons_before_a_caption_are_left_out(counter):
    assert captions(figure(f"{counter}{NAMES}.")) == [(f"{NAMES}.", None)]


@pytest.mark.parametrize(
    "words", ["3 of 12 divers climb out of the harbour.", "Image of a pillar of the bridge.", "2 off the quay."]
)
def test_numbers_that_are_the_captions_own_stay(words):
    assert captions(figure(words)) == [(words, None)]


def test_buttons_behind_a_credit_are_left_out():
    assert captions(figure(f"{NAMES}. <span class='credit'>Foto: Eva Lind/APVisa mer</span>")) == [
        (f"{NAMES}. Foto: Eva Lind/AP", "Foto: Eva Lind/AP")
    ]


def test_buttons_alone_are_no_caption():
    box = "<div class='photo'><img src='/a.jpg'><div class='caption-link'>Caption <span>Close</span></div></div>"
    assert captions(box) == []


@pytest.mark.parametrize(
    ("words", "credit"),
    [
        (f"{NAMES}. (Port Office/Eva Lind)", "(Port Office/Eva Lind)"),
        (f"{NAMES}. Photo by Eva Lind", "Photo by Eva Lind"),
        (f"{NAMES}. Reuters", "Reuters"),
        ("Ida Holm, Jon Berg, Eva Lind | Foto: Nordfoto", "Foto: Nordfoto"),
        ("Photo: Eva Lind (AP)", "Photo: Eva Lind (AP)"),
        ("Eva J. Lind / AFP", "Eva J. Lind / AFP"),
    ],
)
def test_a_caption_that_the_page_marks_as_credit_is_no_credit(words, credit):
    assert captions(f"<figure><img src='/a.jpg'><span class='credit'>{words}</span></figure>") == [(words, credit)]


@pytest.mark.parametrize(
    ("marked", "credit"),
    [
        (f"{NAMES} ( <span class='credit'>Image: Nordfoto)</span>", "( Image: Nordfoto)"),
        (f"{NAMES}. Foto <span class='credit'>@evalind</span>", "Foto @evalind"),
        (f"{NAMES}. File image <span class='credit'>Image: Nordfoto</span>", "Image: Nordfoto"),
    ],
)
def test_a_credit_that_the_page_marks_in_part(marked, credit):
    assert [c for _, c in captions(figure(marked))] == [credit]


def test_what_stands_twice_is_read_once():
    credit = "Copyright Eva Lind / Nordfoto, all rights reserved"
    twice = f"{NAMES}. <span class='credit'><span>{credit}</span> <span>{credit}</span></span>"
    assert captions(figure(twice)) == [(f"{NAMES}. {credit}", credit)]
    whole = f"{NAMES}. Foto: Nordfoto"
    assert captions(figure(f"<p>{whole}</p><p>{whole}</p>")) == [(whole, "Foto: Nordfoto")]


def test_a_caption_cut_short_beside_the_whole():
    short = f"{NAMES}, watched by ... <a>more</a>"
    words = f"<p>{NAMES}, watched by workers. less</p><p>{short}</p><p class='credit'>Photo: Eva Lind, AP</p>"
    assert captions(figure(words)) == [(f"{NAMES}, watched by workers. Photo: Eva Lind, AP", "Photo: Eva Lind, AP")]


def test_dates_in_brackets_are_no_credit():
    assert captions(figure(f"{NAMES}. (Published Monday, May 18, 2020)")) == [
        (f"{NAMES}. (Published Monday, May 18, 2020)", None)
    ]


def test_an_initial_ends_no_sentence():
    assert captions(figure("The mayor says goodbye to her deputy, Ida K. Holm. | Eva Lind/PA Images via Getty Images")) == [
        (
            "The mayor says goodbye to her deputy, Ida K. Holm. | Eva Lind/PA Images via Getty Images",
            "Eva Lind/PA Images via Getty Images",
        )
    ]


def test_a_bracket_that_ends_in_a_picture_word():
    assert captions(figure("港の橋を調べる潜水士（港務局提供）")) == [
        ("港の橋を調べる潜水士（港務局提供）", "（港務局提供）")
    ]
    assert captions(figure("港の橋を調べる潜水士（左）")) == [("港の橋を調べる潜水士（左）", None)]
