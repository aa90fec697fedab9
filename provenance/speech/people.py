"""Phrases and pronouns to the sources that they mean: one article's speakers, in reading order."""

from __future__ import annotations

from itertools import islice

from provenance.findings import Kind, Resolved, Source
from provenance.rules.holders import Holder, holders
from provenance.spans import Span
from provenance.speech.again import Bodies
from provenance.speech.kinds import ClassifierLike, DirectoryLike
from provenance.speech.mention import BODY, NAME, OTHER, OUTLET, PAPER, PLURAL, PRONOUN, ROLE, WEAK, Mention, Phrase
from provenance.speech.offices import OFFICES, Offices
from provenance.speech.papers import Papers
from provenance.speech.phrases import Phrases
from provenance.speech.scripts import word_start
from provenance.speech.unnamed import Unnamed
from provenance.vocabulary import MEDIA

_LONGEST_WORD = 10
# Letters that the forms of a first name share (`Иван`, `Ивана`).
_FIRST_LETTERS = 2
# Bodies whose spokespeople speak for them in the sentences right behind.
_BODIES = ("company", "ngo_monitor", "political_actor", "international_body", "armed_group")
# Those that a noun before an office may take up.
_OWNERS = ("company", "ngo_monitor", "political_actor", "international_body", "armed_group", "official")
_SPOKEN_REACH = 2
# Statements over which a person may be called by what they do.
_CALLED_REACH = 3
# Words about candidates of an article that is about them.
_FEWEST_OF_RACE = 3
# Types of a spokesperson or an officer whose body the phrase does not name.
_OPEN = ("official", "individual")
# How much before a bare noun is looked at for the body that it takes up.
_PARAGRAPH = 400
# How people are called whom the text gives no name.
_PERSONS = frozenset(("role", "collective"))
# Of whom there are many, so that another is one too; another mayor is not meant by `another`.
_OF_MANY = frozenset(("witness", "expert", "anonymous", "individual"))


class People:
    """The speakers of one article."""

    def __init__(self, phrases: Phrases, classifier: ClassifierLike, directory: DirectoryLike, day: str | None) -> None:
        """`day` is the article's date, where it says one (`2026-01-05...`)."""
        self.phrases, self.classifier, self.directory = phrases, classifier, directory
        self.text, self.folded = phrases.text, phrases.folded
        self._rule = f"{phrases.book.language}.classify"
        self._day = day
        self._offices = Offices(phrases, classifier)
        self._unnamed = Unnamed(phrases, self._offices)
        self._known: dict[str, Resolved] = {}
        self.types: dict[str, str] = {}
        self._words_of: dict[str, set[str]] = {}
        self._roles_of: dict[str, set[str]] = {}
        self._bodies = Bodies(phrases, classifier, directory)
        self._papers = Papers(phrases, self._offices)
        self.last: Resolved | None = None
        self.last_statement = self.noted_statement = self.quoted_statement = -1
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
            first = {m.kind for m in phrase.mentions if m.start == phrase.mentions[0].start}
            is_movement = found.source.type == "armed_group" and found.identification in ("institution", "collective")
            if is_movement or (not first.isdisjoint((BODY, OUTLET, PAPER)) and is_body):
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
        is_author = words.lower() in self.phrases.book.grammar.myself
        if not is_quoted or phrase.mentions[0].kind != PRONOUN or len(phrase.mentions) > 1 or is_author:
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
            kind = self._offices.kind(span)
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

    def still_quoted(self, statement: int) -> bool:
        """Notes that a statement of quoted words goes on with the last speaker, where it stands right behind that one's."""
        is_next = self.last is not None and max(self.last_statement, self.quoted_statement) == statement - 1
        self.quoted_statement = statement if is_next else self.quoted_statement
        return is_next

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
        phrase = self._in_full(self._papers.made_by(phrase))
        name = next((m for m in phrase.mentions if m.kind == NAME), None)
        named = self._bodies.named(phrase)
        if name is not None and named is None and not self._is_paper_of(phrase, name):
            return self._person(phrase, Span(name.start, name.end), statement)
        phrase = self._papers.whose(phrase)
        owner = self._taken_up(phrase, statement) if phrase.mentions[0].kind == PAPER else None
        if owner is not None:
            return owner
        kind = self._offices.kind(phrase.span)
        again = self._bodies.meant(phrase, statement) if kind is None or not kind.rule.startswith("registry.") else None
        if again is None and kind is not None:
            again = self._bodies.same(phrase, kind.type, statement)
        if again is not None or (kind is None and self._bodies.taken_up(phrase)):
            return again
        before = self._before(phrase, statement)
        if before is not None:
            return before
        kind = kind or named
        outlets = self.classifier.outlets(phrase.span)
        if outlets and (kind is None or kind.rule == f"registry.{outlets[0].what.id}"):
            source = self.directory.outlet(outlets[0].what, statement)
            return Resolved(
                source, "institution", f"registry.{outlets[0].what.id}", Span(outlets[0].start, outlets[0].end), False
            )
        return self._plain(phrase, kind, statement)

    def _in_full(self, phrase: Phrase) -> Phrase:
        """The body that a phrase calls by its abbreviation alone (`the | TSE` behind `the Supreme Court (TSE)`)."""
        full = self.phrases.shorts.get(self.text[phrase.span.start : phrase.span.end])
        return phrase if full is None else Phrase(full, (Mention(full.start, full.end, BODY),), False)

    def _is_paper_of(self, phrase: Phrase, name: Mention) -> bool:
        """True for the report or poll of a body that no rule knows (`a report by Goldman Sachs`)."""
        if phrase.mentions[0].kind != PAPER or any(m.kind == ROLE for m in phrase.mentions):
            return False
        surname = self.phrases.names.surname(self.text[name.start : name.end])
        full = self.phrases.names.surnames.get(surname, self.text[name.start : name.end])
        return f"person:{full.lower()}" not in self._known and self._offices.introduction(surname) is None

    def _plain(self, phrase: Phrase, kind: Kind | None, statement: int) -> Resolved:
        """A body, a role or a group by its words; `the minister` is the person whom such words introduced."""
        article = self.folded[max(0, phrase.span.start - 12) : phrase.span.start].replace("'", " ").split()[-1:]
        if kind is not None and kind.identification == "role" and self.phrases.book.grammar.indefinites.isdisjoint(article):
            wanted = self._offices.words(phrase.span)
            roles = self._offices.roles(phrase.span)
            titled = [k for k in self._words_of if wanted <= self._words_of[k] and self._roles_of[k] & roles]
            same = next((self._known[k] for k in reversed(titled)), None)
            if same is not None:
                return same
        if statement - self._person_statement <= _CALLED_REACH:
            called = self._bodies.called(phrase, self._last_person)
            if called is not None:
                return called
        again = self._unnamed.again(phrase.span) if kind is not None and kind.identification in _PERSONS else None
        if again is not None:
            return self._known[again]
        first, is_called = phrase.mentions[0], _is_called(self.text, phrase)
        words = self.text[word_start(self.phrases, phrase.span.start) : first.end if is_called else phrase.span.end]
        key = f"phrase:{words.lower()}"
        kind = self._of_owner(phrase, kind, statement)
        body = self._spoken_for(phrase, kind, statement)
        if body is not None and kind is not None:
            key, kind = f"{key}:{body.source.key}", kind._replace(type=body.source.type)
        known = self._known.get(key)
        if known is None:
            is_weak = kind is None and all(m.kind == WEAK for m in phrase.mentions)
            is_weak = is_weak and (is_double(words) or self.phrases.book.grammar.common_noun.search(words.lower()) is None)
            is_weak = is_weak and not self.phrases.names.is_no_name(phrase.span.start)
            type_ = kind.type if kind is not None else "individual" if is_weak else "unknown"
            is_weak = is_weak or is_called
            identification = "named" if is_weak else kind.identification if kind is not None else "institution"
            rule = kind.rule if kind is not None else f"{self._rule}.unknown"
            known = self._entered(Source(key, words, type_), identification, rule, kind)
            if kind is not None and kind.identification in _PERSONS:
                self._unnamed.introduce(phrase.span, key)
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

    def _person(self, phrase: Phrase, name: Span, statement: int) -> Resolved:
        """A person by name, known from before or introduced somewhere in the text."""
        printed = self.text[name.start : name.end]
        surname = self.phrases.names.surname(printed)
        full = self.phrases.names.surnames.get(surname, printed)
        is_another = not self.phrases.book.grammar.has_capital_nouns and _is_another(printed, full)
        full = printed if is_another else full
        key = f"person:{full.lower()}"
        known = self._known.get(key)
        wide = self._offices.wide(name) if known is None else phrase.span
        self._words_of.setdefault(key, set()).update(self._offices.words(wide))
        self._roles_of.setdefault(key, set()).update(self._offices.roles(wide))
        kind = self._offices.kind(phrase.span) if phrase.span != name else None
        kind = self._of_owner(phrase, kind, statement)
        if known is None:
            if kind is None or kind.type not in OFFICES:
                introduced = None if is_another else self._offices.introduction(self.phrases.names.surname(full))
                kind = self._offices.employer(phrase) or introduced or kind
                kind = self._offices.party(name.end) or kind if kind is None or kind.type not in OFFICES else kind
            type_ = kind.type if kind is not None and kind.type not in ("unknown", "document") else "individual"
            rule = kind.rule if kind is not None and type_ != "individual" else f"{self._rule}.person"
            holder = self._holder(full) if type_ == "individual" else None
            if holder is not None:
                type_, rule = holder.kind, holder.id
            is_own_form = full.isascii() != printed.isascii()  # `Трамп`, which the list has as `Trump`
            shown = printed if is_own_form or self._is_as_full(phrase, printed, full) else full
            known = self._entered(Source(key, shown, type_), "named", rule, kind)
        elif known.source.type == "individual" and kind is not None and kind.type in OFFICES:
            known.source.type = kind.type
            known = self._known[key] = known._replace(rule=kind.rule)
        return known

    def _is_as_full(self, phrase: Phrase, printed: str, full: str) -> bool:
        """True for a full name that stands free, where another case of it came first (`с мэром Павлом Сомовым`)."""
        is_free = bool(self.phrases.book.grammar.name_cases) and not phrase.is_oblique
        return is_free and printed.count(" ") == full.count(" ") > 0

    def _holder(self, full: str) -> Holder | None:
        """The office that the list has for a name at the article's day; their candidacy where a text without one is about
        candidates.
        """
        holder = holders().holder(full, self._day)
        if holder is None or self._day:
            return holder
        of_race = islice(self.phrases.book.grammar.race.finditer(self.folded), _FEWEST_OF_RACE)
        return (holders().candidate(full) if sum(1 for _ in of_race) == _FEWEST_OF_RACE else None) or holder

    def _taken_up(self, phrase: Phrase, statement: int) -> Resolved | None:
        """The body whose paper, officer or branch a phrase names by a bare noun behind it (`доклад | ведомства`)."""
        last = phrase.mentions[-1]
        if len(phrase.mentions) < 2 or (self.text[last.end : last.end + 1] == " " and last.kind != BODY):
            return None
        noun = next((m for m in phrase.mentions if self._bodies.taken_up(Phrase(Span(m.start, m.end), (m,), False))), None)
        if noun is None:
            return None
        bare = Phrase(Span(noun.start, noun.end), (noun,), False)
        return self._bodies.meant(bare, statement) or self._before(bare, statement)

    def _before(self, phrase: Phrase, statement: int) -> Resolved | None:
        """The body that the same paragraph names before a bare noun that may take it up, and that said nothing so far."""
        means = self._bodies.taken_up(phrase)
        low = max(self.text.rfind("\n", 0, phrase.span.start), phrase.span.start - _PARAGRAPH, 0)
        for mention in reversed(self.phrases.inside(low, phrase.span.start)) if means else ():
            span = Span(mention.start, mention.end)
            kind = self._offices.kind(span) if mention.kind == BODY and not self.phrases.taken_up(span) else None
            is_body = kind is not None and kind.identification == "institution" and not kind.rule.startswith("country.")
            if kind is not None and is_body and kind.type in means:
                return self._plain(Phrase(span, (mention,), False), kind, statement)
        return None

    def _of_owner(self, phrase: Phrase, kind: Kind | None, statement: int) -> Kind | None:
        """The kind of somebody's spokesperson or officer by the body that was heard of last (`its spokeswoman, Ann Cole`)."""
        article = self._offices.article(phrase.span.start)
        shorts = (self.phrases.shorts.get(self.text[m.start : m.end]) for m in phrase.mentions[1:] if m.kind == BODY)
        full = next((span for span in shorts if span is not None), None)
        if kind is not None and full is not None and kind.rule.endswith((".spokesperson", ".member", ".president")):
            body_kind = self._offices.kind(full)
            return kind._replace(type=body_kind.type) if body_kind is not None and body_kind.type in _BODIES else kind
        noun = next((m for m in phrase.mentions[1:] if m.kind == BODY and self.phrases.taken_up(Span(m.start, m.end))), None)
        if kind is not None and noun is not None and kind.type in _OPEN and kind.identification == "role":
            body = self._bodies.meant(Phrase(Span(noun.start, noun.end), (noun,), False), statement)
            return kind._replace(type=body.source.type) if body is not None and body.source.type in _BODIES else kind
        called = self._called_by(phrase, kind, statement)
        if kind is not None and called is not None:
            return kind._replace(type=called.source.type)
        is_open = kind is not None and kind.rule.endswith((".spokesperson", ".member")) and kind.type in _OPEN
        is_open = is_open or (kind is not None and kind.rule.endswith((".officer", ".company")))
        if kind is None or not (is_open or kind.type == "political_actor"):
            return kind
        taken_up = self._taken_up(phrase, statement)
        if taken_up is not None and taken_up.source.type in _BODIES:
            return kind._replace(type=taken_up.source.type)
        words = {article, *self.folded[phrase.span.start : phrase.span.end].split()}
        if not is_open or self.phrases.book.grammar.possessives.isdisjoint(words):
            return self._of_only_body(phrase, kind) if is_open else kind
        owner = self._bodies.owner(statement)
        if owner is None and statement - self._person_statement <= _SPOKEN_REACH:
            owner = self._last_person  # `the head of the bank … Her spokesman`
        return kind._replace(type=owner.source.type) if owner is not None and owner.source.type in _BODIES else kind

    def _of_only_body(self, phrase: Phrase, kind: Kind) -> Kind:
        """The kind of an officer with a definite article by the only body that the paragraph names before (`The union knows
        that. … said the coordinator, Ann Cole`).
        """
        grammar, start = self.phrases.book.grammar, phrase.span.start
        article = self._offices.article(start)
        if not grammar.is_cased or article not in grammar.determiners or article in grammar.indefinites:
            return kind
        found: dict[str, Kind | None] = {}
        for mention in self.phrases.inside(max(self.text.rfind("\n", 0, start), 0), start):
            if mention.kind in (BODY, OUTLET):
                found[self.folded[mention.start : mention.end]] = self._offices.kind(Span(mention.start, mention.end))
        only = next(iter(found.values())) if len({k.rule if k else "" for k in found.values()}) == 1 else None
        is_body = only is not None and only.identification == "institution" and only.type in _BODIES
        return kind._replace(type=only.type) if only is not None and is_body else kind

    def _called_by(self, phrase: Phrase, kind: Kind | None, statement: int) -> Resolved | None:
        """The body that a noun before an office takes up (`该机构 | 负责人`), in scripts without capitals."""
        first = phrase.mentions[0]
        is_open = kind is not None and kind.rule.endswith((".spokesperson", ".member")) and first.kind == BODY
        if not is_open or self.phrases.book.grammar.is_cased or len(phrase.mentions) == 1:
            return None
        found = self._bodies.meant(Phrase(Span(first.start, first.end), (first,), False), statement)
        return found if found is not None and found.source.type in _OWNERS else None

    def _entered(self, source: Source, identification: str, rule: str, kind: Kind | None) -> Resolved:
        known = Resolved(source, identification, rule, kind.span if kind is not None else None, False)
        self._known[source.key] = known
        self.types[source.key] = source.type
        self.directory.enter(source, identification, rule)
        return known


def _is_another(printed: str, full: str) -> bool:
    """True for a first name and a surname that are not those of the person known by that surname (`Ada Olsen`, of `Jan
    Olsen`); first names with the same beginning may be forms of one.
    """
    first, _, rest = printed.partition(" ")
    if not rest or not first[:1].isupper() or first in full.split() or printed.lower() in full.lower():
        return False
    other = full.partition(" ")[0]
    count = min(_FIRST_LETTERS, len(first.strip(".")), len(other.strip(".")))
    return " " in full and first[:count].lower() != other[:count].lower()


def is_double(words: str) -> bool:
    """True for a double name (`Rose-Laure`)."""
    first, _, second = words.partition("-")
    return first[:1].isupper() and second[:1].isupper()


def _is_called(text: str, phrase: Phrase) -> bool:
    """True for a first name with what somebody is behind a comma (`Nadia, a neighbour`)."""
    first = phrase.mentions[0]
    return len(phrase.mentions) > 1 and first.kind == WEAK and text[first.end : first.end + 1] == ","
