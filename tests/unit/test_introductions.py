"""Who a person is by the words that touch the name, wherever the text has them, and not by what a phrase before it is about."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("blocks", "type_"),
    [
        (["The pact was a rare alliance between the unions and Mrs. Lind.", "Mrs. Lind said it was late."], "individual"),
        (["A small charity led by Senate Committee Chairman Bob Lind is shut.", "Lind said it was late."], "official"),
        (["She was joined on stage by Norland Sen. Al Lind.", "Lind said it was late."], "official"),
        (["Lawyers for the union and Mayor Rex Lind met.", "Lind said it was late."], "official"),
        (["The union of Rex Lind left.", "Lind said it was late."], "individual"),
        (["The secretary of state Rex Lind left.", "Lind said it was late."], "official"),
        (
            ["Beside him stood National Assembly speaker Peter Lind.", "Lind, one of his close friends, said it was late."],
            "official",
        ),
        (["The chairman of the Quist Group, Tony Quist, said it was late."], "company"),
        (["Eric Lind, who chairs the history department at the University of Lorne, said it was late."], "expert"),
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
    found = find(
        "The school near Sandy Hook Elementary School is shut.", "Since Sandy Hook that is so.", "“It is late,” he added."
    )
    assert found.sources == ["he"]


def test_a_place_in_a_phrase_tells_no_gender(find):
    found = find("Jadon Quist, an advocate in Helena, said it was late.", "“It was dark,” he said.")
    assert found.sources == ["Jadon Quist", "Jadon Quist"] or set(found.types) == {"individual"}


def test_a_title_is_not_the_gender_of_who_belongs_to_its_bearer(find):
    found = find(
        "The mayor, Anna Berg, left.", "Mr. Lund's wife, Carol, said she had heard of it.", "“It was dark,” she said."
    )
    assert found.types[-2:] == ["individual", "individual"]


def test_the_years_of_somebody_mean_whom_the_text_speaks_of(find):
    found = find("Foreign Minister Ada Lind said it was late.", "“It was dark,” the 71-year-old diplomat said.")
    assert found.types == ["official", "official"]
