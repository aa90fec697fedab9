"""Shares of those whom a poll asked (`46 percent of voters said`): the word of the poll, or of whoever made it."""

from __future__ import annotations

from provenance.findings import Source
from provenance.mentions.cast import Cast
from provenance.mentions.known import Known
from provenance.rules import lexicon as lx
from provenance.spans import Span
from provenance.syntax.phrases import phrase_after
from provenance.syntax.tokens import Tokens
from provenance.vocabulary import SourceType

RULE = "en.classify.poll-share"
_LONGEST_SHARE = 6  # tokens that tell the share, `of` whom not counted
_NEAR = 6  # tokens between a poll and `by`
_NO_AUTHOR = frozenset((SourceType.UNKNOWN.value, SourceType.INDIVIDUAL.value))


def poll_of(cast: Cast, first: int, last: int) -> Known | None:
    """The poll that a share of people is read from, in an article that speaks of one; None where the phrase `[first, last)`
    is no share, or no poll is spoken of.
    """
    tk = cast.tk
    if not tk.holds("poll") or not _is_share(tk, first, last):
        return None
    if cast.names.person_name(first, last) is not None:
        return None  # `Ada Lind, one of those polled`
    told = [k for k in cast.known.values() if not tk.lexicon.sets["poll"].isdisjoint(k.nouns)]
    maker = max(told, key=lambda k: k.last_seen, default=None) or _maker(cast, first)
    if maker is not None:
        return maker
    name = tk.text[tk.starts[first] : tk.end(last - 1)].strip(" ,")
    key = f"phrase:{name.lower()}"
    if key not in cast.known:
        cast.known[key] = Known(Source(key, name, SourceType.DOCUMENT.value), "collective", RULE, is_plural=True)
    return cast.known[key]


def _is_share(tk: Tokens, first: int, last: int) -> bool:
    """`46 percent`, `about half of voters`, `six in ten`, `a majority of respondents`."""
    sets = tk.lexicon.sets
    head = tk.words[first : min(last, first + _LONGEST_SHARE)]
    for k, word in enumerate(head, first):
        # `House Majority Leader Lind` is nobody's share
        is_name = tk.flags[k] & lx.CAP and (k > first or tk.flags[min(k + 1, last - 1)] & lx.CAP)
        if word.endswith("%") or (word in sets["share"] and not is_name):
            return True
    is_counted = len(head) > 2 and head[1] in ("in", "out") and (head[0] in sets["quantity"] or head[0].isdigit())
    return is_counted or not sets["asked_in_poll"].isdisjoint(tk.words[first:last])


def _maker(cast: Cast, first: int) -> Known | None:
    """Who made the poll that is spoken of last before token `first`: `a survey of 900 adults by S`, `voters polled by S`."""
    tk = cast.tk
    words, polls = tk.words, tk.lexicon.sets["poll"]
    by = next(
        (k for k in range(first - 1, 0, -1) if words[k] == "by" and not polls.isdisjoint(words[max(0, k - _NEAR) : k])), 0
    )
    if not by:
        return None
    at = by + 1
    end = phrase_after(tk, at, first)
    if end > at and words[end - 1] == ",":
        end -= 1
    if end <= at or tk.flags[at] & (lx.NUMBER | lx.TIME | lx.SUBJ):
        return None
    known = cast.phrase(at, end, Span(tk.starts[at], tk.end(end - 1)))[0]
    return None if known.source.type in _NO_AUTHOR else known
