"""Phrases and pronouns to the sources that they mean: one article's speakers, in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from provenance.findings import Kind, Resolved, Source
from provenance.patterns import compile_pattern
from provenance.registry import Outlet
from provenance.rules.holders import holders
from provenance.rules.roles import NamedBody
from provenance.spans import Span
from provenance.speech.again import Bodies
from provenance.speech.papers import Papers
from provenance.speech.phrases import BODY, NAME, OTHER, OUTLET, PAPER, PLURAL, PRONOUN, ROLE, WEAK, Mention, Phrase, Phrases
from provenance.vocabulary import MEDIA

# Characters of which the words of such scripts are made; kana between them are particles.
_IN_NAME = (("\u4e00", "\u9fff"), ("\u30a1", "\u30fc"), ("\uac00", "\ud7a3"), ("A", "Z"), ("a", "z"), ("0", "9"))
_LONGEST_WORD = 10
WORDS = compile_pattern(r"\w+")
# What an introduction elsewhere in the text makes of a person.
_OFFICES = ("official", "political_actor", "international_body", "armed_group", "expert", "company", "ngo_monitor", "witness")
_REACH = 90
# Types that tell nothing of whose a paper is.
_NOBODYS = ("document", "unknown", "individual")
# Bodies whose spokespeople speak for them in the sentences right behind.
_BODIES = ("company", "ngo_monitor", "political_actor", "international_body", "armed_group")
_SPOKEN_REACH = 2
# Statements over which a person may be called by what they do.
_CALLED_REACH = 3
_IN_BRACKETS = compile_pattern(r" \(([^\W\d_][^()\n]{1,24})\)")
# Types of a spokesperson or an officer whose body the phrase does not name.
_OPEN = ("official", "individual")
# How German articles end that begin no subject (`einer`, `einem`, `eines`).
_NOT_SUBJECTS = ("r", "m", "s")
# How people are called whom the text gives no name.
_PERSONS = frozenset(("role", "collective"))
# Of whom there are many, so that another is one too; another mayor is not meant by `another`.
_OF_MANY = frozenset(("witness", "expert", "anonymous", "individual"))
# The author of the article, where such a pronoun stands outside of quotations.
_MYSELF = frozenset(("ich", "io", "je", "yo", "ja"))
# Words behind an office, a comma and an article: what comes next says what was named.
_NAMED_BY = compile_pattern(r"( [^,.;:!?()\"\n]{2,70}), (\w+) ")


class ClassifierLike(Protocol):
    """The classifier, as this stage asks it."""

    publisher: str | None

    def kind_of(self, span: Span) -> Kind | None: ...
    def outlets(self, span: Span) -> Sequence[OutletHitLike]: ...
    def bodies(self, span: Span) -> Sequence[BodyHitLike]: ...


class OutletHitLike(Protocol):
    """A registry outlet found in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def what(self) -> Outlet: ...


class BodyHitLike(Protocol):
    """A named body found in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def what(self) -> NamedBody: ...


class DirectoryLike(Protocol):
    """The article's sources, where new ones are entered."""

    def outlet(self, outlet: Outlet, statement: int) -> Source: ...
    def enter(self, source: Source, identification: str, rule: str) -> None: ...


class People:
    """The speakers of one article."""

    def __init__(self, phrases: Phrases, classifier: ClassifierLike, directory: DirectoryLike, day: str | None) -> None:
        """`day` is the article's date, where it says one (`2026-01-05...`)."""
        self.phrases, self.classifier, self.directory = phrases, classifier, directory
        self.text, self.folded = phrases.text, phrases.folded
        self._rule = f"{phrases.book.language}.classify"
        self._day = day
        self._known: dict[str, Resolved] = {}
        self._introduced: dict[str, Kind | None] = {}
        self.types: dict[str, str] = {}
        self._offices: dict[str, set[str]] = {}
        self._titles: dict[str, set[str]] = {}
        self._unnamed: dict[str, tuple[set[str], set[str]]] = {}
        self._bodies = Bodies(phrases, classifier, directory)
        self._papers = Papers(phrases.folded, phrases.book, phrases)
        self.last: Resolved | None = None
        self.last_statement = self.noted_statement = -1
        self._last_person: Resolved | None = None
        self._person_statement = -_CALLED_REACH
        self._last_plural: Resolved | None = None

    def resolve(self, phrase: Phrase, statement: int) -> Resolved | None:
        """Whom a phrase means; None for a pronoun with nobody before it."""
        if self._is_same(phrase):
            return self.again(statement)
        if phrase.mentions[0].kind == OTHER:
            return self._other(phrase, statement)
        found = self._pronoun(phrase) if phrase.mentions[0].kind in (PRONOUN, PLURAL) else self._phrase(phrase, statement)
        if found is not None:
            self._seen(found, statement)
            kinds = {m.kind for m in phrase.mentions}
            is_body = found.identification == "institution" or kinds.isdisjoint((NAME, ROLE))
            if phrase.mentions[0].kind in (BODY, OUTLET, PAPER) and is_body:
                self._bodies.note(found, statement, phrase.mentions[0].kind == PAPER)
        return found

    def note(self, phrase: Phrase, statement: int) -> Resolved | None:
        """Somebody whom a statement without attribution has as its subject: pronouns may mean them next."""
        if not any(m.kind == NAME for m in phrase.mentions):
            return None
        found = self._phrase(phrase, statement)
        if found is None or (found.source.type == "individual" and not self.phrases.book.cue_rules):
            return None
        self._last_person, self.noted_statement = found, statement
        return found

    def unnamed(self, phrase: Phrase, statement: int, is_quoted: bool) -> Resolved | None:
        """Whom a pronoun with nobody before it means, where it stands beside a quotation: somebody speaks, who stays open."""
        words = self.text[phrase.span.start : phrase.span.end]
        if not is_quoted or phrase.mentions[0].kind != PRONOUN or len(phrase.mentions) > 1 or words.lower() in _MYSELF:
            return None
        key = "pronoun:unnamed"
        known = self._known.get(key) or self._entered(
            Source(key, words, "unknown"), "anonymous", f"{self._rule}.pronoun", None
        )
        self._seen(known, statement)
        return known

    def nobody(self, place: Span, type_: str, rule: str) -> Resolved:
        """A source that is nobody in particular, by the words that a rule gives the type."""
        words = self.text[place.start : place.end]
        key = f"words:{words.lower()}"
        return self._known.get(key) or self._entered(Source(key, words, type_), "collective", rule, None)

    def _is_same(self, phrase: Phrase) -> bool:
        """True for `the same source`: the last speaker."""
        words = self.folded[max(0, phrase.span.start - 16) : phrase.span.end]
        return self.last is not None and self.phrases.book.grammar.anaphor.search(words) is not None

    def platform(self, start: int, end: int) -> tuple[str, Span] | None:
        """The platform that a stretch of text names (`on Truth Social`): the id of its rule and its words."""
        found = next((b for b in self.classifier.bodies(Span(start, end)) if b.what.kind == "platform"), None)
        return (found.what.id, Span(found.start, found.end)) if found is not None else None

    def medium(self, span: Span, statement: int) -> Resolved | None:
        """The outlet that a stretch of text names, as one that was told something; None for the article's own."""
        hit = next(iter(self.classifier.outlets(span)), None)
        if hit is None:
            kind = self._kind(span)
            is_medium = kind is not None and kind.type in MEDIA and kind.type != "media_unspecified"
            return self._plain(Phrase(span, (Mention(*span, BODY),), False), kind, statement) if is_medium else None
        if hit.what.id == self.classifier.publisher:
            return None
        source = self.directory.outlet(hit.what, statement)
        self.types[source.key] = source.type
        found = Resolved(source, "institution", f"registry.{hit.what.id}", span, False)
        self._bodies.note(found, statement)
        return found

    def again(self, statement: int) -> Resolved | None:
        """The last speaker, where a verb has no subject of its own."""
        if self.last is not None:
            self.last_statement = statement
        return self.last

    def person_again(self, statement: int) -> Resolved | None:
        """The last person, speaker or not."""
        if self._last_person is not None:
            self._seen(self._last_person, statement)
        return self._last_person

    def _seen(self, found: Resolved, statement: int) -> None:
        self.last, self.last_statement = found, statement
        self.types[found.source.key] = found.source.type
        if found.identification == "collective":
            self._last_plural = found
        elif found.identification in ("named", "role", "anonymous"):
            self._last_person, self._person_statement = found, statement

    def _pronoun(self, phrase: Phrase) -> Resolved | None:
        is_plural = phrase.mentions[0].kind == PLURAL
        found = (self._last_plural or self.last) if is_plural else (self._last_person or self.last)
        return None if found is None else Resolved(found.source, found.identification, found.rule, None, True)

    def _other(self, phrase: Phrase, statement: int) -> Resolved | None:
        """Somebody else than who spoke just before (`another`): of the same kind, where that was somebody without a name."""
        if self.last is None or statement - self.last_statement > _CALLED_REACH:
            return None
        is_somebody = self.last.identification in _PERSONS or self.last.identification == "anonymous"
        is_of_many = is_somebody and self.last.source.type in _OF_MANY
        words = self.text[phrase.span.start : phrase.span.end]
        type_ = self.last.source.type if is_of_many else "unknown"
        found = self._entered(Source(f"other:{statement}", words, type_), "anonymous", f"{self._rule}.other", None)
        self._seen(found, statement)
        return found

    def _phrase(self, phrase: Phrase, statement: int) -> Resolved | None:
        name = next((m for m in phrase.mentions if m.kind == NAME), None)
        named = self._bodies.named(phrase)
        if name is not None and named is None and not self._is_paper_of(phrase, name):
            return self._person(phrase, Span(name.start, name.end), statement)
        phrase = self._owned(phrase)
        kind = self._kind(phrase.span)
        again = self._bodies.meant(phrase, statement) if kind is None or not kind.rule.startswith("registry.") else None
        if again is None and kind is not None:
            again = self._bodies.same(phrase, kind.type, statement)
        if again is not None or (kind is None and self._bodies.taken_up(phrase)):
            return again
        kind = kind or named
        outlets = self.classifier.outlets(phrase.span)
        if outlets and (kind is None or kind.rule == f"registry.{outlets[0].what.id}"):
            source = self.directory.outlet(outlets[0].what, statement)
            return Resolved(
                source, "institution", f"registry.{outlets[0].what.id}", Span(outlets[0].start, outlets[0].end), False
            )
        return self._plain(phrase, kind, statement)

    def _is_paper_of(self, phrase: Phrase, name: Mention) -> bool:
        """True for the report or poll of a body that no rule knows (`a report by Goldman Sachs`)."""
        if phrase.mentions[0].kind != PAPER or any(m.kind == ROLE for m in phrase.mentions):
            return False
        surname = self.phrases.surname(self.text[name.start : name.end])
        full = self.phrases.surnames.get(surname, self.text[name.start : name.end])
        return f"person:{full.lower()}" not in self._known and self._introduction(surname) is None

    def _owned(self, phrase: Phrase) -> Phrase:
        """The phrase that tells whose paper a bare `the report` is; the phrase itself where none does."""
        for other in self._papers.owned(phrase):
            kind = self._kind(other.span)
            if kind is not None and kind.type not in _NOBODYS:
                return other
        return phrase

    def _plain(self, phrase: Phrase, kind: Kind | None, statement: int) -> Resolved:
        """A body, a role or a group by its words; `the minister` is the person whom such words introduced."""
        article = self.folded[max(0, phrase.span.start - 12) : phrase.span.start].replace("'", " ").split()[-1:]
        if kind is not None and kind.identification == "role" and self.phrases.book.grammar.indefinites.isdisjoint(article):
            wanted = self._words(phrase.span)
            titled = [k for k in self._offices if wanted <= self._offices[k] and self._titles[k] & self._roles(phrase.span)]
            same = next((self._known[k] for k in reversed(titled)), None)
            if same is not None:
                return same
        if statement - self._person_statement <= _CALLED_REACH:
            called = self._bodies.called(phrase, self._last_person)
            if called is not None:
                return called
        same = self._unnamed_again(phrase.span) if kind is not None and kind.identification in _PERSONS else None
        if same is not None:
            return same
        first, is_called = phrase.mentions[0], _is_called(self.text, phrase)
        words = self.text[self._word_start(phrase.span.start) : first.end if is_called else phrase.span.end]
        key = f"phrase:{words.lower()}"
        kind = self._of_owner(phrase, kind, statement)
        body = self._spoken_for(phrase, kind, statement)
        if body is not None and kind is not None:
            key, kind = f"{key}:{body.source.key}", kind._replace(type=body.source.type)
        known = self._known.get(key)
        if known is None:
            is_weak = kind is None and all(m.kind == WEAK for m in phrase.mentions)
            is_weak = is_weak and self.phrases.book.grammar.common_noun.search(words.lower()) is None
            is_weak = is_weak and not self.phrases.is_no_name(phrase.span.start)
            type_ = kind.type if kind is not None else "individual" if is_weak else "unknown"
            is_weak = is_weak or is_called
            identification = "named" if is_weak else kind.identification if kind is not None else "institution"
            rule = kind.rule if kind is not None else f"{self._rule}.unknown"
            known = self._entered(Source(key, words, type_), identification, rule, kind)
            if kind is not None and kind.identification in _PERSONS:
                self._introduce(phrase.span, key)
        return known

    def _spoken_for(self, phrase: Phrase, kind: Kind | None, statement: int) -> Resolved | None:
        """The body that spoke just before, where a spokesperson is named for none (`the firm denied it. A spokeswoman`)."""
        is_bare = kind is not None and kind.rule.endswith(".spokesperson") and kind.type == "official"
        if not is_bare or self.last is None or statement - self.last_statement > _SPOKEN_REACH or len(phrase.mentions) > 1:
            return None
        is_body = self.last.identification == "institution" and self.last.source.type in _BODIES
        return self.last if is_body and not self._is_of(phrase.span.end) else None

    def _is_of(self, end: int) -> bool:
        """True where the word behind `end` makes what stands there somebody's."""
        words = self.folded[end : end + _LONGEST_WORD].split()
        return bool(words) and words[0] in self.phrases.book.grammar.genitives

    def _party(self, end: int) -> Kind | None:
        """The party in brackets behind a name (`Ann Cole (SPD)`)."""
        found = _IN_BRACKETS.match(self.text, end)
        kind = self._kind(Span(found.start(1), found.end(1))) if found is not None else None
        return kind if kind is not None and kind.type == "political_actor" else None

    def _article(self, start: int) -> str:
        """The word before `start`."""
        words = self.folded[max(0, start - 12) : start].replace("'", " ").split()
        return words[-1] if words else ""

    def _introduce(self, span: Span, key: str) -> None:
        """Keeps the words for somebody new without a name, those before an `and` with them (`a neighbour and | member`)."""
        grammar = self.phrases.book.grammar
        ahead = self.phrases.phrases(max(0, span.start - _REACH), span.start, _no_verb)
        if ahead and ahead[-1].mentions[0].kind == ROLE:
            between = self.folded[ahead[-1].span.end : span.start].split()
            if len(between) == 1 and between[0] in grammar.conjunctions:
                span = Span(ahead[-1].span.start, span.end)
        if self._article(span.start) in grammar.indefinites:
            self._unnamed[key] = (self._words(span), self._roles(span))

    def _unnamed_again(self, span: Span) -> Resolved | None:
        """Whom such words introduced without a name, behind an article of somebody known (`this neighbour`)."""
        grammar = self.phrases.book.grammar
        article = self._article(span.start)
        if not self._unnamed or article in grammar.indefinites or article not in grammar.determiners:
            return None
        wanted, roles = self._words(span), self._roles(span)
        fits = [key for key, (words, titles) in self._unnamed.items() if wanted <= words and roles & titles]
        return self._known[fits[-1]] if fits else None

    def _word_start(self, start: int) -> int:
        """Where the word begins that a role ends, in scripts without capitals (`運航|会社`, `학|부모`, `ال|شرطة`)."""
        if self.phrases.book.grammar.is_cased:
            return start
        first = start
        small = self.phrases.book.grammar.prepositions
        low = self._word_bound(start)
        while first > low and start - first < _LONGEST_WORD and _is_in_name(self.text[first - 1]):
            if self.text[first - 1] in small:
                break
            first -= 1
        if self.text[first:start].isascii() or "\u0621" <= self.text[start] <= "\u064a":
            return start - 2 if self.text.startswith("ال", start - 2) else start
        return first

    def _word_bound(self, start: int) -> int:
        """Where the last outlet or verb before `start` ends, in scripts without spaces (`路透社|援引|国防部`)."""
        low = max(0, start - _LONGEST_WORD)
        ends = [m.end for m in self.phrases.inside(low, start) if m.kind == OUTLET and self.text[m.end] != "・"]
        ends += [low + end for _, _, end in self.phrases.book.cues.find(self.folded[low:start])]
        return max(ends, default=0)

    def _person(self, phrase: Phrase, name: Span, statement: int) -> Resolved:
        """A person by name, known from before or introduced somewhere in the text."""
        printed = self.text[name.start : name.end]
        surname = self.phrases.surname(printed)
        full = self.phrases.surnames.get(surname, printed)
        key = f"person:{full.lower()}"
        known = self._known.get(key)
        wide = self._wide(name) if known is None else phrase.span
        self._offices.setdefault(key, set()).update(self._words(wide))
        self._titles.setdefault(key, set()).update(self._roles(wide))
        kind = self._kind(phrase.span) if phrase.span != name else None
        kind = self._of_owner(phrase, kind, statement)
        if known is None:
            if kind is None or kind.type not in _OFFICES:
                kind = self._employer(phrase) or self._introduction(self.phrases.surname(full)) or kind
                kind = self._party(name.end) or kind if kind is None or kind.type not in _OFFICES else kind
            type_ = kind.type if kind is not None and kind.type not in ("unknown", "document") else "individual"
            rule = kind.rule if kind is not None and type_ != "individual" else f"{self._rule}.person"
            holder = holders().holder(full, self._day) if type_ == "individual" else None
            if holder is not None:
                type_, rule = holder.kind, holder.id
            known = self._entered(Source(key, full, type_), "named", rule, kind)
        elif known.source.type == "individual" and kind is not None and kind.type in _OFFICES:
            known.source.type = kind.type
            known = self._known[key] = known._replace(rule=kind.rule)
        return known

    def _of_owner(self, phrase: Phrase, kind: Kind | None, statement: int) -> Kind | None:
        """The kind of somebody's spokesperson or officer by the body that was heard of last (`its spokeswoman, Ann Cole`)."""
        article = self._article(phrase.span.start)
        is_open = kind is not None and kind.rule.endswith((".spokesperson", ".member")) and kind.type in _OPEN
        if kind is None or not is_open or article not in self.phrases.book.grammar.possessives:
            return kind
        owner = self._bodies.owner(statement)
        return kind._replace(type=owner.source.type) if owner is not None and owner.source.type in _BODIES else kind

    def _entered(self, source: Source, identification: str, rule: str, kind: Kind | None) -> Resolved:
        known = Resolved(source, identification, rule, kind.span if kind is not None else None, False)
        self._known[source.key] = known
        self.types[source.key] = source.type
        self.directory.enter(source, identification, rule)
        return known

    def _introduction(self, surname: str) -> Kind | None:
        """The office that the text gives a person wherever it names them."""
        if surname not in self._introduced:
            found: Kind | None = None
            for mention in self.phrases.mentions:
                if mention.kind != NAME or self.phrases.surname(self.text[mention.start : mention.end]) != surname:
                    continue
                found = self._beside(mention.start, mention.end)
                if found is not None:
                    break
            self._introduced[surname] = found
        return self._introduced[surname]

    def _words(self, span: Span) -> set[str]:
        """The longer words of a phrase."""
        return {w for w in WORDS.findall(self.folded[span.start : span.end]) if len(w) > 3}

    def _roles(self, span: Span) -> set[str]:
        """The role words of a phrase that are no part of a body's name."""
        bodies = self.classifier.bodies(span)
        roles = [m for m in self.phrases.inside(*span) if m.kind == ROLE]
        return {
            self.folded[m.start : self.phrases.noun_end(m)]
            for m in roles
            if not any(b.start <= m.start < b.end for b in bodies)
        }

    def _wide(self, name: Span) -> Span:
        """A name with the office that stands beside it in the text."""
        low = max(0, name.start - _REACH)
        for phrase in self.phrases.phrases(low, min(len(self.text), name.end + _REACH), _no_verb):
            if phrase.span.start <= name.start and name.end <= phrase.span.end:
                return phrase.span
        return name

    def _beside(self, start: int, end: int) -> Kind | None:
        """The kind that the phrase around a name gives."""
        low = max(0, start - _REACH)
        for phrase in self.phrases.phrases(low, min(len(self.text), end + _REACH), _no_verb):
            if phrase.span.start <= start and end <= phrase.span.end and phrase.span != (start, end):
                kind = self._kind(phrase.span)
                if kind is not None and kind.type not in _OFFICES:
                    kind = self._employer(phrase)
                return kind if kind is not None and kind.type in _OFFICES else None
        return None

    def _employer(self, phrase: Phrase) -> Kind | None:
        """The kind of what somebody leads or serves, where it stands apart from the office: behind the body's name
        (`Ann Cole, head of science at Blue Tide, | an aid group`), or behind a second office (`founder and | head of it`).
        """
        if phrase.mentions[-1].kind != ROLE:
            return None
        grammar, start = self.phrases.book.grammar, phrase.span.end
        low = self.folded[start : start + _REACH]
        words = low.split()
        if len(words) > 1 and words[0] in grammar.conjunctions:
            second = next(iter(self.phrases.phrases(start, start + _REACH, _no_verb)), None)
            if second is None or second.mentions[0].kind != ROLE or len(self.text[start : second.span.start].split()) > 2:
                return None
            return self._office_of(second.span)
        found = _NAMED_BY.match(low)
        if found is None or found[2] not in grammar.indefinites or self.phrases.book.cues.find(found[1]):
            return None
        behind = next(iter(self.phrases.inside(start + found.end(), start + found.end() + _REACH)), None)
        if grammar.has_capital_nouns and found[2][-1:] not in _NOT_SUBJECTS:
            return None  # `said Jan Kolbe, head of the museum, an office had stopped it`
        if behind is None or behind.kind != BODY or len(self.text[start + found.end() : behind.start].split()) > 1:
            return None
        return self._office_of(Span(behind.start, behind.end))

    def _office_of(self, span: Span) -> Kind | None:
        kind = self._kind(span)
        return kind if kind is not None and kind.type in _OFFICES else None

    def _kind(self, span: Span) -> Kind | None:
        """The classifier's kind; who held an office once is a private person now."""
        kind = self.classifier.kind_of(span)
        if kind is not None and kind.type == "official" and kind.identification == "role":
            before = self.folded[max(0, span.start - 20) : kind.span.end if kind.span is not None else span.end]
            if self.phrases.book.grammar.former.search(before):
                return Kind("individual", kind.identification, kind.rule, kind.span)
            return self._of_body(span, kind)
        if kind is not None and kind.type == "media_unspecified" and span.end - 1 in self.phrases.title_marks:
            return kind._replace(type="news_outlet")  # `the paper “Morning”`
        return kind

    def _of_body(self, span: Span, kind: Kind) -> Kind:
        """`the president of the European Commission` speaks for an international body, an ambassador to it does not."""
        grammar = self.phrases.book.grammar
        for body in self.classifier.bodies(span):
            if body.what.kind != "international_body" or kind.span is None or body.end <= kind.span.end:
                continue
            between = self.folded[kind.span.end : body.start].replace("'", " ").split()
            if all(w in grammar.genitives or w in grammar.determiners for w in between):
                return Kind("international_body", kind.identification, body.what.id, Span(body.start, body.end))
        return kind


def _is_in_name(ch: str) -> bool:
    return any(first <= ch <= last for first, last in _IN_NAME)


def _no_verb(_start: int, _end: int) -> bool:
    return False


def _is_called(text: str, phrase: Phrase) -> bool:
    """True for a first name with what somebody is behind a comma (`Nadia, a neighbour`)."""
    first = phrase.mentions[0]
    return len(phrase.mentions) > 1 and first.kind == WEAK and text[first.end : first.end + 1] == ","
