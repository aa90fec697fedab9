"""Personal names: found in a phrase, and completed from elsewhere in the text."""

from __future__ import annotations

from unicodedata import combining, normalize

from provenance.mentions.bodies import type_as_body
from provenance.mentions.full_names import LONGEST_NAME, FullNames
from provenance.mentions.kinds import ClassifierLike
from provenance.rules import lexicon as lx
from provenance.rules.holders import Holders
from provenance.spans import Span
from provenance.syntax.tokens import Tokens
from provenance.vocabulary import MEDIA, SourceType

_NAMED_AFTER = 3  # words of a body that is called after a person (`the Ada Lind Institute`)
_TITLES = lx.TITLE | lx.OFFICE | lx.RANK
# What ends a part of a phrase that can hold a name.
_ENDS_SEGMENT = frozenset((",", "(", "—", "–", "--", "-", "who", "whom", "which", "that"))
# What is said or written by whoever is named behind it (`a letter to Mr. Lind` is left to the letter's own rule).
_PAPERS = MEDIA | {SourceType.DOCUMENT.value, SourceType.SOCIAL_MEDIA.value}


def plain_spelling(name: str) -> str:
    """A name in small letters without marks, and as it is written where they are missing (`Möller`, `Moeller`, `Moller`)."""
    plain = "".join(c for c in normalize("NFKD", name.lower()) if not combining(c))
    return plain.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def is_outlet_name(tk: Tokens, first: str, last: str) -> bool:
    """True for a name that ends like a paper's or a station's (`Boston Morning Ledger`) and begins with no given name."""
    sets = tk.lexicon.sets
    if first in sets["man"] or first in sets["woman"]:
        return False
    # `the Lorne Post-Courier`
    return first == "daily" or last in sets["outlet_noun"] or any(part in sets["outlet_noun"] for part in last.split("-"))


def is_body_name(tk: Tokens, run: list[str]) -> bool:
    """True for a name that ends like a body's (`Lorne Rescue Service`) or begins with an abbreviation (`CPA Lorne`), and with
    no given name.
    """
    sets, first = tk.lexicon.sets, run[0].lower()
    if (first in sets["man"] or first in sets["woman"]) and len(run) < _NAMED_AFTER:
        return False
    if run[-1].lower() in sets["body_noun"]:
        return True
    # `Luc DUPONT` is how some agencies print surnames
    return len(run) > 1 and len(run[0]) > 2 and run[0].isupper() and run[0].isalpha() and not run[-1].isupper()


class Names:
    """The personal names of one article. `surnames` and `first_words` map known short names to their persons' keys."""

    def __init__(self, tk: Tokens, classifier: ClassifierLike, holders: Holders) -> None:
        self.holders = holders
        self.tk = tk
        self.classifier = classifier
        self.surnames: dict[str, str] = {}
        self.first_words: dict[str, str] = {}
        self.marked: dict[str, str] = {}  # surnames with marks over letters, by their plain spelling
        self._full = FullNames(tk, classifier, holders)

    def person_name(self, first: int, last: int) -> list[str] | None:
        """The words of a personal name at the head of the phrase's first segments, None where there is none."""
        tk = self.tk
        start, is_clause = first, False
        for k in range(first, last + 1):
            if k < last and tk.words[k] not in _ENDS_SEGMENT:
                continue
            if is_clause:
                pass  # `the driver who was hit by Ada Lind`: not hers
            elif start > first and self._is_done(start):
                pass
            else:
                begins = k > start and self._full.is_given(tk.words[start]) and bool(tk.flags[start] & lx.CAP)
                name = self._name_before_place(start, k) if begins else None  # `Ada Lind of the Campaign to Save Bridges`
                name = name or self._name_in(start, k) or self._name_before_place(start, k)
                if name and (start > first or not self._is_master(first, k, name)):
                    return name
            start, is_clause = k + 1, k < last and tk.words[k] in ("who", "whom", "which", "that")
            if start <= last and self._are_of_somebody(first, k):
                return None  # `lawyers for the owner, | Ada Lind |, said`
        return None

    def _is_done(self, k: int) -> bool:
        """True where a participle at token `k` opens a phrase with others (`the committee, | chaired by Ada Lind`), not for
        what qualifies a role (`one of them, | syndicated host Ada Lind`).
        """
        flags = self.tk.flags
        if flags[k] & lx.CAP or not flags[k] & (lx.ED | lx.ING):
            return False
        if k + 1 >= len(self.tk):
            return True
        is_role = self.classifier.roles(Span(self.tk.starts[k + 1], self.tk.end(min(k + 3, len(self.tk) - 1))))
        return not is_role or bool(flags[k + 1] & (lx.PREP | lx.DET | lx.POSS))

    def owner(self, first: int, last: int) -> list[str] | None:
        """The words of a personal name at the end of a phrase that is an owner's (`Mayor Ada | Lind's`), without its mark."""
        run, _ = self._capitals(first, last)
        if not run or not run[-1].endswith(("'s", "’s")):
            return None
        return self._completed([*run[:-1], run[-1][:-2]], has_title=False)

    def _are_of_somebody(self, first: int, end: int) -> bool:
        """True for several people and whom they belong to, at the head of a phrase: `lawyers for the owner`."""
        words = self.tk.words
        at = next((k for k in range(first + 1, end) if words[k] in ("for", "of", "to")), None)
        is_name = at is not None and at - 1 > first and self.tk.flags[at - 1] & lx.CAP
        return at is not None and words[at - 1].endswith("s") and not is_name

    def _is_master(self, first: int, end: int, name: list[str]) -> bool:
        """True for a name that tells whose somebody is: `a spokesman for Mr. | Lind`, `advisers to | Ada Lind`."""
        tk = self.tk
        at = next((k for k in range(end - 1, first, -1) if tk.words[k] in ("for", "of", "to")), end)
        behind = [k for k in range(at + 1, end) if tk.words[k] != "." and not tk.flags[k] & lx.TITLE]
        is_whole = 0 < len(behind) <= len(name) and tk.text[tk.starts[behind[0]] : tk.end(behind[0])] in name
        if not is_whole or (at - 1 > first and tk.flags[at - 1] & lx.CAP):
            return False
        if tk.words[at - 1] in tk.lexicon.sets["near_to"]:
            return True  # `a man close to Mr. | Lind`
        roles = self.classifier.roles(Span(tk.starts[first], tk.end(at - 1)))
        return bool(roles) and roles[-1].end == tk.end(at - 1) and roles[-1].what.gives not in _PAPERS

    def _name_before_place(self, first: int, end: int) -> list[str] | None:
        """`Jan Voss of North Pier`: the name before where somebody belongs, told by its given name."""
        tk = self.tk
        at = next((k for k in range(first + 2, end - 1) if tk.words[k] in ("of", "from", "at", "with", "on")), None)
        if at is None:
            return None
        name = self._name_in(first, at)
        if name is None or (len(name) < 2 and not tk.flags[first] & lx.TITLE):
            return None
        if len(name) < 2:
            return name if tk.words[at] in ("of", "from") else None  # `Mr. Voss of the survey`
        if self.outlet_behind(at, end) is not None:
            return name  # `Jan Voss of the Lorne Gazette`
        begin = tk.text.find(name[0], tk.starts[first])
        if begin > tk.starts[first] and self.classifier.roles(Span(tk.starts[first], begin)):
            return name  # `geologist Rosa Lind of the survey`
        is_from = (
            tk.words[at] == "from" and len(name) == 2 and not self.classifier.roles(Span(tk.starts[first], tk.end(at - 1)))
        )
        return name if is_from or self._full.is_given(name[0]) else None

    def outlet_behind(self, at: int, end: int) -> Span | None:
        """The name of an outlet, told by what it ends with, between a preposition at token `at` and `end`."""
        tk = self.tk
        first = at + 2 if tk.flags[at + 1] & lx.DET else at + 1
        is_named = first + 1 < end and all(tk.flags[k] & lx.CAP for k in range(first, end))
        if not is_named or not is_outlet_name(tk, tk.words[first], tk.words[end - 1]):
            return None
        return Span(tk.starts[first], tk.end(end - 1))

    def _name_in(self, first: int, end: int) -> list[str] | None:
        """The personal name at the end of a segment's tokens `[first, end)`."""
        if end - 1 > first and self.tk.words[end - 1] in self.tk.lexicon.sets["oneself"]:
            end -= 1  # `Lind | himself |, who was late,`
        run, k = self._capitals(first, end)
        if not run or run[-1].endswith(("'s", "’s")):
            return None
        if len(run) > 1 and self._full.is_heading(first):
            run = self._full.in_heading(run)
        tk = self.tk
        before = tk.words[k] if k >= first else ""
        is_title = k >= first and bool(tk.flags[k] & _TITLES)
        is_minister = before == "of" and k - 1 >= first and bool(tk.flags[k - 1] & lx.OFFICE)
        if is_minister and run[0].lower() in tk.lexicon.sets["portfolio"]:
            while len(run) > 1 and run[0].lower() in tk.lexicon.sets["portfolio"]:
                run.pop(0)  # `the minister of National Defense | Ada Lind`
            return self._completed(run, has_title=True) if len(run) > 1 else None
        has_title = is_title or (before == "." and k > first)
        if is_title and len(run) == 1 and self._is_role(k, k + 1):
            return None  # `the Justice Department`
        if not has_title:
            if before in tk.lexicon.sets["before_no_name"] or self._is_part_of(first, k):
                return self._behind_outlet(run, Span(tk.starts[k + 1], tk.end(end - 1)))
            begin = tk.starts[k + 1] if k + 1 < end else tk.starts[first]
            if len(run) > 1 and not self._full.is_given(run[0]) and type_as_body(tk, run[0], run[-1]) is not None:
                return None
            if len(run) > 1 or run[0].lower() not in self.surnames:  # `Lee Baker`, later `Baker`: no baker
                run = self._without_bodies(run, Span(begin, tk.end(end - 1)))
        return self._completed(run, has_title) if run else None

    def _is_role(self, title: int, name: int) -> bool:
        """True where the word behind a title is a role and no surname (`the Justice Department`, not `Lord Baker`)."""
        starts = self.tk.starts
        return any(h.end > starts[name] for h in self.classifier.roles(Span(starts[title], self.tk.end(name))))

    def _is_part_of(self, first: int, k: int) -> bool:
        """True for a genitive at token `k` behind a preposition (`authorities in Norland's | Inner Lorne`)."""
        words = self.tk.words
        return k - 1 > first and words[k].endswith("'s") and words[k - 1] in ("in", "from", "near", "of")

    def _behind_outlet(self, run: list[str], span: Span) -> list[str] | None:
        """`Speaking to the Harbour Post | Ada Lind | said`: the name behind an outlet's name; None where there is none."""
        outlet = next((h for h in self.classifier.outlets(span) if h.start == span.start), None)
        rest = run[len(self.tk.text[span.start : outlet.end].split()) :] if outlet is not None else []
        is_known = len(rest) == 1 and rest[0].lower() in self.surnames
        return rest if is_known or (len(rest) == 2 and self._full.is_given(rest[0])) else None

    def _capitals(self, first: int, end: int) -> tuple[list[str], int]:
        """The run of capitalised words that ends a segment, and the index of the token before it."""
        tk = self.tk
        flags, words, sets = tk.flags, tk.words, tk.lexicon.sets
        particles = sets["name_particle"]
        run: list[str] = []
        dot = ""
        k = end - 1
        while k >= first:
            f, w = flags[k], words[k]
            is_joined = w == "." and k > first and tk.end(k - 1) == tk.starts[k]
            if is_joined and (len(words[k - 1]) <= 2 or words[k - 1][1] == "." or words[k - 1] in sets["name_suffix"]):
                k, dot = k - 1, "."
                continue
            if f & _TITLES and f & lx.CAP and not self._ends_name(first, k, end):
                break
            is_initial = bool(dot) and len(w) == 1  # `Ada | A. | Lind`
            if not (f & lx.CAP or (w in particles and run)) or (f & (lx.DET | lx.NUMBER) and not is_initial):
                break
            if len(run) > 1 and w.endswith("'s"):
                break  # `the Harbour's | Matt Orde`
            run.insert(0, tk.text[tk.starts[k] : tk.end(k)] + dot)
            k, dot = k - 1, ""
        while run and run[0] in particles:
            run.pop(0)
        if run and run[-1].lower().rstrip(".") in sets["name_suffix"]:
            run.pop()
        return run, k

    def _ends_name(self, first: int, k: int, end: int) -> bool:
        """True for a title that ends a phrase behind a given name (`Ada | Prince`)."""
        is_last = k == end - 1 and k > first and bool(self.tk.flags[k - 1] & lx.CAP)
        return is_last and self._full.is_given(self.tk.words[k - 1])

    def _without_bodies(self, run: list[str], span: Span) -> list[str]:
        """A run of capitals without the bodies, outlets and offices that stand before the name in it; empty where it is
        nothing but those.
        """
        begin, stop = span
        bodies = self.classifier.bodies(span)
        if any(h.start == begin and h.what.kind == "place" and not h.what.is_adjective for h in bodies) and len(run) > 2:
            return []  # `Washington Harbour Trust`: no person, but another name that begins with a place
        if bodies and len(run) == 2 and self._is_given_name(run):
            return run
        is_place = any(h.start == begin and h.what.kind == "place" and not h.what.is_adjective for h in bodies)
        if is_place and len(run) == 2 and not self._full.is_given(run[0]) and run[1].lower() not in self.surnames:
            return []  # `Gauteng Cogta`: what belongs to a place
        is_of_country = any(h.what.id.startswith("country.") and h.what.name == run[-1] for h in bodies)
        if len(run) > 1 and is_of_country and not self._full.is_given(run[0]):
            return []  # `Harbour Canada`: a branch; but `Michael Jordan`
        hits = [Span(h.start, h.end) for h in bodies if h.end - h.start > 1]
        hits += [Span(h.start, h.end) for h in self.classifier.outlets(span) if h.end - h.start > 1]
        if hits:
            while run and any(h.start <= begin < h.end for h in hits):
                begin += len(run[0]) + 1
                run = run[1:]
            if not run or (len(run) == 1 and run[0].lower() not in self.surnames):
                return []
        roles = self.classifier.roles(Span(begin, stop))
        if not roles:
            return run
        tail = max(h.end for h in roles)
        particles = self.tk.lexicon.sets["name_particle"]
        return [w.strip(".,") for w in self.tk.text[tail:stop].split() if w[:1].isupper() or w in particles]

    def _is_given_name(self, run: list[str]) -> bool:
        """`Chad Hawk`, later `Hawk`: a given name that is a place's, too, before a surname that the text uses alone."""
        return run[0].lower() in self.tk.lexicon.sets["place_given_name"] and len(self.tk.places(run[1].lower())) > 1

    def in_full(self, word: str) -> list[str]:
        """A person's single name with what the text elsewhere adds to it."""
        return self._completed([word], True) or [word]

    def _completed(self, run: list[str], has_title: bool) -> list[str] | None:
        """A single name with what the text elsewhere adds to it; None where nothing tells that it is a person's."""
        run = self._without_epithet(run)
        is_body = is_outlet_name(self.tk, run[0].lower(), run[-1].lower()) or is_body_name(self.tk, run)
        if len(run) > 1 and not has_title and is_body:
            return None
        if len(run) == 2 and not has_title:
            return None if self._is_site(run) else self._longer_name(run)
        if len(run) > 1 or run[0].lower() in self.surnames or run[0].lower() in self.first_words:
            return run
        if self.marked and plain_spelling(run[0]) in self.marked:
            return [self.marked[plain_spelling(run[0])]]
        full = self._full.full_name(run[0])
        if full is not None:
            run = self._longer_name(list(full)) if len(full) == 2 else list(full)
        elif not has_title:
            return None
        is_shouted = len(run) == 1 and run[0].isupper() and len(run[0]) > 3
        return None if is_shouted and not has_title else run

    def _without_epithet(self, run: list[str]) -> list[str]:
        """A name without the epithet before it (`Brave | Ada Lind`), where the text has it without that elsewhere."""
        if len(run) != LONGEST_NAME or "." in run[0] or self._full.is_given(run[0]) or not self._full.is_given(run[1]):
            return run
        words, (first, given, surname) = self.tk.words, map(str.lower, run)
        others = {words[k - 2] for k in self.tk.places(surname) if k > 1 and words[k - 1] == given}
        return run[1:] if others - {first} else run

    def _is_site(self, run: list[str]) -> bool:
        """True for a name that the text gives a school, a street or a hospital elsewhere (`Sandy Lund Elementary School`)."""
        tk, sites = self.tk, self.tk.lexicon.sets["site_noun"]
        for k in tk.places(run[1].lower()):
            if k and k + 1 < len(tk) and tk.words[k - 1] == run[0].lower() and tk.words[k + 1] in sites:
                return bool(tk.flags[k + 1] & lx.CAP)
        return False

    def _longer_name(self, run: list[str]) -> list[str]:
        """Two words of a name with those that the text has before them elsewhere: a given name, or two words (`Ada Hawk Lind`
        for `Hawk Lind`, `Aung San Suu Kyi` for `Suu Kyi`).
        """
        tk, first = self.tk, run[0].lower()
        if self._full.is_given(first) or run[1].lower() in self.surnames:
            return run
        for k in (*tk.places(run[1].lower()), *tk.places(f"{run[1].lower()}'s")):
            part = self._full.part_before(k - 1) if k > 1 and tk.words[k - 1] == first and tk.flags[k] & lx.CAP else None
            if part is None:
                continue
            before = self._full.part_before(part)
            if self._full.is_given(tk.words[part]):
                before = part
            elif before is None or self._full.is_heading(k):
                continue
            return [tk.text[tk.starts[j] : tk.end(j)] for j in range(before, k - 1)] + run
        return run
