"""What a text says that people are, apart from their words; whose word it is where nobody says it; spellings."""

from __future__ import annotations

import pytest

from provenance.validation import validate_document
from tests.paragraphs import annotated, heard

IS = [
    ("de", "Ada Voss ist Biologin an der Universität Lorn.", "„Der See ist leer und bleibt es“, sagt Voss.", "expert"),
    (
        "de",
        "Jan Kolbe arbeitet als Geschäftsführer der Spedition.",
        "„Der See ist leer und bleibt es“, sagt Kolbe.",
        "company",
    ),
    ("es", "Ana Lis es bióloga en la Universidad de Lorna.", "«El lago está vacío desde hace mucho», dice Lis.", "expert"),
    ("fr", "Anna Lis est biologiste à Lorne.", "« Le lac est vide depuis longtemps », dit Lis.", "expert"),
    ("it", "Anna Lis è la sindaca di Lorna.", "«Il lago è vuoto da molto tempo», dice Lis.", "official"),
    ("ru", "Анна Лис — биолог из Лорны.", "«Озеро давно пустое и мелкое», — говорит Лис.", "expert"),
]


@pytest.mark.parametrize(("language", "told", "said", "kind"), IS, ids=[f"{row[0]}-{row[3]}" for row in IS])
def test_a_sentence_tells_what_somebody_is_who_speaks_later(language: str, told: str, said: str, kind: str) -> None:
    assert heard(language, told, said)[1][0] == kind


def test_what_another_one_is_tells_nothing_of_who_stands_before() -> None:
    said = "„Der See ist leer und bleibt es“, sagt Voss."
    assert heard("de", "Für Ada Voss ist Minister Jan Kolbe ein Freund.", said)[1][0] == "individual"
    assert heard("de", "Ada Voss ist die Regierung egal.", said)[1][0] == "individual"
    assert heard("de", "Ada Voss ist keine Biologin.", said)[1][0] == "individual"


def test_a_noun_with_an_article_is_no_first_name_before_von() -> None:
    said = "„Der See ist leer und bleibt es“, sagt Kolbe."
    assert heard("de", "Der Rat prüft den Einfluss von Kolbe auf die Wahl.", said)[1][2] == ["Kolbe"]
    assert heard("de", "Der Rat prüft, was Ursula von Kolbe tat.", said)[1][2] == ["Ursula von Kolbe"]


def test_an_officer_serves_the_only_body_that_the_paragraph_names_before() -> None:
    said = "Das betont die Koordinatorin für Busse, Ada Voss: „Wir wissen das genau.“"
    assert heard("de", f"Der Gewerkschaft Verdi ist das bewusst. {said}")[1][0] == "ngo_monitor"
    assert heard("de", f"Der Gewerkschaft Verdi und dem Ministerium ist das bewusst. {said}")[1][0] == "individual"


def test_a_pronoun_that_can_only_be_a_subject_speaks() -> None:
    found = heard("de", "„Der See ist leer“, sagt Minister Jan Kolbe. Für die Fischer hofft er auf Regen.")
    assert found[1] == ("official", "attributed", ["Jan Kolbe"])


def test_reported_speech_goes_on_behind_quoted_sentences() -> None:
    found = heard(
        "de", "„Der See ist leer“, sagt Minister Jan Kolbe. „Das bleibt so. Wir warten. Wir hoffen.“ Die Stadt übe Druck aus."
    )
    assert found[-1] == ("official", "attributed", ["Jan Kolbe"])


def test_the_first_person_outside_of_quotations_is_no_reported_speech() -> None:
    found = heard("de", "„Der See ist leer“, sagt Minister Jan Kolbe. Nachdenklich verlasse ich den Saal.")
    assert found[1][0] == "none"


def test_swiss_spelling() -> None:
    assert heard("de", "Der Wagen fuhr gemäss Polizei zu schnell.")[0][0] == "official"
    assert heard("de", "Das Aussenministerium teilte mit, der Damm sei alt.")[0][0] == "official"


TOLD = [("ko", "그는 집이 가난해 학교에 다니지 못했다고 한다."), ("ja", "橋は昨年から閉鎖されているという。")]


@pytest.mark.parametrize(("language", "text"), TOLD, ids=[row[0] for row in TOLD])
def test_what_is_told_and_nobody_said_before_is_hearsay(language: str, text: str) -> None:
    assert heard(language, text) == [("unknown", "attributed", [])]
    assert validate_document(annotated(language, text)) == []


def test_an_abbreviation_in_brackets_in_scripts_without_capitals() -> None:
    found = heard(
        "ja",
        "市は「やめる」と述べた。",
        "日本湖水協会（JLA）は大会を開いた。",
        "JLAは「検討中です。お答えできません」と回答した。",
    )
    assert [f[2] for f in found[2:]] == [["日本湖水協会"]] * 2
    assert heard("ko", "한국호수협회(KLA)는 대회를 열었다.", "KLA는 “다리가 닫혔다”고 밝혔다.")[1][0] == "ngo_monitor"
