"""Paragraphs that are nothing but a quotation, with no word of who says it: whom the sentence before them is about."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from provenance.attribution.contents import STRONG
from provenance.attribution.subjects import first_subject
from provenance.rules import lexicon as lx
from provenance.spans import Span
from provenance.syntax.drafts import Draft, Sentence
from provenance.syntax.hits import CueHit
from provenance.syntax.quotes import OPENING_MARKS, Quotation
from provenance.syntax.tokens import Tokens

_MARK = lx.Verb("“", lx.F_CLAUSE | lx.F_QUOTE, "speech", rules={lx.F_CLAUSE: "en.cue.bare-quotation"})
_SHORTEST = 40  # code points: shorter ones are names of things
_FEWEST_BEFORE = 4  # tokens of the sentence before
_STOPS = (".", "!", "…")


def with_bare_quotations(
    tk: Tokens, sentences: Sequence[Sentence], drafts: list[Draft], captions: Collection[int] = ()
) -> list[Draft]:
    """The drafts with those of quotations that stand alone (`Lind won in two hours.` and below it `“We had no boat.”`), in
    document order: their source is the subject of the sentence before, of which the chain asks whether it is a person.
    Captions, given as their passages, interrupt nothing.
    """
    if not any(s.quotations for s in sentences):
        return drafts
    spoken = {d.statement for d in drafts}
    said = {d.statement for d in drafts if d.hit.kind != "verb" or d.hit.verb.klass in STRONG}  # not `wants the pier rebuilt`
    voiced = {s.statement.passage for s in sentences if s.index in spoken}
    found: list[Draft] = []
    last: Sentence | None = None
    for s in sentences:
        if s.statement.passage in captions or s.is_headline:
            continue
        if (
            last is not None
            and s.quotations
            and s.statement.passage != last.statement.passage
            and s.statement.passage not in voiced
            and last.index not in said
        ):
            draft = _bare(tk, last, s)
            if draft is not None:
                found.append(draft)
        last = s
    if not found:
        return drafts
    return sorted([*drafts, *found], key=_place)


def _place(draft: Draft) -> int:
    return draft.statement


def _bare(tk: Tokens, before: Sentence, s: Sentence) -> Draft | None:
    quotation = _whole(tk, s)
    if quotation is None or before.high - before.low < _FEWEST_BEFORE or tk.words[before.high - 1] not in _STOPS:
        return None
    if before.quotations:
        return None
    subject = first_subject(tk, before.low, before.high)
    if subject is None or tk.flags[subject[0]] & lx.REL:
        return None
    is_pronoun = bool(tk.flags[subject[0]] & lx.SUBJ) and not tk.flags[subject[0]] & lx.DET
    # `Ada Lind`, `the mayor, Ada Lind`, `Ada Lind, the mayor of Lorne,`
    is_named = bool((tk.flags[subject[1] - 1] | (tk.flags[subject[0]] & tk.flags[subject[0] + 1])) & lx.CAP)
    if not (tk.words[subject[0]] in ("he", "she") if is_pronoun else is_named):
        return None
    hit = CueHit(s.low, s.low, s.low + 1, _MARK, 0, False, False, "verb")
    return Draft(s.index, hit, subject, [Span(quotation.start, quotation.end)], "bare")


def _whole(tk: Tokens, s: Sentence) -> Quotation | None:
    """The quotation that a passage's first sentence begins with and does not leave; None where there is no such one."""
    start, end = s.statement.span
    first = s.quotations[0]
    if first.start != start or tk.words[s.low] not in OPENING_MARKS or first.end < end - 1 or first.end - start < _SHORTEST:
        return None
    return first
