"""`provenance caveats`: the caveats of articles or annotations, with context and what they cover."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from provenance.cli import EXIT_CLEAN, EXIT_FINDINGS, EXIT_UNUSABLE
from provenance.cli.app import new_app
from provenance.cli.output import ListFormat
from provenance.vocabulary import CaveatKind, SourceType, Status

app = new_app()


@app.command()
def command(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Articles, annotations, folders, or -.")],
    kind: Annotated[list[CaveatKind] | None, typer.Option(help="Only these kinds; may be repeated.")] = None,
    status: Annotated[list[Status] | None, typer.Option(help="Only where a covered statement has it.")] = None,
    source_type: Annotated[list[SourceType] | None, typer.Option(help="Only where a covered statement has it.")] = None,
    list_format: Annotated[ListFormat, typer.Option("--format", help="How the list is written.")] = ListFormat.TEXT,
) -> None:
    """List caveats with their sentence and the statements that they cover.

    Annotations (.json, .jsonl) are read as they are; every other file is annotated first.

    \b
    Examples:
      provenance caveats article.txt
      provenance caveats annotations/ --kind no_independent_verification --kind unconfirmed
      provenance caveats articles/ --source-type state_media --format jsonl
    """
    from provenance.cli.output import complain
    from provenance.views.listing import Filters, list_caveats

    filters = Filters(tuple(kind or ()), tuple(status or ()), tuple(source_type or ()))
    records: list[dict[str, Any]] = []
    done = failed = 0
    for name, document in _documents(files):
        if isinstance(document, str):
            failed += 1
            complain(f"{name}: {document}")
        else:
            done += 1
            records.extend(list_caveats(document, filters))
    _write(records, list_format)
    if not failed:
        raise typer.Exit(EXIT_CLEAN)
    raise typer.Exit(EXIT_FINDINGS if done else EXIT_UNUSABLE)


def _documents(arguments: list[str]) -> Iterator[tuple[str, dict[str, Any] | str]]:
    """`(name, annotation)` of every input; a string, the reason, where there is none."""
    from provenance.cli.inputs import ANNOTATION_SUFFIXES

    for argument in arguments:
        if argument.lower().endswith(ANNOTATION_SUFFIXES) or (Path(argument).is_dir() and _holds_annotations(Path(argument))):
            yield from _annotations(argument)
        else:
            yield from _articles(argument)


def _holds_annotations(folder: Path) -> bool:
    return folder.is_dir() and next(folder.rglob("*.provenance.json"), None) is not None


def _annotations(argument: str) -> Iterator[tuple[str, dict[str, Any] | str]]:
    from provenance.cli.annotations import find_annotations
    from provenance.validation import validate_bytes

    for name, content in find_annotations([argument]):
        if isinstance(content, str):
            yield name, content
            continue
        document, problems = validate_bytes(content)
        yield name, document if not problems else f"{problems[0].code} {problems[0].message} at {problems[0].pointer}"


def _articles(argument: str) -> Iterator[tuple[str, dict[str, Any] | str]]:
    import orjson

    from provenance.cli.batch import Job, Sources, annotate_all
    from provenance.cli.inputs import ARTICLE_SUFFIXES, Failure, Input, find_inputs
    from provenance.pipeline import Options

    found = list(find_inputs([argument], ARTICLE_SUFFIXES))
    for failure in found:
        if isinstance(failure, Failure):
            yield failure.uri, failure.reason
    inputs = [source for source in found if isinstance(source, Input)]
    for outcome in annotate_all(inputs, Job(Options()), Sources(), workers=1) if inputs else ():
        yield outcome.uri, orjson.loads(outcome.content) if outcome.content else str(outcome.error)


def _write(records: list[dict[str, Any]], list_format: ListFormat) -> None:
    if list_format is not ListFormat.TEXT:
        from provenance.cli.output import write_records

        write_records(records, are_lines=list_format is ListFormat.JSONL)
        return
    from rich.text import Text

    from provenance.cli.terminal import print_lines
    from provenance.views.listing import listing_lines

    print_lines(Text(line, style) for record in records for style, line in listing_lines(record))
