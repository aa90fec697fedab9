"""What a text names: roles, bodies, places, outlets, persons, pronouns; and the phrases that they make up."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from provenance.patterns import compile_pattern
from provenance.rules.roles import RoleRule
from provenance.rules.speech import Again, SpeechBook
from provenance.spans import Span, first_from
from provenance.speech.chunking import Chunking
from provenance.speech.kinds import OutletHitLike
from provenance.speech.mention import BODY, NAME, OTHER, OUTLET, PAPER, PLURAL, PRONOUN, ROLE, WEAK, Cover, Mention, Phrase
from provenance.speech.names import Names
from provenance.speech.titles import Titles

# What role words give that are media by name.
_MEDIA = frozenset(("state_media", "public_media", "party_media", "wire", "news_outlet"))
# Characters between a body and its abbreviation.
_LONGEST_GLUE = 36
_BOUNDS = frozenset(',;:.!?()[]"“”„«»「」『』–—。、，：；！？،؛؟\n')
# Of the words before a mention that tell about it.
_LONGEST_SERIES = 90
# An abbreviation in brackets.
_SHORT = compile_pattern(r" \(([A-ZÀ-Ž]{2,8}[\w-]{0,3})\)")
_SHORT_NAME = compile_pattern(r"(?<![\w(])[A-ZÀ-Ž]{2,8}[\w-]{0,3}(?!\w)")
# The same in scripts without capitals.
_SHORT_WIDE = compile_pattern(r"[（(]([A-Z]{2,8})[）)]")
_SHORT_NAME_WIDE = compile_pattern(r"(?<![A-Za-z（(])[A-Z]{2,8}(?![A-Za-z])")
# A first name and the word before it.
_LONGEST_FIRST = 34
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
        starts = frozenset(m.start for m in by_name)
        self._chunking = Chunking(text, folded, book, self.titles, self.names, starts, self._taken_up)

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
                and len(between) <= (_LONGEST_GLUE if is_cased else 0)
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
        found, chunking = self.inside(start, end), self._chunking
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
                if found[j].start >= last and not chunking.goes_with(last, found[j], group, is_verb, self._is_oblique):
                    if chunking.is_in_brackets(found[j]):
                        j += 1
                        continue
                    if not chunking.is_seat(last, found[j : j + 2], group, is_verb):
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


def _kind(rule: RoleRule) -> str:
    """What role words are: a paper, a body, or a person's role."""
    if rule.gives == "document":
        return PAPER
    if rule.gives in _MEDIA:
        return OUTLET
    return BODY if rule.identification == "institution" else ROLE
