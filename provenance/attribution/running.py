"""Quotations that run on over sentences and paragraphs join the attribution before them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from provenance.rules import lexicon as lx
from provenance.spans import Span
from provenance.syntax.drafts import Draft, Sentence
from provenance.syntax.quotes import Quotation
from provenance.syntax.tokens import Tokens

_OPENING = "\"“«„'"
_FEWEST_SPACES = 3  # of a quotation that is no title


def extend_quotations(
    tk: Tokens, sentences: Sequence[Sentence], drafts: Sequence[Draft], captions: Mapping[int, Span] | None = None
) -> None:
    """Quotations that go on in sentences without a cue of their own join the attribution before them. Captions, given as
    their passages' spans by index, interrupt nothing: the text goes on behind the picture.
    """
    aside = captions or {}
    of_statement = {s.index: s for s in sentences}
    sentences = [s for s in sentences if s.statement.passage not in aside]
    by_statement: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_statement.setdefault(draft.statement, []).append(draft)
    speaker: Draft | None = None
    last = -1
    for s in sentences:
        own = by_statement.get(s.index)
        if own:
            speaker, last = _speaker(tk, own), s.index
            continue
        if speaker is None:
            continue
        begun = _begun(tk, s) if last == s.index - 1 and s.statement.passage == of_statement[last].statement.passage else None
        if begun is not None:
            speaker.content.append(begun)
            last = s.index
            continue
        inside = _quotation_of(s)
        if inside is None or not _may_continue(tk, of_statement[speaker.statement], s, speaker, inside, aside):
            if inside is None and not _tells_of_speaker(tk, of_statement[speaker.statement], s):
                speaker = None
            continue
        span = Span(inside.start, inside.end)
        if not any(c.start <= span.start and span.end <= c.end for c in speaker.content):
            speaker.content.append(span)


def _speaker(tk: Tokens, own: Sequence[Draft]) -> Draft | None:
    """The sentence's attribution that quotes directly, if there is one."""
    for draft in own:
        if _quotes(tk, draft):
            return draft
    for draft in own:
        for nested in draft.nested:
            if _quotes(tk, nested):
                return nested
    return None


def _quotes(tk: Tokens, draft: Draft) -> bool:
    """True for a source's words of which a part begins with a mark."""
    if draft.source is None or not draft.hit.verb.frames & lx.F_QUOTE:
        return False
    return any(tk.text[c.start] in _OPENING for c in draft.content)


def _quotation_of(s: Sentence) -> Quotation | None:
    """The quotation that makes up most of a sentence, its own beginning inside or before it."""
    span = s.statement.span
    for q in s.quotations:
        shared = min(q.end, span.end) - max(q.start, span.start)
        if q.start <= span.start + 1 and shared >= 0.8 * (span.end - span.start):
            return q
    return None


def _begun(tk: Tokens, s: Sentence) -> Span | None:
    """A sentence that opens with words of a quotation and ends without marks (`"We had no boat for them" or for others.`),
    right behind what was quoted.
    """
    q, span = (s.quotations[0], s.statement.span) if s.quotations else (None, s.statement.span)
    if q is None or q.is_open or abs(q.start - span.start) > 1 or q.end >= span.end - 1:
        return None
    if tk.text.count(" ", q.start, q.end) < _FEWEST_SPACES or tk.text[q.end - 2] in ".,?!":
        return None
    return Span(q.start, span.end - (tk.text[span.end - 1] == "."))


def _tells_of_speaker(tk: Tokens, said: Sentence, s: Sentence) -> bool:
    """True for a sentence of the speaker's own passage that a pronoun for him opens (`He has had two shops.`)."""
    return said.statement.passage == s.statement.passage and tk.words[s.low] in tk.lexicon.sets["person_pronoun"]


def _may_continue(
    tk: Tokens, said: Sentence, s: Sentence, speaker: Draft, inside: Quotation, aside: Mapping[int, Span]
) -> bool:
    """True in the same passage, or in the next one that is no caption, where it is all quotation."""
    before, here = said.statement.passage, s.statement.passage
    if here == before:
        return True
    at, between, skipped = max(c.end for c in speaker.content), "", 0
    for passage in range(before + 1, here):
        caption = aside.get(passage)
        if caption is not None and caption.start >= at:
            between += tk.text[at : caption.start]
            at, skipped = caption.end, skipped + 1
    between += tk.text[at : inside.start]
    return here - before - skipped <= 2 and between.strip(" .,\n\u00a0\"”'") == ""
