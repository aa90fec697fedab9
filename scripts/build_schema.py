"""Writes schemas/annotation/<version>/schema.json from the models; `--check` only says whether it is stale (exit 1)."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from provenance.model.schema import SCHEMA_FILE, build_schema

ROOT = Path(__file__).resolve().parent.parent


def render() -> str:
    """The schema file's content as it should be."""
    return json.dumps(build_schema(), indent=2, ensure_ascii=False) + "\n"


def main(arguments: list[str]) -> int:
    """Write the file, or with `--check` compare it."""
    path = ROOT / SCHEMA_FILE
    if "--check" in arguments:
        if not path.is_file() or path.read_text(encoding="utf-8") != render():
            sys.stderr.write(f"{SCHEMA_FILE} is stale: run python scripts/build_schema.py\n")
            return 1
        return 0
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(render(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
