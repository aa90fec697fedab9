"""A source's words to its type: role words, named bodies, places and outlets inside a span, by a fixed precedence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from provenance.matching import plain
from provenance.rules.roles import NamedBody, RoleBook, RoleRule
from provenance.spans import Span


class OutletLike(Protocol):
    """What classification needs of a registry outlet."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def type(self) -> str: ...


class Hit(NamedTuple):
    """A role, body or outlet hit in the text, in code points."""

    start: int
    end: int
    what: RoleRule | NamedBody | OutletLike


class Kind(NamedTuple):
    """What a phrase tells of its source: type, identification, and the rule and words that say so."""

    type: str
    identification: str
    rule: str
    span: Span | None


class Classifier:
    """All role, body and outlet hits of one article, asked by span."""

    def __init__(self, text: str, folded: str, book: RoleBook, outlets: Sequence[tuple[OutletLike, Span]]) -> None:
        self.text, self.folded, self.plain = text, folded, plain(text)
        self._book = book
        self._outlets = [Hit(span[0], span[1], outlet) for outlet, span in outlets]
        self._outlet_starts = [h.start for h in self._outlets]
        # few spans of a text are ever asked for, some of them often
        self._roles: dict[Span, list[Hit]] = {}
        self._bodies: dict[Span, list[Hit]] = {}
        self._kinds: dict[Span, Kind | None] = {}

    def outlets(self, span: Span) -> list[Hit]:
        """Registry hits inside a span."""
        hits = self._outlets
        at = bisect_left(self._outlet_starts, span[0])
        out = []
        while at < len(hits) and hits[at].start < span[1]:
            if hits[at].end <= span[1]:
                out.append(hits[at])
            at += 1
        return out

    def bodies(self, span: Span) -> list[Hit]:
        """Named bodies and places inside a span."""
        found = self._bodies.get(span)
        if found is None:
            at, bodies = span[0], self._book.bodies
            found = [Hit(at + s, at + e, bodies[i]) for i, s, e in self._book.names.find(self.plain[at : span[1]])]
            self._bodies[span] = found
        return found

    def roles(self, span: Span) -> list[Hit]:
        """Role words inside a span."""
        found = self._roles.get(span)
        if found is None:
            at, rules = span[0], self._book.role_rules
            found = [Hit(at + s, at + e, rules[i]) for i, s, e in self._book.roles.find(self.folded[at : span[1]])]
            self._roles[span] = found
        return found

    def source_type_of(self, span: Span, only_outlets: bool) -> str | None:
        """The source type that the words of a span give; only a named outlet's where `only_outlets`."""
        if only_outlets:
            hits = self.outlets(span)
            return hits[0].what.type if hits else None  # type: ignore[union-attr]
        kind = self.kind_of(span)
        return kind.type if kind is not None else None

    def kind_of(self, span: Span) -> Kind | None:
        """The kind of source that the words of a span describe; None where they tell nothing."""
        if span not in self._kinds:
            self._kinds[span] = self._decide(span)
        return self._kinds[span]

    def _decide(self, span: Span) -> Kind | None:
        roles, bodies, outlets = self.roles(span), self.bodies(span), self.outlets(span)
        for decide in (_by_generic, _by_staff, _by_outlet, _by_body, _by_role, _by_place):
            found = decide(self.text, span, roles, bodies, outlets)
            if found is not None:
                return found
        return None


def _role(hit: Hit) -> RoleRule:
    assert isinstance(hit.what, RoleRule)
    return hit.what


def _body(hit: Hit) -> NamedBody:
    assert isinstance(hit.what, NamedBody)
    return hit.what


def _kind(hit: Hit, kind: str | None = None, identification: str | None = None) -> Kind:
    rule = _role(hit)
    return Kind(kind or rule.gives, identification or rule.identification, rule.id, Span(hit.start, hit.end))


_GENERIC = ("state_media", "public_media", "party_media", "anonymous", "own_reporting", "social_media")


def _by_generic(text: str, span: Span, roles: list[Hit], bodies: list[Hit], outlets: list[Hit]) -> Kind | None:
    """Generic media words and withheld names decide at once, where the phrase begins with them or names no one else."""
    for hit in roles:
        rule = _role(hit)
        if rule.gives == "anonymous":
            official = next((h for h in roles if _role(h).id.endswith("official-body")), None)
            return _kind(hit, "official" if official else None)
        if rule.gives in _GENERIC and not outlets and "," not in text[span[0] : hit.start]:
            return _kind(hit)
    return None


def _by_staff(text: str, span: Span, roles: list[Hit], bodies: list[Hit], outlets: list[Hit]) -> Kind | None:
    """An outlet's own staff by the outlet's name (`an AFP photographer`, `AP journalists`) report what they saw."""
    for outlet in outlets:
        words = text[outlet.end : span[1]].lower().split()
        if words and words[0].strip(",") in _STAFF:
            return Kind("own_reporting", "role", "en.classify.staff", Span(outlet.start, span[1]))
    return None


_STAFF = frozenset(
    "journalist journalists reporter reporters correspondent correspondents photographer photographers crew crews team teams stringer videographer".split()
)


def _by_outlet(text: str, span: Span, roles: list[Hit], bodies: list[Hit], outlets: list[Hit]) -> Kind | None:
    """A named outlet decides unless a person with another role is named before it."""
    if not outlets:
        return None
    hit = outlets[0]
    outlet = hit.what
    assert not isinstance(outlet, RoleRule | NamedBody)
    head = text[span[0] : hit.start]
    if "," in head or any(
        h.end <= hit.start
        and text[h.end : hit.start].strip()
        and (
            _role(h).id.rsplit(".", 1)[-1]
            in ("expert", "relative", "official-person", "company", "spokesperson", "member")
        )
        for h in roles
    ):
        return None
    if any(h.start >= hit.end and _role(h).gives == "expert" for h in roles):
        return None
    if any(h.start >= hit.end and _role(h).id.endswith(("spokesperson", "company")) for h in roles):
        return Kind("company", "role", "en.classify.outlet-officer", Span(hit.start, hit.end))
    return Kind(outlet.type, "institution", f"registry.{outlet.id}", Span(hit.start, hit.end))


# `the Hamas-run health ministry` is a ministry.
_RUN_BY = ("-run ", "-controlled ", "-led ", "-backed ", "-affiliated ")
_STRONG_BODIES = (
    "armed_group",
    "international_body",
    "ngo_monitor",
    "expert",
    "company",
    "political_actor",
    "official",
)


def _by_body(text: str, span: Span, roles: list[Hit], bodies: list[Hit], outlets: list[Hit]) -> Kind | None:
    """A named body decides, except for an expert, a relative or a former member of it, or an office behind it."""
    hit = next((h for h in bodies if _body(h).kind in _STRONG_BODIES and not text.startswith(_RUN_BY, h.end)), None)
    if hit is None:
        return None
    before = text[span[0] : hit.start].lower()
    words = before.split()
    if "former" in words or "ex" in words:
        return None
    kind = _body(hit).kind
    first = roles[0] if roles else None
    if first is not None and first.start < hit.start:
        gives = _role(first).gives
        if kind == "international_body" and _role(first).id.endswith("official-person"):
            return None
        if gives in ("expert", "individual", "witness") or (
            gives == "official" and kind in ("political_actor", "company")
        ):
            return None
        if "," in text[first.end : hit.start] and gives not in ("of_institution", "document"):
            return None
    office = next((h for h in roles if _role(h).id.endswith("official-person") and h.start >= hit.end), None)
    if office is not None and kind == "political_actor":
        return None
    expert = next((h for h in roles if _role(h).gives == "expert" and h.start >= hit.end), None)
    if expert is not None and kind != "international_body":
        return _kind(expert)
    identification = "role" if any(_role(h).gives in ("of_institution", "official") for h in roles) else "institution"
    return Kind(kind, identification, _body(hit).id, Span(hit.start, hit.end))


_WEAK = ("document", "unknown", "media_unspecified")


def _by_role(text: str, span: Span, roles: list[Hit], bodies: list[Hit], outlets: list[Hit]) -> Kind | None:
    """Role words decide: the first that says something, offices before parties, bodies before the papers they issue."""
    if not roles:
        return None
    words = text[span[0] : span[1]].lower().split()
    is_former = "former" in words or "ex" in words[:2] or "retired" in words[:4]
    places = [h for h in bodies if _body(h).kind == "place"]
    strong = [h for h in roles if _role(h).gives not in _WEAK]
    for hit in strong:
        rule = _role(hit)
        if rule.gives == "of_institution":
            return _of_institution(hit, strong, places, is_former, text[hit.end : span[1]].lower())
        if rule.gives == "political_actor":
            office = next((h for h in strong if _role(h).id.endswith("official-person")), None)
            if office is not None and not any(w in ("candidate", "nominee", "hopeful") for w in words):
                hit = office
        if rule.gives == "official" and text[hit.end : hit.end + 4] == " of " and rule.id.endswith("official-person"):
            return _head_of(hit, [h for h in strong if h.start > hit.end], places, text[hit.end : span[1]])
        if rule.gives == "official" and is_former:
            expert = next((h for h in strong if _role(h).gives == "expert"), None)
            return _kind(expert) if expert else _kind(hit, "individual")
        return _kind(hit)
    hit = roles[0]
    if _role(hit).gives == "document" and places and not any(_body(p).is_adjective for p in places):
        return _kind(hit)
    return _kind(hit)


def _head_of(hit: Hit, others: list[Hit], places: list[Hit], rest: str) -> Kind:
    """`president of the union`, `secretary of state`: the type of what the person heads, a private person where unknown."""
    other = next((h for h in others if _role(h).gives not in ("of_institution", "individual")), None)
    if other is not None:
        return _kind(hit, _role(other).gives)
    if places or not rest.startswith((" of the ", " of a ", " of his ", " of her ")):
        return _kind(hit)
    return _kind(hit, "individual")


def _of_institution(hit: Hit, strong: list[Hit], places: list[Hit], is_former: bool, text_after: str) -> Kind:
    rule = _role(hit)
    other = next((h for h in strong if h is not hit and _role(h).gives != "of_institution"), None)
    if is_former and "former" not in text_after:
        return _kind(hit, "expert" if other is not None and _role(other).gives == "expert" else "individual")
    if other is not None:
        return _kind(hit, _role(other).gives)
    if places:
        return _kind(hit, "official")
    return _kind(hit, rule.otherwise)


def _by_place(text: str, span: Span, roles: list[Hit], bodies: list[Hit], outlets: list[Hit]) -> Kind | None:
    """A country, its capital or a place that stands for its government speaks officially."""
    hit = next((h for h in bodies if _body(h).kind == "place" and not _body(h).is_adjective), None)
    if hit is not None and hit.start - span[0] <= 5:
        return Kind("official", "institution", _body(hit).id, Span(hit.start, hit.end))
    people = next((h for h in bodies if _body(h).is_adjective and h.end == span[1]), None)
    if people is not None and text[people.end - 1] == "s":
        return Kind("individual", "collective", _body(people).id, Span(people.start, people.end))
    return None
