"""Every fixture article against its gold, made by hand: label by label, with a list of what is known to be wrong.

`expected.json` gives per statement the words it begins with, its labels and its chain, and per caveat its kind, words
and what it covers. `open` in `about.toml` lists differences that are known, each as `key: reason`; an entry whose
label has become right fails, so that the list only tells what is still wrong.
"""

from __future__ import annotations

import functools
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from provenance.pipeline import annotate, load_knowledge
from provenance.validation import validate_document
from provenance.validation.article import compare_with_article

ARTICLES = Path(__file__).resolve().parents[2] / "fixtures" / "articles"
FOLDERS = sorted(path for path in ARTICLES.iterdir() if path.is_dir())
by_folder = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def source_file(folder: Path) -> Path:
    (path,) = folder.glob("source.*")
    return path


@functools.cache
def annotation(folder: Path) -> dict[str, Any]:
    path = source_file(folder)
    return annotate(path.read_bytes(), path.name, knowledge())


@functools.cache
def knowledge():
    return load_knowledge()


def fold(words: str) -> str:
    return re.sub(r"[\W_]+", " ", words).strip().lower()


def names_of(link: dict[str, Any], sources: dict[str, Any]) -> list[str]:
    """All that a chain's link is called: its source's name and aliases, and the words in the statement."""
    source = sources[link["source"]]
    return [source["name"], *source.get("aliases", []), *([link["span"]["exact"]] if link.get("span") else [])]


def is_called(link: dict[str, Any], name: str, sources: dict[str, Any]) -> bool:
    wanted = set(fold(name).split())
    return any(wanted <= set(fold(called).split()) for called in names_of(link, sources))


def chain_differs(statement: dict[str, Any], gold: list[str], sources: dict[str, Any]) -> str | None:
    """None where some attribution has the chain of the gold, link by link; else what the chains are."""
    chains = [a["chain"] for a in statement["attributions"]]
    for chain in chains:
        if len(chain) == len(gold) and all(is_called(link, name, sources) for link, name in zip(chain, gold, strict=True)):
            return None
    return " | ".join(" > ".join(sources[link["source"]]["name"] for link in chain) for chain in chains) or "no chain"


class Comparison:
    """What differs between an annotation and a gold, by key."""

    def __init__(self, document: dict[str, Any], gold: dict[str, Any]) -> None:
        self.document, self.gold = document, gold
        self.text = document["article"]["text"]
        self.sources = {source["id"]: source for source in document["sources"]}
        self.differences: dict[str, str] = {}
        self.names: dict[str, str] = {}  # the annotation's statement ids to the gold's
        self.passages: dict[str, str] = {}

    def run(self) -> dict[str, str]:
        article = self.document["article"]
        for key, wanted in self.gold["article"].items():
            found = (article.get(key) or {}).get("name") if key == "publisher" else article.get(key)
            if (found or "")[: len(wanted)] != wanted if key == "published" else found != wanted:
                self.note(f"article {key}", wanted, found)
        self.statements()
        self.caveats()
        for credit in self.gold["credits"]:
            self.credit(credit)
        return self.differences

    def note(self, key: str, wanted: Any, found: Any) -> None:
        self.differences[key] = f"wanted {wanted!s}, found {found!s}"

    def statements(self) -> None:
        there = {s["span"]["start"]: (p, s) for p in self.document["passages"] for s in p["statements"]}
        at = 0
        for gold in self.gold["statements"]:
            start = self.text.find(gold["begins"], at)
            if start not in there:
                self.note(f"{gold['id']} statement", gold["begins"], "no statement that begins there")
                continue
            at = start + 1
            passage, statement = there.pop(start)
            self.names[statement["id"]] = gold["id"]
            self.passages[passage["id"]] = gold["id"].split(".")[0]
            self.statement(gold, passage, statement)
        for passage, statement in there.values():
            self.note(f"{statement['id']} extra", "no statement", f"{passage['kind']}: {statement['span']['exact'][:60]}")

    def statement(self, gold: dict[str, Any], passage: dict[str, Any], found: dict[str, Any]) -> None:
        for key, value in (
            ("kind", passage["kind"]),
            ("source_type", found["source_type"]),
            ("status", found["status"]),
        ):
            if gold[key] != value:
                self.note(f"{gold['id']} {key}", gold[key], value)
        if "chain" in gold and (other := chain_differs(found, gold["chain"], self.sources)):
            self.note(f"{gold['id']} chain", " > ".join(gold["chain"]), other)

    def caveats(self) -> None:
        left = list(self.document["caveats"])
        for gold in self.gold["caveats"]:
            key = f"{gold['in']} {gold['kind']}"
            words = fold(gold["words"])
            found = next(
                (c for c in left if self.names.get(c["statement"]) == gold["in"] and c["kind"] == gold["kind"]), None
            )
            if found is None:
                self.note(key, gold["words"], "no such caveat")
                continue
            left.remove(found)
            exact = fold(found["span"]["exact"])
            if words not in exact and exact not in words:
                self.note(f"{key} words", gold["words"], found["span"]["exact"])
            if (covers := self.covers(found)) != gold["covers"]:
                self.note(f"{key} covers", gold["covers"], covers)
        for caveat in left:
            key = f"{self.names.get(caveat['statement'], caveat['statement'])} extra {caveat['kind']}"
            self.note(key, "no caveat", caveat["span"]["exact"])

    def covers(self, caveat: dict[str, Any]) -> str | list[str]:
        scope = caveat["scope"]
        if scope["target"] == "image":
            return "image " + " ".join(self.passages.get(i, i) for i in scope["ids"])
        return "document" if scope["target"] == "document" else [self.names.get(i, i) for i in scope["ids"]]

    def credit(self, gold: dict[str, Any]) -> None:
        passage = next((p for p in self.document["passages"] if self.passages.get(p["id"]) == gold["passage"]), {})
        credit = (passage.get("image") or {}).get("credit")
        if credit is None or fold(credit["text"]) != fold(gold["text"]):
            self.note(f"{gold['passage']} credit", gold["text"], credit and credit["text"])
            return
        chain = credit["chain"]
        same = len(chain) == len(gold["chain"]) and all(
            is_called(link, name, self.sources) for link, name in zip(chain, gold["chain"], strict=True)
        )
        if not same:
            found = " > ".join(self.sources[link["source"]]["name"] for link in chain)
            self.note(f"{gold['passage']} credit chain", " > ".join(gold["chain"]), found)


def known_differences(folder: Path) -> dict[str, str]:
    about = tomllib.loads((folder / "about.toml").read_text(encoding="utf-8"))
    return dict(entry.split(": ", 1) for entry in about.get("open", []))


def compare(folder: Path) -> dict[str, str]:
    """What differs, by key; what the annotation's own checks find wrong goes by `annotation CODE`."""
    gold = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    problems = validate_document(annotation(folder)) + compare_with_article(annotation(folder), source_file(folder))
    invalid = {f"annotation {problem.code}": f"{problem.pointer}: {problem.message}" for problem in problems}
    return Comparison(annotation(folder), gold).run() | invalid


@by_folder
def test_labels_are_those_of_the_gold(folder: Path) -> None:
    found, known = compare(folder), known_differences(folder)
    new = [f"  {key}: {words}" for key, words in found.items() if key not in known]
    gone = [f"  {key} ({reason})" for key, reason in known.items() if key not in found]
    report = (["differs from the gold:", *new] if new else []) + (
        ["has become right, take it out of `open` in about.toml:", *gone] if gone else []
    )
    assert not report, "\n".join([folder.name, *report])


@by_folder
def test_every_label_has_evidence(folder: Path) -> None:
    for passage in annotation(folder)["passages"]:
        for statement in passage["statements"]:
            if statement["source_type"] not in ("none", "own_reporting"):
                assert statement["evidence"], statement["id"]


def test_there_are_at_least_nine_articles_and_each_is_complete() -> None:
    assert len(FOLDERS) >= 9
    for folder in FOLDERS:
        assert {path.name for path in folder.iterdir()} == {source_file(folder).name, "expected.json", "about.toml"}
