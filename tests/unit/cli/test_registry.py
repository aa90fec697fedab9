from __future__ import annotations

import json

import pytest

OWN = """
[[outlets]]
id = "daily-quay"
name = "The Daily Quay"
country = "GB"
type = "news_outlet"
function = "newspaper"
basis = { list = "own research", as_of = "2026-01" }
aliases = ["Quay"]
"""


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(OWN, encoding="utf-8")
    return path


def test_list_by_country(provenance):
    result = provenance("registry", "list", "--country", "kp", "--format", "json")
    found = json.loads(result.out)
    assert {outlet["country"] for outlet in found} == {"KP"}
    assert "kcna" in {outlet["id"] for outlet in found}


def test_list_by_type_and_search(provenance):
    lines = provenance("registry", "list", "--type", "wire", "--search", "reuters", "--format", "jsonl").out.splitlines()
    assert "reuters" in {json.loads(line)["id"] for line in lines}
    assert {json.loads(line)["type"] for line in lines} == {"wire"}


def test_list_with_ones_own(provenance, own):
    result = provenance("registry", "list", "--search", "quay", "--registry", own)
    assert result.out.split()[:3] == ["GB", "news_outlet", "daily-quay"]


@pytest.mark.parametrize("name", ["kcna", "KCNA", "korean central news agency", "조선중앙통신"])
def test_show_says_which_list_codes_it(provenance, name):
    out = provenance("registry", "show", name).out
    assert "id: kcna\n" in out
    assert "list: State Media Monitor" in out


def test_show_unknown(provenance):
    result = provenance("registry", "show", "reuter", "kcna")
    assert result.code == 2
    assert "reuter: no outlet of this id, name or alias; perhaps reuters" in result.err
    assert "id: kcna" in result.out


def test_the_packages_own_registry_is_sound(provenance):
    result = provenance("registry", "check")
    assert result.code == 0, result.out
    assert " 0 problems" in result.err


def test_check_finds_a_clash_in_ones_own(provenance, own):
    own.write_text(OWN + OWN.replace('"daily-quay"', '"quay-2"'), encoding="utf-8")
    result = provenance("registry", "check", "--registry", own)
    assert result.code == 1
    assert "error registry.duplicate" in result.out


def test_a_broken_file_is_named(provenance, own):
    own.write_text("[[outlets]\n", encoding="utf-8")
    result = provenance("registry", "list", "--registry", own)
    assert result.code == 2
    assert "own.toml" in result.err
    assert "Traceback" not in result.err
