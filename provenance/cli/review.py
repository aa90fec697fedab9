"""`provenance review`: a person goes through caveats and statements, and every decision is kept."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli import EXIT_UNUSABLE
from provenance.cli.app import new_app
from provenance.vocabulary import CaveatKind, SourceType, Status

if TYPE_CHECKING:
    from provenance.review.session import Session
    from provenance.settings import Settings

app = new_app()

Inputs = Annotated[list[str], typer.Argument(metavar="INPUT...", help="Annotations, articles, or folders.")]
Plain = Annotated[bool, typer.Option("--plain", help="Lines instead of a full screen: over ssh, for screen readers.")]
Reviewer = Annotated[str | None, typer.Option(metavar="NAME", help="Who decides; else as set, else your user name.")]
Kinds = Annotated[list[CaveatKind] | None, typer.Option(help="Only caveats of these kinds; may be repeated.")]
Statuses = Annotated[list[Status] | None, typer.Option(help="Only where a statement concerned has it.")]
Types = Annotated[list[SourceType] | None, typer.Option(help="Only where a statement concerned has it.")]
Rules = Annotated[list[str] | None, typer.Option(metavar="RULE", help="Only labels by these rules; * and ? are known.")]
Outlets = Annotated[list[str] | None, typer.Option(metavar="NAME", help="Only of this publisher, or by way of this outlet.")]
Files = Annotated[list[str] | None, typer.Option("--file", metavar="PATTERN", help="Only inputs of this name.")]
All = Annotated[bool, typer.Option("--all", help="Every statement, not only those that need an eye.")]
Again = Annotated[bool, typer.Option("--again", help="What you have decided too.")]
ShowOthers = Annotated[bool, typer.Option("--show-others", help="Show what other reviewers decided.")]
Disagreements = Annotated[bool, typer.Option("--disagreements", help="What reviewers decided differently, to settle.")]
Listed = Annotated[bool, typer.Option("--list", help="List the queue and stop.")]
Apply = Annotated[bool, typer.Option("--apply", help="Write the reviewed annotation and stop.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="PATH", help="File or folder for --apply; else in its place.")
]
Log = Annotated[Path | None, typer.Option(metavar="FILE", help="The log to use, not the one beside the annotation.")]
Merge = Annotated[
    list[Path] | None, typer.Option(metavar="LOG", exists=True, dir_okay=False, help="Take another reviewer's log in first.")
]
Config = Annotated[
    Path | None, typer.Option(metavar="FILE", exists=True, dir_okay=False, help="Settings; else the nearest file with some.")
]


@app.command()
def command(
    inputs: Inputs,
    plain: Plain = False,
    reviewer: Reviewer = None,
    kind: Kinds = None,
    status: Statuses = None,
    source_type: Types = None,
    rule: Rules = None,
    outlet: Outlets = None,
    file: Files = None,
    all_: All = False,
    again: Again = False,
    show_others: ShowOthers = False,
    disagreements: Disagreements = False,
    list_: Listed = False,
    apply: Apply = False,
    output: Output = None,
    log: Log = None,
    merge: Merge = None,
    config: Config = None,
) -> None:
    """Go through caveats, then through the statements that need an eye, and decide. Articles are annotated first.

    Every decision is a line of a log beside the annotation (NAME.review.jsonl), written at once and never changed, so
    that nothing is lost and everything can be taken back. `--apply` writes the annotation with the decisions in it.

    \b
    Examples:
      provenance review article.txt.provenance.json
      provenance review annotations/ --plain --reviewer ada --kind unconfirmed
      provenance review annotations/ --disagreements
      provenance review annotations/ --apply --output reviewed/
    """
    from provenance.cli.reviewing import apply_all, reviewer_name, set_desk, tell_lost
    from provenance.review.queue import Wanted
    from provenance.review.session import Session

    settings = _settings(config)
    _merge(inputs, log, merge or [])
    desk = set_desk(inputs, log)
    if not desk.papers:
        raise typer.Exit(EXIT_UNUSABLE)
    if apply:
        raise typer.Exit(apply_all(desk, output))
    tell_lost(desk)
    wanted = Wanted(
        tuple(kind or ()), tuple(status or ()), tuple(source_type or ()), tuple(rule or ()), tuple(outlet or ()),
        tuple(file or ()), all_, again, disagreements,
    )  # fmt: skip
    session = Session(desk.papers, reviewer_name(reviewer, settings), wanted, shows_others=show_others)
    if list_:
        _list(session)
    else:
        _face(session, settings, is_plain=plain)
    raise typer.Exit(desk.exit_code)


def _settings(config: Path | None) -> Settings:
    from provenance.cli.reporting import Wishes, settings_in_force

    return settings_in_force(Wishes(config=config))


def _merge(inputs: list[str], log: Path | None, merged: list[Path]) -> None:
    """Take other logs into the one log that is used. Raises SettingsError where that is not one."""
    if not merged:
        return
    from provenance.cli.documents import load_documents
    from provenance.errors import SettingsError
    from provenance.review.log import log_beside
    from provenance.review.paper import merge_logs

    targets = {log} if log else {log_beside(found.path) for found in load_documents(inputs) if found.path is not None}
    if len(targets) != 1:
        raise SettingsError("--merge", f"needs one log to take others into, not {len(targets)}")
    (target,) = targets
    count = merge_logs(target, merged)
    sys.stderr.write(f"{target}: {count} {'entry' if count == 1 else 'entries'} taken in\n")


def _list(session: Session) -> None:
    from provenance.cli.output import one_line
    from provenance.review.screen import decision_line, labels_line

    for place in session.queue:
        item, verdicts = place.item, place.paper.standing.of(place.item)
        why = f" [{'; '.join(place.reasons)}]" if place.reasons else ""
        sys.stdout.write(one_line(f"{place.paper.name}:{item.id} {labels_line(item.labels)}{why} “{item.words}”") + "\n")
        if session.shows_others:
            for entry in verdicts.by_reviewer.values():
                sys.stdout.write(one_line(decision_line(entry)).join(("    ", "\n")))


def _face(session: Session, settings: Settings, *, is_plain: bool) -> None:
    from provenance.cli.output import complain, one_line
    from provenance.review.keys import keys_of

    keys = keys_of(dict(settings.review_keys), f"{settings.origin or 'settings'}: review.keys")
    if is_plain or not (sys.stdin.isatty() and sys.stdout.isatty()):
        import shutil

        from provenance.review.plain import PlainFace

        width = max(40, min(shutil.get_terminal_size((100, 24)).columns, 120))
        PlainFace(session, keys, (sys.stdin, sys.stdout), width, _harmless).run()
        return
    try:
        from provenance.review.full import FullFace
    except ImportError as error:
        if error.name is None or error.name.partition(".")[0] != "textual":
            raise
        complain(one_line("the full screen needs Textual: pip install 'provenance-annotator[review]'; --plain works without"))
        raise typer.Exit(EXIT_UNUSABLE) from None
    FullFace(session, keys).run()


def _harmless(line: str) -> str:
    from provenance.cli.output import one_line

    indent = len(line) - len(line.lstrip(" "))
    return " " * indent + one_line(line)
