"""The parties of a credit line: cutting it at its separators, cleaning each part, and telling who it names."""

from __future__ import annotations

from provenance.credit.words import Words, find_body, prefix_end
from provenance.matching import fold
from provenance.patterns import compile_pattern
from provenance.records import record
from provenance.registry import Outlet, Registry
from provenance.spans import Span, trim

_SEPARATOR = compile_pattern(
    r"\s*(?:[/|;•·+]|[｜／]|[,،、]|©|\(c\)|®|™|[()\[\]{}*【】（）〔〕「」]|\s[-–—]+\s|\s[-–—]+$|^[-–—]+|[:：]\s|="
    r"|记者|記者|\b(?:[Pp]hoto|PHOTO|[Pp]hotograph|[Ii]mage|[Pp]icture|[Vv]ideo)s?\s+(?:by|BY|from)\b"
    r"|\b(?:via|VIA|Via|through|THROUGH)\b|\b(?:for|FOR|on behalf of)\s+(?=(?:the\s)?[A-Z]))\s*"
)
_YEAR = compile_pattern(r"(?i)^(?:copyright\s*)?(?:©|\(c\))?\s*(?:19|20)\d\d\b[\s,.]*")
_IDENTIFIER = compile_pattern(r"(?i)^(?:[\w.\-]*\d[\w.\-]*|CC[ \-](?:BY|0).*|@\S+)$")
_GLUED = compile_pattern(r"(?<=[a-zà-ÿ])(?:Handout|Pool|File)\b|(?<=[A-Z])(?:HANDOUT)\b")
_SLUG = compile_pattern(r"^[A-Z0-9]{2,}(?:-[A-Z0-9]{2,})+$")
_PARTICLE = r"(?:del?|della|der|den|d[iaou]|d[oa]s|l[ae]|[ea]l|van|von|bint?|ben|ibn|abu|y|e|zu|te[rn]|a[fv]|of|St\.)"
_NAME_WORD = r"(?:[^\W\d_a-z][\w'’ʼ\-.]*|[a-z]{1,3}[-'’][A-Z][\w'’\-]*|[A-Z]\.)"
_RANK = r"(?:(?:Dr|Mr|Mrs|Ms|Sgt|Cpl|Capt|Lt|Col|Maj|Gen|Pfc|Spc|Staff Sgt|Petty Officer|Airman|Senior Airman)\.?\s+)*"
_PERSON = compile_pattern(rf"^{_RANK}{_NAME_WORD}(?:[ \-](?:{_PARTICLE}[ \-])*{_NAME_WORD}){{1,4}}$")
_ABBREVIATION = compile_pattern(r"\b(?:[A-Z]|Inc|Co|Ltd|Corp|Jr|Sr)\.$")
_JOINT = compile_pattern(r"\s+(?:and|&|und|et|y)\s+")
_POOL_FIRST = compile_pattern(r"(?i)^pool\s+")
_CUT_OFF = compile_pattern(r"(?i)\s+(?:of|of the|and)$")
_LETTERS = compile_pattern(r"[^\W\d_]+")
_LEGAL = compile_pattern(r"(?i)^(?:inc|ltd|llc|corp|co|plc|gmbh|s\.?a|d\.?c)\.?$")


@record
class Party:
    """Somebody whom a credit line names: who, what type, and where the words stand in the line."""

    name: str
    type: str
    span: Span
    hop: int  # how many "via" stand before it
    outlet: Outlet | None = None
    country: str | None = None

    @property
    def key(self) -> str:
        """What makes two parties of a line one: the outlet, or the folded name."""
        return self.outlet.id if self.outlet else fold(self.name)


def find_parties(line: str, start: int, end: int, words: Words, registry: Registry) -> list[Party]:
    """The parties of `line[start:end]` in printed order, each once."""
    parts = _whole_names(line, _cut(line, start, end), registry)
    found: list[Party] = []
    for part, hop in parts:
        for span in _people(line, part, words):
            party = _party(line, span, hop, words, registry, len(parts) > 1)
            if party and not any(_is_same(party, other) for other in found):
                found.append(party)
    return found


def _is_same(party: Party, other: Party) -> bool:
    """True where both name one: the same outlet or name, or the one name is the other's beginning."""
    if party.key == other.key:
        return True
    if party.type != other.type or party.outlet or other.outlet:
        return False
    a, b = fold(party.name), fold(other.name)
    return a.startswith(b + " ") or b.startswith(a + " ")


def _cut(line: str, start: int, end: int) -> list[tuple[Span, int]]:
    """The pieces between separators with the number of hops ("via") before each."""
    out: list[tuple[Span, int]] = []
    at, hop = start, 0
    for mark in _SEPARATOR.finditer(line, start, end):
        out.append((trim(line, at, mark.start()), hop))
        hop += mark[0].strip().lower() in ("via", "through")
        at = mark.end()
    out.append((trim(line, at, end), hop))
    return [(span, hop) for span, hop in out if span.start < span.end]


def _whole_names(line: str, parts: list[tuple[Span, int]], registry: Registry) -> list[tuple[Span, int]]:
    """Puts together what a separator inside a name cut apart ("REX/Shutterstock", "Maxar Technologies, Inc.")."""
    out: list[tuple[Span, int]] = []
    for span, hop in parts:
        if out:
            joined = Span(out[-1][0].start, span.end)
            words = line[joined.start : joined.end]
            if out[-1][1] == hop and (_LEGAL.match(line[span.start : span.end]) or registry.by_name(words)):
                out[-1] = (joined, hop)
                continue
        out.extend((piece, hop) for piece in _hyphened(line, span, registry))
    return out


def _hyphened(line: str, span: Span, registry: Registry) -> list[Span]:
    """Two outlets, or a person and an outlet, joined by a hyphen or blank ("KCNA-Yonhap", "Sputnik Kremlin"), apart."""
    words = line[span.start : span.end]
    marks = [i for i, ch in enumerate(words) if ch in "- "]
    if not marks or len(marks) > 5 or registry.by_name(words) or find_body(words):
        return [span]
    for at in marks:
        left, right = words[:at], words[at + 1 :]
        known = registry.by_name(right) or (words[at] == " " and find_body(right))
        bare = _POOL_FIRST.sub("", left)
        if known and (registry.by_name(bare) or (words[at] == "-" and is_person(left))):
            return [Span(span.start, span.start + at), Span(span.start + at + 1, span.end)]
    return [span]


def _people(line: str, span: Span, words: Words) -> list[Span]:
    """The persons of "Name One and Name Two" apart; any other part whole."""
    joint = _JOINT.search(line, span.start, span.end)
    if joint is None:
        return [span]
    left, right = _clean(line, Span(span.start, joint.start()), words), _clean(line, Span(joint.end(), span.end), words)
    if all(is_person(line[s.start : s.end]) and not type_by_words(line[s.start : s.end], words) for s in (left, right)):
        return [Span(span.start, joint.start()), Span(joint.end(), span.end)]
    return [span]


def _clean(line: str, span: Span, words: Words) -> Span:
    """The part without prefixes, suffixes, years and closing marks."""
    start, end = span
    while start < end:
        low = fold(line[start:end])
        year = _YEAR.match(low)
        if mark := year.end() if year is not None else prefix_end(low, words):
            start += mark
        elif low[:1] in tuple("-–—.:&'\"“”"):
            start += 1
        else:
            break
    while start < end:
        cut = _tail_length(line[start:end], words)
        if not cut:
            break
        end -= cut
    return trim(line, start, max(start, end))


def _tail_length(part: str, words: Words) -> int:
    """How many code points at the end of a part are a suffix ("Pool Photo"), a glued mark or punctuation."""
    low = fold(part).rstrip(" )")
    for suffix in words.suffixes:
        if low.endswith(suffix) and len(low) > len(suffix):
            before = low[len(low) - len(suffix) - 1]
            if not (before.isalnum() and suffix[0].isascii()):
                return len(part) - len(low[: -len(suffix)].rstrip(" -–—("))
    glued = _GLUED.search(part)
    if glued and glued.end() == len(part):
        return len(part) - glued.start()
    return int(part[-1] in ':;"”“-–— )' or (part[-1] == "." and not _ABBREVIATION.search(part)))


def _party(line: str, span: Span, hop: int, words: Words, registry: Registry, has_others: bool) -> Party | None:
    """Whom a part names; None for noise. The part as printed counts before the part without its prefixes."""
    whole = line[span.start : span.end]
    outlet = registry.by_name(whole)
    if outlet is not None:
        return Party(outlet.name, outlet.type, span, hop, outlet, outlet.country)
    inner = _clean(line, span, words)
    pooled = _POOL_FIRST.match(line[inner.start : inner.end])
    if pooled:
        inner = Span(inner.start + pooled.end(), inner.end)
    name = _undouble(" ".join(line[inner.start : inner.end].split()))
    low = fold(name)
    if not name or low in words.noise or not any(ch.isalpha() for ch in name) or _IDENTIFIER.match(name):
        return None
    outlet = registry.by_name(name)
    if outlet is not None:
        return Party(outlet.name, outlet.type, inner, hop, outlet, outlet.country)
    if has_others and (_SLUG.match(name) or (" " not in name and fold(whole).endswith(" handout"))):
        return None
    kind, country = classify(name, words)
    if kind == "own_name":
        return None
    return Party(_tidy(name, kind), kind, inner, hop, None, country)


def _undouble(name: str) -> str:
    """A name pasted twice ("JANE DOEJANE DOE") once."""
    half = len(name) // 2
    return name[:half] if len(name) > 6 and len(name) % 2 == 0 and name[:half] == name[half:] else name


def _tidy(name: str, kind: str) -> str:
    """The name in ordinary case where it is printed all in capitals, without words that were cut off after it."""
    name = _CUT_OFF.sub("", name)
    if kind == "individual" and name.isupper():
        return _LETTERS.sub(lambda m: m[0].capitalize(), name)
    return name


def classify(name: str, words: Words) -> tuple[str, str | None]:
    """The source type of a name that the registry does not hold, and its country where known."""
    body = find_body(name)
    if body is not None:
        return body[1], body[2]
    by_words = type_by_words(name, words)
    if by_words:
        return by_words, None
    return ("individual" if is_person(name) else "unknown"), None


def type_by_words(name: str, words: Words) -> str | None:
    """The type that the words of an organisation's name give; None where they give none."""
    hits = words.type_matcher.find_all(fold(name))
    return words.type_order[min(words.type_of[hit[0]] for hit in hits)] if hits else None


def _is_unspaced_name(name: str) -> bool:
    """True for two to four characters of Han or of Hangul."""
    return 2 <= len(name) <= 4 and any(
        all(first <= ch <= last for ch in name) for first, last in (("\u4e00", "\u9fff"), ("\uac00", "\ud7a3"))
    )


def is_person(name: str) -> bool:
    """True for the shape of a person's name: two to five capitalised words, particles between them."""
    if len(name) > 48 or any(ch.isdigit() for ch in name):
        return False
    return bool(_PERSON.match(" ".join(name.split())) or _is_unspaced_name(name))
