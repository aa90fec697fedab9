"""Types by outlets of the registry: the medium itself, its staff in the field, who runs it as a business."""

from __future__ import annotations

from provenance.classify.hits import OutletHit, RoleHit, SourceFacts, kind_of_role
from provenance.findings import Kind
from provenance.spans import Span

_OFFICERS = ("spokesperson", "company", "member")
_RUN_FOR = ("state_media", "public_media")


def by_staff(facts: SourceFacts) -> Kind | None:
    """An outlet's own staff by the outlet's name (`an AFP photographer`, `AP journalists`) report what they saw."""
    text, roles, outlets = facts.text, facts.roles, facts.outlets
    for outlet in outlets:
        staff = next((h for h in roles if h.what.id.endswith(".staff") and not text[outlet.end : h.start].strip()), None)
        if staff is not None and facts.publisher not in (None, outlet.what.id) and outlet.what.type != "wire":
            return Kind(outlet.what.type, "role", staff.what.id, Span(outlet.start, staff.end))  # another outlet's staff
        if staff is not None:
            return Kind("own_reporting", "role", staff.what.id, Span(outlet.start, staff.end))
    return None


def by_outlet(facts: SourceFacts) -> Kind | None:
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
    if any(h.end > hit.end and h.what.gives == "expert" for h in roles):
        return None
    last = roles[-1].what.gives if roles else ""
    is_staff = bool(roles) and roles[-1].what.id.endswith(".staff")  # `the Gazette's chief correspondent`
    is_told = bool(roles) and roles[-1].what.id.endswith(".media") and text.startswith((", a ", ", an ", ", the "), hit.end)
    if (
        last != "document"
        and not is_staff
        and not is_told  # `Lamp, the official news agency`
        and any(h.start >= hit.end and h.what.id.endswith(_OFFICERS) for h in roles)
    ):
        return Kind("company", "role", "en.classify.outlet-officer", Span(hit.start, hit.end))
    if text.startswith(" affiliate", hit.end):
        return Kind("news_outlet", "institution", "en.classify.outlet-name", Span(hit.start, hit.end))  # `CNN affiliate WLRN`
    if outlet.id == facts.publisher:
        return Kind("own_reporting", "institution", f"registry.{outlet.id}", Span(hit.start, hit.end))
    return _as_told(head, hit, facts) or Kind(outlet.type, "institution", f"registry.{outlet.id}", Span(hit.start, hit.end))


def _as_told(head: str, hit: OutletHit, facts: SourceFacts) -> Kind | None:
    """`state-linked Lamp TV`, `public broadcaster Lamp`: the text's words for an outlet that no list codes; None without."""
    if hit.what.type not in ("news_outlet", "wire"):
        return None
    run = facts.known.told_state_run.search(head) if "-" in head else None
    if run is not None and "," not in head[run.end() :]:
        return Kind("state_media", "institution", "en.role.state-media", Span(facts.span[0], hit.end))
    owner = next((h for h in facts.roles if h.what.id.endswith(".official-body") and h.end + 3 == hit.start), None)
    if owner is not None and facts.text[owner.end : hit.start] in ("'s ", "’s "):
        return Kind("state_media", "institution", "en.role.state-media", Span(owner.start, hit.end))  # `the judiciary's Lamp`
    told = next((h for h in facts.roles if h.what.gives in _RUN_FOR and h.end + 1 == hit.start), None)
    return kind_of_role(told) if told is not None else None


def _is_officer(head: str, hit: OutletHit, roles: list[RoleHit], text: str) -> bool:
    """`Ada Pole, Al Jazeera's manager of …`: who runs an outlet speaks for the business."""
    if not head.endswith(", ") or head.count(",") > 1 or not text.startswith(("'s ", "’s ", "' ", "’ "), hit.end):
        return False
    return any(h.start > hit.end and h.what.id.endswith((".member", ".company", ".spokesperson")) for h in roles)
