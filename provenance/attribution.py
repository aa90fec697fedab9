"""Cue hits to drafts of attributions: the source's words, the cue's words, and what is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from provenance.rules import lexicon as lx
from provenance.spans import Span, overlaps
from provenance.syntax.complements import (
    CLOSING_MARKS,
    OPENING_MARKS,
    Complement,
    complement_after,
    inverted_subject,
    right_edge,
)
from provenance.syntax.drafts import Draft, Sentence
from provenance.syntax.hits import CueHit
from provenance.syntax.phrases import phrase_after, subject_before
from provenance.syntax.quotes import Quotation
from provenance.syntax.tokens import Tokens


def find_drafts(tk: Tokens, sentences: Sequence[Sentence], hits: Sequence[Sequence[CueHit]]) -> list[Draft]:
    """The drafts of all sentences in document order; a cue inside another one's content is that one's `nested`."""
    out: list[Draft] = []
    for sentence, found in zip(sentences, hits, strict=True):
        if found or sentence.is_headline or sentence.quotations:
            out.extend(_sentence_drafts(tk, sentence, found))
    return out


def _is_naming(tk: Tokens, draft: Draft, s: Sentence) -> bool:
    """True where an object is followed by what it is called: a quotation, or a second noun phrase or adjective."""
    if draft.hit.verb.lemma not in ("call", "label", "brand", "dub", "term", "deem"):
        return True
    start, end = draft.content[0]
    if any(start <= q.start < end for q in s.quotations):
        return True
    first = tk.at(start)
    last = next((k for k in range(first, tk.at(end)) if tk.words[k] == "," or tk.flags[k] & lx.REL), tk.at(end))
    return any(
        tk.words[k] in ("a", "an", "the") and not tk.flags[k - 1] & (lx.PREP | lx.COORD | lx.PUNCT)
        for k in range(first + 1, last)
    )


def _is_reduced_relative(tk: Tokens, draft: Draft) -> bool:
    """True for `a group called X`, `one of several firms accused`: a participle that only qualifies its noun."""
    hit = draft.hit
    if hit.start != hit.head or not hit.form & lx.PARTICIPLE or draft.source is None:
        return False
    first = tk.words[draft.source[0]]
    return (
        first in ("a", "an", "another", "one")
        and draft.complement in ("object", "quote", "as", "infinitive")
        and (hit.verb.lemma in ("call", "dub", "name", "term", "label", "consider", "ask", "require", "order"))
    )


def _sentence_drafts(tk: Tokens, s: Sentence, hits: Sequence[CueHit]) -> list[Draft]:
    drafts: list[Draft] = []
    edges = _coordinate_edges(tk, s, hits) if len(hits) > 1 else []
    headline = _headline(tk, s) if s.is_headline or (s.quotations and not hits) else None
    if headline is not None:
        return [headline]
    for hit in hits:
        draft = _prepositional(tk, s, hit) if hit.kind == "preposition" else _verbal(tk, s, hit, drafts)
        if draft is None or not draft.content:
            continue
        _cut_at_edges(tk, draft, edges)
        if draft.content and _is_allowed(tk, s, draft):
            drafts.append(draft)
    return _settle(tk, drafts)


def _coordinate_edges(tk: Tokens, s: Sentence, hits: Sequence[CueHit]) -> list[tuple[int, int]]:
    """`(token of the coordinator, token of the cue)` where a new clause with a strong cue of its own begins."""
    out: list[tuple[int, int]] = []
    for hit in hits:
        if hit.kind != "verb" or hit.verb.klass not in STRONG or (hit.form & lx.GERUND and hit.start == hit.head):
            continue
        subject = subject_before(tk, s.low, hit.start)
        if subject is None or subject[0] <= s.low + 1 or tk.flags[subject[0]] & lx.REL:
            continue
        k = subject[0] - 1
        is_trailing = tk.words[k] == "," or _quote_ends_at(tk, s, subject[0])
        if is_trailing and complement_after(tk, hit.verb, hit.end, s.high).kind == "none":
            out.append((k if tk.words[k] == "," else subject[0], hit.start))
        elif tk.words[k] == ";" or (
            tk.words[k] in ("and", "but", "while", "though", "although", "yet") and tk.words[k - 1] == ","
        ):
            out.append((k if tk.words[k] == ";" else k - 1, hit.start))
    return out


def _cut_at_edges(tk: Tokens, draft: Draft, edges: list[tuple[int, int]]) -> None:
    """Ends right-hand content before the next coordinate clause that has its own cue."""
    if draft.pattern not in ("right", "participial"):
        return
    for edge, cue in edges:
        at = tk.starts[edge] if tk.words[edge] in (",", ";") else tk.ends[edge - 1]
        if draft.hit.end <= edge and cue > draft.hit.start:
            draft.content = [Span(a, min(b, at)) for a, b in draft.content if a < at]


STRONG = frozenset(("speech", "writing", "claim", "announcement", "admission", "denial", "finding"))


def _is_allowed(tk: Tokens, s: Sentence, draft: Draft) -> bool:
    """Weak cues (belief, wish, request, stance) attribute only from the sentence's main clause."""
    if draft.source is None or draft.hit.kind != "verb":
        return True
    first, last = draft.source
    flags, words = tk.flags, tk.words
    if any(words[k] in ("percent", "%") for k in range(first, last)):
        return False
    if draft.hit.verb.frames & lx.F_NAMING and draft.complement == "object" and not _is_naming(tk, draft, s):
        return False
    if draft.pattern in ("left", "inverted") or draft.hit.verb.klass in STRONG:
        return True
    if last - first == 1 and first > s.low and not flags[first] & (lx.CAP | lx.SUBJ | lx.DET) and words[first - 1] == ",":
        return False
    if flags[first] & lx.REL or _is_reduced_relative(tk, draft):
        return False
    if first == s.low or draft.pattern == "participial":
        return True
    before = words[first - 1]
    if before in ("what", "how", "why"):
        return False
    if before == ",":
        return not any(words[k] in ("that", "who", "which") for k in range(s.low, first))
    return before in ("but", "and", "—", "–", "-", "--", ":", ";") or first - s.low <= 2


_COLON = lx.Verb(":", lx.F_CLAUSE, "speech", rules={lx.F_CLAUSE: "en.cue.colon"})


def _headline(tk: Tokens, s: Sentence) -> Draft | None:
    """`C: report`, `C, says minister` is read elsewhere; `S: "C"` and `S: C` where S is short and no label."""
    words, flags = tk.words, tk.flags
    colon = next((k for k in range(s.low, s.high) if words[k] in (":", "—", "–")), None)
    if colon is None or not s.low < colon < s.high - 1:
        return None
    if not s.is_headline and not (words[colon] == ":" and words[colon + 1] in OPENING_MARKS):
        return None
    high = right_edge(tk, colon + 1, s.high)
    hit = CueHit(colon, colon, colon + 1, _COLON, 0, False, False, "verb")
    if words[colon] == ":" and high - colon - 1 <= 3 and colon - s.low >= 4 and not words[high - 1].isdigit():
        return Draft(s.index, hit, (colon + 1, high), [Span(tk.starts[s.low], tk.ends[colon - 1])], "left", "colon", s.low)
    is_name = all(flags[k] & lx.CAP or flags[k] & (lx.PREP | lx.DET | lx.PUNCT) for k in range(s.low, colon))
    if words[colon] != ":" or colon - s.low > 6 or not is_name or words[s.low] in tk.lexicon.sets["headline_label"]:
        return None
    quoted = words[colon + 1] in OPENING_MARKS or words[colon + 1] in ("'", "‘")
    if not quoted and not _names_a_speaker(tk, s.low, colon):
        return None
    return Draft(s.index, hit, (s.low, colon), [Span(tk.starts[colon + 1], tk.ends[high - 1])], "right", "colon", colon + 1)


def _names_a_speaker(tk: Tokens, low: int, high: int) -> bool:
    """True where the words before a headline's colon name a person or an office, not a topic."""
    return any(tk.flags[k] & (lx.OFFICE | lx.RANK | lx.TITLE) for k in range(low, high)) or (
        high - low == 2 and bool(tk.flags[low] & tk.flags[low + 1] & lx.CAP)
    )


def _is_quoted(tk: Tokens, s: Sentence, token: int) -> bool:
    at = tk.starts[token]
    return any(q.start < at < q.end for q in s.quotations)


def _verbal(tk: Tokens, s: Sentence, hit: CueHit, drafts: list[Draft]) -> Draft | None:
    if hit.is_passive:
        return _passive(tk, s, hit)
    if hit.verb.klass == "citing":
        return _quoting(tk, s, hit)
    if hit.form & lx.GERUND and tk.words[hit.start] == tk.words[hit.head]:
        return _participial(tk, s, hit, drafts)
    low = _clause_low(tk, s, hit)
    inverted = _inverted(tk, s, hit)
    if inverted is not None:
        return inverted
    subject = _subject(tk, hit, low, drafts)
    if subject is None:
        return None
    if tk.flags[subject[0]] & lx.REL:
        s = _relative_clause(tk, s, hit)
    complement = complement_after(tk, hit.verb, hit.end, s.high)
    return _with_subject(tk, s, hit, subject, complement)


def _relative_clause(tk: Tokens, s: Sentence, hit: CueHit) -> Sentence:
    """The sentence cut at the comma that closes the relative clause of a cue, where a comma opened it."""
    if tk.words[hit.start - 2] != "," and tk.words[hit.start - 1] != ",":
        return s
    for k in range(hit.end, s.high):
        if tk.words[k] == "," and not _is_quoted(tk, s, k) and k + 1 < s.high and tk.words[k + 1] not in OPENING_MARKS:
            return replace(s, high=k)
    return s


def _subject(tk: Tokens, hit: CueHit, low: int, drafts: list[Draft]) -> tuple[int, int] | None:
    """The subject left of the cue; a cue that shares a subject (`said A and added B`) takes the earlier one's."""
    before = hit.start - 1
    words, _flags = tk.words, tk.flags
    if (before >= low and words[before] in ("and", "but", "then")) or (before >= low + 1 and words[before] == "then"):
        if drafts and drafts[-1].source:
            return drafts[-1].source
        return _first_subject(tk, low, before)
    if before - 1 >= low and tuple(words[before - 1 : before + 1]) == ("went", "on"):
        return subject_before(tk, low, before - 1)
    if words[hit.start] == "to":
        return None
    return subject_before(tk, low, hit.start)


def _first_subject(tk: Tokens, low: int, high: int) -> tuple[int, int] | None:
    """The subject of the clause's first finite verb."""
    flags = tk.flags
    for k in range(low + 1, high):
        f = flags[k]
        if f & (lx.AUX | lx.FINITE) or (f & lx.CUE and not f & lx.ING) or (f & lx.ED and not f & lx.CAP):
            if flags[k - 1] & (lx.DET | lx.POSS | lx.PREP):
                continue
            subject = subject_before(tk, low, k)
            if subject is not None:
                return subject
    return None


def _main_subject(tk: Tokens, low: int, high: int) -> tuple[int, int] | None:
    """The subject of the nearest clause before token `high` that stands on its own (no relative or that-clause)."""
    flags, words = tk.flags, tk.words
    for k in range(high - 1, low, -1):
        f = flags[k]
        if not (f & (lx.AUX | lx.FINITE) or (f & lx.ED and not f & (lx.CAP | lx.ADV))):
            continue
        if flags[k - 1] & (lx.DET | lx.POSS | lx.PREP | lx.AUX):
            continue
        subject = subject_before(tk, low, k)
        if subject is None or flags[subject[0]] & lx.REL:
            continue
        first = subject[0]
        if first == low or words[first - 1] in (",", ";", "and", "but", "—", "–") or first - low <= 2:
            return subject
    return None


def _clause_low(tk: Tokens, s: Sentence, hit: CueHit) -> int:
    """The token where the cue's clause can begin: behind a quotation that ends before it."""
    low = s.low
    at = tk.starts[hit.start]
    for q in s.quotations:
        if q.end <= at and q.end > tk.starts[low]:
            k = tk.at(q.end)
            if k < hit.start and (tk.words[k - 1] in CLOSING_MARKS) and (tk.words[k - 2] in (",", ".", "?", "!", "…")):
                low = k
    return low


def _with_subject(tk: Tokens, s: Sentence, hit: CueHit, subject: tuple[int, int], found: Complement) -> Draft | None:
    """`S V C` or `C, S V`: content on the right where there is one, else on the left of the subject."""
    left = _left_content(tk, s, subject[0])
    right: list[Span] = []
    kind = found.kind
    if kind not in ("none", "other") and _fits(tk, hit, found):
        right = _right_content(tk, s, hit, found)
    if left and (kind == "none" or (kind == "quote" and _quote_ends_at(tk, s, subject[0])) or not right):
        if not hit.verb.frames & (lx.F_CLAUSE | lx.F_QUOTE):
            return None
        quoted = _quote_ends_at(tk, s, subject[0])
        if not quoted and (not hit.verb.frames & lx.F_AFTER or kind == "other"):
            return None
        return Draft(s.index, hit, subject, [*left, *(right if kind == "quote" else [])], "left", kind, found.start)
    if left and _quote_ends_at(tk, s, subject[0]) and kind in ("clause", "object") and hit.verb.frames & lx.F_QUOTE:
        return Draft(s.index, hit, subject, left, "left", kind, found.start)
    if not right and kind == "none" and hit.verb.lemma in ("agree", "disagree", "concur"):
        right = [Span(tk.starts[hit.start], tk.ends[hit.end - 1])]
    if not right:
        return None
    return Draft(s.index, hit, subject, right, "right", kind, found.start)


def _fits(tk: Tokens, hit: CueHit, found: Complement) -> bool:
    frames, kind = hit.verb.frames, found.kind
    if kind == "object" and frames & lx.F_REPORT and hit.verb.klass == "finding":
        return any(tk.words[k] in tk.lexicon.sets["record"] for k in range(max(0, hit.start - 12), hit.start))
    if kind == "object" and hit.verb.lemma in ("see", "view", "regard"):
        return "as" in tk.words[found.start : found.start + 14]
    if kind in ("that", "clause", "wh"):
        if frames & lx.F_NEEDS_RECIP and found.start == hit.end and kind == "clause":
            return False
        return bool(frames & lx.F_CLAUSE)
    if kind in ("quote", "colon"):
        return bool(frames & (lx.F_CLAUSE | lx.F_QUOTE | lx.F_OBJ | lx.F_NAMING))
    return True


def _right_content(tk: Tokens, s: Sentence, hit: CueHit, found: Complement) -> list[Span]:
    """From the complement's first word to the clause's end; a quotation keeps its marks and runs on past the sentence."""
    start = found.start
    if start >= s.high:
        return []
    if found.kind == "as":
        start = hit.end
    if found.kind in ("object", "gerund") and found.start > hit.end and hit.verb.frames & lx.F_NAMING:
        start = hit.end
    end = _clause_end(tk, s, start, found.kind)
    at, stop = tk.starts[start], tk.ends[end - 1] if end > start else tk.starts[start]
    for q in s.quotations:
        if (q.start >= at and q.start < stop and q.end > stop) or (
            q.start == at and found.kind in ("quote", "colon") and q.end < stop and _is_closed_speech(tk.text, q)
        ):
            stop = q.end
    return [Span(at, stop)] if stop > at else []


def _is_closed_speech(text: str, q: Quotation) -> bool:
    """True where a quotation is closed with a stop, comma or question mark inside its marks."""
    return not q.is_open and text[q.end - 2] in ".,?!…"


def _clause_end(tk: Tokens, s: Sentence, start: int, kind: str) -> int:
    """End token of the content that begins at `start`: before a trailing attribution or a coordinate cue."""
    words, flags = tk.words, tk.flags
    high = right_edge(tk, start, s.high)
    depth = 0
    for k in range(start, high):
        w = words[k]
        if w in ("(",):
            depth += 1
        elif w == ")":
            depth -= 1
        if w == ";" and depth == 0:
            return k
        if w in ("and", "but", "while") and k > start and k + 1 < high and flags[k + 1] & lx.CUE:
            form = tk.lexicon.forms[words[k + 1]][0]
            if form & (lx.PAST | lx.THIRD) and words[k + 1] in tk.lexicon.sets["coordinate_cue"] and not _is_quoted(tk, s, k):
                return k - 1 if words[k - 1] == "," else k
        if w != "," or depth or _is_quoted(tk, s, k):
            continue
        if k + 2 < high and _breaks_content(tk, k, high, kind):
            return k
    return high


def _breaks_content(tk: Tokens, comma: int, high: int, kind: str) -> bool:
    """True where the content ends at this comma: `, according to`, `, adding that`, `, but Y said`."""
    words, flags = tk.words, tk.flags
    nxt = comma + 1
    w = words[nxt]
    if w in tk.lexicon.sets["continuing_participle"]:
        return True
    if (
        kind in ("object", "gerund", "as")
        and (flags[nxt] & (lx.COORD | lx.SUBORD | lx.ING | lx.ED | lx.REL))
        and w not in ("and", "or")
    ):
        return True
    if w in ("but", "while", "and", "though", "although"):
        for k in range(nxt + 1, min(high, nxt + 14)):
            if flags[k] & lx.CUE and words[k] in tk.lexicon.sets["coordinate_cue"]:
                return True
            if words[k] == ",":
                break
    return False


def _quote_ends_at(tk: Tokens, s: Sentence, token: int) -> bool:
    """True where a quotation ends right before a token, with nothing or a comma or dash between."""
    at = tk.starts[token]
    return any(
        q.end <= at and tk.text[q.end : at].strip(" ,\u00a0—–-") == "" and q.end > tk.starts[s.low] for q in s.quotations
    )


def _left_content(tk: Tokens, s: Sentence, subject: int) -> list[Span]:
    """The content that ends right before a subject or an inverted cue: quotation or clause, from its own beginning."""
    words = tk.words
    if subject <= s.low:
        return []
    at = tk.starts[subject]
    start = tk.starts[s.low]
    touching = [q for q in s.quotations if q.end <= at and q.end > start]
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
        if last.start <= start or not _is_clause(tk, begin, tk.at(last.start)):
            return [Span(last.start, last.end)]
        return [Span(min(start, touching[0].start) if touching[0].start < start else start, last.end)]
    end = subject - 1
    while end > begin and words[end - 1] in (",", "—", "–"):
        end -= 1
    if not _is_clause(tk, begin, end):
        return []
    if touching and touching[0].start < start:
        start = touching[0].start
    return [Span(start, tk.ends[end - 1])]


def _is_clause(tk: Tokens, begin: int, end: int) -> bool:
    """True where the tokens hold a finite verb and are no mere circumstance (`As he left`, `In March`)."""
    if end - begin < 2:
        return False
    first = tk.flags[begin]
    if tk.words[begin] in ("when", "while", "as", "after", "before", "asked", "if", "since", "although", "though"):
        comma = next((k for k in range(begin, end) if tk.words[k] == ","), None)
        return comma is not None and comma + 2 < end and _is_clause(tk, comma + 1, end)
    if first & lx.PREP or (first & lx.ING and not first & lx.CUE):
        comma = next((k for k in range(begin, end) if tk.words[k] == ","), None)
        if comma is None:
            return any(tk.flags[k] & (lx.AUX | lx.FINITE) for k in range(begin, end)) and end - begin > 6
    flags = tk.flags
    return any(
        flags[k] & (lx.AUX | lx.FINITE)
        or (flags[k] & (lx.CUE | lx.ED) and not flags[k] & lx.ING)
        or tk.words[k].endswith("s")
        for k in range(begin, end)
    )


def _inverted(tk: Tokens, s: Sentence, hit: CueHit) -> Draft | None:
    """`"C," said S` and `C, said S`."""
    if not hit.form & (lx.PAST | lx.THIRD) or not hit.verb.frames & (lx.F_QUOTE | lx.F_CLAUSE) or hit.start == s.low:
        return None
    if hit.start != hit.head:
        return None
    before = tk.words[hit.start - 1]
    if before not in (",", "—", "–") and not _quote_ends_at(tk, s, hit.start):
        return None
    source = inverted_subject(tk, hit.end, s.high)
    if source is None:
        return None
    left = _left_content(tk, s, hit.start)
    if not left:
        return None
    if before == "," and not _quote_ends_at(tk, s, hit.start) and subject_before(tk, s.low, hit.start) is not None:
        return None
    right = _quote_behind(tk, s, source[1])
    return Draft(s.index, hit, source, [*left, *right], "inverted")


def _quote_behind(tk: Tokens, s: Sentence, token: int) -> list[Span]:
    """The quotation that goes on behind an interrupting attribution (`"A," said X, "B."`)."""
    if token + 1 < s.high and tk.words[token] == "," and tk.words[token + 1] in OPENING_MARKS:
        at = tk.starts[token + 1]
        return [Span(q.start, q.end) for q in s.quotations if q.start == at]
    return []


def _participial(tk: Tokens, s: Sentence, hit: CueHit, drafts: list[Draft]) -> Draft | None:
    """`…, adding that C`: the source is the sentence's earlier one, or the subject of its first verb."""
    if hit.start == s.low:
        return None
    found = complement_after(tk, hit.verb, hit.end, s.high)
    if found.kind in ("none", "other") or not _fits(tk, hit, found):
        return None
    if tk.words[hit.start - 1] not in (",", "and", "but", "—", "–", "--", "-"):
        return _attached(tk, s, hit, found)
    source = next((d.source for d in reversed(drafts) if d.source and d.pattern != "preposition"), None)
    if source is None:
        source = _main_subject(tk, s.low, hit.start)
    if source is None:
        return None
    content = _right_content(tk, s, hit, found)
    return Draft(s.index, hit, source, content, "participial", found.kind, found.start) if content else None


def _attached(tk: Tokens, s: Sentence, hit: CueHit, found: Complement) -> Draft | None:
    """`a report claiming that C`, `issued a statement saying C`: the noun before is the source, or who issued it."""
    if found.kind not in ("that", "quote", "colon") or hit.verb.klass not in STRONG | {"intention", "request"}:
        return None
    noun = subject_before(tk, s.low, hit.start)
    if noun is None:
        return None
    last = noun[1] - 1
    while last > noun[0] and tk.flags[last] & lx.TIME:
        last -= 1
    source = noun
    if tk.words[last] in tk.lexicon.sets["issued"]:
        source = _first_subject(tk, s.low, noun[0]) or noun
    content = _right_content(tk, s, hit, found)
    return Draft(s.index, hit, source, content, "participial", found.kind, found.start) if content else None


def _passive(tk: Tokens, s: Sentence, hit: CueHit) -> Draft | None:
    """`C was announced by S`, `S was quoted as saying`, `X is said to`: only with an agent or as agentless report."""
    words = tk.words
    subject = subject_before(tk, s.low, hit.start)
    if subject is None:
        return None
    if hit.end < s.high and words[hit.end] == "by":
        end = phrase_after(tk, hit.end + 1, s.high)
        if end <= hit.end + 1:
            return None
        content = [Span(tk.starts[subject[0]], tk.ends[subject[1] - 1])]
        return Draft(s.index, hit, (hit.end + 1, end), content, "passive")
    if hit.verb.frames & lx.F_PASSIVE and hit.end < s.high and words[hit.end] == "to":
        edge = right_edge(tk, hit.end, s.high)
        content = [Span(tk.starts[subject[0]], tk.ends[subject[1] - 1]), Span(tk.starts[hit.end], tk.ends[edge - 1])]
        return Draft(s.index, hit, None, content, "agentless")
    return None


def _quoting(tk: Tokens, s: Sentence, hit: CueHit) -> Draft | None:
    """`R quoted S as saying C` and `C, R quoted S as saying`: S is the origin, R relays. Else no attribution."""
    words = tk.words
    as_ = next(
        (
            k
            for k in range(hit.end, min(s.high - 1, hit.end + 16))
            if words[k] == "as" and words[k + 1] in tk.lexicon.sets["saying"]
        ),
        None,
    )
    relay = subject_before(tk, _clause_low(tk, s, hit), hit.start)
    if as_ is None or as_ == hit.end or relay is None:
        return None
    found = complement_after(tk, _SAY, as_ + 2, s.high)
    content = _left_content(tk, s, relay[0])
    if not content and found.kind not in ("none", "other"):
        content = _right_content(tk, s, hit, found)
    if not content:
        return None
    source = (hit.end, as_)
    inner = CueHit(as_, as_ + 1, as_ + 2, _SAY, lx.GERUND, False, False, "verb")
    outer = Draft(
        s.index,
        hit,
        relay,
        content,
        "left" if content[0].end <= tk.starts[hit.start] else "right",
        found.kind,
        found.start,
    )
    outer.nested.append(Draft(s.index, inner, source, list(content), outer.pattern, found.kind, found.start))
    return outer


_SAY = lx.Verb("say", lx.F_CLAUSE | lx.F_QUOTE | lx.F_BARE | lx.F_AFTER, "speech", rules={lx.F_CLAUSE: "en.cue.cite"})


def _prepositional(tk: Tokens, s: Sentence, hit: CueHit) -> Draft | None:
    """`According to S, C` and `C, according to S`."""
    end = phrase_after(tk, hit.end, s.high)
    if end <= hit.end:
        return None
    source = (hit.end, end)
    if hit.start <= s.low + 1:
        end = _introduced_end(tk, s, hit.end, end)
        source, start = (hit.end, end), end
        while start < s.high and tk.words[start] == ",":
            start += 1
        edge = right_edge(tk, start, s.high)
        if edge <= start:
            return None
        stop = tk.ends[edge - 1]
        stop = max([stop, *(q.end for q in s.quotations if q.start < stop < q.end)])
        return Draft(s.index, hit, source, [Span(tk.starts[start], stop)], "preposition")
    rest = right_edge(tk, hit.end, s.high)
    tail: list[Span] = []
    if end < rest and tk.words[hit.start - 1] == ",":
        end = _introduced_end(tk, s, hit.end, end)
        source = (hit.end, end)
        if end + 1 < rest and tk.words[end] == "," and _is_clause(tk, end + 1, rest):
            tail = [Span(tk.starts[end + 1], tk.ends[rest - 1])]
    edge = right_edge(tk, s.low, hit.start)
    begin = s.low
    while begin < edge and tk.flags[begin] & lx.COORD:
        begin += 1
    if edge <= begin:
        return None
    start, stop = tk.starts[begin], tk.ends[edge - 1]
    start = min([start, *(q.start for q in s.quotations if q.start < start < q.end)])
    return Draft(s.index, hit, source, [Span(start, stop), *tail], "preposition")


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
        and not any(
            flags[k] & (lx.AUX | lx.FINITE) or (flags[k] & lx.CUE and not flags[k] & lx.ING)
            for k in range(comma + 1, closing)
        )
    )
    return closing if is_apposition and closing is not None else comma


def _settle(tk: Tokens, drafts: list[Draft]) -> list[Draft]:
    """Cues inside another's content become its `nested`; a relay behind an attribution becomes its `relays`."""
    out: list[Draft] = []
    for draft in drafts:
        cue = Span(tk.starts[draft.hit.start], tk.ends[draft.hit.end - 1])
        holder = next(
            (d for d in drafts if d is not draft and any(overlaps(cue, c) for c in d.content) and _is_wider(d, draft)),
            None,
        )
        if holder is None:
            out.append(draft)
        elif holder.pattern == "preposition" or holder.pattern in ("left", "inverted"):
            holder.nested.append(draft)
        else:
            holder.nested.append(draft)
    return out


def _is_wider(a: Draft, b: Draft) -> bool:
    return sum(e - s for s, e in a.content) >= sum(e - s for s, e in b.content)


def extend_quotations(tk: Tokens, sentences: Sequence[Sentence], drafts: Sequence[Draft]) -> None:
    """Quotations that go on in sentences without a cue of their own join the attribution before them."""
    by_statement: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_statement.setdefault(draft.statement, []).append(draft)
    speaker: Draft | None = None
    for s in sentences:
        own = by_statement.get(s.index)
        if own:
            speaker = _speaker(tk, own)
            continue
        if speaker is None:
            continue
        inside = _quotation_of(s)
        if inside is None or not _may_continue(tk, sentences, s, speaker, inside):
            if inside is None:
                speaker = None
            continue
        span = Span(inside.start, inside.end)
        if not any(c.start <= span.start and span.end <= c.end for c in speaker.content):
            speaker.content.append(span)


def _speaker(tk: Tokens, own: Sequence[Draft]) -> Draft | None:
    """The sentence's attribution that quotes directly, if there is one."""
    marks = "\"“«„'"
    for draft in (*own, *(n for d in own for n in d.nested)):
        if (
            draft.source is not None
            and draft.hit.verb.frames & lx.F_QUOTE
            and any(tk.text[c.start] in marks for c in draft.content)
        ):
            return draft
    return None


def _quotation_of(s: Sentence) -> Quotation | None:
    """The quotation that makes up most of a sentence, its own beginning inside or before it."""
    span = s.statement.span
    for q in s.quotations:
        shared = min(q.end, span.end) - max(q.start, span.start)
        if q.start <= span.start + 1 and shared >= 0.8 * (span.end - span.start):
            return q
    return None


def _may_continue(tk: Tokens, sentences: Sequence[Sentence], s: Sentence, speaker: Draft, inside: Quotation) -> bool:
    """True in the same passage, or in the next one where it is all quotation."""
    before = sentences[speaker.statement].statement.passage
    here = s.statement.passage
    if here == before:
        return True
    last = max(c.end for c in speaker.content)
    between = tk.text[last : inside.start]
    return here - before <= 2 and between.strip(" .,\n\u00a0\"”'") == ""
