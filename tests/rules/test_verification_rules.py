"""Every mark of verification against its own examples and counterexamples, with all marks of its language loaded."""

from __future__ import annotations

import re
from typing import Any

import pytest

from provenance.findings import Statement
from provenance.matching import fold
from provenance.rules.verification import mark_book
from provenance.spans import Span
from provenance.syntax.drafts import Sentence
from provenance.syntax.quotes import find_quotations
from provenance.tables import load
from provenance.verification import find_marks
from provenance.vocabulary import Status

_TABLES, _ = load("rules")
_FILES = {name.split("/")[0]: table for name, table in _TABLES.items() if name.endswith("/verification.toml")}
RULES = [(language, rule) for language, table in sorted(_FILES.items()) for rule in table["mark"]]
_IDS = [rule["id"] for _, rule in RULES]


def find(text: str, language: str) -> list[tuple[str, str, str]]:
    """`(words, rule, status)` of every mark in a sentence."""
    whole = Span(0, len(text))
    sentence = Sentence(0, Statement("p1.1", 0, whole), 0, 1, tuple(find_quotations(text, 0, len(text))))
    marks = find_marks(fold(text), [sentence], mark_book(language))
    return [(text[m.span.start : m.span.end], m.rule, m.status) for m in marks.get(0, [])]


@pytest.mark.parametrize(("language", "rule"), RULES, ids=_IDS)
def test_every_example_yields_its_marked_words(language: str, rule: dict[str, Any]) -> None:
    for example in rule["examples"]:
        marked = re.findall(r"\[\[(.*?)\]\]", example)
        assert marked, f"no words are marked in {example!r}"
        text = example.replace("[[", "").replace("]]", "")
        found = [f for f in find(text, language) if f[1] not in rule.get("also", ())]
        assert found == [(words, rule["id"], rule["gives"]) for words in marked]


@pytest.mark.parametrize(("language", "rule"), RULES, ids=_IDS)
def test_no_counterexample_yields_the_rule(language: str, rule: dict[str, Any]) -> None:
    for text in rule["counterexamples"]:
        assert rule["id"] not in [name for _, name, _ in find(text, language)], text


@pytest.mark.parametrize(("language", "rule"), RULES, ids=_IDS)
def test_every_rule_is_complete(language: str, rule: dict[str, Any]) -> None:
    assert rule["id"].startswith(f"{language}.verification.")
    assert rule["gives"] in set(Status)
    assert rule["summary"].strip()
    assert rule["examples"]
    assert rule["counterexamples"]
    assert rule["anchors"]
    assert all(a == fold(a) and len(a) > 1 for a in rule["anchors"])


def test_the_marks_reach_every_status_that_caveats_do_not() -> None:
    given = {rule["gives"] for _, rule in RULES}
    assert given == {"withdrawn", "refuted", "partly_verified", "verified", "witnessed", "corroborated"}


def test_a_quotation_gives_no_mark() -> None:
    assert find("“Reuters verified the location of the film,” the mayor said.", "en") == []
