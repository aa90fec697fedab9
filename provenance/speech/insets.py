"""Words that name the speaker inside the marks of a quotation (`« Le pont, a dit le maire, reste fermé »`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provenance.patterns import compile_pattern
from provenance.rules.speech import Cue
from provenance.spans import Span
from provenance.speech.clause import Clause
from provenance.speech.mention import WEAK
from provenance.speech.people import People
from provenance.speech.phrases import Phrases
from provenance.speech.places import IsVerb, after, before
from provenance.speech.said import Said

# Between dashes, whose first may stand behind a comma, or between commas.
_INSET = compile_pattern(r"[,.!?…]? [—–-] ([^—–«»„“”\"\n]{4,120}?)[,.:]? [—–-] |, ([^—–«»„“”\",;:\n]{4,90}?), ")
_SHORTEST_QUOTATION = 26

Hit = tuple[int, int, Cue]  # a cue's words in the text
Inset = tuple[Span, Span, Span]  # the quotation, the words inside it with their marks, the words alone


class Insets:
    """Finds who speaks by words inside the marks of one article's quotations."""

    def __init__(self, text: str, folded: str, phrases: Phrases, people: People) -> None:
        self.text, self.folded, self.phrases, self.people = text, folded, phrases, people

    def find(self, clause: Clause, is_verb: IsVerb, hits: Sequence[Hit]) -> Said | None:
        """The attribution of a sentence by a cue inside one of its quotations; `hits` are the cues there, in order."""
        for inset in self._insets(clause) if hits else ():
            inner = inset[2]
            hit = next((h for h in hits if inner.start <= h[0] and h[1] <= inner.end), None)
            said = self._said(clause, is_verb, inset, hit) if hit is not None else None
            if said is not None:
                return said
        return None

    def _insets(self, clause: Clause) -> Iterator[Inset]:
        """The stretches between dashes or commas in a sentence's quotations."""
        for q in clause.s.quotations:
            if q.end - q.start < _SHORTEST_QUOTATION:
                continue
            for found in _INSET.finditer(self.text, max(q.start, clause.start), q.end):
                if found.start() < clause.end:
                    group = 1 if found[1] is not None else 2
                    yield Span(q.start, q.end), Span(*found.span()), Span(*found.span(group))

    def _said(self, clause: Clause, is_verb: IsVerb, inset: Inset, hit: Hit) -> Said | None:
        """A verb of saying with its subject, where nothing but an auxiliary stands before them."""
        quotation, whole, inner = inset
        at, stop, cue = hit
        ahead = clause.grammar.auxiliary.sub("", self.folded[inner.start : at].rstrip())
        if ahead.strip() or cue.kind != "speech" or cue.needs is not None or cue.where is not None:
            return None
        phrase = after(clause, self.phrases, is_verb, stop) or before(clause, self.phrases, is_verb, inner.start, at)
        if phrase is not None and (phrase.span.end > inner.end or all(m.kind == WEAK for m in phrase.mentions)):
            return None
        if phrase is None and self.folded[stop : inner.end].strip():
            return None
        number = clause.s.index
        source = self.people.resolve(phrase, number) if phrase is not None else self.people.person_again(number)
        if source is None:
            return None
        content = [Span(quotation.start, whole.start), Span(whole.end, quotation.end)]
        place = phrase.span if phrase is not None else None
        return Said(Span(at, stop), cue.id, cue.kind, cue.channel, source, place, content, "inverted", True)
