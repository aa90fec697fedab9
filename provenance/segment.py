"""Passages to statements: one sentence each, the credit line left out."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.findings import ReadPassage, Statement
from provenance.patterns import compile_pattern
from provenance.rules.lexicon import PAST, THIRD, Lexicon
from provenance.spans import Span, first_from, subtract, trim

# A sentence's end: its mark, closing marks behind it (`“` is one in German, where nothing else follows it), then white
# space (or none, in scripts without spaces).
# A run of marks is looked at once, from its first mark, so that a long run costs no more than its length.
_END = compile_pattern(r"[.!?…؟۔。！？｡\n]+(?:['\"”’»)\]」』）]|“(?=\s|$))*")
_MARKS = ".!?…؟۔。！？｡\n"
_UNSPACED_MARKS = frozenset("。！？｡")
_BLANK_LINE = compile_pattern(r"\n\s*\n")
_WORD = compile_pattern(r"[^\W_]")
_FIRST_WORD = compile_pattern(r"\w+")
_ASIDE = compile_pattern(r"(?:[A-Z][\w.'’-]+ ?){1,4}, [^,.!?;:]{2,70}, (\w+)\b")
_NEXT_WORDS = compile_pattern(r"[\w'’.-]+")
_LAST_WORD = compile_pattern(r"[\w.&'’-]*$")
_CLOSING = '」』”"'
_OPENING = "\"'“‘«„([*–—-"

_LONGEST_ATTRIBUTION, _MOST_NAMES = 48, 5  # characters and words of `Ms. Ada Lind said`
_TWO_INITIALS = 3  # characters, with the stop between them (`J.D. Vance`)


def find_statements(text: str, passages: Sequence[ReadPassage], lexicon: Lexicon) -> list[Statement]:
    """The statements of all passages in document order. Credit lines belong to no statement."""
    out: list[Statement] = []
    marks = _marks(text)
    for index, passage in enumerate(passages):
        credit = passage.image.credit if passage.image else None
        pieces = subtract(passage.span, [credit]) if credit else (passage.span,)
        number, name = 0, f"p{index + 1}."
        for piece in pieces:
            for span in _sentence_spans(text, piece, lexicon, marks):
                if text[span[0]].isalnum() or _WORD.search(text, span[0], span[1]):
                    number += 1
                    out.append(Statement(f"{name}{number}", index, span))
    return out


def _marks(text: str) -> list[int]:
    """Where the marks that may end a sentence stand, in order: looking for one mark at a time is faster than a pattern."""
    out: list[int] = []
    for mark in _MARKS:
        at = text.find(mark)  # not a method taken out of the loop: the compiler calls this one without any arguments to parse
        while at >= 0:
            out.append(at)
            at = text.find(mark, at + 1)
    out.sort()
    return out


def _sentence_spans(text: str, piece: Span, lexicon: Lexicon, marks: list[int]) -> list[Span]:
    out: list[Span] = []
    at, stop = piece
    end = at
    for k in range(first_from(marks, at), first_from(marks, stop)):
        mark = marks[k]
        if mark < end:  # in the run of marks that was looked at
            continue
        end = mark + 1
        if end < stop and text[end] != " ":
            found = _END.match(text, mark, stop)
            if found is not None:
                end = found.end()
        if end < stop and not _is_end(text, mark, end, piece, lexicon):
            continue
        span = trim(text, at, end)
        if span[0] < span[1]:
            out.append(span)
        at = end
    if at < stop:
        span = trim(text, at, stop)
        if span[0] < span[1]:
            out.append(span)
    return out


def _is_end(text: str, mark: int, end: int, piece: Span, lexicon: Lexicon) -> bool:
    """True where marks end a sentence: those of scripts without spaces always, the others before white space."""
    first = text[mark]
    if first in _UNSPACED_MARKS:
        goes_on = lexicon.goes_on
        return (
            end - mark == 1 or goes_on is None or text[end - 1] not in _CLOSING or goes_on.match(text, end, piece[1]) is None
        )
    if first == "\n":
        return "\n" in text[mark + 1 : end] or _BLANK_LINE.match(text, mark, piece[1]) is not None
    if not text[end].isspace() and "\n" not in text[mark:end]:
        return False
    return _ends_sentence(text, mark, end, piece, lexicon)


def _ends_sentence(text: str, mark: int, end: int, piece: Span, lexicon: Lexicon) -> bool:
    """True where the mark at `mark` ends a sentence: not behind an abbreviation or initial, not before a small letter."""
    nxt = end
    while nxt < piece.end and (text[nxt].isspace() or text[nxt] in _OPENING):
        nxt += 1
    if nxt >= piece.end:
        return True
    following = text[nxt]
    if text[mark] != "." or (mark + 1 < len(text) and text[mark + 1] in ".…"):
        if (
            end - mark == 1
            and text[mark] == "!"
            and _last_word(text, max(piece.start, mark - 24), mark) in lexicon.sets["name_with_mark"]
        ):
            return False  # `told Yahoo! News`
        # an exclamation, a question or an ellipsis may stand inside a sentence ("What now?" she asked)
        return not following.islower() and not (end - mark > 1 and _is_cue_ahead(text, nxt, piece, lexicon))
    if following.islower():
        return False
    if lexicon.ordinal is not None and text[mark - 1].isdigit() and lexicon.ordinal.match(text, nxt) is not None:
        return False
    if end - mark > 1 and _is_attribution_ahead(text, nxt, piece, lexicon):
        return False
    printed = _last_word(text, max(piece.start, mark - 24), mark)
    word = printed.lower()
    if end - mark > 1 and word not in lexicon.never_end:
        return True
    if word in lexicon.never_end:
        return False
    if word in lexicon.before_number:
        return not following.isdigit()
    if len(word) == 1 and word.isalpha() and word != "i":
        return not following.isupper() or _is_after_word(text, mark) or _is_platform(text, mark)
    is_initials = len(word) == _TWO_INITIALS and word[1] == "." and printed.isupper()
    if is_initials and word not in lexicon.may_end:
        # `J.D. Vance`
        return not following.isupper() or (lexicon.language == "en" and not _is_name_ahead(text, nxt, piece, lexicon))
    return not (word in lexicon.may_end and (following.isdigit() or _is_name_ahead(text, nxt, piece, lexicon)))


def _last_word(text: str, start: int, end: int) -> str:
    """The word that ends at `end`, looked for from `start` on."""
    word = text[start:end].rpartition(" ")[2]
    if not word.isalnum():
        found = _LAST_WORD.search(text, start, end)
        word = found.group().strip("'’-") if found else ""
    return word


def _is_cue_ahead(text: str, nxt: int, piece: Span, lexicon: Lexicon) -> bool:
    """True where a name and a verb of saying follow at once (`"Why me?" Ms. Prado asked.`)."""
    words = _NEXT_WORDS.findall(text[nxt : min(piece.end, nxt + 60)])[:6]
    for k, word in enumerate(words):
        found = lexicon.forms.get(word.lower().strip("."))
        if found is not None and k > 0 and found[0] & (PAST | THIRD) and found[1].klass in ("speech", "writing", "request"):
            return True
        if not (word[:1].isupper() or word.lower() in ("the", "a", "and")):
            aside = _ASIDE.match(text, nxt, piece[1])
            if aside is not None and k > 0:  # `"Why me?" Ada Lind, the mayor, asked.`
                found = lexicon.forms.get(aside.group(1))
                return found is not None and bool(found[0] & PAST) and found[1].klass in ("speech", "writing", "request")
            return k < 3 and word.lower() in ("spokesman", "spokeswoman") and k + 1 < len(words)
    return False


def _is_attribution_ahead(text: str, nxt: int, piece: Span, lexicon: Lexicon) -> bool:
    """True where nothing but a name and a verb of saying follows (`“We had no boat.” Ms. Lind said.`)."""
    stop = text.find(".", nxt, min(piece.end, nxt + _LONGEST_ATTRIBUTION))
    while stop > 0 and text[nxt:stop].rpartition(" ")[2].lower() in lexicon.never_end:
        stop = text.find(".", stop + 1, min(piece.end, nxt + _LONGEST_ATTRIBUTION))
    words = text[nxt:stop].split() if stop > 0 else []
    if not 1 < len(words) <= _MOST_NAMES or not all(w[0].isupper() for w in words[:-1]):
        return False
    found = lexicon.forms.get(words[-1])
    return found is not None and bool(found[0] & (PAST | THIRD)) and found[1].klass in ("speech", "writing")


def _is_after_word(text: str, mark: int) -> bool:
    """True where the single letter before the mark is no initial (a lower-case letter, or 'Plan B.')."""
    return text[mark - 1].islower()


def _is_platform(text: str, mark: int) -> bool:
    """True for the platform X (`she wrote on X.`), which stands behind a small word, and no initial (`Malcolm X.`)."""
    if text[mark - 1] != "X" or not text[mark - 2 : mark - 1].isspace():
        return False
    return text[max(0, mark - 24) : mark - 2].rpartition(" ")[2].islower()


def _is_name_ahead(text: str, nxt: int, piece: Span, lexicon: Lexicon) -> bool:
    """True where the next word looks like a name's continuation rather than a sentence's first word."""
    match = _FIRST_WORD.match(text, nxt, piece.end)
    return match is not None and match.group().lower() not in lexicon.sets["sentence_starter"]
