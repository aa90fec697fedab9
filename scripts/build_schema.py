"""Writes schemas/*/<version>/schema.json from the models; `--check` only says which are stale (exit 1)."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from provenance.model.schema import LOG_SCHEMA_FILE, SCHEMA_FILE, build_log_schema, build_schema

ROOT = Path(__file__).resolve().parent.parent


def render(schema: dict[str, Any]) -> str:
    """A schema file's content as it should be."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def main(arguments: list[str]) -> int:
    """Write the files, or with `--check` compare them."""
    stale = 0
    for name, schema in ((SCHEMA_FILE, build_schema()), (LOG_SCHEMA_FILE, build_log_schema())):
        path = ROOT / name
        if "--check" not in arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(render(schema), encoding="utf-8")
        elif not path.is_file() or path.read_text(encoding="utf-8") != render(schema):
            sys.stderr.write(f"{name} is stale: run python scripts/build_schema.py\n")
            stale = 1
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
