"""What holds for every input: an annotation that its own checks accept, or one plain refusal; the same twice."""

from __future__ import annotations

import functools

import orjson
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from provenance.errors import UnreadableInputError
from provenance.pipeline import Options, annotate, load_knowledge
from provenance.validation import validate_document
from provenance.validation.article import compare_with_text

lenient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)

# Pieces that make the stages work: cues, quotations left open, credits, caveats, other scripts, odd white space.
PIECES = [
    "The minister said ",
    "according to police, ",
    "“We will stay",
    ",” she added. ",
    "He also told reporters that ",
    "state media reported. ",
    "It could not be independently verified. ",
    "In this photo provided by the army, ",
    "(Army Press/Pool via AP)",
    "\n\n",
    "\n",
    "\u00a0",
    "🛳️ ",
    "İstanbul ",
    "قال الوزير ",
    "新华社报道。",
    "Correction: ",
    '"',
    "’",
    "Mr. U.S. a.m. ",
    "— ",
    "officials allegedly denied. ",
]
articles = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=25).map("".join)


@functools.cache
def knowledge():
    return load_knowledge()


def run(content: bytes, input_format: str = "auto"):
    """The annotation, or None where the input is refused."""
    try:
        return annotate(content, "input", knowledge(), Options(input_format=input_format))
    except UnreadableInputError:
        return None


@lenient
@given(st.binary(max_size=300), st.sampled_from(["auto", "text", "html"]))
@example(b"", "auto")
@example(b"\xff\xfe\x00", "auto")
@example(b"<html><body>" + b"<div>" * 400 + b"deep", "html")
@example(b"\xed\xa0\x80 said the surrogate.", "text")
def test_any_bytes_give_a_valid_annotation_or_a_refusal(content, input_format):
    document = run(content, input_format)
    if document is not None:
        assert validate_document(document) == []
        assert validate_document(orjson.loads(orjson.dumps(document))) == []


@lenient
@given(articles)
def test_every_span_of_a_plain_text_holds_in_the_file_itself(text):
    content = text.encode("utf-8", "replace")
    document = run(content, "text")
    if document is not None:
        assert validate_document(document) == []
        if b"\0" not in content and not content.startswith(b"\xef\xbb\xbf"):
            assert compare_with_text(document, content, content.decode("utf-8")) == []


@lenient
@given(articles)
def test_html_of_any_text_gives_a_valid_annotation(text):
    from html import escape

    body = "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n"))
    document = run(f"<!doctype html><article><h1>News</h1>{body}</article>".encode("utf-8", "replace"), "html")
    if document is not None:
        assert validate_document(document) == []


@lenient
@given(articles)
def test_two_runs_are_byte_equal(text):
    content = text.encode("utf-8", "replace")
    assert orjson.dumps(run(content, "text")) == orjson.dumps(run(content, "text"))


@lenient
@given(articles, st.sampled_from(["The bridge was built in 1911.", "“Nobody was hurt,” the mayor said."]))
def test_appending_a_paragraph_leaves_the_statements_before_it_as_they_were(text, more):
    before = run(f"Headline of the day\n\n{text}\n\nThe end of it.".encode("utf-8", "replace"), "text")
    after = run(f"Headline of the day\n\n{text}\n\nThe end of it.\n\n{more}".encode("utf-8", "replace"), "text")
    assume(before is not None and after is not None)  # control characters make a file binary
    assume(before["article"]["language"] == after["article"]["language"])  # told from all of the text
    assert [spans(p) for p in after["passages"][: len(before["passages"])]] == [spans(p) for p in before["passages"]]


def spans(passage):
    return passage["kind"], passage["span"], [s["span"] for s in passage["statements"]]


@lenient
@given(st.text(max_size=200))
def test_leaving_the_text_out_changes_nothing_else(text):
    content = text.encode("utf-8", "replace")
    document = run(content, "text")
    if document is not None:
        short = annotate(content, "input", knowledge(), Options(input_format="text", with_text=False))
        del document["article"]["text"]
        assert short == document
