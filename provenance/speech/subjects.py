"""The subject of a verb of saying: before it, behind it, left out, or not the speaker at all."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.matching import LazyPattern
from provenance.patterns import compile_pattern
from provenance.rules.speech import Cue, SpeechBook
from provenance.spans import Span, first_from
from provenance.speech.clause import Clause
from provenance.speech.media import Listeners
from provenance.speech.mention import BODY, NAME, OUTLET, PAPER, ROLE, THING, WEAK, Phrase
from provenance.speech.people import People
from provenance.speech.phrases import Phrases
from provenance.speech.places import after, before, beyond, topic, unnamed
from provenance.speech.said import is_weak
from provenance.syntax.drafts import Sentence

# How many statements back a speaker may be called by another noun, and how much before a noun is looked at for its article.
_EPITHET_REACH = 3
_HEAD = 24
# Between the words for an interview and who led it.
_CLOSE = 6
# An article and an age.
_AGED = 2
_CLOSING = frozenset(("”", "“", '"', "»"))
_QUOTES = frozenset('"“„«‘')
# An outlet's short name in brackets.
_SHORT = compile_pattern(r" \([A-ZÀ-Ž][\w-]{1,7}\)")
_LONG_DASHES = frozenset(("–", "—"))
_DASHES = frozenset(("–", "—", "-", " "))

Hit = tuple[int, int, Cue]  # a cue's words in the text
Channel = tuple[int, int, str, str]  # its words in the text, what it gives, its rule


# Words between a body and a verb that say what it is for.
_LONGEST_SEAT = 5
# Words between a medium that is told and who tells.
_ABOUT_TELLER = 3


class Subjects:
    """Finds the subjects of one article's `cues`; `channels` are its words for interviews and the like. Both in order."""

    def __init__(
        self, text: str, folded: str, book: SpeechBook, phrases: Phrases, people: People, cues: Sequence[Hit],
        channels: Sequence[Channel], listeners: Listeners,
    ) -> None:  # fmt: skip
        self.text, self.folded, self.book = text, folded, book
        self.phrases, self.people, self.cues, self.channels = phrases, people, cues, channels
        self._listeners = listeners
        self._cue_starts = [c[0] for c in cues]
        self._channel_starts = [c[0] for c in channels]

    def is_verb(self, start: int, end: int) -> bool:
        """True where a cue's word begins between two places."""
        at = first_from(self._cue_starts, start)
        return at < len(self.cues) and self.cues[at][0] < end

    def may_be_dropped(self, s: Sentence, clause: Clause, at: int, stop: int, cue: Cue) -> bool:
        """True where a verb without a subject goes on with the last speaker."""
        grammar = self.book.grammar
        if not grammar.verbs_go_on or clause.is_subordinate(at) or clause.has_other_subject(at):
            return False
        is_position = cue.is_weak or cue.kind != "speech"
        if is_position and self._opens_sentence(s, clause, at, cue):
            return True
        if is_position and not (grammar.order == "svo" and cue.kind == "stance" and clause.is_quotation_before(at)):
            return False
        ahead = clause.noun_ahead(at, stop) if grammar.order == "svo" else None
        return ahead is None or self._is_epithet(s, ahead)

    def _opens_sentence(self, s: Sentence, clause: Clause, at: int, cue: Cue) -> bool:
        """True for a verb of a position that is a sentence's first word, right behind a statement of somebody's: that one's
        (`| Pediu calma`), in a language that leaves pronouns out.
        """
        grammar = self.book.grammar
        is_next = s.index - 1 == self.people.last_statement
        is_first = not grammar.auxiliary.sub("", self.folded[clause.start : at].strip()).strip()
        is_first = is_first and cue.kind == "stance" and is_next and not s.is_headline
        return is_first and bool(grammar.datives) and grammar.order == "svo" and grammar.verbs_go_on

    def _is_epithet(self, s: Sentence, noun: Phrase) -> bool:
        """True where a noun with a definite article may mean who spoke just before (`the conservative insists`)."""
        word = self.text[noun.span.start : noun.span.end]
        if s.index - self.people.last_statement > _EPITHET_REACH:
            return False
        article = self.folded[max(0, noun.span.start - _HEAD) : noun.span.start].replace("'", " ").split()[-1]
        return (
            word.islower()
            and article not in self.book.grammar.indefinites
            and self.book.grammar.common_noun.search(word) is None
        )

    def of_cue(self, s: Sentence, clause: Clause, at: int, stop: int, cue: Cue) -> tuple[Phrase | None, bool]:
        """The subject of a cue, and whether it stands behind it."""
        order = self.book.grammar.order
        low = clause.low_before(at)
        if order == "topic":
            return topic(clause, self.phrases, self.is_verb, at), False
        if clause.is_as_clause(at):
            low = max(low, clause.as_clause_start(at))  # `there are offices without power, as | our reporters say`
        if self._opens_sentence(s, clause, at, cue):
            return None, False
        stop = self._behind_interviewer(stop, clause.end)
        behind = after(clause, self.phrases, self.is_verb, stop)
        if behind is None or is_weak(behind):
            stop, behind = self._behind_setting(clause, at, stop, low) or (stop, behind)
        is_near = behind is not None and (self.is_right_behind(stop, behind) or self._is_new(clause, at, stop, behind))
        if behind is not None and is_weak(behind) and (cue.is_weak or not is_near):
            behind = None
        ahead = self._outside(clause, before(clause, self.phrases, self.is_verb, low, at))
        ahead = self._who_told(clause, low, ahead)
        if behind is None and order == "verb-first" and (ahead is None or ahead.is_oblique or is_weak(ahead)):
            behind = unnamed(clause, self.phrases, stop)
        chosen = self._by_listener(clause, at, stop, ahead, behind if is_near or ahead is not None else None, is_near)
        if chosen is not None:
            return chosen
        if cue.kind == "stance" and not self.book.grammar.is_cased and order == "svo":
            behind = None  # `市长发文，呼吁 | 警方 …`
        if behind is None and self.book.grammar.subject_may_follow and order == "svo" and clause.is_inverted(at, low):
            behind = beyond(clause, self.phrases, self.is_verb, self._setting_end(clause, stop))
        if behind is not None and (order == "verb-first" or clause.is_inverted(at, low)):
            return (ahead, False) if cue.kind == "stance" and self._goes_round(ahead, behind) else (behind, True)
        if behind is None and ahead is None and order == "svo" and not cue.is_weak:
            own = clause.own_noun(at, stop) if self.book.grammar.subject_may_follow else None
            if own is not None and not self._is_epithet(s, own):
                return own, True
        if ahead is None and self.text[low - 1 : low] in _DASHES and not self._is_put_between(clause, at, stop):
            ahead = self._outside(clause, before(clause, self.phrases, self.is_verb, clause.start, at))
        if ahead is not None and behind is None and self._is_put_last(clause, ahead, at, stop):
            return None, False
        if ahead is not None and not ahead.is_oblique:
            return ahead, False
        return (behind, True) if behind is not None else (self._governed(clause, ahead, at), False)

    def _is_nominative(self, stop: int, behind: Phrase) -> bool:
        """True for a pronoun right behind a verb that is a subject wherever it stands (`Für sein Amt hofft | er`)."""
        words = self.folded[stop : behind.span.end].split()
        return len(words) == 1 and words[0] in self.book.grammar.nominatives

    def _who_told(self, clause: Clause, low: int, ahead: Phrase | None) -> Phrase | None:
        """Who speaks where a medium that they told stands before the verb (`sources whom | the Gazette | spoke to say`)."""
        if ahead is None or any(m.kind != OUTLET for m in ahead.mentions):
            return ahead
        if not self._listeners.is_told(ahead, clause.start, clause.end):
            return ahead
        return before(clause, self.phrases, self.is_verb, low, ahead.span.start) or ahead

    def _by_listener(
        self, clause: Clause, at: int, stop: int, ahead: Phrase | None, behind: Phrase | None, is_near: bool
    ) -> tuple[Phrase, bool] | None:
        """Who speaks where one of the two phrases around a verb is who is told, what is said stands before it, or a pronoun
        behind it can be nothing else.
        """
        if behind is None or self._is_nominative(stop, behind):
            return (behind, True) if behind is not None else None
        whole = self._whole(clause, clause.low_before(at), at)
        if whole is not None:
            return whole, False
        told = self._who_tells(clause, at, behind) if is_near else None
        if told is not None or ahead is None:
            return told
        is_told = self._listeners.is_told(ahead, clause.start, clause.end)  # `об этом «Медузе» рассказал | мэр`
        return (behind, True) if is_told or self._is_fronted(ahead, stop, behind) else None

    def _who_tells(self, clause: Clause, at: int, behind: Phrase) -> tuple[Phrase, bool] | None:
        """Who speaks where the words right behind a verb are a medium that is told (`as told | the Gazette | the mayor`, `two
        sources, close to the bank, told | Reuters | that`); None where it speaks itself.
        """
        first, *rest = behind.mentions
        if first.kind == BODY and rest and rest[0].kind == OUTLET and self.phrases.taken_up(Span(first.start, first.end)):
            first, *rest = rest  # `told the agency | Reuters`
        if not self.book.told or first.kind != OUTLET:
            return None
        if rest:
            is_apart = self.text[first.end : rest[0].start].strip('»”“"') == " " or self._stands_close(
                first.end, rest[0].start
            )
            is_apart = is_apart and rest[0].kind in (ROLE, NAME)
            is_told = is_apart and any(t.is_direct for t in self.book.told)  # `пояснил Би-би-си | профессор Лунд`
            return (Phrase(Span(rest[0].start, behind.span.end), tuple(rest), behind.is_oblique), True) if is_told else None
        end = behind.span.end + (self.text[behind.span.end : behind.span.end + 1] in _CLOSING)
        short = _SHORT.match(self.text, end)
        end = short.end() if short is not None else end
        teller = after(clause, self.phrases, self.is_verb, end)
        article = self.folded[end : teller.span.start].strip() if teller is not None else ""
        if teller is not None and not is_weak(teller) and (not article or article in self.book.grammar.determiners):
            return teller, True  # `told Reuters | the mayor`
        if teller is None and any(t.is_direct for t in self.book.told):
            teller = (self._beyond_setting(clause, end) or (end, None))[1]  # `сообщил Би-би-си в понедельник | мэр Лунд`
            if teller is not None and not is_weak(teller):
                return teller, True
        if teller is not None and not is_weak(teller) and self._stands_close(end, teller.span.start):
            return teller, True
        if not clause.announces(end):
            return None
        ahead = before(clause, self.phrases, self.is_verb, clause.start, at)
        is_other = ahead is not None and not is_weak(ahead) and all(m.kind != OUTLET for m in ahead.mentions)
        return (ahead, False) if ahead is not None and is_other else None

    def _stands_close(self, end: int, start: int) -> bool:
        """True where nothing stands between who is told and who tells, or words in small letters about the latter, where a
        medium stands right behind its verb (`рассказал Reuters 24-летний | студент`).
        """
        between = self.text[end:start].split()
        is_direct = any(t.is_direct for t in self.book.told) and len(between) <= _ABOUT_TELLER
        closed = self.book.grammar.small
        return not between or (is_direct and all(w.islower() and w[-1].isalpha() and w not in closed for w in between))

    def _governed(self, clause: Clause, ahead: Phrase | None, at: int) -> Phrase | None:
        """The subject where none stands free: any noun of an `as` clause, or what a preposition governs."""
        if ahead is None and clause.is_as_clause(at):
            return self._any_noun(clause.as_clause_start(at), at)
        is_body = ahead is not None and all(m.kind == BODY for m in ahead.mentions)
        if ahead is not None and is_body and self.people.platform(*ahead.span) is not None:
            return None  # `on Truth Social he said`, where the language leaves the pronoun out
        if ahead is not None and self._is_dative(ahead):
            return None  # `ai soccorritori | hanno raccontato`
        is_name = ahead is not None and all(m.kind in (NAME, WEAK) for m in ahead.mentions)
        return None if is_name and self.book.grammar.verbs_go_on else ahead

    def _is_dative(self, phrase: Phrase) -> bool:
        """True for whom something is told, by the small words before."""
        grammar = self.book.grammar
        if phrase.mentions[0].kind == PAPER:
            return False
        words = self.folded[max(0, phrase.span.start - _HEAD) : phrase.span.start].replace("'", " ").split()
        while len(words) > 1 and words[-1] in grammar.determiners:
            words.pop()
        return bool(words) and words[-1] in grammar.datives

    def _any_noun(self, low: int, at: int) -> Phrase | None:
        """The subject of a clause of the kind of `as | the Sports Fund | announced`, whatever noun it is."""
        grammar = self.book.grammar
        if not grammar.has_capital_nouns:
            return None
        noun = next((p for p in self.phrases.phrases(low, at, self.is_verb) if not p.is_oblique), None)
        if noun is None or not is_weak(noun):
            return None
        words = self.folded[low : noun.span.start].split()
        if grammar.determiners.isdisjoint(words) or not grammar.object_case.isdisjoint(words):
            return None
        first = noun.mentions[0]
        return Phrase(noun.span, (first._replace(kind=THING),), False)

    def from_where(self, clause: Clause, at: int, stop: int, where: LazyPattern) -> tuple[Phrase | None, bool]:
        """The source of a cue that has no subject, and whether it stands behind it."""
        start = clause.segment_start(at)
        may_follow = self.book.grammar.subject_may_follow
        for low, high, is_behind in ((stop, clause.end, True), (start, at, False)):
            if may_follow and is_behind and not (clause.is_inverted(at, start) or clause.is_as_clause(at)):
                continue  # `the ministers said in | the ministry`
            found = where.match(self.folded, low, high)
            phrase = after(clause, self.phrases, self.is_verb, found.end(), is_subject=False) if found is not None else None
            if phrase is not None and is_weak(phrase) and self._is_of(phrase.span.end):  # `on the page of | the company`
                phrase = after(clause, self.phrases, self.is_verb, phrase.span.end, is_subject=False)
            if phrase is not None and may_follow and not is_behind and not self._is_seat(phrase.span.end, at):
                continue  # `in the ministry | the ministers said`
            if phrase is not None and phrase.span.end <= high and not is_weak(phrase):
                is_paper = all(m.kind in (PAPER, WEAK) for m in phrase.mentions)
                is_release = is_paper and any(low <= c[0] < phrase.span.end and c[2] == "statement" for c in self.channels)
                return (None if is_release else phrase), is_behind  # `it said in a statement`: who spoke before
        return None, False

    def _is_seat(self, low: int, at: int) -> bool:
        """True where nothing stands between a body and the verb, or what the body is for (`in the office | for refugees`)."""
        between = self.folded[low:at].split()
        if not between:
            return True
        is_governed = between[0] in self.book.grammar.prepositions and len(between) <= _LONGEST_SEAT
        ahead = self.phrases.phrases(low, at, self.is_verb)
        return is_governed and "," not in self.folded[low:at] and all(p.is_oblique for p in ahead)

    def _is_of(self, place: int) -> bool:
        """True where the word behind `place` makes what stands there somebody's."""
        words = self.folded[place : place + _HEAD].split()
        return bool(words) and words[0] in self.book.grammar.genitives

    def _is_new(self, clause: Clause, at: int, stop: int, noun: Phrase) -> bool:
        """True for somebody new by a noun that no rule knows, behind what is said (`„…“, sagt ein Bäcker`)."""
        grammar = self.book.grammar
        article = self.folded[stop : noun.span.start].split()
        is_aged = len(article) >= _AGED and article[0] in grammar.determiners and article[1][:1].isdigit()
        is_one = len(article) == 1 and article[0] in grammar.indefinites
        if not grammar.has_capital_nouns or not (is_one or is_aged):  # `eine | Bäckerin`, `die 54-jährige | Bäckerin`
            return False
        is_thing = grammar.common_noun.search(self.folded[noun.span.start : noun.span.end]) is not None
        return not is_thing and self.text[at - 1 : at] == " " and clause.is_quotation_before(at)

    def _is_fronted(self, ahead: Phrase, stop: int, behind: Phrase) -> bool:
        """True where what stands before a verb is what was said (`Informację podała stacja CNN`)."""
        if self._is_object(ahead) and (not is_weak(behind) or self.is_right_behind(stop, behind)):
            return True
        return is_weak(ahead) and not is_weak(behind) and len(self.text[stop : behind.span.start].split()) <= 1

    def _is_object(self, ahead: Phrase) -> bool:
        """True behind an article of another case than the subject's (`dem Sender | sagte die Ministerin`)."""
        words = self.folded[max(0, ahead.span.start - _HEAD) : ahead.span.start].split()
        return bool(words) and words[-1] in self.book.grammar.object_case

    def _outside(self, clause: Clause, phrase: Phrase | None) -> Phrase | None:
        """A phrase that is no word of what is said (`"Patience", said the mayor`)."""
        if phrase is None or any(m.kind in (NAME, BODY, OUTLET) for m in phrase.mentions):
            return None if phrase is not None and clause.is_word_of_quotation(phrase.span) else phrase
        if self.folded[phrase.span.start : phrase.span.end] in self.book.grammar.speakers and self._is_of_speech(clause):
            return None  # `– We do not know, | says the mayor`
        is_said = clause.is_quoted(phrase.span.start) or self.text[phrase.span.start - 1 : phrase.span.start] in _QUOTES
        return None if is_said else phrase

    def _is_of_speech(self, clause: Clause) -> bool:
        """True in a passage that a dash opens."""
        low = self.text.rfind("\n", 0, clause.start) + 1
        return self.text[low : low + 1] in _LONG_DASHES | {"-"}

    def _goes_round(self, ahead: Phrase | None, behind: Phrase) -> bool:
        """True where an apposition stands before the verb: `the minister, back from Rome, accuses the mayor`."""
        if ahead is None or ahead.is_oblique or self.text[ahead.span.end : ahead.span.end + 1] != ",":
            return False
        return self.text[behind.span.end : behind.span.end + 1] not in (",", "") and not is_weak(ahead)

    def _whole(self, clause: Clause, low: int, at: int) -> Phrase | None:
        """Somebody by office and name, between commas, where that is all that stands before a verb (`the mayor of Lorne, Ann
        Cole, | says the town is safe`).
        """
        found = self.phrases.inside(low, at) if self.book.grammar.order == "svo" else []
        if len(found) <= 1 or found[0].kind != ROLE or found[-1].kind != NAME or clause.is_quoted(found[0].start):
            return None
        article, name = self.folded[low : found[0].start].split(), found[-1]
        is_apposition = self.text[low : name.start].rstrip().endswith(",") and self.text[name.end : at].strip() == ","
        if not is_apposition or not self.book.grammar.determiners.issuperset(article) or self.is_verb(low, name.start):
            return None
        return Phrase(Span(found[0].start, name.end), (found[0], name), False)

    def _behind_interviewer(self, stop: int, end: int) -> int:
        """Where the words end that say behind a verb who asked (`podkreśla w rozmowie z PAP Anna Lis`); `stop` if none do."""
        at = first_from(self._channel_starts, stop)
        if at == len(self.channels) or self.channels[at][0] - stop > 1 or self.channels[at][2] != "interview":
            return stop
        low = self.channels[at][1]
        medium = next(iter(self.phrases.inside(low, min(end, low + _HEAD))), None)
        if medium is None or medium.kind not in (OUTLET, BODY) or medium.start - low > _CLOSE:
            return stop
        return medium.end + 1 if self.text[medium.end : medium.end + 1] in _CLOSING else medium.end

    def _is_put_last(self, clause: Clause, ahead: Phrase, at: int, stop: int) -> bool:
        """True for a verb without a subject behind what is said: who spoke before (`there are no victims, | said`)."""
        if self.book.grammar.order != "svo" or not self.book.grammar.verbs_go_on:
            return False
        is_last = self.text[stop : stop + 1] in (",", ".", ";", "") and not clause.announces(stop)
        is_apart = self.text[ahead.span.end : ahead.span.end + 1] == "," and "," in self.text[ahead.span.end + 1 : at]
        return is_last and clause.is_inverted(at, clause.start) and not is_apart

    def _is_put_between(self, clause: Clause, at: int, stop: int) -> bool:
        """True for `– as | argued –` between dashes: who spoke before, not whom what is said names."""
        return clause.is_as_clause(at) and self.text[stop : clause.end].lstrip()[:1] in _LONG_DASHES

    def _behind_setting(self, clause: Clause, at: int, stop: int, low: int) -> tuple[int, Phrase] | None:
        """Where the words end that say when and where, behind an inverted verb, and the subject that follows them."""
        return self._beyond_setting(clause, stop) if clause.is_inverted(at, low) else None

    def beyond_setting(self, clause: Clause, stop: int) -> Phrase | None:
        """Who stands behind words for when, where and to whom (`как уточнил в разговоре с газетой | мэр`)."""
        found = self._beyond_setting(clause, stop)
        return found[1] if found is not None and not is_weak(found[1]) else None

    def _beyond_setting(self, clause: Clause, stop: int) -> tuple[int, Phrase] | None:
        """Where the words end that say behind `stop` when, where and to whom, and the phrase that stands there."""
        setting = self.book.grammar.setting
        if setting.match(self.folded, stop, clause.end) is None:
            return None
        for ahead in self.phrases.phrases(stop, clause.end, self.is_verb):
            found = None if is_weak(ahead) else setting.match(self.folded, stop, ahead.span.start)
            phrase = after(clause, self.phrases, self.is_verb, found.end()) if found is not None else None
            if found is not None and phrase is not None and phrase.span.start <= ahead.span.start:
                return found.end(), phrase
        found = setting.match(self.folded, stop, clause.end)
        phrase = after(clause, self.phrases, self.is_verb, found.end()) if found is not None else None
        return (found.end(), phrase) if found is not None and phrase is not None else None

    def _setting_end(self, clause: Clause, stop: int) -> int:
        """Where the words end that say when something was said, behind a verb (`disse | hoje | à AFP um responsável`)."""
        found = self.book.grammar.setting.match(self.folded, stop, clause.end)
        return found.end() if found is not None else stop

    def is_right_behind(self, stop: int, phrase: Phrase) -> bool:
        """True where nothing but a space stands between a cue and a phrase (`sagte Meier`), or a mark before an outlet."""
        between = self.text[stop : phrase.span.start]
        is_outlet = phrase.mentions[0].kind == OUTLET and self.book.grammar.subject_may_follow
        return not between.strip('«„“" ' if is_outlet else None)
