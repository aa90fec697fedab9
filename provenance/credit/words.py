"""The words of credit lines (rules/*/credits.toml), compiled once, and the named bodies that supply pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from provenance import tables
from provenance.matching import GuardedPattern, LazyPattern, PhraseMatcher, fold, is_unspaced
from provenance.patterns import compile_pattern
from provenance.records import record

_BEHIND_A_PREFIX = compile_pattern(r"(?:\s+(?:by|of|from|de))?\s*[:：=.\-–—/|]*\s*")


@record
class Words:
    """The compiled word lists; every pattern is for `matching.fold`ed text unless its name says exact."""

    labels: tuple[str, ...]
    suffixes: tuple[str, ...]
    noise: frozenset[str]
    tails_exact: tuple[str, ...]
    handout: LazyPattern
    handout_exact: LazyPattern
    provided: LazyPattern
    archive: LazyPattern
    type_matcher: PhraseMatcher
    type_of: tuple[int, ...]
    type_order: tuple[str, ...]
    suppliers: frozenset[str]


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(set(words), key=lambda w: (-len(w), w))


def _any_of(words: Iterable[str]) -> GuardedPattern:
    """The words as one alternation, longest first, of which only those are compiled that a line holds: most lines hold
    none.
    """
    ordered = _longest_first(words)
    return GuardedPattern([_bounded(word) for word in ordered], "rules/*/credits.toml", [[[[word]]] for word in ordered])


def _bounded(word: str) -> str:
    escaped = re.escape(word)
    if any(map(is_unspaced, word)):
        return escaped
    return (r"(?<!\w)" if word[0].isalnum() else "") + escaped + (r"(?!\w)" if word[-1].isalnum() else "")


def prefix_end(low: str, words: Words) -> int:
    """Where a label at the start of a folded credit ends, with the marks behind it; 0 where there is none."""
    if not low.startswith(words.labels):
        return 0
    for label in words.labels:
        if low.startswith(label):
            after = low[len(label) : len(label) + 1]
            is_cut = (after.isalnum() or after == "_") and label[-1].isalnum() and not any(map(is_unspaced, label))
            if not is_cut:
                found = _BEHIND_A_PREFIX.match(low, len(label))
                return found.end() if found is not None else len(label)
    return 0


def find_tail(text: str, words: Words) -> int:
    """Where a note to editors begins after the credit line; the text's length where there is none."""
    starts = [at for phrase in words.tails_exact if (at := text.find(phrase)) > 0]
    return min(starts, default=len(text))


@cache
def load_words() -> Words:
    """The word lists of all languages together; a credit's language is often not its article's."""
    files = tables.rules_in("credits.toml")

    def every(key: str) -> list[str]:
        return [fold(word) for content in files for word in content.get(key, ())]

    def exact(key: str) -> list[str]:
        return [word for content in files for word in content.get(key, ())]

    tables_of_types = [content.get("types", {}) for content in files if "types" in content]
    kinds = list(dict.fromkeys(k for content in sorted(tables_of_types, key=len, reverse=True) for k in content))
    typed = [(kind, fold(word)) for content in tables_of_types for kind, words in content.items() for word in words]
    return Words(
        labels=tuple(sorted(set(every("prefixes")), key=len, reverse=True)),
        suffixes=tuple(sorted(set(every("suffixes")), key=len, reverse=True)),
        noise=frozenset(every("noise")),
        tails_exact=tuple(exact("tail_starts")),
        handout=_any_of(every("handout_words")),
        handout_exact=_any_of(exact("handout_acronyms")),
        provided=_any_of(every("provided_words")),
        archive=_any_of(["**file**", *every("archive_words")]),
        type_matcher=PhraseMatcher([word for _, word in typed]),
        type_of=tuple(kinds.index(kind) for kind, _ in typed),
        type_order=tuple(kinds),
        suppliers=frozenset(i for c in files for i in c.get("suppliers", {}).get("distributors", ())),
    )


@cache
def load_bodies() -> dict[str, tuple[str, str, str | None]]:
    """Named bodies and institutions by their exact names: `(name, source type, country)`."""
    rules = tables.load("rules")[0]
    found: dict[str, tuple[str, str, str | None]] = {}
    for path in rules:
        if path.endswith("/bodies.toml"):
            for body in rules[path]["bodies"]:
                kind = "social_media" if body["kind"] == "platform" else body["kind"]
                for name in (body["name"], *body["names"]):
                    found.setdefault(name, (body["name"], kind, body.get("country")))
        elif path.endswith("/places.toml"):
            for place in rules[path].get("metonyms", ()):
                kind = "international_body" if place["kind"] == "international_body" else "official"
                for name in (place["name"], *place["names"]):
                    found.setdefault(name, (place["name"], kind, place["country"]))
    return found


@cache
def _folded_bodies() -> dict[str, tuple[str, str, str | None]]:
    return {fold(name): body for name, body in reversed(load_bodies().items())}


def find_body(name: str) -> tuple[str, str, str | None] | None:
    """The body of exactly this name; a name all in capitals is looked up without its case."""
    for candidate in (name, name.removeprefix("The ").removeprefix("the ")):
        if candidate in load_bodies():
            return load_bodies()[candidate]
    return _folded_bodies().get(fold(name)) if len(name) > 5 and name.isupper() else None
