"""What a text makes of people: their office, whom they serve, their party, by the words beside them."""

from __future__ import annotations

from provenance.findings import Kind
from provenance.patterns import compile_pattern
from provenance.spans import Span
from provenance.speech.kinds import ClassifierLike
from provenance.speech.mention import BODY, NAME, OUTLET, ROLE, Phrase
from provenance.speech.phrases import Phrases, no_verb

# What an introduction elsewhere in the text makes of a person.
OFFICES = ("official", "political_actor", "international_body", "armed_group", "expert", "company", "ngo_monitor", "witness")
_REACH = 90
_OFFICE_AND_OWNER = 2
# Before a name, and words between "is" and an office (`is a well-known | biologist`).
_BEFORE, _MOST_BETWEEN = 16, 3
# A shorter word is compared as it stands.
_SHORTEST = 4
_WORDS = compile_pattern(r"\w+")
_ENDED = compile_pattern(r"[\n。！？]|[.!?] ")
_IN_BRACKETS = compile_pattern(r" \(([^\W\d_][^()\n]{0,24})\)")
# Words behind an office, a comma and an article: what comes next says what was named.
_NAMED_BY = compile_pattern(r"( [^,.;:!?()\"\n]{2,70}), (\w+) ")


class Offices:
    """The offices of one article."""

    def __init__(self, phrases: Phrases, classifier: ClassifierLike) -> None:
        self._phrases, self._classifier = phrases, classifier
        self._text, self._folded, self._grammar = phrases.text, phrases.folded, phrases.book.grammar
        self._introduced: dict[str, Kind | None] = {}

    def article(self, start: int) -> str:
        """The word before `start`."""
        words = self._folded[max(0, start - 12) : start].replace("'", " ").split()
        return words[-1] if words else ""

    def words(self, span: Span) -> set[str]:
        """The longer words of a phrase, without their cases."""
        return {self._bare(w) for w in _WORDS.findall(self._folded[span.start : span.end]) if len(w) > 3}

    def roles(self, span: Span) -> set[str]:
        """The role words of a phrase that are no part of a body's name, without their cases."""
        bodies = self._classifier.bodies(span)
        roles = [m for m in self._phrases.inside(*span) if m.kind == ROLE]
        return {
            " ".join(self._bare(w) for w in self._folded[m.start : self._phrases.titles.noun_end(m)].split())
            for m in roles
            if not any(b.start <= m.start < b.end for b in bodies)
        }

    def _bare(self, word: str) -> str:
        """A word without a case's ending (`министр|а`)."""
        return self._grammar.name_ending.sub("", word) if len(word) > _SHORTEST else word

    def wide(self, name: Span) -> Span:
        """A name with the office that stands beside it in the text."""
        low = max(0, name.start - _REACH)
        for phrase in self._phrases.phrases(low, min(len(self._text), name.end + _REACH), no_verb):
            if phrase.span.start <= name.start and name.end <= phrase.span.end:
                return phrase.span
        return name

    def kind(self, span: Span) -> Kind | None:
        """The classifier's kind; who held an office once is a private person now."""
        kind = self._by_head(span) or self._classifier.kind_of(span)
        if kind is not None and kind.type == "anonymous":
            return self._unnamed_official(span, kind) or kind
        if kind is not None and kind.type == "official" and kind.identification == "role":
            before = self._folded[max(0, span.start - 20) : kind.span.end if kind.span is not None else span.end]
            before = before if self._grammar.is_cased else _ENDED.split(before)[-1]  # of a sentence before
            if self._grammar.former.search(before):
                return Kind("individual", kind.identification, kind.rule, kind.span)
            return self._of_body(span, kind)
        if kind is not None and kind.type == "media_unspecified" and span.end - 1 in self._phrases.titles.marks:
            return kind._replace(type="news_outlet")  # `the paper “Morning”`
        return kind

    def _unnamed_official(self, span: Span, kind: Kind) -> Kind | None:
        """The office of somebody who gives no name (`adının açıklanmasını istemeyen bir | yetkili`)."""
        low = kind.span.end if kind.span is not None else span.end
        for mention in self._phrases.inside(low, span.end) if self._grammar.has_suffixes else ():
            office = self._classifier.kind_of(Span(mention.start, mention.end)) if mention.kind == ROLE else None
            if office is not None and office.type == "official" and office.identification == "role":
                return office
        return None

    def _by_head(self, span: Span) -> Kind | None:
        """The kind of the first of two offices, where it is somebody's and a case makes the second one its owner (`адвокат |
        министра`).
        """
        grammar = self._grammar
        source = self._source_of_outlet(span)
        if source is not None or grammar.genitives or grammar.order == "topic" or not grammar.one_of:
            return source
        roles = [m for m in self._phrases.inside(*span) if m.kind == ROLE]
        if len(roles) < _OFFICE_AND_OWNER:
            return None
        between = self._folded[roles[0].end : roles[1].start]
        if "," in between or not grammar.conjunctions.isdisjoint(between.split()):
            return None
        first = self._classifier.kind_of(Span(roles[0].start, roles[0].end))
        return first if first is not None and first.rule.endswith(".relative") else None

    def _source_of_outlet(self, span: Span) -> Kind | None:
        """The kind of an unnamed source right before the outlet that it told (`источник | Би-би-си`)."""
        grammar = self._grammar
        found = self._phrases.inside(*span) if not grammar.genitives and grammar.order != "topic" else []
        if len(found) < _OFFICE_AND_OWNER or found[0].kind != ROLE or found[1].kind != OUTLET:
            return None
        between = self._folded[found[0].end : found[1].start].strip(' "«')
        first = self._classifier.kind_of(Span(found[0].start, found[0].end)) if not between else None
        is_of_body = any(m.kind == BODY for m in found[2:])
        return first if first is not None and first.type == "anonymous" and not is_of_body else None

    def _of_body(self, span: Span, kind: Kind) -> Kind:
        """`the president of the European Commission` speaks for an international body, an ambassador to it does not."""
        grammar = self._grammar
        for body in self._classifier.bodies(span):
            if body.what.kind != "international_body" or kind.span is None or body.end <= kind.span.end:
                continue
            between = self._folded[kind.span.end : body.start].replace("'", " ").split()
            if all(w in grammar.genitives or w in grammar.determiners for w in between):
                return Kind("international_body", kind.identification, body.what.id, Span(body.start, body.end))
        return kind

    def introduction(self, surname: str) -> Kind | None:
        """The office that the text gives a person wherever it names them."""
        if surname not in self._introduced:
            found: Kind | None = None
            for mention in self._phrases.mentions:
                if mention.kind != NAME or self._phrases.names.surname(self._text[mention.start : mention.end]) != surname:
                    continue
                found = self._beside(mention.start, mention.end) or self._told(mention.start, mention.end)
                if found is not None:
                    break
            self._introduced[surname] = found
        return self._introduced[surname]

    def _beside(self, start: int, end: int) -> Kind | None:
        """The kind that the phrase around a name gives."""
        low = max(0, start - _REACH)
        for phrase in self._phrases.phrases(low, min(len(self._text), end + _REACH), no_verb):
            if phrase.span.start <= start and end <= phrase.span.end and phrase.span != (start, end):
                kind = self.kind(phrase.span)
                if kind is not None and kind.type not in OFFICES:
                    kind = self.employer(phrase)
                return kind if kind is not None and kind.type in OFFICES else None
        return None

    def _told(self, start: int, end: int) -> Kind | None:
        """The kind of what a sentence says that somebody is (`Ann Cole | is a biologist`), a name being its subject."""
        found = self._grammar.copula.match(self._folded, end)
        before = self._folded[max(0, start - _BEFORE) : start].split()[-1:]
        if found is None or (before and before[0] in self._grammar.prepositions | self._grammar.genitives):
            return None
        stop = _ENDED.search(self._text, found.end(), found.end() + _REACH)
        limit = stop.start() if stop is not None else min(len(self._text), found.end() + _REACH)
        phrase = next(iter(self._phrases.phrases(found.end(), limit, no_verb)), None)
        if phrase is None or phrase.mentions[0].kind not in (ROLE, BODY) or any(m.kind == NAME for m in phrase.mentions):
            return None
        between = self._text[found.end() : phrase.span.start]
        if any(mark in between for mark in ',;:"„“«»()') or len(between.split()) > _MOST_BETWEEN:
            return None
        kind = self.kind(phrase.span)
        if kind is None or kind.type not in OFFICES:
            kind = self.employer(phrase) or kind
        is_office = phrase.mentions[0].kind == ROLE or (kind is not None and kind.type == "company")
        return kind if kind is not None and kind.type in OFFICES and is_office else None

    def employer(self, phrase: Phrase) -> Kind | None:
        """The kind of what somebody leads or serves, where it stands apart from the office: behind the body's name
        (`Ann Cole, head of science at Blue Tide, | an aid group`), or behind a second office (`founder and | head of it`).
        """
        if phrase.mentions[-1].kind != ROLE:
            return None
        grammar, start = self._grammar, phrase.span.end
        low = self._folded[start : start + _REACH]
        words = low.split()
        if len(words) > 1 and words[0] in grammar.conjunctions:
            second = next(iter(self._phrases.phrases(start, start + _REACH, no_verb)), None)
            if second is None or second.mentions[0].kind != ROLE or len(self._text[start : second.span.start].split()) > 2:
                return None
            return self._office_of(second.span)
        found = _NAMED_BY.match(low)
        if found is None or found[2] not in grammar.indefinites or self._phrases.book.cues.find(found[1]):
            return None
        behind = next(iter(self._phrases.inside(start + found.end(), start + found.end() + _REACH)), None)
        if grammar.has_capital_nouns and found[2][-1:] not in grammar.object_endings:
            return None  # `said Jan Kolbe, head of the museum, an office had stopped it`
        if behind is None or behind.kind != BODY or len(self._text[start + found.end() : behind.start].split()) > 1:
            return None
        return self._office_of(Span(behind.start, behind.end))

    def _office_of(self, span: Span) -> Kind | None:
        kind = self.kind(span)
        return kind if kind is not None and kind.type in OFFICES else None

    def party(self, end: int) -> Kind | None:
        """The party in brackets behind a name (`Ann Cole (SPD)`)."""
        found = _IN_BRACKETS.match(self._text, end)
        if found is not None and found[1] in self._grammar.parties:
            return Kind("political_actor", "role", f"{self._phrases.book.language}.role.political", Span(*found.span(1)))
        kind = self.kind(Span(found.start(1), found.end(1))) if found is not None else None
        return kind if kind is not None and kind.type == "political_actor" else None
