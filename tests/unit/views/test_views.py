from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from rich.console import Console

from provenance.views.listing import Filters, list_caveats, listing_lines
from provenance.views.reading import reading_view
from provenance.views.words import chain_words, covered, scope_words, source_names

VALID = Path(__file__).resolve().parents[3] / "fixtures" / "annotations" / "valid"


def load(name: str):
    return json.loads(next(VALID.glob(f"{name}-*.json")).read_text(encoding="utf-8"))


@pytest.fixture
def document():
    return load("001")


def shown(document, **options) -> str:
    out = io.StringIO()
    console = Console(file=out, width=100, highlight=False, markup=False, emoji=False, **options)
    for line in reading_view(document):
        console.print(line)
    return out.getvalue()


def test_a_chain_is_drawn_origin_first(document):
    names = source_names(document)
    chain = document["passages"][2]["statements"][0]["attributions"][0]["chain"]
    assert chain_words(chain, names) == "Ada Quist → Northern Press Agency"
    chain[0]["channel"] = "briefing"
    assert chain_words(chain, names) == "Ada Quist (briefing) → Northern Press Agency"


def test_every_statement_stands_there_with_its_labels(document):
    text = shown(document)
    for passage in document["passages"]:
        for statement in passage["statements"]:
            assert statement["span"]["exact"] in text
    assert "└ official · disputed · Ada Quist → Northern Press Agency" in text
    assert "credit: Ministry of Ports → Northern Press Agency" in text
    assert "! disputed “denied” in p3.3" in text
    assert "whose word: official 3, own reporting 1, none 2" in text


def test_colour_adds_nothing_to_the_words(document):
    plain = shown(document, no_color=True)
    coloured = shown(document, force_terminal=True, color_system="truecolor")
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_words_of_an_article_are_never_markup(document):
    document["passages"][0]["statements"][0]["span"]["exact"] = "[bold]Port[/bold] :ship: shut"
    assert "[bold]Port[/bold] :ship: shut" in shown(document)


@pytest.mark.parametrize("name", ["002", "003", "004", "005"])
def test_every_valid_document_can_be_read(name):
    assert "statements," in shown(load(name))


def test_diagnostics_are_shown():
    assert "warning: no article body was found [read.no-article]" in shown(load("004"))


def test_what_a_caveat_covers(document):
    image, statements = document["caveats"]
    assert [s["id"] for s in covered(document, image)] == ["p2.1"]
    assert [s["id"] for s in covered(document, statements)] == ["p3.1"]
    assert (scope_words(image), scope_words(statements)) == ("covers the image of p2", "covers p3.1")
    whole = load("005")
    assert [s["id"] for s in covered(whole, whole["caveats"][0])] == ["p1.1", "p1.2"]
    assert scope_words(whole["caveats"][0]) == "covers the whole article"


def test_listing_gives_context_only_where_it_adds_something(document):
    first, second = list_caveats(document)
    assert any("in p2.2: The picture could not be verified." in line for _, line in listing_lines(first))
    second["context"] = second["words"]
    assert not any(" in p3.3" in line for _, line in listing_lines(second))


def test_filters_are_all_to_be_met(document):
    assert [r["id"] for r in list_caveats(document, Filters(kinds=("disputed",), statuses=("disputed",)))] == ["c2"]
    assert list_caveats(document, Filters(kinds=("disputed",), source_types=("wire",))) == []
