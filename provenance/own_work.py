"""The work that an outlet tells of itself: `The Gazette interviewed two dozen pilots`, `messages obtained by the Gazette`.

It is the outlet's own reporting where the article is its own, and tells whose article it is where nobody says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from provenance.findings import Attribution, Built, Link
from provenance.records import replace
from provenance.registry import Outlet
from provenance.rules import lexicon as lx
from provenance.spans import Span
from provenance.syntax.drafts import Sentence
from provenance.syntax.tokens import Tokens
from provenance.vocabulary import SourceType

RULE = "en.own-work"
# Tokens between an outlet's name and the verb of its work, and before the name in a subject (`a team from the Gazette`).
_REACH = 7
_LONGEST_HEAD = 4
_LONGEST_OPENER = 12
_LONGEST_STAFF = 3  # tokens behind an outlet's name that tell who of its staff worked
_OBJECT = 8  # tokens behind `sent` in which stands what was sent
_BETWEEN = lx.AUX | lx.ADV | lx.NEG | lx.BE | lx.HAVE | lx.MODAL
_OPENERS = frozenset((",", "and", "when", "while", "after", "as"))


def outlet_of_its_work(tk: Tokens, outlets: Sequence[tuple[Outlet, Span]]) -> Outlet | None:
    """The one outlet that tells of its own work in a text (`The Gazette has contacted the ministry`) more often than the
    text cites it; None where none or several do. Agencies are left out: their copy is run by others.
    """
    worked: dict[str, int] = {}
    known: dict[str, Outlet] = {}
    if not tk.lexicon.sets.get("own_work"):
        return None
    for outlet, span in outlets:
        if outlet.type == SourceType.WIRE:
            continue
        known[outlet.id] = outlet
        verb = _work_behind(tk, 0, span)
        if verb is not None and tk.words[verb] not in tk.lexicon.sets["check"]:  # what was verified has an author
            worked[outlet.id] = worked.get(outlet.id, 0) + 1
        elif _is_cited(tk, span):
            worked[outlet.id] = worked.get(outlet.id, 0) - 1
        elif _work_before(tk, 0, span) is not None:
            worked[outlet.id] = worked.get(outlet.id, 0) + 1
    found = [key for key, times in worked.items() if times > 0]
    return known[found[0]] if len(found) == 1 else None


def with_own_work(
    tk: Tokens,
    sentences: Iterable[Sentence],
    built: Sequence[Built],
    outlet: str,
    names: Sequence[Span],
    key: Callable[[], str],
) -> list[Built]:
    """The attributions, with those of sentences that tell work of the article's own outlet and in which nobody else speaks,
    in place of what the verb of that work attributes; `outlet` is its name, `names` are the places where it is named, and
    `key` gives its source's key.
    """
    told = _by_statement(built)
    added: list[Built] = []
    at = 0
    short = without_the(outlet).lower().split()
    for s in sentences:
        start, end = s.statement.span
        others = told.get(s.index, [])
        called = _called(tk, s, short)
        verb = _work_behind(tk, s.low, called) if called is not None else None
        if called is not None and verb is not None and all(_is_told_by(tk, verb, b) for b in others):
            added.append(_built(tk, s, called, key(), verb))
            continue
        done = (
            _done_for_this(tk, s) if not s.quotations and all(b.source_type == SourceType.DOCUMENT for b in others) else None
        )
        if done is not None:
            added.append(_built(tk, s, Span(tk.starts[done], tk.end(done)), key(), done))
            continue
        while at < len(names) and names[at].start < start:
            at += 1
        if at == len(names):
            continue
        name = names[at]
        if name.start >= end or any(q.start <= name.start < q.end for q in s.quotations):
            continue
        verb = _work_behind(tk, s.low, name) or _work_before(tk, s.low, name)
        is_note = verb is not None and tk.words[verb] in tk.lexicon.sets["own_note"]
        if verb is not None and (not others or (is_note and all(_is_told_by(tk, verb, b) for b in others))):
            added.append(_built(tk, s, name, key(), verb))
        elif verb is not None and verb < tk.at(name.start) and all(_is_of_papers(tk, verb, b) for b in others):
            for b in others:  # `records obtained by the Gazette show`: its own finding
                b.source_type, b.rule, b.evidence = SourceType.OWN_REPORTING.value, RULE, name
    return _in_place(built, added)


def with_first_person(
    tk: Tokens, sentences: Iterable[Sentence], built: Sequence[Built], key: Callable[[], str]
) -> list[Built]:
    """The attributions, with those of sentences in which writers tell their own work (`We sent the ministry | a list of
    questions`, `When I visited`) and nobody else speaks; `key` gives the key of the source that writes.
    """
    sets = tk.lexicon.sets
    first_person, words = sets["first_person"], tk.words
    if first_person.isdisjoint(tk.vocabulary):
        return list(built)
    told = _by_statement(built)
    added: list[Built] = []
    for s in sentences:
        if s.quotations or s.is_headline or words[s.high - 1] == "?":
            continue
        me, end = s.low, min(s.high, s.low + _LONGEST_OPENER)
        while me < end and words[me] not in first_person:
            me += 1
        if me == end:
            continue
        verb = _work_of_mine(tk, me, s.high) if _opens_clause(tk, s.low, me) else None
        others = told.get(s.index, [])
        if verb is None or not all(_is_told_by(tk, verb, b) for b in others):
            continue
        own = _built(tk, s, Span(tk.starts[me], tk.end(me)), key(), verb)
        if others:  # `We asked the ministry | whether it knew`
            own.attribution = replace(own.attribution, content=others[0].attribution.content)
        added.append(own)
    return _in_place(built, added)


def _opens_clause(tk: Tokens, low: int, me: int) -> bool:
    """True for a pronoun that no relative clause begins with (not `the experts | I interviewed`)."""
    if me == low:
        return True
    return bool(tk.flags[me - 1] & (lx.PUNCT | lx.COORD | lx.SUBORD | lx.ADV)) or tk.words[me - 1] in _OPENERS


def _work_of_mine(tk: Tokens, me: int, high: int) -> int | None:
    """The verb of a writer's work behind `I` or `we`, as a token; None where it is no such work."""
    words, sets = tk.words, tk.lexicon.sets
    for k in range(me + 1, min(me + _REACH, high)):
        if words[k] in sets["my_work"] or words[k] in sets["our_work"]:
            return k
        if words[k] == "sent":
            return None if sets["sent_work"].isdisjoint(words[k + 1 : min(k + _OBJECT, high)]) else k
        if not tk.flags[k] & _BETWEEN:
            return None
    return None


def _in_place(built: Sequence[Built], added: list[Built]) -> list[Built]:
    """The attributions, with the added ones in place of the others of their statements."""
    own = {b.attribution.statement for b in added}
    kept = [b for b in built if b.attribution.statement not in own]
    return sorted([*kept, *added], key=lambda b: b.attribution.statement) if added else list(built)


def _done_for_this(tk: Tokens, s: Sentence) -> int | None:
    """The participle of work that was done for the article itself (`videos | analyzed | for this report`), as a token."""
    words, sets = tk.words, tk.lexicon.sets
    for k in range(s.low + 2, s.high - 1):
        if words[k] == "this" and words[k - 1] == "for" and words[k + 1] in sets["article_word"]:
            near = range(k - 2, max(s.low, k - _REACH), -1)
            return next((j for j in near if words[j] in sets["made_out_by"] or words[j] in sets["asked"]), None)
    return None


def _by_statement(built: Sequence[Built]) -> dict[int, list[Built]]:
    """The attributions of each statement."""
    out: dict[int, list[Built]] = {}
    for b in built:
        out.setdefault(b.attribution.statement, []).append(b)
    return out


def _is_told_by(tk: Tokens, verb: int, built: Built) -> bool:
    """True for an attribution by the verb of the outlet's work itself (`Gazette reporters | saw`)."""
    cue = built.attribution.cue
    return cue is not None and cue.start <= tk.starts[verb] < cue.end


def _is_of_papers(tk: Tokens, verb: int, built: Built) -> bool:
    """True for what papers or pictures show that the outlet worked on (`records | obtained | by the Gazette show`)."""
    cue = built.attribution.cue
    is_behind = cue is not None and cue.start > tk.starts[verb]
    is_finding = tk.words[verb] in tk.lexicon.sets["made_out_by"]
    return built.source_type == SourceType.DOCUMENT and is_behind and is_finding


def without_the(name: str) -> str:
    """An outlet's name without its article (`The Guardian`)."""
    return name[4:] if name.startswith("The ") else name


def _called(tk: Tokens, s: Sentence, name: Sequence[str]) -> Span | None:
    """The outlet's name, given in small letters and perhaps by its last word alone, where a sentence, or what stands behind
    its opening words, begins with the outlet or its staff (`On Monday, | Guardian reporters`, `The Times | has asked`).
    """
    words, staff = tk.words, tk.lexicon.sets["staff"]
    comma = next((k for k in range(s.low, min(s.high - 2, s.low + _LONGEST_OPENER)) if words[k] == ","), s.low - 1)
    for begin in dict.fromkeys((s.low, comma + 1)):
        is_the = words[begin] == "the"
        first = begin + is_the
        for called in (list(name), list(name[-1:])):
            end = first + len(called)
            is_name = end < s.high and words[first:end] == called and tk.flags[first] & lx.CAP
            if is_name and (is_the or words[end] in staff):
                return Span(tk.starts[first], tk.end(end - 1))
    return None


def _built(tk: Tokens, s: Sentence, name: Span, source: str, verb: int) -> Built:
    own = SourceType.OWN_REPORTING.value
    link = Link(source, "origin", "institution", "none", name)
    is_note = tk.words[verb] in tk.lexicon.sets["own_note"]
    cue = Span(tk.starts[verb], tk.end(verb))
    attribution = Attribution(s.index, cue, (s.statement.span,), "indirect", (link,), RULE)
    return Built(attribution, own, RULE, cue, "note" if is_note else "own-work", True, False)


def _work_behind(tk: Tokens, low: int, span: Span) -> int | None:
    """The verb of an outlet's work behind its name as a subject (`the Gazette has | contacted`), as a token."""
    first, k = tk.at(span.start), tk.at(span.end)
    sets, words = tk.lexicon.sets, tk.words
    if not _is_subject(tk, max(low, tk.line(first)[0]), first):
        return None
    staff = next((j for j in range(k, min(k + _LONGEST_STAFF, len(words))) if words[j] in sets["staff"]), None)
    if staff is not None and not any(tk.flags[j] & (lx.PUNCT | lx.CAP | lx.AUX | lx.PREP) for j in range(k, staff)):
        k = staff + 1  # `Gazette reporters`, `the Gazette's fact-checking team`
    for verb in range(k, min(k + _REACH, len(words))):
        if words[verb] in sets["talked"] and words[verb + 1 : verb + 2] not in (["to"], ["with"]):
            return None  # `the channel spoke of rioters`
        if words[verb] in sets["own_work"] or words[verb] in sets["own_note"]:
            return verb
        if not tk.flags[verb] & _BETWEEN and words[verb] not in sets["able"]:
            return None
    return None


def _is_subject(tk: Tokens, low: int, first: int) -> bool:
    """True for a name that begins a clause, alone or as whose staff acts (`a team from | the Gazette`)."""
    words, sets = tk.words, tk.lexicon.sets
    if words[first - 1] == "the" and first > low:
        first -= 1
    if first <= low or words[first - 1] in _OPENERS or words[first - 1] in (".", "”", '"'):
        return True
    if words[first - 1] not in ("from", "for", "of", "with", "at"):
        return False
    return any(words[k] in sets["staff"] for k in range(max(low, first - _LONGEST_HEAD), first - 1))


def _work_before(tk: Tokens, low: int, span: Span) -> int | None:
    """The participle before an outlet's name (`messages | obtained by the Gazette`), as a token."""
    by = tk.at(span.start) - 1
    if tk.words[by] == "the":
        by -= 1
    is_with = tk.words[by] == "with"
    if by <= low or not (is_with or tk.words[by] == "by"):
        return None
    sets, word = tk.lexicon.sets, tk.words[by - 1]
    if is_with:
        return by - 1 if word in sets["shared_with"] else None
    is_told = bool(tk.flags[by - 2] & lx.BE)  # `were geolocated by the Gazette`: that is a check of its own
    return by - 1 if word in sets["read_by"] or (word in sets["made_out_by"] and not is_told) else None


def _is_cited(tk: Tokens, span: Span) -> bool:
    """True for a name that the text cites (`the Gazette reported`, `according to the Gazette`)."""
    first, end = tk.at(span.start), tk.at(span.end)
    if tk.words[first - 1] == "the":
        first -= 1
    sets = tk.lexicon.sets
    if tk.words[first - 1] in sets["citing"] or tk.words[max(0, first - 2) : first] == ["according", "to"]:
        return True
    return end < len(tk) and tk.words[end] in sets["reported_by"]
