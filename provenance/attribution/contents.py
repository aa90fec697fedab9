"""What is said: the spans of content on either side of a cue, and where they end."""

from __future__ import annotations

from provenance.records import replace
from provenance.rules import lexicon as lx
from provenance.spans import Span
from provenance.syntax.complements import Complement, right_edge
from provenance.syntax.drafts import Sentence
from provenance.syntax.hits import CueHit
from provenance.syntax.quotes import CLOSING_MARKS, OPENING_MARKS, Quotation
from provenance.syntax.tokens import Tokens

STRONG = frozenset(("speech", "writing", "claim", "announcement", "admission", "denial", "finding"))

# What words can be, joined once: looking the bits up and joining them costs more than the test.
_PAST_THIRD = lx.PAST | lx.THIRD
_TAIL_START = lx.COORD | lx.SUBORD | lx.ING | lx.ED | lx.REL
_AUX_FINITE = lx.AUX | lx.FINITE
_VERB = lx.AUX | lx.FINITE | lx.CUE | lx.ED
_CUE_ED = lx.CUE | lx.ED
_SUBJ_DET_CAP = lx.SUBJ | lx.DET | lx.CAP
_BREAKS_OFF = lx.JOIN | lx.REL

# What sets an inserted attribution off from the words it interrupts.
_INSERTING = frozenset((",", "—", "–", "--"))
_AT_AMOUNT = (["at", "least"], ["at", "most"], ["up", "to"])


def _is_quoted(tk: Tokens, s: Sentence, token: int) -> bool:
    if not s.quotations:
        return False
    at = tk.starts[token]
    return any(q.start < at < q.end for q in s.quotations)


def relative_clause(tk: Tokens, s: Sentence, hit: CueHit) -> Sentence:
    """The sentence cut at the comma that closes the relative clause of a cue, where a comma opened it."""
    if tk.words[hit.start - 2] != "," and tk.words[hit.start - 1] != ",":
        return s
    for k in range(hit.end, s.high):
        if tk.words[k] == "," and not _is_quoted(tk, s, k) and k + 1 < s.high and tk.words[k + 1] not in OPENING_MARKS:
            return replace(s, high=k)
        if tk.words[k] in CLOSING_MARKS and tk.words[k - 1] == "," and k + 1 < s.high and tk.flags[k + 1] & (_VERB | lx.ADV):
            return replace(s, high=k + 1)  # `Lind, who called it “a joke,” | said`
    return s


def subordinate_clause(tk: Tokens, s: Sentence, hit: CueHit, opener: int) -> Sentence:
    """The sentence cut where the subordinate clause of a cue ends, so that what it says does not run on into the main
    clause (`While X said A, | Y said B`): at its first comma, where the clause opens the sentence.
    """
    is_first = opener <= s.low + 1 or bool(tk.flags[opener - 1] & lx.COORD)
    for k in range(hit.end + 1, s.high):
        if tk.words[k] != "," or _is_quoted(tk, s, k) or k + 2 >= s.high or tk.flags[k + 1] & _TAIL_START:
            continue
        if is_first or (tk.flags[k + 1] & _SUBJ_DET_CAP and _clause_soon(tk, k + 1, s.high)):
            return replace(s, high=k)
    return s


def _clause_soon(tk: Tokens, k: int, high: int) -> bool:
    """True where a subject at `k` has its verb close behind."""
    for j in range(k + 1, min(high, k + 7)):
        if tk.words[j] == ",":
            return False
        if tk.flags[j] & _AUX_FINITE and not tk.flags[j] & lx.CAP:
            return True
    return False


def right_content(tk: Tokens, s: Sentence, hit: CueHit, found: Complement) -> list[Span]:
    """From the complement's first word to the clause's end; a quotation keeps its marks and runs on past the sentence."""
    start = found.start
    if start >= s.high:
        return []
    if found.kind == "as":
        start = hit.end
    if found.kind in ("object", "gerund") and found.start > hit.end and hit.verb.frames & lx.F_NAMING:
        start = hit.end
    end = _clause_end(tk, s, start, found.kind)
    if found.kind == "object" and hit.verb.frames & lx.F_NAMING and s.quotations:
        end = max(end, _named_in_quotes(tk, s, end))
    at, stop = tk.starts[start], tk.end(end - 1) if end > start else tk.starts[start]
    for q in s.quotations:
        if (q.start >= at and q.start < stop and q.end > stop) or (
            q.start == at and found.kind in ("quote", "colon") and q.end < stop and _is_closed_speech(tk.text, q)
        ):
            stop = q.end
    return [Span(at, stop)] if stop > at else []


def _named_in_quotes(tk: Tokens, s: Sentence, k: int) -> int:
    """The token behind a quotation that says what an object is called, past when or where (`called the move | on Sunday |
    “childish”`); `k` where none does.
    """
    q = next((q for q in s.quotations if q.start >= tk.starts[k - 1]), None)
    if q is None or k + 1 >= s.high:
        return k
    first = tk.at(q.start)
    is_near = first - k <= _LONGEST_WHEN and "," not in tk.words[k:first]
    is_relative = tk.words[k] == tk.words[first - 1] == "," and bool(tk.flags[k + 1] & lx.REL)
    if is_relative and "," not in tk.words[k + 1 : first - 1]:
        return tk.at(q.end - 1) + 1  # `called the raid, which killed nine, “a crime”`
    return tk.at(q.end - 1) + 1 if is_near and tk.flags[k] & lx.PREP and not tk.flags[first - 1] & lx.PREP else k


def _is_closed_speech(text: str, q: Quotation) -> bool:
    """True where a quotation is closed with a stop, comma or question mark inside its marks."""
    return not q.is_open and text[q.end - 2] in ".,?!…"


# Contents without a finite verb of their own.
_VERBLESS = frozenset(("infinitive", "object", "gerund", "as"))
_SHORTEST_CLAUSE = 3  # tokens
_LONGEST_WHEN = 5  # tokens
_LONGEST_NAME = 4  # tokens, the verb behind it counted
_AFTER_VERB = lx.DET | lx.POSS | lx.OBJ | lx.SUBORD | lx.SUBJ | lx.CAP
# Words at which the content may end, or that hide them.
_EDGES = frozenset(("(", ")", ";", ",", "and", "but", "while"))
_NOUN_KINDS = frozenset(("object", "gerund"))
_DET_POSS = lx.DET | lx.POSS


def _clause_end(tk: Tokens, s: Sentence, start: int, kind: str) -> int:
    """End token of the content that begins at `start`: before a trailing attribution, the source's next deed, a
    coordinate cue; a content without a verb of its own also before a circumstance of the deed (`praised X at a rally`).
    """
    words, flags = tk.words, tk.flags
    high = right_edge(tk, start, s.high)
    is_noun = kind in _NOUN_KINDS
    depth = 0
    for k in range(start, high):
        w = words[k]
        if is_noun and flags[k] & lx.PREP and k > start and not depth and _is_circumstance(tk, k, high):
            if not _is_quoted(tk, s, k):
                return k
            continue
        if w not in _EDGES:
            continue
        if w == "(":
            depth += 1
        elif w == ")":
            depth -= 1
        elif w == ";" and depth == 0:
            return k
        elif w in ("and", "but", "while"):
            if k > start and k + 1 < high and not _is_quoted(tk, s, k) and _goes_on_elsewhere(tk, k, kind):
                return k - 1 if words[k - 1] == "," else k
        elif not depth and k + 2 < high:
            if not _is_quoted(tk, s, k):
                if _breaks_content(tk, k, high, kind):
                    return k
            elif words[k + 2] in tk.lexicon.sets["continuing_participle"] and any(
                q.end == tk.end(k + 1) for q in s.quotations
            ):
                return k + 2  # `called it "a blow," | according to the agency`
    return high


def _is_circumstance(tk: Tokens, k: int, high: int) -> bool:
    """True where the words at `k` tell when or where the source did it: `on Monday`, `in a tweet`."""
    words, flags, w = tk.words, tk.flags, tk.words[k]
    nxt = k + 1
    if nxt >= high:
        return False
    if flags[nxt] & lx.TIME and not flags[nxt] & lx.DET and w in ("on", "in", "during"):
        return True
    if w in tk.lexicon.sets["occasion_preposition"]:
        last = min(high, nxt + 5)
        return any(words[j] in tk.lexicon.sets["occasion"] for j in range(nxt, last)) and bool(flags[nxt] & _DET_POSS)
    return False


def _goes_on_elsewhere(tk: Tokens, k: int, kind: str) -> bool:
    """True where the coordinator at `k` begins the source's next deed or another speaker's clause."""
    words, flags = tk.words, tk.flags
    if words[k] != "while" and kind in _VERBLESS and _new_predicate(tk, k + 1, kind):
        return True
    if flags[k + 1] & lx.CUE:
        form = tk.lexicon.forms[words[k + 1]][0]
        if form & _PAST_THIRD and words[k + 1] in tk.lexicon.sets["coordinate_cue"]:
            return True
    return kind in _VERBLESS and bool(flags[k + 1] & lx.SUBJ) and not flags[k + 1] & lx.DET


def _new_predicate(tk: Tokens, k: int, kind: str) -> bool:
    """True where the words at `k` go on with what the source did, not with what it said (`asked X to step down and has
    called him unfit`).
    """
    f = tk.flags[k]
    while f & lx.ADV and not f & lx.DET and k + 1 < len(tk):
        k += 1
        f = tk.flags[k]
    if f & lx.CAP:
        return False
    if f & (lx.HAVE | lx.BE) and not f & lx.SUBJ:
        return True
    if f & lx.CUE and tk.words[k] in tk.lexicon.forms:
        form = tk.lexicon.forms[tk.words[k]][0]
        return bool(form & lx.PAST) and (
            kind == "infinitive" or not form & lx.PARTICIPLE or (k + 1 < len(tk) and bool(tk.flags[k + 1] & _AFTER_VERB))
        )
    return bool(f & lx.FINITE) and kind == "infinitive"


def _breaks_content(tk: Tokens, comma: int, high: int, kind: str) -> bool:
    """True where the content ends at this comma: `, according to`, `, adding that`, `, but Y said`."""
    words, flags = tk.words, tk.flags
    nxt = comma + 1
    w = words[nxt]
    if w in tk.lexicon.sets["continuing_participle"] or w in tk.lexicon.sets["circumstance_participle"]:
        return True
    if w in tk.lexicon.sets["inverting"] and nxt + 1 < high and flags[nxt + 1] & (lx.CAP | lx.DET):
        return True  # `the leak confirms it, | said Lind`
    if kind in _NOUN_KINDS and flags[nxt] & lx.CAP:
        said = next((k for k in range(nxt + 1, min(high, nxt + _LONGEST_NAME)) if not flags[k] & lx.CAP), nxt)
        if words[said] in tk.lexicon.sets["coordinate_cue"]:
            return True  # `who agree with him, | Ada Lind said`
    if kind in ("object", "gerund", "as") and (flags[nxt] & _TAIL_START or w in ("a", "an")) and w not in ("and", "or"):
        return True
    if w in tk.lexicon.sets["second_clause"]:
        for k in range(nxt + 1, min(high, nxt + 14)):
            if flags[k] & lx.CUE and words[k] in tk.lexicon.sets["coordinate_cue"]:
                return True
            if words[k] == ",":
                break
    return False


def quote_ends_at(tk: Tokens, s: Sentence, token: int) -> bool:
    """True where a quotation ends right before a token, with nothing or a comma or dash between."""
    if not s.quotations:
        return False
    at = tk.starts[token]
    return any(
        q.end <= at and tk.text[q.end : at].strip(" ,\u00a0—–-") == "" and q.end > tk.starts[s.low] for q in s.quotations
    )


def left_content(tk: Tokens, s: Sentence, subject: int) -> list[Span]:
    """The content that ends right before a subject or an inverted cue: quotation or clause, from its own beginning."""
    words = tk.words
    if subject <= s.low:
        return []
    at = tk.starts[subject]
    start = tk.starts[s.low]
    touching = [q for q in s.quotations if q.end <= at and q.end > start] if s.quotations else []
    last = touching[-1] if touching else None
    ends_quoted = last is not None and tk.text[last.end : at].strip(" ,\u00a0—–-") == ""
    before = words[subject - 1]
    if not ends_quoted and before not in (",", "—", "–"):
        return []
    begin = s.low
    while begin < subject and (tk.flags[begin] & lx.COORD and not tk.flags[begin] & lx.DET):
        begin += 1
    if begin >= subject:
        return []
    start = tk.starts[begin]
    if ends_quoted and last is not None:
        if last.start <= start or not is_clause(tk, begin, tk.at(last.start)):
            return [Span(last.start, last.end)]
        return [Span(min(start, touching[0].start) if touching[0].start < start else start, last.end)]
    end = subject - 1
    while end > begin and words[end - 1] in (",", "—", "–"):
        end -= 1
    if not is_clause(tk, begin, end) and not (s.is_headline and end - begin > 1):
        return []  # a headline needs no verb: `Deal close, sources say`
    if touching and touching[0].start < start:
        start = touching[0].start
    return [Span(start, tk.end(end - 1))]


def begins_clause(tk: Tokens, start: int, high: int) -> bool:
    """True where a subordinate clause opens what is said (`said because the road was closed, nobody came`)."""
    return start + 1 < high and tk.words[start] in tk.lexicon.sets["clause_start"] and start + 3 < high


def content_around(tk: Tokens, s: Sentence, subject: int, behind: int) -> list[Span]:
    """Both pieces of a content that the attribution interrupts (`Overall, she said, the groups are growing`); empty where
    nothing goes on behind it. `subject` is the first token of source or cue, `behind` the comma that closes them.
    """
    words, flags = tk.words, tk.flags
    high = right_edge(tk, s.low, s.high)
    nxt = behind + 1
    if behind >= high or nxt >= high or words[behind] not in _INSERTING or subject <= s.low + 1:
        return []
    if words[subject - 1] not in _INSERTING or _is_quoted(tk, s, behind):
        return []
    f, w = flags[nxt], words[nxt]
    if (
        w in OPENING_MARKS
        or (f & _BREAKS_OFF and not f & lx.CAP)
        or (f & lx.CUE and f & lx.ING)
        or _breaks_content(tk, behind, high, "clause")
    ):
        return []
    begin, end = s.low, subject - 1
    while begin < end and flags[begin] & lx.COORD and not flags[begin] & lx.DET:
        begin += 1
    if words[end - 1] in ("that", "which"):
        begin = end - 1
    is_opener = begin >= end and end > s.low  # `But, she said, the road is shut`
    if not is_opener and (begin >= end or _is_quoted(tk, s, end) or words[end - 1] in CLOSING_MARKS):
        return []
    stop = _clause_end(tk, s, nxt, "clause")
    if stop <= nxt:
        return []
    if is_opener:
        return [Span(tk.starts[nxt], tk.end(stop - 1))] if is_clause(tk, nxt, stop) else []
    return [Span(tk.starts[begin], tk.end(end - 1)), Span(tk.starts[nxt], tk.end(stop - 1))]


def is_clause(tk: Tokens, begin: int, end: int) -> bool:
    """True where the tokens hold a finite verb and are no mere circumstance (`As he left`, `In March`)."""
    if end - begin < 2:
        return False
    first = tk.flags[begin]
    if tk.words[begin] in tk.lexicon.sets["circumstance_start"]:
        comma = next((k for k in range(begin, end) if tk.words[k] == ","), None)
        if comma is None:
            return _has_two_verbs(tk, begin, end)
        return comma + 2 < end and is_clause(tk, comma + 1, end)
    # `about four`, `at least four`
    number = begin + 2 if end - begin > 2 and tk.words[begin : begin + 2] in _AT_AMOUNT else begin + 1
    is_amount = (number > begin + 1 or tk.words[begin] in tk.lexicon.sets["about_number"]) and (
        tk.flags[number] & lx.NUMBER or tk.words[number] in tk.lexicon.sets["quantity"]
    )
    if (first & lx.PREP and not is_amount) or (first & lx.ING and not first & lx.CUE):
        comma = next((k for k in range(begin, end) if tk.words[k] == ","), None)
        if _begins_with_noun(tk, begin, end):
            return True
        if comma is None:
            return any(tk.flags[k] & _AUX_FINITE for k in range(begin, end)) and end - begin > 4
    flags, words = tk.flags, tk.words
    for k in range(begin, end):
        f = flags[k]
        if f & _AUX_FINITE or (f & _CUE_ED and not f & lx.ING) or (words[k][-1] == "s" and not is_amount):
            return True
    return False


def _has_two_verbs(tk: Tokens, begin: int, end: int) -> bool:
    """True where a pronoun or a determiner opens a second clause behind a circumstance that has a verb of its own (`After it
    was sold in May | she left the town`).
    """
    verbs = [k for k in range(begin, end) if tk.flags[k] & (_AUX_FINITE | lx.ED) and not tk.flags[k] & lx.CAP]
    if len(verbs) < 2:
        return False
    no_subject = lx.PREP | lx.COORD | lx.CUE | _AUX_FINITE
    return any(tk.flags[k] & (lx.SUBJ | lx.DET) and not tk.flags[k - 1] & no_subject for k in range(verbs[0] + 2, verbs[-1]))


def _begins_with_noun(tk: Tokens, begin: int, end: int) -> bool:
    """True for a word in -ing that is the subject or a part of it (`Boeing is building it`, `Burning tyres blocked it`)."""
    flags = tk.flags
    if not flags[begin] & lx.ING or end - begin < _SHORTEST_CLAUSE:
        return False
    is_next = bool(flags[begin + 1] & _AUX_FINITE) and not flags[begin + 1] & lx.SUBJ
    is_noun = not flags[begin + 1] & (lx.PREP | lx.DET | lx.POSS | lx.OBJ | lx.CAP | lx.PUNCT | lx.SUBORD)
    behind = flags[begin + 2]
    return is_next or (
        is_noun and bool(behind & _AUX_FINITE or (behind & lx.ED and any(f & lx.DET for f in flags[begin + 3 : begin + 4])))
    )


def quote_behind(tk: Tokens, s: Sentence, token: int) -> list[Span]:
    """The quotation that goes on behind an interrupting attribution (`"A," said X, "B."`)."""
    if token + 1 < s.high and tk.words[token] == "," and tk.words[token + 1] in OPENING_MARKS:
        at = tk.starts[token + 1]
        return [Span(q.start, q.end) for q in s.quotations if q.start == at]
    return []


def quote_later(tk: Tokens, s: Sentence, token: int) -> list[Span]:
    """The quotation that ends a sentence, behind a comma, past what stands between it and the attribution (`"A," X said of
    his vote, "B."`).
    """
    if not s.quotations or s.quotations[-1].start <= tk.starts[token - 1]:
        return []
    q = s.quotations[-1]
    first, text = tk.at(q.start), tk.text
    is_last = not text[q.end : s.statement.span.end].strip(" .")
    return [Span(q.start, q.end)] if is_last and first > token and tk.words[first - 1] == "," else []
