"""Speakers without a verb of saying: `Mayor: Bridge to stay shut`, `Bridge to stay shut: ministry`, `Mayor: "..."`, `For the
mayor, it was "..."`.
"""

from __future__ import annotations

from provenance.attribution.contents import is_clause
from provenance.rules import lexicon as lx
from provenance.spans import Span
from provenance.syntax.complements import right_edge
from provenance.syntax.drafts import Draft, Sentence
from provenance.syntax.hits import CueHit
from provenance.syntax.phrases import DASHES, phrase_after
from provenance.syntax.quotes import CLOSING_MARKS, OPENING_MARKS
from provenance.syntax.tokens import Tokens

_VIEWPOINT = lx.Verb("for", lx.F_CLAUSE, "speech")
COLON = lx.Verb(":", lx.F_CLAUSE, "speech", rules={lx.F_CLAUSE: "en.cue.colon"})

# What words can be, joined once: looking the bits up and joining them costs more than the test.
_PREP_DET_PUNCT = lx.PREP | lx.DET | lx.PUNCT
_NUMBER_PUNCT = lx.NUMBER | lx.PUNCT
_VERBAL = lx.AUX | lx.FINITE
_IN_NAME = lx.CAP | lx.PREP | lx.DET | lx.COORD
_OPENS = OPENING_MARKS | {"‘", "'"}
_CLOSES = CLOSING_MARKS | {"’", "'"}
_LONGEST_NAMES = 9
VIEW_OPENERS = frozenset(("in", "to"))  # with which a sentence may give somebody's view without a quotation
_LONGEST_TELLER, _SHORTEST_TOLD = 3, 3  # tokens of who tells it, and of what, where a headline ends with who (`C: report`)
ENDS_PERSON = lx.CAP | lx.OFFICE | lx.RANK
_OFFICE_RANK_TITLE = lx.OFFICE | lx.RANK | lx.TITLE


def headline_draft(tk: Tokens, s: Sentence) -> Draft | None:
    """`C: report`, `C, says minister` is read elsewhere; `S: "C"` and `S: C` where S is short and no label."""
    words, flags, speakers = tk.words, tk.flags, tk.lexicon.sets["headline_speaker" if s.is_headline else "colon_speaker"]
    if not s.is_headline and ":" not in words[s.low : s.high]:
        return None
    colon = next((k for k in range(s.low, s.high) if words[k] in (":", "—", "–", "-")), None)
    if colon is None or not s.low < colon < s.high - 1:
        return None
    if words[colon] == ":" and words[colon - 1] in _CLOSES and tk.words[s.low] in _OPENS:
        return _quotation_first(tk, s, colon)
    speaks = words[colon] == ":" and (words[colon + 1] in OPENING_MARKS or words[colon - 1] in speakers)
    if not s.is_headline and not speaks:
        return None
    high = right_edge(tk, colon + 1, s.high)
    hit = CueHit(colon, colon, colon + 1, COLON, 0, False, False, "verb")
    is_behind = colon - s.low >= _SHORTEST_TOLD or (colon - s.low > 1 and words[high - 1] in speakers)
    is_parted = words[colon] == ":" or words[high - 1] in speakers  # `Ministry ignored warnings – report`
    if is_parted and high - colon - 1 <= _LONGEST_TELLER and is_behind and not words[high - 1].isdigit():
        return Draft(s.index, hit, (colon + 1, high), [Span(tk.starts[s.low], tk.end(colon - 1))], "left", "colon", s.low)
    is_name = all(flags[k] & lx.CAP or flags[k] & _PREP_DET_PUNCT for k in range(s.low, colon))
    is_name = is_name or words[colon - 1] in speakers
    labels = tk.lexicon.sets["headline_label"]
    if words[colon] != ":" or colon - s.low > 6 or not is_name or words[s.low] in labels or words[colon - 1] in labels:
        return None
    if all(flags[k] & _NUMBER_PUNCT for k in range(colon + 1, high)):
        return None  # `Lund: 547.`
    quoted = words[colon + 1] in OPENING_MARKS or words[colon + 1] in ("'", "‘")
    if not quoted and not _names_a_speaker(tk, s.low, colon) and words[colon - 1] not in speakers:
        return None
    return Draft(s.index, hit, (s.low, colon), [Span(tk.starts[colon + 1], tk.end(high - 1))], "right", "colon", colon + 1)


def _quotation_first(tk: Tokens, s: Sentence, colon: int) -> Draft | None:
    """`‘We had no boat’: Harbour Council`: a line that is a quotation, and whose it is."""
    high = right_edge(tk, colon + 1, s.high)
    if not 0 < high - colon - 1 <= _LONGEST_NAMES or not tk.flags[colon + 1] & ENDS_PERSON:
        return None
    if all(tk.flags[k] & (lx.CAP | lx.PREP | lx.DET | lx.PUNCT) for k in range(s.low + 1, colon - 1)):
        return None  # `“Low Tide”: Review`: the name of a work
    if not all(tk.flags[k] & _IN_NAME or tk.words[k] in (".", "&") for k in range(colon + 1, high)):
        return None
    hit = CueHit(colon, colon, colon + 1, COLON, 0, False, False, "verb")
    return Draft(s.index, hit, (colon + 1, high), [Span(tk.starts[s.low], tk.end(colon - 1))], "left", "colon", s.low)


def viewpoint_draft(tk: Tokens, s: Sentence) -> Draft | None:
    """`For Ada Lind, who ran the mill, it was "C"`: a sentence that quotes words and opens with whose view it gives; `To Ada
    Lind, C` gives it without a quotation, too.
    """
    words, first = tk.words, s.low + 1
    if words[s.low] == "in":
        return _owned_view_draft(tk, s)
    is_to = words[s.low] == "to" and first < s.high and bool(tk.flags[first] & lx.CAP) and not tk.flags[first] & lx.DET
    if first >= s.high or not (words[s.low] == "for" or is_to):
        return None
    if words[first].endswith("-year-old"):
        first += 1
    end = phrase_after(tk, first, s.high)
    if end >= s.high - 1 or words[end] != "," or not _names_a_speaker(tk, first, min(end, first_comma(tk, first, end))):
        return None
    if tk.flags[end + 1] & lx.REL:  # `who ran the mill`
        end = next((k for k in range(end + 1, s.high - 1) if words[k] == ","), s.high - 2)
    edge = right_edge(tk, end + 1, s.high)
    start, stop = tk.starts[end + 1], tk.end(edge - 1)
    is_quoted = any(q.start >= start and q.end <= stop + 1 for q in s.quotations)
    if not (is_quoted or (is_to and is_clause(tk, end + 1, edge))) or tk.flags[first] & (lx.TIME | lx.NUMBER):
        return None
    hit = CueHit(s.low, s.low, s.low + 1, _VIEWPOINT, 0, False, False, "preposition", "en.cue.viewpoint")
    return Draft(s.index, hit, (first, end), [Span(start, stop)], "preposition")


def _owned_view_draft(tk: Tokens, s: Sentence) -> Draft | None:
    """`In her view, C`, `In Ada Lind's opinion, C`: the owner of the view is the source."""
    words, flags = tk.words, tk.flags
    comma = first_comma(tk, s.low, min(s.high - 1, s.low + _LONGEST_NAMES))
    noun = comma - 1
    if words[comma] != "," or noun < s.low + 2 or words[noun] not in tk.lexicon.sets["view"]:
        return None
    owner = noun - 1 if words[noun - 1] != "own" else noun - 2
    is_owned = bool(flags[owner] & lx.POSS) or words[owner].endswith(("'s", "’s", "s'", "s’"))
    edge = right_edge(tk, comma + 1, s.high)
    if owner <= s.low or not is_owned or words[owner] in ("my", "our", "your") or not is_clause(tk, comma + 1, edge):
        return None
    hit = CueHit(noun, noun, noun + 1, _VIEWPOINT, 0, False, False, "preposition", "en.cue.viewpoint")
    return Draft(s.index, hit, (s.low + 1, owner + 1), [Span(tk.starts[comma + 1], tk.end(edge - 1))], "preposition")


def named_draft(tk: Tokens, s: Sentence) -> Draft | None:
    """`Pollsters agree - Rosa Lind: “C”`: a name between a dash and the colon before a quotation, whatever goes before."""
    words, flags = tk.words, tk.flags
    colon = next((k for k in range(s.low + 3, s.high - 1) if words[k] == ":" and words[k + 1] in OPENING_MARKS), None)
    if colon is None or not any(q.start == tk.starts[colon + 1] for q in s.quotations):
        return None
    dash = next((k for k in range(colon - 1, max(s.low, colon - _LONGEST_NAMES), -1) if words[k] in DASHES), None)
    if dash is None or colon - dash < 2:
        return None
    if not all(flags[k] & lx.CAP or words[k] in ("and", "&", ".", ",") for k in range(dash + 1, colon)):
        return None
    hit = CueHit(colon, colon, colon + 1, COLON, 0, False, False, "verb")
    content = [Span(tk.starts[colon + 1], tk.end(s.high - 1))]
    return Draft(s.index, hit, (dash + 1, colon), content, "right", "colon", colon + 1)


def circumstance_draft(tk: Tokens, s: Sentence) -> Draft | None:
    """`Norland's prime minister, in a televised address on Sunday: “C”`: who speaks, and where, before a quotation."""
    words, flags = tk.words, tk.flags
    colon = next((k for k in range(s.low + 3, s.high - 1) if words[k] == ":"), None)
    if colon is None or not any(q.start == tk.starts[colon + 1] for q in s.quotations):
        return None
    where = tk.lexicon.sets["where_said"]
    comma = next((k for k in range(s.low + 1, colon - 1) if words[k] == "," and words[k + 1] in where), None)
    if comma is None:
        return None
    if any(flags[k] & _VERBAL and not flags[k] & lx.CAP for k in [*range(s.low, comma), *range(comma + 2, colon)]):
        return None
    hit = CueHit(colon, colon, colon + 1, COLON, 0, False, False, "verb")
    content = [Span(tk.starts[colon + 1], tk.end(s.high - 1))]
    return Draft(s.index, hit, (s.low, comma), content, "right", "colon", colon + 1)


def first_comma(tk: Tokens, first: int, end: int) -> int:
    """The first comma of tokens `[first, end)`, or `end`."""
    return next((k for k in range(first, end) if tk.words[k] == ","), end)


def _names_a_speaker(tk: Tokens, low: int, high: int) -> bool:
    """True where the words before a headline's colon name a person or an office, not a topic."""
    if any(tk.flags[k] & _OFFICE_RANK_TITLE for k in range(low, high)):
        return True
    if high - low == 2 and tk.flags[low] & tk.flags[low + 1] & lx.CAP:
        return True
    # a bare surname that speaks in another sentence (`Lund: …` and `Lund said`)
    says = tk.lexicon.sets["coordinate_cue"]
    return high - low == 1 and any(
        k != low and tk.words[k + 1 : k + 2] and tk.words[k + 1] in says for k in tk.places(tk.words[low])
    )
