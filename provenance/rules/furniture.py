"""What a page prints around its news: pointers, contributions, datelines. Such a sentence makes no claim."""

from __future__ import annotations

import re
from functools import cache

from provenance.matching import Searcher, compile_rule
from provenance.tables import load

# Longer sentences are furniture only where they begin with a bracket or capitals, or by rules for long ones.
_LONG = 110
_LONGEST = 240
# No text for consent runs on further.
_LONGEST_OF_ALL = 480


class FurnitureRules:
    """The furniture rules of a language, and what finds those that a text is asked: the ones of whose pieces it holds one,
    and the ones that name none.
    """

    def __init__(self, rules: list[tuple[list[str], re.Pattern[str], bool]]) -> None:
        """Takes of each rule what a text must hold one of, in small letters (nothing: any text), its pattern, and whether it
        is asked about long sentences.
        """
        self.rules = rules
        self.open = [number for number, (holds, _, _) in enumerate(rules) if not holds]
        pieces = [(piece, number) for number, (holds, _, _) in enumerate(rules) for piece in holds]
        self.of_piece = [number for _, number in pieces]
        self.searcher = Searcher([piece for piece, _ in pieces], overlapping=True) if pieces else None


@cache
def furniture_rules(language: str) -> FurnitureRules:
    """The furniture rules of a language. Raises KnowledgeError for a bad one."""
    tables, _ = load("rules")
    rules = tables.get(f"{language}/furniture.toml", {}).get("furniture", ())
    place = f"rules/{language}/furniture.toml"
    return FurnitureRules([(list(r.get("holds", ())), compile_rule(r["pattern"], place), bool(r.get("long"))) for r in rules])


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
    book = furniture_rules(language)
    asked = book.open
    if book.searcher is not None:
        hits = book.searcher.find(text.lower())
        if hits:
            asked = sorted({*asked, *[book.of_piece[piece] for piece, _, _ in hits]})
    for number in asked:
        _, pattern, may_be_long = book.rules[number]
        if (may_be_long or not is_long) and pattern.match(text) is not None:
            return True
    return False
