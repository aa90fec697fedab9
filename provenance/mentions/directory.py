"""Names, roles and pronouns to the sources they mean: one article's sources, found in reading order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from provenance.findings import CreditLine, Resolved, Source
from provenance.mentions.kinds import ClassifierLike
from provenance.mentions.known import Known
from provenance.mentions.names import is_outlet_name
from provenance.mentions.phrases import Phrases
from provenance.mentions.pronouns import (
    PERSON_OF,
    author,
    follows_group,
    meant_by,
    one_of_them,
    owner_meant,
    person_as_subject,
)
from provenance.mentions.told import without_article
from provenance.registry import Outlet
from provenance.rules import lexicon as lx
from provenance.spans import Span
from provenance.syntax.subjects import subject_before
from provenance.syntax.tokens import Tokens
from provenance.vocabulary import MEDIA, SourceType

_STATE_MEDIA = frozenset((SourceType.STATE_MEDIA,))
# Behind a person: those who belong to them, and do not speak (`she | and her colleagues`).
_OF_THEM = ["of", "them"]
_WITH_THEIRS = (["and", "his"], ["and", "her"])


class Directory:
    """The sources of one article. `resolve` is called in reading order; keys are stable within the article."""

    def __init__(
        self,
        tk: Tokens,
        classifier: ClassifierLike,
        by_name: Callable[[str], Outlet | None] | None = None,
        published: str | None = None,
        named: Callable[[str], Sequence[Outlet]] | None = None,
        publisher: str | None = None,
    ) -> None:
        """`by_name` and `named` ask the registry for the outlets of a name; `publisher` is the name of the article's own."""
        self.tk = tk
        self.classifier = classifier
        self._cast = Phrases(tk, classifier, by_name, published, named, publisher)
        self._outlets = self._cast.outlets
        self.names = self._cast.names
        self.memory = self._cast.memory
        self.known = self._cast.known
        self.namesakes = self._outlets.namesakes

    @property
    def sources(self) -> dict[str, Source]:
        """All sources found so far, by key."""
        return {key: k.source for key, k in self.known.items()}

    def adopt(self, line: CreditLine) -> CreditLine:
        """A parsed credit line with its sources made the article's own: one outlet or person, one key."""
        return self._outlets.adopt(line)

    def enter(self, source: Source, identification: str, rule: str) -> None:
        """A source that another stage found."""
        self.known[source.key] = Known(source, identification, rule)

    def outlet(self, outlet: Outlet, statement: int) -> Source:
        """The source of a registry outlet."""
        known = self._outlets.source_of(outlet)
        self.memory.saw(known, statement)
        return known.source

    def author(self) -> Source:
        """The source of what the writer says of himself (`I`, `we` outside of quotations)."""
        return author(self._cast, "I").source

    def _is_place(self, first: int, last: int) -> bool:
        """True for a place, which `who` does not mean: in capitals, behind another one that a preposition brings (`said Ada
        Lind, a nurse from Lorne, | New Jersey |, who`).
        """
        flags, k = self.tk.flags, first - 2
        while k > 0 and flags[k] & lx.CAP:
            k -= 1
        is_named = all(flags[j] & lx.CAP for j in range(first, last))
        return is_named and self.tk.words[first - 1] == "," and k < first - 2 and bool(flags[k] & lx.PREP)

    def _named_before(self, low: int, end: int) -> tuple[int, int] | None:
        """An outlet or a body by its name right before a relative clause, behind a preposition (`a report from | the Lorne
        Gazette |, which said`).
        """
        tk, first = self.tk, end
        while first > low and tk.flags[first - 1] & lx.CAP and not tk.flags[first - 1] & (lx.PREP | lx.TIME | lx.SUBJ):
            first -= 1
        if first == end:
            return None
        kind = self.classifier.kind_of(Span(tk.starts[first], tk.end(end - 1)))
        is_body = kind is not None and kind.identification == "institution"
        return (first, end) if is_body or is_outlet_name(tk, tk.words[first], tk.words[end - 1]) else None

    def _with_name_before(self, first: int, last: int) -> tuple[int, int]:
        """A phrase with the person's name that it stands behind (`praised by | Arne Lund |, the party's head, who said`)."""
        flags, start = self.tk.flags, first - 1
        if self.tk.words[start] != "," or not flags[first] & (lx.DET | lx.POSS):
            return first, last
        while start > 0 and flags[start - 1] & lx.CAP and not flags[start - 1] & (lx.PREP | lx.TIME):
            start -= 1
        before = self.tk.words[start - 1] if start else ""
        name = self.names.person_name(start, first - 1) if start < first - 2 else None
        is_person = name is not None and before not in self.tk.lexicon.sets["place_preposition"]
        return (start, last) if is_person else (first, last)

    def _heard_since(self, low: int) -> Known | None:
        """The source that was heard last, where it stands behind token `low`."""
        heard = self._cast.heard
        return self._cast.known.get(heard[-1][1]) if heard and heard[-1][0] >= low else None

    def resolve(self, first: int, last: int, statement: int) -> Resolved | None:
        """The source that tokens `[first, last)` mean, or None for a pronoun with nobody before it."""
        tk, cast = self.tk, self._cast
        word = tk.words[first]
        cast.statement = statement
        if last - first == 1 and tk.flags[first] & lx.REL and first > 0:
            low, _ = self.tk.line(first)
            end = first - 1 if tk.words[first - 1] == "," else first
            antecedent = subject_before(tk, low, end)
            if antecedent is None and word == "which":
                antecedent = self._named_before(low, end)
                if antecedent is None:
                    return None
            if antecedent is not None and word == "who" and self._is_place(*antecedent):
                known = self._heard_since(low)
                if known is not None:
                    return Resolved(known.source, known.identification, known.rule, None, True)
            if antecedent is not None:
                first, last = self._with_name_before(*antecedent)
                word = tk.words[first]
        is_pronoun = bool(tk.flags[first] & (lx.SUBJ | lx.OBJ)) and not tk.flags[first] & lx.DET
        if is_pronoun and (last - first == 1 or tk.words[first + 1 : first + 3] in _WITH_THEIRS):
            return meant_by(cast, first)  # `she`, `she and her colleagues`
        if last - first == 1 and word in PERSON_OF:
            return owner_meant(cast, first)  # `her | claim that C`, `according to | her`
        span = Span(tk.starts[first], tk.end(last - 1))
        is_of_them = tk.words[first + 1 : last] == _OF_THEM
        is_one = (last - first == 1 or is_of_them) and word in tk.lexicon.sets["one_of_them"]
        is_some = last - first == 1 and word == "some" and not tk.flags[first - 1] & lx.COORD
        is_one = is_one or (is_some and follows_group(cast))
        if is_one or (is_of_them and word in tk.lexicon.sets["some_of_them"]):
            known = one_of_them(cast, word)
            if known is not None:
                return Resolved(known.source, known.identification, known.rule, span, False)
        head = self._before_readers(first, last)
        met = len(cast.known)
        known, identification = cast.phrase(first, head, Span(span.start, tk.end(head - 1)))
        self.memory.saw(known, statement)
        noun = next((k for k in range(first + 1, head) if tk.flags[k] & lx.PREP or tk.words[k] == ","), head) - 1
        is_office = bool(tk.flags[noun] & (lx.OFFICE | lx.RANK | lx.TITLE))
        is_first = word == "the" and len(cast.known) > met and identification == "role" and not tk.flags[noun] & lx.CAP
        is_first = is_first and tk.words[noun] not in tk.lexicon.sets["of_several"]
        if not known.is_plural and ((word in ("a", "an") and is_office) or is_first):
            self.memory.role_alone = known, statement
        cast.heard.append((first, known.source.key))
        return Resolved(known.source, identification, known.rule, span, False)

    def resolve_sharing(self, left: tuple[int, int], right: tuple[int, int], statement: int) -> Resolved:
        """The source of `left` that borrows its noun from `right` (`Japanese | and South Korean officials`)."""
        tk = self.tk
        first, last = left
        other = self.resolve(*right, statement)
        span = Span(tk.starts[first], tk.end(last - 1))
        noun = max((s.end for s in self.adjectives_in(Span(tk.starts[right[0]], tk.end(right[1] - 1)))), default=0)
        name = without_article(f"{tk.text[span.start : span.end]} {tk.text[noun : tk.end(right[1] - 1)].strip()}")
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
        """Where a phrase ends without those who read what it names, put together what is another's, or asked: `a memo | seen
        by Reuters` is the memo's word, `Labour Office data | compiled by Reuters` the office's, `two nurses | reached by AFP`
        speak for themselves.
        """
        words, sets = self.tk.words, self.tk.lexicon.sets
        for k in range(first + 1, last - 2):
            word, behind = words[k], words[k + 1]
            is_with_theirs = word == "and" and behind in ("his", "her") and bool(self.tk.flags[k - 1] & lx.CAP)
            if is_with_theirs or (word == "," and behind in sets["citing"]) or (word == "shared" and behind == "with"):
                return k  # `Haaretz, | citing two officials`, `Ada Lind | and her colleagues`
            if behind != "by":
                continue
            is_owned = words[k] in sets["compiled_by"] and any(f & lx.CAP for f in self.tk.flags[first + 1 : k])
            if words[k] in sets["read_by"] or words[k] in sets["checked_by"] or words[k] in sets["asked"] or is_owned:
                return k - 1 if words[k - 1] == "and" and k - 1 > first else k
        return last

    def note_subject(self, low: int, high: int, statement: int) -> None:
        """A statement without attribution: a person named as its subject is whom pronouns may mean next. Looked at only
        when a pronoun asks.
        """
        self.memory.pass_by(low, high, statement)

    def person_as_subject(self, low: int, high: int, statement: int) -> Source | None:
        """The person named as the subject of the first verb of tokens `[low, high)`; None where there is none."""
        self._cast.statement = statement
        known = person_as_subject(self._cast, low, high)
        if known is None:
            return None
        self.memory.saw(known, statement)
        return known.source

    def stand_aside(self, is_aside: bool) -> None:
        """Entering a caption (True), or back in the text: whom the one speaks of, the other's pronouns do not mean."""
        self.memory.stand_aside(is_aside)

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

    def media_in(self, span: Span, only_state: bool = False) -> list[Span]:
        """Where generic words for media (`state television`, `local media`) stand inside a span."""
        wanted = _STATE_MEDIA if only_state else MEDIA
        return [Span(h.start, h.end) for h in self.classifier.roles(span) if h.what.gives in wanted]

    def outlet_in(self, span: Span) -> tuple[Source, Span] | None:
        """The first registry outlet named inside a span, with the span of its name. It is spoken of."""
        return self._spoken_of(next(iter(self._outlets.within(span)), None))

    def outlet_named(self, first: int, last: int, is_told: bool = False) -> tuple[Source, Span] | None:
        """The outlet whose name tokens `[first, last)` are, as a whole (names too common for running text); `is_told`:
        somebody spoke to it. It is spoken of.
        """
        return self._spoken_of(self._outlets.named(first, last, is_told))

    def _spoken_of(self, found: tuple[Source, Span] | None) -> tuple[Source, Span] | None:
        if found is not None:
            self.known[found[0].key].last_seen = self._cast.statement
        return found

    def outlets_in(self, span: Span) -> list[tuple[Source, Span]]:
        """The registry outlets named inside a span, each with the span of its name; the article's publisher left out."""
        return self._outlets.within(span)
