"""A conversation goes on: whoever was heard by an outlet (`told Radio Lorne`) speaks to it in the statements behind, too."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.findings import Link, Source

# Statements without a word of the speaker after which a conversation is over.
_REACH = 14
# Channels of their own: who speaks at a briefing does not speak to the outlet from before.
_OF_CONVERSATIONS = frozenset(("none", "interview"))


class Interviews:
    """Who spoke to which outlet, and in which statement last. `carried` is called in reading order."""

    def __init__(self) -> None:
        self._heard: dict[str, tuple[Link, int, str]] = {}

    def note(self, source: Source, relays: Sequence[Link], statement: int, channel: str = "none") -> None:
        """Enters that a source spoke to outlets, the first of `relays` that is a conversation, by a `channel` of its own."""
        link = next((link for link in relays if link.channel == "interview"), None)
        if link is not None:
            self._heard[source.key] = (link, statement, channel)
        else:
            self._heard.pop(source.key, None)

    def note_report(self, source: Source, relay: Link, statement: int) -> None:
        """Enters that a medium of a state reported what a source said: what it says in the statements behind came so, too."""
        self._heard[source.key] = (relay, statement, "none")

    def carried(self, source: Source, channel: str, statement: int) -> list[Link]:
        """The outlet to which a source goes on speaking in a statement that names none; empty where that is over."""
        key = source.key
        if key not in self._heard:
            return []
        link, since, before = self._heard[key]
        if (channel not in _OF_CONVERSATIONS and channel != before) or statement - since > _REACH:
            del self._heard[key]
            return []
        self._heard[key] = (link, statement, before)
        return [link]
