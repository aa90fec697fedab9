"""Who cites whom: attributions of one sentence joined into chains (`Reuters, citing X, said`)."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.findings import Link
from provenance.rules.speech import Cue
from provenance.speech.clause import Clause
from provenance.speech.nested import unfolded
from provenance.speech.people import People
from provenance.speech.phrases import Phrases
from provenance.speech.places import after, before
from provenance.speech.said import Said
from provenance.speech.subjects import Subjects
from provenance.syntax.drafts import Sentence
from provenance.vocabulary import MEDIA


class Relays:
    """The relays of one article's attributions."""

    def __init__(self, phrases: Phrases, people: People, subjects: Subjects) -> None:
        self._folded, self._phrases, self._people, self._subjects = phrases.folded, phrases, people, subjects

    def settle(self, s: Sentence, clause: Clause, found: list[Said], hits: Sequence[tuple[int, int, Cue]]) -> list[Said]:
        """Relays joined to the origin: who cites whom, and whose report it is."""
        for at, stop, cue in hits:
            if cue.kind != "citing" or (cue.needs and not cue.needs.search(self._folded[clause.start : at])):
                continue
            cited = after(clause, self._phrases, self._subjects.is_verb, stop, is_subject=False)
            if cue.is_source_inside:
                cited = before(clause, self._phrases, self._subjects.is_verb, clause.low_before(at), at, is_near=True)
            source = self._people.resolve(cited, s.index) if cited is not None else None
            medium = next((f for f in found if f.source.source.type in MEDIA), None)
            if source is None or cited is None:
                continue
            if medium is None:
                self._relayed(s, clause, at, found)
            elif source.source.key != medium.source.source.key:
                relay = Link(medium.source.source.key, "relay", medium.source.identification, "none", medium.place)
                medium.relays.append(relay)
                medium.source, medium.place = source, cited.span
        found = unfolded(clause, found)
        verbal = next((f for f in found if f.kind == "speech"), None) or next((f for f in found if f.kind == "stance"), None)
        if verbal is None:
            return found
        out = []
        for said in found:
            if said.kind == "join" and said.source.source.key != verbal.source.source.key:
                if said.source.source.type in MEDIA:
                    link = Link(said.source.source.key, "relay", said.source.identification, "none", said.place, said.cue)
                    verbal.relays.append(link)
                    continue
                if said.source.source.type in ("document", "unknown"):
                    continue
            out.append(said)
        return out

    def _relayed(self, s: Sentence, clause: Clause, at: int, found: Sequence[Said]) -> None:
        """`Reuters, citing X, said`, where X was read as the subject: what stands before is the relay."""
        phrase = before(clause, self._phrases, self._subjects.is_verb, clause.start, at)
        said = next((f for f in found if f.place is not None and f.place.start > at), None)
        medium = self._people.resolve(phrase, s.index) if phrase is not None and said is not None else None
        if phrase is None or said is None or medium is None or medium.source.type not in MEDIA:
            return
        said.relays.append(Link(medium.source.key, "relay", medium.identification, "none", phrase.span))
