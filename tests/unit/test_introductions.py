"""Who a person is by the words that touch the name, wherever they stand, and not by what a phrase before it is about."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("blocks", "type_"),
    [
        (["The lease was a deal between the unions and Mrs. Lind.", "Mrs. Lind said it was late."], "individual"),
        (["A bakery owned by Senate Committee Chairman Bob Lind is shut.", "Lind said it was late."], "official"),
        (["She was joined on stage by Norland Sen. Al Lind.", "Lind said it was late."], "official"),
        (["Lawyers for the union and Mayor Rex Lind met.", "Lind said it was late."], "official"),
        (["The union of Rex Lind left.", "Lind said it was late."], "individual"),
        (["The secretary of state Rex Lind left.", "Lind said it was late."], "official"),
        (
            ["Beside him stood National Assembly speaker Peter Lind.", "Lind, one of his close friends, said it was late."],
            "official",
        ),
        (["The chairman of the Quist Group, Tony Quist, said it was late."], "company"),
        (["Ole Lind, who heads the history department at the University of Lorne, said it was late."], "expert"),
        (["The F.B.I. said the file was lost."], "official"),
        (["The file was lost, according to the A.C.L.U."], "ngo_monitor"),
        (["Citing the storm, the state news agency said 40 people had died."], "state_media"),
    ],
    ids=lambda value: value[0][:40] if isinstance(value, list) else value,
)
def test_who_somebody_is_stands_beside_the_name(find, blocks, type_):
    types = [t for t in find(*blocks).types if t != "none"]
    assert types[-1:] == [type_]


def test_a_school_s_name_is_nobody_s(find):
    found = find("The road by Rosa Lund Elementary School is shut.", "Since Rosa Lund that is so.", "“It is late,” he added.")
    assert found.sources == ["he"]


def test_a_place_in_a_phrase_tells_no_gender(find):
    found = find("Jonas Quist, a teacher in Helena, said it was late.", "“It was dark,” he said.")
    assert found.types == ["individual", "individual"]


def test_a_title_is_not_the_gender_of_who_belongs_to_its_bearer(find):
    found = find(
        "The mayor, Anna Berg, left.", "Mr. Lund's wife, Carol, said she had heard of it.", "“It was dark,” she said."
    )
    assert found.types[-2:] == ["individual", "individual"]


def test_the_years_of_somebody_mean_whom_the_text_speaks_of(find):
    found = find("Foreign Minister Ada Lind said it was late.", "“It was dark,” the 58-year-old diplomat said.")
    assert found.types == ["official", "official"]


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("“It is late,” said Ole Quist, a Democrat and former Norland state senator.", "political_actor"),
        ("The poll was long. Harry Quist, 44, who is one of those polled, said it was late.", "individual"),
        ("One tweet said it was very sad.", "social_media"),
        ("Rosa Lind, 51, an undecided voter from Lorne, said it was late.", "individual"),
        ("“It is late,” said Rosa Lind, a Republican donor.", "individual"),
        ("Legislative leaders in Norland noted that the hall was cold.", "official"),
    ],
)
def test_a_role_is_the_one_that_counts(find, sentence, type_):
    assert [t for t in find(sentence).types if t != "none"] == [type_]


def test_a_namesake_s_office_is_not_one_s_own(find):
    found = find("The Orde Council, the body that then-Governor Bill Lind opened, is gone.", "Hillary Lind said it was late.")
    assert found.types[-1] == "individual"


def test_without_a_day_a_text_about_candidates_is_of_the_time_of_the_race(find):
    race = "The candidates met before the primary, and the nominee will need the delegates."
    assert find(race, "Donald Trump said it was late.").types[-1] == "political_actor"
    assert find("The road is shut.", "Donald Trump said it was late.").types[-1] == "official"


def test_a_verb_is_no_part_of_a_name(find):
    found = find("Said Lind, “It is late.”", "The road was shut, Lind has said.")
    assert set(found.sources) == {"Lind"}
