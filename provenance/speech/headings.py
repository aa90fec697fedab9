"""Whose word a heading is that has no verb of saying: a label and a colon, a name beside its quotation, a name at its end."""

from __future__ import annotations

from provenance.findings import Resolved
from provenance.rules.speech import SpeechBook
from provenance.spans import Span
from provenance.speech.clause import Clause
from provenance.speech.mention import BODY, NAME, OUTLET, PAPER, ROLE, Mention, Phrase
from provenance.speech.people import People
from provenance.speech.phrases import Phrases
from provenance.speech.places import before
from provenance.speech.said import Said, is_weak
from provenance.speech.subjects import Subjects
from provenance.syntax.drafts import Sentence

_FEW_WORDS = 4
_HEAD = 24
_HEADLINE_HEAD = 40
_LONGEST_HEADING = 110
_STOPS = frozenset(".!?…。！？")
# Signs of what a heading says, in scripts without spaces.
_FEW_SIGNS = 6
# Whose word a heading behind their name and a colon is; another name there says what it is about (`Ferry: fares to rise`).
_LABELS = frozenset(("official", "ngo_monitor", "expert", "political_actor"))
# And in a headline, where media and unnamed sources stand so (`Sources: deal close`, `Reuters: …`).
_HEADLINE_LABELS = _LABELS | {
    "anonymous", "armed_group", "document", "international_body", "media_unspecified", "news_outlet", "public_media",
    "state_media", "wire", "witness",
}  # fmt: skip
# Whom a headline names without saying what they are.
_HOLDERS = frozenset(("official", "political_actor", "international_body", "armed_group", "ngo_monitor"))
# What may stand before a label's phrase: an article written to its noun.
_ARTICLES = ("", "ال")
# What sets a headline's parts apart.
_BREAKS = (" – ", " — ", " - ")
# What stands before the name in a headline's last clause.
_EDGES = frozenset('、 \u3000」”"…,，')


class Headings:
    """The headings of one article."""

    def __init__(self, text: str, book: SpeechBook, phrases: Phrases, people: People, subjects: Subjects) -> None:
        self.text, self.book, self.phrases, self.people, self.subjects = text, book, phrases, people, subjects

    def find(self, s: Sentence, clause: Clause) -> Said | None:
        """The attribution of a heading in which no cue and no join gives one; None for other sentences."""
        return self._label(s) or self._beside_quotation(s, clause) or self._at_end(s, clause)

    def _label(self, s: Sentence) -> Said | None:
        """`X: C` as a heading, X being an office, an authority or a union and nothing more (`Union: more staff needed`)."""
        place = self._place_of_label(s)
        if place is None:
            return None
        start, colon, end = *place, s.statement.span.end
        phrase = next(iter(self.phrases.phrases(start, colon, self.subjects.is_verb)), None)
        if (
            phrase is None
            or self.text[phrase.span.end : colon].strip()
            or self.text[start : phrase.span.start] not in _ARTICLES
        ):
            return None
        is_person = s.is_headline and [m.kind for m in phrase.mentions] == [ROLE, NAME]
        is_of_place = s.is_headline and [m.kind for m in phrase.mentions] == [ROLE, BODY]
        is_said = is_person and self.book.grammar.finite.search(self.text[colon + 2 : end]) is not None
        if len({(m.start, m.end) for m in phrase.mentions}) > 1 and not (is_said or is_of_place):
            return None
        source = self._speaker(phrase, s)
        if source is None:
            return None
        content = [Span(colon + 1 + self.text[colon + 1].isspace(), end)]
        rule = f"{self.book.language}.cue.colon"
        return Said(Span(colon, colon + 1), rule, "speech", "none", source, phrase.span, content, "right", True)

    def _place_of_label(self, s: Sentence) -> tuple[int, int] | None:
        """Where a heading's label begins and its colon stands: at the heading's beginning, in a headline also behind a dash
        (`Man shot – Police: search goes on`) or, in scripts without spaces, behind one; None without words enough behind it.
        """
        start, end = s.statement.span
        is_cased = self.book.grammar.is_cased
        around = self.text[start - 1 : start] + self.text[end : end + 1]
        is_heading = s.is_headline or around in ("", "\n", "\n\n")
        if not is_heading or end - start > _LONGEST_HEADING or self.text[end - 1] in _STOPS:
            return None
        colon = next((k for k in range(start, end) if self.text[k] in ":："), -1)
        if s.is_headline and colon > 0:
            is_spaced = is_cased or " " in self.text[colon:end].strip()
            breaks = _BREAKS if is_spaced else (*_BREAKS, " ", "\u3000")
            start = max(start, *(self.text.rfind(b, start, colon) + len(b) for b in breaks if b in self.text[start:colon]), 0)
        if not 0 < colon - start <= (_HEADLINE_HEAD if s.is_headline else _HEAD):
            return None
        content = self.text[colon + 1 : end]
        is_short = len(content.split()) < _FEW_WORDS and (is_cased or len(content) < _FEW_SIGNS)
        return None if is_short else (start, colon)

    def _beside_quotation(self, s: Sentence, clause: Clause) -> Said | None:
        """`X "C"` in a headline, where verbs stand at the end and headlines leave them out."""
        if not s.is_headline or self.book.grammar.order != "topic":
            return None
        for quotation in s.quotations:
            low = clause.start
            phrase = before(clause, self.phrases, self.subjects.is_verb, low, quotation.start, is_near=True)
            if phrase is None or is_weak(phrase) or self.text[phrase.span.end : quotation.start].strip():
                continue
            source = self.people.resolve(phrase, s.index)
            if source is None or source.source.type in ("unknown", "individual", "document"):
                continue
            cue, said = Span(quotation.start, quotation.start + 1), [Span(quotation.start, min(quotation.end, clause.end))]
            rule = f"{self.book.language}.cue.quotation"
            return Said(cue, rule, "speech", "none", source, phrase.span, said, "right", True)
        return None

    def _at_end(self, s: Sentence, clause: Clause) -> Said | None:
        """`C＝X` or `C, X warns` in a headline, where the language's grammar tells what stands around such an end."""
        start, end = s.statement.span
        grammar = self.book.grammar
        for mention in reversed(self.phrases.inside(start, end)) if s.is_headline else ():
            edge = grammar.headline_end.match(self.text, mention.end, end)
            if edge is None or clause.is_quoted(mention.start) or mention.start - start < _FEW_SIGNS:
                continue
            cue = self._cue_before(mention, start) if not edge.group() else None
            if edge.group() and self.text[mention.start - 1] in _EDGES:
                cue = Span(edge.end() - len(edge.group().lstrip()), edge.end())
            phrase = Phrase(Span(mention.start, mention.end), (mention,), False)
            source = self._speaker(phrase, s) if cue is not None else None
            if cue is not None and source is not None:
                said = [Span(start, min(cue.start, mention.start))]
                rule = f"{self.book.language}.cue.headline-end"
                return Said(cue, rule, "speech", "none", source, phrase.span, said, "left", True)
        return None

    def _cue_before(self, mention: Mention, start: int) -> Span | None:
        """What joins a headline that begins at `start` to the name at its end; None where nothing does."""
        joint = self.book.grammar.headline_joint.search(self.text[start : mention.start])
        is_joint = joint is not None and (joint.lastindex or mention.kind == OUTLET)
        return Span(start + joint.start(), start + joint.end()) if joint is not None and is_joint else None

    def _holder(self, phrase: Phrase, s: Sentence) -> Resolved | None:
        """Who a name alone before a colon is, where the article gives that one an office and a clause or a quotation follows
        (`Cole: “We need more tents”`).
        """
        content = self.text[phrase.span.end + 1 : s.statement.span.end].strip(" :\u00a0")
        is_quoted = any(q.start >= phrase.span.end for q in s.quotations)
        if not is_quoted and (content.endswith("?") or self.book.grammar.finite.search(content) is None):
            return None
        source = self.people.resolve(phrase, s.index)
        return source if source is not None and source.source.type in _HOLDERS else None

    def _speaks_of_another(self, phrase: Phrase, s: Sentence) -> bool:
        """True for a capital before a colon and a clause about another country (`Seoul: North Korea has fired a missile`); a
        country there is what the headline is about.
        """
        bodies, end = self.people.classifier.bodies, s.statement.span.end
        seat = next(iter(bodies(phrase.span)), None)
        colon = self.text.find(":", phrase.span.end, end)
        content = self.text[colon + 1 : end]
        other = next(iter(bodies(Span(colon + 1, end))), None) if colon >= 0 else None
        if seat is None or other is None or seat.what.country is None or other.what.country in (None, seat.what.country):
            return False
        is_capital = not seat.what.name.startswith(self.text[phrase.span.start : phrase.span.end])
        is_subject = len(content[: other.start - colon - 1].split()) <= 1
        return is_capital and is_subject and len(content.split()) >= _FEW_WORDS

    def _speaker(self, phrase: Phrase, s: Sentence) -> Resolved | None:
        """Who a heading's phrase means, where headings say whose word they are by such a one."""
        first = phrase.mentions[0].kind
        is_known = first in (ROLE, BODY) or (s.is_headline and first in (OUTLET, PAPER))
        if s.is_headline and [m.kind for m in phrase.mentions] == [NAME]:
            holder = self._holder(phrase, s)
            if holder is not None:
                return holder
        is_named_alone = (
            first == NAME
            and s.is_headline
            and self.book.grammar.finite.search(self.text[phrase.span.end + 2 : s.statement.span.end])
        )
        is_known = is_known or is_named_alone is not None
        source = self.people.resolve(phrase, s.index) if is_known else None
        if source is None or source.source.type not in (_HEADLINE_LABELS if s.is_headline else _LABELS):
            return None
        is_named = s.is_headline and source.rule.startswith(("body.", "group.", "registry.", "holder."))
        is_named = is_named or (s.is_headline and self._speaks_of_another(phrase, s))
        return source if ".role." in source.rule or is_named else None
