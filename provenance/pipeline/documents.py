"""An article's bytes to its annotation document, or those of an input that holds several."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from provenance import __version__
from provenance.assemble import assemble
from provenance.errors import UnreadableInputError
from provenance.findings import SourceText
from provenance.pipeline.knowledge import Knowledge
from provenance.pipeline.stages import find_all
from provenance.read import SIZE_LIMIT, read, read_each
from provenance.records import record


@record
class Options:
    """What a caller may choose: `input_format` is `auto` or one of `read.FORMATS`; `language` overrides the input's own;
    `largest` is the most bytes that an input, or a page of an archive, may have.
    """

    input_format: str = "auto"
    language: str | None = None
    with_text: bool = True
    largest: int = SIZE_LIMIT


def annotate(content: bytes, uri: str, knowledge: Knowledge, options: Options | None = None) -> dict[str, Any]:
    """The annotation document (docs/format.md) of one article given as bytes; `uri` is its name as the caller gave it.

    A bad article gives a document with diagnostics; raises UnreadableInputError only where there is no text at all.
    """
    chosen = options or Options()
    source = read(content, uri, chosen.input_format, chosen.language, chosen.largest)
    return _document(source, uri, hashlib.sha256(content).hexdigest(), knowledge, chosen)


def annotate_each(
    content: bytes | BinaryIO, uri: str, knowledge: Knowledge, options: Options | None = None
) -> Iterator[tuple[str, dict[str, Any] | UnreadableInputError]]:
    """Every article of an input that may hold several: its number ("" where the input is one article) and its annotation
    document, or the reason why there is none. An open file is read as a web archive. Raises UnreadableInputError where
    nothing of the input can be read.
    """
    chosen = options or Options()
    digest = hashlib.sha256(content).hexdigest() if isinstance(content, bytes) else ""
    for article in read_each(content, uri, chosen.input_format, chosen.language, chosen.largest):
        if isinstance(article.found, UnreadableInputError):
            yield article.number, article.found
            continue
        own = article.sha256 or digest
        name = f"{uri}#{article.number}" if article.number else uri
        yield article.number, _document(article.found, name, own, knowledge, chosen)


def _document(source: SourceText, uri: str, digest: str, knowledge: Knowledge, chosen: Options) -> dict[str, Any]:
    generator = {
        "name": "provenance",
        "version": __version__,
        "rules": knowledge.rules_digest,
        "registry": knowledge.registry_digest,
    }
    return assemble(find_all(source, knowledge, chosen.language is not None), uri, digest, generator, chosen.with_text)
