"""Rules and registry, the user's own among them: loaded once for a process, for every article that it annotates."""

from __future__ import annotations

from pathlib import Path

from provenance.mentions.namesakes import words_of
from provenance.records import record
from provenance.registry import Registry, load_registry
from provenance.rules.caveats import caveat_book, needs_in
from provenance.rules.furniture import furniture_rules
from provenance.rules.holders import holders
from provenance.rules.languages import codes_by_word, scripts
from provenance.rules.lexicon import bare_lexicon, lexicon
from provenance.rules.roles import role_book
from provenance.rules.verification import mark_book, verification_words
from provenance.tables import load, use_rules

_rules_in_use: list[Path | None] = [None]


@record
class Knowledge:
    """Rules and registry, loaded and compiled once per process."""

    registry: Registry
    rules_digest: str
    registry_digest: str


def load_knowledge(registry: Path | None = None, rules: Path | None = None) -> Knowledge:
    """The package's rules and registry, with a user's own registry file or rules folder added. Raises KnowledgeError."""
    if rules != _rules_in_use[0]:
        from provenance.rules.speech import shared_names, speech_book

        use_rules(rules)
        for compiled in (
            lexicon, bare_lexicon, role_book, speech_book, needs_in, caveat_book, mark_book, verification_words,
            furniture_rules, holders, codes_by_word, scripts, words_of, shared_names,
        ):  # fmt: skip
            compiled.cache_clear()
        _rules_in_use[0] = rules
        for folder in sorted(rules.iterdir()) if rules is not None else ():
            for rule in caveat_book(folder.name).index.rules:
                rule.pattern.compiled()
    found = load_registry(registry)
    _, digest = load("rules")
    return Knowledge(found, digest, found.digest)
