"""Which blocks of a page are the article's: on invented pages, each with one thing that real ones have."""

from __future__ import annotations

from provenance.read import read

TITLE = "Harbour bridge closed"
FIRST = "The bridge over the harbour was closed on Monday after divers found a crack in a pillar, the port authority said."
SECOND = "Mayor Ida Holm told reporters that repairs would take a month and that ferries would run in the meantime."
THIRD = "Shop owners on the island said that they feared for their trade, and asked the city for help."
PROSE = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
FORM = "<p>Enter the address that you gave us, and we will send you a link by which you can choose a new password.</p>"


def passages(inner: str) -> list[tuple[str, str]]:
    source = read(f"<!doctype html><html lang='en'><head></head><body>{inner}</body></html>".encode(), "a.html")
    return [(p.kind, source.text[p.span.start : p.span.end]) for p in source.passages]


def body(inner: str) -> list[str]:
    return [words for kind, words in passages(inner) if kind not in ("headline", "caption")]


def test_forms_that_outweigh_a_short_article_are_left_out():
    forms = "".join(f"<section id='s{n}'><h3>Account</h3>{FORM.replace('link', f'link {n}')}</section>" for n in range(4))
    page = f"<div><main><article><h1>{TITLE}</h1>{PROSE}</article></main></div>{forms}"
    assert body(page) == [FIRST, SECOND, THIRD]


def test_a_headline_in_a_header_does_not_make_its_article_the_whole():
    page = f"<article><h1>{TITLE}</h1><p>By Ida Holm</p></article><div class='text'>{PROSE}</div>"
    assert body(page)[-3:] == [FIRST, SECOND, THIRD]


def test_dialogs_are_left_out_however_long():
    dialog = f"<div role='dialog'><div class='content'><h4>Privacy Overview</h4>{FORM * 6}</div></div>"
    assert body(f"<div><h1>{TITLE}</h1>{PROSE}</div>{dialog}") == [FIRST, SECOND, THIRD]


def test_labels_of_buttons_in_a_list_are_no_items():
    tools = "<ul><li><button><img src='/p.svg'>Print this article</button></li></ul>"
    assert body(f"<article><h1>{TITLE}</h1>{tools}{PROSE}</article>") == [FIRST, SECOND, THIRD]


def test_a_deck_is_kept_whatever_its_element_and_class():
    deck = "Divers found a crack below the water line; the port authority speaks of months."
    for element in (f"<h2>{deck}</h2>", f"<div class='intro'>{deck}</div>", f"<p class='teaser'>{deck}</p>"):
        page = f"<article><header><h1>{TITLE}</h1>{element}</header><div class='text'>{PROSE}</div></article>"
        assert body(page) == [deck, FIRST, SECOND, THIRD], element
    assert passages(f"<article><header><h1>{TITLE}</h1><h2>{deck}</h2></header><div>{PROSE}</div></article>")[1][0] == "deck"


def test_what_is_no_deck():
    for element in (
        "<h2>Divers find a crack: why the harbour bridge stays closed</h2>",  # another wording of the headline
        "<div class='promo'>Our best stories of the week, in your hands every Friday at noon.</div>",
        "<h2>Weather</h2>",
    ):
        title = "Why the harbour bridge stays closed: divers find a crack"
        page = f"<article><header><h1>{title}</h1>{element}</header><div class='text'>{PROSE}</div></article>"
        assert body(page) == [FIRST, SECOND, THIRD], element


def test_a_second_print_of_several_paragraphs_in_one_is_left_out():
    copy = f"<div>{FIRST} {SECOND} {THIRD}</div>"
    assert body(f"<div><h1>{TITLE}</h1>{PROSE}<h1>{TITLE}</h1><p>{FIRST[:60]}...</p>{copy}</div>") == [FIRST, SECOND, THIRD]


def test_paragraphs_that_begin_alike_are_kept():
    other = f"{FIRST[:60]} the crews had warned of it for years, and nobody had listened to them at all."
    assert body(f"<article><h1>{TITLE}</h1>{PROSE}<p>{other}</p></article>") == [FIRST, SECOND, THIRD, other]


def test_a_list_item_that_goes_on_behind_its_linked_sentence_is_kept():
    linked = "<a href='/a'>The port authority closes the harbour bridge for a month while its pillars are mended.</a>"
    item = f"<li>{linked} Ferries run every ten minutes instead, from the old quay.</li>"
    assert len(body(f"<article><h1>{TITLE}</h1>{PROSE}<ul>{item}</ul></article>")) == 4
    assert len(body(f"<article><h1>{TITLE}</h1>{PROSE}<ul><li>{linked} Read.</li></ul></article>")) == 3


def test_white_space_in_a_box_does_not_count_as_its_text():
    caption = "A diver climbs out of the harbour on Monday, watched by a crowd of workers from the yard. " + (
        "Two more went down with lamps to look at the pillar that a ferry is said to have hit in spring."
    )
    box = f"<div class='image top'>{' ' * 120}<img src='/a.jpg'>\n{' ' * 120}<p>{caption}</p>\n</div>"
    assert passages(f"<article><h1>{TITLE}</h1>{box}{PROSE}</article>")[1] == ("caption", caption.strip())


def test_what_a_player_says_of_its_link_is_no_caption():
    box = "<div class='video-image'><img src='/a.jpg'><span>Copy the link of this video. Link copied!</span></div>"
    assert [kind for kind, _ in passages(f"<article><h1>{TITLE}</h1>{box}{PROSE}</article>")] == [
        "headline",
        *["paragraph"] * 3,
    ]


def test_addresses_and_calls_to_subscribe_are_left_out():
    for line in (
        "ida.holm@harbour.example",
        "• Email: ida.holm@harbour.example",
        "chirp.example/idaholm",
        "Kurz und knapp am Morgen: Abonniere den Whatsapp-Kanal des Hafenboten und bleib auf dem Laufenden.",
        "Suscríbase a nuestro boletín y newsletter del puerto.",
        "Unseren Newsletter am Morgen können Sie hier kostenlos bestellen",
    ):
        assert body(f"<article><h1>{TITLE}</h1>{PROSE}<p>{line}</p></article>") == [FIRST, SECOND, THIRD], line


def test_lines_with_addresses_that_stay():
    for line in (
        "Source: harbour.example/report",
        "She wrote to ida@harbour.example and got no answer.",
        "Telegram: @harbour",
    ):
        assert body(f"<article><h1>{TITLE}</h1>{PROSE}<p>{line}</p></article>")[3:] == [line]


def test_a_text_cut_short_behind_a_call_to_read_on_is_another_storys():
    teaser = (
        "<p>Read more</p><h3><a href='/x'>Another story</a></h3><p>In the next town the ferries have not run since...</p>"
    )
    assert body(f"<article><h1>{TITLE}</h1>{teaser}{PROSE}</article>") == [FIRST, SECOND, THIRD]
    assert body(f"<article><h1>{TITLE}</h1>{PROSE}<p>And then the lights went out...</p></article>")[3:] == [
        "And then the lights went out..."
    ]


def test_linked_titles_behind_a_call_to_read_on_in_their_line():
    link = "<a href='/x'>{}</a>"
    for line in (
        f"À lire aussi {link.format('Le port ferme son pont pour un mois entier.')}",
        f"DON'T MISS {link.format('Why bridges crack in winter')} [NEWS] {link.format('What the ferries cost the town')}",
    ):
        assert body(f"<article><h1>{TITLE}</h1>{PROSE}<p>{line}</p></article>") == [FIRST, SECOND, THIRD], line
    for line in (
        f"Share prices fell {link.format('by a third in the week after the closure')}.",
        "Read more of her letter, he said, and you see.",
    ):
        assert len(body(f"<article><h1>{TITLE}</h1>{PROSE}<p>{line}</p></article>")) == 4, line


def test_links_to_the_stories_before_and_after_are_left_out():
    box = "<div class='container next-prev'><p class='excerpt'>The fastest ferry of the port has two decks.</p></div>"
    assert body(f"<div><h1>{TITLE}</h1>{PROSE}{box}</div>") == [FIRST, SECOND, THIRD]


def test_a_figure_that_shows_a_quotation_is_no_picture():
    quote = "<blockquote><p>We have asked for lamps for years.</p></blockquote>"
    for figure in (
        f"<figure>{quote}<figcaption>Jon Berg, diver</figcaption></figure>",
        "<figure><blockquote><p>We have asked for lamps for years.</p><figcaption><cite>Jon Berg, diver</cite></figcaption>"
        "</blockquote></figure>",
    ):
        page = f"<article><h1>{TITLE}</h1>{PROSE}{figure}</article>"
        assert body(page)[3:] == ["We have asked for lamps for years.", "Jon Berg, diver"], figure


def test_an_id_made_of_a_heading_says_nothing_of_its_element():
    slide = f"<div class='slide' id='harbour-promoted-to-port-of-call'>{PROSE}</div>"
    more = "<p>The ferries are free of charge until the end of May, and the buses run to the old quay from six.</p>"
    prose = "".join(f"<p>{n} {FIRST}</p>" for n in ("Again,", "Later,", "Then,", "Still,"))
    page = f"<article><h1>{TITLE}</h1>{prose}{slide}{more}</article>"
    assert FIRST in body(page)
    assert FIRST not in body(page.replace("harbour-promoted-to-port-of-call", "promo-box"))


def test_when_an_article_was_changed_is_its_own_word_and_when_it_was_published_is_the_pages():
    page = f"<article><h1>{TITLE}</h1><p>Published May 18, 2020 8:22 AM</p>{PROSE}<p>Updated at 9:50 p.m.</p></article>"
    assert body(page) == [FIRST, SECOND, THIRD, "Updated at 9:50 p.m."]
    assert body(page.replace("<p>Updated", "<div>Updated").replace("p.m.</p>", "p.m.</div>")) == [FIRST, SECOND, THIRD]
