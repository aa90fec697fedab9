"""What a check finds: a statement, what is wrong there, and the statements that show it."""

from __future__ import annotations

from provenance.records import record
from provenance.story import Claim


@record
class Hit:
    """One finding of one check. `words` are those that it is about, the statement's where there are none."""

    code: str
    claim: Claim
    message: str
    words: str = ""
    others: tuple[Claim, ...] = ()


def names(values: list[str] | set[str], most: int = 3) -> str:
    """`A, B and C`, in the order given; of many the first few."""
    kept = list(dict.fromkeys(values))
    if len(kept) > most:
        kept = [*kept[:most], f"{len(kept) - most} more"]
    return " and ".join([", ".join(kept[:-1]), kept[-1]] if len(kept) > 1 else kept)
