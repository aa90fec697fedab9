"""Results as SARIF 2.1.0, for code scanning. Suppressed results are listed with their justification."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import orjson

from provenance import __version__
from provenance.reporters.limits import MOST_RESULTS
from provenance.results import Place, Report, Result, shortened

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "provenanceWords/v1"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def sarif_report(report: Report, titles: Mapping[str, str]) -> str:
    """The SARIF log of one run. `titles` are the titles of all codes; those that occur become rules."""
    results = report.results[:MOST_RESULTS]
    codes = sorted({result.code for result in results})
    index = {code: number for number, code in enumerate(codes)}
    driver = {
        "name": "provenance",
        "semanticVersion": __version__,
        "rules": [_rule(code, titles.get(code, code)) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "automationDetails": {"id": f"provenance/{report.command}/"},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": _artifact(name)} for name in report.files],
        "results": [_result(result, index) for result in results],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return orjson.dumps(log, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode()


def _rule(code: str, title: str) -> dict[str, Any]:
    return {
        "id": code,
        "shortDescription": {"text": title},
        "help": {"text": f"{title}. `provenance explain {code}` says why it matters and gives examples."},
    }


def _result(result: Result, index: Mapping[str, int]) -> dict[str, Any]:
    told = result.message
    if result.found is not None:
        told += f"; found {result.found}"
    if result.allowed is not None:
        told += f"; allowed {result.allowed}"
    if result.words:
        told += f" “{shortened(result.words)}”"
    out: dict[str, Any] = {
        "ruleId": result.code,
        "ruleIndex": index[result.code],
        "level": _LEVELS[result.level],
        "message": {"text": told},
        "locations": [_location(result.place)],
        "partialFingerprints": {FINGERPRINT: result.fingerprint},
    }
    if result.suppressed is not None:
        out["suppressions"] = [{"kind": "inSource", "justification": result.suppressed}]
    return out


def _location(place: Place) -> dict[str, Any]:
    # a result needs a line to be shown beside; where none is known, `logicalLocations` says where it is
    physical: dict[str, Any] = {"artifactLocation": _artifact(place.file), "region": {"startLine": 1}}
    if place.line is not None:
        region = {"startLine": place.line, "startColumn": place.column}
        if place.end_line is not None:
            region |= {"endLine": place.end_line, "endColumn": place.end_column}
        physical["region"] = {name: number for name, number in region.items() if number is not None}
    out: dict[str, Any] = {"physicalLocation": physical}
    name = place.path or place.pointer or place.name
    if name:
        out["logicalLocations"] = [{"fullyQualifiedName": name, "name": place.name or name}]
    return out


def _artifact(name: str) -> dict[str, str]:
    return {"uri": quote(name, safe="/~._-+@=,()!")}
