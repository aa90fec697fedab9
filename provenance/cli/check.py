"""`provenance check`: editorial rules over articles or annotations."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli import EXIT_FINDINGS, EXIT_UNUSABLE
from provenance.cli.app import new_app
from provenance.cli.reporting import ReportFormat, Wishes

if TYPE_CHECKING:
    from provenance.cli.documents import Loaded
    from provenance.results import Result

app = new_app()

Codes = Annotated[
    list[str] | None, typer.Option(metavar="CODE", help="Only these codes, or starts of codes; may be repeated.")
]
Ignored = Annotated[list[str] | None, typer.Option(metavar="CODE", help="Not these codes; the longer start decides.")]
Form = Annotated[ReportFormat, typer.Option("--format", help="How results are told.")]
Output = Annotated[Path | None, typer.Option(metavar="FILE", help="Write the report there, not to standard output.")]
Config = Annotated[
    Path | None, typer.Option(metavar="FILE", exists=True, dir_okay=False, help="Settings; else the nearest file with some.")
]
Baseline = Annotated[Path | None, typer.Option(metavar="FILE", help="Results known already: only others are told.")]
NewBaseline = Annotated[Path | None, typer.Option(metavar="FILE", help="Write all results there as a baseline.")]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="End with 0 whatever is found.")]
Statistics = Annotated[bool, typer.Option("--statistics", help="Count the results by code on standard error.")]
ShowConfig = Annotated[bool, typer.Option("--show-config", help="Print the settings in force and stop.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No closing line on standard error.")]


@app.command()
def command(
    inputs: Annotated[
        list[str] | None, typer.Argument(metavar="INPUT...", help="Articles, annotations, folders, or -.")
    ] = None,
    report_format: Form = ReportFormat.TEXT,
    output: Output = None,
    select: Codes = None,
    ignore: Ignored = None,
    config: Config = None,
    baseline: Baseline = None,
    write_baseline: NewBaseline = None,
    exit_zero: ExitZero = False,
    statistics: Statistics = False,
    show_config: ShowConfig = False,
    quiet: Quiet = False,
) -> None:
    """Check articles or annotations by editorial rules: what an editor would ask before publishing.

    Each result is one line: place, code, what is wrong. `provenance explain PV106` says why it matters. Settings come
    from `[tool.provenance]` in pyproject.toml or from provenance.toml; `provenance init` writes one to start from.

    \b
    Examples:
      provenance check article.txt
      provenance check annotations/ --select PV101,PV106 --statistics
      provenance check articles/ --format sarif --output check.sarif
      provenance check articles/ --write-baseline known.json
    """
    from provenance.cli.reporting import finish, settings_in_force, show_settings

    wishes = Wishes(
        report_format, output, config, tuple(select or ()), tuple(ignore or ()),
        baseline, write_baseline, exit_zero, statistics, quiet,
    )  # fmt: skip
    settings = settings_in_force(wishes)
    if show_config:
        show_settings(settings)
        return
    if not inputs:
        raise typer.BadParameter("name an article, an annotation, a folder, or -", param_hint="INPUT")
    files, results, failed = _check_all(inputs)
    if not files:
        raise typer.Exit(EXIT_UNUSABLE)
    code = finish("check", files, results, settings, wishes)
    raise typer.Exit(EXIT_FINDINGS if failed else code)


def _check_all(inputs: list[str]) -> tuple[list[str], list[Result], int]:
    """The files checked, what was found in them, and how many could not be used."""
    from provenance.cli.documents import load_documents
    from provenance.cli.output import complain

    files, results, failed = [], [], 0
    for loaded in load_documents(inputs):
        if loaded.document is None:
            failed += 1
            complain(f"{loaded.name}: {loaded.error}")
        else:
            files.append(loaded.name)
            results.extend(check_loaded(loaded))
    return files, results, failed


def check_loaded(loaded: Loaded) -> list[Result]:
    """The results of one annotated input, suppressed ones among them."""
    from provenance.catalogue import pages
    from provenance.checks import check_document
    from provenance.checks.suppress import judge
    from provenance.cli.placing import Placer
    from provenance.results import Result

    if loaded.document is None:
        return []
    of, placer = pages(), Placer(loaded)
    judged, unused = judge(loaded.document, check_document(loaded.document))
    results = []
    for entry in judged:
        hit, claim = entry.hit, entry.hit.claim
        place = placer.at(claim.pointer, claim.passage, claim.statement, claim.id)
        others = tuple((other.id, other.text) for other in hit.others)
        identity = "\0".join([hit.words or claim.text, *(words for _, words in others)])
        words = hit.words or claim.text
        results.append(
            Result(hit.code, of[hit.code].level, hit.message, place, words, identity, related=others, suppressed=entry.reason)
        )
    for pointer, suppression in unused:
        on = suppression.get("on") or "the whole article"
        told = f"the suppression of {suppression['code']} on {on} suppresses nothing"
        place = placer.at(pointer, None, None, "review")
        results.append(Result("PV190", of["PV190"].level, told, place, suppression["reason"], f"{suppression['code']} {on}"))
    return results
