"""Every furniture rule's examples and counterexamples."""

from __future__ import annotations

import re

import pytest

from provenance.rules.furniture import is_furniture
from provenance.tables import load

RULES = [r for name, table in load("rules")[0].items() if name.endswith("/furniture.toml") for r in table["furniture"]]
EXAMPLES = [(r["id"], r["pattern"], e) for r in RULES for e in r["examples"]]
COUNTEREXAMPLES = [(r["id"], r["pattern"], e) for r in RULES for e in r["counterexamples"]]
# What a page prints and what an article says in nearly the same words.
MORE = [
    "Read more: How bridges age",
    "Reporting by Ivo Lund; Editing by Sara Beck",
    "Click here to subscribe",
    "(Reuters)",
]
CLAIMS = [
    "Reports say more rain is coming.",
    "Readers wrote more than 200 letters.",
    "More than 40 people were hurt.",
    "Get well cards filled the room.",
    "By Monday the water had gone.",
    "Share prices fell again now.",
    "Sign language is taught here.",
    "Published research shows the drug works.",
    "Listen to the river and you will know.",
]


@pytest.mark.parametrize(("rule", "pattern", "example"), EXAMPLES)
def test_an_example_is_all_furniture(rule, pattern, example):
    text = re.sub(r"\[\[|\]\]", "", example)
    assert re.fullmatch(pattern, text)
    assert is_furniture(text, rule[:2])


@pytest.mark.parametrize(("rule", "pattern", "example"), COUNTEREXAMPLES)
def test_a_counterexample_is_none(rule, pattern, example):
    assert not re.match(pattern, example)
    assert not is_furniture(example, rule[:2])


@pytest.mark.parametrize("text", MORE)
def test_a_pages_own_words_make_no_claim(find, text):
    found = find(text)
    assert (found.types, found.statuses) == (["none"], ["not_applicable"])


@pytest.mark.parametrize("text", CLAIMS)
def test_an_articles_words_are_no_furniture(text):
    assert not is_furniture(text, "en")
