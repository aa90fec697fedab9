"""What a caveat covers, and whose it is: scope, quotations, statements that are nothing but a caveat."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from provenance.caveats import CaveatFinder
from provenance.findings import Attribution, Found, Link, ReadPassage, Statement
from provenance.matching import fold
from provenance.pipeline import annotate, load_knowledge
from provenance.rules.caveats import book_for, caveat_book
from provenance.spans import Span
from provenance.syntax.drafts import Sentence
from provenance.syntax.quotes import find_quotations

Block = tuple[str, list[str]]


@dataclass(frozen=True)
class Built:
    """An attribution as the chain stage builds it."""

    attribution: Attribution
    is_main: bool = True


def says(statement: int, source: str) -> Built:
    """An attribution of a statement to a source."""
    return Built(Attribution(statement, None, (), "indirect", (Link(source, "origin", "named"),), "en.cue.say"))


def find(
    blocks: list[Block], built: list[Built] | None = None, language: str = "en", credit: Span | None = None
) -> list[Found]:
    """The caveats of a text made of `(passage kind, its sentences)`; `credit` is a handout mark of the last passage."""
    text, passages, spans = "", [], []
    for index, (kind, sentences) in enumerate(blocks):
        text += "\n\n" if text else ""
        first = len(text)
        for k, sentence in enumerate(sentences):
            text += " " if k else ""
            spans.append((index, Span(len(text), len(text) + len(sentence))))
            text += sentence
        passages.append(ReadPassage(kind, Span(first, len(text))))
    found = []
    for number, (passage, span) in enumerate(spans):
        marks = find_quotations(text, *passages[passage].span)
        touching = tuple(q for q in marks if q.start < span.end and q.end > span.start)
        found.append(Sentence(number, Statement(f"p{passage + 1}.{number}", passage, span), 0, 1, touching))
    finder = CaveatFinder(text, fold(text), found, passages, caveat_book(language))
    return finder.find(built or [], {len(passages) - 1: (credit, None)} if credit is not None else {})


def scopes(found: list[Found]) -> list[tuple[str, str, tuple[int, ...]]]:
    """`(kind, target, covers)` of each."""
    return [(str(f.caveat.kind), f.caveat.target, f.caveat.covers) for f in found]


def test_a_caveat_beside_its_claim_covers_its_own_sentence() -> None:
    text = "The brigade, which lost nine trucks at the quay on Monday, said a figure that could not be verified."
    (found,) = find([("paragraph", ["A quiet day.", text])], [says(1, "brigade")])
    assert (found.caveat.target, found.caveat.covers, found.is_bare) == ("statements", (1,), False)


def test_a_caveat_alone_covers_the_claim_before_it() -> None:
    (found,) = find([("paragraph", ["Nine died, the mayor said.", "This could not be verified."])], [says(0, "mayor")])
    assert (found.caveat.covers, found.is_bare, found.is_effective) == ((0,), True, True)


def test_a_caveat_between_a_verb_and_its_clause_covers_that_clause() -> None:
    sentences = ["Nine died, the mayor said.", "The army claimed, without offering evidence, that rebels were to blame."]
    (found,) = find([("paragraph", sentences)], [says(0, "mayor"), says(1, "army")])
    assert (found.caveat.covers, found.is_bare) == ((1,), False)


@pytest.mark.parametrize("claim", ["That report", "That claim", "This account"])
def test_a_pointing_word_means_the_claim_before(claim: str) -> None:
    sentences = ["Nine died, the mayor said.", f"{claim} could not be confirmed."]
    (found,) = find([("paragraph", sentences)], [says(0, "mayor")])
    assert (found.caveat.covers, found.is_bare) == ((0,), True)


def test_the_look_back_crosses_paragraphs_and_passes_over_statements_without_source() -> None:
    blocks = [
        ("paragraph", ["Nine died, the mayor said.", "The quay is old."]),
        ("paragraph", ["The report could not be confirmed."]),
    ]
    (found,) = find(blocks, [says(0, "mayor")])
    assert found.caveat.covers == (0,)


def test_both_sides_means_two_claims() -> None:
    sentences = ["Nine died, the mayor said.", "None died, the army said.", "The claims of both sides could not be verified."]
    (found,) = find([("paragraph", sentences)], [says(0, "mayor"), says(1, "army")])
    assert found.caveat.covers == (0, 1)


def test_the_figures_mean_the_claim_with_a_number() -> None:
    sentences = ["Nine died, the mayor said.", "The quay was calm, the army said.", "The figures could not be verified."]
    (found,) = find([("paragraph", sentences)], [says(0, "mayor"), says(1, "army")])
    assert found.caveat.covers == (0,)


def test_a_caption_is_passed_over_when_the_body_looks_back() -> None:
    blocks = [
        ("paragraph", ["Nine died, the mayor said."]),
        ("caption", ["A pier, the mayor said."]),
        ("paragraph", ["It could not be verified."]),
    ]
    (found,) = find(blocks, [says(0, "mayor"), says(1, "mayor")])
    assert found.caveat.covers == (0,)


def test_in_a_caption_a_caveat_covers_the_image() -> None:
    (found,) = find([("paragraph", ["Text."]), ("caption", ["A pier lies in ruins.", "The image cannot be verified."])])
    assert (found.caveat.target, found.caveat.covers) == ("image", (1,))


def test_in_a_caption_a_caveat_over_reports_covers_the_report() -> None:
    blocks = [("headline", ["Ships break blockade"]), ("caption", ["Reuters was unable to confirm the reports."])]
    (found,) = find(blocks)
    assert (found.caveat.target, found.caveat.covers) == ("statements", (0,))


def test_in_a_caption_a_hedge_limits_its_sentence_or_the_picture_that_it_speaks_of() -> None:
    (sentence,) = find([("caption", ["The priest is said to be mediating in town."])])
    (picture,) = find([("caption", ["A video purporting to show the raid."])])
    assert sentence.caveat.target == "statements"
    assert picture.caveat.target == "image"


def test_a_denial_covers_the_last_claim_of_somebody_else() -> None:
    sentences = ["Guards shot first, the union said.", "The army spoke of calm.", "The army denied the report."]
    (found,) = find([("paragraph", sentences)], [says(0, "union"), says(1, "army"), says(2, "army")])
    assert (found.caveat.kind, found.caveat.covers, found.is_effective) == ("disputed", (0,), True)


def test_a_second_denial_means_the_report_and_not_the_first_denial() -> None:
    sentences = ["Ships broke the blockade, NPA reported.", "China denied the report.", "Russia denied the report too."]
    first, second = find([("paragraph", sentences)], [says(0, "npa"), says(1, "china"), says(2, "russia")])
    assert (first.caveat.covers, second.caveat.covers) == ((0,), (0,))


def test_a_denial_in_the_headline_covers_the_claim_below_it() -> None:
    (found,) = find(
        [("headline", ["Army rejects claims"]), ("paragraph", ["The quay burns.", "It began it, a union said."])],
        [says(2, "union")],
    )
    assert found.caveat.covers == (2,)


def test_restrictions_cover_the_document() -> None:
    assert scopes(find([("paragraph", ["The report was cleared by the military censor."])])) == [
        ("reporting_restrictions", "document", ())
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "“We could not verify the toll at the time,” the minister said.",
        "\"We could not verify the toll at the time,\" the minister said.",
        "'' We could not verify the toll at the time , '' the minister said .",
        "The minister said “the reports have not been confirmed by anybody in the ministry”.",
    ],
)  # fmt: skip
def test_a_caveat_inside_a_quotation_is_the_speakers(sentence: str) -> None:
    assert find([("paragraph", [sentence])]) == []


def test_a_mark_that_only_closes_quotes_nothing_behind_it() -> None:
    (found,) = find([("paragraph", ['We wait," the envoy reportedly wrote to the guard.'])])
    assert found.caveat.kind == "alleged_hedge"


def test_tokenised_negation_is_read() -> None:
    (found,) = find([("paragraph", ["The bank did n't immediately respond to a request for comment ."])])
    assert (found.caveat.kind, found.is_bare) == ("no_comment", True)


def test_a_hedge_over_the_main_clause_is_effective_and_one_over_a_noun_is_not() -> None:
    (main,) = find([("paragraph", ["The tanker reportedly left port at night."])])
    (noun,) = find([("paragraph", ["The alleged thief left port at night."])])
    (relative,) = find([("paragraph", ["The guard met the man who reportedly left port."])])
    assert [f.is_effective for f in (main, noun, relative)] == [True, False, False]


def test_a_sentence_that_goes_on_is_not_bare() -> None:
    (found,) = find([("paragraph", ["Nine died.", "This could not be verified, but a doctor said he had treated six."])])
    assert not found.is_bare


def test_the_handout_mark_of_a_credit_line_covers_its_image_once() -> None:
    words = "A pier at night. Harbour police via NPA"
    start = words.index("Harbour")
    assert scopes(find([("caption", [words[: start - 1]])], credit=Span(0, 6))) == [("handout", "image", (0,))]


def test_a_language_without_spaces_counts_characters() -> None:
    (found,) = find([("paragraph", ["市长说九人死亡。", "本社无法独立核实这些数字。"])], [says(0, "市长")], "zh")
    assert (found.caveat.kind, found.caveat.covers, found.is_bare) == ("no_independent_verification", (0,), True)


@pytest.mark.parametrize(("tag", "prefix"), [(None, "en."), ("", "en."), ("de-CH", "de."), ("pt_BR", "pt."), ("EN", "en.")])
def test_the_book_follows_the_language_tag(tag: str | None, prefix: str) -> None:
    rules = book_for(tag).index.rules
    assert rules
    assert all(rule.id.startswith(prefix) for rule in rules)


def test_a_language_without_rules_gets_none() -> None:
    assert book_for("cs").index.rules == ()
    assert book_for("cs").index.candidates("nelze ověřit") == []


def covered(*passages: str) -> list[list[str]]:
    """The statements that each caveat of a text covers, through all stages."""
    document = annotate("\n\n".join(["Border", *passages]).encode(), "border.txt", load_knowledge())
    return [caveat["scope"].get("ids", []) for caveat in document["caveats"]]


PAIRS = [
    [
        "The army said it held the bridge.",
        "The rebels said they had taken it.",
        "Reuters could not verify either side's account.",
    ],
    ["The army said the rebels fired first.", "The rebels said the army fired first.", "Both sides denied it."],
]


@pytest.mark.parametrize("passages", PAIRS)
def test_a_caveat_about_both_sides_covers_what_each_of_them_said(passages: list[str]) -> None:
    assert covered(*passages) == [["p2.1", "p3.1"]]


def test_a_caveat_about_the_second_claim_covers_no_other() -> None:
    found = covered(
        "The army said it held the bridge.", "The rebels said it had fallen.", "That claim could not be verified either."
    )
    assert found == [["p3.1"]]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The station was not yet able to verify the tape.", "no_independent_verification"),
        ("He spoke without being named.", "anonymous_source"),
        ("The two sides are trading blame for the blast.", "conflicting_accounts"),
        ("The picture is a photo montage.", "altered_image"),
        ("A government minder stood by.", "reporting_restrictions"),
        ("The identity of the gunman was uncertain.", "unconfirmed"),
    ],
)
def test_a_pattern_is_asked_wherever_its_own_letters_stand(find, sentence, kind):
    assert [c[0] for c in find(sentence).caveats] == [kind]


@pytest.mark.parametrize(
    "sentence", ["Lund gave her early assessment of the match.", "The mayor ignored her call to admit the debt."]
)
def test_an_opinion_and_an_appeal_are_no_caveats(find, sentence):
    assert find(sentence).caveats == []
