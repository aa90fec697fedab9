"""The words that some checks look for, by language (wording.toml). A language without them gets the checks that need none."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from provenance.story import Story

_FILE = Path(__file__).with_name("wording.toml")


@cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


class Wording:
    """A language's patterns by name; None for what it has no words for."""

    def __init__(self, language: str) -> None:
        self._patterns = _tables().get(language, {})
        self._compiled: dict[str, re.Pattern[str]] = {}

    def __call__(self, name: str) -> re.Pattern[str] | None:
        """The compiled pattern, which heeds no case unless it says so itself."""
        if name not in self._patterns:
            return None
        if name not in self._compiled:
            self._compiled[name] = re.compile(self._patterns[name], re.X | re.I)
        return self._compiled[name]


@cache
def words_for(language: str) -> Wording:
    """The words of a language, compiled when they are first used."""
    return Wording(language)


def words(story: Story, name: str) -> re.Pattern[str] | None:
    """The pattern of this name in the story's language; None where the language has none."""
    return words_for(story.language)(name)
