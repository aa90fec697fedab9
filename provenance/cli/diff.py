"""`provenance diff`: what changed in provenance between two versions of an article."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli import EXIT_UNUSABLE
from provenance.cli.app import new_app
from provenance.cli.check import (
    Baseline,
    Codes,
    Config,
    ExitZero,
    Form,
    Ignored,
    NewBaseline,
    Output,
    Quiet,
    ShowConfig,
    Statistics,
)  # fmt: skip
from provenance.cli.reporting import ReportFormat, Wishes

if TYPE_CHECKING:
    from provenance.cli.documents import Loaded
    from provenance.results import Result

app = new_app()


@app.command()
def command(
    old: Annotated[str | None, typer.Argument(metavar="OLD", help="The older version: an article or an annotation.")] = None,
    new: Annotated[str | None, typer.Argument(metavar="NEW", help="The newer version.")] = None,
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
    """Compare two versions: caveats lost, attributions dropped, chains shortened, pictures without their caveats.

    Statements are aligned where they were edited, moved, merged or split. Each change is one line at its place in NEW;
    the exit code is 1 where something was lost. Use it on agency copy against the published page.

    \b
    Examples:
      provenance diff agency.txt published.html
      provenance diff old.provenance.json new.provenance.json --format github
      provenance diff agency.txt published.html --ignore PV202,PV206
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
    if old is None or new is None:
        raise typer.BadParameter("name two versions", param_hint="OLD NEW")
    before, now = _only(old), _only(new)
    if before is None or now is None:
        raise typer.Exit(EXIT_UNUSABLE)
    raise typer.Exit(finish("diff", [now.name], compare_loaded(before, now), settings, wishes))


def _only(argument: str) -> Loaded | None:
    """The one annotation that an argument stands for; None, with the reason told, where it is not one."""
    from provenance.cli.documents import load_documents
    from provenance.cli.output import complain

    if argument != "-" and Path(argument).is_dir():
        complain(f"{argument}: a folder; name one article or annotation")
        return None
    found = list(load_documents([argument]))
    if len(found) != 1:
        complain(f"{argument}: holds {len(found)} annotations; name one")
        return None
    if found[0].document is None:
        complain(f"{found[0].name}: {found[0].error}")
        return None
    return found[0]


def level_of(code: str) -> str:
    """How grave a change usually is."""
    from provenance.catalogue import pages

    return pages()[code].level


def compare_loaded(before: Loaded, now: Loaded) -> list[Result]:
    """The changes between two annotated inputs, placed in the newer one."""
    from provenance.cli.placing import Placer
    from provenance.diff import compare_documents
    from provenance.results import Result

    if before.document is None or now.document is None:
        return []
    placer = Placer(now)
    results = []
    for change in compare_documents(before.document, now.document):
        claim, earlier = change.claim, change.before
        place = placer.at(claim.pointer, claim.passage, claim.statement, claim.id)
        identity = f"{claim.text}\0{earlier.text}\0{change.message}"
        related = ((f"{before.name}: {earlier.id}", earlier.text),)
        results.append(
            Result(change.code, level_of(change.code), change.message, place, claim.text, identity, related=related)
        )
    return results
