"""Checks of a registry that its maintainers run: duplicates, clashes, missing bases, old codes."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.records import record
from provenance.registry.outlets import Registry
from provenance.vocabulary import SourceType

OLD_AFTER_YEARS = 3


@record
class Finding:
    """Something to look at in a registry: a stable code, its severity (`error`, `warning`, `info`), outlet, message."""

    code: str
    severity: str
    outlet: str
    message: str


def check_registry(registry: Registry, today: str | None = None) -> list[Finding]:
    """What is wrong or doubtful in a registry, sorted by outlet and code.

    `today` (ISO date, `2026-11-22`) switches on the check for codes older than three years; without it nothing depends
    on the clock.
    """
    found = [*_shapes(registry), *_name_clashes(registry), *_domain_clashes(registry)]
    if today is not None:
        found += _old_codes(registry, today)
    return sorted(found, key=lambda f: (f.outlet, f.code, f.message))


def _shapes(registry: Registry) -> Iterator[Finding]:
    for outlet in registry.outlets.values():
        if not (outlet.basis.get("list") and outlet.basis.get("as_of")):
            yield Finding("registry.no-basis", "error", outlet.id, "no list and date say why the type holds")
        if outlet.type not in set(SourceType):
            yield Finding("registry.bad-type", "error", outlet.id, f"{outlet.type!r} is not a source type")
        if len(outlet.country) != 2 or not outlet.country.isupper():
            yield Finding("registry.bad-country", "error", outlet.id, f"{outlet.country!r} is not an ISO 3166 code")


def _name_clashes(registry: Registry) -> Iterator[Finding]:
    for name, bearers in registry.ambiguous.items():
        if len({(o.country, o.name) for o in bearers}) < len(bearers):
            ids = ", ".join(o.id for o in bearers)
            yield Finding("registry.duplicate", "error", bearers[0].id, f"the same name and country: {ids}")
            continue
        others = ", ".join(f"{o.id} ({o.country})" for o in bearers[1:])
        yield Finding("registry.alias-clash", "info", bearers[0].id, f"{name!r} is also the name of {others}")


def _domain_clashes(registry: Registry) -> Iterator[Finding]:
    owner: dict[str, str] = {}
    for outlet in registry.outlets.values():
        for domain in outlet.domains:
            first = owner.setdefault(domain, outlet.id)
            if first != outlet.id:
                yield Finding("registry.domain-clash", "warning", outlet.id, f"{domain} is also the host of {first}")


def _old_codes(registry: Registry, today: str) -> Iterator[Finding]:
    year, month = int(today[:4]), int(today[5:7])
    for outlet in registry.outlets.values():
        as_of = outlet.basis.get("as_of", "")
        if "code" not in outlet.basis or not as_of[:4].isdigit():
            continue
        coded = int(as_of[:4]) * 12 + int(as_of[5:7] or "1")
        if year * 12 + month - coded > OLD_AFTER_YEARS * 12:
            message = f"the code {outlet.basis['code']} is of {as_of}, more than {OLD_AFTER_YEARS} years old"
            yield Finding("registry.old-code", "warning", outlet.id, message)
