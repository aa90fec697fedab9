"""The media to which somebody said something: links between who speaks and the article (`told the station Nordfunk`)."""

from __future__ import annotations

from typing import NamedTuple

from provenance.findings import Link
from provenance.rules.speech import SpeechBook, Told
from provenance.spans import Span
from provenance.speech.mention import BODY, OUTLET, WEAK, Mention, Phrase
from provenance.speech.people import People
from provenance.speech.phrases import Phrases
from provenance.speech.said import Said
from provenance.syntax.drafts import Sentence

# How much before an outlet's name is looked at for the words that make it who asked or was told.
_HEAD = 70
# Mentions that may be a medium.
_NAMED = (OUTLET, BODY)
# Statements over which the account given to a medium goes on.
_REACH = 8


class _Carried(NamedTuple):
    """The link to a medium, and the last statement that was told to it."""

    link: Link
    since: int


class Listeners:
    """Finds the media to which the speakers of one article spoke."""

    def __init__(self, text: str, folded: str, book: SpeechBook, phrases: Phrases, people: People) -> None:
        self.text, self.folded, self.book = text, folded, book
        self.phrases, self.people = phrases, people
        self._carried: dict[str, _Carried] = {}
        self._has_outlets = bool(book.told) and any(m.kind in _NAMED for m in phrases.mentions)

    def of(self, s: Sentence, said: Said, channel: str) -> Link | None:
        """The medium that a sentence names as who was told, or to which its source went on speaking. `channel` is the one
        that the sentence itself gives: another than an interview ends the account.
        """
        if not self._has_outlets or said.relays:
            return None
        key = said.source.source.key
        found = self._named(s, said)
        if found is not None:
            self._carried[key] = _Carried(found, s.index)
            return found
        before = self._carried.get(key)
        if before is None:
            return None
        if channel not in ("none", "interview") or s.index - before.since > _REACH:
            del self._carried[key]
            return None
        self._carried[key] = before._replace(since=s.index)
        return Link(before.link.source, "relay", before.link.identification, "interview")

    def _media(self, start: int, end: int) -> list[Mention]:
        """What may be a medium in a stretch of text: outlets of the registry first."""
        found = [m for m in self.phrases.inside(start, end) if m.kind in _NAMED]
        return sorted(found, key=lambda m: m.kind != OUTLET)

    def note(self, key: str, s: Sentence) -> None:
        """Keeps the medium to which a sentence without attribution says that its subject spoke (`the mayor talked to the
        paper`).
        """
        if not self._has_outlets:
            return
        start, end = s.statement.span
        for mention in self._media(start, end):
            is_told = any(t.opens and self._stands(t, mention, start, end) for t in self.book.told)
            medium = self.people.medium(Span(mention.start, mention.end), s.index) if is_told else None
            if medium is not None and medium.source.key != key:
                link = Link(medium.source.key, "relay", medium.identification, "interview")
                self._carried[key] = _Carried(link, s.index)
                return

    def is_told(self, phrase: Phrase, start: int, end: int) -> bool:
        """True for a phrase that is nothing but a medium in the place of who is told, inside a sentence `[start, end)`."""
        first = phrase.mentions[0]
        if (
            not self._has_outlets
            or first.kind not in _NAMED
            or any(m.kind not in _NAMED and m.kind != WEAK for m in phrase.mentions)
        ):
            return False
        mention = Mention(phrase.span.start, phrase.span.end, first.kind)
        rules = [t for t in self.book.told if not t.opens and not t.is_direct]
        return any(self._stands(t, mention, start, end) for t in rules)

    def _stands(self, rule: Told, mention: Mention, start: int, end: int) -> bool:
        """True where a rule's words stand around an outlet inside a sentence."""
        low = max(start, mention.start - _HEAD)
        is_before = rule.before.search(self.folded[low : mention.start]) is not None
        return is_before and rule.behind.match(self.folded, mention.end, end) is not None

    def _named(self, s: Sentence, said: Said) -> Link | None:
        start, end = s.statement.span
        for mention in self._media(start, end):
            if any(q.start < mention.start and mention.end + 1 < q.end for q in s.quotations):
                continue
            if said.place is not None and said.place.start <= mention.start < said.place.end:
                continue
            rule = next((t for t in self.book.told if not t.opens and self._fits(t, mention, start, said)), None)
            medium = self.people.medium(Span(mention.start, mention.end), s.index) if rule is not None else None
            if medium is not None and medium.source.key != said.source.source.key:
                return Link(medium.source.key, "relay", medium.identification, "interview", Span(mention.start, mention.end))
        return None

    def _fits(self, rule: Told, mention: Mention, start: int, said: Said) -> bool:
        """True where a rule's words stand right before an outlet; those of a direct rule behind the verb and its subject."""
        if not rule.is_direct:
            return self._stands(rule, mention, start, len(self.folded))
        low = said.cue.end
        if said.place is not None and said.cue.end <= said.place.start <= mention.start:
            low = said.place.end
        between = self.folded[low : mention.start] if low <= mention.start else ""
        return bool(between) and len(between) <= _HEAD and rule.before.match(between) is not None
