"""Who speaks where a dash opens speech and nobody is named beside it: whom the sentence before is about."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.findings import Resolved
from provenance.spans import Span
from provenance.speech.clause import Clause
from provenance.speech.dashed import Dashed
from provenance.speech.mention import NAME, ROLE
from provenance.speech.people import People
from provenance.speech.phrases import Phrases
from provenance.speech.said import Said, is_object, is_weak
from provenance.speech.subjects import Subjects
from provenance.syntax.drafts import Sentence


class DashSpeakers:
    """Those of one article."""

    def __init__(self, phrases: Phrases, people: People, subjects: Subjects, dashed: Dashed) -> None:
        self._phrases, self._people, self._subjects, self._dashed = phrases, people, subjects, dashed
        self._sentences: Sequence[Sentence] = ()

    def begin(self, sentences: Sequence[Sentence]) -> None:
        """Takes the article's sentences, in order."""
        self._sentences = sentences

    def named(self, s: Sentence) -> Said | None:
        """Speech that a dash opens and beside which nobody is named, right behind what is told of a person, or behind a
        colon.
        """
        if not self._dashed.goes_on(s):
            return None
        is_noted = s.index - 1 == self._people.noted_statement > self._people.last_statement
        source = self._of_colon(s) or (self._people.person_again(s.index) if is_noted else None)
        if source is None:
            return None
        start = s.statement.span.start
        rule = f"{self._phrases.book.language}.carry-over"
        return Said(Span(start, start + 1), rule, "mood", "none", source, None, [s.statement.span], "right", True)

    def _of_colon(self, s: Sentence) -> Resolved | None:
        """Whom a sentence without attribution is about, where it ends with a colon right before such speech (`The mayor
        rose:`, and below it `— It holds.`).
        """
        ahead = self._sentences[s.index - 1] if s.index else s
        start, end = ahead.statement.span
        text, folded, book = self._phrases.text, self._phrases.folded, self._phrases.book
        if text[end - 1] not in ":：" or self._people.last_statement >= ahead.index or ahead.is_headline:
            return None
        clause = Clause(text, folded, book, ahead)
        named = (p for p in self._phrases.phrases(start, end, self._subjects.is_verb) if not p.is_oblique and not is_weak(p))
        free = (p for p in named if not clause.is_quoted(p.span.start) and not is_object(folded, book.grammar, p))
        phrase = next(free, None)
        is_person = phrase is not None and any(m.kind in (NAME, ROLE) for m in phrase.mentions)
        return self._people.resolve(phrase, s.index) if phrase is not None and is_person else None
