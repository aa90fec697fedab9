"""Build hook: writes provenance/data/bundle.json from the TOML knowledge files (see provenance/tables.py)."""

from __future__ import annotations

import hashlib
import json
import tomllib
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def bundle(data: Path) -> dict[str, Any]:
    """`{folder: {digest, tables}}` of the folders `rules` and `registry`; only the standard library is needed."""
    out: dict[str, Any] = {}
    for name in ("rules", "registry"):
        folder, total, tables = data / name, hashlib.sha256(), {}
        for path in sorted(folder.rglob("*.toml")):
            relative, content = path.relative_to(folder).as_posix(), path.read_bytes()
            total.update(relative.encode() + b"\0" + content + b"\0")
            tables[relative] = tomllib.loads(content.decode("utf-8"))
        out[name] = {"digest": "sha256:" + total.hexdigest(), "tables": tables}
    return out


class BundleHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs before a wheel, an editable install or a source archive is made."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  (the interface's names)
        data = Path(self.root) / "provenance" / "data"
        (data / "bundle.json").write_text(json.dumps(bundle(data), ensure_ascii=False, default=str), encoding="utf-8")
