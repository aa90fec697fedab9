"""Caveat hits to caveats: kind, words, what they cover, and whether a statement is nothing but its caveat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from provenance.caveats.hits import AttributedLike, Hit
from provenance.caveats.reach import Reach
from provenance.findings import Caveat, Found, ReadPassage
from provenance.patterns import compile_pattern
from provenance.rules.caveats import CaveatBook, CaveatRule
from provenance.spans import Span
from provenance.syntax.drafts import Sentence
from provenance.vocabulary import CaveatKind as K

_OF_STATEMENTS = frozenset((K.ALLEGED_HEDGE, K.ANONYMOUS_SOURCE, K.DISPUTED, K.SELF_REPORTED_FIGURES, K.SINGLE_SOURCE))
# What somebody would not say, or why a name is withheld, may take more words than another bare caveat has behind it.
_OF_ASKED = frozenset((K.NO_COMMENT, K.ANONYMOUS_SOURCE))
_LONGEST_REFUSED = 30
_OF_REPORTS = frozenset((K.NO_INDEPENDENT_VERIFICATION, K.UNCONFIRMED))
_MUCH = 5  # words of what somebody says before the caveat
_CLAUSE_MARK = compile_pattern(r"[,;:—–、，；：،؛]| - ")


class CaveatFinder:
    """All caveats of one article."""

    def __init__(
        self, text: str, folded: str, sentences: Sequence[Sentence], passages: Sequence[ReadPassage], book: CaveatBook
    ) -> None:
        self.text, self.folded = text, folded
        self.sentences, self.passages, self.book = sentences, passages, book
        self._reach = Reach(text, folded, sentences, passages, book.words)
        self._starts = [s.statement.span[0] for s in sentences]

    def find(self, built: Sequence[AttributedLike], credits_: Mapping[int, tuple[Span | None, Span | None]]) -> list[Found]:
        """The caveats in order of their words. `credits_` gives the handout and file marks of credit lines by passage."""
        by_statement: dict[int, list[AttributedLike]] = {}
        for b in built:
            by_statement.setdefault(b.attribution.statement, []).append(b)
        out: list[Found] = []
        hits = self._hits()
        self._reach.denials = {h.sentence for h in hits if h.rule.scope == "dispute" and h.rule.is_bare}
        for hit in hits:
            found = self._found(hit, by_statement)
            if found is not None:
                out.append(found)
                if found.is_bare:
                    self._reach.bare.add(hit.sentence)
        out.extend(self._of_credits(credits_, out))
        out.sort(key=lambda f: (f.caveat.span[0], f.caveat.span[1], f.caveat.kind))
        return out

    def _hits(self) -> list[Hit]:
        hits: list[Hit] = []
        for index, rule, chosen in self.book.index.in_statements(self.folded, self._starts):
            hits.extend(self._matches(rule, index, chosen))
        hits.sort(key=lambda h: (h.start, -h.end))
        kept: list[Hit] = []
        for hit in hits:
            if any(k.rule.kind == hit.rule.kind and hit.start < k.end and k.start < hit.end for k in kept[-6:]):
                continue
            kept.append(hit)
        return kept

    def _matches(self, rule: CaveatRule, index: int, chosen: Sequence[int]) -> list[Hit]:
        """What a rule finds in a statement with the alternatives of its pattern that may match there."""
        s = self.sentences[index]
        kind = self.passages[s.statement.passage].kind
        if rule.where and (rule.where == "caption") != (kind == "caption"):
            return []
        start, end = s.statement.span
        found = []
        for match in rule.pattern.among(self.folded[start:end], chosen):
            at, stop = start + match.start(), start + match.end()
            if stop <= at or self._is_quoted(s, at, stop):
                continue
            if rule.unless is not None and rule.unless.search(self.folded[max(start, at - 60) : min(end, stop + 60)]):
                continue
            while stop > at and self.folded[stop - 1] in " ,.":
                stop -= 1
            found.append(Hit(rule, index, at, stop))
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

    def _found(self, hit: Hit, by_statement: Mapping[int, list[AttributedLike]]) -> Found | None:
        s = self.sentences[hit.sentence]
        span = Span(hit.start, hit.end)
        passage = s.statement.passage
        is_bare = self._is_bare(hit, by_statement)
        if is_bare and hit.rule.scope == "dispute" and self._reach.denies_own(hit, by_statement):
            is_bare = False
        if self.passages[passage].kind == "caption" and not self._means_statements(hit):
            return Found(Caveat(hit.rule.kind, span, hit.sentence, "image", (passage,), hit.rule.id), True, is_bare)
        if hit.rule.scope == "document":
            return Found(Caveat(hit.rule.kind, span, hit.sentence, "document", (), hit.rule.id), False, is_bare)
        covers = self._reach.covers(hit, by_statement, is_bare)
        if hit.rule.scope == "dispute" and covers == (hit.sentence,) and hit.sentence > 0:
            is_bare = False  # it tells itself what it denies
        is_own = hit.rule.scope == "dispute" and covers == (hit.sentence,) and self._reach.denies_own(hit, by_statement)
        is_effective = is_own or self._is_effective(hit, covers)
        return Found(Caveat(hit.rule.kind, span, hit.sentence, "statements", covers, hit.rule.id), is_effective, is_bare)

    def _means_statements(self, hit: Hit) -> bool:
        """True where a caveat in a caption limits what is said and not the picture: a hedge, a denial, a source without
        a name, or a caveat over reports ("the reports could not be confirmed").
        """
        start, end = self.sentences[hit.sentence].statement.span
        if hit.rule.kind in _OF_STATEMENTS:
            return not self.book.words.pictures.search(self.folded[start : hit.start])
        return hit.rule.kind in _OF_REPORTS and bool(self.book.words.reports.search(self.folded[start:end]))

    def _is_effective(self, hit: Hit, covers: tuple[int, ...]) -> bool:
        rule = hit.rule
        if rule.scope == "dispute":
            return hit.sentence not in covers
        if rule.governs == "noun":
            return False
        if rule.kind == K.ALLEGED_HEDGE:
            return self._governs_main(hit)
        return True

    def _governs_main(self, hit: Hit) -> bool:
        """True where a hedge stands in the main clause, not in a relative clause or beside a noun."""
        words = self.book.words
        start, end = self.sentences[hit.sentence].statement.span
        before = self.folded[start : hit.start]
        if words.relative.search(_CLAUSE_MARK.split(before)[-1]):
            return False
        after = self.folded[hit.end : end].lstrip()
        return not words.over_noun.match(after) or bool(words.auxiliary.search(before))

    def _is_bare(self, hit: Hit, by_statement: Mapping[int, list[AttributedLike]]) -> bool:
        """True where the statement says nothing but its caveat."""
        if not hit.rule.is_bare:
            return False
        kind = hit.rule.kind
        if kind == K.ANONYMOUS_SOURCE and any(
            b.attribution.cue is None or not hit.start <= b.attribution.cue.start <= hit.end
            for b in by_statement.get(hit.sentence, ())
        ):
            return False  # `Speaking on condition of anonymity, two officials said ...`
        words = self.book.words
        start, end = self.sentences[hit.sentence].statement.span
        before = self.folded[start : hit.start].strip(" \"'(*")
        after = self.folded[hit.end : end].strip(" .。\"')*")
        if kind == K.NO_COMMENT and "," in before:
            before = words.aside.sub("", before)  # `the firm, | which owns the pier, | did not reply`
        if kind == K.ANONYMOUS_SOURCE:
            before = words.not_free.sub("", before)  # `they | were not authorised to speak and | asked not to be named`
        length = words.count(before)
        if self._reach.kind(hit.sentence) == "caption":
            return length <= 9
        if words.count(after) > (_LONGEST_REFUSED if kind in _OF_ASKED else 12) or words.says_more.search(after):
            return False
        if length > 16 or (length > 7 and words.clause_before.search(before + " ")):
            return False
        if words.relative.search(" ".join(before.split()[1:][-2:])):
            return False  # "the footage, which AFP could not verify, shows ..."; not "that report could not ..."
        if kind != K.NO_COMMENT and words.clause_after.match(after):
            return False  # "the ministry claimed, without evidence, that ..."
        own = [b for b in by_statement.get(hit.sentence, []) if b.is_main]
        if any(words.count(self.folded[c.start : hit.start]) > _MUCH for b in own for c in b.attribution.content):
            return False  # "it said that it was helping the police with their work and would not comment further"
        behind = [c for b in own for c in b.attribution.content if c.start >= hit.end]
        if any(words.count(self.folded[c.start : c.end]) > _MUCH for c in behind):
            return False  # "the channel, without naming a source, said that the council had met"
        if length <= 6 and not words.speaker.search(before):
            return True
        if kind == K.NO_INDEPENDENT_VERIFICATION and words.of_speaker.search(before):
            return True  # "the UN said it could not confirm the toll"
        return kind in (K.NO_COMMENT, K.DISPUTED) or not own or bool(words.claim_subject.match(before + " "))

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
