"""Texts of paragraphs in any language, and whose word each of their statements is."""

from __future__ import annotations

from typing import Any

from provenance.findings import Findings, ReadPassage, SourceText
from provenance.pipeline import Options, annotate, find_all, load_knowledge
from provenance.spans import Span


def read(language: str, *blocks: str) -> Findings:
    """What is found in a plain text of paragraphs."""
    text = "\n\n".join(blocks)
    passages, at = [], 0
    for block in blocks:
        passages.append(ReadPassage("paragraph", Span(at, at + len(block))))
        at += len(block) + 2
    return find_all(SourceText(text, tuple(passages), "text/plain", language), load_knowledge())


def first_chains(found: Findings) -> dict[int, list[str]]:
    """The names of the first chain of every statement that has one, by its index."""
    chains: dict[int, list[str]] = {}
    for a in found.attributions:
        chains.setdefault(a.statement, [found.sources[link.source].name for link in a.chain])
    return chains


def heard(language: str, *blocks: str) -> list[tuple[str, str, list[str]]]:
    """`(type, status, names of the first chain)` of every statement of a text of paragraphs."""
    found = read(language, *blocks)
    chains = first_chains(found)
    return [(str(x.source_type), str(x.status), chains.get(k, [])) for k, x in enumerate(found.labels)]


def annotated(language: str, *blocks: str) -> dict[str, Any]:
    """The annotation document of a plain text of paragraphs."""
    return annotate("\n\n".join(blocks).encode(), "text.txt", load_knowledge(), Options(language=language))
