"""A short text through all stages, and what they found of it in plain words."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from provenance.findings import Attribution, Findings, ReadImage, ReadPassage, SourceText
from provenance.pipeline import Knowledge, find_all, load_knowledge
from provenance.spans import Span


@dataclass(frozen=True)
class Analysis:
    """The findings of a text, every span as its words."""

    findings: Findings

    def words(self, span: Span | None) -> str:
        return self.findings.source.text[span[0] : span[1]] if span is not None else ""

    @property
    def statements(self) -> list[str]:
        return [self.words(s.span) for s in self.findings.statements]

    @property
    def types(self) -> list[str]:
        return [str(label.source_type) for label in self.findings.labels]

    @property
    def statuses(self) -> list[str]:
        return [str(label.status) for label in self.findings.labels]

    @property
    def attributions(self) -> list[Attribution]:
        return list(self.findings.attributions)

    @property
    def cues(self) -> list[str]:
        return [self.words(a.cue) for a in self.findings.attributions]

    @property
    def sources(self) -> list[str]:
        """The words of every attribution's first link."""
        return [self.words(a.chain[0].span) for a in self.findings.attributions]

    @property
    def contents(self) -> list[list[str]]:
        return [[self.words(c) for c in a.content] for a in self.findings.attributions]

    @property
    def chains(self) -> list[list[str]]:
        """The names of every attribution's links, origin first."""
        return [[self.findings.sources[link.source].name for link in a.chain] for a in self.findings.attributions]

    @property
    def channels(self) -> list[str]:
        return [a.chain[0].channel for a in self.findings.attributions]

    def chains_of(self, statement: int) -> list[list[str]]:
        found = zip(self.findings.attributions, self.chains, strict=True)
        return [chain for a, chain in found if a.statement == statement]

    @property
    def caveats(self) -> list[tuple[str, str, str, tuple[int, ...]]]:
        """Kind, words, target and what it covers, of every caveat."""
        return [(str(c.kind), self.words(c.span), str(c.target), c.covers) for c in self.findings.caveats]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--fuzz-seconds", type=float, default=60.0, help="how long the fuzz targets run, all together")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests that `known_failures.toml` lists; one that passes fails the run until it is off the list."""
    known = tomllib.loads((Path(__file__).parent / "known_failures.toml").read_text(encoding="utf-8"))["tests"]
    for item in items:
        reason = known.get(item.nodeid.removeprefix("tests/"))
        if reason is not None:
            item.add_marker(pytest.mark.xfail(reason=reason, strict=True))


@functools.cache
def _knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return _knowledge()


Find = Callable[..., Analysis]


@pytest.fixture(scope="session")
def find() -> Find:
    """`find("One paragraph.", "Another.")`; the kind of all but paragraphs stands before the words: `headline: ...`.

    A caption's credit line stands in its last brackets.
    """

    def run(*blocks: str) -> Analysis:
        text, passages = "", []
        for block in blocks:
            kind, mark, words = block.partition(": ")
            if kind not in ("headline", "caption", "deck", "list_item", "blockquote", "editor_note") or not mark:
                kind, words = "paragraph", block
            start = len(text) + (2 if text else 0)
            text += ("\n\n" if text else "") + words
            image = None
            if kind == "caption":
                image = ReadImage()
                if words.endswith(")"):
                    credit = Span(start + words.rindex("(") + 1, len(text) - 1)
                    image = ReadImage(credit=credit, credit_text=text[credit[0] : credit[1]])
            passages.append(ReadPassage(kind, Span(start, len(text)), image=image))
        return Analysis(find_all(SourceText(text, tuple(passages), "text/plain", "en"), _knowledge()))

    return run
