"""Reading the registry's tables into outlets: the package's own and a user's file of the same form."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from provenance import tables
from provenance.errors import KnowledgeError
from provenance.registry.index import IndexedRegistry
from provenance.registry.outlets import Outlet, Registry
from provenance.vocabulary import SourceType

_NEEDED = ("id", "name", "country", "type", "function", "basis")
_TEXTS = ("id", "name", "country", "type", "function", "owner")
_LISTS = ("aliases", "aliases_credit_only", "aliases_local", "domains", "not_before", "not_after")
_KEYS = (*_TEXTS, *_LISTS, "basis")
_TYPES = frozenset(SourceType)


def load_registry(extra: Path | None = None) -> Registry:
    """The package's registry; the outlets of a user's TOML file `extra` are added, those of a known id replace it.

    Raises KnowledgeError, naming file and outlet, where the user's file cannot be read or is wrong.
    """
    if extra is None:
        bundled = tables.bundle("registry")
        if bundled is not None:
            return IndexedRegistry(bundled, bundled.digests["registry"])
    outlets, digest = _own_outlets()
    if extra is None:
        return Registry(outlets, digest)
    own = read_outlets(extra)
    replaced = {outlet.id for outlet in own}
    merged = own + [outlet for outlet in outlets if outlet.id not in replaced]  # own first: they win over namesakes
    import hashlib

    content = hashlib.sha256(extra.read_bytes()).hexdigest()
    return Registry(merged, "sha256:" + hashlib.sha256(f"{digest} {content}".encode()).hexdigest())


def _own_outlets() -> tuple[list[Outlet], str]:
    """The package's outlets in order of their ids, and the digest of their files."""
    bundled = tables.bundle("registry")
    if bundled is not None:
        digest = bundled.digests["registry"]
        return list(IndexedRegistry(bundled, digest).outlets.values()), digest
    files, digest = tables.load("registry")
    return outlets_of(files), digest


def outlets_of(files: Mapping[str, tables.Table]) -> list[Outlet]:
    """The outlets of registry files that are known to be right, in order of their ids."""
    return sorted((_outlet(item) for content in files.values() for item in content["outlets"]), key=lambda o: o.id)


def read_outlets(path: Path) -> list[Outlet]:
    """The outlets of one TOML file (tables `[[outlets]]`), checked. Raises KnowledgeError where one is wrong."""
    try:
        content = tables.parse_file(path)
    except OSError as error:
        raise KnowledgeError(str(path), error.strerror or str(error)) from error
    found = content.get("outlets")
    if not isinstance(found, list) or not found:
        raise KnowledgeError(str(path), "holds no [[outlets]]")
    for number, item in enumerate(found, 1):
        _check_table(item, f"{path}, outlet {number}")
    ids = [item["id"] for item in found]
    twice = sorted({i for i in ids if ids.count(i) > 1})
    if twice:
        raise KnowledgeError(str(path), f"id {twice[0]!r} stands twice")
    return [_outlet(item) for item in found]


def _check_table(item: Any, place: str) -> None:
    """Raises KnowledgeError where a table is not an outlet."""
    if not isinstance(item, dict):
        raise KnowledgeError(place, "is not a table")
    place = f"{place} ({item.get('id', 'no id')})"
    for key in _NEEDED:
        if not item.get(key):
            raise KnowledgeError(place, f"lacks {key!r}")
    for key in item:
        if key not in _KEYS:
            raise KnowledgeError(place, f"unknown key {key!r}")
    for key in _TEXTS:
        if not isinstance(item.get(key, ""), str):
            raise KnowledgeError(place, f"{key!r} is not a text")
    for key in _LISTS:
        values = item.get(key, [])
        if not isinstance(values, list) or not all(isinstance(v, str) and v.strip() for v in values):
            raise KnowledgeError(place, f"{key!r} is not a list of texts")
    if item["type"] not in _TYPES:
        raise KnowledgeError(place, f"type {item['type']!r} is not a source type")
    basis = item["basis"]
    if not (isinstance(basis, dict) and all(isinstance(v, str) for v in basis.values())):
        raise KnowledgeError(place, "'basis' is not a table of texts")
    if not (basis.get("list") and basis.get("as_of")):
        raise KnowledgeError(place, "'basis' lacks 'list' or 'as_of'")


def _outlet(item: dict[str, Any]) -> Outlet:
    """A checked table as an outlet."""
    get = item.get
    return Outlet(
        item["id"], item["name"], item["country"], item["type"], item["function"], item["basis"], get("owner", ""),
        tuple(get("aliases", ())), tuple(get("aliases_credit_only", ())), tuple(get("aliases_local", ())),
        tuple(get("domains", ())), tuple(get("not_before", ())), tuple(get("not_after", ())),
    )  # fmt: skip
