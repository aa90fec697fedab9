"""Attributions without a verb: a noun of saying with its owner (`her claim that C`), a preposition (`according to S, C`)."""

from __future__ import annotations

from provenance.attribution.contents import is_clause, right_content
from provenance.records import replace
from provenance.rules import lexicon as lx
from provenance.spans import Span
from provenance.syntax.complements import Complement, right_edge
from provenance.syntax.drafts import Draft, Sentence
from provenance.syntax.hits import CueHit
from provenance.syntax.phrases import phrase_after
from provenance.syntax.tokens import Tokens

_VERBS = lx.AUX | lx.FINITE | lx.ED
_AUX_FINITE = lx.AUX | lx.FINITE
_GOES_ON = lx.AUX | lx.COORD | lx.REL | lx.ADV | lx.DET | lx.PREP | lx.POSS
_BEHIND_VERB = lx.NUMBER | lx.DET | lx.POSS | lx.OBJ
_LONGEST_NAME = 4  # words of a person's name between commas


def noun_draft(tk: Tokens, s: Sentence, hit: CueHit) -> Draft | None:
    """`S's claim that C`, `her belief that C`: the noun's owner is the source."""
    owner = hit.start - 1
    while owner > s.low and not tk.flags[owner] & lx.POSS and not tk.words[owner].endswith(("'s", "s'")):
        owner -= 1
    if tk.flags[owner] & lx.POSS:
        source: tuple[int, int] | None = (owner, owner + 1)
    else:
        start = owner
        while start > s.low and (tk.flags[start - 1] & lx.CAP or tk.words[start - 1] == "."):
            if tk.flags[start - 1] & lx.PREP:
                break  # `Despite | Mr. Lund's claims that`
            start -= 1
        if start > s.low and tk.flags[start - 1] & lx.DET:
            start -= 1
        source = (start, owner + 1)
    flags, high = tk.flags, s.high
    is_predicate = hit.end > hit.head + 1  # `her conclusion | is that C`
    if not is_predicate and not any(flags[k] & _AUX_FINITE for k in range(s.low, hit.start)):
        # the noun is the sentence's subject: its clause ends before the second finite verb
        finite = [k for k in range(hit.end + 1, high) if flags[k] & _VERBS and not flags[k - 1] & _GOES_ON]
        high = finite[1] if len(finite) > 1 else high
    content = right_content(tk, replace(s, high=high), hit, Complement("that", hit.end, False))
    return Draft(s.index, hit, source, content, "right", "that", hit.end) if content else None


def prepositional_draft(tk: Tokens, s: Sentence, hit: CueHit) -> Draft | None:
    """`According to S, C` and `C, according to S`."""
    end = phrase_after(tk, hit.end, s.high)
    is_named = hit.start > s.low + 1 and bool(tk.flags[hit.start] & lx.CAP) and tk.words[hit.start - 1] not in (",", "—", "–")
    if end <= hit.end or (is_named and tk.words[hit.start] in tk.lexicon.sets["source_or_share"]):
        return None  # `the Revenue Per Thousand`
    source = (hit.end, end)
    is_first = hit.start <= s.low + 1 or (hit.start == s.low + 2 and tk.words[s.low + 1] == ",")
    if is_first:
        end = _introduced_end(tk, s, hit.end, end)
        source, start = (hit.end, end), end
        while start < s.high and tk.words[start] == ",":
            start += 1
        edge = right_edge(tk, start, s.high)
        if edge <= start:
            return None
        stop = tk.end(edge - 1)
        stop = max([stop, *(q.end for q in s.quotations if q.start < stop < q.end)])
        return Draft(s.index, hit, source, [Span(tk.starts[start], stop)], "preposition")
    rest = right_edge(tk, hit.end, s.high)
    tail: list[Span] = []
    if end < rest and tk.words[hit.start - 1] == ",":
        end = _introduced_end(tk, s, hit.end, end)
        source = (hit.end, _paper_end(tk, hit.end, end))
        if end + 1 < rest and tk.words[end] == "," and is_clause(tk, end + 1, rest):
            tail = [Span(tk.starts[end + 1], tk.end(rest - 1))]
    edge = right_edge(tk, s.low, hit.start)
    begin = s.low if tail or end + 1 >= rest or tk.words[end] != "," else _relative_start(tk, s.low, hit.start)
    pattern = "preposition" if begin == s.low else "relative"
    while begin < edge and tk.flags[begin] & lx.COORD:
        begin += 1
    if edge <= begin:
        return None
    start, stop = tk.starts[begin], tk.end(edge - 1)
    start = min([start, *(q.start for q in s.quotations if q.start < start < q.end)])
    return Draft(s.index, hit, source, [Span(start, stop), *tail], pattern)


def _paper_end(tk: Tokens, start: int, end: int) -> int:
    """End of a source before what a paper is said to show (`a poll | that shows how voters lean`)."""
    record = tk.lexicon.sets["record"]
    return next((k for k in range(start + 1, end) if tk.words[k] == "that" and tk.words[k - 1] in record), end)


def _relative_start(tk: Tokens, low: int, high: int) -> int:
    """Where the relative clause begins that an attribution in the middle of a sentence belongs to (`a war | that has killed
    9,000, according to the count, over ten months`); `low` where there is none.
    """
    flags, words = tk.flags, tk.words
    for k in range(high - 1, low + 1, -1):
        if words[k] == "," and k < high - 1:
            return low
        if words[k] in ("that", "which", "who") and flags[k + 1] & _VERBS and not flags[k - 1] & (lx.PUNCT | lx.CUE):
            return k
    return low


def _introduced_end(tk: Tokens, s: Sentence, start: int, end: int) -> int:
    """End of the source in `According to S, C`: its first comma, or the one that closes an apposition without a verb."""
    comma = next((k for k in range(start, end) if tk.words[k] == ","), None)
    if comma is None:
        return end
    flags = tk.flags
    closing = next((k for k in range(comma + 1, min(s.high, comma + 18)) if tk.words[k] == ","), None)
    is_apposition = (
        closing is not None
        and flags[comma + 1] & lx.DET
        and tk.words[comma + 1] not in tk.lexicon.sets["how_many"]
        and not any(
            flags[k] & _AUX_FINITE
            or (flags[k] & lx.CUE and not flags[k] & lx.ING)
            or (flags[k] & lx.ED and flags[k + 1] & _BEHIND_VERB)
            for k in range(comma + 1, closing)
        )
    )
    sets, behind_comma = tk.lexicon.sets, tk.words[min(comma + 1, s.high - 1)]
    is_named = closing is not None and (
        any(flags[k] & lx.OFFICE or tk.words[k] in sets["heading"] for k in range(start, comma))
        or behind_comma in sets["woman"]
        or behind_comma in sets["man"]
    )
    if is_named and closing is not None and 1 < closing - comma - 1 <= _LONGEST_NAME:
        # `According to the ministry's spokesman, Ada Lind, | the road is safe`; but `the mayor, Ada Lind, 40, was shot`
        is_name = all(flags[k] & lx.CAP for k in range(comma + 1, closing))
        behind = flags[closing + 1] if closing + 1 < s.high else lx.NUMBER
        is_apposition = is_apposition or (is_name and not behind & (lx.NUMBER | _VERBS))
    return closing if is_apposition and closing is not None else comma
