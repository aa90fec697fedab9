"""`provenance annotate`: articles in, annotations out."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from provenance.cli.annotating import Request, run_annotate
from provenance.cli.app import new_app

app = new_app()


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
    MARKDOWN = "markdown"
    JSON = "json"
    XML = "xml"
    PICTURE = "picture"
    WARC = "warc"


@app.command()
def command(  # as many parameters as the command has options
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="Files, folders, or - for standard input.")],
    output_dir: Annotated[
        Path | None, typer.Option(help="Write DIR/<input>.provenance.json for every article.", metavar="DIR")
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
    max_size: Annotated[
        float, typer.Option(help="Largest input, or page of a web archive, in megabytes.", metavar="MB", min=0.001)
    ] = 50.0,
    no_text: Annotated[bool, typer.Option("--no-text", help="Leave the article's text out of the annotation.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary on standard error.")] = False,
) -> None:
    """Annotate articles: whose word, by which chain, and what the text says about checking it.

    Reads plain text, HTML, Markdown, agency formats (ninjs, AP and Reuters JSON, NewsML, NITF), RSS and Atom, pictures
    by the captions in their metadata, and web archives (WARC), told apart by their content. A folder gives the files
    with the suffixes of these; a file named is always taken. Without --output-dir the annotation goes to standard
    output: JSON for one article, JSON Lines for several. An input that holds several articles gives one annotation for
    each: INPUT#1, INPUT#2. What cannot be read is named on standard error with the reason, and the others are done.

    \b
    Examples:
      provenance annotate article.txt
      provenance annotate article.html --format text
      provenance annotate articles/ --output-dir annotations --jobs 2
      provenance annotate feed.xml picture.jpg crawl.warc.gz
      curl -s https://example.org/news.html | provenance annotate - --input-format html
    """
    fmt = output_format.value if output_format is not None else None
    raise typer.Exit(
        run_annotate(
            Request(inputs, output_dir, fmt, input_format.value, lang, jobs, registry, rules, no_text, quiet, max_size)
        )
    )
