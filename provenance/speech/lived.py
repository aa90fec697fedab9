"""Private persons who tell in a quotation what they went through are witnesses, in articles about calamities."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.findings import Built, Source
from provenance.rules.speech import SpeechBook
from provenance.speech.said import Said
from provenance.vocabulary import SourceType as T

# Different words for calamities that an article has to hold.
_FEWEST = 2
_PERSONS = frozenset(("named", "role"))


class Lived:
    """The private persons of one article, by what they say they did or lost; `“We lay on the floor until it was light,” said
    Ada Quist` makes a witness, an opinion of hers does not, nor does a relative's or a lawyer's account.
    """

    def __init__(self, folded: str, book: SpeechBook) -> None:
        self._folded, self._book = folded, book
        self._persons: dict[str, Source] = {}

    def note(self, said: Said) -> None:
        """Keeps a private person who says something."""
        source = said.source
        if source.source.type == T.INDIVIDUAL and source.identification in _PERSONS:
            self._persons[source.source.key] = source.source

    def tell(self, built: Sequence[Built]) -> None:
        """Makes witnesses of them, and of the attributions that begin with them."""
        grammar = self._book.grammar
        if not self._persons or len({m.group() for m in grammar.calamity.finditer(self._folded)}) < _FEWEST:
            return
        told: dict[str, list[Built]] = {}
        for b in built:
            if b.attribution.chain:
                told.setdefault(b.attribution.chain[0].source, []).append(b)
        for key, source in self._persons.items():
            mine = told.get(key, [])
            if source.type != T.INDIVIDUAL or any(self._is_party(b) for b in mine) or not any(self._lived(b) for b in mine):
                continue
            source.type = T.WITNESS.value
            for b in mine:
                if b.source_type == T.INDIVIDUAL:
                    b.source_type, b.rule = T.WITNESS.value, f"{self._book.language}.classify.witness"
                    b.evidence = b.attribution.chain[0].span

    def _is_party(self, b: Built) -> bool:
        """True for those whose part in the matter is told by what they are called (`her lawyer, Ann Cole`)."""
        span = b.attribution.chain[0].span
        return span is not None and self._book.grammar.party.search(self._folded[span.start : span.end]) is not None

    def _lived(self, b: Built) -> bool:
        if b.attribution.quoted == "indirect":
            return False
        return any(self._book.grammar.lived.search(self._folded[c.start : c.end]) for c in b.attribution.content)
