"""Names that several outlets of the registry bear: which one a text means, by what else it speaks of."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from provenance.findings import Diagnostic
from provenance.mentions.kinds import ClassifierLike
from provenance.patterns import compile_pattern
from provenance.registry import Outlet
from provenance.spans import Span
from provenance.syntax.tokens import Tokens
from provenance.tables import load

_AGENCY = compile_pattern(r"(?i)\s+(?:news |press )?agency$")
_HERE = 3  # what stands in the same line weighs so much more than what stands elsewhere


@cache
def words_of() -> Mapping[str, re.Pattern[str]]:
    """Whole words that tell an outlet from its namesakes, by the outlet's id."""
    tables, _ = load("rules")
    table = tables.get("common/namesakes.toml", {})
    return {
        entry["outlet"]: compile_pattern(rf"\b(?:{'|'.join(re.escape(word.lower()) for word in entry['words'])})s?\b")
        for entry in table.get("namesake", ())
    }


class Namesakes:
    """The namesakes of one article. `notes` tells of names that stayed open."""

    def __init__(self, tk: Tokens, classifier: ClassifierLike, named: Callable[[str], Sequence[Outlet]] | None) -> None:
        self._tk, self._classifier, self._named = tk, classifier, named
        self.notes: list[Diagnostic] = []
        self._told: set[str] = set()

    def bearers(self, words: str) -> Sequence[Outlet]:
        """The outlets of a name, where several bear it; none otherwise."""
        if self._named is None:
            return ()
        found = self._named(words) or self._named(_AGENCY.sub("", words))
        return found if len(found) > 1 else ()

    def choose(self, words: str, bearers: Sequence[Outlet], line: Span) -> Outlet | None:
        """The one of them whose country or surroundings the text speaks of, in the mention's line first; None where that
        tells nothing, or the same of several: a note says so, once for each name.
        """
        scores = [self._near(outlet, line) * _HERE + self._near(outlet, Span(0, len(self._tk.text))) for outlet in bearers]
        best = max(scores)
        if best and scores.count(best) == 1:
            return bearers[scores.index(best)]
        if words not in self._told:
            self._told.add(words)
            who = " or ".join(f"{outlet.name} ({outlet.id})" for outlet in bearers)
            self.notes.append(Diagnostic("source.namesake", "info", f"{words!r} may be {who}; the text does not tell which"))
        return None

    def _near(self, outlet: Outlet, span: Span) -> int:
        """How often a span speaks of an outlet's country, and of what tells it from its namesakes."""
        folded = self._tk.folded[span.start : span.end]
        places = sum(1 for hit in self._classifier.bodies(span) if hit.what.country == outlet.country)
        told = words_of().get(outlet.id)
        return places + (len(told.findall(folded)) if told is not None else 0)
