"""Persons by what they are (`the Russian leader`, `the Florida senator and candidate`), where the text has named them."""

from __future__ import annotations

from provenance.mentions.cast import Cast
from provenance.mentions.known import Known
from provenance.rules import lexicon as lx
from provenance.spans import Span

_ARTICLE_AND_NOUN = 2
_NEAR = 3  # statements
_LONGEST = 5  # tokens of an epithet up to `and` or a comma


def epithet_of(cast: Cast, first: int, last: int) -> Known | None:
    """The person whom tokens `[first, last)` describe by a country that they head, a seat or a candidacy; None where they
    describe nobody who was named.
    """
    tk, sets = cast.tk, cast.tk.lexicon.sets
    end = next((k for k in range(first + 1, last) if tk.words[k] in ("and", ",")), last)
    if tk.words[first] not in ("the", "this") or end - first > _LONGEST or tk.flags[end - 1] & lx.CAP:
        return None
    noun = tk.words[end - 1]
    if end - first == _ARTICLE_AND_NOUN and noun not in sets["magnate"]:
        return None
    if noun in sets["head_epithet"]:
        return _head_of(cast, first + 1, end - 1)
    if noun in sets["magnate"]:
        is_plain = sets["of_magnate"].issuperset(tk.words[first + 1 : end - 1])  # not `the gambling tycoon`
        return _magnate(cast, noun, first) if is_plain else None
    person = cast.memory.person
    if noun in sets["parliamentarian"] and tk.flags[first + 1] & lx.CAP:
        is_meant = person is not None and (noun in person.nouns or (noun in sets["any_seat"] and _has_seat(cast, person)))
        return person if is_meant else None
    if noun not in sets["running"] or person is None or person.identification != "named":
        return None
    low, high = tk.line(first)
    is_named = person.source.name.rpartition(" ")[2].lower() in tk.words[low:high]  # `the candidate said of Mr. Lind`
    return person if person.source.type == "political_actor" and not is_named else None


def named_before(cast: Cast, first: int, last: int) -> Known | None:
    """The person named last, of whom nothing is known yet, where `the lawmaker`, `the lawmaker, who sits for Lorne,` is
    spoken of and no lawmaker came before: it is what they are. None for others.
    """
    tk, person = cast.tk, cast.memory.person
    end = next((k for k in range(first + 1, last) if tk.words[k] == ","), last)
    if tk.words[first] != "the" or end - first != _ARTICLE_AND_NOUN or person is None or not person.is_person:
        return None
    if person.source.type != "individual" or person.rule != "en.classify.person" or " " not in person.source.name:
        return None
    if cast.statement - person.last_seen > _NEAR or tk.words[end - 1] in tk.words[tk.line(0)[1] : first]:
        return None  # another one may be meant
    kind = cast.classifier.kind_of(Span(tk.starts[first], tk.end(end - 1)))
    if kind is None or tk.words[end - 1] not in tk.lexicon.sets["calling"]:
        return None
    person.source.type, person.rule = kind.type, kind.rule
    person.nouns.add(tk.words[end - 1])
    return person


def _has_seat(cast: Cast, known: Known) -> bool:
    return not cast.tk.lexicon.sets["parliamentarian"].isdisjoint(known.nouns)


def _magnate(cast: Cast, noun: str, first: int) -> Known | None:
    """The one whom the list of office holders knows to be called so (`the real estate | mogul`), where the text names him
    before token `first` and calls nobody else so.
    """
    if any(noun in known.nouns for known in cast.known.values() if known.is_person):
        return None
    for full in cast.names.holders.called(noun):
        name = full.split()
        k = next((k for k in reversed(cast.tk.places(name[-1].lower())) if k < first), None)
        if k is not None:
            return cast.person(name, k, k + 1, None)
    return None


def _head_of(cast: Cast, first: int, last: int) -> Known | None:
    """The one spoken of last who heads the country that tokens `[first, last)` name, and nothing else."""
    tk = cast.tk
    span = Span(tk.starts[first], tk.end(last - 1))
    country = next((h.what.country for h in cast.classifier.bodies(span) if (h.start, h.end) == tuple(span)), "")
    if not country:
        return None
    leads = cast.names.holders.leads
    found = [k for k in cast.known.values() if k.is_person and leads(k.source.name, country)]
    return max(found, key=lambda k: k.last_seen, default=None)
