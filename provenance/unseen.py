"""Marks that nobody sees (soft hyphens, zero-width spaces, direction marks) stay in the text and hide nothing in it.

The stages work on a text without them; what they find is put back to its place in the text as it is.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from provenance.findings import Attribution, CreditLine, Evidence, Findings, Link, SourceText
from provenance.patterns import compile_pattern
from provenance.records import replace
from provenance.spans import Span

_ALWAYS = "\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
# Persian, Indic scripts and emoji are written with the joiners; between Latin letters they only hide.
_MARKS = compile_pattern(f"[{_ALWAYS}]|(?<=[A-Za-z])[\u200c\u200d]+(?=[A-Za-z ])")
_ANY = (*_ALWAYS, "\u200c", "\u200d")


class Places:
    """The places in a text as it is, by those in the text without marks: kept piece by piece, not for each code point."""

    def __init__(self, pieces: list[tuple[int, int]], length: int) -> None:
        self.old = [start for start, _ in pieces]  # where the pieces without marks start in the text as it is
        self.new = list(accumulate((end - start for start, end in pieces), initial=0))  # and in the text without
        self._length = length

    def __getitem__(self, place: int) -> int:
        if place >= self.new[-1]:
            if place > self.new[-1]:
                raise IndexError(place)
            return self._length
        piece = bisect_right(self.new, place) - 1
        return self.old[piece] + place - self.new[piece]

    def __len__(self) -> int:
        return self.new[-1] + 1

    def without(self, place: int) -> int:
        """The place in the text without marks: of a mark, that of what follows it."""
        piece = bisect_right(self.old, place) - 1
        return min(self.new[piece] + place - self.old[piece], self.new[piece + 1]) if piece >= 0 else 0


def without_unseen(source: SourceText) -> tuple[SourceText, Places | None]:
    """The article without such marks, and for each of its code points the place in the text as it is (one more at the
    end); the article itself and None where it has none.
    """
    text = source.text
    if text.isascii() or not any(mark in text for mark in _ANY):
        return source, None
    pieces: list[tuple[int, int]] = []
    at = 0
    for mark in _MARKS.finditer(text):
        if mark.start() > at:
            pieces.append((at, mark.start()))
        at = mark.end()
    if not at:
        return source, None
    if at < len(text):
        pieces.append((at, len(text)))
    places = Places(pieces, len(text))

    def moved(span: Span) -> Span:
        return Span(places.without(span[0]), places.without(span[1]))

    passages = []
    for passage in source.passages:
        image = passage.image
        if image is not None and image.credit is not None:
            image = replace(image, credit=moved(image.credit))
        passages.append(replace(passage, span=moved(passage.span), image=image))
    return replace(source, text="".join([text[start:end] for start, end in pieces]), passages=tuple(passages)), places


def put_back(found: Findings, source: SourceText, places: Places) -> Findings:
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
