from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest

from provenance.pipeline import annotate
from provenance.review.apply import apply_decisions
from provenance.review.corrections import read_correction
from provenance.review.paper import Paper
from provenance.review.proposed import count_again, proposed_document
from provenance.validation import validate_document

ROOT = Path(__file__).resolve().parents[3] / "fixtures"
ANNOTATIONS = sorted((ROOT / "annotations" / "valid").glob("*.json")) + sorted((ROOT / "articles").glob("*/source.*"))


def item(paper, identifier):
    return next(i for i in paper.items if i.id == identifier)


def decide(paper, identifier, decision, reviewer="ada", **after):
    found = item(paper, identifier)
    return paper.record(reviewer, decision, found, before=found.labels, after=after or None)


def statement(document, identifier):
    return next(s for p in document["passages"] for s in p["statements"] if s["id"] == identifier)


def applied(paper):
    result = apply_decisions(paper)
    assert validate_document(result.document) == []
    assert proposed_document(result.document) == paper.document
    return result


def test_nothing_decided_changes_nothing(paper, document):
    assert applied(paper).document == document


def test_accepting_is_noted_and_changes_no_label(paper, document):
    decide(paper, "c1", "accept")
    result = applied(paper).document
    assert result["review"]["decisions"] == [
        {"on": "c1", "decision": "accept", "reviewer": "ada", "time": "2026-03-01T10:00:00.000Z"}
    ]
    assert "proposed" not in result["review"]
    assert {**result, "review": None} == {**document, "review": None}


def test_a_rejected_caveat_goes_and_statuses_follow(paper):
    decide(paper, "c1", "reject")
    decide(paper, "c2", "reject")
    result = applied(paper).document
    assert result["caveats"] == []
    assert statement(result, "p2.1")["status"] == "attributed"
    assert statement(result, "p3.1")["status"] == "attributed"
    assert result["summary"]["caveats"] == 0
    assert [c["id"] for c in result["review"]["proposed"]["caveats"]] == ["c1", "c2"]


def test_corrected_labels_stand_beside_what_was_proposed(paper):
    decide(paper, "p3.2", "correct", source_type="own_reporting", status="witnessed")
    result = applied(paper).document
    found = statement(result, "p3.2")
    assert (found["source_type"], found["status"]) == ("own_reporting", "witnessed")
    assert found["evidence"] == [{"rule": "review"}]
    proposed = result["review"]["proposed"]["statements"][0]
    assert (proposed["id"], proposed["source_type"], proposed["status"]) == ("p3.2", "none", "unattributed")
    assert result["passages"][2]["status"] == "disputed"
    assert result["summary"]["by_status"]["witnessed"] == 1


def test_a_chain_is_corrected_with_a_new_source_and_an_unused_one_goes(paper):
    links = read_correction(item(paper, "p3.1"), "chain", "Radio Ostrava [news_outlet, broadcast]", paper)
    decide(paper, "p3.1", "correct", **links)
    result = applied(paper).document
    chain = statement(result, "p3.1")["attributions"][0]["chain"]
    source = next(s for s in result["sources"] if s["id"] == chain[0]["source"])
    assert (source["name"], source["type"], chain[0]["channel"]) == ("Radio Ostrava", "news_outlet", "broadcast")


def test_a_scope_is_corrected_and_the_statuses_follow(paper):
    scope = read_correction(item(paper, "c2"), "scope", "p3.2", paper)
    decide(paper, "c2", "correct", **scope)
    result = applied(paper).document
    assert result["caveats"][1]["scope"] == {"target": "statements", "ids": ["p3.2"]}
    assert statement(result, "p3.2")["status"] == "disputed"
    assert statement(result, "p3.1")["status"] == "attributed"
    assert statement(result, "p3.1")["caveats"] == []


def test_disagreements_stale_and_lost_decisions_are_left_out_and_named(paper, document, again):
    decide(paper, "c1", "accept")
    decide(paper, "c1", "reject", "bo")
    decide(paper, "p3.1", "accept")
    decide(paper, "p1.1", "accept")
    changed = copy.deepcopy(document)
    statement(changed, "p3.1")["source_type"] = "expert"
    statement(changed, "p1.1")["span"]["exact"] = "Another headline altogether"
    result = apply_decisions(again(changed))
    assert result.applied == 0
    assert [i.id for i in result.disputed] == ["c1"]
    assert [e["item"]["words"][:7] for e in result.stale] == ["“Nobody"]
    assert [e["item"]["words"][:7] for e in result.lost] == ["Harbour"]


def test_applying_twice_is_applying_once(paper, again):
    decide(paper, "c2", "reject")
    decide(paper, "p3.2", "correct", status="witnessed", source_type="own_reporting")
    once = apply_decisions(paper).document
    assert apply_decisions(again(once)).document == once


def test_suppressions_stay(document, tmp_path):
    document["review"] = {"suppressions": [{"code": "PV101", "reason": "looked at"}]}
    paper = Paper("a", document, tmp_path / "a.review.jsonl")
    decide(paper, "c1", "reject")
    assert applied(paper).document["review"]["suppressions"] == document["review"]["suppressions"]


@pytest.mark.parametrize("path", ANNOTATIONS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_item_of_every_fixture_can_be_rejected_or_corrected_and_taken_back(path, tmp_path, knowledge):
    content = path.read_bytes()
    document = json.loads(content) if path.parent.name == "valid" else annotate(content, path.name, knowledge)
    counted = copy.deepcopy(document)
    count_again(counted)
    assert counted == document
    paper = Paper("a", document, tmp_path / "a.review.jsonl")
    for found in paper.items:
        if found.caveat is not None:
            paper.record("ada", "reject", found, before=found.labels)
        else:
            paper.record("ada", "correct", found, before=found.labels, after={"source_type": "expert", "chain": []})
    applied(paper)
