from __future__ import annotations

import pytest

from provenance.credit import parse_credit, with_fields
from provenance.credit.fields import line_of_fields, without_publisher
from provenance.findings import SourceField
from provenance.registry import load_registry


@pytest.fixture(scope="module")
def registry():
    return load_registry(None)


def fields(**named: str) -> list[SourceField]:
    return [SourceField(name, words) for name, words in named.items()]


def chain(line) -> list[tuple[str, str, str | None]]:
    names = {source.key: source.name for source in line.sources}
    return [(names[link.source], link.role, link.field) for link in line.chain]


def test_fields_alone_make_a_chain(registry):
    line, added = with_fields(None, fields(byline="Ada Moor", source="KCNA", credit="AP"), registry)
    assert chain(line) == [
        ("Ada Moor", "origin", "byline"),
        ("Korean Central News Agency", "relay", "source"),
        ("Associated Press", "distributor", "credit"),
    ]
    assert all(link.span is None for link in line.chain)
    assert added == []


def test_the_caption_s_words_outrank_the_fields(registry):
    words = parse_credit("SANA/Handout via Reuters", 10, registry)
    line, added = with_fields(words, fields(byline="Ada Moor", credit="Reuters"), registry)
    assert [name for name, _, _ in chain(line)] == ["SANA", "Reuters"]
    assert line.chain[0].span is not None
    assert added == []


def test_a_field_adds_who_passed_it_on(registry):
    words = parse_credit("Ada Moor/Pool via AP", 0, registry)
    line, added = with_fields(words, fields(byline="Ada Moor", infosource="Getty Images", credit="AP"), registry)
    assert [(name, role) for name, role, _ in chain(line)] == [
        ("Ada Moor", "origin"),
        ("Getty Images", "distributor"),
        ("Associated Press", "distributor"),
    ]
    assert added == [("infosource", "Getty Images")]


def test_a_byline_title_makes_it_a_handout(registry):
    line = line_of_fields(fields(byline="Ada Moor", title="HOGP", credit="AP"), registry)
    assert line.is_handout
    assert [name for name, _, _ in chain(line)] == ["Ada Moor", "Associated Press"]


def test_the_publisher_is_no_link(registry):
    line = line_of_fields(fields(infosource="Skarvik Courier", provider="AP"), registry)
    assert [(n, r) for n, r, _ in chain(without_publisher(line, "ap", "AP"))] == [("Skarvik Courier", "origin")]
    assert [(n, r) for n, r, _ in chain(without_publisher(line, None, "Skarvik Courier"))] == [("Associated Press", "origin")]
