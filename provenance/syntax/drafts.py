"""What the attribution stage hands on: a sentence with its tokens, and an attribution before its source is resolved."""

from __future__ import annotations

from provenance.findings import Statement
from provenance.records import field, record
from provenance.spans import Span
from provenance.syntax.hits import CueHit
from provenance.syntax.quotes import Quotation


@record(frozen=False)
class Draft:
    """An attribution before its source is resolved. Token indexes for source and cue, code points for content.

    `pattern` tells where the content stands: `right`, `left`, `inverted`, `participial`, `passive`, `agentless`,
    `preposition`, `bare`. `nested` are attributions whose cue lies inside this one's content.
    """

    statement: int
    hit: CueHit
    source: tuple[int, int] | None
    content: list[Span]
    pattern: str
    complement: str = "none"
    complement_start: int = -1
    nested: list[Draft] = field(default_factory=list)


@record
class Sentence:
    """One statement with its tokens `[low, high)` and the quotations that touch it."""

    index: int
    statement: Statement
    low: int
    high: int
    quotations: tuple[Quotation, ...]
    is_headline: bool = False
