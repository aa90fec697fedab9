"""What `validate`, `check` and `diff` report: one result is one thing at one place, ready for any reporter."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from provenance.records import record

LEVELS = ("error", "warning", "info")
MOST_WORDS = 160  # characters of the article's words that a line shows


@record
class Place:
    """Where something stands. `line` and `column` count from 1, columns in code points; None where they are not known.

    `pointer` is a JSON pointer into the annotation, `path` the passage's place in the article's own format (an XPath),
    `name` what an editor calls it (`p4.1`).
    """

    file: str
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    pointer: str = ""
    path: str | None = None
    name: str = ""


@record
class Result:
    """One thing to report: its code, how grave it is, where, and what to do.

    `words` are the article's own; `identity` is what the fingerprint is made of, nothing of which an edit elsewhere
    changes; `found` and `allowed` are values of an invalid annotation; `suppressed` is a reviewer's reason.
    """

    code: str
    level: str
    message: str
    place: Place
    words: str = ""
    identity: str = ""
    found: str | None = None
    allowed: str | None = None
    related: tuple[tuple[str, str], ...] = ()
    suppressed: str | None = None
    fingerprint: str = ""


@record
class Report:
    """All that one call found: the command's name, the files that it looked at, and the results in their order."""

    command: str
    files: tuple[str, ...]
    results: tuple[Result, ...]


def with_fingerprints(results: Iterable[Result]) -> list[Result]:
    """The results with a fingerprint each: of the code and the identity, counted where two of a file are alike."""
    from provenance.records import replace

    seen: dict[tuple[str, str, str], int] = {}
    out = []
    for result in results:
        key = (result.place.file, result.code, " ".join(result.identity.split()))
        seen[key] = nth = seen.get(key, 0) + 1
        digest = sha256(f"{key[1]}\0{key[2]}\0{nth}".encode("utf-8", "replace")).hexdigest()[:32]
        out.append(replace(result, fingerprint=digest))
    return out


def shortened(words: str) -> str:
    """Words on one line, cut where they are long."""
    flat = " ".join(words.split())
    return flat if len(flat) <= MOST_WORDS else flat[: MOST_WORDS - 1] + "…"
