"""Caveat rules of a language, compiled once: one automaton over all anchors, one small pattern behind each rule."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from provenance.errors import KnowledgeError
from provenance.tables import load


@dataclass(frozen=True, slots=True)
class CaveatRule:
    """One rule: `kind` is a CaveatKind; `scope`, `where` and `governs` as the rule files explain them."""

    id: str
    kind: str
    pattern: re.Pattern[str]
    scope: str
    where: str
    governs: str
    is_bare: bool
    unless: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class CaveatBook:
    """The compiled rules of one language. `anchored[i]` are the rules that anchor `i` may announce."""

    rules: tuple[CaveatRule, ...]
    automaton: AhoCorasick | None
    anchored: tuple[tuple[CaveatRule, ...], ...]

    def candidates(self, folded: str) -> list[tuple[int, CaveatRule]]:
        """`(offset of the anchor, rule)` of every rule that may fire in a folded text, in order of the anchors."""
        if self.automaton is None:
            return []
        found = []
        for index, start, _ in self.automaton.find_matches_as_indexes(folded, overlapping=True):
            for rule in self.anchored[index]:
                found.append((start, rule))
        return found


@cache
def caveat_book(language: str = "en") -> CaveatBook:
    """The caveat rules of a language; none where it has no such file. Raises KnowledgeError for a bad pattern."""
    tables, _ = load("rules")
    name = f"{language}/caveats.toml"
    rules: list[CaveatRule] = []
    by_anchor: dict[str, list[CaveatRule]] = {}
    for entry in tables.get(name, {}).get("caveat", ()):
        rule = _rule(entry, name)
        rules.append(rule)
        for anchor in entry["anchors"]:
            by_anchor.setdefault(anchor, []).append(rule)
    anchors = list(by_anchor)
    automaton = AhoCorasick(anchors, matchkind=MatchKind.Standard) if anchors else None
    return CaveatBook(tuple(rules), automaton, tuple(tuple(by_anchor[a]) for a in anchors))


def _rule(entry: dict[str, Any], name: str) -> CaveatRule:
    try:
        pattern = re.compile(entry["pattern"])
        unless = re.compile(entry["unless"]) if "unless" in entry else None
    except re.error as error:
        raise KnowledgeError(f"rules/{name} {entry.get('id')}", str(error)) from error
    return CaveatRule(
        entry["id"], entry["kind"], pattern, entry.get("scope", "self"), entry.get("where", ""),
        entry.get("governs", "main"), bool(entry.get("bare")), unless,
    )  # fmt: skip
