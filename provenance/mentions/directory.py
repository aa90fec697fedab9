"""Names, roles and pronouns to the sources they mean: one article's sources, found in reading order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from provenance.findings import AUTHOR_RULE, CreditLine, Kind, Resolved, Source
from provenance.mentions.kinds import ClassifierLike
from provenance.mentions.known import Known
from provenance.mentions.memory import Memory
from provenance.mentions.names import Names
from provenance.mentions.namesakes import Namesakes
from provenance.mentions.papers import author_before
from provenance.mentions.told import SHORT_OFFICES, fallback_type, gender_of, nouns_of, spelled_out
from provenance.patterns import compile_pattern
from provenance.records import replace
from provenance.registry import Outlet
from provenance.rules import lexicon as lx
from provenance.rules.holders import holders
from provenance.spans import Span
from provenance.syntax.phrases import is_abbreviated
from provenance.syntax.subjects import subject_before
from provenance.syntax.tokens import Tokens

_WORDS = compile_pattern(r"[\w'-]+")
_ARTICLES = compile_pattern(r"(?i)^(?:the|a|an|its|his|her|their|our|this|that)\s+")

_SHORTEST_SENTENCE, _LONGEST_SENTENCE = 3, 80  # tokens before a pronoun that can hold its subject, and are looked at
# How many statements back a pronoun looks for a person who was a subject without being a source.
_SUBJECT_REACH = 4


# What a text calls an outlet that it named before (`the agency`).
_OUTLET_NOUNS = frozenset(("agency", "newspaper", "outlet", "report", "paper", "network", "broadcaster"))

# A role told alone is given its name within this many statements.
_NAMED_WITHIN = 2

# Bodies that spokespeople and directors speak for when the text names them once.
_BODIES = frozenset(("company", "ngo_monitor", "armed_group", "political_actor", "international_body", "expert", "official"))
# Papers are their author's word where the author stands before them, within this many words.
_LONGEST_OWNER = 6
# How many words before `his spokesman` a verb may stand whose subject he is.
_OWNER_REACH = 30
_VERB = lx.AUX | lx.FINITE | lx.ED | lx.CUE
_PERSON_OF = {"his": "he", "her": "she", "its": "it", "their": "they"}
_ENDS_AUTHOR = frozenset((",", "(", "-", "–", "—", "--", "to", "on", "about", "which", "who", "that"))
_NO_AUTHOR = frozenset(("unknown", "document", "social_media"))


def _is_plural(word: str, kind: Kind) -> bool:
    """True for a source that `they` means (`residents`, `the police`)."""
    return kind.identification == "collective" or word == "police" or (word.endswith("s") and not word.endswith("ss"))


class Directory:
    """The sources of one article. `resolve` is called in reading order; keys are stable within the article."""

    def __init__(
        self,
        tk: Tokens,
        classifier: ClassifierLike,
        by_name: Callable[[str], Outlet | None] | None = None,
        published: str | None = None,
        named: Callable[[str], Sequence[Outlet]] | None = None,
    ) -> None:
        self.tk = tk
        self.namesakes = Namesakes(tk, classifier, named)
        self._published = published
        self._role_alone: tuple[Known, int] | None = None
        self._statement = 0
        self._last_key = ""
        self._by_outlet_name = by_name
        self.classifier = classifier
        self.known: dict[str, Known] = {}
        self.names = Names(tk, classifier, holders())
        self._by_words: dict[str, tuple[Known, str]] = {}
        self._pending: list[tuple[int, int, int]] = []
        self._heard: list[tuple[int, str]] = []  # the sources resolved, with the token that each begins at
        self.memory = Memory()

    @property
    def sources(self) -> dict[str, Source]:
        """All sources found so far, by key."""
        return {key: k.source for key, k in self.known.items()}

    def adopt(self, line: CreditLine) -> CreditLine:
        """A parsed credit line with its sources made the article's own: one outlet or person, one key."""
        renamed: dict[str, str] = {}
        for source in line.sources:
            key = f"outlet:{source.registry}" if source.registry else f"credit:{source.name.lower()}"
            renamed[source.key] = key
            if key not in self.known:
                source.key = key
                nouns = set(_OUTLET_NOUNS) if source.registry else set()
                self.known[key] = Known(source, "institution", "credit.party", nouns)
        links = tuple(replace(link, source=renamed.get(link.source, link.source)) for link in line.chain)
        return replace(line, chain=links)

    def resolve(self, first: int, last: int, statement: int) -> Resolved | None:
        """The source that tokens `[first, last)` mean, or None for a pronoun with nobody before it."""
        tk = self.tk
        word = tk.words[first]
        self._statement = statement
        if last - first == 1 and tk.flags[first] & lx.REL and first > 0:
            low, _ = self.names.line(first)
            end = first - 1 if tk.words[first - 1] == "," else first
            antecedent = subject_before(tk, low, end)
            if antecedent is not None:
                first, last = antecedent
                word = tk.words[first]
        if last - first == 1 and tk.flags[first] & (lx.SUBJ | lx.OBJ) and not tk.flags[first] & lx.DET:
            return self._subject_here(first, word) or self._pronoun(word.split("'")[0], statement)
        span = Span(tk.starts[first], tk.end(last - 1))
        head = self._before_readers(first, last)
        known, identification = self._phrase(first, head, Span(span.start, tk.end(head - 1)))
        self.memory.saw(known, statement)
        if word in ("a", "an") and not known.is_plural and tk.flags[head - 1] & (lx.OFFICE | lx.RANK | lx.TITLE):
            self._role_alone = known, statement
        self._last_key = known.source.key
        self._heard.append((first, known.source.key))
        return Resolved(known.source, identification, known.rule, span, False)

    def resolve_sharing(self, left: tuple[int, int], right: tuple[int, int], statement: int) -> Resolved:
        """The source of `left` that borrows its noun from `right` (`Japanese | and South Korean officials`)."""
        tk = self.tk
        first, last = left
        other = self.resolve(*right, statement)
        span = Span(tk.starts[first], tk.end(last - 1))
        noun = max((s.end for s in self.adjectives_in(Span(tk.starts[right[0]], tk.end(right[1] - 1)))), default=0)
        name = _ARTICLES.sub("", f"{tk.text[span.start : span.end]} {tk.text[noun : tk.end(right[1] - 1)].strip()}")
        key = f"phrase:{name.lower()}"
        known = self.known.get(key)
        if known is None:
            type_ = other.source.type if other is not None else "unknown"
            known = Known(
                Source(key, name, type_), other.identification if other else "institution", other.rule if other else ""
            )
            known.is_plural = True
            self.known[key] = known
        self.memory.saw(known, statement)
        return Resolved(known.source, known.identification, known.rule, span, False)

    def _before_readers(self, first: int, last: int) -> int:
        """Where a phrase ends without those who read what it names: `a memo | seen by Reuters` is the memo's word."""
        words = self.tk.words
        for k in range(first + 1, last - 2):
            if words[k + 1] == "by" and words[k] in self.tk.lexicon.sets["read_by"]:
                return k
        return last

    def note_subject(self, low: int, high: int, statement: int) -> None:
        """A statement without attribution: a person named as its subject is whom pronouns may mean next. Looked at only
        when a pronoun asks.
        """
        self._pending.append((low, high, statement))

    def stand_aside(self, is_aside: bool) -> None:
        """Entering a caption (True), or back in the text: whom the one speaks of, the other's pronouns do not mean."""
        self.memory.stand_aside(is_aside)

    def _look_back(self) -> None:
        """Reads the subjects of the statements passed since the last look, the latest of them only."""
        pending, self._pending = self._pending[-_SUBJECT_REACH:], []
        for low, high, statement in pending:
            if statement > self.memory.statement:
                self._read_subject(low, high, statement)

    def _read_subject(self, low: int, high: int, statement: int) -> None:
        tk = self.tk
        subject = self._first_subject(low, high)
        if subject is None:
            return
        first, last = subject
        name = self.names.person_name(first, last)
        span = Span(tk.starts[first], tk.end(last - 1))
        if name is not None:
            known, _ = self._person(name, first, last, self.classifier.kind_of(span))
            self.memory.saw(known, statement)
            return
        kind = self.classifier.kind_of(span)
        if kind is None or kind.type not in _BODIES or tk.flags[first] & lx.SUBJ:
            return
        known, _ = self._phrase(first, last, span)
        is_new = self.memory.plural is None if known.is_plural else self.memory.other is None
        if known.is_person or is_new:
            self.memory.saw(known, statement)

    def _first_subject(self, low: int, high: int) -> tuple[int, int] | None:
        """The subject of the first verb of the tokens `[low, high)`; None where a quotation begins before it."""
        tk = self.tk
        for k in range(low, min(high, low + 16)):
            f = tk.flags[k]
            if tk.words[k] in ("“", '"'):
                return None
            if f & (lx.AUX | lx.FINITE) or (f & (lx.ED | lx.CUE) and not f & (lx.CAP | lx.ING)):
                return subject_before(tk, low, k)
        return None

    def is_person(self, first: int, last: int) -> bool:
        """True where tokens `[first, last)` name a person."""
        return self.names.person_name(first, last) is not None

    def bodies_in(self, span: Span) -> list[Span]:
        """The spans of the named bodies and places (no adjectives) inside a span."""
        hits = self.classifier.bodies(span)
        return [Span(h.start, h.end) for h in hits if not h.what.is_adjective]

    def adjectives_in(self, span: Span) -> list[Span]:
        """The spans of nationalities and of possessive names of places (`Japanese`, `Russia's`) inside a span."""
        text, out = self.tk.text, []
        for h in self.classifier.bodies(span):
            if h.what.kind != "place":
                continue
            is_possessive = text.startswith(("'s", "’s"), h.end)
            if h.what.is_adjective or is_possessive:
                out.append(Span(h.start, h.end + 2 * is_possessive))
        return out

    def state_media_in(self, span: Span) -> list[tuple[int, int]]:
        """Where generic words for state media stand inside a span, in code points."""
        return [(h.start, h.end) for h in self.classifier.roles(span) if h.what.gives == "state_media"]

    def outlet_in(self, span: Span) -> tuple[Source, Span] | None:
        """The first registry outlet named inside a span, with the span of its name."""
        return next(iter(self.outlets_in(span)), None)

    def outlet_named(self, first: int, last: int) -> tuple[Source, Span] | None:
        """The registry outlet whose name tokens `[first, last)` are, as a whole (names too common for running text)."""
        if self._by_outlet_name is None or first >= last or not self.tk.flags[first] & (lx.CAP | lx.DET):
            return None
        outlet = self._by_outlet_name(self.tk.string(first, last))
        span = Span(self.tk.starts[first], self.tk.end(last - 1))
        return None if outlet is None or outlet.id == self.classifier.publisher else (self._outlet(outlet).source, span)

    def outlets_in(self, span: Span) -> list[tuple[Source, Span]]:
        """The registry outlets named inside a span, each with the span of its name; the article's publisher left out."""
        publisher = self.classifier.publisher
        return [
            (self._outlet(h.what).source, Span(h.start, h.end))
            for h in self.classifier.outlets(span)
            if h.what.id != publisher
        ]

    def _subject_here(self, first: int, word: str) -> Resolved | None:
        """`The airline has grounded its fleet, it said`: a pronoun behind its own sentence means that sentence's subject."""
        tk = self.tk
        if first < _SHORTEST_SENTENCE or tk.words[first - 1] != ",":
            return None
        low = max(self.names.line(first)[0], first - _LONGEST_SENTENCE)
        start = first - 1
        while start > low and (tk.words[start - 1] not in (".", "?", "!", '"') or is_abbreviated(tk, start - 1)):
            start -= 1
        if start and tk.words[start - 1] == '"':
            return None  # what stands before is quoted
        subject = self._first_subject(start, first - 1)
        if subject is None:
            return None
        span = Span(tk.starts[subject[0]], tk.end(subject[1] - 1))
        name = self.names.person_name(*subject)
        is_person = word in ("he", "she")
        if is_person != (name is not None):
            return None
        kind = self.classifier.kind_of(span)
        if name is not None:
            known = self._person(name, *subject, kind)[0]
        elif kind is None or kind.type not in _BODIES or (word == "they") != _is_plural(tk.words[subject[1] - 1], kind):
            return None
        else:
            known = self._phrase(*subject, span)[0]
        self.memory.saw(known, self._statement)
        return Resolved(known.source, known.identification, known.rule, None, True)

    def _pronoun(self, word: str, statement: int) -> Resolved | None:
        if word in self.tk.lexicon.sets["author_pronoun"]:
            return Resolved(self._author(word).source, "role", AUTHOR_RULE, None, True)
        if word in self.tk.lexicon.sets["person_pronoun"]:
            self._look_back()
            known = self.memory.of_gender(word, statement, self.known.values())
        elif word in self.tk.lexicon.sets["plural_pronoun"]:
            if self.memory.plural is None and self.memory.other is None:
                self._look_back()
            group = [k for k in (self.memory.plural, self.memory.other) if k]
            group = [k for k in group if k.source.registry is None] or group
            known = max(group, key=lambda k: k.last_seen, default=None)
        else:
            if self.memory.other is None:
                self._look_back()
            known = self.memory.other
        if known is None:
            known = self._nobody(word)
        known.last_seen = statement
        return Resolved(known.source, known.identification, known.rule, None, True)

    def _author(self, word: str) -> Known:
        """Who writes: `I` and `we` outside of quotations."""
        known = self.known.get("author")
        if known is None:
            known = self.known["author"] = Known(Source("author", word, "own_reporting"), "role", AUTHOR_RULE)
        return known

    def _nobody(self, word: str) -> Known:
        """The source of a pronoun with nobody before it: the attribution stands, whose word it is stays open."""
        key = f"pronoun:{word}"
        known = self.known.get(key)
        if known is None:
            type_ = "individual" if word in ("he", "she", "i") else "unknown"
            known = self.known[key] = Known(Source(key, word, type_), "role", "en.classify.pronoun")
        return known

    def _phrase(self, first: int, last: int, span: Span) -> tuple[Known, str]:
        """The known source that a phrase means, made where it is new."""
        words = self.tk.text[span[0] : span[1]]
        again = self._by_words.get(words)
        if again is not None:
            return again
        found = self._read_phrase(first, last, span)
        if words[:1].isupper() and not words.startswith("The "):
            # the same name means the same source; "the ministry" may be another one each time
            self._by_words[words] = found
        return found

    def _read_phrase(self, first: int, last: int, span: Span) -> tuple[Known, str]:
        author = self._author_of(first, last)
        if author is not None:
            return author, author.identification
        name = self.names.person_name(first, last)
        if name:
            # the bare name tells no more than what is known of its bearer
            is_bare = span[1] - span[0] <= sum(map(len, name)) + len(name) or self._is_behind_outlet(span)
            return self._person(name, first, last, None if is_bare else self.classifier.kind_of(self._told_of(first, last)))
        several = self._of_one_name(first, last, span)
        if several is not None:
            return several, "institution"
        kind = self.classifier.kind_of(span) or spelled_out(self.tk, self.classifier, first, last)
        outlets = self.classifier.outlets(span)
        if outlets and kind is not None and kind.rule == f"registry.{outlets[0].what.id}":
            return self._outlet(outlets[0].what), "institution"
        head = self._definite(first, last)
        if head is not None:
            return head, head.identification
        return self._plain(first, last, span, kind)

    def _is_behind_outlet(self, span: Span) -> bool:
        """True for `the Harbour Post Ada Lund`, of `Speaking to the Harbour Post Ada Lund said`: the outlet hears it."""
        text = self.tk.text
        outlet = next(iter(self.classifier.outlets(span)), None)
        before = text[span.start : outlet.start].lower() if outlet is not None else ""
        if outlet is None or not (before == "the " or before.endswith(("to the ", "with the ", "to ", "with "))):
            return False
        behind = text[outlet.end : span.end].split()
        return (
            0 < len(behind) <= 2
            and all(w.isalpha() and w[0].isupper() for w in behind)
            and not self.classifier.roles(Span(outlet.end, span.end))
        )

    def _told_of(self, first: int, last: int) -> Span:
        """A person's phrase up to a relative clause that tells a deed, and no role (`Lund, who works for a charity`)."""
        tk = self.tk
        for k in range(first + 1, last - 1):
            if tk.words[k] == "who":
                does = tk.words[k + 1]
                if does not in tk.lexicon.sets["role_verb"] and not (does == "is" and tk.flags[k + 2] & lx.DET):
                    last = k
                break
        return Span(tk.starts[first], tk.end(last - 1))

    def _of_one_name(self, first: int, last: int, span: Span) -> Known | None:
        """The source of a name that several outlets bear: the one that the text means, or an open one where it tells none."""
        tk = self.tk
        while first < last and not tk.flags[first] & lx.CAP:
            first += 1
        words = _ARTICLES.sub("", tk.text[tk.starts[first] : span.end].strip(" ,")) if first < last else ""
        bearers = self.namesakes.bearers(words) if words else ()
        if not bearers:
            return None
        before = [outlet for outlet in bearers if f"outlet:{outlet.id}" in self.known]
        if len(before) == 1:
            return self._outlet(before[0])  # `The New York Times`, later `the Times`
        low, high = self.names.line(first)
        outlet = self.namesakes.choose(words, bearers, Span(tk.starts[low], tk.end(high - 1)))
        if outlet is not None:
            return self._outlet(outlet)
        key = f"phrase:{words.lower()}"
        if key not in self.known:
            types = {outlet.type for outlet in bearers}
            type_ = types.pop() if len(types) == 1 else "unknown"
            self.known[key] = Known(Source(key, words, type_), "institution", "en.classify.namesake", set(_OUTLET_NOUNS))
        return self.known[key]

    def _author_of(self, first: int, last: int) -> Known | None:
        """Whose word a paper is by the owner before it (`the Greens' letter to the mayor`, `her own research`): an
        identified author's post, report or data is the author's word. None where nobody is named or known.
        """
        tk = self.tk
        words, papers = tk.words, tk.lexicon.sets["authored"]
        for k in range(first, min(last - 1, first + _LONGEST_OWNER)):
            is_plural = words[k].endswith("s") and words[k + 1] in ("'", "’")
            if not (is_plural or words[k].endswith("'s") or (k == first and tk.flags[k] & lx.POSS)):
                continue
            if all(words[j] not in papers for j in range(k + 1, min(last, k + 4))):
                return None
            if tk.flags[k] & lx.POSS and k == first:
                owner = _PERSON_OF.get(words[k], "")
                found = self._pronoun(owner, self._statement) if owner else None
                known = self.known.get(found.source.key) if found is not None else None
                return None if known is None or known.source.type in _NO_AUTHOR else known
            end = tk.end(k) - (0 if is_plural else 2)
            span = Span(tk.starts[first], end)
            kind = self.classifier.kind_of(span) or spelled_out(tk, self.classifier, k, k + 1)
            name = self.names.person_name(first, k + 1) or self._possessor(first, k)
            if name is not None:
                return self._person(name, first, k + 1, kind)[0]
            if kind is None or kind.type in _NO_AUTHOR:
                return None
            return self._plain(first, k + 1, span, kind)[0]
        return self._named_author(first, last)

    def _named_author(self, first: int, last: int) -> Known | None:
        """`a report by the auditors`, `a letter from Lund`: who is named behind the paper; no place (`reports from Oslo`)."""
        tk, papers = self.tk, self.tk.lexicon.sets["authored"]
        by = next((k for k in range(first + 1, min(last - 1, first + _LONGEST_OWNER)) if tk.words[k] in ("by", "from")), None)
        if by is None or tk.words[by - 1] not in papers or tk.flags[by + 1] & (lx.TIME | lx.SUBJ | lx.NUMBER):
            return None
        last = next((k for k in range(by + 2, last) if tk.words[k] in _ENDS_AUTHOR), last)
        span = Span(tk.starts[by + 1], tk.end(last - 1))
        kind = self.classifier.kind_of(span)
        name = self.names.person_name(by + 1, last)
        if name is not None:
            return self._person(name, by + 1, last, kind)[0]
        known = self._definite(by + 1, last)
        if known is not None:
            return known
        if kind is None or kind.type in _NO_AUTHOR or kind.rule.startswith("place."):
            return None
        return self._plain(by + 1, last, span, kind)[0]

    def _possessor(self, first: int, k: int) -> list[str] | None:
        """A known person's name with its genitive ending (`Lund's`)."""
        name = self.tk.text[self.tk.starts[k] : self.tk.end(k)].removesuffix("'s").removesuffix("’s").rstrip("'’")
        known = self.names.surnames.get(name.lower())
        return self.known[known].source.name.split() if known is not None and k - first <= 2 else None

    def _outlet(self, outlet: Outlet) -> Known:
        key = f"outlet:{outlet.id}"
        known = self.known.get(key)
        if known is not None and outlet.id == self.classifier.publisher:
            # a credit line may have named it before the text does
            known.source.type, known.rule = "own_reporting", f"registry.{outlet.id}"
        if known is None:
            source = Source(
                key,
                outlet.name,
                "own_reporting" if outlet.id == self.classifier.publisher else outlet.type,
                outlet.id,
                outlet.country,
                list(outlet.aliases),
                outlet.control,
            )
            known = self.known[key] = Known(
                source,
                "institution",
                f"registry.{outlet.id}",
                set(_OUTLET_NOUNS),
            )
        return known

    def enter(self, source: Source, identification: str, rule: str) -> None:
        """A source that another stage found."""
        self.known[source.key] = Known(source, identification, rule)

    def outlet(self, outlet: Outlet, statement: int) -> Source:
        """The source of a registry outlet."""
        known = self._outlet(outlet)
        self.memory.saw(known, statement)
        return known.source

    def _person(self, name: list[str], first: int, last: int, kind: Kind | None) -> tuple[Known, str]:
        known = self._by_name(name)
        full = " ".join(name)
        if known is None and kind is None:
            known = self._named_now(name, full)
        if known is None:
            key = f"person:{full.lower()}"
            if kind is None or kind.type in ("unknown", "document"):
                kind = self.names.introduction(name) or kind
            type_ = kind.type if kind is not None and kind.type not in ("unknown", "document") else "individual"
            span = Span(self.tk.starts[first], self.tk.end(last - 1))
            type_ = self._of_body(first, last, span, kind) or type_
            rule = kind.rule if kind is not None and type_ != "individual" else "en.classify.person"
            holder = self.names.holders.holder(full, self._published) if type_ == "individual" and kind is None else None
            if holder is not None:
                type_, rule = holder.kind, holder.id
            source = Source(key, full, type_)
            known = self.known[key] = Known(source, "named", rule, is_person=True)
            self.names.surnames[name[-1].lower()] = key
            if len(name) > 1:
                self.names.first_words[name[0].lower()] = key
        else:
            if len(full) > len(known.source.name) and name[-1].lower() == known.source.name.split()[-1].lower():
                known.source.aliases.append(known.source.name)
                known.source.name = full
            if (
                known.source.type == "individual"
                and kind is not None
                and kind.type not in ("unknown", "individual", "document")
            ):
                known.source.type, known.rule = kind.type, kind.rule
        known.nouns |= nouns_of(self.tk, first, last)
        known.gender = known.gender or gender_of(known, self.tk.lexicon.sets)
        return known, "named"

    def _named_now(self, name: list[str], full: str) -> Known | None:
        """`A government spokesman said … . "…," Ada Quist said.`: the one of whom only the role was told, now named; None
        where the text tells more of the person elsewhere or nobody nameless stands right before.
        """
        if self._role_alone is None or len(name) < 2 or self.names.introduction(name) is not None:
            return None
        known, statement = self._role_alone
        if self._statement - statement > _NAMED_WITHIN or known.source.key != self._last_key:
            return None
        self._role_alone = None
        known.source.aliases.append(known.source.name)
        known.source.name, known.is_person = full, True
        self.names.surnames[name[-1].lower()] = known.source.key
        self.names.first_words[name[0].lower()] = known.source.key
        return known

    def _by_name(self, name: list[str]) -> Known | None:
        key = self.names.surnames.get(name[-1].lower()) or (
            self.names.first_words.get(name[0].lower()) if len(name) == 1 else None
        )
        if key is None:
            return None
        known = self.known[key]
        own = known.source.name.split()
        if len(name) > 1 and len(own) > 1 and name[0].lower().strip(".") != own[0].lower().strip("."):
            return None
        return known

    def _plain(self, first: int, last: int, span: Span, kind: Kind | None) -> tuple[Known, str]:
        """A body, a role or a group by its words."""
        text = _ARTICLES.sub("", self.tk.text[span.start : span.end].strip(" ,"))
        text = text.removesuffix("'s").removesuffix("’s")
        key, others, noun = f"phrase:{text.lower()}", [], ""
        identification = kind.identification if kind is not None else "institution"
        if kind is not None and kind.rule.startswith("body."):
            # `the UN`, `the 15-member Security Council`: one body, however the text names it
            body = next((h for h in self.classifier.bodies(span) if h.what.id == kind.rule and h.end >= span.end - 1), None)
            before = self.tk.at(body.start) - first if body is not None else 9
            if body is not None and before <= 2:
                key, others = kind.rule, [n for n in body.what.names if n != text]
                noun = body.what.name.lower().rpartition(" ")[2]
        known = self.known.get(key)
        if known is None:
            type_ = self._of_body(first, last, span, kind) or (
                kind.type if kind is not None else fallback_type(self.tk, self.names, first, last)
            )
            rule = kind.rule if kind is not None else "en.classify.unknown"
            if kind is None and type_ == "news_outlet":
                rule = "en.classify.outlet-name"
            source = Source(key, text, type_, aliases=others)
            if type_ == "state_media":
                self._locate(source, first, span)
            known = Known(source, identification, rule, nouns_of(self.tk, first, last) | ({noun} if noun else set()))
            known.is_plural = identification in ("collective", "anonymous") or self.tk.words[last - 1].endswith("s")
            known.is_person = identification == "role" and not known.is_plural
            if type_ == "social_media" and kind is None:
                known.is_person = known.is_plural = True
            self.known[key] = known
        return known, identification

    def _of_body(self, first: int, last: int, span: Span, kind: Kind | None) -> str | None:
        """`a spokesperson`, `its director`: the type of the body named before, where the words name none themselves."""
        owner = self._owner(first, last)
        if owner is not None and owner.source.type in _BODIES:
            return owner.source.type
        other = self.memory.other
        if kind is None or not kind.rule.endswith((".spokesperson", ".member")):
            return None
        if self.tk.words[first] in ("his", "her"):
            return self._of_person(first)
        if other is None:
            return None
        is_its = self.tk.words[first] in ("its", "their")
        if not is_its and not any(w.startswith("spokes") for w in self.tk.words[first:last]):
            return None
        if not is_its and (
            kind.rule.endswith(".member") or len(self.classifier.roles(span)) > 1 or self.classifier.bodies(span)
        ):
            return None
        return other.source.type if other.source.type in _BODIES else None

    def _owner(self, first: int, last: int) -> Known | None:
        """`the agency's director`: the source that such a noun described before."""
        tk = self.tk
        if tk.words[first] != "the" or first + 1 >= last or not tk.words[first + 1].endswith(("'s", "’s")):
            return None
        noun = tk.words[first + 1][:-2]
        found = [k for k in self.known.values() if noun in k.nouns and not k.is_person]
        return max(found, key=lambda k: k.last_seen, default=None)

    def _of_person(self, first: int) -> str | None:
        """`his spokesman`, `her aide`: the type of the person whom the sentence or those before it speak of."""
        tk = self.tk
        low, _ = self.names.line(first)
        for k in range(first - 1, max(low, first - _OWNER_REACH), -1):
            if not tk.flags[k] & _VERB or tk.flags[k] & lx.CAP:
                continue
            subject = subject_before(tk, low, k)
            name = self.names.person_name(*subject) if subject is not None else None
            if name is not None and subject is not None:
                kind = self.classifier.kind_of(Span(tk.starts[subject[0]], tk.end(subject[1] - 1)))
                type_ = self._person(name, *subject, kind)[0].source.type
                return type_ if type_ in _BODIES else None
        self._look_back()
        known = self.memory.person
        return known.source.type if known is not None and known.source.type in _BODIES else None

    def _locate(self, source: Source, first: int, span: Span) -> None:
        """Generic state media are those of the country that the sentence speaks of before them."""
        low, _ = self.names.line(first)
        for hit in self.classifier.bodies(Span(self.tk.starts[low], span.end)):
            country = hit.what.country
            if country and hit.what.kind == "place":
                source.country = country
                if hit.end <= span.start:
                    source.name = f"{source.name} of {hit.what.name}"
                return

    def _definite(self, first: int, last: int) -> Known | None:
        """`the ministry`, `the bureau`: the latest source that such a noun described."""
        tk = self.tk
        if tk.words[first] not in ("the", "that", "this") or last - first > 3:
            return None
        if tk.flags[last - 1] & lx.CAP and not self._is_office(tk.starts[last - 1], tk.end(last - 1)):
            return None
        ignored = tk.lexicon.sets["party_adjective"]
        nouns = [SHORT_OFFICES.get(tk.words[k], tk.words[k]) for k in range(first + 1, last) if tk.words[k] not in ignored]
        if not nouns:
            return None
        if nouns[-1].endswith("-year-old") and len(nouns) == 1 and self.memory.person is not None:
            return self.memory.person  # `the 36-year-old` is whom the text speaks of
        best: Known | None = None
        for known in self.known.values():
            if all(n in known.nouns for n in nouns) and (best is None or known.last_seen > best.last_seen):
                best = known
        if (best is None or best.source.type in _NO_AUTHOR) and nouns[-1] in tk.lexicon.sets["authored"]:
            return self._author_before(first, nouns[-1]) or best
        return best

    def _is_office(self, start: int, end: int) -> bool:
        """True for a word in capitals that is an office and no body (`the MEC`)."""
        roles = self.classifier.roles(Span(start, end))
        return any(h.what.id.endswith("official-person") and h.end - h.start == end - start for h in roles)

    def _author_before(self, first: int, noun: str) -> Known | None:
        """Who wrote the paper that the text told of before token `first`; None where nobody is named or known."""
        found = author_before(self.tk, first, noun, self._heard)
        if found is None:
            return None
        if isinstance(found, str):
            known = self.known[found]
        else:
            span = Span(self.tk.starts[found[0]], self.tk.end(found[1] - 1))
            known = self._phrase(*found, span)[0]
        return None if known.source.type in _NO_AUTHOR else known
