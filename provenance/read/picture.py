"""Pictures by their own metadata (JPEG, PNG, TIFF, or an XMP file beside one): IIM, XMP and EXIF, compared.

Pillow opens the file; no pixel is ever decoded. A path names the field: `iim:2:120`, `xmp:dc:description`, `exif:270`.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from io import BytesIO
from typing import Any, NamedTuple

from provenance.errors import UnreadableInputError
from provenance.findings import Diagnostic, SourceField, SourceText
from provenance.read.bylines import split_byline
from provenance.read.dates import clean_date
from provenance.read.elements import Element
from provenance.read.iim import decode_datasets
from provenance.read.metadata import clean_language
from provenance.read.pieces import (
    Picture,
    Piece,
    caption_piece,
    distinct_fields,
    field_in_terms,
    join_pieces,
    supplier_code,
)
from provenance.read.texts import collapse, fold
from provenance.read.xmp import properties, read_packet

# What is asked -> where it stands, the first that has words counts: IIM, then XMP, then EXIF.
_PLACES: dict[str, tuple[str, ...]] = {
    "headline": ("iim:2:105", "xmp:photoshop:Headline"),
    "caption": ("iim:2:120", "xmp:dc:description", "exif:270"),
    "byline": ("iim:2:80", "xmp:dc:creator", "exif:315"),
    "title": ("iim:2:85", "xmp:photoshop:AuthorsPosition"),
    "source": ("iim:2:115", "xmp:photoshop:Source"),
    "supplier": ("xmp:plus:ImageSupplier", "xmp:iptcExt:ImageSupplier"),
    "credit": ("iim:2:110", "xmp:photoshop:Credit"),
    "instructions": ("iim:2:40", "xmp:photoshop:Instructions"),
    "terms": ("xmp:xmpRights:UsageTerms",),
    "copyright": ("iim:2:116", "xmp:dc:rights", "exif:33432"),
    "digital source type": ("xmp:iptcExt:DigitalSourceType",),
    "created": ("iim:2:55", "xmp:photoshop:DateCreated", "exif:36867"),
    "language": ("iim:2:135",),
}
_COMPARED = ("caption", "headline", "byline", "source", "credit")
_SHORT = 32  # code points: the shortest limit of an IIM dataset, which cuts longer words
_EXIF = (270, 315, 33432)
_TYPES = {"PNG": "image/png", "TIFF": "image/tiff"}  # MPO, of cameras with two lenses, is JPEG too
_EXIF_PART, _TAKEN = 0x8769, 36867


class Found(NamedTuple):
    """The words of a field and where they stand."""

    words: str
    place: str


def read_picture(content: bytes, language: str | None) -> SourceText:
    """A picture file's caption as an article. Raises UnreadableInputError where the file is damaged or says nothing."""
    notes: list[Diagnostic] = []
    kind, raw, packet, exif = _open(content)
    values = {f"iim:{k[0]}:{k[1]}": v for k, v in decode_datasets(raw, notes).items()}
    if packet:
        values |= {f"xmp:{k}": v for k, v in read_packet(packet, notes).items()}
    values |= {f"exif:{k}": v for k, v in exif.items()}
    return _assemble(values, kind, language, notes)


def read_sidecar(root: Element, language: str | None, notes: list[Diagnostic]) -> SourceText:
    """The caption in an XMP file that lies beside a picture. Raises UnreadableInputError where it has none."""
    values = {f"xmp:{k}": v for k, v in properties(root).items()}
    return _assemble(values, "application/rdf+xml", language, notes)


def _open(content: bytes) -> tuple[str, Mapping[tuple[int, int], object], bytes, dict[int, str]]:
    """Media type, IIM datasets, XMP packet and EXIF texts."""
    from PIL import Image, IptcImagePlugin

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(BytesIO(content), formats=("JPEG", "PNG", "TIFF")) as image:
                kind = _TYPES.get(image.format or "", "image/jpeg")
                raw: Mapping[tuple[int, int], object] = IptcImagePlugin.getiptcinfo(image) or {}
                return kind, raw, _packet(image), _exif(image)
        except Image.DecompressionBombError as error:
            raise UnreadableInputError("read.too-large", "the picture has more pixels than any camera takes") from error
        except Exception as error:  # Pillow's plugins raise whatever a damaged file makes them stumble over
            raise UnreadableInputError(
                "read.malformed", f"the picture cannot be read: {collapse(str(error))[:120]}"
            ) from error


def _packet(image: Any) -> bytes:
    found = image.info.get("xmp")
    if found is None and hasattr(image, "tag_v2"):
        found = image.tag_v2.get(700)
    if isinstance(found, str):
        found = found.encode("utf-8", "replace")
    return found if isinstance(found, bytes) else b""


def _exif(image: Any) -> dict[int, str]:
    tags = image.getexif()
    found = {key: tags.get(key) for key in _EXIF}
    found[_TAKEN] = tags.get_ifd(_EXIF_PART).get(_TAKEN)
    return {k: text for k, v in found.items() if isinstance(v, str) and (text := collapse(_mended(v)).strip("\0 "))}


def _mended(text: str) -> str:
    """EXIF text that is UTF-8 in spite of the standard, which Pillow reads as Latin-1."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _assemble(values: dict[str, str], media_type: str, language: str | None, notes: list[Diagnostic]) -> SourceText:
    values = {k: v.replace("\0", "").encode("utf-8", "replace").decode() for k, v in values.items()}

    def find(name: str) -> Found:
        return next((Found(collapse(values[p]), p) for p in _PLACES[name] if collapse(values.get(p, ""))), Found("", ""))

    for name in _COMPARED:
        _compare(name, values, notes)
    digital = find("digital source type").words.rstrip("/").replace(":", "/").rpartition("/")[2] or None
    caption, headline = find("caption"), find("headline")
    instructions = find("instructions")
    path = caption.place or instructions.place
    picture = Picture(caption.words, path, None, None, _fields(find), instructions.words, digital)
    piece = caption_piece(picture)
    pieces = [Piece("headline", headline.words, headline.place)] if headline.words else []
    pieces += [piece] if piece is not None else []
    text, passages = join_pieces(pieces)
    if not passages:
        raise UnreadableInputError("read.no-text", "the picture's metadata hold neither caption nor headline")
    created = find("created").words
    return SourceText(
        text, passages, media_type, language or clean_language(find("language").words), headline.words or None,
        tuple(split_byline(find("byline").words)), clean_date(created.replace(":", "-", 2)), diagnostics=tuple(notes),
    )  # fmt: skip


def _fields(find: Any) -> tuple[SourceField, ...]:
    """The fields that name sources, in the order of a chain."""
    out: list[SourceField] = []
    for name in ("byline", "title", "supplier", "source", "credit"):
        found = find(name)
        words = supplier_code(found.words) if name == "title" else found.words
        if words:
            out.append(SourceField(found.place, words))
    for name in ("instructions", "terms", "copyright"):
        found = find(name)
        named = field_in_terms(found.place, found.words)
        if named is not None:
            out.append(named)
    return distinct_fields(out)


def _compare(name: str, values: dict[str, str], notes: list[Diagnostic]) -> None:
    """Say where the kinds of metadata differ about one thing; that one is cut short by its format is no difference."""
    found = [(p, fold(values[p])) for p in _PLACES[name] if fold(values.get(p, ""))]
    for place, words in found[1:]:
        first_place, first = found[0]
        short, long = sorted((first, words), key=len)
        if (
            long == short
            or (name == "byline" and short in long)
            or (len(short) >= _SHORT - 4 and long.startswith(short[:-1]))
        ):
            continue
        message = f"{name}: {first_place} has “{_cut(values[first_place])}”, {place} has “{_cut(values[place])}”"
        notes.append(Diagnostic("read.metadata-differ", "warning", message))


def _cut(words: str) -> str:
    words = collapse(words)
    return words if len(words) <= 60 else words[:59] + "…"
