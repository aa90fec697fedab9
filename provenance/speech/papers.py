"""Whose a paper is: the phrase that names it to the phrase that names who made it (`the paper` to `the strategy paper of the
Liberals`, `figures published by | the ministry`).
"""

from __future__ import annotations

from provenance.spans import Span
from provenance.speech.chunking import is_close
from provenance.speech.mention import BODY, PAPER, ROLE, Mention, Phrase
from provenance.speech.offices import Offices
from provenance.speech.phrases import Phrases, no_verb

# How much before a paper's noun is looked at for its article, how many words of it, and how much behind for its owner.
_BEFORE = 40
_ARTICLE_WORDS = 3
_BEHIND = 90
_GENITIVE = 10
# A shorter word ends in an s of its own.
_SHORTEST = 6
# How much before a paper is looked at for who issued it.
_ISSUER_REACH = 40
# Types that tell nothing of whose a paper is.
_NOBODYS = ("document", "unknown", "individual")


class Papers:
    """The papers of one article, with the phrases that tell whose they are."""

    def __init__(self, phrases: Phrases, offices: Offices) -> None:
        self.folded, self.grammar, self.phrases = phrases.folded, phrases.book.grammar, phrases
        self._offices = offices
        self._found: dict[str, list[Phrase]] = {}

    def made_by(self, phrase: Phrase) -> Phrase:
        """Who made a paper, where the phrase says so (`figures published on Monday by | the ministry`)."""
        paper, *makers = phrase.mentions
        if paper.kind != PAPER or not makers:
            return phrase
        between = self.folded[paper.end : makers[0].start]
        if self.grammar.paper_by.fullmatch(between) is None:
            return phrase
        return Phrase(Span(makers[0].start, phrase.span.end), tuple(makers), False)

    def whose(self, phrase: Phrase) -> Phrase:
        """The phrase that tells whose paper a phrase names; the phrase itself where none does, and for what is no paper."""
        return self._issuer(self._of_bare(phrase))

    def _of_bare(self, phrase: Phrase) -> Phrase:
        """The phrase that tells whose paper a bare `the report` is; the phrase itself where none does."""
        for other in self._owned(phrase):
            kind = self._offices.kind(other.span)
            if kind is not None and kind.type not in _NOBODYS:
                return other
        return phrase

    def _issuer(self, phrase: Phrase) -> Phrase:
        """Who issued the figures or the report that a phrase is (`气象局公布的 | 数据`), in scripts without capitals; the
        phrase itself for other papers.
        """
        paper, issued = phrase.mentions[0], self.grammar.issued
        if paper.kind != PAPER or not issued or self.folded[paper.start : paper.end] not in issued:
            return phrase
        ahead = self.phrases.phrases(max(0, paper.start - _ISSUER_REACH), paper.start, no_verb)[-1:]
        for other in ahead:
            gap = self.phrases.text[other.span.end : paper.start]
            is_body = all(m.kind in (BODY, ROLE) for m in other.mentions) and is_close(gap)
            kind = self._offices.kind(other.span) if is_body else None
            if kind is not None and kind.type not in _NOBODYS:
                return other
        return phrase

    def _owned(self, phrase: Phrase) -> list[Phrase]:
        """The phrases that may tell whose a paper is: the last before it first, then those behind it. None for a paper with
        another word beside its noun, or with an article of something new (`a report`).
        """
        if len(phrase.mentions) != 1 or phrase.mentions[0].kind != PAPER:
            return []
        words = self.folded[max(0, phrase.span.start - _BEFORE) : phrase.span.start].replace("'", " ").split()
        if not self.grammar.indefinites.isdisjoint(words[-_ARTICLE_WORDS:]):
            return []
        noun = self._noun(phrase.mentions[0])
        if noun not in self._found:
            self._found[noun] = self._owners(noun)
        found = self._found[noun]
        before = [p for p in found if p.span.start < phrase.span.start]
        return [*reversed(before), *found[len(before) :]]

    def _owners(self, noun: str) -> list[Phrase]:
        """All phrases of the text, in order, in which such a paper is somebody's."""
        out: list[Phrase] = []
        for mention in self.phrases.mentions:
            if mention.kind != PAPER or not self._noun(mention).endswith(noun) or not self._is_owned(mention.end):
                continue
            around = self.phrases.phrases(mention.start, min(len(self.folded), mention.end + _BEHIND), no_verb)
            if around and len(around[0].mentions) > 1:
                out.append(around[0])
        return out

    def _is_owned(self, end: int) -> bool:
        """True where the word behind `end` makes what stands there somebody's."""
        words = self.folded[end : end + _GENITIVE].split()
        return bool(words) and words[0].replace("’", "'").partition("'")[0] in self.grammar.genitives

    def _noun(self, mention: Mention) -> str:
        """A paper's noun without the ending of a genitive, or of the definite form."""
        word = self.grammar.paper_ending.sub("", self.folded[mention.start : mention.end])
        if not self.grammar.has_capital_nouns or not word.endswith("s") or len(word) < _SHORTEST:
            return word
        return word[: -2 if word.endswith("es") else -1]
