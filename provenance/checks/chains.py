"""Checks of chains: where everything comes from one origin, and where sources cite each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from provenance.checks.hits import Hit, names
from provenance.story import MEDIA, STATE, Claim, Story

_ENOUGH = 4  # attributed statements before "all from one" says anything
_SAME_CLAIM = 0.5


def one_origin(story: Story) -> Iterator[Hit]:
    """PV104: every attributed statement of the body traces back to the same origin."""
    told = [c for c in story.body if c.source_type not in ("none", "own_reporting") and c.origins]
    if len(told) < _ENOUGH:
        return
    name = _only_state(told) or _only_origin(told)
    if name is not None:
        message = f"all {len(told)} attributed statements trace back to one origin, {name}"
        yield Hit("PV104", told[0], message, others=tuple(told[1:2]))


def _only_origin(told: list[Claim]) -> str | None:
    """The name of the one source whose word all of it is."""
    found = {o["id"]: o["name"] for c in told for o in c.origins}
    if len(found) != 1 or any(c.source_type == "unknown" for c in told):
        return None
    return str(next(iter(found.values())))


def _only_state(told: list[Claim]) -> str | None:
    """The state whose media all of it comes through; unnamed state media belong to the one that is named."""
    if any(c.source_type not in STATE for c in told):
        return None
    passed = [c.story.source(link) for c in told for a in c.attributions for link in a["chain"]]
    countries = {s["country"] for s in passed if s["type"] in STATE and s.get("country")}
    return f"the state media of {next(iter(countries))}" if len(countries) == 1 else None


def circular(story: Story) -> Iterator[Hit]:
    """PV105: a source that cites itself by way of another, or several outlets that all cite the same one."""
    cites: dict[str, dict[str, Claim]] = defaultdict(dict)  # who passed on -> whose word -> where
    for claim, attribution in story.chains():
        links = attribution["chain"]
        ids = [link["source"] for link in links]
        twice = next((i for i in ids if i in ids[ids.index(i) + 2 :]), None)
        if twice is not None:
            name = story.sources.get(twice, {}).get("name", "?")
            yield Hit("PV105", claim, f"the chain comes back to {name}: it cites itself")
            continue
        for before, after in pairwise(links):
            if after["role"] == "relay" and after["source"] != before["source"]:
                cites[after["source"]].setdefault(before["source"], claim)
    yield from _loops(story, cites)
    yield from _many_for_one(story)


def _loops(story: Story, cites: dict[str, dict[str, Claim]]) -> Iterator[Hit]:
    seen: set[frozenset[str]] = set()
    for start in cites:
        path = _way_back(start, cites)
        if path is None or frozenset(path) in seen:
            continue
        seen.add(frozenset(path))
        told = names([story.sources.get(i, {}).get("name", "?") for i in path], most=4)
        where = [cites[a][b] for a, b in zip(path, [*path[1:], path[0]], strict=True)]
        last = max(where, key=lambda c: c.order)
        yield Hit("PV105", last, f"{told} cite each other", others=tuple(c for c in where if c is not last))


def _way_back(start: str, cites: dict[str, dict[str, Claim]]) -> list[str] | None:
    """The shortest way from a source over those that it cites back to itself."""
    ways, reached = [[start]], {start}
    while ways:
        way = ways.pop(0)
        for cited in cites.get(way[-1], {}):
            if cited == start:
                return way
            if cited not in reached:
                reached.add(cited)
                ways.append([*way, cited])
    return None


def _by_name(story: Story, of: dict[str, list[tuple[str, Claim]]]) -> dict[str, list[tuple[str, Claim]]]:
    """The same, where `the newspaper Marca` and `Marca` are one origin."""
    merged: dict[str, list[tuple[str, Claim]]] = {}
    for origin in sorted(of, key=lambda i: len(story.source({"source": i})["name"])):
        name = story.source({"source": origin})["name"]
        known = next((i for i in merged if name.endswith(" " + story.source({"source": i})["name"])), origin)
        merged.setdefault(known, []).extend(of[origin])
    return {origin: sorted(told, key=lambda t: t[1].order) for origin, told in merged.items()}


def _many_for_one(story: Story) -> Iterator[Hit]:
    """Two or more outlets that pass on the same claim of the same origin: one source, not several."""
    of: dict[str, list[tuple[str, Claim]]] = defaultdict(list)
    for claim, attribution in story.chains():
        links = attribution["chain"]
        relays = [link for link in links if link["role"] == "relay" and story.source(link)["type"] in MEDIA]
        if claim.is_body and len(links) > 1 and relays and links[0]["role"] == "origin":
            of[links[0]["source"]].append((relays[-1]["source"], claim))
    for origin, told in _by_name(story, of).items():
        for index, (relay, claim) in enumerate(told):
            others = {r: c for r, c in told[:index] if r != relay and c.share(claim) >= _SAME_CLAIM and c is not claim}
            if others:
                outlets = names([story.sources[r]["name"] for r in [*others, relay]])
                name = story.sources.get(origin, {}).get("name", "?")
                message = f"{outlets} all cite {name}: that is one source, not {len(others) + 1}"
                yield Hit("PV105", claim, message, others=tuple(others.values()))
                break
