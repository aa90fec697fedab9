"""What the text says was checked: verified, seen by the outlet's staff, corroborated, corrected, shown to be false."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Protocol

from provenance.findings import Attribution, Built, Link, Mark, Resolved
from provenance.rules.verification import MarkBook, MarkRule
from provenance.spans import Span
from provenance.syntax.drafts import Sentence
from provenance.syntax.subjects import subject_before
from provenance.syntax.tokens import Tokens


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


class DirectoryLike(Protocol):
    """The article's sources, as this stage asks for them."""

    def resolve(self, first: int, last: int, statement: int) -> Resolved | None: ...


def verifier_attribution(tk: Tokens, s: Sentence, check: Mark, directory: DirectoryLike) -> Built | None:
    """The attribution of a check to whoever made it: the noun phrase before its verb, inside the mark or before it."""
    first, last = tk.at(check.span[0]), tk.at(check.span[1])
    for verb in range(max(first, s.low + 1), last):
        if tk.words[verb] not in tk.lexicon.sets["check"]:
            continue
        subject = subject_before(tk, s.low, verb)
        resolved = directory.resolve(*subject, s.index) if subject is not None else None
        if subject is None or resolved is None or resolved.source.type == "unknown":
            return None
        span = Span(tk.starts[subject[0]], tk.ends[subject[1] - 1])
        link = Link(resolved.source.key, "origin", resolved.identification, "none", span)
        content = Span(tk.ends[subject[1] - 1] + 1, s.statement.span[1])
        cue = Span(tk.starts[verb], tk.ends[verb])
        attribution = Attribution(s.index, cue, (content,), "indirect", (link,), check.rule)
        return Built(attribution, resolved.source.type, resolved.rule, resolved.evidence, "check", True, False)
    return None
