"""Attributions of one article in reading order: drafts with their sources resolved, and chains built origin first."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from provenance.chain.channels import DATA_RULE, Channels
from provenance.chain.clauses import how_quoted, is_main
from provenance.chain.interviews import Interviews
from provenance.chain.links import DirectoryLike, Links
from provenance.chain.relays import cited, heard_by, through_media, told_to
from provenance.chain.reports import Reports
from provenance.chain.speakers import can_speak, is_certain_person, is_headline_report
from provenance.chain.together import origins_together
from provenance.findings import AUTHOR_RULE, Attribution, Built, Link, Resolved
from provenance.rules import lexicon as lx
from provenance.rules.roles import RoleBook
from provenance.spans import Span
from provenance.syntax.drafts import Draft, Sentence
from provenance.syntax.tokens import Tokens
from provenance.vocabulary import MEDIA
from provenance.vocabulary import SourceType as T

# Classes of cues whose content is the source's own words or claim; an order or a wish that a medium reports is the medium's.
_WORDS = frozenset(("speech", "writing", "claim", "announcement", "denial", "admission"))
_POSITIONS = frozenset(("request", "intention"))
_NO_SPEAKER = frozenset(("unknown", "document", "individual"))
_TOLD = frozenset(("object", "wh", "that", "clause"))
_FRAME_OF = {
    "agentless": lx.F_PASSIVE,
    "infinitive": lx.F_INF, "object": lx.F_OBJ, "gerund": lx.F_GER, "as": lx.F_AS, "quote": lx.F_QUOTE | lx.F_CLAUSE,
}  # fmt: skip


# Types of what tells nothing by itself, or of whom nothing is known.
_NO_AUTHOR = (T.DOCUMENT, T.UNKNOWN)


class ChainBuilder:
    """Builds the attributions of one article in reading order."""

    def __init__(self, tk: Tokens, directory: DirectoryLike, book: RoleBook) -> None:
        self.tk = tk
        self.directory = directory
        self._links = Links(tk, directory)
        self._channels = Channels(tk, book)
        self._interviews = Interviews()
        self._reports = Reports(self._links)

    def build(self, sentences: Sequence[Sentence], drafts: Sequence[Draft], captions: Collection[int] = ()) -> list[Built]:
        """All attributions in document order. Whom captions (passages by index) speak of, the text around does not mean."""
        out: list[Built] = []
        at = 0
        for s in sentences:
            if captions:
                self.directory.stand_aside(s.statement.passage in captions)
            met = len(out)
            while at < len(drafts) and drafts[at].statement == s.index:
                built = self._built(s, drafts[at])
                if built is not None:
                    out.append(built)
                    self._reports.note(built.attribution.chain, s.index)
                at += 1
            if len(out) == met:
                self._note_interview(s)
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
            is_said = first is not None and can_speak(
                self.tk, inner, first
            )  # `the paper suggested the attacks highlight a risk`
            if is_said and first is not None and _is_position(inner, draft):
                is_said = first.source.type not in _NO_SPEAKER  # `the permit required …, according to the papers`
            if is_said and first is not None and second is not None and first.source.key != second.source.key:
                return self._pair(s, (inner, first), (draft, second))
        resolved = self.directory.resolve(draft.source[0], draft.source[1], s.index)
        if resolved is None or (_is_perceived(draft) and resolved.source.type != T.OWN_REPORTING):
            return None
        if not can_speak(self.tk, draft, resolved):
            return None
        if draft.pattern == "bare" and not is_certain_person(self.tk, self.directory, draft.source, resolved):
            return None
        if draft.hit.verb.lemma == "―" and draft.hit.verb.channel == "post" and resolved.source.type == T.UNKNOWN:
            resolved.source.type = T.SOCIAL_MEDIA.value  # a post signed by an account of nobody known
        told = told_to(self._links, s, draft)
        channel, channel_rule = self._channels.find(s, draft, resolved, is_new=bool(told))
        together = origins_together(self._links, s, draft, channel)
        base = self._links.type_of(together[0]) if together else resolved.source.type
        links = together or [self._links.origin(resolved, channel, self._words(draft))]
        relays = told or through_media(self._links, s, draft, resolved)
        if told and draft.hit.verb.lemma == "write" and resolved.rule == "en.classify.person":
            # `Lind wrote in the Harbour Post`: of whom nothing else is told, he writes for it
            base = resolved.source.type = self._links.type_of(told[0])
        if relays:
            self._interviews.note(resolved.source, relays, s.index, channel)
        elif not together and not self._channels.is_of_any_time(draft):
            relays = self._interviews.carried(resolved.source, channel, s.index) or self._reports.carried(draft, s.index)
        links += relays
        origin = cited(self._links, s, resolved)
        if origin is not None:
            links = [origin[0], Link(resolved.source.key, "relay", resolved.identification, "none", links[0].span)]
            resolved, channel, base = origin[1], "none", origin[1].source.type
        type_ = _source_type(base, channel, channel_rule, [self._links.type_of(link) for link in links[1:]])
        if draft.complement == "colon" and is_headline_report(self.tk, *draft.source):
            type_ = resolved.source.type = T.MEDIA_UNSPECIFIED.value
        rule = channel_rule if type_ != resolved.source.type and channel_rule else resolved.rule
        built = self._finish(draft, links, type_, rule, resolved.evidence)
        built.is_deed = self._is_deed(draft)
        is_seen = draft.hit.verb.klass == "perception" and not draft.hit.form & lx.GERUND  # not `we are witnessing a change`
        if resolved.rule == AUTHOR_RULE and not is_seen:
            built.is_main = False  # what the author thinks is the article's own voice
        return built

    def _note_interview(self, s: Sentence) -> None:
        """`Lind opened up in an interview with Radio Lorne`: a sentence that says so and tells nothing yet."""
        relays = heard_by(self._links, s, ())
        person = self.directory.person_as_subject(s.low, s.high, s.index) if relays else None
        if person is not None:
            self._interviews.note(person, relays, s.index)

    def _is_deed(self, draft: Draft) -> bool:
        sets, lemma = self.tk.lexicon.sets, draft.hit.verb.lemma
        if draft.hit.is_negated and draft.complement in _TOLD and lemma in sets["unsaid"]:
            return True  # `it did not say whether anyone was hurt` tells nothing of it
        return lemma in sets["topic_alone"] or (draft.complement == "infinitive" and lemma in sets["deed_verb"])

    def _finish(self, draft: Draft, links: list[Link], type_: str, rule: str, evidence: Span | None) -> Built:
        tk, hit = self.tk, draft.hit
        cue = Span(tk.starts[hit.start], tk.end(hit.end - 1))
        name = hit.rule if hit.kind == "preposition" else hit.verb.rule(_FRAME_OF.get(draft.complement, lx.F_CLAUSE))
        if type_ == T.OWN_REPORTING:
            # what the outlet's own staff saw, whatever else the verb can mean
            name = next((rule for rule in hit.verb.rules.values() if rule.endswith(".perception")), name)
        attribution = Attribution(
            draft.statement, cue, tuple(draft.content), how_quoted(tk.text, draft.content), tuple(links), name
        )
        return Built(attribution, type_, rule, evidence, draft.pattern, is_main(tk, draft), hit.is_negated)

    def _words(self, draft: Draft) -> Span:
        """Where a draft's source stands, or its cue where it names none."""
        first, last = draft.source or (draft.hit.start, draft.hit.end)
        return Span(self.tk.starts[first], self.tk.end(last - 1))

    def _inner(self, draft: Draft) -> Draft | None:
        """The attribution inside a medium's report that governs most of it: it is nearer the origin."""
        total = sum(e - s for s, e in draft.content)
        share = 0.2 if draft.hit.kind == "preposition" else 0.3
        for nested in draft.nested:
            if (
                nested.source is None
                or nested.complement == "infinitive"
                or _is_perceived(nested)
                or (nested.complement == "object" and nested.hit.verb.lemma in self.tk.lexicon.sets["topic_alone"])
                or (nested.hit.kind == "verb" and nested.hit.verb.klass not in _WORDS and not _is_position(nested, draft))
            ):
                continue
            if sum(e - s for s, e in nested.content) * 2 >= total * 2 * share:
                return nested
        return None

    def _pair(self, s: Sentence, inner: tuple[Draft, Resolved], outer: tuple[Draft, Resolved]) -> Built:
        """`Y said, according to X`: Y is the origin and X the relay where X is a medium; else X is the origin."""
        (near, first), (far, second) = inner, outer
        # `images show a dam, according to Lind`: it is hers to say what they show
        is_reader = first.source.type in _NO_AUTHOR
        is_relay = second.source.type in MEDIA or (
            far.hit.kind == "preposition" and second.source.type not in _NO_AUTHOR and not is_reader
        )
        is_own = second.rule == AUTHOR_RULE and not _is_perceived(far)  # `as we reported, the mayor said it was safe`
        if not is_relay or is_own:
            is_inner = is_own or (far.hit.kind == "preposition" and second.source.type in _NO_AUTHOR)
            draft, resolved = (near, first) if is_inner else (far, second)
            channel, rule = self._channels.find(s, draft, resolved)
            links = [self._links.origin(resolved, channel, self._words(draft))]
            type_ = _source_type(resolved.source.type, channel, rule, [])
            built = self._finish(
                draft, links, type_, rule if type_ != resolved.source.type else resolved.rule, resolved.evidence
            )
            if is_own:
                built.is_main, built.pattern = built.is_main or is_main(self.tk, far), far.pattern
            return built
        tk = self.tk
        channel, channel_rule = self._channels.find(s, near, first)
        join = Span(tk.starts[far.hit.start], tk.end(far.hit.end - 1))
        links = [
            self._links.origin(first, channel, self._words(near)),
            self._links.relay(second, self._words(far), join),
        ]
        type_ = _source_type(first.source.type, channel, channel_rule, [second.source.type])
        rule = second.rule if type_ == second.source.type else channel_rule if type_ != first.source.type else first.rule
        built = self._finish(near, links, type_, rule, first.evidence)
        built.is_main = built.is_main or is_main(tk, far)
        built.pattern = far.pattern
        if second.source.type == T.STATE_MEDIA and first.source.type not in MEDIA:
            self._interviews.note_report(first.source, links[-1], s.index)
        return built

    def _agentless(self, draft: Draft) -> Built:
        draft.complement = "agentless"
        return self._finish(draft, [], T.UNKNOWN.value, draft.hit.verb.rule(lx.F_PASSIVE), None)


def _is_position(near: Draft, far: Draft) -> bool:
    """True for what somebody called for or vowed, according to another (`The guild urged a ban, according to Reuters`)."""
    return far.hit.kind == "preposition" and near.hit.kind == "verb" and near.hit.verb.klass in _POSITIONS


def _is_perceived(draft: Draft) -> bool:
    """True for `observed the launch`, which says nothing, unlike `observed that nobody came`."""
    if draft.hit.kind != "verb":
        return False
    verb = draft.hit.verb
    return verb.klass == "perception" or (draft.complement == "object" and verb.rule(lx.F_OBJ).endswith(".perception"))


def _source_type(base: str, channel: str, rule: str, relays: list[str]) -> str:
    """The statement's source type: the origin's, refined by channel, taken over by state media (CONCEPTS 2). `rule` is the
    channel's: what a body counted or studied is its word and no release.
    """
    if relays and relays[0] == T.STATE_MEDIA:
        return T.STATE_MEDIA.value
    if base == T.OFFICIAL:
        if channel == "briefing":
            return T.OFFICIAL_BRIEFING.value
        if channel in ("statement", "post") or (channel == "document" and rule != DATA_RULE):
            return T.OFFICIAL_STATEMENT.value
    if base in (T.UNKNOWN, T.DOCUMENT) and channel == "briefing":
        return T.OFFICIAL_BRIEFING.value
    return base
