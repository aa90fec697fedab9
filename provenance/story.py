"""An annotation as checks and `diff` read it: statements in order, with their passage, their words, and whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from provenance.likeness import content_words, share

Json = dict[str, Any]

BODY = ("paragraph", "list_item", "blockquote")
MEDIA = frozenset(
    ("state_media", "public_media", "party_media", "wire", "news_outlet", "media_unspecified", "imagery_provider")
)
STATE = frozenset(("state_media", "party_media"))
PARTIES = frozenset(
    ("official", "official_briefing", "official_statement", "armed_group", "political_actor", "state_media", "party_media")
)
WEAK = frozenset(("unverified", "disputed", "refuted", "withdrawn", "partly_verified"))
CLAIMLESS = "not_applicable"


class Claim:
    """One statement in its place: `pointer` is its JSON pointer, `order` its number in the article."""

    def __init__(self, order: int, pointer: str, passage: Json, statement: Json, story: Story) -> None:
        self.order, self.pointer, self.passage, self.statement, self.story = order, pointer, passage, statement, story
        self.id: str = statement["id"]
        self.text: str = statement["span"]["exact"]
        self.kind: str = passage["kind"]
        self.source_type: str = statement["source_type"]
        self.status: str = statement["status"]
        self.attributions: list[Json] = statement["attributions"]

    @cached_property
    def words(self) -> frozenset[str]:
        """The statement's content words, as `likeness` has them."""
        return content_words(self.text)

    @cached_property
    def caveats(self) -> list[Json]:
        """The caveats that stand in the statement or cover it."""
        return [self.story.caveats[c] for c in self.statement["caveats"] if c in self.story.caveats]

    @property
    def own_caveats(self) -> list[Json]:
        """The caveats that stand in the statement."""
        return [c for c in self.caveats if c["statement"] == self.id]

    @property
    def is_body(self) -> bool:
        """True for running text."""
        return self.kind in BODY

    @property
    def is_bare(self) -> bool:
        """True where the outlet says it in its own voice, and nobody is named for it."""
        return self.source_type == "none" and not self.attributions and self.status == "unattributed"

    @property
    def origins(self) -> list[Json]:
        """The sources whose word it is, of every attribution that has a chain."""
        return [self.story.source(link) for a in self.attributions for link in a["chain"] if link["role"] == "origin"]

    def matches(self, pattern: re.Pattern[str] | None) -> bool:
        """True where the words hold the pattern."""
        return pattern is not None and pattern.search(self.text) is not None

    def share(self, other: Claim) -> float:
        """How much of the shorter one's content the other holds, from 0 to 1."""
        return share(self.words, other.words)


class Story:
    """The whole annotation."""

    def __init__(self, document: Json) -> None:
        self.document = document
        self.sources: dict[str, Json] = {s["id"]: s for s in document["sources"]}
        self.caveats: dict[str, Json] = {c["id"]: c for c in document["caveats"]}
        self.language = (document["article"]["language"] or "en").split("-")[0].lower()
        self.claims: list[Claim] = []
        for p, passage in enumerate(document["passages"]):
            for s, statement in enumerate(passage["statements"]):
                self.claims.append(Claim(len(self.claims), f"/passages/{p}/statements/{s}", passage, statement, self))

    def source(self, link: Json) -> Json:
        """The source that a link names; an unknown one where the annotation does not list it."""
        return self.sources.get(link["source"]) or {"id": link["source"], "name": "?", "type": "unknown"}

    @cached_property
    def headline(self) -> Claim | None:
        """The headline's first statement."""
        return next((c for c in self.claims if c.kind == "headline"), None)

    @cached_property
    def body(self) -> list[Claim]:
        """The statements of running text that claim something."""
        return [c for c in self.claims if c.is_body and c.status != CLAIMLESS]

    @cached_property
    def captions(self) -> list[tuple[Json, list[Claim]]]:
        """Every caption passage with its statements."""
        of: dict[str, list[Claim]] = {}
        for claim in self.claims:
            if claim.kind == "caption":
                of.setdefault(claim.passage["id"], []).append(claim)
        return [(claims[0].passage, claims) for claims in of.values()]

    def image_caveats(self, passage: Json) -> list[Json]:
        """The caveats whose scope is the image of a caption passage."""
        return [
            c
            for c in self.caveats.values()
            if c["scope"]["target"] == "image" and passage["id"] in (c["scope"].get("ids") or [])
        ]

    def chains(self) -> Iterator[tuple[Claim, Json]]:
        """Every attribution that names a source, with its statement."""
        for claim in self.claims:
            for attribution in claim.attributions:
                if attribution["chain"]:
                    yield claim, attribution

    def following(self, claim: Claim, count: int = 1) -> list[Claim]:
        """The next statements in the article."""
        return self.claims[claim.order + 1 : claim.order + 1 + count]

    def before(self, claim: Claim, count: int = 1) -> list[Claim]:
        """The statements just before, in the article's order."""
        return self.claims[max(0, claim.order - count) : claim.order]
