"""The channel of an attribution: named in its sentence, by its verb, or carried on from the same source's last words."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.rules.speech import SpeechBook
from provenance.speech.people import People
from provenance.speech.said import Said, inside
from provenance.syntax.drafts import Sentence
from provenance.vocabulary import SourceType as T

# Statements over which a source's channel goes on.
_REACH = 8
# The same for the appearance of several before the press: what goes on around it is told between their words.
_SCENE_REACH = 12
# What a sentence without attribution may name as its subject's channel.
_SCENES = ("statement", "briefing")
_PERSONS = ("named", "role")

Hit = tuple[int, int, str, str]  # a channel's words in the text, what it gives, its rule


class Channels:
    """The channels of one article's sources, in reading order. `hits` are all words for channels."""

    def __init__(self, book: SpeechBook, people: People, hits: Sequence[Hit]) -> None:
        self.people, self.hits = people, hits
        self.starts = [h[0] for h in hits]
        self.carried_rule = f"{book.language}.channel.carried"
        self._of: dict[str, tuple[str, int]] = {}
        self._scene = -_SCENE_REACH - 1  # the last statement of several persons' appearance before the press

    def note(self, key: str, start: int, end: int, statement: int) -> None:
        """Keeps the statement or the appearance before the press that a sentence names as its subject's channel, where the
        sentence attributes nothing (`In the ruling, the judge draws on the report`, `The mayor met the press`).
        """
        found = next(iter(inside(self.hits, self.starts, start, end)), None)
        if found is not None and found[2] in _SCENES:
            self._of[key] = (found[2], statement)

    def note_several(self, s: Sentence) -> None:
        """Keeps that several persons, by a pronoun, appear before the press, where the sentence attributes nothing (`They
        went out to the press`): what officials say next is said there.
        """
        found = next(iter(inside(self.hits, self.starts, *s.statement.span)), None)
        if found is not None and found[2] == "briefing" and not s.quotations:
            self._scene = s.index

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
            if s.index - self._scene > _SCENE_REACH or not self._is_person(said):
                return "none", ""
            carried = "briefing"
        self._of[key] = (carried, s.index)
        self.go_on(key, s.index)
        return carried, self.carried_rule

    def go_on(self, key: str, statement: int) -> None:
        """Keeps that a statement goes on with what a source said, and where it was said."""
        carried, since = self._of.get(key, ("none", 0))
        if carried == "none" or statement - since > _REACH:
            return
        self._of[key] = (carried, statement)
        if carried == "briefing" and statement - self._scene <= _SCENE_REACH:
            self._scene = statement

    def _is_person(self, said: Said) -> bool:
        """True for the speech of an official who is a person."""
        is_official = self.people.types[said.source.source.key] == T.OFFICIAL
        return is_official and said.kind != "join" and said.source.identification in _PERSONS
