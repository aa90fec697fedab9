"""Marks of verification of a language, compiled once: what the text says was checked, seen, corrected or refuted."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from provenance.errors import KnowledgeError
from provenance.matching import NEVER, LazyPattern
from provenance.records import record
from provenance.rules.anchors import AnchorIndex
from provenance.rules.caveats import compile_patterns, needs_in
from provenance.rules.languages import base_language
from provenance.tables import load


@record
class MarkRule:
    """One rule: the words of `pattern` give their statement the status `gives`, unless `unless` stands around them."""

    id: str
    gives: str
    pattern: LazyPattern
    unless: LazyPattern | None


MarkBook = AnchorIndex[MarkRule]

_NEVER = LazyPattern(NEVER, "never")


@record
class VerificationWords:
    """The words by which a language says what was checked: `elements` by their Element; `picture` those of a picture or
    paper, whose check is one of its authenticity, `another` those by which it is not the one spoken of before; `contrast`
    what parts the checked from the unchecked; `negation` in the unchecked part; `method` how it was checked; `aside` where
    a clause goes on to something else. What a language leaves out never matches.
    """

    elements: Mapping[str, LazyPattern]
    picture: LazyPattern
    another: LazyPattern
    contrast: LazyPattern
    negation: LazyPattern
    method: LazyPattern
    aside: LazyPattern


def marks_for(tag: str | None) -> MarkBook:
    """The marks for a text's language tag: English where none is known, none where the language has no such file."""
    return mark_book(base_language(tag))


@cache
def mark_book(language: str = "en") -> MarkBook:
    """The marks of a language; none where it has no such file. Raises KnowledgeError for a bad pattern."""
    tables, _ = load("rules")
    name = f"{language}/verification.toml"
    table = tables.get(name, {})
    words = table.get("words", {})
    entries: list[tuple[MarkRule, list[str], list[list[str]], list[bool]]] = []
    needs = needs_in(name)
    for entry in table.get("mark", ()):
        pattern = compile_patterns(entry, "pattern", name, words)
        if pattern is None:
            raise KnowledgeError(f"rules/{name} {entry.get('id')}", "no pattern")
        rule = MarkRule(entry["id"], entry["gives"], pattern, compile_patterns(entry, "unless", name, words))
        entries.append((rule, entry["anchors"], pattern.key_pieces(), needs.get(f"{rule.id} alone", [])))
    return AnchorIndex(entries)


def words_for(tag: str | None) -> VerificationWords:
    """The words of a text's language tag: English where none is known."""
    return verification_words(base_language(tag))


@cache
def verification_words(language: str = "en") -> VerificationWords:
    """The words by which a language says what was checked. Raises KnowledgeError for a bad pattern."""
    tables, _ = load("rules")
    name = f"{language}/verification.toml"
    table = tables.get(name, {})
    words = table.get("words", {})
    elements, own = table.get("elements", {}), table.get("checked", {})
    found = {key: compile_patterns(elements, key, name, words) or _NEVER for key in elements}
    others = [
        compile_patterns(own, key, name, words) or _NEVER
        for key in ("picture", "another", "contrast", "negation", "method", "aside")
    ]
    return VerificationWords(found, *others)
