from __future__ import annotations

import json

import pytest

from provenance.errors import UnreadableInputError

NINJS_1 = {
    "uri": "https://wire.example/items/77",
    "type": "text",
    "versioncreated": "2025-03-02T10:00:00Z",
    "firstcreated": "2025-03-02T09:00:00Z",
    "language": "en-GB",
    "byline": "By Ada Moor and Jens Lund",
    "headline": "Harbour wall gives way",
    "body_html": "<p>The harbour wall at Skarvik gave way on Sunday, the port said.</p><h2>Repairs</h2>"
    "<p>Nobody was hurt.</p>",
    "body_text": "The harbour wall at Skarvik gave way on Sunday, the port said.",
    "ednote": "Updates with quotes.",
    "infosource": [{"name": "Skarvik Courier", "type": "Member"}],
    "copyrightholder": "Coast Wire",
    "associations": {
        "main": {
            "type": "picture",
            "uri": "urn:x:1",
            "byline": "Ada Moor",
            "description_text": "The broken wall on Sunday. (Coast Wire Photo/Ada Moor)",
            "renditions": {
                "thumb": {"href": "https://wire.example/t.jpg", "width": 2000},
                "large": {"href": "https://wire.example/l.jpg", "width": 900},
            },
        },
        "linked": {"type": "text", "uri": "urn:x:2", "headline": "Another story"},
    },
}
NINJS_3 = {
    "uri": "urn:wire:78",
    "type": "picture",
    "versionCreated": "2025-03-02T10:00:00Z",
    "headlines": [{"role": "short", "value": "Wall"}, {"role": "main", "value": "Harbour wall"}],
    "descriptions": [
        {"role": "creditline", "value": "COAST WIRE"},
        {"role": "caption", "value": "Workers look at the wall."},
    ],
    "infoSources": [{"name": "Defense Ministry of Skarland"}],
    "digitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
    "edNote": "HANDOUT, NO SALES, EDITORIAL USE ONLY",
    "renditions": [{"name": "main", "href": "https://wire.example/m.jpg", "width": 3000}],
}


def test_ninjs_1(read_one):
    found = read_one(json.dumps(NINJS_1))
    assert found.passages == [
        ("headline", "Harbour wall gives way"),
        ("editor_note", "Updates with quotes."),
        ("paragraph", "The harbour wall at Skarvik gave way on Sunday, the port said."),
        ("paragraph", "Repairs"),
        ("paragraph", "Nobody was hurt."),
        ("caption", "The broken wall on Sunday. (Coast Wire Photo/Ada Moor)"),
    ]
    assert found.paths[0] == "/headline"
    assert found.paths[2] == "/body_html#/html/body/p[1]"
    assert found.paths[5] == "/associations/main/description_text"
    source = found.source
    assert (source.language, source.byline, source.publisher) == ("en", ("Ada Moor", "Jens Lund"), "Coast Wire")
    assert (source.published, source.modified) == ("2025-03-02T09:00:00Z", "2025-03-02T10:00:00Z")
    assert source.address == "https://wire.example/items/77"
    assert ("infosource", "Skarvik Courier") in [(f.name, f.text) for f in source.fields]
    assert found.caption.src == "https://wire.example/l.jpg"
    assert found.caption.credit_text == "Coast Wire Photo/Ada Moor"


def test_ninjs_3_picture(read_one):
    found = read_one(json.dumps(NINJS_3))
    assert found.passages == [
        ("headline", "Harbour wall"),
        ("caption", "Workers look at the wall. HANDOUT, NO SALES, EDITORIAL USE ONLY"),
    ]
    image = found.caption
    assert [(f.name, f.text) for f in image.fields] == [
        ("infosources", "Defense Ministry of Skarland"),
        ("creditline", "COAST WIRE"),
    ]
    assert (image.digital_source, image.src) == ("trainedAlgorithmicMedia", "https://wire.example/m.jpg")


def test_the_body_may_be_nitf(read_one):
    body = "<nitf><body><body.content><block><p>One.</p><p>Two.</p></block></body.content></body></nitf>"
    item = {
        "uri": "urn:1",
        "type": "text",
        "bodies": [{"role": "main", "contentType": "application/nitf+xml", "value": body}],
    }
    found = read_one(json.dumps(item))
    assert found.passages == [("paragraph", "One."), ("paragraph", "Two.")]
    assert found.paths[1] == "/bodies/0/value#/nitf/body/body.content/block/p[2]"


def test_an_interface_s_answer_holds_its_items(read_all):
    items = [{"item": {"uri": f"urn:{i}", "type": "text", "headline": f"Story {i}"}} for i in (1, 2)]
    items.append({"item": {"uri": "urn:3", "type": "text"}})
    first, second, third = read_all(json.dumps({"data": {"items": items}}))
    assert [(first.number, first.passages), (second.number, second.passages)] == [
        ("1", [("headline", "Story 1")]),
        ("2", [("headline", "Story 2")]),
    ]
    assert second.paths == ["/data/items/1/item/headline"]
    assert isinstance(third, UnreadableInputError)
    assert third.code == "read.no-text"


def test_the_photographer_s_title_counts_where_it_tells_of_a_supplier(read_one):
    item = {
        "uri": "urn:1",
        "type": "picture",
        "description_caption": "A pier.",
        "photographer": {"name": "A B", "title": "HOGP"},
    }
    fields = {f.name: f.text for f in read_one(json.dumps(item)).caption.fields}
    assert fields == {"photographer": "A B", "photographer title": "HOGP"}
    item["photographer"]["title"] = "STAFF"
    assert "photographer title" not in {f.name for f in read_one(json.dumps(item)).caption.fields}


def test_terms_name_the_supplier(read_one):
    item = {
        "uri": "urn:1",
        "type": "picture",
        "description_caption": "A pier.",
        "ednote": "PHOTO RELEASED BY NORTHERN NEWS AGENCY JULY 3",
    }
    assert [(f.name, f.text) for f in read_one(json.dumps(item)).caption.fields] == [("ednote", "NORTHERN NEWS AGENCY")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ('{"uri": "urn:1", "type": ', "read.malformed"),
        ('{"name": "settings", "debug": true}', "read.unknown-format"),
        ('{"format": "provenance-annotation"}', "read.unknown-format"),
        ("[]", "read.unknown-format"),
    ],
)
def test_json_that_is_no_news_is_refused(read_all, content, code):
    with pytest.raises(UnreadableInputError) as refused:
        read_all(content, "input.json")
    assert refused.value.code == code


def test_odd_values_do_no_harm(read_one):
    item = {
        "uri": 5, "type": "text", "headline": "Fine", "byline": {"name": ["x"]}, "bodies": [None, 3, {"value": None}],
        "associations": [7, {"type": "picture", "renditions": [None, {"href": 3}], "description_text": "A pier."}],
        "infosource": "none", "versioncreated": [], "language": 3, "ednote": ["", "Check names."], "photographer": "Q",
    }  # fmt: skip
    assert read_one(json.dumps(item)).passages == [
        ("headline", "Fine"),
        ("editor_note", "Check names."),
        ("caption", "A pier."),
    ]
