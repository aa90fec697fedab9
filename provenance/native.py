"""Whether the compiled modules are used, where there are any, or the sources beside them.

An installed package holds compiled modules where a C compiler was there when it was built (docs/adr/0039). In a checkout
that is installed for editing they stand beside the sources, with the file `native.txt`, which says what they were made of:
as soon as one source has changed all are left aside, until the package is installed again.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from importlib.machinery import EXTENSION_SUFFIXES, FileFinder, SourceFileLoader

RECORD = "native.txt"
# What a user may say in the environment when the package is built and when it runs: `no` for sources alone; when it is
# built, `must` for an error where the modules cannot be compiled.
CHOICE = "PROVENANCE_NATIVE"


def record_of(folder: str, names: Iterable[str]) -> str:
    """What modules were made of, as lines: the interpreter's kind; then path below `folder`, time (nanoseconds) and size
    (bytes) of every source. Raises OSError where one is missing.
    """
    lines = [EXTENSION_SUFFIXES[0]]
    for name in names:
        found = os.stat(f"{folder}/{name}")  # noqa: PTH116  (pathlib costs more to import than all of this)
        lines.append(f"{name}\t{found.st_mtime_ns}\t{found.st_size}")
    return "\n".join(lines) + "\n"


def are_current(folder: str) -> bool:
    """True where compiled modules stand beside the very sources that they were made of."""
    try:
        with open(f"{folder}/{RECORD}", encoding="utf-8") as file:  # noqa: PTH123  (as above)
            known = file.read()
        return known == record_of(folder, [line.partition("\t")[0] for line in known.splitlines()[1:]])
    except (OSError, ValueError):
        return False


def choose(folder: str) -> None:
    """Leaves the compiled modules of the package in `folder` aside where the user says so or they are not current."""
    is_checkout = os.path.exists(f"{folder}/{RECORD}")  # noqa: PTH110  (as above)
    if os.environ.get(CHOICE) == "no" or (is_checkout and not are_current(folder)):
        sys.path_hooks.insert(0, lambda path: _sources_of(folder, path))
        sys.path_importer_cache.pop(folder, None)  # who finds modules there was asked for this one


def _sources_of(folder: str, path: str) -> FileFinder:
    if path != folder and not path.startswith(folder + os.sep):
        raise ImportError(path)
    return FileFinder(path, (SourceFileLoader, [".py"]))


def is_compiled() -> bool:
    """True where this process uses compiled modules."""
    from importlib.util import find_spec

    found = find_spec("provenance.spans")
    return found is not None and (found.origin or "").endswith(tuple(EXTENSION_SUFFIXES))
