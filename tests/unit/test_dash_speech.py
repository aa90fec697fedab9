"""Speech that a dash opens in Russian, Ukrainian and Bulgarian, and who appears before the press."""

from __future__ import annotations

import pytest

from tests import paragraphs


def heard(language: str, *blocks: str) -> list[tuple[str, list[str]]]:
    """`(type, names of the first chain)` of every statement of a text of paragraphs."""
    return [(kind, chain) for kind, _, chain in paragraphs.heard(language, *blocks)]


MAYOR = ("official", ["мэр"])


def test_speech_before_and_behind_the_words_that_name_its_speaker() -> None:
    found = heard("ru", "— Мост закрыт надолго. Мы ждали этого,— сказал мэр.— Министр говорил, что всё цело. Так не бывает.")
    assert {f[0] for f in found} == {"official"}
    assert {tuple(f[1]) for f in found} == {("мэр",)}


def test_what_is_told_inside_of_the_speech_is_the_speakers() -> None:
    assert heard("ru", "— Эколог сказал мне, что вода чиста,— пояснил мэр,— и я ему верю.") == [MAYOR]
    assert heard("bg", "– Екологът ми каза, че водата е чиста – обясни кметът.") == [("official", ["кметът"])]
    assert heard("uk", "— Еколог сказав мені, що вода чиста,— пояснив мер,— і я йому вірю.") == [("official", ["мер"])]


@pytest.mark.parametrize("verb", ["начал", "продолжал", "закончил"])
def test_verbs_that_name_who_speaks_beside_speech_alone(verb: str) -> None:
    assert heard("ru", f"— Мост закрыт надолго,— {verb} мэр.") == [MAYOR]
    assert heard("ru", f"Стало тихо сразу после того, как {verb} мэр.") == [("none", [])]


def test_also_stands_between_a_verb_and_its_subject() -> None:
    assert heard("ru", "— Мост закрыт надолго,— добавил и мэр.") == [MAYOR]


def test_speech_behind_a_colon_is_of_whom_the_sentence_before_is_about() -> None:
    found = heard("ru", "Мэр тем временем удивил гостей:", "— Мост закрыт надолго. Эколог говорил, что вода чиста.")
    assert [f[0] for f in found] == ["none", "official", "official"]


def test_a_list_with_dashes_names_its_own_sources() -> None:
    found = heard("ru", "За день случилось многое.", "— По данным полиции, сгорело два дома.")
    assert found[1][0] == "official"


def test_what_officials_say_where_several_appear_before_the_press_is_said_there() -> None:
    said = "«Мост закрыт надолго», — сказал министр Пётр Сомов."
    assert heard("ru", "Они вышли к журналистам после обеда.", said)[1][0] == "official_briefing"
    assert heard("ru", said)[0][0] == "official"


def test_an_appearance_before_the_press_is_its_subjects_alone() -> None:
    found = heard(
        "de", "Minister Jan Kolbe trat am Mittag vor die Presse.", "Ministerin Ada Voss sagte, der Plan sei gut.",
        "Kolbe sagte, der Plan sei schlecht.",
    )  # fmt: skip
    assert [f[0] for f in found[1:]] == ["official", "official_briefing"]


def test_a_surname_that_ends_like_a_case_is_one_with_its_cases() -> None:
    found = heard("ru", "Губернатор встретился с мэром Олегом Рахимом.", "«Мост закрыт надолго», — сказал Олег Рахим.")
    assert found[1] == ("official", ["Олег Рахим"])


def test_countries_name_their_officials() -> None:
    assert heard("ru", "Хорватия заявила, что мост безопасен.") == [("official", ["Хорватия"])]
    assert heard("ja", "スイス政府は、橋は安全だと述べた。")[0][0] == "official"
    assert heard("pl", "Hiszpania poinformowała, że most jest bezpieczny.")[0][0] == "official"
