"""Every cue rule's examples and counterexamples, through all stages with all rules loaded."""

from __future__ import annotations

import re

import pytest

from provenance.tables import load

RULES = load("rules")[0]["en/cues.toml"]
GROUPS = ("cue", "preposition", "colon", "signature", "bare", "supplier", "viewpoint", "unlisted")
EXAMPLES = [(g, r["id"], e) for g in GROUPS for r in RULES[g] for e in r["examples"]]
COUNTEREXAMPLES = [(g, r["id"], e) for g in GROUPS for r in RULES[g] for e in r.get("counterexamples", ())]
KINDS = {"colon": "headline: ", "supplier": "caption: "}


def marked(example):
    """The plain text and the marked words."""
    return re.sub(r"\[\[|\]\]", "", example), re.findall(r"\[\[(.*?)\]\]", example)


@pytest.mark.parametrize(("group", "rule", "example"), EXAMPLES)
def test_an_example_yields_the_marked_words_and_the_rule(find, group, rule, example):
    text, words = marked(example)
    found = find(*(KINDS.get(group, "") + text).split("\n\n"))
    # an attribution that covers several statements stands in each of them
    cues = dict.fromkeys((a.cue, cue, a.rule) for cue, a in zip(found.cues, found.attributions, strict=True))
    hits = [(cue, name) for _, cue, name in cues]
    # what the outlet's own staff saw is a label with evidence and no attribution
    own = [(found.words(e.span), e.rule) for e in found.findings.labels[0].evidence if not hits]
    assert (hits or own) == [(w, rule) for w in words]


@pytest.mark.parametrize(("group", "rule", "example"), COUNTEREXAMPLES)
def test_a_counterexample_does_not_yield_the_rule(find, group, rule, example):
    found = find(KINDS.get(group, "") + example)
    assert rule not in [a.rule for a in found.attributions]


def test_every_rule_has_an_id_of_its_own_a_summary_and_examples():
    rules = [r for g in GROUPS for r in RULES[g]]
    assert len({r["id"] for r in rules}) == len(rules)
    for rule in rules:
        assert rule["id"].startswith("en.cue.")
        assert rule["summary"]
        assert rule["examples"]
        assert rule["counterexamples"]
        assert all(marked(e)[1] for e in rule["examples"])
