"""The knowledge files (TOML) as plain tables, through one bundle made at build time where it is fresh.

Parsing some hundred TOML files costs more than annotating an article, so the wheel carries them as one JSON file.
The bundle names the digest of the files that it was made from; where they differ, the files are read instead.
"""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import orjson

from provenance.errors import KnowledgeError

DATA = Path(__file__).parent / "data"
BUNDLE = DATA / "bundle.json"

Table = dict[str, Any]


def knowledge_files(folder: Path) -> list[Path]:
    """All TOML files below a folder, in a fixed order."""
    return sorted(folder.rglob("*.toml"))


def digest(folder: Path) -> str:
    """`sha256:...` over the names and bytes of the folder's TOML files."""
    total = hashlib.sha256()
    for path in knowledge_files(folder):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return "sha256:" + total.hexdigest()


def parse_file(path: Path) -> Table:
    """One TOML file as a table. Raises KnowledgeError, naming file and line, where it is not TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KnowledgeError(str(path), str(error)) from error


def read_folder(folder: Path) -> dict[str, Table]:
    """`{path relative to the folder: table}` of every TOML file below it, parsed from the files."""
    return {p.relative_to(folder).as_posix(): parse_file(p) for p in knowledge_files(folder)}


@cache
def _bundle() -> dict[str, Any]:
    try:
        found: dict[str, Any] = orjson.loads(BUNDLE.read_bytes())
    except (OSError, orjson.JSONDecodeError):
        return {}
    return found


@cache
def load(name: str) -> tuple[dict[str, Table], str]:
    """The package's own tables `rules` or `registry`: `({relative path: table}, digest)`."""
    folder = DATA / name
    wanted = digest(folder)
    entry = _bundle().get(name)
    if entry and entry["digest"] == wanted:
        return entry["tables"], wanted
    return read_folder(folder), wanted
