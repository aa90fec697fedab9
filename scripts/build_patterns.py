"""Makes provenance/data/patterns.bin, the compiled patterns of the rules (see provenance/patterns.py)."""

from __future__ import annotations

import gc
import inspect
import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

# Where an article goes, and what only pages meet.
_MODULES = ("pipeline", "credit.parse", "read.html", "read.text", "rules.speech", "speech.finder")


def make_patterns(root: Path) -> bytes:
    """The compiled patterns of a checkout, for the interpreter that runs. Raises CalledProcessError with what was said where
    the package cannot be imported: it needs orjson and lxml.
    """
    # In a process of its own, as what is compiled beside the sources must not be loaded here.
    return subprocess.run(  # noqa: S603  (this very file)
        [sys.executable, str(Path(__file__).resolve()), str(root)],
        env={**os.environ, "PROVENANCE_NATIVE": "no"}, check=True, capture_output=True,
    ).stdout  # fmt: skip


def patterns_of(languages: list[str]) -> set[str]:
    """The texts of all patterns that the rules of these languages have, and of those that belong to none."""
    from provenance import patterns

    found: set[str] = set()
    compile_pattern = patterns.compile_pattern

    def compile_and_note(text: str) -> re.Pattern[str]:
        found.add(text)
        return compile_pattern(text)

    patterns.compile_pattern = compile_and_note  # before any module takes it
    for name in _MODULES:
        import_module(f"provenance.{name}")
    _fill_caches(languages)
    from provenance.matching import NEVER, GuardedPattern, LazyPattern

    for thing in gc.get_objects():
        if isinstance(thing, GuardedPattern):
            found.update(thing._alternatives)
        elif isinstance(thing, LazyPattern):
            found.add(thing._text)
    return found - {NEVER}


def _fill_caches(languages: list[str]) -> None:
    """Calls every function of the package whose result is kept: without arguments, or once for each language."""
    from provenance.errors import KnowledgeError

    modules = [module for name, module in sorted(sys.modules.items()) if name.startswith("provenance.")]
    for function in {thing for module in modules for thing in vars(module).values() if hasattr(thing, "cache_info")}:
        wanted = list(inspect.signature(function).parameters)
        calls = {"": [()], "language": [(language,) for language in languages]}.get(" ".join(wanted), [])
        for arguments in calls:
            try:
                function(*arguments)
            except (KnowledgeError, KeyError):  # no such file for this language
                continue


if __name__ == "__main__":
    sys.path.insert(0, sys.argv[1])
    from provenance.patterns import pack

    rules = Path(sys.argv[1]) / "provenance" / "data" / "rules"
    sys.stdout.buffer.write(pack(patterns_of(sorted(path.name for path in rules.iterdir() if path.is_dir()))))
