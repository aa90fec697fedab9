"""Outlets, and the three ways to find one: by a name as printed in a credit line, by host, and in running text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from provenance.matching import PhraseMatcher, fold, plain
from provenance.patterns import compile_pattern
from provenance.spans import Span

_DAYS = frozenset(
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March"}
    | {"April", "May", "June", "July", "August", "September", "October", "November", "December"}
)
_LONGEST_BEFORE = 16  # how much before a name is looked at for the word that stands there
_NEXT_WORD = compile_pattern(r"[ ]([^\W\d_]+)")


class Outlet(NamedTuple):
    """A media outlet, agency, distributor or imagery company.

    `aliases` count everywhere; `aliases_credit_only` (the name itself may stand there too) are also common words,
    persons or other bodies and count in credit lines only; `aliases_local` belong to a better-known outlet elsewhere
    and count only where the country is given. `not_before` are words before which, `not_after` words after which, a name in
    running text means something else. `basis` says which list codes the outlet how, and when: `list`, `code`, `as_of`,
    `note`.
    """

    id: str
    name: str
    country: str
    type: str
    function: str
    basis: dict[str, str]
    owner: str = ""
    aliases: tuple[str, ...] = ()
    aliases_credit_only: tuple[str, ...] = ()
    aliases_local: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()

    @property
    def control(self) -> dict[str, str] | None:
        """The code of a public list as `{code, list, as_of}`; None where no list codes the outlet."""
        if "code" not in self.basis:
            return None
        return {key: self.basis[key] for key in ("code", "list", "as_of")}


def fold_name(name: str) -> str:
    """The form in which names are compared: lower case, plain marks, single spaces, without a leading "the"."""
    folded = name.lower() if name.isascii() else fold(name)
    if "." in folded or "  " in folded or folded != folded.strip():
        folded = " ".join(folded.replace(".", "").split())
    return folded[4:] if folded.startswith("the ") else folded


class Registry:
    """Outlets by id, with indexes that are built when first used. Treat as immutable."""

    def __init__(self, outlets: Iterable[Outlet], digest: str = "") -> None:
        self._outlets: dict[str, Outlet] = {outlet.id: outlet for outlet in outlets}
        self.digest = digest
        self._names: dict[str, list[Outlet]] | None = None
        self._local_names: dict[tuple[str, str], Outlet] | None = None
        self._domains: dict[str, Outlet] | None = None
        self._text_names: tuple[list[str], list[Outlet], list[bool]] | None = None
        self._matcher: PhraseMatcher | None = None

    @property
    def outlets(self) -> dict[str, Outlet]:
        """All outlets by id."""
        return self._outlets

    @property
    def names(self) -> dict[str, list[Outlet]]:
        """The outlets by folded name, local names left out."""
        if self._names is None:
            self._names = self._named_outlets()
        return self._names

    def _named_outlets(self) -> dict[str, list[Outlet]]:
        index: dict[str, list[Outlet]] = {}
        for outlet in self.outlets.values():
            names = (outlet.name, *outlet.aliases, *outlet.aliases_credit_only)
            for name in dict.fromkeys(fold_name(n) for n in names if n not in outlet.aliases_local):
                index.setdefault(name, []).append(outlet)
        return index

    def bearers(self, folded: str) -> tuple[Outlet, ...]:
        """All outlets of a folded name."""
        return tuple(self.names.get(folded, ()))

    @property
    def local_names(self) -> dict[tuple[str, str], Outlet]:
        """The outlets by folded local name and country."""
        if self._local_names is None:
            self._local_names = self._locally_named()
        return self._local_names

    def _locally_named(self) -> dict[tuple[str, str], Outlet]:
        return {(fold_name(name), o.country): o for o in self.outlets.values() for name in o.aliases_local}

    @property
    def domains(self) -> dict[str, Outlet]:
        """The outlets by the domains of their sites."""
        if self._domains is None:
            self._domains = {}
            for outlet in self.outlets.values():
                for domain in outlet.domains:
                    self._domains.setdefault(domain, outlet)
        return self._domains

    @property
    def ambiguous(self) -> dict[str, tuple[Outlet, ...]]:
        """Folded names that more than one outlet bears, with all their bearers."""
        return {name: tuple(bearers) for name, bearers in self.names.items() if len(bearers) > 1}

    def named(self, name: str, country: str | None = None) -> tuple[Outlet, ...]:
        """All outlets of exactly that name or alias, whatever the case; those of `country` (ISO code) alone if any."""
        folded = fold_name(name)
        found = self.bearers(folded)
        if country is None:
            return found
        at_home = tuple(o for o in found if o.country == country)
        local = self.local_names.get((folded, country))
        return ((local,) if local else ()) or at_home or found

    def by_name(self, name: str, country: str | None = None) -> Outlet | None:
        """The outlet of exactly that name or alias, whatever the case; of several the first by id (see `named`)."""
        found = self.named(name, country)
        return found[0] if found else None

    def by_domain(self, host: str) -> Outlet | None:
        """The outlet whose site `host` is or lies under (`edition.example.com` under `example.com`)."""
        host = host.lower().rstrip(".")
        while "." in host:
            found = self._at(host)
            if found is not None:
                return found
            host = host.partition(".")[2]
        return None

    def _at(self, domain: str) -> Outlet | None:
        """The outlet of exactly that domain."""
        return self.domains.get(domain)

    @property
    def text_names(self) -> tuple[list[str], list[Outlet], list[bool]]:
        """Phrases for running text, the outlet of each, and whether the name holds only with its article."""
        if self._text_names is None:
            self._text_names = self._names_in_text()
        return self._text_names

    def _names_in_text(self) -> tuple[list[str], list[Outlet], list[bool]]:
        phrases: dict[str, tuple[Outlet, bool]] = {}
        for outlet in self.outlets.values():
            apart = {*outlet.aliases_credit_only, *outlet.aliases_local}
            for name in (outlet.name, *outlet.aliases):
                if name not in apart:
                    for phrase, guarded in _phrases(name):
                        phrases.setdefault(phrase, (outlet, guarded))
                    for kind in (" News Agency", " Press Agency", " Broadcasting Corporation"):
                        if name.endswith(kind):  # newsrooms write "Fars news agency"
                            phrases.setdefault(name[: -len(kind)] + kind.lower(), (outlet, False))
        return list(phrases), [p[0] for p in phrases.values()], [p[1] for p in phrases.values()]

    @property
    def phrases(self) -> list[str]:
        """What is looked for in running text."""
        return self.text_names[0]

    def phrase_owner(self, index: int) -> tuple[Outlet, bool]:
        """The outlet of the phrase of that number, and whether a capitalised word after it makes it another name."""
        return self.text_names[1][index], self.text_names[2][index]

    def find(self, text: str, shadow: str | None = None) -> list[tuple[Outlet, Span]]:
        """All mentions of outlets in running text, in order, not overlapping: exact case, whole words, the article
        optional and part of the span where it belongs to the name. A name that several outlets bear gives the first of
        them; `named(text[span])` gives all. `shadow` is `matching.plain(text)`, where the caller has it already.
        """
        shadow = plain(text) if shadow is None else shadow
        if self._matcher is None:
            self._matcher = PhraseMatcher(self.phrases)
        out: list[tuple[Outlet, Span]] = []
        for index, start, end in self._matcher.find(shadow):
            outlet, is_guarded = self.phrase_owner(index)
            if (is_guarded or outlet.not_before) and not _is_free(shadow, end, outlet, is_guarded):
                continue
            if outlet.not_after and _word_before(shadow, start) in outlet.not_after:
                continue
            out.append((outlet, Span(start, end)))
        return out


def _phrases(name: str) -> list[tuple[str, bool]]:
    """What of a name is looked for in running text, and whether a capitalised word after it makes it another name.

    "The New York Times" is looked for without its article; "The Guardian" only with it, as the noun alone is a common
    word; of "Al Jazeera" the spellings of the article.
    """
    name = name if name.isascii() else plain(name)
    if name.startswith("The "):
        rest = name[4:]
        return [(rest, False)] if " " in rest or "-" in rest else [(name, True), ("the " + rest, True)]
    if name.startswith(("Al ", "Al-", "al-", "al ")) and len(name) > 6:
        rest = name[3:]
        return [(article + rest, False) for article in ("Al ", "Al-", "al-", "al ")]
    return [(name, False)]


def _word_before(shadow: str, start: int) -> str:
    """The word that stands right before a place, in small letters; empty where a mark does or none."""
    before = shadow[max(0, start - _LONGEST_BEFORE) : start]
    return before.split()[-1].lower() if before[-1:] == " " and before.strip() else ""


def _is_free(shadow: str, end: int, outlet: Outlet, guarded: bool) -> bool:
    """False where the next word makes the name something else ("the Guardian Council", "CCTV camera")."""
    after = _NEXT_WORD.match(shadow, end)
    if after is None:
        return True
    word = after[1]
    if word.lower() in outlet.not_before:
        return False
    return not (guarded and word[0].isupper() and word not in _DAYS)
