"""The hooks and the action, as far as they can be run without their services."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from provenance.cli.app import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
ACTION = (ROOT / "action.yml").read_text(encoding="utf-8")
HOOKS = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")


def run_step(tmp_path: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """The action's last script, with the program of this environment in the place where the first step installs it."""
    script = re.findall(r"^      run: \|\n((?: {8}.*\n|\n)+)", ACTION, re.M)[-1]
    place = tmp_path / "provenance" / "bin"
    place.mkdir(parents=True)
    program = place / "provenance"
    call = "from provenance.cli import main; main()"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -c "{call}" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    given = {"COMMAND": "check", "PATHS": "", "FORMAT": "github", "OUTPUT": "", "ARGS": ""} | inputs
    environment = {**os.environ, **given, "RUNNER_TEMP": str(tmp_path)}
    command = ["bash", "-eo", "pipefail", "-c", re.sub(r"^ {8}", "", script, flags=re.M)]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_the_action_checks_what_it_is_given(tmp_path):
    done = run_step(
        tmp_path, PATHS="fixtures/diff/reservoir/new.txt\n\nfixtures/diff/border-clash", ARGS="--select PV1".replace(" ", "=")
    )
    assert done.returncode == 1
    assert done.stdout.startswith("::warning file=fixtures/diff/reservoir/new.txt,line=7,")
    assert "3 files checked" in done.stderr


def test_the_action_writes_a_report(tmp_path):
    out = tmp_path / "out.sarif"
    done = run_step(tmp_path, PATHS="fixtures/diff", FORMAT="sarif", OUTPUT=str(out), ARGS="--exit-zero")
    assert done.returncode == 0
    assert '"version": "2.1.0"' in out.read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["annotate", "check; touch broken", "$(touch broken)"])
def test_the_action_runs_nothing_else(tmp_path, command):
    assert run_step(tmp_path, COMMAND=command, PATHS="README.md").returncode == 2
    assert not (ROOT / "broken").exists()


def test_inputs_never_stand_in_a_script():
    scripts = re.findall(r"^      run: \|\n((?: {8}.*\n|\n)+)", ACTION, re.M)
    assert len(scripts) == 2
    assert not any("${{" in script for script in scripts)


def test_hooks_call_commands_that_exist_on_files_of_the_right_name():
    entries = re.findall(r"^  entry: provenance (\w+)$", HOOKS, re.M)
    assert sorted(entries) == ["check", "validate"]
    assert set(entries) <= set(COMMANDS)
    patterns = re.findall(r"^  files: '(.*)'$", HOOKS, re.M)
    assert all(re.search(p, "a/b.txt.provenance.json") and not re.search(p, "package.json") for p in patterns)
