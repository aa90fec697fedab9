"""Runs the program on one input in a process of its own, and measures it."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

MEMORY = 300  # megabytes that no input may make the program take
SECONDS = 20  # of processor time; the slowest probe takes a quarter of it on an old machine


# The child opens files and sockets under this hook: whatever it opens outside of Python, the program and the inputs is told.
WATCHED = """
import sys, os
allowed = tuple(os.path.realpath(p) for p in {allowed!r})
def hook(event, args):
    if event.startswith("socket."):
        os.write(2, b"WATCH network " + event.encode() + b"\\n")
    elif event == "open" and isinstance(args[0], str) and not os.path.realpath(args[0]).startswith(allowed):
        os.write(2, b"WATCH file " + os.fsencode(args[0]) + b"\\n")
def tell_peak():
    with open("/proc/self/status") as status:  # of this program alone: what the system counts includes the parent's fork
        os.write(2, b"".join(b"PEAK " + line.encode() for line in status if line.startswith("VmHWM")))
import atexit, provenance.cli
atexit.register(tell_peak)
sys.addaudithook(hook)
sys.argv[0] = "provenance"
sys.exit(provenance.cli.main())
"""


@dataclass(frozen=True)
class Outcome:
    """What the program did with a probe, in seconds of processor time and megabytes of memory."""

    code: int
    out: bytes
    err: str
    seconds: float
    megabytes: float

    @property
    def documents(self) -> list[dict[str, Any]]:
        """The annotations on standard output."""
        text = self.out.decode()
        if text.startswith("{\n"):
            return [json.loads(text)]
        return [json.loads(line) for line in text.splitlines()]

    @property
    def codes(self) -> list[str]:
        return [d["code"] for document in self.documents for d in document["diagnostics"]]

    @property
    def texts(self) -> str:
        return "\n\n".join(document["article"]["text"] for document in self.documents)


@pytest.fixture
def probe(tmp_path: Path) -> Callable[..., Outcome]:
    """`probe(content, name, *options)`: annotates the content, or the file of that name where it is None, and checks the
    limits that hold for every input: no traceback, no network, no other file, little time, little memory.
    """

    def run(content: bytes | None, name: str = "input", *options: str) -> Outcome:
        folder = tmp_path / "in"
        folder.mkdir(exist_ok=True)
        if content is not None:
            (folder / name).write_bytes(content)
        allowed = (
            sys.prefix,
            sys.base_prefix,
            str(Path(__file__).parents[2]),
            str(tmp_path),
            "/dev",
            "/usr",
            "/proc",
            "/etc/localtime",
        )
        command = [sys.executable, "-c", WATCHED.format(allowed=allowed), "annotate", name, *options]
        started = time.monotonic()
        with (tmp_path / "out").open("wb") as out, (tmp_path / "err").open("wb") as err:
            child = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=err, preexec_fn=_limit)
            _, status, used = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        said = (tmp_path / "err").read_text(encoding="utf-8", errors="replace")
        said, _, peak = said.partition("PEAK VmHWM:")
        megabytes = int(peak.split()[0]) / 1024 if peak else used.ru_maxrss / 1024
        outcome = Outcome(child.returncode, (tmp_path / "out").read_bytes(), said, used.ru_utime + used.ru_stime, megabytes)
        assert outcome.code in (0, 1, 2), (outcome.code, said[-500:])
        assert peak, said[-500:]
        assert "Traceback" not in said
        assert "internal error" not in said
        assert "WATCH" not in said
        assert outcome.seconds < SECONDS, f"{outcome.seconds:.1f} s"
        assert time.monotonic() - started < 3 * SECONDS
        assert outcome.megabytes < MEMORY, f"{outcome.megabytes:.0f} MB"
        return outcome

    return run


def _limit() -> None:
    """Ends a child that runs away, so that the test fails and the machine does not."""
    resource.setrlimit(resource.RLIMIT_CPU, (2 * SECONDS, 2 * SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
