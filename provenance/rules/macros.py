"""The words of a rule file that its patterns name (`{DENY}`), put in where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from provenance.errors import KnowledgeError
from provenance.patterns import compile_pattern

_MACRO = compile_pattern(r"\{([A-Z_]+)\}")


def spell_out(entry: Mapping[str, Any], key: str, where: str, macros: Mapping[str, str]) -> list[str] | None:
    """The alternatives of a rule's pattern with its file's words put in; None where the rule has no such key."""
    value = entry.get(key)
    if value is None:
        return None
    out = []
    for text in value if isinstance(value, list) else [str(value)]:
        for _ in range(4):
            if "{" not in text or not _MACRO.search(text):
                break
            try:
                text = _MACRO.sub(lambda m: macros[m.group(1)], text)
            except KeyError as error:
                raise KnowledgeError(f"rules/{where} {entry.get('id', key)}", f"no word {error} in [words]") from error
        out.append(text)
    return out
