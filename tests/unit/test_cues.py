"""Which words attribute and which only look like it."""

from __future__ import annotations

import sys

import pytest

from provenance.attribution import find_drafts
from provenance.cues import find_cues
from provenance.findings import Statement
from provenance.rules.lexicon import lexicon
from provenance.spans import Span
from provenance.syntax.drafts import Sentence
from provenance.syntax.quotes import find_quotations
from provenance.syntax.tokens import Tokens

CUES = [
    ("The court [[found]] that the lease was void.", True),
    ("The audit [[found]] invoices had been paid twice.", True),
    ("The union [[claimed]] the doors had been locked.", True),
    ("Ms. Haas [[has repeatedly said]] that she will not sell.", True),
    ("The envoy [[did not say]] when talks would resume.", True),
    ("The ministry [[would neither confirm]] that the plane was theirs.", None),
    ("“We are staying,” [[added]] the teacher.", True),
    ("“We are staying,” the teacher [[told]] the Harbour Gazette.", True),
    ("The crane was sound, [[according to]] the inspector.", True),
    ("[[According to]] the inspector, the crane was sound.", True),
    ("The governor [[ordered]] residents to leave the valley.", True),
    ("The party [[called for]] a new election.", True),
    ("The coach [[called]] the result a disgrace.", True),
    ("Growers [[warned of]] a poor harvest.", True),
    ("The tanker [[is believed to]] have lost power.", None),
]
NO_CUES = [
    "The jury found him guilty.",
    "She found her keys under the mat.",
    "The storm claimed 50 lives.",
    "The claim was filed in March.",
    "His statement was short.",
    "The report is 40 pages long.",
    "Two states share the river.",
    "The carmaker recalled 4,000 vans.",
    "They ordered two coffees and a cake.",
    "Sort the letters according to size.",
    "Firefighters responded to the alarm within minutes.",
    "The clinic admits patients until noon.",
    "She called her mother every Sunday.",
    "It goes without saying that rain is wet.",
    "Steel columns support the roof.",
    "The road points to the north.",
    "The plan was drawn in pencil.",
    "Police cited 40 drivers for speeding.",
    "The vote was held in an announced session.",
    "Readers wrote more than 200 letters.",
]


@pytest.mark.parametrize(("marked", "is_exact"), CUES)
def test_a_cue_is_found_with_its_words(find, marked, is_exact):
    before, _, rest = marked.partition("[[")
    cue, _, after = rest.partition("]]")
    found = find(before + cue + after).cues
    assert found, "no attribution"
    if is_exact:
        assert found[0] == cue


@pytest.mark.parametrize("text", NO_CUES)
def test_the_same_words_without_a_frame_attribute_nothing(find, text):
    assert find(text).cues == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The mayor said the bridge was shut.", "en.cue.speech"),
        ("The mayor told reporters that the bridge was shut.", "en.cue.tell"),
        ("The mayor announced that the bridge was shut.", "en.cue.announcement"),
        ("The mayor denied that the bridge was shut.", "en.cue.denial"),
        ("The mayor warned that the bridge was unsafe.", "en.cue.complaint"),
        ("The bridge is sound, according to the mayor.", "en.cue.according-to"),
        ("The mayor vowed to rebuild the bridge.", "en.cue.commitment"),
        ("The mayor urged drivers to stay at home.", "en.cue.request"),
    ],
)
def test_the_rule_of_a_cue_is_kept_as_evidence(find, text, rule):
    assert [a.rule for a in find(text).attributions] == [rule]


@pytest.mark.parametrize("words", ["the mayor said that ", "the Said ", '"said" he said ', "and adding that "])
def test_a_sentence_without_end_costs_no_more_than_its_length(words):
    def steps(times: int) -> int:
        counted = 0

        def count(*_: object) -> None:
            nonlocal counted
            counted += 1

        text = words * times
        tk = Tokens(text, lexicon("en"))
        s = Sentence(0, Statement("p1.1", 0, Span(0, len(text))), 0, len(tk), tuple(find_quotations(text, 0, len(text))))
        sys.setprofile(count)
        try:
            find_drafts(tk, [s], [find_cues(tk, s)])
        finally:
            sys.setprofile(None)
        return counted

    steps(400)
    assert steps(1600) < 5 * steps(400)


def test_no_more_than_the_first_cues_of_a_sentence_are_looked_at():
    text = "the mayor said that " * 200
    tk = Tokens(text, lexicon("en"))
    found = find_cues(tk, Sentence(0, Statement("p1.1", 0, Span(0, len(text))), 0, len(tk), ()))
    assert len(found) == 60
    assert [hit.head for hit in found] == list(range(2, 240, 4))
