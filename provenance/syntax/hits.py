"""A cue hit: the words that say that somebody says something."""

from __future__ import annotations

from typing import NamedTuple

from provenance.rules.lexicon import Verb


class CueHit(NamedTuple):
    """A cue as token indexes: the verb's group `[start, end)`, the head verb, its entry and form, and its voice."""

    start: int
    head: int
    end: int
    verb: Verb
    form: int
    is_passive: bool
    is_negated: bool
    kind: str  # "verb", "noun" or "preposition"
    rule: str = ""
