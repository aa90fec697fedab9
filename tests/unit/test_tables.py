"""The bundle of knowledge files is used where it is fresh, and never where it is not."""

from __future__ import annotations

import json
import os

import pytest

from provenance import tables
from provenance.errors import KnowledgeError


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A data folder with one rule file and a bundle of it that says `bundled`, the file itself `parsed`."""
    (tmp_path / "rules" / "en").mkdir(parents=True)
    file = tmp_path / "rules" / "en" / "a.toml"
    file.write_text('made = "parsed"\n')
    monkeypatch.setattr(tables, "DATA", tmp_path)
    monkeypatch.setattr(tables, "BUNDLE", tmp_path / "bundle.json")
    contents = {
        "stamps:rules": json.dumps(tables.stamps(tmp_path / "rules")).encode(),
        "rules/en/a.toml": b'{"made":"bundled"}',
    }
    places, body = {}, b""
    for name, content in contents.items():
        places[name] = [len(body), len(content)]
        body += content
    digests = {"rules": tables.digest(tmp_path / "rules")}
    header = json.dumps({"form": tables.FORM, "digests": digests, "sections": places}).encode()
    tables.BUNDLE.write_bytes(header + b"\n" + body)
    for cached in (tables.load, tables.bundle, tables._open):
        cached.cache_clear()
    yield tmp_path
    for cached in (tables.load, tables.bundle, tables._open):
        cached.cache_clear()


def made() -> str:
    return tables.load("rules")[0]["en/a.toml"]["made"]


def test_a_fresh_bundle_is_used(data):
    assert made() == "bundled"
    found, digest = tables.load("rules")
    assert (list(found), len(found), "en/a.toml" in found, "en/b.toml" in found) == (["en/a.toml"], 1, True, False)
    assert digest == tables.digest(data / "rules")


def test_touched_files_of_the_same_content_are_still_the_bundles(data):
    os.utime(data / "rules" / "en" / "a.toml", (1, 1))
    assert made() == "bundled"


def test_a_changed_file_of_the_same_size_and_time_is_read(data):
    file = data / "rules" / "en" / "a.toml"
    before = file.stat()
    file.write_text('made = "edited"\n')
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert made() == "edited"


def test_a_file_more_makes_it_stale(data):
    (data / "rules" / "b.toml").write_text("")
    assert made() == "parsed"


def test_without_the_files_the_bundle_is_all_there_is(data):
    (data / "rules" / "en" / "a.toml").unlink()
    (data / "rules" / "en").rmdir()
    (data / "rules").rmdir()
    assert made() == "bundled"


@pytest.mark.parametrize("content", [b"", b"{}\n", b'{"form": 1}\n', b"nonsense"])
def test_a_broken_or_older_bundle_is_not_used(data, content):
    tables.BUNDLE.write_bytes(content)
    assert made() == "parsed"


def test_nothing_installed_is_said(data):
    with pytest.raises(KnowledgeError, match="not installed"):
        tables.load("registry")
