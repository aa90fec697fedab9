"""Whose word a sentence is that holds nothing but a caveat: who could not verify, who denies, or the outlet itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from provenance.findings import Built, Found, Source
from provenance.spans import Span
from provenance.syntax.drafts import Sentence
from provenance.vocabulary import MEDIA
from provenance.vocabulary import CaveatKind as K
from provenance.vocabulary import SourceType as T

# How far into a statement the name of who could not verify may reach, in code points.
_SUBJECT_REACH = 24


class ClassifierLike(Protocol):
    """The classifier, as it is asked who could not verify or who denies."""

    def source_type_of(self, span: Span, only_outlets: bool) -> str | None: ...
    def outlet_ids(self, span: Span) -> list[str]: ...


def bare_source(
    s: Sentence,
    found: Found,
    classifier: ClassifierLike,
    sources: Mapping[str, Source],
    own: Sequence[Built],
    cited: frozenset[str],
    is_published: bool,
) -> str:
    """The source type of a sentence that is nothing but the caveat `found`, whose attributions are `own`: that of who could
    not verify or who denies; else the outlet's own. An outlet says of itself what it could not verify, so where nobody knows
    whose article it is (not `is_published`), it is that outlet's, unless the article cites it (`cited`, by the registry's
    ids); agencies' copy is run as the outlet's own (CONCEPTS rule 13).
    """
    caveat = found.caveat
    is_denial = caveat.kind == K.DISPUTED
    if is_denial and own and own[0].is_main:
        return own[0].source_type
    if caveat.kind == K.NO_COMMENT and own and _is_told(caveat.span, own[0]):
        return own[0].source_type  # `The letter was never answered, Mr Lind said`: his word, not the outlet's
    if not is_denial and caveat.kind not in (K.NO_INDEPENDENT_VERIFICATION, K.DATE_OR_PLACE_UNVERIFIED):
        return T.OWN_REPORTING.value
    begin = s.statement.span.start
    # `Reuters was unable to confirm`: the caveat's words may begin with who could not
    subject = Span(begin, max(caveat.span.start + 1, min(begin + _SUBJECT_REACH, caveat.span.end)))
    if caveat.by is not None:
        type_: str | None = sources[caveat.by].type
    else:
        type_ = classifier.source_type_of(subject, only_outlets=not is_denial)
    if is_denial:
        return type_ or T.INDIVIDUAL.value  # `He has pleaded not guilty`: whoever denies, it is not the outlet
    if type_ not in MEDIA:
        return type_ or T.OWN_REPORTING.value
    if any(b.is_main and not b.is_negated for b in own):
        return type_  # `Reuters said it could not verify the claim`
    may_be_own = type_ == T.WIRE or not is_published
    is_cited = not cited.isdisjoint(classifier.outlet_ids(subject))
    return T.OWN_REPORTING.value if may_be_own and not is_cited else type_


def _is_told(words: Span, own: Built) -> bool:
    """True where somebody who is no medium says the words of a caveat."""
    is_inside = any(c.start <= words.start and words.end <= c.end for c in own.attribution.content)
    return own.is_main and own.source_type not in MEDIA and is_inside


def cited_outlets(built: Sequence[Built], caveats: Sequence[Found], sources: Mapping[str, Source]) -> frozenset[str]:
    """The outlets, by their ids in the registry, whose reports the article cites: they are not its own. Who was told
    something, or could not verify it, may be. Empty where no caveat is a sentence's whole, as nobody asks then.
    """
    bare = {found.caveat.statement for found in caveats if found.is_bare}
    if not bare:
        return frozenset()
    links = (
        link for b in built if b.attribution.statement not in bare for link in b.attribution.chain
        if link.channel != "interview"
    )  # fmt: skip
    return frozenset(sources[link.source].registry or "" for link in links)
