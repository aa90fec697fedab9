"""Names in quotation marks behind what they are the names of (`the firm “Ore”`, `head of “Blue Ore” Ann Cole`)."""

from __future__ import annotations

from collections.abc import Container, Sequence

from provenance.patterns import compile_pattern
from provenance.rules.speech import Grammar
from provenance.spans import Span
from provenance.speech.mention import BODY, NAME, OUTLET, ROLE, Mention

_MARKS = frozenset("\"“”„«»‘’'‚")
# A name in quotation marks behind what it is the name of, and where that goes on: in scripts without capitals a shorter one.
_TITLE = compile_pattern(r"[ \u00a0][«„“\"](?=[^\W_a-z])([^«»„“”\"\n]{1,44}[^«»„“”\"\n .,!?…])[»“”\"]")
# The same behind a small word (`депутат от «Руды» Анна Лис`).
_OF_TITLE = compile_pattern(r"[ \u00a0][^\W\d_A-ZА-ЯІЇЄҐ]{1,3}" + _TITLE.pattern)
_UNCASED_TITLE = compile_pattern(r" ?[「『“\"‘'«]([^「」『』“”\"‘’'«»。、\n]{1,14})[」』”\"’'»]")
_MOST_TITLE_WORDS = 6
_ARTICLE = "ال"
_SECOND = 2  # how far before a name the sign before its quotation mark stands
# What opens and closes a name in quotation marks that is a mention itself.
_OPENS = compile_pattern(r"[ \u00a0](?:[^\W\d_A-ZА-ЯІЇЄҐ]{2,3}[ \u00a0])?[«„“\"]")
_CLOSES = compile_pattern(r"[»“”\"] ")


class Titles:
    """One article's names in quotation marks that belong to what stands before; `marks` are the places of their marks."""

    def __init__(self, text: str, folded: str, grammar: Grammar) -> None:
        self._text, self._folded, self._grammar = text, folded, grammar
        self._spans: list[Span] = []
        self.marks: set[int] = set()

    def with_titles(self, typed: Sequence[Mention], named: Container[int]) -> list[Mention]:
        """Mentions in order, with the names that stand in quotation marks behind them (`the firm “Ore”`). An office keeps its
        own words where a person follows (`head of “Ore” Ann Cole`). The outlets of the registry begin at `named`.
        """
        outlets = frozenset(m.start for m in typed if m.kind == OUTLET)
        out = []
        for m in typed:
            if m.kind in (BODY, OUTLET) and self._is_in_marks(m):
                self.marks.update((m.start - 1, m.end))  # `«Harbour Front» claims`
            is_known = m.kind == OUTLET and m.start in named
            title = self._title(m, outlets) if m.kind in (BODY, ROLE, OUTLET) and not is_known else None
            if title is not None:
                self._spans.append(title)
                self.marks.update((title.start, title.end - 1))
                if m.kind in (BODY, OUTLET) or not self._text[title.end + 1 : title.end + 2].isupper():
                    m = m._replace(end=title.end)
            out.append(m)
        return out

    def _is_in_marks(self, name: Mention) -> bool:
        """True for a name that fills a pair of quotation marks, with no small word written to them (`ل"…"`)."""
        text, start = self._text, name.start
        if text[start - 1 : start] not in _MARKS or text[name.end : name.end + 1] not in _MARKS:
            return False
        return start < _SECOND or text[start - _SECOND].isspace()

    def _title(self, body: Mention, outlets: Container[int]) -> Span | None:
        """A body's name in quotation marks, with them; None if the marks hold one of the `outlets`, which begin there: that
        was told something.
        """
        grammar, end = self._grammar, body.end
        found = (_TITLE if grammar.is_cased else _UNCASED_TITLE).match(self._text, end)
        if found is None or found.start(1) in outlets:
            return None
        if grammar.is_cased:
            is_name = found[1][:1].isupper() or found[1][:1].isdigit()
            fits = is_name and grammar.order == "svo" and len(found[1].split()) <= _MOST_TITLE_WORDS
            fits = fits and (body.kind != ROLE or self._goes_on(found.end()))
        elif grammar.order == "topic":
            marked = grammar.topic.match(self._folded, found.end())
            is_owner = self._text.startswith(tuple(grammar.genitives), found.end())  # `与党「青い風」| の報道官`
            fits = is_owner or (marked is not None and marked.end() > found.end())
        else:
            fits = grammar.order == "verb-first" and not self._text.startswith(_ARTICLE, body.start - len(_ARTICLE))
        return Span(found.start(1) - 1, found.end()) if fits else None

    def noun_end(self, body: Mention) -> int:
        """Where the noun of a body or an office ends: before its name in quotation marks, where it has one."""
        title = next((t for t in self._spans if t.end == body.end), None)
        return body.end if title is None else title.start - self._text[title.start - 1].isspace()

    def is_inside(self, name: Mention) -> bool:
        """True for words in the quotation marks of a name that belongs to what stands before (`head of “Blue | Ore”`)."""
        return any(title.start < name.start < title.end for title in self._spans)

    def _goes_on(self, end: int) -> bool:
        """True where a word stands behind `end`: an office's name in quotation marks is none at a sentence's end."""
        return self._text.startswith(",", end) or (
            self._text[end : end + 1].isspace() and self._text[end + 1 : end + 2].isalpha()
        )

    def joins(self, end: int, after: Mention, last: Mention) -> bool:
        """True where a name in quotation marks stands between an office and who holds it (`head of “Ore” | Ann Cole`), or is
        what follows itself (`head of “| the Ore Bank”`), and behind such a name.
        """
        text, gap = self._text, self._text[end : after.start]
        if not self._grammar.is_cased or self._grammar.order != "svo":
            return False
        if after.kind == NAME and last.kind in (ROLE, BODY):
            title = _TITLE.match(text, end) or _OF_TITLE.match(text, end)
            if title is not None and title[1][:1].isupper() and title.end() + 1 == after.start:
                return True
        if after.kind == NAME and _CLOSES.fullmatch(gap) and last.kind in (BODY, OUTLET, ROLE):
            return text[last.start - 1 : last.start] in _MARKS and text[last.start - 2 : last.start - 1].isspace()
        is_in_marks = bool(_OPENS.fullmatch(gap)) and text[after.end : after.end + 1] in _MARKS
        is_of = after.kind == BODY or (after.kind == ROLE and len(gap) > _SECOND)
        return is_in_marks and is_of and last.kind == ROLE
