"""One walk over an annotation that says whether it is surely right: it fits the schema, and means nothing that is wrong.

The file is decoded into types made from the schema (shape.py); the walk looks at what they leave open, and at what
semantics.py and consistency.py look at, in one pass and without pointers. Where it is not sure, the checks are asked, and
say what and where; tests hold it to their answers.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from typing import Any

import orjson

from provenance.validation.consistency import Outlets, are_known, loops_back, may_bear
from provenance.validation.repeated import repeated_keys
from provenance.validation.shape import decoder, patterns
from provenance.vocabulary import REVIEW_RULE, WEAKNESS

_RANK: dict[str, int] = {str(status.value): rank for rank, status in enumerate(WEAKNESS)}
_BARE = ("unattributed", "not_applicable")  # what a statement may be that nothing says anything of
_NOTHING: frozenset[str] = frozenset()
_MOST_KEPT = 20_000  # ids of one form that are remembered


class _Form:
    """The form of an id. What fitted once is remembered: ids come again in every file."""

    def __init__(self, pattern: str) -> None:
        # The schema's `$` is the end of the text, Python's also stands before a last line feed.
        self._pattern = re.compile(pattern.removesuffix("$") + r"\Z")
        self._kept: set[str] = set()

    def fits(self, value: str) -> bool:
        """True for an id of this form."""
        if value in self._kept:
            return True
        if self._pattern.search(value) is None:
            return False
        if len(self._kept) < _MOST_KEPT:
            self._kept.add(value)
        return True


class _Forms:
    """The forms of the ids of all things."""

    def __init__(self, known: dict[str, str]) -> None:
        self.source, self.passage = _Form(known["Source"]), _Form(known["Passage"])
        self.statement, self.caveat = _Form(known["Statement"]), _Form(known["Caveat"])


@cache
def _forms() -> _Forms:
    return _Forms(patterns())


class _Caveats:
    """What the caveats of a document cover: their ids by what must and what may list them, their kinds by what they cover."""

    def __init__(self) -> None:
        self.must: dict[str, set[str]] = {}
        self.may: dict[str, set[str]] = {}
        self.on: dict[str, set[str]] = {}
        self.far: dict[str, set[str]] = {}
        self.anywhere: set[str] = set()
        self.anywhere_kinds: set[str] = set()
        self.ids: set[str] = set()

    def take(self, identifier: str, kind: str, own: str, target: str, ids: list[str]) -> None:
        """One caveat, which stands in the statement `own` and covers `ids`."""
        self.ids.add(identifier)
        _into(self.must, own, identifier)
        holders = self.must if target == "statements" else self.may
        for covered in ids:
            _into(holders, covered, identifier)
            _into(self.on, covered, kind)
            if covered != own:
                _into(self.far, covered, kind)
        if target == "document":
            self.anywhere.add(identifier)
            self.anywhere_kinds.add(kind)


def _into(holders: dict[str, set[str]], key: str, value: str) -> None:
    found = holders.get(key)
    if found is None:
        holders[key] = {value}
    else:
        found.add(value)


class _Walk:
    """What is known of a document so far. Every method says True where its part is surely right."""

    def __init__(self, forms: _Forms, unset: object, text: str | None) -> None:
        self.forms = forms
        self.unset = unset  # what stands for a field that is not there
        self.has_text = text is not None
        self.text: str = text or ""
        self.caveats = _Caveats()
        self.listed: set[str] = set()  # ids of the sources
        self.used: set[str] = set()  # those of them that something names
        self.registry: list[str] = []  # ids of outlets
        self.passage_ids: set[str] = set()
        self.captions: set[str] = set()
        self.home: dict[str, tuple[int, int]] = {}  # the span of a statement's passage by the statement's id
        self.types: dict[str, int] = {}
        self.statuses: dict[str, int] = {}
        self.origins: dict[str, int] = {}

    def words(self, span: Any) -> bool:
        """A span holds its words."""
        start: int = span.start
        end: int = span.end
        exact: str = span.exact
        return len(exact) == end - start and (not self.has_text or self.text[start:end] == exact)

    def may_be_words(self, span: Any) -> bool:
        """The same, or nothing."""
        return span is None or span is self.unset or self.words(span)

    def article(self, article: Any) -> bool:
        """The article, its publisher and its chain."""
        if self.has_text and hashlib.sha256(self.text.encode()).hexdigest() != article.text_sha256:
            return False
        publisher = article.publisher
        if publisher is not None:
            self.outlet(publisher.registry)
        chain = article.chain
        return chain is None or chain is self.unset or self.chain(chain)

    def outlet(self, identifier: Any) -> None:
        """What may be the id of an outlet in the registry."""
        if identifier is not None and identifier is not self.unset:
            self.registry.append(identifier)

    def sources(self, sources: list[Any]) -> bool:
        """The list of sources."""
        for source in sources:
            identifier: str = source.id
            if not self.forms.source.fits(identifier):
                return False
            self.listed.add(identifier)
            self.outlet(source.registry)
        return len(self.listed) == len(sources)

    def chain(self, chain: list[Any]) -> bool:
        """A chain: its links name sources that are listed, and origins come first."""
        unset = self.unset
        is_first = may_begin = True
        for link in chain:
            source: str = link.source
            if source not in self.listed:
                return False
            self.used.add(source)
            role: str = link.role
            if role != "origin":
                if is_first:
                    return False
                may_begin = False
            elif not may_begin:
                return False
            is_first = False
            span = link.span
            if span is not unset and span is not None and not self.words(span):
                return False
            cue = link.cue
            if cue is not unset and cue is not None and not self.words(cue):
                return False
        return True

    def passages(self, passages: list[Any]) -> bool:
        """All passages in order, with their statements."""
        last = 0
        for passage in passages:
            identifier: str = passage.id
            start: int = passage.span.start
            end: int = passage.span.end
            if not self.forms.passage.fits(identifier) or identifier in self.passage_ids:
                return False
            if start < last or end < start or (self.has_text and end > len(self.text)):
                return False
            last = end
            self.passage_ids.add(identifier)
            if passage.kind == "caption":
                self.captions.add(identifier)
            image = passage.image
            if image is not self.unset and image is not None and not self.image(image, start, end):
                return False
            if not self.statements(passage, identifier, start, end):
                return False
        return True

    def image(self, image: Any, start: int, end: int) -> bool:
        """An image, whose credit line lies in its caption."""
        credit = image.credit
        if credit is None or credit is self.unset:
            return True
        span = credit.span
        is_there = span is not self.unset and span is not None
        if is_there and (span.start < start or end < span.end or not self.words(span)):
            return False
        return self.chain(credit.chain)

    def statements(self, passage: Any, name: str, start: int, end: int) -> bool:
        """The statements of a passage, and what it says of them all."""
        types: set[str] = set()
        inner, rank = start, _RANK["not_applicable"]
        for statement in passage.statements:
            span = statement.span
            first: int = span.start
            last: int = span.end
            if first < inner or end < last or not self.words(span):
                return False
            inner = last
            identifier: str = statement.id
            kind: str = statement.source_type
            status: str = statement.status
            if not self.forms.statement.fits(identifier) or identifier in self.home:
                return False
            self.home[identifier] = (start, end)
            if not identifier.startswith(name) or identifier[len(name)] != ".":
                return False
            self.types[kind] = self.types.get(kind, 0) + 1
            self.statuses[status] = self.statuses.get(status, 0) + 1
            if not self.statement(statement, kind, status) or not self.bears(statement, identifier, name):
                return False
            types.add(kind)
            rank = min(rank, _RANK[status])
        listed: list[str] = passage.source_types
        return len(listed) == len(types) and set(listed) == types and _RANK[passage.status] == rank

    def statement(self, statement: Any, kind: str, status: str) -> bool:
        """A statement's evidence and attributions; none of their chains comes back to a source that it left."""
        evidence: list[Any] = statement.evidence
        if not evidence and not (kind == "none" and status in _BARE):
            return False
        unset = self.unset
        for entry in evidence:
            span = entry.span
            if span is not unset and span is not None and not self.words(span):
                return False
        attributions: list[Any] = statement.attributions
        if not attributions:
            return True
        origins: set[str] = set()
        for attribution in attributions:
            if not self.may_be_words(attribution.cue):
                return False
            for span in attribution.content:
                if not self.words(span):
                    return False
            chain: list[Any] = attribution.chain
            if not chain:
                continue
            if not self.chain(chain) or (len(chain) > 2 and loops_back([link.source for link in chain])):
                return False
            origins.add(chain[0].source)
        for origin in origins:
            self.origins[origin] = self.origins.get(origin, 0) + 1
        return True

    def bears(self, statement: Any, identifier: str, passage: str) -> bool:
        """A statement lists its caveats, and its status is one that they and its source type allow."""
        known = self.caveats
        listed: list[str] = statement.caveats
        if (listed or identifier in known.must) and not self.lists_its_caveats(listed, identifier, passage):
            return False
        status: str = statement.status
        kind: str = statement.source_type
        far = known.far.get(identifier)
        if far is None and status in ("attributed", "unattributed") and (status == "attributed") != (kind == "none"):
            return True
        kinds = (known.on.get(identifier) or _NOTHING, known.on.get(passage) or _NOTHING, known.anywhere_kinds)
        return may_bear(status, kind, kinds, far) or any(entry.rule == REVIEW_RULE for entry in statement.evidence)

    def lists_its_caveats(self, listed: list[str], identifier: str, passage: str) -> bool:
        """A statement lists the caveats that it must, and no others than it may."""
        known = self.caveats
        due = known.must.get(identifier) or _NOTHING
        may = known.may.get(passage) or _NOTHING
        there = set(listed)
        if not due <= there or not there <= known.ids:
            return False
        return all(one in due or one in may or one in known.anywhere for one in listed)

    def takes_caveats(self, caveats: list[Any]) -> bool:
        """The caveats by themselves, before the statements are looked at."""
        for caveat in caveats:
            identifier: str = caveat.id
            scope = caveat.scope
            target: str = scope.target
            if not self.forms.caveat.fits(identifier) or not self.words(caveat.span) or not self.names(caveat.by):
                return False
            ids: list[str] = scope.ids if isinstance(scope.ids, list) else []
            if (target == "document") == bool(ids) or len(set(ids)) != len(ids):
                return False
            self.caveats.take(identifier, caveat.kind, caveat.statement, target, ids)
        return len(self.caveats.ids) == len(caveats)

    def names(self, source: Any) -> bool:
        """Nobody, or a source that is listed."""
        if source is None or source is self.unset:
            return True
        self.used.add(source)
        return source in self.listed

    def caveats_stand(self, caveats: list[Any]) -> bool:
        """Caveats stand in their statements' passages and cover what there is."""
        for caveat in caveats:
            if not self.is_at_home(caveat.span, caveat.statement):
                return False
            target: str = caveat.scope.target
            if target == "document":
                continue
            ids: list[str] = caveat.scope.ids
            for identifier in ids:
                if not (identifier in self.home if target == "statements" else identifier in self.captions):
                    return False
        return True

    def is_at_home(self, span: Any, statement: str) -> bool:
        """A span lies in the passage of a statement that exists."""
        outer = self.home.get(statement)
        return outer is not None and outer[0] <= span.start and outer[1] >= span.end

    def verifications(self, found: Any) -> bool:
        """Verifications stand in their statements' passages, cover statements and do not contradict themselves."""
        if found is None or found is self.unset:
            return True
        for one in found:
            if not self.words(one.span) or not self.names(one.by) or not self.may_be_words(one.method):
                return False
            covers, missing, checked = one.covers, one.elements_not_verified, one.elements_verified
            if not self.is_at_home(one.span, one.statement) or not all(covered in self.home for covered in covers):
                return False
            if len({*missing, *checked}) != len(missing) + len(checked) or len(set(covers)) != len(covers):
                return False
            if missing and one.status != "partly_verified":
                return False
        return len({one.id for one in found}) == len(found)

    def summary(self, summary: Any, caveats: int) -> bool:
        """The summary adds up."""
        origins: list[Any] = summary.origins
        if summary.statements != len(self.home) or summary.caveats != caveats or len(origins) != len(self.origins):
            return False
        if summary.by_source_type != self.types or summary.by_status != self.statuses:
            return False
        seen: set[str] = set()
        for entry in origins:
            source: str = entry.source
            if self.origins.get(source) != entry.statements:
                return False
            seen.add(source)
        return len(seen) == len(origins)


def is_sound(content: bytes, outlets: Outlets) -> bool:
    """True for an annotation file that fits the schema, repeats no key, and means nothing that contradicts itself; False
    says to ask the checks.
    """
    shapes = decoder()
    document = shapes.decode(content) if shapes is not None else None
    if shapes is None or document is None:
        return False
    article, caveats, text, review = document.article, document.caveats, document.article.text, document.review
    walk = _Walk(_forms(), shapes.unset, text if isinstance(text, str) else None)
    return (
        (review is None or review is shapes.unset or shapes.is_review(review))
        and walk.sources(document.sources)
        and walk.takes_caveats(caveats)
        and walk.article(article)
        and walk.passages(document.passages)
        and walk.caveats_stand(caveats)
        and walk.verifications(document.verifications)
        and len(walk.used) == len(walk.listed)
        and walk.summary(document.summary, len(caveats))
        and are_known(walk.registry, outlets, document.generator.registry)
        and (shapes.is_no_longer(document, content) or not repeated_keys(content, orjson.loads(content)))
    )
