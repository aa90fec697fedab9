"""Caveat hits to caveats: kind, words, what they cover, and whether a statement is nothing but its caveat."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Protocol

from provenance.findings import Attribution, Caveat, Found, ReadPassage
from provenance.matching import LazyPattern
from provenance.records import record
from provenance.rules.caveats import CaveatBook, CaveatRule
from provenance.spans import Span
from provenance.syntax.drafts import Sentence
from provenance.vocabulary import CaveatKind as K

_LOOK_BACK = 8
_OF_STATEMENTS = frozenset((K.ALLEGED_HEDGE, K.ANONYMOUS_SOURCE, K.DISPUTED, K.SELF_REPORTED_FIGURES, K.SINGLE_SOURCE))
_OF_REPORTS = frozenset((K.NO_INDEPENDENT_VERIFICATION, K.UNCONFIRMED))
_CLAUSE_MARK = re.compile(r"[,;:—–、，；：،؛]| - ")


class AttributedLike(Protocol):
    """An attribution with its pattern, as the chain stage builds it."""

    @property
    def attribution(self) -> Attribution: ...
    @property
    def is_main(self) -> bool: ...


@record(frozen=False)
class _Hit:
    rule: CaveatRule
    sentence: int
    start: int
    end: int


def _origins(built: Sequence[AttributedLike]) -> set[str]:
    return {link.source for b in built for link in b.attribution.chain[:1]}


class CaveatFinder:
    """All caveats of one article."""

    def __init__(
        self, text: str, folded: str, sentences: Sequence[Sentence], passages: Sequence[ReadPassage], book: CaveatBook
    ) -> None:
        self.text, self.folded = text, folded
        self.sentences, self.passages, self.book = sentences, passages, book
        self._denials: set[int] = set()
        self._starts = [s.statement.span[0] for s in sentences]

    def find(self, built: Sequence[AttributedLike], credits_: Mapping[int, tuple[Span | None, Span | None]]) -> list[Found]:
        """The caveats in order of their words. `credits_` gives the handout and file marks of credit lines by passage."""
        by_statement: dict[int, list[AttributedLike]] = {}
        for b in built:
            by_statement.setdefault(b.attribution.statement, []).append(b)
        out: list[Found] = []
        hits = self._hits()
        self._denials = {h.sentence for h in hits if h.rule.scope == "dispute" and h.rule.is_bare}
        for hit in hits:
            found = self._found(hit, by_statement)
            if found is not None:
                out.append(found)
        out.extend(self._of_credits(credits_, out))
        out.sort(key=lambda f: (f.caveat.span[0], f.caveat.span[1], f.caveat.kind))
        return out

    def _hits(self) -> list[_Hit]:
        tried: set[tuple[str, int]] = set()
        hits: list[_Hit] = []
        for offset, rule in self.book.index.candidates(self.folded):
            index = bisect_right(self._starts, offset) - 1
            if index < 0 or (rule.id, index) in tried:
                continue
            tried.add((rule.id, index))
            hits.extend(self._matches(rule, index))
        hits.sort(key=lambda h: (h.start, -h.end))
        kept: list[_Hit] = []
        for hit in hits:
            if any(k.rule.kind == hit.rule.kind and hit.start < k.end and k.start < hit.end for k in kept[-6:]):
                continue
            kept.append(hit)
        return kept

    def _matches(self, rule: CaveatRule, index: int) -> list[_Hit]:
        s = self.sentences[index]
        kind = self.passages[s.statement.passage].kind
        if rule.where and (rule.where == "caption") != (kind == "caption"):
            return []
        start, end = s.statement.span
        found = []
        for match in rule.pattern.finditer(self.folded[start:end]):
            at, stop = start + match.start(), start + match.end()
            if stop <= at or self._is_quoted(s, at, stop):
                continue
            if rule.unless is not None and rule.unless.search(self.folded[max(start, at - 60) : min(end, stop + 60)]):
                continue
            while stop > at and self.folded[stop - 1] in " ,.":
                stop -= 1
            found.append(_Hit(rule, index, at, stop))
        return found

    def _is_quoted(self, s: Sentence, start: int, end: int) -> bool:
        """True inside a quotation of some length: then the caveat is the speaker's, not the text's."""
        return any(
            q.start < start and end < q.end and q.end - q.start > end - start + 6 and not self._is_stray(q.start, q.is_open)
            for q in s.quotations
        )

    def _is_stray(self, mark: int, is_open: bool) -> bool:
        """True where a straight mark that nothing closes ends a quotation rather than begins one: no word follows it."""
        following = self.text[mark + 1 : mark + 2]
        return is_open and self.text[mark] in "\"'" and not (following.isalnum() or following in ("[", "(", "…"))

    def _found(self, hit: _Hit, by_statement: Mapping[int, list[AttributedLike]]) -> Found | None:
        s = self.sentences[hit.sentence]
        span = Span(hit.start, hit.end)
        passage = s.statement.passage
        is_bare = self._is_bare(hit, by_statement)
        if self.passages[passage].kind == "caption" and not self._means_statements(hit):
            return Found(Caveat(hit.rule.kind, span, hit.sentence, "image", (passage,), hit.rule.id), True, is_bare)
        if hit.rule.scope == "document":
            return Found(Caveat(hit.rule.kind, span, hit.sentence, "document", (), hit.rule.id), False, is_bare)
        covers = self._covers(hit, by_statement, is_bare)
        is_effective = self._is_effective(hit, covers)
        return Found(Caveat(hit.rule.kind, span, hit.sentence, "statements", covers, hit.rule.id), is_effective, is_bare)

    def _means_statements(self, hit: _Hit) -> bool:
        """True where a caveat in a caption limits what is said and not the picture: a hedge, a denial, a source without
        a name, or a caveat over reports ("the reports could not be confirmed").
        """
        start, end = self.sentences[hit.sentence].statement.span
        if hit.rule.kind in _OF_STATEMENTS:
            return not self.book.words.pictures.search(self.folded[start : hit.start])
        return hit.rule.kind in _OF_REPORTS and bool(self.book.words.reports.search(self.folded[start:end]))

    def _is_effective(self, hit: _Hit, covers: tuple[int, ...]) -> bool:
        rule = hit.rule
        if rule.scope == "dispute":
            return hit.sentence not in covers
        if rule.governs == "noun":
            return False
        if rule.kind == K.ALLEGED_HEDGE:
            return self._governs_main(hit)
        return True

    def _governs_main(self, hit: _Hit) -> bool:
        """True where a hedge stands in the main clause, not in a relative clause or beside a noun."""
        words = self.book.words
        start, end = self.sentences[hit.sentence].statement.span
        before = self.folded[start : hit.start]
        if words.relative.search(_CLAUSE_MARK.split(before)[-1]):
            return False
        after = self.folded[hit.end : end].lstrip()
        return not words.over_noun.match(after) or bool(words.auxiliary.search(before))

    def _is_bare(self, hit: _Hit, by_statement: Mapping[int, list[AttributedLike]]) -> bool:
        """True where the statement says nothing but its caveat."""
        if not hit.rule.is_bare:
            return False
        words = self.book.words
        start, end = self.sentences[hit.sentence].statement.span
        before = self.folded[start : hit.start].strip(" \"'(*")
        after = self.folded[hit.end : end].strip(" .。\"')*")
        length = words.count(before)
        if self._kind(hit.sentence) == "caption":
            return length <= 9
        if words.count(after) > 12 or words.says_more.search(after):
            return False
        if length > 16 or (length > 7 and words.clause_before.search(before + " ")):
            return False
        if words.relative.search(" ".join(before.split()[1:][-2:])):
            return False  # "the footage, which AFP could not verify, shows ..."; not "that report could not ..."
        if words.clause_after.match(after):
            return False  # "the ministry claimed, without evidence, that ..."
        own = [b for b in by_statement.get(hit.sentence, []) if b.is_main]
        if length <= 6 and not words.speaker.search(before):
            return True
        return hit.rule.kind in (K.NO_COMMENT, K.DISPUTED) or not own or bool(words.claim_subject.match(before + " "))

    def _covers(self, hit: _Hit, by_statement: Mapping[int, list[AttributedLike]], is_bare: bool) -> tuple[int, ...]:
        rule = hit.rule
        if rule.scope == "dispute":
            return self._disputed(hit, by_statement, is_bare)
        if rule.scope == "previous" or (rule.scope == "claim" and is_bare):
            return self._claims_before(hit, by_statement)
        return (hit.sentence,)

    def _claims_before(self, hit: _Hit, by_statement: Mapping[int, list[AttributedLike]]) -> tuple[int, ...]:
        """The claim that a stand-alone caveat means: the last attributed statement, two for a plural or `both`."""
        start, end = self.sentences[hit.sentence].statement.span
        wanted = 2 if self.book.words.plural.search(self.folded[start:end]) else 1
        is_pair = self.book.words.pair.search(self.folded[start:end]) is not None
        is_caption = self._kind(hit.sentence) == "caption"
        found: list[int] = []
        for k in range(hit.sentence - 1, max(-1, hit.sentence - 1 - _LOOK_BACK), -1):
            if self._kind(k) == "caption" and not is_caption:
                continue
            if k in by_statement:
                if found and not is_pair and not _origins(by_statement[k]) & _origins(by_statement[found[0]]):
                    break
                found.append(k)
                if len(found) == wanted:
                    break
            elif found:
                break
        if not is_pair:
            found = self._by_noun(hit, by_statement) or found
        if not found and is_caption:
            found = [s.index for s in self.sentences if self._kind(s.index) == "headline"][:1]
        if not found and hit.sentence > 0:
            found = [hit.sentence - 1]
        return tuple(sorted(found)) or (hit.sentence,)

    def _by_noun(self, hit: _Hit, by_statement: Mapping[int, list[AttributedLike]]) -> list[int]:
        """The last attributed statement that fits the caveat's own noun: the dead for "the toll", numbers for "the
        figures", a picture for "the video", a report for "the report". Empty where the caveat has no such noun or
        nothing fits it.
        """
        words = self.book.words
        start, _ = self.sentences[hit.sentence].statement.span
        clause = self.folded[start : hit.end]
        for noun, wanted in (
            (words.victims, words.victims),
            (words.figures, words.number),
            (words.pictures, words.pictures),
            (words.report_of, words.report_of),
        ):
            fitting = self._fitting(hit.sentence, wanted, by_statement) if noun.search(clause) else None
            if fitting is not None:
                return [fitting]
        return []

    def _fitting(self, sentence: int, wanted: LazyPattern, by_statement: Mapping[int, list[AttributedLike]]) -> int | None:
        """The nearest attributed statement of the body before a sentence that has the wanted words."""
        for k in range(sentence - 1, max(-1, sentence - 1 - 2 * _LOOK_BACK), -1):
            if k not in by_statement or k in self._denials or self._kind(k) == "caption":
                continue
            start, end = self.sentences[k].statement.span
            if wanted.search(self.folded[start:end]):
                return k
        return None

    def _kind(self, sentence: int) -> str:
        return self.passages[self.sentences[sentence].statement.passage].kind

    def _disputed(self, hit: _Hit, by_statement: Mapping[int, list[AttributedLike]], is_bare: bool) -> tuple[int, ...]:
        """The claim that is denied: the last statement attributed to somebody else; its own where it holds the claim."""
        own = _origins(by_statement.get(hit.sentence, []))
        if self.book.words.the_report.search(self.folded[hit.start : hit.end]):
            report = self._of_report(hit, by_statement, own)
            if report:
                return report
        by_noun = self._by_noun(hit, by_statement) if hit.sentence > 0 else []
        if by_noun and by_noun[0] >= hit.sentence - 3:
            return (by_noun[0],)
        for k in range(hit.sentence - 1, max(-1, hit.sentence - 1 - 3), -1):
            if self._kind(k) == "caption" or k in self._denials:
                continue
            others = {link.source for b in by_statement.get(k, []) for link in b.attribution.chain[:1]}
            if others and not others & own:
                return (k,)
        if self._kind(hit.sentence) == "headline":
            ahead = [k for k in range(hit.sentence + 1, min(len(self.sentences), hit.sentence + 5)) if k in by_statement]
            return tuple(ahead[:1]) or (hit.sentence,)
        if (is_bare or not by_statement) and hit.sentence > 0:
            return (hit.sentence - 1,)
        return (hit.sentence,)

    def _of_report(self, hit: _Hit, by_statement: Mapping[int, list[AttributedLike]], own: set[str]) -> tuple[int, ...]:
        """What a denied report says ("denied the report"): the statement before that speaks of it, and all others that rest
        on the report or on the same source.
        """
        words = self.book.words.the_report
        of_report = [k for k in range(len(self.sentences)) if k != hit.sentence and words.search(self._folded(k))]
        before = [k for k in of_report if k < hit.sentence and k not in self._denials and self._kind(k) != "caption"]
        if not before:
            return ()
        nearest = before[-1]
        if nearest not in by_statement and nearest != hit.sentence - 1:
            return ()
        sources = _origins(by_statement.get(nearest, [])) - own
        resting = {
            k for k, built in by_statement.items()
            if k not in self._denials and k != hit.sentence and self._kind(k) != "caption"
            and not _origins(built) & own and (_origins(built) & sources or k in of_report)
        }  # fmt: skip
        return tuple(sorted(resting | {nearest}))

    def _folded(self, sentence: int) -> str:
        start, end = self.sentences[sentence].statement.span
        return self.folded[start:end]

    def _of_credits(self, credits_: Mapping[int, tuple[Span | None, Span | None]], found: Sequence[Found]) -> list[Found]:
        """Handout and file marks of credit lines, as caveats of their image."""
        out: list[Found] = []
        have = {(f.caveat.kind, p) for f in found if f.caveat.target == "image" for p in f.caveat.covers}
        first = {s.statement.passage: s.index for s in reversed(self.sentences)}
        for passage, (handout, archive) in credits_.items():
            for kind, span, rule in (
                (K.HANDOUT, handout, "credit.handout"),
                (K.ARCHIVE_IMAGE, archive, "credit.archive"),
            ):
                if span is not None and (kind, passage) not in have and passage in first:
                    out.append(Found(Caveat(kind, span, first[passage], "image", (passage,), rule), False, False))
        return out
