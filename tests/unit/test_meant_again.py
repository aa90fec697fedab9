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
    # nobody whom a number of people are a part of, and no place
    (["Mayor Bo Quist said so.", "Each year a new wave of migrants comes here.", "“It is late,” he said."], "Bo Quist"),
    (["In downtown San Elmo, a group sang.", "Bo Quist carried a lamp.", "“It is late,” he said."], "Bo Quist"),
    # an age with a trade behind it
    (["Bo Quist sold pies here.", "“It is late,” the 68-year-old retired driver said."], "Bo Quist"),
    # the name before an apposition and its relative clause
    (["It was praised by Bo Quist, the party's head, who said it was late."], "Bo Quist"),
    # the outlet before `which`
    (["Word came from the Lorne News, which reported that the road was shut."], "Lorne News"),
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


def test_a_name_withheld_in_the_sentence_behind_makes_its_bearer_anonymous(find):
    assert find("A nurse said it was late.", "She asked not to be named.").types[0] == "anonymous"
    assert find("Ada Lind said it was late.", "She asked not to be named.").types[0] == "individual"


def test_an_outlet_is_they_right_behind_its_own_word_alone(find):
    far = find("The Associated Press said so.", "It was cold.", "The pier was shut.", "They fear it is late.")
    assert far.types[-1] == "unknown"


def test_what_the_text_says_an_abbreviation_stands_for_outweighs_bodies_called_so(find):
    assert find("The Central Bureau of Investigation (CBI) came.", "It was late, CBI said.").types[-1] == "official"


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
    ("Ada Lind, an official during Emil Quist's presidency, said it was late.", "individual"),
    ("Ada Lind, a treasury official under President Quist, said it was late.", "individual"),
    ("Ada Lind, who follows the north at the Lorne Institute, said it was late.", "expert"),
    ("Ada Lind of the Government Ethics Project, a watchdog group, said it was late.", "ngo_monitor"),
    ("Lorne Doctors Association president Ada Lind said it was late.", "ngo_monitor"),
    ("It was late, according to election lawyer Ada Lind.", "expert"),
    ("His tax lawyer Ada Lind said it was late.", "individual"),
    ("It was late, WKLM-TV reported.", "news_outlet"),
    ("It is late, said the Accountants of Norland's chief economist, Ada Lind.", "expert"),
    ("The mill was sold, county land records show.", "document"),
    ("The mill was sold, the bank's records show.", "company"),
    ("A review of the ministry's budget found that half was spent.", "document"),
    ("A review of the budget by the ministry found that half was spent.", "official"),
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
