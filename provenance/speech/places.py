"""Where the source stands: before the cue, behind it, beyond another phrase, as the topic."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from provenance.patterns import compile_pattern
from provenance.rules.speech import WORD, Grammar
from provenance.spans import Span
from provenance.speech.clause import FEWEST_WORDS, MOST_WORDS, STOP, Clause
from provenance.speech.mention import NAME, OUTLET, PAPER, PLURAL, PRONOUN, ROLE, WEAK, Mention, Phrase
from provenance.speech.phrases import Phrases

# What follows the name of somebody who says something, in scripts without capitals.
_ENDS_NAME = ("،", ",", " (", ' "', " «", " “", ":", " :")

IsVerb = Callable[[int, int], bool]
_ASIDE = compile_pattern(r"(?: \w+)?(?:,| [-–—]) ")
# Whom somebody tells it, between verb and subject: a paper's name in quotation marks (`mówi „Gazecie” Jan Kos`).
_ADDRESSED = compile_pattern(r"\s(?:[^\W\d_]{1,4} )?[„“\"«»]\s?[A-ZÀ-ŽА-Я][^„“”\"«»\n]{0,26}\s?[”“\"»«](?=\s+[^\W\d_])")
_QUOTED = compile_pattern(r"\s(?:[^\W\d_]{1,8} )?[„“\"«»]\s?(?:[a-z]{1,3}['’ ])?")
# A word, a comma, perhaps an article; how much before a phrase it is looked for.
_REPORTED = compile_pattern(r"([^\W\d_]+), ([^\W\d_]+ )?$")
_HEAD = 30
# Before a sentence's first phrase: its article.
_LONGEST_LEAD = 6
# The last word before a stop, where it is as short as a rank or title.
_LONGEST_RANK = 5
_LONGEST_AND = 4  # letters
_LONGEST_ASIDE = 16
_SHORT_WORD = compile_pattern(r"(?<![^\W_])[^\W\d_]{1,5}$")


def _stop_behind(clause: Clause, phrases: Phrases, start: int) -> int:
    """Where a phrase ends that begins at `start`: at a mark, other than the stop of a short word (`mł. asp. Jan Kos`) and
    those around a name (`the firm “Ore”`).
    """
    for found in STOP.finditer(clause.folded, start, clause.end):
        place = found.start()
        if place in phrases.titles.marks:
            continue
        if found[0] != "." or not _SHORT_WORD.search(clause.folded, max(start, place - _LONGEST_RANK - 1), place):
            return place
        behind = clause.text[place + 1 : place + 2]
        if behind != " " and not behind.isupper():  # `Folha de S.Paulo`
            return place
    return clause.end


def after(clause: Clause, phrases: Phrases, is_verb: IsVerb, stop: int, is_subject: bool = True) -> Phrase | None:
    """The phrase that follows `stop` at once, a few small words aside; None where a preposition governs it."""
    told = _ADDRESSED.match(clause.text, stop, clause.end) if is_subject else None
    found = _following(clause, phrases, is_verb, told.end(), True) if told is not None else None
    found = found or _following(clause, phrases, is_verb, stop, is_subject)
    if found is not None and not is_subject and all(m.kind == PAPER for m in found.mentions):
        return _paper_behind(clause, phrases, found.span.end) or found  # `laut einem Bericht der | „Zeitung“`
    return found or _paper_behind(clause, phrases, stop)


def _paper_behind(clause: Clause, phrases: Phrases, stop: int) -> Phrase | None:
    """An outlet whose name stands in quotation marks (`nach Informationen der „Zeitung“`)."""
    at = _QUOTED.match(clause.text, stop, clause.end)
    paper = next(iter(phrases.inside(at.end(), clause.end)), None) if at is not None else None
    if at is None or paper is None or paper.kind != OUTLET or paper.start != at.end():
        return None
    return Phrase(Span(paper.start, paper.end), (paper,), False)


def _following(clause: Clause, phrases: Phrases, is_verb: IsVerb, stop: int, is_subject: bool) -> Phrase | None:
    limit = _stop_behind(clause, phrases, stop)
    grammar = clause.grammar
    ahead = clause.folded[stop:limit].lstrip()
    if grammar.complementizer.match(ahead):
        return None
    ahead_phrases = phrases.phrases(stop, limit, is_verb)
    if grammar.has_capital_nouns and len(ahead_phrases) > 1 and all(m.kind == WEAK for m in ahead_phrases[0].mentions):
        second = ahead_phrases[1]  # `des Statistischen | Bundesamts`
        if not clause.text[ahead_phrases[0].span.end : second.span.start].strip():
            ahead_phrases = ahead_phrases[1:]
    for phrase in ahead_phrases[:1]:
        gap = clause.folded[stop : phrase.span.start]
        words = gap.replace("'", " ").split()
        words = words[1:] if is_subject and words[:1] and words[0] in grammar.also else words  # `уточнил и | мэр`
        is_named = is_subject and phrase.mentions[0].kind == NAME and _is_office(gap, grammar.determiners)
        is_apart = any(mark in gap for mark in ",،，")
        if (is_apart and not is_named) or len(words) > MOST_WORDS or is_verb(stop, phrase.span.start):
            return None
        if any(w in grammar.conjunctions or (is_subject and w in grammar.object_case) for w in words):
            return None
        is_of = not is_subject and len(words) <= FEWEST_WORDS and words[:1] and words[0] in grammar.genitives
        is_governed = any(w in grammar.prepositions and not _is_of_time(words, k, grammar) for k, w in enumerate(words))
        is_one = is_subject and _is_one_of(words, grammar)
        if is_governed and not is_of and not is_one:  # `nach Angaben von | Insidern` is whose words they are
            return None
        if is_subject and not is_one and grammar.subject_may_follow and any(w in grammar.genitives for w in words):
            return None  # the noun before it is the head
        if grammar.complementizer.search(gap):
            return None
        return phrase
    return None


def _is_one_of(words: Sequence[str], grammar: Grammar) -> bool:
    """True for one of several who speak (`contou | um dos | sobreviventes`, `raconte | l'un des | survivants`)."""
    first = words[1:] if len(words) > FEWEST_WORDS and words[0] in grammar.determiners else words
    if len(words) < FEWEST_WORDS or not grammar.subject_may_follow:
        return False
    return any(w[0] in grammar.indefinites and len(w) > 1 and w[1] in grammar.genitives for w in (words, first))


def _is_of_time(words: Sequence[str], at: int, grammar: Grammar) -> bool:
    """True for a preposition with a small word behind it (`sagte am Montag der Minister`): it governs nothing else."""
    following = words[at + 1] if at + 1 < len(words) else ""
    return following in grammar.small and following not in grammar.determiners


def beyond(clause: Clause, phrases: Phrases, is_verb: IsVerb, stop: int) -> Phrase | None:
    """The subject behind where or to whom something was said (`said in court | the lawyer`)."""
    grammar = clause.grammar
    limit = _stop_behind(clause, phrases, stop)
    words = clause.folded[stop:limit].replace("'", " ").split()
    if not words or words[0] not in grammar.prepositions:
        return None
    free = (p for p in phrases.phrases(stop, limit, is_verb) if not p.is_oblique and not _is_in_brackets(clause.text, p.span))
    phrase = next(free, None)
    if phrase is None or all(m.kind == WEAK for m in phrase.mentions) or is_verb(stop, phrase.span.start):
        return None
    gap = clause.folded[stop : phrase.span.start]
    if "," in gap or any(w in grammar.conjunctions for w in gap.split()) or len(gap.split()) > 2 * MOST_WORDS:
        return None
    return phrase


def _is_office(gap: str, determiners: frozenset[str]) -> bool:
    """True for an article, a noun and a comma before a name: `explains the lead author, | Ann Cole`."""
    words = gap.rstrip(", ").replace("'", " ").split()
    return gap.rstrip().endswith(",") and gap.count(",") == 1 and len(words) >= FEWEST_WORDS and words[0] in determiners


def unnamed(clause: Clause, phrases: Phrases, stop: int) -> Phrase | None:
    """A subject that no rule knows, between a verb and what is said: up to three words."""
    limit = _stop_behind(clause, phrases, stop)
    words = list(WORD.finditer(clause.text, stop, limit))[:MOST_WORDS]
    ends = [k for k, w in enumerate(words) if clause.grammar.complementizer.match(clause.folded, w.start())]
    if words and any(clause.folded.startswith(p.lstrip(), words[0].start()) for p in clause.grammar.prepositions):
        return None
    comma = [k for k, w in enumerate(words) if clause.text[w.end() : w.end() + 2].startswith(_ENDS_NAME)]
    count = ends[0] if ends else comma[0] + 1 if comma else 0
    if not 0 < count < MOST_WORDS:
        return None
    span = Span(words[0].start(), words[count - 1].end())
    return Phrase(span, (Mention(span.start, span.end, WEAK),), False)


def before(clause: Clause, phrases: Phrases, is_verb: IsVerb, low: int, at: int, is_near: bool = False) -> Phrase | None:
    """The subject in front of a cue: the last phrase that no preposition governs, else the last one of all."""
    found = [p for p in phrases.phrases(low, at, is_verb) if not _is_in_brackets(clause.text, p.span)]
    if not found:
        return None
    if is_near:
        last = found[-1]
        return last if len(clause.folded[last.span.end : at].split()) <= 3 else None
    marked = clause.grammar.object_mark
    found = [p for p in found if marked.match(clause.folded, p.span.end) is None]
    free = [p for p in found if not p.is_oblique and not all(m.kind == WEAK for m in p.mentions)]
    if free:
        owner = next((p for p in free[:-1] if clause.grammar.relative.match(clause.folded, p.span.end, at)), None)
        if owner is not None:
            return owner  # `papers | som | the editors have read | show`
        if len(free) > 1 and clause.grammar.coordinated.search(clause.folded[free[-1].span.end : at].rstrip()):
            return free[0]  # `Cole gathered | the reports | och | said`
        behind = _ASIDE.match(clause.folded, free[0].span.end, at)
        if behind is not None and is_verb(free[0].span.end, behind.end()):
            behind = None  # `Reuters reports that | the minister said`
        if behind is not None and len(free) > 1 and clause.grammar.subordinate.match(clause.folded[behind.end() : at]):
            return free[0]  # `the owner, who knows the minister, says`
        if len(free) > 1 and _is_aside(clause, free[0], free[-1], at):
            return free[0]  # `the owner, accused by | the minister, | denied it`
        while len(free) > 1 and (_is_beside(clause, free[-2], free[-1]) or _is_joined(clause, free[-2], free[-1])):
            free = free[:-1]
        reported = next((p for p in free[1:] if _is_reported(clause, p, at, is_verb)), None)
        return reported or (free[0] if clause.grammar.has_capital_nouns else free[-1])
    pronouns = [p for p in found if p.mentions[0].kind in (PRONOUN, PLURAL)]
    if pronouns:
        return pronouns[-1]
    if clause.grammar.has_capital_nouns:
        return None
    near = [p for p in found if len(clause.folded[p.span.end : at].split()) <= 2]
    return near[-1] if near else None


def _is_aside(clause: Clause, first: Phrase, last: Phrase, at: int) -> bool:
    """True where what stands between commas behind a sentence's first phrase holds the last one before a verb."""
    grammar, text = clause.grammar, clause.text
    is_first = not grammar.has_capital_nouns and first.span.start - clause.start <= _LONGEST_LEAD
    closed = text.find(",", last.span.end, at)
    if not is_first or grammar.order != "svo" or not text.startswith(", ", first.span.end) or closed < 0:
        return False
    behind = grammar.auxiliary.sub("", clause.folded[closed + 1 : at].strip())
    begins = clause.folded[first.span.end + 2 : last.span.start].split()
    is_small = text[first.span.end + 2].islower() and bool(begins) and begins[0] not in grammar.small
    return not behind.strip() and is_small and not _is_list(begins)


def _is_list(words: Sequence[str]) -> bool:
    """True for words with a comma among them: one of several asides."""
    return any(word.endswith(",") for word in words)


def _is_beside(clause: Clause, office: Phrase, paper: Phrase) -> bool:
    """True for a paper's name in quotation marks right behind an office: whose that is, or who is told (`мэр «Медузе»`)."""
    is_paper = len(paper.mentions) == 1 and paper.mentions[0].kind == OUTLET
    gap = clause.folded[office.span.end : paper.span.start]
    return is_paper and gap == ' "' and any(m.kind in (ROLE, NAME) for m in office.mentions)


def _is_joined(clause: Clause, first: Phrase, second: Phrase) -> bool:
    """True for the second of two who speak together (`the ministers Jan Kos | and | Anna Lis`)."""
    word = clause.folded[first.span.end : second.span.start].strip()
    is_person = second.mentions[0].kind == NAME and first.mentions[-1].kind == NAME
    return is_person and len(word) <= _LONGEST_AND and word in clause.grammar.conjunctions


def _is_reported(clause: Clause, phrase: Phrase, at: int, is_verb: IsVerb) -> bool:
    """True for the subject of a clause right behind a verb of saying and a comma (`the paper reports, | the minister has
    said`), in a language that leaves out `that`.
    """
    found = _REPORTED.search(clause.folded, max(clause.start, phrase.span.start - _HEAD), phrase.span.start)
    if found is None or "," in clause.text[phrase.span.end : at] or not clause.grammar.has_capital_nouns:
        return False
    if not is_verb(found.start(1), found.end(1)):
        return False
    article = (found[2] or "").strip()
    return not article or (article in clause.grammar.determiners and article not in clause.grammar.object_case)


def _is_in_brackets(text: str, span: Span) -> bool:
    """True for a party or paper in brackets behind whom it belongs to (`Mayor Jan Kolbe (SPD) said`)."""
    return text[span.start - 1 : span.start] == "(" and text[span.end : span.end + 1] == ")"


def topic(clause: Clause, phrases: Phrases, is_verb: IsVerb, at: int) -> Phrase | None:
    """The sentence's topic before `at`, outside quotations: the last phrase that a strong particle marks, before the first
    quotation where there is one; else the first that any particle marks.
    """
    first_quotation = next((q.start for q in clause.s.quotations if clause.start < q.start < at), at)
    found = [p for p in phrases.phrases(clause.start, at, is_verb) if not clause.is_quoted(p.span.start)]
    found = [p for p in found if not _is_bracketed(clause.text, p.span.start)]
    if clause.grammar.has_suffixes:
        found = [p for p in found if not _is_plain_word(clause, p)]
    strong = [
        p for p in found
        if p.span.end <= first_quotation
        and _is_topic(clause, p)
    ]  # fmt: skip
    apart = next((p for p in found if clause.grammar.topic_first.match(clause.folded, p.span.end) is not None), None)
    if apart is not None and (not strong or apart.span.start <= strong[0].span.start):
        return strong[-1] if strong and _is_beside_quotation(clause, strong[-1]) else apart
    own = [p for p in found if p.span.start >= first_quotation and _is_behind_report(clause, p)]
    if own:
        return own[-1]
    if strong:
        return strong[-1]
    marked = next((p for p in found if clause.grammar.topic.match(clause.folded, p.span.end) is not None), None)
    return marked or _topic_of_quotation(clause, phrases, is_verb)


def _is_bracketed(text: str, start: int) -> bool:
    """True inside brackets behind a name (`山本教授（| ロシア | 経済）は`)."""
    return any(
        text.rfind(opening, max(0, start - _LONGEST_ASIDE), start)
        > text.rfind(closing, max(0, start - _LONGEST_ASIDE), start)
        for opening, closing in ("()", "（）")
    )


def _is_topic(clause: Clause, phrase: Phrase) -> bool:
    """True for what a strong particle marks, which may be part of a pronoun (`그|는`)."""
    marks = clause.grammar.topic_strong
    if phrase.mentions[0].kind == PRONOUN and marks.match(clause.folded, phrase.span.end - 1) is not None:
        return True
    return marks.match(clause.folded, phrase.span.end) is not None


def _is_beside_quotation(clause: Clause, phrase: Phrase) -> bool:
    """True for a topic right before a quotation (`A国は、…、首相は | 「…」と述べた`)."""
    marked = clause.grammar.topic_strong.match(clause.folded, phrase.span.end)
    return marked is not None and any(q.start == marked.end() for q in clause.s.quotations)


def _is_behind_report(clause: Clause, phrase: Phrase) -> bool:
    """True for the topic of a verb at the end, behind what it reports that another said (`말했다고 | 통신은 | 전했다`)."""
    ahead = clause.folded[max(clause.start, phrase.span.start - _HEAD) : phrase.span.start]
    is_marked = clause.grammar.topic_strong.match(clause.folded, phrase.span.end) is not None
    return is_marked and clause.grammar.reported.search(ahead) is not None


def _is_plain_word(clause: Clause, phrase: Phrase) -> bool:
    """True for a sentence's first word that no rule knows and no comma closes: any word has a capital there."""
    is_first = phrase.span.start == clause.start and all(m.kind == WEAK for m in phrase.mentions)
    return is_first and clause.text[phrase.span.end : phrase.span.end + 1] == " "


def _topic_of_quotation(clause: Clause, phrases: Phrases, is_verb: IsVerb) -> Phrase | None:
    """The topic before a quotation that began in a sentence before this one and ends here."""
    quotation = next((q for q in clause.s.quotations if q.start < clause.start < q.end), None)
    if quotation is None:
        return None
    low = max(clause.text.rfind(mark, 0, quotation.start) + 1 for mark in "。\n.")
    strong = clause.grammar.topic_strong
    found = [p for p in phrases.phrases(low, quotation.start, is_verb) if strong.match(clause.folded, p.span.end) is not None]
    return found[-1] if found else None
