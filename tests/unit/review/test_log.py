from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from provenance.review.log import Follower, append, log_beside, new_entry, read_log, unite
from provenance.review.paper import merge_logs

ARTICLE = {"uri": "a.txt", "text_sha256": "0" * 64}
QUOTE = {"kind": "statement", "fingerprint": "sha256:" + "1" * 64, "words": "A crane fell.", "before": "", "after": ""}


def entry(reviewer="ada", decision="accept", **fields):
    return new_entry(ARTICLE, reviewer, decision, item=QUOTE, before={"status": "attributed"}, **fields)


@pytest.mark.parametrize(
    ("name", "log"),
    [
        ("a.txt.provenance.json", "a.txt.review.jsonl"),
        ("a.txt", "a.txt.review.jsonl"),
        ("all.jsonl", "all.review.jsonl"),
        ("wire.json", "wire.review.jsonl"),
    ],
)
def test_the_log_lies_beside(name, log):
    assert log_beside(Path("desk") / name) == Path("desk") / log


def test_entries_come_back_as_they_were_written(tmp_path):
    log = tmp_path / "a.review.jsonl"
    written = [entry(), entry("bo", "flag")]
    append(log, written[:1])
    append(log, written[1:])
    assert read_log(log).entries == written
    assert log.read_bytes().count(b"\n") == 2


def test_a_log_that_is_not_there_is_empty(tmp_path):
    assert read_log(tmp_path / "none.review.jsonl").entries == []


@pytest.mark.parametrize("cut", [1, 20, 200])
def test_a_torn_last_line_is_told_and_survived(tmp_path, cut):
    log = tmp_path / "a.review.jsonl"
    first, second, third = entry(), entry(), entry()
    append(log, [first, second])
    log.write_bytes(log.read_bytes()[: -1 - cut])
    found = read_log(log)
    assert found.entries == [first]
    assert found.complaints == [
        "a.review.jsonl:2: this line is torn, as where the program was killed while writing it; it is left out"
    ]
    append(log, [third])
    found = read_log(log)
    assert found.entries == [first, third]
    assert len(found.complaints) == 1
    assert "a.review.jsonl:2: this line is not JSON" in found.complaints[0]


def test_a_last_line_that_lacks_only_its_end_counts(tmp_path):
    log = tmp_path / "a.review.jsonl"
    first, second = entry(), entry()
    append(log, [first])
    log.write_bytes(log.read_bytes().rstrip(b"\n"))
    append(log, [second])
    assert read_log(log).entries == [first, second]
    assert read_log(log).complaints == []


def test_what_is_no_entry_is_named(tmp_path):
    log = tmp_path / "a.review.jsonl"
    bad = {**entry(), "decision": "maybe"}
    without = {key: value for key, value in entry().items() if key != "before"}
    log.write_text("\n".join(json.dumps(line) for line in (bad, without, entry())) + "\n", encoding="utf-8")
    found = read_log(log)
    assert len(found.entries) == 1
    assert [line.split(": ")[0] for line in found.complaints] == ["a.review.jsonl:1", "a.review.jsonl:2"]


def test_a_decision_is_on_the_disk_when_the_program_is_killed(tmp_path):
    log = tmp_path / "a.review.jsonl"
    code = (
        "import sys, time; from pathlib import Path; from provenance.review.log import Follower, append, new_entry\n"
        f"append(Path(sys.argv[1]), [new_entry({ARTICLE!r}, 'ada', 'accept', item={QUOTE!r}, before={{}})])\n"
        "print('written', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(log)], stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"written\n"
        os.kill(process.pid, signal.SIGKILL)
    assert [e["reviewer"] for e in read_log(log).entries] == ["ada"]


def test_what_other_programs_append_is_told_once(tmp_path):
    log = tmp_path / "a.review.jsonl"
    follower, first, second = Follower(log), entry(), entry("bo", "reject")
    assert follower.look().entries == []
    append(log, [first])
    assert follower.look().entries == [first]
    assert follower.look().entries == []
    append(log, [second])
    log.write_bytes(log.read_bytes() + b'{"torn')
    found = follower.look()
    assert found.entries == [second]
    assert [line.partition(": ")[2][:17] for line in found.complaints] == ["this line is torn"]
    assert follower.look().complaints == []


def test_logs_unite_each_entry_once_by_time():
    early, late = {**entry(), "time": "2026-01-01T00:00:00Z"}, {**entry(), "time": "2026-01-02T00:00:00Z"}
    assert unite([[late], [early, late]]) == [early, late]


def test_merging_takes_in_what_is_missing_once(tmp_path):
    mine, theirs = tmp_path / "a.review.jsonl", tmp_path / "b.review.jsonl"
    append(mine, [entry()])
    append(theirs, [entry("bo"), *read_log(mine).entries])
    assert merge_logs(mine, [theirs]) == 1
    assert merge_logs(mine, [theirs]) == 0
    assert [e["reviewer"] for e in read_log(mine).entries] == ["ada", "bo"]
