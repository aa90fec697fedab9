"""The shapes in which a cue, a source and a content stand: one function each, from a cue hit to a draft."""

from __future__ import annotations

from provenance.attribution.contents import (
    STRONG,
    begins_clause,
    content_around,
    left_content,
    quote_ends_at,
    quote_later,
    relative_clause,
    right_content,
    subordinate_clause,
)
from provenance.attribution.inverted import inverted_draft, names_somebody
from provenance.attribution.objects import fits
from provenance.attribution.participles import participial_draft
from provenance.attribution.passives import passive_draft, quoting_draft
from provenance.attribution.subjects import clause_low, subject_of
from provenance.rules import lexicon as lx
from provenance.spans import Span
from provenance.syntax.complements import Complement, clause_behind_comma, complement_after, right_edge
from provenance.syntax.drafts import Draft, Sentence
from provenance.syntax.hits import CueHit
from provenance.syntax.phrases import phrase_after
from provenance.syntax.quotes import OPENING_MARKS
from provenance.syntax.tokens import Tokens

# What words can be, joined once: looking the bits up and joining them costs more than the test.
_F_CLAUSE_F_QUOTE = lx.F_CLAUSE | lx.F_QUOTE
_JOINS_PHRASE = lx.PREP | lx.COORD | lx.DET | lx.POSS | lx.PUNCT | lx.ADV
_VERBS = lx.AUX | lx.FINITE | lx.ED
_LET_ME = 2  # tokens
_OPENED = [[mark] for mark in OPENING_MARKS]
_OPENS_CONTENT = lx.DET | lx.SUBJ | lx.SUBORD | lx.PUNCT | lx.CAP | lx.OBJ | lx.POSS | lx.PREP | lx.AUX


def verbal_draft(tk: Tokens, s: Sentence, hit: CueHit, drafts: list[Draft]) -> Draft | None:
    if hit.is_passive:
        return passive_draft(tk, s, hit)
    if hit.verb.klass == "citing":
        quoted = quoting_draft(tk, s, hit)
        is_reason = hit.verb.lemma == "cite" and (tk.words[hit.end : hit.end + 1] in _OPENED or _gives_reason(tk, s, hit))
        if quoted is not None or not is_reason:
            return quoted  # but `cited "technical reasons"`, `cited the rain` is somebody's word
    if hit.start > s.low and tk.words[hit.start - 1] == "as" and tk.words[hit.end : hit.end + 1] == ["by"]:
        return _as_reported_by(tk, s, hit)
    is_apart = tk.words[hit.start - 1] == "," and all(f & lx.ADV for f in tk.flags[hit.start : hit.head])
    if hit.form & lx.GERUND and (hit.start == hit.head or is_apart):  # `…, | later adding that C`
        return participial_draft(tk, s, hit, drafts)
    if _is_attributive(tk, s, hit) or _says_nothing(tk, hit):
        return None
    low = clause_low(tk, s, hit)
    inverted = inverted_draft(tk, s, hit)
    if inverted is not None:
        return inverted
    subject = subject_of(tk, hit, low, drafts)
    if subject is None or _is_no_speaker(tk, hit, subject[0], subject[1]):
        return None
    if _is_nobody(tk, subject[0], subject[1]) or _is_condition(tk, s.low, subject[0] - 1):
        return None
    whole = s
    if tk.flags[subject[0]] & lx.REL:
        s = relative_clause(tk, s, hit)
    elif tk.words[subject[0] - 1] in tk.lexicon.sets["clause_start"] and subject[0] > s.low:
        s = subordinate_clause(tk, s, hit, subject[0] - 1)
    complement = complement_after(tk, hit.verb, hit.end, s.high)
    if (
        complement.start == hit.end
        and complement.kind == "clause"
        and tk.flags[hit.end] & lx.AUX
        and not tk.flags[hit.end] & lx.SUBJ
    ):
        subject = _inner_subject(tk, subject)
    if subject[0] > s.low and tk.words[subject[0] - 1] == "as" and hit.verb.klass in STRONG:
        comma = _comma_of_as(tk, s, hit, complement)
        if comma is not None:
            return _as_reported(tk, whole, hit, subject, subject[0] - 1, comma)
        if complement.kind == "quote" and complement.broken and subject[0] - 1 == whole.low:
            return _as_noted(tk, whole, hit, subject, complement)
    return _with_subject(tk, s, hit, subject, complement)


def _is_condition(tk: Tokens, low: int, k: int) -> bool:
    """`if | the patient reports no pain`, but not `asked if | she was worried that`."""
    return k >= low and tk.words[k] in tk.lexicon.sets["hypothetical"] and not tk.flags[k - 1] & lx.CUE


def _as_noted(tk: Tokens, s: Sentence, hit: CueHit, subject: tuple[int, int], quote: Complement) -> Draft | None:
    """`As S noted, "C"`."""
    said = right_content(tk, s, hit, quote)
    return Draft(s.index, hit, subject, said, "left") if said else None


def _comma_of_as(tk: Tokens, s: Sentence, hit: CueHit, found: Complement) -> int | None:
    """The comma that closes `As S put it, C`, `As S reported, C`; None where what is said stands behind the verb."""
    if hit.verb.lemma == "put it":
        return _comma_of_put(tk, s, hit.end, found.start)
    return found.start if found.kind == "none" and hit.verb.frames & lx.F_CLAUSE else None


def _says_nothing(tk: Tokens, hit: CueHit) -> bool:
    """True for `a leader | accused of theft` (whom somebody accuses would stand between), `told the story of a town`, what is
    pleaded (`pleaded guilty to`) and what tells how much was said (`said a lot`).
    """
    if hit.verb.lemma == "accuse":
        return tk.words[hit.end : hit.end + 1] == ["of"]
    if hit.verb.lemma == "note":
        return tk.words[hit.start] == "notes" and tk.words[hit.start - 1] in tk.lexicon.sets["note_taking"]
    if hit.verb.lemma == "plead":
        return tk.words[hit.end : hit.end + 1] in (["guilty"], ["not"], ["no"])
    if hit.verb.lemma == "say" and tk.words[hit.end + 2 : hit.end + 3] != ["of"]:
        return " ".join(tk.words[hit.end : hit.end + 2]) in tk.lexicon.sets["said_much"]
    return hit.verb.lemma == "tell" and not tk.lexicon.sets["told_thing"].isdisjoint(tk.words[hit.end : hit.end + 4])


def _comma_of_put(tk: Tokens, s: Sentence, end: int, found: int) -> int:
    """The comma that closes `As S put it in her memo, "C"`: `found` itself, or the one before the quotation."""
    if tk.words[found : found + 1] == [","]:
        return found
    marks = (k for k in range(end, s.high - 1) if tk.words[k] == "," and tk.words[k + 1] in OPENING_MARKS)
    return next(marks, found)


def _gives_reason(tk: Tokens, s: Sentence, hit: CueHit) -> bool:
    """True where a noun phrase stands behind `cited` that is nobody's fine (`cited 40 drivers`) and no quoted source."""
    if hit.end >= s.high or hit.form & lx.GERUND or "saying" in tk.words[hit.end : s.high]:
        return False
    return not tk.flags[hit.end] & (lx.NUMBER | lx.PREP | lx.PUNCT | lx.AUX | lx.COORD | lx.SUBORD | lx.TIME)


def _is_attributive(tk: Tokens, s: Sentence, hit: CueHit) -> bool:
    """True for a participle between a genitive and its noun, with a verb behind it (`Lund's | proposed | road is long`), or
    between a number and what is counted (`400 | pledged | delegates`).
    """
    before = tk.words[hit.start - 1] if hit.start > s.low else ""
    if hit.start > s.low and tk.flags[hit.start] & lx.ED and hit.start == hit.head and _counts_behind(tk, hit):
        return True
    if not before.endswith(("'s", "s'")) or tk.flags[hit.start - 1] & lx.SUBJ or before in tk.lexicon.sets["name_in_s"]:
        return False
    if not tk.flags[hit.start] & lx.ED or hit.end >= s.high or tk.flags[hit.end] & _OPENS_CONTENT:
        return False
    owner = hit.start - 1
    while owner > s.low and not tk.flags[owner] & (lx.PREP | _VERBS | lx.PUNCT):
        owner -= 1
    if (
        hit.start == hit.head
        and tk.flags[owner] & (lx.PREP | lx.FINITE)
        and not tk.flags[owner] & lx.CAP
        and owner > s.low + 1
    ):
        return True  # `found most of the chapel's | promised | chairs`
    edge = next((k for k in range(hit.end, s.high) if tk.flags[k] & (lx.PUNCT | lx.REL | lx.SUBORD)), s.high)
    if edge == s.high and not tk.flags[s.high - 1] & lx.PUNCT and hit.start == s.low + 1:
        return True  # a heading: `Lund's repeated attacks on the council`
    return any(tk.flags[k] & _VERBS for k in range(hit.end + 1, edge))


def _is_no_speaker(tk: Tokens, hit: CueHit, first: int, last: int) -> bool:
    """True for words that nobody is named by: the reader (`you`), `there`, `it` of what seems so."""
    if last - first != 1:
        return tk.words[first] == "let" and last - first == _LET_ME  # `let me | say`
    is_seeming = (
        tk.words[first] == "it"
        and hit.verb.lemma in tk.lexicon.sets["seeming"]
        and tk.words[hit.end : hit.end + 1] != ["that"]
    )
    is_certain = tk.words[first] == "it" and hit.verb.lemma == "certain"  # `it is virtually certain that`
    return is_seeming or is_certain or tk.words[first] in ("you", "there")


def _is_nobody(tk: Tokens, first: int, last: int) -> bool:
    """True for a subject that says that there is none (`no group`, `none of them`), or that is no subject (`according to the
    police | report`); not for `no fewer than ten`, `No. 10`.
    """
    if tk.words[first] in tk.lexicon.sets["before_source"]:
        return True
    if first and tk.words[first - 1] in ("not", "nor"):
        return True  # `not everyone | agrees`, `neither Ada Lind nor | her lawyer | said`
    if tk.words[first] not in tk.lexicon.sets["nobody"]:
        return False
    if last - first > 1 and tk.flags[first + 1] & lx.NUMBER and tk.flags[first] & lx.CAP and first > 0:
        return False  # `On Monday | No 10 | confirmed`
    return last - first == 1 or not (tk.words[first + 1] == "." or tk.words[first + 1] in tk.lexicon.sets["no_fewer"])


def _counts_behind(tk: Tokens, hit: CueHit) -> bool:
    """True for a number before a participle, and behind it a noun in the plural."""
    k = hit.start - 1
    if not (tk.flags[k] & lx.NUMBER or tk.words[k] in tk.lexicon.sets["quantity"]) or hit.end >= len(tk):
        return False
    return tk.words[hit.end].endswith("s") and not tk.flags[hit.end] & (_OPENS_CONTENT | lx.TIME)


def _inner_subject(tk: Tokens, subject: tuple[int, int]) -> tuple[int, int]:
    """The last noun phrase of two that touch: `an image | the paper claims was taken` (a relative clause without pronoun)."""
    first, last = subject
    for k in range(last - 1, first, -1):
        if tk.flags[k] & lx.DET and not tk.flags[k - 1] & _JOINS_PHRASE:
            return k, last
    return subject


def _as_reported_by(tk: Tokens, s: Sentence, hit: CueHit) -> Draft | None:
    """`As reported by S, C`, `C, as first reported by S`."""
    end = phrase_after(tk, hit.end + 1, s.high)
    if end <= hit.end + 1 or tk.words[hit.head] not in tk.lexicon.sets["told"]:
        return None
    return _as_reported(tk, s, hit, (hit.end + 1, end), hit.start - 1, end)


def _as_reported(tk: Tokens, s: Sentence, hit: CueHit, subject: tuple[int, int], as_: int, comma: int) -> Draft | None:
    """`As S reported, C`, `C, as S reported`, `C1, as S reported, C2`; `as_` and `comma` are the tokens around the aside."""
    left: list[Span] = []
    if as_ > s.low + 1:
        left = left_content(tk, s, as_)
        around = content_around(tk, s, as_, comma)
        if around:
            return Draft(s.index, hit, subject, around, "left")
    elif comma + 1 < s.high and tk.words[comma] == ",":
        edge = right_edge(tk, comma + 1, s.high)
        left = [Span(tk.starts[comma + 1], tk.end(edge - 1))] if edge > comma + 1 else []
    return Draft(s.index, hit, subject, left, "left") if left else None


def _with_subject(tk: Tokens, s: Sentence, hit: CueHit, subject: tuple[int, int], found: Complement) -> Draft | None:
    """`S V C` or `C, S V`: content on the right where there is one, else on the left of the subject."""
    is_relative = bool(tk.flags[subject[0]] & lx.REL)
    is_free = is_relative or hit.is_negated or _is_introduced(tk, s.low, subject[0])  # `C, S did not respond` is none
    left = [] if is_free else left_content(tk, s, subject[0])
    if found.kind == "none" and not left:
        found = _loose_clause(tk, s, hit, found, is_relative)
    kind = found.kind
    if kind == "none" and not is_relative and (hit.verb.frames & lx.F_AFTER or _tells(tk, hit, subject)):
        around = content_around(tk, s, subject[0], found.start)
        if around:
            return Draft(s.index, hit, subject, around, "left", kind, found.start)
    if left and _tells_of_saying(tk, s, subject[0], found):
        return Draft(s.index, hit, subject, left, "left", "none", found.start)
    if _is_amount(tk, s, hit, found):
        return None
    right = right_content(tk, s, hit, found) if kind not in ("none", "other") and fits(tk, hit, found) else []
    if left and (kind == "none" or (kind == "quote" and quote_ends_at(tk, s, subject[0])) or not right):
        if not _may_stand_before(tk, s, hit, subject, kind):
            return None
        later = right if kind == "quote" else quote_later(tk, s, hit.end) if quote_ends_at(tk, s, subject[0]) else []
        return Draft(s.index, hit, subject, [*left, *later], "left", kind, found.start)
    if left and quote_ends_at(tk, s, subject[0]) and kind in ("clause", "object") and hit.verb.frames & lx.F_QUOTE:
        return Draft(s.index, hit, subject, left, "left", kind, found.start)
    if not right and kind == "none" and hit.verb.lemma in tk.lexicon.sets["agreeing"] and _ends_here(tk, s, hit.end):
        right = [Span(tk.starts[hit.start], tk.end(hit.end - 1))]
    is_told = kind == "infinitive" and found.start == hit.end and hit.verb.lemma in tk.lexicon.sets["told_to"]
    if not right or is_told:
        return None  # `Staff | urged | to stay away`: they were urged
    return Draft(s.index, hit, subject, right, "right", kind, found.start)


def _loose_clause(tk: Tokens, s: Sentence, hit: CueHit, found: Complement, is_relative: bool) -> Complement:
    """The clause behind a verb that seems to have no complement: right behind it, or behind a comma; else `found`."""
    if not found.broken:
        is_clause = hit.verb.frames & lx.F_ANY and begins_clause(tk, found.start, s.high)
        return Complement("clause", found.start, False) if is_clause else found
    may_be_clause = not is_relative and hit.verb.klass in STRONG and hit.verb.frames & lx.F_CLAUSE
    return Complement("clause", hit.end + 1, True) if may_be_clause and clause_behind_comma(tk, hit.end, s.high) else found


def _tells_of_saying(tk: Tokens, s: Sentence, first: int, found: Complement) -> bool:
    """True where content stands before a subject and the clause behind the verb tells how it was said, not what:
    `"C," S told a crowd that police put at 3,000`, `"C," S said when asked`.
    """
    if found.kind == "that":
        is_quoted = s.quotations[:1] != () and s.quotations[0].start <= tk.starts[s.low]
        return is_quoted and quote_ends_at(tk, s, first)
    return found.kind == "wh" and quote_ends_at(tk, s, first) and tk.words[found.start] in tk.lexicon.sets["clause_start"]


def _is_amount(tk: Tokens, s: Sentence, hit: CueHit, found: Complement) -> bool:
    """True for a deed with a number behind it (`added 25 points in the final, and Lind had nine`)."""
    is_deed = hit.verb.lemma in tk.lexicon.sets["done_with_amount"] and found.start < len(tk)
    is_number = is_deed and bool(tk.flags[found.start] & lx.NUMBER)
    return is_number and not _has_verb(tk, found.start, s.high)


def _may_stand_before(tk: Tokens, s: Sentence, hit: CueHit, subject: tuple[int, int], kind: str) -> bool:
    """True where what is said may stand before the subject of a verb; not `to larger, | more diverse | states`."""
    if not hit.verb.frames & _F_CLAUSE_F_QUOTE:
        return False
    if quote_ends_at(tk, s, subject[0]):
        return True
    if tk.words[hit.head] in tk.lexicon.sets["noun_too"] and not names_somebody(tk, *subject):
        return False
    return kind != "other" and bool(hit.verb.frames & lx.F_AFTER or _tells(tk, hit, subject))


def _is_introduced(tk: Tokens, low: int, first: int) -> bool:
    """True where nothing but whose word it is stands before a subject (`According to a paper, | the team found water`)."""
    return (
        tk.words[low] in tk.lexicon.sets["before_source"]
        and tk.words[first - 1] == ","
        and "," not in tk.words[low : first - 1]
    )


def _has_verb(tk: Tokens, low: int, high: int) -> bool:
    """True where a verb stands before the first mark."""
    edge = next((k for k in range(low, high) if tk.flags[k] & lx.PUNCT), high)
    return any(tk.flags[k] & _VERBS for k in range(low, edge))


def _ends_here(tk: Tokens, s: Sentence, k: int) -> bool:
    """True where nothing is agreed to (`the mayor agreed.`, `agreed with him`; not `agreed to a sale`)."""
    return k >= s.high or bool(tk.flags[k] & (lx.PUNCT | lx.ADV | lx.TIME)) or tk.words[k] == "with"


def _tells(tk: Tokens, hit: CueHit, subject: tuple[int, int]) -> bool:
    """True for `C, records show`, `C, data from the weather office shows`: what a paper tells may stand before it."""
    sets = tk.lexicon.sets
    return hit.verb.lemma in sets["shows"] and not sets["record"].isdisjoint(tk.words[subject[0] : subject[1]])
