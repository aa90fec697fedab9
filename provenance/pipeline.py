"""Runs the stages in order: bytes of one article in, one annotation document out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Rules and registry, loaded and compiled once per process."""

    rules_digest: str
    registry_digest: str


@dataclass(frozen=True, slots=True)
class Options:
    """What a caller may choose: `input_format` is `auto`, `text` or `html`; `language` overrides the input's own."""

    input_format: str = "auto"
    language: str | None = None
    with_text: bool = True


def load_knowledge(registry: Path | None = None, rules: Path | None = None) -> Knowledge:
    """The package's rules and registry, with a user's own registry file or rules folder added. Raises KnowledgeError."""
    raise NotImplementedError


def annotate(content: bytes, uri: str, knowledge: Knowledge, options: Options | None = None) -> dict[str, Any]:
    """The annotation document (docs/format.md) of one article given as bytes; `uri` is its name as the caller gave it.

    A bad article gives a document with diagnostics; raises UnreadableInputError only where there is no text at all.
    """
    raise NotImplementedError
