from __future__ import annotations

import json
from pathlib import Path

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures" / "annotations"


def test_a_folder_of_good_files(provenance):
    result = provenance("validate", FIXTURES / "valid")
    assert result.code == 0
    assert result.out == ""
    assert "5 checked, 5 valid, 0 not" in result.err


def test_one_line_per_problem(provenance):
    result = provenance("validate", FIXTURES / "invalid" / "050-wrong-total.json")
    assert result.code == 1
    assert result.out == "050-wrong-total.json: /summary/statements: PV050 does not add up; found 7; allowed 6\n"


def test_json_report(provenance):
    result = provenance("validate", FIXTURES / "invalid" / "050-wrong-total.json", "--format", "json")
    assert json.loads(result.out) == [
        {
            "file": "050-wrong-total.json",
            "code": "PV050",
            "pointer": "/summary/statements",
            "message": "does not add up",
            "found": "7",
            "allowed": "6",
        }
    ]


def test_a_pattern_that_the_shell_left(provenance):
    result = provenance("validate", FIXTURES / "valid" / "00[12]-*.json")
    assert "2 checked, 2 valid" in result.err


def test_good_and_missing(provenance):
    result = provenance("validate", FIXTURES / "valid", "missing.json")
    assert result.code == 1
    assert "missing.json: (document): PV000 No such file or directory" in result.out


def test_nothing_could_be_opened(provenance):
    assert provenance("validate", "missing.json").code == 2
    assert provenance("validate").code == 2


def test_standard_input_and_json_lines(provenance):
    good = json.dumps(json.loads((FIXTURES / "valid" / "001-caption-and-chain.json").read_bytes())).encode()
    assert provenance("validate", "-", stdin=good).code == 0
    result = provenance("validate", "-", stdin=good + b"\n" + good.replace(b'"en"', b"5") + b"\n")
    assert result.code == 1
    assert result.out.startswith("-:2: /article/language: PV002 wrong type; found 5; allowed string or null")


def test_article_wants_one_annotation(provenance):
    result = provenance("validate", FIXTURES / "valid", "--article", __file__)
    assert result.code == 2
    assert "exactly one annotation, not 5" in result.err


def test_another_article(provenance, tmp_path):
    article = tmp_path / "other.txt"
    article.write_text("Something else altogether.", encoding="utf-8")
    file = FIXTURES / "valid" / "005-code-points-and-document-scope.json"
    result = provenance("validate", file, "--article", article)
    assert result.code == 1
    assert {line.split(": ")[2].split()[0] for line in result.out.splitlines()} == {"PV080", "PV081", "PV082"}
