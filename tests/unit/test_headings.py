"""Headings of other languages that tell whose word they are without a verb of saying (provenance/speech/headings.py)."""

from __future__ import annotations

import pytest

from provenance.pipeline import Options, annotate


def first(knowledge, language, headline):
    """The first statement of a page with one headline, and the exact words of its attribution's cue."""
    page = f"<html lang={language}><body><article><h1>{headline}</h1></article></body></html>"
    document = annotate(page.encode(), "page.html", knowledge, Options(language=language))
    statement = document["passages"][0]["statements"][0]
    return statement["source_type"], [a["cue"]["exact"] for a in statement["attributions"]]


@pytest.mark.parametrize(
    ("language", "headline", "type_", "cue"),
    [
        ("de", "Zwei Verletzte in Lorne – Polizei: Fahrer war betrunken und ohne Licht", "official", ":"),
        ("de", "Seoul: Nordkorea hat zwei Raketen abgefeuert", "official", ":"),
        ("fr", "Kiev : la Russie a tiré neuf missiles", "official", ":"),
        ("ar", "رويترز: المحادثات تستأنف الأسبوع المقبل في لورن", "wire", ":"),
        ("ru", "Зеленский: мы готовы к переговорам в любой день", "official", ":"),
        ("tr", "Hamas: Ateşkes önerisini bugün değerlendireceğiz", "armed_group", ":"),
        ("fa", "رویترز: گفتگوها هفته آینده از سر گرفته می‌شود", "wire", ":"),
        ("zh", "洛恩桥昨夜关闭 警方：嫌犯系单独作案", "official", "："),
        ("ja", "港の復旧は来月に大雨のおそれ、気象庁が警戒呼びかけ", "official", "が警戒呼びかけ"),
        ("ja", "二社が合併で大筋合意＝ロイター", "wire", "＝"),
        ("ko", "새 위성 발사 성공…조선중앙통신 보도", "state_media", "보도"),
    ],
)
def test_a_headline_is_its_labels_word(knowledge, language, headline, type_, cue):
    assert first(knowledge, language, headline) == (type_, [cue])


@pytest.mark.parametrize(
    ("language", "headline"),
    [
        ("de", "Berlin: Zwei Verletzte bei einem Brand am Hafen"),  # a place
        ("de", "Nordkorea: Südkorea und die USA beginnen ihre Übung"),
        ("ja", "受信料を来春から値下げへ NHK"),  # the outlet is what it is about
        ("ja", "制度改正へ協議 政府と警察"),
        ("ar", "الميناء: العمل يستأنف الأسبوع المقبل"),  # a topic
    ],
)
def test_a_name_at_its_end_alone_makes_a_headline_nobodys_word(knowledge, language, headline):
    assert first(knowledge, language, headline) == ("none", [])


def test_a_name_alone_before_a_colon_is_who_the_article_gives_an_office(knowledge):
    body = "<p>Minister Jan Kolbe sagte am Montag, der Damm halte.</p>"
    for name, type_ in (("Kolbe", "official"), ("Lind", "none")):
        page = f"<html lang=de><body><article><h1>{name}: „Der Damm hält bis Mai“</h1>{body}</article></body></html>"
        document = annotate(page.encode(), "page.html", knowledge, Options(language="de"))
        assert document["passages"][0]["statements"][0]["source_type"] == type_
