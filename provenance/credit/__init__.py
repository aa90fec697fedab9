"""Credit lines: finding one in a caption, and reading its parties, their order, types and roles.

    span = find_credit(caption)                       # where the credit line stands, or None
    line = parse_credit(caption[span.start:span.end], span.start, registry)

Both work on code points. `parse_credit` takes the line as printed, brackets and prefixes included.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.findings import CreditLine
    from provenance.registry import Registry
    from provenance.spans import Span

__all__ = ["find_credit", "parse_credit"]


def find_credit(text: str) -> Span | None:
    """See `provenance.credit.locate`; its patterns are compiled when they are first needed."""
    from provenance.credit import locate

    return locate.find_credit(text)


def parse_credit(text: str, offset: int, registry: Registry) -> CreditLine:
    """See `provenance.credit.parse`; its patterns are compiled when they are first needed."""
    from provenance.credit import parse

    return parse.parse_credit(text, offset, registry)
