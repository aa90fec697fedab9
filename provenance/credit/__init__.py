"""Credit lines: reading the parties of one, their order, types and roles. Where it stands in a caption is found by
`provenance.read.creditline`.

    line = parse_credit(caption[span.start:span.end], span.start, registry)

Spans are code points. `parse_credit` takes the line as printed, brackets and prefixes included.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.findings import CreditLine, SourceField
    from provenance.registry import Registry

__all__ = ["parse_credit", "with_fields"]


def parse_credit(text: str, offset: int, registry: Registry) -> CreditLine:
    """See `provenance.credit.parse`; its patterns are compiled when they are first needed."""
    from provenance.credit import parse

    return parse.parse_credit(text, offset, registry)


def with_fields(
    line: CreditLine | None, fields: Sequence[SourceField], registry: Registry
) -> tuple[CreditLine, list[tuple[str, str]]]:
    """The credit line with the links that fields beside it add, or of the fields alone where there is none; and of each
    link that was added to a line the field and the name.
    """
    from provenance.credit.fields import add_fields, line_of_fields

    of_fields = line_of_fields(fields, registry)
    if line is None or not line.chain:
        return of_fields, []
    whole, added = add_fields(line, of_fields)
    names = {source.key: source.name for source in whole.sources}
    return whole, [(link.field or "", names[link.source]) for link in added]
