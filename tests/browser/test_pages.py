"""Pages in headless Chromium: filters, details, joined caveats, the policy against hostile text, and axe-core in both themes
and at two widths. Needs Chromium, Node, and `npm install` in this folder; where they are not, the tests say what is missing.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance.pipeline import annotate
from provenance.report import article_page, index_page

HERE = Path(__file__).resolve().parent
FIXTURES = HERE.parents[1] / "fixtures" / "articles"
EVIL = (
    "<script>alert(1)</script><img src=x onerror=alert(2)> was what the mayor wrote, police said.\n\n"
    "</span></main><iframe src='javascript:alert(3)'></iframe> could not be verified. <svg onload=alert(4)> is denied."
)


@pytest.fixture
def look(tmp_path, drive):
    """`look(page)` opens a page's HTML and gives what the browser saw."""

    def run(page):
        file = tmp_path / "page.html"
        file.write_text(page, encoding="utf-8")
        return drive("look.mjs", file)

    return run


def is_clean(seen):
    assert seen["violations"] == []
    assert seen["console"] == []
    assert seen["requests"] == []
    assert seen["dialogs"] == 0
    assert {name: value for name, value in seen.items() if name.startswith("overflow") and value > 0} == {}


@pytest.mark.parametrize("name", ["handout-caption/source.txt", "war-claims", "border-crossing-ar"])
def test_a_page_works_and_is_accessible(look, knowledge, name):
    path = FIXTURES / name
    path = next(path.glob("source.*")) if path.is_dir() else path
    seen = look(article_page(annotate(path.read_bytes(), path.name, knowledge)))
    is_clean(seen)
    assert seen["filtered"]["on"] == seen["filtered"]["expected"] > 0
    assert seen["filtered"]["text"] == f"{seen['filtered']['on']} of {seen['statements']} statements"
    assert seen["reset"] == 0
    assert seen["detail"] == [False, True, "true", False, True]
    assert seen["joined"] == seen["covered"] > 0
    assert seen["print"] == {"details": seen["statements"], "filters": False}


def test_hostile_text_does_nothing(look, knowledge):
    document = annotate(EVIL.encode(), "<b>evil</b>.txt", knowledge)
    document["article"]["headline"] = EVIL
    seen = look(article_page(document))
    is_clean(seen)


def test_the_index_is_accessible(look, knowledge):
    path = FIXTURES / "handout-caption" / "source.txt"
    document = annotate(path.read_bytes(), path.name, knowledge)
    is_clean(look(index_page([("a.html", document), ("b.html", document)])))
