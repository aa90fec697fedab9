"""What an element's class, id and role say about it: caption, credit, page furniture, body. Judged word by word,
with memory.

A class is read as the words it is made of ("ArticleBody__image-caption" -> article, body, image, caption), and pairs of
neighbours, so that pages which share words share the work.
"""

from __future__ import annotations

from functools import cache

from provenance.matching import LazyPattern
from provenance.patterns import compile_pattern
from provenance.tables import load

CAPTION = 1
CREDIT = 2
FURNITURE = 4
BODY = 8
HIDDEN = 16
DECK = 32
NOTE = 64
GALLERY = 128
OTHERS = 256  # other stories, comments, calls to subscribe: furniture for captions too
IMAGE = 512
_PLAYER = 1024
_MARKED = 2048  # a word that holds one of the marks of what may stand anywhere
_DIGITS = "0123456789"
_MANY = 8192  # what is remembered of each kind

_CAMEL = LazyPattern(r"(?<=[a-z0-9])(?=[A-Z])", __name__)
_PARTS = compile_pattern(r"[^\W\d_]+")

_FLAGS = {
    "caption": CAPTION, "credit": CREDIT, "furniture": FURNITURE, "body": BODY, "hidden": HIDDEN, "deck": DECK, "note": NOTE,
    "gallery": GALLERY, "others": OTHERS, "image": IMAGE, "player": _PLAYER,
}  # fmt: skip
_SUBTITLES = "captioning"  # of a video: no caption of a picture


class _Words:
    """The table of class words, by the way in which each is looked for."""

    def __init__(self) -> None:
        self.whole: dict[str, int] = {}
        self.starts: dict[str, list[tuple[str, int]]] = {}  # by their first three letters
        self.behind: dict[str, list[tuple[str, int]]] = {}  # second words of pairs, by the first; `*` at the end of open ones
        self.inner: list[tuple[str, int]] = []  # what may stand anywhere in a unit
        self.marks: list[str] = []  # one of these is in whatever holds one of those
        self._units: dict[str, int] = {}  # of pairs of parts of which one holds a mark
        self._known: dict[str, int] = {}  # of parts met before: their flags, and whether a mark is in them
        for entry in load("rules")[0]["common/classes.toml"]["class"]:
            flags = 0
            for name in entry["gives"]:
                flags |= _FLAGS[name]
            for word in entry["words"]:
                self._add(word, flags)
            for pair in entry.get("pairs", ()):
                for first in pair["first"]:
                    for second in pair["second"]:
                        self._add(f"{first}~{second}", flags)

    def _add(self, word: str, flags: int) -> None:
        for written in {word.replace("~", "-"), word.replace("~", "")}:
            stem = written.strip("*")
            first, _, second = written.partition("-")
            if written.startswith("*"):
                self.inner.append((stem if written.endswith("*") else f"{stem}\n", flags))
                mark = word.strip("*").rpartition("~")[2]
                if mark not in self.marks:
                    self.marks.append(mark)
            elif second:
                self.behind.setdefault(first, []).append((second, flags))
            elif written.endswith("*"):
                self.starts.setdefault(stem[:3], []).append((stem, flags))
            else:
                self.whole[written] = self.whole.get(written, 0) | flags

    def flags(self, name: str) -> int:
        """The flags of one class name in lower case: of each of its words, and of each two neighbours."""
        out = 0
        last = ""
        for piece in name.replace("_", "-").split("-"):
            own = self._known.get(piece)
            if own is None:
                if not piece or piece.isdigit():
                    continue
                if not piece.isalpha():
                    piece = piece.strip(_DIGITS)
                    if not piece.isalpha():
                        return self._flags_of_parts(_PARTS.findall(name))
                    own = self._known.get(piece)
                if own is None:
                    own = self._of_part(piece)
            out |= own
            if last in self.behind:
                out |= self._behind_flags(last, piece)
            last = piece
        return (out & ~_MARKED) | self._inner_flags(_PARTS.findall(name)) if out & _MARKED else out

    def _flags_of_parts(self, parts: list[str]) -> int:
        """The same of a name in which digits or other marks stand between letters."""
        out = 0
        last = ""
        for part in parts:
            own = self._known.get(part)
            out |= own if own is not None else self._of_part(part)
            if last in self.behind:
                out |= self._behind_flags(last, part)
            last = part
        return (out & ~_MARKED) | self._inner_flags(parts) if out & _MARKED else out

    def _behind_flags(self, last: str, part: str) -> int:
        out = 0
        for second, flags in self.behind[last]:
            if part == second or (second[-1] == "*" and part.startswith(second[:-1])):
                out |= flags
        return out

    def _of_part(self, part: str) -> int:
        """The flags of one word of a name, whatever stands beside it."""
        out = self.whole.get(part, 0)
        for stem, flags in self.starts.get(part[:3], ()):
            if part.startswith(stem):
                out |= flags
        for mark in self.marks:
            if mark in part:
                out |= _MARKED
                break
        if len(self._known) < _MANY:
            self._known[part] = out
        return out

    def _inner_flags(self, parts: list[str]) -> int:
        out = 0
        last = ""
        for part in parts:
            unit = f"{last}-{part}\n"
            own = self._units.get(unit)
            if own is None:
                own = self._of_unit(unit, part)
            out |= own
            last = part
        return out

    def _of_unit(self, unit: str, part: str) -> int:
        own = 0
        for piece, flags in self.inner:
            if piece in unit:
                own |= flags
        if own & CAPTION and _SUBTITLES in part:
            own &= ~CAPTION
        if len(self._units) < _MANY:
            self._units[unit] = own
        return own


@cache
def _words() -> _Words:
    return _Words()


# What a class says of the article's subject or the page's state is no furniture: "tag-politics", "has-sidebar".
_STATE = LazyPattern(
    r"(?:tags?|category|cat|has|with|without|no|is|not|hide|show|page|post|site|layout)[-_].*|(?:with|without|"
    r"no|has)sidebar|.*-(?:enabled|disabled|overrides|switch)|.*:.*",
    __name__,
)


_read: dict[str, int] = {}  # what was read before: a plain table is asked in half the time of a cached function
_tokens: dict[str, int] = {}


def _token(token: str) -> int:
    """The flags of one class name (or id, or role)."""
    low = token.lower()
    if low != token:
        low = _CAMEL.sub("-", token).lower()
    out = _words().flags(low)
    if out & (FURNITURE | OTHERS) and _STATE.fullmatch(low):
        out &= ~(FURNITURE | OTHERS)
    if len(_tokens) >= _MANY * 2:
        _tokens.clear()
    _tokens[token] = out
    return out


def read_hints(words: str) -> int:
    """The hints as a sum of this module's flags; `words` are the attribute values joined by spaces, case as printed."""
    known = _read.get(words)
    if known is not None:
        return known
    out = 0
    for token in words[:400].split():
        own = _tokens.get(token)
        out |= own if own is not None else _token(token)
    if out & (CREDIT | CAPTION):
        if out & _PLAYER:
            out &= ~(CREDIT | CAPTION)
        elif out & CREDIT:
            out &= ~CAPTION
    out &= ~_PLAYER
    if len(_read) >= _MANY:
        _read.clear()
    _read[words] = out
    return out
