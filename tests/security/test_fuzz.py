"""Every reader under spoilt inputs, a minute in all; `--fuzz-seconds 3600` takes longer, with other inputs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from provenance.read import FORMATS

FUZZ = Path(__file__).with_name("fuzz.py")


@pytest.mark.parametrize("reader", FORMATS)
def test_a_reader_never_falls_over(reader, pytestconfig):
    seconds = pytestconfig.getoption("--fuzz-seconds") / len(FORMATS)
    child = subprocess.run([sys.executable, FUZZ, reader, str(seconds)], capture_output=True, text=True, check=False)
    assert child.returncode == 0, (child.stdout + child.stderr)[-4000:]
