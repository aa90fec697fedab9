"""Sentences in the mood of reported speech, which go on with who spoke last without naming them."""

from __future__ import annotations

from provenance.findings import Resolved
from provenance.rules.speech import SpeechBook
from provenance.spans import Span
from provenance.speech.clause import Clause
from provenance.speech.mention import BODY, OUTLET, ROLE, Phrase
from provenance.speech.people import People
from provenance.speech.phrases import Phrases
from provenance.speech.places import topic
from provenance.speech.said import Said, is_weak
from provenance.speech.subjects import Subjects
from provenance.syntax.drafts import Sentence

# A speaker's words in reported speech go on over this many statements without a cue; in languages that mark every such
# statement at its end, over more.
MOOD_REACH = 2
# Who tells what they know themselves, and not in the conditional.
_PERSONS = frozenset(("witness", "individual"))
_MARKED_MOOD_REACH = 5
# Around a verb of the mood, where a pronoun may stand.
_BESIDE = 8


class Moods:
    """The moods of one article's sentences, and whom the last of them was about."""

    def __init__(self, book: SpeechBook, phrases: Phrases, people: People, subjects: Subjects) -> None:
        self._text, self._folded, self._book = phrases.text, phrases.folded, book
        self._phrases, self._people, self._subjects = phrases, people, subjects
        self._topic: tuple[Phrase, int] | None = None

    def note(self, s: Sentence, clause: Clause) -> None:
        """Keeps whom a statement without attribution is about, in a language that marks that: the next may be that one's."""
        if self._book.grammar.order != "topic":
            return
        found = topic(clause, self._phrases, self._subjects.is_verb, s.statement.span.end)
        if found is not None and any(m.kind in (ROLE, BODY, OUTLET) for m in found.mentions):
            self._topic = (found, s.index)

    def go_on(self, s: Sentence, clause: Clause, opens: bool) -> Said | None:
        """A sentence in the mood of reported speech goes on with the last speaker. `opens`: it begins a passage."""
        start, end = s.statement.span
        since = max(self._people.last_statement, self._people.quoted_statement)
        is_near = self._people.last is not None and s.index - since <= MOOD_REACH
        if not is_near and self._book.grammar.order != "topic":
            return None
        verb = self._verb_of_mood(clause, start, end)
        if verb is None:
            return None if opens else self._in_conditional(s, clause)
        is_told_on = self._is_told_on(s)
        if self._book.grammar.order == "topic" and not is_told_on:
            phrase = topic(clause, self._phrases, self._subjects.is_verb, verb.start)
            if phrase is not None and not is_weak(phrase):
                speaker, spoken = self._people.last, self._people.last_statement
                source = self._people.resolve(phrase, s.index)
                if source is not None and source.source.type not in ("unknown", "individual"):
                    return self._mood(s, verb, source, phrase.span)
                self._people.last, self._people.last_statement = speaker, spoken  # whom it tells of does not tell it
        if self._topic is not None and not is_told_on and self._people.last_statement < self._topic[1] >= s.index - 2:
            source = self._people.resolve(self._topic[0], s.index)
            if source is not None and source.source.type not in ("unknown", "individual"):
                return self._mood(s, verb, source, None)
        source = self._people.last
        reach = _MARKED_MOOD_REACH if self._book.grammar.order == "topic" else MOOD_REACH
        if source is None or s.index - since > reach:
            return None
        self._people.again(s.index)
        return self._mood(s, verb, source, None)

    def _in_conditional(self, s: Sentence, clause: Clause) -> Said | None:
        """A sentence in the conditional goes on with the statement right before it, where that is no account of a person's
        own: the mood tells what others are said to know (`nine people | would be missing`).
        """
        source = self._people.last
        if source is None or s.index - 1 != self._people.last_statement or source.source.type in _PERSONS:
            return None
        places = (found.span() for found in self._book.grammar.conditional.finditer(self._folded, *s.statement.span))
        place = next((p for p in places if not clause.is_quoted(p[0])), None)
        if place is None:
            return None
        self._people.again(s.index)
        return self._mood(s, Span(*place), source, None)

    def _is_told_on(self, s: Sentence) -> bool:
        """True where a sentence ends as who spoke before it tells it, whoever it is about (`通った | という`)."""
        is_near = self._people.last is not None and s.index - self._people.last_statement <= _MARKED_MOOD_REACH
        return is_near and self._book.grammar.told_on.search(self._folded, *s.statement.span) is not None

    def _verb_of_mood(self, clause: Clause, start: int, end: int) -> Span | None:
        """The first verb in the mood of reported speech: one that the language lists, else one that its ending shows."""
        for found in self._book.grammar.mood.finditer(self._folded[start:end]):
            if self._is_mood(clause, start, found.span()):
                return Span(start + found.start(), start + found.end())
        for found in self._book.grammar.mood_shape.finditer(self._text[start:end]):
            at, stop = start + found.start("verb"), start + found.end("verb")
            if not clause.is_quoted(at) and not self._is_of_author(at, stop):
                return Span(start + found.start("verb"), start + found.end("verb"))
        return None

    def _is_mood(self, clause: Clause, start: int, place: tuple[int, int]) -> bool:
        """True for a verb's mood outside quotations; where nouns have capitals, `Ende` and `Falle` are none."""
        at, stop = start + place[0], start + place[1]
        is_first = at == clause.start and self._folded[at:stop] in self._book.grammar.auxiliary_moods
        is_noun = self._book.grammar.has_capital_nouns and self._text[at].isupper() and not is_first
        return not is_noun and not clause.is_quoted(at) and not self._is_of_author(at, stop)

    def _is_of_author(self, at: int, stop: int) -> bool:
        """True for a verb beside the author's pronoun: the first person looks like the mood (`dann schweige | ich`)."""
        myself = self._book.grammar.myself
        beside = (*self._folded[max(0, at - _BESIDE) : at].split()[-1:], *self._folded[stop : stop + _BESIDE].split()[:1])
        return not myself.isdisjoint(word.strip(".,;:!?") for word in beside)

    def _mood(self, s: Sentence, cue: Span, source: Resolved, place: Span | None) -> Said:
        whole = s.statement.span
        return Said(cue, f"{self._book.language}.cue.mood", "mood", "none", source, place, [whole], "right", True)
