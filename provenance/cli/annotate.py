"""`provenance annotate`: articles in, annotations out."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli import EXIT_CLEAN, EXIT_FINDINGS, EXIT_UNUSABLE
from provenance.cli.app import new_app

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.cli.batch import Outcome
    from provenance.cli.inputs import Input

app = new_app()

_FEW = 20  # inputs for which each is named on standard error as it is written


class OutputFormat(StrEnum):
    """How results are shown."""

    JSON = "json"
    JSONL = "jsonl"
    TEXT = "text"


class InputFormat(StrEnum):
    """How inputs are read."""

    AUTO = "auto"
    TEXT = "text"
    HTML = "html"


@app.command()
def command(  # as many parameters as the command has options
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="Files, folders, or - for standard input.")],
    output_dir: Annotated[
        Path | None, typer.Option(help="Write DIR/<input>.provenance.json for every input.", metavar="DIR")
    ] = None,
    output_format: Annotated[
        OutputFormat | None,
        typer.Option("--format", help="json (one input), jsonl (several) or text, a coloured reading view."),
    ] = None,
    input_format: Annotated[InputFormat, typer.Option(help="How to read the inputs.")] = InputFormat.AUTO,
    lang: Annotated[str | None, typer.Option(help="The articles' language, such as en.", metavar="TAG")] = None,
    jobs: Annotated[int, typer.Option(help="Processes to use; 0: one per core.", min=0, max=256)] = 1,
    registry: Annotated[
        Path | None, typer.Option(help="A registry file of your own, added.", exists=True, dir_okay=False)
    ] = None,
    rules: Annotated[
        Path | None, typer.Option(help="A folder of rules of your own, added.", exists=True, file_okay=False)
    ] = None,
    no_text: Annotated[bool, typer.Option("--no-text", help="Leave the article's text out of the annotation.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary on standard error.")] = False,
) -> None:
    """Annotate articles: whose word, by which chain, and what the text says about checking it.

    Folders give their .txt, .html, .htm, .xhtml and .md files; a file named is always taken. Without --output-dir
    the annotation goes to standard output: JSON for one input, JSON Lines for several. An input that cannot be read
    is named on standard error with the reason, and the others are done.

    \b
    Examples:
      provenance annotate article.txt
      provenance annotate article.html --format text
      provenance annotate articles/ --output-dir annotations --jobs 2
      curl -s https://example.org/news.html | provenance annotate - --input-format html
    """
    from provenance.cli.batch import Job, Sources, annotate_all
    from provenance.pipeline import Options

    report = _Report(is_quiet=quiet, output_dir=output_dir)
    found = _distinct(_usable(inputs, report), report, output_dir)
    shown = output_format or (OutputFormat.JSONL if len(found) > 1 else OutputFormat.JSON)
    job = Job(
        options=Options(input_format=input_format.value, language=lang, with_text=not no_text),
        output_dir=output_dir,
        is_compact=shown is OutputFormat.JSONL,
        is_kept=output_dir is None or shown is OutputFormat.TEXT,
    )
    outcomes = annotate_all(found, job, Sources(registry, rules), jobs or _cores())
    for outcome in _with_progress(outcomes, len(found), is_wanted=not quiet and len(found) > 3):
        report.add(outcome, is_listed=len(found) <= _FEW)
        if outcome.content is not None:
            _show(outcome.content, shown, is_first=report.done == 1)
    raise typer.Exit(report.finish())


class _Report:
    """What went well and what did not, told on standard error."""

    def __init__(self, *, is_quiet: bool, output_dir: Path | None) -> None:
        self.is_quiet, self.output_dir = is_quiet, output_dir
        self.done = self.failed = self.statements = self.caveats = 0

    def fail(self, uri: str, reason: str) -> None:
        from provenance.cli.output import complain

        self.failed += 1
        complain(f"{uri}: {reason}")

    def add(self, outcome: Outcome, *, is_listed: bool) -> None:
        if outcome.error is not None:
            self.fail(outcome.uri, outcome.error)
            return
        self.done += 1
        self.statements += outcome.statements
        self.caveats += outcome.caveats
        if is_listed and self.output_dir is not None and not self.is_quiet:
            sys.stderr.write(f"{outcome.uri}: {_counted(outcome.statements, outcome.caveats)}\n")

    def finish(self) -> int:
        """Say the totals and return the exit code."""
        if self.output_dir is not None and self.done and not self.is_quiet:
            of = f" of {self.done + self.failed}" if self.failed else ""
            sys.stderr.write(
                f"{self.done}{of} annotated into {self.output_dir}: {_counted(self.statements, self.caveats)}\n"
            )
        if not self.failed:
            return EXIT_CLEAN
        return EXIT_FINDINGS if self.done else EXIT_UNUSABLE


def _counted(statements: int, caveats: int) -> str:
    return f"{statements} statement{'' if statements == 1 else 's'}, {caveats} caveat{'' if caveats == 1 else 's'}"


def _usable(arguments: list[str], report: _Report) -> Iterator[Input]:
    from provenance.cli.inputs import ARTICLE_SUFFIXES, Failure, find_inputs

    for found in find_inputs(arguments, ARTICLE_SUFFIXES):
        if isinstance(found, Failure):
            report.fail(found.uri, found.reason)
        else:
            yield found


def _distinct(inputs: Iterable[Input], report: _Report, output_dir: Path | None) -> list[Input]:
    """The inputs, without those whose result would overwrite another's."""
    kept: dict[str, Input] = {}
    out = []
    for source in inputs:
        first = kept.setdefault(source.output, source)
        if output_dir is not None and first is not source:
            report.fail(source.uri, f"its annotation would overwrite that of {first.uri}")
        else:
            out.append(source)
    return out


def _cores() -> int:
    import os

    return os.cpu_count() or 1


def _with_progress(outcomes: Iterator[Outcome], total: int, *, is_wanted: bool) -> Iterator[Outcome]:
    if not (is_wanted and sys.stderr.isatty()):
        yield from outcomes
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(outcomes, "Annotating", total=total, console=Console(stderr=True), transient=True)


def _show(content: bytes, shown: OutputFormat, *, is_first: bool) -> None:
    from provenance.cli.output import write_out

    if shown is not OutputFormat.TEXT:
        write_out(content)
        return
    import orjson

    from provenance.cli.terminal import print_lines
    from provenance.views.reading import reading_view

    print_lines([] if is_first else ["", ""])
    print_lines(reading_view(orjson.loads(content)))
