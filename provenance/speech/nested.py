"""Reports inside reports: what X said that Y said is Y's word, and X handed it on."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.findings import Link
from provenance.rules.speech import WORD, Cue, Grammar
from provenance.spans import Span
from provenance.speech.clause import STOP, Clause
from provenance.speech.mention import ROLE, Mention, Phrase
from provenance.speech.phrases import Phrases
from provenance.speech.places import IsVerb, topic
from provenance.speech.said import Said, is_weak
from provenance.vocabulary import MEDIA

# Words between the beginning of what is said and its own subject (`that yesterday | the mayor said`).
_MOST_BEFORE = 3
# The same in code points, in scripts without spaces.
_LONGEST_BEFORE = 8
# Letters of a genitive's ending.
_ENDINGS = (2, 3)

# Of verbs in a form that stands inside other reports alone.
INNER = "inner"

Hit = tuple[int, int, Cue]  # a cue's words in the text


def inner_subjects(clause: Clause, phrases: Phrases, is_verb: IsVerb, hits: Sequence[Hit]) -> dict[int, Phrase]:
    """The subjects of verbs that stand inside what another verb at the sentence's end says, by where those verbs begin."""
    grammar = clause.grammar
    if grammar.order != "topic":
        return {}
    found: dict[int, Phrase] = {}
    for at, _, cue in hits:
        may_stand_inside = cue.kind == INNER or (cue.kind == "speech" and not cue.is_weak)
        inside = grammar.embedded.match(clause.folded, at, clause.end) if may_stand_inside else None
        if inside is None:
            continue
        outer = next((h[0] for h in hits if h[0] >= inside.end() - 1), clause.end)
        if any(not is_weak(p) for p in phrases.phrases(inside.end(), outer, is_verb)):
            continue  # `… that he said | the agency reported`: who hands it on stands behind it
        subject = _inner_subject(clause, phrases, is_verb, at)
        if subject is not None:
            found[at] = subject
    return found


def _inner_subject(clause: Clause, phrases: Phrases, is_verb: IsVerb, at: int) -> Phrase | None:
    """The first phrase behind the sentence's topic that is marked as the subject of a verb inside."""
    grammar = clause.grammar
    outer = topic(clause, phrases, is_verb, at)
    low = clause.start
    if outer is not None and grammar.topic_strong.match(clause.folded, outer.span.end) is not None:
        low = outer.span.end
    elif not grammar.has_suffixes:
        return None
    for phrase in phrases.phrases(low, at, is_verb):
        if not is_weak(phrase) and not clause.is_quoted(phrase.span.start) and _is_marked(clause, grammar, phrase):
            return phrase
    return _inflected(clause, phrases, low, at) if grammar.has_suffixes else None


def _inflected(clause: Clause, phrases: Phrases, low: int, at: int) -> Phrase | None:
    """The first role word in the case of such a subject, which is listed without it (`bakan|ın`)."""
    for word in WORD.finditer(clause.folded, low, at):
        if clause.is_quoted(word.start()) or clause.grammar.inner_subject.search(word[0] + " ") is None:
            continue
        for ending in _ENDINGS:
            stem = word[0][:-ending]
            if any(end - start == len(stem) for _, start, end in phrases.book.roles.roles.find(stem)):
                span = Span(word.start(), word.start() + len(stem))
                return Phrase(span, (Mention(span.start, span.end, ROLE),), False)
    return None


def _is_marked(clause: Clause, grammar: Grammar, phrase: Phrase) -> bool:
    marks = grammar.inner_subject if grammar.has_suffixes else grammar.topic
    return marks.match(clause.folded, phrase.span.end) is not None


def with_inner(found: Sequence[Said], inner: Sequence[Said]) -> list[Said]:
    """Attributions of one sentence with those of verbs inside others, which take the outer one as who handed it on."""
    out = list(found)
    for said in inner:
        outer = next((f for f in out if f.cue.start > said.cue.start and f.kind == "speech"), None)
        if outer is not None:
            out.remove(outer)
            if outer.source.source.key != said.source.source.key:
                said.relays.append(_handed_on(outer))
            said.relays += outer.relays
        out.insert(0, said)
    return out


def unfolded(clause: Clause, found: Sequence[Said]) -> list[Said]:
    """Attributions of one sentence in order; one whose content begins with another's subject is that one's relay
    (`Reuters said that | the mayor said …`).
    """
    out: list[Said] = []
    for said in found:
        outer = out[-1] if out else None
        if outer is not None and _is_same(outer, said):
            outer.content, outer.pattern = said.content, said.pattern
            continue  # `Reuters reports and | says`
        if outer is not None and _closes(outer, said):
            outer.relays.append(_handed_on(said))
            continue
        if outer is not None and _holds(clause, outer, said):
            out.pop()
            said.relays = [*said.relays, _handed_on(outer), *outer.relays]
            said.is_main = outer.is_main
        out.append(said)
    return out


def _holds(clause: Clause, outer: Said, inner: Said) -> bool:
    """True where what one source says begins, behind `that`, with another who says something."""
    place = inner.place
    if outer.kind != "speech" or inner.kind != "speech" or outer.pattern != "right" or place is None:
        return False
    content = outer.content[0]
    is_inside = content.start <= place.start and inner.cue.end <= content.end
    if not is_inside or outer.source.source.key == inner.source.source.key or not _announces(clause, _end(outer)):
        return False
    before = clause.text[content.start : min(place.start, inner.cue.start)]
    if not clause.grammar.is_cased and len(before) > _LONGEST_BEFORE:
        return False
    low, high = min(place.end, inner.cue.end), max(place.start, inner.cue.start)
    return (
        len(before.split()) <= _MOST_BEFORE
        and STOP.search(clause.text, low, high) is None
        and "," not in clause.text[low:high]
    )


def _is_same(outer: Said, said: Said) -> bool:
    """True for two verbs of one source side by side, in a script without spaces (`报道|说`)."""
    is_both = outer.kind == said.kind == "speech" and outer.source.source.key == said.source.source.key
    return is_both and outer.cue.end == said.cue.start


def _closes(inner: Said, outer: Said) -> bool:
    """True for a medium behind what somebody says and the words for it (`the mayor said that C, | Reuters reported`)."""
    if outer.kind != "speech" or outer.source.source.type not in MEDIA or outer.place is None:
        return False
    is_behind = outer.content[0].end <= min(outer.cue.start, outer.place.start)
    is_other = inner.source.source.key != outer.source.source.key and inner.source.source.type not in MEDIA
    content = outer.content[0]
    return (
        is_behind
        and is_other
        and inner.kind == "speech"
        and content.start <= inner.cue.start
        and inner.cue.end <= content.end
    )


def _announces(clause: Clause, end: int) -> bool:
    """True where a clause of what is said follows `end`: in some languages a comma is enough."""
    grammar = clause.grammar
    is_comma = (grammar.has_capital_nouns and clause.text.startswith(", ", end)) or clause.text.startswith("，", end)
    return clause.announces(end) or (is_comma and not (grammar.is_cased and not grammar.has_capital_nouns))


def _end(said: Said) -> int:
    """Where a verb and its subject end, whichever stands last."""
    return max(said.cue.end, said.place.end if said.place is not None else 0)


def _handed_on(outer: Said) -> Link:
    return Link(outer.source.source.key, "relay", outer.source.identification, "none", outer.place)
