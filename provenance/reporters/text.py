"""One line a result: file, line and column, place, code, message, the words."""

from __future__ import annotations

from provenance.results import Place, Report, Result, shortened


def text_report(report: Report) -> str:
    """The lines of all results that are not suppressed; empty where there is nothing to say."""
    return "".join(line(result) + "\n" for result in report.results if result.suppressed is None)


def line(result: Result) -> str:
    """`story.txt:12:1: p4.1: PV106 warning: message; found ...; allowed ... | words`, always on one line."""
    told = f"{where(result.place)}: {result.code} {result.level}: {result.message}"
    if result.found is not None:
        told += f"; found {result.found}"
    if result.allowed is not None:
        told += f"; allowed {result.allowed}"
    if result.words:
        told += f" | {shortened(result.words)}"
    return " ".join(told.split())


def where(place: Place) -> str:
    """`file:line:column: name`, as far as they are known; `name` is the pointer where nothing shorter is."""
    spot = place.file
    if place.line is not None:
        spot += f":{place.line}:{place.column or 1}"
    name = place.name or place.pointer
    return f"{spot}: {name}" if name else spot
