"""Whose a paper is that a text calls by its bare noun: `the paper` for `the strategy paper of the Liberals`."""

from __future__ import annotations

from provenance.rules.speech import SpeechBook
from provenance.speech.mention import PAPER, Mention, Phrase
from provenance.speech.phrases import Phrases, no_verb

# How much before a paper's noun is looked at for its article, how many words of it, and how much behind for its owner.
_BEFORE = 40
_ARTICLE_WORDS = 3
_BEHIND = 90
_GENITIVE = 10
# A shorter word ends in an s of its own.
_SHORTEST = 6


class Papers:
    """The papers of one article, with the phrases that tell whose they are."""

    def __init__(self, folded: str, book: SpeechBook, phrases: Phrases) -> None:
        self.folded, self.grammar, self.phrases = folded, book.grammar, phrases
        self._found: dict[str, list[Phrase]] = {}

    def owned(self, phrase: Phrase) -> list[Phrase]:
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
