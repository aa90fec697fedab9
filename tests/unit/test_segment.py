"""Passages to statements."""

from __future__ import annotations

import pytest

from provenance.findings import ReadImage, ReadPassage
from provenance.rules.lexicon import bare_lexicon, lexicon
from provenance.segment import find_statements
from provenance.spans import Span

SPLITS = [
    # full stops that end nothing
    ["Dr. Lina Haddad met Sen. Ortiz at St. Mary's.", "Both left early."],
    ["The U.S. ambassador and Gen. M. K. Adeyemi flew to Washington, D.C., on Jan. 4.", "They stayed a day."],
    ["The ship left at 6 a.m. on Monday.", "It was empty."],
    ["J. P. Lund and Maria S. Costa signed it."],
    ["Prices rose 3.5 percent to $1.20 a litre.", "Nobody cheered."],
    ["He works for Harlan Inc. and for Dover Ltd. in turn.", "Neither pays well."],
    ["See No. 12 and Fig. 3 of the report.", "They differ."],
    # full stops that do
    ["Rosa Lund said no.", "Tom Lund said yes."],
    ["She was born in the U.S.", "He was not."],
    ["It closed at 5 p.m.", "The guards went home."],
    ["They chose plan B.", "It failed."],
    ["“It is late,” she wrote on X.", "Nobody came."],
    ["They read what Malcolm X. Lund wrote."],
    # quotations
    ["“We are closed.", "Go home,” the guard said."],
    ["“Stop!” he shouted.", "Nobody did."],
    ['"Why us?" Ms. Prado asked.', "No one answered."],
    ["“Who pays for this?” the mayor asked.", "“We do.”"],
    ["“It is over.”", "The hall fell silent."],
    ["„Das ist vorbei.“", "Im Saal war es still."],
    ["He paused.", "“It is over.”"],
    ["He said ''enough.''", "Then he left."],
    # other marks
    ["What now?", "Nobody knows."],
    ["They waited … and waited.", "No bus came."],
    ["Wait...", "No bus came."],
    ["The firm (founded in 1911) is small.", "(It was never large.)"],
    ["Das ist 1. nicht wahr."],
    ["新华社说，水位上升。", "村民离开了。"],
]


@pytest.mark.parametrize("sentences", SPLITS, ids=str)
def test_a_passage_splits_into_its_sentences(sentences):
    text = ("" if text_without_spaces(sentences) else " ").join(sentences)
    assert split(text) == sentences


def text_without_spaces(sentences):
    return sentences[0].endswith("。")


def split(text, *holes):
    passage = ReadPassage("paragraph", Span(0, len(text)))
    return [text[s.span[0] : s.span[1]] for s in find_statements(text, [passage], lexicon("en"))]


def test_a_credit_line_is_no_statement():
    text = "Boats lie on the beach. (Ana Prado/Coast Press) They were empty."
    start = text.index("(")
    credit = Span(start, text.index(")") + 1)
    passage = ReadPassage("caption", Span(0, len(text)), image=ReadImage(credit=credit))
    found = find_statements(text, [passage], lexicon("en"))
    assert [text[s.span[0] : s.span[1]] for s in found] == ["Boats lie on the beach.", "They were empty."]


def test_ids_count_passages_and_their_statements_from_one():
    text = "One. Two.\n\n* * *\n\nThree."
    passages = [
        ReadPassage("paragraph", Span(0, 9)),
        ReadPassage("paragraph", Span(11, 16)),
        ReadPassage("paragraph", Span(18, 24)),
    ]
    found = find_statements(text, passages, lexicon("en"))
    assert [(s.id, s.passage) for s in found] == [("p1.1", 0), ("p1.2", 0), ("p3.1", 2)]


@pytest.mark.parametrize("text", ["", "   ", "***", "...", "\n\n", "—"])
def test_what_holds_no_word_is_no_statement(text):
    assert split(text) == []


def test_every_letter_is_in_exactly_one_statement():
    text = "A. B said “C.” D? E! f… G (H.) I.J. K\n\nL"
    found = [s.span for s in find_statements(text, [ReadPassage("paragraph", Span(0, len(text)))], lexicon("en"))]
    for i, ch in enumerate(text):
        if ch.isalpha():
            assert sum(start <= i < end for start, end in found) == 1, (i, ch)


def test_initials_end_no_sentence_in_other_languages():
    text = "Prezydent USA J.D. Vance przyjechał w nocy. Rano wyjechał."
    found = find_statements(text, [ReadPassage("paragraph", Span(0, len(text)))], bare_lexicon("pl"))
    assert [text[s.span.start : s.span.end] for s in found] == [
        "Prezydent USA J.D. Vance przyjechał w nocy.",
        "Rano wyjechał.",
    ]
