"""What this room asks of the classifier."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from provenance.findings import Kind
from provenance.registry import Outlet
from provenance.rules.roles import NamedBody, RoleRule
from provenance.spans import Span


class OutletHitLike(Protocol):
    """A registry outlet in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def what(self) -> Outlet: ...


class BodyHitLike(Protocol):
    """A named body or place in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def what(self) -> NamedBody: ...


class RoleHitLike(Protocol):
    """Role words in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def what(self) -> RoleRule: ...


class ClassifierLike(Protocol):
    """The classifier, as this stage asks it."""

    @property
    def publisher(self) -> str | None: ...
    def kind_of(self, span: Span) -> Kind | None: ...
    def outlets(self, span: Span) -> Sequence[OutletHitLike]: ...
    def bodies(self, span: Span) -> Sequence[BodyHitLike]: ...
    def roles(self, span: Span) -> Sequence[RoleHitLike]: ...
