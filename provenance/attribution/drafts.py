"""The drafts of all sentences: every cue tried, weak ones held back, nested ones joined to what holds them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from provenance.attribution.contents import STRONG, quote_ends_at
from provenance.attribution.headlines import (
    VIEW_OPENERS,
    circumstance_draft,
    headline_draft,
    named_draft,
    viewpoint_draft,
)
from provenance.attribution.introductions import introduced_passage, passage_words, quoting_draft
from provenance.attribution.patterns import verbal_draft
from provenance.attribution.sources import can_speak
from provenance.attribution.subjects import subject_of
from provenance.attribution.turns import find_turns
from provenance.attribution.unlisted import unlisted_draft
from provenance.attribution.verbless import noun_draft, prepositional_draft
from provenance.rules import lexicon as lx
from provenance.spans import Span, overlaps
from provenance.syntax.complements import complement_after
from provenance.syntax.drafts import Draft, Sentence
from provenance.syntax.hits import CueHit
from provenance.syntax.phrases import phrase_after
from provenance.syntax.quotes import CLOSING_MARKS
from provenance.syntax.subjects import subject_before
from provenance.syntax.tokens import Tokens

# What words can be, joined once: looking the bits up and joining them costs more than the test.
_CAP_SUBJ_DET = lx.CAP | lx.SUBJ | lx.DET
_F_CLAUSE_F_QUOTE = lx.F_CLAUSE | lx.F_QUOTE
_OWNED = lx.DET | lx.POSS
_LONGEST_POINTER = 4  # tokens before `according to`
_LONGEST_COMING = 9  # tokens of `the prime minister's visit comes just a day after`
_SHORTEST_OBJECT = 2  # tokens of an object and what it is called
_PREP_COORD_PUNCT = lx.PREP | lx.COORD | lx.PUNCT


def find_drafts(
    tk: Tokens, sentences: Sequence[Sentence], hits: Sequence[Sequence[CueHit]], quoted: Collection[int] = ()
) -> list[Draft]:
    """The drafts of all sentences in document order; a cue inside another one's content is that one's `nested`. `quoted` are
    the passages, by index, that are printed as quotations.
    """
    out: list[Draft] = []
    turns = find_turns(tk, sentences, quoted)
    for k, (sentence, found) in enumerate(zip(sentences, hits, strict=True)):
        turn = turns.get(sentence.statement.passage)
        if turn is not None:
            if turn.statement == sentence.index:
                out.append(turn)
            continue
        if tk.words[sentence.high - 1] == ":" and _is_before_passage(sentences, k):
            draft = _before_passage(tk, sentences, k, found) or introduced_passage(tk, sentences, k)
            if draft is not None:
                out.append(draft)
                continue
        pointing = _pointing_back(tk, sentences, k, found)
        if pointing is not None:
            out.append(pointing)
            continue
        is_told = bool(found) or sentence.is_headline or bool(sentence.quotations)
        if is_told or ":" in tk.words[sentence.low : sentence.low + 4] or tk.words[sentence.low] in VIEW_OPENERS:
            out.extend(_sentence_drafts(tk, sentence, found))
    return out


def _pointing_back(tk: Tokens, sentences: Sequence[Sentence], k: int, hits: Sequence[CueHit]) -> Draft | None:
    """`That's according to S.`: what the sentence before says is S's word."""
    s = sentences[k]
    if k == 0 or len(hits) != 1 or hits[0].kind != "preposition" or tk.words[s.low] not in tk.lexicon.sets["pointing"]:
        return None
    hit, before = hits[0], sentences[k - 1]
    is_near = before.statement.passage >= s.statement.passage - 1 and not before.is_headline
    if (
        not is_near
        or hit.start - s.low > _LONGEST_POINTER
        or any(not tk.flags[j] & (lx.AUX | lx.ADV | lx.BE) for j in range(s.low + 1, hit.start))
    ):
        return None
    end = phrase_after(tk, hit.end, s.high)
    return Draft(s.index, hit, (hit.end, end), [Span(*before.statement.span)], "preposition") if end > hit.end else None


def _is_before_passage(sentences: Sequence[Sentence], k: int) -> bool:
    """True for a passage's last sentence, with another passage right behind it."""
    return k + 1 < len(sentences) and sentences[k + 1].statement.passage == sentences[k].statement.passage + 1


def _before_passage(tk: Tokens, sentences: Sequence[Sentence], k: int, hits: Sequence[CueHit]) -> Draft | None:
    """`In May she wrote:` at a passage's end: what is said is the next passage, or the quotation that opens it."""
    s, nxt = sentences[k], k + 1
    named = next((h for h in hits if h.kind == "preposition" and h.start <= s.low + 1), None)
    if named is not None:
        return Draft(s.index, named, (named.end, s.high - 1), [passage_words(sentences, nxt)], "preposition")
    hit = next(
        (h for h in reversed(hits) if h.kind == "verb" and not h.is_passive and h.verb.frames & _F_CLAUSE_F_QUOTE), None
    )
    if hit is None or hit.verb.klass not in STRONG:
        return None
    subject = subject_of(tk, hit, s.low, [])
    if subject is None or (tk.flags[subject[0]] & lx.REL and complement_after(tk, hit.verb, hit.end, s.high).kind != "colon"):
        return None
    return Draft(s.index, hit, subject, [passage_words(sentences, nxt)], "right", "colon", s.high)


def _sentence_drafts(tk: Tokens, s: Sentence, hits: Sequence[CueHit]) -> list[Draft]:
    drafts: list[Draft] = []
    edges = _coordinate_edges(tk, s, hits) if len(hits) > 1 else []
    headline = (
        headline_draft(tk, s)
        if s.is_headline or tk.words[min(s.low + 1, s.high - 1)] == ":" or (s.quotations and not hits)
        else None
    )
    if headline is None and s.quotations:
        headline = named_draft(tk, s)
    if headline is not None:
        return [headline]
    for hit in hits:
        if hit.kind == "noun":
            draft = noun_draft(tk, s, hit)
        else:
            draft = prepositional_draft(tk, s, hit) if hit.kind == "preposition" else verbal_draft(tk, s, hit, drafts)
        if draft is None or not draft.content:
            continue
        _cut_at_edges(tk, draft, edges)
        if draft.content and _is_allowed(tk, s, draft) and can_speak(tk, draft, s.is_headline):
            drafts.append(draft)
    if tk.words[s.low] == "in" and all(d.pattern == "right" for d in drafts):
        owned = viewpoint_draft(tk, s)
        if owned is not None:
            return [owned]  # `In her view, the vote favours Lind`
    if not drafts and (s.quotations or tk.words[s.low] in VIEW_OPENERS):
        view = viewpoint_draft(tk, s)
        quoting = view
        if s.quotations:
            quoting = quoting_draft(tk, s) or view or circumstance_draft(tk, s) or unlisted_draft(tk, s)
        return [] if quoting is None else [quoting]
    return _settle(tk, drafts)


def _coordinate_edges(tk: Tokens, s: Sentence, hits: Sequence[CueHit]) -> list[tuple[int, int]]:
    """`(token of the coordinator, token of the cue)` where a new clause with a strong cue of its own begins."""
    out: list[tuple[int, int]] = []
    for hit in hits:
        if hit.kind != "verb" or hit.verb.klass not in STRONG or (hit.form & lx.GERUND and hit.start == hit.head):
            continue
        subject = subject_before(tk, s.low, hit.start)
        if subject is None or subject[0] <= s.low + 1 or tk.flags[subject[0]] & lx.REL:
            continue
        k = subject[0] - 1
        is_trailing = tk.words[k] == "," or quote_ends_at(tk, s, subject[0])
        if is_trailing and complement_after(tk, hit.verb, hit.end, s.high).kind == "none":
            out.append((k if tk.words[k] == "," else subject[0], hit.start))
        elif tk.words[k] == ";" or (
            tk.words[k] in ("and", "but", "while", "though", "although", "yet")
            and (tk.words[k - 1] == "," or tk.flags[subject[0]] & lx.SUBJ)
        ):
            out.append((k if tk.words[k] == ";" else k - 1, hit.start))
    return out


def _cut_at_edges(tk: Tokens, draft: Draft, edges: list[tuple[int, int]]) -> None:
    """Ends right-hand content before the next coordinate clause that has its own cue."""
    if draft.pattern not in ("right", "participial", "agentless"):
        return
    for edge, cue in edges:
        at = tk.starts[edge] if tk.words[edge] in (",", ";") else tk.end(edge - 1)
        if draft.hit.end <= edge and cue > draft.hit.start:
            draft.content = [Span(a, min(b, at)) for a, b in draft.content if a < at]


def _is_allowed(tk: Tokens, s: Sentence, draft: Draft) -> bool:
    """Weak cues (belief, wish, request, stance) attribute only from the sentence's main clause."""
    if draft.source is None or draft.hit.kind != "verb":
        return True
    first, last = draft.source
    flags, words = tk.flags, tk.words
    if draft.hit.verb.frames & lx.F_NAMING and draft.complement == "object" and not _is_naming(tk, draft, s):
        return False
    if draft.pattern in ("left", "inverted") or (draft.hit.is_passive and draft.hit.verb.klass == "citing"):
        return True
    if words[s.high - 1] == "?" and not s.quotations and words[s.low] in tk.lexicon.sets["asks"]:
        return False
    if draft.hit.verb.klass in STRONG:
        return True
    is_bare = last - first == 1 and first > s.low and not flags[first] & _CAP_SUBJ_DET and words[first - 1] == ","
    if is_bare and not _is_opener(tk, s.low, first - 1):
        return False
    if flags[first] & lx.REL or _is_reduced_relative(tk, draft):
        return False
    if first == s.low or draft.pattern == "participial":
        return True
    before = words[first - 1]
    if before in ("what", "how", "why"):
        return False
    if before == "," or (before in CLOSING_MARKS and words[first - 2] == ","):  # `On Wednesday’s “Live,” | Lind | vowed`
        return not any(words[k] in ("that", "who", "which") and words[k - 1] != "," for k in range(s.low, first))
    return before in ("but", "and", "—", "–", "-", "--", ":", ";") or first - s.low <= 2 or _comes_as(tk, s.low, first - 1)


def _comes_as(tk: Tokens, low: int, opener: int) -> bool:
    """True for a sentence that only says when something else was said (`The visit | comes a day after | Norland accused`)."""
    if tk.words[opener] not in ("after", "as") or opener - low > _LONGEST_COMING:
        return False
    return not tk.lexicon.sets["coming"].isdisjoint(tk.words[low + 1 : opener])


def _is_opener(tk: Tokens, low: int, comma: int) -> bool:
    """True for when, where or how before a sentence's first comma (`In Lorne, | police blamed the rebels`)."""
    opening, flags = tk.flags[low], tk.flags[low:comma]
    if (
        not opening & (lx.PREP | lx.ADV | lx.TIME | lx.ING | lx.ED | lx.SUBORD)
        and tk.words[low] not in tk.lexicon.sets["sentence_adverb"]
    ):
        return False
    return not any(f & (lx.AUX | lx.FINITE | lx.SUBJ) for f in flags) and "," not in tk.words[low:comma]


def _is_naming(tk: Tokens, draft: Draft, s: Sentence) -> bool:
    """True where an object is followed by what it is called: a quotation, or a second noun phrase or adjective."""
    if draft.hit.verb.lemma not in tk.lexicon.sets["naming_thing"]:
        return True
    start, end = draft.content[0]
    if any(start <= q.start < end for q in s.quotations):
        return True
    first = tk.at(start)
    if s.is_headline and any(tk.words[k] in ("'", "‘") for k in range(first + 1, tk.at(end))):
        return True  # `calls report 'false'`
    behind = tk.flags[first + 1] if first + 1 < tk.at(end) else lx.PUNCT
    if tk.words[first] in ("it", "this", "that") and not behind & (_PREP_COORD_PUNCT | lx.ADV | lx.TIME | lx.DET):
        return tk.words[first + 1] != "quits"  # `called it speculation`
    last = next((k for k in range(first, tk.at(end)) if tk.words[k] == "," or tk.flags[k] & lx.REL), tk.at(end))
    if last - first > _SHORTEST_OBJECT and tk.flags[first] & _OWNED:
        word, before = tk.words[last - 1], tk.flags[last - 2]
        if word in tk.lexicon.sets["verdict"] or (tk.flags[last - 1] & lx.ADJ and not before & (lx.ADJ | lx.PREP | lx.ADV)):
            return True  # `called the tax stupid`
    return any(
        (tk.words[k] in ("a", "an", "the") or tk.flags[k] & lx.POSS) and not tk.flags[k - 1] & _PREP_COORD_PUNCT
        for k in range(first + 1, last)
    )


def _is_reduced_relative(tk: Tokens, draft: Draft) -> bool:
    """True for `a group called X`, `one of several firms accused`: a participle that only qualifies its noun."""
    hit = draft.hit
    if hit.start != hit.head or not hit.form & lx.PARTICIPLE or draft.source is None:
        return False
    first = tk.words[draft.source[0]]
    if draft.complement == "quote" and tk.words[hit.end] == ",":
        return False  # `a nurse asked, "Is it over?"`
    if draft.complement == "infinitive" and draft.complement_start > hit.end:
        return False  # `a group of divers asked | the mayor | to stay`
    return (
        (first in ("a", "an", "another", "one") or _is_of_one(tk, draft.source[0], hit.start))
        and draft.complement in ("object", "quote", "as", "infinitive")
        and hit.verb.lemma in tk.lexicon.sets["qualifying"]
    )


def _is_of_one(tk: Tokens, first: int, end: int) -> bool:
    """True where a participle at token `end` stands behind one of many that a preposition brings (`on a gas | called`)."""
    k = end - 1
    while k > first and not tk.flags[k] & (lx.DET | lx.PREP):
        k -= 1
    return k > first and tk.words[k] in ("a", "an", "another") and bool(tk.flags[k - 1] & lx.PREP)


def _settle(tk: Tokens, drafts: list[Draft]) -> list[Draft]:
    """Cues inside another's content become its `nested`; a relay behind an attribution becomes its `relays`."""
    if len(drafts) < 2:
        return drafts
    out: list[Draft] = []
    for draft in drafts:
        cue = Span(tk.starts[draft.hit.start], tk.end(draft.hit.end - 1))
        holder = next(
            (d for d in drafts if d is not draft and any(overlaps(cue, c) for c in d.content) and _holds(tk, d, draft)),
            None,
        )
        if holder is None:
            out.append(draft)
        else:
            holder.nested.append(draft)
    return out


def _holds(tk: Tokens, a: Draft, b: Draft) -> bool:
    """True where the one can be what the other is said in, not `the port | has not seen | a ship since May, said Lind`:
    what somebody saw or holds is held by what is said of it.
    """
    cue = Span(tk.starts[a.hit.start], tk.end(a.hit.end - 1))
    is_saying = a.hit.verb.klass in STRONG
    if is_saying != (b.hit.verb.klass in STRONG) and any(overlaps(cue, c) for c in b.content):
        return is_saying
    return sum(e - s for s, e in a.content) >= sum(e - s for s, e in b.content)
