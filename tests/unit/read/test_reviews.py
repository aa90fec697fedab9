"""Claims that a page's metadata review; other kinds of articles in linked data, microdata, AMP."""

from __future__ import annotations

import json
from typing import Any

import pytest

from provenance.findings import SourceText
from provenance.pipeline import annotate, load_knowledge
from provenance.read.html import read_html

BODY = (
    "<p>The north wall of the harbour gave way on Sunday, the harbour office said.</p>"
    "<p>Posts on the internet told another story, but engineers found no trace of it.</p>"
)
REVIEW = {
    "@type": "ClaimReview",
    "datePublished": "2026-05-05",
    "claimReviewed": "“The harbour wall was blown up.”",
    "author": {"@type": "Organization", "name": "Skarvik Check"},
    "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Nils Aker"}},
    "reviewRating": {"@type": "Rating", "ratingValue": 1, "bestRating": 5, "alternateName": "Mostly false"},
}
ARTICLE = {
    "@type": "ReportageNewsArticle",
    "headline": "Did the wall fall by itself?",
    "datePublished": "2026-05-04",
    "author": [{"@type": "Person", "name": "Ada Moor"}],
    "publisher": {"@id": "#us"},
}
PUBLISHER = {"@type": "NewsMediaOrganization", "@id": "#us", "name": "Skarvik Courier"}


def page(*objects: dict[str, Any], body: str = BODY) -> bytes:
    data = json.dumps({"@context": "https://schema.org", "@graph": objects})
    head = f'<head><script type="application/ld+json">{data}</script></head>'
    return f"<html lang='en'>{head}<body><article><h1>Did the wall fall by itself?</h1>{body}</article>".encode()


def words(source: SourceText, kind: str) -> list[str]:
    return [source.text[p.span.start : p.span.end] for p in source.passages if p.kind == kind]


def test_a_reviewed_claim_stands_at_the_end():
    source = read_html(page(REVIEW, ARTICLE, PUBLISHER))
    assert words(source, "editor_note") == ["Nils Aker: “The harbour wall was blown up.” Skarvik Check: “Mostly false”"]
    assert source.passages[-1].path == "/html/head/script"
    assert [d.code for d in source.diagnostics] == ["read.claim-review"]
    assert (source.headline, source.byline, source.published) == ("Did the wall fall by itself?", ("Ada Moor",), "2026-05-04")
    assert source.publisher == "Skarvik Courier"


def test_the_claimant_is_the_origin_of_the_claim():
    document = annotate(page(REVIEW, ARTICLE, PUBLISHER), "check.html", load_knowledge())
    statement = document["passages"][-1]["statements"][0]
    names = {source["id"]: source["name"] for source in document["sources"]}
    assert [names[link["source"]] for link in statement["attributions"][0]["chain"]] == ["Nils Aker"]


def test_a_claim_that_the_page_prints_is_not_added_again():
    body = BODY + "<blockquote>The harbour wall was blown up.</blockquote>"
    source = read_html(page(REVIEW, ARTICLE, PUBLISHER, body=body))
    assert words(source, "editor_note") == []
    assert [d.code for d in source.diagnostics] == ["read.claim-review"]


CLAIM = "“The harbour wall was blown up.”"
LACKING = [
    ({"itemReviewed": {}}, f"{CLAIM} Skarvik Check: “Mostly false”"),
    ({"reviewRating": {"ratingValue": 1, "bestRating": 5}}, f"Nils Aker: {CLAIM} Skarvik Check: “1/5”"),
    ({"reviewRating": None}, f"Nils Aker: {CLAIM}"),
    ({"author": None}, f"Nils Aker: {CLAIM} “Mostly false”"),
    (
        {"claimReviewed": None, "itemReviewed": {"name": "The wall blew up"}},
        "“The wall blew up” Skarvik Check: “Mostly false”",
    ),
]


@pytest.mark.parametrize(("change", "note"), LACKING)
def test_reviews_that_lack_something(change, note):
    assert words(read_html(page(REVIEW | change, ARTICLE)), "editor_note") == [note]


@pytest.mark.parametrize("change", [{"claimReviewed": None}, {"claimReviewed": 7, "itemReviewed": 1}, {"claimReviewed": ""}])
def test_a_review_without_a_claim_is_none(change):
    source = read_html(page(REVIEW | change, ARTICLE))
    assert words(source, "editor_note") == []
    assert source.diagnostics == ()


def test_microdata_give_what_metadata_lack():
    source = read_html(
        b"<body><div itemscope><div itemprop='headline'>Wall gives way at the harbour</div>"
        b"<span itemprop='author' itemscope><span itemprop='name'>Ada Moor</span></span>"
        b"<span itemprop='datePublished' content='2026-05-04T10:00'>yesterday</span>"
        b"<div itemprop='image'><img src='/w.jpg'><span itemprop='caption'>Men at the wall on Sunday.</span></div>"
        b"<div itemprop='articleBody'>The wall gave way on Sunday, the harbour office said.<br><br>"
        b"Nobody was hurt, the office said in a statement on Monday.</div></div>"
    )
    assert (source.headline, source.byline) == ("Wall gives way at the harbour", ("Ada Moor",))
    assert source.published == "2026-05-04T10:00"
    assert [p.kind for p in source.passages] == ["headline", "caption", "paragraph", "paragraph"]


def test_an_amp_page_with_a_carousel():
    source = read_html(
        "<html amp><body><article><h1>Wall gives way</h1><figure><amp-img src='/wall-1.jpg' alt='Men at it'><noscript>"
        "<img src='/wall-1.jpg'></noscript></amp-img><figcaption>Men at the wall. Photo: Ada Moor/AP</figcaption></figure>"
        "<amp-carousel type=slides><div><amp-img src='/wall-2.jpg'></amp-img><div class='caption'>The port on Monday. "
        f"(Ada Moor/AP)</div></div></amp-carousel>{BODY}<amp-ad><p>Buy a boat now.</p></amp-ad></article>".encode()
    )
    images = [p.image for p in source.passages if p.image is not None]
    assert [(i.src, i.credit_text) for i in images] == [("/wall-1.jpg", "Photo: Ada Moor/AP"), ("/wall-2.jpg", "Ada Moor/AP")]
    assert "boat" not in source.text


def test_an_amp_story_is_one_article():
    panel = "<amp-story-page id=p{}><amp-story-grid-layer template=vertical>{}</amp-story-grid-layer></amp-story-page>"
    pages = panel.format(1, "<h1>Wall gives way at the harbour</h1><p>The north wall gave way on Sunday.</p>")
    pages += panel.format(2, "<p>Nobody was hurt, the harbour office said in a statement.</p>")
    source = read_html(f"<html amp><body><amp-story standalone>{pages}</amp-story></body></html>".encode())
    assert [p.kind for p in source.passages] == ["headline", "paragraph", "paragraph"]


def test_a_locked_article_is_paid_for():
    meta = b"<html><head><meta property='article:content_tier' content='locked'></head><body><p>The wall gave way.</p>"
    assert [d.code for d in read_html(meta).diagnostics] == ["read.paywall"]
    assert read_html(meta.replace(b"locked", b"free")).diagnostics == ()


def test_a_live_blog_with_its_posts_printed_is_one_article():
    post = "<article class='post'><time datetime='2026-05-04T{0}'>{0}</time><h2>{1}</h2><p>{2}</p></article>"
    posts = post.format("10:05", "Port shut", "The port was shut in the morning, the harbour office said.")
    posts += post.format("09:10", "Wall gives way", "The north wall gave way at nine, a ferry captain told the Courier.")
    data = {"@type": "LiveBlogPosting", "headline": "Wall gives way: live", "datePublished": "2026-05-04"}
    body = f"<main><h1>Wall gives way: live</h1><div class='live-posts'>{posts}</div></main>"
    source = read_html(
        f"<html><head><script type='application/ld+json'>{json.dumps(data)}</script></head><body>{body}".encode()
    )
    assert words(source, "headline") == ["Wall gives way: live"]
    assert len([w for w in words(source, "paragraph") if w.startswith("The ")]) == 2


OWN = "https://courier.example/wall"


@pytest.mark.parametrize(
    "head",
    [
        f'<link rel="amphtml" href="{OWN}">',
        '<meta property="og:url" content="//courier.example/wall">',
        f'<meta name="parsely-link" content="{OWN}">',
        f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"x","url":"{OWN}"}}</script>',
        f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"x","mainEntityOfPage":"{OWN}"}}</script>',
    ],
)
def test_the_address_of_a_page_that_gives_no_canonical_one(head):
    assert read_html(f"<html><head>{head}</head><body><p>The wall gave way.</p>".encode()).address == OWN


def test_the_outlet_of_a_page_that_names_no_publisher_is_that_of_its_address():
    page = (
        b"<html lang=en><head><link rel=canonical href='https://edition.cnn.com/2026/05/04/wall'></head><body><p>It fell.</p>"
    )
    assert annotate(page, "x.html", load_knowledge())["article"]["publisher"] == {"name": "CNN", "registry": "cnn"}
