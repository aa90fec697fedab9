"""The review's pages in headless Chromium, end to end: two reviewers, a disagreement, settled; the log on the disk; hostile
words; axe-core on every page in both themes and at two widths.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "articles"
EVIL = (
    "<script>alert(1)</script><img src=x onerror=alert(2)> could not be verified, police said.\n\n"
    "“</span></main><iframe src='javascript:alert(3)'></iframe>,” the ministry said, according to Reuters. That was denied."
)


@pytest.fixture
def desk(tmp_path):
    folder = tmp_path / "desk"
    folder.mkdir()
    shutil.copy(FIXTURES / "handout-caption" / "source.txt", folder / "a.txt")
    (folder / "b <b>evil.txt").write_text(EVIL, encoding="utf-8")
    shutil.copy(FIXTURES / "border-crossing-ar" / "source.html", folder / "c.html")
    return folder


@pytest.fixture
def address(desk):
    """Where the server is that a test has."""
    program = [sys.executable, "-c", "from provenance.cli import main; main()"]
    command = [*program, "serve", str(desk), "--no-browser", "--port", "0"]
    environment = {name: value for name, value in os.environ.items() if name != "PROVENANCE_DEBUG"}
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)
    line = process.stderr.readline()
    assert line.startswith("Review at http://127.0.0.1:"), line
    yield line.removeprefix("Review at ").strip()
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=30)
    assert process.returncode == 0
    assert [line for line in told.splitlines() if not line.startswith(("Only on", "Ended;"))] == []


def test_two_reviewers_disagree_and_settle(drive, address, desk):
    seen = drive("serve.mjs", address)
    assert seen["violations"] == []
    assert seen["console"] == []
    assert seen["requests"] == []
    assert seen["dialogs"] == 0
    assert {name: value for name, value in seen.items() if name.startswith("overflow") and value > 0} == {}
    assert seen["stranger"] == 403
    assert (seen["cookies"], seen["scriptSees"]) == ([[True, "Strict"]], "")
    assert seen["afterAccept"] == ["accept: noted", True]
    assert seen["typing"] == ["are these keys?", "/item/1/c2"]
    assert seen["undone"] == "Taken back: ada: skip (are these keys?)"
    assert (seen["correctHasFocus"], seen["found"], seen["target"]) == ("kind", 1, True)
    assert seen["corrected"] == "correct: noted"
    assert (seen["blind"], seen["asked"]) == (True, False)
    (dispute,) = seen["disputes"]
    assert "ada: accept" in dispute
    assert "bo: reject" in dispute
    assert seen["settling"] == "Settle: Caveat: handout"
    assert "settled by bo: accept (the words stand there)" in seen["settled"]
    assert seen["keysOff"]
    assert seen["direction"] == "rtl"
    assert seen["plain"] == ["flag: noted", 0, "correct: noted", "Taken back: cy: correct to no comment"]

    entries = [json.loads(line) for line in (desk / "a.txt.review.jsonl").read_text("utf-8").splitlines()]
    assert [(e["reviewer"], e["decision"]) for e in entries] == [
        ("ada", "accept"), ("ada", "skip"), ("ada", "undo"), ("ada", "correct"), ("bo", "reject"), ("bo", "accept"),
        ("cy", "flag"), ("cy", "correct"), ("cy", "undo"),
    ]  # fmt: skip
    assert seen["record"] == 6
    by_ada, settling = entries[3], entries[5]
    assert by_ada["after"]["kind"] == "unconfirmed"
    assert by_ada["after"]["scope"]["target"] == "statements"
    assert sorted(settling["settles"]) == sorted([entries[0]["id"], entries[4]["id"]])
    assert settling["comment"] == "the words stand there"
    assert not (desk / "b <b>evil.txt.review.jsonl").exists()
