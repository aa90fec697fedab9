"""Attributions without a verb or a join that a rule knows: a colon before a quotation, a name behind one."""

from __future__ import annotations

from provenance.findings import Resolved
from provenance.patterns import compile_pattern
from provenance.rules.speech import SpeechBook
from provenance.spans import Span
from provenance.speech.clause import Clause
from provenance.speech.headings import Headings
from provenance.speech.mention import NAME, OUTLET, Phrase
from provenance.speech.people import People
from provenance.speech.phrases import Phrases
from provenance.speech.places import after, before
from provenance.speech.said import Said, is_weak
from provenance.speech.subjects import Subjects
from provenance.syntax.drafts import Sentence
from provenance.vocabulary import SourceType as T

# In a language without rules: how far behind a quotation its speaker may stand, how far from the sentence's start, how
# many words may follow a quotation of the speaker before, and how long a quotation is (a shorter one is a title).
_TAIL = 90
_FEW_WORDS = 4
_HEAD = 24
_STILL = 2
_SHORTEST_SAID = 26
# A comma or dash behind a quotation, perhaps an auxiliary, and a word in small letters.
_VERB = compile_pattern(r"\s*[,–—-]\s*(?:(?:a|ha|hat) )?([^\W\d_]+)\s")


class Shapes:
    """The shapes of one article in which the words for saying are missing or unknown."""

    def __init__(
        self, text: str, book: SpeechBook, phrases: Phrases, people: People, subjects: Subjects, has_cues: bool,
        has_joins: bool,
    ) -> None:  # fmt: skip
        """`has_cues` and `has_joins` tell whether a rule of the language found any in the text."""
        self.text, self.book, self.phrases, self.people, self.subjects = text, book, phrases, people, subjects
        self.has_cues, self.has_joins = has_cues, has_joins
        self.headings = Headings(text, book, phrases, people, subjects)

    def find(self, s: Sentence, clause: Clause) -> Said | None:
        """The attribution of a sentence in which no cue and no join gives one."""
        named = self._colon(s, clause) or self.headings.find(s, clause) or self._unknown_verb(s, clause)
        if named is None and not self.has_cues and not self.has_joins:
            named = self._wordless(s, clause)
        return named

    def _colon(self, s: Sentence, clause: Clause) -> Said | None:
        """`X: "C"`: a short phrase, a colon, a quotation."""
        start, end = s.statement.span
        limit = min(end, start + _TAIL)
        colon, wide = self.text.find(":", start, limit), self.text.find("：", start, limit)
        if colon < 0 or 0 <= wide < colon:
            colon = wide
        quotation = next((q for q in s.quotations if 0 <= q.start - colon <= 3), None) if colon >= 0 else None
        if colon >= 0 and (quotation is None or clause.is_quoted(colon)):
            return None
        if quotation is None:  # a longer clause, and a sentence that it announces
            quotation = next((q for q in s.quotations if q.start - start > _TAIL), None)
            colon = self.text.rfind(":", max(start, quotation.start - 3), quotation.start) if quotation is not None else -1
            if quotation is None or colon < 0 or clause.is_quoted(colon) or quotation.end - quotation.start < _SHORTEST_SAID:
                return None
        phrase = before(clause, self.phrases, self.subjects.is_verb, start, colon)
        source = self.people.resolve(phrase, s.index) if phrase is not None and not is_weak(phrase) else None
        if phrase is None and quotation.end - quotation.start > _SHORTEST_SAID:
            source = self._still_speaking(s)
        if source is None:
            return None
        content = [Span(quotation.start, min(max(quotation.end, colon + 1), end))]
        rule = f"{self.book.language}.cue.colon"
        return Said(
            Span(colon, colon + 1), rule, "speech", "none", source, phrase.span if phrase else None, content, "right", True
        )

    def _still_speaking(self, s: Sentence) -> Resolved | None:
        """The last speaker, where a sentence that names nobody leads to another quotation."""
        is_near = s.index - self.people.last_statement <= _STILL and self.book.grammar.is_cased
        return self.people.person_again(s.index) if is_near else None

    def _unknown_verb(self, s: Sentence, clause: Clause) -> Said | None:
        """`"…", grumbled X`: a quotation, a word that the tables do not have, a phrase that they do."""
        quotation = next((q for q in reversed(s.quotations) if q.end - q.start > _SHORTEST_SAID and not q.is_open), None)
        if quotation is None or self.book.grammar.order != "svo" or not self.book.grammar.is_cased:
            return None
        end = s.statement.span.end
        word = _VERB.match(self.text, quotation.end, end)
        if word is None:
            return None
        phrase = after(clause, self.phrases, self.subjects.is_verb, word.end())
        if phrase is None or is_weak(phrase) or len(self.text[word.end() : phrase.span.start].split()) > 1:
            return None
        source = self.people.resolve(phrase, s.index)
        if source is None:
            return None
        cue, rule = Span(word.start(1), word.end(1)), f"{self.book.language}.cue.unknown-verb"
        said = [Span(quotation.start, quotation.end)]
        return Said(cue, rule, "speech", "none", source, phrase.span, said, "inverted", True)

    def _wordless(self, s: Sentence, clause: Clause) -> Said | None:
        """What needs no words: a name or an outlet behind a quotation, an outlet in front of the first comma."""
        start, end = s.statement.span
        rule = f"{self.book.language}.cue"
        last = s.quotations[-1] if s.quotations else None
        if last is not None and start < last.end and last.end - last.start > _SHORTEST_SAID:
            around = self.phrases.inside(last.end, min(end, last.end + _TAIL))
            around += self.phrases.inside(start, min(last.start, start + _HEAD))
            named = next((m for m in around if m.kind in (NAME, OUTLET)), None)
            phrase = Phrase(Span(named.start, named.end), (named,), False) if named else None
            source = self.people.resolve(phrase, s.index) if phrase is not None else None
            if source is None and 0 < len(self.text[last.end : end].split()) <= _FEW_WORDS:
                source = self.people.person_again(s.index)
            if source is not None:
                cue, place = Span(last.end - 1, last.end), phrase.span if phrase is not None else None
                said = [Span(last.start, last.end)]
                return Said(cue, f"{rule}.quotation", "speech", "none", source, place, said, "left", True)
        comma = self.text.find(",", start, min(end, start + _TAIL))
        if comma > 0:
            outlet = next((m for m in self.phrases.inside(start, comma) if m.kind == OUTLET), None)
            if outlet is not None:
                phrase = Phrase(Span(outlet.start, outlet.end), (outlet,), False)
                source = self.people.resolve(phrase, s.index)
                content = clause.rest(start, comma)
                if source is not None and content:
                    cue = Span(comma, comma + 1)
                    return Said(cue, f"{rule}.outlet", "join", "none", source, phrase.span, content, "preposition", True)
        platform = self.people.platform(start, end)
        if platform is not None and not clause.is_quoted(platform[1].start):
            poster = self.people.person_again(s.index)
            if poster is not None and poster.source.type != T.INDIVIDUAL:  # a known office holder, named before
                return Said(
                    platform[1], f"{rule}.platform", "speech", "post", poster, None, [s.statement.span], "right", True
                )
        return None
