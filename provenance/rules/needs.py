"""The letters that a text must hold for a pattern to match in it: worked out when the package is built, looked for in
place of the pattern. Most patterns never match in a text, and then need not be compiled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from re import _constants as codes  # type: ignore[attr-defined]  # the parser of `re`: only here, when the package is built
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from provenance.matching import Needs, fold
from provenance.rules.macros import spell_out

_MOST = 200  # pieces of one clause, and spellings of one run of letters
_CLAUSES = 4
_REFERENCE = re.compile(r"\\[1-9]|\(\?P=|\(\?\(")
_SHORTEST = 2  # bytes of a piece: two letters of a script without capitals say enough

Letters = frozenset[str]
# What a part of a pattern matches: all its spellings where they are few, else clauses of which each match holds a piece.
Part = tuple[Letters | None, list[Letters]]
_NOTHING: Letters = frozenset({""})


def file_needs(name: str, tables: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The needs of the patterns in a file of caveats or marks: `{rule's id and key: needs}` for those that have any, and
    for a rule with anchors `{its id and "alone": [whether an alternative may match where none of them stands]}`. `tables`
    are all files of rules by name: what is seldom in a language is told by the examples of all of its files.

    Raises KnowledgeError where a pattern names a word that the file does not have, re.error for what is no pattern.
    """
    found: dict[str, Any] = {}
    table = tables.get(name, {})
    entries = (table.get("scope", {}), *table.get("caveat", ()), *table.get("mark", ()))
    if not any(entries):
        return found
    words = table.get("words", {})
    sample = _examples(name, tables)
    for entry in entries:
        for key in ("pattern", "unless") if "id" in entry else tuple(entry):
            alternatives = spell_out(entry, key, name, words)
            needs = needs_of(alternatives, sample) if alternatives else None
            if needs:
                found[f"{entry.get('id', key)} {key}"] = needs
                if key == "pattern" and "anchors" in entry:
                    found[f"{entry['id']} alone"] = [not _is_covered(ways, entry["anchors"]) for ways in needs]
    return found


def _is_covered(ways: Sequence[Sequence[Sequence[str]]], anchors: Sequence[str]) -> bool:
    """True where an anchor stands in every text that an alternative matches in, as far as its needs tell; and for one that
    needs nothing, which anchors alone open.
    """
    return all(
        not clauses or any(all(any(a in piece for a in anchors) for piece in clause) for clause in clauses)
        for clauses in ways
    )


def _examples(name: str, tables: Mapping[str, Mapping[str, Any]]) -> str:
    """The examples of a language's rules, folded: those of the file itself once, of its others, which are nearer to what
    every text says, three times.
    """
    folder = name.partition("/")[0] + "/"
    texts: list[str] = []
    for path, table in tables.items():
        if path.startswith(folder):
            rules = [
                entry for group in table.values() if isinstance(group, list) for entry in group if isinstance(entry, dict)
            ]
            found = [text for r in rules for text in (*r.get("examples", ()), *r.get("counterexamples", ()))]
            texts += found if path == name else 3 * found
    return fold("\n".join(texts).replace("[[", "").replace("]]", ""))


def needs_of(alternatives: Sequence[str], sample: str = "") -> Needs | None:
    """For each alternative of a pattern the ways to match it, each of them clauses: a text in which it matches holds a
    piece of each. The clause that fewest texts fulfil stands last, as far as a `sample` of text tells: the others are only
    asked about texts that fulfil it (see rules/anchors.py). None where every alternative may match in any text, or one
    refers to a group by its number or has no regard to case. Raises re.error for what is no pattern.
    """
    needs: Needs = []
    for alternative in alternatives:
        tree = parser.parse(alternative)
        if tree.state.flags & re.IGNORECASE or _REFERENCE.search(alternative):
            return None
        ways = []
        for branch in _branches(tree):
            exact, clauses = _sequence(branch)
            told = [clause for clause in map(_reduced, _with_clause(clauses, exact)) if len(clause) <= _MOST]
            telling = sorted(told, key=lambda clause: _share(clause, sample))[:_CLAUSES]
            ways.append([*sorted(telling[1:], key=len), *telling[:1]])
        needs.append(ways if all(ways) else [[]])
    return needs if any(all(ways) for ways in needs) else None


def _share(clause: Sequence[str], sample: str) -> tuple[float, int]:
    """How often a clause is fulfilled: by a sample, and by the length of its pieces where that is too small to tell."""
    return sum(map(sample.count, clause)) + _commonness(clause), len(clause)


def _commonness(clause: Iterable[str]) -> float:
    """How often a clause is fulfilled, by the length of its pieces alone."""
    return sum(0.4 ** len(piece) for piece in clause)


def _branches(tree: Iterable[Any]) -> list[Any]:
    """The alternatives that the whole of a pattern consists of."""
    items = list(tree)
    if len(items) == 1 and items[0][0] is codes.BRANCH:
        return list(items[0][1][1])
    return [items]


def _sequence(items: Iterable[Any]) -> Part:
    clauses: list[Letters] = []
    run: Letters = _NOTHING
    is_whole = True
    for item in items:
        exact, inner = _part(item)
        clauses += inner
        if exact is not None and len(run) * len(exact) <= _MOST:
            run = frozenset(a + b for a in run for b in exact)
            continue
        clauses = _with_clause(clauses, run)
        is_whole = False
        run = exact if exact is not None else _NOTHING
    return (run, clauses) if is_whole else (None, _with_clause(clauses, run))


def _part(item: Any) -> Part:
    """One piece of a pattern, as the parser of `re` gives it."""
    kind, value = item
    if kind is codes.LITERAL:
        return frozenset({chr(value)}), []
    if kind is codes.ASSERT:  # what must follow or go before stands in the text too, beside what is matched
        exact, clauses = _sequence(value[1])
        return _NOTHING, _with_clause(clauses, exact)
    if kind in (codes.AT, codes.ASSERT_NOT):
        return _NOTHING, []
    if kind is codes.SUBPATTERN:
        return (None, []) if value[1] & re.IGNORECASE else _sequence(value[3])
    if kind is codes.ATOMIC_GROUP:
        return _sequence(value)
    if kind is codes.BRANCH:
        return _branch([_sequence(branch) for branch in value[1]])
    if kind is codes.IN:
        letters = [chr(v) for k, v in value if k is codes.LITERAL]
        return (frozenset(letters), []) if len(letters) == len(value) <= 4 else (None, [])
    if kind in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        least, most, inner = value
        exact, clauses = _sequence(inner)
        if most == 1:
            return (exact, clauses) if least else (exact | _NOTHING if exact is not None else None, [])
        return (None, _with_clause(clauses, exact)) if least else (None, [])
    return None, []


def _branch(parts: list[Part]) -> Part:
    spellings: set[str] = set()
    pieces: set[str] = set()
    is_whole = is_clause = True
    for exact, clauses in parts:
        if exact is None:
            is_whole = False
        else:
            spellings |= exact
        best = min(_with_clause(clauses, exact), key=_commonness, default=None)
        if best is None:
            is_clause = False
        else:
            pieces |= best
    if is_whole and len(spellings) <= _MOST:
        return frozenset(spellings), []
    return None, [frozenset(pieces)] if is_clause and len(pieces) <= _MOST else []


def _with_clause(clauses: list[Letters], run: Letters | None) -> list[Letters]:
    """The clauses with the spellings of a run of letters, where they are long enough to tell anything."""
    return [*clauses, run] if run and all(len(piece.encode()) >= _SHORTEST for piece in run) else clauses


def _reduced(clause: Letters) -> list[str]:
    """A clause without the pieces that hold another of its pieces."""
    kept: list[str] = []
    for piece in sorted(clause, key=len):
        if not any(other in piece for other in kept):
            kept.append(piece)
    return kept
