"""A line of a reviewers' log as pydantic models: the one definition, from which its JSON Schema is generated."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, StringConstraints

from provenance.model.document import Digest, Part, Sha256, Words
from provenance.vocabulary import (
    LOG_FORMAT,
    LOG_VERSION,
    CaveatKind,
    Channel,
    Decision,
    Identification,
    Role,
    ScopeTarget,
    SourceType,
    Status,
)

EntryId = Annotated[str, StringConstraints(pattern="^[0-9a-f]{16}$")]
Time = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?Z$")]


class LogArticle(Part):
    """The article that was before the reviewer."""

    uri: str
    text_sha256: Sha256


class Quote(Part):
    """An item by its words and what stands around them, which outlive its id."""

    kind: Literal["statement", "caveat"]
    fingerprint: Digest = Field(description="Digest of kind, words and context.")
    words: str
    before: str = Field(description="The end of what stands before: of the statement before, or within a caveat's statement.")
    after: str = Field(description="The start of what stands after.")


class LoggedLink(Part):
    """A link of a chain, its source by name."""

    name: Words
    type: SourceType
    role: Role
    identification: Identification
    channel: Channel


class Covered(Part):
    """A statement, or a caption by its first statement, that a caveat covers."""

    fingerprint: Digest
    words: str


class LoggedScope(Part):
    """What a caveat covers, by words."""

    target: ScopeTarget
    covers: list[Covered]


class Labels(Part):
    """Labels of a statement (`source_type`, `status`, `chain`) or of a caveat (`kind`, `scope`)."""

    source_type: SourceType | None = None
    status: Status | None = None
    chain: list[LoggedLink] | None = None
    kind: CaveatKind | None = None
    scope: LoggedScope | None = None


def _needs(schema: dict[str, Any]) -> None:
    """What each decision needs beside it."""
    schema["allOf"] = [
        {"if": {"properties": {"decision": {"enum": names}}, "required": ["decision"]}, "then": {"required": fields}}
        for names, fields in (
            (["accept", "reject"], ["before"]),
            (["correct"], ["before", "after"]),
            (["comment"], ["comment"]),
            (["undo"], ["undoes"]),
        )
    ]


class Entry(Part):
    """One decision of one reviewer about one item."""

    model_config = ConfigDict(json_schema_extra=_needs)

    format: Literal[LOG_FORMAT]  # type: ignore[valid-type]  # a constant, named once
    schema_version: Literal[LOG_VERSION]  # type: ignore[valid-type]
    id: EntryId
    time: Time = Field(description="When, in UTC.")
    reviewer: Annotated[str, StringConstraints(pattern="[^ \t\r\n]")]
    article: LogArticle
    decision: Decision
    item: Quote
    before: Labels | None = Field(default=None, description="The labels that the reviewer judged.")
    after: Labels | None = Field(default=None, description="The labels that are right; those left out stay.")
    comment: Words | None = None
    undoes: EntryId | None = Field(default=None, description="The entry taken back.")
    settles: list[EntryId] | None = Field(default=None, description="The decisions between which this one settles.")
