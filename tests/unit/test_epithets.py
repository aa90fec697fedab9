"""Who is meant and what somebody is: epithets, offices and candidacies that the text or the list of holders tells."""

from __future__ import annotations

import pytest

MEANT = [
    # a person by what they head, hold or run for
    (["Vladimir Putin said the pass was open.", "The Russian leader said snow was coming."], "Vladimir Putin"),
    (["Sen. Ada Lind said the pass was open.", "The Norland senator said snow was coming."], "Ada Lind"),
    (["The candidate Ada Lind said the pass was open.", "The presidential candidate said snow was coming."], "Ada Lind"),
    (["Ada Quist said the ban was needed.", "The lawmaker, who sits for Lorne, said it was late."], "Ada Quist"),
    # media by their kind
    (["Xinhua said the mine was shut.", "The road was closed, the news agency said."], "Xinhua News Agency"),
    (["KCNA said the dam was finished.", "The official news agency said Kim saw it."], "Korean Central News Agency"),
    (
        ["The BBC said it was late.", "She meant a report by the Chosun Ilbo newspaper.", "The newspaper said it was late."],
        "Chosun Ilbo",
    ),
    # papers again
    (
        ["Human Rights Watch said in a report that it was late.", "The report, based on 40 talks, said so too."],
        "Human Rights",
    ),
    (["“We will wait,” the ministry said.", "“We will not act,” the statement read."], "ministry"),
    # whom a pronoun means
    (
        ["Tom Quist said the ban was needed.", "Bill Lind named nine towns on a list of places he said were late."],
        "Bill Lind",
    ),
    (["# Bold Plan Bill Quist Just Made", "Quist said it was late."], "Bill Quist"),
    (["# Quist Takes Pier", "Zorro Quist is a mayor.", "Quist said it was late."], "Zorro Quist"),
    (["# Marine Le Quist Backs Pier", "Quist said it was late."], "Marine Le Quist"),
    (["Zorro K. Quist is the mayor of Lorne.", "Quist said it was late."], "Zorro K. Quist"),
    (["# Quist Takes the Pier", "Quist said it was late.", "Bill Quist is the mayor of Lorne."], "Bill Quist"),
    (["Photographer Vell Orde went out.", "Vell said it was late.", "Jan Vell is a local."], "Vell Orde"),
    (["Mary Lind's vote, which she said was a mistake, is old."], "Mary Lind"),
    (["Hillary Lind's plan is late.", "Lind said it was late."], "Hillary Lind"),
    (["Zorro Lind's plan is late.", "Lind said it was late."], "Zorro Lind"),
    (["Aung San Orde Quist went home.", "Orde Quist said it was late."], "Aung San Orde Quist"),
    (["# Brave Mary Lind Speaks", "Brave Mary Lind said it was late.", "Mary Lind is 30."], "Mary Lind"),
    (["Mary A. Lind, the owner's lawyer, said it was late."], "Mary A. Lind"),
    (["However, Mary A. Lind, a clerk, said it was late."], "Mary A. Lind"),
    (["Mary Prince, the head of a mill, said it was late."], "Mary Prince"),
    (["Wife Vella Orde said it was late."], "Vella Orde"),
    (["One neighbour, syndicated host Mary Lind, said it was late."], "Mary Lind"),
    (["Mr. Lind - in a line about the price of fish - said it was late."], "Lind"),
    (["Students filled the square.", "They said it was late."], "Students"),
    (["“It is late,” said Mary Lind, a nurse from Lorne, New Jersey, who said she was tired."], "Mary Lind"),
    (["Donald Trump won the vote.", "The real estate mogul said it was late."], "Donald Trump"),
    (["Addressing the members, many of them new, the campaign chief, Mary Lind, said it was late."], "Mary Lind"),
]


def test_another_mogul_is_nobody_of_the_list(find):
    assert find("Donald Trump won the vote.", "The gambling tycoon said it was late.").chains == [["gambling tycoon"]]


def test_a_relative_pronoun_is_no_part_of_who_speaks(find):
    assert find("The changes, which officials said will come in May, are late.").chains == [["officials"]]


@pytest.mark.parametrize(("blocks", "name"), MEANT, ids=lambda value: value[-1] if isinstance(value, list) else value)
def test_words_mean_whom_the_text_has_named(find, blocks, name):
    assert name in find(*blocks).chains[-1][0]


TYPES = [
    ("Representative Ada Lind, a Norland Democrat, said it was late.", "official"),
    ("Ada Lind, a veteran Republican strategist, said it was late.", "political_actor"),
    ("Ada Lind, an adviser to then-President Bill Quist, said it was late.", "individual"),
    ("Chris Lind, a former mayor of Lorne and currently president of the Regional Council, said it was late.", "official"),
    ("Several Democratic operatives said it was late.", "political_actor"),
    ("House members voiced concern about the pier.", "official"),
    ("The Russians said it was late.", "official"),
    ("Many Russians said it was late.", "individual"),
    ("Others who pay the gangs of the port said it was late.", "unknown"),
    ("Secretary-General Antonio Guterres said it was late.", "international_body"),
    ("Nick Lind, a constitutional lawyer who taught in Lorne, said it was late.", "expert"),
    ("Nick Lind, a lawyer for the family, said it was late.", "individual"),
    ("Ben Lind, in an interview with CNN, called the pier a reason to invest.", "individual"),
    ("State television showed the launch. An announcer said the crew was safe.", "state_media"),
    ("The army said it had seized the state television station.", "official"),
    ("The army said in a text message to reporters that it was late.", "official_statement"),
    ("On Monday night No 10 confirmed the pier was shut.", "official"),
    ("China's ambassador to Norland Liu Xiam spoke. Liu said it was late.", "official"),
    ("Xinhua, the official Chinese news agency, wrote that it was late.", "state_media"),
    ("China's state-owned investment giant LRB said it was late.", "company"),
    ("The state-owned Herald said it was late.", "state_media"),
    ("Norland is on track, according to new modelling that minister Ada Lind will use.", "document"),
    ("Chinese military commentators said it was late.", "expert"),
    ("Ada Lind and Tom Lind live in Lorne. The Linds said it was late.", "individual"),
    ("Sen. Ada Lind spoke. Lind herself, who was ill, admitted that it was late.", "official"),
    ("The 1990s band said it was late.", "unknown"),
    ("Pierwalker77 said it was late.", "social_media"),
    ("Before the election a poll put Ada Lind on 52 percent support. Lind said it was late.", "political_actor"),
    # whom somebody serves
    ("Hillary Clinton is running. Clinton strategist Tad Quist said it was late.", "political_actor"),
    ("Hillary Clinton is running. Hillary Clinton's political allies said it was late.", "political_actor"),
    ("Hillary Clinton is running. The Clinton camp said it was late.", "political_actor"),
    ("Hillary Clinton is running. Tad Quist, a Clinton delegate from Lorne, said it was late.", "political_actor"),
    ("Former Obama adviser Tad Quist said it was late.", "individual"),
    ("The refugee camp said it was late.", "individual"),
    ("The chief, Ada Lind, left. The campaign chief, Ada Lind, said it was late.", "political_actor"),
    # who speaks from research, and who for an agency
    ("NASA scientists said it was late.", "expert"),
    ("Ada Lind, a European Space Agency research fellow, said it was late.", "expert"),
    ("Environment Canada meteorologist Ada Lind said it was late.", "official"),
    ("Ada Lind, China's deputy permanent representative to the UN, said it was late.", "official"),
    # papers and media
    ("A poll of young voters found that it was late.", "document"),
    ("A Gallup poll found that it was late.", "expert"),
    ("One campaign ad said it was late.", "document"),
    ("The Gazette said it was late.", "news_outlet"),
    ("Reporters from HarbourLive said it was late.", "news_outlet"),
    ("A journalist with Harbour Now said it was late.", "news_outlet"),
]


@pytest.mark.parametrize(("text", "type_"), TYPES, ids=lambda value: value[:40])
def test_what_somebody_is_told_to_be(find, text, type_):
    assert find(text).types[-1] == type_


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("President Obama signed the bill. Donald Trump said it was late.", "political_actor"),
        ("President Macron signed the bill. Donald Trump said it was late.", "official"),
        ("The former President Obama spoke. Donald Trump said it was late.", "official"),
        (
            "Sen. Ted Cruz, one of four candidates for the nomination in the primary, met a candidate. Cruz said no.",
            "political_actor",
        ),
        ("Sen. Ted Cruz said it was late.", "official"),
        ("The Obama administration signed the bill. Donald Trump said it was late.", "political_actor"),
        ("The bill was signed in May 2023. Donald Trump said it was late.", "political_actor"),
        ("The bill was signed on Nov. 3, 2018. Donald Trump said it was late.", "official"),
        ("The bill was signed in May 2023. Imran Khan said it was late.", "political_actor"),
    ],
    ids=lambda value: value[:40],
)
def test_a_text_without_a_day_tells_its_time_by_its_heads_of_state(find, text, type_):
    assert find(text).types[-1] == type_


def test_what_was_reported_before_is_the_word_of_who_said_it(find):
    found = find("As we reported in May, the mayor of Lorne said the road was shut.")
    assert (found.types, found.chains) == (["official"], [["mayor of Lorne"]])


def test_the_writer_is_we_outside_of_quotations(find):
    found = find("Norland officials say the road is shut.", "As we reported earlier, the bridge fell.")
    assert found.types[-1] == "none"


MASTERS = [
    ("A spokesman for Mr. Quist said it was late.", "spokesman for Mr. Quist", "official"),
    ("Advisers to Mr. Quist said it was late.", "Advisers to Mr. Quist", "official"),
    ("Friends of Mr. Quist said it was late.", "Friends of Mr. Quist", "individual"),
    ("A lawyer for Bill Quist said it was late.", "lawyer for Bill Quist", "individual"),
    ("A man close to Mr. Quist said it was late.", "man close to Mr. Quist", "anonymous"),
    ("The wife of Mr. Quist, Ada Lind, said it was late.", "Ada Lind", "individual"),
    ("Environment Minister Bill Quist said it was late.", "Bill Quist", "official"),
]


@pytest.mark.parametrize(("text", "name", "type_"), MASTERS, ids=lambda value: value[:40])
def test_who_serves_somebody_is_not_called_by_his_name(find, text, name, type_):
    found = find("President Bill Quist spoke on Monday.", text)
    assert found.chains[-1] == [name]
    assert found.types[-1] == type_
