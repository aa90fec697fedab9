"""Verbs that no list has, beside a quotation: `"Not with me," he barks`, `Lind cracked, "Not with me."`"""

from __future__ import annotations

from provenance.attribution.headlines import ENDS_PERSON
from provenance.attribution.subjects import first_subject
from provenance.rules import lexicon as lx
from provenance.spans import Span
from provenance.syntax.drafts import Draft, Sentence
from provenance.syntax.hits import CueHit
from provenance.syntax.quotes import CLOSING_MARKS, OPENING_MARKS, Quotation
from provenance.syntax.subjects import subject_before
from provenance.syntax.tokens import Tokens

_VERB = lx.Verb("“", lx.F_QUOTE, "speech", rules={lx.F_QUOTE: "en.cue.unlisted"})
_NO_VERB = lx.CAP | lx.ADJ | lx.NUMBER | lx.PREP | lx.DET | lx.AUX | lx.PUNCT | lx.SUBJ
_OPENS_SUBJECT = lx.CAP | lx.DET | lx.OFFICE | lx.RANK | lx.TITLE
_GOES_ON = lx.PREP | lx.ADV | lx.PUNCT | lx.TIME
_FEWEST_WORDS = 4  # of a quotation that is no title
_LONGEST_SUBJECT = 8  # tokens
_LONGEST_MANNER = 5  # tokens between the verb and the quotation behind it


def unlisted_draft(tk: Tokens, s: Sentence) -> Draft | None:
    """The attribution of a sentence that has no cue: a quotation with a comma, and beside it a person and a verb."""
    first = s.quotations[0]
    if first.start <= tk.starts[s.low] and not first.is_open and _is_sentence(tk, first) and tk.text[first.end - 2] == ",":
        return _behind(tk, s, first)
    last = s.quotations[-1]
    if _is_sentence(tk, last) and not tk.text[last.end : s.statement.span.end].strip(" ."):
        return _before(tk, s, last)
    return None


def _is_sentence(tk: Tokens, q: Quotation) -> bool:
    """True for a quotation that is long enough to be no title."""
    return tk.text.count(" ", q.start, q.end) >= _FEWEST_WORDS - 1


def _behind(tk: Tokens, s: Sentence, q: Quotation) -> Draft | None:
    """`"C," S barks`, `"C," barks S`."""
    words, flags = tk.words, tk.flags
    begin = tk.at(q.end)
    while begin < s.high and words[begin] in CLOSING_MARKS:
        begin += 1
    if begin + 1 >= s.high:
        return None
    if _is_verb(tk, begin) and flags[begin + 1] & _OPENS_SUBJECT and not flags[begin + 1] & lx.PREP:
        end = begin + 1
        while end < s.high and not flags[end] & (lx.PUNCT | lx.PREP):
            end += 1
        source = (begin + 1, end)
        if not _is_person(tk, *source):
            return None
        return Draft(s.index, _hit(begin), source, [Span(q.start, q.end)], "inverted", "quote", begin)
    verb = next((k for k in range(begin + 1, min(s.high, begin + _LONGEST_SUBJECT)) if _is_verb(tk, k)), None)
    if verb is None or (verb + 1 < s.high and not flags[verb + 1] & _GOES_ON):
        return None
    if not (flags[verb - 1] & (lx.CAP | lx.SUBJ | lx.OFFICE) or words[verb - 1] == ","):
        return None  # `Lind, now 81 and | retired`
    if not _is_person(tk, begin, verb):
        return None
    return Draft(s.index, _hit(verb), (begin, verb), [Span(q.start, q.end)], "left", "none", verb + 1)


def _before(tk: Tokens, s: Sentence, q: Quotation) -> Draft | None:
    """`S cracked, "C"`, `S called over her shoulder, "C"`."""
    words, flags = tk.words, tk.flags
    comma = tk.at(q.start) - 1
    if comma <= s.low + 1 or words[comma] != "," or words[comma + 1] not in OPENING_MARKS:
        return None
    if words[comma - 2] == "to" and flags[comma - 1] & lx.CUE:
        source = first_subject(tk, s.low, comma - 2)  # `S broke in to announce, "C"`
        if source is None or not _is_person(tk, *source):
            return None
        return Draft(s.index, _hit(comma - 1), source, [Span(q.start, q.end)], "right", "quote", comma + 1)
    for verb in range(comma - 1, max(s.low, comma - 1 - _LONGEST_MANNER), -1):
        if flags[verb] & lx.ED and _is_verb(tk, verb):
            source = subject_before(tk, s.low, verb)
            if source is None or source[1] != verb or not (flags[verb] & lx.CUE or _is_person(tk, *source)):
                return None
            return Draft(s.index, _hit(verb), source, [Span(q.start, q.end)], "right", "quote", comma + 1)
        if verb == comma - 1:
            continue
        if not flags[verb] & (lx.PREP | lx.POSS | lx.DET | lx.ADV) and not words[verb].isalpha():
            return None
    return None


def _is_verb(tk: Tokens, k: int) -> bool:
    """True for a word that can be a verb's past or third person."""
    f, word = tk.flags[k], tk.words[k]
    if f & _NO_VERB:
        return False
    return bool(f & lx.ED) or (word.endswith("s") and word.isalpha() and not word.endswith(("ss", "us", "is")))


def _is_person(tk: Tokens, first: int, last: int) -> bool:
    """True for a pronoun, or for words that end with a name or an office."""
    f = tk.flags[first]
    if last - first == 1 and f & lx.SUBJ and not f & lx.DET:
        return tk.words[first] in ("he", "she", "they")
    head = next((k for k in range(first, last) if tk.words[k] == ","), last) - 1
    if any(tk.flags[k] & (lx.AUX | lx.REL | lx.SUBORD) for k in range(first, last)):
        return False
    return head >= first and bool(tk.flags[head] & ENDS_PERSON)


def _hit(verb: int) -> CueHit:
    return CueHit(verb, verb, verb + 1, _VERB, 0, False, False, "verb")
