"""Words of reported speech of one language: cues with their frames, joins, roles, and the small words around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from provenance.errors import KnowledgeError
from provenance.matching import NEVER, Finder, LazyPattern, PhraseMatcher
from provenance.patterns import compile_pattern
from provenance.records import kinds, record
from provenance.rules.roles import NamedBody, RoleBook, RoleRule
from provenance.rules.wordings import JoinedMatcher, WordMatcher
from provenance.tables import load

# Kinds of English-named bodies whose names print the same in every language of Latin script.
_SHARED = frozenset(("armed_group", "international_body", "ngo_monitor", "expert", "official", "platform"))
_NEVER = LazyPattern(NEVER, "never")


@record
class Cue:
    """Words that say that somebody says something.

    `kind` is `speech` (a clause or a quotation is said), `stance` (a position with its object: condemns, demands),
    `citing` (behind it stands whom a medium cites), `mood` (nobody is named: it is said) or `shown` (the words that `needs`
    matches anywhere in the sentence are the source themselves, of the type that the cue `gives`: a video in social networks,
    those asked in a poll; a verb of saying gives it to reporters without a name); `frames` are `left`, `right`
    where the rule limits on which side the content stands. A cue that is `beside` counts next to quoted words, at the end of
    speech that a dash opens, or before a colon alone (`…, | began | the mayor`). A weak cue needs a source that a rule knows.
    `needs` must follow in the sentence (the rest of a separable verb; with `citing` it must go before), `unless` must not
    stand there.
    A cue with `where` has no subject: its source stands behind words that the pattern matches, next to the cue or at its
    clause's beginning (`heißt es in | dem Bericht`, `сообщили в | полиции`).
    """

    id: str
    kind: str
    frames: frozenset[str]
    channel: str
    is_weak: bool
    is_beside: bool
    is_source_inside: bool
    needs: LazyPattern | None
    unless: LazyPattern | None
    where: LazyPattern | None
    gives: str


@record
class Join:
    """`according to X`. `side` tells where the join stands: `before` its source, `behind` it, `within` where one of its words
    names the source, `subject` where it means the sentence's subject (`by its own account`), or `same` where it means the
    last speaker (`in his words`). One that `opens` counts at a sentence's beginning, before a named person and a comma, or,
    where it means the last speaker, before a colon; one that `closes` behind a comma, at its end. One for `papers` stands
    before a record, a poll, a study alone (`in the latest | polls`). One that `points` makes the sentence before what is said
    (`that emerges from | a report`). A weak one needs somebody whom a rule knows, not a
    paper. `opener` are words of which one stands right before the source of a join behind it (`nach Kolbes | Ansicht`).
    """

    id: str
    side: str
    opens: bool
    closes: bool
    papers: bool
    points: bool
    is_weak: bool
    opener: frozenset[str]


@record
class Told:
    """Words around an outlet's name that make it who was told: `before` matches them up to the name, `behind` from its end.
    Those of a `direct` rule stand right behind the verb, or behind its subject (`said the mayor | to the paper`). One that
    `opens` makes an account of what its subject says in the next sentences (`the mayor gave an interview to the paper`).
    """

    id: str
    before: LazyPattern
    behind: LazyPattern
    is_direct: bool
    opens: bool


@record
class Again:
    """Bare nouns that take up a body named before (`the agency`): `means` are the types of which it may be. With a name
    beside them that no rule knows they give the type `named`, where they have one (`the daily Expansión`). Those of `persons`
    take up the person who spoke last (`the striker`).
    """

    id: str
    means: frozenset[str]
    named: str
    persons: bool


@record
class Grammar:
    """The small words of a language and the order of its clause. Word sets are folded.

    `verbs_go_on`: a verb of saying without a subject goes on with the last speaker. `subject_may_follow`: a subject may stand
    behind its verb, and behind where or to whom it was said. `dash_speech`: a passage that a dash opens is speech up to the
    words that name its speaker; `speakers` are pronouns of who speaks in it, and to whom. `also` are conjunctions that stand
    before one alone, too (`уточнил | и | мэр`). `verb_second`: behind
    what is said a verb stands before its subject. `has_suffixes`: what stands behind
    a name's apostrophe is its case (`Göral'a`). `has_noun_verbs`: verbs are a noun and a small verb (`گزارش داد`).

    `possessives` make a noun another one's (`her | coach`); `name_cases` are endings of names with those of their other cases
    (`а:ы,е,у,ой,е`); `melted_articles` prepositions with the article that is in them (`au le`); `name_clitics` letters that
    stand before a name without a space, `name_genitives` those that make an outlet's name a genitive (`Aftonbladet|s`).

    `order` is `svo`, `verb-first` (Arabic) or `topic` (source at the beginning, verb at the end). A cue that `participle`
    matches attributes behind a `helper` alone (`has said`, not `the plan announced on Monday`). `indefinites` are articles of
    somebody new; `no_name` matches the first of several words with capitals that are no person's name (`Große Aufregung`,
    `Halbinsel Krim`); `it_before` matches in front of a verb what stands for the words said before (`so said a driver`),
    `it_behind` right behind a verb that stands first;
    `role_name` matches from a role's end up to the name behind it, its group, in scripts without capitals;
    `headline_end` matches behind the last name of a headline up to its end, with a word that makes the headline that one's
    word (`…, X warns`); where it matches nothing, `headline_joint` matches the end of what stands before the name, with a
    group where that is anybody's word, else an outlet's (`deal close＝X`);
    `institution` matches where such words are some body's name; `no_outlet` where an outlet's name is another word;
    `embedded` from a verb's beginning that it stands inside what another says (`said that he | said`), `inner_subject` behind
    the subject of such a verb where topics are marked otherwise; `object_mark` what stands behind an object, where a
    verb stands behind it;
    `another` stands alone for somebody else of those who spoke (`another | said`); `setting` matches behind a verb when and
    where something was said, up to the subject (`announced | on Monday, 3 March, in Lyon, | the mayor`);
    `field` matches what an office is for, between it and a name (`envoy | for human rights | Ann Cole`); `verbal` is a verb
    by its ending behind a noun (`полиция | задержала`); `locative` ends with
    a place's name and its preposition (`в Лорне | Анна Лис`); `relative` behind a noun a clause of
    its own that no comma parts from it (`papers | som | we have read`); `coordinated` before a verb the word that gives it
    the subject of the verb before, where that stands first (`Cole gathered the reports | och | said`); `parted` behind a name
    that another phrase follows (`Lorne'da | Ann Cole`); `one_of` are the words before one of several (`один | из лидеров`);
    `family_first` family names that stand before the given name (`Kim Yong-ho`);
    `further` before a verb that names nobody goes on with the last speaker (`further | it says`); `topic_first` matches
    behind a subject at the beginning that stands apart from a topic in what it says;
    `passive` up to a participle what makes it no verb of who is
    named before (`he was | confirmed`); `hearsay` words of saying that name nobody (`it is said`); `finite` what makes a
    clause of a short heading (`Fares will rise`); `mood_shape` a verb in the mood of reported speech by its ending and its
    place, in the text as printed; `shortened` a word that leaves its last part to the one behind it
    (`Bau-, | Umweltminister`).

    `paper_ending` is how a paper's noun ends where it is a certain one's (`rapport|en`); `datives` are small words before
    whom something is told (`ai`, `aos`); `parties` stand in brackets behind a name by letters that are other words elsewhere
    (`Ann Cole (|S|)`), as printed; `paper_by` matches what stands between a paper and
    who made it (`figures | published on Monday by the | ministry`); `conditional` a verb in the mood of what others are said
    to know, which goes on with the statement before;
    `lived` matches in quotations what somebody did or lost in a calamity (`we lay on the floor`), `calamity` words of
    articles about such, `party` words for those who are no witnesses whatever they tell (`her lawyer`); `race` matches words
    of articles about candidates;
    `own_outlets` are short names that mean an outlet of the registry in this language alone, with its full name (`DR:…`);
    `myself` are pronouns of the article's author outside of quotations; `noun_genitives` articles that are a genitive's
    behind a noun alone; `object_endings` the last letters of articles that begin no subject; `issued` are papers that are the
    word of who issues them (`数据`), in scripts without capitals; there `apart` matches what stands between two mentions and
    makes two phrases of them (`病院 | の前で待つ | 男性`), `pointed` words that point at a quotation (`こう | 述べた`),
    `told_on` at a sentence's end that who spoke before tells it (`語った | という`), and `reported` the end of what somebody
    is reported to have said, before who reports it (`말했다고 | 통신은`); `called` matches behind a name, or
    a part of one, of somebody whom the text names elsewhere; `definite` a noun whose ending is its article (`vaktmester|en`);
    `spoken` are words that only who speaks says of himself; `interviewed` matches the line below a printed interview that
    says who led it (`Das Gespräch führte …`); `copula` matches behind a name what leads to what somebody is (`Ann Cole |
    ist | Biologin`); `nominatives` are pronouns that are a subject wherever they stand (`Für Lorn hofft | er`).
    """

    order: str
    is_cased: bool
    has_capital_nouns: bool
    verbs_go_on: bool
    subject_may_follow: bool
    has_suffixes: bool
    has_noun_verbs: bool
    dash_speech: bool
    verb_second: bool
    determiners: frozenset[str]
    prepositions: frozenset[str]
    genitives: frozenset[str]
    particles: frozenset[str]
    small: frozenset[str]
    conjunctions: frozenset[str]
    person: LazyPattern
    plural: LazyPattern
    complementizer: LazyPattern
    subordinate: LazyPattern
    former: LazyPattern
    topic: LazyPattern
    title: LazyPattern
    mood: LazyPattern
    person_name: LazyPattern
    role_name: LazyPattern
    headline_end: LazyPattern
    headline_joint: LazyPattern
    auxiliary: LazyPattern
    as_clause: LazyPattern
    anaphor: LazyPattern
    negation: LazyPattern
    name_ending: LazyPattern
    object_case: frozenset[str]
    possessives: frozenset[str]
    name_cases: frozenset[str]
    melted_articles: frozenset[str]
    name_clitics: frozenset[str]
    name_genitives: frozenset[str]
    auxiliary_moods: frozenset[str]
    polite: frozenset[str]
    opening: LazyPattern
    topic_strong: LazyPattern
    common_noun: LazyPattern
    indefinites: frozenset[str]
    one_of: frozenset[str]
    family_first: frozenset[str]
    it_before: LazyPattern
    no_name: LazyPattern
    participle: LazyPattern
    helper: LazyPattern
    finite: LazyPattern
    mood_shape: LazyPattern
    hearsay: LazyPattern
    passive: LazyPattern
    institution: LazyPattern
    no_outlet: LazyPattern
    embedded: LazyPattern
    inner_subject: LazyPattern
    object_mark: LazyPattern
    another: LazyPattern
    it_behind: LazyPattern
    further: LazyPattern
    topic_first: LazyPattern
    setting: LazyPattern
    field: LazyPattern
    verbal: LazyPattern
    locative: LazyPattern
    parted: LazyPattern
    relative: LazyPattern
    coordinated: LazyPattern
    shortened: LazyPattern
    myself: frozenset[str]
    own_outlets: frozenset[str]
    speakers: frozenset[str]
    also: frozenset[str]
    nominatives: frozenset[str]
    spoken: frozenset[str]
    noun_genitives: frozenset[str]
    object_endings: frozenset[str]
    datives: frozenset[str]
    parties: frozenset[str]
    paper_by: LazyPattern
    paper_ending: LazyPattern
    conditional: LazyPattern
    lived: LazyPattern
    calamity: LazyPattern
    race: LazyPattern
    party: LazyPattern
    issued: frozenset[str]
    apart: LazyPattern
    pointed: LazyPattern
    told_on: LazyPattern
    reported: LazyPattern
    called: LazyPattern
    definite: LazyPattern
    interviewed: LazyPattern
    copula: LazyPattern


@record
class SpeechBook:
    """All words of reported speech of one language, compiled. `is_thin` where they were measured on no whole articles."""

    language: str
    is_thin: bool
    cues: WordMatcher
    cue_rules: tuple[Cue, ...]
    joins: WordMatcher
    join_rules: tuple[Join, ...]
    channels: WordMatcher
    channel_rules: tuple[tuple[str, str], ...]
    roles: RoleBook
    grammar: Grammar
    told: tuple[Told, ...]
    again: WordMatcher
    again_rules: tuple[Again, ...]


def has_speech(language: str) -> bool:
    """True where a language has tables for this engine."""
    tables, _ = load("rules")
    return f"{language}/speech.toml" in tables


@cache
def speech_book(language: str) -> SpeechBook:
    """The words of a language, compiled. Raises KnowledgeError where its files are missing or wrong."""
    tables, _ = load("rules")
    try:
        table, grammar = tables[f"{language}/speech.toml"], tables[f"{language}/grammar.toml"]
    except KeyError as error:
        raise KnowledgeError(f"rules/{language}", f"no such rule file: {error}") from error
    clitics = str(grammar.get("clitics", ""))
    before_verbs = str(grammar.get("verb_clitics", ""))
    words, cues = _of(table.get("cue", ()), _cue)
    join_words, joins = _of(
        table.get("join", ()),
        lambda r: Join(
            r["id"],
            r["side"],
            bool(r.get("opens")),
            bool(r.get("closes")),
            bool(r.get("papers")),
            bool(r.get("points")),
            bool(r.get("weak")),
            frozenset(r.get("opener", ())),
        ),
    )
    channel_words, channels = _of(table.get("channel", ()), lambda r: (str(r["gives"]), str(r["id"])))
    nouns, again = _of(
        tables.get(f"{language}/roles.toml", {}).get("again", ()),
        lambda r: Again(r["id"], frozenset(r["means"]), r.get("named", ""), bool(r.get("persons"))),
    )
    cue_matcher = WordMatcher(words, before_verbs, keeps_all=True)
    return SpeechBook(
        language, bool(grammar.get("thin")), cue_matcher, tuple(cues), WordMatcher(join_words, clitics), tuple(joins),
        WordMatcher(channel_words, clitics), tuple(channels), _roles(language, tables, clitics), _grammar(grammar, language),
        tuple(_told(rule) for rule in table.get("told", ())), WordMatcher(nouns, clitics, keeps_all=True), tuple(again),
    )  # fmt: skip


def _of(rules: Sequence[Mapping[str, Any]], make: Any) -> tuple[list[str], list[Any]]:
    words: list[str] = []
    made: list[Any] = []
    for rule in rules:
        one = make(rule)
        for word in rule["words"]:
            for spelled in spellings(word):
                words.append(spelled)
                made.append(one)
    return words, made


def spellings(word: str) -> tuple[str, ...]:
    """A word as it stands, and as it is spelled in Switzerland (`gemäß`, `gemäss`)."""
    return (word, word.replace("ß", "ss")) if "ß" in word else (word,)


def _cue(rule: Mapping[str, Any]) -> Cue:
    frames = frozenset(rule.get("frames", ("left", "right")))
    return Cue(
        rule["id"], rule.get("kind", "speech"), frames, rule.get("channel", "none"), bool(rule.get("weak")),
        bool(rule.get("beside")),
        bool(rule.get("source_inside")), _optional(rule, "needs"), _optional(rule, "unless"),
        _optional(rule, "where"), rule.get("gives", ""),
    )  # fmt: skip


def _told(rule: Mapping[str, Any]) -> Told:
    before = LazyPattern(rule.get("before", ""), f"rules {rule['id']} before")
    behind = LazyPattern(rule.get("behind", ""), f"rules {rule['id']} behind")
    return Told(rule["id"], before, behind, bool(rule.get("direct")), bool(rule.get("opens")))


def _optional(rule: Mapping[str, Any], key: str) -> LazyPattern | None:
    return LazyPattern(rule[key], f"rules {rule['id']} {key}") if key in rule else None


def _roles(language: str, tables: Mapping[str, Any], clitics: str) -> RoleBook:
    table = tables.get(f"{language}/roles.toml", {})
    words, rules = _of(
        table.get("role", ()),
        lambda r: RoleRule(r["id"], r["gives"], r.get("otherwise", "unknown"), r["identification"]),
    )
    names: list[str] = []
    bodies: list[NamedBody] = []
    for entry in table.get("body", ()):
        body = NamedBody(entry["id"], entry["names"][0].strip("*"), entry["kind"], entry.get("country"))
        own = [spelled for name in entry["names"] for spelled in spellings(name)]
        names += own
        bodies += [body] * len(own)
    for iso, found in tables.get(f"{language}/places.toml", {}).get("places", {}).items():
        names += found
        bodies += [NamedBody(f"country.{iso.lower()}", found[0].strip("*"), "place", iso)] * len(found)
    finder: Finder = WordMatcher(names, clitics)
    if not clitics and table.get("shares_latin_names", False):
        shared, others = shared_names()
        finder = JoinedMatcher(finder, len(names), shared)
        bodies += others
    return RoleBook(WordMatcher(words, clitics), tuple(rules), PhraseMatcher(()), (), finder, tuple(bodies))


@cache
def shared_names() -> tuple[Finder, list[NamedBody]]:
    """The bodies that texts in all languages of Latin letters name alike, and what finds them: made once for all."""
    tables, _ = load("rules")
    names: list[str] = []
    bodies: list[NamedBody] = []
    for entry in tables.get("en/bodies.toml", {}).get("bodies", ()):
        if entry["kind"] in _SHARED:
            own = [n for n in (entry["name"], *entry.get("names", ())) if n not in entry.get("ambiguous", ())]
            names += own
            bodies += [NamedBody(entry["id"], entry["name"], entry["kind"], entry.get("country"))] * len(own)
    return WordMatcher(names), bodies


# A bound before words, the words, and what has to follow them.
_BOUND_WORDS = compile_pattern(
    r"(\\b|\(\?<!(?:\\w|\[[^\]]+\])\))\(\?:([^\W\d_]+(?:\|[^\W\d_]+)*)\)((?:[^|]|\|(?=[^()]*\)))*)"
)


def by_letters(text: str) -> str:
    r"""A pattern that finds the same three times as fast, where `text` is words behind a bound: `\b(?:il|elle)\b` becomes
    `il(?<!\w.{2})\b|elle(?<!\w.{4})\b`, which is looked for where one of the letters stands and not everywhere.
    """
    found = _BOUND_WORDS.fullmatch(text)
    if found is None:
        return text
    bound, words, behind = found.groups()
    letters = r"\w" if bound == r"\b" else bound[4:-1]
    return "|".join(f"{word}(?<!{letters}.{{{len(word)}}}){behind}" for word in words.split("|"))


def _grammar(table: Mapping[str, Any], language: str) -> Grammar:
    where = f"rules/{language}/grammar.toml"

    def words(key: str) -> frozenset[str]:
        return frozenset(spelled for word in table.get("words", {}).get(key, ()) for spelled in spellings(word))

    def pattern(key: str) -> LazyPattern:
        text = table.get("patterns", {}).get(key)
        return LazyPattern(by_letters(text), f"{where} {key}") if text else _NEVER

    closed = ("small", "determiners", "prepositions", "genitives", "conjunctions")
    fields = kinds(Grammar).items()
    sets: dict[str, Any] = {name: words(name) for name, kind in fields if kind == "frozenset[str]"}
    patterns: dict[str, Any] = {name: pattern(name) for name, kind in fields if kind == "LazyPattern"}
    sets["small"] = frozenset().union(*(words(name) for name in closed))
    return Grammar(
        order=table.get("order", "svo"), is_cased=bool(table.get("cased", True)),
        has_capital_nouns=bool(table.get("capital_nouns")), verbs_go_on=bool(table.get("verbs_go_on")),
        subject_may_follow=bool(table.get("subject_may_follow")),
        has_suffixes=bool(table.get("has_suffixes")), has_noun_verbs=bool(table.get("has_noun_verbs")),
        dash_speech=bool(table.get("dash_speech")), verb_second=bool(table.get("verb_second")),
        **patterns, **sets,
    )  # fmt: skip


WORD = compile_pattern(r"[^\W_]+(?:['’.\-‐‑·][^\W_]+)*")
