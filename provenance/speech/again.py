"""Bare nouns that take up a body named before: `the agency` for the one agency of the text, `the office` for the last one."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.findings import Kind, Resolved
from provenance.registry import Outlet
from provenance.spans import Span
from provenance.speech.kinds import ClassifierLike, DirectoryLike
from provenance.speech.mention import BODY, NAME, OUTLET, ROLE, WEAK, Phrase
from provenance.speech.phrases import Phrases

# Statements over which the last of several bodies is meant.
_REACH = 3
# How much behind a noun is looked at for what it is of, and before it for its article.
_BEHIND, _BEFORE = 48, 16
# A noun is known again by its beginning: cases change its end.
_ENDING, _SHORTEST = 2, 4
_ARTICLE = "ال"
_NOUN_AND_NAME = 2
_NOUNS = (BODY, ROLE, OUTLET)
# Types of media without a name, which are none that was named before, and of papers.
_NOBODYS = frozenset(("media_unspecified", "document", "unknown"))


class Bodies:
    """The bodies of one article that a bare noun may take up, in the order in which they were last heard of."""

    def __init__(self, phrases: Phrases, classifier: ClassifierLike, directory: DirectoryLike) -> None:
        self._phrases, self._classifier, self._directory = phrases, classifier, directory
        self._book = phrases.book
        grammar = phrases.book.grammar
        self._links = grammar.determiners | grammar.prepositions | grammar.genitives
        self._heard: dict[str, tuple[Resolved, int]] = {}
        self._papers: set[str] = set()

    def note(self, found: Resolved, statement: int, is_paper: bool = False) -> None:
        """Keeps a body that a statement names as a source or a relay, or a paper of it (`figures of the bureau`)."""
        self._heard.pop(found.source.key, None)
        self._heard[found.source.key] = (found, statement)
        if is_paper:
            self._papers.add(found.source.key)

    def owner(self, statement: int) -> Resolved | None:
        """The body that was heard of last, where that is not long ago."""
        return self._last(list(self._heard), statement)

    def taken_up(self, phrase: Phrase) -> frozenset[str]:
        """The types of bodies that a bare noun may take up; none for a phrase of any other kind."""
        if len(phrase.mentions) > 1 or phrase.mentions[0].kind not in _NOUNS or not self._is_bare(phrase.span):
            return frozenset()
        return frozenset().union(*(rule.means for rule in self._phrases.taken_up(phrase.span) if not rule.persons))

    def called(self, phrase: Phrase, person: Resolved | None) -> Resolved | None:
        """The person who spoke last, where a bare noun may take them up by their type and they have a name, or none at all
        (`the source`).
        """
        is_one = all(m.end <= phrase.mentions[0].end for m in phrase.mentions)  # `SPD-Politiker` holds a party's name
        is_known = person is not None and person.identification in ("named", "anonymous")
        if person is None or not is_known or not is_one or not self._is_bare(phrase.span, True):
            return None
        rules = [rule for rule in self._phrases.taken_up(phrase.span) if rule.persons]
        if person.identification == "anonymous":
            rules = [rule for rule in rules if "anonymous" in rule.means]
        return person if any(person.source.type in rule.means for rule in rules) else None

    def named(self, phrase: Phrase) -> Kind | None:
        """The kind of a body that a noun names together with words that no rule knows (`the daily | Expansión`)."""
        first, last = phrase.mentions[0], phrase.mentions[-1]
        noun = first.end if len(phrase.mentions) > 1 else self._phrases.titles.noun_end(first)
        is_named = last is first or (last.kind in (NAME, WEAK) and self._phrases.text[first.end : last.start] == " ")
        if (
            first.kind not in (BODY, OUTLET)
            or len(phrase.mentions) > _NOUN_AND_NAME
            or not is_named
            or noun == phrase.span.end
        ):
            return None
        rule = next((r for r in self._phrases.taken_up(Span(first.start, noun)) if r.named), None)
        return Kind(rule.named, "institution", rule.id, phrase.span) if rule is not None else None

    def meant(self, phrase: Phrase, statement: int) -> Resolved | None:
        """The body that a bare noun takes up: the last one that it may mean, where that was heard of just before, or the
        only one of the text; None where there is none.
        """
        means = self.taken_up(phrase)
        heard = {key: found for key, (found, _) in self._heard.items() if found.source.type in means}
        last = self._last(list(heard), statement)
        named = self._named(phrase.span.start, means) if last is None else {}
        if len(heard.keys() | named.keys()) != 1:
            return last
        return next(iter(heard.values()), None) or self._outlet(next(iter(named.values())), statement)

    def same(self, phrase: Phrase, type_: str, statement: int) -> Resolved | None:
        """The body of the same type whose name has the noun in it (`the ministry` behind `the ministry of health`)."""
        is_body = len(phrase.mentions) == 1 and phrase.mentions[0].kind == BODY and self._book.grammar.is_cased
        if not is_body or type_ in _NOBODYS or not self._is_bare(phrase.span) or self._has_name(phrase.span.start):
            return None
        noun = self._phrases.folded[phrase.span.start : phrase.span.end]
        stem = noun[: max(_SHORTEST, len(noun) - _ENDING)]
        fits = [key for key in self._heard if key not in self._papers and self._is_called(key, type_, stem)]
        return self._heard[fits[0]][0] if len(fits) == 1 else self._last(fits, statement)

    def _is_called(self, key: str, type_: str, stem: str) -> bool:
        """True for a body of a type that no registry knows, with a word that begins so in its name."""
        source = self._heard[key][0].source
        return source.type == type_ and source.registry is None and stem in source.name.lower()

    def _last(self, keys: Sequence[str], statement: int) -> Resolved | None:
        """The one of them that was heard of last, where that is not long ago."""
        if not keys:
            return None
        found, since = self._heard[keys[-1]]
        return found if statement - since <= _REACH else None

    def _named(self, end: int, means: frozenset[str]) -> dict[str, Outlet]:
        """The registry's outlets of such types that the text names before `end`, by their keys."""
        hits = self._classifier.outlets(Span(0, end)) if means else ()
        publisher = self._classifier.publisher
        return {f"outlet:{h.what.id}": h.what for h in hits if h.what.type in means and h.what.id != publisher}

    def _outlet(self, outlet: Outlet, statement: int) -> Resolved:
        source = self._directory.outlet(outlet, statement)
        return Resolved(source, "institution", f"registry.{outlet.id}", None, False)

    def _has_name(self, start: int) -> bool:
        """True for a noun behind a word with a capital inside a sentence (`the Federal | Office`)."""
        before = self._phrases.text[max(0, start - _BEFORE) : start].split(" ")
        is_word = len(before) > 2 and before[-1] == "" and before[-2][:1].isupper() and before[-3][-1:].isalpha()
        return is_word and before[-2].lower() not in self._book.grammar.determiners

    def _is_bare(self, span: Span, is_person: bool = False) -> bool:
        """True for a noun with no article of something new before it and nothing behind it that tells which one it is. Behind
        a person a preposition tells where they spoke (`said the minister | in Berlin`).
        """
        grammar, text, folded = self._book.grammar, self._phrases.text, self._phrases.folded
        if grammar.order == "verb-first":
            return text.startswith(_ARTICLE, span.start - len(_ARTICLE))
        if text[span.start - 1 : span.start].isalnum() and _is_spaced(text[span.start]):
            return False  # `dpa | 통신`
        before = folded[max(0, span.start - _BEFORE) : span.start].replace("'", " ").split()
        if before and (before[-1] in grammar.indefinites or before[-1] in grammar.possessives):
            return False
        if grammar.datives and before and before[-1] not in self._links and not text[span.start].isupper():
            return False  # `the council, | body of nine`
        if text.startswith(":", span.end):
            return False  # `Union: more staff needed`
        words = text[span.end : span.end + _BEHIND].split()
        if not words or text[span.end : span.end + 1] != " " or not grammar.is_cased:
            return True
        first = words[0].lower().replace("’", "'").partition("'")[0]
        is_named = grammar.has_capital_nouns and words[0][:1].isupper() and first.strip(",.") not in grammar.small
        if is_named and any(rule.named for rule in self._phrases.taken_up(span)):
            return False  # `die Organisation | Kisa`
        if first in grammar.genitives or is_person:
            return first not in grammar.genitives
        behind = [w for w in words[1:] if w.lower() not in grammar.determiners]
        is_of = first in grammar.prepositions and bool(behind) and behind[0][:1].isupper()
        return not (is_of and behind[0].lower().strip(",.") not in grammar.small)


def _is_spaced(ch: str) -> bool:
    """True for Hangul, whose words stand apart where Han and kana do not."""
    return "\uac00" <= ch <= "\ud7a3"
