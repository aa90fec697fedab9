"""The stages in order: bytes in, a valid document out."""

from __future__ import annotations

import hashlib

import orjson
import pytest

from provenance.errors import UnreadableInputError
from provenance.pipeline import Options, annotate, annotate_each
from provenance.validation import validate_document

TEXT = b"Bridge shut\n\nThe bridge is shut, the mayor said. It could not be verified.\n"
PAGE = b"<!doctype html><article><h1>Bridge shut</h1><p>The bridge is shut, the mayor said.</p></article>"


@pytest.mark.parametrize(("content", "name"), [(TEXT, "a.txt"), (PAGE, "a.html")])
def test_the_document_is_valid_and_plain_json(knowledge, content, name):
    document = annotate(content, name, knowledge)
    assert validate_document(document) == []
    assert validate_document(orjson.loads(orjson.dumps(document))) == []


def test_the_article_tells_where_it_came_from(knowledge):
    article = annotate(TEXT, "in/a.txt", knowledge)["article"]
    assert (article["uri"], article["media_type"]) == ("in/a.txt", "text/plain")
    assert article["sha256"] == hashlib.sha256(TEXT).hexdigest()
    assert article["text"] == TEXT.decode()


def test_the_generator_names_the_knowledge_it_used(knowledge):
    generator = annotate(TEXT, "a.txt", knowledge)["generator"]
    assert generator["rules"] == knowledge.rules_digest
    assert generator["registry"] == knowledge.registry_digest


def test_the_name_does_not_change_what_is_found(knowledge):
    first, second = (annotate(TEXT, name, knowledge) for name in ("a.txt", "elsewhere/b.txt"))
    second["article"]["uri"] = first["article"]["uri"]
    assert first == second


def test_a_chosen_language_without_rules_is_said_in_a_diagnostic(knowledge):
    document = annotate(TEXT, "a.txt", knowledge, Options(language="xx"))
    assert [d["code"] for d in document["diagnostics"]] == ["language.no-rules"]
    assert document["article"]["language"] == "xx"


@pytest.mark.parametrize(
    ("content", "reason"), [(b"", "is empty"), (b"   \n", "only white space"), (b"\x00\x01\x02", "is binary")]
)
def test_what_holds_no_text_is_refused_with_its_reason(knowledge, content, reason):
    with pytest.raises(UnreadableInputError, match=reason):
        annotate(content, "empty.txt", knowledge)


def test_no_text_leaves_out_the_text_alone(knowledge):
    document = annotate(TEXT, "a.txt", knowledge, Options(with_text=False))
    assert "text" not in document["article"]
    assert document["passages"][0]["statements"][0]["span"]["exact"] == "Bridge shut"


NINJS = {
    "uri": "https://apnews.com/item/1",
    "type": "text",
    "headline": "Harbour wall gives way",
    "language": "en",
    "provider": "AP",
    "infosource": [{"name": "KCNA"}],
    "body_html": "<p>The wall gave way on Sunday, the port said.</p>",
    "associations": {
        "main": {
            "type": "picture",
            "byline": "Ada Moor",
            "creditline": "AP",
            "description_text": "Crews at the wall.",
            "digitalsourcetype": "compositeSynthetic",
        }
    },
}


def test_fields_of_an_agency_become_links(knowledge):
    document = annotate(orjson.dumps(NINJS), "item.json", knowledge)
    assert validate_document(document) == []
    names = {source["id"]: source["name"] for source in document["sources"]}
    article = document["article"]
    assert article["publisher"] == {"name": "AP", "registry": "ap"}
    assert [(names[link["source"]], link["field"]) for link in article["chain"]] == [
        ("Korean Central News Agency", "infosource")
    ]
    image = document["passages"][-1]["image"]
    assert image["credit"]["text"] == "Ada Moor / AP"
    assert [(names[link["source"]], link["role"], link["field"]) for link in image["credit"]["chain"]] == [
        ("Ada Moor", "origin", "byline"),
        ("Associated Press", "distributor", "creditline"),
    ]
    assert image["digital_source_type"] == "compositeSynthetic"
    assert [d["code"] for d in document["diagnostics"]] == ["image.not-captured"]


def test_several_articles_are_numbered(knowledge):
    content = orjson.dumps([NINJS, {"uri": "urn:2", "type": "text"}, {**NINJS, "headline": "Wall again"}])
    found = dict(annotate_each(content, "items.json", knowledge))
    assert list(found) == ["1", "2", "3"]
    assert found["1"]["article"]["uri"] == "items.json#1"
    assert found["2"].code == "read.no-text"
    assert found["3"]["article"]["headline"] == "Wall again"
    with pytest.raises(UnreadableInputError) as refused:
        annotate(content, "items.json", knowledge)
    assert refused.value.code == "read.several"
    assert annotate(content, "items.json#3", knowledge)["article"]["headline"] == "Wall again"


def test_the_publisher_is_known_by_its_address(knowledge):
    item = {"uri": "https://apnews.com/item/1", "type": "text", "headline": "Harbour wall gives way"}
    assert annotate(orjson.dumps(item), "a.json", knowledge)["article"]["publisher"] == {
        "name": "Associated Press",
        "registry": "ap",
    }
