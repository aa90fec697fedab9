"""Readers: one file per format, bytes to a SourceText with its passages. They know nothing of sources or labels."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from provenance.errors import UnreadableInputError
from provenance.findings import Diagnostic, SourceText
from provenance.read.articles import Article
from provenance.read.decode import SIZE_LIMIT
from provenance.read.detect import FORMATS, SEVERAL, detect_format
from provenance.records import replace
from provenance.spans import Span

__all__ = ["FORMATS", "SIZE_LIMIT", "Article", "detect_format", "holds_several", "read", "read_each"]

# Code points of one article: a thick book has two million. The stages take some thirty bytes of memory for each.
LONGEST_TEXT = 4_000_000


def read(
    content: bytes, name: str, input_format: str = "auto", language: str | None = None, largest: int = SIZE_LIMIT
) -> SourceText:
    """The canonical text and passages of an input of one article. `name` helps to tell its format; `language`
    overrides its own.

    `input_format` is `auto` or one of FORMATS. Raises UnreadableInputError where there is no text at all (empty,
    binary, over the size limit), for a format that is not known (`read.unknown-format`), and for an input of several
    articles (`read.several`) unless `name` ends in the number of one ("feed.xml#3").
    """
    name, _, number = name.rpartition("#") if holds_several(content, name, input_format) and "#" in name else (name, "", "")
    found: list[Article] = []
    for article in read_each(content, name, input_format, language, largest):
        if article.number == number or not number:
            found.append(article)
        if len(found) > 1:
            raise UnreadableInputError("read.several", "the input holds several articles")
    if not found:
        raise UnreadableInputError("read.no-text", "the input holds no such article")
    return found[0].text()


def holds_several(content: bytes, name: str, input_format: str = "auto") -> bool:
    """True for a format of which one input may hold several articles; the first 100 kB of the content are enough."""
    return (detect_format(content, name) if input_format == "auto" else input_format) in SEVERAL


def read_each(
    content: bytes | BinaryIO,
    name: str,
    input_format: str = "auto",
    language: str | None = None,
    largest: int = SIZE_LIMIT,
) -> Iterator[Article]:
    """Every article of an input in its order; one that cannot be read carries its error, and the others follow.

    An open file is read as a web archive, whatever its size. `largest` is the most bytes that an input, or one page of an
    archive, may have. Raises UnreadableInputError like `read`, where nothing of the input can be read.
    """
    for article in _articles(content, name, input_format, language, largest):
        is_long = isinstance(article.found, SourceText) and len(article.found.text) > LONGEST_TEXT
        yield replace(article, found=cut_text(article.text(), LONGEST_TEXT)) if is_long else article


def cut_text(source: SourceText, longest: int) -> SourceText:
    """An article whose text is longer than `longest` code points, without the passages that end behind them."""
    kept = tuple(p for p in source.passages if p.span.end <= longest)
    end = kept[-1].span.end if kept else longest
    if not kept:
        kept = (replace(source.passages[0], span=Span(source.passages[0].span.start, end), image=None),)
    note = Diagnostic("read.truncated", "warning", f"only the first {end:,} of {len(source.text):,} characters are annotated")
    return replace(source, text=source.text[:end], passages=kept, diagnostics=(*source.diagnostics, note))


def _articles(
    content: bytes | BinaryIO, name: str, input_format: str, language: str | None, largest: int
) -> Iterator[Article]:
    if not isinstance(content, bytes):
        from provenance.read.warc import read_warc

        return read_warc(content, language, largest)
    if len(content) > largest:
        raise UnreadableInputError("read.too-large", f"{len(content):,} bytes are more than the {largest:,} that are read")
    kind = detect_format(content, name) if input_format == "auto" else input_format
    if kind == "warc":
        from provenance.read.unpack import packed_file
        from provenance.read.warc import read_warc

        held = packed_file(content, largest) if input_format == "auto" else None
        if held is not None and detect_format(held, "") != "warc":
            return _articles(held, name.removesuffix(".gz"), input_format, language, largest)
        return read_warc(BytesIO(content), language, largest)
    if kind == "json":
        from provenance.read.json_news import read_json

        return read_json(content, language)
    if kind == "xml":
        from provenance.read.xml_news import read_xml

        return read_xml(content, language)
    return iter((Article(_read_one(content, kind, language)),))


def _read_one(content: bytes, kind: str, language: str | None) -> SourceText:
    """The article of a format of which one input is always one article."""
    if kind == "html":
        from provenance.read.html import read_html

        return read_html(content, language)
    if kind == "text":
        from provenance.read.text import read_text

        return read_text(content, language)
    if kind == "markdown":
        from provenance.read.markdown import read_markdown

        return read_markdown(content, language)
    if kind == "picture":
        from provenance.read.picture import read_picture

        return read_picture(content, language)
    raise UnreadableInputError("read.unknown-format", f"{kind!r} is none of auto, {', '.join(FORMATS)}")
