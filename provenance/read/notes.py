"""A newsroom's own notes on its article: which blocks are editor's notes and corrections, by their words, their class or
their heading.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import cache
from typing import TYPE_CHECKING

from provenance.matching import LazyPattern
from provenance.tables import load

if TYPE_CHECKING:
    from provenance.read.layout import Block, Layout

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_LONGEST_LABEL = 60
_BEHIND_A_LABEL = LazyPattern(
    r"\s*(?:[:：—–]|-\s|\(|$|[,.]?\s*(?:\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\W))", __name__
)
_MARKS = " \t\n\u00a0*_([\"'“”«»„•·-–—―→►▶※#>|"
_MARKS_IN_TEXT = f"{_MARKS}’"


class _Wordings:
    """How notes begin, by the way in which each is looked for."""

    def __init__(self) -> None:
        table = load("rules")[0]["common/notes.toml"]
        # By their first two letters, as of ten blocks nine begin with none of these.
        self.starts: dict[str, tuple[str, ...]] = _by_head(table["starts"])
        self.labels: dict[str, tuple[str, ...]] = _by_head(sorted(table["labels"], key=len, reverse=True))
        self.by_first: dict[str, list[LazyPattern]] = {}
        for entry in table["note"]:
            pattern = LazyPattern(entry["pattern"], f"rules/common/notes.toml {entry['first'][0]}")
            for first in entry["first"]:
                self.by_first.setdefault(first, []).append(pattern)
        heads = [first[:2] if len(first) > 1 else f"{first} " for first in self.by_first]
        self.heads: frozenset[str] = frozenset((*self.starts, *self.labels, *heads))


def _by_head(words: list[str]) -> dict[str, tuple[str, ...]]:
    """The words by their first two letters, each list in the order of `words`."""
    found: dict[str, tuple[str, ...]] = {}
    for word in words:
        found[word[:2]] = (*found.get(word[:2], ()), word)
    return found


@cache
def _wordings() -> _Wordings:
    return _Wordings()


def is_note(text: str) -> bool:
    """True where a block begins like a note of the newsroom ("Correction:", "This article was amended on ...")."""
    head = text[:200]
    if not head[:1].isalnum():
        head = head.lstrip(_MARKS_IN_TEXT)
    wordings = _wordings()
    letters = head[:2].lower()
    if letters not in wordings.heads:
        return False
    head = head.lower().replace("’", "'")
    if head.startswith(wordings.starts.get(letters, ())):
        return True
    for label in wordings.labels.get(letters, ()):
        if head.startswith(label):
            return _BEHIND_A_LABEL.match(head, len(label)) is not None
    return any(pattern.match(head) is not None for pattern in wordings.by_first.get(head.partition(" ")[0], ()))


def find_notes(layout: Layout, blocks: Sequence[Block], above: Container[int]) -> set[int]:
    """The order numbers of the blocks that are notes. `above` are the containers that hold the article: their class says
    nothing of a note.
    """
    from provenance.read import hints  # plain text has no use for them

    inside: set[int] = set()
    if any(h & hints.NOTE for h in layout.node_hints):
        for node, parent in enumerate(layout.parents):
            if parent in inside or (layout.node_hints[node] & hints.NOTE and node not in above):
                inside.add(node)
    found: set[int] = set()
    headed = -1  # the container whose blocks stand under the heading of a note
    only_next = False
    for block in blocks:
        container = layout.parents[block.node]
        is_label = block.kind in _HEADINGS and len(block.text) < _LONGEST_LABEL
        if block.node in inside or is_note(block.text):
            found.add(block.order)
            if is_label:
                headed, only_next = container, container in above
        elif headed >= 0 and container == headed and block.kind not in _HEADINGS:
            found.add(block.order)
            headed = -1 if only_next else headed
        else:
            headed = -1
    return found
