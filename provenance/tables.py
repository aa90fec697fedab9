"""The knowledge files (TOML) as plain tables, through one bundle made at build time where it is fresh.

Parsing some hundred TOML files costs more than annotating an article, so an installed package carries them as one file,
`data/bundle.json`: a line of JSON that says where each section stands, then the sections, which are parsed when they
are asked for. The installed package holds the bundle alone. In a checkout the files stand beside it, and it is used
only where they are those that it was made from: by size and times, or else by their digest.
"""

from __future__ import annotations

import mmap
import os
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from provenance.errors import KnowledgeError

DATA = Path(__file__).parent / "data"
BUNDLE = DATA / "bundle.json"
FORM = 4  # of the bundle; another one is not read

Table = dict[str, Any]
Stamps = dict[str, list[int]]


class Bundle:
    """An open bundle: `sections[name]` is `[offset, length]` in bytes after the first line."""

    def __init__(self, path: Path) -> None:
        """Raises OSError, or ValueError where it is no bundle of this form."""
        with path.open("rb") as file:
            content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)  # most sections are of no use to an article
        import orjson  # three to ten times as fast as `json`; who reads no knowledge does without it

        header = orjson.loads(content.readline())
        if header["form"] != FORM:
            raise ValueError("a bundle of another form")
        self._content, self._start = content, content.tell()
        self.digests: dict[str, str] = header["digests"]
        self.sections: dict[str, list[int]] = header["sections"]

    def raw(self, name: str) -> bytes:
        """A section's bytes. Raises KeyError."""
        offset, length = self.sections[name]
        return self._content[self._start + offset : self._start + offset + length]

    def section(self, name: str) -> Any:
        """A section's value, parsed anew. Raises KeyError."""
        import orjson

        return orjson.loads(self.raw(name))


class BundledTables(Mapping[str, Table]):
    """The tables of one folder by relative path, each parsed when it is first asked for."""

    def __init__(self, bundle: Bundle, folder: str) -> None:
        prefix = folder + "/"
        self._bundle, self._prefix = bundle, prefix
        self._names = [n.removeprefix(prefix) for n in bundle.sections if n.startswith(prefix)]
        self._parsed: dict[str, Table] = {}

    def __getitem__(self, name: str) -> Table:
        found = self._parsed.get(name)
        if found is None:
            found = self._parsed[name] = self._bundle.section(self._prefix + name)
        return found

    def __contains__(self, name: object) -> bool:
        return f"{self._prefix}{name}" in self._bundle.sections

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def knowledge_files(folder: Path) -> list[Path]:
    """All TOML files below a folder, in a fixed order."""
    return sorted(folder.rglob("*.toml"))


def digest(folder: Path) -> str:
    """`sha256:...` over the names and bytes of the folder's TOML files."""
    import hashlib

    total = hashlib.sha256()
    for path in knowledge_files(folder):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return "sha256:" + total.hexdigest()


def stamps(folder: Path) -> Stamps:
    """Size, time of change and time of the entry's change (nanoseconds) of the folder's TOML files by relative path."""
    found: Stamps = {}

    def walk(place: str, before: str) -> None:
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir():
                    walk(entry.path, f"{before}{entry.name}/")
                elif entry.name.endswith(".toml"):
                    state = entry.stat()
                    found[before + entry.name] = [state.st_size, state.st_mtime_ns, state.st_ctime_ns]

    walk(str(folder), "")
    return found


def parse_file(path: Path) -> Table:
    """One TOML file as a table. Raises KnowledgeError, naming file and line, where it is not TOML."""
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KnowledgeError(str(path), str(error)) from error


def read_folder(folder: Path) -> dict[str, Table]:
    """`{path relative to the folder: table}` of every TOML file below it, parsed from the files."""
    return {p.relative_to(folder).as_posix(): parse_file(p) for p in knowledge_files(folder)}


@cache
def bundle(name: str) -> Bundle | None:
    """The bundle, where it holds the folder `rules` or `registry` as it is; None where the files have to be read."""
    found = _open()
    if found is None or name not in found.digests:
        return None
    folder = DATA / name
    if not folder.is_dir() or found.section(f"stamps:{name}") == stamps(folder):
        return found
    return found if digest(folder) == found.digests[name] else None


@cache
def _open() -> Bundle | None:
    try:
        return Bundle(BUNDLE)
    except (OSError, ValueError, KeyError, TypeError):
        return None


_own_rules: Path | None = None


def use_rules(folder: Path | None) -> None:
    """From now on `load("rules")` also holds the user's files below `folder`, of the same names and form: their arrays
    are added to the package's, their other values replace them. None takes them out again.

    Whoever compiled rules before has to compile them anew. Raises KnowledgeError where a file is no TOML.
    """
    global _own_rules
    if folder is not None:
        read_folder(folder)
    _own_rules = folder
    load.cache_clear()
    load_needs.cache_clear()


def _with_own(tables: Mapping[str, Table], folder: Path) -> dict[str, Table]:
    merged = {name: tables[name] for name in tables}
    for name, own in read_folder(folder).items():
        table = dict(merged.get(name, {}))
        for key, value in own.items():
            before = table.get(key)
            if isinstance(value, list) and isinstance(before, list):
                table[key] = [*before, *value]
            elif isinstance(value, dict) and isinstance(before, dict):
                table[key] = {**before, **value}
            else:
                table[key] = value
        merged[name] = table
    return merged


@cache
def load_needs(name: str) -> dict[str, Any] | None:
    """What the patterns of a file of rules need (`{rule's id and key: needs}`, see rules/needs.py), worked out when the
    package was built; None where no bundle is in use, or rules of the user's own are.
    """
    found = bundle("rules") if _own_rules is None else None
    if found is None:
        return None
    section = f"needs:{name}"
    return found.section(section) if section in found.sections else {}


@cache
def load(name: str) -> tuple[Mapping[str, Table], str]:
    """The package's own tables `rules` or `registry`: `({relative path: table}, digest)`. Raises KnowledgeError.

    An installed package holds the registry's tables as an index alone (see registry/index.py).
    """
    if name == "rules" and _own_rules is not None:
        import hashlib  # only for a user's own rules: it costs start-up time

        tables, known = _load(name)
        return _with_own(tables, _own_rules), f"sha256:{hashlib.sha256((known + digest(_own_rules)).encode()).hexdigest()}"
    return _load(name)


def rules_in(file: str) -> list[Table]:
    """The tables of every rule file of that name (`credits.toml`), in order of their languages; no other file is parsed."""
    tables, _ = load("rules")
    return [tables[path] for path in tables if path.endswith(f"/{file}")]


def _load(name: str) -> tuple[Mapping[str, Table], str]:
    found = bundle(name)
    if found is not None and (bundled := BundledTables(found, name)):
        return bundled, found.digests[name]
    folder = DATA / name
    if not folder.is_dir():
        raise KnowledgeError(str(folder), "the package's knowledge is not installed")
    return read_folder(folder), digest(folder)
