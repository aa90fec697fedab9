"""`provenance caveats`: the caveats of articles or annotations, with context and what they cover."""

from __future__ import annotations

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
    from provenance.cli.documents import load_documents
    from provenance.cli.output import complain
    from provenance.views.listing import Filters, list_caveats

    filters = Filters(tuple(kind or ()), tuple(status or ()), tuple(source_type or ()))
    records: list[dict[str, Any]] = []
    done = failed = 0
    for loaded in load_documents(files):
        if loaded.document is None:
            failed += 1
            complain(f"{loaded.name}: {loaded.error}")
        else:
            done += 1
            records.extend(list_caveats(loaded.document, filters))
    _write(records, list_format)
    if not failed:
        raise typer.Exit(EXIT_CLEAN)
    raise typer.Exit(EXIT_FINDINGS if done else EXIT_UNUSABLE)


def _write(records: list[dict[str, Any]], list_format: ListFormat) -> None:
    if list_format is not ListFormat.TEXT:
        from provenance.cli.output import write_records

        write_records(records, are_lines=list_format is ListFormat.JSONL)
        return
    from rich.text import Text

    from provenance.cli.terminal import print_lines
    from provenance.views.listing import listing_lines

    print_lines(Text(line, style) for record in records for style, line in listing_lines(record))
