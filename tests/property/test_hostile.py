"""Inputs made to break the stages, and what must hold of what they find in any text."""

from __future__ import annotations

import random
import time
from pathlib import Path

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provenance.errors import UnreadableInputError
from provenance.findings import ReadPassage
from provenance.matching import fold
from provenance.pipeline import annotate
from provenance.rules.caveats import caveat_book
from provenance.rules.lexicon import lexicon
from provenance.segment import find_statements
from provenance.spans import Span
from provenance.syntax.quotes import find_quotations
from provenance.syntax.tokens import Tokens
from provenance.tables import load
from provenance.validation import validate_document

PIECES = sorted((Path(__file__).parents[2] / "fixtures" / "pieces").glob("*.txt"))
CUT_OFF = [
    "The last boat I think I saw",
    "The coast guard told a",
    'Mayor Ada Lind called the conference "',
    "The union called for an inquiry and said",
    "Ada Lind says at a stop in Lorne, Vell,",
    "One nurse, called Nurse D, told the inquiry:",
    "Pedro “Chico” Salas",
    "The 36-year-old",
    "He said, at least",
]
lenient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=80)
MARKS = "\"'“”‘’„«»「」'' .,!?…:;—()"
marks_and_words = st.lists(
    st.one_of(st.sampled_from(MARKS), st.sampled_from(["she said", "police", "No", "it", "a", "3", "U.S."])),
    max_size=40,
).map(" ".join)

HOSTILE = {
    "nested tags": b"<html><body>" + b"<div>" * 100_000 + b"The mayor said so." + b"</div>" * 100_000,
    "nested inline tags": b"<p>" + b"<b>" * 100_000 + b"The mayor said so.",
    "tags never closed": b"<p>The mayor said so." * 5_000,
    "one long word": b"a" * 300_000,
    "one long sentence": b"the mayor said that " * 800,
    "many commas": b"police, " * 20_000 + b"said so.",
    "many quotation marks": b'"' * 50_000,
    "many opening marks": "“Stop. ".encode() * 8_000,
    "many brackets": b"(" * 50_000,
    "many quotations": b'He said "a b c". ' * 2_000,
    "many colons": b"Mayor: " * 10_000,
    "many full stops": b"." * 100_000,
    "many captions": b"<figure><img src=a><figcaption>Boats (AP)</figcaption></figure>" * 1_500,
    "many caveats": b"The army said so. It could not be independently verified. " * 600,
    "zero-width": "\u200bThe\u200b mayor\u200b said\u200b so.\u200b".encode(),
    "surrogates as bytes": b"<p>The mayor \xed\xa0\x80\xed\xb0\x80 said so.</p>",
    "surrogates as references": b"<p>The mayor &#xD800; said &#55357; so.</p>",
    "null references": b"<p>The mayor &#0; said so.</p>",
    "wrong charset": '<meta charset="utf-8"><p>Der Bürgermeister sagte: „Nein“.'.encode("cp1252"),
    "no article": b"<html><head><title>x</title></head><body></body></html>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_gives_a_valid_annotation_or_a_refusal(knowledge, name):
    content = HOSTILE[name]
    suffix = "html" if content.lstrip().startswith(b"<") else "txt"
    try:
        document = annotate(content, f"hostile.{suffix}", knowledge)
    except UnreadableInputError:
        return
    assert validate_document(document) == []
    assert validate_document(orjson.loads(orjson.dumps(document))) == []


@pytest.mark.parametrize("text", CUT_OFF)
def test_a_text_may_end_in_the_middle_of_a_sentence(knowledge, text):
    assert validate_document(annotate(text.encode(), "cut.txt", knowledge)) == []


@pytest.mark.parametrize("path", PIECES, ids=[path.stem for path in PIECES])
def test_news_that_is_cut_off_anywhere_is_annotated(knowledge, path):
    chance = random.Random(path.stem)  # noqa: S311  (the same places every time)
    lines = [line.split(" | ", 1)[1].strip() for line in path.read_text(encoding="utf-8").splitlines() if " | " in line]
    for line in chance.sample(lines, min(len(lines), 60)):
        for end in sorted(chance.sample(range(1, len(line) + 1), min(3, len(line)))):
            annotate(line[:end].encode(), "cut.txt", knowledge)


@pytest.mark.parametrize("sentence", ['He said "a b c". ', "Smith told Ann Lee that Jones said so. "])
def test_four_times_the_text_takes_less_than_ten_times_as_long(knowledge, sentence):
    def seconds(times: int) -> float:
        content = (sentence * times).encode()
        runs = []
        for _ in range(3):
            start = time.perf_counter()
            annotate(content, "long.txt", knowledge)
            runs.append(time.perf_counter() - start)
        return min(runs)

    assert seconds(1_200) < 10 * seconds(300)


@lenient
@given(marks_and_words)
def test_unbalanced_marks_never_break_a_stage(knowledge, text):
    try:
        document = annotate(text.encode(), "marks.txt", knowledge)
    except UnreadableInputError:
        return
    assert validate_document(document) == []


@lenient
@given(st.text(max_size=120) | marks_and_words)
def test_statements_lie_apart_in_order_and_hold_every_letter(text):
    found = [s.span for s in find_statements(text, [ReadPassage("paragraph", Span(0, len(text)))], lexicon("en"))]
    at = 0
    for start, end in found:
        assert at <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert not any(ch.isalnum() for ch in text[at:start])
        at = end
    assert not any(ch.isalnum() for ch in text[at:])


@lenient
@given(st.text(max_size=120) | marks_and_words)
def test_quotations_lie_apart_and_in_order(text):
    at = 0
    for start, end, _ in find_quotations(text, 0, len(text)):
        assert at <= start < end <= len(text)
        at = end


@lenient
@given(st.text(max_size=120))
def test_tokens_are_the_texts_words_in_order(text):
    tk = Tokens(text, lexicon("en"))
    at = 0
    for start, end in zip(tk.starts, map(tk.end, range(len(tk))), strict=True):
        assert at <= start < end <= len(text)
        assert text[at:start].isspace() or not text[at:start].strip()
        at = end
    assert tk.at(0) == 0
    assert tk.at(len(text)) == len(tk)


def caveat_examples():
    """Every example of every language's caveat rules, without its marks."""
    for name, table in load("rules")[0].items():
        language, _, file = name.partition("/")
        if file == "caveats.toml":
            for rule in table["caveat"]:
                for example in (*rule["examples"], *rule.get("counterexamples", ())):
                    yield language, example.replace("[[", "").replace("]]", "")


@pytest.mark.parametrize(("language", "text"), sorted(set(caveat_examples())))
def test_the_automaton_announces_every_caveat_that_a_naive_search_finds(language, text):
    folded, book = fold(text), caveat_book(language)
    announced = {rule.id for _, rule in book.index.candidates(folded)}
    naive = {rule.id for rule in book.index.rules if rule.pattern.search(folded)}
    assert naive <= announced
