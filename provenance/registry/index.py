"""The registry as the bundle carries it: its names ready to be looked for, its outlets read when one is found."""

from __future__ import annotations

import json
from typing import Any

import orjson

from provenance.registry.outlets import Outlet, Registry
from provenance.tables import Bundle

_LISTS = slice(7, 13)  # the fields of an outlet that are tuples


def make_index(registry: Registry) -> dict[str, Any]:
    """The bundle's sections for a registry: `rows`, `text` (names in running text), `names`, `local`, `domains`."""
    number = {outlet.id: i for i, outlet in enumerate(registry.outlets.values())}
    phrases, owners, guarded = registry.text_names
    return {
        "rows": [json.dumps(outlet, ensure_ascii=False, separators=(",", ":")) for outlet in registry.outlets.values()],
        "text": [phrases, [number[outlet.id] for outlet in owners], [i for i, is_so in enumerate(guarded) if is_so]],
        "names": {name: [number[o.id] for o in bearers] for name, bearers in registry.names.items()},
        "domains": {domain: number[outlet.id] for domain, outlet in registry.domains.items()},
        "local": [[name, country, number[o.id]] for (name, country), o in registry.local_names.items()],
    }


class IndexedRegistry(Registry):
    """A registry over a bundle. Gives what a `Registry` of the same outlets gives."""

    def __init__(self, bundle: Bundle, digest: str) -> None:
        super().__init__((), digest)
        self._bundle = bundle
        self._rows: list[str] = bundle.section("index:rows")
        self._made: dict[int, Outlet] = {}
        self._numbers: dict[str, list[int]] | None = None
        self._sites: dict[str, int] | None = None
        self._text: tuple[list[str], list[int], frozenset[int]] | None = None

    @property
    def outlets(self) -> dict[str, Outlet]:
        if not self._outlets:
            for number in range(len(self._rows)):
                outlet = self._outlet(number)
                self._outlets[outlet.id] = outlet
        return self._outlets

    def _outlet(self, number: int) -> Outlet:
        found = self._made.get(number)
        if found is None:
            fields = orjson.loads(self._rows[number])
            fields[_LISTS] = map(tuple, fields[_LISTS])
            found = self._made[number] = Outlet._make(fields)
        return found

    def _by_number(self) -> dict[str, list[int]]:
        """The numbers of the outlets by folded name, read when first used."""
        if self._numbers is None:
            self._numbers = self._bundle.section("index:names")
        return self._numbers

    def _named_outlets(self) -> dict[str, list[Outlet]]:
        return {name: [self._outlet(n) for n in numbers] for name, numbers in self._by_number().items()}

    def bearers(self, folded: str) -> tuple[Outlet, ...]:
        numbers = self._by_number().get(folded)
        return tuple([self._outlet(n) for n in numbers]) if numbers is not None else ()

    def _locally_named(self) -> dict[tuple[str, str], Outlet]:
        return {(name, country): self._outlet(n) for name, country, n in self._bundle.section("index:local")}

    def _at(self, domain: str) -> Outlet | None:
        if self._sites is None:
            self._sites = self._bundle.section("index:domains")
        number = self._sites.get(domain)
        return self._outlet(number) if number is not None else None

    def _in_text(self) -> tuple[list[str], list[int], frozenset[int]]:
        """What is looked for in running text, the number of each phrase's outlet, and the phrases that are guarded."""
        if self._text is None:
            phrases, owners, guarded = self._bundle.section("index:text")
            self._text = (phrases, owners, frozenset(guarded))
        return self._text

    @property
    def phrases(self) -> list[str]:
        return self._in_text()[0]

    def phrase_owner(self, index: int) -> tuple[Outlet, bool]:
        _, owners, guarded = self._in_text()
        return self._outlet(owners[index]), index in guarded
