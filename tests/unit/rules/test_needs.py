from __future__ import annotations

import re
import tomllib

import pytest

from provenance.errors import KnowledgeError
from provenance.matching import GuardedPattern, holds
from provenance.rules.caveats import spell_out
from provenance.rules.needs import file_needs, needs_of
from provenance.tables import DATA

FILES = sorted((DATA / "rules").glob("*/caveats.toml")) + sorted((DATA / "rules").glob("*/verification.toml"))


@pytest.mark.parametrize(
    ("pattern", "clauses"),
    [
        (r"\bharbou?r masters?\b", [["harbor master", "harbour master"]]),
        (r"quay(?:side)? \w+ (?:said|told)\b", [["quay ", "quayside "], [" said", " told"]]),
        (r"(?:no |never )?answer(?:ed|s)?", [["answer"]]),
        (r"(?:確認|検証)され", [["検証され", "確認され"]]),
    ],
)
def test_a_text_needs_the_letters_that_every_match_has(pattern: str, clauses: list[list[str]]):
    needs = needs_of([pattern])
    assert needs is not None
    assert sorted(sorted(clause) for clause in needs[0][0]) == sorted(sorted(clause) for clause in clauses)


@pytest.mark.parametrize("pattern", [r"\d+", r"\w+ing?", "(?i)harbour", r"(ship|boat) \1 quay", "a|[a-z]+", "(?:quay)?"])
def test_a_pattern_that_may_match_anywhere_needs_nothing(pattern: str):
    assert needs_of([pattern]) is None


def test_only_the_alternatives_that_a_text_may_meet_are_compiled():
    alternatives = [r"\bquays?\b", r"\bharbours? (?:master|police)\b"]
    needs = needs_of(alternatives)
    assert needs is not None
    pattern = GuardedPattern(alternatives, "here", needs)
    assert pattern.search("nothing of the kind") is None
    assert not pattern._compiled
    text = "the quays, the harbour police and the quay"
    whole = re.compile("|".join(alternatives))
    assert [m.span() for m in pattern.finditer(text)] == [m.span() for m in whole.finditer(text)]
    assert pattern.match("quay 4") is not None
    assert pattern.fullmatch("quay 4") is None
    assert {len(chosen) for chosen in pattern._compiled} == {1, 2}


def test_a_pattern_asked_in_many_ways_ends_as_a_whole_one():
    words = ["quay", "dock", "crane", "rope", "mast"]
    alternatives = [rf"\b{word}s?\b" for word in words]
    needs = needs_of(alternatives)
    assert needs is not None
    pattern = GuardedPattern(alternatives, "here", needs)
    for i in range(1, 32):
        text = " ".join(word for k, word in enumerate(words) if i >> k & 1)
        assert [m.group() for m in pattern.finditer(text)] == text.split()
    assert len({id(p) for p in pattern._compiled.values()}) <= 5


def test_a_wrong_pattern_names_its_rule():
    with pytest.raises(KnowledgeError, match="rules/en/a"):
        GuardedPattern(["(quay"], "rules/en/a", [[[["quay"]]]]).search("a quay")


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_every_example_of_a_rule_holds_what_its_pattern_needs(path):
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    name = f"{path.parent.name}/{path.name}"
    needs, words = file_needs(name, table), table.get("words", {})
    entries = [*table.get("caveat", ()), *table.get("mark", ())]
    texts = [t.replace("[[", "").replace("]]", "").lower() for e in entries for t in (*e["examples"], *e["counterexamples"])]
    texts = [t.replace("’", "'").replace("“", '"').replace("”", '"') for t in texts]
    checked = 0
    for entry in entries:
        ways = needs.get(f"{entry['id']} pattern")
        if ways is None:
            continue
        for alternative, own in zip(spell_out(entry, "pattern", name, words) or (), ways, strict=True):
            compiled = re.compile(alternative)
            for text in texts:
                if compiled.search(text) is not None:
                    checked += 1
                    assert holds(text, own), (entry["id"], alternative, text)
    assert checked or not needs
