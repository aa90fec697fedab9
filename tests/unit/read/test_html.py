"""HTML pages: body, captions, metadata, places, limits."""

from __future__ import annotations

import json

import pytest
from lxml import etree

from provenance.errors import UnreadableInputError
from provenance.findings import ReadPassage, SourceText
from provenance.read import detect_format, read
from provenance.read.html import read_html

FIRST = "The bridge over the harbour was closed on Monday after divers found a crack in a pillar, the port authority said."
SECOND = "Mayor Ida Holm told reporters that repairs would take a month and that ferries would run in the meantime."
THIRD = "Shop owners on the island said that they feared for their trade, and asked the city for help."


def page(body: str, head: str = "") -> bytes:
    top = f"<!doctype html><html lang='en-GB'><head><meta charset='utf-8'>{head}</head>"
    return f"{top}<body>{body}</body></html>".encode()


def article(inner: str, head: str = "") -> bytes:
    return page(f"<article><h1>Harbour bridge closed</h1><p>{FIRST}</p>{inner}<p>{SECOND}</p><p>{THIRD}</p></article>", head)


def test_what_a_name_shows_when_pointed_at_is_no_text():
    card = "<span class='rollover-block'><a class='name'>Ida Holm</a><a>Holm opens a school</a></span>"
    source = read_html(article(f"<p>The port called <a>Ida Holm</a>{card} late, and she came to the quay at once.</p>"))
    assert "The port called Ida Holm late, and she came" in source.text


def words(source: SourceText, passage: ReadPassage) -> str:
    return source.text[passage.span.start : passage.span.end]


def captions(content: bytes) -> list[tuple[str, str | None, str | None]]:
    source = read(content, "a.html")
    found = [p for p in source.passages if p.kind == "caption"]
    return [(words(source, p), p.image and p.image.credit_text, p.image and p.image.src) for p in found]


def body(content: bytes) -> list[str]:
    source = read(content, "a.html")
    return [words(source, p) for p in source.passages if p.kind not in ("caption", "headline")]


def test_an_article_with_its_places() -> None:
    source = read(article(""), "a.html")
    assert [p.kind for p in source.passages] == ["headline", "paragraph", "paragraph", "paragraph"]
    assert source.text == "\n\n".join(["Harbour bridge closed", FIRST, SECOND, THIRD])
    assert [p.path for p in source.passages][:2] == ["/html/body/article/h1", "/html/body/article/p[1]"]
    assert (source.headline, source.language, source.media_type) == ("Harbour bridge closed", "en", "text/html")


def test_paths_lead_to_the_elements() -> None:
    content = article(
        "<figure><img src='/a.jpg'><figcaption>The pillar on Monday.</figcaption></figure><ul><li>A first point, "
        "as she said.</li></ul>"
    )
    tree = etree.fromstring(content, etree.HTMLParser(encoding="utf-8"))
    source = read(content, "a.html")
    for passage in source.passages:
        (element,) = tree.xpath(passage.path)
        assert words(source, passage)[:10] in " ".join("".join(element.itertext()).split())


def test_white_space_collapses_but_no_break_spaces_stay() -> None:
    source = read(
        article("<p>About 300\u00a0people   came\n\tto the\u200b square, she said, and sta\u00adyed until evening.</p>"),
        "a.html",
    )
    assert "About 300\u00a0people came to the\u200b square, she said, and sta\u00adyed until evening." in source.text


def test_furniture_is_left_out() -> None:
    inner = (
        "<div class='related-stories'><p>Another story about the harbour that the paper printed last week, in "
        "short.</p></div>"
        "<div class='newsletter-signup'><p>Get the best of our reporting every morning, free of charge, with one "
        "click.</p></div>"
        "<p>Read more: <a href='/x'>Why bridges crack in winter and what it costs</a></p>"
    )
    assert body(article(inner)) == [FIRST, SECOND, THIRD]


def test_words_for_screen_readers_alone_are_left_out() -> None:
    clipped = "border:0;clip: rect(0 0 0 0);height:1px;position:absolute"
    found = body(
        article(f"<p>The <a href='/r'>report<span style='{clipped}'>, opens new tab</span></a> named two piers.</p>")
    )
    assert "The report named two piers." in found


def test_lists_of_other_stories_are_left_out() -> None:
    teaser = (
        "<div><h3><a href='/{0}'>Another story of the day, number {0}</a></h3><p>What happened there was told by "
        "many people, it seems, at length.</p></div>"
    )
    entries = "".join(teaser.format(i) for i in range(6))
    content = page(f"<main><h1>Harbour bridge closed</h1><p>{FIRST}</p><p>{SECOND}</p>{entries}</main>")
    assert body(content) == [FIRST, SECOND]


def test_a_whole_story_below_the_first_is_left_out() -> None:
    other = "".join(f"<p>The council of Tarn voted on Tuesday to build {n} new schools by the river.</p>" for n in range(9))
    below = f"<article><h1>Tarn will build schools</h1>{other}</article>"
    first = f"<article><h1>Harbour bridge closed</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>"
    head = "<meta property='og:title' content='Harbour bridge closed'>"
    assert body(page(f"<main>{first}<div>{below}</div></main>", head)) == [FIRST, SECOND, THIRD]
    posts = f"<article><h2>At noon</h2><p>{SECOND}</p></article><article><h2>At ten</h2><p>{THIRD}</p></article>"
    live = f"<main><h1>Harbour bridge closed</h1><p>{FIRST}</p>{posts}</main>"
    assert [t for t in body(page(live, head)) if not t.startswith("At ")] == [FIRST, SECOND, THIRD]


def test_breaks_and_divs_make_paragraphs() -> None:
    assert body(page(f"<h1>Harbour bridge closed</h1><div>{FIRST}<br><br>{SECOND}<br/> <br/>{THIRD}</div>")) == [
        FIRST,
        SECOND,
        THIRD,
    ]
    empty = "<span class='row br'></span>"
    assert body(page(f"<h1>Harbour bridge closed</h1><div>{FIRST}{empty}{SECOND}{empty}{empty}{THIRD}</div>")) == [
        f"{FIRST} {SECOND}",
        THIRD,
    ]
    assert body(
        page(f"<h1>Harbour bridge closed</h1><div><div>{FIRST}</div><div>{SECOND}</div><div>{THIRD}</div></div>")
    ) == [FIRST, SECOND, THIRD]


def test_the_deck_is_told_by_its_class_and_place() -> None:
    deck = "<p class='article__standfirst'>Divers found a crack in a pillar, and ferries will run until it is mended.</p>"
    inner = f"{deck}<p>{FIRST}</p><p>{SECOND}</p>{deck[:-4]} Again.</p>"
    content = page(f"<article><h1>Harbour bridge closed</h1>{inner}</article>")
    kinds = [p.kind for p in read(content, "a.html").passages]
    assert kinds == ["headline", "deck", "paragraph", "paragraph", "paragraph"]


def test_kinds_of_blocks() -> None:
    inner = (
        f"<ul><li>A first point, as she said.</li></ul><blockquote><p>{THIRD} It was said "
        f"twice.</p></blockquote><p>Editor's note: An earlier version gave the wrong day.</p>"
    )
    source = read(article(inner), "a.html")
    assert [p.kind for p in source.passages] == [
        "headline",
        "paragraph",
        "list_item",
        "blockquote",
        "editor_note",
        "paragraph",
        "paragraph",
    ]


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (
            "<figure><img src='/a.jpg'><figcaption>The pillar on Monday. <span class='credit'>Jon "
            "Berg/AP</span></figcaption></figure>",
            ("The pillar on Monday. Jon Berg/AP", "Jon Berg/AP", "/a.jpg"),
        ),
        (
            "<figure><img src='/a.jpg'><figcaption>The pillar on Monday. (AP Photo/Jon Berg)</figcaption></figure>",
            ("The pillar on Monday. (AP Photo/Jon Berg)", "AP Photo/Jon Berg", "/a.jpg"),
        ),
        (
            "<div class='wp-caption'><img src='/a.jpg'><p class='wp-caption-text'>The pillar on Monday.</p></div>",
            ("The pillar on Monday.", None, "/a.jpg"),
        ),
        (
            "<figure><img src='data:image/gif;base64,R0' data-src='/real.jpg'><figcaption>The pillar on "
            "Monday.</figcaption></figure>",
            ("The pillar on Monday.", None, "/real.jpg"),
        ),
        (
            "<figure><img src='' srcset='/small.jpg 300w, /big.jpg 900w'><figcaption>The pillar on "
            "Monday.</figcaption></figure>",
            ("The pillar on Monday.", None, "/small.jpg"),
        ),
        (
            "<figure><noscript><img src='/n.jpg'></noscript><figcaption>The pillar on Monday.</figcaption></figure>",
            ("The pillar on Monday.", None, "/n.jpg"),
        ),
        (
            "<img src='/a.jpg' alt='The pillar of the bridge on Monday'><p>The pillar of the bridge on Monday</p>",
            ("The pillar of the bridge on Monday", None, "/a.jpg"),
        ),
        (
            "<figure><img src='/a.jpg'><figcaption>The pillar.<span class='credit'>Photo by <b>Jon Berg</b></span> "
            "/<span>AFP</span></figcaption></figure>",
            ("The pillar. Photo by Jon Berg /AFP", "Photo by Jon Berg /AFP", "/a.jpg"),
        ),
        (
            "<figure><img src='/a.jpg'><figcaption>[1/3] The pillar. REUTERS/Jon Berg Purchase Licensing "
            "Rights</figcaption></figure>",
            ("The pillar. REUTERS/Jon Berg", "REUTERS/Jon Berg", "/a.jpg"),
        ),
        (
            "<figure><img src='/a.jpg'><figcaption>Photo: Jon Berg</figcaption></figure>",
            ("Photo: Jon Berg", "Photo: Jon Berg", "/a.jpg"),
        ),
    ],
)
def test_captions(figure: str, expected: tuple[str, str | None, str | None]) -> None:
    content = article(figure)
    assert captions(content) == [expected]
    assert body(content) == [FIRST, SECOND, THIRD]


def test_credit_spans_lie_in_their_caption() -> None:
    content = article(
        "<figure><img src='/a.jpg'><figcaption>The pillar. <small class='photo-credit'>Foto: Jon "
        "Berg</small></figcaption></figure>"
    )
    source = read(content, "a.html")
    (passage,) = [p for p in source.passages if p.kind == "caption"]
    assert passage.image is not None
    assert passage.image.credit is not None
    assert source.text[passage.image.credit.start : passage.image.credit.end] == "Foto: Jon Berg"


def test_what_is_too_long_for_a_caption_is_body() -> None:
    long = "The mayor said that the bridge would be repaired before the winter. " * 60
    content = article(f"<figure><img src='/a.jpg'><figcaption>{long}</figcaption></figure>")
    assert captions(content) == []
    assert long.strip() in read(content, "a.html").text


def test_copies_of_a_caption_are_one() -> None:
    figure = "<figure><img src='/a.jpg'><figcaption>The pillar of the bridge on Monday.</figcaption></figure>"
    content = article(
        figure + f"<div class='gallery'>{figure}</div><p class='caption'>The pillar of the bridge on Monday.</p>"
    )
    assert [c[0] for c in captions(content)] == ["The pillar of the bridge on Monday."]


@pytest.mark.parametrize(
    "inner",
    [
        "<div class='related'><figure><img src='/o.jpg'><figcaption>Another story's picture (AP Photo/Ann "
        "Ray)</figcaption></figure></div>",
        "<div class='vjs-captions-settings'>captions settings, opens a dialog window of the player</div>",
        "<figure><a href='/x'><img src='/o.jpg'><figcaption>Five things to know about cracks</figcaption></a></figure>",
        "<ul><li><a href='/x'><img src='/o.jpg' alt='Five things that you should know about cracks'>Five things that you "
        "should know about cracks</a></li></ul>",
        "<img src='/n.jpg' alt='The harbour news, daily in your inbox'><p>The harbour news, daily in your inbox</p>",
        "<img src='/l.svg' alt='The Associated Press'><div>The Associated Press</div>",
        "<footer><p class='copyright'>© 2026 The Harbour Post. All rights reserved</p></footer>",
    ],
)
def test_false_friends_are_no_captions(inner: str) -> None:
    assert captions(article(inner)) == []


def test_a_byline_in_the_article_is_no_paragraph() -> None:
    head = "<meta name='author' content='Ann Ray'>"
    assert body(article("<p>By Ann Ray</p>", head)) == [FIRST, SECOND, THIRD]
    source = read(article("<p class='article-author'>By Ann Ray and Jon Berg</p>"), "a.html")
    assert source.byline == ("Ann Ray", "Jon Berg")
    assert "Ann Ray" not in source.text


@pytest.mark.parametrize(
    "inner",
    [
        "<p>Ann Ray</p>",  # nobody says that she is the author
        "<p class='quote-author'>Ann Ray</p>",
        "<p class='author'>Ann Ray said that she would not leave her shop.</p>",
    ],
)
def test_what_names_people_otherwise_stays(inner: str) -> None:
    assert "Ann Ray" in "\n".join(body(article(inner)))


@pytest.mark.parametrize(
    ("heading", "given", "expected"),
    [
        ("<span>Harbour</span><span>Bridge is closed</span>", "Harbour: Bridge is closed", "Harbour: Bridge is closed"),
        ("<span>Tarn</span> Bridge is closed", "Harbour: Bridge is closed", "Bridge is closed"),
        ("Tarn: Bridge is closed", "Harbour: Bridge is closed", "Tarn: Bridge is closed"),
    ],
)
def test_kickers_in_the_heading(heading: str, given: str, expected: str) -> None:
    content = page(f"<h1>{heading}</h1><p>{FIRST}</p><p>{SECOND}</p>", f"<meta property='og:title' content='{given}'>")
    assert read(content, "a.html").headline == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Ferries and bridges: Harbour bridge is closed | The Harbour Post", "Ferries and bridges: Harbour bridge is closed"),
        ("Harbour bridge is closed | The Harbour Post", "Harbour bridge is closed"),
    ],
)
def test_a_kicker_that_linked_data_and_title_put_before_the_heading(title: str, expected: str) -> None:
    linked = json.dumps({"@type": "NewsArticle", "headline": "Ferries and bridges: Harbour bridge is closed"})
    head = f"<title>{title}</title><script type='application/ld+json'>{linked}</script>"
    content = page(f"<h1>Harbour bridge is closed</h1><p>{FIRST}</p><p>{SECOND}</p>", head)
    assert read(content, "a.html").headline == expected


def test_metadata_from_linked_data() -> None:
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "ImageObject", "datePublished": "2001-01-01"},
            {"@type": "Person", "@id": "#ann", "name": "Ann Ray"},
            {
                "@type": ["NewsArticle"],
                "headline": "Harbour bridge closed &amp; ferries run",
                "author": [{"@id": "#ann"}, {"name": "Jon Berg"}],
                "datePublished": "2026-05-04T10:00:00Z",
                "dateModified": "2026-05-05",
                "publisher": {"name": "The Harbour Post"},
                "inLanguage": "da-DK",
            },
        ],
    }
    source = read(article("", f"<script type='application/ld+json'>{json.dumps(graph)}</script>"), "a.html")
    assert source.byline == ("Ann Ray", "Jon Berg")
    assert (source.published, source.modified) == ("2026-05-04T10:00:00Z", "2026-05-05")
    assert (source.publisher, source.language) == ("The Harbour Post", "da")


def test_metadata_from_meta_tags_and_the_option() -> None:
    head = (
        "<meta property='og:title' content='Harbour bridge closed | The Harbour Post'><meta name='author' "
        "content='By Ann Ray and Jon Berg'>"
        "<meta property='article:published_time' content='0001-01-01T00:00:00Z'><meta name='date' "
        "content='2026/05/04'><meta property='og:site_name' content='The Harbour Post'>"
    )
    source = read(article("", head), "a.html", language="fr")
    assert (source.headline, source.byline) == ("Harbour bridge closed", ("Ann Ray", "Jon Berg"))
    assert (source.published, source.publisher, source.language) == ("2026-05-04", "The Harbour Post", "fr")


@pytest.mark.parametrize(
    ("linked", "site", "title", "publisher"),
    [
        ("News for a better town", "The Harbour Post", "Bridge closed", "The Harbour Post"),
        ("North Press Agency", "Harbour Post", "Bridge closed", "Harbour Post"),
        ("Harbour Post Online", "HP", "Bridge closed", "Harbour Post Online"),
        (None, None, "Bridge closed - The Harbour Post", "The Harbour Post"),
        (None, None, "Bridge closed - Weather", None),
        (None, None, "Bridge closed - Post", None),
        ("Lorne Media", "Post", "Bridge closed", "Lorne Media"),
    ],
)
def test_the_publisher_is_whom_the_address_spells_where_linked_data_name_a_motto(linked, site, title, publisher) -> None:
    data = json.dumps({"@type": "NewsArticle", "headline": "Bridge closed", "publisher": {"name": linked}}) if linked else ""
    head = f"<title>{title}</title><link rel='canonical' href='https://www.theharbourpost.example/news/1'>"
    head += f"<script type='application/ld+json'>{data}</script>" if data else ""
    head += f"<meta property='og:site_name' content='{site}'>" if site else ""
    assert read(article("", head), "a.html").publisher == publisher


def test_broken_linked_data_is_no_error() -> None:
    assert (
        read(article("", "<script type='application/ld+json'>{\"@type\": </script>"), "a.html").headline
        == "Harbour bridge closed"
    )


def test_a_page_that_scripts_fill_in_gives_what_its_metadata_hold() -> None:
    data = json.dumps({"@type": "NewsArticle", "headline": "Harbour bridge closed", "articleBody": f"{FIRST}\n{SECOND}\n"})
    source = read(page("<div id='root'></div>", f"<script type='application/ld+json'>{data}</script>"), "a.html")
    assert [p.kind for p in source.passages] == ["headline", "paragraph", "paragraph"]
    assert [d.code for d in source.diagnostics] == ["read.no-article"]


def test_paragraphs_that_a_page_s_metadata_run_together_are_apart() -> None:
    run = f"{FIRST}Police said more by noon. The port of Totten.com is shut. {SECOND}"
    data = json.dumps({"@type": "NewsArticle", "headline": "Harbour bridge closed", "articleBody": run})
    source = read(page("<div id='root'></div>", f"<script type='application/ld+json'>{data}</script>"), "a.html")
    assert [words(source, p) for p in source.passages][1:] == [FIRST, run.removeprefix(FIRST)]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (page("<div>" * 3000 + f"<p>{FIRST}</p>" + "</div>" * 3000), "read.truncated"),
        (page("<p>" + "a b " * 3_000_000 + f"</p><p>{SECOND}</p>", "<title>Harbour</title>"), "read.truncated"),
        (page(f"<p>{FIRST}</p><p {' '.join(f'a{i}=1' for i in range(30_000))}>{SECOND}</p>"), "read.truncated"),
    ],
)
def test_what_the_parser_cannot_take_is_said(content: bytes, code: str) -> None:
    try:
        source = read(content, "a.html")
    except UnreadableInputError as error:
        pytest.fail(error.reason)
    assert code in [d.code for d in source.diagnostics]


def test_entities_of_a_document_type_are_not_resolved() -> None:
    content = (
        b"<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><html><body><p>Before &x; after, she said on "
        b"Monday.</p></body></html>"
    )
    assert "&x;" in read(content, "a.html").text


def test_long_lists_stay_linear() -> None:
    content = page("<p>Some words of a line.</p>" * 20_000)
    assert len(read(content, "a.html").passages) == 20_000


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (b"<!DOCTYPE html><p>x", "-", "html"),
        (b"\xef\xbb\xbf <html>", "page", "html"),
        (b"plain words", "a.htm", "html"),
        (b"<b>not</b> a page", "a.txt", "text"),
        (b"A < B, he said", "-", "text"),
        ("<html><p>x".encode("utf-16"), "-", "html"),
    ],
)
def test_formats(content: bytes, name: str, expected: str) -> None:
    assert detect_format(content, name) == expected


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UnreadableInputError) as caught:
        read(b"x", "a", "docx")
    assert caught.value.code == "read.unknown-format"


def test_the_page_s_own_address():
    head = (
        '<link rel="canonical" href="https://courier.example/wall"><meta property="og:url" content="https://other.example/x">'
    )
    assert (
        read_html(f"<html><head>{head}</head><body><p>The wall gave way.</p>".encode()).address
        == "https://courier.example/wall"
    )
    head = '<link rel="canonical" href="/wall"><meta property="og:url" content="https://courier.example/x">'
    assert (
        read_html(f"<html><head>{head}</head><body><p>The wall gave way.</p>".encode()).address == "https://courier.example/x"
    )


def test_a_paywall_is_said():
    data = '{"@type":"NewsArticle","headline":"Wall gives way","isAccessibleForFree":"False"}'
    page = f'<html><head><script type="application/ld+json">{data}</script></head><body><p>The wall gave way on Sunday.</p>'
    assert [d.code for d in read_html(page.encode()).diagnostics] == ["read.paywall"]
    assert read_html(page.replace("False", "True").encode()).diagnostics == ()


def test_a_printed_person_counts_more_than_the_outlet_as_author():
    data = (
        '{"@type":"NewsArticle","headline":"Wall falls","author":{"name":"Courier"},"publisher":{"name":"Skarvik Courier"}}'
    )
    page = f'<html><head><script type="application/ld+json">{data}</script></head><body><h1>Wall falls</h1>%s<p>It fell.</p>'
    assert read_html((page % '<p class="byline">By Ada Moor</p>').encode()).byline == ("Ada Moor",)
    assert read_html((page % "").encode()).byline == ("Courier",)


def test_a_credit_that_stands_twice_is_read_once():
    caption = 'Crews at the wall. Photograph: Ada Moor/AP <span class="credit">Photograph: Ada Moor/AP</span>'
    source = read_html(
        f"<article><p>The wall.</p><figure><img src=a.jpg><figcaption>{caption}</figcaption></figure></article>".encode()
    )
    (found,) = [p for p in source.passages if p.kind == "caption"]
    assert source.text[found.span.start : found.span.end] == "Crews at the wall. Photograph: Ada Moor/AP"
    assert found.image.credit_text == "Photograph: Ada Moor/AP"
    start, end = found.image.credit
    assert source.text[start:end] == "Photograph: Ada Moor/AP"


def test_a_live_blog_that_scripts_fill_in_is_one_article():
    post = '{"@type":"BlogPosting","headline":"%s","articleBody":"%s"}'
    first = post % ("10:05 Port shut", "The port was shut in the morning, the harbour office said. " * 3)
    posts = f"{first},{post % ('', 'Nobody was hurt. ' * 8)}"
    data = f'{{"@type":"LiveBlogPosting","headline":"Wall gives way","liveBlogUpdate":[{posts}]}}'
    source = read_html(
        f'<html><head><script type="application/ld+json">{data}</script></head><body><div id="app"></div>'.encode()
    )
    words = [source.text[p.span.start : p.span.end] for p in source.passages]
    assert words[:2] == ["Wall gives way", "10:05 Port shut"]
    assert words[2].startswith("The port was shut")
    assert words[3].startswith("Nobody was hurt.")


def test_the_only_text_of_a_deck_s_container_is_the_deck():
    page = (
        "<article><h1>Wall gives way</h1><div {}><div><p>The port is shut.</p></div></div><p>It fell on Sunday.</p></article>"
    )
    for attribute in ("class='article-standfirst'", "data-gu-name='standfirst'"):
        assert [p.kind for p in read_html(page.format(attribute).encode()).passages] == ["headline", "deck", "paragraph"]
    assert [p.kind for p in read_html(page.format("").encode()).passages] == ["headline", "paragraph", "paragraph"]
