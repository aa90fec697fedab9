from __future__ import annotations

import json

import pytest

STORY = """Port talks break off

The talks on the port strike broke off shortly before midnight, a person close to the talks said.

New cranes will arrive in May, Xinhua reported.
"""


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with one article in which PV106 and PV107 are found; the current directory."""
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "port.txt").write_text(STORY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def codes(result) -> list[str]:
    return [record["code"] for record in json.loads(result.out)]


def test_lines_with_places(provenance, desk):
    result = provenance("check", "stories/port.txt")
    assert result.code == 1
    lines = result.out.splitlines()
    assert lines[0].startswith("stories/port.txt:3:1: p2.1: PV106 warning: “person close to the talks” stays unnamed")
    assert lines[1].startswith("stories/port.txt:5:1: p3.1: PV107 warning: Xinhua")
    assert "1 file checked, 2 warnings" in result.err


def test_an_annotation_gives_places_in_its_json(provenance, desk):
    assert provenance("annotate", "stories/port.txt", "--output-dir", "out").code == 0
    result = provenance("check", "out", "--format", "jsonl", "--select", "PV107")
    record = json.loads(result.out)
    assert record["file"] == "out/stories/port.txt.provenance.json"
    assert record["pointer"] == "/passages/2/statements/0"
    text = (desk / record["file"]).read_text(encoding="utf-8").splitlines()[record["line"] - 1]
    assert text[record["column"] - 1] == "{"


def test_selection_on_the_command_line(provenance, desk):
    assert codes(provenance("check", "stories", "--format", "json", "--select", "PV106")) == ["PV106"]
    assert codes(provenance("check", "stories", "--format", "json", "--ignore", "PV106,PV104")) == ["PV107"]
    assert codes(provenance("check", "stories", "--format", "json", "--select", "PV1", "--ignore", "PV10")) == []


def test_settings_of_a_file(provenance, desk):
    (desk / "pyproject.toml").write_text(
        '[tool.provenance]\nignore = ["PV106"]\n[tool.provenance.severity]\nPV107 = "info"\n', encoding="utf-8"
    )
    result = provenance("check", "stories")
    assert result.code == 0
    assert "PV107 info" in result.out
    assert "PV106" not in result.out
    (desk / "provenance.toml").write_text('[per-file-ignores]\n"stories/*" = ["PV1"]\n', encoding="utf-8")
    assert provenance("check", "stories").out == ""
    shown = provenance("check", "--show-config").out
    assert "per-file-ignores" in shown
    assert "provenance.toml" in shown


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ('ignor = ["PV1"]', "ignor: no such setting; did you mean ignore?"),
        ('ignore = ["PV999"]', "'PV999' is no code or start of one"),
        ('[severity]\nPV106 = "grave"', "'grave' is not one of error, warning, info"),
        ("ignore = ", "provenance.toml: Invalid value"),
        ('fail-on = "often"', "'often' is not one of"),
    ],
)
def test_bad_settings_end_with_two_and_one_line(provenance, desk, settings, words):
    (desk / "provenance.toml").write_text(settings, encoding="utf-8")
    result = provenance("check", "stories")
    assert result.code == 2
    assert words in result.err
    assert result.err.count("\n") == 1


def test_a_baseline_hides_what_is_known_and_tells_what_is_gone(provenance, desk):
    assert provenance("check", "stories", "--write-baseline", "known.json").code == 0
    result = provenance("check", "stories", "--baseline", "known.json")
    assert (result.code, result.out) == (0, "")
    assert "2 known from the baseline" in result.err
    story = desk / "stories" / "port.txt"
    story.write_text(
        "A new headline for the port\n\n" + STORY.split("\n\n", 1)[1].replace("Xinhua", "Reuters"), encoding="utf-8"
    )
    result = provenance("check", "stories", "--baseline", "known.json")
    assert (result.code, result.out) == (0, "")
    assert "1 known from the baseline, 1 of it gone" in result.err


def test_a_file_that_is_no_baseline(provenance, desk):
    (desk / "known.json").write_text("[]", encoding="utf-8")
    result = provenance("check", "stories", "--baseline", "known.json")
    assert result.code == 2
    assert "known.json: not a baseline" in result.err


def test_suppressions_need_a_reason_and_are_reported_where_unused(provenance, desk):
    provenance("annotate", "stories/port.txt", "--output-dir", "out")
    file = desk / "out" / "stories" / "port.txt.provenance.json"
    document = json.loads(file.read_bytes())
    document["review"] = {
        "suppressions": [
            {"code": "PV106", "on": "p2.1", "reason": "The desk knows the person."},
            {"code": "PV114", "reason": "Left from an older version."},
        ]
    }
    file.write_text(json.dumps(document), encoding="utf-8")
    result = provenance("check", file, "--format", "json")
    assert codes(result) == ["PV107", "PV190"]
    assert "1 suppressed" in result.err
    log = json.loads(provenance("check", file, "--format", "sarif").out)
    told = [r["suppressions"][0]["justification"] for r in log["runs"][0]["results"] if "suppressions" in r]
    assert told == ["The desk knows the person."]
    document["review"]["suppressions"][0]["reason"] = " "
    file.write_text(json.dumps(document), encoding="utf-8")
    result = provenance("check", file)
    assert result.code == 2
    assert "PV002" in result.err


def test_exit_zero_statistics_and_output(provenance, desk):
    result = provenance("check", "stories", "--exit-zero", "--statistics", "--output", "out/report.txt", "--quiet")
    assert (result.code, result.out) == (0, "")
    assert "     1 PV106 an anonymous source" in result.err
    assert (desk / "out" / "report.txt").read_text(encoding="utf-8").count("\n") == 2


def test_one_bad_input_among_good_ones(provenance, desk):
    (desk / "stories" / "empty.txt").write_bytes(b"")
    result = provenance("check", "stories", "--exit-zero")
    assert result.code == 1
    assert "empty.txt" in result.err
    assert provenance("check", "missing.txt").code == 2
    assert provenance("check").code == 2
