"""What a page prints around its news: pointers, contributions, datelines. Such a sentence makes no claim."""

from __future__ import annotations

import re
from functools import cache

from provenance.matching import compile_rule
from provenance.tables import load

# Longer sentences are furniture only where they begin with a bracket or capitals, or by rules for long ones.
_LONG = 110
_LONGEST = 240
# No text for consent runs on further.
_LONGEST_OF_ALL = 480


@cache
def furniture_rules(language: str) -> tuple[tuple[tuple[str, ...], re.Pattern[str], bool], ...]:
    """The furniture rules of a language: what a text must hold one of, in small letters (nothing: any text), the pattern of
    each, and whether it is asked about long sentences. Raises KnowledgeError for a bad one.
    """
    tables, _ = load("rules")
    rules = tables.get(f"{language}/furniture.toml", {}).get("furniture", ())
    place = f"rules/{language}/furniture.toml"
    return tuple((tuple(r.get("holds", ())), compile_rule(r["pattern"], place), bool(r.get("long"))) for r in rules)


@cache
def running_on(language: str) -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    """The rules of a language for what may run on over any number of words: what a text must hold, and the pattern."""
    tables, _ = load("rules")
    rules = tables.get(f"{language}/furniture.toml", {}).get("furniture", ())
    place = f"rules/{language}/furniture.toml"
    return tuple((tuple(r["holds"]), compile_rule(r["pattern"], place)) for r in rules if r.get("runs_on"))


def runs_on(text: str, language: str) -> bool:
    """True where a sentence of any length is what a page prints around its news, as texts for consent are."""
    rules = running_on(language)
    if not rules or len(text) >= _LONGEST_OF_ALL:
        return False
    text = text.strip()
    low = text.lower()
    return any(any(piece in low for piece in holds) and pattern.match(text) is not None for holds, pattern in rules)


def is_furniture(text: str, language: str) -> bool:
    """True where a sentence is a pointer to another story, a contribution line, a dateline or a call to act."""
    if len(text) >= _LONGEST:
        return runs_on(text, language)
    is_long = len(text) > _LONG and text[0] not in "[(" and not text[:9].isupper()
    text = text.strip()
    low = text.lower()
    for holds, pattern, may_be_long in furniture_rules(language):
        if is_long and not may_be_long:
            continue
        if holds:
            for piece in holds:
                if piece in low:
                    break
            else:
                continue
        if pattern.match(text) is not None:
            return True
    return False
