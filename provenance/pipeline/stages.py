"""The stages in order: what one finds in an article's text is handed to those that need it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from provenance.actors import NamedActors, SyntaxActors
from provenance.attribution import extend_quotations, find_drafts, retold_posts, with_bare_quotations
from provenance.caption import with_captions
from provenance.caveats import CaveatFinder, with_parties
from provenance.chain import ChainBuilder
from provenance.classify import Classifier
from provenance.cues import find_cues
from provenance.findings import Built, Findings, SourceText, Verification
from provenance.labels import Facts, label_statements
from provenance.mentions import Directory
from provenance.own_work import outlet_of_its_work, with_first_person, with_own_work
from provenance.pipeline.fields import article_chain, credits_of, image_notes
from provenance.pipeline.knowledge import Knowledge
from provenance.pipeline.language import in_its_language, rules_of
from provenance.publishers import find_publisher
from provenance.registry import Outlet, Registry
from provenance.rules.caveats import book_for
from provenance.rules.lexicon import bare_lexicon, lexicon
from provenance.rules.roles import RoleBook, role_book
from provenance.rules.verification import marks_for, words_for
from provenance.segment import find_statements
from provenance.spans import Span
from provenance.syntax.drafts import Sentence
from provenance.syntax.sentences import sentences_of
from provenance.syntax.tokens import Tokens
from provenance.unseen import put_back, without_unseen
from provenance.verification import Describer, checkers_of, find_marks, with_verifiers, work_of_the_unnamed
from provenance.witnesses import tell_witnesses

if TYPE_CHECKING:
    from provenance.rules.speech import SpeechBook


def find_all(source: SourceText, knowledge: Knowledge, is_certain: bool = False) -> Findings:
    """Everything that the stages find in a text that was read, through marks that nobody sees. `is_certain` says that its
    language is the caller's word and not to be doubted.
    """
    seen, places = without_unseen(source)
    found = _find(seen, knowledge, is_certain)
    return found if places is None else put_back(found, source, places)


def _find(source: SourceText, knowledge: Knowledge, is_certain: bool) -> Findings:
    source, guessed = in_its_language(source, is_certain)
    language, speech, notes = rules_of(source)
    registry = knowledge.registry
    words = lexicon() if speech is None else bare_lexicon(language)
    book = role_book(language) if speech is None else speech.roles
    tk = Tokens(source.text, words)
    if speech is None:
        tk.take_nicknames()
    statements = find_statements(source.text, source.passages, words)
    sentences = sentences_of(tk, source, statements)
    publisher = find_publisher(source, registry)
    is_published = publisher is not None or bool(source.publisher)
    outlets = _outlets(tk, registry, speech)
    author = publisher if is_published else outlet_of_its_work(tk, outlets)
    own = author.id if author is not None else None
    classifier = Classifier(source.text, tk.folded, book, outlets, own, tk.plain)
    directory = Directory(tk, classifier, registry.by_name, source.published, registry.named, source.publisher)
    credits_found, unsaid = credits_of(source, registry, directory)
    if speech is None:
        built = _by_syntax(tk, source, sentences, directory, book)
    else:
        built = _by_frames(tk, source, sentences, speech, classifier, directory)
    finder = CaveatFinder(source.text, tk.folded, sentences, source.passages, book_for(source.language))
    found = finder.find(built, {p: (line.handout, line.archive) for p, line in credits_found.items()})
    bare = {f.caveat.statement for f in found if f.is_bare}
    built = with_captions(tk, source, sentences, built, directory, credits_found, bare)
    marks = find_marks(tk.folded, sentences, marks_for(source.language))
    actors: SyntaxActors | NamedActors
    if speech is None:
        built = _with_own_words(tk, sentences, built, directory, author, outlets)
        built = with_verifiers(tk, sentences, built, SyntaxActors(tk, sentences, directory, built), marks)
        actors = SyntaxActors(tk, sentences, directory, built)
    else:
        actors = NamedActors(sentences, directory, built, directory.sources)
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
    chain = article_chain(source, registry, directory, own)
    notes = (*guessed, *notes, *unsaid, *image_notes(source), *directory.namesakes.notes)
    name = source.publisher or (publisher.name if publisher is not None else None)
    return Findings(
        source, statements, labels, attributions, caveats, directory.sources, credits_found, own, notes, chain, name, checks
    )


def _by_syntax(
    tk: Tokens, source: SourceText, sentences: Sequence[Sentence], directory: Directory, book: RoleBook
) -> list[Built]:
    """The attributions of an English text."""
    blocks = frozenset(k for k, passage in enumerate(source.passages) if passage.kind == "blockquote")
    captions = {i: p.span for i, p in enumerate(source.passages) if p.kind == "caption"}
    drafts = find_drafts(tk, sentences, [find_cues(tk, s) for s in sentences], blocks)
    drafts = with_bare_quotations(tk, sentences, drafts, captions.keys())
    extend_quotations(tk, sentences, drafts, captions)
    drafts = retold_posts(tk, sentences, drafts)
    built = ChainBuilder(tk, directory, book).build(sentences, drafts, captions.keys())
    tell_witnesses(tk, built, directory.sources)
    return built


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


def _outlets(tk: Tokens, registry: Registry, speech: SpeechBook | None) -> list[tuple[Outlet, Span]]:
    """The outlets that a text names, in the forms of its language."""
    if speech is None:
        found = registry.find(tk.text, tk.plain)
        for _, span in found:
            tk.take_as_name(span.start, span.end)
        return found
    from provenance.speech import find_outlets

    return find_outlets(tk.text, tk.folded, speech, registry)


def _with_own_words(
    tk: Tokens, sentences: Sequence[Sentence], built: list[Built], directory: Directory, author: Outlet | None,
    outlets: Sequence[tuple[Outlet, Span]],
) -> list[Built]:  # fmt: skip
    """The attributions with those of the outlet that tells of its own work, and of the author who says `I`."""
    if author is not None:
        names = [span for outlet, span in outlets if outlet.id == author.id]
        built = with_own_work(tk, sentences, built, author.name, names, lambda: directory.outlet(author, 0).key)
    return with_first_person(tk, sentences, built, lambda: directory.author().key)
