"""One walk over an annotation that says whether anything is wrong with its meaning, and nothing more.

It looks at what semantics.py and consistency.py look at, in one pass and without pointers. Where it finds a fault, they say
what and where; a test holds both to the same answer.
"""

from __future__ import annotations

import hashlib
from typing import Any

from provenance.validation.consistency import Outlets, loops_back, may_bear, registry_ids_known
from provenance.vocabulary import REVIEW_RULE, WEAKNESS

Json = dict[str, Any]

_RANK = {str(status.value): rank for rank, status in enumerate(WEAKNESS)}
_PLAIN = frozenset(("attributed", "unattributed"))  # what a statement is that no caveat covers
_NOTHING: frozenset[str] = frozenset()


class _Caveats:
    """What the caveats of a document cover: their ids by what must and what may list them, their kinds by what they cover."""

    __slots__ = ("anywhere", "anywhere_kinds", "far", "ids", "may", "must", "on")

    def __init__(self, caveats: list[Json]) -> None:
        self.must: dict[str, set[str]] = {}
        self.may: dict[str, set[str]] = {}
        self.on: dict[str, set[str]] = {}
        self.far: dict[str, set[str]] = {}
        self.anywhere: set[str] = set()
        self.anywhere_kinds: set[str] = set()
        self.ids: set[str] = set()
        for caveat in caveats:
            scope, identifier, kind, own = caveat["scope"], caveat["id"], caveat["kind"], caveat["statement"]
            self.ids.add(identifier)
            self.must.setdefault(own, set()).add(identifier)
            holders = self.must if scope["target"] == "statements" else self.may
            for covered in scope.get("ids") or ():
                holders.setdefault(covered, set()).add(identifier)
                self.on.setdefault(covered, set()).add(kind)
                if covered != own:
                    self.far.setdefault(covered, set()).add(kind)
            if scope["target"] == "document":
                self.anywhere.add(identifier)
                self.anywhere_kinds.add(kind)


class _Walk:
    """A document's statements, gathered while they are looked at."""

    __slots__ = (
        "captions",
        "caveats",
        "chains",
        "home",
        "origins",
        "spans",
        "speakers",
        "statuses",
        "types",
        "verifications",
    )

    def __init__(self, document: Json) -> None:
        self.caveats = _Caveats(document["caveats"])
        self.spans: list[Json] = [caveat["span"] for caveat in document["caveats"]]
        self.chains: list[list[Json]] = [document["article"].get("chain") or []]
        self.home: dict[str, Json] = {}  # the span of a statement's passage by the statement's id
        self.captions: set[str] = set()
        self.verifications: list[Json] = document.get("verifications") or []
        for one in self.verifications:
            self.spans += [one["span"], *([one["method"]] if one.get("method") else [])]
        self.speakers = {one["by"] for one in (*document["caveats"], *self.verifications) if one.get("by") is not None}
        self.types: dict[str, int] = {}
        self.statuses: dict[str, int] = {}
        self.origins: dict[str, int] = {}

    def passages(self, passages: list[Json]) -> bool:
        """True where all passages and statements lie in order and are labelled as they bear it."""
        last = 0
        seen = {passage["id"] for passage in passages}
        if len(seen) != len(passages):
            return False
        for passage in passages:
            outer = passage["span"]
            start, end = outer["start"], outer["end"]
            if start < last:
                return False
            last = max(last, end)
            self.spans.append(outer)
            if passage["kind"] == "caption":
                self.captions.add(passage["id"])
            credit = (passage.get("image") or {}).get("credit")
            if credit:
                own = credit.get("span")
                if own:
                    if not start <= own["start"] <= own["end"] <= end:
                        return False
                    self.spans.append(own)
                self.chains.append(credit["chain"])
            inner = 0
            types, rank = set(), _RANK["not_applicable"]
            for statement in passage["statements"]:
                span = statement["span"]
                if span["start"] < max(inner, start) or end < span["end"] or not self.statement(statement, passage):
                    return False
                inner = max(inner, span["end"])
                types.add(statement["source_type"])
                rank = min(rank, _RANK[statement["status"]])
            if types != set(passage["source_types"]) or (passage["statements"] and _RANK[passage["status"]] != rank):
                return False
            if not passage["statements"] and passage["status"] != "not_applicable":
                return False
        return True

    def statement(self, statement: Json, passage: Json) -> bool:
        """True where a statement's id, labels, evidence and caveats fit each other."""
        identifier, kind, status = statement["id"], statement["source_type"], statement["status"]
        if identifier in self.home or identifier.partition(".")[0] != passage["id"]:
            return False
        self.home[identifier] = passage["span"]
        self.types[kind] = self.types.get(kind, 0) + 1
        self.statuses[status] = self.statuses.get(status, 0) + 1
        self.spans.append(statement["span"])
        evidence = statement["evidence"]
        if not evidence and not (kind == "none" and status in ("unattributed", "not_applicable")):
            return False
        is_reviewed = False
        for entry in evidence:
            if entry["rule"] == REVIEW_RULE:
                is_reviewed = True
            if span := entry.get("span"):
                self.spans.append(span)
        if (attributions := statement["attributions"]) and not self.attributed(attributions):
            return False
        known = self.caveats
        if (statement["caveats"] or identifier in known.must) and not self.lists_its_caveats(statement, passage["id"]):
            return False
        if is_reviewed or (status in _PLAIN and identifier not in known.far and (status == "attributed") != (kind == "none")):
            return True
        return self.bears(statement, passage["id"])

    def attributed(self, attributions: list[Json]) -> bool:
        """True where none of a statement's chains comes back to a source that it left."""
        origins = set()
        for attribution in attributions:
            if cue := attribution["cue"]:
                self.spans.append(cue)
            self.spans += attribution["content"]
            if chain := attribution["chain"]:
                self.chains.append(chain)
                origins.add(chain[0]["source"])
                if len(chain) > 2 and loops_back([link["source"] for link in chain]):
                    return False
        for origin in origins:
            self.origins[origin] = self.origins.get(origin, 0) + 1
        return True

    def lists_its_caveats(self, statement: Json, passage: str) -> bool:
        """True where a statement lists the caveats that it must, and no others than it may."""
        known, due = self.caveats, self.caveats.must.get(statement["id"], _NOTHING)
        listed = statement["caveats"]
        return due <= set(listed) <= known.ids and all(
            one in due or one in known.may.get(passage, _NOTHING) or one in known.anywhere for one in listed
        )

    def bears(self, statement: Json, passage: str) -> bool:
        """True where a statement's status is one that its caveats and its source type allow."""
        known, identifier = self.caveats, statement["id"]
        kinds = (known.on.get(identifier, _NOTHING), known.on.get(passage, _NOTHING), known.anywhere_kinds)
        return may_bear(statement["status"], statement["source_type"], kinds, known.far.get(identifier))

    def spans_fit(self, text: str | None) -> bool:
        """True where every span lies in the text and holds its words."""
        longest = len(text) if text is not None else None
        for span in self.spans:
            start, end = span["start"], span["end"]
            if type(start) is not int or type(end) is not int or end < start:
                return False
            if (exact := span.get("exact")) is None:
                if longest is not None and end > longest:
                    return False
            elif len(exact) != end - start or (text is not None and text[start:end] != exact):
                return False
        return True

    def chains_fit(self, sources: list[Json]) -> bool:
        """True where chains, caveats and verifications name the listed sources, all of them, origins first in a chain."""
        listed = {source["id"] for source in sources}
        used = set(self.speakers)
        for chain in self.chains:
            before = "origin"
            for link in chain:
                role = link["role"]
                if before != "origin" and role == "origin":
                    return False
                used.add(link["source"])
                before = role
                if span := link.get("span"):
                    self.spans.append(span)
                if cue := link.get("cue"):
                    self.spans.append(cue)
            if chain and chain[0]["role"] != "origin":
                return False
        return listed == used and len(listed) == len(sources)

    def caveats_fit(self, caveats: list[Json]) -> bool:
        """True where caveats stand in their statements' passages and cover what there is."""
        if len(self.caveats.ids) != len(caveats):
            return False
        for caveat in caveats:
            scope, span, outer = caveat["scope"], caveat["span"], self.home.get(caveat["statement"])
            if outer is None or not outer["start"] <= span["start"] or not span["end"] <= outer["end"]:
                return False
            if scope["target"] in ("statements", "image"):
                there = self.home if scope["target"] == "statements" else self.captions
                if not all(identifier in there for identifier in scope.get("ids") or ()):
                    return False
        return True

    def verifications_fit(self) -> bool:
        """True where verifications stand in their statements' passages, cover statements and do not contradict themselves."""
        for one in self.verifications:
            span, outer = one["span"], self.home.get(one["statement"])
            if outer is None or not outer["start"] <= span["start"] or not span["end"] <= outer["end"]:
                return False
            missing = one["elements_not_verified"]
            if not all(covered in self.home for covered in one["covers"]) or set(missing) & set(one["elements_verified"]):
                return False
            if missing and one["status"] != "partly_verified":
                return False
        return len({one["id"] for one in self.verifications}) == len(self.verifications)

    def summary_fits(self, summary: Json, caveats: int) -> bool:
        """True where the summary adds up."""
        listed = {entry["source"]: entry["statements"] for entry in summary["origins"]}
        return (
            summary["statements"] == len(self.home)
            and summary["caveats"] == caveats
            and _without_zeros(summary["by_source_type"]) == self.types
            and _without_zeros(summary["by_status"]) == self.statuses
            and _without_zeros(listed) == self.origins
            and len(listed) == len(summary["origins"])
        )


def is_sound(document: Json, outlets: Outlets) -> bool:
    """True for a document that fits the schema and means nothing that contradicts itself; False says to ask the checks."""
    article, walk, caveats = document["article"], _Walk(document), document["caveats"]
    text: str | None = article.get("text")
    if text is not None and hashlib.sha256(text.encode("utf-8")).hexdigest() != article["text_sha256"]:
        return False
    return (
        walk.passages(document["passages"])
        and walk.chains_fit(document["sources"])
        and walk.spans_fit(text)
        and walk.caveats_fit(caveats)
        and walk.verifications_fit()
        and walk.summary_fits(document["summary"], len(caveats))
        and registry_ids_known(document, outlets)
    )


def _without_zeros(counts: dict[str, int]) -> dict[str, int]:
    return {label: number for label, number in counts.items() if number}
