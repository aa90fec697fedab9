"""What an input says beside its text: credit lines and fields of its pictures, how the article as a whole came. Their sources
are entered among those of the article.
"""

from __future__ import annotations

from provenance.credit import parse_credit, with_fields
from provenance.findings import CreditLine, Diagnostic, Link, SourceText
from provenance.mentions import Directory
from provenance.registry import Registry

# IPTC digital source types of pictures taken as they were.
_CAPTURED = ("Capture", "capture", "negativeFilm", "positiveFilm", "print", "minorHumanEdits", "humanEdits", "softwareImage")


def credits_of(
    source: SourceText, registry: Registry, directory: Directory
) -> tuple[dict[int, CreditLine], list[Diagnostic]]:
    """The parsed credit line of every caption that has one, its sources entered in the directory; and what fields beside
    the captions say that their words do not.
    """
    out: dict[int, CreditLine] = {}
    notes: list[Diagnostic] = []
    for index, passage in enumerate(source.passages):
        image = passage.image
        if image is None or (image.credit is None and not image.fields):
            continue
        line = None
        if image.credit is not None:
            start, end = image.credit
            line = parse_credit(source.text[start:end], start, registry)
        if image.fields:
            line, added = with_fields(line, image.fields, registry)
            for name, who in added:
                message = f"p{index + 1}: the field {name} names {who}, which the caption's credit line does not"
                notes.append(Diagnostic("credit.field-differs", "info", message))
        if line is not None:
            out[index] = directory.adopt(line)
    return out, notes


def article_chain(source: SourceText, registry: Registry, directory: Directory, own: str | None) -> tuple[Link, ...]:
    """How the article as a whole came, by the input's own fields; its publisher is no link."""
    if not source.fields:
        return ()
    from provenance.credit.fields import line_of_fields, without_publisher

    line = without_publisher(line_of_fields(source.fields, registry), own, source.publisher)
    names = {name.casefold() for name in source.byline}
    authors = {s.key for s in line.sources if s.name.casefold() in names}
    if all(link.source in authors for link in line.chain):
        return ()
    return directory.adopt(line).chain


def image_notes(source: SourceText) -> list[Diagnostic]:
    """Pictures that their own metadata call made or changed by a program."""
    return [
        Diagnostic("image.not-captured", "warning", f"p{i + 1}: the picture's metadata call it {p.image.digital_source}")
        for i, p in enumerate(source.passages)
        if p.image is not None and p.image.digital_source is not None and not p.image.digital_source.endswith(_CAPTURED)
    ]
