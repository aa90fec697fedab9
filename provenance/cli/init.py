"""`provenance init`: a configuration to start from."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from provenance.cli import EXIT_UNUSABLE
from provenance.cli.app import new_app

app = new_app()

STARTER = """\
# Settings of `provenance check`, `diff` and `review`. Every line below is a default; take the mark off to change it.
# `provenance explain CODE` says what a code means, `provenance check --show-config` what is in force.

# Codes, or starts of codes, that are looked for. The longer start decides.
# select = ["PV"]
# ignore = []

# From which level on the exit code is 1: error, warning, info or never.
# fail-on = "warning"

# Results known already, written by `provenance check ... --write-baseline`. Only others are told.
# baseline = "provenance-baseline.json"

# How grave a code is: error, warning or info.
[severity]
# PV101 = "error"    # the headline states as fact what the body gives only to state media
# PV104 = "info"     # every attributed statement traces back to one origin

# Who reviews, and the keys of `provenance review` that differ from the usual ones.
[review]
# reviewer = "ada"
# keys = { accept = "y", reject = "x" }

# Codes that do not hold for some files.
[per-file-ignores]
# "opinion/*" = ["PV104", "PV112"]
"""


@app.command()
def command(
    folder: Annotated[Path, typer.Argument(metavar="[FOLDER]", help="Where it is written.", file_okay=False)] = Path(),
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file that is there.")] = False,
) -> None:
    """Write provenance.toml, the settings of `check`, `diff` and `review`, with every default explained.

    \b
    Examples:
      provenance init
      provenance init newsroom/
    """
    from provenance.cli.output import complain, write_atomically

    path = folder / "provenance.toml"
    if path.exists() and not force:
        complain(f"{path} is there already; --force overwrites it")
        raise typer.Exit(EXIT_UNUSABLE)
    write_atomically(path, STARTER.encode())
    sys.stderr.write(f"{path} written\n")
