from __future__ import annotations

import pytest

from provenance.read.boilerplate import is_boilerplate, is_time_stamp, tells_a_change


@pytest.mark.parametrize(
    "text",
    ["Read more »", "RELATED:", "Don’t miss our best", "Sign up now", "Sign up", "© 2020 A paper", "Loading…",
     "Watch: the minister", "Get our best newsletter", "Leia também:", "関連記事", "This site uses cookies to work",
     "【関連記事】", "▶ 관련 기사", "Czytaj więcej", "Noticia relacionada", "(Anzeige)", "Externer Inhalt nicht verfügbar"],
)  # fmt: skip
def test_a_line_of_the_page(text):
    assert is_boilerplate(text)


@pytest.mark.parametrize(
    "text",
    ["", "Related _", "Signup", "Share thisx", "Get our best", "Get the latestnewsletter", "Tagsx", "Watch out",
     "Readers said no.", "Don’t missing"],
)  # fmt: skip
def test_other_lines(text):
    assert not is_boilerplate(text)


@pytest.mark.parametrize(
    "text",
    ["Published Monday, May 18, 2020 8:22AM EST", "PUBLISHED: May 19, 2020 at 8:59 pm | UPDATED: May 19, 2020 at 10:16 pm",
     "Updated at 1:23 p.m.", "Stand: 22.04.2020, 06:00 Uhr", "15.04.2020 - 15:48 UhrLesedauer: 2 Min.", "5 min read",
     "5 maggio 2020 ( modifica il 6 maggio 2020 | 15:24)", "Tempo de leitura: 1 minuto",
     "입력 2020.05.19 08:10", "更新 2020年5月19日 8:10"],
)  # fmt: skip
def test_a_time_stamp(text):
    assert is_time_stamp(text)


@pytest.mark.parametrize(
    "text",
    ["May 19, 2020", "Monday, 9:30 am", "Updated plans for 2020", "Published", "Stand 3 was empty at 9:30.", "", "First: 3",
     "The order was published on May 19, 2020, at 8:59 pm.", "8:59 pm"],
)  # fmt: skip
def test_no_time_stamp(text):
    assert not is_time_stamp(text)


@pytest.mark.parametrize(
    ("text", "tells"), [("Updated at 1:23 p.m.", True), ("Published May 18, 2020", False), ("5 min read", False)]
)
def test_a_stamp_may_tell_of_a_change(text, tells):
    assert tells_a_change(text) is tells
