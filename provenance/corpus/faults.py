"""Faults on demand, for tests: how a run meets crashes can only be tested where something crashes.

Nothing here does anything unless the environment variable PROVENANCE_FAULTS is set. In the worker, a document whose bytes
hold `provenance-fault:NAME` then hangs, crashes or takes memory; in the parent, PROVENANCE_FAULTS=`POINT:N` ends the
process with SIGKILL when it comes to that point for the Nth time.
"""

from __future__ import annotations

import os
import re
import signal
import time

VARIABLE = "PROVENANCE_FAULTS"
POINTS = ("document", "shard-written", "first-renamed", "renamed", "entered")  # of the parent, in the order it meets them

_wanted = os.environ.get(VARIABLE, "")
_met: dict[str, int] = {}
_NAMED = re.compile(rb"provenance-fault:(hang|crash|memory)")


def at(point: str) -> None:
    """The parent has come to a point: end it where the variable says so."""
    if not _wanted:
        return
    _met[point] = _met.get(point, 0) + 1
    if _wanted == f"{point}:{_met[point]}":
        os.kill(os.getpid(), signal.SIGKILL)


def in_document(content: bytes) -> None:
    """The worker begins a document: do what its bytes ask for, where the variable is set."""
    found = _NAMED.search(content) if _wanted else None
    if found is None:
        return
    if found[1] == b"hang":
        while True:
            time.sleep(1)
    if found[1] == b"crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    held = []
    while True:
        held.append(bytearray(100_000_000))
