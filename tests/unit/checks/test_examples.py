"""Every check against the examples of its page: it finds each positive one at its words, and none of the negative ones."""

from __future__ import annotations

import pytest

from provenance.catalogue import pages
from provenance.checks import CHECKS, check_document
from provenance.pipeline import annotate

EXAMPLES = [
    pytest.param(code, kind, example, id=f"{code}-{kind}-{number}")
    for code, page in pages().items()
    if code in CHECKS
    for kind, examples in (("positive", page.positive), ("negative", page.negative))
    for number, example in enumerate(examples, 1)
]


@pytest.mark.parametrize(("code", "kind", "example"), EXAMPLES)
def test_example(code, kind, example, knowledge):
    document = annotate(example["text"].strip().encode(), "example.txt", knowledge)
    found = [hit for hit in check_document(document) if hit.code == code]
    if kind == "negative":
        assert [hit.claim.text for hit in found] == []
    else:
        assert len(found) == 1
        assert example["words"] in found[0].claim.text


def test_every_check_has_a_page_with_three_examples_of_each_kind():
    of = pages()
    assert set(CHECKS) == {code for code in of if code.startswith("PV1")} - {"PV190"}
    assert all(len(of[c].positive) >= 3 and len(of[c].negative) >= 3 for c in CHECKS)
