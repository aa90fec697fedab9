"""Who carried words from their source: the outlet that was told, a medium that broadcast them, one that cites another."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.chain.links import Links
from provenance.findings import Link, Resolved, Source
from provenance.rules import lexicon as lx
from provenance.spans import Span, first_from, overlaps
from provenance.syntax.drafts import Draft, Sentence
from provenance.syntax.phrases import phrase_after
from provenance.syntax.tokens import Tokens
from provenance.vocabulary import MEDIA

_LONGEST_KIND = 5  # tokens that tell of what kind an outlet is
_BEFORE_MEDIUM = 3  # tokens between `told` and the words for a medium


def told_to(links: Links, s: Sentence, draft: Draft) -> list[Link]:
    """The outlet that was told (`told Reuters`, `in an interview with the BBC`, `told the paper`) relays."""
    tk, hit = links.tk, draft.hit
    end = (
        draft.complement_start if draft.pattern == "right" and draft.complement_start > hit.end else min(s.high, hit.end + 14)
    )
    heard = heard_by(links, s, draft.content)
    if heard or draft.pattern == "inverted" or hit.kind == "preposition" or end <= hit.end:
        return heard
    if hit.verb.lemma != "tell":
        return []
    whole = Span(tk.starts[hit.end], tk.end(end - 1))
    found = links.directory.outlet_in(whole)
    if found is None:
        first = hit.end + 1 if tk.words[hit.end] in tk.lexicon.sets["before_outlet"] else hit.end
        found = links.directory.outlet_named(first, _name_end(tk, first, end), is_told=True)
    if found is None:
        found = _medium_told(links, hit.end, whole, s.index)
    if found is None:
        return []
    source, span = found
    return [links.medium(source, "interview", span)]


def _medium_told(links: Links, first: int, whole: Span, statement: int) -> tuple[Source, Span] | None:
    """`told | state television`, `told | the paper`: generic words for a medium near the cue, or for one named before."""
    tk = links.tk
    near = [span for span in links.directory.media_in(whole) if tk.at(span.start) - first <= _BEFORE_MEDIUM]
    is_known = tk.flags[first] & lx.DET and first + 1 < len(tk) and tk.words[first + 1] in tk.lexicon.sets["outlet_word"]
    if is_known:
        near = [Span(tk.starts[first], tk.end(first + 1))]
    for span in near:
        media = links.directory.resolve(tk.at(span.start), tk.at(span.end), statement)
        if media is not None and media.source.type in MEDIA:
            return media.source, span
    return None


def _name_end(tk: Tokens, first: int, high: int) -> int:
    """Where a name in capitals ends that begins at `first`, with its article."""
    stop = first
    while stop < high and tk.flags[stop] & (lx.CAP | lx.DET) and not tk.flags[stop] & lx.TIME:
        stop += 1
    return stop


def _behind_kind(tk: Tokens, first: int, high: int) -> int:
    """Where the name of an outlet may begin behind words for its kind (`the state-run news agency | Lamp`), else `first`."""
    sets, k = tk.lexicon.sets, first
    while k < min(first + _LONGEST_KIND, high) and not tk.flags[k] & lx.CAP:
        word = tk.words[k]
        if not (tk.flags[k] & lx.DET or "-" in word or word in sets["agency_kind"] or word in sets["outlet_word"]):
            return first
        k += 1
    return k if k < high and tk.flags[k] & lx.CAP and k > first + 1 else first


def heard_by(links: Links, s: Sentence, content: Sequence[Span]) -> list[Link]:
    """`Speaking to the BBC, Lind said`, `in an interview with Radio Lorne, …`, `Lind, writing in the Lorne Herald, said`:
    the outlet, where it stands outside of what was said (`content`).
    """
    tk = links.tk
    heard = tk.standing("heard_by")
    for at in range(first_from(heard, s.low), first_from(heard, s.high - 2)):
        k = heard[at] + 1
        if tk.words[k] not in ("to", "with", "in", "for", "on"):
            continue
        first = _behind_kind(tk, k + 1, s.high)
        end = _name_end(tk, first, s.high)
        if end == k + 1 or any(overlaps(Span(tk.starts[k], tk.end(k)), c) for c in content):
            continue
        found = links.directory.outlet_in(Span(tk.starts[k + 1], tk.end(end - 1))) or links.directory.outlet_named(first, end)
        if found is not None:
            return [links.medium(found[0], "interview", found[1])]
    return []


def through_media(links: Links, s: Sentence, draft: Draft, resolved: Resolved) -> list[Link]:
    """`… in its state media`, `on state television`: generic state media named outside of source and content."""
    if resolved.source.type in MEDIA or draft.source is None:
        return []
    tk, directory = links.tk, links.directory
    whole = Span(tk.starts[s.low], tk.end(s.high - 1))
    media_words = tk.standing("media_word")
    has_media = first_from(media_words, s.low) < first_from(media_words, s.high)
    for start, end in directory.media_in(whole, only_state=True) if has_media else ():
        first, last = tk.at(start), tk.at(end)
        if (first < draft.source[1] and draft.source[0] < last) or tk.words[first - 1] not in tk.lexicon.sets["through"]:
            continue
        is_told_of = tk.words[first - 1] == "the" and tk.words[first - 2] not in tk.lexicon.sets["through"]
        if is_told_of and any(overlaps(Span(start, end), c) for c in draft.content):
            continue  # `said that it held | the | state broadcaster`
        media = directory.resolve(first, last, s.index)
        if media is not None:
            return [links.medium(media.source, "broadcast", Span(start, end))]
    for source, span in directory.outlets_in(whole):
        first = tk.at(span[0])
        if draft.source[0] <= first < draft.source[1] or first <= s.low or not (join := _joined_by(tk, s, first)):
            continue
        if not any(overlaps(span, c) for c in draft.content):
            return [links.medium(source, "broadcast" if join in ("on", "by") else "interview", span)]
    return []


def _joined_by(tk: Tokens, s: Sentence, first: int) -> str:
    """The preposition by which an outlet at token `first` carried the words (`on`, `with`, `to`; `carried by the
    official`), empty where none does.
    """
    k = first - 1
    while k > s.low and (tk.words[k] in tk.lexicon.sets["before_outlet"] or tk.words[k].endswith("'s")):
        k -= 1  # `carried by the North's | KCNA`
    word = tk.words[k]
    if word in ("on", "with", "to") and k == first - 1:
        return word
    return "by" if word == "by" and tk.words[k - 1] in tk.lexicon.sets["carried"] else ""


def _is_reason(tk: Tokens, origin: Resolved, first: int, end: int) -> bool:
    """True for what a medium gives as a reason (`citing the storm`), which no rule knows as a source and no name is."""
    return origin.rule == "en.classify.unknown" and not any(tk.flags[k] & lx.CAP for k in range(first, end))


def cited(links: Links, s: Sentence, resolved: Resolved) -> tuple[Link, Resolved] | None:
    """`Reuters reported, citing police`: whom a medium cites is the origin."""
    if resolved.source.type not in MEDIA:
        return None
    tk = links.tk
    citing = tk.standing("citing")
    at = first_from(citing, s.low)
    if at == len(citing) or citing[at] >= s.high - 1:
        return None
    k = citing[at]
    end = phrase_after(tk, k + 1, s.high)
    if end <= k + 1:
        return None
    by = next((j for j in range(k + 2, end - 1) if tk.words[j] in ("by", "from")), None)
    first = by + 1 if by is not None and tk.words[by - 1] in tk.lexicon.sets["issued"] else k + 1
    origin = links.directory.resolve(first, end, s.index)
    if origin is None or origin.source.key == resolved.source.key or _is_reason(tk, origin, first, end):
        return None
    span = Span(tk.starts[first], tk.end(end - 1))
    return links.origin(origin, "none", span, Span(tk.starts[k], tk.end(k))), origin
