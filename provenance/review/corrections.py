"""What a reviewer types for a correction, read into labels: vocabulary by number, name or start; chains; scopes."""

from __future__ import annotations

import re
from typing import Any

from provenance.errors import ProvenanceError
from provenance.review.items import CAVEAT, Item, covered, image
from provenance.review.paper import Paper
from provenance.vocabulary import CaveatKind, Channel, Identification, Label, Role, SourceType, Status

Json = dict[str, Any]

FIELDS: dict[str, tuple[str, ...]] = {"statement": ("source_type", "status", "chain"), "caveat": ("kind", "scope")}
VOCABULARY: dict[str, type[Label]] = {"source_type": SourceType, "status": Status, "kind": CaveatKind}
CHAIN_HELP = (
    "links from the origin on, with > between them: a number of the list, or Name [type], with a channel: "
    "Ada Quist [official, briefing] > 2. A dash for no chain."
)
_LINK = re.compile(r"(?P<name>[^\[\]]+?)\s*(?:\[(?P<marks>[^\]]*)\])?")


class CorrectionError(ProvenanceError):
    """What was typed is no correction; the message says why."""


def choices(item: Item, key: str, paper: Paper) -> list[str]:
    """What may be picked for a field, in the order of the numbers: labels, sources, or statements and captions."""
    if key in VOCABULARY:
        return [str(label.value) for label in VOCABULARY[key]]
    if key == "chain":
        return [f"{source['name']} [{source['type']}]" for source in paper.document["sources"]]
    return [f"{i.id} {i.words}" for i in scope_candidates(item, paper)]


def scope_candidates(item: Item, paper: Paper) -> list[Item]:
    """The statements that a caveat may be said to cover: those of its own passage and of the two around it, claims or not."""
    ids = [passage["id"] for passage in paper.document["passages"]]
    at = ids.index(item.passage["id"])
    near = set(ids[max(0, at - 1) : at + 2])
    return [i for i in paper.items if i.kind != CAVEAT and i.passage["id"] in near]


def read_correction(item: Item, key: str, typed: str, paper: Paper) -> Json:
    """The labels that what was typed means: `{"status": "unverified"}`. Raises CorrectionError."""
    typed = typed.strip()
    if not typed:
        raise CorrectionError("nothing was typed")
    if key in VOCABULARY:
        return {key: pick(typed, choices(item, key, paper))}
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


def _chain(typed: str, item: Item, paper: Paper) -> list[Json]:
    if typed == "-":
        return []
    old = {link["name"].casefold(): link for link in item.labels.get("chain") or ()}
    links = []
    for number, part in enumerate(re.split(r"\s*(?:>|→)\s*", typed)):
        link = _link(part.strip(), paper, old)
        if number == 0:
            link["role"] = Role.ORIGIN.value
        elif link["role"] == Role.ORIGIN.value:
            link["role"] = Role.RELAY.value
        links.append(link)
    return links


def _link(part: str, paper: Paper, old: dict[str, Json]) -> Json:
    found = _LINK.fullmatch(part)
    if found is None:
        raise CorrectionError(f"{part!r} is no link of a chain")
    name, marks = found["name"].strip(), [m for m in re.split(r"[,;]", found["marks"] or "") if m.strip()]
    sources = paper.document["sources"]
    if name.isascii() and name.isdigit():
        if not 1 <= int(name) <= len(sources):
            raise CorrectionError(f"there is no source number {name}")
        source = sources[int(name) - 1]
    else:
        names = [{s["name"].casefold(), *(a.casefold() for a in s.get("aliases") or ())} for s in sources]
        source = next((s for s, known in zip(sources, names, strict=True) if name.casefold() in known), None)
    link = dict(old.get((source or {"name": name})["name"].casefold()) or {})
    link.setdefault("name", source["name"] if source else name)
    link.setdefault("type", source["type"] if source else None)
    link.setdefault("role", Role.RELAY.value)
    link.setdefault("identification", Identification.NAMED.value)
    link.setdefault("channel", Channel.NONE.value)
    for mark in marks:
        _mark(link, mark.strip())
    if link["type"] is None:
        raise CorrectionError(f"of which type is {name!r}? Write it as {name} [official]")
    return {key: link[key] for key in ("name", "type", "role", "identification", "channel")}


def _mark(link: Json, mark: str) -> None:
    """A type, channel, role or identification in a link's brackets."""
    plain = mark.lower().replace(" ", "_").replace("-", "_")
    kinds: tuple[tuple[str, type[Label]], ...] = (
        ("type", SourceType), ("channel", Channel), ("role", Role), ("identification", Identification),
    )  # fmt: skip
    for key, vocabulary in kinds:
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
    candidates = scope_candidates(item, paper)
    names = [candidate.id for candidate in candidates]
    covers = []
    for word in re.split(r"[,\s]+", plain):
        if word in names:
            covers.append(candidates[names.index(word)])
        elif word.isascii() and word.isdigit() and 1 <= int(word) <= len(candidates):
            covers.append(candidates[int(word) - 1])
        else:
            raise CorrectionError(f"{word!r} is no statement of the list, nor image or document")
    once = {candidate.id: candidate for candidate in covers}
    return {"target": "statements", "covers": [covered(candidate) for candidate in once.values()]}
