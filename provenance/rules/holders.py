"""Holders of public office by name: whose word it is where a text names somebody without the office ("Putin said")."""

from __future__ import annotations

from functools import cache

from provenance.records import record
from provenance.tables import load


@record
class Holder:
    """Somebody's time in an office: `kind` is a source type, the days are ISO dates, `until` empty while it lasts."""

    id: str
    name: str
    kind: str
    since: str
    until: str


class Holders:
    """The list, asked by a full name or by a surname that stands for one holder alone."""

    def __init__(self, entries: list[tuple[Holder, list[str], list[str]]]) -> None:
        self._by_name: dict[str, list[Holder]] = {}
        self._short: dict[str, str] = {}
        for holder, names, short in entries:
            for name in (holder.name, *names):
                self._by_name.setdefault(name.lower(), []).append(holder)
            for word in short:
                self._short[word] = holder.name

    def full_name(self, surname: str) -> str | None:
        """The full name that a bare surname, as printed, stands for in world news; None where it may be anybody's."""
        return self._short.get(surname)

    def known(self) -> dict[str, str]:
        """All such surnames with the full names that they stand for."""
        return self._short

    def holder(self, name: str, day: str | None) -> Holder | None:
        """The entry for a full name at an article's day (`2024-05-01…`); any of the person's times where it has no day."""
        found = self._by_name.get(name.lower(), ())
        if not day:
            return found[0] if found else None
        return next((h for h in found if h.since <= day[:10] and (not h.until or day[:10] <= h.until)), None)

    def candidate(self, name: str) -> Holder | None:
        """The entry of a full name's time without an office, as a politician; None where the list has none."""
        return next((h for h in self._by_name.get(name.lower(), ()) if h.kind == "political_actor"), None)


@cache
def holders() -> Holders:
    """The holders that the package's rules and a user's own rules name."""
    tables, _ = load("rules")
    table = tables.get("common/holders.toml", {}) if "common/holders.toml" in tables else {}
    return Holders(
        [
            (
                Holder(entry["id"], entry["name"], entry["kind"], entry["from"], entry.get("to", "")),
                entry.get("names", []),
                entry.get("short", []),
            )
            for entry in table.get("holder", ())
        ]
    )
