"""Drafts to attributions: sources resolved, chains built origin first, channels carried forward."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Collection, Sequence
from typing import Protocol

from provenance.findings import AUTHOR_RULE, Attribution, Built, Link, Resolved, Source
from provenance.rules import lexicon as lx
from provenance.rules.roles import RoleBook
from provenance.spans import Span, overlaps
from provenance.syntax.drafts import Draft, Sentence
from provenance.syntax.phrases import phrase_after
from provenance.syntax.tokens import Tokens
from provenance.vocabulary import SourceType as T

MEDIA = frozenset((T.STATE_MEDIA, T.PUBLIC_MEDIA, T.PARTY_MEDIA, T.WIRE, T.NEWS_OUTLET, T.MEDIA_UNSPECIFIED))
# A channel carries forward over this many statements without the source.
_CHANNEL_REACH = 8
_NO_AUTHOR = frozenset((T.UNKNOWN.value, T.DOCUMENT.value, T.SOCIAL_MEDIA.value))
_LONGEST_CHANNEL = 5  # tokens behind its determiner
_CHANNEL_NOUNS = (
    ("spoken_in", "statement", "en.channel.statement"),
    ("posted_in", "post", "en.channel.post"),
    ("written_in", "document", "en.channel.document"),
)
_CHANNEL_OF = {
    "statement": "statement",
    "post": "post",
    "posts": "post",
    "posting": "post",
    "tweet": "post",
    "tweets": "post",
}
# Classes of cues whose content is the source's own words or claim; an order or a wish that a medium reports is the medium's.
_WORDS = frozenset(("speech", "writing", "claim", "announcement", "denial", "admission"))


class OutletHit(Protocol):
    """A registry outlet found in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class DirectoryLike(Protocol):
    """The article's sources, as this stage asks for them."""

    def resolve(self, first: int, last: int, statement: int) -> Resolved | None: ...
    def outlet_in(self, span: Span) -> tuple[Source, Span] | None: ...
    def resolve_sharing(self, left: tuple[int, int], right: tuple[int, int], statement: int) -> Resolved: ...
    def note_subject(self, low: int, high: int, statement: int) -> None: ...
    def stand_aside(self, is_aside: bool) -> None: ...
    def outlet_named(self, first: int, last: int) -> tuple[Source, Span] | None: ...
    def outlets_in(self, span: Span) -> list[tuple[Source, Span]]: ...
    def bodies_in(self, span: Span) -> list[Span]: ...
    def adjectives_in(self, span: Span) -> list[Span]: ...
    def is_person(self, first: int, last: int) -> bool: ...
    def state_media_in(self, span: Span) -> list[tuple[int, int]]: ...


class ChainBuilder:
    """Builds the attributions of one article in reading order."""

    def __init__(self, tk: Tokens, directory: DirectoryLike, book: RoleBook) -> None:
        self.tk = tk
        self.directory = directory
        self.channels = [(s, e, *book.channel_rules[i]) for i, s, e in book.channels.find(tk.folded)]
        self._channel_starts = [c[0] for c in self.channels]
        self._channel_of: dict[str, tuple[str, int]] = {}
        self._last_types: dict[str, str] = {}

    def build(self, sentences: Sequence[Sentence], drafts: Sequence[Draft], captions: Collection[int] = ()) -> list[Built]:
        """All attributions in document order. Whom captions (passages by index) speak of, the text around does not mean."""
        out: list[Built] = []
        at = 0
        for s in sentences:
            if captions:
                self.directory.stand_aside(s.statement.passage in captions)
            while at < len(drafts) and drafts[at].statement == s.index:
                built = self._built(s, drafts[at])
                if built is not None:
                    out.append(built)
                at += 1
            self.directory.note_subject(s.low, s.high, s.index)
        return out

    def _built(self, s: Sentence, draft: Draft) -> Built | None:
        if draft.source is None:
            return self._agentless(draft)
        inner = self._inner(draft)
        if inner is not None and inner.source is not None:
            is_pronoun = bool(self.tk.flags[draft.source[0]] & lx.SUBJ)  # `it quoted Lind as saying`: not Lind
            second = self.directory.resolve(draft.source[0], draft.source[1], s.index) if is_pronoun else None
            first = self.directory.resolve(inner.source[0], inner.source[1], s.index)
            second = second or self.directory.resolve(draft.source[0], draft.source[1], s.index)
            if first is not None and second is not None and first.source.key != second.source.key:
                return self._pair(s, (inner, first), (draft, second))
        resolved = self.directory.resolve(draft.source[0], draft.source[1], s.index)
        if resolved is None or (draft.hit.verb.klass == "perception" and resolved.source.type != T.OWN_REPORTING):
            return None
        if not self._can_speak(draft, resolved):
            return None
        if draft.pattern == "bare" and not self._is_certain_person(draft.source, resolved):
            return None
        channel, channel_rule = self._channel(s, draft, resolved)
        together = self._coordinated(s, draft, channel)
        base = self._types(together[0]) if together else resolved.source.type
        links = together or [self._link(resolved, "origin", channel, draft)]
        links += self._recipient(s, draft) or self._through_media(s, draft, resolved)
        origin = self._cited(s, resolved)
        if origin is not None:
            links = [origin[0], Link(resolved.source.key, "relay", resolved.identification, "none", links[0].span)]
            resolved, channel, base = origin[1], "none", origin[1].source.type
        type_ = self._type(base, channel, [self._types(link) for link in links[1:]])
        if draft.complement == "colon" and self._is_headline_report(*draft.source):
            type_ = resolved.source.type = T.MEDIA_UNSPECIFIED.value
        rule = channel_rule if type_ != resolved.source.type and channel_rule else resolved.rule
        built = self._finish(draft, links, type_, rule, resolved.evidence)
        if resolved.rule == AUTHOR_RULE and draft.hit.verb.klass != "perception":
            built.is_main = False  # what the author thinks is the article's own voice
        return built

    def _is_certain_person(self, span: tuple[int, int], resolved: Resolved) -> bool:
        """True for a pronoun, a surname that the text gives in full elsewhere, and a name with an office or a given name that
        is known: other names in capitals may be those of places.
        """
        first, last = span
        if resolved.is_pronoun:
            return True
        if not self.directory.is_person(first, last):
            return False
        sets, given = self.tk.lexicon.sets, self.tk.words[first]
        return last - first == 1 or given in sets["man"] or given in sets["woman"] or resolved.rule != "en.classify.person"

    def _is_headline_report(self, first: int, last: int) -> bool:
        """`Bridge to stay shut: report`: the report of some medium, unlike a study or a survey."""
        return last - first == 1 and self.tk.words[first] in self.tk.lexicon.sets["headline_report"]

    def _can_speak(self, draft: Draft, resolved: Resolved) -> bool:
        """False for a bare noun that no rule knows as a source behind a preposition (`according to size`), and for a thing
        that does something to another (`the job demands nerves`).
        """
        if resolved.rule != "en.classify.unknown" or draft.source is None or resolved.is_pronoun:
            return True
        tk, (first, last) = self.tk, draft.source
        if draft.complement in _OF_THINGS and draft.hit.kind == "verb" and self._is_thing(draft, first, last):
            return False
        if any(tk.flags[k] & lx.CAP for k in range(first, last) if k > 0):
            return True
        if draft.hit.kind != "preposition" or last - first > 2 or tk.flags[first] & (lx.DET | lx.POSS):
            return True
        return tk.words[last - 1] in tk.lexicon.sets["record"]

    def _is_thing(self, draft: Draft, first: int, last: int) -> bool:
        """True for a noun in small letters that does not end like those for people, with a verb that things have too."""
        tk = self.tk
        end = next((k for k in range(first, last) if tk.flags[k] & (lx.PREP | lx.REL) or tk.words[k] == ","), last)
        if end == first or draft.hit.verb.lemma not in tk.lexicon.sets["done_by_things"]:
            return False
        head = tk.words[end - 1]
        return not tk.flags[end - 1] & lx.CAP and not head.endswith(_LIKE_PEOPLE) and head not in tk.lexicon.sets["gathering"]

    def _finish(self, draft: Draft, links: list[Link], type_: str, rule: str, evidence: Span | None) -> Built:
        tk, hit = self.tk, draft.hit
        cue = Span(tk.starts[hit.start], tk.end(hit.end - 1))
        name = hit.rule if hit.kind == "preposition" else hit.verb.rule(_FRAME_OF.get(draft.complement, lx.F_CLAUSE))
        if type_ == T.OWN_REPORTING:
            # what the outlet's own staff saw, whatever else the verb can mean
            name = next((rule for rule in hit.verb.rules.values() if rule.endswith(".perception")), name)
        attribution = Attribution(draft.statement, cue, tuple(draft.content), self._quoted(draft.content), tuple(links), name)
        return Built(attribution, type_, rule, evidence, draft.pattern, _is_main(tk, draft), hit.is_negated)

    def _types(self, link: Link) -> str:
        return self._last_types.get(link.source, "")

    def _link(self, resolved: Resolved, role: str, channel: str, draft: Draft, cue: Span | None = None) -> Link:
        first, last = draft.source or (draft.hit.start, draft.hit.end)
        span = Span(self.tk.starts[first], self.tk.end(last - 1))
        self._last_types[resolved.source.key] = resolved.source.type
        return Link(resolved.source.key, role, resolved.identification, channel, span, cue)

    def _inner(self, draft: Draft) -> Draft | None:
        """The attribution inside a medium's report that governs most of it: it is nearer the origin."""
        total = sum(e - s for s, e in draft.content)
        share = 0.2 if draft.hit.kind == "preposition" else 0.4
        for nested in draft.nested:
            if (
                nested.source is None
                or nested.complement == "infinitive"
                or (nested.hit.kind == "verb" and nested.hit.verb.klass not in _WORDS)
            ):
                continue
            if sum(e - s for s, e in nested.content) * 2 >= total * 2 * share:
                return nested
        return None

    def _pair(self, s: Sentence, inner: tuple[Draft, Resolved], outer: tuple[Draft, Resolved]) -> Built:
        """`Y said, according to X`: Y is the origin and X the relay where X is a medium; else X is the origin."""
        (near, first), (far, second) = inner, outer
        is_relay = second.source.type in MEDIA or (
            far.hit.kind == "preposition" and second.source.type not in (T.DOCUMENT, T.UNKNOWN)
        )
        if not is_relay:
            draft, resolved = (near, first) if far.hit.kind == "preposition" else (far, second)
            channel, rule = self._channel(s, draft, resolved)
            links = [self._link(resolved, "origin", channel, draft)]
            type_ = self._type(resolved.source.type, channel, [])
            return self._finish(
                draft, links, type_, rule if type_ != resolved.source.type else resolved.rule, resolved.evidence
            )
        tk = self.tk
        channel, channel_rule = self._channel(s, near, first)
        join = Span(tk.starts[far.hit.start], tk.end(far.hit.end - 1))
        links = [
            self._link(first, "origin", channel, near),
            self._link(second, "relay", "none", far, join),
        ]
        type_ = self._type(first.source.type, channel, [second.source.type])
        rule = second.rule if type_ == second.source.type else channel_rule if type_ != first.source.type else first.rule
        built = self._finish(near, links, type_, rule, first.evidence)
        built.is_main = built.is_main or _is_main(tk, far)
        built.pattern = far.pattern
        return built

    def _agentless(self, draft: Draft) -> Built:
        draft.complement = "agentless"
        return self._finish(draft, [], T.UNKNOWN.value, draft.hit.verb.rule(lx.F_PASSIVE), None)

    def _recipient(self, s: Sentence, draft: Draft) -> list[Link]:
        """The outlet that was told (`told Reuters`, `in an interview with the BBC`) relays."""
        tk, hit = self.tk, draft.hit
        end = (
            draft.complement_start
            if draft.pattern == "right" and draft.complement_start > hit.end
            else min(s.high, hit.end + 14)
        )
        if draft.pattern == "inverted" or hit.kind == "preposition" or end <= hit.end:
            return []
        if hit.verb.lemma != "tell" and _MEETINGS.isdisjoint(tk.words[hit.end : end]):
            return []
        found = self.directory.outlet_in(Span(tk.starts[hit.end], tk.end(end - 1)))
        if found is None and hit.verb.lemma == "tell":
            stop = hit.end
            while stop < end and tk.flags[stop] & (lx.CAP | lx.DET) and not tk.flags[stop] & lx.TIME:
                stop += 1
            found = self.directory.outlet_named(hit.end, stop)
        if found is None:
            return []
        source, span = found
        self._last_types[source.key] = source.type
        return [Link(source.key, "relay", "institution", "interview", span)]

    def _coordinated(self, s: Sentence, draft: Draft, channel: str) -> list[Link]:
        """`The United States and South Korea announced`: each of the named states, bodies, persons is an origin."""
        tk, (first, last) = self.tk, draft.source or (0, 0)
        if last - first > 16 or "and" not in tk.words[first:last]:
            return []
        if tk.words[first] == "both":
            first += 1
        parts = self._parts(first, last)
        if len(parts) < 2:
            return []
        out = []
        is_shared = len(parts) == 2 and self._share_a_noun(*parts)
        for start, end in parts:
            if is_shared and start == parts[0][0]:
                resolved: Resolved | None = self.directory.resolve_sharing(parts[0], parts[1], s.index)
            else:
                resolved = self.directory.resolve(start, end, s.index)
            if resolved is not None:
                self._last_types[resolved.source.key] = resolved.source.type
                span = Span(tk.starts[start], tk.end(end - 1))
                out.append(Link(resolved.source.key, "origin", resolved.identification, channel, span))
        return out

    def _parts(self, first: int, last: int) -> list[tuple[int, int]]:
        """The coordinated noun phrases of a source, as token spans; one part where it cannot safely be split."""
        tk = self.tk
        spans = self.directory.bodies_in(Span(tk.starts[first], tk.end(last - 1)))
        fills = len(spans) > 1 and tk.end(last - 1) <= spans[-1][1] and tk.at(spans[0][0]) - first <= 1
        if fills and all(tk.folded[a[1] : b[0]].strip() in _JOINS for a, b in itertools.pairwise(spans)):
            return [(tk.at(start), tk.at(end)) for start, end in spans]
        k = tk.words.index("and", first, last)
        if k == first or k + 1 >= last or "," in tk.words[first:last] or "and" in tk.words[k + 1 : last]:
            return []
        left, right = (first, k), (k + 1, last)
        if self._share_a_noun(left, right):
            return [left, right]
        if tk.words[k + 1] == "the" and tk.flags[k - 1] & lx.CUE == 0 and "of" not in tk.words[k - 2 : k]:
            return [left, right]
        if self.directory.is_person(*left) and self.directory.is_person(*right):
            return [left, right]
        return []

    def _share_a_noun(self, left: tuple[int, int], right: tuple[int, int]) -> bool:
        """`Japanese and South Korean officials`, `China's and Russia's ambassadors`: two sources with one noun."""
        tk = self.tk
        tail = self.directory.adjectives_in(Span(tk.starts[right[0]], tk.end(right[1] - 1)))
        head = self.directory.adjectives_in(Span(tk.starts[left[0]], tk.end(left[1] - 1)))
        if not head or not tail or not tk.words[right[1] - 1].endswith("s"):
            return False
        return (
            head[-1].end == tk.end(left[1] - 1) and tk.at(tail[0].start) == right[0] and tail[0].end < tk.starts[right[1] - 1]
        )

    def _through_media(self, s: Sentence, draft: Draft, resolved: Resolved) -> list[Link]:
        """`… in its state media`, `on state television`: generic state media named outside of source and content."""
        if resolved.source.type in MEDIA or draft.source is None:
            return []
        tk = self.tk
        whole = Span(tk.starts[s.low], tk.end(s.high - 1))
        has_media = not tk.lexicon.sets["media_word"].isdisjoint(tk.words[s.low : s.high])
        for start, end in self.directory.state_media_in(whole) if has_media else ():
            first, last = tk.at(start), tk.at(end)
            if (first < draft.source[1] and draft.source[0] < last) or tk.words[first - 1] not in tk.lexicon.sets["through"]:
                continue
            media = self.directory.resolve(first, last, s.index)
            if media is not None:
                self._last_types[media.source.key] = media.source.type
                return [Link(media.source.key, "relay", "institution", "broadcast", Span(start, end))]
        for source, span in self.directory.outlets_in(whole):
            first = tk.at(span[0])
            if draft.source[0] <= first < draft.source[1] or first <= s.low or not (join := self._joined_by(s, first)):
                continue
            if not any(overlaps(span, c) for c in draft.content):
                self._last_types[source.key] = source.type
                channel = "broadcast" if join in ("on", "by") else "interview"
                return [Link(source.key, "relay", "institution", channel, span)]
        return []

    def _joined_by(self, s: Sentence, first: int) -> str:
        """The preposition by which an outlet at token `first` carried the words (`on`, `with`, `to`; `carried by the
        official`), empty where none does.
        """
        tk = self.tk
        k = first - 1
        while k > s.low and tk.words[k] in tk.lexicon.sets["before_outlet"]:
            k -= 1
        word = tk.words[k]
        if word in ("on", "with", "to") and k == first - 1:
            return word
        return "by" if word == "by" and tk.words[k - 1] in tk.lexicon.sets["carried"] else ""

    def _cited(self, s: Sentence, resolved: Resolved) -> tuple[Link, Resolved] | None:
        """`Reuters reported, citing police`: whom a medium cites is the origin."""
        if resolved.source.type not in MEDIA:
            return None
        tk = self.tk
        for k in range(s.low, s.high - 1):
            if tk.words[k] in ("citing", "quoting"):
                end = phrase_after(tk, k + 1, s.high)
                if end <= k + 1:
                    return None
                by = next((j for j in range(k + 2, end - 1) if tk.words[j] in ("by", "from")), None)
                first = by + 1 if by is not None and tk.words[by - 1] in tk.lexicon.sets["issued"] else k + 1
                cited = self.directory.resolve(first, end, s.index)
                if cited is None or cited.source.key == resolved.source.key:
                    return None
                span = Span(tk.starts[first], tk.end(end - 1))
                self._last_types[cited.source.key] = cited.source.type
                cue = Span(tk.starts[k], tk.end(k))
                return Link(cited.source.key, "origin", cited.identification, "none", span, cue), cited
        return None

    def _channel(self, s: Sentence, draft: Draft, resolved: Resolved) -> tuple[str, str]:
        """The channel named around the cue, by the verb itself, or carried forward from the same source."""
        key = resolved.source.key
        found = self._named_channel(s, draft)
        if found is None and draft.hit.verb.lemma in self.tk.lexicon.sets["statement_verb"]:
            found = ("statement", draft.hit.verb.rule(lx.F_CLAUSE))
        if found is None and draft.hit.verb.channel != "none":
            found = (draft.hit.verb.channel, draft.hit.verb.rule(lx.F_QUOTE))
        if found is None:
            found = self._paper(draft, resolved)
        if found is not None:
            self._channel_of[key] = (found[0], s.index)
            return found
        carried, since = self._channel_of.get(key, ("none", 0))
        if s.index - since > _CHANNEL_REACH:
            return "none", ""
        if carried != "none":
            self._channel_of[key] = (carried, s.index)
        return carried, "en.channel.carried" if carried != "none" else ""

    def _paper(self, draft: Draft, resolved: Resolved) -> tuple[str, str] | None:
        """`the ministry's report found`, `the letter said`: what is named before the cue is how its author spoke."""
        if draft.source is None or resolved.is_pronoun or resolved.source.type in _NO_AUTHOR:
            return None
        last = draft.source[1] - 1
        word = self.tk.words[last]
        if word not in self.tk.lexicon.sets["authored"] or self.tk.flags[last] & lx.CAP:
            return None  # `the Geological Survey` is no paper
        return _CHANNEL_OF.get(word, "document"), "en.channel.document"

    def _named_channel(self, s: Sentence, draft: Draft) -> tuple[str, str] | None:
        tk = self.tk
        low, high = tk.starts[s.low], tk.end(s.high - 1)
        at = bisect_left(self._channel_starts, low)
        best: tuple[str, str] | None = None
        while at < len(self.channels) and self.channels[at][0] < high:
            start, end, gives, rule = self.channels[at]
            at += 1
            if any(overlaps(Span(start, end), c) for c in draft.content):
                continue
            if gives == "interview" and best is not None:
                continue
            if gives == "post" and any(tk.flags[k] & lx.SUBJ for k in range(draft.hit.end, tk.at(start))):
                continue  # `she said of what you may read on social media`
            if best is None or gives == "briefing":
                best = (gives, rule)
        return best or self._by_noun(s, draft)

    def _by_noun(self, s: Sentence, draft: Draft) -> tuple[str, str] | None:
        """`in his nightly video address`, `in a June report`: the noun tells the channel, whatever stands before it."""
        tk, words, flags = self.tk, self.tk.words, self.tk.flags
        for k in range(s.low, s.high - 2):
            if words[k] != "in" or not flags[k + 1] & (lx.DET | lx.POSS):
                continue
            for j in range(k + 2, min(s.high, k + 2 + _LONGEST_CHANNEL)):
                found = next(
                    ((gives, rule) for name, gives, rule in _CHANNEL_NOUNS if words[j] in tk.lexicon.sets[name]), None
                )
                if found is not None:
                    span = Span(tk.starts[k], tk.end(j))
                    return None if any(overlaps(span, c) for c in draft.content) else found
                if flags[j] & (lx.PREP | lx.AUX | lx.COORD | lx.PUNCT | lx.SUBORD):
                    break
        return None

    def _type(self, base: str, channel: str, relays: list[str]) -> str:
        """The statement's source type: the origin's, refined by channel, taken over by state media (CONCEPTS 2)."""
        if relays and relays[0] == T.STATE_MEDIA:
            return T.STATE_MEDIA.value
        if base == T.OFFICIAL:
            if channel == "briefing":
                return T.OFFICIAL_BRIEFING.value
            if channel in ("statement", "post", "document"):
                return T.OFFICIAL_STATEMENT.value
        if base in (T.UNKNOWN, T.DOCUMENT) and channel == "briefing":
            return T.OFFICIAL_BRIEFING.value
        return base

    def _quoted(self, content: Sequence[Span]) -> str:
        text = self.tk.text
        is_direct = True
        for start, end in content:
            if not (text[start] in '"“«„‘「' or text.startswith("''", start)) or text[end - 1] not in "\"”»’」“'":
                is_direct = False
                break
        if is_direct:
            return "direct"
        for start, end in content:
            for mark in _QUOTES:  # looking for one mark at a time is faster than a pattern
                if text.find(mark, start, end) >= 0:
                    return "mixed"
        return "indirect"


_JOINS = frozenset((",", "and", ", and", "and the", ", and the", "and its ally", "&"))
_MEETINGS = frozenset(("interview", "with"))
_QUOTES = ('"', "“", "«", "„", "「", "''")
_FRAME_OF = {
    "agentless": lx.F_PASSIVE,
    "infinitive": lx.F_INF, "object": lx.F_OBJ, "gerund": lx.F_GER, "as": lx.F_AS, "quote": lx.F_QUOTE | lx.F_CLAUSE,
}  # fmt: skip


# Complements of verbs that a thing can be the subject of, and how nouns for people end.
_OF_THINGS = frozenset(("object", "gerund", "as"))
_LIKE_PEOPLE = (
    *("er", "ers", "or", "ors", "ist", "ists", "ian", "ians", "ant", "ants", "ee", "ees", "men", "man", "women", "woman"),
    *("folk", "eon", "eons", "mate", "mates", "ogue", "ogues", "people", "parents", "youth", "team", "crew", "side", "camp"),
    "community",
)


def _is_main(tk: Tokens, draft: Draft) -> bool:
    """True where the attribution governs the sentence's main or a coordinate clause (CONCEPTS rule 3)."""
    if draft.pattern == "agentless":
        return draft.hit.verb.lemma in tk.lexicon.sets["agentless_report"]
    if draft.pattern in ("left", "inverted", "preposition", "passive"):
        return True
    if draft.source is None or draft.pattern == "participial":
        return False
    first = draft.source[0]
    if tk.flags[first] & lx.REL:
        return False
    low = first
    while low > 0 and tk.words[low - 1] not in (".", "?", "!", "\n") and first - low < 60:
        low -= 1
    if first and tk.words[first - 1] == ",":
        return True
    for k in range(low, first):
        if tk.words[k] in ("that", "which", "who", "whose", "because", "what", "whom", "whether"):
            return False
    end = draft.source[1]
    if any(tk.flags[k] & lx.REL and tk.words[k - 1] == "," for k in range(end, draft.hit.start)):
        return False  # a deed of the relative clause (`the text, which set a limit and asked …`)
    before = tk.words[first - 1] if first else "."
    return before not in ("as", "while", "when", "if", "although", "though", "after", "before", "since", "than")
