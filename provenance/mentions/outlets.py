"""The outlets behind names: those of the registry, those that share a name, the parties of credit lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from provenance.findings import CreditLine, Source
from provenance.mentions.known import Known
from provenance.mentions.names import Names, is_outlet_name
from provenance.mentions.namesakes import Namesakes
from provenance.mentions.told import without_article
from provenance.patterns import compile_pattern
from provenance.records import replace
from provenance.registry import Outlet
from provenance.rules import lexicon as lx
from provenance.spans import Span
from provenance.vocabulary import SourceType

# A station by its letters (`WLRN`), or by what its name ends with.
_STATION = compile_pattern(r"^(?:[KW][A-Z]{3}|[A-Z0-9][\w-]*(?:TV|FM))$")

_LONGEST_COMMON_NAME = 3  # words
_ANY_AGENCY = frozenset(("information", "news", "press"))  # kinds of agencies that say nothing of a state


class Outlets:
    """The outlets of one article, as sources among those that are `known`."""

    def __init__(
        self,
        names: Names,
        known: dict[str, Known],
        by_name: Callable[[str], Outlet | None] | None,
        named: Callable[[str], Sequence[Outlet]] | None,
        publisher: str | None,
    ) -> None:
        self.tk = names.tk
        self.names = names
        self.classifier = names.classifier
        self.known = known
        self.namesakes = Namesakes(names.tk, names.classifier, named)
        self._by_name = by_name
        self._publisher = without_article(publisher).lower() if publisher else ""

    def _nouns(self) -> set[str]:
        """What a text calls an outlet that it named before (`the agency`)."""
        return set(self.tk.lexicon.sets["outlet_word"])

    def source_of(self, outlet: Outlet) -> Known:
        """A registry outlet as a source of the article."""
        key = f"outlet:{outlet.id}"
        known = self.known.get(key)
        if known is not None and outlet.id == self.classifier.publisher:
            # a credit line may have named it before the text does
            known.source.type, known.rule = "own_reporting", f"registry.{outlet.id}"
        if known is None:
            source = Source(
                key,
                outlet.name,
                "own_reporting" if outlet.id == self.classifier.publisher else outlet.type,
                outlet.id,
                outlet.country,
                list(outlet.aliases),
                outlet.control,
            )
            known = self.known[key] = Known(source, "institution", f"registry.{outlet.id}", self._nouns())
        return known

    def adopt(self, line: CreditLine) -> CreditLine:
        """A parsed credit line with its sources made the article's own: one outlet or person, one key."""
        renamed: dict[str, str] = {}
        for source in line.sources:
            key = f"outlet:{source.registry}" if source.registry else f"credit:{source.name.lower()}"
            renamed[source.key] = key
            if key not in self.known:
                source.key = key
                nouns = self._nouns() if source.registry else set()
                self.known[key] = Known(source, "institution", "credit.party", nouns)
        links = tuple(replace(link, source=renamed.get(link.source, link.source)) for link in line.chain)
        return replace(line, chain=links)

    def within(self, span: Span) -> list[tuple[Source, Span]]:
        """The registry outlets named inside a span, each with the span of its name; the article's publisher left out."""
        publisher = self.classifier.publisher
        return [
            (self.source_of(h.what).source, Span(h.start, h.end))
            for h in self.classifier.outlets(span)
            if h.what.id != publisher
        ]

    def named(self, first: int, last: int, is_told: bool = False) -> tuple[Source, Span] | None:
        """The outlet whose name tokens `[first, last)` are, as a whole: one of the registry (names too common for running
        text), or one by what its name ends with (`the Lorne Gazette`); `is_told`: somebody spoke to it, so that a station's
        letters are enough (`told WLRN`).
        """
        if self._by_name is None or first >= last or not self.tk.flags[first] & (lx.CAP | lx.DET):
            return None
        outlet = self._by_name(self.tk.string(first, last))
        span = Span(self.tk.starts[first], self.tk.end(last - 1))
        if outlet is None:
            return self._by_its_name(first, last, span, is_told)
        return None if outlet.id == self.classifier.publisher else (self.source_of(outlet).source, span)

    def cited(self, first: int, last: int) -> Known | None:
        """The outlet whose name, too common for running text, is all that tokens `[first, last)` are, where the text cites it
        as a medium (`Lamp | reported`, `according to | the Lamp`) and calls nobody so.
        """
        tk, sets = self.tk, self.tk.lexicon.sets
        begin = first + 1 if tk.words[first] == "the" else first
        if self._by_name is None or not begin < last <= begin + _LONGEST_COMMON_NAME or not tk.flags[begin] & lx.CAP:
            return None
        behind = next((k for k in range(last, min(last + 3, len(tk))) if not tk.flags[k] & (lx.AUX | lx.ADV)), last)
        is_cited = tk.words[max(0, first - 2) : first] == ["according", "to"] or tk.words[max(0, first - 1)] in sets["citing"]
        if not is_cited and not (behind < len(tk) and tk.words[behind] in sets["media_verb"]):
            return None
        name = tk.string(begin, last)
        outlet = self._by_name(name)
        is_own = outlet is not None and outlet.id == self.classifier.publisher
        if outlet is None or is_own or self.namesakes.bearers(name) or self._is_somebody(begin, last):
            return None
        return self.source_of(outlet)

    def _is_somebody(self, first: int, last: int) -> bool:
        """True for a name that the text gives to a person as well (`Ada Lamp`)."""
        tk = self.tk
        return last == first + 1 and any(
            k > 0 and tk.flags[k - 1] & lx.CAP and tk.end(k - 1) + 1 == tk.starts[k] and not tk.flags[k - 1] & lx.DET
            for k in tk.places(tk.words[first])
        )

    def _by_its_name(self, first: int, last: int, span: Span, is_told: bool) -> tuple[Source, Span] | None:
        tk = self.tk
        start = first + 1 if tk.flags[first] & lx.DET and first + 1 < last else first
        name = tk.text[tk.starts[start] : span.end]
        is_named = last - start > 1 and all(tk.flags[k] & lx.CAP for k in range(start, last))
        if not (is_named and is_outlet_name(tk, tk.words[start], tk.words[last - 1])) and not (
            is_told and last - start == 1 and _STATION.match(name)
        ):
            return None
        if name.lower() == self._publisher:
            return None
        key = f"phrase:{name.lower()}"
        if key not in self.known:
            source = Source(key, name, "news_outlet")
            self.known[key] = Known(source, "institution", "en.classify.outlet-name", self._nouns())
        return self.known[key].source, span

    def agency(self, first: int, last: int) -> Known | None:
        """`the Sana news agency`, `the state agency Sana`: a registry agency whose name is too common to stand alone; `the
        news agency`: the one that the text cited last.
        """
        tk = self.tk
        at = next((k for k in range(first, last) if tk.words[k] == "agency" and not tk.flags[k] & lx.CAP), None)
        if self._by_name is None or at is None:
            return None
        begin = at
        while begin > first and tk.words[begin - 1] in tk.lexicon.sets["agency_kind"]:
            begin -= 1
        start = begin
        while start > first and tk.flags[start - 1] & lx.CAP and not tk.flags[start - 1] & lx.DET:
            start -= 1
        end = at + 1
        while end < last and tk.flags[end] & lx.CAP:
            end += 1
        for low, high in ((start, begin), (at + 1, end)):
            outlet = self._by_name(tk.string(low, high)) if low < high else None
            if outlet is not None and outlet.function == "news_agency":
                return self.source_of(outlet)
        is_bare = tk.words[first] == "the" and begin == first + 1 < at and last in (at + 1, at + 2)
        return self._agency_before(tk.words[begin:at]) if is_bare else None

    def _agency_before(self, kinds: Sequence[str]) -> Known | None:
        """The registry agency cited last, of a state where it is called so (`the | official news | agency`)."""
        is_of_state = any(kind not in _ANY_AGENCY for kind in kinds)
        cited = [k for k in self.known.values() if k.source.registry is not None and k.last_seen >= 0]
        for known in sorted(cited, key=lambda k: -k.last_seen):
            outlet = self._by_name(known.source.name) if self._by_name is not None else None
            if outlet is not None and outlet.function == "news_agency":
                return known if not is_of_state or outlet.type == SourceType.STATE_MEDIA else None
        return None

    def of_one_name(self, first: int, last: int, span: Span) -> Known | None:
        """The source of a name that several outlets bear: the one that the text means, or an open one where it tells none."""
        tk = self.tk
        while first < last and not tk.flags[first] & lx.CAP:
            first += 1
        words = without_article(tk.text[tk.starts[first] : span.end].strip(" ,")) if first < last else ""
        bearers = self.namesakes.bearers(words) if words[:1].isupper() else ()  # `An insider said` is none
        if not bearers:
            return None
        before = [outlet for outlet in bearers if f"outlet:{outlet.id}" in self.known]
        if len(before) == 1:
            return self.source_of(before[0])  # `The New York Times`, later `the Times`
        low, high = self.tk.line(first)
        outlet = self.namesakes.choose(words, bearers, Span(tk.starts[low], tk.end(high - 1)))
        if outlet is not None:
            return self.source_of(outlet)
        key = f"phrase:{words.lower()}"
        if key not in self.known:
            types = {outlet.type for outlet in bearers}
            type_ = types.pop() if len(types) == 1 else "unknown"
            self.known[key] = Known(Source(key, words, type_), "institution", "en.classify.namesake", self._nouns())
        return self.known[key]

    def is_listener(self, span: Span) -> bool:
        """True for `the Harbour Post Ada Lund`, of `Speaking to the Harbour Post Ada Lund said`: the outlet hears it."""
        text = self.tk.text
        outlet = next(iter(self.classifier.outlets(span)), None)
        before = text[span.start : outlet.start].lower() if outlet is not None else ""
        if outlet is None or not (before == "the " or before.endswith(("to the ", "with the ", "to ", "with "))):
            return False
        behind = text[outlet.end : span.end].split()
        return (
            0 < len(behind) <= 2
            and all(w.isalpha() and w[0].isupper() for w in behind)
            and not self.classifier.roles(Span(outlet.end, span.end))
        )
