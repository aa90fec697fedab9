"""Cue and join hits to attributions, sentence by sentence: source, content, chain."""

from __future__ import annotations

from collections.abc import Container, Sequence

from provenance.findings import QUESTION, Attribution, Built, Link, Resolved
from provenance.records import replace
from provenance.rules.speech import SpeechBook
from provenance.spans import Span
from provenance.speech.channels import Channels
from provenance.speech.clause import Clause
from provenance.speech.dash_speakers import DashSpeakers
from provenance.speech.dashed import Dashed
from provenance.speech.hearsay import HEARSAY, Hearsay
from provenance.speech.insets import Insets
from provenance.speech.interviews import Interviews
from provenance.speech.joins import Joins
from provenance.speech.lived import Lived
from provenance.speech.media import Listeners
from provenance.speech.mention import PLURAL, PRONOUN, Phrase
from provenance.speech.moods import MOOD_REACH, Moods
from provenance.speech.nested import INNER, inner_subjects, with_inner
from provenance.speech.people import People
from provenance.speech.phrases import Phrases
from provenance.speech.relays import Relays
from provenance.speech.running import Running
from provenance.speech.said import Said, Turn, inside, is_object, is_weak, quoted
from provenance.speech.shapes import Shapes
from provenance.speech.subjects import Subjects
from provenance.speech.verbs import Verbs
from provenance.syntax.drafts import Sentence
from provenance.syntax.quotes import Quotation
from provenance.vocabulary import MEDIA
from provenance.vocabulary import SourceType as T

# Of words that are a source themselves.
_SHOWN = "shown"
# Of a particle behind a quotation.
_AFTER_QUOTATION = ".after-quotation"
# What a whole sentence ends with, one that is no heading.
_ENDS = frozenset(".!?…")
_PRONOUNS = frozenset((PRONOUN, PLURAL))
# Types of sources that nobody goes on as.
_NOBODYS = frozenset(("document", "unknown", "media_unspecified", "social_media"))
# Fewer quoted words are a term.
_FEW = 2
# What stands before the words that name a speaker behind speech; whose words a dash goes on with, and up to how far behind.
_DASHED_REACH = 2  # passages from speech that a dash opens to the next, where nobody was named since


class SpeechFinder:
    """All attributions of one article in a language that this engine has tables for."""

    def __init__(self, text: str, folded: str, book: SpeechBook, phrases: Phrases, people: People) -> None:
        self.text, self.folded, self.book = text, folded, book
        self.phrases, self.people = phrases, people
        found = [(s, e, book.cue_rules[i]) for i, s, e in book.cues.find(folded)]
        self.cues = [hit for hit in found if hit[2].kind != _SHOWN]
        self._pictures = [hit for hit in found if hit[2].kind == _SHOWN]
        self._picture_starts = [hit[0] for hit in self._pictures]
        self.joins = [(s, e, book.join_rules[i]) for i, s, e in book.joins.find(folded)]
        self.channels = [(s, e, *book.channel_rules[i]) for i, s, e in book.channels.find(folded)]
        self._cue_starts = [c[0] for c in self.cues]
        self._join_starts = [j[0] for j in self.joins]
        self._channels = Channels(book, people, self.channels)
        self._hearsay = Hearsay(folded, book, people)
        self._listeners = Listeners(text, folded, book, phrases, people)
        self._subjects = Subjects(text, folded, book, phrases, people, self.cues, self.channels, self._listeners)
        self._shapes = Shapes(text, book, phrases, people, self._subjects, bool(self.cues), bool(self.joins))
        self._joins = Joins(book, phrases, people, self._subjects)
        self._moods = Moods(book, phrases, people, self._subjects)
        self._relays = Relays(phrases, people, self._subjects)
        self._insets = Insets(text, folded, phrases, people)
        self._lived = Lived(folded, book)
        self._running = Running(text, folded, book, people)
        self._dashed = Dashed(text, folded, book.grammar, self.cues)
        self._dash_speakers = DashSpeakers(phrases, people, self._subjects, self._dashed)
        self._verbs = Verbs(phrases, people, self._subjects, self._dashed, self._hearsay, self.cues)
        self._interviews = Interviews(text, folded, book, phrases, people)
        self._captions: Container[int] = ()
        self._sentences: Sequence[Sentence] = ()

    def find(self, sentences: Sequence[Sentence], captions: Container[int] = ()) -> list[Built]:
        """All attributions in document order. `captions` are the indexes of caption passages: what a caption describes
        (`speaks to the press`) is no attribution, what it quotes or reports is.
        """
        sentences = [self._without_names(s) for s in sentences]
        self._captions, self._sentences = captions, sentences
        self._running.begin(sentences)
        self._dashed.begin(sentences)
        self._dash_speakers.begin(sentences)
        self._interviews.begin(sentences, captions)
        self._verbs.begin(sentences, captions)
        out: list[Built] = []
        turn = Turn(self.text)
        for s in sentences:
            before = self.people.last if s.index - self.people.last_statement <= MOOD_REACH else None
            asked = self._interviews.question(s)
            if asked is not None:
                if self._interviews.is_asked(s):  # what leads up to a question is the outlet's own voice
                    out.append(self._asked(s, asked))
                continue
            found = self._found(s, out)
            self._hand_on(s, found, before)
            if found:
                self._take_in(s, found[0], turn, out)
                self._running.take_in(s, found[0], out[-1].attribution.statement if out else -1)
            for said in found:
                self._lived.note(said)
            out += [self._built(s, said) for said in found]
            if found:
                turn.begin(s, found[-1], len(out) - 1)
            elif turn.goes_on(s) or (out and self._goes_on_from(s, out[-1].attribution)):
                one = out[turn.place if turn.goes_on(s) else -1]
                one.attribution = replace(one.attribution, content=(*one.attribution.content, s.statement.span))
                self.people.again(s.index)
                for link in one.attribution.chain[:1]:
                    self._channels.go_on(link.source, s.index)
            elif not self._still_quoted(s):
                self._note_subject(s)
        self._lived.tell(out)
        return out

    def _still_quoted(self, s: Sentence) -> bool:
        """True for a sentence of quoted words right behind what somebody said in the same passage, who then spoke last."""
        start, end = s.statement.span
        is_same = s.index > 0 and self._sentences[s.index - 1].statement.passage == s.statement.passage
        quotation = next((q for q in s.quotations if q.start <= start + 1 and end - 2 <= q.end), None)
        is_quoted = quotation is not None and is_same and not s.is_headline and self.book.grammar.is_cased
        return is_quoted and self.people.still_quoted(s.index)

    def _found(self, s: Sentence, out: Sequence[Built]) -> list[Said]:
        """What a sentence attributes, by what it is part of."""
        answer = self._interviews.answer(s)
        if answer is not None:
            return [answer]
        return self._dashed_speech(s, out) if self._dashed.goes_on(s) else self._sentence(s)

    def _asked(self, s: Sentence, shown: Span) -> Built:
        """A sentence of an interviewer's question: the outlet's own words; `shown` are those that tell."""
        rule = f"{self.book.language}.interview.question"
        words = Attribution(s.index, shown, (s.statement.span,), "indirect", (), rule)
        return Built(words, T.OWN_REPORTING.value, rule, None, QUESTION, True, False)

    def _dashed_speech(self, s: Sentence, out: Sequence[Built]) -> list[Said]:
        """What a sentence says of speech that a dash opens and beside which nobody is named: nothing where it goes on with
        the last attribution; what it says without the dash where nobody spoke before.
        """
        named = self._dash_speakers.named(s)
        if named is not None:
            return [named]
        if out and self._goes_on_from(s, out[-1].attribution):
            return []
        self._dashed.release(s)
        return self._sentence(s)

    def _goes_on_from(self, s: Sentence, last: Attribution) -> bool:
        """True for a sentence that goes on with what the last attribution before it says."""
        if self._running.goes_on(s, last.statement):
            return True
        since = self._sentences[last.statement].statement.passage
        speaker = self.people.last
        reach = 1 if self.people.noted_statement > self.people.last_statement else _DASHED_REACH
        is_near = s.statement.passage - since <= reach or self.people.last_statement == s.index - 1
        is_somebody = speaker is not None and speaker.source.type not in _NOBODYS and bool(last.chain)
        return self._dashed.goes_on(s) and is_near and is_somebody

    def _hand_on(self, s: Sentence, found: Sequence[Said], before: Resolved | None) -> None:
        """Adds the medium that spoke before to what it goes on to tell (`市長は「…」と語った | という`)."""
        hearsay = self.book.grammar.told_on
        if before is None or before.source.type not in MEDIA or hearsay.search(self.folded, *s.statement.span) is None:
            return
        for said in found:
            if said.kind == "speech" and not said.relays and said.source.source.type not in MEDIA:
                said.relays.append(Link(before.source.key, "relay", before.identification, "none"))
                self.people.last = before  # who goes on to tell

    def _take_in(self, s: Sentence, said: Said, turn: Turn, out: Sequence[Built]) -> None:
        """Adds what was said in the sentences before: the one to which a verb points back (`that | the police said`), and
        those of a passage that a dash opens, up to the words that name its speaker.
        """
        since = out[-1].attribution.statement if out else -1
        if said.is_pointing and self._is_pointed_at(s.index - 1, s) and since < s.index - 1:
            said.content.insert(0, self._sentences[s.index - 1].statement.span)
        if not turn.ends_in(s, said):
            return
        ahead = self._sentences[since + 1 : s.index]
        said.content[:0] = [n.statement.span for n in ahead if n.statement.passage == s.statement.passage]

    def _is_pointed_at(self, index: int, s: Sentence) -> bool:
        """True for the sentence right before, in the same passage or at the end of the one before, that is no heading."""
        if index < 0 or self._sentences[index].is_headline or self._sentences[index].statement.passage in self._captions:
            return False
        start, end = self._sentences[index].statement.span
        is_whole = self.text[start:end].rstrip('»”“" ')[-1:] in _ENDS or self.text[end - 1] in _ENDS
        return is_whole and s.statement.passage - self._sentences[index].statement.passage <= 1

    def _without_names(self, s: Sentence) -> Sentence:
        """The sentence without the quotations that are names (`the firm “Ore”`)."""
        names = self.phrases.titles.marks
        if not any(q.start in names for q in s.quotations):
            return s
        return replace(s, quotations=tuple(q for q in s.quotations if q.start not in names))

    def _note_subject(self, s: Sentence) -> None:
        start, end = s.statement.span
        self._moods.note(s, Clause(self.text, self.folded, self.book, s))
        if s.is_headline:
            return
        ahead = self.phrases.phrases(start, min(end, start + 90), self._subjects.is_verb)
        named = next((p for p in ahead if not is_weak(p) and not self._is_setting(p)), None)
        if named is not None and named.mentions[0].kind == PLURAL and s.statement.passage not in self._captions:
            self._channels.note_several(s)
        if named is not None and not named.is_oblique and not is_object(self.folded, self.book.grammar, named):
            noted = self.people.note(named, s.index)
            if noted is not None:
                self._channels.note(noted.source.key, start, end, s.index)
                self._listeners.note(noted.source.key, s)

    def _is_setting(self, phrase: Phrase) -> bool:
        """True for where or in what something is said, with a comma behind it (`In the ruling, | the judge`)."""
        return phrase.is_oblique and self.text.startswith(",", phrase.span.end)

    def _sentence(self, s: Sentence) -> list[Said]:
        start, end = s.statement.span
        clause = Clause(self.text, self.folded, self.book, s)
        hits = [h for h in inside(self.cues, self._cue_starts, start, end) if not clause.is_quoted(h[0])]
        hits = [h for h in hits if not self._dashed.holds(s, h[0])]
        hits = [h for h in hits if not self.phrases.is_noun_again(h[0], h[1])]
        joins = [j for j in inside(self.joins, self._join_starts, start, end) if not clause.is_quoted(j[0])]
        joins = [j for j in joins if not self._dashed.holds(s, j[0])]
        out: list[Said] = []
        taken: list[Span] = []
        for at, stop, join in joins:
            said = self._joins.find(s, clause, at, stop, join)
            if said is not None:
                out.append(said)
                taken.append(
                    Span(min(at, said.place.start if said.place else at), max(stop, said.place.end if said.place else stop))
                )
        is_picture = s.statement.passage in self._captions and not s.quotations
        inner = inner_subjects(clause, self.phrases, self._subjects.is_verb, hits)
        for at, stop, cue in hits:
            if is_picture and not clause.announces(stop):
                continue
            if cue.kind in ("citing", INNER) or at in inner or any(a <= at < b for a, b in taken):
                continue
            verbal = self._verbs.find(s, clause, (at, stop, cue), out)
            if verbal is not None:
                if out and _is_named_again(out[-1], verbal):
                    out.pop()
                out.append(verbal)
                taken.append(Span(at, stop))
        if inner:
            said_inside = [self._verbs.inner(s, clause, hit, inner[hit[0]]) for hit in hits if hit[0] in inner]
            out = with_inner(out, [said for said in said_inside if said is not None])
        if not out:
            held = [h for h in inside(self.cues, self._cue_starts, start, end) if clause.is_quoted(h[0])]
            within = self._insets.find(clause, self._subjects.is_verb, held)
            out = [within] if within is not None else []
        if not out:
            opens = not s.index or self._sentences[s.index - 1].statement.passage != s.statement.passage
            named = self._shown(s, clause) or self._shapes.find(s, clause) or self._moods.go_on(s, clause, opens)
            named = named or (self._goes_on(s, clause) if not hits and not opens else None)
            named = named or (self._hearsay.told_on(s) if s.statement.passage not in self._captions else None)
            out = [named] if named is not None else []
        return self._relays.settle(s, clause, _without_doubles(out), hits)

    def _goes_on(self, s: Sentence, clause: Clause) -> Said | None:
        """A sentence with some of the last speaker's words and nobody else, in the same paragraph right behind another (`The
        bridge “shook like a leaf”.`).
        """
        is_next = self.people.last_statement == s.index - 1 and s.statement.passage not in self._captions
        words = next((q for q in s.quotations if q.start >= clause.start and self._is_speech(q)), None)
        if not is_next or words is None or self.book.grammar.order != "svo" or not self.book.grammar.is_cased:
            return None
        others = self.phrases.phrases(clause.start, words.start, self._subjects.is_verb)
        if any(not p.is_oblique and not is_weak(p) and p.mentions[0].kind not in _PRONOUNS for p in others):
            return None
        source = self.people.again(s.index)
        if source is None or source.source.type in _NOBODYS:
            return None
        cue = Span(words.start, words.start + 1)
        rule = f"{self.book.language}.carry-over"
        return Said(cue, rule, "mood", "none", source, None, [s.statement.span], "right", True)

    def _is_speech(self, quotation: Quotation) -> bool:
        """True for quoted words that are no name and no single word: they begin small."""
        words = self.text[quotation.start + 1 : quotation.end - 1].split()
        return len(words) > _FEW and words[0][0].islower()

    def _shown(self, s: Sentence, clause: Clause) -> Said | None:
        """What words show or hold that are a source themselves (`a video that circulates in social networks`, `nine in ten of
        those asked`).
        """
        if s.statement.passage in self._captions or s.is_headline:
            return None
        for at, stop, cue in inside(self._pictures, self._picture_starts, clause.start, clause.end):
            found = cue.needs.search(self.folded, clause.start, clause.end) if cue.needs is not None else None
            if found is None or (cue.unless is not None and cue.unless.search(self.folded, clause.start, clause.end)):
                continue
            place = Span(*found.span(found.lastgroup)) if found.lastgroup is not None else Span(at, stop)
            content = clause.rest(at, stop)
            if content and not clause.is_quoted(place.start):
                source = self.people.nobody(place, cue.gives, cue.id)
                return Said(Span(at, stop), cue.id, "speech", "none", source, place, content, "right", True)
        return None

    def _built(self, s: Sentence, said: Said) -> Built:
        if said.kind == HEARSAY:
            words = Attribution(s.index, said.cue, tuple(said.content), quoted(self.text, said.content), (), said.rule)
            return Built(words, T.UNKNOWN.value, said.rule, None, said.pattern, True, False)
        key = said.source.source.key
        channel, channel_rule = self._channels.of(s, said)
        told = self._listeners.of(s, said, channel if channel_rule != self._channels.carried_rule else "none")
        if told is not None:
            said.relays.append(told)
        said.relays = [relay for relay in said.relays if relay.source != key]
        links = [Link(key, "origin", said.source.identification, channel, said.place), *said.relays]
        base = said.source.source.type
        type_ = self._type(base, channel, said.relays)
        given = "direct" if self._dashed.closes(s, said.cue.start) else quoted(self.text, said.content)
        attribution = Attribution(s.index, said.cue, tuple(said.content), given, tuple(links), said.rule)
        rule = channel_rule if type_ != base and channel_rule else said.source.rule
        return Built(attribution, type_, rule, said.source.evidence, said.pattern, said.is_main, False)

    def _type(self, base: str, channel: str, relays: Sequence[Link]) -> str:
        """The statement's source type: the origin's, refined by channel, taken over by state media (CONCEPTS 2)."""
        if relays and self.people.types[relays[0].source] == T.STATE_MEDIA:
            return T.STATE_MEDIA.value
        if base == T.OFFICIAL and channel == "briefing":
            return T.OFFICIAL_BRIEFING.value
        if base == T.OFFICIAL and channel in ("statement", "post", "document"):
            return T.OFFICIAL_STATEMENT.value
        return base


def _without_doubles(found: list[Said]) -> list[Said]:
    """Attributions of one sentence without those that a particle behind a quotation gives where a verb gives the same."""
    verbs = {(f.source.source.key, f.content[0].start) for f in found if not f.rule.endswith(_AFTER_QUOTATION)}
    is_double = [f.rule.endswith(_AFTER_QUOTATION) and (f.source.source.key, f.content[0].start) in verbs for f in found]
    return [f for f, double in zip(found, is_double, strict=True) if not double]


def _is_named_again(before: Said, said: Said) -> bool:
    """True for a second cue that names the same content's channel (`issued | the following statement:`)."""
    is_same = before.source.source.key == said.source.source.key and before.content == said.content
    return is_same and before.channel == "none" and said.channel != "none"
