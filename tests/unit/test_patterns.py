"""Patterns compiled when the package was built are those that `re` would make, and there for all that the rules ask."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from provenance import patterns

ROOT = Path(__file__).resolve().parents[2]
SOME = [r"(?i)\bsaid (?P<who>\w+)\b", r"[가-힣]{2,4}(?=통신)", r"(?<!\w)nach Angaben(?!\w)|[^\W\d_]+"]
MISSING = """
import sys
from pathlib import Path
from provenance import patterns
asked, compile_pattern = [], patterns.compile_pattern
patterns.compile_pattern = lambda text: (asked.append(text), compile_pattern(text))[1]
from provenance.pipeline import annotate, load_knowledge
knowledge, known = load_knowledge(), patterns.Store(sys.argv[1]).known
for path in sorted(Path("fixtures/articles").rglob("source.*")):
    annotate(path.read_bytes(), path.name, knowledge)
print(len(asked), [text for text in asked if text not in known])
"""


@pytest.fixture(scope="module")
def packed(tmp_path_factory):
    """What the build writes, made anew."""
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        from build_patterns import make_patterns
    finally:
        sys.path.remove(str(ROOT / "scripts"))
    place = tmp_path_factory.mktemp("build") / patterns.FILE
    place.write_bytes(make_patterns(ROOT))
    return place


@pytest.fixture
def few(tmp_path):
    place = tmp_path / patterns.FILE
    place.write_bytes(patterns.pack(SOME))
    return place


def test_every_pattern_is_the_one_that_re_makes(packed):
    store = patterns.Store(str(packed))
    assert len(store.known) > 1_000
    for text in store.known:
        made, compiled = store.load(text), re.compile(text)
        assert made == compiled, text
        assert (made.groups, made.groupindex, made.flags) == (compiled.groups, compiled.groupindex, compiled.flags)


def test_articles_of_all_languages_ask_for_no_other(packed):
    told = subprocess.run(
        [sys.executable, "-c", MISSING, str(packed)],
        env=os.environ | {"PROVENANCE_NATIVE": "no"}, cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    number, missing = told.split(" ", 1)
    assert int(number) > 200
    assert missing.strip() == "[]"


@pytest.mark.parametrize("text", SOME)
def test_what_a_loaded_pattern_finds(few, text):
    words = "Said Kim, nach Angaben der Behörde, 조선중앙통신"
    loaded = patterns.Store(str(few)).load(text)
    assert [m.span() for m in loaded.finditer(words)] == [m.span() for m in re.finditer(text, words)]
    assert [m.groupdict() for m in loaded.finditer(words)] == [m.groupdict() for m in re.finditer(text, words)]


def test_a_pattern_that_is_not_there(few):
    assert patterns.Store(str(few)).load("said") is None
    assert patterns.compile_pattern("such a pattern has no rule") == re.compile("such a pattern has no rule")
    with pytest.raises(re.error):
        patterns.compile_pattern("(")


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content[:-4],
        lambda content: content[:40],
        lambda content: b"",
        lambda content: b"\xff\xfe" + content,
        lambda content: content.replace(b'{"engine":"', b'{"engine":"another ', 1),
    ],
)
def test_nothing_is_taken_from_a_damaged_file_or_from_one_of_another_interpreter(few, change):
    few.write_bytes(change(few.read_bytes()))
    assert patterns.Store(str(few)).known == {}


def test_a_file_that_is_not_there(tmp_path):
    assert patterns.Store(str(tmp_path / "none")).known == {}


def test_an_interpreter_with_another_engine_compiles(few, monkeypatch):
    monkeypatch.setattr(patterns, "_make", None)
    assert patterns.Store(str(few)).load(SOME[0]) is None


def test_the_file_says_what_wrote_it(few):
    header = json.loads(few.read_bytes().partition(b"\n")[0])
    assert sorted(header["patterns"]) == sorted(SOME)
    assert f"{sys.hexversion:x}" in header["engine"]
