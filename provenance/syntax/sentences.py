"""Statements to sentences: each with its tokens and the quotations that touch it."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.findings import SourceText, Statement
from provenance.syntax.drafts import Sentence
from provenance.syntax.quotes import Quotation, double_marks, find_quotations
from provenance.syntax.tokens import Tokens

# With what a question ends, in the scripts that there are rules for.
QUESTION_MARKS = ("?", "？", "؟")


def sentences_of(tk: Tokens, source: SourceText, statements: Sequence[Statement]) -> list[Sentence]:
    """Every statement with its tokens and the quotations of its passage that touch it."""
    out: list[Sentence] = []
    passage, quotations = -1, []
    marks, is_headline, first = double_marks(source.text), False, 0
    if tk.nickname_marks:
        marks = [mark for mark in marks if mark not in tk.nickname_marks]
    for index, statement in enumerate(statements):
        start, end = statement.span
        if statement.passage != passage:
            passage = statement.passage
            place = source.passages[passage].span
            quotations = find_quotations(source.text, place[0], place[1], marks, tk.nickname_marks)
            is_headline, first = source.passages[passage].kind == "headline", 0
        while first < len(quotations) and quotations[first].end <= start:
            first += 1
        touching: tuple[Quotation, ...] = ()
        if first < len(quotations):
            last = first
            while last < len(quotations) and quotations[last].start < end:
                last += 1
            touching = tuple(quotations[first:last])
        out.append(Sentence(index, statement, tk.at(start), tk.at(end), touching, is_headline))
    return out
