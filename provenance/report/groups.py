"""Source types in the groups of docs/concepts.md, which share a colour and a name in reports."""

from __future__ import annotations

from provenance.vocabulary import SourceType as T

GROUPS: dict[str, tuple[T, ...]] = {
    "state": (T.STATE_MEDIA, T.PARTY_MEDIA),
    "media": (T.PUBLIC_MEDIA, T.WIRE, T.NEWS_OUTLET, T.DISTRIBUTOR, T.MEDIA_UNSPECIFIED),
    "official": (T.OFFICIAL_BRIEFING, T.OFFICIAL_STATEMENT, T.OFFICIAL, T.INTERNATIONAL_BODY),
    "organisation": (T.POLITICAL_ACTOR, T.ARMED_GROUP, T.COMPANY, T.NGO_MONITOR, T.EXPERT, T.IMAGERY_PROVIDER),
    "person": (T.WITNESS, T.INDIVIDUAL, T.ANONYMOUS),
    "record": (T.DOCUMENT, T.SOCIAL_MEDIA),
    "own": (T.OWN_REPORTING,),
    "none": (T.NONE, T.UNKNOWN),
}
_GROUP = {str(kind.value): group for group, kinds in GROUPS.items() for kind in kinds}


def group_of(source_type: str) -> str:
    """The group of a source type."""
    return _GROUP[source_type]
