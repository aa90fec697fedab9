"""`provenance schema`: the JSON Schema of annotations."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from provenance.cli.app import new_app

app = new_app()


class Of(StrEnum):
    """What the schema is of."""

    ANNOTATION = "annotation"
    REVIEW = "review"


@app.command()
def command(of: Annotated[Of, typer.Argument(help="Annotations, or the lines of review logs.")] = Of.ANNOTATION) -> None:
    """Print the JSON Schema (draft 2020-12) of annotation documents, or of a line of a review log.

    \b
    Examples:
      provenance schema > annotation.schema.json
      provenance schema review > review.schema.json
    """
    from provenance.validation import schema_text

    sys.stdout.write(schema_text(of.value))
