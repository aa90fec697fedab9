"""Quotations that run over several sentences, and sentences that are nothing but one, in scripts without capitals."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.rules.speech import SpeechBook
from provenance.speech.people import People
from provenance.speech.said import Said
from provenance.syntax.drafts import Sentence


class Running:
    """Those of one article."""

    def __init__(self, text: str, folded: str, book: SpeechBook, people: People) -> None:
        self._text, self._folded, self._grammar, self._people = text, folded, book.grammar, people
        self._cues = book.cues
        self._sentences: Sequence[Sentence] = ()

    def begin(self, sentences: Sequence[Sentence]) -> None:
        """Takes the article's sentences, in order."""
        self._sentences = sentences

    def take_in(self, s: Sentence, said: Said, since: int) -> None:
        """Adds to what is said the sentences behind the one at `since` in which the quotation of this one began, and one that
        is nothing but a quotation before words that point at it (`「…」。 | 市長はこう述べた。`).
        """
        start = s.statement.span.start
        if self._grammar.is_cased:
            return
        begun = min((q.start for q in s.quotations if q.start < start < q.end), default=start)
        is_pointing = self._is_pointing(s)
        for n in reversed(self._sentences[since + 1 : s.index]):
            is_before = n.index == s.index - 1 and is_pointing and self._is_quotation(n)
            if n.statement.passage != s.statement.passage or not (n.statement.span.end > begun or is_before):
                return
            said.content.append(n.statement.span)

    def goes_on(self, s: Sentence, since: int) -> bool:
        """True for a sentence that is nothing but a quotation, right behind what a person said in the same passage, at
        `since`: that one's word, too, unless the next sentence says something.
        """
        if self._grammar.is_cased or since != s.index - 1 or not self._is_quotation(s):
            return False
        following = self._sentences[s.index + 1 : s.index + 2]
        passage = s.statement.passage
        if any(n.statement.passage == passage and (self._is_pointing(n) or self._says(n)) for n in following):
            return False
        if self._sentences[since].statement.passage != passage:
            return False
        last = self._people.last
        return last is not None and self._people.last_statement == since and last.identification != "institution"

    def _is_quotation(self, s: Sentence) -> bool:
        start, end = s.statement.span
        return any(q.start == start and not self._text[q.end : end].strip("。.") for q in s.quotations)

    def _is_pointing(self, s: Sentence) -> bool:
        """True for a sentence of who says something, with words that point at a quotation or with no quotation of its own."""
        start, end = s.statement.span
        if self._grammar.pointed.search(self._folded, start, end) is not None:
            return True
        return not s.quotations and self._says(s)

    def _says(self, s: Sentence) -> bool:
        """True for a sentence with a verb of saying, in a language in which that follows what is said."""
        start, end = s.statement.span
        return self._grammar.order == "topic" and bool(self._cues.find(self._folded[start:end]))
