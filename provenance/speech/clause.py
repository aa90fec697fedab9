"""One sentence of a language by frames: its quotations and clauses, and which words of it are what is said."""

from __future__ import annotations

from provenance.patterns import compile_pattern
from provenance.rules.speech import WORD, Cue, SpeechBook
from provenance.spans import Span, trim
from provenance.speech.mention import THING, WEAK, Mention, Phrase
from provenance.syntax.drafts import Sentence

_STRONG_BREAK = compile_pattern(r"[;–—；：؛\n]|:(?!s\b)| - ")  # not `FN:s`
STOP = compile_pattern(r"[;.!?\"“”„«»「」『』–—。：；！？؛؟\n]|:(?!s\b)| - ")
# Small words between a cue and the phrase that follows it.
MOST_WORDS = 4
# An article and its noun.
FEWEST_WORDS = 2
_SHORTEST_CONTENT = 3
# A shorter quotation is a name or a title.
_SHORTEST_QUOTATION = 26
# Characters between a phrase and its comma, in scripts without spaces.
_LONGEST_TAIL = 20
_BEFORE_TAIL = frozenset((",", "“", "”", '"', "»"))
_FEW_WORDS = 3
# Signs between a subject and the preposition behind it, in scripts without spaces.
_CLOSE = 4
# How much before a verb is looked at for a word that stands alone as its subject.
_HEAD = 24
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

    def is_word_of_quotation(self, span: Span) -> bool:
        """True for a part of a quotation of several words, which is no name in quotation marks."""
        held = next((q for q in self.s.quotations if q.start < span.start and span.end < q.end), None)
        if held is None:
            return False
        return len(self.text[held.start : held.end].split()) - len(self.text[span.start : span.end].split()) > _FEW_WORDS - 1

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
        found = STOP.search(self.folded, stop, self.end)
        comma = self.folded.find(",", stop, self.end)
        limit = min(found.start() if found else self.end, comma if comma >= 0 else self.end)
        words = list(WORD.finditer(self.folded[stop:limit].replace("'", " ")))[: 2 * MOST_WORDS]
        grammar = self.grammar
        for k in range(len(words) - 1):
            article, noun = words[k].group(), words[k + 1]
            if k and (article not in grammar.indefinites or words[k - 1].group() in grammar.prepositions | grammar.genitives):
                continue
            if article in grammar.determiners and noun.group() not in grammar.small:
                span = Span(stop + noun.start(), stop + noun.end())
                return Phrase(span, (Mention(span.start, span.end, WEAK),), False)
        return None

    def definite_noun(self, stop: int) -> Phrase | None:
        """The noun right behind a verb whose ending is its article (`– Det er kaldt, sier | vaktmesteren`)."""
        word = WORD.match(self.folded, stop + 1, self.end)
        if word is None or word.group() in self.grammar.small or self.grammar.definite.match(word.group()) is None:
            return None
        return Phrase(Span(*word.span()), (Mention(*word.span(), THING),), False)

    def has_left(self, low: int) -> bool:
        """True where a quotation or a clause ends right before `low`."""
        return self._left(low) is not None

    def is_quotation_before(self, at: int) -> bool:
        """True where a quotation ends right before a verb and its auxiliary."""
        return self.grammar.auxiliary.sub("", self.folded[self.start : at].rstrip()).rstrip(" ,–—").endswith('"')

    def has_quotation(self, place: int) -> bool:
        """True where a quotation begins behind `place` before any comma or colon."""
        first = next((q.start for q in self.s.quotations if q.start >= place), self.end)
        return first < self.end and not any(mark in self.text[place:first] for mark in ",:;")

    def is_quotation_behind(self, stop: int) -> bool:
        """True where a colon and a quotation follow a verb."""
        return self.folded[stop : self.end].lstrip().startswith(': "')

    def noun_ahead(self, at: int, stop: int) -> Phrase | None:
        """The noun with an article that begins the clause of a verb that is not put in between commas."""
        low = self.low_before(at)
        ahead = self.grammar.auxiliary.sub("", self.folded[low:at].rstrip())
        words = list(WORD.finditer(ahead.replace("'", " ")))
        if len(words) < FEWEST_WORDS or words[0].group() not in self.grammar.determiners:
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
        is_noun = bool(words) and self.grammar.is_cased and words[-1] in self.grammar.determiners
        return is_noun and not self._is_another(at)

    def _is_another(self, at: int) -> bool:
        """True right behind a word that stands alone for somebody else (`otro | dijo`)."""
        low = max(self.start, at - _HEAD)
        return any(found.end() == at - 1 for found in self.grammar.another.finditer(self.folded, low, self.end))

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

    def pointing(self, at: int, stop: int) -> Span | None:
        """What stands for the words said before, in front of a verb or, where the verb comes first, right behind it."""
        found = self.grammar.it_before.match(self.folded, self.start, at)
        if found is None and at == self.start:
            found = self.grammar.it_behind.match(self.folded, stop, self.end)
        return Span(*found.span()) if found is not None else None

    def points_back(self, at: int, stop: int, high: int) -> bool:
        """True where a verb's clause begins with a word for what was said before, and says nothing more (`that the police
        said`).
        """
        found = self.pointing(at, stop)
        if found is None or self.announces(high) or any(mark in self.folded[high : self.end] for mark in ':"'):
            return False
        return found.start >= stop or not self.grammar.auxiliary.sub("", self.folded[found.end : at].strip()).strip()

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
            if q.end <= at and not self._is_named_as(low, q.start, q.end):
                low = max(low, q.end)
        comma = max(self.folded.rfind(mark, low, at) for mark in ",،–")
        return comma + 1 if comma >= 0 else low

    def _is_named_as(self, low: int, start: int, end: int) -> bool:
        """True for a name in quotation marks in a clause of the kind of `as the “Post” writes`."""
        if not low < start or end - start > _SHORTEST_QUOTATION or self.text[end - 2] in ",.!?…":
            return False
        return self.grammar.as_clause.match(self.folded[low:start].rpartition(",")[2].lstrip()) is not None

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
        if before and before[-1] in ",،–—-" and (len(before) > 12 or self._is_dialogue(before)):
            return self._trimmed(self.start, low)
        return None

    def _is_dialogue(self, before: str) -> bool:
        """True for words, however few, that a dash closes in a passage that a dash opens."""
        low = self.text.rfind("\n", 0, self.start) + 1
        return before[-1] in "–—" and self.text[low : low + 1] in ("–", "—") and len(before.strip(" –—")) > 1

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
        if self._has_object(low, at):
            return [self._trimmed(low, at)]
        if not self.grammar.is_cased:  # `市长对工会的帮助 | 表示感谢`
            is_about = any(self.folded.find(word, low, low + _CLOSE) >= 0 for word in self.grammar.prepositions)
            said = self._trimmed(low, at)
            return [said] if is_about and said.end - said.start > _SHORTEST_CONTENT else []
        words = [word for word in self.folded[low:at].split() if word[0] != "("]  # an abbreviation behind its body
        if len(words) < FEWEST_WORDS or ", " in self.folded[low:at]:
            return []
        if self._is_auxiliary(words[0]):
            low = self.folded.index(words[0], low) + len(words[0])
        elif not self.grammar.has_capital_nouns or not self._has_auxiliary(subject.start):
            return []
        span = self._trimmed(low, at)
        return [span] if span.end - span.start > _SHORTEST_CONTENT else []

    def _has_object(self, low: int, at: int) -> bool:
        """True where a mark of an object stands between a subject's end and its verb (`دولت حمله را | محکوم کرد`)."""
        return next(iter(self.grammar.object_mark.finditer(self.folded, low, at)), None) is not None

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
