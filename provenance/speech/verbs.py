"""Attributions by a verb of saying (`the minister said that C`): a sentence's cue hits to who says it and what is said."""

from __future__ import annotations

from collections.abc import Container, Sequence

from provenance.findings import Resolved
from provenance.rules.speech import Cue
from provenance.spans import Span
from provenance.speech.clause import Clause
from provenance.speech.dashed import Dashed
from provenance.speech.hearsay import Hearsay
from provenance.speech.mention import NAME, OUTLET, ROLE, Phrase
from provenance.speech.moods import MOOD_REACH
from provenance.speech.people import People
from provenance.speech.phrases import Phrases
from provenance.speech.places import after
from provenance.speech.said import DASHES, Said, inside, is_weak
from provenance.speech.subjects import Subjects
from provenance.syntax.drafts import Sentence

# How far from a verb the word may stand that makes it one more of the last speaker's.
_HEAD = 24
_COLONS = frozenset((":", "："))
_PARTS = ',;:"«»„“”'
# Between words that announce and their colon.
_LONGEST_LEAD = 60
# Statements of a passage that are looked at for what a colon before it announces.
_PASSAGE = 12

Hit = tuple[int, int, Cue]  # a cue's words in the text


class Verbs:
    """The verbs of saying of one article, with their subjects and what is said. `cues` are all hits, in order."""

    def __init__(
        self, phrases: Phrases, people: People, subjects: Subjects, dashed: Dashed, hearsay: Hearsay, cues: Sequence[Hit]
    ) -> None:
        self._text, self._folded, self._grammar = phrases.text, phrases.folded, phrases.book.grammar
        self._phrases, self._people, self._subjects = phrases, people, subjects
        self._dashed, self._hearsay, self._cues = dashed, hearsay, cues
        self._cue_starts = [c[0] for c in cues]
        self._captions: Container[int] = ()
        self._sentences: Sequence[Sentence] = ()

    def begin(self, sentences: Sequence[Sentence], captions: Container[int]) -> None:
        """Takes the article's sentences, in order, and the indexes of its caption passages."""
        self._sentences, self._captions = sentences, captions

    def find(self, s: Sentence, clause: Clause, hit: Hit, found: Sequence[Said]) -> Said | None:
        """What a verb attributes, or None; `found` is what the sentence attributes so far."""
        at, stop, cue = hit
        said = self._verbal(s, clause, at, stop, cue, found)
        return said if said is not None and not self._is_told_of(said, found) else None

    def inner(self, s: Sentence, clause: Clause, hit: Hit, phrase: Phrase) -> Said | None:
        """What somebody says inside what another says, by the verb and its subject; `hit` is the verb and its cue."""
        at, stop, cue = hit
        source = self._people.resolve(phrase, s.index)
        if source is None:
            return None
        content, _ = clause.content(at, clause.after_topic(phrase.span.end), stop, cue, is_after=False)
        said = content or [Span(phrase.span.end, at)]
        return Said(Span(at, stop), cue.id, "speech", cue.channel, source, phrase.span, said, "right", True)

    def _verbal(self, s: Sentence, clause: Clause, at: int, stop: int, cue: Cue, found: Sequence[Said]) -> Said | None:
        """A verb of saying with its subject and what is said."""
        if (clause.is_noun(at) and not self._is_that(clause, at, stop)) or not clause.fits(at, stop, cue):
            return None
        phrase, is_after = self._subject(s, clause, at, stop, cue)
        if phrase is not None:
            if not self._may_say(clause, (at, stop, cue), phrase, is_after):
                return None
            is_quoted = clause.is_quotation_before(at) or clause.is_quotation_behind(stop) or self._dashed.closes(s, at)
            source = self._people.resolve(phrase, s.index) or self._people.unnamed(phrase, s.index, is_quoted)
            source = self._own(source, phrase, cue)
            if source is not None and is_weak(phrase) and is_quoted:
                self._phrases.learn(phrase.mentions[0])
        elif cue.where is not None:
            is_more = self._grammar.further.search(self._folded[max(clause.start, at - _HEAD) : at]) is not None
            is_last = (
                (is_more or clause.is_tail(at, stop))
                and self._grammar.order != "topic"
                and self._dashed.since(s) - self._people.last_statement <= MOOD_REACH
            )
            source = self._people.again(s.index) if is_last and not found else None
        elif not self._subjects.may_be_dropped(s, clause, at, stop, cue) or any(f.kind == "speech" for f in found):
            source = None
        else:
            is_noted = s.index - 1 <= self._people.noted_statement > self._people.last_statement
            is_person = self._grammar.order == "svo" and (is_noted or clause.noun_ahead(at, stop) is not None)
            source = self._people.person_again(s.index) if is_person else self._people.again(s.index)
        if source is None:
            return self._hearsay.find(clause, at, stop, cue.where) if cue.where is not None and not found else None
        low = min(at, phrase.span.start) if phrase is not None and is_after is False else at
        if phrase is not None and self._grammar.order == "topic":
            low = clause.after_topic(phrase.span.end)
        high = max(stop, phrase.span.end) if phrase is not None and is_after else stop
        content, pattern = clause.content(at, low, high, cue, is_after)
        content = self._before_topic(content, phrase)
        if phrase is not None and not is_after and (not content or clause.is_closed(stop)):
            content = clause.enclosed(phrase.span, at) or content
        pointed = clause.pointing(at, stop) if not content else None
        if pointed is not None and phrase is not None:
            content = [pointed]  # `that | the police said`
        is_pointing = clause.points_back(at, stop, high)
        if phrase is not None and self._leads(max(stop, phrase.span.end), clause.end):
            content = self._announced(s) or content
        if not content:
            return None
        place = phrase.span if phrase is not None else None
        if clause.is_as_clause(low):
            around = clause.around_clause(low)
            if around:
                content, pattern = around, "left"
        is_verb_second = bool(is_after) and self._grammar.has_capital_nouns  # `als Ziel nannte | der Minister`
        is_main = pattern in ("left", "inverted") or is_verb_second or not clause.is_subordinate(low)
        said = Said(Span(at, stop), cue.id, cue.kind, cue.channel, source, place, content, pattern, is_main)
        said.is_pointing = is_pointing
        return said

    def _subject(self, s: Sentence, clause: Clause, at: int, stop: int, cue: Cue) -> tuple[Phrase | None, bool]:
        """Who says it, and whether that stands behind the verb."""
        if cue.where is not None:
            phrase, is_after = self._subjects.from_where(clause, at, stop, cue.where)
        else:
            phrase, is_after = self._subjects.of_cue(s, clause, at, stop, cue)
        if phrase is None and (self._dashed.closes(s, at) or clause.is_quotation_before(at)):
            return clause.definite_noun(stop), True
        return phrase, is_after

    def _may_say(self, clause: Clause, hit: Hit, phrase: Phrase, is_after: bool) -> bool:
        """False for a weak verb with a subject that no rule knows, and for one that needs words before it and has none."""
        at, stop, cue = hit
        if cue.is_weak and is_weak(phrase):
            return False
        if cue.is_beside and not self._is_beside_speech(clause, at, max(stop, phrase.span.end)):
            return False
        if "right" in cue.frames or not self._grammar.verb_second:
            return True
        return is_after and (clause.has_left(at) or clause.pointing(at, at) is not None)

    def _is_beside_speech(self, clause: Clause, at: int, high: int) -> bool:
        """True right behind quoted words or speech that a dash opens, and where `[at, high)` ends with a colon."""
        is_behind = clause.is_quotation_before(at) or self._dashed.closes(clause.s, at)
        return is_behind or self._leads(high, clause.end)

    def _before_topic(self, content: list[Span], phrase: Phrase | None) -> list[Span]:
        """What is said up to a topic that stands right before its verb (`말했다고 | 통신은 | 전했다`)."""
        if phrase is None or self._grammar.order != "topic":
            return content
        at = phrase.span.start
        return [Span(c.start, at) if c.start < at < c.end else c for c in content]

    def _is_told_of(self, stance: Said, found: Sequence[Said]) -> bool:
        """True for a position of one whom another tells of, in scripts without capitals (`市长说，工会 | 反对`)."""
        if self._grammar.is_cased or self._grammar.order != "svo" or stance.kind != "stance":
            return False
        key, at = stance.source.source.key, stance.cue.start
        return any(
            f.kind == "speech"
            and f.source.source.key != key
            and f.pattern == "right"
            and f.content[0].start <= at < f.content[0].end
            for f in found
        )

    def _own(self, source: Resolved | None, phrase: Phrase, cue: Cue) -> Resolved | None:
        """The article's own reporter, where a cue makes one without a name so (`记者 | 看到`); else the source."""
        is_staff = source is not None and source.rule.endswith(".staff")
        if not cue.gives or not is_staff or any(m.kind in (NAME, OUTLET) for m in phrase.mentions):
            return source
        return self._people.nobody(Span(phrase.mentions[0].start, phrase.mentions[0].end), cue.gives, cue.id)

    def _is_that(self, clause: Clause, at: int, stop: int) -> bool:
        """True for a verb between a word for what was said before and its subject (`das | sagte | die Ministerin`), where the
        same words may stand before a noun (`das | erklärte | Ziel`).
        """
        found = self._grammar.it_before.match(self._folded, clause.start, at)
        if not self._grammar.has_capital_nouns or found is None or found.end() != at - 1:
            return False
        phrase = after(clause, self._phrases, self._subjects.is_verb, stop)
        return phrase is not None and not is_weak(phrase) and any(m.kind in (NAME, ROLE, OUTLET) for m in phrase.mentions)

    def _leads(self, high: int, end: int) -> bool:
        """True where a sentence ends with a colon and little more behind a verb and its subject (`said on Monday:`)."""
        tail = self._text[high:end].rstrip()
        return tail[-1:] in _COLONS and len(tail) <= _LONGEST_LEAD and not any(mark in tail[:-1] for mark in _PARTS)

    def _announced(self, s: Sentence) -> list[Span]:
        """What the next passage says behind a colon that ends this one: its quotation, or its speech behind a dash."""
        ahead = [
            n for n in self._sentences[s.index + 1 : s.index + 1 + _PASSAGE] if n.statement.passage == s.statement.passage + 1
        ]
        if not ahead or s.statement.passage + 1 in self._captions:
            return []
        start, end = ahead[0].statement.span
        quotation = next((q for q in ahead[0].quotations if q.start == start), None)
        if quotation is not None:
            return [Span(quotation.start, quotation.end)]
        if self._text[start] not in DASHES:
            return []
        is_alone = not inside(self._cues, self._cue_starts, start, ahead[-1].statement.span.end)
        is_alone = is_alone or all(self._dashed.goes_on(n) for n in ahead)
        return [Span(start, ahead[-1].statement.span.end if is_alone else end)]
