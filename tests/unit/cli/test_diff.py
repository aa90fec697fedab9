from __future__ import annotations

import json
from pathlib import Path

PAIRS = Path(__file__).resolve().parents[3] / "fixtures" / "diff"


def test_a_loss_ends_with_one(provenance, monkeypatch):
    monkeypatch.chdir(PAIRS)
    result = provenance("diff", "rocket-picture/old.txt", "rocket-picture/new.txt")
    assert result.code == 1
    assert "rocket-picture/new.txt:7:1: p4.1: PV201 error: the caveat “could not independently verify” is lost" in result.out
    assert "1 file checked, 3 errors, 1 warning" in result.err


def test_nothing_lost_ends_with_zero(provenance, monkeypatch):
    monkeypatch.chdir(PAIRS)
    result = provenance("diff", "minister-interview/old.txt", "minister-interview/new.txt", "--format", "json")
    assert result.code == 0
    assert [(r["code"], r["level"]) for r in json.loads(result.out)] == [("PV202", "info"), ("PV206", "info")]


def test_annotations_as_input_and_related_words(provenance, monkeypatch, tmp_path):
    monkeypatch.chdir(PAIRS)
    provenance("annotate", "reservoir", "--output-dir", tmp_path / "out")
    old, new = (tmp_path / "out" / f"{name}.txt.provenance.json" for name in ("old", "new"))
    result = provenance("diff", old, new, "--format", "jsonl", "--select", "PV201")
    record = json.loads(result.out)
    assert record["file"] == "new.txt.provenance.json"
    assert record["related"][0]["place"] == "old.txt.provenance.json: p4.1"
    assert record["line"] >= 1


def test_what_is_not_one_version(provenance, monkeypatch):
    monkeypatch.chdir(PAIRS)
    assert "a folder" in provenance("diff", "reservoir", "reservoir/new.txt").err
    assert provenance("diff", "reservoir/old.txt").code == 2
    assert provenance("diff", "reservoir/old.txt", "nowhere.txt").code == 2


def test_agency_text_against_a_page(provenance, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    headline, caption, *body = (PAIRS / "reservoir" / "new.txt").read_text(encoding="utf-8").strip().split("\n\n")
    paragraphs = "".join(f"<p>{words}</p>" for words in body)
    figure = f'<figure><img src="dam.jpg"><figcaption>{caption}</figcaption></figure>'
    page = f'<html lang="en"><body><article><h1>{headline}</h1>{figure}{paragraphs}</article></body></html>'
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    result = provenance("diff", PAIRS / "reservoir" / "old.txt", "page.html", "--format", "json")
    assert result.code == 1
    records = json.loads(result.out)
    assert [r["code"] for r in records] == ["PV203", "PV204", "PV207", "PV203", "PV201", "PV204"]
    assert records[3]["path"] == "/html/body/article/p[1]"
