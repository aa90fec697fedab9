"""Attributions whose verb stands before its source: `"C," said S`, `C, said S`, `C1, said S, C2`, `Said S: C`."""

from __future__ import annotations

from provenance.attribution.contents import content_around, left_content, quote_behind, quote_ends_at, right_content
from provenance.rules import lexicon as lx
from provenance.spans import Span
from provenance.syntax.complements import Complement, inverted_subject
from provenance.syntax.drafts import Draft, Sentence
from provenance.syntax.hits import CueHit
from provenance.syntax.quotes import OPENING_MARKS
from provenance.syntax.subjects import subject_before
from provenance.syntax.titles import aside_before, has_finite, title_before
from provenance.syntax.tokens import Tokens

# What words can be, joined once: looking the bits up and joining them costs more than the test.
_F_CLAUSE_F_QUOTE = lx.F_CLAUSE | lx.F_QUOTE
_PAST_THIRD = lx.PAST | lx.THIRD
_SPEAKER_START = lx.DET | lx.POSS | lx.CAP | lx.SUBJ | lx.NUMBER | lx.OFFICE | lx.TITLE | lx.RANK
_VERBS = lx.AUX | lx.FINITE | lx.ED
_VERBS_CUE = _VERBS | lx.CUE
_AUX_FINITE = lx.AUX | lx.FINITE
_BEFORE_PREDICATE = lx.AUX | lx.ADV
_NO_ANSWER = lx.PREP | lx.TIME | lx.SUBORD | lx.COORD | lx.ING | lx.PUNCT
_LONGEST_ANSWER = 3  # words
_LONGEST_RELATIVE = 20  # tokens


def inverted_draft(tk: Tokens, s: Sentence, hit: CueHit) -> Draft | None:
    """`"C," said S` and `C, said S`."""
    is_plural = bool(hit.form & lx.BASE) and tk.words[hit.head] in tk.lexicon.sets["only_verb"]  # `C, say experts`
    if not (hit.form & _PAST_THIRD or is_plural) or not hit.verb.frames & _F_CLAUSE_F_QUOTE:
        return None
    if hit.start == s.low:
        return _announced(tk, s, hit)
    if hit.start != hit.head or (hit.verb.frames & lx.F_NEEDS_RECIP and subject_before(tk, s.low, hit.start) is not None):
        return None
    before = tk.words[hit.start - 1]
    quoted = quote_ends_at(tk, s, hit.start)
    mark = hit.start - 1
    is_titled = quoted and (title_before(tk, s.low, mark) is not None or aside_before(tk, s.low, mark) is not None)
    if is_titled and subject_before(tk, s.low, hit.start) is not None:
        return None  # `Ada Lind, author of “The Mill,” said`
    if before not in (",", "—", "–") and not quoted:
        return None
    if before in ("—", "–") and _has_dashed(tk, s.low, mark):
        return None  # `Ada Lind — a teacher from Lorne — | said`
    source = inverted_subject(tk, hit.end, s.high)
    if source is None or (not quoted and not names_somebody(tk, *source)):
        return None
    if source[1] < s.high and tk.flags[source[1]] & lx.AUX and not tk.flags[source[1]] & lx.HAVE:
        return None  # `Lind, citing "bad luck", said | the candidate | could win`
    if tk.flags[source[0]] & lx.SUBJ and not tk.flags[source[0]] & lx.DET and _goes_on(tk, s, source[1]):
        return None  # `Ada Lind — a teacher — says | he | made up her mind`
    left = left_content(tk, s, hit.start)
    is_last = _with_relative(tk, s, source)[1] == source[1]
    is_answer = not left and before == "," and is_last and hit.verb.frames & lx.F_ANY
    answer = _short_answer(tk, s, hit.start - 1) if is_answer else []
    if answer:
        return Draft(s.index, hit, source, answer, "inverted")
    # `Rather than wait, said S, C`
    is_opener = tk.words[s.low] in tk.lexicon.sets["instead_of"] and "," not in tk.words[s.low : hit.start - 1]
    is_opener = is_opener or _ends_with_speaker(tk, s, hit, source)
    if before == "," and not quoted and not is_opener and _has_own_subject(tk, s, hit):
        return None
    around = content_around(tk, s, hit.start, _with_relative(tk, s, source)[1]) if hit.verb.frames & lx.F_AFTER else []
    if around:
        return Draft(s.index, hit, source, around, "inverted")
    right = quote_behind(tk, s, source[1])
    if not left:  # `But, said S, "C"`
        return Draft(s.index, hit, source, right, "inverted") if right and before == "," and hit.start <= s.low + 2 else None
    return Draft(s.index, hit, source, [*left, *right], "inverted")


def _has_dashed(tk: Tokens, low: int, dash: int) -> bool:
    """True where the aside that `dash` closes tells who stands before it, and has no verb."""
    found = subject_before(tk, low, dash + 1)
    opening = next((k for k in range(dash - 1, low, -1) if tk.words[k] == tk.words[dash]), None)
    if found is None or opening is None or found[0] >= opening:
        return False
    return bool(tk.flags[found[0]] & (lx.CAP | lx.DET)) and not has_finite(tk, opening + 1, dash)


def _goes_on(tk: Tokens, s: Sentence, k: int) -> bool:
    """True where a verb stands at token `k`, so that what stands before it is its subject."""
    return k < s.high and bool(tk.flags[k] & (_VERBS_CUE | lx.AUX)) and not tk.flags[k] & lx.ADV


def _short_answer(tk: Tokens, s: Sentence, comma: int) -> list[Span]:
    """`Nonsense, said S`, `Absolutely not, says S`: a sentence's first words as what is said, though they are no clause."""
    words = range(s.low, comma)
    if not 0 < len(words) <= _LONGEST_ANSWER or tk.flags[s.low] & _NO_ANSWER or any(tk.words[k] == "," for k in words):
        return []
    if any(tk.words[k] in tk.lexicon.sets["interrupter"] for k in words):
        return []  # `Meanwhile, said Lund, …`
    return [Span(tk.starts[s.low], tk.end(comma - 1))]


def _ends_with_speaker(tk: Tokens, s: Sentence, hit: CueHit, source: tuple[int, int]) -> bool:
    """True where a name is all that stands behind a cue, and a verb before it: nothing that a subject before it would say
    (`the firm lobbied for the toll, | said | lobbyist Ada Lind, the mayor's friend`).
    """
    flags = tk.flags
    if hit.verb.lemma not in tk.lexicon.sets["only_verb"]:
        return False  # `the poll, published in May, | put | Lind on 55 percent`
    if source[1] + 1 < s.high or not any(flags[k] & lx.CAP for k in range(source[0], source[1])):
        return False
    if any(flags[k] & _AUX_FINITE and not flags[k] & lx.CAP for k in range(hit.end, s.high)):
        return False
    return any(flags[k] & (_VERBS | lx.CUE) and not flags[k] & lx.CAP for k in range(s.low + 1, hit.start))


def _has_own_subject(tk: Tokens, s: Sentence, hit: CueHit) -> bool:
    """True where a noun phrase stands before a cue behind a comma, and no clause (`the view holds here, | said Lund`)."""
    found = subject_before(tk, s.low, hit.start)
    if found is None or (found[0] > s.low + 1 and tk.flags[found[0] - 1] & _BEFORE_PREDICATE):
        return False  # `it is rather | shallow, | say divers`
    if found[0] > s.low and not tk.flags[found[0] - 1] & (lx.COORD | lx.PUNCT | lx.SUBORD):
        verbs = [tk.flags[k] & _VERBS_CUE for k in range(s.low, found[0]) if not tk.flags[k] & (lx.ING | lx.CAP)]
        if any(verbs):
            return False  # `the town has offered | a house to any doctor who comes, | said Lund`
    flags = tk.flags[found[0] : found[1]]
    return any(f & lx.REL for f in flags) or not any(f & lx.FINITE for f in flags)


def _announced(tk: Tokens, s: Sentence, hit: CueHit) -> Draft | None:
    """`Said S: C`, `Added S, "C"`: verb, source and content in this order."""
    source = inverted_subject(tk, hit.end, s.high)
    if source is None or source[1] + 1 >= s.high:
        return None
    source = _with_relative(tk, s, source)
    mark = tk.words[source[1]]
    if mark != ":" and not (mark == "," and tk.words[source[1] + 1] in OPENING_MARKS):
        return None
    start = source[1] + 1
    kind = "quote" if tk.words[start] in OPENING_MARKS else "colon"
    content = right_content(tk, s, hit, Complement(kind, start, False))
    return Draft(s.index, hit, source, content, "right", kind, start) if content else None


def _with_relative(tk: Tokens, s: Sentence, source: tuple[int, int]) -> tuple[int, int]:
    """A source with the relative clause behind its comma, where another comma closes that (`said | Ada Lind, who runs the
    mill|, "C"`).
    """
    behind = source[1] + 1
    if behind >= s.high or tk.words[source[1]] != "," or not tk.flags[behind] & lx.REL:
        return source
    close = next((k for k in range(behind + 1, min(s.high - 1, behind + _LONGEST_RELATIVE)) if tk.words[k] == ","), None)
    return source if close is None else (source[0], close)


def names_somebody(tk: Tokens, first: int, last: int) -> bool:
    """True where a noun phrase begins like one of a speaker: with a name, a determiner, an office or a plural."""
    f, w = tk.flags[first], tk.words[first]
    if f & _SPEAKER_START:
        return True
    return any(
        tk.words[k].endswith("s") or tk.flags[k] & (lx.OFFICE | lx.CAP) for k in range(first, min(last, first + 4))
    ) or (w == "police")
