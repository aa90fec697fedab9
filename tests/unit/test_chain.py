"""The path by which the words came: origin first, relays behind it, channels carried forward."""

from __future__ import annotations

import pytest

CHAINS = [
    ("“The army should have more,” Kim said, according to KCNA.", ["Kim", "Korean Central News Agency"], "state_media"),
    ("The dam is safe, the mayor said, according to Reuters.", ["mayor", "Reuters"], "official"),
    ("Reuters, citing police, said two men had been held.", ["police", "Reuters"], "official"),
    ("Two men were held, Reuters reported, citing police.", ["police", "Reuters"], "official"),
    ("The BBC reported that two men were held.", ["BBC"], "public_media"),
    ("Governor Ilya Sorin told TASS that the road was open.", ["Ilya Sorin", "TASS"], "state_media"),
    ("“It was like a drum,” Rosa Lind, a resident, told the BBC.", ["Rosa Lind", "BBC"], "witness"),
    (
        "“We are ready,” the spokesman said at a briefing, according to Reuters.",
        ["spokesman", "Reuters"],
        "official_briefing",
    ),
    ("“We had no boat,” Ada Lind told the Lorne Gazette.", ["Ada Lind", "Lorne Gazette"], "individual"),
    ("Speaking to the Lorne Gazette, Ada Lind said the road was open.", ["Ada Lind", "Lorne Gazette"], "individual"),
    ("In an interview with the BBC, Ada Lind said the road was open.", ["Ada Lind", "BBC"], "individual"),
    ("Ada Lind, writing in the Lorne Gazette, said the road was open.", ["Ada Lind", "Lorne Gazette"], "individual"),
    ("The prosecutor said CCTV caught the man with a hammer.", ["prosecutor"], "official"),
    ("Ada Lind said in Lorne that the road to the Lorne Gazette was open.", ["Ada Lind"], "individual"),
    ("Xinhua quoted the ministry as saying that the test had failed.", ["ministry", "Xinhua"], "state_media"),
    ("Factories were told to double their output, state media reported Monday.", ["state media"], "state_media"),
    (
        "The general observed the launch and called it “a feat,” according to KCNA.",
        ["general", "Korean Central News Agency"],
        "state_media",
    ),
]


@pytest.mark.parametrize(("text", "names", "kind"), CHAINS)
def test_the_chain_runs_from_the_origin_to_the_last_relay(find, text, names, kind):
    found = find(text)
    chain = found.chains_of(0)[0]
    assert len(chain) == len(names), chain
    for name, called in zip(names, chain, strict=True):
        assert name.lower() in called.lower()
    assert found.types == [kind]


def test_the_first_link_is_the_origin_and_no_later_one_is(find):
    for text, *_ in CHAINS:
        for attribution in find(text).attributions:
            assert attribution.chain[0].role == "origin"
            assert all(link.role in ("relay", "distributor") for link in attribution.chain[1:])


@pytest.mark.parametrize(
    ("text", "channel", "kind"),
    [
        ("The minister said the road was open.", "none", "official"),
        ("The minister told reporters that the road was open.", "briefing", "official_briefing"),
        ("The minister said at a news conference that the road was open.", "briefing", "official_briefing"),
        ("The minister said in a statement that the road was open.", "statement", "official_statement"),
        ("The minister wrote on Telegram that the road was open.", "post", "official_statement"),
        ("The minister said in an interview that the road was open.", "interview", "official"),
        ("The ministry said in a letter that the road was open.", "document", "official_statement"),
        ("The ministry's study found that the road was sound.", "document", "official"),
        ("The airline said in a statement that the flight was safe.", "statement", "company"),
        ("The United Nations told reporters that aid had arrived.", "briefing", "international_body"),
    ],
)
def test_the_channel_is_kept_and_changes_an_officials_type_alone(find, text, channel, kind):
    found = find(text)
    assert (found.channels, found.types) == ([channel], [kind])


def test_a_channel_carries_forward(find):
    found = find("Minister Eva Lund told reporters that the road was open.", "“We cleared it at dawn,” Lund said.")
    assert found.types == ["official_briefing", "official_briefing"]


def test_another_month_has_a_channel_of_its_own(find):
    found = find("The mayor said in a statement that it was late.", "In May, the mayor warned that it was later.")
    assert found.channels == ["statement", "none"]


def test_a_channel_never_carries_backward(find):
    found = find("“We cleared it at dawn,” Minister Eva Lund said.", "Lund told reporters that the road was open.")
    assert found.types == ["official", "official_briefing"]


def test_one_speakers_channel_is_not_anothers(find):
    found = find("Minister Eva Lund told reporters that the road was open.", "General Ole Berg said the bridge was not.")
    assert found.types == ["official_briefing", "official"]


def test_those_who_speak_together_are_all_named(find):
    found = find("South Korea and the United States announced the exercises.")
    assert found.chains_of(0)[0] == ["South Korea", "United States"]
    assert found.types == ["official_statement"]


def test_a_report_introduced_once_stays_the_origin(find):
    found = find("Reuters reported on Friday that ships had met at sea.", "The report said the oil was Russian.")
    assert found.types[1] == "wire"
    assert found.chains_of(1)[0][0] == "Reuters"


@pytest.mark.parametrize(
    "sentence",
    [
        "“The army must be ready,” Kim was quoted as saying by KCNA.",
        "Kim was quoted by KCNA as saying the army must be ready.",
    ],
)
def test_who_is_quoted_speaks_through_who_quotes(find, sentence):
    found = find(sentence)
    assert found.chains == [["Kim", "Korean Central News Agency"]]
    assert found.types == ["state_media"]


def test_the_agency_behind_a_quotation_is_the_one_that_reported(find):
    found = find("KCNA reported a launch.", "Lund called it “a blow,” according to the agency.")
    assert found.chains_of(1) == [["Lund", "Korean Central News Agency"]]
    assert found.types[1] == "state_media"


def test_it_that_quotes_is_not_who_is_quoted(find):
    found = find("KCNA said Kim had visited the plant.", "It quoted Kim as saying the plant was a model.")
    assert found.chains_of(1) == [["Kim", "Korean Central News Agency"]]


@pytest.mark.parametrize(
    ("sentence", "channel"),
    [
        ("Lund, in her nightly video address, said 80 drones had come.", "statement"),
        ("Inspector Ole Berg said in a June report that the door was open.", "document"),
        ("“They are near,” mayor Ole Berg said on the Telegram messaging app.", "post"),
        ("Mayor Ole Berg said in a small room that the door was open.", "none"),
    ],
)
def test_how_somebody_spoke_is_told_by_the_noun(find, sentence, channel):
    assert find(sentence).channels == [channel]


@pytest.mark.parametrize(
    ("sentence", "channel"),
    [
        ("Governor Ilse Brandt said on Monday as she signed a proclamation that the road was open.", "none"),
        ("After the ruling, Governor Ilse Brandt said the court was wrong.", "none"),
        ("Governor Ilse Brandt said after the announcement that the road was open.", "none"),
        ("Governor Ilse Brandt said in a ruling on Monday that the road was open.", "statement"),
        ("Governor Ilse Brandt's speech said the road was open.", "statement"),
    ],
)
def test_a_paper_that_somebody_speaks_about_is_no_channel(find, sentence, channel):
    assert find(sentence).channels == [channel]


def test_a_channel_goes_on_past_others_and_not_into_what_somebody_holds_at_any_time(find):
    others = [f"Ana Prado said the {thing} was old." for thing in ("pier", "crane", "quay", "ferry", "mill", "dam", "well")]
    found = find(
        "At a press conference, Mayor Jan Voss said the bridge would open.",
        *others,
        "Voss said it was sound.",
        "Voss has said it was sound.",
    )
    assert (found.channels[0], found.channels[-2], found.channels[-1]) == ("briefing", "briefing", "none")


def test_what_is_expected_according_to_somebody_is_their_word(find):
    found = find("The league is expected to review the match on Monday, according to Ada Lind, a referee.")
    assert found.chains_of(0) == [["Ada Lind"]]


def test_who_told_state_television_is_known_through_it(find):
    found = find("The governor told Norland state television that all was calm.")
    assert found.chains_of(0) == [["governor", "state television"]]
    assert found.types == ["state_media"]


def test_whom_a_paper_cites_is_no_part_of_its_name(find):
    found = find("The Harbour Post, citing two officials, reported that the deal was close.")
    assert found.chains_of(0)[0][-1] == "Harbour Post"
    assert found.types == ["official"]


CONVERSATIONS = [
    # what was said first, what after it, and the outlet of the second
    ("Ada Lind told the BBC that the road was open.", "Lind said the bridge was shut.", "BBC"),
    (
        "Ada Lind told the Lorne Herald-Beacon that the road was open.",
        "“It is shut,” she told the paper.",
        "Lorne Herald-Beacon",
    ),
    ("Ada Lind told WLRN that the road was open.", "“It is shut,” she added.", "WLRN"),
    ("Ada Lind told local television that the road was open.", "She said the bridge was shut.", "local television"),
    ("Ada Lind opened up about the road in an interview with the BBC.", "Lind said the bridge was shut.", "BBC"),
    ("“It is open,” Ada Lind wrote in the Lorne Gazette.", "“It is shut,” Lind wrote.", "Lorne Gazette"),
]


@pytest.mark.parametrize(("first", "second", "outlet"), CONVERSATIONS)
def test_who_spoke_to_an_outlet_goes_on_speaking_to_it(find, first, second, outlet):
    assert find(f"{first} {second}").chains_of(1)[0] == ["Ada Lind", outlet]


@pytest.mark.parametrize(
    "second",
    [
        "Lind told reporters that the bridge was shut.",  # to others
        "Lind said in a statement that the bridge was shut.",  # by another channel
        "Lind has said that the bridge was shut.",  # at any time
        "Jan Voss said the bridge was shut.",  # another one
    ],
)
def test_a_conversation_ends_where_the_speaker_turns_to_others(find, second):
    chain = find(f"Ada Lind told the BBC that the road was open. {second}").chains_of(1)[0]
    assert len(chain) == 1, chain


def test_a_statement_is_over_where_its_author_talks_to_a_paper(find):
    found = find("The minister said in a statement that the road was open. The minister told the BBC that it was shut.")
    assert [a.chain[0].channel for a in found.attributions] == ["statement", "none"]


def test_of_two_papers_the_paper_is_the_one_named_last(find):
    text = (
        "Ada Lind told the BBC the road was open. Tom Voss told the Lorne Gazette it was shut. “Shut,” Voss told the paper."
    )
    assert find(text).chains_of(2)[0] == ["Tom Voss", "Lorne Gazette"]


def test_what_a_states_medium_carried_is_its_word(find):
    found = find("In a statement carried by the North's Korean Central News Agency, Vice Minister Ada Lind said it was late.")
    assert found.types == ["state_media"]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The ministry said in an emailed statement that it was late.", "official_statement"),
        ("“It is late,” police officer Ada Lind wrote in the nine-page affidavit.", "official"),
        ("“It is late,” Mayor Ada Lind wrote in the two-page letter.", "official_statement"),
    ],
)
def test_what_is_filed_at_a_court_is_no_statement(find, sentence, kind):
    assert find(sentence).types == [kind]


def test_an_opening_statement_is_no_statement(find):
    found = find("Mayor Ada Lind told reporters that it was late.", "“The road is shut,” she said in her opening statement.")
    assert found.types == ["official_briefing", "official_briefing"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Taliban called for strikes, according to Norland TV.", ["Taliban", "Norland TV"]),
        ("The permit required a wall, according to the papers.", ["papers"]),
    ],
)
def test_what_a_body_called_for_according_to_another_is_its_own(find, text, names):
    assert find(text).chains[-1] == names
