"""Types by words for media in general and for sources whose name is withheld, which decide before all others."""

from __future__ import annotations

from provenance.classify.hits import RoleHit, SourceFacts, kind_of_role
from provenance.findings import Kind
from provenance.patterns import compile_pattern
from provenance.spans import Span

_GENERIC = ("state_media", "public_media", "party_media", "anonymous", "own_reporting", "social_media", "distributor")
# Types of institutions that an unnamed source keeps.
_INSTITUTIONS = frozenset(("armed_group", "international_body", "ngo_monitor", "company", "political_actor"))
_NAMED = compile_pattern(r" [A-Z]")
# `a source at the ministry`, not `sources close to the company`.
_WITHIN = compile_pattern(r"\s+(?:at|in|within|inside|from)\s+(?:(?:the|a|an|its|his|her|their)\s+)?(?:[\w'’-]+\s+){0,2}?$")


def by_generic(facts: SourceFacts) -> Kind | None:
    """Generic media words and withheld names decide at once, where the phrase begins with them or names no one else."""
    text, span, roles, outlets = facts.text, facts.span, facts.roles, facts.outlets
    if not outlets and facts.text.find("-", span[0], span[1]) > 0:
        own = facts.known.state_run.search(text, span[0], span[1])
        if own is not None and "," not in text[span[0] : own.start()]:
            return Kind("state_media", "institution", "en.role.state-media", Span(*own.span()))
    first = roles[0]
    is_reports = first.what.gives == "media_unspecified" and text[first.start : first.end].lower().endswith("reports")
    if is_reports and not outlets and text[span[0] : first.start].strip().lower() in ("", "the"):
        return kind_of_role(first)  # `media reports from two countries`
    for hit in roles:
        rule = hit.what
        if rule.gives == "anonymous":
            if _NAMED.match(text, hit.end, span[1]) is not None or any(o.start <= hit.start < o.end for o in outlets):
                continue  # `EU diplomat Ada Quist` withholds no name
            return kind_of_role(hit, _institution_of(hit, facts))
        if rule.gives in _GENERIC and not outlets:
            before = text[span[0] : hit.start]
            is_party = rule.gives == "party_media" and before.count(",") == 1 and before.endswith(", ")
            if "," not in before or is_party:  # `Lamp, the movement's media arm`
                return kind_of_role(hit)
    return None


def _institution_of(hit: RoleHit, facts: SourceFacts) -> str | None:
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
