"""What this room asks of the classifier and of the directory of sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from provenance.findings import Kind, Source
from provenance.registry import Outlet
from provenance.rules.roles import NamedBody
from provenance.spans import Span


class OutletHitLike(Protocol):
    """A registry outlet found in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def what(self) -> Outlet: ...


class BodyHitLike(Protocol):
    """A named body found in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def what(self) -> NamedBody: ...


class ClassifierLike(Protocol):
    """The classifier, as this stage asks it."""

    publisher: str | None

    def kind_of(self, span: Span) -> Kind | None: ...
    def outlets(self, span: Span) -> Sequence[OutletHitLike]: ...
    def bodies(self, span: Span) -> Sequence[BodyHitLike]: ...


class DirectoryLike(Protocol):
    """The article's sources, where new ones are entered."""

    def outlet(self, outlet: Outlet, statement: int) -> Source: ...
    def enter(self, source: Source, identification: str, rule: str) -> None: ...
