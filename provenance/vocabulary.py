"""The closed vocabularies of an annotation, each label with its one-line meaning (docs/concepts.md is the contract)."""

from __future__ import annotations

from enum import StrEnum

# The annotation format (docs/format.md). The identifier is a name, not an address that anything fetches.
FORMAT = "provenance-annotation"
SCHEMA_VERSION = "1.0"
SCHEMA_ID = "https://provenance-annotation.dev/schemas/annotation/1.0/schema.json"
# The rule of a label that a person has set, and of the evidence for it.
REVIEW_RULE = "review"
# A line of a log of reviewers' decisions (docs/review.md).
LOG_FORMAT = "provenance-review"
LOG_VERSION = "1.0"
LOG_SCHEMA_ID = "https://provenance-annotation.dev/schemas/review/1.0/schema.json"


class Label(StrEnum):
    """A label that knows its meaning."""

    meaning: str

    def __new__(cls, value: str, meaning: str) -> Label:
        member = str.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member


class PassageKind(Label):
    """What a block of the article is."""

    HEADLINE = "headline", "the article's headline"
    DECK = "deck", "the standfirst under the headline"
    PARAGRAPH = "paragraph", "a paragraph of the body"
    LIST_ITEM = "list_item", "an item of a list"
    BLOCKQUOTE = "blockquote", "a block quotation"
    CAPTION = "caption", "the caption of an image, with its credit line"
    EDITOR_NOTE = "editor_note", "a note of the editors: correction, kill notice, disclosure"


class SourceType(Label):
    """Whose word a statement is."""

    STATE_MEDIA = "state_media", "an outlet coded state-controlled by a cited list, named or generic"
    PUBLIC_MEDIA = "public_media", "publicly funded, editorially independent by the same list"
    PARTY_MEDIA = "party_media", "organ of a party, army or armed movement"
    WIRE = "wire", "news agency that is not state media"
    NEWS_OUTLET = "news_outlet", "any other newspaper, broadcaster or site"
    DISTRIBUTOR = "distributor", "passes on material it did not make"
    MEDIA_UNSPECIFIED = "media_unspecified", "unnamed media"
    OFFICIAL_BRIEFING = "official_briefing", "an official body or person speaking to the press at an event"
    OFFICIAL_STATEMENT = "official_statement", "an official release, announcement, decree, ruling, address or post"
    OFFICIAL = "official", "an official body or person, no channel named"
    INTERNATIONAL_BODY = "international_body", "UN, IAEA, EU bodies, ICC and the like, by any channel"
    POLITICAL_ACTOR = "political_actor", "party, candidate, campaign or opposition figure"
    ARMED_GROUP = "armed_group", "non-state armed movement"
    COMPANY = "company", "a business or its officers"
    NGO_MONITOR = "ngo_monitor", "NGO, rights group, conflict monitor, charity, union or church"
    EXPERT = "expert", "analyst, academic, think tank, lawyer speaking as expert"
    IMAGERY_PROVIDER = "imagery_provider", "supplier of satellite imagery or data"
    WITNESS = "witness", "somebody who saw or suffered the event"
    INDIVIDUAL = "individual", "any other named person, relative or party to the matter"
    ANONYMOUS = "anonymous", "unnamed, no institution given"
    DOCUMENT = "document", "record, filing, report, data, poll, letter or leaked paper"
    SOCIAL_MEDIA = "social_media", "user content of an unidentified account"
    OWN_REPORTING = "own_reporting", "the outlet's own observation, analysis or note about its own work"
    NONE = "none", "no source given: background in the outlet's own voice"
    UNKNOWN = "unknown", "attributed, but the type cannot be told"


# Who carries the words of others.
MEDIA = frozenset(
    (
        SourceType.STATE_MEDIA,
        SourceType.PUBLIC_MEDIA,
        SourceType.PARTY_MEDIA,
        SourceType.WIRE,
        SourceType.NEWS_OUTLET,
        SourceType.MEDIA_UNSPECIFIED,
    )
)


class Status(Label):
    """What the text says about checking a statement; the first that applies decides."""

    WITHDRAWN = "withdrawn", "corrected, retracted or killed"
    REFUTED = "refuted", "evidence shows it is false, by the text's own words"
    DISPUTED = "disputed", "another party in the text denies or contradicts it"
    UNVERIFIED = "unverified", "could not be or has not been verified or confirmed, or is rumour or allegation"
    PARTLY_VERIFIED = "partly_verified", "some elements checked, others not"
    VERIFIED = "verified", "a named verifier other than the source checked it"
    WITNESSED = "witnessed", "the outlet's own staff saw or recorded it"
    CORROBORATED = "corroborated", "two or more sources of separate origin say the same in this statement"
    ATTRIBUTED = "attributed", "it rests on its source; no check is mentioned"
    UNATTRIBUTED = "unattributed", "nothing: the outlet's own voice"
    NOT_APPLICABLE = "not_applicable", "no checkable claim: question, opinion, navigation, a bare caveat"


class CaveatKind(Label):
    """What a caveat says."""

    NO_INDEPENDENT_VERIFICATION = "no_independent_verification", "not possible to verify, confirm or determine"
    UNCONFIRMED = "unconfirmed", "rumour, preliminary, not yet confirmed, no evidence given"
    ALLEGED_HEDGE = "alleged_hedge", "allegedly, reportedly, purportedly, believed to"
    ACCESS_DENIED = "access_denied", "independent reporters had no access"
    IMAGE_AS_PROVIDED = "image_as_provided", "the image's content is as supplied"
    HANDOUT = "handout", "supplied by an interested party"
    DATE_OR_PLACE_UNVERIFIED = "date_or_place_unverified", "undated, undisclosed place, date or place not verified"
    ARCHIVE_IMAGE = "archive_image", "an older picture, a file photo"
    ALTERED_IMAGE = "altered_image", "altered, enhanced, blurred, composite or generated"
    WATERMARK_NOTE = "watermark_note", "a note on marks in the image"
    TRANSLATION_NOTE = "translation_note", "a note on translation"
    REPORTING_RESTRICTIONS = "reporting_restrictions", "censorship, guided tour, embargo, ground rules"
    ANONYMOUS_SOURCE = "anonymous_source", "the source's name is withheld"
    SINGLE_SOURCE = "single_source", "rests on one source by the text's own words"
    SELF_REPORTED_FIGURES = "self_reported_figures", "a party's own count"
    CONFLICTING_ACCOUNTS = "conflicting_accounts", "versions differ"
    DISPUTED = "disputed", "denied, rejected or contradicted"
    NO_COMMENT = "no_comment", "asked and declined, not reached, no reply"


class Role(Label):
    """The place of a link in a chain."""

    ORIGIN = "origin", "the first link: whose word it is"
    RELAY = "relay", "reported or passed on the origin's words"
    DISTRIBUTOR = "distributor", "carried the material to this article"


class Identification(Label):
    """How a source is identified."""

    NAMED = "named", "a person by name"
    ROLE = "role", "a person by office or role only"
    ANONYMOUS = "anonymous", "a person whose name is withheld"
    COLLECTIVE = "collective", "a group of people: residents, officials"
    INSTITUTION = "institution", "a body, outlet, company or state"


class Channel(Label):
    """By which channel the words came."""

    BRIEFING = "briefing", "spoken to the press at an event"
    STATEMENT = "statement", "a release, announcement, decree, ruling, speech"
    INTERVIEW = "interview", "said in an interview"
    POST = "post", "posted on a platform"
    DOCUMENT = "document", "a letter, filing, report, record"
    BROADCAST = "broadcast", "said on radio or television"
    HANDOUT = "handout", "material supplied by the source"
    NONE = "none", "no channel named"


class ScopeTarget(Label):
    """What a caveat covers."""

    STATEMENTS = "statements", "the statements named by their ids"
    IMAGE = "image", "the image of the caption passage named by its id"
    DOCUMENT = "document", "the whole article"


class Element(Label):
    """What of a statement, picture or paper was checked, or could not be."""

    PLACE = "place", "where it happened or was recorded"
    DATE = "date", "when it happened or was recorded"
    IDENTITY = "identity", "who it is"
    CONTENT = "content", "what it says or shows"
    AUTHENTICITY = "authenticity", "that a recording or paper is genuine"
    FIGURES = "figures", "numbers, tolls, sums"


class Quoted(Label):
    """How the content is given."""

    DIRECT = "direct", "wholly inside quotation marks"
    MIXED = "mixed", "partly inside quotation marks"
    INDIRECT = "indirect", "in the outlet's words"


class Decision(Label):
    """What a reviewer did with an item; the first three decide."""

    ACCEPT = "accept", "the proposed labels are right"
    REJECT = "reject", "the proposed labels are wrong; a caveat is none"
    CORRECT = "correct", "other labels are right"
    COMMENT = "comment", "a remark that decides nothing"
    SKIP = "skip", "looked at and left for later"
    FLAG = "flag", "somebody else should look at it"
    UNDO = "undo", "an earlier entry of the same reviewer is taken back"


class Severity(Label):
    """How grave a diagnostic is."""

    ERROR = "error", "the input or the annotation cannot be used"
    WARNING = "warning", "something was lost, cut or guessed"
    INFO = "info", "worth knowing"


# Kinds of caveats by what they entail for the status of what they cover (CONCEPTS 4).
UNVERIFIED_KINDS = frozenset(
    (
        CaveatKind.NO_INDEPENDENT_VERIFICATION,
        CaveatKind.UNCONFIRMED,
        CaveatKind.ALLEGED_HEDGE,
        CaveatKind.IMAGE_AS_PROVIDED,
        CaveatKind.DATE_OR_PLACE_UNVERIFIED,
    )
)
DISPUTED_KINDS = frozenset((CaveatKind.DISPUTED, CaveatKind.CONFLICTING_ACCOUNTS))

# From the least that the text offers for checking to the most: a passage carries the first of these that any of its
# statements has. `not_applicable` comes last, as such a statement claims nothing; a passage without statements has it.
WEAKNESS: tuple[Status, ...] = (
    Status.WITHDRAWN,
    Status.REFUTED,
    Status.DISPUTED,
    Status.UNVERIFIED,
    Status.UNATTRIBUTED,
    Status.ATTRIBUTED,
    Status.CORROBORATED,
    Status.PARTLY_VERIFIED,
    Status.VERIFIED,
    Status.WITNESSED,
    Status.NOT_APPLICABLE,
)

# Every code of a diagnostic, of an input that cannot be used, and of a finding about the registry, with its meaning.
DIAGNOSTICS: dict[str, str] = {
    "source.namesake": "a name that several outlets of the registry bear, and the text does not tell which one it means",
    "read.failed": "the file could not be opened or read",
    "read.empty": "the input holds no bytes",
    "read.binary": "the input is not text: it holds bytes that no text has",
    "read.too-large": "the input is larger than the reader takes",
    "read.unknown-format": "no reader for this format",
    "read.malformed": "the input is not well-formed in its format; what could not be read is missing",
    "read.not-usable": "the agency marks the item as cancelled or withheld",
    "read.claim-review": "the page's metadata review a claim: whose it is, how it was rated, and by whom",
    "read.paywall": "the page says that its article is not free: what was read may be only its beginning",
    "read.metadata-differ": "the kinds of a picture's metadata (IIM, XMP, EXIF) say different things",
    "read.damaged-archive": "a web archive is damaged: the pages before the damage were read",
    "read.several": "the input holds several articles where one was asked for",
    "read.no-text": "the input was read, and there is no text in it",
    "read.no-article": "the page holds text, but no article could be told from it",
    "read.guessed-charset": "the input does not say its character encoding, or says a wrong one; it was guessed",
    "read.damaged-bytes": "some bytes are no characters in the input's encoding, and were replaced",
    "read.replaced-characters": "characters that JSON cannot hold were replaced, one for one",
    "read.truncated": "the input was cut: what lies deeper or further is not annotated",
    "corpus.same-id": "a line of JSON Lines has the id of an earlier line of the same input",
    "corpus.time": "a document took longer than a run allows, twice",
    "corpus.memory": "a document took more memory than a run allows, twice",
    "corpus.crash": "the process that annotated a document was ended, twice",
    "corpus.internal": "a fault of this program: the document was left out",
    "credit.field-differs": "a field beside a caption names a source that the caption's own credit line does not",
    "image.not-captured": "the picture's metadata say that it was made or changed by a program",
    "language.guessed": "the input says no language, or one that its words are not of; it was told from its words",
    "language.thin-rules": "the rules of the article's language were measured on no whole articles: expect them to miss more",
    "language.no-rules": "no rules for the article's language: only passages, credits, outlets and quotations are found",
    "registry.no-basis": "an outlet without the list and date that say why its type holds",
    "registry.bad-type": "an outlet's type is not a source type",
    "registry.bad-country": "an outlet's country is not an ISO 3166 code",
    "registry.duplicate": "two outlets of the same name and country",
    "registry.alias-clash": "one name of two outlets: text alone cannot tell which is meant",
    "registry.domain-clash": "one host of two outlets",
    "registry.old-code": "a public list coded the outlet more than three years ago",
}

# The closed vocabularies by the name under which a reader meets them.
VOCABULARIES: dict[str, type[Label]] = {
    "source type": SourceType,
    "status": Status,
    "caveat": CaveatKind,
    "passage": PassageKind,
    "role in a chain": Role,
    "identification": Identification,
    "channel": Channel,
    "scope": ScopeTarget,
    "quotation": Quoted,
    "element": Element,
    "severity": Severity,
    "decision": Decision,
}
