"""Every change against the examples of its page, and five article pairs: agency copy and published page."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from provenance.catalogue import pages
from provenance.cli.diff import level_of
from provenance.diff import compare_documents
from provenance.pipeline import annotate

PAIRS = Path(__file__).resolve().parents[3] / "fixtures" / "diff"
EXAMPLES = [
    pytest.param(code, kind, example, id=f"{code}-{kind}-{number}")
    for code, page in pages().items()
    if code.startswith("PV2")
    for kind, examples in (("positive", page.positive), ("negative", page.negative))
    for number, example in enumerate(examples, 1)
]


def changes(old: str, new: str, knowledge):
    before, now = (annotate(text.strip().encode(), "example.txt", knowledge) for text in (old, new))
    return compare_documents(before, now)


@pytest.mark.parametrize(("code", "kind", "example"), EXAMPLES)
def test_example(code, kind, example, knowledge):
    found = [c for c in changes(example["old"], example["new"], knowledge) if c.code == code]
    if kind == "negative":
        assert [c.message for c in found] == []
    else:
        assert found
        assert any(example["words"] in c.claim.text for c in found)


@pytest.mark.parametrize("folder", sorted(PAIRS.iterdir()), ids=lambda p: p.name)
def test_pair(folder, knowledge):
    expected = tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))
    old, new = ((folder / name).read_text(encoding="utf-8") for name in ("old.txt", "new.txt"))
    found = changes(old, new, knowledge)
    left = [tuple(finding) for finding in expected["findings"]]
    for change in found:
        fitting = [f for f in left if f[0] == change.code and f[1] in change.claim.text]
        assert fitting, (change.code, change.claim.text, change.message)
        left.remove(fitting[0])
    assert left == []
    assert any(level_of(c.code) != "info" for c in found) == bool(expected["exit_code"])


@pytest.mark.parametrize("folder", sorted(PAIRS.iterdir()), ids=lambda p: p.name)
def test_a_version_against_itself(folder, knowledge):
    text = (folder / "old.txt").read_text(encoding="utf-8")
    assert changes(text, text, knowledge) == []


def test_every_change_has_a_page():
    codes = {code for code in pages() if code.startswith("PV2")}
    assert codes == {f"PV20{n}" for n in range(1, 8)}
    assert all(pages()[code].positive and pages()[code].negative for code in codes)
