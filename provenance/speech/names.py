"""Names that no rule knows: runs of words with capitals, and in scripts without them what stands beside a title."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import cache

from provenance.matching import LazyPattern
from provenance.patterns import compile_pattern
from provenance.rules.holders import holders
from provenance.rules.speech import WORD, Grammar
from provenance.speech.mention import BODY, NAME, OUTLET, ROLE, THING, WEAK, Cover, Mention

_MARKS = frozenset("\"“”„«»‘’'‚")
_LONGEST_ELISION = 6
_LONGEST_ABBREVIATION = 4
# What stands between words, and the words.
_WORDS = compile_pattern(f"({WORD.pattern})")
_Word = tuple[int, int]  # where it begins and ends
_FIRST_AND_VON = 2
_SURNAME = 2  # signs of a surname in scripts without spaces, at least
_MOST_NAMES = 300  # names that are looked for again
_SUFFIXED = compile_pattern(r"['’]")
_ARABIC = compile_pattern(r"[ء-ي]")


# A surname in a case is longer.
_SHORTEST_CASE = 4
_MOST_ENDINGS = 2
# What ends the sentence before.
_ENDS = frozenset(".!?…:\n")
# A place and a first name with a surname.
_PLACE_AND_NAME = 2


def _without_case(low: str, name_ending: LazyPattern) -> str:
    """A surname without a case's ending, and without what looks like another behind it: `ибрагимом` and `ибрагим` are one."""
    for _ in range(_MOST_ENDINGS):
        if len(low) <= _SHORTEST_CASE:
            break
        low = name_ending.sub("", low)
    return low


@cache
def _stems(name_ending: LazyPattern) -> dict[str, str]:
    """The surnames of known holders of offices without a case's ending, with their full names."""
    found = {}
    for word, full in holders().known().items():
        low = word.lower()
        if len(low) >= _SHORTEST_CASE and not word.isascii():
            found[_without_case(low, name_ending)] = full
    return found


@cache
def _held_names() -> re.Pattern[str]:
    """Those surnames in Arabic letters, with the letters that may stand before them."""
    words = sorted((w for w in holders().known() if _ARABIC.match(w)), key=len, reverse=True)
    return compile_pattern(r"(?<!\w)(?:[وف]?[لبك]?)(" + "|".join(map(re.escape, words)) + r")(?!\w)")


class Names:
    """The names of one article. `surnames` are the full names, by their last words as those are looked up; `role_ends` is
    where the role ends that a name belongs to, by the place where the name begins, if words stand between the two.
    """

    def __init__(self, text: str, folded: str, grammar: Grammar) -> None:
        self._text, self._folded, self._grammar = text, folded, grammar
        self.surnames: dict[str, str] = {}
        self.role_ends: dict[int, int] = {}
        self._surname_of: dict[str, str] = {}
        self._behind_article: set[str] | None = None  # the words behind articles, once asked for

    def find(self, typed: Sequence[Mention]) -> list[Mention]:
        """The names beside mentions that are known: `typed` are those of roles, bodies and outlets, in order."""
        return self._cased(typed) if self._grammar.is_cased else self._uncased(typed)

    def _uncased(self, typed: Sequence[Mention]) -> list[Mention]:
        """Names of scripts without capitals: what stands beside a title and holds no outlet."""
        grammar, text = self._grammar, self._text
        outlets = [m.start for m in typed if m.kind == OUTLET]
        known = Cover([m for m in typed if m.kind in (BODY, OUTLET)])
        spans = [found.span(found.lastindex or 0) for found in grammar.person_name.finditer(text)]
        taken = {start for start, _ in spans}
        behind = [grammar.role_name.match(text, role.end) for role in typed if role.kind == ROLE]
        named = [found for found in behind if found is not None]
        self.role_ends.update((found.start(found.lastindex or 1), found.start()) for found in named)
        spans += [found.span(found.lastindex or 1) for found in named if found.start(found.lastindex or 1) not in taken]
        if grammar.order == "verb-first":
            spans += self._held(spans)
        cover = Cover([Mention(*span, NAME) for span in sorted(spans)])
        spans += self._called({text[start:end] for start, end in spans}, cover)
        out = []
        for start, end in spans:
            if any(start < at < end for at in outlets) or known.covers(start, end):
                continue  # `莫斯科`, whose first letter is a surname
            out.append(Mention(start, end, NAME))
            name = text[start:end]
            if len(name) > 1:
                self.surnames.setdefault(name, name)
                self.surnames.setdefault(name[0], name)
        return out

    def _held(self, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """The known holders of offices whom a text names by their surnames alone (`قال | ترامب`)."""
        out = []
        cover = Cover([Mention(*span, NAME) for span in sorted(spans)])
        for found in _held_names().finditer(self._text):
            start, end = found.span(1)
            if not (cover.holds(start) or cover.holds(end - 1)):
                out.append((start, end))
                self.surnames.setdefault(self.surname(found[1]), holders().full_name(found[1]) or found[1])
        return out

    def _called(self, names: Set[str], cover: Cover) -> list[tuple[int, int]]:
        """Where the text calls again those whom it names elsewhere, in full or by the last or first part of their names
        (`英格丽德·拉尔森`, later `拉尔森 | 说`), by what the language has behind such a name.
        """
        out: list[tuple[int, int]] = []
        for name in sorted(names)[:_MOST_NAMES] if self._grammar.order == "svo" else ():
            first, _, last = name.rpartition("·")
            for form in (name, last if first else name[:_SURNAME]) if len(name) > _SURNAME else ():
                at = self._text.find(form) if len(form) >= _SURNAME else -1
                while at >= 0:
                    if self._grammar.called.match(self._folded, at + len(form)) is not None:
                        self.surnames[form] = name
                        if not cover.holds(at):
                            out.append((at, at + len(form)))
                    at = self._text.find(form, at + 1)
        return out

    def _cased(self, typed: Sequence[Mention]) -> list[Mention]:
        """Runs of capitalised words that are neither small words nor parts of roles, bodies and outlets."""
        covered = Cover(typed)
        runs: list[list[_Word]] = []
        run: list[_Word] = []
        text, folded = self._text, self._folded
        small, particles, families = self._grammar.small, self._grammar.particles, self._grammar.family_first
        pieces, end = _WORDS.split(text), 0
        for k in range(1, len(pieces), 2):
            word = pieces[k]
            start = end + len(pieces[k - 1])
            end = start + len(word)
            is_capital = word[0].isupper()
            if not is_capital and "-" in word:
                head, _, tail = word.partition("-")
                is_capital = head in particles and tail[:1].isupper()  # `Taher | al-Nunu`
            if not is_capital and not run:
                continue  # a word in small letters only goes on with a run
            if run and not _joined(text, run[-1], start):
                runs.append(run)
                run = []
            stop = end
            if self._grammar.has_suffixes:
                stop = start + len(_SUFFIXED.split(word, 1)[0])  # `Göral | 'a`
            elif _is_elided(word):
                continue
            low = folded[start:stop]
            is_family = low in families and start > 1 and text[start - 2] not in _ENDS  # `Kim said` in the middle
            if (
                is_capital and (low not in small or is_family) and not covered.holds(start) and not covered.holds(end - 1)
            ) or (run and _goes_on_with(low, run, particles, folded) and not (len(run) == 1 and self._is_noun(run[0]))):
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

    def _is_noun(self, word: _Word) -> bool:
        """True for a word with an article before it, here or elsewhere, in a language whose nouns have capitals: `Einfluss |
        von Zorb` is nobody's name where the text tells of `den | Einfluss`.
        """
        if not self._grammar.has_capital_nouns:
            return False
        if self._behind_article is None:
            words, articles = self._folded.split(), self._grammar.determiners
            self._behind_article = {words[k + 1] for k in range(len(words) - 1) if words[k] in articles}
        return self._folded[word[0] : word[1]] in self._behind_article

    def _is_title(self, run: Sequence[_Word]) -> bool:
        """True for words that stand in quotation marks by themselves: a title, a party's name."""
        before, behind = self._text[run[0][0] - 1 : run[0][0]], self._text[run[-1][1] : run[-1][1] + 1]
        return before in _MARKS and behind in _MARKS

    def _from_runs(self, runs: Sequence[list[_Word]]) -> list[Mention]:
        """Full names first, then the single words that are their surnames or stand behind a title."""
        text = self._text
        out: list[Mention] = []
        for run in runs:
            if len(run) > 1 and len(run) < 6:
                start, end = run[0][0], run[-1][1]
                if self.is_no_name(start):
                    out.append(Mention(start, end, WEAK))
                    continue
                if self._grammar.institution.match(self._folded, start) is not None:
                    out.append(Mention(start, end, THING))
                    continue
                if len(run) > _PLACE_AND_NAME and self._grammar.locative.search(self._folded[max(0, start - 8) : run[0][1]]):
                    out.append(Mention(*run[0][:2], WEAK))  # `в Лорне | Анна Лис`
                    start, run = run[1][0], run[1:]
                full, last = text[start:end], text[run[-1][0] : end]
                if not last.isupper() or len(last) > _LONGEST_ABBREVIATION:  # `the club of NRW`
                    self.surnames.setdefault(self.surname(last), full)
                if self._folded[start : run[0][1]] in self._grammar.family_first:  # `Kim` for `Kim Yong-ho`
                    self.surnames.setdefault(self.surname(text[start : run[0][1]]), full)
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
            holder = holders().full_name(word) or self._holder_of_case(word)
            if holder is not None:
                self.surnames.setdefault(surname, holder)
            if text.startswith("- ", end):  # `Strom- und Gasnetze`
                out.append(Mention(start, end, WEAK))
            elif surname in self.surnames or self._grammar.title.search(self._folded[max(0, start - 24) : start]):
                out.append(Mention(start, end, NAME))
            else:
                out.append(Mention(start, end, WEAK))
        return out

    def _holder_of_case(self, word: str) -> str | None:
        """The full name that a bare surname in another case stands for (`Трамп|а`)."""
        if word.isascii() or len(word) <= _SHORTEST_CASE or self._grammar.name_ending.search(word.lower()) is None:
            return None
        return _stems(self._grammar.name_ending).get(self.surname(word))

    def is_no_name(self, start: int) -> bool:
        """True where several words with capitals that begin at `start` are nouns and no person."""
        return self._grammar.no_name.match(self._folded, start) is not None

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
        return _without_case(low, self._grammar.name_ending)


def _joined(text: str, last: _Word, start: int) -> bool:
    """True where a word that begins at `start` goes on with a name: behind a space, or behind an initial and its stop."""
    gap = text[last[1] : start]
    return gap in (" ", "\u00a0") or (gap == ". " and last[1] - last[0] <= 2)


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
