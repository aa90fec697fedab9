"""Credits that stand beside a caption, each in the shapes in which pages print them."""

from __future__ import annotations

import json
import time

import pytest

from provenance.findings import ReadPassage, SourceText
from provenance.read.html import read_html

BODY = "<p>The north wall of the harbour gave way on Sunday, the harbour office said. Nobody was hurt.</p>" * 3
IMAGE = '<img src="/pictures/harbour-wall-0412.jpg" alt="" {}>'


def captions(figure: str, head: str = "") -> tuple[SourceText, list[ReadPassage]]:
    page = f"<html><head>{head}</head><body><article><h1>Wall gives way</h1>{figure}{BODY}</article></body></html>"
    source = read_html(page.encode())
    return source, [p for p in source.passages if p.kind == "caption"]


def credit_of(figure: str, head: str = "") -> str | None:
    _, (caption,) = captions(figure, head)
    assert caption.image is not None
    if caption.image.credit_text is not None:
        return caption.image.credit_text
    return caption.image.fields[0].text if caption.image.fields else None


@pytest.mark.parametrize(
    ("attribute", "credit"),
    [
        ('data-credit="Ada Moor / Skarvik Courier"', "Ada Moor / Skarvik Courier"),
        ('data-source="Ada Moor/imago"', "Ada Moor/imago"),
        ('title="Men at the wall | Bildquelle: SKR / Moor"', "Bildquelle: SKR / Moor"),
        ('data-source="https://pictures.example/0412.jpg"', None),
        ('data-source="/pictures/0412.jpg"', None),
        ('title="Men at the wall"', None),
    ],
)
def test_a_credit_in_the_attributes_of_an_image(attribute, credit):
    figure = f"<figure>{IMAGE.format(attribute)}<figcaption>Men at the north wall on Sunday.</figcaption></figure>"
    assert credit_of(figure) == credit


def test_a_credit_in_the_alternative_text():
    image = '<img src="/a-wall.jpg" alt="Men repair the north wall on Sunday. (Photo: Ada Moor / Courier Images)">'
    assert (
        credit_of(f"<figure>{image}<figcaption>Crews at the wall</figcaption></figure>") == "Photo: Ada Moor / Courier Images"
    )


@pytest.mark.parametrize("key", ["creditText", "copyrightHolder", "author"])
def test_a_credit_in_linked_data(key):
    value = '"Ada Moor/Courier"' if key == "creditText" else '{"@type":"Person","name":"Ada Moor/Courier"}'
    data = f'{{"@type":"ImageObject","contentUrl":"https://x.example/big/harbour-wall-0412.jpg?w=2000","{key}":{value}}}'
    head = f'<script type="application/ld+json">{data}</script>'
    figure = f"<figure>{IMAGE.format('')}<figcaption>Men at the north wall on Sunday.</figcaption></figure>"
    assert credit_of(figure, head) == "Ada Moor/Courier"
    assert credit_of(figure.replace("0412", "0999"), head) is None


def test_the_caption_s_own_credit_comes_first():
    image = IMAGE.format("data-credit=Library")
    assert (
        credit_of(f"<figure>{image}<figcaption>Men at it. (Photo: Ada Moor/AP)</figcaption></figure>") == "Photo: Ada Moor/AP"
    )


def test_a_label_outside_of_the_figcaption():
    label = "<span><b></b><span>Foto: Skarvik Zprávy</span></span>"
    figure = f"<figure>{IMAGE.format('')}{label}<figcaption><p>Men at the wall.</p></figcaption></figure>"
    source, (caption,) = captions(figure)
    assert source.text[caption.span.start : caption.span.end] == "Men at the wall. Foto: Skarvik Zprávy"
    assert caption.image is not None
    assert caption.image.credit_text == "Foto: Skarvik Zprávy"


def test_a_credit_in_the_line_after_it_is_no_paragraph():
    words = "Men repair the north wall of the harbour on Sunday"
    figure = f'<div><div><img src="/a-wall.jpg" alt="{words}"></div><div><p>{words}</p><p>© Ada Moor/imago</p></div></div>'
    source, (caption,) = captions(figure)
    assert source.text[caption.span.start : caption.span.end] == f"{words} © Ada Moor/imago"
    assert source.text.count("Ada Moor") == 1


@pytest.mark.parametrize("mark", ["©", "（Ｃ）", "ⓒ"])
def test_signs_of_copyright(mark):
    assert (
        credit_of(f"<figure>{IMAGE.format('')}<figcaption>港の壁を直す人々{mark}港通信社</figcaption></figure>") is not None
    )


def test_a_title_printed_again_under_a_player_is_no_caption():
    figure = f"<figure>{IMAGE.format('')}<figcaption>Wall gives way</figcaption></figure>"
    assert captions(figure)[1] == []


def test_many_pictures_without_a_credit_take_no_time():
    image = '<img src="/p/{0}-of-the-wall.jpg" title="Wall {0}">'
    figure = f"<figure>{image}<figcaption>The wall at its {{0}}th stone.</figcaption></figure>"
    data = [{"@type": "ImageObject", "url": f"/q/{i}-of-the-quay.jpg", "author": "Ada Moor"} for i in range(2_000)]
    head = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    started = time.process_time()
    _, found = captions("".join(figure.format(i) for i in range(2_000)), head)
    assert len(found) > 1_000
    assert time.process_time() - started < 10
