"""The links of chains, as they are made: of which type a source was when it was linked."""

from __future__ import annotations

from typing import Protocol

from provenance.findings import Link, Resolved, Source
from provenance.spans import Span
from provenance.syntax.tokens import Tokens


class DirectoryLike(Protocol):
    """The article's sources, as this stage asks for them."""

    def resolve(self, first: int, last: int, statement: int) -> Resolved | None: ...
    def outlet_in(self, span: Span) -> tuple[Source, Span] | None: ...
    def resolve_sharing(self, left: tuple[int, int], right: tuple[int, int], statement: int) -> Resolved: ...
    def note_subject(self, low: int, high: int, statement: int) -> None: ...
    def person_as_subject(self, low: int, high: int, statement: int) -> Source | None: ...
    def stand_aside(self, is_aside: bool) -> None: ...
    def outlet_named(self, first: int, last: int, is_told: bool = False) -> tuple[Source, Span] | None: ...
    def outlets_in(self, span: Span) -> list[tuple[Source, Span]]: ...
    def bodies_in(self, span: Span) -> list[Span]: ...
    def adjectives_in(self, span: Span) -> list[Span]: ...
    def is_person(self, first: int, last: int) -> bool: ...
    def media_in(self, span: Span, only_state: bool = False) -> list[Span]: ...


class Links:
    """What makes the links of one article: its text, its sources, and the type of each source when it was last linked."""

    def __init__(self, tk: Tokens, directory: DirectoryLike) -> None:
        self.tk = tk
        self.directory = directory
        self._last_types: dict[str, str] = {}

    def origin(self, resolved: Resolved, channel: str, span: Span, cue: Span | None = None) -> Link:
        """The link of one whose words they are."""
        return self._link(resolved.source, "origin", resolved.identification, channel, span, cue)

    def relay(self, resolved: Resolved, span: Span, cue: Span) -> Link:
        """The link of one who tells what another said."""
        return self._link(resolved.source, "relay", resolved.identification, "none", span, cue)

    def medium(self, source: Source, channel: str, span: Span) -> Link:
        """The link of a medium that carried the words."""
        return self._link(source, "relay", "institution", channel, span, None)

    def _link(self, source: Source, role: str, identification: str, channel: str, span: Span, cue: Span | None) -> Link:
        self._last_types[source.key] = source.type
        return Link(source.key, role, identification, channel, span, cue)

    def type_of(self, link: Link) -> str:
        """The type of a link's source when it was last linked."""
        return self._last_types.get(link.source, "")
