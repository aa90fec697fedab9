"""What a caveat covers: the claim before it, the claim that fits its noun, the claim or report that is denied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from provenance.caveats.hits import AttributedLike, Hit, origins
from provenance.findings import ReadPassage
from provenance.likeness import content_words
from provenance.matching import LazyPattern
from provenance.patterns import compile_pattern
from provenance.rules.caveats import ScopeWords
from provenance.spans import Span
from provenance.syntax.drafts import Sentence

_LOOK_BACK = 8
_PAIR = 2
# How far ahead of a headline or deck the claim that it denies may stand, and how far before a denial in the text.
_AHEAD = 6
_NEAR = 3
# A denial with this many content words behind it tells what it denies; of fewer it cannot be asked what they share.
_TELLING = 3
_NAME = compile_pattern(r"\b[^\W\d_a-zß-öø-ÿа-яёіїєґ]\w{3,}")
_STEM = 4
_CLAUSE_END = compile_pattern(r"[,;:.]| (?:but|and|because|while|who|which|that|as) ")
_OBJECT = 30  # code points behind a caveat's words in which stands what could not be checked


class Reach:
    """Looks for what the caveats of one article cover. `text` is as printed, `folded` what patterns are matched on."""

    def __init__(
        self, text: str, folded: str, sentences: Sequence[Sentence], passages: Sequence[ReadPassage], words: ScopeWords
    ) -> None:
        self.text, self.folded = text, folded
        self.sentences, self.passages, self.words = sentences, passages, words
        self.denials: set[int] = set()  # statements that hold a denial
        self.bare: set[int] = set()  # statements found so far to be nothing but a caveat
        self._reports: list[int] | None = None

    def covers(self, hit: Hit, by_statement: Mapping[int, list[AttributedLike]], is_bare: bool) -> tuple[int, ...]:
        """The statements, by index, that a caveat in running text covers; its own where it means no other."""
        rule = hit.rule
        if rule.scope == "dispute":
            return self._disputed(hit, by_statement, is_bare)
        if rule.scope == "previous" or (rule.scope == "claim" and (is_bare or self._means_before(hit, by_statement))):
            return self._claims_before(hit, by_statement)
        return (hit.sentence,)

    def _means_before(self, hit: Hit, by_statement: Mapping[int, list[AttributedLike]]) -> bool:
        """True for a caveat beside other words that speaks of claims told before: `..., and the figures could not be
        verified`, `observers were not in a position to verify either account`.
        """
        start, end = self.sentences[hit.sentence].statement.span
        if self.words.claim_object.match(self.folded[hit.end : end]):
            return True
        before = self.folded[start : hit.start]
        edge = max((found.end() for found in self.words.clause_edge.finditer(before)), default=0)
        if not self.words.claim_subject.match(before[edge:]) or (not edge and self.words.relative.search(before)):
            return False  # not `the figures, which could not be verified, …`
        return not any(b.is_main for b in by_statement.get(hit.sentence, []))

    def _claims_before(self, hit: Hit, by_statement: Mapping[int, list[AttributedLike]]) -> tuple[int, ...]:
        """The claim that a stand-alone caveat means: the last attributed statement, two for a plural or `both`."""
        start, end = self.sentences[hit.sentence].statement.span
        wanted = 2 if self.words.plural.search(self.folded[start:end]) else 1
        is_pair = self.words.pair.search(self.folded[start:end]) is not None
        is_caption = self.kind(hit.sentence) == "caption"
        found: list[int] = []
        for k in range(hit.sentence - 1, max(-1, hit.sentence - 1 - _LOOK_BACK), -1):
            if self.kind(k) == "caption" and not is_caption:
                continue
            if k in self.bare:
                continue
            if k in by_statement:
                if found and not is_pair and not origins(by_statement[k]) & origins(by_statement[found[0]]):
                    break
                found.append(k)
                if len(found) == wanted:
                    break
            elif found:
                break
        if not is_pair:
            found = self._by_noun(hit, by_statement) or found
        if not found and is_caption:
            found = [s.index for s in self.sentences if self.kind(s.index) == "headline"][:1]
        if not found and hit.sentence > 0:
            found = [hit.sentence - 1]
        return tuple(sorted(found)) or (hit.sentence,)

    def _by_noun(self, hit: Hit, by_statement: Mapping[int, list[AttributedLike]]) -> list[int]:
        """The last attributed statement that fits the caveat's own noun: the dead for "the toll", numbers for "the
        figures", a picture for "the video", a report for "the report". Empty where the caveat has no such noun or
        nothing fits it.
        """
        words = self.words
        start, end = self.sentences[hit.sentence].statement.span
        behind = _CLAUSE_END.search(self.folded, hit.end, min(end, hit.end + _OBJECT))
        clause = self.folded[start : behind.start() if behind is not None else min(end, hit.end + _OBJECT)]
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
            if k not in by_statement or k in self.denials or k in self.bare or self.kind(k) == "caption":
                continue
            start, end = self.sentences[k].statement.span
            if wanted.search(self.folded[start:end]):
                return k
        return None

    def kind(self, sentence: int) -> str:
        """The kind of the passage in which a sentence stands."""
        return self.passages[self.sentences[sentence].statement.passage].kind

    def _disputed(self, hit: Hit, by_statement: Mapping[int, list[AttributedLike]], is_bare: bool) -> tuple[int, ...]:
        """The claim that is denied: the last statement attributed to somebody else; its own where it holds the claim."""
        own = origins(by_statement.get(hit.sentence, []))
        if self.denies_own(hit, by_statement):
            return (hit.sentence,)
        if self.words.the_report.search(self.folded[hit.start : hit.end]):
            report = self._of_report(hit, by_statement, own)
            if report:
                return report
        by_noun = self._by_noun(hit, by_statement) if hit.sentence > 0 else []
        is_toll = bool(self.words.figures.search(self.folded[hit.start : hit.end]))
        if by_noun and (by_noun[0] >= hit.sentence - _NEAR or is_toll):
            return (by_noun[0],)
        if self.words.plea.search(self.folded[hit.start : hit.end]):
            return self._charge_before(hit)
        told = self._told(hit)
        if not told and self._is_of_a_pair(hit):
            pair = self._pair_before(hit, by_statement, own)
            if pair:
                return pair
        for k in range(hit.sentence - 1, max(-1, hit.sentence - 1 - _NEAR), -1):
            if told and not told & content_words(self._folded(k)):
                continue  # "rejected claims that the dam had cracked" denies nothing that was said of a strike
            if self.kind(k) != "caption" and k not in self.denials and self._is_of_others(k, by_statement, own):
                return (k,)
        if self.kind(hit.sentence) == "headline":
            return self._ahead(hit, by_statement)
        if (is_bare or not by_statement) and hit.sentence > 0 and not told:
            return (hit.sentence - 1,)
        return (hit.sentence,)

    def _tells_report(self, before: str) -> bool:
        """True for `Reports that the general had fled were | denied`: what stands before a denial is what is denied."""
        return self.words.claim_of.match(before) is not None and self.words.auxiliary.search(before) is not None

    def _is_of_a_pair(self, hit: Hit) -> bool:
        """True where two deny together (`Both sides denied it`)."""
        start = self.sentences[hit.sentence].statement.span[0]
        return self.words.pair.search(self.folded[start : hit.start]) is not None

    def _pair_before(self, hit: Hit, by_statement: Mapping[int, list[AttributedLike]], own: set[str]) -> tuple[int, ...]:
        """The last statements of two different sources before a denial, what each says of the other; empty where one alone
        speaks.
        """
        found: list[int] = []
        said: list[set[str]] = []
        for k in range(hit.sentence - 1, max(-1, hit.sentence - 1 - _LOOK_BACK), -1):
            if self.kind(k) == "caption" or k in self.denials or k in self.bare or k not in by_statement:
                continue
            who = origins(by_statement[k]) - own
            if who and not any(who & others for others in said):
                found.append(k)
                said.append(who)
                if len(found) == _PAIR:
                    return tuple(sorted(found))
        return ()

    def denies_own(self, hit: Hit, by_statement: Mapping[int, list[AttributedLike]]) -> bool:
        """True where a denial is about the claim that its own sentence has told before it: `..., which the army denies`,
        `X said A, but Y denied it`.
        """
        start = self.sentences[hit.sentence].statement.span[0]
        before = self.folded[start : hit.start]
        if self.words.denied_aside.search(before) or self._tells_report(before):
            return True
        cues = [b.attribution.cue for b in by_statement.get(hit.sentence, []) if b.is_main and b.attribution.cue is not None]
        return any(cue[1] <= hit.start for cue in cues) and bool(self.words.denied_but.search(before))

    def _told(self, hit: Hit) -> frozenset[str]:
        """The content words of a claim that a denial tells in full (`denied that ...`); none where it does not."""
        end = self.sentences[hit.sentence].statement.span[1]
        tail = self.words.told_claim.search(self.folded[hit.start : end])
        if tail is not None:
            return content_words(tail.group(tail.lastindex or 0))
        if self.words.claim_meant.search(self.folded[hit.start : end]):
            return frozenset()
        rest = self.words.claim_tail.match(self.folded[hit.end : end])
        found = content_words(rest.group()) if rest is not None else frozenset()
        return found if len(found) >= _TELLING else frozenset()

    def _charge_before(self, hit: Hit) -> tuple[int, ...]:
        """The charge that somebody denies in court: the last statement before that tells of one; its own where none does."""
        for k in range(hit.sentence - 1, max(-1, hit.sentence - 1 - _LOOK_BACK), -1):
            if self.kind(k) != "caption" and k not in self.denials and self.words.charge.search(self._folded(k)):
                return (k,)
        return (hit.sentence,)

    def _is_of_others(self, sentence: int, by_statement: Mapping[int, list[AttributedLike]], own: set[str]) -> bool:
        """True for a statement attributed to others than `own`, or one that tells a report or claim of somebody."""
        others = origins(by_statement.get(sentence, []))
        if others:
            return not others & own
        return sentence not in by_statement and bool(self.words.claim_of.search(self._folded(sentence)))

    def _ahead(self, hit: Hit, by_statement: Mapping[int, list[AttributedLike]]) -> tuple[int, ...]:
        """The claim that a headline denies: the first ahead that tells it as a claim, else the first of somebody else."""
        cued = [b for b in by_statement.get(hit.sentence, []) if _begins_in(hit, b.attribution.cue)]
        near = range(hit.sentence + 1, min(len(self.sentences), hit.sentence + _AHEAD))
        claims = [k for k in near if self.kind(k) != "caption"]
        loose = [k for k in claims if not any(b.is_main for b in by_statement.get(k, ()))]  # said by nobody who tells it here
        told = [k for k in loose if self.words.claim_of.search(self._folded(k))]
        others = [k for k in claims if origins(by_statement.get(k, [])) - origins(cued)]
        return tuple(told[:1] or others[:1]) or tuple(k for k in near if k in by_statement)[:1] or (hit.sentence,)

    def _of_report(self, hit: Hit, by_statement: Mapping[int, list[AttributedLike]], own: set[str]) -> tuple[int, ...]:
        """What a denied report says ("denied the report"): the statement before that speaks of it, all others that rest on
        the report or on its source, and what others told whoever carried it, as far as it is about the one who denies.
        """
        about = self._names_before(hit)
        of_report = [k for k in self._of_reports() if k != hit.sentence]
        of_denier = [k for k in of_report if self._mentions(k, about)] or of_report
        before = [k for k in of_denier if k < hit.sentence and k not in self.denials and self.kind(k) != "caption"]
        if not before:
            return ()
        nearest = before[-1]
        if nearest not in by_statement and nearest != hit.sentence - 1 and not self._mentions(nearest, about):
            return ()
        sources = origins(by_statement.get(nearest, [])) - own
        carriers = {link.source for k in of_denier for b in by_statement.get(k, []) for link in b.attribution.chain}
        resting = {nearest}
        for k, built in by_statement.items():
            if k in self.denials or k == hit.sentence or self.kind(k) == "caption" or origins(built) & own:
                continue
            if origins(built) & sources or k in of_denier or (self._was_told(built, carriers) and self._accuses(k, about)):
                resting.add(k)
        return tuple(sorted(resting))

    def _of_reports(self) -> list[int]:
        """The statements that speak of a report, in order; looked for once."""
        if self._reports is None:
            self._reports = [k for k in range(len(self.sentences)) if self.words.the_report.search(self._folded(k))]
        return self._reports

    def _names_before(self, hit: Hit) -> set[str]:
        """The beginnings of the names before a denial's words: who denies, and whom a report may be about."""
        start = self.sentences[hit.sentence].statement.span[0]
        words = _NAME.findall(self.text[start : hit.start])
        return {w[:_STEM].lower() for w in words if not self.words.calendar.match(w.lower())}

    def _mentions(self, sentence: int, names: set[str]) -> bool:
        start, end = self.sentences[sentence].statement.span
        return any(w[:_STEM].lower() in names for w in _NAME.findall(self.text[start:end]))

    def _accuses(self, sentence: int, names: set[str]) -> bool:
        """True where a statement says something of the named ones, and not that there is nothing."""
        return self._mentions(sentence, names) and not self.words.nothing.search(self._folded(sentence))

    @staticmethod
    def _was_told(built: Sequence[AttributedLike], carriers: set[str]) -> bool:
        return any(link.source in carriers for b in built for link in b.attribution.chain[1:])

    def _folded(self, sentence: int) -> str:
        start, end = self.sentences[sentence].statement.span
        return self.folded[start:end]


def _begins_in(hit: Hit, cue: Span | None) -> bool:
    return cue is not None and hit.start <= cue[0] < hit.end
