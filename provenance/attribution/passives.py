"""Attributions whose verb is passive, and quotations by a third: `C was announced by S`, `R quoted S as saying C`."""

from __future__ import annotations

from provenance.attribution.contents import left_content, right_content
from provenance.attribution.subjects import clause_low
from provenance.records import replace
from provenance.rules import lexicon as lx
from provenance.spans import Span
from provenance.syntax.complements import complement_after, right_edge
from provenance.syntax.drafts import Draft, Sentence
from provenance.syntax.hits import CueHit
from provenance.syntax.phrases import phrase_after
from provenance.syntax.subjects import subject_before
from provenance.syntax.tokens import Tokens

_LONGEST_DAY = 3  # tokens between an agent and what is said (`announced by Lund | on Friday | that`)
_QUOTED_WITHIN = 16  # tokens between a verb of quoting and `as saying`
_SAY = lx.Verb("say", lx.F_CLAUSE | lx.F_QUOTE | lx.F_BARE | lx.F_AFTER, "speech", rules={lx.F_CLAUSE: "en.cue.cite"})


def passive_draft(tk: Tokens, s: Sentence, hit: CueHit) -> Draft | None:
    """`C was announced by S`, `S was quoted as saying`, `X is said to`: only with an agent or as agentless report."""
    words = tk.words
    subject = subject_before(tk, s.low, hit.start)
    if subject is None or words[subject[0]] == "which":
        return None
    if hit.verb.lemma == "quote":
        return _quoted(tk, s, hit, subject)
    if hit.verb.lemma == "convince" and words[hit.end : hit.end + 1] == ["that"]:
        content = right_content(tk, s, hit, complement_after(tk, hit.verb, hit.end, s.high))
        return Draft(s.index, hit, subject, content, "right", "that", hit.end) if content else None  # `is convinced that`
    is_by = hit.end < s.high and words[hit.end] == "by"
    end = phrase_after(tk, hit.end + 1, s.high) if is_by else hit.end
    if is_by and (end <= hit.end + 1 or words[hit.end + 1] in tk.lexicon.sets["clause_opener"]):
        return None
    told = _said_of_it(tk, s, hit, end) if words[subject[0]] == "it" else None
    if told is not None:
        return told
    if is_by and (words[hit.end + 1] in tk.lexicon.sets["means"] or hit.verb.lemma in tk.lexicon.sets["not_said_by"]):
        return None  # `was told by email`, `is ruled by one family`
    if is_by and hit.verb.frames & lx.F_RECIP:
        return _told_to(tk, s, hit, end)
    if is_by:
        content = [Span(tk.starts[subject[0]], tk.end(subject[1] - 1))]
        return Draft(s.index, hit, (hit.end + 1, end), content, "passive")
    if not hit.verb.frames & lx.F_PASSIVE or hit.end >= s.high:
        return None
    if words[hit.end] == "to":
        edge = right_edge(tk, hit.end, s.high)
        # `…, | according to S`: that is whose word it is
        edge = next((k - 1 for k in range(hit.end + 1, edge) if tk.flags[k] & lx.JOIN and words[k - 1] == ","), edge)
        content = [Span(tk.starts[subject[0]], tk.end(subject[1] - 1)), Span(tk.starts[hit.end], tk.end(edge - 1))]
        return Draft(s.index, hit, None, content, "agentless")
    return None


def _told_to(tk: Tokens, s: Sentence, hit: CueHit, end: int) -> Draft | None:
    """`X was told by S that C`, `X was ordered by S to C`: what is said stands behind the agent, or is the subject's part
    (`the march was ordered by S`) where the verb needs no hearer. The agent ends at token `end` at the latest.
    """
    opener = next((k for k in range(hit.end + 2, min(end + _LONGEST_DAY, s.high)) if tk.words[k] in ("that", "to")), None)
    if opener is not None:
        found = complement_after(tk, hit.verb, opener, s.high)
        content = right_content(tk, s, hit, found) if found.kind in ("that", "infinitive") else []
        if content:
            return Draft(s.index, hit, (hit.end + 1, min(opener, end)), content, "passive", found.kind, found.start)
    subject = subject_before(tk, s.low, hit.start)
    if subject is None or hit.verb.frames & lx.F_NEEDS_RECIP:
        return None
    content = [Span(tk.starts[subject[0]], tk.end(subject[1] - 1))]
    return Draft(s.index, hit, (hit.end + 1, end), content, "passive")


def _said_of_it(tk: Tokens, s: Sentence, hit: CueHit, end: int) -> Draft | None:
    """`It was said that C`, `It was claimed by S that C`; the agent ends at token `end`, or stands in none where that is the
    cue's end.
    """
    that = next((k for k in range(hit.end, min(end + _LONGEST_DAY, s.high)) if tk.words[k] == "that"), None)
    if that is None or (end == hit.end and not (that == end and hit.verb.frames & lx.F_PASSIVE)):
        return None
    found = complement_after(tk, hit.verb, that, s.high)
    content = right_content(tk, s, hit, found)
    if not content:
        return None
    if that == hit.end:
        return Draft(s.index, hit, None, content, "agentless", found.kind, found.start)
    return Draft(s.index, hit, (hit.end + 1, min(that, end)), content, "passive", found.kind, found.start)


def _quoted(tk: Tokens, s: Sentence, hit: CueHit, subject: tuple[int, int]) -> Draft | None:
    """`S was quoted as saying C`, `S was quoted by R as saying C`, `C, S was quoted as saying by R`."""
    words = tk.words
    as_ = _as_saying(tk, s, hit)
    if as_ is None:
        return None
    relay, at = None, as_ + 2
    if words[hit.end] == "by" and as_ > hit.end + 1:
        relay = (hit.end + 1, as_)
    elif at + 1 < s.high and words[at] == "by":
        relay, at = (at + 1, phrase_after(tk, at + 1, s.high)), phrase_after(tk, at + 1, s.high)
    found = complement_after(tk, _SAY, at, s.high)
    content = left_content(tk, s, subject[0])
    if not content and words[as_ + 1] in tk.lexicon.sets["quoted_as"]:
        content = _from(tk, s, as_ + 1)
    if not content and found.kind not in ("none", "other"):
        content = right_content(tk, s, replace(hit, end=at), found)
    if not content:
        return None
    pattern = "left" if content[0].end <= tk.starts[hit.start] else "right"
    inner = CueHit(as_, as_ + 1, as_ + 2, _SAY, lx.GERUND, False, False, "verb")
    draft = Draft(s.index, inner, subject, content, pattern, found.kind, found.start)
    if relay is None:
        return draft
    outer = Draft(s.index, hit, relay, list(content), pattern, found.kind, found.start)
    outer.nested.append(draft)
    return outer


def _as_saying(tk: Tokens, s: Sentence, hit: CueHit) -> int | None:
    """The token `as` behind a verb of quoting, before what somebody is quoted as doing (`saying`, `calling it a blow`)."""
    saying, calling = tk.lexicon.sets["saying"], tk.lexicon.sets["quoted_as"]
    for k in range(hit.end, min(s.high - 1, hit.end + _QUOTED_WITHIN)):
        if tk.words[k] == "as" and (tk.words[k + 1] in saying or tk.words[k + 1] in calling):
            return k
    return None


def _from(tk: Tokens, s: Sentence, first: int) -> list[Span]:
    """What is said from a verb on that tells it (`calling the raid a blow`)."""
    return [Span(tk.starts[first], tk.end(right_edge(tk, first + 1, s.high) - 1))]


def quoting_draft(tk: Tokens, s: Sentence, hit: CueHit) -> Draft | None:
    """`R quoted S as saying C` and `C, R quoted S as saying`: S is the origin, R relays. Else no attribution."""
    as_ = _as_saying(tk, s, hit)
    relay = subject_before(tk, clause_low(tk, s, hit), hit.start)
    if as_ is None or as_ == hit.end or relay is None:
        return None
    found = complement_after(tk, _SAY, as_ + 2, s.high)
    content = left_content(tk, s, relay[0])
    if not content and tk.words[as_ + 1] in tk.lexicon.sets["quoted_as"]:
        content = _from(tk, s, as_ + 1)
    if not content and found.kind not in ("none", "other"):
        content = right_content(tk, s, hit, found)
    if not content:
        return None
    source = (hit.end, as_)
    inner = CueHit(as_, as_ + 1, as_ + 2, _SAY, lx.GERUND, False, False, "verb")
    outer = Draft(
        s.index,
        hit,
        relay,
        content,
        "left" if content[0].end <= tk.starts[hit.start] else "right",
        found.kind,
        found.start,
    )
    outer.nested.append(Draft(s.index, inner, source, list(content), outer.pattern, found.kind, found.start))
    return outer
