"""The words of a language as the syntax needs them: closed classes as bit flags, cue verbs with frames and forms."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, Final

from provenance.errors import KnowledgeError
from provenance.matching import LazyPattern
from provenance.records import field, record
from provenance.tables import load

# What a word can be. A word may carry several flags.
DET: Final = 1 << 0
POSS: Final = 1 << 1
SUBJ: Final = 1 << 2
OBJ: Final = 1 << 3
REL: Final = 1 << 4
PREP: Final = 1 << 5
COORD: Final = 1 << 6
SUBORD: Final = 1 << 7
AUX: Final = 1 << 8
BE: Final = 1 << 9
HAVE: Final = 1 << 10
MODAL: Final = 1 << 11
NEG: Final = 1 << 12
ADV: Final = 1 << 13
TIME: Final = 1 << 14
FINITE: Final = 1 << 15
TITLE: Final = 1 << 16
OFFICE: Final = 1 << 17
RANK: Final = 1 << 18
CUE: Final = 1 << 19
ING: Final = 1 << 20
ED: Final = 1 << 21
NUMBER: Final = 1 << 22
CAP: Final = 1 << 23
PUNCT: Final = 1 << 24
JOIN: Final = 1 << 25
ADJ: Final = 1 << 26
NOUN: Final = 1 << 27

# In which shape a cue verb attributes.
F_CLAUSE: Final = 1 << 0
F_QUOTE: Final = 1 << 1
F_INF: Final = 1 << 2
F_OBJ: Final = 1 << 3
F_GER: Final = 1 << 4
F_RECIP: Final = 1 << 5
F_AS: Final = 1 << 6
F_NAMING: Final = 1 << 7
F_NEEDS_RECIP: Final = 1 << 8
F_PASSIVE: Final = 1 << 9
F_REPORT: Final = 1 << 10
F_BARE: Final = 1 << 11
F_AFTER: Final = 1 << 12
F_ANY: Final = 1 << 13  # whatever follows the verb is said (`said yes`, `said about half of it was gone`)
F_COPULA: Final = 1 << 14  # an adjective: it attributes behind a form of "be" alone
_FRAMES = {
    "clause": F_CLAUSE | F_QUOTE, "quote": F_QUOTE, "infinitive": F_INF, "object": F_OBJ, "gerund": F_GER,
    "recipient": F_RECIP, "as": F_AS, "naming": F_NAMING,
}  # fmt: skip

# The form of a verb.
BASE: Final = 1 << 0
THIRD: Final = 1 << 1
PAST: Final = 1 << 2
PARTICIPLE: Final = 1 << 3
GERUND: Final = 1 << 4

_WORD_FLAGS = {
    "determiner": DET, "possessive": POSS, "subject_pronoun": SUBJ, "object_pronoun": OBJ, "relative": REL,
    "preposition": PREP, "coordinator": COORD, "subordinator": SUBORD, "auxiliary": AUX, "be": BE, "have": HAVE,
    "modal": MODAL, "negation": NEG, "adverb": ADV, "adjective": ADJ, "time": TIME, "finite_verb": FINITE,
}  # fmt: skip
_TITLE_FLAGS = {"person": TITLE, "office": OFFICE, "rank": RANK}


@record(frozen=False)
class Verb:
    """A cue verb: `frames` joins the frames of all groups that list it; `rules` names the group of each frame."""

    lemma: str
    frames: int = 0
    klass: str = ""
    channel: str = "none"
    rules: dict[int, str] = field(default_factory=dict)
    particles: dict[tuple[str, ...], Verb] = field(default_factory=dict)

    def rule(self, frame: int) -> str:
        """The id of the rule that gives this verb the frame (or its first rule)."""
        for bit, name in self.rules.items():
            if bit & frame:
                return name
        return next(iter(self.rules.values()), "")


@record(frozen=False)
class Lexicon:
    """One language's words. `flags` by folded word, `forms` by folded verb form: `(form bits, verb)`. `goes_on` matches
    what follows a quotation where its sentence goes on, in scripts without spaces; `ordinal` what follows
    an ordinal's stop, and behind the words `before_number` a stop ends a sentence unless a number follows. `written_out` are
    short offices in full (`gov`), `nation_endings`, `span_endings` and `person_endings` how words for such things end.
    `openings` are the prepositions by their first words, `adjectives` those of conviction that are participles, too.
    """

    language: str
    flags: dict[str, int]
    forms: dict[str, tuple[int, Verb]]
    never_end: frozenset[str]
    may_end: frozenset[str]
    prepositions: dict[tuple[str, ...], str]
    suppliers: dict[tuple[str, ...], str]
    sets: dict[str, frozenset[str]]
    adjective_endings: tuple[str, ...] = ()
    nouns: dict[str, Verb] = field(default_factory=dict)
    adjectives: dict[str, Verb] = field(default_factory=dict)
    goes_on: LazyPattern | None = None
    ordinal: LazyPattern | None = None
    before_number: frozenset[str] = frozenset()
    written_out: dict[str, str] = field(default_factory=dict)
    nation_endings: tuple[str, ...] = ()
    span_endings: tuple[str, ...] = ()
    person_endings: tuple[str, ...] = ()
    openings: dict[str, list[tuple[list[str], str]]] = field(default_factory=dict)


def inflect(lemma: str) -> list[str]:
    """Third person, past, participle and gerund of a regular English verb, by its spelling rules."""
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        third = lemma + "es"
    elif lemma.endswith("y") and lemma[-2] not in "aeiou":
        third = lemma[:-1] + "ies"
    else:
        third = lemma + "s"
    if lemma.endswith("e"):
        past, gerund = lemma + "d", (lemma if lemma.endswith("ee") else lemma[:-1]) + "ing"
    elif lemma.endswith("y") and lemma[-2] not in "aeiou":
        past, gerund = lemma[:-1] + "ied", lemma + "ing"
    else:
        past, gerund = lemma + "ed", lemma + "ing"
    return [third, past, past, gerund]


def _add_forms(forms: dict[str, tuple[int, Verb]], lemma: str, verb: Verb, irregular: dict[str, list[str]]) -> None:
    all_forms = irregular.get(lemma) or inflect(lemma)
    for bit, form in zip((BASE, THIRD, PAST, PARTICIPLE, GERUND), (lemma, *all_forms), strict=True):
        known = forms.get(form)
        forms[form] = ((known[0] if known else 0) | bit, verb)


def _group_frames(group: dict[str, Any], lemma: str) -> int:
    frames = 0
    for name in group.get("frames", ()):
        frames |= _FRAMES.get(name, 0)
    if lemma in group.get("quote_only", ()):
        frames = frames & ~F_CLAUSE
    if group.get("quote_frames") is False:
        frames &= ~F_QUOTE
    if lemma in group.get("object_frames", ()):
        frames |= F_OBJ
    if lemma in group.get("infinitive_frames", ()):
        frames |= F_INF
    if lemma in group.get("gerund_frames", ()):
        frames |= F_GER
    if group.get("needs_recipient"):
        frames |= F_NEEDS_RECIP
    if lemma in group.get("bare", ()):
        frames |= F_BARE | F_AFTER
    if lemma in group.get("after_clause", ()):
        frames |= F_AFTER
    if lemma in group.get("anything", ()):
        frames |= F_ANY
    if lemma in group.get("report_frames", ()):
        frames |= F_REPORT
    return frames


def _add_lemma(
    lexicon: Lexicon, verbs: dict[str, Verb], group: dict[str, Any], lemma: str, irregular: dict[str, list[str]]
) -> None:
    head, *particle = lemma.split()
    verb = verbs.get(head)
    if verb is None:
        verb = verbs[head] = Verb(head)
        _add_forms(lexicon.forms, head, verb, irregular)
    if particle:
        verb = verb.particles.setdefault(tuple(particle), Verb(lemma))
    frames = _group_frames(group, lemma)
    verb.frames |= frames
    verb.klass = verb.klass or group["class"]
    verb.channel = group.get("channel", verb.channel)
    verb.rules.setdefault(frames, group["id"])


def _add_nouns(lexicon: Lexicon, groups: Iterable[dict[str, Any]]) -> None:
    for group in groups:
        for lemma in group["lemmas"]:
            lexicon.nouns[lemma] = Verb(lemma, _group_frames(group, lemma), group["class"], rules={F_CLAUSE: group["id"]})


def _add_adjectives(lexicon: Lexicon, verbs: dict[str, Verb], groups: Iterable[dict[str, Any]]) -> None:
    """Adjectives that report behind a form of `be`: verbs with one form; those that are participles, too, apart."""
    for group in groups:
        for lemma in group["lemmas"]:
            verb = Verb(lemma)
            verb.frames, verb.klass = _group_frames(group, lemma) | F_COPULA, group["class"]
            verb.rules[verb.frames] = group["id"]
            if lemma in verbs or lemma in lexicon.forms:
                lexicon.adjectives[lemma] = verb
            else:
                verbs[lemma] = verb
                lexicon.forms[lemma] = (BASE, verb)


@cache
def lexicon(language: str = "en") -> Lexicon:
    """The compiled lexicon of a language. Raises KnowledgeError where its files are missing or wrong."""
    tables, _ = load("rules")
    try:
        grammar, cues = tables[f"{language}/grammar.toml"], tables[f"{language}/cues.toml"]
    except KeyError as error:
        raise KnowledgeError(f"rules/{language}", f"no such rule file: {error}") from error
    flags: dict[str, int] = {}
    for names, section in ((_WORD_FLAGS, "words"), (_TITLE_FLAGS, "titles")):
        for name, bit in names.items():
            for word in grammar.get(section, {}).get(name, ()):
                flags[word] = flags.get(word, 0) | bit
    ends = grammar.get("abbreviations", {})
    prepositions = {tuple(p.split()): r["id"] for r in cues.get("preposition", ()) for p in r["phrases"]}
    suppliers = {tuple(p.split()): r["id"] for r in cues.get("supplier", ()) for p in r["phrases"]}
    sets = {name: frozenset(words) for name, words in grammar.get("sets", {}).items()}
    never_end, may_end = frozenset(ends.get("never_end", ())), frozenset(ends.get("may_end", ()))
    endings = tuple(sorted(sets.get("adjective_ending", ())))
    found = Lexicon(language, flags, {}, never_end, may_end, prepositions, suppliers, sets, endings)
    found.before_number = frozenset(ends.get("before_number", ()))
    found.written_out = grammar.get("written_out", {})
    found.nation_endings, found.span_endings, found.person_endings = (
        tuple(sorted(sets.get(name, ()))) for name in ("nation_ending", "span_ending", "person_ending")
    )
    verbs: dict[str, Verb] = {}
    irregular = cues.get("irregular", {})
    for group in cues.get("cue", ()):
        for lemma in group.get("lemmas", ()):
            _add_lemma(found, verbs, group, lemma, irregular)
        for lemma in group.get("passives", ()):
            _add_lemma(found, verbs, {**group, "frames": []}, lemma, irregular)
            verb = verbs[lemma]
            verb.frames |= F_PASSIVE
            verb.rules.setdefault(F_PASSIVE, group["id"])
    for lemma, (past, gerund) in cues.get("variants", {}).items():
        found.forms[past] = PAST | PARTICIPLE, verbs[lemma]
        found.forms[gerund] = GERUND, verbs[lemma]
    _add_nouns(found, cues.get("noun", ()))
    _add_adjectives(found, verbs, cues.get("adjective", ()))
    for phrase, rule in prepositions.items():
        flags[phrase[0]] = flags.get(phrase[0], 0) | JOIN
        found.openings.setdefault(phrase[0], []).append((list(phrase), rule))
    for noun in found.nouns:
        flags[noun] = flags.get(noun, 0) | NOUN
    for form, (bits, _) in found.forms.items():
        flags[form] = flags.get(form, 0) | CUE | (ING if bits & GERUND else 0) | (ED if bits & (PAST | PARTICIPLE) else 0)
    return found


class _Sets(dict[str, frozenset[str]]):
    """Sets of words that a language without syntax does not have: each is empty."""

    def __missing__(self, name: str) -> frozenset[str]:
        return frozenset()


@cache
def bare_lexicon(language: str) -> Lexicon:
    """The lexicon of a language whose attributions are not found by syntax: its abbreviations, and no words."""
    tables, _ = load("rules")
    ends = tables.get(f"{language}/grammar.toml", {}).get("abbreviations", {})
    never_end, may_end = frozenset(ends.get("never_end", ())), frozenset(ends.get("may_end", ()))
    patterns = {k: LazyPattern(ends[k], f"rules/{language}/grammar.toml {k}") for k in ("goes_on", "ordinal") if k in ends}
    goes_on, ordinal = patterns.get("goes_on"), patterns.get("ordinal")
    return Lexicon(language, {}, {}, never_end, may_end, {}, {}, _Sets(), goes_on=goes_on, ordinal=ordinal)
