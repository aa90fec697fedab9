"""`provenance validate`: annotation files checked against the schema, their own logic, and their article."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from provenance.cli.app import new_app
from provenance.cli.reporting import ReportFormat
from provenance.cli.validating import Validation, run_validate

app = new_app()


@app.command()
def command(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Annotation files, folders, globs, or -.")],
    article: Annotated[
        Path | None, typer.Option(help="The article annotated: check every span against it.", metavar="FILE")
    ] = None,
    report_format: Annotated[ReportFormat, typer.Option("--format", help="How problems are told.")] = ReportFormat.TEXT,
    output: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the report there.")] = None,
    registry: Annotated[
        Path | None, typer.Option("--registry", help="A registry file of your own, added.", exists=True, dir_okay=False)
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No closing line on standard error.")] = False,
) -> None:
    """Check annotations: the schema first, then what no schema can say, then the article's own words.

    Each problem names the file with line and column, the place (a JSON pointer), a stable code, what was found and what
    is allowed; `provenance explain CODE` says what a code means. Folders give their .json and .jsonl files; logs of
    `provenance review` (.review.jsonl) are checked as logs.

    \b
    Examples:
      provenance validate article.txt.provenance.json
      provenance validate annotations/ --format sarif --output validate.sarif
      provenance validate article.txt.provenance.json --article article.txt
    """
    raise typer.Exit(run_validate(Validation(files, article, report_format.value, output, registry, quiet)))
