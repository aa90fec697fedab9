"""Every caveat rule against its own examples and counterexamples, with all rules of its language loaded."""

from __future__ import annotations

import re
from typing import Any

import pytest

from provenance.caveats import CaveatFinder
from provenance.findings import ReadPassage, Statement
from provenance.matching import fold
from provenance.rules.caveats import caveat_book
from provenance.spans import Span
from provenance.syntax.drafts import Sentence
from provenance.syntax.quotes import find_quotations
from provenance.tables import load
from provenance.vocabulary import CaveatKind

_TABLES, _ = load("rules")
_FILES = {name.split("/")[0]: table for name, table in _TABLES.items() if name.endswith("/caveats.toml")}
RULES = [(language, rule) for language, table in sorted(_FILES.items()) for rule in table["caveat"]]
_IDS = [rule["id"] for _, rule in RULES]
_SCOPES = {"self", "claim", "previous", "dispute", "document"}


def find(text: str, language: str, where: str = "") -> list[tuple[str, str]]:
    """`(words, rule)` of every caveat in a sentence that is a caption or a paragraph of its own."""
    whole = Span(0, len(text))
    passage = ReadPassage("caption" if where == "caption" else "paragraph", whole)
    quotations = tuple(find_quotations(text, 0, len(text)))
    sentence = Sentence(0, Statement("p1.1", 0, whole), 0, 1, quotations)
    finder = CaveatFinder(text, fold(text), [sentence], [passage], caveat_book(language))
    return [(text[f.caveat.span.start : f.caveat.span.end], f.caveat.rule) for f in finder.find([], {})]


@pytest.mark.parametrize(("language", "rule"), RULES, ids=_IDS)
def test_every_example_yields_its_marked_words(language: str, rule: dict[str, Any]) -> None:
    for example in rule["examples"]:
        marked = re.findall(r"\[\[(.*?)\]\]", example)
        assert marked, f"no words are marked in {example!r}"
        text = example.replace("[[", "").replace("]]", "")
        found = [f for f in find(text, language, rule.get("where", "")) if f[1] not in rule.get("also", ())]
        assert found == [(words, rule["id"]) for words in marked]


@pytest.mark.parametrize(("language", "rule"), RULES, ids=_IDS)
def test_no_counterexample_yields_the_rule(language: str, rule: dict[str, Any]) -> None:
    for text in rule["counterexamples"]:
        found = find(text, language, rule.get("where", ""))
        assert rule["id"] not in [name for _, name in found], f"{text!r}: {found}"


@pytest.mark.parametrize(("language", "rule"), RULES, ids=_IDS)
def test_every_rule_is_complete(language: str, rule: dict[str, Any]) -> None:
    assert rule["id"].startswith(f"{language}.caveat.")
    assert rule["kind"] in set(CaveatKind)
    assert rule["summary"].strip()
    assert rule["examples"]
    assert rule["counterexamples"]
    assert rule.get("scope", "self") in _SCOPES
    assert rule.get("where", "") in ("", "caption", "body")
    assert rule.get("governs", "main") in ("main", "noun")
    assert rule["anchors"]
    assert all(a == fold(a) and len(a) > 1 for a in rule["anchors"]), "anchors are folded words"


def test_ids_are_unique() -> None:
    assert len(_IDS) == len(set(_IDS))


@pytest.mark.parametrize("language", sorted(_FILES))
def test_every_file_names_its_language(language: str) -> None:
    assert _FILES[language]["language"] == language


@pytest.mark.parametrize("language", sorted(_FILES))
def test_every_language_has_the_main_kinds(language: str) -> None:
    kinds = {rule["kind"] for rule in _FILES[language]["caveat"]}
    main = {
        "no_independent_verification", "unconfirmed", "alleged_hedge", "disputed", "no_comment", "anonymous_source",
        "archive_image", "conflicting_accounts",
    }  # fmt: skip
    assert main <= kinds
