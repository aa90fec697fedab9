"""Every code that checking an annotation can raise, with its meaning: one table, which `explain` and the docs read."""

from __future__ import annotations

from provenance.records import record


@record
class Code:
    """What a code stands for: `title` in a few words, `why` it matters to whoever uses the annotation."""

    title: str
    why: str


@record
class Problem:
    """One thing wrong with one leaf of an annotation: where (JSON pointer), what was found, what is allowed.

    `offset` (code points of the file's text) says where it stands if the pointer does not.
    """

    code: str
    pointer: str
    message: str
    found: str | None = None
    allowed: str | None = None
    offset: int | None = None


CODES: dict[str, Code] = {
    "PV000": Code("the file could not be opened", "Nothing could be checked."),
    "PV001": Code("the file is not one JSON object in UTF-8", "Nothing in it can be used."),
    "PV002": Code("a value does not fit the JSON Schema", "Programs rely on the schema's names, types and labels."),
    "PV003": Code("an object has the same key twice", "Readers keep different ones of the two."),
    "PV010": Code("a span ends before it starts", "Such a span marks no words."),
    "PV011": Code("a span reaches beyond the text", "It points at words that are not there."),
    "PV012": Code("a span's words differ from the article's", "The evidence is not what the article says there."),
    "PV013": Code("text_sha256 is not the digest of the text", "The offsets may count another version of the text."),
    "PV020": Code("an id is used twice", "References to it have two meanings."),
    "PV021": Code("a link, a caveat or a verification names a source that is not listed", "Whose word it is cannot be told."),
    "PV022": Code("a caveat or a verification names a statement that does not exist", "What it covers cannot be told."),
    "PV023": Code("a caveat's image is not a caption passage", "What it covers cannot be told."),
    "PV024": Code("a statement names a caveat that does not exist", "What limits the statement cannot be told."),
    "PV025": Code("a statement's id is not of its passage", "`p4.1` is the first statement of `p4`."),
    "PV026": Code("a source is listed that nothing names", "A list of sources must be those that the article uses."),
    "PV027": Code(
        "a statement's caveats are not those that stand in it or cover it",
        "The two directions of one relation contradict each other.",
    ),
    "PV028": Code("a registry id that the registry does not have", "Which list says what about the outlet cannot be told."),
    "PV030": Code("passages overlap or stand out of order", "Passages follow each other in document order."),
    "PV031": Code("a statement lies outside its passage", "A statement is a sentence of its passage."),
    "PV032": Code("statements overlap or stand out of order", "Statements follow each other in document order."),
    "PV033": Code(
        "the words of a caveat or a verification lie outside the passage of its statement",
        "It stands where its words are.",
    ),
    "PV034": Code("a credit line lies outside its caption", "A credit line belongs to the caption of its image."),
    "PV040": Code("a chain does not start with its origin", "A chain's first link says whose word it is."),
    "PV041": Code("an origin stands behind a relay", "Origins come first: one, or several that speak together."),
    "PV042": Code("a chain comes back to a source that it left", "Nobody can be their own source by way of another."),
    "PV050": Code("the summary's number of statements is wrong", "The summary must add up."),
    "PV051": Code("the summary's count of a source type is wrong", "The summary must add up."),
    "PV052": Code("the summary's count of a status is wrong", "The summary must add up."),
    "PV053": Code("the summary's number of caveats is wrong", "The summary must add up."),
    "PV054": Code("the summary's count of an origin is wrong", "The summary must add up."),
    "PV060": Code("a passage's source types are not those of its statements", "A passage carries what is in it."),
    "PV061": Code("a passage's status is not its statements' weakest", "It is as weak as its weakest statement."),
    "PV070": Code("a label stands without evidence", "Only `none` with `unattributed` or `not_applicable` may."),
    "PV071": Code(
        "a status contradicts the caveats that cover the statement, or its source type",
        "The decision table gives one status for what the text says; this is another.",
    ),
    "PV072": Code(
        "a verification's elements contradict its status or each other",
        "What was checked in part is `partly_verified`, and no element is both checked and not.",
    ),
    "PV080": Code("the article's bytes are not those annotated", "The annotation is of another version of the file."),
    "PV081": Code("the article's text differs from the annotation's", "The offsets count another text."),
    "PV082": Code("a span's words differ from the article file's", "The evidence is not what the file says there."),
    "PV083": Code("the article could not be read", "The annotation could not be compared with it."),
    "PV090": Code("a review log's entry names one that is not before it", "What was taken back cannot be told."),
    "PV091": Code("a reviewer takes back what another decided", "Everybody undoes only what is theirs."),
}
