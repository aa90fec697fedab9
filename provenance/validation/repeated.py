"""Keys that stand twice in one object of a file: readers keep different ones of the two."""

from __future__ import annotations

from typing import Any

import orjson

from provenance.validation.codes import Problem


def repeated_keys(content: bytes, document: Any) -> list[Problem]:
    """One PV003 per key that stands twice. What was written in one of the usual ways, and no shorter, has none."""
    bare = content.strip()
    if bare == orjson.dumps(document) or bare == orjson.dumps(document, option=orjson.OPT_INDENT_2):
        return []
    from provenance.places import scan_json

    found = []
    for pointer_of_key, offset in scan_json(content.decode()).repeated:
        name = pointer_of_key.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
        found.append(Problem("PV003", pointer_of_key, f"the key {name!r} stands twice in one object", name, offset=offset))
    return found
