"""Every role and channel rule's examples and counterexamples, with all rules loaded."""

from __future__ import annotations

import re

import pytest

from provenance.classify import Classifier
from provenance.matching import fold
from provenance.records import kinds
from provenance.rules.roles import RoleWords, role_book, role_words
from provenance.spans import Span
from provenance.tables import load
from provenance.vocabulary import Channel, Identification, SourceType

RULES = load("rules")[0]["en/roles.toml"]


def cases(group, field):
    return [(rule["id"], example) for rule in RULES[group] for example in rule[field]]


ROLES, NO_ROLES = cases("role", "examples"), cases("role", "counterexamples")
CHANNELS, NO_CHANNELS = cases("channel", "examples"), cases("channel", "counterexamples")


def roles(text):
    hits = Classifier(text, fold(text), role_book("en"), []).roles(Span(0, len(text)))
    return [(text[hit.start : hit.end], hit.what.id) for hit in hits]


def channels(text):
    book = role_book("en")
    return [(text[start:end], book.channel_rules[index][1]) for index, start, end in book.channels.find(fold(text))]


def marked(example):
    return re.sub(r"\[\[|\]\]", "", example), re.findall(r"\[\[(.*?)\]\]", example)


@pytest.mark.parametrize(("rule", "example"), ROLES)
def test_a_roles_example_yields_the_marked_words_and_the_rule(rule, example):
    text, words = marked(example)
    assert [hit for hit in roles(text) if hit[0] in words or hit[1] == rule] == [(w, rule) for w in words]


@pytest.mark.parametrize(("rule", "example"), NO_ROLES)
def test_a_roles_counterexample_does_not_yield_the_rule(rule, example):
    assert rule not in [found for _, found in roles(example)]


@pytest.mark.parametrize(("rule", "example"), CHANNELS)
def test_a_channels_example_yields_the_marked_words_and_the_rule(rule, example):
    text, words = marked(example)
    assert [hit for hit in channels(text) if hit[1] == rule] == [(w, rule) for w in words]


@pytest.mark.parametrize(("rule", "example"), NO_CHANNELS)
def test_a_channels_counterexample_does_not_yield_the_rule(rule, example):
    assert rule not in [found for _, found in channels(example)]


def test_a_role_gives_a_label_of_the_vocabulary():
    types = {str(t) for t in SourceType}
    for rule in RULES["role"]:
        assert rule["gives"] in types | {"of_institution"}
        assert rule.get("otherwise", "unknown") in types
        assert rule["identification"] in {str(i) for i in Identification}
    assert {rule["gives"] for rule in RULES["channel"]} <= {str(c) for c in Channel}


def test_every_rule_has_an_id_of_its_own_and_phrases_as_they_are_matched():
    rules = [*RULES["role"], *RULES["channel"]]
    assert len({r["id"] for r in rules}) == len(rules)
    for rule in rules:
        assert rule["summary"]
        for phrase in rule["phrases"]:
            assert phrase == fold(phrase), "phrases are matched folded"


def test_bodies_whose_names_end_like_genitives_are_known_to_the_grammar():
    tables = load("rules")[0]
    names = [name for body in tables["en/bodies.toml"]["bodies"] for name in (body["name"], *body["names"])]
    ends = {name.split()[-1].lower() for name in names if name.endswith("'s")}
    assert ends == set(tables["en/grammar.toml"]["sets"]["name_in_s"])


SETS = load("rules")[0]["common/role_words.toml"]["words"]


@pytest.mark.parametrize(("entry", "example"), [(entry, example) for entry in SETS for example in entry["examples"]])
def test_what_a_sets_example_marks_is_of_the_set(entry, example):
    text, words = marked(example)
    found = getattr(role_words(), entry["id"].partition(".")[2].replace("-", "_"))
    if "pattern" in entry:
        assert [match.group() for match in found.finditer(text)] == words
    for word in words:
        assert "words" not in entry or word in found
        assert "beginnings" not in entry or word.startswith(found)
        assert "endings" not in entry or word.endswith(found)
    assert words


def test_every_set_has_an_id_of_its_own_that_the_code_asks_for():
    assert [entry["id"].partition(".")[2].replace("-", "_") for entry in SETS] == [*kinds(RoleWords)]
    assert all(entry["summary"] for entry in SETS)
