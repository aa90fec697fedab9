"""A run meets what runs meet: it is killed, its workers are, documents are poison, the disk is full."""

from __future__ import annotations

import os
import resource
import signal
from pathlib import Path

import pytest

from provenance.corpus import pool
from provenance.corpus.documents import Document
from provenance.corpus.faults import POINTS
from provenance.corpus.pool import Pool
from provenance.errors import CorpusError

from .conftest import call, contents, ids, plan, quarantined, text, write_lines

ARGUMENTS = ("--compress", "none", "--shard-size", 8, "--jobs", 1)


@pytest.mark.parametrize("point", ["document:1", "document:21", *(f"{p}:2" for p in POINTS[1:4]), "entered:5"])
def test_killed_and_called_again_the_output_is_that_of_an_undisturbed_run(corpus, undisturbed, tmp_path, point):
    output = tmp_path / "out"
    killed = call(corpus, "--output", output, *ARGUMENTS, faults=point)
    assert killed.returncode == -signal.SIGKILL
    assert contents(output) != undisturbed
    again = call(corpus, "--output", output, *ARGUMENTS)
    assert again.returncode == 0, again.stderr
    assert contents(output) == undisturbed


def test_killed_again_and_again_it_comes_to_its_end(corpus, undisturbed, tmp_path):
    output = tmp_path / "out"
    codes = [call(corpus, "--output", output, *ARGUMENTS, faults="entered:2").returncode for _ in range(3)]
    assert codes == [-signal.SIGKILL, -signal.SIGKILL, 0]
    assert contents(output) == undisturbed


def children() -> list[int]:
    own = f"/proc/{os.getpid()}/task"
    return [int(pid) for task in Path(own).iterdir() for pid in (task / "children").read_text().split()]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the workers in /proc")
def test_workers_that_are_killed_cost_no_document():
    documents = [Document(f"d{n}", "text", text(n).encode(), 0, n, 0) for n in range(100)]
    before, told = set(children()), []
    with Pool(plan().job, 2) as pool:
        for count, (document, outcomes) in enumerate(pool.answers(iter(documents))):
            told.append((document.id, [o.id for o in outcomes if o.content]))
            if count in (5, 40, 41):
                for pid in sorted(set(children()) - before)[:2]:
                    os.kill(pid, signal.SIGKILL)
    assert told == [(f"d{n}", [f"d{n}"]) for n in range(100)]


def test_poison_goes_into_quarantine_and_the_run_goes_on(tmp_path):
    lines = [{"id": f"d{n}", "text": text(n)} for n in range(30)]
    for place, name in ((7, "hang"), (12, "crash"), (20, "memory")):
        lines[place] = {"id": name, "text": f"{text(place)}\nprovenance-fault:{name}\n"}
    entry = write_lines(tmp_path / "in.jsonl", lines)
    limits = ("--timeout", 6, "--memory", 500)  # time enough for a slow machine to fill the memory
    done = call(entry.path, "--output", tmp_path / "out", *ARGUMENTS, *limits, faults="any")
    assert done.returncode == 1, done.stderr
    assert quarantined(tmp_path / "out") == {"hang": "corpus.time", "crash": "corpus.crash", "memory": "corpus.memory"}
    assert ids(tmp_path / "out") == [line["id"] for line in lines if line["id"].startswith("d")]
    assert "corpus.crash 1, corpus.memory 1, corpus.time 1" in done.stderr
    ordinary = call(entry.path, "--output", tmp_path / "without", *ARGUMENTS)  # the words alone do nothing
    assert ordinary.returncode == 0


def test_a_document_too_large_for_its_worker_is_named(tmp_path):
    page = "<html><body><article>" + "<p>The mayor of Lindmoor said <b>the</b> bridge was safe.</p>" * 40_000 + "</article>"
    lines = [{"id": "small", "text": text(1)}, {"id": "huge", "html": page}, {"id": "last", "text": text(2)}]
    entry = write_lines(tmp_path / "in.jsonl", lines)
    done = call(entry.path, "--output", tmp_path / "out", *ARGUMENTS, "--memory", 130)
    assert done.returncode == 1, done.stderr
    assert quarantined(tmp_path / "out") == {"huge": "corpus.memory"}
    assert ids(tmp_path / "out") == ["small", "last"]


def _no_file_longer_than(size: int):
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_a_full_disk_ends_the_run_in_one_line_and_it_goes_on_later(corpus, undisturbed, tmp_path):
    output = tmp_path / "out"
    most = len(undisturbed["annotations-000000.jsonl"]) - 100
    full = call(corpus, "--output", output, *ARGUMENTS, preexec=_no_file_longer_than(most))
    assert full.returncode == 2
    assert full.stderr.count("\n") == 1
    assert "File too large" in full.stderr
    assert [*contents(output)] == ["ledger.jsonl"]
    assert call(corpus, "--output", output, *ARGUMENTS).returncode == 0
    assert contents(output) == undisturbed


def test_a_ledger_that_cannot_grow_is_left_as_it_was(tmp_path):
    entry = write_lines(tmp_path / "in.jsonl", [{"id": n} for n in range(40)])  # nothing but refusals: small shards
    whole, output = tmp_path / "whole", tmp_path / "out"
    assert call(entry.path, "--output", whole, *ARGUMENTS).returncode == 2  # nothing could be annotated
    ledger = (whole / "ledger.jsonl").read_bytes()
    lines = ledger.splitlines(keepends=True)
    most = len(lines[0]) + len(lines[1]) + len(lines[2]) // 2
    full = call(entry.path, "--output", output, *ARGUMENTS, preexec=_no_file_longer_than(most))
    assert full.returncode == 2, full.stderr
    assert "File too large" in full.stderr
    assert (output / "ledger.jsonl").read_bytes() == lines[0] + lines[1]
    call(entry.path, "--output", output, *ARGUMENTS)
    assert contents(output) == contents(whole)


def test_a_line_of_the_ledger_that_was_cut_off_is_written_anew(corpus, undisturbed, tmp_path):
    output = tmp_path / "out"
    call(corpus, "--output", output, *ARGUMENTS, faults="entered:3")
    with (output / "ledger.jsonl").open("ab") as file:
        file.write(b'{"kind":"shard","number":3,"fi')
    assert call(corpus, "--output", output, *ARGUMENTS).returncode == 0
    assert contents(output) == undisturbed


def test_workers_that_cannot_start_end_the_run(annotate_corpus, tmp_path, monkeypatch):
    monkeypatch.setattr(pool, "_BEGIN", "raise SystemExit(3)")
    entry = write_lines(tmp_path / "in.jsonl", [{"text": text(1)}])
    with pytest.raises(CorpusError, match="workers do not start: 3 in a row, the last of which ended with code 3"):
        annotate_corpus([entry])
