"""People whom a text introduces without a name (`a neighbour`) and takes up again (`this neighbour`)."""

from __future__ import annotations

from provenance.spans import Span
from provenance.speech.mention import ROLE
from provenance.speech.offices import Offices
from provenance.speech.phrases import Phrases, no_verb

_REACH = 90


class Unnamed:
    """Those of one article."""

    def __init__(self, phrases: Phrases, offices: Offices) -> None:
        self._phrases, self._offices = phrases, offices
        self._introduced: dict[str, tuple[set[str], set[str]]] = {}  # the words and the roles of each, by key

    def introduce(self, span: Span, key: str) -> None:
        """Keeps the words for somebody new without a name, those before an `and` with them (`a neighbour and | member`)."""
        grammar = self._phrases.book.grammar
        ahead = self._phrases.phrases(max(0, span.start - _REACH), span.start, no_verb)
        if ahead and ahead[-1].mentions[0].kind == ROLE:
            between = self._phrases.folded[ahead[-1].span.end : span.start].split()
            if len(between) == 1 and between[0] in grammar.conjunctions:
                span = Span(ahead[-1].span.start, span.end)
        if self._offices.article(span.start) in grammar.indefinites:
            self._introduced[key] = (self._offices.words(span), self._offices.roles(span))

    def again(self, span: Span) -> str | None:
        """The key of whom such words introduced without a name, behind an article of somebody known (`this neighbour`)."""
        grammar = self._phrases.book.grammar
        article = self._offices.article(span.start)
        if not self._introduced or article in grammar.indefinites or article not in grammar.determiners:
            return None
        wanted, roles = self._offices.words(span), self._offices.roles(span)
        fits = [key for key, (words, titles) in self._introduced.items() if wanted <= words and roles & titles]
        return fits[-1] if fits else None
