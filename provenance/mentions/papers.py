"""Whose word a paper is: its owner's (`the Greens' letter`), or who sent, issued or wrote it when it was told of before (`the
letter said`).
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.findings import Kind
from provenance.mentions.cast import Cast
from provenance.mentions.introductions import introduction
from provenance.mentions.known import BODIES, Known
from provenance.mentions.persons import possessor
from provenance.mentions.pronouns import PERSON_OF, pronoun
from provenance.mentions.told import spelled_out
from provenance.rules import lexicon as lx
from provenance.spans import Span
from provenance.syntax.phrases import is_abbreviated, phrase_after
from provenance.syntax.subjects import subject_before
from provenance.syntax.tokens import Tokens

# Papers are their author's word where the author stands before them, within this many words.
_LONGEST_OWNER = 6
_NO_AUTHOR = frozenset(("unknown", "document", "social_media"))
# Bodies whose words are mostly a report.
_REPORTING = frozenset(
    ("wire", "news_outlet", "state_media", "public_media", "party_media", "expert", "ngo_monitor", "international_body")
)
# How many tokens back a paper is looked for, how often, and how far before its noun the verb or `in` may stand.
_REACH = 500
_NEXT = 2  # statements
_MENTIONS = 3
_VERB_REACH = 8
_IN_REACH = 4
_PIECE_REACH = 120
_GENITIVE_REACH = 4
_GENITIVE_ENDS = ("'", "’", "'s", "’s")
_BREAKS = frozenset((".", ";", "“", '"', "”", "\n"))


def author_of(cast: Cast, first: int, last: int) -> Known | None:
    """Whose word a paper is by the owner before it (`the Greens' letter to the mayor`, `her own research`): an identified
    author's post, report or data is the author's word. None where nobody is named or known.
    """
    tk = cast.tk
    words, papers = tk.words, tk.lexicon.sets["authored"]
    for k in range(first, min(last - 1, first + _LONGEST_OWNER)):
        is_plural = words[k].endswith("s") and words[k + 1] in ("'", "’")
        if not (is_plural or words[k].endswith("'s") or (k == first and tk.flags[k] & lx.POSS)):
            continue
        if all(words[j] not in papers for j in range(k + 1, min(last, k + 4))):
            break
        if tk.flags[k] & lx.POSS and k == first:
            owner = PERSON_OF.get(words[k], "")
            found = pronoun(cast, owner) if owner else None
            known = cast.known.get(found.source.key) if found is not None else None
            return None if known is None or known.source.type in _NO_AUTHOR else known
        span = Span(tk.starts[first], tk.end(k) - (0 if is_plural else 2))
        kind = cast.classifier.kind_of(span) or spelled_out(tk, cast.classifier, k, k + 1)
        name = cast.names.person_name(first, k + 1) or possessor(cast, first, k)
        if name is not None:
            return cast.person(name, first, k + 1, kind)
        if kind is None:
            bare = tk.bare(k)
            # `Lund's budget documents`, where Lund is the minister elsewhere
            told = introduction(cast.tk, cast.classifier, [bare])
            return (
                None if told is None or told.type in _NO_AUTHOR else cast.person(cast.names.in_full(bare), first, k + 1, told)
            )
        return None if kind.type in _NO_AUTHOR else cast.plain(first, k + 1, span, kind)[0]
    return (
        _named_author(cast, first, last)
        or _giver(cast, first, last)
        or _printed_in(cast, first, last)
        or _issuer(cast, first, last)
    )


def _giver(cast: Cast, first: int, last: int) -> Known | None:
    """`figures | the ministry provided to the Gazette`, `data provided by the ministry to the Gazette`: who gave a paper."""
    tk, words = cast.tk, cast.tk.words
    papers, given = tk.lexicon.sets["record"], tk.lexicon.sets["handed_over"]
    noun = next((k for k in range(first, min(last, first + _LONGEST_OWNER)) if words[k] in papers), None)
    if noun is None or noun + 2 >= last:
        return None
    if words[noun + 1] in given and words[noun + 2] == "by":
        begin, end = noun + 3, next((k for k in range(noun + 4, last) if words[k] == "to"), None)
    else:
        is_named = bool(tk.flags[noun + 1] & (lx.DET | lx.CAP))
        begin, end = noun + 1, next((k for k in range(noun + 2, last) if words[k] in given), None) if is_named else None
    if end is None:
        return None
    span = Span(tk.starts[begin], tk.end(end - 1))
    kind = cast.classifier.kind_of(span)
    return None if kind is None or kind.type in _NO_AUTHOR else cast.plain(begin, end, span, kind)[0]


def _issuer(cast: Cast, first: int, last: int) -> Known | None:
    """`The company published | a blog post | that said`: the subject of the verb that the paper stands behind."""
    tk = cast.tk
    verb = first - 1
    if verb < 1 or tk.words[verb] not in tk.lexicon.sets["wrote"] or tk.words[first] not in ("a", "an"):
        return None
    if tk.words[last - 1] not in tk.lexicon.sets["authored"]:
        return None
    found = subject_before(tk, tk.line(first)[0], verb)
    if found is None or tk.flags[found[0]] & (lx.SUBJ | lx.REL):
        return None
    known = cast.phrase(*found, Span(tk.starts[found[0]], tk.end(found[1] - 1)))[0]
    return None if known.source.type in _NO_AUTHOR else known


def _printed_in(cast: Cast, first: int, last: int) -> Known | None:
    """`a report in the Lorne Leader`: the outlet that printed it, by the article and the name alone where none knows it."""
    tk = cast.tk
    at = next(
        (k for k in range(first + 1, min(last - 2, first + _LONGEST_OWNER)) if tk.words[k : k + 2] == ["in", "the"]), None
    )
    if at is None or tk.words[at - 1] not in tk.lexicon.sets["printed"]:
        return None
    end = at + 2
    while end < last and tk.flags[end] & lx.CAP and not tk.flags[end] & lx.TIME:
        end += 1
    span = Span(tk.starts[at + 2], tk.end(end - 1)) if end > at + 3 else None
    told = cast.classifier.kind_of(span) if span is not None else None
    if span is None or cast.classifier.outlets(span) or (told is not None and told.type != "individual"):
        return None
    kind = Kind("news_outlet", "institution", "en.classify.outlet-name", span)
    return cast.plain(at + 2, end, span, kind)[0]


def _named_author(cast: Cast, first: int, last: int) -> Known | None:
    """`a report by the auditors`, `a letter from Lund`: who is named behind the paper; no place (`reports from Oslo`)."""
    tk, sets = cast.tk, cast.tk.lexicon.sets
    by = next((k for k in range(first + 1, min(last - 1, first + _LONGEST_OWNER)) if tk.words[k] in ("by", "from")), None)
    if (
        by is None
        or not (tk.words[by - 1] in sets["authored"] or tk.words[by - 1] in sets["worked_out"])
        or tk.flags[by + 1] & (lx.TIME | lx.SUBJ | lx.NUMBER)
    ):
        return None
    last = next((k for k in range(by + 2, last) if _ends_author(tk, k)), last)
    span = Span(tk.starts[by + 1], tk.end(last - 1))
    kind = cast.classifier.kind_of(span)
    name = cast.names.person_name(by + 1, last)
    if name is not None:
        return cast.person(name, by + 1, last, kind)
    known = cast.definite(by + 1, last)
    if known is not None:
        return known
    if kind is None or kind.type in _NO_AUTHOR or kind.rule.startswith("place."):
        return None
    return cast.plain(by + 1, last, span, kind)[0]


def _ends_author(tk: Tokens, k: int) -> bool:
    """True where the words for who wrote a paper end: a small word, a mark, what was done with it (`… | based on data`)."""
    f = tk.flags[k]
    is_deed = bool(f & lx.ED) and not f & lx.CAP and bool(tk.flags[k - 1] & lx.CAP)
    return is_deed or tk.words[k] in tk.lexicon.sets["author_end"]


def told_author(cast: Cast, first: int, noun: str, best: Known | None) -> Known | None:
    """Who wrote the paper that token `first` names again, where `best`, whom its noun described, is nobody who can write."""
    is_told = best is not None and best.source.type not in _NO_AUTHOR and best.source.type != "media_unspecified"
    if is_told or not _has_author(cast.tk, noun):
        return best
    found = _author_before(cast.tk, first, noun, cast.heard)
    if found is None:
        return _owned_before(cast, first, noun) or best or _heard_last(cast, noun)
    if isinstance(found, str):
        known = cast.known[found]
    else:
        known = cast.phrase(*found, Span(cast.tk.starts[found[0]], cast.tk.end(found[1] - 1)))[0]
    return best if known.source.type in _NO_AUTHOR else known


def _has_author(tk: Tokens, noun: str) -> bool:
    return noun in tk.lexicon.sets["authored"] or noun in tk.lexicon.sets["article_word"]


def _owned_before(cast: Cast, low: int, noun: str) -> Known | None:
    """`The Lorne Leader's long investigation led to a trial. … | The report`: whose such a piece was a little before."""
    tk, pieces = cast.tk, cast.tk.lexicon.sets["article_word"]
    if noun not in pieces:
        return None
    for k in range(low - 1, max(0, low - _PIECE_REACH), -1):
        if tk.words[k] not in pieces:
            continue
        mark = next((j for j in range(k - 1, max(0, k - _GENITIVE_REACH), -1) if tk.words[j].endswith(_GENITIVE_ENDS)), None)
        if mark is None:
            continue
        hits = cast.classifier.outlets(Span(tk.starts[max(0, mark - _LONGEST_OWNER)], tk.end(mark)))
        if hits and hits[-1].end >= tk.end(mark) - 2:
            span = Span(hits[-1].start, hits[-1].end)
            return cast.plain(tk.at(span.start), mark + 1, span, cast.classifier.kind_of(span))[0]
    return None


def _heard_last(cast: Cast, noun: str) -> Known | None:
    """`The raid was lawful, his office said. …, the statement read`: the body that spoke right before, in what is now called
    a statement, or a report where it is one that reports (`The Lorne Leader reported …. The report says`); None where it was
    a person, or nobody.
    """
    sets = cast.tk.lexicon.sets
    whose = BODIES if noun == "statement" else _REPORTING if noun in sets["article_word"] else ()
    known = cast.known.get(cast.heard[-1][1]) if whose and cast.heard else None
    is_near = known is not None and cast.statement - known.last_seen <= _NEXT
    return known if known is not None and is_near and not known.is_person and known.source.type in whose else None


def _author_before(tk: Tokens, low: int, noun: str, heard: Sequence[tuple[int, str]]) -> tuple[int, int] | str | None:
    """Who sent, issued or wrote what `noun` names again: a noun phrase before token `low`, as token indexes, or the key of
    a source. `heard` are the sources so far, in order, with the token that each begins at. None where no mention tells it.
    """
    seen = 0
    for k in range(low - 1, max(0, low - _REACH), -1):
        is_written_to = noun == "letter" and tk.words[k] == "to" and tk.words[k - 1] in tk.lexicon.sets["writing_to"]
        if tk.words[k] != noun and not is_written_to:
            continue
        found = _sender(tk, k, is_written_to) or _named_behind(tk, k) or _heard_with(tk, k, heard)
        if found is not None:
            return found
        seen += 1
        if seen >= _MENTIONS:
            break
    return None


def _sender(tk: Tokens, k: int, is_written_to: bool) -> tuple[int, int] | None:
    """`S sent a letter`, `S has written to`: the subject of the verb."""
    low = tk.at(tk.text.rfind("\n", 0, tk.starts[k]) + 1)
    wrote = tk.lexicon.sets["wrote"]
    for verb in range(k - 1, max(low, k - _VERB_REACH), -1):
        if tk.words[verb] in _BREAKS and not is_abbreviated(tk, verb):
            return None
        if is_written_to or tk.words[verb] in wrote:
            while verb > low and tk.flags[verb - 1] & (lx.AUX | lx.ADV):
                verb -= 1
            found = subject_before(tk, low, verb)
            return None if found is None or tk.flags[found[0]] & (lx.SUBJ | lx.REL) else found
    return None


def _named_behind(tk: Tokens, k: int) -> tuple[int, int] | None:
    """`a letter from S`, `a report by S`."""
    if k + 2 >= len(tk) or tk.words[k + 1] not in ("from", "by"):
        return None
    end = tk.text.find("\n", tk.starts[k])
    last = phrase_after(tk, k + 2, len(tk) if end < 0 else tk.at(end))
    last = next((j for j in range(k + 3, last) if _ends_author(tk, j)), last)
    return (k + 2, last) if last > k + 2 and not tk.flags[k + 2] & (lx.SUBJ | lx.TIME | lx.NUMBER) else None


def _heard_with(tk: Tokens, k: int, heard: Sequence[tuple[int, str]]) -> str | None:
    """`S said in a statement`: the source of the sentence that the paper stands in."""
    if "in" not in tk.words[max(0, k - _IN_REACH) : k]:
        return None
    for at, key in reversed(heard):
        low, high = min(at, k), max(at, k)
        if "\n" in tk.text[tk.starts[low] : tk.starts[high]]:
            if at < k:
                return None
        elif not any(tk.words[j] == "." and not is_abbreviated(tk, j) for j in range(low, high)):
            return key
    return None
