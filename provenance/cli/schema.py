"""`provenance schema`: the JSON Schema of annotations."""

from __future__ import annotations

import sys

from provenance.cli.app import new_app

app = new_app()


@app.command()
def command() -> None:
    """Print the JSON Schema (draft 2020-12) of annotation documents.

    \b
    Example:
      provenance schema > annotation.schema.json
    """
    from provenance.validation import schema_text

    sys.stdout.write(schema_text())
