"""The source that a noun phrase means: a paper's author, a person, an outlet, a source named before, or a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from provenance.findings import Kind, Source
from provenance.mentions.bodies import body_meant
from provenance.mentions.cast import Cast
from provenance.mentions.epithets import epithet_of, named_before
from provenance.mentions.kinds import ClassifierLike
from provenance.mentions.known import BODIES, Known
from provenance.mentions.outlets import Outlets
from provenance.mentions.owners import type_by_owner
from provenance.mentions.papers import author_of, told_author
from provenance.mentions.persons import person_of, without_deed
from provenance.mentions.pronouns import look_back
from provenance.mentions.shares import poll_of
from provenance.mentions.told import (
    fallback_type,
    gender_of,
    long_form,
    name_in_full,
    nouns_of,
    spelled_out,
    type_among,
    without_article,
)
from provenance.records import replace
from provenance.registry import Outlet
from provenance.rules import lexicon as lx
from provenance.spans import Span
from provenance.syntax.tokens import Tokens

_OF_POLITICS = ("official", "political_actor")
_MEDIUM_REACH = 50  # tokens between an outlet's name and a noun for it
# The list of what outlets of each function in the registry are called.
_WORDS_FOR = {"news_agency": "agency_word", "broadcaster": "broadcaster_word", "outlet": "paper_word"}
# Rules of roles that one person has in a body.
_OFFICERS = (".spokesperson", ".member", ".official-person", ".executive-director")


class Phrases(Cast):
    """The cast of one article, which answers what words mean."""

    def __init__(
        self,
        tk: Tokens,
        classifier: ClassifierLike,
        by_name: Callable[[str], Outlet | None] | None,
        published: str | None,
        named: Callable[[str], Sequence[Outlet]] | None,
        publisher: str | None,
    ) -> None:
        super().__init__(tk, classifier, published)
        self.outlets = Outlets(self.names, self.known, by_name, named, publisher)
        self._by_words: dict[str, tuple[Known, str]] = {}

    def phrase(self, first: int, last: int, span: Span) -> tuple[Known, str]:
        """The known source that a phrase means, made where it is new, and how it is identified here."""
        words = self.tk.text[span[0] : span[1]]
        again = self._by_words.get(words)
        if again is not None:
            return again
        found = self._read(first, last, span)
        if words[:1].isupper() and not words.startswith("The "):
            # the same name means the same source; "the ministry" may be another one each time
            self._by_words[words] = found
        return found

    def _read(self, first: int, last: int, span: Span) -> tuple[Known, str]:
        author = author_of(self, first, last) or poll_of(self, first, last)
        if author is not None:
            return author, author.identification
        medium = self.outlets.cited(first, last)
        if medium is not None:
            return medium, "institution"
        is_body = bool(self.tk.flags[first] & lx.NUMBER) and any(
            (h.start, h.end) == span for h in self.classifier.bodies(span)
        )
        name = None if is_body else self.names.person_name(first, last) or self.names.owner(first, last)
        if name:
            # the bare name tells no more than what is known of its bearer
            is_bare = span[1] - span[0] <= sum(map(len, name)) + len(name) or self.outlets.is_listener(span)
            told = None if is_bare else self.classifier.kind_of(without_deed(self.tk, first, last))
            return self.person(name, first, last, told), "named"
        agency = self.outlets.agency(first, last)
        if agency is not None:
            return agency, "institution"
        several = self.outlets.of_one_name(first, last, span)
        if several is not None:
            return several, "institution"
        kind = self.classifier.kind_of(span)
        named = kind is not None and last == first + 1 and any(h.what.id == kind.rule for h in self.classifier.bodies(span))
        if kind is None or named:
            told = spelled_out(self.tk, self.classifier, first, last)
            is_body = told is not None and (kind is None or told.type in BODIES)
            kind = told if is_body else kind  # what the text says an abbreviation stands for outweighs bodies called so
        if kind is not None and kind.type == "unknown" and kind.rule.endswith(".spokesperson"):
            owners = (spelled_out(self.tk, self.classifier, k, k + 1) for k in range(first, last - 1))
            found = next((owner for owner in owners if owner is not None), None)
            kind = kind if found is None else replace(kind, type=found.type, rule=found.rule)  # `a GE spokesman`
        outlets = self.classifier.outlets(span)
        if outlets and kind is not None and kind.rule == f"registry.{outlets[0].what.id}":
            return self.outlets.source_of(outlets[0].what), "institution"
        head = epithet_of(self, first, last) or self.definite(first, last) or named_before(self, first, last)
        if head is not None:
            return head, head.identification
        long = name_in_full(self.tk, self.classifier, first) if kind is None and last == first + 1 else None
        if long is not None:
            low, high = self.tk.at(long.start), self.tk.at(long.end)
            return self.plain(low, high, long, self.classifier.kind_of(long))
        return self.plain(first, last, span, kind)

    def person(self, name: list[str], first: int, last: int, kind: Kind | None) -> Known:
        """The person of a name, which stands in the phrase `[first, last)`."""
        return person_of(self, name, first, last, kind)

    def plain(self, first: int, last: int, span: Span, kind: Kind | None) -> tuple[Known, str]:
        """A body, a role or a group by its words, and how it is identified."""
        text = without_article(self.tk.text[span.start : self._name_end(first, last, span)].strip(" ,"))
        if self.tk.words[last - 1] not in self.tk.lexicon.sets["name_in_s"]:
            text = text.removesuffix("'s").removesuffix("’s")
        others, noun = list[str](), ""
        long = long_form(self.tk, first, last) if text[-1:] == ")" or text.isupper() else None
        if long is not None:
            # `the Northern Aid Society (NAS)`, later `NAS`: one source, by its name in full
            full = without_article(self.tk.text[long.start : long.end].strip(" ,"))
            others = [text[text.rindex("(") + 1 : -1] if text[-1] == ")" else text]
            text = full
        key = f"phrase:{text.lower()}"
        identification = kind.identification if kind is not None else "institution"
        word = self.tk.words[_head(self.tk, first, last)]
        if identification == "collective" and kind is not None and kind.type == "witness" and _is_one(word):
            identification = "role"  # `the first witness, a woman`
        is_one_person = word in self.tk.lexicon.sets["officer_noun"] and " and " not in text  # `Zorb's chief executive`
        if identification == "institution" and (is_one_person or self._is_officer(span)):
            identification = "role"  # `the agency's director`
        if kind is not None and kind.rule.startswith("body."):
            # `the UN`, `the 15-member Security Council`: one body, however the text names it
            body = next((h for h in self.classifier.bodies(span) if h.what.id == kind.rule and h.end >= span.end - 1), None)
            before = self.tk.at(body.start) - first if body is not None else 9
            if body is not None and before <= 2:
                key, others = kind.rule, [*others, *(n for n in body.what.names if n != text and n not in others)]
                noun = body.what.name.lower().rpartition(" ")[2]
        known = self.known.get(key)
        if known is None:
            type_ = type_by_owner(self, first, last, span, kind) or (
                kind.type if kind is not None else fallback_type(self.tk, self.names, first, last)
            )
            rule = kind.rule if kind is not None else "en.classify.unknown"
            among = type_among(self, last) if type_ == "unknown" else None
            type_ = among or type_
            if kind is None and type_ == "news_outlet":
                rule = "en.classify.outlet-name"
            source = Source(key, text, type_, aliases=others)
            if type_ == "state_media":
                self._locate(source, first, span)
            # `the police and the union` are neither when one of them is spoken of again
            nouns = set() if " and the " in text else nouns_of(self.tk, first, last)
            known = Known(source, identification, rule, nouns | ({noun} if noun else set()))
            head = self.tk.words[_head(self.tk, first, last)]
            is_one = head in self.tk.lexicon.sets["one_group"]  # `the rebel group … It`
            is_several = head.endswith("s") or head in self.tk.lexicon.sets["some_alone"]
            known.is_plural = not is_one and (identification in ("collective", "anonymous") or is_several)
            is_board = head in self.tk.lexicon.sets["body_noun"]
            known.is_person = (
                identification == "role" and not known.is_plural and not (is_board or self._is_of_others(first, last))
            )
            if known.is_person:
                known.gender = gender_of(known, self.tk.lexicon.sets)
            if type_ == "social_media" and kind is None:
                known.is_person = known.is_plural = True
            self.known[key] = known
        elif known.source.type == "individual" and kind is not None and kind.type == "official" and not known.is_person:
            known.source.type, known.rule = kind.type, kind.rule  # `Norlanders insist`, later `the Norlanders`
        return known, identification

    def _is_of_others(self, first: int, last: int) -> bool:
        """True for a noun of which only others behind it tell what it is (`a wave | of migrants`): no one person."""
        tk, head = self.tk, _head(self.tk, first, last)
        is_of = head + 1 < last and tk.words[head + 1] == "of" and not tk.flags[head] & lx.CAP
        if not is_of or not tk.words[last - 1].endswith("s"):
            return False
        roles = self.classifier.roles(Span(tk.starts[first], tk.end(last - 1)))
        return bool(roles) and all(role.start > tk.starts[head] for role in roles)

    def _is_officer(self, span: Span) -> bool:
        """True for a body's officer, one person (`the agency's director general`)."""
        roles = self.classifier.roles(span)
        if not roles or not roles[-1].what.id.endswith(_OFFICERS) or roles[-1].end < span.end:
            return False
        before = self.tk.text[span.start : roles[-1].start]
        return "'s " in before or "’s " in before

    def _name_end(self, first: int, last: int, span: Span) -> int:
        """Where the name of a body ends, before what the phrase tells more of it (`the committee, | chaired by Ada Lind`)."""
        tk = self.tk
        for k in range(first + 1, last - 1):
            j = k + 2 if tk.words[k + 1] == "and" else k + 1
            if tk.words[k] == "," and tk.flags[j] & (lx.ED | lx.ING | lx.REL) and not tk.flags[j] & lx.CAP:
                return tk.end(k - 1)
            if tk.words[k] in tk.lexicon.sets["told_of_paper"] and tk.flags[k - 1] & lx.CAP and not tk.flags[k] & lx.CAP:
                return tk.end(k - 1)  # `the Atomic Energy Agency | circulated on Tuesday`
        return span.end

    def _locate(self, source: Source, first: int, span: Span) -> None:
        """Generic state media are those of the country that the sentence speaks of before them."""
        low, _ = self.tk.line(first)
        for hit in self.classifier.bodies(Span(self.tk.starts[low], span.end)):
            country = hit.what.country
            if country and hit.what.kind == "place":
                source.country = country
                if hit.end <= span.start:
                    source.name = f"{source.name} of {hit.what.name}"
                return

    def definite(self, first: int, last: int) -> Known | None:
        """`the ministry`, `the bureau`: the latest source that such a noun described."""
        tk = self.tk
        aside = next((k for k in range(first + 2, last - 1) if tk.words[k] == ","), None)
        if aside is not None and not tk.flags[aside + 1] & (lx.CAP | lx.DET | lx.NUMBER):
            last = aside  # `the report, | based on 40 interviews, | said`
        told = next((k for k in range(first + 2, last) if tk.words[k] in tk.lexicon.sets["told_of_paper"]), last)
        last = told if tk.words[told - 1] in tk.lexicon.sets["article_word"] else last  # `the report | published on Tuesday`
        if tk.words[first] == "the" and last - first > 1 and tk.words[first + 1].endswith("-year-old"):
            look_back(self)
            if self.memory.person is not None:
                return self.memory.person  # `the 36-year-old`, `the 36-year-old retired diplomat` is whom the text speaks of
        if tk.words[first] not in ("the", "that", "this", "these", "those", "both") or last - first > 3:
            return None
        if tk.words[last - 1] in tk.lexicon.sets["party_member"]:
            look_back(self)
            person = self.memory.person
            is_former = person is not None and person.rule.endswith(".official-person")
            if person is not None and (is_former or person.source.type in _OF_POLITICS):
                return person  # `Gov. Ada Lind …`, later `the Democrat`
        if tk.flags[last - 1] & lx.CAP and not self._is_office(tk.starts[last - 1], tk.end(last - 1)):
            return None
        ignored = tk.lexicon.sets["no_description"]
        written_out = tk.lexicon.written_out
        counted = tk.lexicon.sets["quantity"]  # `the two people`
        described = [k for k in range(first + 1, last) if tk.words[k] not in ignored and tk.words[k] not in counted]
        nouns = [written_out.get(tk.words[k], tk.words[k]) for k in described]
        if not nouns:
            return None
        best: Known | None = None
        for known in self.known.values():
            if all(n in known.nouns for n in nouns) and (best is None or known.last_seen > best.last_seen):
                best = known
        if nouns[-1] in tk.lexicon.sets["outlet_word"]:
            best = self._medium_named(first, nouns[-1], best)
        best = told_author(self, first, nouns[-1], best)
        return best if best is not None or last - first > 2 else self._mentioned(first, nouns[-1])

    def _medium_named(self, first: int, noun: str, best: Known | None) -> Known | None:
        """`He meant a report by the Lorne Times. … | The newspaper | said`: an outlet of that kind that is named behind
        the last words of `best`, whom the noun described; else `best`.
        """
        tk, at = self.tk, self.tk.starts[first]
        before = self.classifier.outlets(Span(tk.starts[max(0, first - _MEDIUM_REACH)], at))
        hits = [h for h in before if _is_kind(tk, noun, h.what.function)]
        if not hits or hits[-1].what.id == self.classifier.publisher:
            return best
        is_last = best is not None and tk.text.rfind(best.source.name, 0, at) >= hits[-1].start
        return best if is_last else self.outlets.source_of(hits[-1].what)

    def _mentioned(self, first: int, noun: str) -> Known | None:
        """`Lorries of the World Food Programme were hit, | the agency | said`: a body that has said nothing yet."""
        span = body_meant(self.tk, self.classifier, first, noun)
        if span is None:
            return None
        return self.plain(self.tk.at(span.start), self.tk.at(span.end), span, self.classifier.kind_of(span))[0]

    def _is_office(self, start: int, end: int) -> bool:
        """True for a word in capitals that is an office and no body (`the MEC`)."""
        roles = self.classifier.roles(Span(start, end))
        return any(h.what.id.endswith("official-person") and h.end - h.start == end - start for h in roles)


def _is_kind(tk: Tokens, noun: str, function: str) -> bool:
    """True where an outlet of a function in the registry is called so (`the newspaper`, `the broadcaster`)."""
    words = _WORDS_FOR.get(function)
    return words is not None and noun in tk.lexicon.sets[words]


def _is_one(noun: str) -> bool:
    """True for a noun in the singular (`witness`, `resident`)."""
    return not noun.endswith("s") or noun.endswith("ss")


def _head(tk: Tokens, first: int, last: int) -> int:
    """The noun that a phrase is about: the one before its first preposition (`the Ministry | of Foreign Affairs`)."""
    for k in range(first + 1, last):
        if tk.words[k] in tk.lexicon.sets["behind_head"]:
            return k - 1
    return last - 1
