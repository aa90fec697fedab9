"""The program as a child process: exit codes, silence on a closed pipe, no traceback, a short start."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from provenance import __version__
from provenance.cli.app import COMMANDS

ROOT = Path(__file__).resolve().parents[3]
MAIN = [sys.executable, "-c", "from provenance.cli import script; script()"]


def program(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*MAIN, *arguments], capture_output=True, text=True, cwd=ROOT, check=False, **options)


def test_version_and_help():
    assert program("--version").stdout == f"provenance {__version__}\n"
    shown = program("--help")
    assert shown.returncode == 0
    assert all(command in shown.stdout for command in COMMANDS)


def test_the_package_runs_as_a_module():
    run = subprocess.run(
        [sys.executable, "-m", "provenance", "--version"], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert run.stdout == f"provenance {__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command):
    shown = program(command, "--help").stdout
    if command == "registry":
        shown = program(command, "list", "--help").stdout
    assert f"provenance {command}" in shown
    assert "Example" in shown


def test_a_usage_error_is_not_a_traceback():
    done = program("annotate", "--frobnicate")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_the_schema_is_what_is_committed():
    assert program("schema").stdout == (ROOT / "schemas/annotation/1.0/schema.json").read_text(encoding="utf-8")


def test_a_closed_pipe_is_met_with_silence():
    with subprocess.Popen([*MAIN, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        assert child.stderr.read() == b""


def test_what_is_registered_for_the_end_of_the_process_runs():
    code = "import atexit; atexit.register(print, 'the end'); from provenance.cli import script; script()"
    for argument, status in (("--version", 0), ("--frobnicate", 2)):
        done = subprocess.run([sys.executable, "-c", code, argument], capture_output=True, text=True, cwd=ROOT, check=False)
        assert done.returncode == status
        assert done.stdout.endswith("the end\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full here")
def test_a_full_disk_behind_standard_output():
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*MAIN, "schema"], stdout=full, stderr=subprocess.PIPE, text=True, cwd=ROOT, check=False)
    assert done.returncode == 2
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "forbidden"),
    [
        (["--version"], {"typer", "pydantic", "rich", "lxml", "orjson"}),
        (["--help"], {"pydantic", "rich", "lxml", "orjson", "jsonschema_rs"}),
        (["explain", "wire"], {"pydantic", "rich", "lxml", "jsonschema_rs"}),
    ],
)
def test_start_up_imports_only_what_it_needs(arguments, forbidden):
    script = (
        "import sys\n"
        f"sys.argv = ['provenance', *{arguments!r}]\n"
        "from provenance.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print(sorted({forbidden!r} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def cpu(command: list[str]) -> float:
    """Seconds of CPU that the fastest of five runs used."""

    def once() -> float:
        before = os.times()
        subprocess.run(command, capture_output=True, cwd=ROOT, check=True)
        after = os.times()
        return after.children_user + after.children_system - before.children_user - before.children_system

    return min(once() for _ in range(5))


@pytest.mark.parametrize(("argument", "limit"), [("--version", 6), ("--help", 14)])
def test_start_up_costs_little(argument, limit):
    """Measured 2 and 6 times an empty Python; the limits leave room for a slower file system."""
    assert cpu([*MAIN, argument]) < limit * max(cpu([sys.executable, "-c", "pass"]), 0.01)


def test_an_interrupt_is_not_a_finding(monkeypatch, tmp_path, provenance):
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    # by its module: in the package's own namespace the name is that of the __future__ feature
    monkeypatch.setattr(import_module("provenance.cli.annotations"), "read_bytes", interrupt)
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    assert provenance("validate", tmp_path / "a.json").code == 130
