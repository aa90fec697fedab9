"""Findings -> the annotation document (docs/format.md): plain JSON-ready values, document order, fixed key order."""

from __future__ import annotations

import hashlib
from typing import Any

from provenance.findings import (
    Attribution,
    Caveat,
    CreditLine,
    Diagnostic,
    Evidence,
    Findings,
    Labels,
    Link,
    ReadImage,
    Source,
    Verification,
)
from provenance.spans import Span
from provenance.vocabulary import FORMAT, SCHEMA_ID, SCHEMA_VERSION, WEAKNESS, ScopeTarget, SourceType, Status

Json = dict[str, Any]

# Plain strings: looking up and writing an enum's member costs more than annotating a statement may.
_RANK = {str(status.value): rank for rank, status in enumerate(WEAKNESS)}
_BY_RANK = tuple(str(status.value) for status in WEAKNESS)
_TYPE_ORDER = tuple(str(t.value) for t in SourceType)
_STATUS_ORDER = tuple(str(s.value) for s in Status)
_NOT_APPLICABLE = str(Status.NOT_APPLICABLE.value)
_LONG = 200_000  # code points of an article that is written with an eye to memory
_WRITTEN = Labels("", "")
_ON_IMAGE, _ON_STATEMENTS = str(ScopeTarget.IMAGE.value), str(ScopeTarget.STATEMENTS.value)


def assemble(findings: Findings, uri: str, sha256: str, generator: dict[str, str], with_text: bool = True) -> Json:
    """The annotation document of one article.

    `uri` is the input's name as the caller gave it, `sha256` the hexadecimal digest of its bytes, `generator` the
    four fields name, version, rules and registry. `with_text=False` leaves `article.text` out. Source ids follow the
    order in which the document first names them; caveats stand in the order of their words.

    The findings are used up: their labels and attributions are let go as they are written, since those of a long
    article take as much memory as the document. In a long article the same span of a passage is one and the same
    dictionary wherever the document gives it: copy before changing one.
    """
    return _Assembly(findings).document(uri, sha256, generator, with_text)


class _Assembly:
    """One article's ids and counts while its document is being built."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.text = findings.source.text
        self.source_ids: dict[str, str] = {}
        self.sources: list[Json] = []
        self.origins: dict[str, int] = {}
        self.types: dict[str, int] = {}
        self.statuses: dict[str, int] = {}
        self.caveats = sorted(findings.caveats, key=_place)
        self.attributions: list[list[Attribution]] = [[] for _ in findings.statements]
        for attribution in findings.attributions:
            self.attributions[attribution.statement].append(attribution)
        findings.attributions.clear()
        self.caveat_ids = self._caveat_ids()
        # Spans of the passage at hand, in a long article: what is the same stands in memory, and in the document, once.
        self.spans: dict[Span, Json] | None = {} if len(self.text) > _LONG else None

    def document(self, uri: str, sha256: str, generator: dict[str, str], with_text: bool) -> Json:
        article = self._article(uri, sha256, with_text)
        passages = self._passages()
        caveats = [self._caveat(number, caveat) for number, caveat in enumerate(self.caveats, 1)]
        verifications = [self._verification(number, it) for number, it in enumerate(self.findings.verifications, 1)]
        found = self.findings
        document: Json = {
            "$schema": SCHEMA_ID,
            "format": FORMAT,
            "schema_version": SCHEMA_VERSION,
            "generator": generator,
            "article": article,
            "sources": self.sources,
            "passages": passages,
            "caveats": caveats,
            "diagnostics": [_diagnostic(d) for d in (*found.source.diagnostics, *found.diagnostics)],
            "summary": {
                "statements": len(found.statements),
                "by_source_type": {t: self.types[t] for t in _TYPE_ORDER if t in self.types},
                "by_status": {s: self.statuses[s] for s in _STATUS_ORDER if s in self.statuses},
                "caveats": len(self.caveats),
                # The ids are in order of appearance already, and sorting is stable.
                "origins": [
                    {"source": source, "statements": count}
                    for source, count in sorted(self.origins.items(), key=lambda item: (-item[1], int(item[0][1:])))
                ],
            },
        }
        if verifications:
            document["verifications"] = verifications
        return document

    def _article(self, uri: str, sha256: str, with_text: bool) -> Json:
        read = self.findings.source
        article: Json = {
            "uri": uri,
            "media_type": read.media_type,
            "sha256": sha256,
            "text_sha256": hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest(),
            "language": read.language,
            "headline": read.headline,
            "byline": list(read.byline),
            "published": read.published,
            "modified": read.modified,
            "publisher": None,
        }
        publisher = self.findings.publisher or read.publisher
        if publisher is not None:
            article["publisher"] = {"name": publisher, "registry": self.findings.publisher_registry}
        if read.address is not None:
            article["address"] = read.address
        if self.findings.article_chain:
            article["chain"] = [self._link(link) for link in self.findings.article_chain]
        if with_text:
            article["text"] = self.text
        return article

    def _caveat_ids(self) -> list[list[str]]:
        """Per statement the ids of the caveats that stand in it or cover it. A caveat on an image covers every
        statement of the caption that claims something; one on the whole document is not repeated everywhere.
        """
        found = self.findings
        ids: list[list[str]] = [[] for _ in found.statements]
        claims: dict[int, list[int]] = {}
        if any(caveat.target == _ON_IMAGE for caveat in self.caveats):
            for index, statement in enumerate(found.statements):
                if found.labels[index].status != _NOT_APPLICABLE:
                    claims.setdefault(statement.passage, []).append(index)
        for number, caveat in enumerate(self.caveats, 1):
            bears_on = {caveat.statement}
            if caveat.target == _ON_STATEMENTS:
                bears_on.update(caveat.covers)
            elif caveat.target == _ON_IMAGE:
                bears_on.update(index for passage in caveat.covers for index in claims.get(passage, ()))
            for index in bears_on:
                ids[index].append(f"c{number}")
        return ids

    def _passages(self) -> list[Json]:
        found = self.findings
        by_passage: list[list[int]] = [[] for _ in found.source.passages]
        for index, statement in enumerate(found.statements):
            by_passage[statement.passage].append(index)
        out = []
        for number, passage in enumerate(found.source.passages):
            if self.spans:
                self.spans.clear()
            statements = [self._statement(index) for index in by_passage[number]]
            entry: Json = {"id": f"p{number + 1}", "kind": passage.kind, "span": _bare(passage.span)}
            if passage.path is not None:
                entry["path"] = passage.path
            if passage.image is not None:
                entry["image"] = self._image(passage.image, found.credits.get(number))
            types: list[str] = []
            rank = _RANK[_NOT_APPLICABLE]  # the highest
            for s in statements:
                if s["source_type"] not in types:
                    types.append(s["source_type"])
                rank = min(rank, _RANK[s["status"]])
            entry["source_types"] = types
            entry["status"] = _BY_RANK[rank]
            entry["statements"] = statements
            out.append(entry)
        return out

    def _statement(self, index: int) -> Json:
        statement, labels = self.findings.statements[index], self.findings.labels[index]
        self.types[labels.source_type] = self.types.get(labels.source_type, 0) + 1
        self.statuses[labels.status] = self.statuses.get(labels.status, 0) + 1
        self.findings.labels[index] = _WRITTEN
        attributions: list[Json] = []
        if self.attributions[index]:
            attributions = [self._attribution(a) for a in self.attributions[index]]
            self.attributions[index] = []
            origins: list[str] = []
            for attribution in attributions:
                origin = attribution["chain"][0]["source"] if attribution["chain"] else None
                if origin is not None and origin not in origins:
                    origins.append(origin)
                    self.origins[origin] = self.origins.get(origin, 0) + 1
        return {
            "id": statement.id,
            "span": self._span(statement.span),
            "source_type": labels.source_type,
            "status": labels.status,
            "caveats": self.caveat_ids[index],
            "attributions": attributions,
            "evidence": [self._evidence(e) for e in labels.evidence] if labels.evidence else [],
        }

    def _attribution(self, attribution: Attribution) -> Json:
        return {
            "cue": None if attribution.cue is None else self._span(attribution.cue),
            "content": [self._span(span) for span in attribution.content],
            "quoted": attribution.quoted,
            "chain": [self._link(link) for link in attribution.chain],
            "rule": attribution.rule,
        }

    def _link(self, link: Link, credit: CreditLine | None = None) -> Json:
        entry: Json = {
            "source": self._source_id(link.source, credit),
            "role": link.role,
            "identification": link.identification,
            "channel": link.channel,
        }
        if link.span is not None:
            entry["span"] = self._span(link.span)
        if link.cue is not None:
            entry["cue"] = self._span(link.cue)
        if link.field is not None:
            entry["field"] = link.field
        return entry

    def _image(self, image: ReadImage, credit: CreditLine | None) -> Json:
        line: Json | None = None
        if image.credit_text is not None:
            line = {"text": image.credit_text}
            if image.credit is not None:
                line["span"] = self._span(image.credit)
            line["chain"] = [self._link(link, credit) for link in credit.chain] if credit else []
        elif credit is not None and credit.chain:
            words = dict.fromkeys(f.text for f in image.fields if any(link.field == f.name for link in credit.chain))
            line = {"text": " / ".join(words), "chain": [self._link(link, credit) for link in credit.chain]}
        entry: Json = {"src": image.src, "alt": image.alt, "credit": line}
        if image.digital_source is not None:
            entry["digital_source_type"] = image.digital_source
        return entry

    def _source_id(self, key: str, credit: CreditLine | None) -> str:
        known = self.source_ids.get(key)
        if known is not None:
            return known
        source = self.findings.sources.get(key)
        if source is None and credit is not None:
            source = next((s for s in credit.sources if s.key == key), None)
        if source is None:
            raise KeyError(f"a chain names the source {key!r}, which no stage handed over")
        known = f"s{len(self.sources) + 1}"
        self.source_ids[key] = known
        self.sources.append(_source(known, source))
        return known

    def _caveat(self, number: int, caveat: Caveat) -> Json:
        scope: Json = {"target": caveat.target}
        if caveat.target == _ON_STATEMENTS:
            scope["ids"] = [self.findings.statements[index].id for index in caveat.covers]
        elif caveat.target == _ON_IMAGE:
            scope["ids"] = [f"p{index + 1}" for index in caveat.covers]
        entry: Json = {
            "id": f"c{number}",
            "kind": caveat.kind,
            "span": self._span(caveat.span),
            "statement": self.findings.statements[caveat.statement].id,
            "scope": scope,
        }
        if caveat.by is not None:
            entry["by"] = self._source_id(caveat.by, None)
        entry["rule"] = caveat.rule
        return entry

    def _verification(self, number: int, it: Verification) -> Json:
        statements = self.findings.statements
        entry: Json = {
            "id": f"v{number}",
            "status": it.status,
            "span": self._span(it.span),
            "statement": statements[it.statement].id,
            "covers": [statements[index].id for index in it.covers],
        }
        if it.by is not None:
            entry["by"] = self._source_id(it.by, None)
        if it.method is not None:
            entry["method"] = self._span(it.method)
        entry["elements_verified"] = list(it.elements_verified)
        entry["elements_not_verified"] = list(it.elements_not_verified)
        entry["rule"] = it.rule
        return entry

    def _evidence(self, evidence: Evidence) -> Json:
        if evidence.span is None:
            return {"rule": evidence.rule}
        return {"rule": evidence.rule, "span": self._span(evidence.span)}

    def _span(self, span: Span) -> Json:
        start, end = span
        if self.spans is None:
            return {"start": start, "end": end, "exact": self.text[start:end]}
        known = self.spans.get(span)
        if known is None:
            known = self.spans[span] = {"start": start, "end": end, "exact": self.text[start:end]}
        return known


def _place(caveat: Caveat) -> tuple[int, int, str]:
    return caveat.span[0], caveat.span[1], caveat.kind


def _bare(span: Span) -> Json:
    return {"start": span[0], "end": span[1]}


def _source(identifier: str, source: Source) -> Json:
    entry: Json = {"id": identifier, "name": source.name, "type": source.type}
    if source.registry is not None:
        entry["registry"] = source.registry
    if source.country is not None:
        entry["country"] = source.country
    if source.aliases:
        entry["aliases"] = list(source.aliases)
    if source.control is not None:
        entry["control"] = dict(source.control)
    return entry


def _diagnostic(diagnostic: Diagnostic) -> Json:
    return {"code": diagnostic.code, "severity": diagnostic.severity, "message": diagnostic.message}
