"""Web archives (WARC, also packed with gzip, zstd or lz4): an article for each page that they hold, in their order.

The archive is read as a stream, record by record (FastWARC), so its size does not matter; that of each page does.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from provenance.errors import UnreadableInputError
from provenance.findings import Diagnostic, SourceText
from provenance.read.articles import Article
from provenance.read.html import read_html
from provenance.read.unpack import unpack
from provenance.records import replace

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_PAGES = ("text/html", "application/xhtml+xml")
_PIECE = 1 << 20
_TOO_MUCH = 100  # times the limit of a page: a record that says it is longer ends the reading


def read_warc(archive: BinaryIO, language: str | None, largest: int) -> Iterator[Article]:
    """The pages of an archive; `largest` is the most bytes that one may have, unpacked.

    A page that cannot be read carries its error. Where the archive is damaged, the last entry is an error that names the
    place of the last good record. Raises UnreadableInputError where not one record can be read.
    """
    from fastwarc.warc import ArchiveIterator

    last, number, records, reason = 0, 0, 0, ""
    try:
        for record in ArchiveIterator(archive, parse_http=False):
            block, missing = _read_block(record, largest)
            found = _page(record, block, language, largest, missing) if _may_be_page(record) else None
            if found is not None:
                number += 1
                yield Article(found.found, str(number), found.sha256)
            if missing:
                reason = f"it ends in a record, {missing:,} bytes short"
                break
            last, records = record.stream_pos, records + 1
    except (OSError, ValueError) as error:  # FastWARC raises both for damaged archives
        reason = str(error) or type(error).__name__
    if not records and not number:
        why = f": {reason}" if reason else ""
        raise UnreadableInputError("read.damaged-archive", f"no web archive, or one damaged at its start{why}")
    if reason:
        yield Article(UnreadableInputError("read.damaged-archive", _where(reason, last, records)))


def _where(reason: str, last: int, records: int) -> str:
    good = f"the last good record, number {records}, begins at byte {last}" if records else "it holds no whole record"
    return f"the archive is damaged ({reason.rstrip('.')}); {good}"


def _read_block(record: WarcRecord, largest: int) -> tuple[bytes, int]:
    """A record's bytes, the first megabyte where they are more than `largest`; and how many are missing where the archive
    ends in them.

    Raises ValueError for a record that says it is of absurd length.
    """
    length = record.content_length
    if length > largest * _TOO_MUCH:
        raise ValueError(f"a record of {length:,} bytes")
    got = 0
    pieces: list[bytes] = []
    while got < length and (piece := record.reader.read(min(_PIECE, length - got))):
        got += len(piece)
        if length <= largest or not pieces:
            pieces.append(piece)
    return b"".join(pieces), length - got


def _may_be_page(record: WarcRecord) -> bool:
    from fastwarc.warc import WarcRecordType

    kind = record.record_type
    if kind == WarcRecordType.resource:
        return _is_page(record.headers.get("Content-Type"))
    return bool(kind == WarcRecordType.response)


def _is_page(content_type: str | None) -> bool:
    return (content_type or "").partition(";")[0].strip().lower() in _PAGES


def _page(record: WarcRecord, block: bytes, language: str | None, largest: int, missing: int) -> Article | None:
    """The page of a record, or why it cannot be read; None where it holds none."""
    content: bytes | None = block
    charset = None
    is_cut = record.content_length > largest
    if "http" in (record.headers.get("Content-Type") or "").lower():
        try:
            content, charset = _unpack(block, largest)
        except ValueError as error:
            return Article(UnreadableInputError("read.malformed", f"the page cannot be unpacked: {error}"))
    if content is None or not content.strip():
        return None
    if is_cut or len(content) > largest:
        return Article(UnreadableInputError("read.too-large", f"the page has more than {largest:,} bytes"))
    address = record.headers.get("WARC-Target-URI")
    return _read(content, charset, address.strip("<> ") if address else None, language, missing)


def _unpack(block: bytes, largest: int) -> tuple[bytes | None, str | None]:
    """The body of an HTTP response that is a page, unpacked, at most one byte more than `largest`, and the charset that its
    server named; None for any other response. Raises ValueError where it cannot be unpacked.
    """
    from fastwarc.warc import WarcRecord

    for decoding in ("transfer", "none"):  # chunks that are none: crawlers store bodies put together under their old headers
        response = WarcRecord()
        response.is_http = True
        try:
            response.set_bytes_content(block)
            response.parse_http(auto_decode=decoding, quirks_mode=True)
            headers = response.http_headers
            code = headers.status_code if headers is not None else None
            if headers is None or not _is_page(response.http_content_type) or (code is not None and code >= 300):
                return None, None
            body = response.reader.read()
        except OSError:
            continue
        if body:
            return unpack(body, headers.get("Content-Encoding") or "", largest), response.http_charset
    return None, None


def _read(content: bytes, charset: str | None, address: str | None, language: str | None, missing: int) -> Article:
    digest = hashlib.sha256(content).hexdigest()
    try:
        found: SourceText = read_html(content, language, charset)
    except UnreadableInputError as error:
        return Article(error, sha256=digest)
    notes = found.diagnostics
    if missing:
        cut = Diagnostic("read.truncated", "warning", f"the archive ends in this page, {missing:,} bytes short")
        notes = (*notes, cut)
    return Article(replace(found, address=address or found.address, diagnostics=notes), sha256=digest)
