"""Pieces of an article that a structured format gives, joined into the canonical text with their passages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from provenance.findings import ReadImage, ReadPassage, SourceField
from provenance.matching import LazyPattern
from provenance.read.creditline import find_credit_line
from provenance.read.texts import collapse, fold
from provenance.records import record, replace
from provenance.spans import Span

_FEW_WORDS = 4  # an instruction of fewer is a code ("EUO 3TP"), no sentence


@record
class Piece:
    """One passage before the text is joined: its kind and words, and its place in the input (`path`).

    The credit's span in `image` counts the code points of this piece's own text.
    """

    kind: str
    text: str
    path: str | None = None
    image: ReadImage | None = None


@record
class Picture:
    """A picture as an agency format describes it. `instructions` are those of the agency to its clients."""

    caption: str
    path: str
    src: str | None = None
    alt: str | None = None
    fields: tuple[SourceField, ...] = ()
    instructions: str = ""
    digital_source: str | None = None


def caption_piece(picture: Picture) -> Piece | None:
    """The caption passage of a picture: its caption, then the agency's instructions where they are not in it already.

    None where there is neither. The credit line is looked for in the caption's own words.
    """
    words, notes = collapse(picture.caption), collapse(picture.instructions)
    line = find_credit_line(words, in_figure=True) if words else None
    text = words
    if len(notes.split()) >= _FEW_WORDS and fold(notes) not in fold(words):
        text = f"{words} {notes}" if words else notes
    if not text:
        return None
    image = ReadImage(
        picture.src, picture.alt, line.span if line else None, line.words if line else None,
        picture.fields, picture.digital_source,
    )  # fmt: skip
    return Piece("caption", text, picture.path, image)


def join_pieces(pieces: Iterable[Piece]) -> tuple[str, tuple[ReadPassage, ...]]:
    """The canonical text (the pieces joined by blank lines) and its passages; empty pieces are left out."""
    texts: list[str] = []
    passages: list[ReadPassage] = []
    at = 0
    for piece in pieces:
        if not piece.text or piece.text.isspace():
            continue
        image = piece.image
        if image is not None and image.credit is not None:
            image = replace(image, credit=Span(image.credit.start + at, image.credit.end + at))
        span = Span(at, at + len(piece.text))
        passages.append(ReadPassage(piece.kind, span, piece.path, image))
        texts.append(piece.text)
        at = span.end + 2
    return "\n\n".join(texts), tuple(passages)


def without_copies(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without a second print of headline, deck or note in the body, and without copies of captions."""
    seen: set[str] = set()
    out: list[Piece] = []
    for piece in pieces:
        key = fold(piece.text)
        if key in seen and (len(key) > 20 or piece.kind != "paragraph" or len(out) <= 2):
            continue
        seen.add(key)
        out.append(piece)
    return out


# What terms of use and instructions to clients say of the supplier: "MANDATORY CREDIT: X", "photo released by X".
_IN_TERMS = LazyPattern(
    r"(?i)(?:mandatory credit|must credit|credit mandatory|(?:photos?|pictures?|images?|video|handout)\s+"
    r"(?:released|provided|supplied|distributed|made available)\s+by)\W{0,4}"
    r"([^\W\d_][^;:\"”“.\n]{1,80}?)(?=\s*(?:[;:\"”“.\n]|,?\s\d|,\s(?:no|for|not|to)\b|$|\s-\s|\s(?:jan|feb|mar|apr|may|june?|july?|"
    r"aug|sept?|oct|nov|dec)\w*\W))",
    __name__,
)


def field_in_terms(name: str, terms: str) -> SourceField | None:
    """The source that terms of use or instructions name as the one to be credited, as a field; None where they name none."""
    found = _IN_TERMS.search(terms[:4000])
    return SourceField(name, collapse(found[1])) if found else None


def supplier_code(title: str) -> str:
    """A byline title where it is one of the codes that tell of a supplier (HO, HOGP, POOL); else nothing."""
    title = title.strip().upper()
    return title if re.fullmatch(r"HO(?:[A-Z]{2})?|HANDOUT|POOL|COURTESY", title) else ""


def distinct_fields(fields: Iterable[SourceField]) -> tuple[SourceField, ...]:
    """The fields in their order, each words once."""
    first: dict[str, SourceField] = {}
    for one in fields:
        first.setdefault(one.text.casefold(), one)
    return tuple(first.values())
