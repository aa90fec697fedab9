"""Results as GitHub workflow commands, which show as annotations beside the changed lines."""

from __future__ import annotations

from provenance.results import Report, Result, shortened

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def github_report(report: Report) -> str:
    """One workflow command a result. Values are escaped, so that an article's words can never end the command."""
    return "".join(_command(result) + "\n" for result in report.results if result.suppressed is None)


def _command(result: Result) -> str:
    place = result.place
    fields = {"file": place.file, "line": place.line, "col": place.column, "endLine": place.end_line}
    if place.end_line == place.line:  # columns only hold on one line
        fields["endColumn"] = place.end_column
    fields["title"] = result.code
    told = ",".join(f"{name}={_property(str(value))}" for name, value in fields.items() if value is not None)
    words = f" “{shortened(result.words)}”" if result.words else ""
    name = f"{place.name or place.pointer}: " if place.name or place.pointer else ""
    found = f"; found {result.found}" if result.found is not None else ""
    allowed = f"; allowed {result.allowed}" if result.allowed is not None else ""
    return f"::{_COMMANDS[result.level]} {told}::{_escaped(name + result.message + found + allowed + words)}"


def _escaped(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _escaped(words).replace(":", "%3A").replace(",", "%2C")
