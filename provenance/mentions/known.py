"""What is known of one source of an article so far."""

from __future__ import annotations

from provenance.findings import Source
from provenance.records import field, record

# Bodies that spokespeople and directors speak for when the text names them once.
BODIES = frozenset(("company", "ngo_monitor", "armed_group", "political_actor", "international_body", "expert", "official"))


@record(frozen=False)
class Known:
    """What is known of one source so far: words that name it, nouns that describe it, its last channel, its gender."""

    source: Source
    identification: str
    rule: str
    nouns: set[str] = field(default_factory=set)
    channel: str = "none"
    is_person: bool = False
    is_plural: bool = False
    last_seen: int = -1
    gender: str = ""  # "m" or "f" where a title, a noun, a given name or a pronoun tells it
