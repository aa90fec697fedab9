"""Which results are wanted, and how grave they are: the settings of a newsroom, and the baseline of what it knows already."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from provenance.errors import SettingsError
from provenance.records import record, replace
from provenance.results import LEVELS, Result

FILES = ("provenance.toml", "pyproject.toml")
_LISTS = ("select", "ignore")
KEYS = (*_LISTS, "per-file-ignores", "severity", "baseline", "fail-on", "review")
_REVIEW = ("reviewer", "keys")
_ALL = "ALL"


@record
class Settings:
    """What `[tool.provenance]` in pyproject.toml, or provenance.toml, may say. Codes may be given by their start (`PV1`)."""

    select: tuple[str, ...] = ("PV",)
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    severity: tuple[tuple[str, str], ...] = ()
    baseline: str | None = None
    fail_on: str = "warning"
    reviewer: str | None = None
    review_keys: tuple[tuple[str, str], ...] = ()
    origin: str | None = None

    def is_wanted(self, code: str, file: str) -> bool:
        """True where the code is selected, not ignored, and not ignored for this file."""
        if _longest(code, self.select) < 0 or _longest(code, self.ignore) >= _longest(code, self.select):
            return False
        return not any(_fits(file, pattern) and _longest(code, codes) >= 0 for pattern, codes in self.per_file_ignores)

    def level(self, code: str, usual: str) -> str:
        """How grave a code is: as set for the longest start that fits, else as usual."""
        fitting = [(len(start), level) for start, level in self.severity if _starts(code, start)]
        return max(fitting)[1] if fitting else usual

    def is_failure(self, level: str) -> bool:
        """True where a result of this level makes the call end with 1."""
        return self.fail_on != "never" and LEVELS.index(level) <= LEVELS.index(self.fail_on)


def _starts(code: str, start: str) -> bool:
    return start == _ALL or code.startswith(start)


def _longest(code: str, starts: Iterable[str]) -> int:
    """The length of the longest start that fits, so that `PV106` outweighs `PV1`; -1 where none does."""
    return max((0 if s == _ALL else len(s) for s in starts if _starts(code, s)), default=-1)


def _fits(file: str, pattern: str) -> bool:
    return fnmatchcase(file, pattern) or fnmatchcase(file, f"*/{pattern}")


def find_settings(folder: Path) -> Path | None:
    """The nearest settings file in the folder or above it: provenance.toml, or a pyproject.toml with `[tool.provenance]`."""
    for place in (folder, *folder.parents):
        for name in FILES:
            path = place / name
            if path.is_file() and (name == FILES[0] or "provenance" in _parse(path).get("tool", {})):
                return path
    return None


def read_settings(path: Path, codes: Iterable[str]) -> Settings:
    """The settings of a file; `codes` are those that exist. Raises SettingsError, which names file and key."""
    table = _parse(path)
    if path.name == FILES[1]:
        table = table.get("tool", {}).get("provenance", {})
    return from_table(table, str(path), frozenset(codes))


def _parse(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(str(path), str(error)) from error
    except OSError as error:
        raise SettingsError(str(path), error.strerror or str(error)) from error


def from_table(table: Mapping[str, Any], place: str, codes: frozenset[str]) -> Settings:
    """Settings from the values of a table. Raises SettingsError."""
    for key in table:
        if key not in KEYS:
            raise SettingsError(f"{place}: {key}", f"no such setting{nearest(key, KEYS)}")
    found: dict[str, Any] = {"origin": place}
    for key in _LISTS:
        if key in table:
            found[key] = _codes(table[key], f"{place}: {key}", codes)
    ignores = table.get("per-file-ignores", {})
    if not isinstance(ignores, dict):
        raise SettingsError(f"{place}: per-file-ignores", "must be a table of patterns")
    found["per_file_ignores"] = tuple(
        (pattern, _codes(value, f"{place}: per-file-ignores: {pattern}", codes)) for pattern, value in ignores.items()
    )
    found["severity"] = _severity(table.get("severity", {}), f"{place}: severity", codes)
    if "baseline" in table:
        if not isinstance(table["baseline"], str):
            raise SettingsError(f"{place}: baseline", "must be the name of a file")
        found["baseline"] = str(Path(place).parent / table["baseline"])
    if "fail-on" in table:
        found["fail_on"] = _one_of(table["fail-on"], (*LEVELS, "never"), f"{place}: fail-on")
    found |= _review(table.get("review", {}), f"{place}: review")
    return Settings(**found)


def _review(table: Any, place: str) -> dict[str, Any]:
    """The settings of `provenance review`: who reviews, and which key does what."""
    if not isinstance(table, dict):
        raise SettingsError(place, "must be a table")
    for key in table:
        if key not in _REVIEW:
            raise SettingsError(f"{place}: {key}", f"no such setting{nearest(key, _REVIEW)}")
    found: dict[str, Any] = {}
    if "reviewer" in table:
        if not isinstance(table["reviewer"], str) or not table["reviewer"].strip():
            raise SettingsError(f"{place}: reviewer", "must be a name")
        found["reviewer"] = table["reviewer"].strip()
    keys = table.get("keys", {})
    if not isinstance(keys, dict) or not all(isinstance(key, str) for key in keys.values()):
        raise SettingsError(f"{place}: keys", "must be a table of actions and their keys")
    found["review_keys"] = tuple(keys.items())
    return found


def _severity(table: Any, place: str, codes: frozenset[str]) -> tuple[tuple[str, str], ...]:
    if not isinstance(table, dict):
        raise SettingsError(place, "must be a table of codes")
    out = []
    for start, level in table.items():
        _codes([start], place, codes)
        out.append((start, _one_of(level, LEVELS, f"{place}: {start}")))
    return tuple(out)


def _codes(value: Any, place: str, codes: frozenset[str]) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise SettingsError(place, "must be a list of codes")
    for start in value:
        if start != _ALL and not (start and any(code.startswith(start) for code in codes)):
            raise SettingsError(place, f"{start!r} is no code or start of one{nearest(start, sorted(codes))}")
    return tuple(value)


def _one_of(value: Any, allowed: tuple[str, ...], place: str) -> str:
    if value not in allowed:
        raise SettingsError(place, f"{value!r} is not one of {', '.join(allowed)}")
    return str(value)


def nearest(name: str, known: Iterable[str]) -> str:
    """`; did you mean X?` where a known name is near, else nothing."""
    import difflib

    close = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"; did you mean {close[0]}?" if close else ""


def chosen(results: Iterable[Result], settings: Settings) -> list[Result]:
    """The wanted results, each as grave as the settings have it."""
    return [replace(r, level=settings.level(r.code, r.level)) for r in results if settings.is_wanted(r.code, r.place.file)]
