from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from provenance.validation.article import compare_with_article, compare_with_text

VALID = Path(__file__).resolve().parents[3] / "fixtures" / "annotations" / "valid"


@pytest.fixture
def annotated(tmp_path):
    """An annotation of a plain-text file, and the file."""
    document = json.loads((VALID / "005-code-points-and-document-scope.json").read_text(encoding="utf-8"))
    content = document["article"]["text"].encode()
    document["article"]["sha256"] = hashlib.sha256(content).hexdigest()
    article = tmp_path / "mina.txt"
    article.write_bytes(content)
    return document, article


def codes(problems):
    return {p.code for p in problems}


def test_the_article_itself_fits(annotated):
    document, article = annotated
    assert compare_with_article(document, article) == []


def test_it_fits_without_the_text_too(annotated):
    document, article = annotated
    del document["article"]["text"]
    assert compare_with_article(document, article) == []


def test_another_version_of_the_file(annotated):
    document, article = annotated
    article.write_text("🚢 " + document["article"]["text"], encoding="utf-8")
    assert codes(compare_with_article(document, article)) == {"PV080", "PV081", "PV082"}


def test_other_bytes_of_the_same_text(annotated):
    document, article = annotated
    article.write_bytes(b"\xef\xbb\xbf" + article.read_bytes())
    text = document["article"]["text"]
    assert codes(compare_with_text(document, article.read_bytes(), text)) == {"PV080"}


def test_one_changed_word_is_named_at_its_spans(annotated):
    document, article = annotated
    changed = document["article"]["text"].replace("الحارس", "الضابط")
    problems = compare_with_text(document, article.read_bytes(), changed)
    assert {p.pointer for p in problems if p.code == "PV082"} == {
        "/passages/0/statements/1/span/exact",
        "/passages/0/statements/1/attributions/0/chain/0/span/exact",
    }


@pytest.mark.parametrize("content", [None, b"", b"\x00\x01\x02\x03" * 40])
def test_an_article_that_cannot_be_read(annotated, content):
    document, article = annotated
    article.unlink()
    if content is not None:
        article.write_bytes(content)
    assert codes(compare_with_article(document, article)) == {"PV083"}
