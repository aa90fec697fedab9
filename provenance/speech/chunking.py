"""Whether two mentions side by side make up one phrase (`the ministry's spokeswoman | Ann Cole`) or two (`the minister told |
the agency`): what is called chunking of noun phrases, here by what stands between them.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence, Set

from provenance.patterns import compile_pattern
from provenance.rules.speech import Grammar, SpeechBook
from provenance.spans import Span
from provenance.speech.mention import BODY, NAME, OTHER, OUTLET, PAPER, PLURAL, PRONOUN, ROLE, WEAK, Mention
from provenance.speech.names import Names
from provenance.speech.titles import Titles

# `the ministry, Ann Cole` are two: a comma joins names to offices alone.
_THINGS = frozenset((BODY, PAPER, OUTLET))
# Who makes papers.
_MAKERS = frozenset((BODY, ROLE, OUTLET, NAME))
# Words, and characters, that may stand between two parts of one phrase; characters where there are no capitals; of a short
# word with a stop; of the words before a mention that tell about it.
_LONGEST_GAP, _WIDEST_GAP = 5, 60
_LONGEST_GLUE = 12
# The same between a body and the figures that it issued (`통계청이 지난달 24일 발표한 | 자료`).
_LONGEST_ISSUE = 15
_LONGEST_SHORT = 5
_BEFORE = 90
_APOSTROPHES = ("'", "’")
_BREAK = compile_pattern(r"[;.!?()\[\]\"“”„«»「」『』–—。、：；！？؛؟\n]|:(?!s\b)")
# Short words with a stop, as ranks and titles are (`rzecznik policji mł. asp. Jan Kos`).
_ABBREVIATED = compile_pattern(r"\s*(?:[^\W\d_]{1,5}\.\s?)+")
# What a noun with an article begins with, and what may stand between two names.
_ARTICLE = "ال"
_DEFINITE = ("ال", "لل", "وال", "بال")
_BEFORE_NAME = (" ", " " + _ARTICLE)
# An age between commas behind a name (`Ann Cole, 71, a neighbour`).
_AGE = compile_pattern(r",\s(?:de )?\d{1,3}(?:[ \u00a0-][^\W\d_]{2,6})?(?=,)")
# An abbreviation, a party or an age in brackets behind a name or a body (`head of the office (BKA), Ann Cole`).
_IN_BRACKETS = compile_pattern(r" \((?:[A-ZÀ-Ž][\w.&/-]{0,11}|\d{1,3})\)")
# A body's short form behind its name.
_SHORT_FORM = compile_pattern(r"\([A-Za-z0-9·.-]{2,14}\)")


class Chunking:
    """Tells of two mentions of an article, by their kinds and what stands between them, whether they are one phrase."""

    def __init__(
        self, text: str, folded: str, book: SpeechBook, titles: Titles, names: Names, by_name: Container[int],
        taken_up: Container[Span],
    ) -> None:  # fmt: skip
        """`by_name` has the places where bodies stand by name, `taken_up` nouns that may be a body named before."""
        self._text, self._folded, self._book = text, folded, book
        self._titles, self._names, self._by_name, self._taken_up = titles, names, by_name, taken_up

    def goes_with(
        self, end: int, after: Mention, group: Sequence[Mention], is_verb: Callable[[int, int], bool],
        is_oblique: Callable[[int, int], bool],
    ) -> bool:  # fmt: skip
        """True where a mention belongs to the phrase of a group that ends at `end`. `is_verb` tells whether a verb stands
        between two places, `is_oblique` whether a preposition, no further back than the first, governs what begins at the
        second.
        """
        grammar = self._book.grammar
        if "\n" in self._text[end : after.start]:
            return False  # what ends a heading, and what begins the paragraph below
        is_told = grammar.has_suffixes and self._text[after.end : after.end + 1] in _APOSTROPHES
        if self._is_staff(end, after, group[-1]):
            return True  # `مراسل | الجزيرة`
        if after.kind == OUTLET and group[-1].kind in (ROLE, NAME) and (is_told or not grammar.is_cased):
            return False  # `部长接受 | 路透社采访`, `Ali Kaya | Reuters'a`
        if group[-1].kind == OUTLET and grammar.has_suffixes and self._is_inner(after):
            return False  # `Reuters | şirketin`
        gap = self._folded[end : after.start]
        if grammar.parted.match(self._folded, end) is not None or grammar.verbal.match(gap) is not None:
            return False  # `Lorne'da | Ann Cole`, `полиция задержала | губернатора`
        if grammar.order == "verb-first" and self._is_object(end, after, group[-1]):
            return False  # `اتهمت المنظمة | السلطات`
        is_unnamed = after.kind == NAME and NAME not in {m.kind for m in group}
        if is_unnamed and group[-1].kind in (ROLE, BODY) and grammar.field.fullmatch(gap) is not None:
            return True  # `уполномоченный | по правам человека | Анна Лис`
        if self._titles.joins(end, after, group[-1]) or self._names.role_ends.get(after.start) == end:
            return True
        aged = _AGE.match(self._text, end) if self._text.startswith(",", end) else None
        end = aged.end() if aged is not None else end
        return self._is_called(group, end, after, is_oblique) or self._joins(end, after, group, is_verb)

    def is_seat(
        self, end: int, ahead: Sequence[Mention], group: Sequence[Mention], is_verb: Callable[[int, int], bool]
    ) -> bool:
        """True for the place where somebody holds an office, before their name (`консул в | Лорне | Анна Лис`)."""
        if len(ahead) < 2 or ahead[0].kind not in (WEAK, BODY) or ahead[1].kind != NAME:
            return False
        kinds = {m.kind for m in group}
        gap = self._folded[end : ahead[0].end]
        fits = ROLE in kinds and kinds.isdisjoint((NAME, OUTLET)) and not _BREAK.search(gap) and "," not in gap
        fits = fits and self._text[ahead[0].end : ahead[1].start] == " " and len(gap.split()) <= _LONGEST_GAP + 1
        return fits and self._book.grammar.locative.search(gap) is not None and not is_verb(end, ahead[0].start)

    def _is_staff(self, end: int, after: Mention, last: Mention) -> bool:
        """True for an outlet right behind its reporter, where the verb comes first."""
        if after.kind != OUTLET or last.kind != ROLE or self._book.grammar.order != "verb-first":
            return False
        rules = [
            self._book.roles.role_rules[k].id
            for k, s, _ in self._book.roles.roles.find(self._folded[last.start : end])
            if not s
        ]
        return self._text[end : after.start] in _BEFORE_NAME and any(rule.endswith(".staff") for rule in rules)

    def _is_object(self, end: int, after: Mention, last: Mention) -> bool:
        """True for a noun with an article behind another one with an article, and for a name behind a body's name: where the
        verb comes first, that is whom its subject accuses or calls.
        """
        gap = self._text[end : after.start]
        if last.start in self._by_name and after.start in self._by_name:
            return gap in _BEFORE_NAME and last.end <= after.start
        words = self._text[max(0, end - _BEFORE) : end].split()[-1:] + gap.split()
        return gap.endswith(" " + _ARTICLE) and all(w.startswith(_DEFINITE) for w in words)

    def _is_inner(self, mention: Mention) -> bool:
        """True for the subject of what is said, by its case."""
        return self._book.grammar.inner_subject.match(self._folded, mention.end) is not None

    def is_in_brackets(self, mention: Mention) -> bool:
        """True for an abbreviation in brackets behind what it is short for (`the Federal Office (| BKA)`)."""
        found = _IN_BRACKETS.match(self._text, mention.start - 2) if self._book.grammar.is_cased else None
        return found is not None and found.end() == mention.end + 1

    def _joins(self, end: int, after: Mention, group: Sequence[Mention], is_verb: Callable[[int, int], bool]) -> bool:
        short = _IN_BRACKETS.match(self._text, end, after.start) if self._book.grammar.is_cased else None
        end = short.end() if short is not None else end
        gap = self._text[end : after.start] if self._book.grammar.is_cased else self._uncased_gap(end, after, group)
        if gap is None:
            return False
        if after.kind == WEAK and self._book.grammar.has_capital_nouns:
            return False
        if not gap.strip():  # `told AFP | Ann Cole`
            is_staff = not gap and not self._book.grammar.is_cased and after.kind == ROLE  # `路透社|记者`
            is_told = self._book.grammar.subject_may_follow and group[-1].kind == OUTLET and after.kind in (NAME, ROLE)
            return is_staff or not is_told
        if after.kind in (PRONOUN, PLURAL, PAPER, OTHER) or group[-1].kind in (PRONOUN, PLURAL, OTHER):
            return False
        if after.kind == NAME and "." in gap:
            is_short = group[-1].end - group[-1].start <= _LONGEST_SHORT
            if _ABBREVIATED.fullmatch(gap) or (is_short and gap == ". "):
                return True
        if [m.kind for m in group] == [PAPER] and self._book.grammar.paper_by.fullmatch(gap.lower()):
            return after.kind in _MAKERS  # `figures published on Monday by | the ministry`
        if _BREAK.search(gap) or gap.count(",") + gap.count("،") + gap.count("，") > 1 or is_verb(end, after.start):
            return False
        words = self._folded[end : after.start].replace(",", " ").replace("،", " ").split()
        grammar = self._book.grammar
        if len(words) > _LONGEST_GAP or len(gap) > _WIDEST_GAP:
            return False
        if grammar.subject_may_follow and words and words[0] in grammar.determiners and words[0] not in grammar.genitives:
            return False  # an article begins another noun: `told this paper | his lawyer`
        if "," in gap or "،" in gap:
            return self._is_apposition(end, after, gap, words, {m.kind for m in group})
        if any(w in grammar.conjunctions for w in words):
            return False
        if grammar.has_capital_nouns and self._is_parted(gap, words, group[-1], after):
            return False
        is_of = bool(words) and words[0] in grammar.genitives
        if after.kind != NAME and group[-1].kind == NAME and grammar.is_cased and not is_of:
            return False  # `zdaniem Macieja Onasza wybory wygra opozycja`: what follows a name is another phrase
        if any(_governs(w, grammar) for w in words):
            kinds = {m.kind for m in group}
            is_body = after.kind == BODY and Span(after.start, after.end) not in self._taken_up  # `said | to the agency`
            return is_body and ROLE in kinds and NAME not in kinds and len(words) < _LONGEST_GAP - 1
        return True

    def _is_apposition(self, end: int, after: Mention, gap: str, words: Sequence[str], kinds: Set[str]) -> bool:
        """True where a comma stands between a name and an office, and nothing but words of the office with it."""
        grammar = self._book.grammar
        is_office = NAME not in kinds and not kinds <= _THINGS
        fits = (after.kind == NAME and is_office) or (after.kind == ROLE and NAME in kinds)
        aside = self._folded[end : after.start].replace("،", ",").rpartition(",")[2].strip()  # not `the head of the club,`
        # `the head of arts and sports, Ann Cole`
        is_field = grammar.has_capital_nouns and words[:1] and words[0] in grammar.prepositions
        is_two = not is_field and any(w in grammar.conjunctions for w in words)
        is_two = is_two or (grammar.has_capital_nouns and after.kind == NAME and _ends_small(gap))
        return fits and not grammar.subordinate.match(aside) and not is_two

    def _uncased_gap(self, end: int, after: Mention, group: Sequence[Mention]) -> str | None:
        """What stands between two mentions in scripts without capitals; None where it makes two phrases of them."""
        gap, last = self._text[end : after.start], group[-1]
        if last.kind in (PRONOUN, OTHER):
            return None  # `그는 | 총리직을`
        if gap == "(" and last.kind == after.kind == BODY and self._text[after.end : after.end + 1] == ")":
            return ""  # `세계보건기구(|WHO|) 사무총장`
        gap = _SHORT_FORM.sub("", gap)
        if gap.startswith(")") and self._text[last.start - 1 : last.start] == "(":
            gap = gap[1:]
        if gap == "（" and last.kind == ROLE:
            return None  # `教授（|ロシア経済）`
        if "，" in gap or (gap.find("）") > 0 and "（" not in gap):
            return None  # `（中央社曼谷|24日專電）|泰國`
        if not gap.strip():
            return gap
        is_apart = self._book.grammar.apart.match(self._text, end) is not None
        return None if len(gap) > _LONGEST_GLUE or self.is_topic(end) or is_apart else gap

    def _is_called(self, group: Sequence[Mention], end: int, after: Mention, is_oblique: Callable[[int, int], bool]) -> bool:
        """True for one word in capitals with what somebody is right behind its comma (`says Nadia, | a neighbour`)."""
        grammar, first = self._book.grammar, group[0]
        is_first_name = len(group) == 1 and first.kind == WEAK and after.kind == ROLE and not grammar.has_capital_nouns
        if not is_first_name or not grammar.is_cased or self._text[end : end + 1] != ",":
            return False
        article = self._folded[end + 1 : after.start].split()
        low = max(0, first.start - _BEFORE)
        return grammar.indefinites.issuperset(article) and not is_oblique(low, first.start)

    def _is_parted(self, gap: str, words: Sequence[str], last: Mention, after: Mention) -> bool:
        """True where what stands between two mentions makes two phrases of them, in a language whose nouns have capitals."""
        if self._has_verb(gap) or self._is_told(words, last.kind == NAME):
            return True
        if last.kind != BODY or after.kind not in (BODY, ROLE) or not gap.startswith(" ") or not gap.islower():
            return False
        grammar = self._book.grammar
        closed = grammar.determiners | grammar.prepositions | grammar.genitives
        return closed.isdisjoint(words)  # `nach Zahlen des Amts ältester | Verein`

    def _has_verb(self, gap: str) -> bool:
        """True where an article stands behind a word in small letters that no rule knows: a verb and another noun
        (`laut Feuerwehr | zieht der Rauch nach Bad Au`).
        """
        grammar, before = self._book.grammar, ""
        for word in gap.split():
            if word in grammar.determiners and before.isalpha() and before.islower() and before not in grammar.small:
                return True
            before = word
        return False

    def _is_told(self, words: Sequence[str], is_name: bool) -> bool:
        """True where an article shows that what follows is who was told (`the minister | dem „Spiegel“`); behind a person's
        name every article does, for no genitive stands there (`Jan Kolbe | der Nachrichtenagentur`).
        """
        grammar = self._book.grammar
        if not words or words[0] not in grammar.determiners:
            return False
        return is_name or (words[0] in grammar.object_case and words[0] not in grammar.genitives)

    def is_topic(self, end: int) -> bool:
        """True where a particle marks what ends at `end` as the sentence's topic."""
        return self._book.grammar.topic.match(self._folded, end) is not None


def _governs(word: str, grammar: Grammar) -> bool:
    """True for a preposition that makes nobody's: in scripts without capitals they are listed with their spaces."""
    return (word in grammar.prepositions and word not in grammar.genitives) or f" {word} " in grammar.prepositions


def _ends_small(gap: str) -> bool:
    """True where a word in small letters stands before a gap's comma: a verb (`critics say, | Kolbe is late`), no office."""
    words = gap.partition(",")[0].split()
    return bool(words) and words[-1].isalpha() and words[-1].islower()


def is_close(gap: str) -> bool:
    """True for what may stand between two mentions that belong together, in scripts without capitals."""
    return len(gap) <= _LONGEST_ISSUE and _BREAK.search(gap) is None and "，" not in gap
