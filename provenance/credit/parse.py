"""A credit line as a chain: its parties in order of origin, their roles, and what it says about handout and archive."""

from __future__ import annotations

from provenance.credit.parties import Party, find_parties
from provenance.credit.words import Words, find_tail, load_words
from provenance.findings import CreditLine, Link, Source
from provenance.matching import fold
from provenance.patterns import compile_pattern
from provenance.registry import Registry
from provenance.spans import Span

_GLUED_HANDOUT = compile_pattern(r"(?<=[a-z])Handout\b")
_STATE = frozenset({"state_media", "party_media"})
_INTERESTED = frozenset(
    {"official", "international_body", "political_actor", "armed_group", "company", "ngo_monitor", "imagery_provider"}
)
_SUPPLIERS = _STATE | _INTERESTED | {"expert", "social_media", "unknown"}
_AGENCIES = frozenset({"wire", "public_media", "news_outlet"})


def parse_credit(text: str, offset: int, registry: Registry) -> CreditLine:
    """The parties, roles and evidence of a credit line.

    `text` is the line as printed; `offset` is where it starts in the article's text (code points) and is added to every
    span. The chain is in order of origin: persons first, then the supplier or state agency, then who passed it on, in
    printed order. A line that names nobody gives an empty chain. Never raises.
    """
    words = load_words()
    end = find_tail(text, words)
    parties = _in_order(find_parties(text, 0, end, words, registry))
    handout = _find_handout(text, parties, words)
    archive = words.archive.search(fold(text[:end]))
    supplier = _supplier(parties) if handout else None
    links, sources = [], []
    for place, party in enumerate(parties):
        channel = "handout" if party is supplier else "none"
        identification = _identification(party)
        span = Span(party.span.start + offset, party.span.end + offset)
        links.append(Link(party.key, _role(parties, place), identification, channel, span))
        sources.append(_source(party, text[party.span.start : party.span.end]))
    return CreditLine(
        chain=tuple(links), sources=tuple(sources),
        handout=Span(handout.start + offset, handout.end + offset) if handout else None,
        archive=Span(archive.start() + offset, archive.end() + offset) if archive else None,
    )  # fmt: skip


def _in_order(parties: list[Party]) -> list[Party]:
    """Persons, then hop by hop the suppliers before the agencies; otherwise as printed."""

    def rank(party: Party) -> tuple[int, int, int]:
        if party.type == "individual":
            return 0, 0, 0
        return 1, party.hop, 0 if party.type in _SUPPLIERS else 1

    return sorted(parties, key=rank)


def _role(parties: list[Party], place: int) -> str:
    """Origin first, the last or a distributor passes it on, the others relay."""
    if place == 0:
        return "origin"
    is_last = place == len(parties) - 1
    return "distributor" if is_last or parties[place].type == "distributor" else "relay"


def _identification(party: Party) -> str:
    if party.type == "individual":
        return "named"
    return "collective" if party.type == "social_media" else "institution"


def _source(party: Party, printed: str) -> Source:
    """The source of a party; aliases are the words of the line and the outlet's acronym, unless they are its name."""
    printed = " ".join(printed.split())
    acronym = next((a for a in party.outlet.aliases if a.isascii() and a.isupper()), "") if party.outlet else ""
    aliases = [alias for alias in dict.fromkeys((printed, acronym)) if alias and alias != party.name]
    if party.outlet is None:
        return Source(party.key, party.name, party.type, None, party.country, aliases)
    outlet = party.outlet
    return Source(party.key, outlet.name, outlet.type, outlet.id, outlet.country, aliases, outlet.control)


def _supplier(parties: list[Party]) -> Party | None:
    """The party whose material it is: the first that has an interest, else the first."""
    interested = [p for p in parties if p.type in _INTERESTED] or [p for p in parties if p.type in _STATE]
    return interested[0] if interested else (parties[0] if parties else None)


def _find_handout(text: str, parties: list[Party], words: Words) -> Span | None:
    """The words that say, or show, that an interested party supplied the picture."""
    glued, folded = _GLUED_HANDOUT.search(text), fold(text)
    provided = None if parties and all(p.type in _AGENCIES for p in parties) else words.provided.search(folded)
    marks = (words.handout.search(folded), words.handout_exact.search(text), glued, provided)
    mark = next((m for m in marks if m), None)
    if mark:
        return Span(mark.start(), mark.end())
    for place, party in enumerate(parties):
        if party.type in _INTERESTED:
            return party.span
        if party.type in _STATE and _is_passed_on(parties[place + 1 :], words):
            return party.span
    return None


def _is_passed_on(later: list[Party], words: Words) -> bool:
    """True where a news agency, or a distributor of that party's material alone, passes on a state outlet's picture; a
    library that licenses pictures of many agencies does not make it a handout.
    """
    return any(p.type in _AGENCIES or (p.outlet is not None and p.outlet.id in words.suppliers) for p in later)
