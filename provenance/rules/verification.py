"""Marks of verification of a language, compiled once: what the text says was checked, seen, corrected or refuted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from provenance.errors import KnowledgeError
from provenance.matching import Searcher
from provenance.rules.caveats import compile_patterns
from provenance.tables import load


@dataclass(frozen=True, slots=True)
class MarkRule:
    """One rule: the words of `pattern` give their statement the status `gives`, unless `unless` stands around them."""

    id: str
    gives: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class MarkBook:
    """The compiled marks of one language. `anchored[i]` are the rules that anchor `i` may announce."""

    rules: tuple[MarkRule, ...]
    automaton: Searcher | None
    anchored: tuple[tuple[MarkRule, ...], ...]

    def candidates(self, folded: str) -> list[tuple[int, MarkRule]]:
        """`(offset of the anchor, rule)` of every rule that may fire in a folded text, in order of the anchors."""
        if self.automaton is None:
            return []
        hits = self.automaton.find(folded)
        return [(start, rule) for index, start, _ in hits for rule in self.anchored[index]]


def marks_for(tag: str | None) -> MarkBook:
    """The marks for a text's language tag: English where none is known, none where the language has no such file."""
    return mark_book(re.split(r"[-_]", tag.strip().lower())[0] if tag and tag.strip() else "en")


@cache
def mark_book(language: str = "en") -> MarkBook:
    """The marks of a language; none where it has no such file. Raises KnowledgeError for a bad pattern."""
    tables, _ = load("rules")
    name = f"{language}/verification.toml"
    table = tables.get(name, {})
    words = table.get("words", {})
    rules: list[MarkRule] = []
    by_anchor: dict[str, list[MarkRule]] = {}
    for entry in table.get("mark", ()):
        pattern = compile_patterns(entry, "pattern", name, words)
        if pattern is None:
            raise KnowledgeError(f"rules/{name} {entry.get('id')}", "no pattern")
        rule = MarkRule(entry["id"], entry["gives"], pattern, compile_patterns(entry, "unless", name, words))
        rules.append(rule)
        for anchor in entry["anchors"]:
            by_anchor.setdefault(anchor, []).append(rule)
    anchors = list(by_anchor)
    automaton = Searcher(anchors, overlapping=True) if anchors else None
    return MarkBook(tuple(rules), automaton, tuple(tuple(by_anchor[a]) for a in anchors))
