"""Every cue rule's examples and counterexamples, through all stages with all rules loaded."""

from __future__ import annotations

import re

import pytest

from provenance.tables import load

RULES = load("rules")[0]["en/cues.toml"]
GROUPS = ("cue", "preposition", "colon", "supplier")
# Examples that the stages do not meet yet, or that say less than they should, each with what is wrong.
KNOWN = {
    "The paper reported a delay, [[citing]] two engineers.": "the cue is the report's; the cited source is its chain's origin",
    "The tanker is [[believed to]] have lost power.": "the cue is found as a belief, and without its infinitive",
    "Mayor[[:]] Bridge to stay shut": "a headline with no cue word is not looked at",
    "The carmaker recalled 4,000 vans.": "the object is no memory",
    "Steel columns support the roof.": "the subject is no person",
    "The road points to the north.": "the subject is no person",
    "Police cited 40 drivers for speeding.": "what is cited is no source",
    "Sort the letters according to size.": "what follows is no source",
    "Lunch is provided by the school.": "what is provided is no picture",
}


def case(group, rule, example):
    marks = [pytest.mark.xfail(reason=KNOWN[example])] if example in KNOWN else []
    return pytest.param(group, rule, example, marks=marks)


EXAMPLES = [case(g, r["id"], e) for g in GROUPS for r in RULES[g] for e in r["examples"]]
COUNTEREXAMPLES = [case(g, r["id"], e) for g in GROUPS for r in RULES[g] for e in r.get("counterexamples", ())]
KINDS = {"colon": "headline: ", "supplier": "caption: "}


def marked(example):
    """The plain text and the marked words."""
    return re.sub(r"\[\[|\]\]", "", example), re.findall(r"\[\[(.*?)\]\]", example)


@pytest.mark.parametrize(("group", "rule", "example"), EXAMPLES)
def test_an_example_yields_the_marked_words_and_the_rule(find, group, rule, example):
    text, words = marked(example)
    found = find(KINDS.get(group, "") + text)
    assert [(cue, a.rule) for cue, a in zip(found.cues, found.attributions, strict=True)] == [(w, rule) for w in words]


@pytest.mark.parametrize(("group", "rule", "example"), COUNTEREXAMPLES)
def test_a_counterexample_does_not_yield_the_rule(find, group, rule, example):
    found = find(KINDS.get(group, "") + example)
    assert rule not in [a.rule for a in found.attributions]


def test_what_is_known_to_be_wrong_still_stands_in_the_rules():
    assert set(KNOWN) <= {e for g in GROUPS for r in RULES[g] for e in (*r["examples"], *r.get("counterexamples", ()))}


def test_every_rule_has_an_id_of_its_own_a_summary_and_examples():
    rules = [r for g in GROUPS for r in RULES[g]]
    assert len({r["id"] for r in rules}) == len(rules)
    for rule in rules:
        assert rule["id"].startswith("en.cue.")
        assert rule["summary"]
        assert rule["examples"]
        assert rule["counterexamples"]
        assert all(marked(e)[1] for e in rule["examples"])
