"""Caveat rules of a language, compiled once: one automaton over all anchors, one small pattern behind each rule."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from provenance.errors import KnowledgeError
from provenance.matching import NEVER, GuardedPattern, LazyPattern
from provenance.records import kinds, record
from provenance.rules.anchors import AnchorIndex
from provenance.rules.languages import base_language
from provenance.rules.macros import spell_out
from provenance.tables import load, load_needs

_NEVER = LazyPattern(NEVER, "never")


@record
class CaveatRule:
    """One rule: `kind` is a CaveatKind; `scope`, `where` and `governs` as the rule files explain them."""

    id: str
    kind: str
    pattern: LazyPattern
    scope: str
    where: str
    governs: str
    is_bare: bool
    unless: LazyPattern | None


@record
class ScopeWords:
    """The words by which a language shows what a caveat covers; a pattern that a language leaves out never matches.

    `claim_subject` matches the start of a sentence whose subject is the claim itself ("The figures could not ...");
    `plural` words that mean several claims, `pair` those that mean two; `says_more` words behind a caveat with which
    its sentence goes on to a claim of its own; `clause_after` the word of a clause that follows it at once ("claimed,
    without evidence, that ..."); `clause_before` and `relative` words before it that do the same; `aside` what a sentence
    tells of its subject before a caveat ("the firm, which owns the pier, did not reply"), `not_free` what it tells of why or
    about what somebody without a name spoke ("was not authorised to speak and", "about the raid only");
    `speaker` the words of a speaker right before it, `of_speaker` those of one who speaks of itself ("said it");
    `reports` the nouns by which a caption means the article's
    reports, `pictures` those by which it means its picture; `over_noun` what follows a hedge that stands beside a
    noun, unless an `auxiliary` goes before it. `victims` mean a claim with such words, `figures` one with a `number`,
    `report_of` one that speaks of a report,
    `the_report` a report as a thing (no verb), which a denial may mean as a whole; `claim_object` words
    right behind a caveat that mean claims told before ("verify | either account"), `clause_edge` what parts its clause from
    the one before it; `claim_of` words that tell a claim as
    somebody's ("reports that", "allegations of"); `denied_aside` and `denied_but` words before a denial by
    which it is about its own sentence (", which the army", ", but the army"); `told_claim` a denial with its claim told in
    full, which is the last group that matched, `claim_tail` the words behind a denial that tell it less surely,
    `claim_meant` a denial of claims told before ("denied the charges"); `plea` words of a denial in court, `charge` those
    of what it answers; `calendar` words printed like names that are none; `nothing` those by which a statement denies.
    `per_word` is how many characters stand for a word (0: words have spaces).
    """

    claim_subject: LazyPattern
    plural: LazyPattern
    pair: LazyPattern
    says_more: LazyPattern
    clause_after: LazyPattern
    clause_before: LazyPattern
    relative: LazyPattern
    aside: LazyPattern
    not_free: LazyPattern
    speaker: LazyPattern
    of_speaker: LazyPattern
    over_noun: LazyPattern
    auxiliary: LazyPattern
    reports: LazyPattern
    pictures: LazyPattern
    victims: LazyPattern
    figures: LazyPattern
    number: LazyPattern
    report_of: LazyPattern
    the_report: LazyPattern
    claim_object: LazyPattern
    clause_edge: LazyPattern
    claim_of: LazyPattern
    denied_aside: LazyPattern
    denied_but: LazyPattern
    told_claim: LazyPattern
    claim_meant: LazyPattern
    claim_tail: LazyPattern
    plea: LazyPattern
    charge: LazyPattern
    calendar: LazyPattern
    nothing: LazyPattern
    per_word: int

    def count(self, text: str) -> int:
        """How many words a piece of text has."""
        return len(text) // self.per_word if self.per_word else len(text.split())


@record
class CaveatBook:
    """The compiled rules of one language, and the words that tell what a caveat reaches."""

    index: AnchorIndex[CaveatRule]
    words: ScopeWords


def book_for(tag: str | None) -> CaveatBook:
    """The rules for a text's language tag (`de-CH`, `pt_BR`): English where none is known, no rules where the language
    has none.
    """
    return caveat_book(base_language(tag))


@cache
def caveat_book(language: str = "en") -> CaveatBook:
    """The caveat rules of a language; none where it has no such file. Raises KnowledgeError for a bad pattern."""
    tables, _ = load("rules")
    name = f"{language}/caveats.toml"
    table = tables.get(name, {})
    macros: dict[str, str] = table.get("words", {})
    rules = [(_rule(entry, name, macros), entry["anchors"]) for entry in table.get("caveat", ())]
    needs = needs_in(name)
    index = AnchorIndex(
        [(rule, anchors, rule.pattern.key_pieces(), needs.get(f"{rule.id} alone", ())) for rule, anchors in rules]
    )
    return CaveatBook(index, _scope_words(table.get("scope", {}), name, macros))


def compile_patterns(entry: Mapping[str, Any], key: str, where: str, macros: Mapping[str, str]) -> LazyPattern | None:
    """The pattern `key` of a rule: a string, or a list of alternatives, in which `{NAME}` stands for a word of the
    file's table `[words]`. None where the rule has no such key. It is compiled when it is first used.
    """
    alternatives = spell_out(entry, key, where, macros)
    if alternatives is None:
        return None
    name = str(entry.get("id", key))
    place, needs = f"rules/{where} {name}", needs_in(where).get(f"{name} {key}")
    return GuardedPattern(alternatives, place, needs) if needs else LazyPattern("|".join(alternatives), place)


@cache
def needs_in(where: str) -> dict[str, Any]:
    """What the patterns of a file of rules need, by `rule's id and key`: from the bundle, else worked out here, so that rules
    are asked for the same texts in both cases. Nothing for a file with a bad pattern, which is told when it is compiled.
    """
    found = load_needs(where)
    if found is not None:
        return found
    from provenance.rules.needs import file_needs  # parses every pattern: only where no bundle holds what comes out

    try:
        return dict(file_needs(where, load("rules")[0]))
    except (KnowledgeError, re.error):
        return {}


def _rule(entry: dict[str, Any], name: str, macros: Mapping[str, str]) -> CaveatRule:
    pattern = compile_patterns(entry, "pattern", name, macros)
    if pattern is None:
        raise KnowledgeError(f"rules/{name} {entry.get('id')}", "no pattern")
    return CaveatRule(
        entry["id"], entry["kind"], pattern, entry.get("scope", "self"), entry.get("where", ""),
        entry.get("governs", "main"), bool(entry.get("bare")), compile_patterns(entry, "unless", name, macros),
    )  # fmt: skip


def _scope_words(table: Mapping[str, Any], where: str, macros: Mapping[str, str]) -> ScopeWords:
    def pattern(key: str) -> LazyPattern:
        return compile_patterns(table, key, where, macros) or _NEVER

    patterns = {name: pattern(name) for name in kinds(ScopeWords) if name != "per_word"}
    return ScopeWords(**patterns, per_word=int(table.get("characters_per_word", 0)))
