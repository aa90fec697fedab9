"""Whom a pronoun means: who its own sentence speaks of, who spoke last, or a subject of the statements before it."""

from __future__ import annotations

from provenance.findings import AUTHOR_RULE, Kind, Resolved, Source
from provenance.mentions.cast import Cast
from provenance.mentions.introductions import introduction
from provenance.mentions.known import BODIES, Known
from provenance.mentions.memory import GENDER_OF
from provenance.patterns import compile_pattern
from provenance.rules import lexicon as lx
from provenance.spans import Span
from provenance.syntax.phrases import is_abbreviated
from provenance.syntax.subjects import subject_before
from provenance.syntax.tokens import Tokens
from provenance.vocabulary import MEDIA

_OPEN = ("unknown", "document")
_ACTING = frozenset((*BODIES, *(str(medium) for medium in MEDIA)))
_CROWDS = ("individual", "witness")  # of whom `they` may mean several (`the students`)
PERSON_OF = {"his": "he", "her": "she", "its": "it", "their": "they"}  # who an owner's pronoun means
_MARKS = compile_pattern("[\"“”]|''")
_QUOTES = ("“", '"', "''")
_NO_NAME = lx.DET | lx.PREP | lx.SUBJ | lx.TIME | lx.NUMBER
_FULL_NAME = 2  # words
_SPOKEN_REACH = 60  # tokens between a name and a pronoun that means nobody who acts
_PLURAL_REACH = 6  # statements between several who spoke and `they`
_GROUP_REACH = 3  # statements between a group and `another` of it
_PARAGRAPH = 4_000  # characters before a sentence in which its paragraph's quotations are looked for, at most
_SHORTEST_SENTENCE, _LONGEST_SENTENCE = 3, 80  # tokens before a pronoun that can hold its subject, and are looked at


def meant_by(cast: Cast, first: int) -> Resolved:
    """The source that the pronoun at token `first` means."""
    word = cast.tk.words[first]
    return _subject_here(cast, first, word) or pronoun(cast, word.split("'")[0], first)


def owner_meant(cast: Cast, first: int) -> Resolved:
    """The source that the owner at token `first` means: `its` the body that its own sentence is about (`Norland asked others
    to back | its | position that`), `her` whom `she` would.
    """
    word = PERSON_OF[cast.tk.words[first]]
    here = _subject_here(cast, first, word) if word == "it" else None
    return here or pronoun(cast, word)


def pronoun(cast: Cast, word: str, first: int = 0) -> Resolved:
    """The source that a pronoun at token `first` means by what was read before it; one of its own where there is nobody."""
    memory, sets, statement = cast.memory, cast.tk.lexicon.sets, cast.statement
    if word in sets["author_pronoun"]:
        return Resolved(author(cast, word).source, "role", AUTHOR_RULE, None, True)
    if word in sets["person_pronoun"]:
        look_back(cast)
        known = None if memory.fits(word) else _passed_over(cast, word)
        known = known or memory.of_gender(word, statement, cast.known.values()) or _spoken_of(cast, first, word)
        if known is not None and known is not memory.person:
            memory.saw(known, statement)
    elif word in sets["plural_pronoun"]:
        if memory.plural is None and memory.other is None:
            look_back(cast)
        group = [k for k in (memory.plural, memory.other) if k]
        # an outlet is `they` right behind what it said alone
        group = [k for k in group if k.source.registry is None or statement - k.last_seen <= 1]
        is_near = memory.plural in group and statement - group[0].last_seen <= _PLURAL_REACH
        known = memory.plural if is_near else max(group, key=lambda k: k.last_seen, default=None)
    else:
        if memory.other is None:
            look_back(cast)
        known = memory.other
    if known is None:
        known = _nobody(cast, word)
    known.last_seen = statement
    return Resolved(known.source, known.identification, known.rule, None, True)


def _spoken_of(cast: Cast, first: int, word: str) -> Known | None:
    """`Mrs. Lind's vote, which | she | regrets`: who is spoken of before token `first` without being a subject, where a title
    or a given name tells that the pronoun can mean them.
    """
    tk, sets = cast.tk, cast.tk.lexicon.sets
    tells = sets["woman"] if word == "she" else sets["man"]
    for k in range(first - 1, max(-1, first - _SPOKEN_REACH), -1):
        if tk.words[k] not in tells or not tk.flags[k] & lx.CAP:
            continue
        end = k + 1
        while (
            end < first
            and not tk.words[end - 1].endswith("'s")
            and ((tk.flags[end] & lx.CAP and not tk.flags[end] & lx.SUBJ) or tk.words[end] == ".")
        ):
            end += 1
        name = cast.names.person_name(k, end) or cast.names.owner(k, end)
        if name is not None and end > k + 1 and len(name[-1]) > 1:
            return cast.person(name, k, end, None)
    return _told_of(cast, first, sets["man"] if word == "she" else sets["woman"])


def _told_of(cast: Cast, first: int, others: frozenset[str]) -> Known | None:
    """`The police held Ada Lind, a nurse. | She | said`: who is named last before token `first` and told of by an office or a
    role, and whose given name is none of `others`.
    """
    tk = cast.tk
    for k in range(first - 2, max(0, first - _SPOKEN_REACH), -1):
        is_begun = bool(tk.flags[k] & lx.CAP) and not tk.flags[k] & _NO_NAME and not tk.flags[k - 1] & lx.CAP
        if not is_begun or not tk.flags[k + 1] & lx.CAP or tk.flags[k + 1] & lx.TIME:
            continue
        end = k + 2
        while end < first and tk.flags[end] & lx.CAP and not tk.flags[end] & lx.SUBJ:
            end += 1
        name = cast.names.person_name(k, end)
        if name is None or len(name) < _FULL_NAME or name[0].lower() in others:
            continue
        kind = introduction(tk, cast.classifier, name)
        if kind is not None or _has_age_or_part(cast, k, end):
            return cast.person(name, k, end, kind)
    return None


def _has_age_or_part(cast: Cast, first: int, end: int) -> bool:
    """`Ada Lind, 63,`, `Ada Lind, a nurse`: what stands behind a person's name, and behind no body's or place's."""
    tk = cast.tk
    if end + 2 >= len(tk) or tk.words[end] != ",":
        return False
    is_age = bool(tk.flags[end + 1] & lx.NUMBER) and tk.words[end + 1].isdigit() and tk.words[end + 2] in (",", ".", "and")
    before = first - 1 if tk.flags[first - 1] & lx.PREP else first - 2  # `in downtown San Elmo, a group`
    is_part = tk.words[end + 1] in ("a", "an", "the") and not tk.flags[end + 2] & lx.CAP
    is_part = is_part and (before < 0 or tk.words[before] not in tk.lexicon.sets["place_preposition"])
    return is_age or (is_part and cast.classifier.kind_of(Span(tk.starts[first], tk.end(end - 1))) is None)


def one_of_them(cast: Cast, word: str) -> Known | None:
    """`Two divers went in. … | Another | said`: one of those named shortly before, who is what they are; None where nobody
    was.
    """
    look_back(cast)
    group = cast.memory.plural
    if group is None or group.source.type in _OPEN or cast.statement - group.last_seen > _GROUP_REACH:
        return None
    group.last_seen = cast.statement
    key = f"one:{word}:{cast.statement}"
    if key not in cast.known:
        source = Source(key, _one_of(word, group), group.source.type)
        is_one = word in ("one", "another")
        cast.known[key] = Known(source, "role" if is_one else group.identification, group.rule)
    return cast.known[key]


def follows_group(cast: Cast) -> bool:
    """True right behind a statement about a group (`Experts are divided. | Some say`)."""
    look_back(cast)
    group = cast.memory.plural
    return group is not None and cast.statement - group.last_seen <= 1 and group.source.type not in _OPEN


def _one_of(word: str, group: Known) -> str:
    """`one of the people close to the talks`: what one of a group is called, whom the text gives no other name."""
    name = group.source.name
    if group.identification not in ("collective", "anonymous") or word == "others":
        return word.capitalize()
    return f"{word.capitalize()} of the {name[:1].lower()}{name[1:]}"


def look_back(cast: Cast) -> None:
    """Reads the subjects of the statements passed since the last look, the latest of them only."""
    memory = cast.memory
    passed = memory.passed()
    memory.skipped = [one for one in passed if one[2] <= memory.statement]
    for low, high, statement in passed:
        if statement > memory.statement:
            _read_subject(cast, low, high, statement)


def _passed_over(cast: Cast, word: str) -> Known | None:
    """`Ada Lind is a nurse. Her son told her so. …, | she | said`: a subject before the person who was spoken of last."""
    gender = GENDER_OF.get(word)
    for low, high, _ in reversed(cast.memory.skipped):
        known = None if gender is None or _is_quoted(cast.tk, low) else person_as_subject(cast, low, high)
        if known is not None and known.gender in ("", gender):
            return known
    return None


def person_as_subject(cast: Cast, low: int, high: int) -> Known | None:
    """The person named as the subject of the first verb of the tokens `[low, high)`; None where there is none."""
    subject = _first_subject(cast.tk, low, high)
    name = None if subject is None or _is_the(cast, *subject) else cast.names.person_name(*subject)
    if subject is None or name is None:
        return None
    first, last = subject
    return cast.person(name, first, last, cast.classifier.kind_of(Span(cast.tk.starts[first], cast.tk.end(last - 1))))


def _read_subject(cast: Cast, low: int, high: int, statement: int) -> None:
    tk, memory = cast.tk, cast.memory
    subject = _first_subject(tk, low, high)
    if subject is None or tk.words[subject[0]] in tk.lexicon.sets["nobody"] or _is_quoted(tk, low):
        return
    first, last = subject
    name = None if _is_the(cast, first, last) else cast.names.person_name(first, last)
    span = Span(tk.starts[first], tk.end(last - 1))
    if name is not None:
        memory.saw(cast.person(name, first, last, cast.classifier.kind_of(span)), statement)
        return
    kind = cast.classifier.kind_of(span)
    if kind is None or tk.flags[first] & lx.SUBJ:
        return
    is_crowd = kind.type in _CROWDS and _is_plural(tk.words[last - 1], kind) and memory.plural is None
    if kind.type not in BODIES and not is_crowd:
        return
    known, _ = cast.phrase(first, last, span)
    is_new = memory.plural is None if known.is_plural else memory.other is None
    if known.is_person or is_new:
        memory.saw(known, statement)


def _is_quoted(tk: Tokens, low: int) -> bool:
    """True where a quotation of the same paragraph is open before token `low`."""
    end, is_open = tk.starts[low], False
    for mark in _MARKS.findall(tk.text, max(tk.starts[tk.line(low)[0]], end - _PARAGRAPH), end):
        is_open = mark == "“" or (mark != "”" and not is_open)
    return is_open


def _is_the(cast: Cast, first: int, last: int) -> bool:
    """True for a name with an article and no role before it (`the northern Sierra Nevada`), which is no person's."""
    tk = cast.tk
    return tk.words[first] == "the" and not cast.classifier.roles(Span(tk.starts[first], tk.end(last - 1)))


def _first_subject(tk: Tokens, low: int, high: int) -> tuple[int, int] | None:
    """The subject of the first verb of the tokens `[low, high)`; None where a quotation begins before it."""
    for k in range(low, min(high, low + 16)):
        f = tk.flags[k]
        if tk.words[k] in _QUOTES:
            return None
        if _is_deed_of(tk, k):
            first = next((j + 1 for j in range(k - 1, low - 1, -1) if not tk.flags[j] & lx.CAP), low)
            return first, k
        if f & (lx.AUX | lx.FINITE) or (f & (lx.ED | lx.CUE) and not f & (lx.CAP | lx.ING)):
            found = subject_before(tk, low, k)
            if found is not None:
                return found  # else a noun that can be a verb, too (`At a | rally | in Lorne, Lind named nine towns`)
    return None


def _is_deed_of(tk: Tokens, k: int) -> bool:
    """`Lund | leaves | the island on Monday`: a verb of the present behind a name, told by the object behind it."""
    is_lone = bool(tk.flags[k - 1] & lx.CAP) and not tk.flags[k] and tk.words[k].endswith("s") and k + 1 < len(tk)
    return is_lone and bool(tk.flags[k + 1] & (lx.DET | lx.POSS)) and tk.words[k - 1] not in tk.lexicon.sets["quantity"]


def subject_here(cast: Cast, first: int) -> tuple[int, int] | None:
    """The subject of the sentence whose attribution behind a comma or a relative pronoun begins at token `first` (`The
    airline | has grounded its fleet, | it said`, `…, | a spokesman said`); None where the sentence is a quotation.
    """
    tk = cast.tk
    # `The mayor | showed a list of countries | he said were late`: behind a plain noun, too
    is_behind = tk.words[first - 1] in tk.lexicon.sets["before_pronoun"] or not tk.flags[first - 1]
    is_behind = is_behind or bool(tk.flags[first] & lx.POSS)  # `The union | called for votes on | its | view that`
    if first < _SHORTEST_SENTENCE or not is_behind:
        return None
    low = max(tk.line(first)[0], first - _LONGEST_SENTENCE)
    start = first - 1
    while start > low and (tk.words[start - 1] not in (".", "?", "!", '"') or is_abbreviated(tk, start - 1)):
        start -= 1
    if start and tk.words[start - 1] == '"':
        return None  # what stands before is quoted
    return _first_subject(tk, start, first - 1)


def _subject_here(cast: Cast, first: int, word: str) -> Resolved | None:
    """`The airline has grounded its fleet, it said`: a pronoun behind its own sentence means that sentence's subject."""
    tk = cast.tk
    subject = subject_here(cast, first) if word not in tk.lexicon.sets["of_talk"] else None
    if subject is None:
        return None
    span = Span(tk.starts[subject[0]], tk.end(subject[1] - 1))
    name = None if _is_the(cast, *subject) else cast.names.person_name(*subject)
    is_person = word in GENDER_OF
    if is_person != (name is not None):
        return None
    kind = cast.classifier.kind_of(span)
    if name is not None:
        known = cast.person(name, *subject, kind)
    elif kind is None or kind.type not in _ACTING or (word == "they") != _is_plural(tk.words[subject[1] - 1], kind):
        return None
    else:
        known = cast.phrase(*subject, span)[0]
    cast.memory.saw(known, cast.statement)
    return Resolved(known.source, known.identification, known.rule, None, True)


def _is_plural(word: str, kind: Kind) -> bool:
    """True for a source that `they` means (`residents`, `the police`)."""
    return kind.identification == "collective" or word == "police" or (word.endswith("s") and not word.endswith("ss"))


def author(cast: Cast, word: str) -> Known:
    """Who writes: `I` and `we` outside of quotations."""
    known = cast.known.get("author")
    if known is None:
        known = cast.known["author"] = Known(Source("author", word, "own_reporting"), "role", AUTHOR_RULE)
    return known


def _nobody(cast: Cast, word: str) -> Known:
    """The source of a pronoun with nobody before it: the attribution stands, whose word it is stays open."""
    key = f"pronoun:{word}"
    known = cast.known.get(key)
    if known is None:
        type_ = "individual" if word in ("he", "she", "i") else "unknown"
        known = cast.known[key] = Known(Source(key, word, type_), "role", "en.classify.pronoun")
    return known
