"""Attributions and caveats to labels: which attribution governs a statement, and what follows for type and status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from provenance.bare_caveats import ClassifierLike, bare_source, cited_outlets
from provenance.findings import (
    AUTHOR_RULE,
    QUESTION,
    Attribution,
    Built,
    Evidence,
    Found,
    Labels,
    Mark,
    ReadPassage,
    Source,
    SourceText,
)
from provenance.patterns import compile_pattern
from provenance.records import record, replace
from provenance.rules import lexicon as lx
from provenance.rules.decision import Case, decide, weigh
from provenance.rules.furniture import is_furniture, runs_on
from provenance.rules.speech import has_speech, speech_book
from provenance.syntax.drafts import Sentence
from provenance.syntax.sentences import QUESTION_MARKS
from provenance.syntax.tokens import Tokens
from provenance.vocabulary import CaveatKind as K
from provenance.vocabulary import SourceType as T
from provenance.vocabulary import Status


@record
class Facts:
    """What the stages before found: attributions, caveats, marks of verification by the statements that they bear on, the
    classifier, all sources by their keys, the source types of those who checked something by the statements that say so,
    the statements that tell the own work of an outlet that the input does not name, and whether it names its publisher.
    """

    built: Sequence[Built]
    caveats: Sequence[Found]
    marks: Mapping[int, Sequence[Mark]]
    classifier: ClassifierLike
    sources: Mapping[str, Source]
    checkers: Mapping[int, str]
    own_work: frozenset[int]
    is_published: bool


class _Speaker:
    """Who spoke last. A caption has a speaker of its own: the text goes on behind the picture."""

    def __init__(self, passages: Sequence[ReadPassage]) -> None:
        self.last: Built | None = None
        self._captions = {k for k, passage in enumerate(passages) if passage.kind == "caption"}
        self._caption = -1
        self._in_text: Built | None = None

    def enter(self, passage: int) -> bool:
        """Enters a passage, by its index; True where it is a caption."""
        if passage != self._caption:
            if self._caption >= 0:
                self.last, self._caption = self._in_text, -1
            if passage in self._captions:
                self._in_text, self.last, self._caption = self.last, None, passage
        return self._caption >= 0


def label_statements(
    tk: Tokens, source: SourceText, sentences: Sequence[Sentence], facts: Facts
) -> tuple[list[Labels], list[Attribution]]:
    """The labels of every statement, and all attributions with those that carry over into later statements."""
    own: list[list[Built]] = [[] for _ in sentences]
    for b in facts.built:
        own[b.attribution.statement].append(b)
    bearing = _bearing(sentences, facts.caveats)
    reach = _reach(sentences, facts.built)
    cited = cited_outlets(facts.built, facts.caveats, facts.sources)
    labels: list[Labels] = []
    attributions: list[Attribution] = []
    speaker = _Speaker(source.passages)
    nameless = _nameless(own, facts.caveats)
    for s in sentences:
        is_caption = speaker.enter(s.statement.passage)
        mine = own[s.index]
        carried = [] if mine else reach.get(s.index, [])
        borne = bearing.get(s.index, ())
        checked = facts.marks.get(s.index, ())
        if not (mine or carried or borne or checked or s.quotations) and _is_plain(tk, s):
            labels.append(_PLAIN)
            speaker.last = None
            continue
        told = mine or carried
        governing = _governing(tk, s, told)
        if told:
            attributions += [
                b.attribution if b.attribution.statement == s.index else _of_statement(b.attribution, s.index)
                for b in _governing_first(told, governing)
            ]
        elif speaker.last is not None and _goes_on(source, s):
            governing = speaker.last
            attributions.append(_continued(s, governing.attribution))
        if governing is not None and not carried and is_furniture(words_of(tk, s), tk.lexicon.language):
            governing = None
        case = _case(tk, source, s, governing, borne, nameless)
        if checked:
            if s.index in facts.own_work:
                case.source_type = T.OWN_REPORTING.value
            _mark(case, checked, facts.checkers.get(s.index))
        if case.is_bare_caveat and borne:
            first = next(found for found, is_own in borne if found.is_bare and is_own)
            case.bare_source = bare_source(
                s, first, facts.classifier, facts.sources, () if is_caption else told, cited, facts.is_published
            )
        labels.append(decide(case))
        if governing is not None or (s.high - s.low > 1 and not _is_heading(source, s)):
            speaker.last = governing
    return labels, attributions


def _is_plain(tk: Tokens, s: Sentence) -> bool:
    """True for a sentence too long to be a heading, and none of what a page prints around its news: the outlet's own word."""
    return (
        s.high - s.low > _LONG
        and tk.words[s.high - 1] != "?"
        and tk.words[s.low + 1] not in _OF_NOTES
        and not runs_on(words_of(tk, s), tk.lexicon.language)
    )


def _governing_first(found: list[Built], governing: Built | None) -> list[Built]:
    return found if governing is None or len(found) == 1 else [governing, *[b for b in found if b is not governing]]


def _bearing(sentences: Sequence[Sentence], caveats: Sequence[Found]) -> dict[int, list[tuple[Found, bool]]]:
    """Per statement the caveats that stand in it (True) or cover it from elsewhere (False)."""
    out: dict[int, list[tuple[Found, bool]]] = {}
    of_passage: dict[int, list[int]] = {}
    if any(found.caveat.target == "image" for found in caveats):
        for s in sentences:
            of_passage.setdefault(s.statement.passage, []).append(s.index)
    for found in caveats:
        caveat = found.caveat
        covered: set[int] = set()
        if caveat.target == "image" and caveat.kind == K.ALLEGED_HEDGE:
            covered = {caveat.statement}
        elif caveat.target == "image":
            covered = {index for passage in caveat.covers for index in of_passage.get(passage, ())}
        elif caveat.target == "statements":
            covered = set(caveat.covers)
        for index in covered | {caveat.statement}:
            # a caveat that stands here and covers another statement changes nothing here
            here = found if index in covered else Found(caveat, is_effective=False, is_bare=found.is_bare)
            out.setdefault(index, []).append((here, index == caveat.statement))
    return out


# Marks that are the outlet's own words about its own work.
_OWN_MARKS = frozenset((Status.WITHDRAWN.value, Status.REFUTED.value, Status.WITNESSED.value))
_CHECKS = frozenset((Status.VERIFIED.value, Status.PARTLY_VERIFIED.value))
_UNCHECKED = frozenset((K.NO_INDEPENDENT_VERIFICATION, K.DATE_OR_PLACE_UNVERIFIED, K.UNCONFIRMED))


def _mark(case: Case, checked: Sequence[Mark], checker: str | None) -> None:
    """Enters what the text says was checked; `checker` is the source type of who the statement says checked it."""
    if checker is not None and not case.is_attributed:
        case.source_type, case.is_attributed = checker, True
    case.marks |= {m.status for m in checked}
    case.evidence += tuple(Evidence(m.rule, m.span) for m in checked)
    if case.marks & _CHECKS:
        case.is_bare_caveat = False
    if case.is_attributed and case.source_type != T.OWN_REPORTING:
        # what another outlet saw is that outlet's word
        case.marks -= {Status.WITNESSED.value}
    if Status.VERIFIED in case.marks and case.covering & _UNCHECKED:
        case.marks |= {Status.PARTLY_VERIFIED.value}
    if Status.PARTLY_VERIFIED in case.marks:
        # what could not be checked is the other part
        case.covering -= _UNCHECKED
    if Status.WITHDRAWN in case.marks:
        case.source_type, case.is_attributed = T.OWN_REPORTING.value, True
    if not case.is_attributed and case.marks & _OWN_MARKS:
        case.source_type, case.is_attributed = T.OWN_REPORTING.value, True


def _reach(sentences: Sequence[Sentence], built: Sequence[Built]) -> dict[int, list[Built]]:
    """Statements other than its own that an attribution's quotations run into."""
    out: dict[int, list[Built]] = {}
    for b in built:
        home = b.attribution.statement
        for content in b.attribution.content:
            for step in (1, -1):
                k = home + step
                while 0 <= k < len(sentences):
                    span = sentences[k].statement.span
                    shared = min(content.end, span.end) - max(content.start, span.start)
                    if shared > 0.5 * (span.end - span.start):
                        out.setdefault(k, []).append(b)
                    elif (span.start >= content.end) if step > 0 else (span.end <= content.start):
                        break
                    k += step
    return out


def _governing(tk: Tokens, s: Sentence, found: Sequence[Built]) -> Built | None:
    """The attribution that decides the statement's labels (CONCEPTS rule 3)."""
    if not found:
        return None
    span = s.statement.span
    lengths = []
    for b in found:
        if b.is_deed or ((b.pattern == "agentless" or b.rule == AUTHOR_RULE) and not b.is_main):
            lengths.append((0, False))
            continue
        inside = 0
        for c in b.attribution.content:
            inside += max(0, min(c.end, span.end) - max(c.start, span.start))
        lengths.append((inside, b.is_main))
    chosen = weigh(lengths, span.end - span.start)
    if chosen is None:
        # a speech act in a participle ("..., warning that ...") governs where nothing else does and it weighs enough
        chosen = next(
            (
                i
                for i, b in enumerate(found)
                if b.pattern == "participial"
                and lengths[i][0] * 3 > span.end - span.start
                and (b.attribution.rule in _SPEECH_ACTS or _is_promise(tk, b))
            ),
            None,
        )
    if chosen is None and tk.words[s.high - 1] == ":":
        # `The paper reported:` and below it what it reported
        chosen = next((i for i, b in enumerate(found) if all(c.start >= span.end for c in b.attribution.content)), None)
    return None if chosen is None else found[chosen]


def _is_promise(tk: Tokens, b: Built) -> bool:
    """A promise or threat with stated content (`promising that the country would ...`), not a plan or an effort."""
    return b.attribution.rule.endswith(".commitment") and tk.words[tk.at(b.attribution.content[0].start)] == "that"


def _goes_on(source: SourceText, s: Sentence) -> bool:
    """True where a sentence without a cue goes on with the speaker's quotation (CONCEPTS rule 2), and is no heading."""
    span = s.statement.span
    if _is_quoted_heading(source, s):
        return False
    quoted = sum(max(0, min(q.end, span.end) - max(q.start, span.start)) for q in s.quotations)
    return quoted * 10 >= 8 * (span.end - span.start)


def _is_heading(source: SourceText, s: Sentence) -> bool:
    """True for a line of its own that ends like no sentence, or is a quotation printed as a heading."""
    span = s.statement.span
    if span != source.passages[s.statement.passage].span:
        return False
    return source.text[span.end - 1] not in _SENTENCE_ENDS or _is_quoted_heading(source, s)


def _is_quoted_heading(source: SourceText, s: Sentence) -> bool:
    span = s.statement.span
    is_whole = span == source.passages[s.statement.passage].span
    return is_whole and _QUOTED_HEADING.match(source.text[span.start : span.end]) is not None


def words_of(tk: Tokens, s: Sentence) -> str:
    """The statement's words as printed."""
    return tk.text[s.statement.span.start : s.statement.span.end]


def _of_statement(a: Attribution, statement: int) -> Attribution:
    """The attribution carried over into another statement: every article has some, and `replace` takes many times as long."""
    return Attribution(statement, a.cue, a.content, a.quoted, a.chain, a.rule)


def _continued(s: Sentence, before: Attribution) -> Attribution:
    return replace(before, statement=s.index, cue=None, content=(s.statement.span,), quoted="indirect", rule="carry-over")


_SPEECH_ACTS = frozenset(
    f"en.cue.{name}"
    for name in [
        "speech",
        "tell",
        "writing",
        "claim",
        "announcement",
        "denial",
        "complaint",
        "request",
        "testimony",
        "admission",
    ]
)
# Private persons whose name is withheld are anonymous sources (CONCEPTS 2).
_NAMELESS = frozenset((T.INDIVIDUAL.value, T.UNKNOWN.value))
_NOT_SEEN = ("note", QUESTION)  # own words that tell nothing which the outlet saw
_UNTOLD = frozenset((T.UNKNOWN.value, T.DOCUMENT.value))
_PLAIN = Labels(T.NONE.value, Status.UNATTRIBUTED.value)
# A longer sentence without attribution and caveat is background; a shorter one may be a heading or furniture.
_LONG = 24
# Second words of long lines that a page prints around its news (`Reporting by`, `Filed under`).
_OF_NOTES = ("by", "under")
# A heading in quotation marks: a few words that end without a stop, most of them with a capital.
_QUOTED_HEADING = compile_pattern(r"^[“\"‘](?:(?:[A-Z][\w'’-]*|a|an|and|at|for|from|in|of|on|or|the|to|with) ?){2,9}[”\"’]$")
_NO_NOUN = lx.DET | lx.PREP | lx.PUNCT | lx.COORD | lx.SUBORD | lx.REL | lx.POSS
_SENTENCE_ENDS = frozenset(".!?…:;,”\"’')]")
_NO_CLAIM = compile_pattern(r"^(?:[\W\d_]*$|\([A-Z][A-Za-z .]+\)$)")


def _case(
    tk: Tokens,
    source: SourceText,
    s: Sentence,
    governing: Built | None,
    bearing: Sequence[tuple[Found, bool]],
    nameless: set[str],
) -> Case:
    """What the text says of a sentence. `nameless`: the keys of sources that withhold their name, to which this adds."""
    case = Case()
    if bearing:
        case.covering = frozenset(f.caveat.kind for f, _ in bearing if f.is_effective)
        case.is_bare_caveat = any(f.is_bare and is_own for f, is_own in bearing)
    if governing is not None:
        b = governing
        case.source_type, case.is_attributed = b.source_type, b.pattern != QUESTION
        case.is_not_a_claim = not case.is_attributed
        if b.source_type in _UNTOLD and source.passages[s.statement.passage].kind == "editor_note":
            case.source_type = T.OWN_REPORTING.value  # "The picture shows another fire."
        if _withholds_name(b, bearing, nameless):
            case.source_type = T.ANONYMOUS.value
            nameless.add(b.attribution.chain[0].source)
        if b.source_type == T.OWN_REPORTING and b.pattern not in _NOT_SEEN:
            case.marks |= {Status.WITNESSED.value}
        evidence = [Evidence(b.attribution.rule, b.attribution.cue)]
        if b.rule and b.rule != b.attribution.rule:
            evidence.append(Evidence(b.rule, b.evidence))
        case.evidence = tuple(evidence)
        if b.pattern == "agentless" and b.is_main:
            case.covering |= {"alleged_hedge"}
    else:
        case.is_not_a_claim = _is_not_a_claim(tk, source, s)
        if source.passages[s.statement.passage].kind == "editor_note":
            case.source_type, case.is_attributed = T.OWN_REPORTING.value, True
            case.evidence = (Evidence("passage.editor-note", s.statement.span),)
        if any(is_own and f.is_effective and f.caveat.kind == K.ALLEGED_HEDGE for f, is_own in bearing):
            case.source_type = T.UNKNOWN.value
    if bearing:
        case.evidence += tuple(Evidence(f.caveat.rule, f.caveat.span) for f, _ in bearing if f.is_effective or f.is_bare)
    return case


def _nameless(own: Sequence[Sequence[Built]], caveats: Sequence[Found]) -> set[str]:
    """The keys of sources of which the sentence behind says that they withhold their names (`Both asked not to be named`)."""
    out = set[str]()
    for found in caveats:
        at = found.caveat.statement
        if found.caveat.kind != K.ANONYMOUS_SOURCE or not found.is_bare or at == 0:
            continue
        for b in own[at - 1]:
            if b.is_main and _may_be_nameless(b):
                out.add(b.attribution.chain[0].source)
    return out


def _may_be_nameless(b: Built) -> bool:
    """True for a private person, or somebody of whom nothing is told, whom the text does not name."""
    chain = b.attribution.chain
    return b.source_type in _NAMELESS and bool(chain) and chain[0].identification != "named"


def _withholds_name(b: Built, bearing: Sequence[tuple[Found, bool]], nameless: set[str]) -> bool:
    """True for a private person whose name the sentence says is withheld, or one before it."""
    if not _may_be_nameless(b):
        return False
    if b.attribution.chain[0].source in nameless:
        return True
    return any(is_own and f.caveat.kind == K.ANONYMOUS_SOURCE for f, is_own in bearing)


def _is_clause(text: str, language: str) -> bool:
    """True for a heading that says something (`Die Brücke ist gesperrt`), in a language whose tables tell a clause."""
    return has_speech(language) and speech_book(language).grammar.finite.search(text) is not None


def _is_of_interview(text: str, language: str) -> bool:
    """True for the line below an interview that says who led it, in a language whose tables tell such a line."""
    return has_speech(language) and speech_book(language).grammar.interviewed.match(text.lower()) is not None


def _is_told(tk: Tokens, s: Sentence) -> bool:
    """True for a heading in small letters that tells what was done (`Prisons plagued by floods`, `Warning systems
    activated`): a participle behind a noun, before a preposition or the end.
    """
    last = s.high - 1
    for k in range(s.low + 1, s.high):
        if not tk.flags[k] & lx.ED or tk.flags[k] & lx.CAP or tk.flags[k - 1] & _NO_NOUN:
            continue
        if k == last or tk.flags[k + 1] & lx.PREP:
            return True
    return False


def _is_not_a_claim(tk: Tokens, source: SourceText, s: Sentence) -> bool:
    """Headings, questions, datelines, navigation: nothing that could be checked."""
    text = source.text[s.statement.span.start : s.statement.span.end]
    kind = source.passages[s.statement.passage].kind
    if text.rstrip("\"'”’»」』)").endswith(QUESTION_MARKS):
        return True
    if _NO_CLAIM.match(text) or is_furniture(text, tk.lexicon.language):
        return True
    if kind in ("headline", "caption"):
        return False
    is_whole = s.statement.span == source.passages[s.statement.passage].span
    has_stop = text.rstrip("\"'”’)]").endswith((".", "!", "…", "。"))
    length = s.high - s.low if text.isascii() or " " in text else len(text)  # scripts without spaces
    if is_whole and _is_of_interview(text, tk.lexicon.language):
        return True
    if not is_whole or has_stop or length > 9 or _is_clause(text, tk.lexicon.language) or _is_told(tk, s):
        return False
    return kind != "list_item" or not any(tk.flags[k] & (lx.AUX | lx.FINITE | lx.ED | lx.CUE) for k in range(s.low, s.high))
