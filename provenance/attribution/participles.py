"""Attributions by a participle: `S did X, saying C`, `with S saying C`, `a report claiming that C`."""

from __future__ import annotations

from provenance.attribution.contents import STRONG, right_content
from provenance.attribution.objects import fits
from provenance.attribution.subjects import first_subject, main_subject
from provenance.rules import lexicon as lx
from provenance.spans import Span
from provenance.syntax.complements import Complement, complement_after
from provenance.syntax.drafts import Draft, Sentence
from provenance.syntax.hits import CueHit
from provenance.syntax.quotes import CLOSING_MARKS, OPENING_MARKS
from provenance.syntax.subjects import subject_before
from provenance.syntax.tokens import Tokens

_LONGEST_PAPER = 9  # tokens from a paper's noun to the participle
_LONGEST_PASSING = 3  # tokens of a phrase before a participle
_VERBS = lx.AUX | lx.FINITE | lx.ED
_NO_PHRASE = lx.AUX | lx.FINITE | lx.REL | lx.PUNCT | lx.SUBJ
_NO_VERB = lx.ING | lx.CAP
_PUNCT_COORD = lx.PUNCT | lx.COORD
_CLAUSES = frozenset(("that", "clause", "quote", "colon"))


def participial_draft(tk: Tokens, s: Sentence, hit: CueHit, drafts: list[Draft]) -> Draft | None:
    """`…, adding that C`: the source is the sentence's earlier one, or the subject of its first verb."""
    found = complement_after(tk, hit.verb, hit.end, s.high)
    if found.kind in ("none", "other") or not fits(tk, hit, found):
        return None
    if hit.start == s.low:
        return _leading(tk, s, hit, found)
    behind = tk.flags[found.start + 1] if found.start + 1 < s.high else lx.PUNCT
    if found.kind == "that" and behind & _VERBS and not behind & lx.SUBJ:
        return None  # `the court's | ruling | that opened the quay`
    before = tk.words[hit.start - 1]
    if before in CLOSING_MARKS and hit.start - 2 > s.low:
        before = tk.words[hit.start - 2]  # `praised “Lorne values,” saying`
    if _is_behind_circumstance(tk, s.low, hit.start):
        before = ","
    if before not in (",", "and", "but", "by", "while", "—", "–", "--", "-"):
        return (
            _kept(tk, s, hit, found)
            or _beside(tk, s, hit, found)
            or _then(tk, s, hit, found, drafts)
            or _attached(tk, s, hit, found)
            or _posted(tk, s, hit, found)
        )
    source = _earlier_source(tk, drafts)
    if source is None:
        source = main_subject(tk, s.low, hit.start)
    if source is None:
        return None
    content = right_content(tk, s, hit, found)
    return Draft(s.index, hit, source, content, "participial", found.kind, found.start) if content else None


def _leading(tk: Tokens, s: Sentence, hit: CueHit, found: Complement) -> Draft | None:
    """`Warning that C, S did X`: the subject behind the last comma that a clause stands behind."""
    is_naming = bool(hit.verb.frames & lx.F_NAMING) and found.kind == "object"
    if not is_naming and (found.kind not in _CLAUSES or hit.verb.klass not in STRONG):
        return None
    for k in range(s.high - 2, found.start + 1, -1):
        comma = k - 1 if tk.words[k] in CLOSING_MARKS else k
        if tk.words[comma] != "," or tk.flags[k + 1] & (lx.REL | lx.PREP | lx.COORD | lx.SUBORD):
            continue
        verb = next(
            (j for j in range(k + 2, s.high - 2) if tk.flags[j] & (_VERBS | lx.CUE) and not tk.flags[j] & _NO_VERB), k
        )
        subject = subject_before(tk, k, verb) if verb > k else None
        is_clause = found.kind != "clause" or any(tk.flags[j] & (lx.AUX | lx.FINITE) for j in range(found.start, comma))
        if subject is not None and subject[0] == k + 1 and is_clause:
            said = Span(tk.starts[found.start], tk.starts[comma] if k == comma else tk.end(k))
            return Draft(s.index, hit, subject, [said], "participial", found.kind, found.start)
    return None


def _is_behind_circumstance(tk: Tokens, low: int, k: int) -> bool:
    """True for a participle at token `k` that a comma opens, with a fixed phrase of time or manner between (`…, at one
    point | calling it a ruse`, `…, in effect | calling it a ruse`).
    """
    if tk.words[k - 1] not in tk.lexicon.sets["passing"]:
        return False
    return any(tk.flags[j] & lx.PREP and tk.words[j - 1] == "," for j in range(max(low + 2, k - _LONGEST_PASSING), k - 1))


def _earlier_source(tk: Tokens, drafts: list[Draft]) -> tuple[int, int] | None:
    """Who the sentence has speaking last, in its main clause rather than in what somebody says there or in a relative clause
    (`S said that | the candidate | denied it, noting`, `S rebuked critics | who | said A, saying B`).
    """
    named = [d for d in drafts if d.source and d.pattern != "preposition"]
    free = [d for d in named if not any(d is not e and _is_inside(tk, d, e) for e in named)]
    chosen = next((d for d in reversed(free) if d.source and not tk.flags[d.source[0]] & lx.REL), None)
    for draft in (chosen, *free[-1:], *named[-1:]):
        if draft is not None:
            return draft.source
    return None


def _is_inside(tk: Tokens, a: Draft, b: Draft) -> bool:
    """True where the one's cue stands in what the other says."""
    at = tk.starts[a.hit.start]
    return any(start <= at < end for start, end in b.content)


def _kept(tk: Tokens, s: Sentence, hit: CueHit, found: Complement) -> Draft | None:
    """`S kept saying that C`."""
    if hit.verb.klass not in STRONG or tk.words[hit.start - 1] not in tk.lexicon.sets["going_on"]:
        return None
    source = subject_before(tk, s.low, hit.start - 1)
    content = right_content(tk, s, hit, found) if source is not None else []
    return Draft(s.index, hit, source, content, "right", found.kind, found.start) if content else None


def _beside(tk: Tokens, s: Sentence, hit: CueHit, found: Complement) -> Draft | None:
    """`…, with S saying C`, `With S warning that C, …`: S is the source."""
    if hit.verb.klass not in STRONG and not (hit.verb.frames & lx.F_NAMING and s.quotations):
        return None
    k = hit.start - 1
    while k > s.low and tk.words[k] != "with" and not tk.flags[k] & _NO_PHRASE:
        k -= 1
    if tk.words[k] != "with" or k + 1 == hit.start or (k > s.low and not tk.flags[k - 1] & _PUNCT_COORD):
        return None
    content = right_content(tk, s, hit, found)
    return Draft(s.index, hit, (k + 1, hit.start), content, "participial", found.kind, found.start) if content else None


def _then(tk: Tokens, s: Sentence, hit: CueHit, found: Complement, drafts: list[Draft]) -> Draft | None:
    """`S dodged two questions before saying, "C"`: what is quoted behind it is the sentence's subject's."""
    is_quoted = found.kind in ("quote", "that", "clause") or (
        found.kind == "colon" and found.start < s.high and tk.words[found.start] in OPENING_MARKS
    )
    if not is_quoted or tk.words[hit.start - 1] not in tk.lexicon.sets["before_saying"]:
        return None
    source = drafts[-1].source if drafts else None
    if source is None and (not s.quotations or s.quotations[0].start >= tk.starts[found.start]):
        source = first_subject(tk, s.low, hit.start)
    content = right_content(tk, s, hit, found) if source is not None else []
    return Draft(s.index, hit, source, content, "right", found.kind, found.start) if content else None


def _attached(tk: Tokens, s: Sentence, hit: CueHit, found: Complement) -> Draft | None:
    """`a report claiming that C`, `issued a statement saying C`: the noun before is the source, or who issued it."""
    if found.kind not in _CLAUSES or hit.verb.klass not in STRONG | {"intention", "request"}:
        return None
    last = hit.start - 1
    while last > s.low and tk.flags[last] & lx.TIME:
        last -= 1
    source = subject_before(tk, s.low, hit.start)
    if source is None and found.kind == "that":
        source = _paper_before(tk, s.low, hit.start)
    is_issued = tk.words[last] in tk.lexicon.sets["issued"]
    if is_issued:
        source = first_subject(tk, s.low, source[0]) or source if source is not None else _filer(tk, s.low, last)
    elif found.kind == "clause":
        return None
    if source is None:
        return None
    content = right_content(tk, s, hit, found)
    pattern = "right" if is_issued else "participial"  # who issues a statement says what it says
    return Draft(s.index, hit, source, content, pattern, found.kind, found.start) if content else None


def _paper_before(tk: Tokens, low: int, end: int) -> tuple[int, int] | None:
    """`responding to | media reports from two countries | claiming that`: the papers that a preposition stands before."""
    for k in range(end - 1, max(low, end - _LONGEST_PAPER), -1):
        if tk.flags[k] & _NO_PHRASE:
            return None
        if tk.words[k] in tk.lexicon.sets["record"]:
            first = k
            while first - 1 > low and not tk.flags[first - 1] & (_NO_PHRASE | lx.PREP | lx.ED):
                first -= 1
            return first, end
    return None


def _filer(tk: Tokens, low: int, paper: int) -> tuple[int, int] | None:
    """Whose deed the paper that token `paper` names is (`Ada Lind filed | a lawsuit`); None behind a preposition."""
    verb = paper - 1
    while verb > low and not tk.flags[verb] & (_VERBS | lx.PREP | lx.PUNCT):
        verb -= 1
    return subject_before(tk, low, verb) if tk.flags[verb] & (lx.FINITE | lx.ED) else None


def _posted(tk: Tokens, s: Sentence, hit: CueHit, found: Complement) -> Draft | None:
    """`S posted online accusing X of C`, `S sent a letter demanding C`: the participle tells what the writing says."""
    wrote = next((k for k in range(hit.start - 1, s.low, -1) if tk.words[k] in tk.lexicon.sets["wrote"]), None)
    if wrote is None or any(tk.flags[k] & (lx.REL | lx.SUBORD) or tk.words[k] == "," for k in range(wrote, hit.start)):
        return None
    source = subject_before(tk, s.low, wrote)
    content = right_content(tk, s, hit, found) if source is not None else []
    return Draft(s.index, hit, source, content, "right", found.kind, found.start) if content else None
