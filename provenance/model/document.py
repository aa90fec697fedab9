"""The annotation document as pydantic models: the format's one definition, from which the JSON Schema is generated.

For the edges: programs that take an annotation in or hand one out. The hot path builds plain values instead
(`provenance.assemble`), and `provenance.validation` checks files against the schema without importing this.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from provenance.vocabulary import (
    FORMAT,
    SCHEMA_ID,
    SCHEMA_VERSION,
    CaveatKind,
    Channel,
    Element,
    Identification,
    PassageKind,
    Quoted,
    Role,
    ScopeTarget,
    Severity,
    SourceType,
    Status,
)

# `[0-9]`, not `\d`: engines differ on digits of other scripts.
SourceId = Annotated[str, StringConstraints(pattern="^s[1-9][0-9]*$")]
PassageId = Annotated[str, StringConstraints(pattern="^p[1-9][0-9]*$")]
StatementId = Annotated[str, StringConstraints(pattern=r"^p[1-9][0-9]*\.[1-9][0-9]*$")]
CaveatId = Annotated[str, StringConstraints(pattern="^c[1-9][0-9]*$")]
VerificationId = Annotated[str, StringConstraints(pattern="^v[1-9][0-9]*$")]
Sha256 = Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]
Digest = Annotated[str, StringConstraints(pattern="^sha256:[0-9a-f]{64}$")]
Words = Annotated[str, StringConstraints(min_length=1)]
Count = Annotated[int, Field(ge=0)]


class Part(BaseModel):
    """What all parts of a document share: nothing unknown, nothing converted, nothing changed afterwards.

    Where a field may be null it may also be absent, and both mean the same, unless it is required.
    """

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, use_enum_values=False)


class PlainSpan(Part):
    """A half-open range `[start, end)` of Unicode code points of the article's canonical text."""

    start: Count = Field(description="First code point, counted from 0.")
    end: Count = Field(description="One past the last code point; not before `start`.")


class WordSpan(PlainSpan):
    """A span together with exactly the words that stand there."""

    exact: str = Field(description="The article's words from `start` to `end`.")


class Generator(Part):
    """What wrote the document."""

    name: Words
    version: Words
    rules: Digest = Field(description="Digest of the rule files.")
    registry: Digest = Field(description="Digest of the registry files.")


class Publisher(Part):
    """The outlet that published the article; never a link of a chain."""

    name: Words
    registry: Words | None = Field(default=None, description="The outlet's id in the registry.")


class Article(Part):
    """The article as it was read."""

    uri: str = Field(description="The input's name as it was given.")
    media_type: Words
    sha256: Sha256 = Field(description="SHA-256 of the input's bytes.")
    text_sha256: Sha256 = Field(description="SHA-256 of the canonical text in UTF-8.")
    language: str | None = Field(description="Language tag, such as `en`.")
    headline: str | None
    byline: list[str]
    published: str | None = Field(description="Date, or date and time, as ISO 8601.")
    modified: str | None = Field(description="Date, or date and time, as ISO 8601.")
    publisher: Publisher | None
    address: str | None = Field(default=None, description="The address (URL) that the input gives for the article.")
    chain: list[ChainLink] | None = Field(
        default=None, description="How the article as a whole came, by the fields of its input; origin first."
    )
    text: str | None = Field(default=None, description="The canonical text, which all offsets count; may be left out.")


class Control(Part):
    """Which public list codes the outlet, and how. Repeated, not judged."""

    code: Words
    list: Words
    as_of: str | None = Field(default=None, pattern="^[0-9]{4}(-[0-9]{2}){0,2}$")


class Source(Part):
    """Somebody or something whose word is reported, or who passed it on."""

    id: SourceId
    name: Words
    type: SourceType
    registry: Words | None = Field(default=None, description="The outlet's id in the registry.")
    country: str | None = Field(default=None, pattern="^[A-Z]{2}$", description="ISO 3166-1 alpha-2, `XX` for none.")
    aliases: list[Words] | None = None
    control: Control | None = None


class CreditLink(Part):
    """One link of a credit line's chain."""

    source: SourceId
    role: Role
    identification: Identification | None = None
    channel: Channel | None = None
    span: WordSpan | None = Field(default=None, description="The words that name the source.")
    cue: WordSpan | None = Field(default=None, description="The words that join this link to the one before.")
    field: Words | None = Field(default=None, description="The input's field that names the source, where no words do.")


class ChainLink(CreditLink):
    """One link of an attribution's chain."""

    identification: Identification
    channel: Channel


class Attribution(Part):
    """Who says it, the words that say so, and what is said."""

    cue: WordSpan | None = Field(description="The words that say so; null where an earlier attribution is carried on.")
    content: list[WordSpan]
    quoted: Quoted
    chain: list[ChainLink] = Field(description="Origin first; empty where the text names no source.")
    rule: Words


class Evidence(Part):
    """A rule that led to a label, and the words that it rests on."""

    rule: Words
    span: WordSpan | None = None


class Statement(Part):
    """One sentence of a passage."""

    id: StatementId
    span: WordSpan
    source_type: SourceType
    status: Status
    caveats: list[CaveatId] = Field(description="The caveats that stand in this statement or cover it.")
    attributions: list[Attribution]
    evidence: list[Evidence]


class Credit(Part):
    """The credit line of an image."""

    text: Words = Field(description="The credit line as printed, without brackets.")
    span: WordSpan | None = Field(default=None, description="Where it stands in the canonical text.")
    chain: list[CreditLink]


class Image(Part):
    """The image of a caption."""

    src: str | None = None
    alt: str | None = None
    credit: Credit | None = None
    digital_source_type: Words | None = Field(
        default=None, description="How the picture was made, by its metadata: IPTC's digital source type, its last part."
    )


class Passage(Part):
    """One block of the article, with the set of its statements' types and the weakest of their statuses."""

    id: PassageId
    kind: PassageKind
    span: PlainSpan
    path: str | None = Field(default=None, description="The place in the input, such as an XPath; none for plain text.")
    image: Image | None = None
    source_types: list[SourceType] = Field(json_schema_extra={"uniqueItems": True})
    status: Status
    statements: list[Statement]


_ID_PATTERNS = {ScopeTarget.STATEMENTS: r"^p[1-9][0-9]*\.[1-9][0-9]*$", ScopeTarget.IMAGE: "^p[1-9][0-9]*$"}


def _scope_rules(schema: dict[str, Any]) -> None:
    """What `target` demands of `ids`, as tag and if/then, so that an error is about one leaf."""
    schema["allOf"] = [
        {
            "if": {"properties": {"target": {"const": target.value}}, "required": ["target"]},
            "then": {"required": ["ids"], "properties": {"ids": {"minItems": 1, "items": {"pattern": pattern}}}},
        }
        for target, pattern in _ID_PATTERNS.items()
    ]
    schema["allOf"].append(
        {
            "if": {"properties": {"target": {"const": ScopeTarget.DOCUMENT.value}}, "required": ["target"]},
            "then": {"properties": {"ids": {"maxItems": 0}}},
        }
    )


class Scope(Part):
    """What a caveat covers: statements by their ids, an image by its caption passage's id, or the document."""

    model_config = ConfigDict(json_schema_extra=_scope_rules)

    target: ScopeTarget
    ids: list[str] | None = Field(default=None, json_schema_extra={"uniqueItems": True})

    @model_validator(mode="after")
    def _ids_fit_target(self) -> Self:
        if self.target == ScopeTarget.DOCUMENT and self.ids:
            raise ValueError("a scope on the document has no ids")
        if self.target != ScopeTarget.DOCUMENT and not self.ids:
            raise ValueError(f"a scope on {self.target} needs ids")
        pattern = _ID_PATTERNS.get(self.target)
        if pattern is not None and not all(re.search(pattern, identifier) for identifier in self.ids or ()):
            raise ValueError(f"the ids are not those of a scope on {self.target}")
        return self


class Caveat(Part):
    """Words with which the text limits what may be believed."""

    id: CaveatId
    kind: CaveatKind
    span: WordSpan
    statement: StatementId = Field(description="The statement in whose words, or beside whose words, it stands.")
    scope: Scope
    by: SourceId | None = Field(
        default=None,
        description="Who could not verify, who denies, or who was asked; none where nobody is named, or the outlet itself.",
    )
    rule: Words


class Verification(Part):
    """What the text says was checked or seen: by whom, how, and which elements."""

    id: VerificationId
    status: Literal[Status.VERIFIED, Status.PARTLY_VERIFIED, Status.WITNESSED, Status.CORROBORATED] = Field(
        description="The status that it gives to what it covers, unless a stronger rule of the decision table applies."
    )
    span: WordSpan
    statement: StatementId = Field(description="The statement in whose words it stands.")
    covers: list[StatementId] = Field(min_length=1, json_schema_extra={"uniqueItems": True})
    by: SourceId | None = Field(
        default=None, description="Who checked or saw it; none where the words name nobody, or the outlet itself."
    )
    method: WordSpan | None = Field(default=None, description="The words that say how it was checked.")
    elements_verified: list[Element] = Field(
        json_schema_extra={"uniqueItems": True}, description="Empty where the text does not say which."
    )
    elements_not_verified: list[Element] = Field(json_schema_extra={"uniqueItems": True})
    rule: Words


class Diagnostic(Part):
    """Something the reader of the document should know about the input or the run."""

    code: Words
    severity: Severity
    message: Words


class OriginCount(Part):
    """How many statements have an attribution whose chain starts with this source."""

    source: SourceId
    statements: Annotated[int, Field(ge=1)]


class Summary(Part):
    """Counts over the document; labels that do not occur are left out."""

    statements: Count
    by_source_type: dict[SourceType, Annotated[int, Field(ge=1)]]
    by_status: dict[Status, Annotated[int, Field(ge=1)]]
    caveats: Count
    origins: list[OriginCount]


class Suppression(Part):
    """A finding of `provenance check` that a reviewer has looked at and accepted, and why."""

    code: Annotated[str, StringConstraints(pattern="^PV[0-9]{3}$")]
    on: Annotated[str, StringConstraints(pattern=r"^p[1-9][0-9]*(\.[1-9][0-9]*)?$")] | None = Field(
        default=None, description="The statement or passage; the whole article where it is left out."
    )
    reason: Annotated[str, StringConstraints(pattern="[^ \t\r\n]")] = Field(description="Why; never blank.")
    reviewer: Words | None = None


class Decided(Part):
    """A reviewer's decision that was applied. The log holds it in full."""

    on: Annotated[str, StringConstraints(pattern=r"^(p[1-9][0-9]*\.|c)[1-9][0-9]*$")] = Field(
        description="The statement or caveat; a rejected caveat stands in `proposed` alone."
    )
    decision: Literal["accept", "reject", "correct"]
    reviewer: Words
    time: Words
    comment: Words | None = None


class ProposedStatement(Part):
    """A statement's labels as the machine had them, where they were changed."""

    id: StatementId
    source_type: SourceType
    status: Status
    caveats: list[CaveatId]
    attributions: list[Attribution]
    evidence: list[Evidence]


class Proposed(Part):
    """What the machine proposed, where reviewers changed it: all sources and caveats, and the statements changed."""

    sources: list[Source] | None = None
    caveats: list[Caveat] | None = None
    statements: list[ProposedStatement] | None = None


class Review(Part):
    """What persons have decided about the annotated article."""

    suppressions: list[Suppression] | None = None
    decisions: list[Decided] | None = None
    proposed: Proposed | None = None


class Annotation(Part):
    """One annotated article."""

    schema_: Literal[SCHEMA_ID] = Field(alias="$schema")  # type: ignore[valid-type]  # a constant, named once
    format: Literal[FORMAT]  # type: ignore[valid-type]
    schema_version: Literal[SCHEMA_VERSION]  # type: ignore[valid-type]
    generator: Generator
    article: Article
    sources: list[Source]
    passages: list[Passage]
    caveats: list[Caveat]
    diagnostics: list[Diagnostic]
    summary: Summary
    verifications: list[Verification] | None = Field(default=None, description="What was checked; absent where nothing was.")
    review: Review | None = None
