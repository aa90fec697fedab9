"""What holds of checks and `diff` for every text: no exception, places that exist, no change against itself."""

from __future__ import annotations

import functools
import json

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from provenance.checks import check_document
from provenance.diff import align, compare_documents
from provenance.errors import UnreadableInputError
from provenance.pipeline import annotate, load_knowledge
from provenance.story import Story

lenient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], max_examples=60)

PIECES = [
    "A person close to the talks said ",
    "KCNA reported. ",
    "the army said 42 soldiers were killed by drones. ",
    "The 42 soldiers killed by drones were young. ",
    "“We were told to wait, and then we were told nothing at all.” ",
    "In this undated photo provided by the army, a watermark. It could not be verified. (AP)",
    "The strike was confirmed. ",
    "Reuters reported, citing the BBC. ",
    "the BBC reported, citing Reuters. ",
    "\n\n",
    "Feb. 30, 2023 ",
    "translated ",
    "🛳️ ",
    "İ",
    "\u2028",
]
articles = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), min_size=1, max_size=20).map("".join)


@functools.cache
def knowledge():
    return load_knowledge()


def annotated(text: str):
    try:
        return annotate(text.encode("utf-8", "replace"), "input.txt", knowledge())
    except UnreadableInputError:
        assume(False)


@lenient
@given(articles)
def test_checks_never_fail_and_name_statements_that_exist(text):
    document = annotated(text)
    ids = {statement["id"] for passage in document["passages"] for statement in passage["statements"]}
    before = json.dumps(document, default=str)
    for hit in check_document(document):
        assert hit.claim.id in ids
        assert hit.message
    assert json.dumps(document, default=str) == before


@lenient
@given(articles)
def test_a_version_against_itself_has_no_change(text):
    document = annotated(text)
    assert [c.message for c in compare_documents(document, document)] == []


@lenient
@given(articles, articles)
def test_alignment_is_the_same_from_both_sides(old, new):
    one, other = Story(annotated(old)), Story(annotated(new))
    alignment = align(one, other)
    pairs = {(a, claim.order) for a, claims in alignment.news.items() for claim in claims}
    assert pairs == {(claim.order, b) for b, claims in alignment.olds.items() for claim in claims}
    compare_documents(one.document, other.document)
