"""Sentences of other languages, each with whose word it is (`fixtures/shapes/languages`): how many are read right.

A line is `TYPE[,TYPE] / words of the source | sentence`; `H` before it: a headline. What is read otherwise is printed by
`python tests/golden/test_languages.py de fr`.
"""

from __future__ import annotations

import html
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest

from provenance.pipeline import Options, annotate, load_knowledge
from provenance.vocabulary import SourceType

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "shapes" / "languages"
FILES = sorted(FOLDER.glob("*.txt"))
FLOORS = tomllib.loads((FOLDER / "floors.toml").read_text(encoding="utf-8"))["read_right"]


class Sentence(NamedTuple):
    """One sentence and what it should come out with."""

    text: str
    types: list[str]  # any of them is right
    origin: str  # words of the name that its chain begins with; empty: not asked
    is_headline: bool


def sentences(path):
    """The sentences of one file, in its order."""
    out = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            label, _, text = line.removeprefix("H ").partition(" | ")
            types, _, origin = label.partition(" / ")
            out.append(Sentence(text, types.split(","), origin.strip(), line.startswith("H ")))
    return out


def read(knowledge, sentence, language):
    """The types of a sentence's statements, and the names that their chains begin with."""
    content, name = sentence.text, "text.txt"
    if sentence.is_headline:
        body = f"<article><h1>{html.escape(sentence.text)}</h1></article>"
        content, name = f"<html lang={language}><body>{body}</body></html>", "page.html"
    document = annotate(content.encode(), name, knowledge, Options(language=language))
    names = {source["id"]: " ".join([source["name"], *source.get("aliases", [])]) for source in document["sources"]}
    statements = [statement for passage in document["passages"] for statement in passage["statements"]]
    origins = [names[a["chain"][0]["source"]] for s in statements for a in s["attributions"] if a["chain"]]
    return {statement["source_type"] for statement in statements}, origins


def missed(knowledge, path):
    """The sentences of a file that come out with another type or source, each with what was read."""
    out = []
    for sentence in sentences(path):
        types, origins = read(knowledge, sentence, path.stem)
        is_found = not sentence.origin or any(sentence.origin.lower() in origin.lower() for origin in origins)
        if types.isdisjoint(sentence.types) or not is_found:
            out.append((sentence, types, origins))
    return out


def test_every_language_has_a_floor():
    assert sorted(FLOORS) == [path.stem for path in FILES]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_lines_are_of_the_vocabulary(path):
    types = {str(member.value) for member in SourceType}
    for sentence in sentences(path):
        assert sentence.text
        assert types.issuperset(sentence.types), sentence
        assert sentence.origin.lower() in sentence.text.lower(), sentence


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_sentences_are_read_right_as_often_as_before(path, knowledge):
    right = 100 - 100 * len(missed(knowledge, path)) / len(sentences(path))
    assert right >= FLOORS[path.stem]


if __name__ == "__main__":
    for name in sys.argv[1:]:
        for sentence, types, origins in missed(load_knowledge(), FOLDER / f"{name}.txt"):
            print(name, ",".join(sentence.types), sentence.origin, "<>", *types, origins, "|", sentence.text)
