"""Where a credit line stands in a caption: in brackets, after a prefix or a bar, or bare at the end of the text."""

from __future__ import annotations

import re
from functools import cache

from provenance import tables
from provenance.credit.parties import is_person
from provenance.credit.words import alternation, find_tail, load_words
from provenance.matching import PhraseMatcher, fold, plain
from provenance.patterns import compile_pattern
from provenance.records import record
from provenance.spans import Span, trim

LONGEST = 240
_GROUP = compile_pattern(r"\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\]|【[^【】]*】|（[^（）]*）")
_AFTER_GROUP = compile_pattern(r"\s*(?:\*\*FILE\*\*|,?\s*APTOPIX\b|,?\s*\bFILE\b|,\s*File\b)")
_DATELINE = compile_pattern(r"\s+[-–—]+\s")
_JOINED = compile_pattern(r"[/|]|\b(?:via|VIA|Via|for)\b|,|-|[Pp]ool\b|[Hh]andout\b|[Cc]ourtesy\b|[Ff]ile\b|FILE|HO\b")
_SENTENCE_END = compile_pattern(
    r"[.!?…](?<![A-Z]\.)(?<!\b(?:Mr|Dr|St|Lt)\.)(?<!\b(?:Gen|Col|Sgt|Gov|Sen|Rep|Jan|Feb|Aug|Oct|Nov|Dec)\.)"
    r"(?<!\bSept\.)[\"”’»)]*\s+|\n+|[。！？]"
)
_PASSED_ON = compile_pattern(r"/|\bvia\b|\|")
_WORD_START = compile_pattern(r"(?<![\w'’.\-])(?=[^\W\d_])")
_COLON = compile_pattern(r"\s*[:：=]\s*")
_BY = compile_pattern(
    r"(?:^|(?<=[.!?…\n\"”’)»|–—\-。]))\s*(?=(?:photo|photograph|picture|image|video|foto|courtesy|credit|graphic|fot\.)s?"
    r"\s*(?:(?:courtesy )?(?:by|of|from|de|von|di)\s|/))|(?=©|\(c\)\s)"
)
_SUPPLIED = ("courtesy of", "courtesy ", "handout", "file photo", "file/")
_PARTS = compile_pattern(r"\s*[/|]\s*(?:via\s)?|\s(?:via|for)\s(?=[A-Z])")
_SIGNED = compile_pattern(r"(?:\w[\w'’.\-]*\s+){1,4}?\w[\w'’.\-]*\s*/\s*(?:via\s+)?[^\W\d_a-z][^/.,;:!?\n]{1,40}$")
_WORDS = r"(?:[A-ZÀ-ÞŁŚŠŽА-ЯІЇЄ][\w'’.\-]*|de|van|von|al|bin|el|da|dos|la)"


@record
class _Patterns:
    agencies: PhraseMatcher
    bare: re.Pattern[str]
    dashed: re.Pattern[str]
    inner_label: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    agencies = alternation(load_words().agencies)
    labels = alternation(fold(word) for content in tables.rules_in("credits.toml") for word in content["prefixes"])
    mark = (
        rf"(?:{labels})(?:\s*[:：=]\s*|\s*/\s*|\s+(?:by|courtesy of|courtesy|de|von)\s+)"
        r"|(?:photo|photograph|picture|image|video)s? by\s|©\s*|\(c\)\s*"
    )
    return _Patterns(
        agencies=PhraseMatcher(load_words().agencies),
        bare=compile_pattern(
            rf"(?:{_WORDS}(?:\s+{_WORDS}){{1,4}}\s*(?:/|,|\bvia\b|\bfor\b|\|)\s*)?(?:{_WORDS}(?:\s+{_WORDS}){{0,5}}\s*(?:/|\bvia\b|\|)\s*)*"
            rf"(?:{agencies})(?:\s+(?:Photo|PHOTO|Images))?(?:\s*(?:/|,|\bvia\b|\|)\s*[^\s.,/|][^.\n|]{{0,60}}?)*\s*\.?\s*$"
        ),
        dashed=compile_pattern(rf"\s[-–—]\s*(?=(?:{agencies})\b[^.\n]{{0,60}}$)"),
        inner_label=compile_pattern(rf"\s*(?:{mark})"),
    )


def find_credit(text: str) -> Span | None:
    """Where a caption's credit line stands, brackets and prefix included (code points into `text`), or None.

    Forms: "(AP Photo/Name)", "[Name/AFP]" (also before a note to editors or a second bracket), "Photo: X",
    "Photo by X", "© X", "... | Getty Images", "... - AFP", and bare at the end, "... REUTERS/Name".
    A dateline, "(AP) -", is none.
    """
    patterns = _patterns()
    end = trim(text, 0, find_tail(text, load_words()))[1]
    for finder in (_in_brackets, _labelled, _after_bar, _bare):
        found = finder(text, end, patterns)
        if found is not None and found.end - found.start <= LONGEST:
            return found
    return None


def _find_agency(text: str, patterns: _Patterns) -> Span | None:
    """The first agency or distributor named in a text."""
    hits = patterns.agencies.find(text)
    return Span(hits[0][1], hits[0][2]) if hits else None


def _in_brackets(text: str, end: int, patterns: _Patterns) -> Span | None:
    """The last bracket that reads as a credit line, with the credit brackets right before it and marks after it."""
    groups = [m.span() for m in _GROUP.finditer(text, 0, end)]
    for place in range(len(groups) - 1, -1, -1):
        start, stop = groups[place]
        if _DATELINE.match(text, stop) or not _is_credit(text[start + 1 : stop - 1], patterns):
            continue
        while place > 0 and not text[groups[place - 1][1] : start].strip():
            place -= 1
            if not _is_credit(text[groups[place][0] + 1 : groups[place][1] - 1], patterns):
                break
            start = groups[place][0]
        mark = _AFTER_GROUP.match(text, stop)
        return Span(start, mark.end() if mark else stop)
    return None


def _is_credit(inner: str, patterns: _Patterns) -> bool:
    """True for the inside of a bracket that names an agency alone or with others, or begins with a label."""
    inner = inner.strip()
    if len(inner) > LONGEST or not inner:
        return False
    if patterns.inner_label.match(fold(inner)):
        return True
    agency = _find_agency(inner, patterns)
    if agency is None:
        return fold(inner).startswith(_SUPPLIED) or _is_signed(inner)
    return agency == (0, len(inner)) or _JOINED.search(inner) is not None or agency.start == 0


def _is_signed(words: str) -> bool:
    """True for "Name/Somebody", "Somebody | Name" and "Name for Somebody"."""
    parts = _PARTS.split(words)
    return 2 <= len(parts) <= 4 and any(is_person(p.strip()) for p in parts) and all(p.strip() for p in parts)


def _labelled(text: str, end: int, _: _Patterns) -> Span | None:
    """From the last label ("Photo:", "Foto:", "©") at a sentence's start to the end of its line."""
    low = fold(text)
    marks = [m.end() for m in _BY.finditer(low, 0, end)]
    marks += [at for m in _COLON.finditer(low, 0, end) if (at := _label_start(text, low, m.start())) >= 0]
    if not marks:
        return None
    start = max(marks)
    line_end = text.find("\n", start, end)
    found = trim(text, start, line_end if line_end > start else end)
    return found if found.end - found.start <= 120 or start > 0 else None


def _label_start(text: str, low: str, end: int) -> int:
    """Where the label that ends at `end` starts; -1 where there is none, or a lower-case word inside a sentence."""
    before = low[max(0, end - 40) : end]
    for label in load_words().labels:
        if before.endswith(label):
            at = end - len(label)
            if at == 0 or not (low[at - 1].isalnum() and label[0].isalnum()):
                return -1 if text[at].islower() and at > 0 and text[at - 1] == " " else at
    return -1


def _after_bar(text: str, end: int, patterns: _Patterns) -> Span | None:
    """What stands after the last bar, where it names an agency; a name before it is taken along."""
    bar = text.rfind("|", 0, end)
    if bar < 0 or _find_agency(text[bar:end], patterns) is None:
        return None
    bare = _bare(text, end, patterns)
    return bare if bare and bare.start < bar else trim(text, bar + 1, end)


def _bare(text: str, end: int, patterns: _Patterns) -> Span | None:
    """A credit at the end without marks around it: the last sentence alone, or what follows its words."""
    first = max(0, end - LONGEST)
    starts = [m.end() for m in _SENTENCE_END.finditer(text, first, end) if m.end() < end]
    start = starts[-1] if starts else first
    segment = plain(text[start:end])
    agency = _find_agency(segment, patterns)
    if agency is None:
        return _signed_end(text, segment, start, end)
    dash = patterns.dashed.search(segment)
    if dash:
        return trim(text, start + dash.end(), end)
    for match in patterns.bare.finditer(segment):
        alone = match.start() == 0 and start > 0
        if alone or _PASSED_ON.search(match[0]):
            return trim(text, start + match.start(), end)
    return _signed_end(text, segment, start, end)


def _signed_end(text: str, segment: str, start: int, end: int) -> Span | None:
    """The words "Name Name/Somebody" at the end of a caption, or alone after its last sentence with "for" or a bar."""
    if start > 0 and len(segment) < 80 and _is_signed(segment.strip()):
        return trim(text, start, end)
    if "/" not in segment:
        return None
    for match in _WORD_START.finditer(segment):
        tail = segment[match.start() :]
        if len(tail) <= 90 and _SIGNED.match(tail) and is_person(_PARTS.split(tail)[0]):
            return trim(text, start + match.start(), end)
    return None
