"""What the caveat stage passes between its parts: a hit of a rule, and an attribution as the chain stage builds it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from provenance.findings import Attribution
from provenance.records import record
from provenance.rules.caveats import CaveatRule


class AttributedLike(Protocol):
    """An attribution with its pattern, as the chain stage builds it."""

    @property
    def attribution(self) -> Attribution: ...
    @property
    def is_main(self) -> bool: ...


@record(frozen=False)
class Hit:
    """Words of the text, in code points, that a rule found in the sentence with this index."""

    rule: CaveatRule
    sentence: int
    start: int
    end: int


def origins(built: Sequence[AttributedLike]) -> set[str]:
    """The keys of the sources that attributions begin with."""
    return {link.source for b in built for link in b.attribution.chain[:1]}
