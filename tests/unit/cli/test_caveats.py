from __future__ import annotations

import json
from pathlib import Path

import pytest

FILE = Path(__file__).resolve().parents[3] / "fixtures" / "annotations" / "valid" / "001-caption-and-chain.json"


def test_caveats_of_an_annotation(provenance):
    result = provenance("caveats", FILE)
    assert result.code == 0
    assert "c1 no independent verification “could not be verified”" in result.out
    assert "covers the image of p2" in result.out
    assert "p2.1 (official, unverified): A crane lies across the quay in Ostrava Bay." in result.out


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ([], ["c1", "c2"]),
        (["--kind", "disputed"], ["c2"]),
        (["--kind", "disputed", "--kind", "no_independent_verification"], ["c1", "c2"]),
        (["--status", "unverified"], ["c1"]),
        (["--status", "disputed"], ["c2"]),
        (["--source-type", "wire"], []),
        (["--kind", "disputed", "--status", "unverified"], []),
    ],
)
def test_filters(provenance, filters, expected):
    result = provenance("caveats", FILE, "--format", "json", *filters)
    assert [record["id"] for record in json.loads(result.out)] == expected


def test_json_lines_carry_context_and_what_is_covered(provenance):
    lines = provenance("caveats", FILE, "--format", "jsonl").out.splitlines()
    record = json.loads(lines[1])
    assert record["words"] == "denied"
    assert record["context"] == "Quist denied it."
    assert [c["id"] for c in record["covers"]] == ["p3.1"]


@pytest.mark.usefixtures("standing_in")
def test_articles_are_annotated_first(provenance, articles):
    (articles / "empty.txt").write_bytes(b"")
    result = provenance("caveats", "desk", "--source-type", "state_media", "--format", "json")
    assert result.code == 1
    assert [record["file"] for record in json.loads(result.out)] == ["desk/b.txt"]
    assert "desk/empty.txt: the file is empty" in result.err


def test_an_invalid_annotation_is_named(provenance):
    result = provenance("caveats", FILE.parents[1] / "invalid" / "012-other-words.json")
    assert result.code == 2
    assert "PV012" in result.err


def test_an_unknown_kind_is_a_usage_error(provenance):
    assert provenance("caveats", FILE, "--kind", "doubt").code == 2
