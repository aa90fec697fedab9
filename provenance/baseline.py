"""A baseline: results that a newsroom knows and has accepted for now, so that only new ones are told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import orjson

from provenance.errors import SettingsError
from provenance.results import Result, shortened

FORMAT, VERSION = "provenance-baseline", 1
Known = Counter[tuple[str, str, str]]


def baseline_bytes(results: Iterable[Result]) -> bytes:
    """The baseline file of these results, in a fixed order."""
    entries = sorted(
        (
            {"file": r.place.file, "code": r.code, "fingerprint": r.fingerprint, "words": shortened(r.words)}
            for r in results
            if r.suppressed is None
        ),
        key=lambda entry: (entry["file"], entry["code"], entry["fingerprint"]),
    )
    content = {"format": FORMAT, "version": VERSION, "results": entries}
    return orjson.dumps(content, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def read_baseline(path: Path) -> Known:
    """The known results by file, code and fingerprint. Raises SettingsError where the file is no baseline."""
    try:
        content = orjson.loads(path.read_bytes())
        if content["format"] != FORMAT or content["version"] != VERSION:
            raise SettingsError(str(path), f"not a {FORMAT} of version {VERSION}")
        return Counter((e["file"], e["code"], e["fingerprint"]) for e in content["results"])
    except OSError as error:
        raise SettingsError(str(path), error.strerror or str(error)) from error
    except (orjson.JSONDecodeError, KeyError, TypeError) as error:
        raise SettingsError(str(path), f"not a baseline: {error}") from error


def without_known(results: Iterable[Result], known: Known, files: Iterable[str]) -> tuple[list[Result], int, int]:
    """`(new results, how many were known, how many known ones of these files are gone)`."""
    left = known.copy()
    new, hidden = [], 0
    for result in results:
        key = (result.place.file, result.code, result.fingerprint)
        if left[key] > 0:
            left[key] -= 1
            hidden += 1
        else:
            new.append(result)
    looked_at = set(files)
    gone = sum(count for (file, _, _), count in left.items() if file in looked_at)
    return new, hidden, gone
