"""The outlets that a text of a language names: also by names in other cases, behind articles that melt into prepositions, and
behind letters that stand before a word; but not those whose names are part of a longer name or an ordinary word there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

from provenance.matching import PhraseMatcher, is_whole_word, plain
from provenance.registry import Outlet, Registry
from provenance.rules.roles import NamedBody, RoleRule
from provenance.rules.speech import SpeechBook, speech_book
from provenance.spans import Span

# A shorter word has no cases; vowels and signs with which a word of no ending does not end.
_SHORTEST = 4
_VOWELS = frozenset("аеиоуыэюяёіїєйь")
_ARTICLE, _FOR = "ال", "ل"
_SIBILANTS = "sxz"  # what names end with that have no ending in the genitive
# How much around an outlet's name is looked at for a longer name that holds it.
_AROUND = 60
# What role words give that are outlets, their staff or their pictures.
_MEDIA = frozenset(
    ("state_media", "public_media", "party_media", "wire", "news_outlet", "media_unspecified", "distributor", "own_reporting",
     "imagery_provider", "document")
)  # fmt: skip


def find_outlets(text: str, folded: str, book: SpeechBook, registry: Registry) -> list[tuple[Outlet, Span]]:
    """All outlets that a text names, in order, not overlapping, without namesakes."""
    matcher, owners = _forms(book.language, registry)
    shadow = plain(text)
    found = registry.find(text, shadow)
    taken = {span.start for _, span in found}
    for index, start, end in matcher.find(shadow):
        number, lead = owners[index]
        outlet, _ = registry.phrase_owner(number)
        if start + lead not in taken and shadow[start : start + lead - 1].lower() not in outlet.not_after:
            found.append((outlet, Span(start + lead, end)))
    found += _own(shadow, book, registry)
    found.sort(key=lambda hit: (hit[1].start, -hit[1].end))
    out: list[tuple[Outlet, Span]] = []
    for outlet, span in found:
        if out and span.start < out[-1][1].end:
            continue
        if book.grammar.no_outlet.match(folded, span.start) is None and not _is_held(folded, shadow, book, span):
            out.append((outlet, span))
    return out


def _own(shadow: str, book: SpeechBook, registry: Registry) -> Iterator[tuple[Outlet, Span]]:
    """The outlets that short names mean in a language alone (`DR` in Danish)."""
    for entry in sorted(book.grammar.own_outlets):
        name, _, full = entry.partition(":")
        at = shadow.find(name)
        outlet = registry.by_name(full) if at >= 0 else None
        while outlet is not None and at >= 0:
            if is_whole_word(shadow, at, at + len(name)):
                yield outlet, Span(at, at + len(name))
            at = shadow.find(name, at + 1)


@cache
def _forms(language: str, registry: Registry) -> tuple[PhraseMatcher, list[tuple[int, int]]]:
    """A matcher of the forms in which a language prints outlets' names, and of each the number of the registry's phrase and
    where its name begins. It asks for phrases alone: to read every outlet of the registry would take longer than the text.
    """
    grammar = speech_book(language).grammar
    forms: dict[str, tuple[int, int]] = {}
    cases = [_case(entry) for entry in sorted(grammar.name_cases)]
    melted = [entry.split() for entry in sorted(grammar.melted_articles)]
    genitives = sorted(grammar.name_genitives)
    if not cases and not melted and not genitives and not grammar.name_clitics:
        return PhraseMatcher(()), []
    articles = tuple(f"{article} " for _, article in melted)
    for number, name in enumerate(registry.phrases):
        for ending in genitives if name[-1].islower() and name[-1] not in _SIBILANTS else ():
            forms.setdefault(name + ending, (number, 0))  # `Aftonbladet|s`
        if name.isascii() and not name.lower().startswith(articles):
            continue
        for form, lead in (*_inflected(name, cases), *_melted(name, melted), *_joined(name, grammar.name_clitics)):
            forms.setdefault(form, (number, lead))
    return PhraseMatcher(list(forms)), list(forms.values())


def _case(entry: str) -> tuple[str, list[str]]:
    """`а:ы,е,у,ой,е` to an ending and those of the other cases."""
    ending, _, others = entry.partition(":")
    return ending, others.split(",")


def _inflected(name: str, cases: Sequence[tuple[str, list[str]]]) -> Iterator[tuple[str, int]]:
    """A name in its other cases, all of its words alike; nothing for one with a word that no entry fits."""
    words = name.split()
    fits = [[(word, ending, others) for ending, others in cases if _has_ending(word, ending)] for word in words]
    if not all(fits):
        return
    for chosen in product(*fits):
        for k in range(min(len(others) for _, _, others in chosen)):
            form = " ".join(word[: len(word) - len(ending)] + others[k] for word, ending, others in chosen)
            if form != name:
                yield form, 0


def _has_ending(word: str, ending: str) -> bool:
    """True for a word with such an ending; one of no ending is a consonant's. Abbreviations and Latin words have no cases."""
    if word.isascii() or not word[-1:].islower() or len(word) < _SHORTEST:
        return False
    return word.endswith(ending) if ending else word[-1] not in _VOWELS


def _melted(name: str, articles: Sequence[Sequence[str]]) -> Iterator[tuple[str, int]]:
    """A name behind a preposition that its article is melted into (`au Monde`)."""
    for preposition, article in articles:
        if name.lower().startswith(f"{article} "):
            yield preposition + name[len(article) :], len(preposition) + 1


def _joined(name: str, clitics: frozenset[str]) -> Iterator[tuple[str, int]]:
    """A name behind letters that stand before a word without a space (`ل|رويترز`)."""
    if not clitics or name.isascii():
        return
    for clitic in clitics:
        yield clitic + name, len(clitic)
        if name.startswith(_ARTICLE) and clitic.endswith(_FOR):
            yield clitic + _FOR + name[len(_ARTICLE) :], len(clitic)


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
