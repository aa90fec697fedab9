"""Every format from the same results: what it must hold, and that hostile words cannot break out of it."""

from __future__ import annotations

import json
from xml.etree import ElementTree as Xml

import pytest
from sarif_pydantic import Sarif

from provenance.records import replace
from provenance.reporters import FORMATS, MOST_RESULTS, render
from provenance.results import Place, Report, Result, with_fingerprints

HOSTILE = "::error::x%0A\n]]></failure>\x00\x1b[31m“"


def results() -> list[Result]:
    first = Result(
        "PV106", "warning", "stays unnamed", Place("a b/story.txt", 3, 5, 3, 40, "/passages/1/statements/0", None, "p2.1"),
        "A source said so.", "A source said so.", related=(("p1.1", "Earlier words."),),
    )  # fmt: skip
    second = Result("PV104", "info", HOSTILE, Place("page.html", path="/html/body/p[2]", name="p3.1"), HOSTILE, HOSTILE)
    third = replace(first, suppressed="The desk knows the source.", identity="other words")
    fourth = Result("PV002", "error", "wrong type", Place("x.json", 1, 1, pointer="/a"), found="5", allowed="string")
    return with_fingerprints([first, second, third, fourth])


def report() -> Report:
    return Report("check", ("a b/story.txt", "page.html", "x.json", "clean.txt"), tuple(results()))


TITLES = {"PV106": "an anonymous source", "PV104": "one origin", "PV002": "schema"}


def test_text_is_one_line_each_without_the_suppressed():
    lines = render(report(), "text", TITLES).split("\n")
    assert lines[0] == "a b/story.txt:3:5: p2.1: PV106 warning: stays unnamed | A source said so."
    assert lines[1].startswith("page.html: p3.1: PV104 info: ::error::x%0A ]]></failure>")
    assert lines[2:] == ["x.json:1:1: /a: PV002 error: wrong type; found 5; allowed string", ""]


def test_json_and_json_lines_hold_the_same_records():
    array = json.loads(render(report(), "json", TITLES))
    lines = [json.loads(line) for line in render(report(), "jsonl", TITLES).splitlines()]
    assert array == lines
    assert [r["code"] for r in array] == ["PV106", "PV104", "PV002"]
    assert array[0]["related"] == [{"place": "p1.1", "words": "Earlier words."}]
    assert array[1]["message"] == HOSTILE


def test_github_commands_are_one_line_each_and_escaped():
    lines = render(report(), "github", TITLES).splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("::warning file=a b/story.txt,line=3,col=5,endLine=3,endColumn=40,title=PV106::p2.1: ")
    assert lines[1].startswith("::notice file=page.html,title=PV104::p3.1: ::error::x%250A%0A]]>")
    assert lines[2].startswith("::error file=x.json,line=1,col=1,title=PV002::/a: wrong type; found 5; allowed string")


def test_sarif_holds_only_what_the_format_knows():
    log = json.loads(render(report(), "sarif", TITLES))
    model = Sarif.model_validate(log)
    assert json.loads(model.model_dump_json(by_alias=True, exclude_unset=True)) == log
    (run,) = log["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["PV002", "PV104", "PV106"]
    assert [r["ruleIndex"] for r in run["results"]] == [2, 1, 2, 0]
    assert run["results"][2]["suppressions"][0]["justification"] == "The desk knows the source."
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20b/story.txt"
    (unplaced,) = run["results"][1]["locations"]
    assert unplaced["physicalLocation"]["region"] == {"startLine": 1}
    assert unplaced["logicalLocations"][0]["fullyQualifiedName"] == "/html/body/p[2]"


def test_junit_has_a_case_for_every_file_and_is_well_formed():
    suites = Xml.fromstring(render(report(), "junit", TITLES))  # noqa: S314  (our own output)
    cases = {case.get("name"): case for case in suites.iter("testcase")}
    assert list(cases) == ["a b/story.txt", "page.html", "x.json", "clean.txt"]
    assert suites.get("failures") == "2"
    assert [f.get("type") for f in cases["a b/story.txt"].iter("failure")] == ["PV106"]
    assert "PV104" in str(cases["page.html"].findtext("system-out"))
    assert list(cases["clean.txt"]) == []


def test_every_format_is_rendered_and_no_other():
    assert all(render(report(), form, TITLES) for form in FORMATS)
    assert render(Report("check", (), ()), "text", {}) == ""
    with pytest.raises(ValueError, match="no such format"):
        render(report(), "yaml", TITLES)


def test_fingerprints_are_of_words_and_code_alone():
    moved = [replace(r, place=replace(r.place, line=90, column=2, pointer="/passages/9")) for r in results()]
    assert [r.fingerprint for r in with_fingerprints(moved)] == [r.fingerprint for r in results()]
    assert len({r.fingerprint for r in results()}) == 4
    again = with_fingerprints([results()[0], results()[0]])
    assert again[0].fingerprint != again[1].fingerprint


def test_sarif_holds_no_more_than_its_readers_take():
    many = tuple(with_fingerprints(replace(results()[0], identity=str(n)) for n in range(MOST_RESULTS + 5)))
    log = json.loads(render(Report("check", ("a.txt",), many), "sarif", TITLES))
    assert len(log["runs"][0]["results"]) == MOST_RESULTS
