"""Notes of the newsroom, each in the shapes in which pages print them."""

from __future__ import annotations

import pytest

from provenance.read.html import read_html
from provenance.read.notes import is_note
from provenance.read.text import read_text

WORDS = "The name of the harbour master was spelled wrongly at first."
BODY = "".join(
    f"<p>{text}</p>"
    for text in (
        "The north wall of the harbour gave way on Sunday, the harbour office said.",
        "Nobody was hurt, and the port was shut for the day, the office said in a statement.",
        "Crews began to clear the stones on Monday, and the ferry will run again on Friday.",
    )
)


@pytest.mark.parametrize(
    "text",
    [
        "Editor’s note: the headline was changed.",
        "EDITOR'S NOTE: the headline was changed.",
        "Correction: the wall is 12 metres high.",
        "Correction, May 4: the wall is 12 metres high.",
        "CORRECTION (May 4)",
        "Corrections and clarifications: the wall is 12 metres high.",
        "* Clarification – the port is shut to ferries only.",
        "This article was amended on 4 May 2026 to name the harbour master.",
        "This story has been updated with a comment of the harbour office.",
        "UPDATE: This story has been corrected.",
        "An earlier version of this story misspelled the name.",
        "A previous version of this article misspelled the name.",
        "(Corrects name of harbour master in second paragraph)",
        "Anmerkung der Redaktion: Der Name wurde berichtigt.",
        "In einer früheren Version dieses Artikels stand ein anderer Name.",
        "Dieser Artikel wurde am 4. Mai korrigiert.",
        "Une première version de cet article citait un autre nom.",
        "Note de la rédaction : le nom a été corrigé.",
        "Fe de errores: el muro mide 12 metros.",
        "Una versión anterior de esta noticia citaba otro nombre.",
        "Uma versão anterior desta reportagem citava outro nome.",
        "Errata corrige: il muro è alto 12 metri.",
        "Примечание редакции: имя исправлено.",
        "訂正：壁の高さは12メートルです。",
    ],
)
def test_how_notes_begin(text):
    assert is_note(text)


@pytest.mark.parametrize(
    "text",
    [
        "The correction of the wall took a year.",
        "Correction officers searched the port.",
        "An earlier version of the plan had two walls.",
        "This article of the harbour law was never used.",
        "The story was told by the harbour master.",
        "The report was updated by the ministry on Monday.",
        "An earlier version of the map showed two walls.",
        "In einer früheren Zeit stand hier ein Turm.",
        "We have corrected the wall, the office said.",
        "",
    ],
)
def test_what_is_no_note(text):
    assert not is_note(text)


NOTES = [
    f"<p class='correction'>{WORDS}</p>",
    f"<div class='editors-note'><p>{WORDS}</p></div>",
    f"<div data-testid='correction-notice'><div><p>{WORDS}</p></div></div>",
    f"<aside class='article-correction'><p>{WORDS}</p></aside>",
    f"<footer class='article__note'><p>{WORDS}</p></footer>",
    f"<p><strong>Correction:</strong> {WORDS}</p>",
    f"<p><em>Editor’s note: {WORDS}</em></p>",
]


@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("place", ["before", "first", "last", "behind"])
def test_notes_of_a_page(note, place):
    at = {name: note if name == place else "" for name in ("before", "first", "last", "behind")}
    page = (
        f"<main><article><h1>Wall gives way</h1>{at['before']}<div class='article-body'>{at['first']}{BODY}{at['last']}</div>"
        f"{at['behind']}</article></main>"
    )
    source = read_html(page.encode())
    found = [source.text[p.span.start : p.span.end] for p in source.passages if p.kind == "editor_note"]
    assert len(found) == 1
    assert found[0].endswith(WORDS)
    assert len(source.passages) == 5


def test_what_stands_under_the_heading_of_a_note():
    page = f"<article><h1>Wall gives way</h1>{BODY}<div><h3>Correction</h3><p>{WORDS}</p></div></article>"
    assert [p.kind for p in read_html(page.encode()).passages[-2:]] == ["editor_note", "editor_note"]
    page = f"<article><h1>Wall gives way</h1>{BODY}<h3>Correction</h3><p>{WORDS}</p><p>{WORDS} The ferry ran.</p></article>"
    assert [p.kind for p in read_html(page.encode()).passages[-3:]] == ["editor_note", "editor_note", "paragraph"]


def test_the_class_of_the_whole_article_makes_no_note():
    page = f"<article class='correction'><h1>Wall gives way</h1><div>{BODY}</div></article>"
    assert {p.kind for p in read_html(page.encode()).passages} == {"headline", "paragraph"}


def test_notes_of_plain_text():
    source = read_text(f"Wall gives way\n\nThe wall gave way on Sunday.\n\nClarification: {WORDS}".encode())
    assert [p.kind for p in source.passages] == ["headline", "paragraph", "editor_note"]
