"""A small corpus written for these tests, and runs over it: by the command in a process of its own, or in this one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from provenance.cli.app import run as run_arguments
from provenance.corpus.documents import Entry
from provenance.corpus.faults import VARIABLE
from provenance.corpus.run import Plan, run_corpus
from provenance.corpus.worker import Job, Limits
from provenance.pipeline import Options

TOWNS = ("Skårvik", "Lindmoor", "Port Averne", "Kessel", "Ostrand")
COMMAND = [sys.executable, "-c", "from provenance.cli import main; main()", "corpus"]


def text(number: int) -> str:
    """An article, a little different for each number."""
    town = TOWNS[number % len(TOWNS)]
    return (
        f"Wall gives way at {town}\n\nThe wall at {town} gave way on Sunday, the port said in statement {number}.\n\n"
        f"“Nobody was hurt,” harbour master Ida Holm said.\n\nThe cause could not be independently verified.\n"
    )


def write_lines(path: Path, lines) -> Entry:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return Entry(path, path.name)


def plan(form: str = "none", workers: int = 2, shard_size: int = 8, limits: Limits | None = None, **more) -> Plan:
    job = Job(Options(with_text=more.pop("with_text", True)), form, limits=limits or Limits())
    return Plan(job, workers, shard_size, **more)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of an output, the ledger with them."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def annotations(folder: Path) -> list[dict]:
    return [
        json.loads(line) for path in sorted(folder.glob("annotations-*.jsonl")) for line in path.read_bytes().splitlines()
    ]


def ids(folder: Path) -> list[str]:
    return [each["article"]["uri"] for each in annotations(folder)]


def quarantined(folder: Path) -> dict[str, str]:
    lines = [
        json.loads(line) for path in sorted(folder.glob("quarantine-*.jsonl")) for line in path.read_bytes().splitlines()
    ]
    assert all(line["reason"] for line in lines)
    return {line["id"]: line["code"] for line in lines}


def call(*arguments: object, faults: str = "", preexec=None) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    environment = {**os.environ, VARIABLE: faults}
    return subprocess.run(
        [*COMMAND, *(str(a) for a in arguments)],
        capture_output=True, text=True, check=False, env=environment, preexec_fn=preexec, timeout=120,
    )  # fmt: skip


@pytest.fixture(scope="session")
def corpus(tmp_path_factory) -> Path:
    """36 lines of JSON, and four files."""
    folder = tmp_path_factory.mktemp("corpus") / "news"
    folder.mkdir()
    write_lines(folder / "a.jsonl", [{"id": f"a{n}", "text": text(n)} for n in range(36)])
    for number in range(4):
        (folder / f"b{number}.txt").write_text(text(100 + number), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def undisturbed(corpus, tmp_path_factory) -> dict[str, bytes]:
    """What the command writes for the corpus when nothing happens to it; in one process."""
    output = tmp_path_factory.mktemp("undisturbed") / "out"
    done = call(corpus, "--output", output, "--compress", "none", "--shard-size", 8, "--jobs", 1)
    assert done.returncode == 0, done.stderr
    found = contents(output)
    assert [*found] == [*(f"annotations-{n:06d}.jsonl" for n in range(5)), "ledger.jsonl"]
    assert ids(output) == [*(f"a{n}" for n in range(36)), *(f"news/b{n}.txt" for n in range(4))]
    return found


@pytest.fixture
def annotate_corpus(tmp_path):
    """`annotate_corpus(entries, ...)` in this process; the folder of its output."""

    def run(entries, name="out", **more) -> Path:
        run_corpus(entries, tmp_path / name, plan(**more))
        return tmp_path / name

    return run


@pytest.fixture
def provenance(capfdbinary):
    """`provenance annotate` in this process: what it writes to standard output."""

    def run_command(*arguments: object) -> bytes:
        assert run_arguments([str(a) for a in arguments]) == 0
        sys.stdout.flush()
        return capfdbinary.readouterr().out

    return run_command
