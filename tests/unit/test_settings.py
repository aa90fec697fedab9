from __future__ import annotations

from pathlib import Path

import pytest

from provenance.errors import SettingsError
from provenance.settings import Settings, find_settings, from_table

CODES = frozenset(("PV101", "PV106", "PV201"))


@pytest.mark.parametrize(
    ("select", "ignore", "wanted"),
    [
        (("PV",), (), ["PV101", "PV106", "PV201"]),
        (("PV1",), (), ["PV101", "PV106"]),
        (("PV",), ("PV1",), ["PV201"]),
        (("PV106",), ("PV1",), ["PV106"]),
        (("ALL",), ("PV10",), ["PV201"]),
        (("PV1",), ("ALL",), ["PV101", "PV106"]),
        (("PV1",), ("PV1",), []),
    ],
)
def test_the_longer_start_decides(select, ignore, wanted):
    settings = Settings(select=select, ignore=ignore)
    assert [code for code in sorted(CODES) if settings.is_wanted(code, "a.txt")] == wanted


@pytest.mark.parametrize(
    ("file", "is_wanted"), [("opinion/a.txt", False), ("desk/opinion/a.txt", False), ("opinions/a.txt", True)]
)
def test_ignores_by_file_hold_at_any_depth(file, is_wanted):
    settings = Settings(per_file_ignores=(("opinion/*", ("PV1",)),))
    assert settings.is_wanted("PV106", file) is is_wanted


def test_levels_and_failure():
    settings = Settings(severity=(("PV1", "info"), ("PV106", "error")), fail_on="error")
    assert [settings.level(code, "warning") for code in sorted(CODES)] == ["info", "error", "warning"]
    assert [settings.is_failure(level) for level in ("error", "warning", "info")] == [True, False, False]
    assert not Settings(fail_on="never").is_failure("error")


def test_the_nearest_file_counts(tmp_path: Path):
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "provenance.toml").write_text("", encoding="utf-8")
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    assert find_settings(inner) == tmp_path / "provenance.toml"
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.provenance]\n", encoding="utf-8")
    assert find_settings(inner) == tmp_path / "a" / "pyproject.toml"


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"select": "PV1"}, "must be a list of codes"),
        ({"select": [""]}, "is no code"),
        ({"severity": ["PV1"]}, "must be a table of codes"),
        ({"per-file-ignores": ["a"]}, "must be a table of patterns"),
        ({"baseline": 1}, "must be the name of a file"),
        ({"select": ["PV107"]}, "did you mean PV10"),
    ],
)
def test_wrong_values_are_named(table, words):
    with pytest.raises(SettingsError, match=words):
        from_table(table, "provenance.toml", CODES)


def test_a_baseline_lies_beside_the_settings():
    assert from_table({"baseline": "known.json"}, "desk/provenance.toml", CODES).baseline == str(Path("desk/known.json"))
