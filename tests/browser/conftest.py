"""Scripts that drive headless Chromium. Without Chromium, Node, or `npm install` in this folder the tests are skipped and say
what is missing.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent


def missing() -> str:
    """What these tests need and do not find; empty where all is there."""
    chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    wanted = {
        "node": shutil.which("node"),
        "Chromium": Path(chromium).exists(),
        "npm install in tests/browser": (HERE / "node_modules" / "axe-core").is_dir(),
    }
    return ", ".join(name for name, found in wanted.items() if not found)


@pytest.fixture(autouse=True, scope="session")
def _browser():
    if missing():
        pytest.skip(f"no browser tests without: {missing()}")


@pytest.fixture
def drive():
    """`drive(script, arguments...)` runs a script of this folder and gives what it saw."""

    def run(script, *arguments):
        command = ["node", script, *map(str, arguments)]
        done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, timeout=400, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run
