"""Results as text, JSON, JSON Lines, GitHub workflow commands, SARIF 2.1.0 and JUnit XML. Knows nothing of who found them."""

from __future__ import annotations

from collections.abc import Mapping

from provenance.reporters.limits import MOST_RESULTS
from provenance.results import Report

__all__ = ["FORMATS", "MOST_RESULTS", "render"]

FORMATS = ("text", "json", "jsonl", "github", "sarif", "junit")


def render(report: Report, form: str, titles: Mapping[str, str]) -> str:
    """The report in one of FORMATS; `titles` are the titles of the codes that may occur. Raises ValueError."""
    match form:
        case "text":
            from provenance.reporters.text import text_report as write
        case "json" | "jsonl":
            from provenance.reporters.structured import json_report, jsonl_report

            write = json_report if form == "json" else jsonl_report
        case "github":
            from provenance.reporters.github import github_report as write
        case "sarif":
            from provenance.reporters.sarif import sarif_report

            return sarif_report(report, titles)
        case "junit":
            from provenance.reporters.junit import junit_report as write
        case _:
            raise ValueError(f"no such format: {form}")
    return write(report)
