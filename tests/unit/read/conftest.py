"""What a reader made of an input, in plain words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from provenance.errors import UnreadableInputError
from provenance.findings import SourceText
from provenance.read import read_each


@dataclass(frozen=True)
class Read:
    """One article: `passages` as (kind, words)."""

    source: SourceText
    number: str

    @property
    def passages(self) -> list[tuple[str, str]]:
        return [(p.kind, self.source.text[p.span.start : p.span.end]) for p in self.source.passages]

    @property
    def paths(self) -> list[str | None]:
        return [p.path for p in self.source.passages]

    @property
    def caption(self):
        """The image of the only caption."""
        (found,) = [p for p in self.source.passages if p.kind == "caption"]
        return found.image

    @property
    def codes(self) -> list[str]:
        return [d.code for d in self.source.diagnostics]


@pytest.fixture
def read_all() -> Callable[..., list[Read | UnreadableInputError]]:
    """`read_all(content, name="")`: every article of an input, an error where one stands in an article's place."""

    def run(content: bytes | str, name: str = "", **options: str) -> list[Read | UnreadableInputError]:
        raw = content.encode() if isinstance(content, str) else content
        found = read_each(raw, name, **options)
        return [a.found if isinstance(a.found, UnreadableInputError) else Read(a.found, a.number) for a in found]

    return run


@pytest.fixture
def read_one(read_all) -> Callable[..., Read]:
    """`read_one(content, name="")`: the only article of an input."""

    def run(content: bytes | str, name: str = "", **options: str) -> Read:
        (found,) = read_all(content, name, **options)
        assert isinstance(found, Read), found
        return found

    return run
