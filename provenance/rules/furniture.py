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

    def __init__(self, rules: list[tuple[list[str], re.Pattern[str], bool]], running: list[int]) -> None:
        """Takes of each rule what a text must hold one of, in small letters (nothing: any text), its pattern, and whether it
        is asked about long sentences; and the numbers of those that are asked about sentences of any length.
        """
        self.rules = rules
        self.running = frozenset(running)
        self.open = [number for number, (holds, _, _) in enumerate(rules) if not holds]
        pieces = [(piece, number) for number, (holds, _, _) in enumerate(rules) for piece in holds]
        self.of_piece = [number for _, number in pieces]
        self.searcher = Searcher([piece for piece, _ in pieces], is_whole=True) if pieces else None

    def asked(self, text: str) -> list[int]:
        """The numbers of the rules that a text is asked, in the order of the file."""
        hits = self.searcher.find(text.lower()) if self.searcher is not None else ()
        return sorted({*self.open, *[self.of_piece[piece] for piece, _, _ in hits]}) if hits else self.open


@cache
def furniture_rules(language: str) -> FurnitureRules:
    """The furniture rules of a language. Raises KnowledgeError for a bad one."""
    tables, _ = load("rules")
    rules = tables.get(f"{language}/furniture.toml", {}).get("furniture", ())
    place = f"rules/{language}/furniture.toml"
    return FurnitureRules(
        [(list(r.get("holds", ())), compile_rule(r["pattern"], place), bool(r.get("long"))) for r in rules],
        [number for number, r in enumerate(rules) if r.get("runs_on")],
    )


def runs_on(text: str, language: str) -> bool:
    """True where a sentence of any length is what a page prints around its news, as texts for consent are."""
    book = furniture_rules(language)
    if not book.running or len(text) >= _LONGEST_OF_ALL:
        return False
    text = text.strip()
    return any(number in book.running and book.rules[number][1].match(text) is not None for number in book.asked(text))


def is_furniture(text: str, language: str) -> bool:
    """True where a sentence is a pointer to another story, a contribution line, a dateline or a call to act."""
    if len(text) >= _LONGEST:
        return runs_on(text, language)
    is_long = len(text) > _LONG and text[0] not in "[(" and not text[:9].isupper()
    text = text.strip()
    book = furniture_rules(language)
    for number in book.asked(text):
        _, pattern, may_be_long = book.rules[number]
        if (may_be_long or not is_long) and pattern.match(text) is not None:
            return True
    return False
