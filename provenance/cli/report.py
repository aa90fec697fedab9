"""`provenance report`: annotations as pages for people."""

from __future__ import annotations

import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from provenance.cli import EXIT_CLEAN, EXIT_FINDINGS, EXIT_UNUSABLE
from provenance.cli.app import new_app

if TYPE_CHECKING:
    from collections.abc import Sequence

app = new_app()


class PageFormat(StrEnum):
    """What is written."""

    HTML = "html"
    MARKDOWN = "markdown"


@app.command()
def command(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Annotations, articles, folders, or -.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="PATH", help="A file, or for several articles a folder.")
    ] = None,
    page_format: Annotated[PageFormat, typer.Option("--format", help="A page, or a summary.")] = PageFormat.HTML,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No closing line on standard error.")] = False,
) -> None:
    """Write one self-contained page for an article, or for several a page each and an index. Articles are annotated first.

    The page loads nothing from anywhere, and the article's text can run nothing in it.

    \b
    Examples:
      provenance report article.txt -o report.html
      provenance report annotations/ -o pages
      provenance report article.txt --format markdown
    """
    from provenance.cli.documents import load_documents
    from provenance.cli.output import complain

    found: list[tuple[str, dict[str, Any]]] = []
    failed = 0
    for loaded in load_documents(files):
        if loaded.document is None:
            failed += 1
            complain(f"{loaded.name}: {loaded.error}")
        else:
            name = f"{loaded.name}-{loaded.line}" if loaded.line else loaded.document["article"]["uri"]
            found.append((name, loaded.document))
    if not found:
        raise typer.Exit(EXIT_UNUSABLE)
    if page_format is PageFormat.MARKDOWN:
        from provenance.report import markdown_summary

        _write("\n".join(markdown_summary(document) for _, document in found), output, quiet)
    elif len(found) == 1 and (output is None or output.suffix in (".html", ".htm")):
        from provenance.report import article_page

        _write(article_page(found[0][1]), output, quiet)
    elif output is None or output.suffix in (".html", ".htm"):
        complain("several articles need a folder: --output DIR")
        raise typer.Exit(EXIT_UNUSABLE)
    else:
        _write_folder(found, output, quiet)
    raise typer.Exit(EXIT_FINDINGS if failed else EXIT_CLEAN)


def _write(content: str, output: Path | None, quiet: bool) -> None:
    from provenance.cli.output import one_line, write_atomically, write_out

    if output is None or str(output) == "-":
        write_out(content.encode())
        return
    write_atomically(output, content.encode())
    if not quiet:
        sys.stderr.write(f"{one_line(str(output))} written\n")


def _write_folder(found: Sequence[tuple[str, dict[str, Any]]], folder: Path, quiet: bool) -> None:
    from provenance.cli.output import one_line, write_atomically
    from provenance.report import article_page, index_page

    entries: list[tuple[str, dict[str, Any]]] = []
    taken = {"index.html"}
    for name, document in found:
        page = _page_name(name, taken)
        write_atomically(folder / page, article_page(document).encode())
        entries.append((page, document))
    write_atomically(folder / "index.html", index_page(entries).encode())
    if not quiet:
        sys.stderr.write(f"{len(entries)} pages and index.html written into {one_line(str(folder))}\n")


def _page_name(name: str, taken: set[str]) -> str:
    """A file name for a page: letters, digits, dots and hyphens, unlike any other whatever the case."""
    plain = re.sub(r"[^A-Za-z0-9.]+", "-", name).strip("-.")[:120] or "article"
    page, number = f"{plain}.html", 1
    while page.lower() in taken:
        number += 1
        page = f"{plain}-{number}.html"
    taken.add(page.lower())
    return page
