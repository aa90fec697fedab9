"""The language of a text that does not say it, and what a language without rules still gets."""

from __future__ import annotations

import pytest

from provenance.pipeline import Options, annotate, load_knowledge
from provenance.rules.languages import base_language, guess_language, language_name, short_code

TEXTS = {
    "en": "The ministry said on Monday that the bridge was safe, and that the work on it is to end in May for good.",
    "de": "Das Ministerium sagte am Montag, dass die Brücke sicher ist und die Arbeit auf dem "
    "Gelände nicht mit dem Mai endet.",
    "fr": "Le ministère a dit lundi que le pont est sûr et que les travaux dans la ville seront "
    "finis au mois de mai pour les gens.",
    "es": "El ministerio dijo el lunes que el puente es seguro y que las obras en la ciudad acaban en mayo para los vecinos.",
    "it": "Il ministero ha detto lunedì che il ponte è sicuro e che i lavori nel centro della città "
    "non sono finiti per gli abitanti.",
    "pt": "O ministério disse na segunda-feira que a ponte é segura e que os trabalhos não acabam "
    "para os moradores da cidade.",
    "pl": "Ministerstwo podało w poniedziałek, że most jest bezpieczny, a prace nie skończą się w "
    "maju dla mieszkańców na wyspie.",
    "ru": "Министерство сообщило в понедельник, что мост безопасен и что работы на нем не закончат "
    "до мая, как это было обещано.",
    "uk": "Міністерство повідомило у понеділок, що міст безпечний і що роботи на ньому не закінчать "
    "до травня, як це було раніше.",
    "bg": "Министерството съобщи в понеделник, че мостът е безопасен и че работата по него не е "
    "приключила, а ще се забави от дъжда.",
    "zh": "交通部周一表示，大桥是安全的，工程将在五月结束。",
    "ja": "国土交通省は月曜日、橋は安全だと発表した。工事は五月に終わる。",
    "ko": "국토교통부는 월요일 다리가 안전하다고 밝혔다. 공사는 5월에 끝난다.",
    "ar": "قالت الوزارة يوم الاثنين إن الجسر آمن وإن العمل فيه ينتهي في مايو.",
    "no": "Departementet opplyste mandag at brua er trygg etter arbeidet med å sikre den. Det er fortsatt mye som må gjøres, "
    "sier en talsmann, og den blir stengt mot nord ut mai.",
    "nn": "Departementet opplyste måndag at brua er trygg, og at arbeidet med å sikre henne ikkje er ferdig, men skal "
    "vare ut mai, seier ein talsmann som har sett på det.",
    "da": "Ministeriet oplyste mandag, at broen er sikker, og at arbejdet ikke bliver færdigt efter planen, men først i maj, "
    "siger en talsmand, der har set på sagen.",
    "tr": "Bakanlık pazartesi günü köprünün güvenli olduğunu ve bu çalışma için bir süre daha "
    "gerektiğini bildirdi, daha çok işçi olan bir ekip ile.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_shows_its_language(language):
    assert guess_language(TEXTS[language]) == short_code(language)


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("de-CH", "de"),
        ("de_CH", "de"),
        ("deu", "de"),
        ("ger", "de"),
        ("ENG", "en"),
        ("haw", "haw"),
        (None, "en"),
        ("nb", "no"),
        ("nb-NO", "no"),
        ("nn_NO", "no"),
        ("no", "no"),
        ("nor", "no"),
        ("nob", "no"),
        ("nno", "no"),
        ("da-DK", "da"),
        ("dan", "da"),
    ],
)
def test_tags_of_all_forms_ask_for_a_language(tag, code):
    assert base_language(tag) == code


def test_a_page_that_gives_its_language_in_three_letters_is_read_by_its_rules():
    page = (
        "<html><head><meta name='language' content='ger'></head><body><article><h1>Brücke gesperrt</h1>"
        "<p>Das Ministerium sagte am Montag, dass die Brücke sicher ist.</p></article></body></html>"
    )
    document = annotate(page.encode(), "seite.html", load_knowledge())
    assert document["article"]["language"] == "de"
    assert document["passages"][1]["statements"][0]["source_type"] == "official"


PAGE = "<html lang='{}'><body><article><h1>Brücke gesperrt</h1><p>{}</p></article></body></html>"


def test_a_page_that_gives_the_wrong_language_is_read_by_that_of_its_words():
    page = PAGE.format("en", " ".join([TEXTS["de"]] * 3))
    document = annotate(page.encode(), "seite.html", load_knowledge())
    assert document["article"]["language"] == "de"
    assert [(d["code"], d["message"]) for d in document["diagnostics"]] == [
        ("language.guessed", "the input gives its language as English (en); its words are those of German (de)")
    ]


def test_the_callers_language_is_not_doubted():
    page = PAGE.format("de", " ".join([TEXTS["de"]] * 3))
    document = annotate(page.encode(), "seite.html", load_knowledge(), Options(language="en"))
    assert document["article"]["language"] == "en"


@pytest.mark.parametrize("said", ["de", "is", "sr"])
def test_a_pages_language_is_kept_where_little_speaks_against_it_or_it_is_not_known(said):
    text = (
        TEXTS["de"]
        if said == "de"
        else "Brua er trygg, og arbeidet på den er i gang att som en av för inte på med till den har och det " * 2
    )
    document = annotate(PAGE.format(said, text).encode(), "side.html", load_knowledge())
    assert document["article"]["language"] == said


def test_too_little_text_shows_none():
    assert guess_language("Ja.") is None
    assert guess_language("") is None


def test_a_guessed_language_is_said_and_used():
    document = annotate(TEXTS["de"].encode(), "note.txt", load_knowledge())
    assert document["article"]["language"] == "de"
    assert [d["code"] for d in document["diagnostics"]] == ["language.guessed"]
    assert document["passages"][0]["statements"][0]["source_type"] == "official"


def test_a_language_without_rules_is_named_and_keeps_outlets_and_quotations():
    text = (
        "Agentura IRNA uvedla, že rozhovory byly odloženy.\n\n„Most je bezpečný a takový i zůstane,“ řekla Anna Vránová.\n\n"
        "Rozhovory se vedly dlouho, jak se na úřad sluší, a do května neskončily, protože se strany neshodly."
    )
    document = annotate(text.encode(), "zprava.txt", load_knowledge())
    assert [d["code"] for d in document["diagnostics"]] == ["language.guessed", "language.no-rules"]
    assert document["diagnostics"][1]["message"].startswith("Czech (cs)")
    types = [s["source_type"] for p in document["passages"] for s in p["statements"]]
    assert types == ["state_media", "individual", "none"]


def test_a_language_of_few_measurements_says_so():
    document = annotate(TEXTS["bg"].encode(), "note.txt", load_knowledge())
    assert "language.thin-rules" in [d["code"] for d in document["diagnostics"]]
    assert language_name("bg") == "Bulgarian"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Polizei sagte, der Mann sei mit dem Boot gefahren und nicht verletzt.", "de"),
        ("Le maire a dit que la route est fermée et que les écoles le sont aussi.", "fr"),
        ("Harbour closed Tuesday.", None),
    ],
)
def test_a_line_or_two_is_enough_where_no_other_language_has_the_words(text, language):
    assert guess_language(text) == language
