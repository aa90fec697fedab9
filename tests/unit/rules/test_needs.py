from __future__ import annotations

import re
import tomllib

import pytest

from provenance.errors import KnowledgeError
from provenance.matching import GuardedPattern, fold, holds
from provenance.rules import caveats
from provenance.rules.caveats import CaveatBook, spell_out
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


@pytest.mark.parametrize("pattern", [r"\d+", r"\w+g?", "(?i)harbour", r"(ship|boat) \1 quay", "a|[a-z]+", "(?:quay)?"])
def test_a_pattern_that_may_match_anywhere_needs_nothing(pattern: str):
    assert needs_of([pattern]) is None


def test_only_the_alternatives_that_a_text_may_meet_are_compiled():
    alternatives = [r"\bquays?\b", r"\bharbours? (?:master|police)\b"]
    needs = needs_of(alternatives)
    assert needs is not None
    pattern = GuardedPattern(alternatives, "here", needs)
    assert pattern.search("nothing of the kind") is None
    assert pattern._parts == [None, None]
    assert pattern.search("a quay") is not None
    assert pattern._parts[0] is not None
    assert pattern._parts[1] is None
    text = "the quays, the harbour police and the quay"
    whole = re.compile("|".join(alternatives))
    assert [m.span() for m in pattern.finditer(text)] == [m.span() for m in whole.finditer(text)]
    assert pattern.match("quay 4") is not None
    assert pattern.fullmatch("quay 4") is None
    assert pattern.sub("pier", text) == whole.sub("pier", text)


def test_alternatives_by_themselves_find_what_the_whole_pattern_finds():
    words = ["quay", "dock", "crane", "rope", "mast"]
    alternatives = [rf"\b{word}s?\b" for word in words]
    needs = needs_of(alternatives)
    assert needs is not None
    pattern = GuardedPattern(alternatives, "here", needs)
    for i in range(1, 32):
        text = " ".join(word for k, word in enumerate(words) if i >> k & 1)
        assert [m.group() for m in pattern.finditer(text)] == text.split()
        assert [m.group() for m in pattern.among(text, range(5))] == text.split()


@pytest.mark.parametrize(
    "alternatives",
    [
        ["quays?", "quayside", "side"],  # what stands first wins at one place, though it is shorter
        ["the quay", "quay and dock", "dock"],  # and what begins first where matches overlap
        ["(?=quay)", "quay", "dock"],  # a match of nothing
        ["(qu)ay", "(d)(o)ck"],
    ],
)
def test_matches_that_overlap_are_those_of_the_whole_pattern(alternatives: list[str]):
    text = "the quayside, the quays and dock, quay and docks"
    needs = needs_of(alternatives)
    assert needs is not None
    pattern, whole = GuardedPattern(alternatives, "here", needs), re.compile("|".join(alternatives))
    assert [m.span() for m in pattern.finditer(text)] == [m.span() for m in whole.finditer(text)]
    assert [m.span() for m in pattern.among(text, range(len(alternatives)))] == [m.span() for m in whole.finditer(text)]
    for ask in ("search", "match", "fullmatch"):
        for start in range(len(text)):
            found, expected = getattr(pattern, ask)(text, start), getattr(whole, ask)(text, start)
            assert (found and found.span()) == (expected and expected.span()), (ask, start)


def test_an_alternative_that_may_match_anywhere_is_always_asked():
    alternatives = [r"\bharbour police\b", r"\d+"]
    needs = needs_of(alternatives)
    assert needs is not None
    pattern = GuardedPattern(alternatives, "here", needs)
    assert [bool(keys) for keys in pattern.key_pieces()] == [True, False]
    assert [m.group() for m in pattern.finditer("12 quays, 4 docks")] == ["12", "4"]


def test_what_must_follow_is_needed_too():
    needs = needs_of([r"suspected (?=(?:\w+ )?smugglers?)"])
    assert needs is not None
    assert holds("two suspected armed smugglers", needs[0])
    assert not holds("she suspected that", needs[0])


def test_a_wrong_pattern_names_its_rule():
    with pytest.raises(KnowledgeError, match="rules/en/a"):
        GuardedPattern(["(quay"], "rules/en/a", [[[["quay"]]]]).search("a quay")


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_every_example_of_a_rule_holds_what_its_pattern_needs(path):
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    name = f"{path.parent.name}/{path.name}"
    needs, words = file_needs(name, {name: table}), table.get("words", {})
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


def _found(book: CaveatBook, text: str) -> list[tuple[str, str]]:
    hits = book.index.in_statements(text, [0])
    return sorted((rule.id, m.group()) for _, rule, chosen in hits for m in rule.pattern.among(text, chosen))


@pytest.mark.parametrize("path", [p for p in FILES if p.stem == "caveats"], ids=lambda p: p.parent.name)
def test_a_book_with_needs_finds_all_that_it_finds_without_them(path, monkeypatch):
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    needs = file_needs(f"{path.parent.name}/{path.name}", table)
    monkeypatch.setattr(caveats, "needs_in", lambda _: {})
    plainly = caveats.caveat_book.__wrapped__(path.parent.name)
    monkeypatch.setattr(caveats, "needs_in", lambda _: needs)
    guarded = caveats.caveat_book.__wrapped__(path.parent.name)
    assert not needs or any(rule.pattern.key_pieces() for rule in guarded.index.rules)
    for entry in table.get("caveat", ()):
        for text in (*entry["examples"], *entry["counterexamples"]):
            folded = fold(text.replace("[[", "").replace("]]", ""))
            assert set(_found(plainly, folded)) <= set(_found(guarded, folded))  # which no list of anchors holds back


def test_without_a_bundle_the_needs_are_worked_out():
    assert "en.caveat.unable-to-verify alone" in caveats.needs_in("en/caveats.toml")
