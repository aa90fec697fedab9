"""Pronouns, short names and nouns to the source that they mean."""

from __future__ import annotations

import pytest

from provenance.pipeline import annotate, load_knowledge

CASES = [
    (["Minister Eva Lund said the road was open.", "She said snow was coming."], "Eva Lund"),
    (["Minister Eva Lund said the road was open.", "“Snow is coming,” Lund added."], "Eva Lund"),
    (["Harbour master Ada Quist said nobody was hurt.", "Quist, 61, said the crane was old."], "Ada Quist"),
    (["The airline said the flight was safe.", "It said the crew had reacted well."], "airline"),
    (["Residents said the water rose fast.", "They said no warning had come."], "Residents"),
    (["The Ministry of Roads said the pass was shut.", "The ministry said snow was the reason."], "Ministry of Roads"),
    (["KCNA said the dam was finished.", "The agency said a second would follow."], "Korean Central News Agency"),
    (["Gen. Ole Berg said the bridge held.", "Berg said tanks could cross."], "Ole Berg"),
    (["“It is open,” said Eva Lund, the minister.", "Asked about snow, she said none was expected."], "Eva Lund"),
    (["Minister Eva Lund said the road was open.", "The river rose.", "She said snow was coming."], "Eva Lund"),
    (["A ministry spokeswoman said the road was open.", "“Snow is coming,” Eva Mareike Lund said."], "Eva Mareike Lund"),
    (["MEC for Roads, Eva Lund, said the pass was shut.", "The MEC said snow was the reason."], "Eva Lund"),
    (["The 15-member Security Council met and said it was worried.", "The UNSC said it would vote."], "Security Council"),
]


@pytest.mark.parametrize(("blocks", "name"), CASES, ids=lambda value: value[-1] if isinstance(value, list) else value)
def test_the_later_words_mean_the_source_before_them(find, blocks, name):
    found = find(*blocks)
    last = found.chains_of(len(blocks) - 1)
    assert last, "no attribution"
    assert name.lower() in last[0][0].lower()
    assert found.types[-1] == found.types[0]


def test_a_pronoun_means_the_last_person_who_fits(find):
    found = find("Eva Lund said the road was open.", "Ole Berg said it was not.", "He said a bridge had fallen.")
    assert found.chains_of(2) == [["Ole Berg"]]


def test_one_person_is_one_source_under_all_names(find):
    found = find(
        "Minister Eva Lund said so.", "Lund said more.", "Ms. Lund said it again.", "Eva Lund repeated that it was so."
    )
    keys = {a.chain[0].source for a in found.attributions}
    assert len(keys) == 1


def test_two_people_of_one_surname_are_two_sources(find):
    found = find("Eva Lund said the road was open.", "Olaf Lund said it was shut.")
    assert len({a.chain[0].source for a in found.attributions}) == 2


def test_an_office_named_before_gives_the_type_later(find):
    found = find("The mayor, Carla Denti, walked the quay.", "“The wall held,” Denti said.")
    assert found.types[1] == "official"


def test_an_office_named_later_gives_the_type_too(find):
    found = find("“The wall held,” Carla Denti said.", "Denti, the mayor, walked the quay.")
    assert found.types[0] == "official"


def test_every_link_names_a_source_that_is_listed(find):
    found = find("Eva Lund, the minister, told the BBC that snow was coming, according to Reuters.")
    for attribution in found.attributions:
        assert all(link.source in found.findings.sources for link in attribution.chain)


def test_a_paper_that_an_agency_has_read_is_not_the_agencys_word(find):
    found = find("The quay was unsafe, according to a memo obtained by Reuters.")
    assert (found.types, found.chains_of(0)) == (["document"], [["memo"]])


def test_two_nationalities_with_one_noun_are_two_sources(find):
    found = find("Japanese and South Korean officials said the missile had fallen into the sea.")
    assert found.chains_of(0) == [["Japanese officials", "South Korean officials"]]
    assert found.types == ["official"]


def test_a_holder_of_office_speaks_officially_without_the_office(find):
    found = find("Putin said the talks had failed.")
    assert found.types == ["official"]
    assert found.chains_of(0) == [["Vladimir Putin"]]


def test_a_surname_that_the_text_gives_to_somebody_else_is_theirs(find):
    found = find("Baker Rosa Macron runs a shop in Port Sorrel.", "Macron said bread was dear.")
    assert found.types[1] == "individual"


def test_a_pronoun_means_nobody_of_the_other_gender(find):
    found = find("“He is ill,” Doris Mills said. Gary Hart missed the vote. She said he was at home.")
    assert found.chains_of(2) == [["Doris Mills"]]


def test_a_pronoun_without_anybody_of_its_gender_stays_open(find):
    found = find("Gary Hart drove the bus that day.", "She said: “It was full.”")
    assert found.chains_of(1) == [["she"]]
    assert found.types[1] == "individual"


def test_a_pronoun_tells_the_gender_of_a_name_that_does_not(find):
    found = find("Toma Lisk said the road was shut. He said it would stay so. She said it was wet.")
    assert found.chains_of(1) == [["Toma Lisk"]]
    assert found.chains_of(2) == [["she"]]


def test_i_outside_of_quotations_is_the_author(find):
    found = find("“We worked hard,” Ada Moss told me. I thought the river was lower, but nobody had measured it.")
    assert found.types == ["individual", "none"]


AUTHORED = [
    (["The Conservatives' letter to Ada Quist, the harbour master, said: “It was late.”"], 0, "political_actor"),
    (["“No,” said Jo Fenn, a sociologist at the university.", "Her own research shows that it fails."], 1, "expert"),
    (["“I went,” Tom Reeve said.", "According to Reeve's profile page, he sold the boat in May."], 1, "individual"),
    (["Opposition leader Ruth Kemp, who lives abroad, will vote, her spokesman said."], 0, "political_actor"),
    (["Candidates Ruth Kemp and Sen. Jan Voss both urged the town to wait."], 0, "political_actor"),
]


@pytest.mark.parametrize(("passages", "statement", "kind"), AUTHORED)
def test_whose_paper_and_whose_spokesman_it_is_decides_the_type(find, passages, statement, kind):
    assert find(*passages).types[statement] == kind


def test_a_place_can_begin_another_name(find):
    found = find("Washington Harbour Trust reported that it was sold.")
    assert found.types[0] not in ("official", "individual")


NAMESAKES = [
    (["Houthi officials met in Sanaa.", "Saba reported that nine people were hurt."], "Saba (Sanaa)", "party_media"),
    (["The council met in Aden.", "Saba News Agency reported that nine were hurt."], "Saba (Aden)", "state_media"),
    (["Laden trucks met in Baden.", "Saba reported that nine people were hurt."], "Saba", "unknown"),
    (["The New York Times said the road was shut.", "The Times said it was wet."], "The New York Times", "news_outlet"),
    (["The council met.", "SABA reported that nine people were hurt."], "SABA", "unknown"),
]


@pytest.mark.parametrize(("passages", "name", "kind"), NAMESAKES)
def test_a_name_of_several_outlets_is_the_one_that_the_text_speaks_of(find, passages, name, kind):
    found = find(*passages)
    assert found.chains_of(1) == [[name]]
    assert found.types[1] == kind


def test_a_name_that_stays_open_is_told_once():
    text = b"Raid\n\nSABA reported that nine were hurt. SABA said the road was shut."
    notes = [d for d in annotate(text, "raid.txt", load_knowledge())["diagnostics"] if d["code"] == "source.namesake"]
    assert len(notes) == 1
    assert "saba-aden" in notes[0]["message"]


def test_an_abbreviation_is_what_the_text_spells_out(find):
    found = find("The Lowland Aid Society (LAS) sent tents.", "LAS said they were dry.")
    assert found.types[1] == "ngo_monitor"


def test_a_name_like_a_papers_is_an_outlet(find):
    assert find("The Boston Morning Ledger reported that the bridge was sold.").types == ["news_outlet"]
    assert find("Emily Post said the table was laid.").types == ["individual"]


def test_an_attribution_inside_a_relative_clause_leaves_the_sentence_to_the_outlet(find):
    found = find("They met in a valley that has lost 900 houses, according to the local count, over two winters.")
    assert found.types == ["none"]
    assert found.contents[0] == ["that has lost 900 houses"]


PAGE = (
    "<html><body><article><h1>Quarry shut</h1><p>The mayor, Ada Quist, said the road was shut.</p>"
    "<p>The driver, Tom Reeve, said: “The rocks came down at once.</p>"
    "<figure><img src='q.jpg'><figcaption>Residents want the quarry closed.</figcaption></figure>"
    "<p>“Nobody could stop.”</p><p>He said the brakes had failed.</p></article></body></html>"
)


def test_a_picture_between_two_paragraphs_interrupts_nobody():
    knowledge = load_knowledge()
    article = annotate(PAGE.encode(), "quarry.html", knowledge)
    names = {s["id"]: s["name"] for s in article["sources"]}
    said = {
        statement["span"]["exact"]: [names[link["source"]] for link in statement["attributions"][0]["chain"]]
        for passage in article["passages"]
        for statement in passage["statements"]
        if statement["attributions"]
    }
    assert said["“Nobody could stop.”"] == ["Tom Reeve"]
    assert said["He said the brakes had failed."] == ["Tom Reeve"]


PAPERS = [
    (["The ministry issued a statement on Friday.", "The statement said the bridge was safe."], "ministry"),
    (["The new House committee on trade sent a letter to the bureau's director.", "“It did not act,” the letter stated."],
     "House committee"),
    (["The Harbour Party has written to the mayor about the gifts.", "The letter also said an inquiry was due."],
     "Harbour Party"),
    (["The mayor said in a statement that the bridge was safe. Cars were waiting.", "The statement said it would open."],
     "mayor"),
    (["A letter from the teachers union reached the council in May.", "The letter said the roof leaked."], "teachers union"),
]  # fmt: skip


@pytest.mark.parametrize(("blocks", "author"), PAPERS, ids=lambda value: value[-1] if isinstance(value, list) else value)
def test_a_paper_named_again_is_the_word_of_who_sent_it(find, blocks, author):
    found = find(*blocks)
    last = found.chains_of(len(found.types) - 1)
    assert last, "no attribution"
    assert author in last[0][0]


def test_a_paper_of_nobody_stays_a_document(find):
    found = find("A letter lay on the table.", "The letter said the roof leaked.")
    assert found.types[-1] == "document"


def test_an_abbreviation_with_its_genitive_owns_the_report(find):
    found = find("The Northern Aid Society (NAS) went to the camp.", "“It is full,” NAS's report said.")
    assert found.types[-1] == "ngo_monitor"


def test_a_relative_clause_tells_whose_word_it_is(find):
    found = find("The roof was damaged, according to Eva Lund, who heads the regional administration.")
    assert found.types == ["official"]
    assert find("The roof was damaged, according to Eva Lund, who sued the ministry.").types == ["individual"]


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("Ada Lind, who works in sales for a charity, said the road was bad.", "individual"),
        ("Ada Lind, who is the mayor of Totten, said the road was bad.", "official"),
        ("Ada Lind, who worked at the mill for years and is now the mayor of Totten, said the road was bad.", "official"),
        ("Ada Lind, who is now the mayor of Totten, said the road was bad.", "official"),
        ("Luc DUPONT said the road was bad.", "individual"),
        ("Ada Lind, who replaced Carl Dunn as mayor, said the road was bad.", "official"),
        ("Ada Lind, who replaced the roof of the ministry, said the road was bad.", "individual"),
        ("Ada Lind, who researches tides at the University of Lorne, said the road was bad.", "expert"),
        ("Ada Lind who works in the ministry's office said the road was bad.", "official"),
        ("The municipal director, Ada Lind says, the road is bad.", "official"),
        ("The minister, Ada Lind said, had fled.", "individual"),
        ("CPA Lorne said the road was bad.", "unknown"),
        ("LRSV said the road was bad.", "unknown"),
        ("According to reports, the road was bad.", "media_unspecified"),
        ("A letter from the teachers union to the mayor said the roof leaked.", "ngo_monitor"),
        ("Reports from Oslo said the dam had broken.", "document"),
        ("The ministry's report said the dam had broken.", "official"),
        ("Huda al-Lind said the road was bad.", "individual"),
        ("The Daily Harbour said the road was bad.", "news_outlet"),
        ("Fenn & Marsh said the road was bad.", "company"),
        ("Two residents reached by AFP said the road was bad.", "witness"),
        ("A report by the Lorne Workers' Party said the road was bad.", "political_actor"),
        ("The union has asked for a new road, its chair, Ada Lind, said.", "ngo_monitor"),
        ("The World Food Programme has lost two lorries, a spokesman in Lorne said.", "international_body"),
        ("Ada Lind, who lost two brothers in the flood, said the road was bad.", "witness"),
        ("Ada Lind, an old friend of the mayor, and her colleagues said the road was bad.", "individual"),
    ],
)
def test_whose_word_it_is_by_the_words_behind(find, sentence, type_):
    assert find(sentence).types == [type_]


def test_who_speaks_to_an_outlet_is_not_the_outlet(find):
    found = find("Ada Lind said the road was bad. Speaking to the Daily Mail Lind claimed: “It was never mended.”")
    assert found.types == ["individual", "individual"]


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("The airline has grounded its fleet, it said.", "airline"),
        ("The central bank raised its key rate by a quarter point, it announced on Thursday.", "central bank"),
        ("President Ada Lind will not attend, she said.", "Ada Lind"),
    ],
)
def test_a_pronoun_behind_its_own_sentence_means_that_sentence_s_subject(find, sentence, source):
    assert find(sentence).chains == [[source]]


def test_a_quotation_s_subject_is_not_whom_the_pronoun_behind_it_means(find):
    found = find("Minister Eva Lund said the road was open.", "“Norland is acting at once,” she said.")
    assert found.chains_of(1) == [["Eva Lund"]]


def test_they_are_the_police_of_the_sentence_before(find):
    found = find("Police arrested 12 people.", "They said most were free.")
    assert found.types == ["none", "official"]


def test_an_agency_named_before_owns_its_director(find):
    found = find("The IAEA said the plant was safe.", "The agency's director, Ole Berg, said the wall held.")
    assert found.types == ["international_body", "international_body"]


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("US says it struck a ship.", "official"),
        ("WHO says the flu is mild.", "international_body"),
        ("The WHO's Ole Berg, a doctor, said 15 wards had closed.", "international_body"),
    ],
)
def test_abbreviations_in_capitals_are_no_pronouns(find, sentence, type_):
    assert find(sentence).types == [type_]


def test_a_body_is_named_in_full_and_by_its_abbreviation(find):
    found = find("The Lorne Rescue Agency (LRA) said the road was open.", "LRA said it was shut.")
    assert found.chains == [["Lorne Rescue Agency"], ["Lorne Rescue Agency"]]
    assert [s.aliases for s in found.findings.sources.values()] == [["LRA"]]


def test_an_office_told_before_the_name_and_a_comma_is_remembered(find):
    found = find("As a professor at Lorne University, Ada Lind has been there for days.", "“It is bad,” Lind said.")
    assert found.types == ["none", "expert"]


def test_a_body_is_not_who_chairs_it_and_is_named_without_that(find):
    found = find("The Harbour Committee, chaired by Ada Lind, said the road was open.")
    assert found.chains == [["Harbour Committee"]]


def test_it_is_the_ministry_whose_name_ends_like_a_plural(find):
    found = find(
        "The drills were announced by the home ministry on Monday.",
        "The port is shut, the Ministry of Foreign Affairs said.",
        "In a statement, it said the strikes hurt several people.",
    )
    assert found.chains[-1] == ["Ministry of Foreign Affairs"]


def test_states_of_a_nation_state_nothing(find):
    assert find("Several European states will hold drills on Wednesday.").attributions == []


def test_she_is_not_the_son(find):
    found = find("Her son urged her to take the job.", "“I was tired,” she said.")
    assert found.chains[-1] == ["she"]


def test_a_surname_that_is_a_trade_is_remembered_and_an_office_alone_is_none(find):
    found = find(
        "Lee Baker, a tax economist, said pumps need care.", "“They rust,” added Baker, the treasurer of the rowing club."
    )
    assert found.types == ["expert", "expert"]
    assert find("headline: Judge says law is void").types == ["official"]
    assert find("headline: King says he will stay").types == ["official"]


def test_a_surname_without_its_marks_is_the_same_one(find):
    found = find("Bishop Ole Möller said no.", "Moeller said it was late.", "“It is over,” Moller said.")
    assert found.chains_of(1) == found.chains_of(2) == [["Ole Möller"]]


@pytest.mark.parametrize(
    "sentence",
    [
        "A woman who was hurt by Ole Berg said the road was wet.",
        "“It fell,” said Tom Voss, who saw the flames from his boat.",
        "Ada Lind, who was injured in the blast, said the road was wet.",
    ],
)
def test_who_tells_what_he_suffered_or_saw_is_a_witness(find, sentence):
    found = find(sentence)
    assert found.types == ["witness"]
    assert "Berg" not in found.chains_of(0)[0]


def test_a_body_that_a_sentence_begins_with_is_whom_somebody_works_for(find):
    found = find("At Lorne Airways, Todd Voss called the storm “weak, at this point”.", "The fog rose.", "Voss said no.")
    assert found.types[0] == found.types[2] == "company"


@pytest.mark.parametrize(
    ("blocks", "type_"),
    [
        (["After Ada Reeves’ first speech as chancellor, prices rose.", "Ada Reeves has pledged to act."], "official"),
        (["Mr. Quist’s aides said he would stay.", "Sen. Jan Quist runs for president."], "official"),
        (["Prices rose, according to Energy Department data gathered by Reuters."], "official"),
    ],
)
def test_an_office_told_in_passing_and_an_owner_tell_whose_word_it_is(find, blocks, type_):
    assert type_ in find(*blocks).types


def test_the_end_of_a_name_means_the_same_person(find):
    found = find("Director Ada Hawk Quist said no.", "Hawk Quist said it was late.")
    assert found.chains_of(0) == found.chains_of(1) == [["Ada Hawk Quist"]]


@pytest.mark.parametrize(
    ("sentence", "name", "type_"),
    [
        ("Harbour spokesman T.R. Vick said that the plan was sound.", "T.R. Vick", "official"),
        ("Lord Baker said that the plan was sound.", "Baker", "individual"),
        ("The pumps are General Electric's, a GE spokesman said.", "GE spokesman", "company"),
        (
            "“It is over,” said Ada Ruth Zoll at a dinner to thank the cooks of Leeds University.",
            "Ada Ruth Zoll",
            "individual",
        ),
        ("“It is over,” said Don Marsh, the Pier & Heritage Foundation's director.", "Don Marsh", "ngo_monitor"),
    ],
)
def test_a_name_with_initials_with_a_title_or_with_a_place_behind_it(find, sentence, name, type_):
    found = find(sentence)
    assert (found.chains_of(0), found.types) == ([[name]], [type_])


def test_a_surname_begins_with_its_particle(find):
    found = find("Geologist Erik van Sol runs the unit.", "The plan, said van Sol, was sound.")
    assert (found.chains_of(1), found.types[-1]) == ([["Erik van Sol"]], "expert")


def test_one_of_whom_only_the_role_was_told_is_named_right_after(find):
    found = find("The founder of the airline spoke of the loss.", "“It is a heavy day,” Tom Fern said.")
    assert found.chains_of(0) == found.chains_of(1) == [["Tom Fern"]]
    assert found.types == ["company", "company"]


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("One of the plan's backers, Democratic Sen. Jan Quist, said it was late.", "official"),
        (
            "The impact will grow, said Ole Dunn, executive vice president of the Builders Association.",
            "ngo_monitor",
        ),
        ("Rick Voss, the owner of a landscaping company in Lorne, said he lost workers.", "company"),
        ("“It is early,” Zorb President Kim Brand said.", "individual"),
        ("“It is early,” said Jo Cate, president of Zorb Contractors of Norland.", "individual"),
        ("“It is early,” Norland Parks Service spokesperson Ida Vine said.", "official"),
        ("A resident who asked not to be named said people were afraid.", "witness"),
        ("Jan Quist, who's opposed the plan for years, said it was late.", "individual"),
    ],
)
def test_what_says_more_than_the_first_word_decides(find, sentence, type_):
    assert find(sentence).types == [type_]


@pytest.mark.parametrize(
    "who",
    [
        "Mara Lund",
        "Jo Orde, a senior adviser to Lund,",
        "Jo Orde, a spokesman for Ms. Lund,",
        "A Lund spokesman",
        "Lund's aide",
    ],
)
def test_candidates_and_those_who_speak_for_them_are_known_by_their_campaign(find, who):
    assert find(f"{who} said it was late.", "The Lund campaign is short of money.").types[0] == "political_actor"
    assert find(f"{who} said it was late.", "The Lund ferry is short of money.").types[0] != "political_actor"


def test_the_name_behind_a_genitive_is_the_persons(find):
    assert find("The Harbour Bell's Matt Orde said it was late.").chains_of(0) == [["Matt Orde"]]
    assert find("Young Lund voters waved flags.", "Lund said it was late.").chains_of(1) == [["Lund"]]


def test_a_name_that_ends_like_a_genitive_keeps_its_end(find):
    found = find(
        "Moody's said sales were strong.", "Christie's said the sale was over.", "Governor Christie's aides said no."
    )
    assert [found.chains_of(i) for i in range(2)] == [[["Moody's"]], [["Christie's"]]]
    assert found.types == ["company", "company", "official"]


def test_a_thing_with_a_numeral_is_nobody(find):
    found = find("The Apple II was a success.", "Apple says the phone is late.")
    assert (found.chains_of(1), found.types[1]) == ([["Apple"]], "company")


def test_another_is_what_those_are_who_were_named_before(find):
    text = "Two analysts said rates would rise. Another said they would not. Others said nobody knew."
    assert find(text).types == ["expert"] * 3
    assert find("Another said they would not.").types == ["unknown"]


@pytest.mark.parametrize(
    ("phrase", "outlet"),
    [
        ("The Sana news agency", "SANA"),
        ("The state news agency Sana", "SANA"),
        ("The Hina state agency", "HINA"),
        ("Wafa", "WAFA"),
    ],
)
def test_an_agency_is_known_by_a_name_too_common_to_stand_alone(find, phrase, outlet):
    found = find(f"{phrase} said the road was shut.")
    assert (found.chains_of(0), found.types) == ([[outlet]], ["state_media"])


def test_a_public_agency_is_no_news_agency(find):
    assert find("The Foreign Trade Agency said the road was shut.").types == ["official"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("According to a report in the Lorne Leader, the road was shut.", "Lorne Leader", "news_outlet"),
        ("The company published a blog post that said the road was shut.", "company", "company"),
        ("The mayor read a report that said the road was shut.", "report", "document"),
    ],
)
def test_whose_word_a_paper_is_by_who_printed_or_issued_it(find, text, name, kind):
    found = find(text)
    assert name in found.chains_of(0)[0][0]
    assert found.types == [kind]


def test_who_heads_a_body_that_the_text_abbreviates(find):
    found = find("The Northern Utilities Commission met.", "NUC President Ada Bat said it was over.")
    assert (found.chains_of(1), found.types) == ([["Ada Bat"]], ["none", "official"])


def test_what_is_named_with_an_article_alone_is_nobody(find):
    found = find("Jon Strand is a forecaster. The northern Sierra Nevada had no rain, said Strand.", "It will rain, he said.")
    assert found.chains_of(2) == [["Jon Strand"]]


@pytest.mark.parametrize("words", ["WeWork agreed to a sale of its boats.", "The council agreed a price of five pounds."])
def test_who_agrees_to_a_deal_tells_nothing(find, words):
    assert find(words).types == ["none"]


@pytest.mark.parametrize(
    ("texts", "name", "kind"),
    [
        (["The mayor met Harbour Trust founder and director Ada Lind.", "“We won,” Lind said."], "Ada Lind", "ngo_monitor"),
        (["Research team head Ada Ngo-Lind says the road is shut."], "Ada Ngo-Lind", "expert"),
        (["“We won,” Lorne City coach Ada Lind said."], "Ada Lind", "individual"),
        (["Spain's Ada Lind said it was over."], "Ada Lind", "individual"),
        (["“We won,” said Ada Lind, the principal deputy White House press secretary."], "Ada Lind", "official"),
        (["The news organization said it was over."], "news organization", "media_unspecified"),
        (["Harbour Canada said it was over."], "Harbour Canada", "unknown"),
        (["ANN LEE IS A BAKER.", "LEE SAID IT WAS OVER."], "ANN LEE", "none"),
        (["Michael Jordan said it was over."], "Michael Jordan", "individual"),
        (["Many countries said it was over."], "Many countries", "official"),
        (["An MP in Lorne slammed the riots.", "Luke Pole said it was over."], "Luke Pole", "official"),
        (
            [
                "The model that a minister uses was shown, according to a model that a minister uses.",
                "The minister said it was over.",
            ],
            "minister",
            "official",
        ),
        (["Fans of Norlam Airways left.", "Norlam said it was over."], "Norlam Airways", "company"),
        (
            ["Divers using a boat atop Mauna Lorne have confirmed the find."],
            "Divers using a boat atop Mauna Lorne",
            "unknown",
        ),
        (
            ["Health authorities in Norland's Inner Lorne have confirmed it."],
            "Health authorities in Norland's Inner Lorne",
            "official",
        ),
        (["Jon Carl was held for a call to the office, in which he said it would burn."], "Jon Carl", "none"),
    ],
)
def test_who_is_meant_by_a_name_and_what_stands_around_it(find, texts, name, kind):
    found = find(*texts)
    assert found.chains_of(len(texts) - 1)[-1][0] == name
    assert found.types[-1] == kind


def test_the_writer_is_nobody_that_the_sentence_speaks_of(find):
    found = find("Because Zorb Airways has no boats, I recommend the ferry.")
    assert found.chains_of(0) in ([], [["i"]])


@pytest.mark.parametrize(
    ("blocks", "name", "type_"),
    [
        (
            ["Lorries of the World Food Programme were hit.", "Nobody was hurt, the agency said."],
            "World Food Programme",
            None,
        ),
        (["Hezbollah fired at the town.", "The group said it had aimed at a base."], "Hezbollah", "armed_group"),
        (["Boeing fell and Airbus rose.", "The company said it was late."], "company", "company"),
        (["Three people familiar with the talks said it was off.", "One of them said it was late."], "One", "anonymous"),
        (["Two security sources said it was off.", "Both sources said it was late."], "Two security sources", "anonymous"),
        (["The African Union suspended the country, its commission said."], "commission", "international_body"),
        (
            ["The World Food Programme has no convoy.", "Its deputy director, Ada Quist, said it was late."],
            "Ada Quist",
            "international_body",
        ),
    ],
)
def test_a_noun_means_the_body_or_the_group_named_shortly_before(find, blocks, name, type_):
    found = find(*blocks)
    assert found.chains[-1][0].lower().startswith(name.lower())
    assert type_ is None or found.types[-1] == type_


@pytest.mark.parametrize(
    ("blocks", "name", "type_"),
    [
        (["The road was shut.", "One of them said it was late."], "One of them", "unknown"),
        (["The mayor said it was off.", "One of them said it was late."], "One of them", "unknown"),
        (["Two officials said it was off.", "Both towns said it was late."], "Both towns", "unknown"),
        (["The mill shut its gate, its commission said."], "commission", "official"),
        (["The mill has no convoy.", "Its deputy director, Ada Quist, said it was late."], "Ada Quist", "individual"),
    ],
)
def test_a_noun_means_no_body_or_group_where_none_of_its_kind_stands_before(find, blocks, name, type_):
    found = find(*blocks)
    assert (found.chains[-1][0], found.types[-1]) == (name, type_)


def test_one_of_a_group_is_of_its_kind_though_somebody_spoke_between(find):
    found = find(
        "Two people familiar with the talks said it was off.", "The mayor denied it.", "One of them said it was late."
    )
    assert found.types[2] == "anonymous"


def test_an_office_of_several_or_one_told_more_of_is_not_whom_the_next_name_means(find):
    office = find("The state attorney general's office said it was late.", "“It is,” said Ada Quist.")
    told = find("It is late, according to the governor of Lorne.", "“It is,” said Ada Quist, whose son is ill.")
    assert office.chains_of(0)[0][0] != "Ada Quist"
    assert told.chains_of(0)[0][0] != "Ada Quist"


def test_who_denies_what_stands_behind_the_clause_is_who_spoke(find):
    found = find("Lund said that though he offered a meeting, the port did not respond to the proposal.")
    assert found.chains == [["Lund"]]


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("Fars reported that the road was shut.", "state_media"),
        ("The road was shut, NRK reported on Monday.", "public_media"),
        ("The road was shut, according to Telex.", "news_outlet"),
        ("Fars reported a pain in his knee. Ali Fars is a runner.", "individual"),
        ("USA Today reported that the road was shut.", "news_outlet"),
        ("Daily Mail reporters were there, the Daily Mail reported.", "news_outlet"),
        ("The road was shut, RFE/RL reported on Monday.", "public_media"),
    ],
)
def test_a_medium_that_is_cited_is_one_whatever_else_its_name_means(find, sentence, type_):
    assert find(sentence).types[0] == type_


def test_who_withholds_a_name_stays_anonymous(find):
    found = find(
        "“They told us to paint the bow,” said a deckhand, who asked that his name not be used.",
        "“After that nobody asked.”",
        "He said the paint was grey.",
    )
    assert found.types == ["anonymous"] * 3


def test_who_works_for_a_candidate_speaks_for_one(find):
    found = find("Opposition candidate Ada Lind lost the vote.", "Her team says the sheets were forged.")
    assert found.types[1] == "political_actor"


@pytest.mark.parametrize(
    ("first", "second", "type_"),
    [
        ("Two pilots from Lorne said it was late.", "The two pilots said the fog was thick.", "individual"),
        ("Two people familiar with the plan said it was late.", "The plan is old, two of them said.", "anonymous"),
        ("Residents said they heard a bang.", "“The windows shook,” said one of them, Ada Lind.", "witness"),
        ("Hamas said it had agreed.", "A spokesman for the group, Ben Orde, said more would follow.", "armed_group"),
        ("The Houthis claimed the raid.", "Their military spokesman, Ben Orde, said a ship was hit.", "armed_group"),
        (
            "The U.N. refugee agency said 900 had fled.",
            "A spokeswoman for the agency, Ada Lind, said the rest stayed.",
            "international_body",
        ),
        ("Gov. Ada Lind said she would sign the bill.", "The Democrat said it was overdue.", "official"),
    ],
)
def test_whom_later_words_mean(find, first, second, type_):
    assert find(first, second).types[1] == type_


@pytest.mark.parametrize(
    ("told", "said", "type_"),
    [
        (
            "With 80 percent of the ballots counted, the lawyer Ada Lind had 41 percent.",
            "Lind said she had won.",
            "political_actor",
        ),
        ("Businessman Ada Lind led Ben Orde by 900 votes in the election.", "Orde said he had won.", "political_actor"),
        ("The team of Ada Lind had 41 percent of the ball.", "Lind said she was glad.", "individual"),
        (
            "Zorb Shipping sold two boats. Zorb's technical director, Ada Lind, was not told.",
            "Lind said he was sorry.",
            "company",
        ),
    ],
)
def test_who_somebody_is_by_what_is_told_of_him(find, told, said, type_):
    assert find(told, said).types[-1] == type_


def test_what_a_states_medium_carried_goes_on_so(find):
    found = find("Marshal Ada Lind said the test went well, KCNA reported.", "Lind also promised a larger one.")
    assert found.types == ["state_media", "state_media"]


def test_one_of_a_group_is_called_after_it(find):
    found = find("People close to the talks said it was late.", "The deal is near, one of them said.")
    source = found.findings.sources[found.attributions[-1].chain[0].source]
    assert source.name == "One of the people close to the talks"
