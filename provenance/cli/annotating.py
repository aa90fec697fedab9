"""What `provenance annotate` does once its options are known. Imports nothing of the command-line library."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from provenance.cli import EXIT_CLEAN, EXIT_FINDINGS, EXIT_UNUSABLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.cli.batch import Outcome
    from provenance.cli.inputs import Input

_FEW = 20  # inputs for which each is named on standard error as it is written


class Request(NamedTuple):
    """The options of one call; `output_format` is `json`, `jsonl`, `text`, or None for what suits the inputs. `max_size` is
    in megabytes.
    """

    inputs: list[str]
    output_dir: Path | None = None
    output_format: str | None = None
    input_format: str = "auto"
    lang: str | None = None
    jobs: int = 1
    registry: Path | None = None
    rules: Path | None = None
    no_text: bool = False
    quiet: bool = False
    max_size: float = 50.0


def run_annotate(request: Request) -> int:
    """Annotate the inputs, write or show the results, tell what failed; the exit code."""
    # Loading makes many objects that stay, and the collector would look through them again and again.
    gc.disable()
    from provenance.cli.batch import Job, Sources, annotate_all
    from provenance.pipeline import Options

    report = _Report(is_quiet=request.quiet, output_dir=request.output_dir)
    found = _distinct(_usable(request.inputs, report), report, request.output_dir)
    shown = request.output_format or ("jsonl" if len(found) > 1 else "json")
    job = Job(
        options=Options(request.input_format, request.lang, not request.no_text, int(request.max_size * 1_000_000)),
        output_dir=request.output_dir,
        is_compact=None if request.output_format is None and shown == "json" else shown == "jsonl",
        is_kept=request.output_dir is None or shown == "text",
    )
    outcomes = annotate_all(found, job, Sources(request.registry, request.rules), request.jobs or _cores())
    try:
        for outcome in _with_progress(outcomes, len(found), is_wanted=not request.quiet and len(found) > 3):
            report.add(outcome, is_listed=len(found) <= _FEW)
            if outcome.content is not None:
                _show(outcome.content, shown, is_first=report.done == 1)
    finally:
        gc.enable()
    return report.finish()


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
            from provenance.cli.output import one_line

            sys.stderr.write(f"{one_line(outcome.uri)}: {_counted(outcome.statements, outcome.caveats)}\n")

    def finish(self) -> int:
        """Say the totals and return the exit code."""
        if self.output_dir is not None and self.done and not self.is_quiet:
            of = f" of {self.done + self.failed}" if self.failed else ""
            sys.stderr.write(f"{self.done}{of} annotated into {self.output_dir}: {_counted(self.statements, self.caveats)}\n")
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


def _show(content: bytes, shown: str, *, is_first: bool) -> None:
    from provenance.cli.output import write_out

    if shown != "text":
        write_out(content)
        return
    import orjson

    from provenance.cli.terminal import print_lines
    from provenance.views.reading import reading_view

    print_lines([] if is_first else ["", ""])
    print_lines(reading_view(orjson.loads(content)))
