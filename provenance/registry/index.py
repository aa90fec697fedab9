"""The registry as the bundle carries it: its names ready to be looked for, its outlets read when one is found."""

from __future__ import annotations

import json
from functools import cached_property
from typing import Any

from provenance.registry.outlets import Outlet, Registry
from provenance.tables import Bundle

_LISTS = slice(7, 12)  # the fields of an outlet that are tuples


def make_index(registry: Registry) -> dict[str, Any]:
    """The bundle's sections for a registry: `rows`, `text` (names in running text), `names`, `local`."""
    number = {outlet.id: i for i, outlet in enumerate(registry.outlets.values())}
    phrases, owners, guarded = registry.text_names
    return {
        "rows": [json.dumps(outlet, ensure_ascii=False, separators=(",", ":")) for outlet in registry.outlets.values()],
        "text": [phrases, [number[outlet.id] for outlet in owners], [i for i, is_so in enumerate(guarded) if is_so]],
        "names": {name: [number[o.id] for o in bearers] for name, bearers in registry.names.items()},
        "local": [[name, country, number[o.id]] for (name, country), o in registry.local_names.items()],
    }


class IndexedRegistry(Registry):
    """A registry over a bundle. Gives what a `Registry` of the same outlets gives."""

    def __init__(self, bundle: Bundle, digest: str) -> None:
        self._bundle = bundle
        self._rows: list[str] = bundle.section("index:rows")
        self._made: dict[int, Outlet] = {}
        self.digest = digest

    @cached_property
    def outlets(self) -> dict[str, Outlet]:  # type: ignore[override]
        """All outlets by id, made when first used."""
        return {outlet.id: outlet for outlet in map(self._outlet, range(len(self._rows)))}

    def _outlet(self, number: int) -> Outlet:
        found = self._made.get(number)
        if found is None:
            fields = json.loads(self._rows[number])
            fields[_LISTS] = map(tuple, fields[_LISTS])
            found = self._made[number] = Outlet._make(fields)
        return found

    @cached_property
    def _numbers(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = self._bundle.section("index:names")
        return found

    @cached_property
    def names(self) -> dict[str, list[Outlet]]:
        return {name: [self._outlet(n) for n in numbers] for name, numbers in self._numbers.items()}

    def bearers(self, folded: str) -> tuple[Outlet, ...]:
        return tuple(self._outlet(n) for n in self._numbers.get(folded, ()))

    @cached_property
    def local_names(self) -> dict[tuple[str, str], Outlet]:
        return {(name, country): self._outlet(n) for name, country, n in self._bundle.section("index:local")}

    @cached_property
    def _text(self) -> tuple[list[str], list[int], frozenset[int]]:
        phrases, owners, guarded = self._bundle.section("index:text")
        return phrases, owners, frozenset(guarded)

    @property
    def phrases(self) -> list[str]:
        return self._text[0]

    def phrase_owner(self, index: int) -> tuple[Outlet, bool]:
        _, owners, guarded = self._text
        return self._outlet(owners[index]), index in guarded
