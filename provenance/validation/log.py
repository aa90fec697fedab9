"""Checks a log of reviewers' decisions, line by line: the schema, then what one line says of another."""

from __future__ import annotations

from typing import Any

import orjson

from provenance.validation.codes import Problem
from provenance.validation.schema import schema_problems


class LogChecker:
    """Checks the lines of one log in their order. `check` gives the problems of the next line."""

    def __init__(self) -> None:
        self._reviewers: dict[str, str] = {}  # by the ids of the entries so far

    def check(self, line: bytes) -> list[Problem]:
        """The problems of one line; a torn one is no JSON (PV001)."""
        try:
            entry: Any = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            return [Problem("PV001", "", f"not JSON, torn perhaps: {error.msg}", offset=error.pos)]
        problems = schema_problems(entry, "review")
        if problems:
            return problems
        if entry["id"] in self._reviewers:
            problems.append(Problem("PV020", "/id", "this id stands before already", entry["id"]))
        for place, name in [("/undoes", entry.get("undoes"))] + [
            (f"/settles/{n}", name) for n, name in enumerate(entry.get("settles") or ())
        ]:
            if name is not None and name not in self._reviewers:
                problems.append(Problem("PV090", place, "no such entry stands before", name))
        if self._reviewers.get(entry.get("undoes") or "", entry["reviewer"]) != entry["reviewer"]:
            problems.append(Problem("PV091", "/undoes", "another reviewer's entry", entry["undoes"]))
        self._reviewers[entry["id"]] = entry["reviewer"]
        return problems
