"""What the text says was checked: verified, seen by the outlet's staff, corroborated, corrected, shown to be false."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from provenance.rules.verification import MarkBook, MarkRule
from provenance.spans import Span
from provenance.syntax.drafts import Sentence


@dataclass(frozen=True, slots=True)
class Mark:
    """Words (`span`, code points of the text) that give their statement a status, and the rule that found them."""

    status: str
    span: Span
    rule: str


def find_marks(folded: str, sentences: Sequence[Sentence], book: MarkBook) -> dict[int, list[Mark]]:
    """The marks of an article by the index of their statement, in order of their words; one per statement and status.

    `folded` is the folded text of the whole article. Words inside a quotation are the speaker's and give no mark.
    """
    out: dict[int, list[Mark]] = {}
    starts = [s.statement.span[0] for s in sentences]
    tried: set[tuple[str, int]] = set()
    for offset, rule in book.candidates(folded):
        index = bisect_right(starts, offset) - 1
        if index < 0 or (rule.id, index) in tried:
            continue
        tried.add((rule.id, index))
        mark = _first(folded, sentences[index], rule)
        if mark is not None and mark.status not in [m.status for m in out.get(index, ())]:
            out.setdefault(index, []).append(mark)
    for marks in out.values():
        marks.sort(key=lambda m: m.span)
    return out


def _first(folded: str, s: Sentence, rule: MarkRule) -> Mark | None:
    start, end = s.statement.span
    words = folded[start:end]
    for match in rule.pattern.finditer(words):
        at, stop = start + match.start(), start + match.end()
        if any(q.start < at and stop < q.end for q in s.quotations):
            continue
        around = words[max(0, match.start() - 60) : match.end() + 60]
        if rule.unless is not None and rule.unless.search(around):
            continue
        while stop > at and folded[stop - 1] in " ,.":
            stop -= 1
        return Mark(rule.gives, Span(at, stop), rule.id)
    return None
