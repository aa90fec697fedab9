"""Makes provenance/data/bundle.json from the TOML knowledge files (see provenance/tables.py)."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any


def make_bundle(root: Path) -> bytes:
    """The bundle of a checkout's knowledge files. Needs orjson and the package itself."""
    sys.path.insert(0, str(root))
    try:
        from provenance import tables
        from provenance.registry.index import make_index
        from provenance.registry.load import outlets_of
        from provenance.registry.outlets import Registry
        from provenance.rules.needs import file_needs
    finally:
        sys.path.remove(str(root))
    sections: dict[str, bytes] = {}
    digests: dict[str, str] = {}
    for name in ("rules", "registry"):
        folder = root / "provenance" / "data" / name
        before = tables.stamps(folder)
        found, digests[name] = tables.read_folder(folder), tables.digest(folder)
        sections[f"stamps:{name}"] = _json(before)
        if name == "rules":
            sections |= {f"rules/{path}": _json(table) for path, table in found.items()}
            needs = {path: file_needs(path, found) for path in found}
            sections |= {f"needs:{path}": _json(of_file) for path, of_file in needs.items() if of_file}
        else:
            registry = Registry(outlets_of(found), digests[name])
            sections |= {f"index:{part}": _json(value) for part, value in make_index(registry).items()}
    places: dict[str, list[int]] = {}
    offset = 0
    for name, content in sections.items():
        places[name] = [offset, len(content)]
        offset += len(content)
    header = _json({"form": tables.FORM, "digests": digests, "sections": places})
    return header + b"\n" + b"".join(sections.values())


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str).encode()
