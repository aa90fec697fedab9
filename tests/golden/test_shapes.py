"""Every shape of attribution in `fixtures/shapes` is found with its source, whatever stands before it."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path

import pytest

from provenance.pipeline import Options, annotate, load_knowledge

SHAPES = tomllib.loads((Path(__file__).parents[2] / "fixtures" / "shapes" / "en.toml").read_text(encoding="utf-8"))
SPEAKERS, PARTS, HEADLINES = SHAPES["speakers"], SHAPES["parts"], SHAPES["headlines"]
# How many others each part meets: all together would be a million sentences.
_VERBS, _SPEAKERS = 3, 9
_SAID = ["said", "warned", "told reporters", "said on Monday"]


@pytest.fixture(scope="module")
def knowledge():
    return load_knowledge()


def _read(knowledge, text, name="text.txt"):
    """The type of a text's first statement, and the names that its chains begin with."""
    document = annotate(text.encode(), name, knowledge, Options(language="en"))
    names = {source["id"]: source["name"] for source in document["sources"]}
    first = document["passages"][0]["statements"][0]
    return first["source_type"], [names[a["chain"][0]["source"]] for a in first["attributions"] if a["chain"]]


def _missed(knowledge, sentences):
    """Those sentences, each with the words of its speaker's name, that come out with another source or none."""
    out = []
    for sentence, name in sentences:
        text = sentence[0].upper() + sentence[1:]
        type_, found = _read(knowledge, text)
        if type_ == "none" or not any(name.lower() in one.lower() for one in found):
            out.append((text, type_, found))
    return out


def _some(parts, at, number):
    """`number` of the parts from place `at` on, in a circle."""
    return list(itertools.islice(itertools.cycle(parts), at % len(parts), at % len(parts) + number))


@pytest.mark.parametrize("opener", PARTS["openers"])
def test_who_speaks_behind_an_opener_is_found(knowledge, opener):
    at = PARTS["openers"].index(opener)
    verbs = _some(PARTS["verbs"], at * _VERBS, _VERBS)
    sentences = [
        (f"{opener}{speaker} {verb} {PARTS['clauses'][(at + k) % len(PARTS['clauses'])]}.", name)
        for k, ((speaker, name), verb) in enumerate(itertools.product(SPEAKERS.items(), verbs))
    ]
    assert not _missed(knowledge, sentences)


@pytest.mark.parametrize("deed", PARTS["deeds"])
def test_what_is_told_by_other_verbs_is_found(knowledge, deed):
    at = PARTS["deeds"].index(deed)
    speakers = _some(SPEAKERS.items(), at * _SPEAKERS, _SPEAKERS)
    openers = _some(PARTS["openers"], at, _SPEAKERS)
    sentences = [(f"{o}{speaker} {deed}.", name) for o, (speaker, name) in zip(openers, speakers, strict=True)]
    is_cited = "citing" in deed or "quoted" in deed  # whom the speaker cites is the origin
    assert not [miss for miss in _missed(knowledge, sentences) if not is_cited or miss[1] == "none"]


@pytest.mark.parametrize("frame", PARTS["frames"])
def test_attributions_behind_and_inside_what_is_said_are_found(knowledge, frame):
    sentences = []
    for k, (speaker, name) in enumerate(SPEAKERS.items()):
        source = speaker.rstrip(",") if "to {s}" in frame or "of {s}" in frame else speaker
        verb = _SAID[k % len(_SAID)]
        sentences.append((frame.format(s=source, v=verb).replace(",,", ","), name))
    assert not _missed(knowledge, sentences)


def test_sentences_in_which_nobody_speaks_stay_the_outlets_own(knowledge):
    found = {text: _read(knowledge, f"{text} The road was wet and the night was cold.") for text in PARTS["silent"]}
    assert {text: what for text, what in found.items() if what != ("none", [])} == {}


@pytest.mark.parametrize("headline", HEADLINES)
def test_headlines_tell_whose_word_they_are(knowledge, headline):
    page = (
        f"<article><h1>{headline}</h1><p>The night was cold and the road was wet in the old town by the river.</p></article>"
    )
    assert _read(knowledge, f"<html lang=en><body>{page}</body></html>", "page.html")[0] in HEADLINES[headline]
