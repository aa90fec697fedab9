"""Credit lines: finding one in a caption, and reading its parties, their order, types and roles.

    span = find_credit(caption)                       # where the credit line stands, or None
    line = parse_credit(caption[span.start:span.end], span.start, registry)

Both work on code points. `parse_credit` takes the line as printed, brackets and prefixes included.
"""

from provenance.credit.locate import find_credit
from provenance.credit.parse import parse_credit

__all__ = ["find_credit", "parse_credit"]
