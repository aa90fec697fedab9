"""Sources that fields beside a caption name (an agency's `creditline`, IPTC's credit and source): links of its chain.

The caption's own words outrank them: fields only add who passed the picture on, where the credit line does not say it.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.credit.parse import parse_credit
from provenance.findings import CreditLine, Link, SourceField
from provenance.records import replace
from provenance.registry import Registry

_CARRIERS = frozenset(
    {"wire", "distributor", "news_outlet", "public_media", "state_media", "party_media", "imagery_provider"}
)
_BETWEEN = " / "


def line_of_fields(fields: Sequence[SourceField], registry: Registry) -> CreditLine:
    """The chain that fields give, in their order; its links have no span but name their field."""
    places: list[tuple[int, str]] = []
    text = ""
    for one in fields:
        text += _BETWEEN if text else ""
        text += one.text
        places.append((len(text), one.name))
    line = parse_credit(text, 0, registry)
    links = tuple(_from_field(link, places) for link in line.chain)
    return CreditLine(links, line.sources, is_handout=line.handout is not None)


def _from_field(link: Link, places: list[tuple[int, str]]) -> Link:
    at = link.span.end if link.span is not None else 0
    name = next((name for end, name in places if at <= end), places[-1][1])
    return replace(link, span=None, cue=None, field=name)


def add_fields(line: CreditLine, of_fields: CreditLine) -> tuple[CreditLine, list[Link]]:
    """The credit line with those of the fields' links that it does not name and that pass pictures on, each in its place;
    and the links that were added.
    """
    have = {source.key: i for i, source in enumerate(line.sources)}
    types = {source.key: source.type for source in of_fields.sources}
    chain, added = list(line.chain), []
    at = 0
    for link in of_fields.chain:
        if link.source in have:
            at = next((i + 1 for i, known in enumerate(chain) if known.source == link.source), at)
        elif types.get(link.source) in _CARRIERS and chain:
            at = max(at, 1)
            extra = replace(link, role="distributor" if link.role == "distributor" else "relay")
            chain.insert(at, extra)
            added.append(extra)
            at += 1
    sources = (*line.sources, *(s for s in of_fields.sources if any(s.key == link.source for link in added)))
    is_handout = line.is_handout or of_fields.is_handout
    return replace(line, chain=tuple(chain), sources=sources, is_handout=is_handout), added


def without_publisher(line: CreditLine, registry_id: str | None, name: str | None) -> CreditLine:
    """The chain without the article's own publisher, which is never a link of it."""
    own = {w.casefold() for w in (name, registry_id) if w}
    gone = {s.key for s in line.sources if s.name.casefold() in own or (s.registry or "") in own}
    links = [link for link in line.chain if link.source not in gone]
    chain = tuple(replace(link, role=_role(i, link.role)) for i, link in enumerate(links))
    return replace(line, chain=chain)


def _role(place: int, role: str) -> str:
    if place == 0:
        return "origin"
    return "relay" if role == "origin" else role
