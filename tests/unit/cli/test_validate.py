from __future__ import annotations

import json
from pathlib import Path

from provenance.outlet_ids import registry_digest

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures" / "annotations"


def test_a_folder_of_good_files(provenance):
    result = provenance("validate", FIXTURES / "valid")
    assert result.code == 0
    assert result.out == ""
    assert "7 checked, 7 valid, 0 not" in result.err


def test_one_line_per_problem(provenance):
    result = provenance("validate", FIXTURES / "invalid" / "050-wrong-total.json")
    assert result.code == 1
    assert result.out == (
        "050-wrong-total.json:346:17: /summary/statements: PV050 error: does not add up; found 7; allowed 6\n"
    )


def test_json_report(provenance):
    result = provenance("validate", FIXTURES / "invalid" / "050-wrong-total.json", "--format", "json")
    (record,) = json.loads(result.out)
    expected = {"file": "050-wrong-total.json", "line": 346, "column": 17, "pointer": "/summary/statements", "found": "7"}
    assert expected.items() <= record.items()
    assert (record["code"], record["level"], record["allowed"]) == ("PV050", "error", "6")


def test_a_pattern_that_the_shell_left(provenance):
    result = provenance("validate", FIXTURES / "valid" / "00[12]-*.json")
    assert "2 checked, 2 valid" in result.err


def test_good_and_missing(provenance):
    result = provenance("validate", FIXTURES / "valid", "missing.json")
    assert result.code == 1
    assert "missing.json: (document): PV000 error: No such file or directory" in result.out


def test_nothing_could_be_opened(provenance):
    assert provenance("validate", "missing.json").code == 2
    assert provenance("validate").code == 2


def test_standard_input_and_json_lines(provenance):
    good = json.dumps(json.loads((FIXTURES / "valid" / "001-caption-and-chain.json").read_bytes())).encode()
    assert provenance("validate", "-", stdin=good).code == 0
    result = provenance("validate", "-", stdin=good + b"\n" + good.replace(b'"en"', b"5") + b"\n")
    assert result.code == 1
    assert result.out.startswith("-:2:605: /article/language: PV002 error: wrong type; found 5; allowed string or null")


def test_article_wants_one_annotation(provenance):
    result = provenance("validate", FIXTURES / "valid", "--article", __file__)
    assert result.code == 2
    assert "exactly one annotation, not 7" in result.err


def test_another_article(provenance, tmp_path):
    article = tmp_path / "other.txt"
    article.write_text("Something else altogether.", encoding="utf-8")
    file = FIXTURES / "valid" / "005-code-points-and-document-scope.json"
    result = provenance("validate", file, "--article", article)
    assert result.code == 1
    assert {line.split(": ")[2].split()[0] for line in result.out.splitlines()} == {"PV080", "PV081", "PV082"}


def test_a_near_miss_is_named(provenance, tmp_path):
    content = (FIXTURES / "valid" / "001-caption-and-chain.json").read_text(encoding="utf-8")
    file = tmp_path / "near.json"
    file.write_text(content.replace('"type": "wire"', '"type": "Wires"', 1), encoding="utf-8")
    result = provenance("validate", file)
    line = content[: content.index('"type": "wire"')].count("\n") + 1
    assert result.out.startswith(
        f"near.json:{line}:12: /sources/1/type: PV002 error: not one of the allowed values; did you mean wire?"
    )


def test_sarif_to_a_file_with_fingerprints_that_outlast_edits(provenance, tmp_path):
    content = (FIXTURES / "invalid" / "002-unknown-label.json").read_text(encoding="utf-8")
    prints = []
    for text in (content, content.replace("{", "{\n\n", 1).replace('"passages": [', '"passages":   [', 1)):
        file = tmp_path / "a.json"
        file.write_text(text, encoding="utf-8")
        result = provenance("validate", file, "--format", "sarif", "--output", tmp_path / "out.sarif")
        assert (result.code, result.out) == (1, "")
        (found,) = json.loads((tmp_path / "out.sarif").read_bytes())["runs"][0]["results"]
        prints.append((found["partialFingerprints"], found["locations"][0]["physicalLocation"]["region"]["startLine"]))
    assert prints[0][0] == prints[1][0]
    assert prints[0][1] + 2 == prints[1][1]


def test_a_registry_id_that_nobody_knows(provenance, tmp_path):
    content = (FIXTURES / "valid" / "001-caption-and-chain.json").read_text(encoding="utf-8")
    file = tmp_path / "a.json"
    file.write_text(content.replace("sha256:" + "1" * 64 + '"\n', registry_digest() + '"\n', 1), encoding="utf-8")
    result = provenance("validate", file)
    assert result.code == 1
    assert {line.split()[2] for line in result.out.splitlines()} == {"PV028"}
    own = tmp_path / "own.toml"
    outlets = [("npa", "Northern Press Agency", "wire"), ("daily-quay", "The Daily Quay", "news_outlet")]
    own.write_text(
        "".join(
            f'[[outlets]]\nid = "{i}"\nname = "{name}"\ncountry = "XX"\ntype = "{kind}"\nfunction = "outlet"\n'
            'basis = { list = "our own", as_of = "2026-01" }\n'
            for i, name, kind in outlets
        ),
        encoding="utf-8",
    )
    assert provenance("validate", file, "--registry", own).code == 0
