"""What `provenance validate` does once its options are known. Imports nothing of the command-line library."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from provenance.cli import EXIT_CLEAN, EXIT_FINDINGS, EXIT_UNUSABLE

if TYPE_CHECKING:
    from provenance.results import Result
    from provenance.validation import Outlets, Problem


class Validation(NamedTuple):
    """The options of one call; `report_format` is one of `reporting.ReportFormat`."""

    files: list[str]
    article: Path | None = None
    report_format: str = "text"
    output: Path | None = None
    registry: Path | None = None
    quiet: bool = False


def run_validate(request: Validation) -> int:
    """Check the annotations and tell what is wrong with them; the exit code."""
    gc.disable()  # documents hold no cycles, and there may be thousands of them
    try:
        names, results, bad, unopened = _check_all(request.files, request.article, _outlets(request.registry))
    finally:
        gc.enable()
    if request.article is not None and len(names) != 1:
        from provenance.cli.output import complain

        complain(f"--article needs exactly one annotation, not {len(names)}")
        return EXIT_UNUSABLE
    if results or request.report_format != "text" or request.output is not None:
        _tell(names, results, request)
    if not request.quiet and (request.report_format == "text" or request.output is not None):
        sys.stderr.write(f"{len(names)} checked, {len(names) - bad} valid, {bad} not\n")
    if not names or unopened == len(names):
        return EXIT_UNUSABLE
    return EXIT_FINDINGS if results else EXIT_CLEAN


def _outlets(registry: Path | None) -> Outlets | None:
    """The ids of the package's outlets and of the user's own; None where the user names no registry."""
    if registry is None:
        return None
    from provenance.outlet_ids import outlet_ids
    from provenance.registry.load import read_outlets

    known = outlet_ids() | {outlet.id for outlet in read_outlets(registry)}
    return lambda digest: known  # noqa: ARG005  (the user says that it is this registry)


def _check_all(files: list[str], article: Path | None, outlets: Outlets | None) -> tuple[list[str], list[Result], int, int]:
    """The names of all annotations, what is wrong with them, how many are wrong, and how many could not be opened."""
    from collections import defaultdict

    from provenance.cli.annotations import find_annotations, split_name
    from provenance.cli.documents import LOG_SUFFIX
    from provenance.validation.log import LogChecker

    names: list[str] = []
    results: list[Result] = []
    logs = defaultdict[str, LogChecker](LogChecker)
    bad = unopened = 0
    for name, content in find_annotations(files):
        names.append(name)
        unopened += isinstance(content, str)
        if LOG_SUFFIX in name and isinstance(content, bytes) and (file := split_name(name)[0]).endswith(LOG_SUFFIX):
            problems = logs[file].check(content)
        else:
            problems = _check(content, article, outlets)
        if problems:
            bad += 1
            results += _placed(name, content, problems)
    return names, results, bad, unopened


def _check(content: bytes | str, article: Path | None, outlets: Outlets | None) -> list[Problem]:
    """The problems of one annotation; `content` is a string, the reason, where the file could not be read."""
    from provenance.validation import Problem, package_outlets, problems_of, validate_bytes

    if isinstance(content, str):
        return [Problem("PV000", "", content)]
    if article is None:
        return problems_of(content, outlets or package_outlets)
    document, problems = validate_bytes(content, outlets or package_outlets)
    if not problems:
        from provenance.validation.article import compare_with_article

        problems = compare_with_article(document, article)
    return problems


def _placed(name: str, content: bytes | str, problems: list[Problem]) -> list[Result]:
    """The problems as results, each at its line and column."""
    from provenance.cli.annotations import split_name
    from provenance.places import Lines, scan_json
    from provenance.results import Place, Result

    file, line_of_file = split_name(name)
    text = content.decode("utf-8", "replace") if isinstance(content, bytes) else ""
    places = scan_json(text) if text and problems[0].code != "PV001" else None
    lines, results = Lines(text), []
    for problem in problems:
        line = column = None
        if isinstance(content, bytes):
            offset = problem.offset
            if offset is None:
                offset = places.offset(problem.pointer) if places is not None else 0
            line, column = lines.at(offset)
            line += max(0, line_of_file - 1)
        place = Place(file, line, column, pointer=problem.pointer, name=problem.pointer or "(document)")
        near = _words_near(problem.pointer, places, text)
        identity = f"{_unnumbered(problem.pointer)}\0{problem.message}\0{problem.found}\0{near}"
        results.append(Result(problem.code, "error", problem.message, place, "", identity, problem.found, problem.allowed))
    return results


def _unnumbered(pointer: str) -> str:
    """A pointer that stays what it is when something is put in before it."""
    return "/".join("*" if part.isdigit() else part for part in pointer.split("/"))


def _words_near(pointer: str, places: object, text: str) -> str:
    """The words of the nearest span that holds the place, by which it is known again in another version of the file."""
    from provenance.places import Json

    if not isinstance(places, Json):
        return ""
    while pointer:
        for inner in ("/span/exact", "/exact", "/name"):
            offset = places.values.get(pointer + inner)
            if offset is not None:
                return text[offset : offset + 200].partition("\n")[0]
        pointer = pointer.rpartition("/")[0]
    return ""


def _tell(names: list[str], results: list[Result], request: Validation) -> None:
    from provenance.cli.reporting import ReportFormat, write_report
    from provenance.results import Report, with_fingerprints
    from provenance.validation import CODES

    titles = {name: code.title for name, code in CODES.items()}
    report = Report("validate", tuple(names), tuple(with_fingerprints(results)))
    write_report(report, ReportFormat(request.report_format), request.output, titles)
