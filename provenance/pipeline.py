"""Runs the stages in order: bytes of one article in, one annotation document out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from provenance import __version__
from provenance.actors import NamedActors, SyntaxActors
from provenance.assemble import assemble
from provenance.attribution import extend_quotations, find_drafts, retold_posts, with_bare_quotations
from provenance.caption import CaptionFacts, caption_attribution, is_of_picture, note_attribution
from provenance.caveats import CaveatFinder, with_parties
from provenance.chain import ChainBuilder
from provenance.classify import Classifier
from provenance.credit import parse_credit, with_fields
from provenance.cues import find_cues
from provenance.errors import UnreadableInputError
from provenance.findings import Built, CreditLine, Diagnostic, Findings, Link, Mark, SourceText, Statement, Verification
from provenance.labels import Facts, label_statements
from provenance.mentions import Directory
from provenance.mentions.namesakes import words_of
from provenance.own_work import outlet_of_its_work, with_first_person, with_own_work
from provenance.publishers import find_publisher
from provenance.read import SIZE_LIMIT, read, read_each
from provenance.records import record, replace
from provenance.registry import Outlet, Registry, load_registry
from provenance.rules.caveats import book_for, caveat_book, needs_in
from provenance.rules.furniture import furniture_rules
from provenance.rules.holders import holders
from provenance.rules.languages import base_language, codes_by_word, guess_language, language_name, scripts
from provenance.rules.lexicon import bare_lexicon, lexicon
from provenance.rules.roles import role_book
from provenance.rules.verification import mark_book, marks_for, verification_words, words_for
from provenance.segment import find_statements
from provenance.spans import Span
from provenance.syntax.drafts import Sentence
from provenance.syntax.quotes import Quotation, double_marks, find_quotations
from provenance.syntax.tokens import Tokens
from provenance.tables import load, use_rules
from provenance.unseen import put_back, without_unseen
from provenance.verification import Describer, checkers_of, find_marks, verifier_attribution, work_of_the_unnamed
from provenance.witnesses import tell_witnesses

if TYPE_CHECKING:
    from provenance.rules.speech import SpeechBook


@record
class Knowledge:
    """Rules and registry, loaded and compiled once per process."""

    registry: Registry
    rules_digest: str
    registry_digest: str


@record
class Options:
    """What a caller may choose: `input_format` is `auto` or one of `read.FORMATS`; `language` overrides the input's own;
    `largest` is the most bytes that an input, or a page of an archive, may have.
    """

    input_format: str = "auto"
    language: str | None = None
    with_text: bool = True
    largest: int = SIZE_LIMIT


# IPTC digital source types of pictures taken as they were.
_CAPTURED = ("Capture", "capture", "negativeFilm", "positiveFilm", "print", "minorHumanEdits", "humanEdits", "softwareImage")
_rules_in_use: list[Path | None] = [None]


def load_knowledge(registry: Path | None = None, rules: Path | None = None) -> Knowledge:
    """The package's rules and registry, with a user's own registry file or rules folder added. Raises KnowledgeError."""
    if rules != _rules_in_use[0]:
        from provenance.rules.speech import shared_names, speech_book

        use_rules(rules)
        for compiled in (
            lexicon, bare_lexicon, role_book, speech_book, needs_in, caveat_book, mark_book, verification_words,
            furniture_rules, holders, codes_by_word, scripts, words_of, shared_names,
        ):  # fmt: skip
            compiled.cache_clear()
        _rules_in_use[0] = rules
        for folder in sorted(rules.iterdir()) if rules is not None else ():
            for rule in caveat_book(folder.name).index.rules:
                rule.pattern.compiled()
    found = load_registry(registry)
    _, digest = load("rules")
    return Knowledge(found, digest, found.digest)


def annotate(content: bytes, uri: str, knowledge: Knowledge, options: Options | None = None) -> dict[str, Any]:
    """The annotation document (docs/format.md) of one article given as bytes; `uri` is its name as the caller gave it.

    A bad article gives a document with diagnostics; raises UnreadableInputError only where there is no text at all.
    """
    chosen = options or Options()
    source = read(content, uri, chosen.input_format, chosen.language, chosen.largest)
    return _document(source, uri, hashlib.sha256(content).hexdigest(), knowledge, chosen)


def annotate_each(
    content: bytes | BinaryIO, uri: str, knowledge: Knowledge, options: Options | None = None
) -> Iterator[tuple[str, dict[str, Any] | UnreadableInputError]]:
    """Every article of an input that may hold several: its number ("" where the input is one article) and its annotation
    document, or the reason why there is none. An open file is read as a web archive. Raises UnreadableInputError where
    nothing of the input can be read.
    """
    chosen = options or Options()
    digest = hashlib.sha256(content).hexdigest() if isinstance(content, bytes) else ""
    for article in read_each(content, uri, chosen.input_format, chosen.language, chosen.largest):
        if isinstance(article.found, UnreadableInputError):
            yield article.number, article.found
            continue
        own = article.sha256 or digest
        name = f"{uri}#{article.number}" if article.number else uri
        yield article.number, _document(article.found, name, own, knowledge, chosen)


def _document(source: SourceText, uri: str, digest: str, knowledge: Knowledge, chosen: Options) -> dict[str, Any]:
    generator = {
        "name": "provenance",
        "version": __version__,
        "rules": knowledge.rules_digest,
        "registry": knowledge.registry_digest,
    }
    return assemble(find_all(source, knowledge, chosen.language is not None), uri, digest, generator, chosen.with_text)


def find_all(source: SourceText, knowledge: Knowledge, is_certain: bool = False) -> Findings:
    """Everything that the stages find in a text that was read, through marks that nobody sees. `is_certain` says that its
    language is the caller's word and not to be doubted.
    """
    seen, places = without_unseen(source)
    found = _find(seen, knowledge, is_certain)
    return found if places is None else put_back(found, source, places)


def _find(source: SourceText, knowledge: Knowledge, is_certain: bool) -> Findings:
    source, guessed = _in_its_language(source, is_certain)
    language, engine, notes = _language(source)
    words = lexicon() if engine == _SYNTAX else bare_lexicon(language)
    speech = _speech(language) if engine == _FRAMES else None
    book = speech.roles if speech is not None else role_book(language)
    text = source.text
    tk = Tokens(text, words)
    statements = find_statements(text, source.passages, words)
    sentences = _sentences(tk, source, statements)
    publisher = find_publisher(source, knowledge.registry)
    is_published = publisher is not None or bool(source.publisher)
    outlets = _outlets(tk, knowledge.registry, speech)
    author = publisher if is_published else outlet_of_its_work(tk, outlets)
    own = author.id if author is not None else None
    classifier = Classifier(text, tk.folded, book, outlets, own, tk.plain)
    directory = Directory(
        tk, classifier, knowledge.registry.by_name, source.published, knowledge.registry.named, source.publisher
    )
    credits_found, unsaid = _credits(source, knowledge.registry, directory)
    if speech is not None:
        built = _by_frames(tk, source, sentences, speech, classifier, directory)
    else:
        blocks = frozenset(k for k, passage in enumerate(source.passages) if passage.kind == "blockquote")
        drafts = find_drafts(tk, sentences, [find_cues(tk, s) for s in sentences], blocks) if engine == _SYNTAX else []
        captions = {i: p.span for i, p in enumerate(source.passages) if p.kind == "caption"}
        drafts = with_bare_quotations(tk, sentences, drafts, captions.keys())
        extend_quotations(tk, sentences, drafts, captions)
        drafts = retold_posts(tk, sentences, drafts)
        built = ChainBuilder(tk, directory, book).build(sentences, drafts, captions.keys())
        tell_witnesses(tk, built, directory.sources)
    finder = CaveatFinder(text, tk.folded, sentences, source.passages, book_for(source.language))
    found = finder.find(built, {p: (line.handout, line.archive) for p, line in credits_found.items()})
    bare = {f.caveat.statement for f in found if f.is_bare}
    built = _with_captions(tk, source, sentences, built, directory, credits_found, bare)
    if author is not None and engine == _SYNTAX:
        names = [span for outlet, span in outlets if outlet.id == own]
        built = with_own_work(tk, sentences, built, author.name, names, lambda: directory.outlet(author, 0).key)
    if engine == _SYNTAX:
        built = with_first_person(tk, sentences, built, lambda: directory.author().key)
    marks = find_marks(tk.folded, sentences, marks_for(source.language))
    built, actors = _with_actors(engine, tk, sentences, built, directory, marks)
    found = with_parties(found, built, directory.sources, actors.of_caveat)
    checks: tuple[Verification, ...] = ()
    if marks:
        describer = Describer(tk, sentences, words_for(source.language), actors)
        marks = describer.spread(marks, {b.attribution.statement for b in built})
        checks = describer.describe(marks, found)
    checkers = checkers_of(checks, directory.sources)
    own_work: frozenset[int] = frozenset()
    if checks and not is_published:
        own_work = work_of_the_unnamed(checks, built, directory.sources, classifier.outlet_ids)
    facts = Facts(built, found, marks, classifier, directory.sources, checkers, own_work, is_published)
    labels, attributions = label_statements(tk, source, sentences, facts)
    caveats = [f.caveat for f in found]
    chain = _article_chain(source, knowledge.registry, directory, own)
    notes = (*guessed, *notes, *unsaid, *image_notes(source), *directory.namesakes.notes)
    name = source.publisher or (publisher.name if publisher is not None else None)
    return Findings(
        source, statements, labels, attributions, caveats, directory.sources, credits_found, own, notes, chain, name, checks
    )


# How attributions are found: by English syntax, or by frames from tables (those of no language where it has none).
_SYNTAX, _FRAMES = "syntax", "frames"
_WITHOUT_RULES = "common"


def _in_its_language(source: SourceText, is_certain: bool) -> tuple[SourceText, tuple[Diagnostic, ...]]:
    """The text with the language that it shows, where nobody says it or its words are plainly those of another one; as it
    is where the caller is certain. A page's word is doubted only for languages that there are rules for.
    """
    if is_certain and source.language:
        return source, ()
    said = base_language(source.language) if source.language else None
    found = guess_language(source.text, said)
    if found is None or found == (said or "en"):
        return source, ()
    words = f"the input does not say its language; its words are those of {_named(found)}"
    if said is not None:
        from provenance.rules.speech import has_speech

        if said != "en" and not has_speech(said):
            return source, ()
        words = f"the input gives its language as {_named(said)}; its words are those of {_named(found)}"
    return replace(source, language=found), (Diagnostic("language.guessed", "info", words),)


def _named(code: str) -> str:
    name = language_name(code)
    return f"{name} ({code})" if name else f"the language {code!r}"


def _language(source: SourceText) -> tuple[str, str, tuple[Diagnostic, ...]]:
    """The tables that attributions are found by, the way it is done, and what to tell the reader about it."""
    code = base_language(source.language)
    if code == "en":
        return code, _SYNTAX, ()
    from provenance.rules.speech import has_speech

    if not has_speech(code) or code == _WITHOUT_RULES:
        words = "no rules: sources are found only where a quotation or a known outlet shows them, caveats not at all"
        if caveat_book(code).index.rules:
            words = "no attribution rules: sources are found only where a quotation or a known outlet shows them"
        return _WITHOUT_RULES, _FRAMES, (Diagnostic("language.no-rules", "warning", f"{_named(code)}: {words}"),)
    if _speech(code).is_thin:
        words = "the rules of this language were measured on no whole articles; expect them to miss more"
        return code, _FRAMES, (Diagnostic("language.thin-rules", "info", f"{_named(code)}: {words}"),)
    return code, _FRAMES, ()


def _speech(language: str) -> SpeechBook:
    """A language's words of reported speech. English texts need neither them nor their engine: both are loaded here."""
    from provenance.rules.speech import speech_book

    return speech_book(language)


def _outlets(tk: Tokens, registry: Registry, speech: SpeechBook | None) -> list[tuple[Outlet, Span]]:
    """The outlets that a text names, in the forms of its language."""
    if speech is None:
        found = registry.find(tk.text, tk.plain)
        for _, span in found:
            tk.take_as_name(span.start, span.end)
        return found
    from provenance.speech import find_outlets

    return find_outlets(tk.text, tk.folded, speech, registry)


def _by_frames(
    tk: Tokens, source: SourceText, sentences: Sequence[Sentence], speech: SpeechBook, classifier: Classifier,
    directory: Directory,
) -> list[Built]:  # fmt: skip
    """The attributions of a language that has tables instead of syntax."""
    from provenance.speech import People, Phrases, SpeechFinder

    whole = Span(0, len(tk.text))
    captions = {i for i, p in enumerate(source.passages) if p.kind == "caption"}
    phrases = Phrases(tk.text, tk.folded, classifier.plain, speech, classifier.outlets(whole))
    people = People(phrases, classifier, directory, source.published)
    return SpeechFinder(tk.text, tk.folded, speech, phrases, people).find(sentences, captions)


def _sentences(tk: Tokens, source: SourceText, statements: Sequence[Statement]) -> list[Sentence]:
    """Every statement with its tokens and the quotations of its passage that touch it."""
    out: list[Sentence] = []
    passage, quotations = -1, []
    marks, is_headline, first = double_marks(source.text), False, 0
    for index, statement in enumerate(statements):
        start, end = statement.span
        if statement.passage != passage:
            passage = statement.passage
            place = source.passages[passage].span
            quotations = find_quotations(source.text, place[0], place[1], marks)
            is_headline, first = source.passages[passage].kind == "headline", 0
        while first < len(quotations) and quotations[first].end <= start:
            first += 1
        touching: tuple[Quotation, ...] = ()
        if first < len(quotations):
            last = first
            while last < len(quotations) and quotations[last].start < end:
                last += 1
            touching = tuple(quotations[first:last])
        out.append(Sentence(index, statement, tk.at(start), tk.at(end), touching, is_headline))
    return out


def _credits(source: SourceText, registry: Registry, directory: Directory) -> tuple[dict[int, CreditLine], list[Diagnostic]]:
    """The parsed credit line of every caption that has one, its sources entered in the directory; and what fields beside
    the captions say that their words do not.
    """
    out: dict[int, CreditLine] = {}
    notes: list[Diagnostic] = []
    for index, passage in enumerate(source.passages):
        image = passage.image
        if image is None or (image.credit is None and not image.fields):
            continue
        line = None
        if image.credit is not None:
            start, end = image.credit
            line = parse_credit(source.text[start:end], start, registry)
        if image.fields:
            line, added = with_fields(line, image.fields, registry)
            for name, who in added:
                message = f"p{index + 1}: the field {name} names {who}, which the caption's credit line does not"
                notes.append(Diagnostic("credit.field-differs", "info", message))
        if line is not None:
            out[index] = directory.adopt(line)
    return out, notes


def _article_chain(source: SourceText, registry: Registry, directory: Directory, own: str | None) -> tuple[Link, ...]:
    """How the article as a whole came, by the input's own fields; its publisher is no link."""
    if not source.fields:
        return ()
    from provenance.credit.fields import line_of_fields, without_publisher

    line = without_publisher(line_of_fields(source.fields, registry), own, source.publisher)
    names = {name.casefold() for name in source.byline}
    authors = {s.key for s in line.sources if s.name.casefold() in names}
    if all(link.source in authors for link in line.chain):
        return ()
    return directory.adopt(line).chain


def image_notes(source: SourceText) -> list[Diagnostic]:
    """Pictures that their own metadata call made or changed by a program."""
    return [
        Diagnostic("image.not-captured", "warning", f"p{i + 1}: the picture's metadata call it {p.image.digital_source}")
        for i, p in enumerate(source.passages)
        if p.image is not None and p.image.digital_source is not None and not p.image.digital_source.endswith(_CAPTURED)
    ]


def _with_actors(
    engine: str, tk: Tokens, sentences: Sequence[Sentence], built: list[Built], directory: Directory,
    marks: Mapping[int, Sequence[Mark]],
) -> tuple[list[Built], SyntaxActors | NamedActors]:  # fmt: skip
    """The attributions with those of verifiers added, and what tells who acts in the words of a caveat or a check."""
    if engine != _SYNTAX:
        return built, NamedActors(sentences, directory, built, directory.sources)
    built = _with_verifiers(tk, sentences, built, SyntaxActors(tk, sentences, directory, built), marks)
    return built, SyntaxActors(tk, sentences, directory, built)


def _with_verifiers(
    tk: Tokens, sentences: Sequence[Sentence], built: list[Built], actors: SyntaxActors, marks: Mapping[int, Sequence[Mark]]
) -> list[Built]:
    """The attributions with those of verifiers added: `Reuters verified the location` is Reuters' word."""
    have = {b.attribution.statement for b in built if b.is_main}
    added = []
    for index, found in marks.items():
        check = next((m for m in found if m.status in ("verified", "partly_verified")), None)
        if check is not None and index not in have:
            verifier = verifier_attribution(tk, sentences[index], check, actors)
            if verifier is not None:
                added.append(verifier)
    return sorted([*built, *added], key=lambda b: b.attribution.statement) if added else built


def _with_captions(
    tk: Tokens, source: SourceText, sentences: Sequence[Sentence], built: list[Built], directory: Directory,
    known: Mapping[int, CreditLine], bare: set[int],
) -> list[Built]:  # fmt: skip
    """The attributions with those of captions added: supplier and credit line tell whose word a description is."""
    captions = [s for s in sentences if source.passages[s.statement.passage].kind == "caption"]
    by_index = {s.index: s for s in captions}
    built = [
        b
        for b in built
        if b.attribution.statement not in by_index or not is_of_picture(tk, by_index[b.attribution.statement], b)
    ]
    have = {b.attribution.statement for b in built}
    added: list[Built] = []
    for s in captions:
        index = s.statement.passage
        if s.index in have and s.index not in bare:
            continue
        facts = _caption_facts(source, index, known.get(index), directory)
        found = note_attribution(s, facts) if s.index in bare else caption_attribution(tk, s, directory, facts)
        if found is not None:
            added.append(found)
    if not added:
        return built
    notes = {b.attribution.statement for b in added if b.pattern == "note"}
    built = [b for b in built if b.attribution.statement not in notes]
    return sorted([*built, *added], key=lambda b: b.attribution.statement)


def _caption_facts(source: SourceText, index: int, credit: CreditLine | None, directory: Directory) -> CaptionFacts:
    links = tuple((link, directory.sources[link.source].type) for link in credit.chain) if credit is not None else ()
    named = directory.outlets_in(source.passages[index].span)
    marks = tuple((outlet, span) for outlet, span in named if outlet.type == "state_media")
    is_handout = credit is not None and (credit.handout is not None or credit.is_handout)
    return CaptionFacts(links, is_handout, marks)
