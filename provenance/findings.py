"""The values that the stages pass to each other: frozen where they are results, all offsets in code points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from provenance.records import field, record
from provenance.spans import Span


@record
class Diagnostic:
    """Something the reader of the annotation should know about the input or the run."""

    code: str
    severity: str
    message: str


@record
class SourceField:
    """A field of a structured input that names a source: the field's name in its format, and its words."""

    name: str
    text: str


@record
class ReadImage:
    """The image of a caption: where it lies, its alternative text, and its credit line as printed.

    `credit` is the credit line's span in the canonical text (inside the caption passage), `credit_text` its words
    without brackets and prefixes' white space. Both are None where the page gives none. `fields` are those beside the
    caption that name sources, in the order origin to distributor; `digital_source` is the last part of the IPTC digital
    source type (`trainedAlgorithmicMedia`).
    """

    src: str | None = None
    alt: str | None = None
    credit: Span | None = None
    credit_text: str | None = None
    fields: tuple[SourceField, ...] = ()
    digital_source: str | None = None


@record
class ReadPassage:
    """One block of the article as a reader found it: a kind of the vocabulary, its span in the canonical text, and
    its place in the input (`path`, an XPath for HTML, None for plain text).
    """

    kind: str
    span: Span
    path: str | None = None
    image: ReadImage | None = None


@record
class SourceText:
    """What a reader makes of an input: the canonical text, its passages in document order, and what it says of itself.

    `fields` name sources of the article as a whole (an agency's `infosource`), origin first; `address` is the URL that
    the input gives for the article.
    """

    text: str
    passages: tuple[ReadPassage, ...]
    media_type: str
    language: str | None = None
    headline: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    publisher: str | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    fields: tuple[SourceField, ...] = ()
    address: str | None = None


@record
class Statement:
    """One sentence of a passage. `passage` is the passage's index; `id` is `p4.1` with both counted from one."""

    id: str
    passage: int
    span: Span


@record(frozen=False)
class Source:
    """Somebody or something whose word is reported. `key` is stable within one article and names it between stages."""

    key: str
    name: str
    type: str
    registry: str | None = None
    country: str | None = None
    aliases: list[str] = field(default_factory=list)
    control: dict[str, str] | None = None


@record
class Link:
    """One link of a chain: the source's key, what it did, and the words that name it (`span`) and join it (`cue`).

    `field` names the field of a structured input that names it, where no words of the article do.
    """

    source: str
    role: str
    identification: str
    channel: str = "none"
    span: Span | None = None
    cue: Span | None = None
    field: str | None = None


@record
class Attribution:
    """Who says it (the chain, origin first), the words that say so (`cue`), and what is said (`content`)."""

    statement: int
    cue: Span | None
    content: tuple[Span, ...]
    quoted: str
    chain: tuple[Link, ...]
    rule: str


@record
class CreditLine:
    """A parsed credit line: its chain, origin first, and whether it says that an interested party supplied the image:
    by its words (`handout`), or by a field beside them (`is_handout`).
    """

    chain: tuple[Link, ...]
    sources: tuple[Source, ...]
    handout: Span | None = None
    archive: Span | None = None
    is_handout: bool = False


@record
class Caveat:
    """A caveat: kind, words (`span`), the index of its statement, what it covers, and the rule that found it.

    `target` is a ScopeTarget; `covers` holds indexes of statements, or of one caption passage for `image`,
    and is empty for `document`. `by` is the key of the source that could not verify, denies, or was asked; None where
    the words name nobody, or the article's own outlet.
    """

    kind: str
    span: Span
    statement: int
    target: str
    covers: tuple[int, ...]
    rule: str
    by: str | None = None


@record
class Verification:
    """What the text says was checked or seen, by the words `span` of a statement: the Status that it gives to the
    statements `covers`, the key of the source that checked (None: the article's own outlet, or nobody named), the words
    that say how, and which Elements were checked and which not (none: the text does not say).
    """

    status: str
    span: Span
    statement: int
    covers: tuple[int, ...]
    rule: str
    by: str | None = None
    method: Span | None = None
    elements_verified: tuple[str, ...] = ()
    elements_not_verified: tuple[str, ...] = ()


@record
class Evidence:
    """A rule that led to a label, and the words that it rests on (None where no words of the article do)."""

    rule: str
    span: Span | None = None


@record
class Labels:
    """What a statement was found to be: whose word (SourceType), how far checked (Status), and why."""

    source_type: str
    status: str
    evidence: tuple[Evidence, ...] = ()


@record
class Findings:
    """All that the stages found in one article: what `assemble` turns into the annotation document.

    `labels` holds one entry per statement, in the same order. `sources` holds every source by its key; only those
    that a chain names are written. `credits` goes by the index of the caption passage; `article_chain` is how the
    article as a whole came, by its own fields. `diagnostics` are those of
    the stages after reading; they follow the reader's own.
    """

    source: SourceText
    statements: Sequence[Statement]
    labels: list[Labels]
    attributions: list[Attribution]
    caveats: Sequence[Caveat]
    sources: Mapping[str, Source]
    credits: Mapping[int, CreditLine]
    publisher_registry: str | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    article_chain: tuple[Link, ...] = ()
    publisher: str | None = None
    verifications: Sequence[Verification] = ()


# By this rule a source is whoever wrote the article.
AUTHOR_RULE = "en.classify.author"
# The pattern of an interviewer's question: the outlet's own words, which claim nothing.
QUESTION = "question"


@record(frozen=False)
class Built:
    """An attribution with what the status and the labels need: its pattern, what it weighs, and its type's evidence.

    `is_deed`: it tells what somebody does or wishes (`agreed to leave`), and leaves the statement to who tells it.
    """

    attribution: Attribution
    source_type: str
    rule: str
    evidence: Span | None
    pattern: str
    is_main: bool
    is_negated: bool
    is_deed: bool = False


class Resolved(NamedTuple):
    """A source phrase resolved: the source, how the words identify it, and why its type is what it is."""

    source: Source
    identification: str
    rule: str
    evidence: Span | None
    is_pronoun: bool


class Kind(NamedTuple):
    """What a phrase tells of its source: type, identification, and the rule and words that say so."""

    type: str
    identification: str
    rule: str
    span: Span | None


@record
class Found:
    """A caveat with what the labels need: whether it changes the status of what it covers, and whether its statement
    is nothing but this caveat.
    """

    caveat: Caveat
    is_effective: bool
    is_bare: bool


@record
class Mark:
    """Words (`span`, code points of the text) that give their statement a status, the rule that found them, and the index of
    the statement that they stand in.
    """

    status: str
    span: Span
    rule: str
    statement: int = -1
