"""`provenance agreement`: how far reviewers agree."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli import EXIT_UNUSABLE
from provenance.cli.app import new_app
from provenance.cli.output import ListFormat

if TYPE_CHECKING:
    from provenance.review.agreement import Agreement

app = new_app()


@app.command()
def command(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Annotations or articles with a log, or folders.")],
    merge: Annotated[
        list[Path] | None, typer.Option(metavar="LOG", exists=True, dir_okay=False, help="Read this log too; not written.")
    ] = None,
    machine: Annotated[bool, typer.Option("--machine", help="Count the machine as one more reviewer.")] = False,
    samples: Annotated[int, typer.Option(min=100, max=100_000, help="Samples for the interval.")] = 1000,
    list_format: Annotated[ListFormat, typer.Option("--format", help="How it is written.")] = ListFormat.TEXT,
) -> None:
    """Measure how far reviewers agree: Krippendorff's alpha for each set of labels, with a bootstrap interval.

    1 is full agreement, 0 what chance would give. Counted are items that two or more decided, by the labels that they
    left them with; below stands how often which two labels met.

    \b
    Examples:
      provenance agreement annotations/
      provenance agreement article.txt.provenance.json --merge bo.review.jsonl --format json
    """
    from provenance.cli.output import one_line, write_records
    from provenance.cli.reviewing import set_desk
    from provenance.review.agreement import measure

    desk = set_desk(files, added=merge or [])
    if not desk.papers:
        raise typer.Exit(EXIT_UNUSABLE)
    found = measure(desk.papers, samples=samples, with_machine=machine)
    if list_format is ListFormat.TEXT:
        reviewers = sorted({e["reviewer"] for paper in desk.papers for e in paper.entries})
        sys.stdout.write(one_line(f"reviewers: {', '.join(reviewers) or 'none'}") + "\n")
        sys.stdout.writelines(f"{line}\n" for each in found for line in _lines(each))
    else:
        write_records([_record(each) for each in found], are_lines=list_format is ListFormat.JSONL)
    raise typer.Exit(desk.exit_code)


def _record(found: Agreement) -> dict[str, object]:
    confusion = [{"labels": list(pair), "count": count} for pair, count in found.confusion.items()]
    return {
        "label_set": found.label_set, "items": found.units, "labels": found.values, "alpha": found.alpha,
        "low": found.low, "high": found.high, "confusion": confusion,
    }  # fmt: skip


def _lines(found: Agreement) -> Iterator[str]:
    from provenance.cli.output import one_line
    from provenance.views.words import label_words

    name = label_words(found.label_set)
    if found.alpha is None:
        why = "only one label was given" if found.units else "no item was decided by two"
        yield f"{name}: alpha cannot be told, {why} ({found.units} items)"
    else:
        bounds = "" if found.low is None or found.high is None else f", 95 % interval {found.low:.3f} to {found.high:.3f}"
        yield f"{name}: alpha {found.alpha:.3f}{bounds} ({found.units} items, {found.values} labels)"
    for (one, other), count in found.confusion.items():
        yield one_line(f"{count:>5} {label_words(one)} / {label_words(other)}").rjust(8)
