"""A person's name in full: what the text has for a surname or a given name elsewhere, and what it has in headings."""

from __future__ import annotations

from provenance.mentions.kinds import ClassifierLike
from provenance.rules import lexicon as lx
from provenance.rules.holders import Holders
from provenance.spans import Span
from provenance.syntax.headings import is_title_case
from provenance.syntax.tokens import Tokens

LONGEST_NAME = 3  # words, of most names
_LONGEST_MODEL = 3  # letters of what a model is called
_TITLES = lx.TITLE | lx.OFFICE | lx.RANK
_SENTENCE_ENDS = frozenset((".", "?", "!", '"', "“", "”"))


class FullNames:
    """The names of one article in full, each found once."""

    def __init__(self, tk: Tokens, classifier: ClassifierLike, holders: Holders) -> None:
        self.tk = tk
        self.classifier = classifier
        self.holders = holders
        self._found_before: dict[str, list[str] | None] = {}
        self._headings: dict[int, bool] = {}

    def is_given(self, word: str) -> bool:
        """True for a given name."""
        sets, low = self.tk.lexicon.sets, word.lower()
        return (low in sets["man"] or low in sets["woman"]) and low not in sets["gendered_noun"]  # `wife`

    def full_name(self, word: str) -> list[str] | None:
        """The words of the full name of a single name, or itself where a title tells that it is one; None for others."""
        if word not in self._found_before:
            self._found_before[word] = self._found(word)
        return self._found_before[word]

    def _found(self, word: str) -> list[str] | None:
        """The full name that the text gives elsewhere to a single name (`Euan Graham` for `Graham`, `Kim Jong Un` for
        `Kim`), or the word alone where a title stands before it; None where it is no person's name. A longer run of capitals
        may be a heading (`Lind Slams Rival Orde`), where a shorter one stands elsewhere, and so may one that the name begins.
        """
        tk, low = self.tk, word.lower()
        flags, words = tk.flags, tk.words
        titled, longest, behind = False, list[str](), list[str]()
        for k in (*tk.places(low), *tk.places(f"{low}'s")):
            if not flags[k] & lx.CAP:
                continue
            first, last = k, k
            while (part := self.part_before(first)) is not None:
                first = part
            while words[last] != f"{low}'s" and (part := self._part_behind(last)) is not None:
                last = part
            if last > k and any(h.what.kind != "place" for h in self.classifier.bodies(Span(tk.starts[k + 1], tk.end(last)))):
                last = k  # `the Lind | White House`
            if first < k and flags[first] & lx.ING and not self.is_given(words[first]):
                first += 1  # `Electing | Lind`
            if last > first:
                name = [tk.text[tk.starts[j] : tk.end(j)] for j in range(first, last + 1) if words[j] != "."]
                name = [word + "." if len(word) == 1 else word for word in name]
                name[-1] = tk.bare(last) if last == k else name[-1]  # `Ada | Lind's`
                if len(name) > 2 and not self.is_given(name[0]) and self.is_given(name[1]):
                    name.pop(0)  # `Lorner | Ada Lind`
                is_told = first < k or self.is_given(low) or self._has_role(first)
                if len(name) <= LONGEST_NAME and is_told and not self.is_heading(k):
                    return name
                if len(name) > LONGEST_NAME:
                    longest = longest or name
                else:
                    behind = behind or name  # `Lind Asks`, `Xi Jinping`
            if words[k] != low:
                continue  # `Governor | Lind's | aides`, where `Lind's` may be a business
            before = k - 2 if k > 1 and words[k - 1] == "." else k - 1
            titled = titled or bool(before >= 0 and flags[before] & _TITLES and flags[before] & lx.CAP)
        if behind or longest:
            return behind or longest
        holder = self.holders.full_name(word)
        if holder is not None:
            return holder.split()
        return [word] if titled else None

    def is_heading(self, k: int) -> bool:
        """True for a token of a line whose longer words all begin with a capital."""
        low, high = self.tk.line(k)
        found = self._headings.get(low)
        if found is None:
            found = self._headings[low] = is_title_case(self.tk, low, high)
        return found

    def in_heading(self, run: list[str]) -> list[str]:
        """The name in a run of capitals of a heading (`Bold Plan | Ada Lind | Just Made`), told by its given name or by
        what the text has for one of its words elsewhere; the whole run where nothing tells it.
        """
        for k in range(len(run) - 1):
            if self.is_given(run[k]) and self._is_surname(run[k + 1]):
                stop = k + 2
                while stop < len(run) and self._goes_on(run[stop - 1], run[stop]):
                    stop += 1  # `Ada W. | Lind`
                return run[k:stop]
        for word in reversed(run):
            full = self.full_name(word) if self._is_surname(word) else None
            if full is None:
                continue
            if self.is_given(full[0]) or (len(full) > 1 and full[-1] == word and self._goes_on(full[-2], word)):
                return full
        return run

    def _goes_on(self, word: str, behind: str) -> bool:
        """True for a word of a name behind an initial or a particle of it, or where the text has both in a sentence, too."""
        tk, before = self.tk, word.lower()
        if word.endswith(".") or before in tk.lexicon.sets["name_particle"]:
            return True
        places = tk.places(behind.lower())
        return any(tk.words[k - 1] == before and tk.flags[k] & lx.CAP and not self.is_heading(k) for k in places if k)

    def _is_surname(self, word: str) -> bool:
        """True for a word that the text never writes in small letters, and that is no adverb."""
        tk = self.tk
        return not any(not tk.flags[k] & lx.CAP or tk.flags[k] & lx.ADV for k in tk.places(word.lower()))

    def _has_role(self, first: int) -> bool:
        """True for a name at token `first` behind a word for what somebody is (`photographer | Xi Lind`)."""
        return first > 0 and bool(self.classifier.roles(Span(self.tk.starts[first - 1], self.tk.end(first - 1))))

    def part_before(self, first: int) -> int | None:
        """The word of a name before token `first` of it, over particles (`Erik | van | Lind`); None where it begins."""
        words, particles, k = self.tk.words, self.tk.lexicon.sets["name_particle"], first
        if k > 2 and words[k - 1] == "." and len(words[k - 2]) == 1 and self.tk.end(k - 2) == self.tk.starts[k - 1]:
            k -= 1  # `Erik K. | Lind`
            return k - 1 if self.tk.flags[k - 1] & lx.CAP and self._is_name_part(k - 2, k - 1) else None
        while k > 1 and words[k - 1] in particles and not self.tk.flags[k - 1] & lx.CAP:
            k -= 1
        return k - 1 if k > 0 and self._is_name_part(k - 1, k) else None

    def _part_behind(self, last: int) -> int | None:
        """The word of a name behind token `last` of it, over the stop of an initial (`Erik K. | Lind`); None at its end."""
        words, k = self.tk.words, last + 1
        if k + 1 < len(words) and words[k] == "." and len(words[last]) == 1 and self.tk.end(last) == self.tk.starts[k]:
            return k + 1 if self._is_name_part(k + 1, k) else None
        return k if k < len(words) and self._is_name_part(k, last) else None

    def _is_name_part(self, k: int, beside: int) -> bool:
        """True where token `k`, beside a name's word, belongs to that name."""
        tk = self.tk
        f, low, high = tk.flags[k], min(k, beside), max(k, beside)
        if not f & lx.CAP or tk.text[tk.end(low) : tk.starts[high]] not in (" ", "\u00a0"):
            return False
        if f & (
            lx.DET
            | lx.PREP
            | lx.PUNCT
            | lx.COORD
            | lx.SUBJ
            | lx.TIME
            | lx.SUBORD
            | lx.TITLE
            | lx.OFFICE
            | lx.RANK
            | lx.AUX
            | lx.ADV
            | lx.NUMBER
            | lx.POSS
        ):
            return False
        is_verb = bool(f & lx.CUE) and (k > beside or tk.words[k].endswith("s"))  # `Lind Slams | Orde`
        is_verb = is_verb or (k > beside and bool(f & lx.FINITE) and tk.words[k].endswith("s"))  # `Lind | Needs | Help`
        is_verb = is_verb or (k < beside and tk.words[k] == "said" and (k == 0 or tk.words[k - 1] in _SENTENCE_ENDS))
        if is_verb or (tk.words[k].endswith("'s") and k < beside):
            return False
        if tk.words[k] in tk.lexicon.sets["name_suffix"]:
            return False  # `the Apple II`
        printed, other = tk.text[tk.starts[k] : tk.end(k)], tk.text[tk.starts[beside] : tk.end(beside)]
        if k > beside and printed.isupper() and 1 < len(printed) <= _LONGEST_MODEL and not other.isupper():
            return False  # `the Lexus LC`, but `ANN LEE`
        begins = k == 0 or tk.words[k - 1] in _SENTENCE_ENDS or tk.line(k)[0] == k
        if f & lx.ADJ and k < beside and begins and not self.is_given(tk.words[k]):
            return False  # `Young Lund voters`
        span = Span(tk.starts[k], tk.end(k))
        is_free = not self.classifier.bodies(span) and not self.classifier.roles(span)
        return is_free or (k < beside and self.is_given(tk.words[k]))  # `Bill de Lind`: no law
