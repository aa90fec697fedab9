"""Patterns compiled when the package was built: to load one takes a hundredth of the time that compiling it takes.

`re` compiles a pattern to a list of numbers and hands it to its engine; `data/patterns.bin` keeps these numbers for the
patterns of the rules (docs/adr/0041). Another interpreter than the one that wrote them, or a pattern that is not there,
compiles as ever.
"""

from __future__ import annotations

import mmap
import re
import sys
from array import array
from collections.abc import Iterable
from typing import Any

FILE = "patterns.bin"
_PLACE = __file__.removesuffix("patterns.py") + f"data/{FILE}"

try:
    import _sre  # type: ignore[import-not-found]

    # The engine with all that its numbers depend on.
    _ENGINE = f"{sys.implementation.name} {sys.hexversion:x} {_sre.MAGIC} {_sre.CODESIZE} {sys.byteorder}"
    _make: Any = _sre.compile
except (ImportError, AttributeError):  # an interpreter whose `re` is made otherwise
    _ENGINE, _make = "", None


class Store:
    """An open file of compiled patterns. Every entry of `known` is a pattern's text with `[offset, length]` of its numbers
    (bytes after the first line), its flags, the number of its groups, and the names of those that have one.
    """

    def __init__(self, place: str) -> None:
        """Of a file that is not there, is of another engine or is damaged nothing is known."""
        self.known: dict[str, list[Any]] = {}
        self._content: mmap.mmap | bytes = b""
        self._start = 0
        try:
            with open(place, "rb") as file:  # noqa: PTH123  (pathlib is not needed here)
                # of 2.5 MB an article asks for a tenth: only that is read
                content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            import orjson

            header = orjson.loads(content.readline())
        except (OSError, ValueError):
            return
        start = content.tell()
        if _make is not None and (header["engine"], header["length"]) == (_ENGINE, len(content) - start):
            self.known, self._content, self._start = header["patterns"], content, start

    def load(self, text: str) -> re.Pattern[str] | None:
        """The compiled pattern; None where it is not known."""
        entry = self.known.get(text)
        if entry is None:
            return None
        offset, length, flags, groups, names = entry
        offset += self._start
        numbers = array("I", self._content[offset : offset + length]).tolist()
        of_group: list[str | None] = [None] * (groups + 1)
        for name, number in names.items():
            of_group[number] = name
        found: re.Pattern[str] = _make(text, flags, numbers, groups, names, tuple(of_group))
        return found


_store: list[Store] = []  # the package's, opened when the first pattern is asked for


def compile_pattern(text: str) -> re.Pattern[str]:
    """What `re.compile(text)` gives. Raises re.error."""
    if not _store:
        _store.append(Store(_PLACE))
    return _store[0].load(text) or re.compile(text)


def pack(texts: Iterable[str]) -> bytes:
    """The content of a file of these patterns, for the interpreter that runs. Raises re.error for one that is none."""
    import json
    from re import _compiler, _parser  # type: ignore[attr-defined]

    known: dict[str, list[Any]] = {}
    codes = bytearray()
    for text in sorted(set(texts)):
        parsed = _parser.parse(text, 0)
        numbers = array("I", _compiler._code(parsed, 0)).tobytes()
        state = parsed.state
        known[text] = [len(codes), len(numbers), state.flags, state.groups - 1, state.groupdict]
        codes += numbers
    header = {"engine": _ENGINE, "length": len(codes), "patterns": known}
    return json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" + bytes(codes)
