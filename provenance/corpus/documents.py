"""From inputs to the documents in them, in order: files, JSON Lines, web archives, each taken apart as a stream.

Nothing is annotated here; what is found goes to a worker as it stands.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from io import BufferedReader
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

import orjson

from provenance.corpus.codecs import need
from provenance.read import detect_format
from provenance.records import record, replace

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

LINES = (".jsonl", ".ndjson")
PACKED = ("", ".gz", ".zst")
LINE_SUFFIXES = tuple(line + packed for line in LINES for packed in PACKED)
_PIECE = 1 << 20
_SHORT = 16_000  # bytes of a line that is handed over rather than read again


@record
class Entry:
    """One input of a run: a file. `name` stands in results; `reason` says why it cannot be used, where it cannot."""

    path: Path
    name: str
    reason: str | None = None

    def size(self) -> int:
        """Bytes, 0 where nobody can say."""
        try:
            return self.path.stat().st_size if self.reason is None else 0
        except OSError:
            return 0


@record
class Document:
    """One thing to annotate. `kind` is `file` (read by the worker), `line` (of JSON Lines, which the worker takes apart),
    `html`, `text`, `warc` (an archive of one record), or `problem`, whose `content` is the reason and `code` its code. A long
    line of a plain file stays there: then `content` is the file's path, and `start` and `length` (bytes) say where it stands.

    `entry` and `position` say where it stands: the number of the input, and its own in that, both counted from 0.
    `read` is how many bytes of the input had been read when it was found.
    """

    id: str
    kind: str
    content: bytes | str
    entry: int
    position: int
    read: int
    language: str | None = None
    code: str = ""
    start: int = 0
    length: int = 0

    def size(self) -> int:
        """About how many bytes somebody has to read for it."""
        return self.length or len(self.content)


class Ids:
    """The ids of the lines of the input in work, by their digests: one that comes again is a problem."""

    def __init__(self) -> None:
        self._entry = -1
        self._seen: set[bytes] = set()

    def take(self, entry: int, identifier: str) -> bool:
        """True where the input, given by its number, had no line with this id before. Inputs come in order."""
        if entry != self._entry:
            self._entry = entry
            self._seen.clear()
        digest = blake2b(identifier.encode("utf-8", "surrogatepass"), digest_size=12).digest()
        is_new = digest not in self._seen
        self._seen.add(digest)
        return is_new


def same_id(identifier: str) -> tuple[str, str]:
    """Code and reason of a line whose id an earlier one has."""
    return "corpus.same-id", f"the id {identifier!r} stands in an earlier line of this input"


def documents(
    entries: Sequence[Entry], chosen: Sequence[int], largest: int, after: tuple[int, int], ids: Ids
) -> Iterator[Document]:
    """The documents of the inputs with the numbers `chosen`, in order, from `after` (input, position) on. `largest` is the
    most bytes that one may have; `ids` takes those of the lines that stand before.
    """
    for number in chosen:
        if number < after[0]:
            continue
        first = after[1] if number == after[0] else 0
        for position, found in enumerate(_of_entry(entries[number], largest)):
            identifier, kind, content, read, language, code = found
            document = Document(identifier, kind, content, number, position, read, language, code)
            if position >= first:
                yield _left_there(document, entries[number])
            elif kind == "line" and (before := opened(document, largest)).kind != "problem":
                ids.take(number, before.id)


def _left_there(document: Document, entry: Entry) -> Document:
    """A long line of a plain file by its place there: to read it again costs less than to hand it over."""
    length = document.size()
    if document.kind != "line" or length < _SHORT or not entry.path.name.lower().endswith(LINES):
        return document
    return replace(document, content=str(entry.path), start=document.read - length, length=length)


_Found = tuple[str, str, bytes | str, int, str | None, str]  # as in Document: id, kind, content, read, language, code


def _problem(identifier: str, code: str, reason: str, read: int = 0) -> _Found:
    return identifier, "problem", reason, read, None, code


def _of_entry(entry: Entry, largest: int) -> Iterator[_Found]:
    if entry.reason is not None:
        yield _problem(entry.name, "read.failed", entry.reason)
        return
    try:
        if entry.path.name.lower().endswith(LINE_SUFFIXES):
            yield from _of_lines(entry, largest)
            return
        with entry.path.open("rb") as file:
            if detect_format(file.read(64), "") == "warc":
                file.seek(0)
                yield from _of_archive(entry.name, file, largest)
                return
        yield entry.name, "file", str(entry.path), entry.size(), None, ""
    except OSError as error:
        yield _problem(entry.name, "read.failed", error.strerror or str(error))


def _of_lines(entry: Entry, largest: int) -> Iterator[_Found]:
    """Every line that is not empty, named by its number: what it holds, its own id as well, is for the worker to find."""
    number = 0
    with entry.path.open("rb", _PIECE) as raw:  # lines are long
        try:
            for number, line in enumerate(_lines(_unpacked(entry, raw), largest), 1):
                if not line.isspace():
                    yield f"{entry.name}#{number}", "line", line, raw.tell(), None, ""
        except _damages(entry) as error:
            yield _problem(entry.name, "read.malformed", f"damaged after line {number}: {error}", raw.tell())


def _unpacked(entry: Entry, raw: IO[bytes]) -> IO[bytes]:
    name = entry.path.name.lower()
    if name.endswith(".gz"):
        return cast("IO[bytes]", gzip.open(raw, "rb"))
    if name.endswith(".zst"):
        zstandard = need("zstandard", entry.name, "zstd")
        return BufferedReader(zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True))
    return raw


def _damages(entry: Entry) -> tuple[type[Exception], ...]:
    """What reading a damaged file raises."""
    usual = (EOFError, gzip.BadGzipFile, zlib.error, ValueError)
    if not entry.path.name.lower().endswith(".zst"):
        return usual
    import zstandard

    return (*usual, zstandard.ZstdError)


def _lines(file: IO[bytes], largest: int) -> Iterator[bytes]:
    """The lines; of one that is much longer than a document may be, the first bytes."""
    room = 2 * largest + _PIECE  # escapes make a line longer than what it holds
    while line := file.readline(room):
        yield line
        while len(line) == room and not line.endswith(b"\n"):
            line = file.readline(room)


def opened(document: Document, largest: int) -> Document:
    """What a line holds: a document of its own id, or a problem."""
    try:
        found = _of_line(document.id, _line_of(document), largest, document.read)
    except OSError as error:
        found = _problem(document.id, "read.failed", error.strerror or str(error), document.read)
    identifier, kind, content, read, language, code = found
    return Document(identifier, kind, content, document.entry, document.position, read, language, code)


def _line_of(document: Document) -> bytes:
    if isinstance(document.content, bytes):
        return document.content
    with Path(document.content).open("rb") as file:
        file.seek(document.start)
        return file.read(document.length)


def _of_line(place: str, line: bytes, largest: int, read: int) -> _Found:
    try:
        value: Any = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        return _problem(place, "read.malformed", f"not well-formed JSON: {error}"[:200], read)
    if not isinstance(value, dict):
        return _problem(place, "read.unknown-format", "the line is no JSON object", read)
    kind = next((k for k in ("html", "text") if isinstance(value.get(k), str)), None)
    if kind is None:
        return _problem(place, "read.unknown-format", "the line has neither “html” nor “text”", read)
    identifier = value.get("id", place)
    if not isinstance(identifier, str | int) or isinstance(identifier, bool) or identifier == "":
        return _problem(place, "read.malformed", "the line's “id” is neither a string nor a number", read)
    content = value[kind].encode("utf-8", "replace")
    if len(content) > largest:
        return _problem(str(identifier), "read.too-large", f"{len(content):,} bytes are more than {largest:,}", read)
    language = value.get("language", value.get("lang"))
    return str(identifier), kind, content, read, language if isinstance(language, str) and language else None, ""


def _of_archive(name: str, file: IO[bytes], largest: int) -> Iterator[_Found]:
    """Every record of an archive that may hold a page, named by the byte at which it begins (`name@byte`), as indexes of
    crawls name records; at the end a problem where the archive is damaged.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    last, records, reason = 0, 0, ""
    pages = WarcRecordType.response | WarcRecordType.resource
    try:
        for found in ArchiveIterator(file, parse_http=False, record_types=pages):
            place = found.stream_pos
            block, missing = _block(found, largest)
            yield f"{name}@{place}", "warc", _one_record(found, block), place, None, ""
            if missing:
                reason = f"it ends in a record, {missing:,} bytes short"
                break
            last, records = place, records + 1
    except (OSError, ValueError) as error:  # FastWARC raises both for damaged archives
        reason = str(error) or type(error).__name__
    if reason:
        good = f"the last good page begins at byte {last}" if records else "it holds no whole page"
        yield _problem(name, "read.damaged-archive", f"the archive is damaged ({reason.rstrip('.')}); {good}", last)


def _block(found: WarcRecord, largest: int) -> tuple[bytes, int]:
    """A record's bytes, the first megabyte where they are more than `largest`; and how many are missing."""
    length, got = found.content_length, 0
    pieces: list[bytes] = []
    while got < length and (piece := found.reader.read(min(_PIECE, length - got))):
        got += len(piece)
        if length <= largest or not pieces:
            pieces.append(piece)
    return b"".join(pieces), length - got


def _one_record(found: WarcRecord, block: bytes) -> bytes:
    """The record as an archive of its own, of which the reader of archives makes what it makes of the whole one."""
    from fastwarc.warc import WarcRecordType

    kind = "resource" if found.record_type == WarcRecordType.resource else "response"
    head = [f"WARC/1.0\r\nWARC-Type: {kind}", f"Content-Length: {found.content_length}"]
    for field in ("WARC-Target-URI", "Content-Type", "WARC-Record-ID"):
        value = found.headers.get(field)
        if value:
            head.append(f"{field}: {' '.join(value.split())}")
    return "\r\n".join(head).encode("utf-8", "replace") + b"\r\n\r\n" + block + b"\r\n\r\n"
