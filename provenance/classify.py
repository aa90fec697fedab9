"""A source's words to its type: role words, named bodies, places and outlets inside a span, by a fixed precedence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from provenance.findings import Kind
from provenance.matching import plain
from provenance.patterns import compile_pattern
from provenance.registry import Outlet
from provenance.rules.roles import NamedBody, RoleBook, RoleRule
from provenance.spans import Span


class RoleHit(NamedTuple):
    """Role words in the text, in code points."""

    start: int
    end: int
    what: RoleRule


class BodyHit(NamedTuple):
    """A named body or place in the text, in code points."""

    start: int
    end: int
    what: NamedBody


class OutletHit(NamedTuple):
    """A registry outlet in the text, in code points."""

    start: int
    end: int
    what: Outlet


class _Facts(NamedTuple):
    """All that the words of a span give."""

    text: str
    span: Span
    roles: list[RoleHit]
    bodies: list[BodyHit]
    outlets: list[OutletHit]
    publisher: str | None


class Classifier:
    """All role, body and outlet hits of one article, asked by span."""

    def __init__(
        self,
        text: str,
        folded: str,
        book: RoleBook,
        outlets: Sequence[tuple[Outlet, Span]],
        publisher: str | None = None,
    ) -> None:
        self.text, self.folded, self.plain = text, folded, plain(text)
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
        at = bisect_left(self._outlet_starts, span[0])
        out = []
        while at < len(hits) and hits[at].start < span[1]:
            if hits[at].end <= span[1]:
                out.append(hits[at])
            at += 1
        return out

    def bodies(self, span: Span) -> list[BodyHit]:
        """Named bodies and places inside a span."""
        found = self._bodies.get(span)
        if found is None:
            at, bodies = span[0], self._book.bodies
            found = [BodyHit(at + s, at + e, bodies[i]) for i, s, e in self._book.names.find(self.plain[at : span[1]])]
            self._bodies[span] = found
        return found

    def roles(self, span: Span) -> list[RoleHit]:
        """Role words inside a span."""
        found = self._roles.get(span)
        if found is None:
            at, rules = span[0], self._book.role_rules
            found = [RoleHit(at + s, at + e, rules[i]) for i, s, e in self._book.roles.find(self.folded[at : span[1]])]
            if found and self._book.surnames:
                found = [hit for hit in found if not (self._is_surname(hit, at) or self._is_where(hit, at))]
            self._roles[span] = found
        return found

    def _is_surname(self, hit: RoleHit, start: int) -> bool:
        """`Lee Baker`, `Baker said`: a role word that is somebody's name, with no article before it and no name behind."""
        if self.folded[hit.start : hit.end] not in self._book.surnames or not self.text[hit.start].isupper():
            return False
        before = self.text[max(start, self.text.rfind(",", start, hit.start) + 1) : hit.start]
        is_behind = not before or before == " " or _GIVEN_NAMES.fullmatch(before) is not None
        return is_behind and _NOT_A_NAME.match(self.text, hit.end) is None

    def _is_where(self, hit: RoleHit, start: int) -> bool:
        """`a director in Oklahoma City`: a noun of public bodies that ends the name of where somebody is."""
        if self.folded[hit.start : hit.end] not in self._book.place_nouns or not self.text[hit.start].isupper():
            return False
        return _IN_PLACE.search(self.text[start : hit.start]) is not None

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

    def _decide(self, span: Span) -> Kind | None:
        roles, bodies, outlets = self.roles(span), self.bodies(span), self.outlets(span)
        facts = _Facts(self.text, span, roles, bodies, outlets, self.publisher)
        found: Kind | None = None
        if roles:
            found = _by_generic(facts)
        if found is None and outlets:
            found = _by_staff(facts) or _by_outlet(facts)
        if found is None and bodies:
            found = _by_body(facts)
        if found is None and roles:
            found = _by_role(facts)
        if found is None and bodies:
            found = _by_place(facts)
        return self._by_name_alone(span, found) or found

    def _by_name_alone(self, span: Span, found: Kind | None) -> Kind | None:
        """A body whose name is also another word, where it is all that the source is called, or whom somebody speaks for
        (`a spokesperson for Apple`).
        """
        if found is not None and not found.rule.endswith((".spokesperson", ".member")):
            return None
        words = self.text[span[0] : span[1]].strip(" ,")
        name = _LAST_NAME.search(words)
        body = self._book.alone.get(name.group(1)) if name is not None else None
        if name is None or body is None:
            return None
        before = words[: name.start(1)]
        if name.group(1).isupper():
            before = before.removesuffix("the ").removesuffix("The ")  # `the NFL`, but not `the Line`
        if (found is None) != (not before) or (found is not None and not _SPEAKS_FOR.search(before)):
            return None
        start = span[0] + self.text[span[0] : span[1]].index(words) + name.start(1)
        return Kind(body.kind, "institution" if found is None else "role", body.id, Span(start, start + len(name.group(1))))


# `Washington Harbour Trust`: a place that begins another name.
_NAME_GOES_ON = compile_pattern(r" [A-Z][a-z]+")
_NOT_A_NAME = compile_pattern(r" (?:[A-Z]|of |at )")
_IN_PLACE = compile_pattern(r"\b(?:[Ii]n|near|outside|around) (?:[A-Z][\w.'’-]+ ){1,3}$")
_GIVEN_NAMES = compile_pattern(r" ?(?!The |A |An )[A-Z][\w'’-]+(?: [A-Z][\w'’-]*\.?)? ")
_LAST_NAME = compile_pattern(r"((?!The )[A-Z][\w.&'’-]*(?: [A-Z][\w.&'’-]*){0,2})$")
_SPEAKS_FOR = compile_pattern(r"\b(?:for|at|of|from) $")


def _kind(hit: RoleHit, kind: str | None = None, identification: str | None = None) -> Kind:
    rule = hit.what
    return Kind(kind or rule.gives, identification or rule.identification, rule.id, Span(hit.start, hit.end))


_GENERIC = ("state_media", "public_media", "party_media", "anonymous", "own_reporting", "social_media")


def _by_generic(facts: _Facts) -> Kind | None:
    """Generic media words and withheld names decide at once, where the phrase begins with them or names no one else."""
    text, span, roles, outlets = facts.text, facts.span, facts.roles, facts.outlets
    for hit in roles:
        rule = hit.what
        if rule.gives == "anonymous":
            return _kind(hit, _institution_of(hit, facts))
        if rule.gives in _GENERIC and not outlets and "," not in text[span[0] : hit.start]:
            return _kind(hit)
    return None


# `a source at the ministry`, not `sources close to the company`.
_WITHIN = compile_pattern(r"\s+(?:at|in|within|inside|from)\s+(?:(?:the|a|an|its|his|her|their)\s+)?(?:[\w'’-]+\s+){0,2}?$")


def _institution_of(hit: RoleHit, facts: _Facts) -> str | None:
    """The type of the institution that an unnamed source belongs to (`a Tory source`); None where the text gives none."""
    if any(h.what.id.endswith("official-body") for h in facts.roles):
        return "official"
    found = [(h.start, h.end, h.what.kind) for h in facts.bodies if h.what.kind in _INSTITUTIONS]
    found += [(h.start, h.end, h.what.gives) for h in facts.roles if h.what.gives in _INSTITUTIONS]
    for start, end, kind in found:
        if end <= hit.start and not facts.text[end : hit.start].strip(" '’s"):
            return kind
        if start >= hit.end and _WITHIN.fullmatch(facts.text, hit.end, start):
            return kind
    return None


# `a researcher at Greenpeace` speaks for it.
_BELONGS = compile_pattern(r" (?:at|with|for|of|from) (?:the )?")
_INSTITUTIONS = frozenset(("armed_group", "international_body", "ngo_monitor", "company", "political_actor"))


def _by_staff(facts: _Facts) -> Kind | None:
    """An outlet's own staff by the outlet's name (`an AFP photographer`, `AP journalists`) report what they saw."""
    text, roles, outlets = facts.text, facts.roles, facts.outlets
    for outlet in outlets:
        staff = next((h for h in roles if h.what.id.endswith(".staff") and not text[outlet.end : h.start].strip()), None)
        if staff is not None:
            return Kind("own_reporting", "role", staff.what.id, Span(outlet.start, staff.end))
    return None


def _by_outlet(facts: _Facts) -> Kind | None:
    """A named outlet decides unless a person with another role is named before it."""
    text, span, roles, outlets = facts.text, facts.span, facts.roles, facts.outlets
    if not outlets:
        return None
    hit = outlets[0]
    outlet = hit.what
    head = text[span[0] : hit.start]
    if _is_officer(head, hit, roles, text):
        return Kind("company", "role", "en.classify.outlet-officer", Span(hit.start, hit.end))
    if "," in head or any(
        h.end <= hit.start
        and text[h.end : hit.start].strip()
        and (h.what.id.rsplit(".", 1)[-1] in ("expert", "relative", "official-person", "company", "spokesperson", "member"))
        for h in roles
    ):
        return None
    if any(h.start >= hit.end and h.what.gives == "expert" for h in roles):
        return None
    if any(h.start >= hit.end and h.what.id.endswith(("spokesperson", "company", "member")) for h in roles):
        return Kind("company", "role", "en.classify.outlet-officer", Span(hit.start, hit.end))
    type_ = "own_reporting" if outlet.id == facts.publisher else outlet.type
    return Kind(type_, "institution", f"registry.{outlet.id}", Span(hit.start, hit.end))


def _is_officer(head: str, hit: OutletHit, roles: list[RoleHit], text: str) -> bool:
    """`Ada Pole, Al Jazeera's manager of …`: who runs an outlet speaks for the business."""
    if not head.endswith(", ") or head.count(",") > 1 or not text.startswith(("'s ", "’s ", "' ", "’ "), hit.end):
        return False
    return any(h.start > hit.end and h.what.id.endswith((".member", ".company", ".spokesperson")) for h in roles)


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


def _by_body(facts: _Facts) -> Kind | None:
    """A named body decides, except for an expert, a relative or a former member of it, or an office behind it."""
    text, span, roles, bodies = facts.text, facts.span, facts.roles, facts.bodies
    hit = next(
        (
            h for h in bodies
            if (h.what.kind in _STRONG_BODIES and not text.startswith(_RUN_BY, h.end)) or _is_platform_itself(h, facts)
        ),
        None,
    )  # fmt: skip
    if hit is None:
        return None
    before = text[span[0] : hit.start].lower()
    words = before.split()
    if "former" in words or "ex" in words:
        return None
    kind = "company" if hit.what.kind == "platform" else hit.what.kind
    first = roles[0] if roles else None
    if first is not None and first.start < hit.start:
        gives = first.what.gives
        if kind == "ngo_monitor" and gives == "expert" and _BELONGS.fullmatch(text, first.end, hit.start):
            return Kind(kind, "role", hit.what.id, Span(hit.start, hit.end))
        if kind == "international_body" and first.what.id.endswith("official-person"):
            return None
        if gives in ("expert", "individual", "witness") or (gives == "official" and kind in ("political_actor", "company")):
            return None
        if "," in text[first.end : hit.start] and gives not in ("of_institution", "document"):
            return None
    office = next((h for h in roles if h.what.id.endswith("official-person") and h.start >= hit.end), None)
    if office is not None and kind == "political_actor":
        return None
    expert = next((h for h in roles if h.what.gives == "expert" and h.start >= hit.end), None)
    if expert is not None and kind not in ("international_body", "ngo_monitor"):
        return _kind(expert)
    identification = "role" if any(h.what.gives in ("of_institution", "official") for h in roles) else "institution"
    return Kind(kind, identification, hit.what.id, Span(hit.start, hit.end))


def _is_platform_itself(hit: BodyHit, facts: _Facts) -> bool:
    """`according to Facebook`, `Facebook's policy director`: the business, not what others post there."""
    if hit.what.kind != "platform":
        return False
    rest = facts.text[hit.end : facts.span[1]]
    if not rest.strip(" ,.") or rest.strip() in ("'s", "’s"):
        return not facts.text[facts.span[0] : hit.start].strip(" ,")
    officers = (".member", ".spokesperson", ".company", ".official-person")
    is_owner = rest.startswith(("'s ", "’s ", " spokes", " executive", " official"))
    return is_owner and any(h.start > hit.end and h.what.id.endswith(officers) for h in facts.roles)


_WEAK = ("document", "unknown", "media_unspecified")


def _by_role(facts: _Facts) -> Kind | None:
    """Role words decide: the first that says something, offices before parties, bodies before the papers they issue."""
    text, span, roles, bodies = facts.text, facts.span, facts.roles, facts.bodies
    if not roles:
        return None
    words = text[span[0] : span[1]].lower().split()
    is_former = "former" in words or "ex" in words[:2] or "retired" in words[:4] or "veteran" in words or "ousted" in words
    places = [h for h in bodies if h.what.kind == "place"]
    strong = [h for h in roles if h.what.gives not in _WEAK]
    if strong and roles[0].what.gives == "document" and _FILED.search(text, roles[0].end, strong[0].start):
        return _kind(roles[0])  # `the lawsuit, filed in federal court`
    if len(strong) > 1 and strong[0].what.gives == "ngo_monitor" and _is_any_group(strong[0], strong[1], text):
        strong = strong[1:]
    strong = _from_its_expert(_by_last_noun(strong, text), text)
    if strong and _is_campaign(strong[-1], text):
        return _kind(strong[-1])
    for hit in strong:
        rule = hit.what
        if rule.gives == "of_institution":
            return _of_institution(hit, strong, places, is_former, text[hit.end : span[1]].lower())
        if rule.gives == "political_actor":
            office = next((h for h in strong if h.what.id.endswith("official-person")), None)
            if office is not None and not any(w in ("candidate", "nominee", "hopeful") for w in words):
                hit = office
        if rule.gives == "official" and text[hit.start : hit.end].lower() in _HEADS and rule.id.endswith("official-person"):
            return _head_of(hit, [h for h in strong if h.start > hit.end], places, text[hit.end : span[1]])
        if rule.gives == "official" and is_former:
            expert = next((h for h in strong if h.what.gives == "expert"), None)
            return _kind(expert) if expert else _kind(hit, "individual")
        return _kind(hit)
    if text[span[0] : span[1]].strip(" ,").lower() == "reports":
        return _kind(roles[0], "media_unspecified")  # `according to reports`, with no article: nobody says whose
    return _kind(roles[0])


# What stands between a paper and the court or office that it lies at.
_FILED = compile_pattern(r"\b(?:brought|filed|heard|lodged|pending|submitted|unsealed)\b")


def _is_campaign(hit: RoleHit, text: str) -> bool:
    """`Sen. Lind's campaign` speaks for a candidate, whatever office she holds."""
    before = text[max(0, hit.start - 3) : hit.start].rstrip()
    return text[hit.start : hit.end].lower() == "campaign" and before.endswith(("'s", "’s", "s'", "s’"))


# Nouns that a body's name ends with, besides those of public bodies and of groups.
_ENDS_BODY = frozenset(("university", "institute", "laboratory", "research center", "research centre", "think tank"))


def _by_last_noun(strong: list[RoleHit], text: str) -> list[RoleHit]:
    """`the Regulatory Authority Education Foundation` is a foundation, `a police union` a union: the last noun decides."""
    first = 0
    for k in range(1, len(strong)):
        if not _is_of_body(strong[first], text):
            break
        between = text[strong[first].end : strong[k].start].split()
        if any(not w[:1].isupper() for w in between):
            break
        if _is_of_body(strong[k], text):
            first = k
    return strong[first:]


def _is_of_body(hit: RoleHit, text: str) -> bool:
    return hit.what.id.endswith((".official-body", ".ngo")) or text[hit.start : hit.end].lower() in _ENDS_BODY


def _from_its_expert(strong: list[RoleHit], text: str) -> list[RoleHit]:
    """`the bank's chief economist`: who studies a market speaks as an expert, whoever pays."""
    if not strong or strong[0].what.gives != "company":
        return strong
    for k in range(1, len(strong)):
        between = text[strong[0].end : strong[k].start]
        if "," in between or between.strip() in ("and", "or"):
            break
        if strong[k].what.gives == "expert" and text[strong[k].start : strong[k].end].lower().endswith(_STUDIES):
            return strong[k:]
    return strong


_STUDIES = ("ist", "ists", "analyst", "analysts", "researcher", "researchers")

_ANY_GROUP = frozenset(("group", "organization", "organisation", "network of", "association", "federation"))


def _is_any_group(hit: RoleHit, other: RoleHit, text: str) -> bool:
    """`a group of lawmakers`, `an organisation for research`: the word behind tells what kind of group it is."""
    words = text[hit.start : hit.end].lower()
    between = text[hit.end : other.start]
    return words in _ANY_GROUP and (words.endswith(" of") or between.startswith((" of ", " for "))) and "," not in between


# Offices that companies, unions and clubs have too; a governor or a minister is always a public one.
_HEADS = frozenset(
    ("president", "vice president", "secretary", "general", "captain", "commissioner", "chancellor", "speaker")
)


def _head_of(hit: RoleHit, others: list[RoleHit], places: list[BodyHit], rest: str) -> Kind:
    """`president of the union`, `secretary of state`: the type of what the person heads, a private person where unknown."""
    other = next((h for h in others if h.what.gives not in ("of_institution", "individual")), None)
    if other is not None:
        return _kind(hit, other.what.gives)
    if places or not rest.startswith((" of the ", " of a ", " of his ", " of her ")):
        return _kind(hit)
    return _kind(hit, "individual")


def _of_institution(hit: RoleHit, strong: list[RoleHit], places: list[BodyHit], is_former: bool, text_after: str) -> Kind:
    rule = hit.what
    others = [h for h in strong if h is not hit and h.what.gives != "of_institution"]
    comma = text_after.find(",")
    behind = [h for h in others if hit.end <= h.start and (comma < 0 or h.start < hit.end + comma)]
    # `a leader of the county's teachers union`: the last noun is what the person leads
    other = behind[-1] if behind and text_after.startswith(" of ") else others[0] if others else None
    if is_former and "former" not in text_after:
        return _kind(hit, "expert" if other is not None and other.what.gives == "expert" else "individual")
    if other is not None:
        return _kind(hit, other.what.gives)
    if any(p.start < hit.start or p.start - hit.end <= _NEXT_TO for p in places) or (places and rule.otherwise == "official"):
        return _kind(hit, "official")
    return _kind(hit, rule.otherwise)


# `leader of Norway`, not `director of research at a mill in Norway`: how many code points lie between, at most.
_NEXT_TO = 8


_BEFORE_PLACE = ("", "the ", "both ", "both the ", "even ", "only ")


def _by_place(facts: _Facts) -> Kind | None:
    """A country, its capital or a place that stands for its government speaks officially."""
    text, span, bodies = facts.text, facts.span, facts.bodies
    hit = next((h for h in bodies if h.what.kind == "place" and not h.what.is_adjective), None)
    is_alone = hit is not None and text[span[0] : hit.start].lower() in _BEFORE_PLACE
    if hit is not None and is_alone and not _NAME_GOES_ON.match(text, hit.end, span[1]):
        return Kind("official", "institution", hit.what.id, Span(hit.start, hit.end))
    people = next((h for h in bodies if h.what.is_adjective and h.end == span[1]), None)
    if people is not None and text[people.end - 1] == "s":
        return Kind("individual", "collective", people.what.id, Span(people.start, people.end))
    return None
