"""From offsets to lines and columns, and from JSON pointers to the places in a file where their values stand."""

from __future__ import annotations

import re
from bisect import bisect_right

from provenance.records import record

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.S)
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|.)")


class Lines:
    """The lines of a text. A line ends with LF, CR LF or CR."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(m.end() for m in re.finditer(r"\r\n|\r|\n", text))]

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1, columns in code points."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


@record
class Json:
    """Where the values of a JSON text stand: `values` and `keys` by pointer; `repeated` are keys that stand twice."""

    values: dict[str, int]
    keys: dict[str, int]
    repeated: tuple[tuple[str, int], ...]

    def offset(self, pointer: str) -> int:
        """Where the value of a pointer starts; where there is none, that of what would hold it."""
        while pointer not in self.values and pointer:
            pointer = pointer.rpartition("/")[0]
        return self.values.get(pointer, 0)


def scan_json(text: str) -> Json:
    """The places of every value and key of a text that is JSON. A key that stands twice keeps its last place."""
    values: dict[str, int] = {}
    keys: dict[str, int] = {}
    repeated: list[tuple[str, int]] = []
    stack: list[tuple[str, bool, set[str]]] = []  # pointer, is an object, keys seen
    index: list[int] = []
    pointer, wants_key = "", False
    for token in _TOKEN.finditer(text):
        word, start = token[0], token.start()
        if word in ("}", "]"):
            stack.pop()
            index.pop()
        elif word == ",":
            outer, is_object, _ = stack[-1]
            wants_key = is_object
            if not is_object:
                index[-1] += 1
                pointer = f"{outer}/{index[-1]}"
        elif word == ":":
            wants_key = False
        elif wants_key:
            outer, _, seen = stack[-1]
            key = _unescaped(word[1:-1]).replace("~", "~0").replace("/", "~1")
            pointer = f"{outer}/{key}"
            if key in seen:
                repeated.append((pointer, start))
            seen.add(key)
            keys[pointer] = start
        else:
            values[pointer] = start
            if word in ("{", "["):
                stack.append((pointer, word == "{", set()))
                index.append(0)
                wants_key = word == "{"
                if word == "[":
                    pointer = f"{pointer}/0"
    return Json(values, keys, tuple(repeated))


def _unescaped(word: str) -> str:
    if "\\" not in word:
        return word
    import json

    try:
        return str(json.loads(f'"{word}"', strict=False))
    except ValueError:
        return _ESCAPE.sub("?", word)
