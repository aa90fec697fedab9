"""Where the credit line of a photo caption begins: the last brackets, a label, a slash or a bar. Who it names is
read elsewhere.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from provenance.matching import LazyPattern, in_lower_case
from provenance.patterns import compile_pattern
from provenance.read.creditwords import CreditWords, credit_words
from provenance.spans import Span, trim

_BRACKETS = LazyPattern(
    r"\(((?:[^()\[\]]|\([^()]*\)){2,220})\)|\[([^\[\]]{2,160})\]|（([^（）]{2,120})）|【([^【】]{2,120})】", __name__
)
_SENTENCE_END = LazyPattern(r"[.!?。！？…][\"'”’»)\]]*\s+(?=\S)|\s[–—|]\s|\s-\s(?=[A-Z])", __name__)
_SLASHED = LazyPattern(r"^[^\W\d_][\w.’'&\- ]{1,60} ?/ ?[^\W\d_][\w.’'&\- ]{1,60}(?: ?/ ?[\w.’'&\- ]{2,40})*\.?$", __name__)
_NUMBERED = compile_pattern(
    r"\s*(?:\[?\d{1,3}\s?/\s?\d{1,3}\]?|\d{1,3} of \d{1,3}\s?\||\d{1,3}of\d{1,3}(?=[^\W\d_])|"
    r"(?:Image|Photo|Picture|Slide|Foto|Bild) \d{1,3} (?:of|von|di|de|van|av|sur) \d{1,3}\b|"
    r"(?:Image|Media|Photo) caption,?|(?i:enlarge (?:this )?image|open image in gallery))\s*(?=\S)"
)
_TWO_SENTENCES = compile_pattern(r"[^\W\d_]{3}[.!?。]\s+[^\W\d_]{2}")
_NEXT_SENTENCE = compile_pattern(r"[.!?]\s+[^\W\d_]{3}")
_LAST_BRACKETS = compile_pattern(r"[.!?…\"”’»]\s*(\(([^()]{2,80})\))\s*$")
_WORD = compile_pattern(r"[^\W\d_][\w.’'-]*")
_AGENCY_BEFORE = compile_pattern(r"(?:AFP|AP|EPA|REUTERS|Reuters|NTB|dpa)\s?$")
_STRONG = compile_pattern(
    r"\b(?:[Pp]hoto|PHOTO|Pool|Images|Handout|HANDOUT)\b|\b(?:via|VIA)\b|(?:REUTERS|AFP|EPA|AP|Reuters)\s?/|"
    r"/\s?(?:REUTERS|Reuters|AFP|EPA|AP)\b|\b(?:Foto|FOTO|Photograph)\s?:|사진|写真"
)
_PICTURE_WORDS = ("photo", "picture", "image", "grab", "screenshot", "illustration", "file", "combination", "frame")
_VERB = LazyPattern(
    r"\b(?:is|are|was|were|has|have|had|said|says|shows?|walks?|stands?|sits?|speaks?|that|who|which|will|"
    r"after|during|when|while|"
    r"ist|sind|war|wird|hat|und|nach|bei|est|sont|dans|avec|les|des|du|en|es|los|las|que|della|nel)\b",
    __name__,
)
_BUTTON = LazyPattern(
    r"(?i)\s*(?:Purchase Licensing Rights.*|(?:read |see )?more ?[>»›]+|hide caption|toggle caption|opens new tab|"
    r"visa mer|voir plus|ver más|mehr anzeigen|lees meer)\s*$",
    __name__,
)
_COPYRIGHT = ("©", "(c) ", "（Ｃ）", "（C）", "（c）", "ⓒ")
_SMALL_IN_NAMES = frozenset(
    (
        *("via", "for", "the", "of", "and", "by", "de", "von", "photo", "foto", "fotos", "pool", "file", "handout", "image"),
        *("media", "dpa", "imago", "nuotr", "arkiv", "archivo"),
    )
)
_BUTTON_WORDS = (
    *("purchase licensing rights", "more", "hide caption", "toggle caption", "opens new tab"),
    *("visa mer", "voir plus", "ver más", "mehr anzeigen", "lees meer"),
)
_AGENCY_GOES_ON = LazyPattern(
    r"(?: (?:News|Agency|Photos?|Pictures?|Images|Media|Press|Wire|Service|[Ff]ile|[Pp]ool|[Hh]andout)\b)*", __name__
)
_AGENCY_AND_SLASH = LazyPattern(r"(?:^|(?<=\s))(?:REUTERS|AP Photo|AFP|EPA)\s?/\s?\S.{0,60}$", __name__)
_NAME_AND_SLASH = LazyPattern(r"[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){0,3} ?/ ?", __name__)
_NO_WORD = LazyPattern(r"^\W+|\W+$", __name__)
_ENDS = frozenset('.!?…”"»')
_ENDED = LazyPattern(r"[^\W_]{3}[.!?…][\"'”’»]*$", __name__)  # a sentence, and no initial or short form
_TRAIL = LazyPattern(r"[\s.,;*)\]–—|-]*$", __name__)
_NOTE = (
    r"(?:ATTENTION|THIS (?:IMAGE|PICTURE)|NO RESALES|NO ARCHIVES|TPX|APTOPIX|MANDATORY|EDITORIAL|\*\*FILE|Purchase Licensing)"
)
_DISCLAIMER = LazyPattern(rf"^[\s.*]*{_NOTE}", __name__)
_NOTE_BEHIND = LazyPattern(rf"\s+{_NOTE}", __name__)
_DATELINE = LazyPattern(r"\s+[-–—]+\s+\S", __name__)
_FOR_AN_OUTLET = LazyPattern(
    r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,2} for (?:[Tt]he )?[A-Z][\w’'&-]*(?: [A-Z][\w’'&-]*){0,4}\.?", __name__
)


class Credit(NamedTuple):
    """A credit line in a text: its span (with brackets and label), its words without brackets, and whether the text
    alone shows it to be a photo credit (a bracket that names an agency and a picture, or `X via Y`).
    """

    span: Span
    words: str
    is_certain: bool


def begins_like_caption(text: str) -> bool:
    """True where a block's first words are those of an agency caption ("In this photo taken ...", "FILE - ...")."""
    p, start = credit_words(), text.lstrip("(*[ ")
    if p.first_words.match(start) is None:
        return False
    head = in_lower_case(start[:240])
    for word in _PICTURE_WORDS:  # a pattern takes ten times as long to find none of them
        if word in head:
            return p.begins.match(start) is not None
    return False


def is_junk(text: str) -> bool:
    """True for what galleries and players print beside a caption ("3 of 12", "Purchase Licensing Rights", "Close")."""
    return credit_words().junk.fullmatch(text) is not None


def strip_junk(text: str) -> Span:
    """The span of a caption without counters and buttons printed at its ends."""
    start, end = 0, len(text)
    m = _NUMBERED.match(text)
    if m and m.end() < end:
        start = m.end()
    low = text.lower()
    m = _BUTTON.search(text[start:]) if any(word in low for word in _BUTTON_WORDS) else None
    if m and m.start() > 0:
        end = start + m.start()
    return trim(text, start, end)


def is_credit_alone(text: str) -> bool:
    """True where a short text is nothing but a credit line."""
    text = text.strip()
    if not 2 <= len(text) <= 160 or _TWO_SENTENCES.search(text):
        return False
    p = credit_words()
    if _BRACKETS.fullmatch(text):
        text = text[1:-1].strip()
    if p.starts_with_label(text):
        return len(text) < 120
    return len(text) <= 100 and p.has_word(text) and _is_names(text)


def begins_with_label(text: str) -> bool:
    """True for a credit line that begins with a picture word and a colon, or with a copyright sign."""
    return credit_words().starts_with_label(text.strip()) and is_credit_alone(text)


def find_certain_credit(text: str) -> Credit | None:
    """The credit of a block that is not known to be a caption: only one that shows by itself that it is a photo
    credit.
    """
    end = text[-240:]
    if ")" not in end and "]" not in end and "）" not in end and "】" not in end:
        return None
    credit = _in_brackets(text)
    return credit if credit is not None and credit.is_certain else None


def find_credit_line(text: str, in_figure: bool = False) -> Credit | None:
    """The credit line in a caption's text; None where it has none. Offsets count code points of `text`.

    `in_figure` says that the text is known to be a caption: then names alone in brackets after the last sentence count.
    """
    bracket, label = _in_brackets(text), _labelled(text)
    if bracket is not None and label is not None and label.span.start < bracket.span.start <= label.span.start + 60:
        return label
    if bracket is not None and _is_short_name(text, bracket):
        tail = _in_tail(text)
        bracket = tail if tail is not None and tail.span.start >= bracket.span.end else bracket
    found = bracket or label or _in_tail(text)
    if found is None and in_figure:
        found = _names_in_brackets(text) or _after_slash(text) or _before_text(text)
    return found


def _is_short_name(text: str, bracket: Credit) -> bool:
    """True for a bracket that abbreviates the name before it and is followed by more (`the Central News Agency (CNA). CNA/via
    REUTERS`).
    """
    is_short = bracket.words.isupper() and bracket.words.isalpha()
    before = text[: bracket.span.start].rstrip().rpartition(" ")[2]
    return (
        is_short and before[:1].isupper() and len(before) > len(bracket.words) and bool(text[bracket.span.end :].strip(" ."))
    )


def _before_text(text: str) -> Credit | None:
    """`Name / Agency The caption goes on ...`: a name, a slash and a known agency, then a sentence."""
    m = _NAME_AND_SLASH.match(text) if text.find("/", 0, 60) > 0 else None
    end = credit_words().end_of_agencies(text, m.end()) if m is not None else -1
    if end < 0:
        return None
    goes_on = _AGENCY_GOES_ON.match(text, end)
    end = goes_on.end() if goes_on is not None else end
    rest = text[end:].lstrip()
    if end + len(rest) == len(text) or rest.count(" ") < 4:
        return None
    if not (rest[0].isupper() or rest[0] in '“"«„') or (_is_names(rest) and rest[-1] not in _ENDS):
        return None
    return Credit(Span(0, end), clean_words(text[:end]), True)


def _after_slash(text: str) -> Credit | None:
    """`Caption / Name / Agency photo`: names after a free-standing slash, the last with a picture word."""
    at = text.find(" / ")
    tail = text[at + 3 :]
    if at < 0 or not 3 <= len(tail) <= 80 or not _is_names(tail) or not credit_words().has_word(tail):
        return None
    return Credit(trim(text, at + 3, len(text)), clean_words(tail), False)


def is_label(text: str) -> bool:
    """True for the label of a credit without a name after it ("Photo:", "Image")."""
    low = _NO_WORD.sub("", text).casefold()
    labels = credit_words().labels
    return low in labels or low.removesuffix(" by") in labels


def _names_in_brackets(text: str) -> Credit | None:
    m = _LAST_BRACKETS.search(text)
    if m is None or any(ch.isdigit() for ch in m.group(2)):  # "(Published Monday, Nov. 18)"
        return None
    if not m.group(2)[0].isupper() or not _is_names(m.group(2)) or len(m.group(2).split()) > 9:
        return None
    return Credit(Span(m.start(1), m.end(1)), m.group(2).strip(), False)


def _is_initial(text: str, stop: int) -> bool:
    """True where a full stop ends a name's initial ("Michael D. Orr") and no sentence."""
    return text[stop] == "." and text[stop - 1 : stop].isupper() and (stop < 2 or not text[stop - 2].isalnum())


def without_caption(text: str, credit: Span | None, words: str | None) -> tuple[Span | None, str | None]:
    """A credit and its words; where it is all of a text that is a caption with its credit behind it, that credit alone."""
    if credit is None or credit.start or credit.end < len(text) or credit_words().starts_with_label(text):
        return credit, words
    line = find_credit_line(text, in_figure=True)
    if line is None or not line.span.start:
        return credit, words
    before = text[: line.span.start].rstrip()
    behind = text[line.span.start :].lstrip("([（【| ")
    is_told = _ENDED.search(before) is not None
    is_labelled = before.count(" ") > 1 and credit_words().starts_with_label(behind)
    return (line.span, line.words) if is_told or is_labelled else (credit, words)


def start_of_label(text: str, start: int) -> int:
    """Where the credit that begins at a place begins with the picture word before it ("Foto [[A B]]"); else the place."""
    if credit_words().starts_with_label(text[start:]):
        return start
    before = text[:start].rstrip(" :")
    word = before[before.rfind(" ") + 1 :]
    return len(before) - len(word) if len(word) > 2 and word.casefold() in credit_words().labels else start


def clean_words(text: str) -> str:
    """A credit's words without the brackets, stars and dashes around it."""
    text = text.strip(" \t\r\n\u00a0*|")
    if _BRACKETS.fullmatch(text):
        text = text[1:-1]
    return text.strip(" \t\r\n\u00a0*|-–—;,")


def _in_brackets(text: str) -> Credit | None:
    """The last bracket that reads like a credit; two in a row are one credit."""
    p = credit_words()
    found: re.Match[str] | None = None
    start = -1
    for m in _BRACKETS.finditer(text):
        inner = next(g for g in m.groups() if g is not None)
        rest = text[m.end() :]
        at_end = len(_TRAIL.sub("", rest)) == 0
        if m.start() < 40 and _DATELINE.match(rest):  # "NORTHPORT (AP) - Ships wait"
            continue
        if _reads_like_credit(inner, p) and (at_end or _DISCLAIMER.match(rest) or len(rest) < 40 or _is_strong(inner)):
            start = start if found is not None and not text[found.end() : m.start()].strip() else m.start()
            found = m
    if found is None:
        return None
    words = text[start : found.end()]
    first = next(g for g in found.groups() if g is not None)
    words = first if start == found.start() else words
    at_end = len(_TRAIL.sub("", text[found.end() :])) == 0 or _DISCLAIMER.match(text[found.end() :]) is not None
    return Credit(Span(start, found.end()), words.strip(), at_end and _is_strong(first))


def _is_strong(inner: str) -> bool:
    return _STRONG.search(inner) is not None


def _reads_like_credit(inner: str, p: CreditWords) -> bool:
    inner = inner.strip()
    if p.starts_with_label(inner) or inner.endswith(p.labels_behind):
        return True
    if " via " in inner.lower() and (inner[:1].isupper() or p.has_word(inner)):
        return True
    if p.has_word(inner):
        return _is_names(inner)
    return bool(_SLASHED.match(inner)) and inner.count(" ") <= 8 and inner[:1].isupper()


def _is_names(text: str) -> bool:
    """True where a text is a row of names and marks rather than a sentence."""
    if _VERB.search(text):
        return False
    words = _WORD.findall(text)
    capital = sum(1 for w in words if not w[0].islower() or w.rstrip(".") in _SMALL_IN_NAMES)
    return len(words) <= 14 and capital * 5 >= len(words) * 4


def _labelled(text: str) -> Credit | None:
    """`... Photo: X` at the end, `© X`."""
    p = credit_words()
    mark = max(map(text.find, _COPYRIGHT))
    if mark > 0 and len(text) - mark <= 120:
        return Credit(trim(text, mark, len(text)), clean_words(text[mark:]), False)
    last: re.Match[str] | None = None
    for m in p.find_labels(text):
        before = text[: m.start()].rstrip()
        if (
            not before
            or before[-1] in ".!?。”\"')]|…»/–—-*("
            or m.group(0).rstrip()[-1] in ":：="
            or text[m.start()].isupper()
        ):
            rest = text[m.end() :]
            if len(rest) <= 110 and len(_NEXT_SENTENCE.findall(rest)) <= 1 and not _VERB.search(rest[:60]):
                last = m
                break
    if last is not None:
        start = last.start()
        agency = _AGENCY_BEFORE.search(text[:start])
        start = agency.start() if agency else start
        while start > 0 and text[start - 1] in "([*- ":
            start -= 1
        span = trim(text, start, len(text))
        return Credit(span, clean_words(text[start:]), False)
    return None


def _in_tail(text: str) -> Credit | None:
    """The words after the last sentence end, bar or dash, where they are a row of names with an agency or a slash; a note to
    editors behind them is left out.
    """
    note = _NOTE_BEHIND.search(text)
    end = note.start() if note is not None else len(text)
    start = _start_of_tail(text, end)
    if start < 0:
        m = _AGENCY_AND_SLASH.search(text[:end]) if "/" in text else None
        if m is None:
            return None
        start = m.start()
    while text[start] in "|/–— ":
        start += 1
    span = trim(text, start, end)
    return Credit(span, clean_words(text[span.start : span.end]), False)


def _start_of_tail(text: str, end: int) -> int:
    p = credit_words()
    for m in _SENTENCE_END.finditer(text, 0, end):
        tail = text[m.end() : end]
        if len(tail) > 120 or not tail or tail[0].islower() or _is_initial(text, m.start()):
            continue
        if _is_names(tail) and (p.has_word(tail) or _SLASHED.match(tail) or _FOR_AN_OUTLET.fullmatch(tail)):
            return m.end()
        if "|" in m.group(0) and len(tail) <= 60 and _is_names(tail):
            return m.end()
    return -1
