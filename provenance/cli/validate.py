"""`provenance validate`: annotation files checked against the schema, their own logic, and their article."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli import EXIT_CLEAN, EXIT_FINDINGS, EXIT_UNUSABLE
from provenance.cli.app import new_app

if TYPE_CHECKING:
    from provenance.validation import Problem

app = new_app()


class ReportFormat(StrEnum):
    """How problems are told."""

    TEXT = "text"
    JSON = "json"


@app.command()
def command(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Annotation files, folders, globs, or -.")],
    article: Annotated[
        Path | None, typer.Option(help="The article annotated: check every span against it.", metavar="FILE")
    ] = None,
    report_format: Annotated[ReportFormat, typer.Option("--format", help="How problems are told.")] = ReportFormat.TEXT,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No closing line on standard error.")] = False,
) -> None:
    """Check annotations: the schema first, then what no schema can say, then the article's own words.

    Each problem names the file, the place (a JSON pointer), a stable code, what was found and what is allowed;
    `provenance explain CODE` says what a code means. Folders give their .json and .jsonl files.

    \b
    Examples:
      provenance validate article.txt.provenance.json
      provenance validate annotations/ --format json
      provenance validate article.txt.provenance.json --article article.txt
    """
    from provenance.cli.annotations import find_annotations
    from provenance.cli.output import complain

    checked = [_check(name, content, article) for name, content in find_annotations(files)]
    found = [(name, problem) for name, problems in checked for problem in problems]
    if article is not None and len(checked) != 1:
        complain(f"--article needs exactly one annotation, not {len(checked)}")
        raise typer.Exit(EXIT_UNUSABLE)
    _tell(found, report_format)
    bad = len({name for name, _ in found})
    if not quiet and report_format is ReportFormat.TEXT:
        sys.stderr.write(f"{len(checked)} checked, {len(checked) - bad} valid, {bad} not\n")
    is_hopeless = bool(checked) and all(problems and problems[0].code == "PV000" for _, problems in checked)
    if not checked or is_hopeless:
        raise typer.Exit(EXIT_UNUSABLE)
    raise typer.Exit(EXIT_FINDINGS if found else EXIT_CLEAN)


def _check(name: str, content: bytes | str, article: Path | None) -> tuple[str, list[Problem]]:
    """The problems of one annotation; `content` is a string, the reason, where the file could not be read."""
    from provenance.validation import Problem, validate_bytes

    if isinstance(content, str):
        return name, [Problem("PV000", "", content)]
    document, problems = validate_bytes(content)
    if article is not None and not problems:
        from provenance.validation.article import compare_with_article

        problems = compare_with_article(document, article)
    return name, problems


def _tell(found: list[tuple[str, Problem]], report_format: ReportFormat) -> None:
    if report_format is ReportFormat.JSON:
        from provenance.cli.output import write_records

        records = [
            {
                "file": name,
                "code": p.code,
                "pointer": p.pointer,
                "message": p.message,
                "found": p.found,
                "allowed": p.allowed,
            }
            for name, p in found
        ]
        write_records(records)
        return
    for line in _lines(found):
        sys.stdout.write(line + "\n")


def _lines(found: list[tuple[str, Problem]]) -> Iterator[str]:
    for name, problem in found:
        line = f"{name}: {problem.pointer or '(document)'}: {problem.code} {problem.message}"
        if problem.found is not None:
            line += f"; found {problem.found}"
        if problem.allowed is not None:
            line += f"; allowed {problem.allowed}"
        yield " ".join(line.split())
