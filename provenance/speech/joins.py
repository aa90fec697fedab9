"""Attributions by a join: words that make a sentence somebody's without a verb (`according to X, C`, `X によると C`)."""

from __future__ import annotations

from provenance.rules.speech import WORD, Join, SpeechBook
from provenance.spans import Span
from provenance.speech.clause import Clause
from provenance.speech.mention import BODY, NAME, OUTLET, PAPER, ROLE, Phrase
from provenance.speech.people import People
from provenance.speech.phrases import Phrases
from provenance.speech.places import after, before
from provenance.speech.said import Said, is_weak
from provenance.speech.subjects import Subjects
from provenance.syntax.drafts import Sentence

# How far from a phrase its comma may stand, or the word that it depends on.
_HEAD = 24
# What stands between a name and the noun that it makes a compound with (`„Abendblatt“-Informationen`).
_OF_COMPOUND = ' "-\u2010\u2011'


class Joins:
    """The joins of one article, and whose words they make what stands beside them."""

    def __init__(self, book: SpeechBook, phrases: Phrases, people: People, subjects: Subjects) -> None:
        self._text, self._folded, self._book = phrases.text, phrases.folded, book
        self._phrases, self._people, self._subjects = phrases, people, subjects

    def find(self, s: Sentence, clause: Clause, at: int, stop: int, join: Join) -> Said | None:
        """`according to X, C` and, where the join stands behind its source, `X によると C`."""
        is_owned = join.closes and self._is_genitive(stop)  # `, so the warning | of the union`
        if join.side == "same" and not is_owned:
            return self._by_same(s, clause, at, stop, join)
        phrase = self._of_join(clause, at, stop, join)
        if phrase is None:
            return None
        is_bare_noun = self._book.grammar.has_capital_nouns and is_weak(phrase)
        if is_bare_noun and join.side == "before" and not self._subjects.is_right_behind(stop, phrase):
            return None  # `laut dem Papier` names nobody; `laut Meier` does
        if join.opens and not self._is_view(clause, at, phrase):
            return None
        if join.papers:
            paper, *others = phrase.mentions
            if paper.kind != PAPER:
                return None
            if others and not self._is_genitive(paper.end):  # `in the polls | the party is ahead`
                phrase = Phrase(Span(paper.start, paper.end), (paper,), False)
        if join.is_weak and (is_weak(phrase) or phrase.mentions[0].kind == PAPER):
            return None  # `gemäß Vertrag`
        if join.closes and not clause.is_tail(at, phrase.span.end):
            return None
        source = self._people.resolve(phrase, s.index)
        if source is None or (source.source.type == "unknown" and join.side == "before" and is_weak(phrase)):
            return None
        low, high = min(at, phrase.span.start), max(stop, phrase.span.end)
        if join.side == "subject":
            low, high = at, stop
        if join.side == "before" and not self._book.grammar.is_cased:
            high = clause.comma_after(high)
            phrase = phrase._replace(span=Span(phrase.span.start, high))
        is_pointing = join.points and at == clause.start
        content = [Span(at, stop)] if is_pointing else clause.rest(low, high)
        if not content:
            return None
        said = Said(Span(at, stop), join.id, "join", "none", source, phrase.span, content, "preposition", True)
        said.is_pointing = is_pointing
        return said

    def _of_join(self, clause: Clause, at: int, stop: int, join: Join) -> Phrase | None:
        """The source that a join stands before, behind, or around."""
        is_verb = self._subjects.is_verb
        if join.side == "subject":
            return self._acting(clause, at, stop)
        if join.side == "within":
            return next(iter(self._phrases.phrases(at, stop, is_verb)), None)
        if join.side != "behind":
            found = after(clause, self._phrases, is_verb, stop, is_subject=False)
            return found if found is not None or join.closes else self._subjects.beyond_setting(clause, stop)
        low = clause.low_before(at)
        phrase = before(clause, self._phrases, is_verb, low, at, is_near=True)
        if phrase is None and self._book.grammar.has_suffixes:
            phrase = before(clause, self._phrases, is_verb, low, stop, is_near=True)  # `| bilirkişi raporuna | göre`
        return phrase if phrase is None or not join.opener or self._is_opened(phrase, at, join) else None

    def _acting(self, clause: Clause, at: int, stop: int) -> Phrase | None:
        """The subject of a sentence that tells something by the subject's own account."""
        is_verb, low = self._subjects.is_verb, clause.low_before(at)
        ahead = before(clause, self._phrases, is_verb, low, at)
        others = self._phrases.phrases(low, ahead.span.start if ahead is not None else at, is_verb)
        if ahead is not None:
            is_second = any(is_weak(p) and not p.is_oblique for p in others)  # `the shop is close to | the union and`
            return ahead if not ahead.is_oblique and not is_second else None
        return None if others else after(clause, self._phrases, is_verb, self._behind_verb(stop))

    def _behind_verb(self, stop: int) -> int:
        """Where the word ends that stands behind `stop`: in German the verb (`nach eigenen Angaben hat | die Armee`)."""
        found = WORD.match(self._text, stop + 1)
        return found.end() if found is not None else stop

    def _is_opened(self, phrase: Phrase, at: int, join: Join) -> bool:
        """True for a source between a join's first word and the join (`nach | Kolbes | Ansicht`)."""
        ahead = self._folded[max(0, phrase.span.start - _HEAD) : phrase.span.start].split()
        words = [w for w in ahead[-2:] if w not in self._book.grammar.determiners and w != '"']
        return bool(words) and words[-1] in join.opener and not self._folded[phrase.span.end : at].strip(_OF_COMPOUND)

    def _is_view(self, clause: Clause, at: int, phrase: Phrase) -> bool:
        """True for whose view begins a sentence (`For | Cole, head of it, …`, `For | analysts, …`, `For | Cole it is “…”`) or
        stands between commas (`so, for | Cole`).
        """
        if at == clause.start:
            is_somebody = any(m.kind in (NAME, ROLE, OUTLET) for m in phrase.mentions) and not is_weak(phrase)
            is_close = self._text.startswith(", ", phrase.span.end) or clause.has_quotation(phrase.span.end)
            is_body = phrase.mentions[0].kind == BODY and self._text.startswith(", ", phrase.span.end)
            is_body = is_body and any(q.start >= phrase.span.end for q in clause.s.quotations)  # `For | the army, it is “…”`
            return self._is_named_before_comma(phrase) or (is_somebody and is_close) or is_body
        is_between = self._text[at - 2 : at] == ", " and self._text[phrase.span.end : phrase.span.end + 1] == ","
        return is_between and any(m.kind == NAME for m in phrase.mentions)

    def _is_named_before_comma(self, phrase: Phrase) -> bool:
        name = next((m for m in phrase.mentions if m.kind == NAME), None)
        return name is not None and "," in self._text[name.end : phrase.span.end + _HEAD]

    def _is_genitive(self, place: int) -> bool:
        """True where the word behind `place` makes what stands there somebody's."""
        words = self._folded[place : place + _HEAD].split()
        return bool(words) and words[0] in self._book.grammar.genitives

    def _by_same(self, s: Sentence, clause: Clause, at: int, stop: int, join: Join) -> Said | None:
        """`in his words`: the last speaker."""
        if join.opens and not (at == clause.start and self._text.startswith(":", stop)):
            return None
        is_asked = self._text[clause.start : clause.end].rstrip('"”“»').endswith("?")  # `Was ist Ihrer Meinung nach …?`
        if is_asked or (join.closes and not clause.is_tail(at, stop)):
            return None
        is_noted = s.index - 1 <= self._people.noted_statement > self._people.last_statement
        source = self._people.person_again(s.index) if is_noted else self._people.again(s.index)
        content = clause.rest(at, stop)
        if source is None or not content:
            return None
        return Said(Span(at, stop), join.id, "join", "none", source, None, content, "preposition", True)
