from __future__ import annotations

import copy
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from provenance.pipeline import annotate
from provenance.report import article_page, index_page, markdown_summary
from provenance.report.groups import GROUPS, group_of
from provenance.report.markdown import plain
from provenance.report.markup import asset, digest, el, text
from provenance.vocabulary import SourceType

ROOT = Path(__file__).resolve().parents[3]
FILE = ROOT / "fixtures" / "annotations" / "valid" / "001-caption-and-chain.json"
EVIL = '</script><script>alert(1)</script><img src=x onerror=alert(2)>"\'><a href="javascript:alert(3)">x</a>&amp;\x00\x1b[2J'


class Reader(HTMLParser):
    """The elements of a page with their attributes, whether they close in order, and its words."""

    def __init__(self, page):
        super().__init__()
        self.elements, self.words, self.open, self.errors = [], [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag not in ("meta", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.errors.append(tag)

    def handle_data(self, data):
        if self.open and self.open[-1] not in ("script", "style"):
            self.words.append(data)

    def of(self, **wanted):
        return [a for _, a in self.elements if all(v in (a.get(k) or "").split() for k, v in wanted.items())]


@pytest.fixture
def document():
    return json.loads(FILE.read_text(encoding="utf-8"))


def poisoned(node):
    """The document with hostile words wherever a schema allows any."""
    if isinstance(node, dict):
        free = {"name", "exact", "headline", "uri", "message", "src", "alt", "rule", "comment", "address", "reviewer"}
        return {k: EVIL if k in free and isinstance(v, str) else poisoned(v) for k, v in node.items()}
    return [poisoned(each) for each in node] if isinstance(node, list) else node


def test_the_page_is_well_formed_and_its_ids_are_unique(document):
    page = Reader(article_page(document))
    assert page.errors == []
    assert page.open == []
    ids = [a["id"] for _, a in page.elements if "id" in a]
    assert len(set(ids)) == len(ids)
    targets = [a["href"][1:] for tag, a in page.elements if tag == "a"]
    controls = [a["aria-controls"] for _, a in page.elements if "aria-controls" in a]
    assert set(targets) | set(controls) <= set(ids)


def test_every_statement_says_its_labels_in_words(document):
    page = Reader(article_page(document))
    assert len(page.of(**{"class": "statement"})) == 6
    words = " ".join(page.words)
    assert "p3.1 · official · disputed · ! c2" in words
    assert "Ada Quist" in words
    assert "Northern Press Agency" in words
    assert "en.caveat.cannot-be-verified" in article_page(document)


def test_caveats_are_joined_to_what_they_cover(document):
    page = Reader(article_page(document))
    (caveat,) = [a for a in page.of(**{"class": "caveat"}) if a.get("id") == "c2"]
    assert caveat["data-covers"] == "p3.1"
    (statement,) = [a for a in page.of(**{"class": "statement"}) if a["id"] == "s-p3.1"]
    assert statement["data-caveats"] == "c2"
    assert (statement["role"], statement["tabindex"]) == ("button", "0")


def test_nothing_is_loaded_and_only_its_own_script_runs(document):
    page = article_page(document)
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    policy = policy.replace("&#x27;", "'")
    assert "default-src 'none'" in policy
    assert f"script-src {digest(asset('page.js'))};" in policy
    assert "unsafe" not in policy
    assert f"<script>{asset('page.js')}</script>" in page
    assert f"<style>{asset('page.css')}</style>" in page
    for _, attributes in Reader(page).elements:
        assert not {"src", "style", "onclick", "onload", "onerror"} & set(attributes)
    assert "http" not in asset("page.css") + asset("page.js")


@pytest.mark.parametrize("render", [article_page, lambda d: index_page([("a.html", d)])])
def test_hostile_words_stay_words(document, render):
    document["review"] = {
        "decisions": [{"on": "p3.1", "decision": "accept", "reviewer": "x", "time": "2026-03-01T10:00:00Z", "comment": "x"}]
    }
    document["diagnostics"] = [{"code": "read.empty", "severity": "info", "message": "x"}]
    before = Reader(render(copy.deepcopy(document)))
    page = render(poisoned(document))
    after = Reader(page)
    assert after.errors == []
    assert "<img" not in page
    assert page.count("<script") == 1
    assert "\x00" not in page
    assert "\x1b" not in page
    assert {tag for tag, _ in after.elements} <= {tag for tag, _ in before.elements} | {"mark"}
    assert not any(name.startswith("on") for _, a in after.elements for name in a)


@pytest.mark.parametrize("path", sorted((ROOT / "fixtures" / "articles").glob("*/source.*")), ids=lambda p: p.parent.name)
def test_every_fixture_makes_a_whole_page_with_all_its_words(path, knowledge):
    document = annotate(path.read_bytes(), path.name, knowledge)
    page = Reader(article_page(document))
    assert page.errors == []
    shown = " ".join("".join(page.words).split())
    for passage in document["passages"]:
        for statement in passage["statements"]:
            assert " ".join(statement["span"]["exact"].split()) in shown
    assert markdown_summary(document).startswith("### ")


def test_decisions_are_shown_with_who_decided(document):
    document["review"] = {
        "decisions": [{"on": "c2", "decision": "reject", "reviewer": "ada", "time": "2026-03-01T10:00:00Z", "comment": "why"}]
    }
    assert "reject by ada, 2026-03-01: why" in article_page(document)


def test_an_article_without_statements(document):
    document |= {"passages": [], "caveats": [], "sources": []}
    document["summary"] = {"statements": 0, "by_source_type": {}, "by_status": {}, "caveats": 0, "origins": []}
    assert "No statements." in article_page(document)
    assert Reader(index_page([("a.html", document)])).errors == []


def test_every_source_type_has_a_colour_in_both_themes():
    for kind in SourceType:
        assert f".fill.{group_of(kind.value)} " in asset("page.css")
    for group in GROUPS:
        assert asset("page.css").count(f"--{group}: #") == 2


def test_an_element_escapes_text_and_attributes():
    made = el("p", "a < b", el("b", "&"), None, title='"x"', hidden=True, lang=None).html
    assert made == '<p title="&quot;x&quot;" hidden>a &lt; b<b>&amp;</b></p>'
    assert text("a\x07b") == "a\ufffdb"


def test_the_summary_counts_and_lists(document):
    found = markdown_summary(document)
    assert "6 statements, 2 caveats" in found
    assert "| official | 3 |" in found
    assert "| p3.1 | disputed | official · Ada Quist → Northern Press Agency |" in found
    assert "- c1 no independent verification “could not be verified” covers the image of p2" in found


def test_markdown_makes_no_links_images_mentions_or_html():
    made = plain("![x](http://a) <b>@ada</b> #1 | `c` *d*\n- e")
    assert made == ("\\!\\[x\\]\\(http\\://a\\) &lt;b\\>@\u200bada&lt;/b\\> \\#1 \\| \\`c\\` \\*d\\* \\- e")
