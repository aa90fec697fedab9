"""The codes of `check` and `diff`: a page of data for each, with examples that must raise it and others that must not."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from provenance.errors import KnowledgeError
from provenance.records import record
from provenance.results import LEVELS

_FOLDER = Path(__file__).parent


@record
class Page:
    """What a code stands for. `positive` and `negative` are examples: articles, or pairs of them for `diff`.

    `words` of a positive example stand in the statement that is found.
    """

    code: str
    title: str
    why: str
    remedy: str
    level: str
    positive: tuple[dict[str, Any], ...]
    negative: tuple[dict[str, Any], ...]


@cache
def pages() -> dict[str, Page]:
    """Every page by its code, in the order of the codes. Raises KnowledgeError for one that is not whole."""
    return {path.stem: _read(path) for path in sorted(_FOLDER.glob("PV*.toml"))}


def _read(path: Path) -> Page:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        page = Page(**{**table, "positive": tuple(table["positive"]), "negative": tuple(table["negative"])})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError) as error:
        raise KnowledgeError(path.name, str(error)) from error
    if page.code != path.stem or page.level not in LEVELS:
        raise KnowledgeError(path.name, "code or level is wrong")
    return page
