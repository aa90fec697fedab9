"""Words that look like an outlet's name and are none: parts of longer names, ordinary words at a sentence's beginning."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.matching import plain
from provenance.registry import Outlet
from provenance.rules.roles import NamedBody, RoleRule
from provenance.rules.speech import SpeechBook
from provenance.spans import Span

# How much around an outlet's name is looked at for a longer name that holds it.
_AROUND = 60
# What role words give that are outlets, their staff or their pictures.
_MEDIA = frozenset(
    ("state_media", "public_media", "party_media", "wire", "news_outlet", "media_unspecified", "distributor", "own_reporting",
     "imagery_provider", "document")
)  # fmt: skip


def without_namesakes(
    text: str, folded: str, book: SpeechBook, outlets: Sequence[tuple[Outlet, Span]]
) -> list[tuple[Outlet, Span]]:
    """The outlets of a text without those that are another body's: their words are part of a longer role or body that the
    language knows (`Cumhuriyet | Başsavcılığı`), or its grammar says that they are an ordinary word there.
    """
    out, shadow = [], plain(text)
    for outlet, span in outlets:
        if book.grammar.no_outlet.match(folded, span.start) is None and not _is_held(folded, shadow, book, span):
            out.append((outlet, span))
    return out


def _is_held(folded: str, shadow: str, book: SpeechBook, span: Span) -> bool:
    """True where a longer role or named body that is no medium holds the words of a span."""
    roles, low = book.roles, max(0, span.start - _AROUND)
    high = min(len(folded), span.end + _AROUND)
    for index, start, end in roles.roles.find(folded[low:high]):
        rule: RoleRule = roles.role_rules[index]
        if rule.gives not in _MEDIA and _holds(low + start, low + end, span):
            return True
    for index, start, end in roles.names.find(shadow[low:high]):
        body: NamedBody = roles.bodies[index]
        if body.kind not in _MEDIA and _holds(low + start, low + end, span):
            return True
    return False


def _holds(start: int, end: int, span: Span) -> bool:
    return start <= span.start and span.end <= end and end - start > span.end - span.start
