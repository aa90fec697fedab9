"""Bytes to text: byte order mark, strict UTF-8, the charset that the page declares, Windows-1252 at the last.

The decoded text has one code point for each that the input encodes: a byte order mark is the encoding's signature
and is left out; NUL and lone surrogates, which no consumer can store, become U+FFFD one for one; line
ends stay as they are.
"""

from __future__ import annotations

import codecs
import contextlib
import re
from typing import NamedTuple

from provenance.errors import UnreadableInputError
from provenance.findings import Diagnostic
from provenance.patterns import compile_pattern

SIZE_LIMIT = 50_000_000  # bytes of an input, unless the caller raises it
_HEAD = 4096
_PIECE = 4096

_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive (or an office document)"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"filedesc://", "an ARC archive (of web archives only WARC is read)"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3\x00", "a database"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset\s*=\s*|<\?xml[^>]{0,200}?encoding\s*=\s*)["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I)
_UNSTORABLE = compile_pattern(r"[\x00\ud800-\udfff]")
# What browsers read where a page says one of these.
_READ_AS = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "iso-8859-9": "cp1254",
    "tis-620": "cp874",
}


class Decoded(NamedTuple):
    """Text, the encoding it was read as, and what had to be guessed or replaced."""

    text: str
    encoding: str
    diagnostics: tuple[Diagnostic, ...]


def decode(content: bytes, is_markup: bool = False, sent_as: str | None = None) -> Decoded:
    """The text of an input. `is_markup` allows a charset declared inside (`<meta charset>`, XML declaration); `sent_as` is
    the one that a server named for it.

    Raises UnreadableInputError: `read.empty`, `read.binary`.
    """
    if not content:
        raise UnreadableInputError("read.empty", "the file is empty")
    _refuse_binary(content)
    text, encoding, notes = _choose(content, is_markup, sent_as)
    replaced = 0
    # A regex over every page would cost as much as its parse.
    if (b"\x00" in content and "\x00" in text) or (notes and _has_surrogates(text)):
        text, replaced = _UNSTORABLE.subn("\ufffd", text)
    if replaced:
        notes.append(
            Diagnostic("read.replaced-characters", "warning", f"{replaced} NUL characters or lone surrogates became U+FFFD")
        )
    return Decoded(text, encoding, tuple(notes))


def may_be_utf8(content: bytes) -> bool:
    """False for what is not to be read as it is: empty, with a byte order mark or NUL. Raises like `decode`."""
    if not content or content.startswith(codecs.BOM_UTF8) or b"\x00" in content:
        return False
    _refuse_binary(content)
    return True


def is_clean(content: bytes) -> bool:
    """True for valid UTF-8. Piece by piece, as the text of a whole page takes longer to store than to check."""
    if content.isascii():
        return True
    at, end = 0, len(content)
    try:
        while at < end:
            piece = content[at : at + _PIECE]
            at += len(piece) if piece.isascii() else codecs.utf_8_decode(piece, "strict", at + _PIECE >= end)[1]
    except UnicodeDecodeError:
        return False
    return True


def _has_surrogates(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


# Control characters that no text has: all but tab, line and page ends, and the escape of old terminals.
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\x0b\x0c\r\x1b")


def _refuse_binary(content: bytes) -> None:
    for magic, what in _MAGIC:
        if content.startswith(magic):
            raise UnreadableInputError("read.binary", f"not text: {what}")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)):
        return
    head = content[:_HEAD]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls * 20 > len(head):
        raise UnreadableInputError("read.binary", "not text: the file is binary")


def _choose(content: bytes, is_markup: bool, sent_as: str | None) -> tuple[str, str, list[Diagnostic]]:
    """The first reading that fits: mark, UTF-8, declared charset, UTF-8 with a few damaged bytes, Windows-1252."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _by_mark(content[len(mark) :], name)
    try:
        return content.decode("utf-8"), "utf-8", []
    except UnicodeDecodeError:
        pass
    declared = declared_charset(content) if is_markup else None
    declared = declared or (known_charset(sent_as) if sent_as else None)
    if declared not in (None, "utf-8"):
        try:
            return content.decode(declared or ""), declared or "", []
        except UnicodeDecodeError:
            pass
    damaged = _damaged_utf8(content)
    if damaged is not None:
        return damaged
    note = Diagnostic("read.guessed-charset", "warning", "the bytes are not UTF-8; read as Windows-1252")
    return content.decode("cp1252", "replace"), "cp1252", [note]


def _by_mark(rest: bytes, name: str) -> tuple[str, str, list[Diagnostic]]:
    try:
        return rest.decode(name), name, []
    except UnicodeDecodeError as error:
        text = rest.decode(name, "surrogatepass" if name.startswith("utf-16") and len(rest) % 2 == 0 else "replace")
        note = Diagnostic("read.damaged-bytes", "warning", f"the file is marked {name}, but {error.reason}")
        return text, name, [note]


def _damaged_utf8(content: bytes) -> tuple[str, str, list[Diagnostic]] | None:
    """UTF-8 with few wrong bytes: a cut last character, encoded surrogates, a stray byte among many right ones."""
    text = content.decode("utf-8", "replace")
    wrong = text.count("\ufffd") - content.count(b"\xef\xbf\xbd")
    right = sum(map(content.count, (b"\xe2\x80", b"\xc2\xa0"))) + len(re.findall(rb"[\xc3-\xf4][\x80-\xbf]", content))
    if wrong > 3 and wrong * 10 > right:
        return None
    if not right and wrong > 1:
        return None
    if not right and not content.rstrip(b"\xe0\xe1\xe2\xe3\xc3\xc4\xc5\x80\x81\x82").isascii():
        return None
    with contextlib.suppress(UnicodeDecodeError):
        text = content.decode("utf-8", "surrogatepass")
    note = Diagnostic("read.damaged-bytes", "warning", f"{wrong} bytes are not UTF-8 and were replaced")
    return text, "utf-8", [note]


def declared_charset(content: bytes) -> str | None:
    """The charset that the head of a page declares, as a name that Python knows; None where there is none or no
    such.
    """
    found = _DECLARED.search(content[:_HEAD])
    if not found:
        return None
    return known_charset(found.group(1).decode("ascii"))


def known_charset(name: str) -> str | None:
    """A charset's name as Python knows it, read as browsers read it; None for one that Python does not know."""
    name = name.strip(" \"'").lower()
    name = _READ_AS.get(name, name)
    try:
        info = codecs.lookup(name)
        b"a".decode(name)
    except (LookupError, UnicodeError):
        return None
    return info.name if info.name not in ("utf-16", "utf-32", "utf-7", "idna", "punycode") else None
