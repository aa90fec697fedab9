"""Who acts in some words of a statement: who could not verify, who verified, who was asked and did not answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from provenance.findings import Built, Caveat, Resolved, Source
from provenance.rules import lexicon as lx
from provenance.spans import Span
from provenance.syntax.drafts import Sentence
from provenance.syntax.phrases import phrase_after
from provenance.syntax.subjects import subject_before
from provenance.syntax.tokens import Tokens
from provenance.vocabulary import CaveatKind as K
from provenance.vocabulary import SourceType

_BEFORE_VERB = lx.AUX | lx.ADV
_VERBAL = lx.AUX | lx.FINITE | lx.ED | lx.CUE | lx.ING
# How many tokens behind a passive verb its agent may stand (`verified independently by Reuters`).
_AGENT_REACH = 6
_AGENT_LENGTH = 12
# How far from a caveat's words the outlet may stand that could not verify, in code points, where no syntax tells.
_NEAR = 40


class DirectoryLike(Protocol):
    """The article's sources, as this stage asks for them."""

    def resolve(self, first: int, last: int, statement: int) -> Resolved | None: ...
    def outlets_in(self, span: Span) -> list[tuple[Source, Span]]: ...


class SyntaxActors:
    """Who acts, by English syntax: the subject before an active verb, the agent behind a passive one."""

    def __init__(self, tk: Tokens, sentences: Sequence[Sentence], directory: DirectoryLike, built: Sequence[Built]) -> None:
        self.tk, self.sentences, self.directory = tk, sentences, directory
        self._said: dict[int, list[Built]] = {}
        for b in built:
            self._said.setdefault(b.attribution.statement, []).append(b)

    def of_caveat(self, caveat: Caveat) -> Source | None:
        """Who could not, does not or did not, by a caveat's words."""
        return self.of(caveat.span, caveat.statement)

    def of(self, span: Span, statement: int) -> Source | None:
        """Who acts in the words of a span of a statement; None where they name nobody."""
        found = self.resolved(span, statement)
        return None if found is None else found[0].source

    def resolved(self, span: Span, statement: int) -> tuple[Resolved, tuple[int, int]] | None:
        """Who acts in the words of a span of a statement, and the tokens that name them."""
        tk, s = self.tk, self.sentences[statement]
        first, last = tk.at(span[0]), tk.at(span[1])
        verb = next((k for k in range(first, last) if tk.flags[k] & _VERBAL and not tk.flags[k] & lx.CAP), first)
        if verb > s.low and tk.flags[verb] & lx.ED and tk.flags[verb - 1] & lx.DET and not tk.flags[verb - 1] & lx.SUBJ:
            return None  # `in an | undated photo` nobody acts
        passive = self._passive(verb, last)
        if passive is not None:
            return self._agent(s, passive, last)
        able = tk.lexicon.sets["able"]
        while verb > s.low and (tk.words[verb - 1] in able or tk.flags[verb - 1] & _BEFORE_VERB):
            if tk.flags[verb - 1] & lx.CAP and tk.words[verb - 1] not in able:
                break
            verb -= 1
        if verb <= s.low or not tk.lexicon.sets["impersonal"].isdisjoint(tk.words[max(s.low, verb - 1) : last]):
            return None
        if tk.words[verb - 1] in ("but", "and"):
            return self._first_speaker(s)
        subject = subject_before(tk, s.low, verb)
        return None if subject is None else self._subject(subject, s)

    def _passive(self, verb: int, last: int) -> int | None:
        """The token of a passive participle of checking or denying between two tokens; None where it is active."""
        words = self.tk.words[verb : last + 1]
        if not self.tk.lexicon.sets["reached"].isdisjoint(words):
            return None
        forms, before = self.tk.lexicon.sets["passive_of_check"], self.tk.lexicon.sets["passive_before"]
        for i, word in enumerate(words):
            if word in forms and (not before.isdisjoint(words[:i]) or words[i + 1 : i + 2] == ["by"]):
                return verb + i
        return None

    def _agent(self, s: Sentence, verb: int, last: int) -> tuple[Resolved, tuple[int, int]] | None:
        tk = self.tk
        for k in range(verb + 1, min(s.high - 1, last + _AGENT_REACH)):
            if tk.words[k] != "by":
                continue
            end = min(phrase_after(tk, k + 1, s.high), k + 1 + _AGENT_LENGTH)
            for _, span in self.directory.outlets_in(Span(tk.starts[k + 1], tk.end(end - 1)))[:1]:
                if tk.at(span[0]) <= k + 2:
                    end = tk.at(span[1])  # `verified by the BBC | shows smoke`
            found = self.directory.resolve(k + 1, end, s.index) if end > k + 1 else None
            return (found, (k + 1, end)) if found is not None else None
        return None

    def _subject(self, subject: tuple[int, int], s: Sentence) -> tuple[Resolved, tuple[int, int]] | None:
        tk, (first, last) = self.tk, subject
        if last - first > 1 and (tk.flags[first] & lx.REL or tk.words[first] == "that"):
            first += 1  # `, which the army denies`
        if last - first == 1 and tk.flags[first] & lx.SUBJ and not tk.flags[first] & (lx.DET | lx.REL):
            return self._speaker(first, s)
        found = self.directory.resolve(first, last, s.index)
        if found is None or (found.source.registry and not self._is_named_by(found.source, s)):
            return None
        return found, (first, last)

    def _first_speaker(self, s: Sentence) -> tuple[Resolved, tuple[int, int]] | None:
        """`The BBC confirmed the place | but was unable to tell the time`: the one who acts in the clause before."""
        for b in self._said.get(s.index, ()):
            chain = b.attribution.chain
            if b.is_main and len(chain) == 1 and chain[0].span is not None:
                words = self.tk.at(chain[0].span[0]), self.tk.at(chain[0].span[1])
                found = self.directory.resolve(*words, s.index)
                return (found, words) if found is not None and found.source.key == chain[0].source else None
        return None

    def _is_named_by(self, outlet: Source, s: Sentence) -> bool:
        """True where an outlet is named in a sentence or before it: `the agency` cannot mean one named only later. The
        article's own is its own wherever it is named.
        """
        if outlet.type == SourceType.OWN_REPORTING:
            return True
        named = self.directory.outlets_in(Span(0, s.statement.span[1]))
        return any(source.key == outlet.key for source, _ in named)

    def _speaker(self, pronoun: int, s: Sentence) -> tuple[Resolved, tuple[int, int]] | None:
        """`The UN said it could not`: the one whose attribution the pronoun's clause belongs to; for a sentence that begins
        with `it`, the one of the sentence before.
        """
        tk = self.tk
        if tk.words[pronoun] not in ("it", "they", "he", "she"):
            return None
        is_first = pronoun == s.low and tk.words[pronoun] == "it"
        for b in self._said.get(s.index - 1 if is_first else s.index, ()):
            cue, chain = b.attribution.cue, b.attribution.chain
            is_near = cue is not None and (is_first or 0 <= pronoun - tk.at(cue[1]) <= 1)
            if not is_near or len(chain) != 1 or chain[0].span is None:
                continue
            words = tk.at(chain[0].span[0]), tk.at(chain[0].span[1])
            found = self.directory.resolve(*words, b.attribution.statement)
            if found is not None and found.source.key == chain[0].source:
                return found, (pronoun, pronoun + 1)
        return None


class NamedActors:
    """Who acts in a language without syntax: the outlet that a caveat's own sentence names, else its one speaker where the
    caveat is one of denial or silence.
    """

    def __init__(
        self, sentences: Sequence[Sentence], directory: DirectoryLike, built: Sequence[Built], sources: Mapping[str, Source]
    ) -> None:
        self.sentences, self.directory, self.sources = sentences, directory, sources
        self._speakers: dict[int, set[str]] = {}
        for b in built:
            keys = {link.source for link in b.attribution.chain}
            self._speakers.setdefault(b.attribution.statement, set()).update(keys)

    def of_caveat(self, caveat: Caveat) -> Source | None:
        """Who could not, does not or did not, by a caveat's sentence."""
        if caveat.kind in (K.DISPUTED, K.NO_COMMENT):
            keys = self._speakers.get(caveat.statement, set())
            return self.sources.get(next(iter(keys))) if len(keys) == 1 else None
        return self.of(caveat.span, caveat.statement)

    def of(self, span: Span, statement: int) -> Source | None:
        """The outlet named nearest to a span of a statement."""
        found = self.directory.outlets_in(self.sentences[statement].statement.span)
        near = sorted(found, key=lambda it: max(it[1][0] - span[1], span[0] - it[1][1]))
        return near[0][0] if near and max(near[0][1][0] - span[1], span[0] - near[0][1][1]) < _NEAR else None
