"""The channel of an attribution: named in its sentence, by its verb, or carried on from the same source's last words."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.rules.speech import SpeechBook
from provenance.speech.people import People
from provenance.speech.said import Said, inside
from provenance.syntax.drafts import Sentence

# Statements over which a source's channel goes on.
_REACH = 8

Hit = tuple[int, int, str, str]  # a channel's words in the text, what it gives, its rule


class Channels:
    """The channels of one article's sources, in reading order. `hits` are all words for channels."""

    def __init__(self, book: SpeechBook, people: People, hits: Sequence[Hit]) -> None:
        self.people, self.hits = people, hits
        self.starts = [h[0] for h in hits]
        self.carried_rule = f"{book.language}.channel.carried"
        self._of: dict[str, tuple[str, int]] = {}

    def note(self, key: str, start: int, end: int, statement: int) -> None:
        """Keeps the statement that a sentence names as its subject's channel, where the sentence attributes nothing (`In the
        ruling, the judge draws on the report`).
        """
        found = next(iter(inside(self.hits, self.starts, start, end)), None)
        if found is not None and found[2] == "statement":
            self._of[key] = (found[2], statement)

    def of(self, s: Sentence, said: Said) -> tuple[str, str]:
        """The channel of an attribution and the rule that gives it."""
        key = said.source.source.key
        start, end = s.statement.span
        for a, _, gives, rule in inside(self.hits, self.starts, start, end):
            if not any(q.start < a < q.end for q in s.quotations):
                self._of[key] = (gives, s.index)
                return gives, rule
        platform = self.people.platform(start, end)
        if platform is not None and not any(q.start < platform[1].start < q.end for q in s.quotations):
            self._of[key] = ("post", s.index)
            return "post", platform[0]
        if said.channel != "none":
            self._of[key] = (said.channel, s.index)
            return said.channel, said.rule
        carried, since = self._of.get(key, ("none", 0))
        if carried == "none" or s.index - since > _REACH:
            return "none", ""
        self._of[key] = (carried, s.index)
        return carried, self.carried_rule
