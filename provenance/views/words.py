"""Annotation values in words, for every view: chains with arrows, what a caveat covers, how a source was identified."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]

ARROW = " → "


def statements(document: Json) -> Iterator[tuple[Json, Json]]:
    """`(passage, statement)` in document order."""
    for passage in document["passages"]:
        for statement in passage["statements"]:
            yield passage, statement


def chain_words(chain: list[Json], names: dict[str, str]) -> str:
    """`Ada Quist (briefing) → Northern Press Agency`, several origins joined by `and`; empty for a chain without links."""
    origins = [_link_words(link, names) for link in chain if link["role"] == "origin"]
    others = [_link_words(link, names) for link in chain if link["role"] != "origin"]
    return ARROW.join([" and ".join(origins), *others] if origins else others)


def _link_words(link: Json, names: dict[str, str]) -> str:
    name, channel = names.get(link["source"], "?"), link.get("channel") or "none"
    return name if channel == "none" else f"{name} ({channel})"


def source_names(document: Json) -> dict[str, str]:
    """The name of every source by its id."""
    return {source["id"]: source["name"] for source in document["sources"]}


def label_words(label: str) -> str:
    """A label as read: `state media` for `state_media`."""
    return label.replace("_", " ")


def covered(document: Json, caveat: Json) -> list[Json]:
    """The statements that a caveat covers: those named; of an image or the document those that claim something."""
    target, ids = caveat["scope"]["target"], caveat["scope"].get("ids") or []
    if target == "statements":
        return [s for _, s in statements(document) if s["id"] in ids]
    return [
        s
        for passage, s in statements(document)
        if s["status"] != "not_applicable" and (target == "document" or passage["id"] in ids)
    ]


def by_words(holder: Json, names: dict[str, str]) -> str:
    """`by Reuters`: who could not verify, who denies, who was asked, who checked; empty where the text names nobody."""
    return f"by {names[holder['by']]}" if holder.get("by") in names else ""


def verified_on(document: Json) -> dict[str, list[Json]]:
    """What was checked, by the ids of the statements that it covers."""
    out: dict[str, list[Json]] = {}
    for found in document.get("verifications") or ():
        for identifier in found["covers"]:
            out.setdefault(identifier, []).append(found)
    return out


def verification_words(found: Json, names: dict[str, str]) -> str:
    """`partly verified by Reuters: place, not date; how: “by its minaret”`."""
    words = " ".join(part for part in (label_words(found["status"]), by_words(found, names)) if part)
    told = [", ".join(found["elements_verified"]), *(f"not {element}" for element in found["elements_not_verified"])]
    elements = ", ".join(part for part in told if part)
    how = f"; how: “{' '.join(found['method']['exact'].split())}”" if found.get("method") else ""
    return f"{words}: {elements}{how}" if elements else f"{words}{how}"


def scope_words(caveat: Json) -> str:
    """`covers p3.1, p3.2`, `covers the image of p2`, `covers the whole article`."""
    target, ids = caveat["scope"]["target"], caveat["scope"].get("ids") or []
    if target == "document":
        return "covers the whole article"
    if target == "image":
        return f"covers the image of {', '.join(ids)}"
    return f"covers {', '.join(ids)}"
