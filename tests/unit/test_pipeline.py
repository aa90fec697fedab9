"""The stages in order: bytes in, a valid document out."""

from __future__ import annotations

import hashlib

import orjson
import pytest

from provenance.errors import UnreadableInputError
from provenance.pipeline import Options, annotate
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
