"""Printed interviews: passages that ask and passages that answer, by their labels, by question marks and by their order."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from provenance.rules.speech import WORD, SpeechBook
from provenance.spans import Span
from provenance.speech.mention import NAME, OUTLET, Phrase
from provenance.speech.people import People
from provenance.speech.phrases import Phrases, no_verb
from provenance.speech.said import Said
from provenance.syntax.drafts import Sentence
from provenance.syntax.sentences import QUESTION_MARKS

# The label of a passage: its longest, and the most words of one.
_LONGEST_LABEL, _MOST_WORDS = 48, 5
_COLONS = ":："
_ENDS = frozenset(".!?…。！？»”\"'’)]」』")
# Questions with an answer behind them that make an interview: with a label before the first answer, and without any.
_FEWEST_LABELLED, _FEWEST_PLAIN = 2, 3
# Passages behind the last question, and passages between two questions, that may still answer.
_LAST_ANSWER, _LONGEST_ANSWER = 4, 9
# Labels of questions from which on each turn has one.
_LABELLED_THROUGHOUT = 2


class _Passage(NamedTuple):
    """A passage of the text: its sentences, the label that it begins with (None: none), and whether its last words ask."""

    sentences: Sequence[Sentence]
    label: Span | None
    asks: bool


class Interviews:
    """The interview that an article is, or is in part."""

    def __init__(self, text: str, folded: str, book: SpeechBook, phrases: Phrases, people: People) -> None:
        self._text, self._folded, self._book = text, folded, book
        self._phrases, self._people = phrases, people
        self._answers: dict[int, tuple[Phrase, Span | None]] = {}  # of a sentence: who answers, the label of its passage
        self._questions: dict[int, Span] = {}  # of a sentence of a question: the words that show it

    def begin(self, sentences: Sequence[Sentence], captions: Container[int]) -> None:
        """Takes the article's sentences, in order."""
        if not any(mark in self._text for mark in QUESTION_MARKS):
            return
        passages = list(self._passages(sentences, captions))
        if sum(p.asks for p in passages) < _FEWEST_LABELLED:
            return
        found = self._labelled(passages) or self._plain(passages)
        if found is not None:
            self._take(passages, *found)

    def answer(self, s: Sentence) -> Said | None:
        """What a sentence of an answer says, as the word of who answers; None for other sentences."""
        answer = self._answers.get(s.index)
        source = self._people.resolve(answer[0], s.index) if answer is not None else None
        if answer is None or source is None:
            return None
        phrase, label = answer
        start, end = s.statement.span
        is_first = label is not None and start <= label.start < end
        colon = next((k for k in range(label.end, end) if self._text[k] in _COLONS), start) if label is not None else start
        cue = Span(colon, colon + 1) if is_first else Span(start, start + 1)
        rule = f"{self._book.language}.{'cue.colon' if is_first else 'carry-over'}"
        content = Span(cue.end + self._text[cue.end : cue.end + 1].isspace(), end) if is_first else Span(start, end)
        place = phrase.span if is_first else None
        return Said(cue, rule, "speech", "interview", source, place, [content], "right", True)

    def is_asked(self, s: Sentence) -> bool:
        """True for a sentence that ends with a question mark."""
        return self._text.startswith(QUESTION_MARKS, s.statement.span.end - 1)

    def question(self, s: Sentence) -> Span | None:
        """The words that show that a sentence is the interviewer's; None for other sentences."""
        return self._questions.get(s.index)

    def _passages(self, sentences: Sequence[Sentence], captions: Container[int]) -> Iterator[_Passage]:
        """The passages of the text that are no caption and no headline, in order."""
        held: list[Sentence] = []
        for s in (*sentences, None):
            if held and (s is None or s.statement.passage != held[0].statement.passage):
                end = held[-1].statement.span.end
                yield _Passage(held, self._label(held[0]), self._text[:end].endswith(QUESTION_MARKS))
                held = []
            if s is not None and not s.is_headline and s.statement.passage not in captions:
                held.append(s)

    def _label(self, s: Sentence) -> Span | None:
        """The short words before a colon that a passage begins with, each with a capital where the script has some."""
        start, end = s.statement.span
        colon = next((k for k in range(start, min(end, start + _LONGEST_LABEL)) if self._text[k] in _COLONS), -1)
        words = self._text[start:colon].split() if colon > start else []
        is_said = bool(self._text[colon + 1 : end].strip()) if words else False
        if not is_said or len(words) > _MOST_WORDS or any(mark in self._text[start:colon] for mark in '.,;?!"«»„“”'):
            return None
        particles = self._book.grammar.particles
        is_name = not self._book.grammar.is_cased or all(w[0].isupper() or w in particles for w in words)
        return Span(start, start + len(self._text[start:colon].rstrip())) if is_name else None

    def _person(self, label: Span | None) -> Phrase | None:
        """The person whom a label names; None for another label."""
        if label is None:
            return None
        phrase = next(iter(self._phrases.phrases(label.start, label.end, no_verb)), None)
        if phrase is None or phrase.span.end != label.end or not any(m.kind == NAME for m in phrase.mentions):
            return None
        is_outlet = any(m.kind == OUTLET for m in phrase.mentions)
        return None if is_outlet else phrase

    def _labelled(self, passages: Sequence[_Passage]) -> tuple[int, Phrase] | None:
        """Where an interview begins with a question whose answer has the name of who gives it as its label."""
        for k in range(len(passages) - 1):
            person = self._person(passages[k + 1].label) if passages[k].asks else None
            if (
                person is None
                or not self._answers_first(passages[k + 1], person)
                or self._surname(self._person(passages[k].label)) == self._surname(person)
            ):
                continue
            turns = sum(p.asks for p in passages[k:-1])
            return (k, person) if turns >= _FEWEST_LABELLED else None
        return None

    def _answers_first(self, p: _Passage, person: Phrase) -> bool:
        """True for a label whose sentence is no question, of somebody whom the text names before."""
        names, start = self._phrases.names, person.span.start
        name = next(self._text[m.start : m.end] for m in person.mentions if m.kind == NAME)
        before = (m for m in self._phrases.inside(0, start) if m.kind == NAME)
        is_named = any(names.surname(self._text[m.start : m.end]) == names.surname(name) for m in before)
        is_named = is_named or (not self._book.grammar.is_cased and name in self._text[:start])
        return is_named and not self._text[: p.sentences[0].statement.span.end].endswith(QUESTION_MARKS)

    def _plain(self, passages: Sequence[_Passage]) -> tuple[int, Phrase] | None:
        """Where an interview begins that has no labels, but says that it is one and names one person before its questions."""
        asks = [k for k in range(len(passages) - 1) if self._is_question(passages, k) and not passages[k + 1].asks]
        if len(asks) < _FEWEST_PLAIN or any(p.label is not None and p.asks for p in passages):
            return None
        grammar = self._book.grammar
        is_closed = any(
            grammar.interviewed.match(self._folded, p.sentences[0].statement.span.start) for p in passages[asks[0] :]
        )
        is_said = is_closed or self._is_called_interview(passages[asks[0]].sentences[0].statement.span.start)
        is_said = is_said and any(self._is_spoken(passages[k + 1]) for k in asks)
        named = self._named_before(passages[asks[0]].sentences[0].statement.span.start) if is_said else None
        return (asks[0], named) if named is not None else None

    def _is_spoken(self, p: _Passage) -> bool:
        """True for a passage in which somebody speaks of himself."""
        words = self._folded[p.sentences[0].statement.span.start : p.sentences[-1].statement.span.end]
        spoken = self._book.grammar.spoken
        if not self._book.grammar.is_cased:
            return any(word in words for word in spoken)
        return not spoken.isdisjoint(found.group() for found in WORD.finditer(words.replace("'", " ").replace("’", " ")))

    def _is_called_interview(self, end: int) -> bool:
        """True where the words before the first question say that somebody gives an interview."""
        found = self._book.channels.find(self._folded[:end])
        return any(self._book.channel_rules[i][0] == "interview" for i, _, _ in found)

    def _named_before(self, end: int) -> Phrase | None:
        """The only person whom the text names in full before a place; None where it names several or none."""
        names = [m for m in self._phrases.inside(0, end) if m.kind == NAME and " " in self._text[m.start : m.end]]
        surnames = {self._phrases.names.surname(self._text[m.start : m.end]) for m in names}
        return Phrase(Span(names[0].start, names[0].end), (names[0],), False) if len(surnames) == 1 else None

    def _is_question(self, passages: Sequence[_Passage], k: int) -> bool:
        """True for a passage that asks and is no heading over what the text tells itself."""
        return passages[k].asks and not any(s.quotations for s in passages[k].sentences)

    def _surname(self, phrase: Phrase | None) -> str:
        name = next((m for m in phrase.mentions if m.kind == NAME), None) if phrase is not None else None
        return self._phrases.names.surname(self._text[name.start : name.end]) if name is not None else ""

    def _take(self, passages: Sequence[_Passage], first: int, person: Phrase) -> None:
        """Notes who speaks in each passage from the first question on."""
        surname = self._surname(person)
        asked_by = [p for p in passages if p.asks and p.label is not None and self._person(p.label) is None]
        is_throughout = len(asked_by) >= _LABELLED_THROUGHOUT
        last_ask = max(k for k in range(first, len(passages)) if passages[k].asks)
        asked: _Passage | None = None
        speaker: Phrase | None = None
        answered = 0
        for k in range(first, len(passages)):
            p, named = passages[k], self._person(passages[k].label)
            if p.asks and self._surname(named) != surname and (p.label is not None or not is_throughout):
                asked, speaker = p, None
                continue
            if self._is_heading(p) and p.label is None:
                continue
            if named is not None or (speaker is None and asked is not None):
                speaker, answered = named or person, 0
            answered += 1
            limit = _LAST_ANSWER if k > last_ask else _LONGEST_ANSWER
            if speaker is None or answered > limit or self._ends(p, named, surname):
                asked = speaker = None
                continue
            if asked is not None:
                self._note_question(asked)
                asked = None
            self._answers |= {s.index: (speaker, p.label) for s in p.sentences}

    def _note_question(self, p: _Passage) -> None:
        start, end = p.label if p.label is not None else Span(p.sentences[-1].statement.span.end - 1, 0)
        shown = Span(start, end or start + 1)
        self._questions |= {s.index: shown for s in p.sentences}

    def _ends(self, p: _Passage, named: Phrase | None, surname: str) -> bool:
        """True for the line that says who led the interview, for a passage under another label, and for what the text tells
        of who answers: people do not call themselves by their names.
        """
        start, end = p.sentences[0].statement.span.start, p.sentences[-1].statement.span.end
        if (p.label is not None and named is None) or self._book.grammar.interviewed.match(self._folded, start) is not None:
            return True
        called = (m for m in self._phrases.inside(p.label.end if p.label is not None else start, end) if m.kind == NAME)
        return any(self._phrases.names.surname(self._text[m.start : m.end]) == surname for m in called)

    def _is_heading(self, p: _Passage) -> bool:
        """True for one line that ends like no sentence."""
        return len(p.sentences) == 1 and self._text[p.sentences[0].statement.span.end - 1] not in _ENDS
