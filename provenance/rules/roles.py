"""Role words, channels, and the named bodies and places of a language, compiled into matchers once per process."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from provenance.errors import KnowledgeError
from provenance.matching import Finder, LazyPattern, PhraseMatcher
from provenance.records import field, kinds, record
from provenance.tables import load


@record
class RoleRule:
    """A group of role words: the source type that it `gives`, or the named body's type (`of_institution`)."""

    id: str
    gives: str
    otherwise: str
    identification: str


@record
class NamedBody:
    """A body, place or metonym by name: its id, canonical name, source type (or `place`, `platform`) and country."""

    id: str
    name: str
    kind: str
    country: str | None
    is_adjective: bool = False
    names: tuple[str, ...] = ()


@record
class RoleWords:
    """Words that tell which of several role words counts, in any language: what each set is for, its table says. Tuples are
    what a word or a phrase begins or ends with.
    """

    any_group: frozenset[str]
    of_members: frozenset[str]
    levels: frozenset[str]
    business_group: LazyPattern
    any_body: frozenset[str]
    ends_body: frozenset[str]
    watching: frozenset[str]
    asking: frozenset[str]
    reviewing: frozenset[str]
    press: frozenset[str]
    researching: frozenset[str]
    place_names: frozenset[str]
    owners: frozenset[str]
    studies: tuple[str, ...]
    anybody: frozenset[str]
    former: tuple[str, ...]
    veteran: LazyPattern
    former_before: frozenset[str]
    heads: frozenset[str]
    nameless: frozenset[str]
    candidates: frozenset[str]
    opposing: frozenset[str]
    records: frozenset[str]
    spokes: tuple[str, ...]
    run_by: tuple[str, ...]
    of_platform: tuple[str, ...]
    before_place: frozenset[str]
    of_court: frozenset[str]
    state_run: LazyPattern
    told_state_run: LazyPattern
    withheld: LazyPattern
    filed: LazyPattern
    shared: LazyPattern
    unknown_owner: LazyPattern
    seat_title: LazyPattern
    expert_lawyer: LazyPattern


@cache
def role_words() -> RoleWords:
    """Those words. Raises KnowledgeError where a set is missing."""
    place = "common/role_words.toml"
    entries = {
        entry["id"].partition(".")[2].replace("-", "_"): entry for entry in load("rules")[0].get(place, {}).get("words", ())
    }
    found: dict[str, Any] = {}
    for name, kind in kinds(RoleWords).items():
        entry = entries.get(name)
        if entry is None:
            raise KnowledgeError(f"rules/{place}", f"no words {name}")
        if kind == "LazyPattern":
            found[name] = LazyPattern(entry["pattern"], f"rules/{place} {name}")
        elif kind == "frozenset[str]":
            found[name] = frozenset(entry["words"])
        else:
            found[name] = tuple(entry.get("beginnings") or entry["endings"])
    return RoleWords(**found)


@record
class RoleBook:
    """Compiled role knowledge of one language. `roles` and `channels` match folded text, `names` plain text. `alone` are the
    bodies by names that are also other words, and count where they are all that a source is called (`Apple said`).
    `person_endings` are how nouns for persons end, `things` the nouns that end so and are none.
    `surnames` are role words that people are called, too (but not behind `no_given_names`), `place_nouns` those that names of
    places end with, `name_endings` those that are none unless a name ends with them, `given_names` those before a surname;
    `titles` are offices only where they stand as a title before a name; `words_of_names` are all of these.
    `words` tell which of several role words counts.
    """

    roles: Finder
    role_rules: tuple[RoleRule, ...]
    channels: Finder
    channel_rules: tuple[tuple[str, str], ...]
    names: Finder
    bodies: tuple[NamedBody, ...]
    alone: Mapping[str, NamedBody] = field(default_factory=dict)
    person_endings: tuple[str, ...] = ()
    things: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    no_given_names: frozenset[str] = frozenset()
    place_nouns: frozenset[str] = frozenset()
    name_endings: frozenset[str] = frozenset()
    given_names: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    words_of_names: frozenset[str] = frozenset()
    words: RoleWords = field(default_factory=role_words)


@cache
def role_book(language: str = "en") -> RoleBook:
    """The role book of a language; empty matchers where the language has no such files."""
    tables, _ = load("rules")
    roles = tables.get(f"{language}/roles.toml", {})
    phrases: list[str] = []
    rules: list[RoleRule] = []
    seen: set[str] = set()
    for group in roles.get("role", ()):
        rule = RoleRule(group["id"], group["gives"], group.get("otherwise", "unknown"), group["identification"])
        for phrase in group["phrases"]:
            if phrase not in seen:
                seen.add(phrase)
                phrases.append(phrase)
                rules.append(rule)
    channel_phrases: list[str] = []
    channel_rules: list[tuple[str, str]] = []
    for group in roles.get("channel", ()):
        for phrase in group["phrases"]:
            channel_phrases.append(phrase)
            channel_rules.append((group["gives"], group["id"]))
    names, bodies = _named(tables.get(f"{language}/bodies.toml", {}), tables.get(f"{language}/places.toml", {}))
    surnames, places, endings, given, titles = (
        frozenset(roles.get(key, ())) for key in ("surnames", "place_nouns", "name_endings", "given_names", "titles")
    )
    return RoleBook(
        PhraseMatcher(phrases), tuple(rules), PhraseMatcher(channel_phrases), tuple(channel_rules), PhraseMatcher(names),
        tuple(bodies), _alone(tables.get(f"{language}/bodies.toml", {})),
        tuple(roles.get("person_endings", ())), frozenset(roles.get("things", ())),
        surnames, frozenset(roles.get("no_given_names", ())), places, endings, given, titles,
        surnames | places | endings | given | titles,
    )  # fmt: skip


def _alone(bodies: dict[str, Any]) -> dict[str, NamedBody]:
    """The bodies whose names are also other words, by those names, where no two share one."""
    found: dict[str, NamedBody | None] = {}
    for entry in bodies.get("bodies", ()):
        for name in entry.get("ambiguous", ()):
            body = NamedBody(entry["id"], entry["name"], entry["kind"], entry.get("country"), names=(entry["name"], name))
            found[name] = None if name in found else body
    return {name: body for name, body in found.items() if body is not None}


def _named(bodies: dict[str, Any], places: dict[str, Any]) -> tuple[list[str], list[NamedBody]]:
    found: dict[str, NamedBody] = {}
    for entry in bodies.get("bodies", ()):
        own = (entry["name"], *entry.get("names", ()))
        body = NamedBody(entry["id"], entry["name"], entry["kind"], entry.get("country"), names=own)
        skipped = set(entry.get("ambiguous", ()))
        for name in (entry["name"], *entry.get("names", ())):
            if name not in skipped:
                found.setdefault(name, body)
    for entry in places.get("metonyms", ()):
        kind = "international_body" if entry["kind"] == "international_body" else "official"
        body = NamedBody(entry["id"], entry["name"], kind, entry.get("country"))
        for name in (entry["name"], *entry.get("names", ())):
            found.setdefault(name, body)
    for entry in places.get("countries", ()):
        body = NamedBody(entry["id"], entry["name"], "place", entry["iso"])
        adjective = NamedBody(entry["id"], entry["name"], "place", entry["iso"], is_adjective=True)
        skipped = set(entry.get("ambiguous", ())) if isinstance(entry.get("ambiguous"), list) else set()
        for name in (entry["name"], *entry.get("names", ())):
            if name not in skipped:
                found.setdefault(name, body)
        if entry.get("capital") and entry.get("capital_is_metonym"):
            found.setdefault(entry["capital"], body)
        for name in entry.get("adjectives", ()):
            found.setdefault(name, adjective)
    return list(found), list(found.values())
