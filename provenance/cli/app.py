"""The root command. Only the command that is called is imported, so that start-up stays short."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from provenance import __version__
from provenance.cli import EXIT_INTERRUPTED, EXIT_UNUSABLE
from provenance.errors import ProvenanceError

# Command -> its line in `provenance --help`. The command itself is the Typer application `app` of the module
# `provenance.cli.<command>`.
COMMANDS = {
    "annotate": "Annotate articles: whose word, by which chain, what the text says of checks.",
    "corpus": "Annotate a corpus: many documents, resumable, into shards.",
    "validate": "Check annotation files: schema, logic, and every span against the article.",
    "check": "Check articles or annotations by editorial rules with stable codes.",
    "diff": "Compare two versions: caveats lost, attributions dropped, chains shortened.",
    "caveats": "List the caveats of articles or annotations, and what they cover.",
    "review": "Go through caveats and statements one by one, and keep the decisions.",
    "serve": "Review in a browser on this machine: the same queue, decisions and log.",
    "agreement": "Measure how far reviewers agree.",
    "report": "Write a page to read and print: the article with whose word each statement is.",
    "init": "Write a configuration to start from.",
    "explain": "Say what a label, rule, diagnostic or validation code means.",
    "registry": "List, show and check the outlets that the annotator knows.",
    "schema": "Print the JSON Schema of annotations.",
}

HELP = """Annotate news: whose word each statement is, by which chain it came, and what the text says about checking it.

The tool never judges whether a thing is true. It shows the words of the article that prove each label.

Exit codes: 0 clean, 1 findings or some inputs failed, 2 usage error or nothing could be done.
"""


class LazyGroup(TyperGroup):
    """A command group whose commands are imported when they are called; listing them imports nothing.

    `Any` stands for click's classes: some versions of typer carry their own copy of click.
    """

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  (click's signature)
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        app: typer.Typer = importlib.import_module(f"provenance.cli.{cmd_name}").app
        command = typer.main.get_command(app)
        command.name = cmd_name
        return command

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            # Typer would end with 1, which here means findings.
            raise SystemExit(EXIT_INTERRUPTED) from None

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def new_app(**options: Any) -> typer.Typer:
    """A Typer application with the settings that all commands share: plain help, no completion, no tracebacks."""
    names = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
    return typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=names,
        **options,
    )


root = new_app(cls=LazyGroup, help=HELP)


def _show_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"provenance {__version__}\n")
        raise typer.Exit


@root.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """What stands before the command."""


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code; usage errors and ProvenanceErrors are said in one line."""
    try:
        typer.main.get_command(root).main(args=list(arguments), prog_name="provenance")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except ProvenanceError as error:
        sys.stderr.write(f"provenance: {error}\n")
        return EXIT_UNUSABLE
    return 0
