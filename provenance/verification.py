"""What the text says was checked: verified, seen by the outlet's staff, corroborated, corrected, shown to be false."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence
from typing import Protocol

from provenance.findings import Attribution, Built, Found, Link, Mark, Resolved, Source, Verification
from provenance.records import replace
from provenance.rules.verification import MarkBook, MarkRule, VerificationWords
from provenance.spans import Span
from provenance.syntax.drafts import Sentence
from provenance.syntax.tokens import Tokens
from provenance.vocabulary import MEDIA, Element, Status
from provenance.vocabulary import CaveatKind as K
from provenance.vocabulary import SourceType as T

CHECKS = frozenset((Status.VERIFIED.value, Status.PARTLY_VERIFIED.value))
_POSITIVE = CHECKS | {Status.WITNESSED.value, Status.CORROBORATED.value}
# Caveats over what could not be checked.
_UNCHECKED = frozenset((K.NO_INDEPENDENT_VERIFICATION, K.DATE_OR_PLACE_UNVERIFIED, K.UNCONFIRMED))
_NOBODY = frozenset((T.OWN_REPORTING.value, T.UNKNOWN.value, T.DOCUMENT.value, T.SOCIAL_MEDIA.value, T.NONE.value))


def find_marks(folded: str, sentences: Sequence[Sentence], book: MarkBook) -> dict[int, list[Mark]]:
    """The marks of an article by the index of their statement, in order of their words; one per statement and status.

    `folded` is the folded text of the whole article. Words inside a quotation are the speaker's and give no mark.
    """
    out: dict[int, list[Mark]] = {}
    starts = [s.statement.span[0] for s in sentences]
    for index, rule, chosen in book.in_statements(folded, starts):
        mark = _first(folded, sentences[index], rule, chosen)
        if mark is not None and mark.status not in [m.status for m in out.get(index, ())]:
            out.setdefault(index, []).append(mark)
    for marks in out.values():
        marks.sort(key=lambda m: m.span)
    return out


def _first(folded: str, s: Sentence, rule: MarkRule, chosen: Sequence[int]) -> Mark | None:
    start, end = s.statement.span
    words = folded[start:end]
    for match in rule.pattern.among(words, chosen):
        at, stop = start + match.start(), start + match.end()
        if any(q.start < at and stop < q.end for q in s.quotations):
            continue
        around = words[max(0, match.start() - 60) : match.end() + 60]
        if rule.unless is not None and rule.unless.search(around):
            continue
        while stop > at and folded[stop - 1] in " ,.":
            stop -= 1
        return Mark(rule.gives, Span(at, stop), rule.id, s.index)
    return None


def checkers_of(checks: Sequence[Verification], sources: Mapping[str, Source]) -> dict[int, str]:
    """The source types of those who checked something, by the statements that say so."""
    return {v.statement: sources[v.by].type for v in checks if v.by is not None and v.status in CHECKS}


def work_of_the_unnamed(
    checks: Sequence[Verification],
    built: Sequence[Built],
    sources: Mapping[str, Source],
    outlets_in: Callable[[Span], Sequence[str]],
) -> frozenset[int]:
    """The statements that tell what an outlet saw, found or checked itself, where it does so more than once or nothing else
    in the article is its report: in an article that does not say who published it, that outlet did. `outlets_in` gives the
    ids in the registry of the outlets that some words name.
    """
    told: list[tuple[str, int]] = []
    for check in checks:
        by = sources[check.by] if check.by is not None else None
        if check.status == Status.WITNESSED or (check.status == Status.VERIFIED and by is not None and by.type in MEDIA):
            named = outlets_in(check.span) or [""] if by is None else [by.registry or by.key]  # `a Guardian investigation`
            told.append((named[0], check.statement))
    if not told:
        return frozenset()
    times = Counter(who for who, _ in told)
    at = {statement for _, statement in told}
    links = [link for b in built if b.attribution.statement not in at for link in b.attribution.chain]
    cited = {sources[link.source].registry or link.source for link in links if link.channel != "interview"}
    return frozenset(statement for who, statement in told if times[who] > 1 or who not in cited)


class ActorsLike(Protocol):
    """Whoever tells who acts in some words of a statement."""

    def of(self, span: Span, statement: int) -> Source | None: ...


class ResolvingLike(Protocol):
    """The same by syntax, with the tokens that name them."""

    def resolved(self, span: Span, statement: int) -> tuple[Resolved, tuple[int, int]] | None: ...


def with_verifiers(
    tk: Tokens, sentences: Sequence[Sentence], built: list[Built], actors: ResolvingLike, marks: Mapping[int, Sequence[Mark]]
) -> list[Built]:
    """The attributions with those of verifiers added: `Reuters verified the location` is Reuters' word."""
    have = {b.attribution.statement for b in built if b.is_main}
    added = []
    for index, found in marks.items():
        check = next((m for m in found if m.status in ("verified", "partly_verified")), None)
        if check is not None and index not in have:
            verifier = verifier_attribution(tk, sentences[index], check, actors)
            if verifier is not None:
                added.append(verifier)
    return sorted([*built, *added], key=lambda b: b.attribution.statement) if added else built


def verifier_attribution(tk: Tokens, s: Sentence, check: Mark, actors: ResolvingLike) -> Built | None:
    """The attribution of a check to whoever made it: `Reuters | verified the location`, `geolocated by | CNN`."""
    first, last = tk.at(check.span[0]), tk.at(check.span[1])
    verb = next((k for k in range(max(first, s.low + 1), last) if tk.words[k] in tk.lexicon.sets["check"]), None)
    found = actors.resolved(check.span, s.index) if verb is not None else None
    if verb is None or found is None or found[0].source.type == "unknown":
        return None
    resolved, (start, end) = found
    span = Span(tk.starts[start], tk.end(end - 1))
    link = Link(resolved.source.key, "origin", resolved.identification, "none", span)
    is_agent = start > verb
    content = Span(s.statement.span[0], tk.end(verb - 1)) if is_agent else Span(span.end + 1, s.statement.span[1])
    cue = Span(tk.starts[verb], tk.end(verb))
    attribution = Attribution(s.index, cue, (content,), "indirect", (link,), check.rule)
    return Built(attribution, resolved.source.type, resolved.rule, resolved.evidence, "check", True, False)


class Describer:
    """What the text says of every check: by whom, how, and which elements."""

    def __init__(self, tk: Tokens, sentences: Sequence[Sentence], words: VerificationWords, actors: ActorsLike) -> None:
        self.folded, self.sentences, self.words, self.actors = tk.folded, sentences, words, actors

    def spread(self, marks: Mapping[int, Sequence[Mark]], attributed: Container[int]) -> dict[int, list[Mark]]:
        """The marks by the statements that they bear on: their own, and of a check also the attributed statement before that
        shows what was checked (`verified the video`).
        """
        out = {index: list(found) for index, found in self._refined(marks).items()}
        picture, other = self.words.picture, self.words.another
        for index in marks:
            checks = [m for m in out[index] if m.status in CHECKS and m.statement == index]
            words = self._folded(index)
            if not checks or not picture.search(words) or other.search(words):
                continue
            for k in range(index - 1, max(-1, index - 3), -1):
                if k in marks:
                    break  # it tells of a check of its own
                if k in attributed and picture.search(self._folded(k)):
                    out.setdefault(k, []).extend(checks)
                    break
        return out

    def _folded(self, index: int) -> str:
        start, end = self.sentences[index].statement.span
        return self.folded[start:end]

    def _refined(self, marks: Mapping[int, Sequence[Mark]]) -> dict[int, list[Mark]]:
        """The marks, with a check whose own sentence says what could not be checked made one of a part."""
        partly = Status.PARTLY_VERIFIED.value
        out: dict[int, list[Mark]] = {}
        for index, found in marks.items():
            is_told = any(m.status == partly for m in found)
            out[index] = [
                replace(m, status=partly) if m.status == Status.VERIFIED and self._parts(m)[1] else m
                for m in found
                if not (is_told and m.status == Status.VERIFIED)
            ]
        return out

    def describe(self, spread: Mapping[int, Sequence[Mark]], caveats: Sequence[Found]) -> tuple[Verification, ...]:
        """The positive marks in order of their words. `spread` is what the method of that name gives, `caveats` what the text
        says could not be checked.
        """
        covers: dict[Mark, list[int]] = {}
        for index, marks in spread.items():
            partly = [m.statement for m in marks if m.status == Status.PARTLY_VERIFIED]
            for mark in marks:
                if mark.status in _POSITIVE and not (mark.status == Status.VERIFIED and mark.statement in partly):
                    covers.setdefault(mark, []).append(index)
        found = [self._described(mark, tuple(sorted(covers[mark])), caveats) for mark in covers]
        return tuple(sorted(found, key=lambda v: (v.span, v.rule)))

    def _described(self, mark: Mark, covers: tuple[int, ...], caveats: Sequence[Found]) -> Verification:
        source = self.actors.of(mark.span, mark.statement) if mark.status != Status.CORROBORATED else None
        by = source.key if source is not None and source.type not in _NOBODY else None
        plain = Verification(mark.status, mark.span, mark.statement, covers, mark.rule, by)
        if mark.status not in CHECKS:
            return plain
        verified, missing, method = self._parts(mark)
        for it in caveats:
            if it.is_effective and it.caveat.kind in _UNCHECKED and set(it.caveat.covers) & set(covers):
                clause = self._clause(it.caveat.span, it.caveat.statement)
                missing += [e for e in self._elements(clause) if e not in missing and e not in verified]
        status = Status.PARTLY_VERIFIED.value if missing else mark.status
        ordered = [[e for e in _ORDER if e in part] for part in (verified, missing)]
        return replace(
            plain, status=status, method=method, elements_verified=tuple(ordered[0]), elements_not_verified=tuple(ordered[1])
        )

    def _parts(self, mark: Mark) -> tuple[list[str], list[str], Span | None]:
        """The elements checked and not checked by a mark's own statement, and the words that say how."""
        start, end = self.sentences[mark.statement].statement.span
        edges = [start]
        for found in self.words.contrast.finditer(self.folded[start:end]):
            edges += [start + found.start(), start + found.end()]
        edges.append(end)
        verified: list[str] = []
        missing: list[str] = []
        method: Span | None = None
        for at, stop in zip(edges[::2], edges[1::2], strict=True):
            part = self.folded[at:stop]
            is_missing = self.words.negation.search(part) is not None
            if not is_missing and not at <= mark.span[0] < stop and mark.status not in CHECKS:
                continue
            how = None if is_missing else self.words.method.search(part)
            if how is not None and method is None:
                method = Span(at + how.start(), at + how.start() + len(how.group().rstrip()))
                part = part[: how.start()]
            if not is_missing and not at <= mark.span[0] < stop and mark.status == Status.VERIFIED:
                continue
            found_here = self._elements(part)
            (missing if is_missing else verified).extend(found_here)
        return verified, [e for e in missing if e not in verified], method

    def _clause(self, span: Span, statement: int) -> str:
        """The part of a statement around a caveat, from one contrast to the next."""
        start, end = self.sentences[statement].statement.span
        low, high = start, end
        for found in self.words.contrast.finditer(self.folded[start:end]):
            if start + found.end() <= span[0]:
                low = start + found.end()
            elif start + found.start() >= span[1]:
                high = min(high, start + found.start())
        return self.folded[low:high]

    def _elements(self, part: str) -> list[str]:
        """The elements that a part of a statement names; of a picture or paper without any of them, its authenticity."""
        cut = self.words.aside.search(part)
        if cut is not None and cut.start() > _SHORTEST_CLAUSE:
            part = part[: cut.start()]
        found = [name for name, pattern in self.words.elements.items() if pattern.search(part)]
        if not found and self.words.picture.search(part):
            found = [Element.AUTHENTICITY.value]
        return found


_ORDER = tuple(str(e.value) for e in Element)
# An aside before this many code points is the subject's (`the clip, which ..., was verified`).
_SHORTEST_CLAUSE = 40
