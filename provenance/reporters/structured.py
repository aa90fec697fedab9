"""Results as records: one JSON array, or JSON Lines."""

from __future__ import annotations

from typing import Any

import orjson

from provenance.results import Report, Result


def json_report(report: Report) -> str:
    """One array of all results that are not suppressed."""
    records = [result_record(r) for r in report.results if r.suppressed is None]
    return orjson.dumps(records, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode()


def jsonl_report(report: Report) -> str:
    """One line a result."""
    return "".join(orjson.dumps(result_record(r)).decode() + "\n" for r in report.results if r.suppressed is None)


def result_record(result: Result) -> dict[str, Any]:
    """The result as plain JSON values; every field is always there."""
    place = result.place
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "pointer": place.pointer,
        "path": place.path,
        "name": place.name or None,
        "code": result.code,
        "level": result.level,
        "message": result.message,
        "found": result.found,
        "allowed": result.allowed,
        "words": result.words or None,
        "related": [{"place": name, "words": words} for name, words in result.related],
        "fingerprint": result.fingerprint,
    }
