"""What a reviewer types for a correction, read into labels: vocabulary by number, name or start; chains; scopes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from provenance.errors import ProvenanceError
from provenance.review.items import CAVEAT, Item, covered, flat, image
from provenance.review.paper import Paper
from provenance.vocabulary import CaveatKind, Channel, Identification, Label, Role, SourceType, Status

Json = dict[str, Any]

FIELDS: dict[str, tuple[str, ...]] = {"statement": ("source_type", "status", "chain"), "caveat": ("kind", "scope")}
VOCABULARY: dict[str, type[Label]] = {"source_type": SourceType, "status": Status, "kind": CaveatKind}
CHAIN_HELP = (
    "links from the origin on, with > between them: a number of the list, or Name [type], with a channel: "
    "Ada Quist [official, briefing] > 2. A dash for no chain."
)
SCOPE_HELP = (
    "Numbers or ids of statements or passages (12, p4.2, p4), image, or document. "
    "/words looks for statements in the whole article, * lists them all."
)
EVERY = "*"
_MARKS: tuple[tuple[str, type[Label]], ...] = (
    ("type", SourceType), ("channel", Channel), ("role", Role), ("identification", Identification),
)  # fmt: skip
_LINK = re.compile(r"(?P<name>[^\[\]]+?)\s*(?:\[(?P<marks>[^\]]*)\])?")


class CorrectionError(ProvenanceError):
    """What was typed is no correction; the message says why."""


def choices(key: str, paper: Paper) -> list[str]:
    """What may be picked for a field, in the order of the numbers: labels, sources, or every statement of the article."""
    if key in VOCABULARY:
        return [str(label.value) for label in VOCABULARY[key]]
    if key == "chain":
        return [f"{source['name']} [{source['type']}]" for source in paper.document["sources"]]
    return [f"{i.id} {i.words}" for i in scope_candidates(paper)]


def numbered(item: Item, key: str, paper: Paper, sought: str | None = None) -> list[tuple[int, str]]:
    """The choices to show, each with its number. Of the statements that a caveat may cover those near it, or those that
    `sought` asks for: words that they hold in any order, or `*` for all.
    """
    found = list(enumerate(choices(key, paper), 1))
    if key != "scope" or sought == EVERY:
        return found
    if sought is not None:
        words = flat(sought).casefold().split()
        return [(number, choice) for number, choice in found if all(word in choice.casefold() for word in words)]
    near = {i.id for i in near_candidates(item, paper)}
    return [(number, choice) for number, choice in found if choice.partition(" ")[0] in near]


def sought_in(typed: str) -> str | None:
    """What an answer looks for among the statements: the words behind a slash, or `*`; None where it is no search."""
    typed = typed.strip()
    return typed[1:].strip() or EVERY if typed.startswith("/") else EVERY if typed == EVERY else None


def scope_candidates(paper: Paper) -> list[Item]:
    """The statements that a caveat may be said to cover, in the order of their numbers: all of the article, claims or not."""
    return [i for i in paper.items if i.kind != CAVEAT]


def near_candidates(item: Item, paper: Paper) -> list[Item]:
    """Those of the statements that are likely to be meant: in the item's own passage and in the two around it."""
    ids = [passage["id"] for passage in paper.document["passages"]]
    at = ids.index(item.passage["id"])
    near = set(ids[max(0, at - 1) : at + 2])
    return [i for i in scope_candidates(paper) if i.passage["id"] in near]


def read_correction(item: Item, key: str, typed: str, paper: Paper) -> Json:
    """The labels that what was typed means: `{"status": "unverified"}`. Raises CorrectionError."""
    typed = typed.strip()
    if not typed:
        raise CorrectionError("nothing was typed")
    if key in VOCABULARY:
        return {key: pick(typed, choices(key, paper))}
    if key == "chain":
        return {"chain": _chain(typed, item, paper)}
    return {"scope": _scope(typed, item, paper)}


def pick(typed: str, allowed: list[str]) -> str:
    """One of the allowed values by its number (from 1), its name, or the start of its name. Raises CorrectionError."""
    if typed.isascii() and typed.isdigit():
        if 1 <= int(typed) <= len(allowed):
            return allowed[int(typed) - 1]
        raise CorrectionError(f"there is no number {typed}")
    plain = typed.strip().lower().replace(" ", "_").replace("-", "_")
    if plain in allowed:
        return plain
    found = [value for value in allowed if value.startswith(plain)]
    if len(found) == 1:
        return found[0]
    raise CorrectionError(f"{typed!r} is {'the start of several' if found else 'none'} of the choices")


def read_links(rows: Iterable[Mapping[str, str]], item: Item, paper: Paper) -> Json:
    """The chain that was given link by link, from the origin on: a name, and what else is known of `type`, `role`,
    `identification` and `channel`. Rows without a name are left out. Raises CorrectionError.
    """
    old, links = _old_links(item), []
    for row in rows:
        name = flat(row.get("name", ""))
        if not name:
            continue
        link = _known(name, _source_named(name, paper), old)
        for key, vocabulary in _MARKS:
            given = row.get(key, "")
            if given:
                link[key] = pick(given, [str(label.value) for label in vocabulary])
        links.append(_complete(link))
    if links:
        links[0]["role"] = Role.ORIGIN.value
    return {"chain": links}


def _chain(typed: str, item: Item, paper: Paper) -> list[Json]:
    if typed == "-":
        return []
    old = _old_links(item)
    return _in_order([_link(part.strip(), paper, old) for part in re.split(r"\s*(?:>|→)\s*", typed)])


def _in_order(links: list[Json]) -> list[Json]:
    """Links with their roles: the first is the origin, those behind it are not."""
    for number, link in enumerate(links):
        if number == 0:
            link["role"] = Role.ORIGIN.value
        elif link["role"] == Role.ORIGIN.value:
            link["role"] = Role.RELAY.value
    return links


def _link(part: str, paper: Paper, old: dict[str, Json]) -> Json:
    found = _LINK.fullmatch(part)
    if found is None:
        raise CorrectionError(f"{part!r} is no link of a chain")
    name, marks = found["name"].strip(), [m for m in re.split(r"[,;]", found["marks"] or "") if m.strip()]
    if name.isascii() and name.isdigit():
        sources = paper.document["sources"]
        if not 1 <= int(name) <= len(sources):
            raise CorrectionError(f"there is no source number {name}")
        link = _known(name, sources[int(name) - 1], old)
    else:
        link = _known(name, _source_named(name, paper), old)
    for mark in marks:
        _mark(link, mark.strip())
    return _complete(link)


def _old_links(item: Item) -> dict[str, Json]:
    return {link["name"].casefold(): link for link in item.labels.get("chain") or ()}


def _source_named(name: str, paper: Paper) -> Json | None:
    """The source of the article with this name or other name."""
    for source in paper.document["sources"]:
        if name.casefold() in {source["name"].casefold(), *(a.casefold() for a in source.get("aliases") or ())}:
            return dict(source)
    return None


def _known(name: str, source: Json | None, old: dict[str, Json]) -> Json:
    """A link with what the chain as it is, else the article's source, says of it; the rest as it mostly is."""
    link = dict(old.get((source or {"name": name})["name"].casefold()) or {})
    link.setdefault("name", source["name"] if source else name)
    link.setdefault("type", source["type"] if source else None)
    link.setdefault("role", Role.RELAY.value)
    link.setdefault("identification", Identification.NAMED.value)
    link.setdefault("channel", Channel.NONE.value)
    return link


def _complete(link: Json) -> Json:
    if link["type"] is None:
        raise CorrectionError(f"of which type is {link['name']!r}? Write it as {link['name']} [official]")
    return {key: link[key] for key in ("name", "type", "role", "identification", "channel")}


def _mark(link: Json, mark: str) -> None:
    """A type, channel, role or identification in a link's brackets."""
    plain = mark.lower().replace(" ", "_").replace("-", "_")
    for key, vocabulary in _MARKS:
        if key == "type" and plain == Role.DISTRIBUTOR and link["type"] is not None:
            continue  # a type and a role have this name; where the type is known, the role is meant
        if plain in [str(label.value) for label in vocabulary]:
            link[key] = plain
            return
    raise CorrectionError(f"{mark!r} is no source type, channel, role or identification")


def _scope(typed: str, item: Item, paper: Paper) -> Json:
    plain = typed.lower()
    if plain in ("d", "document"):
        return {"target": "document", "covers": []}
    if plain in ("i", "image"):
        if item.passage["kind"] != "caption":
            raise CorrectionError("the caveat does not stand in a caption")
        return {"target": "image", "covers": [image(item.passage)]}
    candidates = scope_candidates(paper)
    by_name: dict[str, list[Item]] = {}
    for candidate in candidates:
        by_name[candidate.id] = [candidate]
        by_name.setdefault(candidate.passage["id"], []).append(candidate)
    covers: list[Item] = []
    for word in re.split(r"[,\s]+", plain):
        if word in by_name:
            covers += by_name[word]
        elif word.isascii() and word.isdigit() and 1 <= int(word) <= len(candidates):
            covers.append(candidates[int(word) - 1])
        else:
            raise CorrectionError(f"{word!r} is no statement of the article, nor image or document")
    once = {candidate.id: candidate for candidate in covers}
    return {"target": "statements", "covers": [covered(candidate) for candidate in once.values()]}
