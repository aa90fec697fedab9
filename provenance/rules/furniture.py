"""What a page prints around its news: pointers, contributions, datelines. Such a sentence makes no claim."""

from __future__ import annotations

import re
from functools import cache

from provenance.errors import KnowledgeError
from provenance.tables import load

# Longer sentences are furniture only where they begin with a bracket or name a contribution.
_LONG = 110


@cache
def furniture_pattern(language: str) -> re.Pattern[str] | None:
    """All furniture rules of a language as one pattern; None where it has none. Raises KnowledgeError for a bad one."""
    tables, _ = load("rules")
    rules = tables.get(f"{language}/furniture.toml", {}).get("furniture", ())
    try:
        return re.compile("|".join(f"(?:{r['pattern']})" for r in rules)) if rules else None
    except re.error as error:
        raise KnowledgeError(f"rules/{language}/furniture.toml", str(error)) from error


def is_furniture(text: str, language: str) -> bool:
    """True where a sentence is a pointer to another story, a contribution line, a dateline or a call to act."""
    if len(text) > _LONG and text[0] not in "[(" and "ontribut" not in text and not text[:9].isupper():
        return False
    pattern = furniture_pattern(language)
    return pattern is not None and len(text) < 240 and pattern.match(text.strip()) is not None
