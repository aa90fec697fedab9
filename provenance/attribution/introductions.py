"""What a colon introduces: `The neighbour picks up the story: "C"`, `The mayor issued the following statement:` and below it
what it says.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.attribution.headlines import COLON, ENDS_PERSON, first_comma
from provenance.attribution.subjects import first_subject, main_subject
from provenance.rules import lexicon as lx
from provenance.spans import Span
from provenance.syntax.drafts import Draft, Sentence
from provenance.syntax.hits import CueHit
from provenance.syntax.phrases import phrase_after
from provenance.syntax.quotes import OPENING_MARKS
from provenance.syntax.tokens import Tokens

_NO_INTRODUCTION = lx.PUNCT | lx.PREP | lx.AUX | lx.FINITE | lx.SUBORD | lx.COORD
_VERB = lx.AUX | lx.FINITE | lx.ED | lx.CUE
_NO_NAME = lx.AUX | lx.FINITE | lx.PREP | lx.PUNCT
_LONGEST_INTRODUCTION = 4
_LONGEST_TAIL = 8  # tokens between what is printed below and the colon
# Which set of nouns tells how somebody spoke, and the verb that a colon stands for then.
_CHANNELS = tuple(
    (name, lx.Verb(":", lx.F_CLAUSE, "speech", channel, {lx.F_CLAUSE: "en.cue.colon"}))
    for name, channel in (("spoken_in", "statement"), ("posted_in", "post"), ("written_in", "document"))
)


def passage_words(sentences: Sequence[Sentence], nxt: int) -> Span:
    """What the passage that begins with sentence `nxt` quotes: the quotation that opens it, else all of it."""
    first = sentences[nxt]
    start = first.statement.span[0]
    quoted = next((q for q in first.quotations if q.start <= start + 1), None)
    if quoted is not None:
        return Span(quoted.start, quoted.end)
    return Span(start, _passage_end(sentences, nxt))


def _passage_end(sentences: Sequence[Sentence], k: int) -> int:
    """Where the last sentence of sentence `k`'s passage ends, in code points."""
    while k + 1 < len(sentences) and sentences[k + 1].statement.passage == sentences[k].statement.passage:
        k += 1
    return sentences[k].statement.span[1]


def introduced_passage(tk: Tokens, sentences: Sequence[Sentence], k: int) -> Draft | None:
    """`The mayor issued the following statement:`, `The mayor was blunt:` at a passage's end: the next passage is hers, where
    it opens with a quotation, or where the words say that it is printed there.
    """
    s, nxt = sentences[k], k + 1
    colon = s.high - 1
    content = passage_words(sentences, nxt)
    start = sentences[nxt].statement.span[0]
    is_quoted = any(q.start <= start + 1 for q in sentences[nxt].quotations)
    printed = _printed(tk, s.low, colon)
    found = _taken_from(tk, s.low, colon) or _announced(tk, s.low, colon)
    if found is None and printed is None and not is_quoted:
        return None
    if (
        found is None
        and printed is not None
        and (is_quoted or not tk.lexicon.sets["below"].isdisjoint(tk.words[printed - 2 : printed]))
    ):
        found = _issued(tk, s.low, printed, colon)
    if found is None and is_quoted and not tk.flags[colon - 1] & lx.AUX:
        found = _speaker(tk, s.low, colon)
        nobody = tk.lexicon.sets["unnamed_subject"]
        if found is not None and (found[0] != main_subject(tk, s.low, colon) or tk.words[found[0][0]] in nobody):
            return None  # of more clauses than one; `Here they are:`
    if found is None:
        return None
    source, hit = found
    return Draft(s.index, hit, source, [content], "right", "colon", s.high)


def quoting_draft(tk: Tokens, s: Sentence) -> Draft | None:
    """`The neighbour picks up the story: "C"`: a quotation behind a colon belongs to the subject of the clause before it,
    whatever its verb, where that names a person or is a pronoun, or to whoever issued it (`The union released this
    statement: "C"`).
    """
    words = tk.words
    colon = next((k for k in range(s.low + 2, s.high - 1) if words[k] == ":" and words[k + 1] in OPENING_MARKS), None)
    if colon is None or not any(q.start == tk.starts[colon + 1] for q in s.quotations):
        return None
    printed = _printed(tk, s.low, colon)
    found = _taken_from(tk, s.low, colon)
    if found is None and printed is not None:
        found = _issued(tk, s.low, printed, colon)
    found = found or _speaker(tk, s.low, colon)
    if found is None:
        return None
    content = [Span(tk.starts[colon + 1], tk.end(s.high - 1))]
    return Draft(s.index, found[1], found[0], content, "right", "colon", colon + 1)


def _announced(tk: Tokens, low: int, colon: int) -> tuple[tuple[int, int], CueHit] | None:
    """`Said Ada Lind:` and below it what she said."""
    form = tk.lexicon.forms.get(tk.words[low])
    if form is None or not form[0] & (lx.PAST | lx.THIRD) or not form[1].frames & (lx.F_CLAUSE | lx.F_QUOTE):
        return None
    if colon - low < 2 or not tk.flags[low + 1] & (lx.CAP | lx.DET) or phrase_after(tk, low + 1, colon) < colon:
        return None
    return (low + 1, colon), CueHit(low, low, low + 1, form[1], form[0], False, False, "verb")


def _taken_from(tk: Tokens, low: int, colon: int) -> tuple[tuple[int, int], CueHit] | None:
    """`From the report:`, `More from Ada Lind:` and behind it their words."""
    words = tk.words
    at = low if words[low] == "from" else low + 1
    if words[at] != "from" or (at > low and words[low] not in tk.lexicon.sets["more_from"]) or colon - at < 2:
        return None
    if not tk.flags[at + 1] & (lx.CAP | lx.DET | lx.POSS) or tk.flags[at + 1] & (lx.TIME | lx.NUMBER):
        return None
    if any(tk.flags[k] & _NO_NAME and not tk.flags[k] & lx.CAP for k in range(at + 1, colon)):
        return None
    return (at + 1, colon), CueHit(at, at, at + 1, COLON, 0, False, False, "verb")


def _speaker(tk: Tokens, low: int, colon: int) -> tuple[tuple[int, int], CueHit] | None:
    """The person or the pronoun that is the subject of the clause before a colon, with the rest of it as the cue."""
    words, flags = tk.words, tk.flags
    comma = next((k for k in range(colon - 1, low, -1) if words[k] == ","), low - 1)
    source = first_subject(tk, low, colon) or _opening_subject(tk, comma + 1, colon)
    if source is None:
        return None
    first, last = source
    beside = next((k for k in range(colon - 2, last, -1) if words[k] == "with" and words[k - 1] == ","), None)
    if beside is not None:  # `They took him out, with | Lind | yelling:`
        end = next((k for k in range(beside + 2, colon) if flags[k] & (lx.ING | lx.ADV) and not flags[k] & lx.CAP), None)
        if end is None:
            return None
        first, last = source = (beside + 1, end)
    if any(flags[k] & lx.REL or words[k] in ("that", ":") for k in range(last, colon)):
        return None
    if not flags[first] & lx.SUBJ and not flags[first_comma(tk, first, last) - 1] & ENDS_PERSON:
        return None
    return source, CueHit(last, last, colon, COLON, 0, False, False, "verb")


def _printed(tk: Tokens, low: int, colon: int) -> int | None:
    """The noun that says what stands behind the colon (`the following | statement | to reporters:`)."""
    sets = tk.lexicon.sets
    for k in range(colon - 1, max(low, colon - 1 - _LONGEST_TAIL), -1):
        if tk.words[k] in sets["printed_below"] and not tk.flags[k] & lx.CAP and tk.words[k - 1] not in sets["printed_below"]:
            return k
        is_verb = tk.flags[k] & (lx.AUX | lx.FINITE) and tk.words[k] not in sets["printed_verb"]
        if is_verb or (tk.flags[k] & lx.PUNCT and tk.words[k] != ","):
            return None
    return None


def _issued(tk: Tokens, low: int, noun: int, colon: int) -> tuple[tuple[int, int], CueHit] | None:
    """Who issued what is printed below: its owner, whom it is from, or the subject of the verb before it."""
    words, flags, sets = tk.words, tk.flags, tk.lexicon.sets
    verb = next((verb for name, verb in _CHANNELS if words[noun] in sets[name]), COLON)
    if noun + 2 < colon and words[noun + 1] in ("from", "by") and flags[noun + 2] & (lx.CAP | lx.DET | lx.POSS):
        end = min(phrase_after(tk, noun + 2, colon), colon)
        while end > noun + 3 and words[end - 1] in sets["below"]:
            end -= 1  # `the statement from the union | follows`
        return (noun + 2, end), CueHit(noun, noun, noun + 1, verb, 0, False, False, "verb")
    owner = next((k for k in range(noun - 1, max(low - 1, noun - _LONGEST_INTRODUCTION), -1) if _owns(tk, k)), None)
    if owner is not None:
        first = owner
        while first > low and (flags[first - 1] & (lx.CAP | lx.DET | lx.OFFICE) or words[first - 1] == "."):
            first -= 1
        return (first, owner + 1), CueHit(noun, noun, noun + 1, verb, 0, False, False, "verb")
    source = main_subject(tk, low, noun)
    if source is None or flags[source[0]] & lx.REL or not sets["received"].isdisjoint(words[source[1] : noun]):
        return None
    if noun - source[1] < 1 or not any(flags[k] & _VERB for k in range(source[1], noun)):
        return None
    return source, CueHit(source[1], source[1], noun + 1, verb, 0, False, False, "verb")


def _owns(tk: Tokens, k: int) -> bool:
    """True for a genitive (`Lind's`, `the union's`)."""
    return tk.words[k].endswith("'s") and not tk.flags[k] & (lx.AUX | lx.SUBJ)


def _opening_subject(tk: Tokens, low: int, colon: int) -> tuple[int, int] | None:
    """The pronoun or the name that a clause opens with, a few words that introduce the name in."""
    flags = tk.flags
    while low < colon and flags[low] & (lx.COORD | lx.ADV) and not flags[low] & lx.SUBJ:
        low += 1
    if low < colon and flags[low] & lx.SUBJ and not flags[low] & lx.DET:
        return low, low + 1
    k = low + (1 if low < colon and flags[low] & lx.DET else 0)
    while k < min(colon, low + _LONGEST_INTRODUCTION) and not flags[k] & (lx.CAP | _NO_INTRODUCTION):
        k += 1
    name = k
    while k < colon and flags[k] & lx.CAP and not flags[k] & lx.PUNCT:
        k += 1
    return (low, k) if name < k < colon and k - low >= 2 else None
