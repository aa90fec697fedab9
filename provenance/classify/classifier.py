"""The door: an article's hits inside a span, found once, and the kind of source they make, by a fixed precedence."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.classify.bodies import by_body, by_name_alone, by_nation, by_place
from provenance.classify.generic import by_generic
from provenance.classify.hits import BodyHit, OutletHit, RoleHit, SourceFacts
from provenance.classify.names import is_none
from provenance.classify.nouns import by_age, by_ending
from provenance.classify.outlets import by_outlet, by_staff
from provenance.classify.roles import by_role
from provenance.findings import Kind
from provenance.matching import plain
from provenance.patterns import compile_pattern
from provenance.registry import Outlet
from provenance.rules.roles import RoleBook
from provenance.spans import Span, first_from

# `a former aide to the mayor and | now the chairman of the council`: what somebody is outweighs what he was.
_NOW = compile_pattern(
    r"(?i)\b(?:former|ex-)\b[^;]{3,80}?"
    r"(?:(?:,|,? and| who is| who['’]s) now (?=an? |the )|(?:,|,? and) currently "
    r"| now (?=at |with )| who now works (?=as |at |for |with ))"
)
# `Ada Lind (D-Md.)`: party and state of who holds a seat.
_SEAT = compile_pattern(r"\((?:D|R|I)[-–—][A-Z][\w. ]{1,14}\)?")
_LESS_THAN_OFFICE = ("individual", "political_actor", "unknown")


class Classifier:
    """All role, body and outlet hits of one article, asked by span."""

    def __init__(
        self,
        text: str,
        folded: str,
        book: RoleBook,
        outlets: Sequence[tuple[Outlet, Span]],
        publisher: str | None = None,
        shadow: str | None = None,
    ) -> None:
        """`shadow` is `matching.plain(text)`, where the caller has it already."""
        self.text, self.folded = text, folded
        self.plain = plain(text) if shadow is None else shadow
        self._book = book
        self.publisher = publisher
        self._outlets = [OutletHit(span[0], span[1], outlet) for outlet, span in outlets]
        self._outlet_starts = [h.start for h in self._outlets]
        # few spans of a text are ever asked for, some of them often
        self._roles: dict[Span, list[RoleHit]] = {}
        self._bodies: dict[Span, list[BodyHit]] = {}
        self._kinds: dict[Span, Kind | None] = {}

    def outlets(self, span: Span) -> list[OutletHit]:
        """Registry hits inside a span."""
        hits = self._outlets
        if not hits:
            return []
        at = first_from(self._outlet_starts, span[0])
        out = []
        while at < len(hits) and hits[at].start < span[1]:
            if hits[at].end <= span[1]:
                out.append(hits[at])
            at += 1
        return out

    def outlet_ids(self, span: Span) -> list[str]:
        """The ids in the registry of the outlets named inside a span."""
        return [hit.what.id for hit in self.outlets(span)]

    def bodies(self, span: Span) -> list[BodyHit]:
        """Named bodies and places inside a span."""
        found = self._bodies.get(span)
        if found is None:
            at, bodies = span[0], self._book.bodies
            text = self.plain[at : span[1]]
            # `the Pier & Heritage Foundation` is another one
            hits = [h for h in self._book.names.find(text) if not text.endswith("& ", 0, h[1])]
            found = [BodyHit(at + s, at + e, bodies[i]) for i, s, e in hits]
            self._bodies[span] = found
        return found

    def roles(self, span: Span) -> list[RoleHit]:
        """Role words inside a span."""
        found = self._roles.get(span)
        if found is None:
            at, rules = span[0], self._book.role_rules
            found = [RoleHit(at + s, at + e, rules[i]) for i, s, e in self._book.roles.find(self.folded[at : span[1]])]
            text, folded, book, names = self.text, self.folded, self._book, self._book.words_of_names
            found = [h for h in found if folded[h.start : h.end] not in names or not is_none(h, at, text, folded, book)]
            # `open-source material`, not `a source`
            found = [h for h in found if h.what.gives != "anonymous" or not text.endswith("-", 0, h.start)]
            self._roles[span] = found
        return found

    def _runs(self, span: Span) -> bool:
        """True for who is told to be a candidate or to lead an opposition."""
        known, words = self._book.words, self.folded[span[0] : span[1]].split()
        return not (known.candidates.isdisjoint(words) and known.opposing.isdisjoint(words))

    def _is_role_at(self, span: Span, start: int) -> bool:
        """True where a role word begins at an offset of a span (`others | who study the slope`)."""
        return any(h.start == start for h in self.roles(span))

    def source_type_of(self, span: Span, only_outlets: bool) -> str | None:
        """The source type that the words of a span give; only a named outlet's where `only_outlets`."""
        if only_outlets:
            hits = self.outlets(span)
            own = bool(hits) and hits[0].what.id == self.publisher
            return None if not hits or own else hits[0].what.type
        kind = self.kind_of(span)
        return kind.type if kind is not None else None

    def kind_of(self, span: Span) -> Kind | None:
        """The kind of source that the words of a span describe; None where they tell nothing."""
        if span in self._kinds:
            return self._kinds[span]
        found = self._kinds[span] = self._decide(span)
        return found

    def _without_purpose(self, span: Span) -> Span:
        """The words for a paper without the clause that tells what it is for (`modelling | that the minister will use`)."""
        clause = self.text.find(" that ", span[0], span[1])
        roles = self.roles(Span(span[0], clause)) if clause > 0 else ()
        return Span(span[0], clause) if roles and roles[-1].what.gives == "document" and roles[-1].end == clause else span

    def _decide(self, span: Span) -> Kind | None:
        clause = self.text.find(", which ", span[0], span[1])
        if clause > 0:
            span = Span(span[0], clause)  # `the fund, | which is run by a nephew`
        if self.text.find(" now ", span[0], span[1]) > 0 or self.text.find(" currently ", span[0], span[1]) > 0:
            now = _NOW.search(self.text, span[0], span[1])
            span = Span(now.end(), span[1]) if now is not None else span
        who = self.text.find(" who ", span[0], span[1])
        if who > 0 and self.folded[span[0] : who] in self._book.words.anybody and not self._is_role_at(span, who + 1):
            span = Span(span[0], who)  # `others | who pay the gangs of the port`
        span = self._without_purpose(span)
        roles, bodies, outlets = self.roles(span), self.bodies(span), self.outlets(span)
        if roles and bodies:
            bodies = [b for b in bodies if not any(_is_part(b, role) for role in roles)]  # `White House hopeful`
        facts = SourceFacts(self.text, span, roles, bodies, outlets, self.publisher, self._book.words)
        found: Kind | None = None
        if roles:
            found = by_generic(facts)
        if found is None and outlets:
            found = by_staff(facts) or by_outlet(facts)
        if found is None and bodies:
            found = by_body(facts) or by_nation(facts)
        if found is None and roles:
            found = by_role(facts)
        if found is None and bodies:
            found = by_place(facts)
        if found is None or found.type in _LESS_THAN_OFFICE:
            seat = _SEAT.search(self.text, span[0], span[1]) if "(" in self.text[span[0] : span[1]] else None
            if found is None or not self._runs(span):
                seat = seat or self._book.words.seat_title.match(self.text, span[0], span[1])
            found = Kind("official", "role", "en.classify.seat", Span(*seat.span())) if seat is not None else found
        if found is not None and found.type == "individual":
            lawyer = self._book.words.expert_lawyer.search(self.text, span[0], span[1])
            found = Kind("expert", "role", "en.role.expert", Span(*lawyer.span())) if lawyer is not None else found
        found = by_name_alone(self.text, span, found, self._book.alone) or found
        if found is None or found.rule.endswith(".vague"):
            return by_ending(self.text, span, self._book) or found or by_age(self.text, span)  # `one motorist`
        return found


def _is_part(body: BodyHit, role: RoleHit) -> bool:
    """True for a body's name that longer words for a politician hold."""
    is_longer = body.end - body.start < role.end - role.start
    return role.what.gives == "political_actor" and is_longer and role.start <= body.start and body.end <= role.end
