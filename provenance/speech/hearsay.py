"""Hearsay by the text's own words: a clause or a sentence that is said, and by nobody who is named, to an attribution."""

from __future__ import annotations

from provenance.findings import Resolved, Source
from provenance.matching import LazyPattern
from provenance.rules.speech import SpeechBook
from provenance.spans import Span
from provenance.speech.clause import Clause
from provenance.speech.people import People
from provenance.speech.said import Said
from provenance.syntax.drafts import Sentence
from provenance.vocabulary import SourceType as T

# Of an attribution that names nobody.
HEARSAY = "hearsay"
# Signs of what is told by nobody, at least, and statements over which a marked mood goes on with who spoke.
_LEAST_TOLD, _MOOD_REACH = 6, 5


class Hearsay:
    """The hearsay of one article."""

    def __init__(self, folded: str, book: SpeechBook, people: People) -> None:
        self._folded, self._grammar, self._people = folded, book.grammar, people
        self._rule = f"{book.language}.cue.hearsay"

    def find(self, clause: Clause, at: int, stop: int, where: LazyPattern) -> Said | None:
        """`C, it is said` and `it is said, C`, where nobody is named: hearsay by the text's own words."""
        found = self._grammar.hearsay.match(self._folded, at, clause.end)
        is_named = where.match(self._folded, stop, clause.end) or where.match(self._folded, clause.segment_start(at), at)
        content = clause.rest(at, stop) if found is not None and is_named is None else []
        if not content:
            return None
        nobody = Resolved(Source("", "", T.UNKNOWN.value), "none", self._rule, None, False)
        return Said(Span(at, stop), self._rule, HEARSAY, "none", nobody, None, content, "right", True)

    def told_on(self, s: Sentence) -> Said | None:
        """A sentence that ends as who spoke before tells it, where nobody did: it is said (`橋は閉鎖された | という`)."""
        found = self._grammar.told_on.search(self._folded, *s.statement.span)
        is_near = s.index - self._people.last_statement <= _MOOD_REACH and self._people.last is not None
        if found is None or is_near or s.is_headline:
            return None
        start = s.statement.span.start
        if any(q.start <= found.start() < q.end for q in s.quotations) or found.start() - start < _LEAST_TOLD:
            return None
        nobody = Resolved(Source("", "", T.UNKNOWN.value), "none", self._rule, None, False)
        content = [Span(start, found.start())]
        return Said(Span(*found.span()), self._rule, HEARSAY, "none", nobody, None, content, "right", True)
