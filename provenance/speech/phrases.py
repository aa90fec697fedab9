"""What a text names: roles, bodies, places, outlets, persons, pronouns; and the phrases that they make up."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from provenance.patterns import compile_pattern
from provenance.rules.roles import RoleRule
from provenance.rules.speech import Again, Grammar, SpeechBook
from provenance.spans import Span, first_from
from provenance.speech.kinds import OutletHitLike
from provenance.speech.mention import BODY, NAME, OTHER, OUTLET, PAPER, PLURAL, PRONOUN, ROLE, WEAK, Cover, Mention, Phrase
from provenance.speech.names import Names
from provenance.speech.titles import Titles

# `the ministry, Ann Cole` are two: a comma joins names to offices alone.
_THINGS = frozenset((BODY, PAPER, OUTLET))
# Who makes papers.
_MAKERS = frozenset((BODY, ROLE, OUTLET, NAME))
# What role words give that are media by name.
_MEDIA = frozenset(("state_media", "public_media", "party_media", "wire", "news_outlet"))
# Words that may stand between two parts of one phrase.
_LONGEST_GAP = 5
_LONGEST_SHORT = 5
# Characters that may, in scripts without capitals.
_LONGEST_GLUE = 12
# The same between a body and the figures that it issued (`통계청이 지난달 24일 발표한 | 자료`).
_LONGEST_ISSUE = 15
_APOSTROPHES = ("'", "’")
_BOUNDS = frozenset(',;:.!?()[]"“”„«»「」『』–—。、，：；！？،؛؟\n')
_BREAK = compile_pattern(r"[;.!?()\[\]\"“”„«»「」『』–—。、：；！？؛؟\n]|:(?!s\b)")
# Short words with a stop, as ranks and titles are (`rzecznik policji mł. asp. Jan Kos`).
_ABBREVIATED = compile_pattern(r"\s*(?:[^\W\d_]{1,5}\.\s?)+")

_LONGEST_SERIES = 90

# What a noun with an article begins with, and what may stand between two names.
_ARTICLE = "ال"
_DEFINITE = ("ال", "لل", "وال", "بال")
_BEFORE_NAME = (" ", " " + _ARTICLE)
# An age between commas behind a name (`Ann Cole, 71, a neighbour`).
_AGE = compile_pattern(r",\s(?:de )?\d{1,3}(?:[ \u00a0-][^\W\d_]{2,6})?(?=,)")

# An abbreviation, a party or an age in brackets behind a name or a body (`head of the office (BKA), Ann Cole`).
_IN_BRACKETS = compile_pattern(r" \((?:[A-ZÀ-Ž][\w.&/-]{0,11}|\d{1,3})\)")

# An abbreviation in brackets.
_SHORT = compile_pattern(r" \(([A-ZÀ-Ž]{2,8}[\w-]{0,3})\)")
_SHORT_NAME = compile_pattern(r"(?<![\w(])[A-ZÀ-Ž]{2,8}[\w-]{0,3}(?!\w)")
# The same in scripts without capitals.
_SHORT_WIDE = compile_pattern(r"[（(]([A-Z]{2,8})[）)]")
_SHORT_NAME_WIDE = compile_pattern(r"(?<![A-Za-z（(])[A-Z]{2,8}(?![A-Za-z])")
# A first name and the word before it.
_LONGEST_FIRST = 34
# A body's short form behind its name.
_SHORT_FORM = compile_pattern(r"\([A-Za-z0-9·.-]{2,14}\)")

# What stands before a sentence's first word.
_OPENING = compile_pattern(r"(?:^|[\n.:;!?…“„\"»«–—-])[\s\u00a0]*$")


class Phrases:
    """All mentions of one article in order, and the phrases that they form inside a stretch of text."""

    def __init__(self, text: str, folded: str, plain: str, book: SpeechBook, outlets: Sequence[OutletHitLike]) -> None:
        self.text, self.folded, self.book = text, folded, book
        self.titles, self.names = Titles(text, folded, book.grammar), Names(text, folded, book.grammar)
        self._taken_up: dict[Span, list[Again]] = {}
        self.shorts: dict[str, Span] = {}  # the bodies that an abbreviation in brackets is short for
        rules = book.roles.role_rules
        verbs = Cover([Mention(s, e, WEAK) for _, s, e in book.cues.find(folded)]) if book.grammar.has_noun_verbs else None
        typed = [Mention(s, e, _kind(rules[i])) for i, s, e in book.roles.roles.find(folded)]
        typed = [m for m in typed if verbs is None or not (verbs.holds(m.start) and verbs.holds(m.end))]
        bodies = book.roles.bodies
        by_name = [
            Mention(s, e, BODY)
            for i, s, e in book.roles.names.find(plain)
            if bodies[i].kind != "place" or not self._is_surname(s)
        ]
        self._by_name = frozenset(m.start for m in by_name)
        typed += by_name
        typed += [Mention(h.start, h.end, OUTLET) for h in outlets]
        typed.sort(key=lambda m: (m.start, -m.end))
        typed = self.titles.with_titles(self._with_nouns(self._with_shorts(typed)), {h.start for h in outlets})
        shared = (ROLE,) if book.grammar.has_capital_nouns else (ROLE, BODY)
        typed = [Mention(self._compound_start(m.start), m.end, m.kind) if m.kind in shared else m for m in typed]
        named = self.names.find(typed)
        found = typed + self._pronouns() + [m for m in named if not self.titles.is_inside(m)]
        found.sort(key=lambda m: (m.start, -m.end))
        self.mentions = found
        self._starts = [m.start for m in found]

    def _with_shorts(self, typed: list[Mention]) -> list[Mention]:
        """Mentions in order, with the abbreviations that no rule knows of bodies that it does, wherever they stand."""
        is_cased = self.book.grammar.is_cased
        cover, bodies = Cover(typed), sorted((m for m in typed if m.kind == BODY), key=lambda m: m.end)
        last = 0  # bodies that end before an abbreviation
        for found in (_SHORT if is_cased else _SHORT_WIDE).finditer(self.text):
            while last < len(bodies) and bodies[last].end <= found.start():
                last += 1
            between = self.text[bodies[last - 1].end : found.start()] if last else ""
            if (
                last
                and len(between) <= (_LONGEST_GLUE * 3 if is_cased else 0)
                and not _BOUNDS.intersection(between)
                and not cover.holds(found.start(1))
            ):
                self.shorts.setdefault(found[1], Span(bodies[last - 1].start, bodies[last - 1].end))
        if not self.shorts:
            return typed
        names = (_SHORT_NAME if is_cased else _SHORT_NAME_WIDE).finditer(self.text)
        places = (found for found in names if found[0] in self.shorts)
        short = [Mention(*found.span(), BODY) for found in places if not cover.holds(found.start())]
        return sorted([*typed, *short], key=lambda m: (m.start, -m.end))

    def _is_surname(self, start: int) -> bool:
        """True for a country's name behind a first name, inside a sentence (`Luís | Montenegro`)."""
        grammar, text = self.book.grammar, self.text
        if grammar.has_capital_nouns or not grammar.is_cased or text[start - 1 : start] != " ":
            return False
        first, apart, before = text[max(0, start - _LONGEST_FIRST) : start - 1].rpartition(" ")[::-1]
        is_name = first.isalpha() and first[:1].isupper() and first[1:].islower() and first.lower() not in grammar.small
        is_inside = bool(apart) and before[-1:] != "" and (before[-1].isalnum() or before[-1] == ",")
        is_typed = self.book.roles.roles.find(first.lower()) or self.book.roles.names.find(first)
        return is_name and is_inside and not is_typed

    def _with_nouns(self, typed: Sequence[Mention]) -> list[Mention]:
        """Mentions in order, with the nouns that may take up a body named before (`the agency`) where no rule knows them."""
        for index, start, end in self.book.again.find(self.folded):
            self._taken_up.setdefault(Span(start, end), []).append(self.book.again_rules[index])
        cover = Cover(typed)
        free = [place for place, rules in self._taken_up.items() if not cover.holds(place.start) and not rules[0].persons]
        nouns = [Mention(start, end, BODY) for start, end in free]
        return sorted([*typed, *nouns], key=lambda m: (m.start, -m.end)) if nouns else list(typed)

    def taken_up(self, noun: Span) -> Sequence[Again]:
        """The rules of a noun that may take up a body named before; none for other words."""
        return self._taken_up.get(noun, ())

    def is_noun_again(self, start: int, end: int) -> bool:
        """True for a verb's word in a noun for a body named before (`|报道|还说`), in scripts without capitals."""
        is_cased = self.book.grammar.is_cased
        return not is_cased and any(noun.start <= start and end <= noun.end for noun in self._taken_up)

    def _pronouns(self) -> list[Mention]:
        grammar = self.book.grammar
        out = []
        for kind, words in ((PRONOUN, grammar.person), (PLURAL, grammar.plural), (OTHER, grammar.another)):
            for match in words.finditer(self.folded):
                group = match.lastindex or 0
                start, end = match.start(group), match.end(group)
                if self.text[start].isdigit() and self.text[end : end + 2].strip()[:1].isupper():
                    continue  # `die 54-jährige | Bäckerin` is new
                if self.text[start:end] not in grammar.polite or _OPENING.search(self.text, 0, start):
                    out.append(Mention(start, end, kind))
        return out

    def _compound_start(self, start: int) -> int:
        """Where the words begin that share the last part of the one at `start` (`Bau-, Umwelt- und Verkehrsminister`)."""
        low = max(0, start - _LONGEST_SERIES)
        while True:
            match = self.book.grammar.shortened.search(self.text, low, start)
            if match is None:
                return start
            start = match.start()

    def learn(self, mention: Mention) -> None:
        """Takes a word as a person's name wherever it stands, one who was found to speak (`„…“, sagt | Andrea`)."""
        if mention.kind != WEAK:
            return
        word = self.names.surname(self.text[mention.start : mention.end])
        self.names.surnames.setdefault(word, self.text[mention.start : mention.end])
        for k, other in enumerate(self.mentions):
            if other.kind == WEAK and self.names.surname(self.text[other.start : other.end]) == word:
                self.mentions[k] = other._replace(kind=NAME)

    def inside(self, start: int, end: int) -> list[Mention]:
        """The mentions that lie in a stretch of text."""
        at = first_from(self._starts, start)
        out = []
        while at < len(self.mentions) and self.mentions[at].start < end:
            if self.mentions[at].end <= end:
                out.append(self.mentions[at])
            at += 1
        return out

    def phrases(self, start: int, end: int, is_verb: Callable[[int, int], bool]) -> list[Phrase]:
        """The phrases of a stretch of text in order. `is_verb` tells whether a verb stands between two places."""
        found = self.inside(start, end)
        out: list[Phrase] = []
        k = 0
        while k < len(found):
            group = [found[k]]
            last = found[k].end
            j = k + 1
            stop = j
            stands_alone = found[k].kind == WEAK and self.book.grammar.has_capital_nouns
            while j < len(found) and not stands_alone:
                if found[j].kind == WEAK and self.book.grammar.has_capital_nouns:
                    j += 1
                    continue
                if found[j].start >= last and not self._goes_with(last, found[j], group, is_verb):
                    if self._is_in_brackets(found[j]):
                        j += 1
                        continue
                    if not self._is_seat(last, found[j : j + 2], group, is_verb):
                        break
                    group.append(found[j])
                    j += 1
                group.append(found[j])
                last = max(last, found[j].end)
                j += 1
                stop = j
            if any(m.kind != WEAK for m in group) or len(group) == 1:
                first = group[0].start
                out.append(Phrase(Span(first, last), tuple(group), self._is_oblique(start, first)))
            k = stop
        return out

    def _goes_with(self, end: int, after: Mention, group: Sequence[Mention], is_verb: Callable[[int, int], bool]) -> bool:
        """True where a mention belongs to the phrase of a group that ends at `end`."""
        grammar = self.book.grammar
        if "\n" in self.text[end : after.start]:
            return False  # what ends a heading, and what begins the paragraph below
        is_told = grammar.has_suffixes and self.text[after.end : after.end + 1] in _APOSTROPHES
        if self._is_staff(end, after, group[-1]):
            return True  # `مراسل | الجزيرة`
        if after.kind == OUTLET and group[-1].kind in (ROLE, NAME) and (is_told or not grammar.is_cased):
            return False  # `部长接受 | 路透社采访`, `Ali Kaya | Reuters'a`
        if group[-1].kind == OUTLET and grammar.has_suffixes and self._is_inner(after):
            return False  # `Reuters | şirketin`
        gap = self.folded[end : after.start]
        if grammar.parted.match(self.folded, end) is not None or grammar.verbal.match(gap) is not None:
            return False  # `Lorne'da | Ann Cole`, `полиция задержала | губернатора`
        if grammar.order == "verb-first" and self._is_object(end, after, group[-1]):
            return False  # `اتهمت المنظمة | السلطات`
        is_unnamed = after.kind == NAME and NAME not in {m.kind for m in group}
        if is_unnamed and group[-1].kind in (ROLE, BODY) and grammar.field.fullmatch(gap) is not None:
            return True  # `уполномоченный | по правам человека | Анна Лис`
        if self.titles.joins(end, after, group[-1]) or self.names.role_ends.get(after.start) == end:
            return True
        aged = _AGE.match(self.text, end) if self.text.startswith(",", end) else None
        end = aged.end() if aged is not None else end
        return self._is_called(group, end, after) or self._joins(end, after, group, is_verb)

    def _is_seat(
        self, end: int, ahead: Sequence[Mention], group: Sequence[Mention], is_verb: Callable[[int, int], bool]
    ) -> bool:
        """True for the place where somebody holds an office, before their name (`консул в | Лорне | Анна Лис`)."""
        if len(ahead) < 2 or ahead[0].kind not in (WEAK, BODY) or ahead[1].kind != NAME:
            return False
        kinds = {m.kind for m in group}
        gap = self.folded[end : ahead[0].end]
        fits = ROLE in kinds and kinds.isdisjoint((NAME, OUTLET)) and not _BREAK.search(gap) and "," not in gap
        fits = fits and self.text[ahead[0].end : ahead[1].start] == " " and len(gap.split()) <= _LONGEST_GAP + 1
        return fits and self.book.grammar.locative.search(gap) is not None and not is_verb(end, ahead[0].start)

    def _is_staff(self, end: int, after: Mention, last: Mention) -> bool:
        """True for an outlet right behind its reporter, where the verb comes first."""
        if after.kind != OUTLET or last.kind != ROLE or self.book.grammar.order != "verb-first":
            return False
        rules = [
            self.book.roles.role_rules[k].id for k, s, _ in self.book.roles.roles.find(self.folded[last.start : end]) if not s
        ]
        return self.text[end : after.start] in _BEFORE_NAME and any(rule.endswith(".staff") for rule in rules)

    def _is_object(self, end: int, after: Mention, last: Mention) -> bool:
        """True for a noun with an article behind another one with an article, and for a name behind a body's name: where the
        verb comes first, that is whom its subject accuses or calls.
        """
        gap = self.text[end : after.start]
        if last.start in self._by_name and after.start in self._by_name:
            return gap in _BEFORE_NAME and last.end <= after.start
        words = self.text[max(0, end - _LONGEST_SERIES) : end].split()[-1:] + gap.split()
        return gap.endswith(" " + _ARTICLE) and all(w.startswith(_DEFINITE) for w in words)

    def _is_inner(self, mention: Mention) -> bool:
        """True for the subject of what is said, by its case."""
        return self.book.grammar.inner_subject.match(self.folded, mention.end) is not None

    def _is_in_brackets(self, mention: Mention) -> bool:
        """True for an abbreviation in brackets behind what it is short for (`the Federal Office (| BKA)`)."""
        found = _IN_BRACKETS.match(self.text, mention.start - 2) if self.book.grammar.is_cased else None
        return found is not None and found.end() == mention.end + 1

    def _joins(self, end: int, after: Mention, group: Sequence[Mention], is_verb: Callable[[int, int], bool]) -> bool:
        short = _IN_BRACKETS.match(self.text, end, after.start) if self.book.grammar.is_cased else None
        end = short.end() if short is not None else end
        gap = self.text[end : after.start] if self.book.grammar.is_cased else self._uncased_gap(end, after, group)
        if gap is None:
            return False
        if after.kind == WEAK and self.book.grammar.has_capital_nouns:
            return False
        if not gap.strip():  # `told AFP | Ann Cole`
            is_staff = not gap and not self.book.grammar.is_cased and after.kind == ROLE  # `路透社|记者`
            is_told = self.book.grammar.subject_may_follow and group[-1].kind == OUTLET and after.kind in (NAME, ROLE)
            return is_staff or not is_told
        if after.kind in (PRONOUN, PLURAL, PAPER, OTHER) or group[-1].kind in (PRONOUN, PLURAL, OTHER):
            return False
        if after.kind == NAME and "." in gap:
            is_short = group[-1].end - group[-1].start <= _LONGEST_SHORT
            if _ABBREVIATED.fullmatch(gap) or (is_short and gap == ". "):
                return True
        if [m.kind for m in group] == [PAPER] and self.book.grammar.paper_by.fullmatch(gap.lower()):
            return after.kind in _MAKERS  # `figures published on Monday by | the ministry`
        if _BREAK.search(gap) or gap.count(",") + gap.count("،") + gap.count("，") > 1 or is_verb(end, after.start):
            return False
        words = self.folded[end : after.start].replace(",", " ").replace("،", " ").split()
        grammar = self.book.grammar
        if len(words) > _LONGEST_GAP or len(gap) > 60:
            return False
        if grammar.subject_may_follow and words and words[0] in grammar.determiners and words[0] not in grammar.genitives:
            return False  # an article begins another noun: `told this paper | his lawyer`
        is_apposition = "," in gap or "،" in gap
        if is_apposition:
            kinds = {m.kind for m in group}
            is_office = NAME not in kinds and not kinds <= _THINGS
            fits = (after.kind == NAME and is_office) or (after.kind == ROLE and NAME in kinds)
            aside = self.folded[end : after.start].replace("،", ",").rpartition(",")[2].strip()  # not `the head of the club,`
            is_field = (
                grammar.has_capital_nouns and words[:1] and words[0] in grammar.prepositions
            )  # `the head of arts and sports, Ann Cole`
            is_two = not is_field and any(w in grammar.conjunctions for w in words)
            is_two = is_two or (grammar.has_capital_nouns and after.kind == NAME and _ends_small(gap))
            return fits and not grammar.subordinate.match(aside) and not is_two
        if any(w in grammar.conjunctions for w in words):
            return False
        if grammar.has_capital_nouns and not is_apposition and self._is_parted(gap, words, group[-1], after):
            return False
        is_of = bool(words) and words[0] in grammar.genitives
        if after.kind != NAME and group[-1].kind == NAME and grammar.is_cased and not is_apposition and not is_of:
            return False  # `zdaniem Macieja Onasza wybory wygra opozycja`: what follows a name is another phrase
        if any(_governs(w, grammar) for w in words):
            kinds = {m.kind for m in group}
            is_body = after.kind == BODY and not self.taken_up(Span(after.start, after.end))  # `said | to the agency`
            return is_body and ROLE in kinds and NAME not in kinds and len(words) < _LONGEST_GAP - 1
        return True

    def _uncased_gap(self, end: int, after: Mention, group: Sequence[Mention]) -> str | None:
        """What stands between two mentions in scripts without capitals; None where it makes two phrases of them."""
        gap, last = self.text[end : after.start], group[-1]
        if last.kind in (PRONOUN, OTHER):
            return None  # `그는 | 총리직을`
        if gap == "(" and last.kind == after.kind == BODY and self.text[after.end : after.end + 1] == ")":
            return ""  # `세계보건기구(|WHO|) 사무총장`
        gap = _SHORT_FORM.sub("", gap)
        if gap.startswith(")") and self.text[last.start - 1 : last.start] == "(":
            gap = gap[1:]
        if gap == "（" and last.kind == ROLE:
            return None  # `教授（|ロシア経済）`
        if "，" in gap or (gap.find("）") > 0 and "（" not in gap):
            return None  # `（中央社曼谷|24日專電）|泰國`
        if not gap.strip():
            return gap
        is_apart = self.book.grammar.apart.match(self.text, end) is not None
        return None if len(gap) > _LONGEST_GLUE or self.is_topic(end) or is_apart else gap

    def _is_called(self, group: Sequence[Mention], end: int, after: Mention) -> bool:
        """True for one word in capitals with what somebody is right behind its comma (`says Nadia, | a neighbour`)."""
        grammar, first = self.book.grammar, group[0]
        is_first_name = len(group) == 1 and first.kind == WEAK and after.kind == ROLE and not grammar.has_capital_nouns
        if not is_first_name or not grammar.is_cased or self.text[end : end + 1] != ",":
            return False
        article = self.folded[end + 1 : after.start].split()
        low = max(0, first.start - _LONGEST_SERIES)
        return grammar.indefinites.issuperset(article) and not self._is_oblique(low, first.start)

    def _is_parted(self, gap: str, words: Sequence[str], last: Mention, after: Mention) -> bool:
        """True where what stands between two mentions makes two phrases of them, in a language whose nouns have capitals."""
        if self._has_verb(gap) or self._is_told(words, last.kind == NAME):
            return True
        if last.kind != BODY or after.kind not in (BODY, ROLE) or not gap.startswith(" ") or not gap.islower():
            return False
        grammar = self.book.grammar
        closed = grammar.determiners | grammar.prepositions | grammar.genitives
        return closed.isdisjoint(words)  # `nach Zahlen des Amts ältester | Verein`

    def _has_verb(self, gap: str) -> bool:
        """True where an article stands behind a word in small letters that no rule knows: a verb and another noun
        (`laut Feuerwehr | zieht der Rauch nach Bad Au`).
        """
        grammar, before = self.book.grammar, ""
        for word in gap.split():
            if word in grammar.determiners and before.isalpha() and before.islower() and before not in grammar.small:
                return True
            before = word
        return False

    def _is_told(self, words: Sequence[str], is_name: bool) -> bool:
        """True where an article shows that what follows is who was told (`the minister | dem „Spiegel“`); behind a person's
        name every article does, for no genitive stands there (`Jan Kolbe | der Nachrichtenagentur`).
        """
        grammar = self.book.grammar
        if not words or words[0] not in grammar.determiners:
            return False
        return is_name or (words[0] in grammar.object_case and words[0] not in grammar.genitives)

    def is_close(self, gap: str) -> bool:
        """True for what may stand between two mentions that belong together, in scripts without capitals."""
        return len(gap) <= _LONGEST_ISSUE and _BREAK.search(gap) is None and "，" not in gap

    def is_topic(self, end: int) -> bool:
        """True where a particle marks what ends at `end` as the sentence's topic."""
        return self.book.grammar.topic.match(self.folded, end) is not None

    def _is_noun(self, start: int, article: str) -> bool:
        """True where the word before the last such article before `start` is printed with a capital."""
        place = self.folded.rfind(f" {article} ", 0, start)
        before = self.text[max(0, place - 40) : max(0, place)].split()
        return bool(before) and before[-1][:1].isupper() and before[-1].lower() not in self.book.grammar.small

    def _stands_behind_outlet(self, start: int) -> bool:
        """True where an outlet ends right before `start`."""
        return any(m.kind == OUTLET and self.text[m.end : start] == " " for m in self.inside(max(0, start - 50), start))

    def _is_oblique(self, low: int, start: int) -> bool:
        """True where a preposition governs what starts at `start`."""
        grammar = self.book.grammar
        if not grammar.is_cased:
            return any(self.folded.endswith(word, low, start) for word in grammar.prepositions)
        words = self.folded[max(low, start - 50) : start].replace("'", "' ").split()
        has_article = False
        for k in range(len(words) - 1, max(-1, len(words) - 5), -1):
            word = words[k]
            bare = word.strip("\"'«»„“(")
            if word[-1] in _BOUNDS:
                return False
            is_first = k == 0 or words[k - 1][-1] in _BOUNDS
            if not is_first and grammar.has_capital_nouns and bare in grammar.noun_genitives:
                is_first = not self._is_noun(start, word)  # `auch der Minister` is no genitive
            is_first = is_first and (bare in grammar.determiners or not grammar.subject_may_follow)
            if bare in grammar.prepositions or (bare in grammar.genitives and not is_first):
                is_one = grammar.subject_may_follow and k > 0 and words[k - 1] in grammar.one_of and k == len(words) - 1
                return not is_one  # `один из | лидеров`
            if bare in grammar.determiners:
                has_article = True
                continue
            if bare.isalpha() and len(bare) > 2 and bare not in grammar.small and not has_article:
                if grammar.subject_may_follow and k == len(words) - 1 and self._stands_behind_outlet(start):
                    return False  # `told AFP | Ann Cole`
                continue
            return False
        return False


def no_verb(_start: int, _end: int) -> bool:
    """Takes no word for a verb: for phrases that are looked for outside of a sentence."""
    return False


def _governs(word: str, grammar: Grammar) -> bool:
    """True for a preposition that makes nobody's: in scripts without capitals they are listed with their spaces."""
    return (word in grammar.prepositions and word not in grammar.genitives) or f" {word} " in grammar.prepositions


def _ends_small(gap: str) -> bool:
    """True where a word in small letters stands before a gap's comma: a verb (`critics say, | Kolbe is late`), no office."""
    words = gap.partition(",")[0].split()
    return bool(words) and words[-1].isalpha() and words[-1].islower()


def _kind(rule: RoleRule) -> str:
    """What role words are: a paper, a body, or a person's role."""
    if rule.gives == "document":
        return PAPER
    if rule.gives in _MEDIA:
        return OUTLET
    return BODY if rule.identification == "institution" else ROLE
