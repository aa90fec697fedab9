"""What stands in a text by rules and registry (role words, named bodies and places, outlets), and what of it in one span."""

from __future__ import annotations

from typing import NamedTuple

from provenance.findings import Kind
from provenance.registry import Outlet
from provenance.rules.roles import NamedBody, RoleRule, RoleWords
from provenance.spans import Span


class RoleHit(NamedTuple):
    """Role words in the text, in code points."""

    start: int
    end: int
    what: RoleRule


class BodyHit(NamedTuple):
    """A named body or place in the text, in code points."""

    start: int
    end: int
    what: NamedBody


class OutletHit(NamedTuple):
    """A registry outlet in the text, in code points."""

    start: int
    end: int
    what: Outlet


class SourceFacts(NamedTuple):
    """All that the words of a span give, and the words that decide between them."""

    text: str
    span: Span
    roles: list[RoleHit]
    bodies: list[BodyHit]
    outlets: list[OutletHit]
    publisher: str | None
    known: RoleWords


def kind_of_role(hit: RoleHit, kind: str | None = None, identification: str | None = None) -> Kind:
    """The kind of source by a role word: what its rule gives, unless told otherwise."""
    rule = hit.what
    return Kind(kind or rule.gives, identification or rule.identification, rule.id, Span(hit.start, hit.end))
