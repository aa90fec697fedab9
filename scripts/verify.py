"""Runs every check of the project, each to its end, and fails where one fails or where no test ran."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

CHECKS: dict[str, list[str]] = {
    "lint": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "types": ["mypy"],
    "rooms": ["importlinter"],
    "tests": ["pytest", "-n", "auto", "--dist", "worksteal"],  # on all processors: docs/adr/0042
}


def command(check: str, arguments: list[str]) -> list[str]:
    """The check as a command of this Python's own environment, whatever PATH says."""
    if check == "rooms":
        call = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
        return [sys.executable, "-c", call]
    return [sys.executable, "-m", *arguments]


def main() -> int:
    """Every check in turn; pytest last, so that its closing line is the last thing said before the verdict."""
    failed = []
    for check, arguments in CHECKS.items():
        print(f"== {check}", flush=True)
        # pytest's exit code 5 says that no test ran, which is a failure like any other.
        if subprocess.run(command(check, arguments), cwd=ROOT, stdin=subprocess.DEVNULL, check=False).returncode:  # noqa: S603  (fixed commands)
            failed.append(check)
    print(f"failed: {', '.join(failed)}" if failed else "all checks passed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
