"""The worked example of docs/concepts.md, by shape: an agency's handout caption and body statements by way of others."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance.pipeline import annotate

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "articles" / "handout-caption"


@pytest.fixture(scope="module")
def document(knowledge):
    path = FOLDER / "source.txt"
    return annotate(path.read_bytes(), path.name, knowledge)


@pytest.fixture(scope="module")
def caption(document):
    (found,) = [p for p in document["passages"] if p["kind"] == "caption"]
    return found


def statement(document, words):
    """The one statement that holds the words."""
    (found,) = [s for p in document["passages"] for s in p["statements"] if words in s["span"]["exact"]]
    return found


def chain(document, found):
    names = {source["id"]: source["name"] for source in document["sources"]}
    return [[names[link["source"]] for link in a["chain"]] for a in found["attributions"]]


CHAIN = ["North Korean government", "Korean Central News Agency", "Korea News Service", "Associated Press"]


def test_the_picture_came_from_the_government_by_three_hands(document, caption):
    first = caption["statements"][0]
    assert chain(document, first) == [CHAIN]
    assert [link["role"] for link in first["attributions"][0]["chain"]] == [
        "origin",
        "relay",
        "distributor",
        "distributor",
    ]
    assert (first["source_type"], first["status"]) == ("state_media", "unverified")


def test_the_credit_line_is_parsed_and_is_no_statement(document, caption):
    credit = caption["image"]["credit"]
    assert credit["text"] == "Korean Central News Agency/Korea News Service via AP"
    names = {source["id"]: source["name"] for source in document["sources"]}
    assert [names[link["source"]] for link in credit["chain"]] == CHAIN[1:]
    assert all("via AP" not in s["span"]["exact"] for s in caption["statements"])


@pytest.mark.parametrize("index", [1, 2, 3])
def test_the_notes_are_the_agencys_own(document, caption, index):
    note = caption["statements"][index]
    assert (note["source_type"], note["status"]) == ("own_reporting", "not_applicable")


@pytest.mark.parametrize("index", [1, 2, 3])
def test_the_notes_come_from_the_agency_that_carried_the_picture(document, caption, index):
    assert chain(document, caption["statements"][index]) == [["Associated Press"]]


@pytest.mark.parametrize(
    ("index", "kind"),
    [
        (1, "access_denied"),
        (1, "handout"),
        (2, "image_as_provided"),
        (2, "no_independent_verification"),
        (3, "watermark_note"),
    ],
)
def test_the_caveat_stands_in_its_note_and_covers_the_image(document, caption, index, kind):
    note = caption["statements"][index]["id"]
    scopes = [c["scope"] for c in document["caveats"] if c["statement"] == note and c["kind"] == kind]
    assert scopes == [{"target": "image", "ids": [caption["id"]]}]


def test_no_caveat_of_the_caption_covers_the_article(document, caption):
    inside = {s["id"] for s in caption["statements"]}
    for caveat in document["caveats"]:
        if caveat["statement"] in inside:
            assert caveat["scope"]["target"] == "image"


@pytest.mark.parametrize(
    ("words", "source_type", "names"),
    [
        ("state media reported Sunday", "state_media", ["state media of North Korea"]),
        ("Han said, according to KCNA", "state_media", ["Han Ryong Su", "Korean Central News Agency"]),
        ("He also said a third site", "state_media", ["Han Ryong Su", "Korean Central News Agency"]),
        ("announced that a joint flood drill", "official_statement", ["South Korea", "United States"]),
        ("said at a briefing in Seoul", "official_briefing", ["Yoo Han-bit", "Reuters"]),
        ("a transcript of the briefing", "official_briefing", ["transcript of the briefing"]),
    ],
)
def test_a_statement_of_the_body_has_its_type_and_chain(document, words, source_type, names):
    found = statement(document, words)
    assert found["source_type"] == source_type
    assert chain(document, found)[0] == names


@pytest.mark.parametrize("words", ["The visit comes a week after", "has finished four dams"])
def test_background_has_no_source(document, words):
    found = statement(document, words)
    assert (found["source_type"], found["status"]) == ("none", "unattributed")


def test_the_briefings_channel_stands_on_its_link(document):
    found = statement(document, "said at a briefing in Seoul")
    assert [link["channel"] for link in found["attributions"][0]["chain"]] == ["briefing", "none"]
