"""Types by named bodies and places: the body that a source is or speaks for, a platform as a business, a country."""

from __future__ import annotations

from collections.abc import Mapping

from provenance.classify.hits import BodyHit, SourceFacts, kind_of_role
from provenance.findings import Kind
from provenance.patterns import compile_pattern
from provenance.rules.roles import NamedBody
from provenance.spans import Span

# Types of bodies whose name alone says who speaks.
_STRONG_BODIES = (
    "armed_group",
    "international_body",
    "ngo_monitor",
    "expert",
    "company",
    "political_actor",
    "official",
    "imagery_provider",
)
# `a researcher at Greenpeace`, `experts from the Interior Department` speak for it; `a scientist at an institute` of a state
# does not.
_SENDING = ("official", "international_body")
_SENT = compile_pattern(r"(?:[Ee]xpert|[Oo]bserver|[Mm]onitor|[Ii]nspector|[Ii]nvestigator)s from ")
_SENT_TO = compile_pattern(r" to (?:the )?")
_BELONGS = compile_pattern(r" (?:at|with|for|of|from) (?:the )?")
_STAFF_OF = compile_pattern(r" (?:with|of|from) (?:the )?")
# `a Coast Guard salvage expert`, `a Treasury analyst` are in its service; `a Kremlin expert` studies it.
_IN_SERVICE = compile_pattern(r" (?:(?!and |or )[\w-]+ )?(?!experts?$|and |or )[\w-]+| (?!and |or )[\w-]+ experts?")
# `Washington Harbour Trust`: a place that begins another name.
_NAME_GOES_ON = compile_pattern(r" [A-Z][a-z]+")
_IN_FULL = compile_pattern(r"['’]s [A-Z][\w'’-]+ (?:[A-Z][\w'’.-]* )?[A-Z][\w'’-]+")
_LAST_OWNER = compile_pattern(r"((?!The |An? )[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,2})(?:['’]s)? $")
_LAST_NAME = compile_pattern(r"((?!The )[A-Z][\w.&'’-]*(?: [A-Z][\w.&'’-]*){0,2})$")
# Rules of nouns for bodies whose name may follow.
_NAMED_BY = (".company", ".ngo", ".armed")
_SPEAKS_FOR = compile_pattern(r"\b(?:for|at|of|from) $")


def by_body(facts: SourceFacts) -> Kind | None:
    """A named body decides, except for an expert, a relative or a former member of it, or an office behind it."""
    text, span, roles, bodies, run_by = facts.text, facts.span, facts.roles, facts.bodies, facts.known.run_by
    hit = next(
        (
            h for h in bodies
            if (h.what.kind in _STRONG_BODIES and not text.startswith(run_by, h.end) and not _is_of_office(h, facts))
            or _is_platform_itself(h, facts)
        ),
        None,
    )  # fmt: skip
    if hit is None:
        return None
    before = text[span[0] : hit.start].lower()
    words = before.split()
    if "former" in words or "ex" in words or before.endswith("ex-"):
        return None
    kind = "company" if hit.what.kind == "platform" else hit.what.kind
    first = roles[0] if roles else None
    if first is not None and kind == "political_actor" and text[first.start : hit.start].lower() in facts.known.levels:
        first = None  # `the state BJP spokesperson`
    if first is not None and first.start < hit.start:
        gives = first.what.gives
        if first.what.id.endswith(_NAMED_BY) and first.end + 1 == hit.start and text[first.start].islower():
            return kind_of_role(first)  # `the insurer ABC Mutual`, where ABC is a union
        if first.what.id.endswith(".staff") and _BELONGS.fullmatch(text, first.end, hit.start):
            return Kind(kind, "role", hit.what.id, Span(hit.start, hit.end))  # `a team at the institute`
        is_servant = kind == "ngo_monitor" or (kind in _SENDING and _SENT.match(text, first.start) is not None)
        if is_servant and gives == "expert" and _BELONGS.fullmatch(text, first.end, hit.start):
            return Kind(kind, "role", hit.what.id, Span(hit.start, hit.end))
        studies = next((h for h in roles[1:] if h.what.gives == "expert" and h.end <= hit.start), None)
        if studies is not None and kind == "company" and "," not in text[first.end : hit.start]:
            return kind_of_role(studies)  # `director of rate strategy at the bank`
        if kind == "international_body" and first.what.id.endswith("official-person"):
            # `inspectors from the agency`, `a prosecutor at the court`, but `the ambassador to the United Nations`
            if text[first.start : first.end].lower() in facts.known.of_court:
                is_of = _BELONGS.fullmatch(text, first.end, hit.start) is not None
            else:
                is_of = text[first.end - 1] == "s" and _STAFF_OF.fullmatch(text, first.end, hit.start) is not None
            return Kind(kind, "role", hit.what.id, Span(hit.start, hit.end)) if is_of else None
        if first.what.id.endswith(".official-body") and text[first.end : hit.start] == ", ":
            return Kind(kind, "institution", hit.what.id, Span(hit.start, hit.end))  # `the bloc's border agency, Frontex,`
        if gives in ("expert", "individual", "witness") or (gives == "official" and kind in ("political_actor", "company")):
            return None
        if "," in text[first.end : hit.start] and gives not in ("of_institution", "document"):
            return None
    office = next((h for h in roles if h.what.id.endswith("official-person") and h.start >= hit.end), None)
    if office is not None and kind == "political_actor":
        return None
    expert = next((h for h in roles if h.what.gives == "expert" and h.start >= hit.end), None)
    is_research = expert is not None and text[expert.start : expert.end].lower() in facts.known.researching
    if expert is not None and (kind not in ("international_body", "ngo_monitor") or (is_research and kind != "ngo_monitor")):
        is_staff = kind == "official" and not is_research and _IN_SERVICE.fullmatch(text, hit.end, expert.end) is not None
        return Kind(kind, "role", hit.what.id, Span(hit.start, hit.end)) if is_staff else kind_of_role(expert)
    identification = "role" if any(h.what.gives in ("of_institution", "official") for h in roles) else "institution"
    return Kind(kind, identification, hit.what.id, Span(hit.start, hit.end))


def _is_of_office(hit: BodyHit, facts: SourceFacts) -> bool:
    """True for a body that an office is named by (`Norland's U.N. ambassador`), or that somebody is sent to (`Norland's
    representative to the United Nations`).
    """
    if hit.what.kind == "international_body" and any(_SENT_TO.fullmatch(facts.text, r.end, hit.start) for r in facts.roles):
        return True
    return any(r.start <= hit.start and hit.end < r.end and r.what.id.endswith(".official-person") for r in facts.roles)


def _is_platform_itself(hit: BodyHit, facts: SourceFacts) -> bool:
    """`according to Facebook`, `Facebook's policy director`: the business, not what others post there."""
    if hit.what.kind != "platform":
        return False
    rest = facts.text[hit.end : facts.span[1]]
    speaks = next((h for h in facts.roles if h.what.id.endswith(".spokesperson") and h.end < hit.start), None)
    if speaks is not None and facts.text[speaks.end : hit.start].strip() in ("for", "at", "of"):
        return True  # `a spokesperson for Facebook`
    if not rest.strip(" ,.") or rest.strip() in ("'s", "’s"):
        return not facts.text[facts.span[0] : hit.start].strip(" ,")
    officers = (".member", ".spokesperson", ".company", ".official-person")
    is_owner = rest.startswith(facts.known.of_platform)
    return is_owner and any(h.start > hit.end and h.what.id.endswith(officers) for h in facts.roles)


def by_nation(facts: SourceFacts) -> Kind | None:
    """`the Russians` speak for their government; `Russians`, `many Russians`, `the Russians who fled` do not."""
    text, span = facts.text, facts.span
    hit = facts.bodies[0]
    if (
        not hit.what.is_adjective
        or hit.end != span[1]
        or text[hit.end - 1] != "s"
        or text[span[0] : hit.start].lower() != "the "
    ):
        return None
    return Kind("official", "collective", hit.what.id, Span(hit.start, hit.end))


def by_place(facts: SourceFacts) -> Kind | None:
    """A country, its capital or a place that stands for its government speaks officially."""
    text, span, bodies = facts.text, facts.span, facts.bodies
    hit = next((h for h in bodies if h.what.kind == "place" and not h.what.is_adjective), None)
    is_alone = hit is not None and text[span[0] : hit.start].lower() in facts.known.before_place
    if hit is not None and _IN_FULL.fullmatch(text, hit.end, span[1]) and not facts.roles:
        return None  # `Norland's Ada Lind` may be anybody
    if hit is not None and is_alone and not _NAME_GOES_ON.match(text, hit.end, span[1]):
        return Kind("official", "institution", hit.what.id, Span(hit.start, hit.end))
    people = next((h for h in bodies if h.what.is_adjective and h.end == span[1]), None)
    if people is not None and text[people.end - 1] == "s":
        return Kind("individual", "collective", people.what.id, Span(people.start, people.end))
    return None


def by_name_alone(text: str, span: Span, found: Kind | None, alone: Mapping[str, NamedBody]) -> Kind | None:
    """A body whose name is also another word, where it is all that the source is called, whom somebody speaks for (`a
    spokesperson for Apple`, `an Apple spokesperson`), or whose poll it is (`a Gallup poll`).
    """
    if found is not None:
        if not found.rule.endswith((".spokesperson", ".member", ".document")):
            return None
        owner = _LAST_OWNER.search(text, span[0], found.span.start) if found.span is not None else None
        body = alone.get(owner.group(1)) if owner is not None else None
        if owner is not None and body is not None and (found.type != "document" or body.id.startswith("pollster.")):
            return Kind(body.kind, "role", body.id, Span(owner.start(1), owner.end(1)))
    words = text[span[0] : span[1]].strip(" ,")
    name = None if words.rpartition(" ")[2].islower() else _LAST_NAME.search(words)
    body = alone.get(name.group(1)) if name is not None else None
    if name is None or body is None:
        return None
    before = words[: name.start(1)]
    if name.group(1).isupper():
        before = before.removesuffix("the ").removesuffix("The ")  # `the NFL`, but not `the Line`
    if (found is None) != (not before) or (found is not None and not _SPEAKS_FOR.search(before)):
        return None
    start = span[0] + text[span[0] : span[1]].index(words) + name.start(1)
    return Kind(body.kind, "institution" if found is None else "role", body.id, Span(start, start + len(name.group(1))))
