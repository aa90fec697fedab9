"""Holders of public office by name: whose word it is where a text names somebody without the office ("Putin said")."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from provenance.records import record
from provenance.tables import load


@record
class Holder:
    """Somebody's time in an office: `kind` is a source type, the days are ISO dates, `until` empty while it lasts; `country`
    is a code, empty for what is no country's.
    """

    id: str
    name: str
    kind: str
    since: str
    until: str
    office: str = ""
    country: str = ""


class Holders:
    """The list, asked by a full name or by a surname that stands for one holder alone."""

    def __init__(
        self, entries: list[tuple[Holder, list[str], list[str]]], called: Mapping[str, list[str]], heads: Iterable[str]
    ) -> None:
        """`entries` are holders with their other names and their surnames that stand for them alone; `called` are nouns with
        the full names of those who are called so; `heads` the offices of those who head a state or a government.
        """
        self._called = called
        self._heads = frozenset(heads)
        self._by_name: dict[str, list[Holder]] = {}
        self._short: dict[str, str] = {}
        for holder, names, short in entries:
            for name in (holder.name, *names):
                self._by_name.setdefault(name.lower(), []).append(holder)
            for word in short:
                self._short[word] = holder.name
        self._folded = {surname.lower(): full for surname, full in self._short.items()}

    def _entries(self, name: str) -> Sequence[Holder]:
        """The entries of a full name, its initials left out where the list has none (`Vladimir V. Putin`)."""
        found = self._by_name.get(name.lower())
        if found is None and "." in name:
            found = self._by_name.get(" ".join(word for word in name.lower().split() if len(word.rstrip(".")) > 1))
        return found or ()

    def full_name(self, surname: str) -> str | None:
        """The full name that a bare surname, as printed, stands for in world news; None where it may be anybody's."""
        return self._short.get(surname)

    def known(self) -> dict[str, str]:
        """All such surnames with the full names that they stand for."""
        return self._short

    def folded(self) -> dict[str, str]:
        """The same in small letters."""
        return self._folded

    def holder(self, name: str, day: str | None) -> Holder | None:
        """The entry for a full name at an article's day (`2024-05-01…`), a candidacy before the office that somebody holds
        meanwhile; the first of the person's times where it has no day.
        """
        found = self._entries(name)
        if not day:
            return found[0] if found else None
        now = [h for h in found if h.since <= day[:10] and (not h.until or day[:10] <= h.until)]
        return min(now, key=lambda h: h.kind != "political_actor", default=None)

    def within(self, name: str, since: str, until: str) -> list[Holder]:
        """The entries for a full name of which some day lies between two days."""
        return [h for h in self._entries(name) if h.since < until and (not h.until or since < h.until)]

    def leads(self, name: str, country: str) -> bool:
        """True for somebody who heads, or headed, a country's state or government, by a full name and the country's code."""
        found = self._entries(name)
        return any(h.country == country and h.office in self._heads for h in found)

    def called(self, noun: str) -> list[str]:
        """The full names of those who are called so besides their office (`mogul`)."""
        return self._called.get(noun, [])

    def candidate(self, name: str) -> Holder | None:
        """The entry of a full name's time without an office, as a politician; None where the list has none."""
        return next((h for h in self._entries(name) if h.kind == "political_actor"), None)


@cache
def holders() -> Holders:
    """The holders that the package's rules and a user's own rules name."""
    tables, _ = load("rules")
    table = tables.get("common/holders.toml", {}) if "common/holders.toml" in tables else {}
    return Holders(
        [
            (
                Holder(
                    entry["id"],
                    entry["name"],
                    entry["kind"],
                    entry["from"],
                    entry.get("to", ""),
                    entry.get("office", ""),
                    entry.get("country", ""),
                ),
                entry.get("names", []),
                entry.get("short", []),
            )
            for entry in table.get("holder", ())
        ],
        table.get("called", {}),
        table.get("heads", ()),
    )
