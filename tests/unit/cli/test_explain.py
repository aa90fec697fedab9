from __future__ import annotations

import re
from pathlib import Path

import pytest

import provenance as package
from provenance.cli.explain import explain, rule_tables
from provenance.pipeline import annotate, load_knowledge
from provenance.rules.decision import TABLE
from provenance.validation import CODES
from provenance.vocabulary import DIAGNOSTICS, VOCABULARIES

LABELS = sorted({str(label.value) for vocabulary in VOCABULARIES.values() for label in vocabulary})


@pytest.mark.parametrize("name", [*LABELS, *CODES, *DIAGNOSTICS])
def test_everything_has_an_explanation(provenance, name):
    result = provenance("explain", name)
    assert result.code == 0
    assert result.out.startswith(name)
    assert len(result.out) > len(name) + 20


def test_every_rule_has_an_explanation(provenance):
    for rule in rule_tables()[:5]:
        assert provenance("explain", rule["id"]).out.startswith(rule["id"])


def _rules(node):
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "rule" and isinstance(value, str):
                yield value
            else:
                yield from _rules(value)
    elif isinstance(node, list):
        for value in node:
            yield from _rules(value)


def test_every_rule_that_the_evidence_names_is_explained():
    folder = Path(package.__file__).parents[1] / "fixtures" / "articles"
    knowledge = load_knowledge()
    named = set()
    for file in sorted(folder.glob("*/source.*")):
        named.update(_rules(annotate(file.read_bytes(), file.name, knowledge)))
    assert len(named) > 100
    assert [name for name in sorted(named) if not list(explain(name))] == []


ARTICLE = "Bridge shut\n\n“Nobody was hurt,” the mayor said, KCNA reported. The report could not be independently verified.\n"


def test_a_statement_is_explained_by_its_words_rules_and_registry_entry(provenance, tmp_path):
    file = tmp_path / "bridge.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    out = " ".join(provenance("explain", f"{file}#p2.1").out.split())
    assert out.startswith("p2.1: “Nobody was hurt,” the mayor said")
    assert "source type state_media: " in out
    assert "decision: a caveat that entails `unverified` covers it; covered by no_independent_verification" in out
    assert "en.cue.speech (Verbs of saying" in out
    assert "registry entry kcna: coded " in out
    assert "caveat c1, no independent verification: stands in p2.2, covers p2.1" in out


def test_a_passage_is_all_its_statements_and_an_annotation_is_read_as_it_is(provenance, tmp_path):
    file = tmp_path / "bridge.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    assert provenance("annotate", str(file), "--output-dir", str(tmp_path / "out")).code == 0
    annotation = next((tmp_path / "out").rglob("*.provenance.json"))
    out = provenance("explain", f"{annotation}#p2").out
    assert [line.split(":")[0] for line in out.splitlines() if line.startswith("p2.")] == ["p2.1", "p2.2"]
    assert "the statement is nothing but a caveat" in out


def test_a_statement_that_is_not_there_and_a_file_that_is_none_are_named(provenance, tmp_path):
    file = tmp_path / "bridge.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    result = provenance("explain", f"{file}#p9.9", f"{tmp_path / 'none.txt'}#p1.1")
    assert result.code == 2
    assert "no statement or passage 'p9.9'" in result.err
    assert "none.txt" in result.err


def test_a_label_of_two_vocabularies_is_explained_in_both(provenance):
    out = provenance("explain", "disputed").out
    assert "disputed (status):" in out
    assert "disputed (caveat):" in out


def test_a_code_in_small_letters(provenance):
    assert provenance("explain", "pv012").out.startswith("PV012")


def test_an_unknown_name_gets_suggestions_and_the_others_their_answer(provenance):
    result = provenance("explain", "unverifed", "wire")
    assert result.code == 2
    assert "unverifed: not a label, rule or code; perhaps unverified" in result.err
    assert result.out.startswith("wire (source type):")


def test_the_package_raises_no_diagnostic_that_is_not_in_the_table():
    folder = Path(package.__file__).parent
    raised = {
        code
        for path in folder.rglob("*.py")
        for code in re.findall(
            r"(?:Diagnostic|Finding|UnreadableInputError)\(\s*\"([a-z.-]+)\"", path.read_text(encoding="utf-8")
        )
    }
    assert {"read.empty", "registry.no-basis"} <= raised
    assert raised <= set(DIAGNOSTICS)


def test_status_prints_the_decision_table(provenance):
    done = provenance("explain", "status")
    rows = [line.split()[:2] for line in done.out.splitlines() if line.split()[:1] and line.split()[0].isdigit()]
    assert [row[1] for row in rows] == [row.status.value for row in TABLE]
    assert all(row.example in done.out for row in TABLE)


def test_a_check_is_explained_with_its_examples(provenance):
    result = provenance("explain", "pv106")
    assert result.code == 0
    assert result.out.startswith("PV106 (warning): an anonymous source, and no reason why the name is withheld")
    assert "What to do:" in result.out
    assert result.out.count("  Found in:") >= 3
    assert result.out.count("  Not found in:") >= 3


def test_a_change_is_explained_with_both_versions(provenance):
    result = provenance("explain", "PV201")
    assert "    old: " in result.out
    assert "    new: " in result.out
