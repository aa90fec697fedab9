"""Every rule of reported speech against its own examples and counterexamples, through all stages."""

from __future__ import annotations

import re
from typing import Any

import pytest

from provenance.findings import ReadPassage, SourceText
from provenance.matching import fold
from provenance.pipeline import Knowledge, find_all, load_knowledge
from provenance.rules.speech import speech_book
from provenance.rules.wordings import WordMatcher
from provenance.spans import Span
from provenance.tables import load
from provenance.vocabulary import SourceType

_TABLES, _ = load("rules")
LANGUAGES = sorted(name.split("/")[0] for name in _TABLES if name.endswith("/speech.toml") and name != "common/speech.toml")
SPOKEN = [
    (lang, rule) for lang in LANGUAGES for group in ("cue", "join") for rule in _TABLES[f"{lang}/speech.toml"].get(group, ())
]
ROLES = [(lang, rule) for lang in LANGUAGES for rule in _TABLES[f"{lang}/roles.toml"]["role"]]
CHANNELS = [(lang, rule) for lang in LANGUAGES for rule in _TABLES[f"{lang}/speech.toml"]["channel"]]


TOLD = [(lang, rule) for lang in LANGUAGES for rule in _TABLES[f"{lang}/speech.toml"].get("told", ())]

AGAIN = [(lang, rule) for lang in LANGUAGES for rule in _TABLES[f"{lang}/roles.toml"].get("again", ())]


def ids(rules: list[tuple[str, dict[str, Any]]]) -> list[str]:
    return [rule["id"] for _, rule in rules]


def plain(example: str) -> tuple[str, list[str]]:
    """The text and the marked words."""
    return re.sub(r"\[\[|\]\]", "", example), re.findall(r"\[\[(.*?)\]\]", example)


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge()


def rules_of(text: str, language: str, knowledge: Knowledge) -> list[tuple[str, str]]:
    """`(cue, rule)` of every attribution of a text of one paragraph, those of relays with them."""
    source = SourceText(text, (ReadPassage("paragraph", Span(0, len(text))),), "text/plain", language)
    found = []
    for a in find_all(source, knowledge).attributions:
        assert a.cue is not None
        found.append((text[a.cue.start : a.cue.end], a.rule))
    return found


@pytest.mark.parametrize(("language", "rule"), SPOKEN, ids=ids(SPOKEN))
def test_an_example_yields_its_marked_words_and_the_rule(language: str, rule: dict[str, Any], knowledge: Knowledge) -> None:
    for example in rule["examples"]:
        text, words = plain(example)
        assert words, f"no words are marked in {example!r}"
        found = rules_of(text, language, knowledge)
        if rule.get("kind") == "citing":  # the relay's cue is the medium's own verb
            source = SourceText(text, (ReadPassage("paragraph", Span(0, len(text))),), "text/plain", language)
            assert [len(a.chain) for a in find_all(source, knowledge).attributions] == [2], found
        else:
            assert (words[0], rule["id"]) in found, f"{example!r}: {found}"


@pytest.mark.parametrize(("language", "rule"), SPOKEN, ids=ids(SPOKEN))
def test_a_counterexample_does_not_yield_the_rule(language: str, rule: dict[str, Any], knowledge: Knowledge) -> None:
    for text in rule["counterexamples"]:
        assert rule["id"] not in [name for _, name in rules_of(text, language, knowledge)], text


def relays_of(text: str, language: str, knowledge: Knowledge) -> int:
    """How many links stand behind an origin, in all attributions of a text of one paragraph."""
    source = SourceText(text, (ReadPassage("paragraph", Span(0, len(text))),), "text/plain", language)
    return sum(len(a.chain) - 1 for a in find_all(source, knowledge).attributions)


@pytest.mark.parametrize(("language", "rule"), TOLD, ids=ids(TOLD))
def test_an_example_tells_a_medium_and_a_counterexample_none(
    language: str, rule: dict[str, Any], knowledge: Knowledge
) -> None:
    assert rule["id"].startswith(f"{language}.told.")
    assert rule["summary"].strip()
    for example in rule["examples"]:
        text, words = plain(example)
        assert words
        assert relays_of(text, language, knowledge) == 1, text
    for text in rule["counterexamples"]:
        assert relays_of(text, language, knowledge) == 0, text


def origins_of(text: str, language: str, knowledge: Knowledge) -> dict[int, set[str]]:
    """The sources of the statements of a text of one paragraph that have any, by the statement's index."""
    source = SourceText(text, (ReadPassage("paragraph", Span(0, len(text))),), "text/plain", language)
    found: dict[int, set[str]] = {}
    for a in find_all(source, knowledge).attributions:
        found.setdefault(a.statement, set()).update(link.source for link in a.chain)
    return found


@pytest.mark.parametrize(("language", "rule"), AGAIN, ids=ids(AGAIN))
def test_a_bare_noun_takes_up_the_body_before_in_its_examples_alone(
    language: str, rule: dict[str, Any], knowledge: Knowledge
) -> None:
    assert rule["id"].startswith(f"{language}.again.")
    assert rule["summary"].strip()
    assert set(rule["means"]) <= {str(type_) for type_ in SourceType}
    assert rule.get("named", "unknown") in set(SourceType)
    for example in rule["examples"]:
        text, words = plain(example)
        assert words
        found = origins_of(text, language, knowledge)
        assert len(found) == 2, f"{text!r}: {found}"
        assert len(set.union(*found.values())) == 1, f"{text!r}: {found}"
    for text in rule["counterexamples"]:
        found = origins_of(text, language, knowledge)
        assert len(found) < 2 or len(set.union(*found.values())) > 1, f"{text!r}: {found}"


@pytest.mark.parametrize(("language", "rule"), ROLES, ids=ids(ROLES))
def test_a_role_is_found_in_its_examples_and_not_in_the_others(language: str, rule: dict[str, Any]) -> None:
    book = speech_book(language).roles
    for example in rule["examples"]:
        text, words = plain(example)
        found = [(text[s:e], book.role_rules[i].id) for i, s, e in book.roles.find(fold(text))]
        assert (words[0], rule["id"]) in found, f"{example!r}: {found}"
    for text in rule["counterexamples"]:
        found = [(text[s:e], book.role_rules[i].id) for i, s, e in book.roles.find(fold(text))]
        assert rule["id"] not in [name for _, name in found], f"{text!r}: {found}"


@pytest.mark.parametrize(("language", "rule"), CHANNELS, ids=ids(CHANNELS))
def test_a_channel_is_found_in_its_examples_and_not_in_the_others(language: str, rule: dict[str, Any]) -> None:
    book = speech_book(language)
    for example in rule["examples"]:
        text, words = plain(example)
        found = [(text[s:e], book.channel_rules[i][1]) for i, s, e in book.channels.find(fold(text))]
        assert (words[0], rule["id"]) in found, f"{example!r}: {found}"
    for text in rule["counterexamples"]:
        assert rule["id"] not in [book.channel_rules[i][1] for i, _, _ in book.channels.find(fold(text))], text


@pytest.mark.parametrize(("language", "rule"), [*SPOKEN, *ROLES, *CHANNELS], ids=ids([*SPOKEN, *ROLES, *CHANNELS]))
def test_every_rule_is_complete(language: str, rule: dict[str, Any]) -> None:
    assert rule["id"].startswith(f"{language}.")
    assert rule["summary"].strip()
    assert rule["words"]
    assert rule["examples"]
    assert rule["counterexamples"]
    bare = [w.strip("*") for w in rule["words"]]
    assert all(w == fold(w) and "*" not in w for w in bare), "wordings are folded, and open at their ends only"


def test_ids_are_unique() -> None:
    names = ids([*SPOKEN, *ROLES, *CHANNELS, *TOLD, *AGAIN])
    assert len(names) == len(set(names))


@pytest.mark.parametrize("language", LANGUAGES)
def test_patterns_of_a_grammar_compile(language: str) -> None:
    grammar = speech_book(language).grammar
    for name in ("person", "plural", "complementizer", "subordinate", "former", "topic", "title", "mood", "person_name",
                 "auxiliary", "as_clause", "anaphor", "negation", "name_ending"):  # fmt: skip
        assert getattr(grammar, name).compiled()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_name_finds_its_country(language: str) -> None:
    matcher = speech_book(language).roles
    for iso, names in _TABLES[f"{language}/places.toml"]["places"].items():
        assert len(iso) == 2
        for name in names:
            form = WordMatcher([name])
            assert form is not None
            assert matcher.names.find(re.sub(r"\(([^,)]*).*?\)", r"\1", name).strip("*")), name
