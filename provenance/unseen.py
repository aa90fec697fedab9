"""Marks that nobody sees (soft hyphens, zero-width spaces, direction marks) stay in the text and hide nothing in it.

The stages work on a text without them; what they find is put back to its place in the text as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from provenance.findings import Attribution, CreditLine, Evidence, Findings, Link, SourceText
from provenance.records import replace
from provenance.spans import Span

_ALWAYS = "\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
# Persian, Indic scripts and emoji are written with the joiners; between Latin letters they only hide.
_MARKS = re.compile(f"[{_ALWAYS}]|(?<=[A-Za-z])[\u200c\u200d]+(?=[A-Za-z ])")
_ANY = (*_ALWAYS, "\u200c", "\u200d")


def without_unseen(source: SourceText) -> tuple[SourceText, Sequence[int] | None]:
    """The article without such marks, and for each of its code points the place in the text as it is (one more at the
    end); the article itself and None where it has none.
    """
    text = source.text
    if text.isascii() or not any(mark in text for mark in _ANY):
        return source, None
    kept: list[str] = []
    places: list[int] = []
    new = [0] * (len(text) + 1)  # of each place of the text, that in the text without marks
    at = 0
    for mark in (*_MARKS.finditer(text), None):
        end = mark.start() if mark is not None else len(text)
        for i in range(at, end):
            new[i] = len(places) + i - at
        places.extend(range(at, end))
        kept.append(text[at:end])
        if mark is not None:
            at = mark.end()
            new[end:at] = [len(places)] * (at - end)
    new[len(text)] = len(places)
    if len(places) == len(text):
        return source, None
    places.append(len(text))

    def moved(span: Span) -> Span:
        return Span(new[span[0]], new[span[1]])

    passages = []
    for passage in source.passages:
        image = passage.image
        if image is not None and image.credit is not None:
            image = replace(image, credit=moved(image.credit))
        passages.append(replace(passage, span=moved(passage.span), image=image))
    return replace(source, text="".join(kept), passages=tuple(passages)), places


def put_back(found: Findings, source: SourceText, places: Sequence[int]) -> Findings:
    """The findings in the text without marks as findings in the article as it is."""

    def back(span: Span) -> Span:
        start, end = span
        return Span(places[start], places[end - 1] + 1 if end > start else places[start])

    def maybe(span: Span | None) -> Span | None:
        return None if span is None else back(span)

    def link(it: Link) -> Link:
        return replace(it, span=maybe(it.span), cue=maybe(it.cue))

    def attribution(it: Attribution) -> Attribution:
        content = tuple(back(s) for s in it.content)
        return replace(it, cue=maybe(it.cue), content=content, chain=tuple(link(x) for x in it.chain))

    def evidence(it: Evidence) -> Evidence:
        return replace(it, span=maybe(it.span))

    def line(it: CreditLine) -> CreditLine:
        return replace(it, chain=tuple(link(x) for x in it.chain), handout=maybe(it.handout), archive=maybe(it.archive))

    return replace(
        found,
        source=source,
        statements=[replace(s, span=back(s.span)) for s in found.statements],
        labels=[replace(x, evidence=tuple(evidence(e) for e in x.evidence)) for x in found.labels],
        attributions=[attribution(a) for a in found.attributions],
        caveats=[replace(c, span=back(c.span)) for c in found.caveats],
        verifications=[replace(v, span=back(v.span), method=maybe(v.method)) for v in found.verifications],
        credits={index: line(c) for index, c in found.credits.items()},
    )
