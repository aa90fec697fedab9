"""Who is meant by a pronoun or a noun that points back: subjects, those told of by an office or an age, makers of reports."""

from __future__ import annotations

import pytest

PRONOUNS = [
    # a subject before the person who was spoken of last
    (
        ["Bo Quist's mother, Corinne Quist, is a baker.", "Her son told her to go.", "“I was tired,” she said."],
        "Corinne Quist",
    ),
    # a subject whose verb only its object tells
    (
        ["“It is late,” a guard, Jake Lorne, said.", "Tom Quist leaves the island today.", "He warned that it was late."],
        "Tom Quist",
    ),
    # who stands in a quotation is not who speaks
    (
        ["“We wait,” Cora Lind said.", "“The roof is lost. Hilda Quist represents the owner,” she said.", "“Go,” she added."],
        "Cora Lind",
    ),
    # whom an office, a part or an age tells
    (["It is a fine day for Jensen Lorne, the chief executive of Nvidia.", "He said it was late."], "Jensen Lorne"),
    (["Among those in the hall was Bo Lorne, a teacher.", "He said it was late."], "Bo Lorne"),
    (["Behind the desk sits Bo Lorne, 63.", "He said it was late."], "Bo Lorne"),
    # a role alone
    (["Zorb's chief executive has left.", "He said it was late."], "Zorb's chief executive"),
    (["The chief executive of Zorb Motors has left.", "He said it was late."], "chief executive of Zorb Motors"),
    # the sentence's own subject, before a subordinate clause
    (["Tom Quist said so.", "Bill Lind was jeered after he said it was late."], "Bill Lind"),
    # a group
    (
        ["People familiar with the talks said it was late.", "The ban, these people said, would stay."],
        "People familiar with the talks",
    ),
    # the sentence's own subject
    (["The ministry said so.", "China has asked others to back its claim that the map is wrong."], "China"),
    # several who spoke before a body did
    (["Republicans said it was late.", "Norland said so.", "The plan fell apart.", "They say it was late."], "Republicans"),
    # reports by who made them
    (["The Norland Research Lab outlined ways to steal a mill.", "The report says it is late."], "Norland Research Lab"),
    (["Reuters reported that the ships had left.", "The article also said it was late."], "Reuters"),
    (["Amnesty International found that 40 had died.", "The report published on Tuesday said it was late."], "Amnesty"),
    (
        ["Reuters' long investigation led to the trial.", "“It is late,” said Tom Quist.", "The report says it was late."],
        "Reuters",
    ),
]


@pytest.mark.parametrize(("blocks", "name"), PRONOUNS, ids=lambda value: value[-1] if isinstance(value, list) else value)
def test_words_that_point_back_mean_whom_the_text_spoke_of(find, blocks, name):
    assert name in find(*blocks).chains[-1][0]


def test_a_report_behind_the_police_is_not_theirs(find):
    assert find("Police said 40 had died.", "The report said it was late.").types == ["official", "document"]


def test_those_who_do_something_to_somebody_do_not_introduce_him(find):
    assert find("Terrorism experts rebuke Lind proposal.", "Lind also said it was late.").types == ["expert", "individual"]


def test_who_stands_in_a_quotation_that_is_marked_otherwise_is_not_who_speaks(find):
    blocks = (
        '“It is late,” said Daniel Lind. "Tom Quist is ill. First of all, Quist was late."',
        "He argued that it was late.",
    )
    assert find(*blocks).chains[-1] == ["Daniel Lind"]


def test_a_day_in_september_is_nobody(find):
    found = find("In September, a man was held by guards, who took the phone he had used.", "He had posted: “It is late.”")
    assert not any("September" in name for chain in found.chains for name in chain)


SERVED = [
    ("Presidential candidate Laura Quist left. Quist spokesman Brian Lorne said it was late.", "political_actor"),
    ("White House hopeful Laura Quist left. Her policy adviser Jake Lorne said it was late.", "political_actor"),
    ("White House spokesman Brian Lorne said it was late.", "official"),
    ("The chamber's loudest hawks, like Senator Ada Lind and Bo Quist, said it was late.", "official"),
    ("News footage showed a broken wall.", "media_unspecified"),
    # an office before a name, between commas
    (
        "The note was sent by the secretary of the navy, Peter B. Lorne, on Sunday. Mr. Lorne said it was late.",
        "official",
    ),
    ("They met the mayor, a guard, and Tom Lorne, on Sunday. Tom Lorne said it was late.", "individual"),
    # offices of other years
    ("Tom Lorne, Norland's ambassador to Paris from 2009 to 2014, said it was late.", "individual"),
    ("Other Asian leaders said it was late.", "official"),
    ("Jeb Lorne, a former governor and a Republican presidential candidate, said it was late.", "political_actor"),
    ("Jeb Lorne, a former governor and a former presidential candidate, said it was late.", "individual"),
    # who writes for an outlet, whose name ends like a month
    ("“It is late,” columnist Bo Jun wrote in the Global Times piece.", "party_media"),
    # to whom somebody spoke
    ("Defense Secretary Ada Lind told a security forum in Lorne that it was late.", "official_statement"),
    ("Defense Secretary Ada Lind told an aide that it was late.", "official"),
    # what somebody holds, in a participle
    ("The ministry is worried that it is late.", "official"),
    ("The road is worried by trucks.", "none"),
    # candidates of an undated text that speaks of a race
    ("Donald Trump's presidential primary campaign cost the front-runner much. Trump said it was late.", "political_actor"),
    ("President Trump won the primary as the front-runner. Trump said it was late.", "official"),
]


@pytest.mark.parametrize(("text", "type_"), SERVED, ids=lambda value: value[:40])
def test_what_somebody_is_by_whom_they_serve(find, text, type_):
    assert (find(text).types or ["none"])[-1] == type_
