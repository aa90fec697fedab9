from __future__ import annotations

import re
import tomllib

from provenance.cli.init import STARTER


def test_a_file_that_changes_nothing(provenance, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    before = provenance("check", "--show-config").out.splitlines()[1:]
    assert provenance("init").code == 0
    assert provenance("check", "--show-config").out.splitlines()[1:] == before


def test_every_line_of_it_works_with_its_mark_off(provenance, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = re.sub(r'^# (?=[\w"-]+ = )', "", STARTER, flags=re.M)
    assert set(tomllib.loads(text)) == {"select", "ignore", "fail-on", "baseline", "severity", "review", "per-file-ignores"}
    (tmp_path / "provenance.toml").write_text(text, encoding="utf-8")
    assert provenance("check", "--show-config").code == 0


def test_nothing_is_overwritten_unasked(provenance, tmp_path):
    (tmp_path / "provenance.toml").write_text("ignore = []\n", encoding="utf-8")
    assert provenance("init", tmp_path).code == 2
    assert (tmp_path / "provenance.toml").read_text(encoding="utf-8") == "ignore = []\n"
    assert provenance("init", tmp_path, "--force").code == 0
    assert (tmp_path / "provenance.toml").read_text(encoding="utf-8") == STARTER
