"""Whose word a caption is: the supplier that its words name, then the chain of its credit line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from provenance.findings import Attribution, Built, CreditLine, Link, Resolved, Source, SourceText
from provenance.records import record
from provenance.rules import lexicon as lx
from provenance.spans import Span
from provenance.syntax.drafts import Sentence
from provenance.syntax.tokens import Tokens
from provenance.vocabulary import SourceType as T

_NOBODY = frozenset((T.UNKNOWN, T.DOCUMENT))
_CARRIERS = frozenset((T.WIRE, T.DISTRIBUTOR, T.NEWS_OUTLET, T.PUBLIC_MEDIA, T.INDIVIDUAL, T.UNKNOWN))


@record
class CaptionFacts:
    """What is known of a caption besides its words: the credit's links with their types, whether an interested party
    supplied the picture, and the state media named elsewhere in the caption (a watermark) with their spans.
    """

    credit: tuple[tuple[Link, str], ...] = ()
    is_interested: bool = False
    watermark: tuple[tuple[Source, Span], ...] = ()


class DirectoryLike(Protocol):
    """The article's sources, as this stage asks for them."""

    @property
    def sources(self) -> dict[str, Source]: ...
    def resolve(self, first: int, last: int, statement: int) -> Resolved | None: ...
    def outlets_in(self, span: Span) -> list[tuple[Source, Span]]: ...


def with_captions(
    tk: Tokens, source: SourceText, sentences: Sequence[Sentence], built: list[Built], directory: DirectoryLike,
    known: Mapping[int, CreditLine], bare: set[int],
) -> list[Built]:  # fmt: skip
    """The attributions with those of captions added: supplier and credit line tell whose word a description is."""
    captions = [s for s in sentences if source.passages[s.statement.passage].kind == "caption"]
    by_index = {s.index: s for s in captions}
    built = [
        b
        for b in built
        if b.attribution.statement not in by_index or not is_of_picture(tk, by_index[b.attribution.statement], b)
    ]
    have = {b.attribution.statement for b in built}
    added: list[Built] = []
    for s in captions:
        index = s.statement.passage
        if s.index in have and s.index not in bare:
            continue
        facts = _caption_facts(source, index, known.get(index), directory)
        found = note_attribution(s, facts) if s.index in bare else caption_attribution(tk, s, directory, facts)
        if found is not None:
            added.append(found)
    if not added:
        return built
    notes = {b.attribution.statement for b in added if b.pattern == "note"}
    built = [b for b in built if b.attribution.statement not in notes]
    return sorted([*built, *added], key=lambda b: b.attribution.statement)


def _caption_facts(source: SourceText, index: int, credit: CreditLine | None, directory: DirectoryLike) -> CaptionFacts:
    """What a caption's credit line and the outlets that its words name tell."""
    links = tuple((link, directory.sources[link.source].type) for link in credit.chain) if credit is not None else ()
    named = directory.outlets_in(source.passages[index].span)
    marks = tuple((outlet, span) for outlet, span in named if outlet.type == "state_media")
    is_handout = credit is not None and (credit.handout is not None or credit.is_handout)
    return CaptionFacts(links, is_handout, marks)


def caption_attribution(tk: Tokens, s: Sentence, directory: DirectoryLike, facts: CaptionFacts) -> Built | None:
    """The attribution of a caption's sentence. None where neither a supplier is named nor the credit's origin is an
    interested party: the description is then the outlet's or the agency's own.
    """
    found = _supplier(tk, s)
    links: list[Link] = []
    type_, rule, evidence, cue = "", "credit.origin", None, None
    if found is not None:
        first, last, rule, cue = found
        resolved = directory.resolve(first, last, s.index)
        if resolved is not None:
            type_, evidence = resolved.source.type, resolved.evidence
            if not any(_is_same(link.source, resolved.source.key) for link, _ in facts.credit):
                span = Span(tk.starts[first], tk.end(last - 1))
                links.append(Link(resolved.source.key, "origin", resolved.identification, "handout", span, cue))
    if not type_:
        if not (facts.credit and facts.is_interested):
            return None
        type_ = facts.credit[0][1]
    links += _relays(facts, bool(links))
    types = {t for _, t in facts.credit} | {source.type for source, _ in facts.watermark if links}
    if T.STATE_MEDIA in types:
        type_ = T.STATE_MEDIA.value
    if type_ in _CARRIERS and found is None:
        return None
    attribution = Attribution(s.index, cue, (s.statement.span,), "indirect", tuple(links), rule)
    return Built(attribution, type_, rule, evidence, "supplier", True, False)


def _is_same(credited: str, named: str) -> bool:
    """True where a credit's party and the supplier that the caption names are one, by their keys: the credit line may be
    the only place that writes the name without its article.
    """
    return credited == named or (credited.startswith("credit:") and credited.partition(":")[2] == named.partition(":")[2])


def is_of_picture(tk: Tokens, s: Sentence, built: Built) -> bool:
    """True where a caption's sentence only says what its picture shows (`This photo, provided by the police, shows`):
    whoever supplied the picture is the source, not the picture.
    """
    chain = built.attribution.chain
    span = chain[0].span if len(chain) == 1 else None
    if span is None:
        return False
    words = tk.words[tk.at(span.start) : tk.at(span.end)]
    if built.source_type in _NOBODY and words[-1] in tk.lexicon.sets["pictured"] and built.attribution.cue is not None:
        return span.start == s.statement.span[0]  # `A satellite image | shows the hangar`
    if _supplier(tk, s) is None:
        return False
    return words[:1] == ["this"] and not tk.lexicon.sets["record"].isdisjoint(words)


def note_attribution(s: Sentence, facts: CaptionFacts) -> Built | None:
    """A note on the image ("cannot be verified") is the word of the agency that carried it: the credit's last link."""
    if not facts.credit or facts.credit[-1][1] != T.WIRE:
        return None
    last = facts.credit[-1][0]
    link = Link(last.source, "origin", last.identification, "none", last.span)
    attribution = Attribution(s.index, None, (s.statement.span,), "indirect", (link,), "credit.note")
    return Built(attribution, T.OWN_REPORTING.value, "credit.note", last.span, "note", True, False)


def _relays(facts: CaptionFacts, has_origin: bool) -> list[Link]:
    """The credit's links behind the supplier; a watermark's outlet where there is no credit line."""
    if not facts.credit:
        return [Link(k.key, "relay", "institution", "handout", span) for k, span in facts.watermark[:1]]
    out = []
    for i, (link, _) in enumerate(facts.credit):
        role = link.role
        if has_origin or i:
            role = "distributor" if role == "distributor" else "relay"
        out.append(Link(link.source, role, link.identification, link.channel, link.span, link.cue))
    return out


def _supplier(tk: Tokens, s: Sentence) -> tuple[int, int, str, Span] | None:
    """Tokens of the supplier that a caption names, with the rule and the cue's span."""
    words = tk.words
    for k in range(s.low, s.high):
        if words[k] not in tk.lexicon.sets["supply_head"] or (k > s.low and tk.flags[k - 1] & lx.AUX):
            continue
        for phrase, rule in tk.lexicon.suppliers.items():
            if tuple(words[k : k + len(phrase)]) == phrase:
                return _supplier_phrase(tk, s, k, k + len(phrase), rule)
        if words[k] in tk.lexicon.sets["handed_out"]:
            by = next((j for j in range(k + 1, min(s.high, k + 16)) if words[j] == "by"), None)
            if by is not None and not any(tk.flags[j] & lx.AUX for j in range(k + 1, by)):
                return _supplier_phrase(tk, s, k, by + 1, "en.cue.provided-by")
    return None


def _supplier_phrase(tk: Tokens, s: Sentence, k: int, first: int, rule: str) -> tuple[int, int, str, Span] | None:
    end = first
    while end < s.high and tk.words[end] not in tk.lexicon.sets["supplier_end"]:
        end += 1
    return (first, end, rule, Span(tk.starts[k], tk.end(first - 1))) if end > first else None
