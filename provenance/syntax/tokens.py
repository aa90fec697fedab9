"""An article's words as parallel arrays: offsets, folded words, and what each word can be."""

from __future__ import annotations

from typing import Any

from provenance.matching import fold, in_lower_case, plain
from provenance.patterns import compile_pattern
from provenance.rules import lexicon as lx
from provenance.spans import first_from

# No token reaches over white space: the text is cut at its spaces, and what stands between two of them is taken apart
# once and remembered.
_TOKEN = compile_pattern(r"\w+(?:(?:[.'’\-&,:‐‑]|\.-)\w+)*|''|--+|[^\w\s]")
# A name behind its particle (`al-Masri`, `d'Arcy`).
_BEHIND_PARTICLE = compile_pattern(r"[a-z]{1,2}[-'’‑][A-Z]")
_ENDS = ".,;:?!"
_CUES = lx.CUE | lx.JOIN | lx.NOUN
_NO_SURNAME = lx.TIME | lx.NUMBER | lx.SUBJ | lx.DET
_BEFORE_MONTH = lx.PREP | lx.TIME | lx.NUMBER | lx.DET | lx.ADJ
_NO_NAME = lx.TIME | lx.ADV | lx.NUMBER
# A name in quotation marks between two others.
_NICKNAME = compile_pattern(
    r"(?:(?P<straight>''|[\"'])|[“‘])(?:[A-Z]|al-)[\w-]+(?: [A-Z][\w-]+){0,2}"
    r"(?P<close>(?(straight)(?P=straight)|[”’]))(?= [A-Z])"
)
_OPENING = (' "', " “", " ‘", " '")  # what may open one: looking for each is faster than the pattern
_NO_BEARER = lx.TIME | lx.NUMBER | lx.SUBJ | lx.DET | lx.PREP | lx.CUE | lx.REL
_CACHE_LIMIT = 100_000
_LONGEST_KEPT = 64


class Tokens:
    """The tokens of a text. `starts[i]` and `end(i)` are code points of the text; `words[i]` is folded, and as long as what
    is printed; `flags[i]` are the bits of `provenance.rules.lexicon`. An abbreviation's full stop is a token of its own.
    `plain` is the text with plain marks, `folded` the same in small letters, `vocabulary` every word once.
    """

    __slots__ = (
        "_lines",
        "_places",
        "_standing",
        "cues",
        "flags",
        "folded",
        "lexicon",
        "nickname_marks",
        "plain",
        "starts",
        "subjects",
        "text",
        "vocabulary",
        "words",
    )

    def __init__(self, text: str, lexicon: lx.Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.plain = plain(text)
        self.folded = fold(self.plain)
        starts: list[int] = []
        words: list[Any] = []
        flags: list[Any] = []
        cues: list[int] = []
        chunks = _chunks_of(lexicon)
        at = 0
        for chunk in text.split(" "):
            found = chunks.of.get(chunk)
            if found is None:
                found = chunks.add(chunk)
            start, word, flag, is_cue, others = found
            if start >= 0:
                if is_cue:
                    cues.append(len(words))
                starts.append(at + start)
                words.append(word)
                flags.append(flag)
            if others is not None:
                for start, word, flag, is_cue in others:
                    if is_cue:
                        cues.append(len(words))
                    starts.append(at + start)
                    words.append(word)
                    flags.append(flag)
            at += len(chunk) + 1
        self.starts, self.cues = starts, cues
        self.words: list[str] = words
        self.flags: list[int] = flags
        self.vocabulary: set[str] = set(words)
        self._places: dict[str, list[int]] | None = None
        self._standing: dict[str, list[int]] = {}
        self._lines: list[int] = []  # the first token of each line, once one is asked for
        self.nickname_marks: set[int] = set()  # where quotation marks stand that quote nothing
        # what provenance.syntax.phrases has found before which verb: asked for several times
        self.subjects: dict[tuple[int, int], tuple[int, int] | None] = {}
        for name in lexicon.sets["month_name"]:
            at = text.find(name) if name.lower() in self.vocabulary else -1
            while at >= 0:
                self._take_as_name(at, name)
                at = text.find(name, at + 1)

    def _take_as_name(self, offset: int, name: str) -> None:
        """A month's name at `offset` is somebody's behind a title (`Mrs. May`), and where it is a given name, too, another
        one follows and nothing comes before that a month stands behind (`June Lind said`, but `in June Lind said`); a short
        one that ends names stands behind another (`Bo Jun said`, but `5 Jun`).
        """
        k, flags = self.at(offset), self.flags
        if k >= len(flags) or self.starts[k] != offset or self.end(k) != offset + len(name):
            return
        before = flags[k - 2] if k > 1 and self.words[k - 1] == "." else flags[k - 1] if k else 0
        is_followed = k + 1 < len(flags) and bool(flags[k + 1] & lx.CAP) and not flags[k + 1] & _NO_SURNAME
        is_given = name in self.lexicon.sets["month_given_name"] and is_followed and not before & _BEFORE_MONTH
        is_numbered = k + 1 < len(flags) and bool(flags[k + 1] & lx.NUMBER)
        is_behind = name in self.lexicon.sets["month_last_name"] and bool(before & lx.CAP) and not before & _BEFORE_MONTH
        if before & lx.TITLE or is_given or (is_behind and not is_numbered):
            flags[k] &= ~lx.TIME

    def take_nicknames(self) -> None:
        """Leaves out the marks around a name between a person's others (`Pedro "Chico" Salas`): what stands there is no
        quotation. Before anything else is asked of the tokens.
        """
        text = self.text
        for opening in _OPENING:
            at = text.find(opening)
            while at >= 0:
                found = _NICKNAME.match(text, at + 1) if at and (text[at - 1].isalnum() or text[at - 1] == ".") else None
                if found is not None:
                    self._take_nickname(found.start(), found.start("close"))
                at = text.find(opening, at + 1)

    def _take_nickname(self, opening: int, closing: int) -> None:
        """Leaves out the marks at two offsets, where the words around them are a person's names."""
        first, last = self.at(opening), self.at(closing)
        before, behind = self.flags[first - 1], self.flags[last + 1]
        is_name = self.starts[first] == opening and self.starts[last] == closing and bool(before & behind & lx.CAP)
        if not is_name or (before | behind) & _NO_BEARER or behind & lx.TITLE or self.words[first - 1].endswith("'s"):
            return
        self.nickname_marks.update((opening, closing))
        for k in (last, first):
            del self.starts[k], self.words[k], self.flags[k]
            self.cues[:] = [cue - (cue > k) for cue in self.cues]

    def take_as_name(self, start: int, end: int) -> None:
        """Makes plain names of the words from offset `start` to `end`, of which a name is told: no days (`the Morning Post`),
        adverbs (`Daily Post`), strokes (`RFE/RL`) or words in small letters (`eNCA`).
        """
        first, flags = self.at(start), self.flags
        for k in range(first, self.at(end)):
            f = flags[k]
            if (
                not f
                or self.words[k] == "/"
                or (f & lx.CAP and f & _NO_NAME and not f & lx.DET)
                or (f & lx.PREP and k == first)
            ):
                flags[k] = lx.CAP | (f & _CUES)

    def __len__(self) -> int:
        return len(self.words)

    def end(self, index: int) -> int:
        """Where a token ends, in code points of the text: folding keeps its length, so no list of ends is kept."""
        return self.starts[index] + len(self.words[index])

    def at(self, offset: int) -> int:
        """Index of the first token that starts at or after a code point offset."""
        return first_from(self.starts, offset)

    def bare(self, k: int) -> str:
        """Token `k` as printed, without the mark of a genitive (`Lind's` gives `Lind`)."""
        return self.text[self.starts[k] : self.end(k)].removesuffix("'s").removesuffix("’s")

    def places(self, word: str) -> list[int]:
        """Indexes of all tokens that are this folded word, printed with a capital."""
        if self._places is None:
            found: dict[str, list[int]] = {}
            capital, words = lx.CAP, self.words
            for i, f in enumerate(self.flags):
                if f & capital:
                    same = found.get(words[i])
                    if same is None:
                        found[words[i]] = [i]
                    else:
                        same.append(i)
            self._places = found
        return self._places.get(word, [])

    def holds(self, name: str) -> bool:
        """True where the text holds a word of the lexicon's set of that name."""
        return not self.lexicon.sets[name].isdisjoint(self.vocabulary)

    def standing(self, name: str) -> list[int]:
        """Indexes of all tokens that are a word of the lexicon's set of that name, in order; looked for once in a text. For
        sets of few words that are no part of many others.
        """
        found = self._standing.get(name)
        if found is None:
            found = []
            folded, starts, words = self.folded, self.starts, self.words
            for word in self.lexicon.sets[name] & self.vocabulary:
                offset = folded.find(word)
                while offset >= 0:
                    k = self.at(offset)
                    if k < len(words) and starts[k] == offset and words[k] == word:
                        found.append(k)
                    offset = folded.find(word, offset + 1)
            found.sort()
            self._standing[name] = found
        return found

    def line(self, index: int) -> tuple[int, int]:
        """The tokens of the line that a token stands on."""
        lines = self._lines
        if not lines:
            lines.append(0)
            offset = self.text.find("\n")
            while offset >= 0:
                first = self.at(offset)
                if first > lines[-1]:
                    lines.append(first)
                offset = self.text.find("\n", offset + 1)
            lines.append(len(self.words))
        following = first_from(lines, index + 1)
        return lines[following - 1], lines[following]

    def string(self, start: int, end: int) -> str:
        """The text from token `start` to token `end` (exclusive), as printed."""
        return self.text[self.starts[start] : self.end(end - 1)] if start < end else ""


# A token of a chunk: where it starts in the chunk, its folded word, its flags, whether it may be a cue. Word and
# flags are any objects to the compiler, which hands them on and so needs no copies.
_Token = tuple[int, Any, Any, bool]
_Kind = tuple[Any, Any, bool]  # what a token is, wherever it stands
# The first token of a chunk, and the others, if any: most chunks are one, which then is found in one place of memory. One of
# white space alone starts at -1.
_Chunk = tuple[int, Any, Any, bool, list[_Token] | None]
_BLANK: _Chunk = (-1, "", 0, False, None)


class _Chunks:
    """What stands between two spaces to its tokens, filled as it is met."""

    __slots__ = ("abbreviations", "kinds", "lexicon", "names_or_modals", "of", "same_flags")

    def __init__(self, lexicon: lx.Lexicon) -> None:
        self.lexicon = lexicon
        self.names_or_modals: frozenset[str] = lexicon.sets["name_or_modal"]
        self.abbreviations: frozenset[str] = lexicon.sets["abbreviation_or_pronoun"]
        self.of: dict[str, _Chunk] = {}
        self.kinds: dict[str, _Kind] = {}
        self.same_flags: dict[int, Any] = {}  # one number in memory for all words that can be the same

    def add(self, chunk: str) -> _Chunk:
        """The tokens of a chunk, remembered unless it is longer than words are."""
        tokens = self._taken_apart(chunk)
        found = _BLANK
        if tokens:
            start, word, flags, is_cue = tokens[0]
            found = (start, word, flags, is_cue, tokens[1:] if len(tokens) > 1 else None)
        if len(chunk) <= _LONGEST_KEPT:
            if len(self.of) > _CACHE_LIMIT:
                self.of.clear()
            self.of[chunk] = found
        return found

    def _taken_apart(self, chunk: str) -> list[_Token]:
        found: list[_Token] = []
        last = len(chunk) - 1
        word, mark = (chunk[:last], chunk[last]) if last > 0 and chunk[last] in _ENDS else (chunk, "")
        if word in self.kinds or word.isalnum():  # by far the most are one word, or one with a mark behind it
            found.append(self._token(word, 0))
            if mark:
                found.append(self._token(mark, last))
        elif "\n" in chunk:  # the last word of a passage and the first of the next: met in other places too
            at = 0
            for line in chunk.split("\n"):
                start, word, flags, is_cue, others = self.of.get(line) or self.add(line)
                if start >= 0:
                    found.append((at + start, word, flags, is_cue))
                for start, word, flags, is_cue in others or ():
                    found.append((at + start, word, flags, is_cue))
                at += len(line) + 1
        else:
            at = 0
            for printed in _TOKEN.findall(chunk):  # nothing but white space stands between two of them
                at = chunk.find(printed, at)
                found.append(self._token(printed, at))
                at += len(printed)
        return found

    def _token(self, printed: str, start: int) -> _Token:
        kind = self.kinds.get(printed)  # most words are met with several marks around them
        if kind is None:
            kind = self._kind(printed)
            if len(printed) <= _LONGEST_KEPT:
                if len(self.kinds) > _CACHE_LIMIT:
                    self.kinds.clear()
                self.kinds[printed] = kind
        word, flags, is_cue = kind
        return start, word, flags, is_cue

    def _kind(self, printed: str) -> _Kind:
        """The folded word, and what it can be as it is printed: with a capital, `May` and `Will` are names, `US` no
        pronoun.
        """
        is_ascii = printed.isascii()
        word = in_lower_case(printed) if is_ascii else fold(printed)  # no token holds white space
        flags = _guess(word, self.lexicon) if word else 0
        is_small = is_ascii and word == printed
        if is_small:
            word = printed  # what it was found by: memory is waited for once
        elif printed[0].isupper() or _BEHIND_PARTICLE.match(printed) is not None:
            flags |= lx.CAP
            if word in self.names_or_modals:
                flags &= ~(lx.AUX | lx.MODAL)
            elif word in self.abbreviations and printed[:3].isupper():
                flags = lx.CAP
        return word, self.same_flags.setdefault(flags, flags), bool(flags & _CUES)


_known_chunks: dict[str, _Chunks] = {}


def _chunks_of(lexicon: lx.Lexicon) -> _Chunks:
    found = _known_chunks.get(lexicon.language)
    if found is None or found.lexicon is not lexicon:
        found = _known_chunks[lexicon.language] = _Chunks(lexicon)
    return found


def _guess(word: str, lexicon: lx.Lexicon) -> int:
    """What a word can be: from the lexicon, else by its ending."""
    flags = lexicon.flags
    found = flags.get(word)
    if found is not None:
        return found
    first = word[0]
    if not (first.isalnum() or first == "_"):
        return lx.PUNCT
    if first.isdigit():
        return lx.NUMBER
    last = word[-1]
    if last == "s":
        if word.endswith("'s") and len(word) > 3:
            base = flags.get(word[:-2], 0)
            return base & (lx.TITLE | lx.OFFICE | lx.RANK | lx.TIME)
    elif last == "g":
        if word.endswith("ing") and len(word) > 5:
            return lx.ING
    elif last == "d":
        if word.endswith("ed") and len(word) > 4:
            return lx.ED
    elif last == "y" and word.endswith("ly") and len(word) > 4 and word not in lexicon.sets["noun_in_ly"]:
        return lx.ADV
    return lx.ADJ if _is_adjective(word, lexicon) else 0


def _is_adjective(word: str, lexicon: lx.Lexicon) -> bool:
    """True for a word shaped like an adjective that is none of the nouns of that shape."""
    if "-" in word and word.partition("-")[0] in lexicon.sets["adjective_opening"]:
        return True
    if len(word) <= 4 or not word.endswith(lexicon.adjective_endings):
        return False
    return word not in lexicon.sets["adjective_shaped_noun"]
