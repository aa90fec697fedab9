"""What a text names: roles, bodies, places, outlets, persons, pronouns; and the phrases that they make up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Container, Sequence
from typing import NamedTuple, Protocol

from provenance.patterns import compile_pattern
from provenance.registry import Outlet
from provenance.rules.holders import holders
from provenance.rules.roles import RoleRule
from provenance.rules.speech import WORD, Again, Grammar, SpeechBook
from provenance.spans import Span

PAPER = "paper"
THING = "thing"  # a noun that no rule knows and that is a source by its place
NAME, ROLE, BODY, OUTLET, PRONOUN, PLURAL, WEAK = "name", "role", "body", "outlet", "pronoun", "plural", "weak"
OTHER = "other"  # somebody else of those who spoke (`another`)
# `the ministry, Ann Cole` are two: a comma joins names to offices alone.
_THINGS = frozenset((BODY, PAPER, OUTLET))
# What role words give that are media by name.
_MEDIA = frozenset(("state_media", "public_media", "party_media", "wire", "news_outlet"))
# Words that may stand between two parts of one phrase.
_LONGEST_GAP = 5
_LONGEST_ELISION = 6
_LONGEST_SHORT = 5
_LONGEST_ABBREVIATION = 4
# Characters that may, in scripts without capitals.
_LONGEST_GLUE = 12
_MARKS = frozenset("\"“”„«»‘’'‚")
_APOSTROPHES = ("'", "’")
_BOUNDS = frozenset(',;:.!?()[]"“”„«»「」『』–—。、，：；！？،؛؟\n')
_BREAK = compile_pattern(r"[;:.!?()\[\]\"“”„«»「」『』–—。、：；！？؛؟\n]")


# Short words with a stop, as ranks and titles are (`rzecznik policji mł. asp. Jan Kos`).
_ABBREVIATED = compile_pattern(r"\s*(?:[^\W\d_]{1,5}\.\s?)+")

# A word that leaves its last part to one behind it.
_SHORTENED = compile_pattern(r"(?<![^\W_])[^\W\d_]{3,}-(?:,| und| oder| sowie| bzw\.) $")
_LONGEST_SERIES = 90

# An age between commas behind a name (`Ann Cole, 71, a neighbour`).
_AGE = compile_pattern(r",\s(?:de )?\d{1,3}(?:[ \u00a0-][^\W\d_]{2,6})?(?=,)")

# What stands before a sentence's first word.
_OPENING = compile_pattern(r"(?:^|[\n.:;!?…“„\"»«–—-])[\s\u00a0]*$")

# What stands between words, and the words.
_WORDS = compile_pattern(f"({WORD.pattern})")
_Word = tuple[int, int]  # where it begins and ends

_FIRST_AND_VON = 2

# Articles that are a genitive's behind a noun alone.
_AMBIGUOUS = frozenset(("der",))

# A name in quotation marks behind what it is the name of, and where that goes on: in scripts without capitals a shorter one.
_TITLE = compile_pattern(r"[ \u00a0][«„“\"](?=[^\W_a-z])([^«»„“”\"\n]{1,44}[^«»„“”\"\n .,!?…])[»“”\"]")
_UNCASED_TITLE = compile_pattern(r" ?[「『“\"‘'«]([^「」『』“”\"‘’'«»。、\n]{1,14})[」』”\"’'»]")
_MOST_TITLE_WORDS = 6
_ARTICLE = "ال"
# What opens and closes a name in quotation marks that is a mention itself.
_OPENS = compile_pattern(r"[ \u00a0][«„“\"]")
_CLOSES = compile_pattern(r"[»“”\"] ")


class Mention(NamedTuple):
    """Words that may name a source, in code points, and what they are."""

    start: int
    end: int
    kind: str


class Phrase(NamedTuple):
    """A noun phrase that may be a source: its span, its mentions, and whether another word governs it (`of X`, `to X`)."""

    span: Span
    mentions: tuple[Mention, ...]
    is_oblique: bool


class OutletHitLike(Protocol):
    """A registry outlet found in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def what(self) -> Outlet: ...


class Phrases:
    """All mentions of one article in order, and the phrases that they form inside a stretch of text."""

    def __init__(self, text: str, folded: str, plain: str, book: SpeechBook, outlets: Sequence[OutletHitLike]) -> None:
        self.text, self.folded, self.book = text, folded, book
        self.surnames: dict[str, str] = {}
        # names in quotation marks that belong to what stands before, and the places of their marks
        self._titles: list[Span] = []
        self.title_marks: set[int] = set()
        self._taken_up: dict[Span, list[Again]] = {}
        self._surname_of: dict[str, str] = {}
        rules = book.roles.role_rules
        verbs = _Cover([Mention(s, e, WEAK) for _, s, e in book.cues.find(folded)]) if book.grammar.has_noun_verbs else None
        typed = [Mention(s, e, _kind(rules[i])) for i, s, e in book.roles.roles.find(folded)]
        typed = [m for m in typed if verbs is None or not (verbs.holds(m.start) and verbs.holds(m.end))]
        typed += [Mention(s, e, BODY) for _, s, e in book.roles.names.find(plain)]
        typed += [Mention(h.start, h.end, OUTLET) for h in outlets]
        typed.sort(key=lambda m: (m.start, -m.end))
        typed = self._with_titles(self._with_nouns(typed), {h.start for h in outlets})
        if book.grammar.has_capital_nouns:
            typed = [Mention(self._compound_start(m.start), m.end, m.kind) if m.kind == ROLE else m for m in typed]
        found = self._names(typed) if book.grammar.is_cased else self._uncased_names(typed)
        found = typed + self._pronouns() + [m for m in found if not self._is_in_title(m)]
        found.sort(key=lambda m: (m.start, -m.end))
        self.mentions = found
        self._starts = [m.start for m in found]

    def _with_titles(self, typed: Sequence[Mention], named: Container[int]) -> list[Mention]:
        """Mentions in order, with the names that stand in quotation marks behind them (`the firm “Ore”`). An office keeps its
        own words where a person follows (`head of “Ore” Ann Cole`). The outlets of the registry begin at `named`.
        """
        outlets = frozenset(m.start for m in typed if m.kind == OUTLET)
        out = []
        for m in typed:
            is_known = m.kind == OUTLET and m.start in named
            title = self._title(m, outlets) if m.kind in (BODY, ROLE, OUTLET) and not is_known else None
            if title is not None:
                self._titles.append(title)
                self.title_marks.update((title.start, title.end - 1))
                if m.kind in (BODY, OUTLET) or not self.text[title.end + 1 : title.end + 2].isupper():
                    m = m._replace(end=title.end)
            out.append(m)
        return out

    def _title(self, body: Mention, outlets: Container[int]) -> Span | None:
        """A body's name in quotation marks, with them; None if the marks hold one of the `outlets`, which begin there: that
        was told something.
        """
        grammar, end = self.book.grammar, body.end
        found = (_TITLE if grammar.is_cased else _UNCASED_TITLE).match(self.text, end)
        if found is None or found.start(1) in outlets:
            return None
        if grammar.is_cased:
            is_name = found[1][:1].isupper() or found[1][:1].isdigit()
            fits = is_name and grammar.order == "svo" and len(found[1].split()) <= _MOST_TITLE_WORDS
            fits = fits and (body.kind != ROLE or self._goes_on(found.end()))
        elif grammar.order == "topic":
            marked = grammar.topic.match(self.folded, found.end())
            fits = marked is not None and marked.end() > found.end()
        else:
            fits = grammar.order == "verb-first" and not self.text.startswith(_ARTICLE, body.start - len(_ARTICLE))
        return Span(found.start(1) - 1, found.end()) if fits else None

    def noun_end(self, body: Mention) -> int:
        """Where the noun of a body or an office ends: before its name in quotation marks, where it has one."""
        title = next((t for t in self._titles if t.end == body.end), None)
        return body.end if title is None else title.start - self.text[title.start - 1].isspace()

    def _is_in_title(self, name: Mention) -> bool:
        """True for words in the quotation marks of a name that belongs to what stands before (`head of “Blue | Ore”`)."""
        return any(title.start < name.start < title.end for title in self._titles)

    def _goes_on(self, end: int) -> bool:
        """True where a word stands behind `end`: an office's name in quotation marks is none at a sentence's end."""
        return self.text.startswith(",", end) or (
            self.text[end : end + 1].isspace() and self.text[end + 1 : end + 2].isalpha()
        )

    def _with_nouns(self, typed: Sequence[Mention]) -> list[Mention]:
        """Mentions in order, with the nouns that may take up a body named before (`the agency`) where no rule knows them."""
        for index, start, end in self.book.again.find(self.folded):
            self._taken_up.setdefault(Span(start, end), []).append(self.book.again_rules[index])
        cover = _Cover(typed)
        free = [place for place, rules in self._taken_up.items() if not cover.holds(place.start) and not rules[0].persons]
        nouns = [Mention(start, end, BODY) for start, end in free]
        return sorted([*typed, *nouns], key=lambda m: (m.start, -m.end)) if nouns else list(typed)

    def taken_up(self, noun: Span) -> Sequence[Again]:
        """The rules of a noun that may take up a body named before; none for other words."""
        return self._taken_up.get(noun, ())

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

    def _uncased_names(self, typed: Sequence[Mention]) -> list[Mention]:
        """Names of scripts without capitals: what stands beside a title and holds no outlet."""
        out = []
        outlets = [m.start for m in typed if m.kind == OUTLET]
        for match in self.book.grammar.person_name.finditer(self.text):
            group = match.lastindex or 0
            if any(match.start(group) < start < match.end(group) for start in outlets):
                continue
            out.append(Mention(match.start(group), match.end(group), NAME))
            name = match.group(group)
            if len(name) > 1:
                self.surnames.setdefault(name, name)
                self.surnames.setdefault(name[0], name)
        return out

    def _names(self, typed: Sequence[Mention]) -> list[Mention]:
        """Runs of capitalised words that are neither small words nor parts of roles, bodies and outlets."""
        covered = _Cover(typed)
        runs: list[list[_Word]] = []
        run: list[_Word] = []
        text, folded = self.text, self.folded
        small, particles = self.book.grammar.small, self.book.grammar.particles
        pieces, end = _WORDS.split(text), 0
        for k in range(1, len(pieces), 2):
            word = pieces[k]
            start = end + len(pieces[k - 1])
            end = start + len(word)
            is_capital = word[0].isupper()
            if not is_capital and not run:
                continue  # a word in small letters only goes on with a run
            if run and not _joined(text, run[-1], start):
                runs.append(run)
                run = []
            stop = end
            if self.book.grammar.has_suffixes:
                stop = start + len(_SUFFIXED.split(word, 1)[0])  # `Göral | 'a`
            elif _is_elided(word):
                continue
            low = folded[start:stop]
            if (is_capital and low not in small and not covered.holds(start) and not covered.holds(end - 1)) or (
                run and _goes_on_with(low, run, particles, folded)
            ):
                run.append((start, stop))
                if stop < end:
                    runs.append(run)
                    run = []
            elif run:
                runs.append(run)
                run = []
        if run:
            runs.append(run)
        return self._from_runs([r for r in (_trimmed(run, particles, folded) for run in runs) if r])

    def _compound_start(self, start: int) -> int:
        """Where the words begin that share the last part of the one at `start` (`Bau-, Umwelt- und Verkehrsminister`)."""
        low = max(0, start - _LONGEST_SERIES)
        while True:
            match = _SHORTENED.search(self.text, low, start)
            if match is None:
                return start
            start = match.start()

    def _is_title(self, run: Sequence[_Word]) -> bool:
        """True for words that stand in quotation marks by themselves: a title, a party's name."""
        before, behind = self.text[run[0][0] - 1 : run[0][0]], self.text[run[-1][1] : run[-1][1] + 1]
        return before in _MARKS and behind in _MARKS

    def _from_runs(self, runs: Sequence[list[_Word]]) -> list[Mention]:
        """Full names first, then the single words that are their surnames or stand behind a title."""
        text = self.text
        out: list[Mention] = []
        for run in runs:
            if len(run) > 1 and len(run) < 6:
                start, end = run[0][0], run[-1][1]
                if self.is_no_name(start):
                    out.append(Mention(start, end, WEAK))
                    continue
                if self.book.grammar.institution.match(self.folded, start) is not None:
                    out.append(Mention(start, end, THING))
                    continue
                full, last = text[start:end], text[run[-1][0] : end]
                if not last.isupper() or len(last) > _LONGEST_ABBREVIATION:  # `the club of NRW`
                    self.surnames.setdefault(self.surname(last), full)
                for middle in run[1:-1]:  # `García` for `Álvaro García Ortiz`
                    word = text[middle[0] : middle[1]]
                    if word[0].isupper():
                        self.surnames.setdefault(self.surname(word), full)
                out.append(Mention(start, end, WEAK if self._is_title(run) else NAME))
        for run in runs:
            if len(run) != 1:
                continue
            start, end = run[0]
            word = text[start:end]
            surname = self.surname(word)
            holder = holders().full_name(word)
            if holder is not None:
                self.surnames.setdefault(surname, holder)
            if text.startswith("- ", end):  # `Strom- und Gasnetze`
                out.append(Mention(start, end, WEAK))
            elif surname in self.surnames or self.book.grammar.title.search(self.folded[max(0, start - 24) : start]):
                out.append(Mention(start, end, NAME))
            else:
                out.append(Mention(start, end, WEAK))
        return out

    def learn(self, mention: Mention) -> None:
        """Takes a word as a person's name wherever it stands, one who was found to speak (`„…“, sagt | Andrea`)."""
        if mention.kind != WEAK:
            return
        word = self.surname(self.text[mention.start : mention.end])
        self.surnames.setdefault(word, self.text[mention.start : mention.end])
        for k, other in enumerate(self.mentions):
            if other.kind == WEAK and self.surname(self.text[other.start : other.end]) == word:
                self.mentions[k] = other._replace(kind=NAME)

    def is_no_name(self, start: int) -> bool:
        """True where several words with capitals that begin at `start` are nouns and no person."""
        return self.book.grammar.no_name.match(self.folded, start) is not None

    def surname(self, name: str) -> str:
        """A name's last word as it is looked up: folded, without a case's ending."""
        found = self._surname_of.get(name)
        if found is None:
            found = self._surname_of[name] = self._surname(name)
        return found

    def _surname(self, name: str) -> str:
        low = name.split()[-1].lower() if name.split() else ""
        if len(low) > 3:
            low = low.split("'")[0].split("’")[0]
        return self.book.grammar.name_ending.sub("", low) if len(low) > 4 else low

    def inside(self, start: int, end: int) -> list[Mention]:
        """The mentions that lie in a stretch of text."""
        at = bisect_left(self._starts, start)
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
                    break
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
        is_told = grammar.has_suffixes and self.text[after.end : after.end + 1] in _APOSTROPHES
        if after.kind == OUTLET and group[-1].kind in (ROLE, NAME) and (is_told or not grammar.is_cased):
            return False  # `部长接受 | 路透社采访`, `Ali Kaya | Reuters'a`
        if group[-1].kind == OUTLET and grammar.has_suffixes and self._is_inner(after):
            return False  # `Reuters | şirketin`
        if self._is_named_in_marks(end, after, group[-1]):
            return True
        aged = _AGE.match(self.text, end) if self.text.startswith(",", end) else None
        end = aged.end() if aged is not None else end
        return self._is_called(group, end, after) or self._joins(end, after, group, is_verb)

    def _is_inner(self, mention: Mention) -> bool:
        """True for the subject of what is said, by its case."""
        return self.book.grammar.inner_subject.match(self.folded, mention.end) is not None

    def _joins(self, end: int, after: Mention, group: Sequence[Mention], is_verb: Callable[[int, int], bool]) -> bool:
        gap = self.text[end : after.start]
        if after.kind == WEAK and self.book.grammar.has_capital_nouns:
            return False
        if not gap.strip():  # `told AFP | Ann Cole`
            is_staff = not gap and not self.book.grammar.is_cased and after.kind == ROLE  # `路透社|记者`
            is_told = self.book.grammar.subject_may_follow and group[-1].kind == OUTLET and after.kind in (NAME, ROLE)
            return is_staff or not is_told
        if after.kind in (PRONOUN, PLURAL, PAPER, OTHER) or group[-1].kind in (PRONOUN, PLURAL, OTHER):
            return False
        if not self.book.grammar.is_cased and (len(gap) > _LONGEST_GLUE or self.is_topic(end)):
            return False
        if after.kind == NAME and "." in gap:
            is_short = group[-1].end - group[-1].start <= _LONGEST_SHORT
            if _ABBREVIATED.fullmatch(gap) or (is_short and gap == ". "):
                return True
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

    def _is_called(self, group: Sequence[Mention], end: int, after: Mention) -> bool:
        """True for one word in capitals with what somebody is right behind its comma (`says Nadia, | a neighbour`)."""
        grammar, first = self.book.grammar, group[0]
        is_first_name = len(group) == 1 and first.kind == WEAK and after.kind == ROLE and not grammar.has_capital_nouns
        if not is_first_name or not grammar.is_cased or self.text[end : end + 1] != ",":
            return False
        article = self.folded[end + 1 : after.start].split()
        low = max(0, first.start - _LONGEST_SERIES)
        return grammar.indefinites.issuperset(article) and not self._is_oblique(low, first.start)

    def _is_named_in_marks(self, end: int, after: Mention, last: Mention) -> bool:
        """True where a name in quotation marks stands between an office and who holds it (`head of “Ore” | Ann Cole`), or is
        what follows itself (`head of “| the Ore Bank”`), and behind such a name.
        """
        text, gap = self.text, self.text[end : after.start]
        if not self.book.grammar.is_cased or self.book.grammar.order != "svo":
            return False
        if after.kind == NAME and last.kind in (ROLE, BODY):
            title = _TITLE.match(text, end)
            if title is not None and title[1][:1].isupper() and title.end() + 1 == after.start:
                return True
        if after.kind == NAME and _CLOSES.fullmatch(gap) and last.kind in (BODY, OUTLET):
            return _OPENS.match(text, last.start - 2) is not None
        is_in_marks = bool(_OPENS.fullmatch(gap)) and text[after.end : after.end + 1] in _MARKS
        return is_in_marks and after.kind == BODY and last.kind == ROLE

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
            if not is_first and grammar.has_capital_nouns and bare in _AMBIGUOUS:
                is_first = not self._is_noun(start, word)  # `auch der Minister` is no genitive
            is_first = is_first and (bare in grammar.determiners or not grammar.subject_may_follow)
            if bare in grammar.prepositions or (bare in grammar.genitives and not is_first):
                return True
            if bare in grammar.determiners:
                has_article = True
                continue
            if bare.isalpha() and len(bare) > 2 and bare not in grammar.small and not has_article:
                if grammar.subject_may_follow and k == len(words) - 1 and self._stands_behind_outlet(start):
                    return False  # `told AFP | Ann Cole`
                continue
            return False
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


class _Cover:
    """Which places of a text mentions cover."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._starts = [m.start for m in mentions]
        self._ends: list[int] = []
        end = 0
        for m in mentions:
            end = max(end, m.end)
            self._ends.append(end)

    def holds(self, place: int) -> bool:
        at = bisect_left(self._starts, place + 1) - 1
        return at >= 0 and self._ends[at] > place


def _joined(text: str, last: _Word, start: int) -> bool:
    """True where a word that begins at `start` goes on with a name: behind a space, or behind an initial and its stop."""
    gap = text[last[1] : start]
    return gap in (" ", "\u00a0") or (gap == ". " and last[1] - last[0] <= 2)


_SUFFIXED = compile_pattern(r"['’]")


def _is_elided(word: str) -> bool:
    """True for a small word and an apostrophe before a word in small letters (`Un'altra`)."""
    if "'" not in word and "’" not in word:
        return False
    head, _, tail = word.replace("’", "'").partition("'")
    return tail[:1].islower() and len(head) < _LONGEST_ELISION


def _goes_on_with(low: str, run: Sequence[_Word], particles: frozenset[str], folded: str) -> bool:
    """True for a particle inside a name, or the second word of one behind a first name (`Ursula von | der Leyen`)."""
    start, end = run[-1]
    return low in particles or (len(run) == _FIRST_AND_VON and f"{folded[start:end]} {low}" in particles)


def _trimmed(run: list[_Word], particles: frozenset[str], folded: str) -> list[_Word]:
    while run:
        last = folded[run[-1][0] : run[-1][1]]
        pair = folded[run[-2][0] : run[-1][1]] if len(run) > 1 else ""
        if last not in particles and pair not in particles:
            break
        run = run[:-1]
    return run
