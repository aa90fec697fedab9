"""Where in a sentence source and content stand: before the cue, behind it, as the topic, around a quotation."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from provenance.patterns import compile_pattern
from provenance.rules.speech import WORD, Cue, Grammar, SpeechBook
from provenance.spans import Span, trim
from provenance.speech.phrases import NAME, OUTLET, PAPER, PLURAL, PRONOUN, WEAK, Mention, Phrase, Phrases
from provenance.syntax.drafts import Sentence

IsVerb = Callable[[int, int], bool]
_ASIDE = compile_pattern(r"(?: \w+)?(?:,| [-–—]) ")
_STRONG_BREAK = compile_pattern(r"[;:–—；：؛\n]| - ")
_STOP = compile_pattern(r"[;:.!?\"“”„«»「」『』–—。：；！？؛؟\n]| - ")
# Whom somebody tells it, between verb and subject: a paper's name in quotation marks (`mówi „Gazecie” Jan Kos`).
_ADDRESSED = compile_pattern(r"\s(?:[^\W\d_]{1,4} )?[„“\"«»]\s?[A-ZÀ-ŽА-Я][^„“”\"«»\n]{1,26}\s?[”“\"»«](?=\s+[^\W\d_])")
_QUOTED = compile_pattern(r"\s(?:[^\W\d_]{1,8} )?[„“\"«»]\s?(?:[a-z]{1,3}['’ ])?")
# The last word before a stop, where it is as short as a rank or title.
_LONGEST_RANK = 5
_SHORT_WORD = compile_pattern(r"(?<![^\W_])[^\W\d_]{1,5}$")
_SHORTEST_CONTENT = 3
# A shorter quotation is a name or a title.
_SHORTEST_QUOTATION = 26
# Characters between a phrase and its comma, in scripts without spaces.
_LONGEST_TAIL = 20
_BEFORE_TAIL = frozenset((",", "“", "”", '"', "»"))
_FEW_WORDS = 3
# Small words between a cue and the phrase that follows it.
_MOST_WORDS = 4
# An article and its noun.
_FEWEST_WORDS = 2
# What stands before a verb and is longer is said, not a setting (`In court, he recalled the past`).
_LONG_CLAUSE = 40
# Code points between an auxiliary's beginning and its participle.
_HELPER_REACH = 40
_TRAILING = " ,.–—-،，、。\u00a0"


class Clause:
    """One sentence as the shapes of attribution see it: its quotations, its edges, what stands before and behind a cue."""

    def __init__(self, text: str, folded: str, book: SpeechBook, s: Sentence) -> None:
        self.text, self.folded, self.grammar, self.s = text, folded, book.grammar, s
        self.start, self.end = s.statement.span

    def is_quoted(self, place: int) -> bool:
        """True inside a quotation."""
        return any(q.start < place < q.end for q in self.s.quotations)

    def low_before(self, at: int) -> int:
        """Where the clause that holds `at` begins: behind the quotation, dash or colon before it."""
        low = self.start
        for q in self.s.quotations:
            if q.end <= at and q.end - q.start > _SHORTEST_QUOTATION:
                low = max(low, q.end)
        for match in _STRONG_BREAK.finditer(self.folded, low, at):
            low = match.end()
        return low

    def is_inverted(self, at: int, low: int) -> bool:
        """True where what stands right before the cue is said content: a quotation or a comma closes it, or where the
        clause begins with the cue.
        """
        before = self.folded[low:at].rstrip()
        before = self.grammar.auxiliary.sub("", before).rstrip()
        return not before or before[-1] in ",،，–—-"

    def own_noun(self, at: int, stop: int) -> Phrase | None:
        """The noun with an article that is the subject of a verb behind what is said (`«…», dice un tassista`)."""
        before = self.grammar.auxiliary.sub("", self.folded[self.start : at].rstrip()).rstrip(" ,")
        is_said = before.endswith('"') or len(before) > _LONG_CLAUSE
        if not self.is_inverted(at, self.low_before(at)) or not (
            is_said or self.grammar.it_before.match(self.folded, self.start, at)
        ):
            return None
        found = _STOP.search(self.folded, stop, self.end)
        comma = self.folded.find(",", stop, self.end)
        limit = min(found.start() if found else self.end, comma if comma >= 0 else self.end)
        words = list(WORD.finditer(self.folded[stop:limit].replace("'", " ")))[: 2 * _MOST_WORDS]
        grammar = self.grammar
        for k in range(len(words) - 1):
            article, noun = words[k].group(), words[k + 1]
            if k and (article not in grammar.indefinites or words[k - 1].group() in grammar.prepositions | grammar.genitives):
                continue
            if article in grammar.determiners and noun.group() not in grammar.small:
                span = Span(stop + noun.start(), stop + noun.end())
                return Phrase(span, (Mention(span.start, span.end, WEAK),), False)
        return None

    def is_quotation_before(self, at: int) -> bool:
        """True where a quotation ends right before a verb and its auxiliary."""
        return self.grammar.auxiliary.sub("", self.folded[self.start : at].rstrip()).rstrip(" ,").endswith('"')

    def is_quotation_behind(self, stop: int) -> bool:
        """True where a colon and a quotation follow a verb."""
        return self.folded[stop : self.end].lstrip().startswith(': "')

    def noun_ahead(self, at: int, stop: int) -> Phrase | None:
        """The noun with an article that begins the clause of a verb that is not put in between commas."""
        low = self.low_before(at)
        ahead = self.grammar.auxiliary.sub("", self.folded[low:at].rstrip())
        words = list(WORD.finditer(ahead.replace("'", " ")))
        if len(words) < _FEWEST_WORDS or words[0].group() not in self.grammar.determiners:
            return None
        if words[1].group() in self.grammar.small:
            return None
        is_closed = self.folded[stop : stop + 1] in ("", ",", ".", ";", '"') and not self.announces(stop)
        if is_closed and self.is_inverted(at, low):
            return None
        span = Span(low + words[1].start(), low + words[1].end())
        return Phrase(span, (Mention(span.start, span.end, WEAK),), False)

    def is_noun(self, at: int) -> bool:
        """True where a determiner or a preposition stands right before the cue word."""
        words = self.folded[max(self.start, at - 24) : at].split()
        pointed = self.grammar.it_before.match(self.folded, self.start, at)
        if self.grammar.has_capital_nouns and pointed is not None and pointed.end() == at - 1:
            return not self.text[at : self.end].partition(" ")[2][:1].islower()  # `das | teilte die Polizei mit`
        return bool(words) and self.grammar.is_cased and words[-1] in self.grammar.determiners

    def fits(self, at: int, stop: int, cue: Cue) -> bool:
        """True where the rest of a separable verb stands in the sentence, and nothing that makes it another one."""
        if self.grammar.negation.search(self.folded[max(self.start, at - 24) : at]):
            return False
        helped = self.folded[max(self.start, at - _HELPER_REACH) : at]
        if self.grammar.participle.match(self.folded, at) and not self.grammar.helper.search(helped):
            return False
        if self.grammar.passive.search(self.folded[self.segment_start(at) : stop]):
            return False
        if cue.needs is not None and not cue.needs.search(self.folded[stop : self.end]):
            is_last = self.folded[stop : stop + 1] in ("", ",", ".", ";", ":") or self.is_closed(stop)
            return is_last and cue.needs.search(self.folded[self.low_before(at) : at]) is not None
        return cue.unless is None or not cue.unless.search(self.folded[at : self.end])

    def is_closed(self, stop: int) -> bool:
        """True where nouns have capitals and a conjunction or auxiliary follows: verbs at their clause's end stand there."""
        if not self.grammar.has_capital_nouns:
            return False
        words = self.folded[stop : stop + _HELPER_REACH].split()
        return bool(words) and words[0] in self.grammar.conjunctions

    def is_as_clause(self, at: int) -> bool:
        """True in a clause of the kind of `as the police said`."""
        return self.grammar.as_clause.match(self._segment(at)) is not None

    def as_clause_start(self, at: int) -> int:
        """Where the clause of that kind begins that holds `at`."""
        return self.folded.rfind(self._segment(at), self.start, at)

    def has_other_subject(self, at: int) -> bool:
        """True where the clause begins with a word that is neither small nor a preposition: a subject that no rule knows.
        Behind a definite article it may still be another name for the last speaker.
        """
        if self.grammar.order != "svo" or not self.grammar.is_cased:
            return False
        words = self.grammar.auxiliary.sub("", self._segment(at)).replace("'", " ").split()
        first = words[0].strip("\"'«»„“”(") if words else ""
        return bool(first) and first not in self.grammar.small

    def around_clause(self, at: int) -> list[Span]:
        """The sentence without the clause between commas that holds `at`."""
        begin = max(self.start, *(self.folded.rfind(mark, self.start, at) for mark in ",،–"))
        ends = [k for k in (self.folded.find(mark, at, self.end) for mark in ",،–") if k >= 0]
        return self.rest(begin, min(ends, default=self.end))

    def _segment(self, at: int) -> str:
        """What stands between the last quotation, comma or dash and `at`."""
        return self.folded[self.segment_start(at) : at].strip()

    def segment_start(self, at: int) -> int:
        """Where the words begin that stand behind the last quotation, comma or dash before `at`."""
        low = self.start
        for q in self.s.quotations:
            if q.end <= at:
                low = max(low, q.end)
        comma = max(self.folded.rfind(mark, low, at) for mark in ",،–")
        return comma + 1 if comma >= 0 else low

    def is_subordinate(self, at: int) -> bool:
        """True where the clause that holds `at` begins with a word that makes it depend on another."""
        segment = self._segment(at)
        is_first = self.folded[self.start : at].strip() == segment
        return (self.grammar.opening if is_first else self.grammar.subordinate).match(segment) is not None

    def rest(self, low: int, high: int) -> list[Span]:
        """What is left of the sentence around `[low, high)`, the longer side first where there are two."""
        out = []
        for a, b in ((self._begin(low), low), (high, self.end)):
            span = self._trimmed(a, b)
            if span.end - span.start > _SHORTEST_CONTENT:
                out.append(span)
        return out

    def _begin(self, low: int) -> int:
        """Where what is said before `low` begins: in an earlier sentence, where a quotation runs over both."""
        for q in self.s.quotations:
            if q.start < self.start < q.end <= low and not self.text[q.end : low].strip(_TRAILING):
                return q.start
        return self.start

    def content(self, at: int, low: int, high: int, cue: Cue, is_after: bool) -> tuple[list[Span], str]:
        """What is said, and in which pattern, for a cue group `[low, high)`: left of it, right of it, or around it."""
        left = self._left(low) if "left" in cue.frames else None
        right = self._right(high) if "right" in cue.frames else None
        if self.grammar.order == "topic":
            inner = self._trimmed(low, at)
            if inner.end - inner.start <= _SHORTEST_CONTENT:
                inner = self._trimmed(self.start, at)
            whole = self._between(low, at) or inner
            return ([whole] if whole.end - whole.start > _SHORTEST_CONTENT else [left] if left is not None else [], "right")
        if left is not None and (right is None or not self._opens(high)):
            more = [right] if right is not None and self.text[right.start] in '"“«„' else []
            return [left, *more], "inverted" if is_after else "left"
        if right is None:
            return self.rest(low, high) if "right" in cue.frames else [], "right"
        return [right], "right"

    def _left(self, low: int) -> Span | None:
        """A quotation or a clause that ends right before the cue's group."""
        low = self.start + len(self.grammar.auxiliary.sub("", self.folded[self.start : low].rstrip()))
        for q in self.s.quotations:
            if q.start < low and q.end <= low + 1 and not self.text[q.end : low].strip(_TRAILING):
                return Span(q.start, q.end)
        before = self.folded[self.start : low].rstrip()
        if before and before[-1] in ",،–—-" and len(before) > 12:
            return self._trimmed(self.start, low)
        return None

    def _right(self, high: int) -> Span | None:
        match = self.grammar.complementizer.match(self.folded[high : self.end].lstrip(" ,،，"))
        begin = high
        if match is not None:
            lead = len(self.folded[high : self.end]) - len(self.folded[high : self.end].lstrip(" ,،，"))
            begin = high + lead + match.end()
        span = self._trimmed(begin, self.end)
        return span if span.end - span.start > _SHORTEST_CONTENT else None

    def enclosed(self, subject: Span, at: int) -> list[Span]:
        """What stands between a subject with its auxiliary, which may go before it, and a participle (`the union has | the
        plan | criticised`).
        """
        low = subject.end
        words = self.folded[low:at].split()
        if len(words) < _FEWEST_WORDS or ", " in self.folded[low:at]:
            return []
        if self._is_auxiliary(words[0]):
            low = self.folded.index(words[0], low) + len(words[0])
        elif not self.grammar.has_capital_nouns or not self._has_auxiliary(subject.start):
            return []
        span = self._trimmed(low, at)
        return [span] if span.end - span.start > _SHORTEST_CONTENT else []

    def _is_auxiliary(self, word: str) -> bool:
        return self.grammar.auxiliary.search(word) is not None or self.grammar.helper.search(word) is not None

    def _has_auxiliary(self, place: int) -> bool:
        """True where an auxiliary stands before `place`, an article and an adjective aside."""
        return any(self._is_auxiliary(word) for word in self.folded[self.start : place].split()[-_FEW_WORDS:])

    def is_tail(self, at: int, end: int) -> bool:
        """True where a comma or a quotation stands right before `at`, and little but a full stop behind `end`."""
        before = self.text[self.start : at].rstrip()
        return before[-1:] in _BEFORE_TAIL and len(self.text[end : self.end].split()) <= _FEW_WORDS

    def after_topic(self, end: int) -> int:
        """Where the words behind a topic and its particle begin."""
        found = self.grammar.topic.match(self.folded, end)
        return found.end() if found is not None else end

    def comma_after(self, high: int) -> int:
        """The comma that ends a phrase of the kind of `据X通报，`; `high` itself where none is near."""
        return next((k for k in range(high, min(self.end, high + _LONGEST_TAIL)) if self.text[k] in "，,"), high)

    def announces(self, high: int) -> bool:
        """True where a clause of what is said follows at once."""
        return self.grammar.complementizer.match(self.folded[high : self.end].lstrip(" ,،，")) is not None

    def _opens(self, high: int) -> bool:
        """True where what follows is announced: a colon, a complementizer or a quotation."""
        following = self.folded[high : self.end].lstrip(" ,،，")
        return (
            following[:1] in (":", "：")
            or self.grammar.complementizer.match(following) is not None
            or any(0 <= q.start - high <= 40 and ":" in self.text[high : q.start] for q in self.s.quotations)
        )

    def _between(self, low: int, at: int) -> Span | None:
        """The quotation right before a verb at the sentence's end."""
        inside = [q for q in self.s.quotations if low <= q.start and q.end <= at + 1]
        return Span(inside[0].start, inside[-1].end) if inside else None

    def _trimmed(self, start: int, end: int) -> Span:
        start, end = trim(self.text, start, end)
        while start < end and self.text[start] in " ,:;،，：、–—-\u00a0":
            start += 1
        while start < end and self.text[end - 1] in " ,:;.،，：、。–—-\u00a0":
            end -= 1
        return Span(start, max(start, end))


def _stop_behind(clause: Clause, start: int) -> int:
    """Where a phrase ends that begins at `start`: at a mark, other than the stop of a short word (`mł. asp. Jan Kos`)."""
    for found in _STOP.finditer(clause.folded, start, clause.end):
        place = found.start()
        if found[0] != "." or not _SHORT_WORD.search(clause.folded, max(start, place - _LONGEST_RANK - 1), place):
            return place
        if clause.folded[place + 1 : place + 2] != " ":
            return place
    return clause.end


def after(clause: Clause, phrases: Phrases, is_verb: IsVerb, stop: int, is_subject: bool = True) -> Phrase | None:
    """The phrase that follows `stop` at once, a few small words aside; None where a preposition governs it."""
    told = _ADDRESSED.match(clause.text, stop, clause.end) if is_subject else None
    found = _following(clause, phrases, is_verb, told.end(), True) if told is not None else None
    found = found or _following(clause, phrases, is_verb, stop, is_subject)
    if found is not None and not is_subject and all(m.kind == PAPER for m in found.mentions):
        return _paper_behind(clause, phrases, found.span.end) or found  # `laut einem Bericht der | „Zeitung“`
    return found or _paper_behind(clause, phrases, stop)


def _paper_behind(clause: Clause, phrases: Phrases, stop: int) -> Phrase | None:
    """An outlet whose name stands in quotation marks (`nach Informationen der „Zeitung“`)."""
    at = _QUOTED.match(clause.text, stop, clause.end)
    paper = next(iter(phrases.inside(at.end(), clause.end)), None) if at is not None else None
    if at is None or paper is None or paper.kind != OUTLET or paper.start != at.end():
        return None
    return Phrase(Span(paper.start, paper.end), (paper,), False)


def _following(clause: Clause, phrases: Phrases, is_verb: IsVerb, stop: int, is_subject: bool) -> Phrase | None:
    limit = _stop_behind(clause, stop)
    grammar = clause.grammar
    ahead = clause.folded[stop:limit].lstrip()
    if grammar.complementizer.match(ahead):
        return None
    ahead_phrases = phrases.phrases(stop, limit, is_verb)
    if grammar.has_capital_nouns and len(ahead_phrases) > 1 and all(m.kind == WEAK for m in ahead_phrases[0].mentions):
        second = ahead_phrases[1]  # `des Statistischen | Bundesamts`
        if not clause.text[ahead_phrases[0].span.end : second.span.start].strip():
            ahead_phrases = ahead_phrases[1:]
    for phrase in ahead_phrases[:1]:
        gap = clause.folded[stop : phrase.span.start]
        words = gap.replace("'", " ").split()
        is_named = is_subject and phrase.mentions[0].kind == NAME and _is_office(gap, grammar.determiners)
        if (("," in gap or "،" in gap) and not is_named) or len(words) > _MOST_WORDS or is_verb(stop, phrase.span.start):
            return None
        if any(w in grammar.conjunctions or (is_subject and w in grammar.object_case) for w in words):
            return None
        is_of = not is_subject and len(words) <= _FEWEST_WORDS and words[:1] and words[0] in grammar.genitives
        is_governed = any(w in grammar.prepositions and not _is_of_time(words, k, grammar) for k, w in enumerate(words))
        if is_governed and not is_of:  # `nach Angaben von | Insidern` is whose words they are
            return None
        if is_subject and grammar.drops_subjects and any(w in grammar.genitives for w in words):
            return None  # the noun before it is the head
        if grammar.complementizer.search(gap):
            return None
        return phrase
    return None


def _is_of_time(words: Sequence[str], at: int, grammar: Grammar) -> bool:
    """True for a preposition with a small word behind it (`sagte am Montag der Minister`): it governs nothing else."""
    following = words[at + 1] if at + 1 < len(words) else ""
    return following in grammar.small and following not in grammar.determiners


def beyond(clause: Clause, phrases: Phrases, is_verb: IsVerb, stop: int) -> Phrase | None:
    """The subject behind where or to whom something was said (`said in court | the lawyer`)."""
    grammar = clause.grammar
    found = _STOP.search(clause.folded, stop, clause.end)
    limit = found.start() if found else clause.end
    words = clause.folded[stop:limit].replace("'", " ").split()
    if not words or words[0] not in grammar.prepositions:
        return None
    phrase = next((p for p in phrases.phrases(stop, limit, is_verb) if not p.is_oblique), None)
    if phrase is None or all(m.kind == WEAK for m in phrase.mentions) or is_verb(stop, phrase.span.start):
        return None
    gap = clause.folded[stop : phrase.span.start]
    if "," in gap or any(w in grammar.conjunctions for w in gap.split()) or len(gap.split()) > 2 * _MOST_WORDS:
        return None
    return phrase


def _is_office(gap: str, determiners: frozenset[str]) -> bool:
    """True for an article, a noun and a comma before a name: `explains the lead author, | Ann Cole`."""
    words = gap.rstrip(", ").replace("'", " ").split()
    return gap.rstrip().endswith(",") and gap.count(",") == 1 and len(words) >= _FEWEST_WORDS and words[0] in determiners


def unnamed(clause: Clause, stop: int) -> Phrase | None:
    """A subject that no rule knows, between a verb and what is said: up to three words."""
    limit = _stop_behind(clause, stop)
    words = list(WORD.finditer(clause.text, stop, limit))[:_MOST_WORDS]
    ends = [k for k, w in enumerate(words) if clause.grammar.complementizer.match(clause.folded, w.start())]
    comma = [k for k, w in enumerate(words) if clause.text[w.end() : w.end() + 1] in ("،", ",")]
    count = ends[0] if ends else comma[0] + 1 if comma else 0
    if not 0 < count < _MOST_WORDS:
        return None
    span = Span(words[0].start(), words[count - 1].end())
    return Phrase(span, (Mention(span.start, span.end, WEAK),), False)


def before(clause: Clause, phrases: Phrases, is_verb: IsVerb, low: int, at: int, is_near: bool = False) -> Phrase | None:
    """The subject in front of a cue: the last phrase that no preposition governs, else the last one of all."""
    found = [p for p in phrases.phrases(low, at, is_verb) if not _is_in_brackets(clause.text, p.span)]
    if not found:
        return None
    if is_near:
        last = found[-1]
        return last if len(clause.folded[last.span.end : at].split()) <= 3 else None
    free = [p for p in found if not p.is_oblique and not all(m.kind == WEAK for m in p.mentions)]
    if free:
        behind = _ASIDE.match(clause.folded, free[0].span.end, at)
        if behind is not None and len(free) > 1 and clause.grammar.subordinate.match(clause.folded[behind.end() : at]):
            return free[0]  # `the owner, who knows the minister, says`
        return free[0] if clause.grammar.has_capital_nouns else free[-1]
    pronouns = [p for p in found if p.mentions[0].kind in (PRONOUN, PLURAL)]
    if pronouns:
        return pronouns[-1]
    if clause.grammar.has_capital_nouns:
        return None
    near = [p for p in found if len(clause.folded[p.span.end : at].split()) <= 2]
    return near[-1] if near else None


def _is_in_brackets(text: str, span: Span) -> bool:
    """True for a party or paper in brackets behind whom it belongs to (`Mayor Jan Kolbe (SPD) said`)."""
    return text[span.start - 1 : span.start] == "(" and text[span.end : span.end + 1] == ")"


def topic(clause: Clause, phrases: Phrases, is_verb: IsVerb, at: int) -> Phrase | None:
    """The sentence's topic before `at`, outside quotations: the last phrase that a strong particle marks, before the first
    quotation where there is one; else the first that any particle marks.
    """
    first_quotation = next((q.start for q in clause.s.quotations if clause.start < q.start < at), at)
    found = [p for p in phrases.phrases(clause.start, at, is_verb) if not clause.is_quoted(p.span.start)]
    strong = [
        p for p in found
        if p.span.end <= first_quotation and clause.grammar.topic_strong.match(clause.folded, p.span.end) is not None
    ]  # fmt: skip
    if strong:
        return strong[-1]
    marked = next((p for p in found if clause.grammar.topic.match(clause.folded, p.span.end) is not None), None)
    return marked or _topic_of_quotation(clause, phrases, is_verb)


def _topic_of_quotation(clause: Clause, phrases: Phrases, is_verb: IsVerb) -> Phrase | None:
    """The topic before a quotation that began in a sentence before this one and ends here."""
    quotation = next((q for q in clause.s.quotations if q.start < clause.start < q.end), None)
    if quotation is None:
        return None
    low = max(clause.text.rfind(mark, 0, quotation.start) + 1 for mark in "。\n.")
    strong = clause.grammar.topic_strong
    found = [p for p in phrases.phrases(low, quotation.start, is_verb) if strong.match(clause.folded, p.span.end) is not None]
    return found[-1] if found else None
