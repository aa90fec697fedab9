from __future__ import annotations

import pytest

from provenance.errors import SettingsError
from provenance.review.corrections import CorrectionError, choices, numbered, pick, read_correction, read_links, sought_in
from provenance.review.keys import ACTIONS, keys_of


def item(paper, identifier):
    return next(i for i in paper.items if i.id == identifier)


@pytest.mark.parametrize(
    ("typed", "picked"), [("1", "red"), ("dark green", "dark_green"), ("BL", "blue"), ("3", "dark_green")]
)
def test_a_label_by_number_name_or_start(typed, picked):
    assert pick(typed, ["red", "blue", "dark_green"]) == picked


@pytest.mark.parametrize("typed", ["0", "4", "b", "yellow"])
def test_what_is_no_label_is_refused(typed):
    with pytest.raises(CorrectionError):
        pick(typed, ["red", "blue", "black"])


def test_a_chain_by_numbers_names_and_marks(paper):
    found = read_correction(
        item(paper, "p3.2"), "chain", "Ada Quist [briefing] > NPA > New Agency [wire, distributor]", paper
    )
    assert [(k["name"], k["type"], k["role"], k["channel"]) for k in found["chain"]] == [
        ("Ada Quist", "official", "origin", "briefing"),
        ("Northern Press Agency", "wire", "relay", "none"),
        ("New Agency", "wire", "distributor", "none"),
    ]
    assert read_correction(item(paper, "p3.2"), "chain", "2", paper)["chain"][0]["name"] == "Northern Press Agency"
    assert read_correction(item(paper, "p3.2"), "chain", "-", paper) == {"chain": []}


@pytest.mark.parametrize("typed", ["Somebody", "9", "A [king]", "[official]", "  "])
def test_what_is_no_chain_is_refused(paper, typed):
    with pytest.raises(CorrectionError):
        read_correction(item(paper, "p3.2"), "chain", typed, paper)


def test_a_scope_by_statements_image_or_document(paper):
    caption, paragraph = item(paper, "c1"), item(paper, "c2")
    names = [line.split()[0] for line in choices("scope", paper)]
    assert names == ["p1.1", "p2.1", "p2.2", "p3.1", "p3.2", "p3.3"]
    covers = read_correction(paragraph, "scope", "4, p3.2 4", paper)["scope"]["covers"]
    assert [c["words"][:9] for c in covers] == ["“Nobody w", "The quay "]
    assert len(read_correction(paragraph, "scope", "p3 p3.1", paper)["scope"]["covers"]) == 3
    assert read_correction(caption, "scope", "image", paper)["scope"]["target"] == "image"
    assert read_correction(caption, "scope", "document", paper)["scope"] == {"target": "document", "covers": []}
    with pytest.raises(CorrectionError, match="caption"):
        read_correction(paragraph, "scope", "image", paper)
    with pytest.raises(CorrectionError, match="p9"):
        read_correction(paragraph, "scope", "p9.1", paper)


def test_near_statements_are_shown_first_and_all_can_be_looked_for(paper):
    def shown(sought=None):
        return [(number, choice.partition(" ")[0]) for number, choice in numbered(item(paper, "c2"), "scope", paper, sought)]

    assert shown() == [(2, "p2.1"), (3, "p2.2"), (4, "p3.1"), (5, "p3.2"), (6, "p3.3")]
    assert shown("*")[0] == (1, "p1.1")
    assert shown("quay CRANE") == [(2, "p2.1")]
    assert shown("lighthouse") == []


@pytest.mark.parametrize(("typed", "sought"), [("/ crane", "crane"), ("/", "*"), (" * ", "*"), ("p3.1", None), ("3", None)])
def test_what_is_a_search(typed, sought):
    assert sought_in(typed) == sought


def test_a_chain_link_by_link(paper):
    rows = [
        {"name": " Ada  Quist ", "type": "", "channel": "briefing"},
        {"name": ""},
        {"name": "NPA", "role": "origin", "identification": "institution"},
        {"name": "A [b] > c", "type": "wire", "role": "distributor"},
    ]
    found = read_links(rows, item(paper, "p3.1"), paper)["chain"]
    assert [(k["name"], k["type"], k["role"], k["channel"]) for k in found] == [
        ("Ada Quist", "official", "origin", "briefing"),
        ("Northern Press Agency", "wire", "origin", "none"),
        ("A [b] > c", "wire", "distributor", "none"),
    ]
    assert read_links([], item(paper, "p3.1"), paper) == {"chain": []}
    for bad in ({"name": "Somebody"}, {"name": "NPA", "channel": "pigeon"}):
        with pytest.raises(CorrectionError):
            read_links([bad], item(paper, "p3.1"), paper)


def test_keys_are_changed_one_by_one():
    assert keys_of({"accept": "y"})["accept"] == "y"
    assert set(keys_of({})) == set(ACTIONS)


@pytest.mark.parametrize("changes", [{"agree": "y"}, {"accept": "yes"}, {"accept": "r"}, {"accept": " "}])
def test_keys_that_cannot_be_are_refused(changes):
    with pytest.raises(SettingsError):
        keys_of(changes)
