from __future__ import annotations

import time
from typing import Any

import orjson
import pytest

from provenance.assemble import assemble
from provenance.findings import CreditLine, Diagnostic, Findings, Link, Source
from provenance.records import replace

SHA = "a" * 64


def build(findings: Findings, generator: dict[str, str], with_text: bool = True) -> dict[str, Any]:
    used_up = replace(findings, labels=[*findings.labels], attributions=[*findings.attributions])
    return assemble(used_up, "quay.html", SHA, generator, with_text)


def test_sources_are_numbered_as_the_document_first_names_them(findings, generator):
    document = build(findings, generator)
    assert [(s["id"], s["name"]) for s in document["sources"]] == [
        ("s1", "Ministry of Ports"),
        ("s2", "Northern Press Agency"),
        ("s3", "Ada Quist"),
    ]
    chain = document["passages"][2]["statements"][0]["attributions"][0]["chain"]
    assert [(link["source"], link["role"]) for link in chain] == [("s3", "origin"), ("s2", "relay")]


def test_every_span_carries_its_words(findings, generator):
    document = build(findings, generator)
    text, seen = document["article"]["text"], 0
    stack: list[Any] = [document]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            if "exact" in node:
                assert text[node["start"] : node["end"]] == node["exact"]
                seen += 1
            stack.extend(node.values())
        elif isinstance(node, list):
            stack.extend(node)
    assert seen > 15


def test_caveats_stand_in_order_and_reach_what_they_cover(findings, generator):
    document = build(findings, generator)
    assert [(c["id"], c["kind"], c["scope"]) for c in document["caveats"]] == [
        ("c1", "no_independent_verification", {"target": "image", "ids": ["p2"]}),
        ("c2", "disputed", {"target": "statements", "ids": ["p3.1"]}),
    ]
    borne = {s["id"]: s["caveats"] for p in document["passages"] for s in p["statements"]}
    assert borne == {"p1.1": [], "p2.1": ["c1"], "p2.2": ["c1"], "p3.1": ["c2"], "p3.2": [], "p3.3": ["c2"]}


def test_a_passage_carries_its_types_and_its_weakest_status(findings, generator):
    passages = build(findings, generator)["passages"]
    assert [(p["source_types"], p["status"]) for p in passages] == [
        (["none"], "unattributed"),
        (["official", "own_reporting"], "unverified"),
        (["official", "none"], "disputed"),
    ]


def test_the_summary_counts(findings, generator):
    assert build(findings, generator)["summary"] == {
        "statements": 6,
        "by_source_type": {"official": 3, "own_reporting": 1, "none": 2},
        "by_status": {"unverified": 1, "disputed": 1, "unattributed": 2, "not_applicable": 2},
        "caveats": 2,
        "origins": [{"source": "s3", "statements": 2}],
    }


def test_the_image_carries_its_credit_line_and_chain(findings, generator):
    image = build(findings, generator)["passages"][1]["image"]
    assert image["credit"]["text"] == image["credit"]["span"]["exact"] == "Ministry of Ports via NPA"
    assert [(link["source"], link["role"]) for link in image["credit"]["chain"]] == [
        ("s1", "origin"),
        ("s2", "distributor"),
    ]


def test_text_can_be_left_out_but_its_digest_stays(findings, generator):
    with_text, without = build(findings, generator), build(findings, generator, with_text=False)
    assert "text" not in without["article"]
    assert without["article"]["text_sha256"] == with_text["article"]["text_sha256"]
    assert orjson.dumps(without["passages"]) == orjson.dumps(with_text["passages"])


def test_the_readers_diagnostics_come_first(findings, generator):
    source = replace(findings.source, diagnostics=(Diagnostic("read.charset", "warning", "guessed"),))
    both = replace(findings, source=source, diagnostics=(Diagnostic("cue.open-quote", "info", "open"),))
    assert [d["code"] for d in build(both, generator)["diagnostics"]] == ["read.charset", "cue.open-quote"]


def test_a_chain_that_names_an_unknown_source_is_an_error(findings, generator):
    broken = replace(findings, credits={1: CreditLine(chain=(Link("ghost", "origin", "named"),), sources=())})
    with pytest.raises(KeyError, match="ghost"):
        build(broken, generator)


def test_the_findings_sources_win_over_the_credit_lines_own(findings, generator):
    sources = {**findings.sources, "ministry": Source("ministry", "Ports Ministry", "official")}
    assert build(replace(findings, sources=sources), generator)["sources"][0]["name"] == "Ports Ministry"


def test_it_costs_little(findings, generator):
    """Forty statements within 0.3 ms on the machine it was measured on; ten times that is a regression anywhere."""
    many = replace(
        findings,
        statements=list(findings.statements) * 7,
        labels=list(findings.labels) * 7,
        attributions=[replace(a, statement=a.statement + 6 * k) for k in range(7) for a in findings.attributions],
    )
    best = min(_seconds(many, generator) for _ in range(20))
    assert best < 0.003


def _seconds(findings: Findings, generator: dict[str, str]) -> float:
    start = time.perf_counter()
    build(findings, generator)
    return time.perf_counter() - start
