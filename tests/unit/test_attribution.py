"""Source, cue and content: which words of the sentence each takes."""

from __future__ import annotations

import pytest

# {source} [cue] <content>, as the stage should find them; everything else belongs to none of the three.
SOURCES = [
    "{Survivors} [described] <being dragged from the hall>.",
    "<At least three people were killed>, {police} [said].",
    "<Up to 40 boats were lost>, {Mayor Ada Lind} [confirmed] to CNN.",
    "<The town, which had been quiet, was bombed>, [said] {the mayor}.",
    "{Paul Orde, whose wife, Ada, a nurse, was killed here,} [said] <the road was shut>.",
    "{Ada Lind, who was born in Fargo, North Dakota,} [said] <the road was shut>.",
    "{Divers examining that wreck} [have concluded] <the lamp was out>.",
    "{A pilot who flew for Zorb} until last spring [said] <the captains were tired>.",
    "{A set of records} [shows] <the pier was sold twice>.",
    "{Its “Northern Ports” report} [said] <trade would slow>.",
    "{Ada Lind} stuck to her plan, [eventually saying] <it was late>.",
    "Three weeks later {the ministry} [said] <the road was shut>.",
    "{Pedro “Chico” Salas, a baker,} [said] <the oven was out>.",
    "<'The oven is out,'> [said] {Pedro 'Chico' Salas}.",
    "{Teachers} [argued] <the plan's cost shortchanges large schools>.",
    "This comes as {Norland} [has denounced] <a ruling on the masks of its marchers>.",
    "But {Sheriff Ada Lind} [estimated] at a morning briefing <that one in five stayed>.",
    "{The Gazette} ran a piece that [called] <the plan a waste>.",
    "{The ministry} issued a report on Monday that [said] <the quay was lost>.",
    "[Warning] <that the quay might fall>, {Mayor Ada Lind} closed it.",
    "[Saying] <“we are tired,”> {the crew} left the yard.",
    "<Those who live on a gas called argon are few>, {the institute} [said].",
    "<“The “deal” is dead,”> [wrote] {Mary Lind}.",
    "<“The “deal” is dead, and the “pact” is too,”> [wrote] {Mary Lind}.",
    "{The firm} [claimed] <that he took bribes>.",
    "<Nonsense>, [said] {the union}.",
    "{The institute} [attributed] <the drop to a switch of nets>.",
    "{The forum} [appealed for] <calm>.",
    "{A diver who got out alive} [said] <the hatch was shut>.",
    "{A cook who got out alive, and who gave no name,} [said] <the hatch was shut>.",
    "Ada Lind [was told] by {the harbour office} <that the pier was shut>.",
    "{Her agent} [cited] <“a lack of time”>.",
    "{The port's spokesman} [put] <the crowd at more than 900>.",
    "{The ferry line} [put it down to] <a shortage of crew>.",
    "{The bishop} [called on Sunday for] <a new roof>.",
    "{Two geologists} [found] <no trace of a crack>.",
    "{Mayor Ada Lind} [called] <it gossip>.",
    "{Mayor Ada Lind} [called] <that “an excuse”>.",
    "<Freight rose in May>, {data from the harbour office} [showed].",
    "<“It is late,”> [grinned] {the captain}.",
    "{She} [told] her crew by radio from Lorne, where she lives, <that the race was over>.",
    "<The talks made “some progress”>, as {its chair, Ada Lind,} [put it].",
    "{Ada Lind, a baker in Lorne} [told] the Gazette <the oven was out>.",
    "[For] {Ada Lind, who ran the mill}, <it was “the end of an age”>.",
    "<Half of the boats will stay in port>, {the U.N.-backed Ocean Forum} [said] in a report.",
    "It [was claimed] by {the firm} <that he took bribes>.",
    "It [was announced] by {Mayor Ada Lind} on Friday <that the bridge would close>.",
    "{Moody's} [reported] <strong sales that would ease its debt>.",
    "{Rosa Lind} [remembered] <when the quay still had a lamp>.",
    "{Ole Fenn, a former state surveyor,} bought the mill and [said] <it would open in May>.",
    "{The mayor} [called] <the tax stupid>.",
    "{Vasily Lind} [said] <the road was shut>.",
    "{The family} [said] <the road was shut>.",
    "{The dignitary} [says] <the road is shut>.",
    "{A panel of divers} [found] in a report this spring <that the lamp was out>.",
    "In {her} [view], <a new vote would favour Lind>.",
    "{Her} [conclusion is] <that the drain was blocked>.",
    "{The ministry's} [position was] <that the road was shut>.",
    "{A mother of three} [said] <the road was shut>.",
    "{Ada Lind, emerging markets strategist at a bank,} [said] <rates would fall>.",
    "{Her neighbor, who gave only his first name, Vadym,} [said] <the first blast came at night>.",
    "<The firm knew of the cracks>, {leaked files} [show].",
    "{The first witness, a woman who testified behind a screen,} [said] <that she had hidden>.",
    "{Videos posted on social media} [showed] <the road was shut>.",
    "{The council} issued a statement [saying] <the road was shut>.",
    "{All the bakers} I interviewed [said] <the flour was wet>.",
    "{Most of the pilots} we met in Lorne [said] <the fog was thick>.",
    "{The guards} we spoke to [said] <the gate was open>.",
    "{Ada Lind, mayor of Lorne}, speaking at a fair on Sunday[:] <“The pier will stay”>.",
    "<“We waited,”> {one of its senior members, Ada Lind,} [told] the Gazette.",
    "{The men held at the base} [said] <the road was shut>.",
    "{The mayor} [affirmed] <that the road was shut>.",
    "On Lund island, {fishermen} [said] <the road was shut>.",
    "{A group of divers} [asked] the mayor <to close the quay>.",
    "<Thieves took files that users had with the firm>, {the company} [said].",
    "<The mayor has>, {the company} [said], <left the town>.",
    "{The mayor} [observed] <that nobody came>.",
    "{The court's history department} [said] <bridges age>.",
    "{A man asked to leave the quay} [said] <it was late>.",
    "{The mayor accused of theft} [said] <he was ill>.",
    "{Harbour Watch} published a report and [said] <the quay was sinking>.",
    "{Lorne and Fenn} [have both denied] <the sale>.",
    "{The National Harbour Union, or NHU,} [said] <the road was shut>.",
    "{The mill, for which Lund worked,} [said] <the road was shut>.",
    "{Ada Lind, of the Harbour Institute,} [said] <the road was shut>.",
    "{The minister} [urged] <restraint>.",
    "{The minister} [offered] <talks>.",
    "(CNN) {Mayor Ada Lind} [said] <the road was shut>.",
    "{The minister} [urged] her ally <to go>.",
    "{State television} [aired] <footage of the rocket>.",
    "<“The road is shut,”> [thundered] {the mayor}.",
    "{The harbour office} [has issued] <an amber warning of fog>.",
    "{The governor} [said] <nearly 300 had died>.",
    "{The governor} [said] <there was no threat>.",
    "Divers freed three boys from the wreck, {the governor of Norland, Ole Fenn,} [said] <it was over>.",
    "{A nurse who treated the wounded} [said] <many were young>.",
    "{Court documents} [show] <that he bought the boat>.",
    "{Norland state television} [said] <it was over>.",
    "<The sea is rather shallow, which helps the divers>, [say] {geologists}.",
    "He was taken to a ward with a broken hip and {a ward sister} [said] <Swan was awake>.",
    "{Anna Cord} [cautioned against] <a rush>.",
    "{Ada Lind} sued the port, [saying] <it had lost her boat>.",
    "{Ada Lind} withdrew her complaint, [saying] <that she had been wrong>.",
    "{One of the guests, Vera Gold,} filed a lawsuit [saying] <the door had been locked>.",
    "The plan is vague, with {two engineers} [warning] <that the quay may sink>.",
    "The tests led {the institute} [to conclude] <that the crane was sound>.",
    "Standing beside Dora Hunt, who keeps the light, {Mark Voss} [accused] <the port of neglect>.",
    "The ministry, {which} [said] <that the crane was sound>, is shut.",
    "He showed {a report} that [said] <the quay was sinking>.",
    "{Two economists in Lorne, Norland,} [project] <that the port will shrink>.",
    "{Unions} such as the Harbour Guild [have called for] <a new crane>.",
    "{A poll} from June [showed] <how popular the pier is>.",
    "<Weak trade, such as in coal, supports the view that the port remains shut>, [said] {Rolf Asker, an economist}.",
    "A film in May covered {the institute's} early [finding] <that the quay had moved>.",
    "{The port authority} [said] <the crane had been inspected twice>.",
    "{Lena Voss, the ministry's spokeswoman,} [said] <the road was open>.",
    "{Carl Dunn, 58, a retired miner,} [said] <the shaft had flooded before>.",
    "{Ada Lind, 45, a joiner from Lorne, whose house burned down,} [said] <nobody came>.",
    "{Her neighbour, joiner Tom Reeve, 60, from Redcar, North Yorkshire,} [said]: <“The wall is new.”>",
    "{Ian Dunn, a former guard who took the call} [said]: <“The line was dead.”>",
    "{Ada Moss’s cousin, Jo Fenn,} [recently told] the radio <she liked the plan>.",
    "{The firm that owns the pier, Fenn Brothers,} [denies] <that a sale is near>.",
    "<Around 40 gliders missed the field>, {the Air Force} [said].",
    "[According to] {data from the harbour office}, <the fleet reached 855 boats in May, an increase of 6%>.",
    "{The mother of three} [says] <she will open the stall again>.",
    "{She} [says], apart from the noise, <the street is quiet>.",
    "{Ada Lind, an aide to Mr. Voss,} [said] of Mr. Voss: <“He gets it.”>",
    "{The ministry} [condemned] <what it called an act of war>.",
    "{The secretary-general} [calls for] <restraint>.",
    "{Ada Lind, chairman of the Harbour Union} [said]: <“It is bad.”>",
    "On Tuesday, {President Ada Lind} [said] <it was bad>.",
    "{The army} in a statement [said] <troops had fired first>.",
    "{Mayor Ada Lind} at a news conference in Lorne [said] <the road was open>.",
    "{She} [adds], <when the lamps are lit, people feel safe>.",
    "<“The harbour will stay shut”>[:] {Lorne Harbour Council}",
    "{Members of the board, led by chairwoman Ruth Kemp, D-Ohio,} [requested] <“more time”>.",
    "{The harbour master} has over the last two winters [often warned] <that the ice is thin>.",
    "<“It is late,”> {Lene Holm, a keeper of the light, and a teacher at the school,} [told] me.",
    "As a part of his plea, {Marcel Lind, 44,} [said] <that he took the boat>.",
    "{Sen. Ada Lind} [said] Sunday in Totten, Norland, <that the pier was sound>.",
    "{Voss} [responded] <that the pier was sound>.",
    "{School groups and growers} [argued] <the plan’s cost shortchanges the poor>.",
    "{The latest poll, published on Wednesday night,} [put] <Lind on 55.7 percent>.",
    "{The Supreme Court} [ruled] 6-3 <that the law was valid>.",
    "{The central bank} [signalled] <that it would hold rates>.",
    "{A study} [found] <high levels of lead in the harbour>.",
    "{The committee} [demanded] <answers about the pier>.",
    "{The board} [has threatened] <legal action over the pier>.",
    "In interviews, {nurses across the county} [shared] <how the search for rooms had worn them out>.",
    "{The report by the Harbour Trust (HT) - which the port had paid for} - [found] <that the crane was sound>.",
    "On Friday {Ann Moss} posted online [accusing] <the landlord of cutting the power>.",
    "{The neighbour Jo Mills} [picks up the story]: <“The lights go, and the bell rings.”>",
    "{Sen. Amy Tran, D-Ohio,} [said] <the bill was dead>.",
    "{The driver, who escaped through a window,} [said] <the brakes had failed>.",
    "<“Nobody was hurt,”> [said] {Ada Quist, the harbour master}.",
    "<“Nobody was hurt,”> {harbour master Ada Quist} [said].",
    "{Police and prosecutors} [said] <the case was closed>.",
    "{A spokesman for the Ministry of Roads and Bridges} [said] <the tunnel would open in May>.",
    "{He} [said] <the tunnel would open in May>.",
    "<The tunnel will open in May>, {the ministry} [said].",
    "<The tunnel will open in May>, [according to] {the ministry}.",
    "<The envoy is expected to fly home next week>, {the consulate} [said].",
    "<Twelve wells had run dry>, {the water board} [said], citing preliminary figures.",
    "<Divers had found the anchor under the quay>, {the harbour delegate in Port Sorrel, Ada Quist,} [told] reporters.",
    "[According to] {two engineers}, <the tunnel leaks>.",
    "{The mayor} [told] reporters <that the bridge would stay shut>.",
    # verbs that no list has, times and hearers beside a quotation
    "<“Not with me in the boat,”> {she} [barks].",
    "<“Not with me in the boat,”> [barked] {Ada Lind}.",
    "{Ada Lind} [cracked], <“Not with me in the boat.”>",
    "{The crowd} [chanted] back at him, <“Not with us in the boat.”>",
    "{Ada Lind} broke in to [announce], <“Not with me in the boat.”>",
    "{Ada Lind} dodged two questions before [saying], <“Not with me in the boat.”>",
    "<“The boat is full,”> {Ada Lind} [said] when asked about the pier.",
    "{Ada Lind} [said], when the pier was shut, <“Not with me in the boat.”>",
    "<“The boat is full,”> {Ada Lind} [told] a crowd that police put at 3,000.",
    "<“The boat is full,”> {Ada Lind} [said] of the pier, <“and it leaks.”>",
    "<The boat is full>, {the report} [stated].",
    # who is one of several, who is named with more in brackets, what only `But` stands before
    "{Another} [said] <the boat was full>.",
    "{One} [says], <“The boat was full.”>",
    "{That person} [said] <the boat was full>.",
    "{Ada Lind (a baker so tired she had fallen asleep)} [says] <the boat was full>.",
    "But, {she} [said], <the boat was full>.",
    "But, [said] {Ada Lind}, <“The boat was full.”>",
    "{Mr. Lind} [told] me <his support for Mr. Fenn was over>.",
    # counts that somebody gives
    "{The relief office} [put] <the number of dead at seven>.",
    "<The average price has gone up by a tenth>, {research by the union} [found].",
    "[For] 71-year-old {Ada Lind, who swims each day}, <the rise is “the last straw”>.",
    # a date is no count
    "On Sept. 5 {she} [claims] <that the road was shut>.",
    # what is said before a paper's finding is whose word it is
    "[According to] {a paper printed in the journal Lorne Science}, <the team found water>.",
    "<The bridge fell>, [according to] {the police report}.",
    # what somebody believes or saw is held by what is said of it
    "<The mayor believes the plan is good>, [said] {Ada Lind, a researcher}.",
    "<One weather station has not seen a drop of rain since May>, [said] {Ada Lind}.",
    "{Consumer advocates} [are urging] the council <to buy five boats>.",
    # dates between the cue and what is said
    "{The council} [announced] Nov. 12 <that it had bought two boats>.",
    "{The council} [said] Tuesday, Nov. 3, <that it was adding five boats>.",
    # shares of those who were asked, titles before the verb, going on saying, asides before a colon
    "{About half of voters} [say] <they prefer the ferry>.",
    "{About three in 10} [said] <they had no boat>.",
    "Nearly {half} [said] <they had no boat>.",
    "{Ada Lind, author of “The Long Road,”} [told] reporters <that the road was shut>.",
    "{The mayor}, in an interview with “Lorne Today,” [said] <the road was shut>.",
    "{Ada Lind} is continuing [to insist] <she had no boat>.",
    "{Ada Lind} kept [insisting] <that she had no boat>.",
    "{Ada Lind} gave a defence of “Lorne values,” [saying] <the town had no boat>.",
    "{Ada Lind} [responded], with a smile: <“We had no boat.”>",
    "{The Lorne Daily News} [suggested] <the floods highlight the threat of neglect>.",
    # what a colon introduces
    "{The union} [released this statement]: <“The boat is full.”>",
    "{Lind's} [message] to voters: <“Not with me in the boat.”>",
    "[From] {the report}: <“The boat is full.”>",
    "They took him out, with {Ada Lind} [yelling]: <“Not with me in the boat.”>",
    "{The mayor} [told] lawmakers <no trace supports anything else>.",
    "{The mayor} [told] a crowd that gathered on the pier <that the bridge would stay shut>.",
    "<“The bridge will stay shut,”> {the mayor} [told] an audience that included sailors.",
    "{The mayor} [said] on Tuesday <that the bridge would stay shut>.",
    "In a speech on Friday, {the king} [said] <he would not step down>.",
    "After the vote, {Prime Minister Ilse Brandt} [said] <the coalition would hold>.",
    "{The guild's lawyer}, after two days of talks, [said] <the strike was off>.",
    "{Tom Maller}, at a consulting firm called Gavel, [argues] <that the port will shrink>.",
    "{A court document filed Thursday} [says] <that the charge was dropped>.",
    "{He} continued [to complain] <that he had been left out>.",
    "[According to] {recent polling}, <the mayor is ahead>.",
    "{Supporters of the pier}, however, [say] <it would keep the harbour open>.",
    "{Many members who came to the pier to protest this week} [say] <they will leave>.",
    "{Twelve percent of those surveyed} [say] <they would stay>.",
    "<It’s about boats>, {he and Mr. Allen} [said].",
    "<The problem is the ground>, [say] {geologists}.",
    "As [first reported] by {the Harbour Journal}, <the ferry had no permit>.",
    "<The ferry had no permit>, as [reported] by {the Harbour Journal}.",
    "<The pier was sold in May>, {harbour records} [show].",
    "The guild agrees - {Carl Bright}[:] <“Keep on calling.”>",
    "{Reed} angered the board by [saying] <the pier was unsafe>.",
    "<The port built the tower for storms>, {a spokeswoman, Anna White,} [said] on Saturday.",
    "{Lund, meanwhile, who has no licence,} [said] <the road was open>.",
    "{Officers, speaking on the condition of anonymity because they were not cleared to speak,} [said] <the door was open>.",
    "{At least half of the nurses} [say] <the road is safe>.",
    "{At least a dozen members of the council} [told] the Gazette <she had resigned>.",
    "{Two in three} [said] <the road was safe>.",
    "{Both} [vowed] <to close the quay>.",
    "{Ada Lind, whose town, Lorne, is under water,} [argues] <that the wall will fail>.",
    "{Ada Lind, who called it “a joke,”} [said] <the road would stay shut>.",
    "{Mr. Lind, citing “the rain,”} [said] <the road was shut>.",
    "{Ada Lind — a teacher from Lorne} — [says] <she made up her mind>.",
    "{Ada Lind, the author of “The Mill,” about the floods,} [said] <the road was shut>.",
    "{Ada Lind, a plumber who is living with Rosa Fenn, a nurse,} [said] <the rain had helped her>.",
    "{Sen. Ada Lind (R-Vell),} [said] after lunch <that she had not read it>.",
    "{Ada Lind, secretary for roads, ports, and tolls,} [said] <the road was shut>.",
    "{Lind, who backed Sen. Ole Fenn, R-Vell, and ran for mayor,} last week [said] <the road was shut>.",
    "{Dow's chief, Ada Lind, of course,} [said] <that it was late>.",
    "{Ada Lind, the miller,} this past week [announced] <the sale of the mill>.",
    "{A Vell poll} out this week [shows] <Lind ahead>.",
    "{An average of recent polls} [shows] <Lind leading Fenn by ten points>.",
    "{The 50-town poll} [suggests] <Lind could win>.",
    "{A June 3, 2014 email} [shows] <the town sent ten men>.",
    "{Outside experts} [also say] <the wall is thin>.",
    "{Professors Lind and Fenn} [suggest] <this quarrel has little to do with faith>.",
    "<“It is late,”> {Daily News editor Ada Lind} [told] the Gazette.",
    "He opened the door and {the mayor} [said] <it was late>.",
    "It was late and {Ada Lind, 29, a nurse,} [said] <the road was shut>.",
    "<The road is safe>, {a nurse named Ada Lind} [said].",
    "<The road>, [said] {Ada Lind}, who ran the mill, <is safe>.",
    "[Said] {Ada Lind, who ran the mill}, <“It is late.”>",
    "{Ada Lind} [said] — in a letter, no less — <that it was late>.",
    "{She} [added], <that the road was shut>.",
    "{Lind} [called Wednesday for] <a new roof>.",
    "{Lind} has sent help and on Monday [announced] <a new roof>.",
    "{Lind} took to the radio [to say] <it was late>.",
    "{Sailors} were rather more [likely to say] <that the road was safe>.",
    "{Authorities} [reported] <at least 20 leaks>.",
    "{He} [cited] <the rain>.",
    "<A Lind mayoralty>, {she} [vowed], <would bring new roads>.",
    "<Rather than wait for the rain>, [said] {Ada Lind}, who ran the mill, <the town drained the lake>.",
    "<The firm lobbied for the toll>, [said] {lobbyist Ada Lind, a friend of the mayor}.",
    "<After it was sold in May the mill was shut>, {records} [show].",
    "<The town is split>, [according to] {a poll} that shows how voters lean.",
    "But, [according to] {the poll}, <few voters know him>.",
    "{The Democrat} [called] <what he saw “terrible.”>",
    "{Lind} [called] <the raid, which killed nine, “a crime”>.",
    "{Lind} [called] <the raid on Sunday “a crime”>.",
    "{Lind} toured the mill, in effect [calling] <it “a ruse”>.",
    "{Lind} toured the mill, at one point [calling] <it “a ruse”>.",
    "{A nurse} [asked], <“Is it over?”>",
    "As {Ada Lind} [put it] in her memo to the staff, <“The road is shut.”>",
]
CONTENTS = [
    "<“We will rebuild,”> {the widow} [said], <“and we will start today.”>",
    "<“We will rebuild,”> {the widow} [said]. <“We will start today.”>",
    "{The guard} [said]: <“Nobody goes in.”>",
    "{The letter} [said] <the school would close>.",
    "{Officials} [say] <the dam is safe>; engineers doubt it.",
    "{The union} [accused] <the company of hiding the report>.",
    "{The minister} [called] <the strike “a gift to our rivals”>.",
    "{The party} [vowed] <to block the budget>.",
    "<Overall>, {she} [said], <the harbour is safer than it was>.",
    "<The plan>, {the mayor} [said], <is to close two lanes>.",
    "As {Ada Quist} [reported], <the crane had been moved>.",
    "[Said] {Ada Quist}: <“The crane had been moved.”>",
    "<The crane had been moved>, as {Ada Quist} [reported].",
    "{The treasurer} [said] <about half of the fund was gone>.",
    "{The treasurer} [said] <because the fund was gone, nobody had been paid>.",
    "While {Lund} [said] <the road was open>, the pass stayed shut.",
    "{Lund} [asked] the board <to step down> and has called it unfit.",
    "{The minister} [praised] <the crews> at a rally in Port Sorrel.",
    "{Her} [belief] <that the vault was empty> surprised the auditors.",
    "{The coach} [was confident] <that the team would recover>.",
]


def read(marked):
    """The plain text and the words in {source}, [cue] and <content> marks."""
    import re

    plain = re.sub(r"[{}\[\]<>]", "", marked)
    parts = [re.findall(pattern, marked) for pattern in (r"\{(.*?)\}", r"\[(.*?)\]", r"<(.*?)>")]
    return plain, parts[0][0], parts[1][0], parts[2]


@pytest.mark.parametrize("marked", SOURCES)
def test_source_cue_and_content_have_their_words(find, marked):
    text, source, cue, content = read(marked)
    found = find(text)
    assert found.cues[:1] == [cue]
    assert found.sources[0].strip(" ,") == source.strip(" ,")
    assert [c.strip(" ,.") for c in found.contents[0]] == [c.strip(" ,.") for c in content]


@pytest.mark.parametrize("marked", CONTENTS)
def test_content_goes_as_far_as_the_cue_governs(find, marked):
    text, source, cue, content = read(marked)
    found = find(text)
    assert found.cues[:1] == [cue]
    assert found.sources[0] == source
    pieces = [c.strip(" ,.;") for c in content]
    assert [c.strip(" ,.;") for a in found.contents for c in a][: len(pieces)] == pieces


def test_a_quotation_over_several_sentences_is_all_its_speakers(find):
    found = find("“The water came at night. We had no boat. Nobody called us,” said Rosa Lind, a farmer.")
    assert len(found.statements) == 3
    assert [found.chains_of(i) for i in range(3)] == [[["Rosa Lind"]]] * 3


def test_a_quotation_goes_on_in_the_next_paragraph_where_its_mark_is_left_open(find):
    found = find("“The water came at night,” Rosa Lind said. “We had no boat.", "“Nobody called us.”")
    assert found.chains_of(2) == [["Rosa Lind"]]


def test_a_sentence_of_quotation_behind_the_speakers_keeps_the_attribution(find):
    found = find("“The water came at night,” Rosa Lind said. “We had no boat.”")
    assert found.chains_of(1) == [["Rosa Lind"]]
    assert found.types[1] == found.types[0]


def test_a_sentence_that_opens_with_what_is_quoted_goes_on_with_its_speaker(find):
    found = find("“The water came at night,” Rosa Lind said. “We had no boat for them” or for anybody else in the valley.")
    assert found.chains_of(1) == [["Rosa Lind"]]


@pytest.mark.parametrize(
    "passages", [["The rate was high. That's according to police."], ["The rate was high.", "This is according to police."]]
)
def test_a_sentence_that_points_back_tells_whose_word_the_one_before_is(find, passages):
    found = find(*passages)
    assert (found.chains_of(0), found.types) == ([["police"]], ["official", "none"])


def test_a_stop_where_a_comma_belongs_ends_no_attribution(find):
    found = find("“The water came at night and we had no boat.” Rosa Lind said. The river is 90 km long.")
    assert (len(found.statements), found.chains_of(0), found.chains_of(1)) == (2, [["Rosa Lind"]], [])


def test_what_somebody_adds_behind_an_answer_is_said_too(find):
    found = find("“We had no boat,” Ada Lind responded before adding that the pier was shut.")
    assert sorted(c for content in found.contents for c in content) == ["that the pier was shut", "“We had no boat,”"]


def test_a_sentence_behind_a_quotation_may_say_something_of_its_own(find):
    found = find("“The water came at night.” Rosa Lind said the river had risen.")
    assert found.contents == [["the river had risen"]]


@pytest.mark.parametrize(
    ("line", "below", "source"),
    [
        ("Ada Lind issued the following statement:", "“The boat is full. It leaks.”", "Ada Lind"),
        ("When the boat sank, Ada Lind released a statement:", "“The boat is full. It leaks.”", "Ada Lind"),
        ("The company sent the following statement to reporters:", "The boat is full. It leaks.", "The company"),
        ("The full statement from the union follows:", "“The boat is full. It leaks.”", "the union"),
        ("Lind's response to the vote was blunt:", "“The boat is full. It leaks.”", "Lind's"),
        ("On Friday Ada Lind was blunt:", "“The boat is full. It leaks.”", "Ada Lind"),
        ("More from Ada Lind:", "“The boat is full. It leaks.”", "Ada Lind"),
        ("Said Ada Lind:", "“The boat is full. It leaks.”", "Ada Lind"),
    ],
)
def test_what_is_printed_below_is_of_whoever_issued_it(find, line, below, source):
    found = find(line, below)
    assert set(found.sources) == {source}
    assert found.types[1:] == [found.types[1]] * 2 != ["none"] * 2


@pytest.mark.parametrize(
    ("line", "below"),
    [
        ("The fund received the following letter:", "“The boat is full. It leaks.”"),
        ("Here they are:", "“The boat is full. It leaks.”"),
        ("The mayor may be out, and the union has proof:", "“The boat is full. It leaks.”"),
        ("The mayor issued a statement:", "The boat is full. It leaks."),
        ("Listen to Lind's remarks below:", "The boat is full. It leaks."),
        ("From Monday to Friday:", "“The boat is full. It leaks.”"),
    ],
)
def test_what_a_line_does_not_introduce_is_nobodys(find, line, below):
    assert find(line, below).attributions == []


def test_two_speakers_in_one_sentence_are_two_attributions(find):
    found = find("The army said the bridge had fallen, but the rebels said it still stood.")
    assert found.sources == ["The army", "the rebels"]
    assert "rebels" not in found.contents[0][0]


def test_no_attribution_crosses_into_a_passage_without_quotation(find):
    found = find("“The water came at night,” Rosa Lind said.", "The river is 90 km long.")
    assert found.chains_of(1) == []
    assert (found.types[1], found.statuses[1]) == ("none", "unattributed")


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("headline: Bridge to stay shut, mayor says", "mayor", "Bridge to stay shut"),
        ("headline: Mayor: Bridge to stay shut", "Mayor", "Bridge to stay shut"),
        ("headline: Bridge to stay shut: ministry", "ministry", "Bridge to stay shut"),
        ("headline: Mayor Ana Ruiz: Bridge to stay shut", "Mayor Ana Ruiz", "Bridge to stay shut"),
    ],
)
def test_headlines_attribute_by_their_own_forms(find, text, source, content):
    found = find(text)
    assert (found.sources, found.contents) == ([source], [[content]])


@pytest.mark.parametrize("text", ["headline: Live: storm nears the coast", "headline: Watch: how to bake bread"])
def test_a_headlines_label_is_no_speaker(find, text):
    assert find(text).attributions == []


def test_what_nobody_is_named_for_is_of_an_unknown_source(find):
    found = find("It was said that the old mill could not be saved.")
    assert (found.types, found.statuses) == (["unknown"], ["unverified"])


def test_direct_mixed_and_indirect_are_told_apart(find):
    found = find("“We will stay,” Eva Lund said.", "She said they would stay “for ever”.", "She said they would stay.")
    assert [a.quoted for a in found.attributions] == ["direct", "mixed", "indirect"]


def test_a_colon_at_a_passages_end_introduces_the_next_passage(find):
    found = find("In a letter to the board she wrote:", "The roof has leaked for years. Nobody came.", "The board met.")
    assert [c.strip(" .") for c in found.contents[0]] == ["The roof has leaked for years. Nobody came"]
    assert found.sources[0] == "she"


@pytest.mark.parametrize(
    "text",
    [
        "The council denied access to two reporters.",
        "Hours later, Ada Lind found herself in the dark.",
        "Neither Ada Lind nor other captains named the pilot.",
        "Final reports typically take a year.",
        "The town of 900 had not seen a march of this size since one ended in a riot.",
        "Ada Lind was told by letter that the pier was shut.",
        "“The Long Day Home,” released in May, won a prize.",
        "The contest moves to larger, more diverse states.",
        "Another reported case was found in May.",
        "It would put the town at a loss.",
        "Fact Check: Is an oxygen bar in Lorne offering fresh air?",
        "The port earns a low RPM (Revenue Per Thousand) there.",
        "The sooner you embrace your role, the sooner the boats come.",
        "Here are some of the highlights of the day:",
        "Daily Deals: More boats are live",
        "Ada Lind wrote a letter to the mayor.",
        "Ten-year bonds fell, and 10-year notes last rose in price.",
        "The Rovers scored nine straight points to cut the lead to two.",
        "Ada Lind added 25 points in her old hall, and Jo Fenn had nine.",
        "Because the maker's big promises have not arrived, the port waits.",
        "The group has not claimed responsibility for the fire.",
        "For years, the “Grey Goose” won every race.",
        "She put the kettle at the back of the stove.",
        "The launch sparks fears about the reef.",
        "Wolves attacked the flock at night.",
        "Lund was back in the harbour by noon.",
        "Why do the bureau's forecasts matter?",
        "The replay, embarrassingly, proved inconclusive.",
        "Fees are determined by how the markets respond to the plan.",
        "All evening Marsh waved away questions about the cost of the flight.",
        "Old debts and legal questions slow the mayor's plan.",
        "Norland owns the basin's deepest confirmed gas field.",
        "The toll announced in May by the two towns will cost drivers a lot.",
        "She paid for a boat called “Grey Goose”, a gift of the town.",
        "Old letters are lost but opening the vault shows copies.",
        "The lab sent its preliminary finding that day.",
        "Storms are threatening towns along the coast.",
        "Members have to declare “any gift of note”.",
        "The ministry should explain that the road is shut.",
        "Lund posted a photo of the pair at the match.",
        "The trust's support for the pier highlights the rift in the town.",
        "The job demands strong nerves.",
        "The bank issued new cards in May.",
        "The council's proposed road would pass the school.",
        "Lund's suggested route past the mill is shorter.",
        "Guests will long remember that the band played on.",
        "Clerks are posting them to the docket.",
        "Voss published that book in May.",
    ],
)
def test_the_same_words_without_a_claim_are_no_attribution(find, text):
    assert find(text).cues == []


def test_what_an_account_posted_is_retold_as_its_word(find):
    found = find(
        "A user named quiet_heron7 wrote about the harbour.",
        "In May, quiet_heron7 asked for work on the boats.",
        "quiet_heron7’s last post was about the tide.",
        "The harbour is old.",
    )
    assert found.types[1:3] == ["social_media", "social_media"]
    assert found.types[3] == "none"


def test_a_label_before_several_passages_names_who_speaks(find):
    found = find(
        "LUND: The road is open. It was shut.", "KERN: That is new.", "LUND: It is.", "KERN: Thank you.", "So it went."
    )
    assert set(found.cues) == {":"}
    assert [found.chains_of(k) for k in (0, 2, 3)] == [[["LUND"]], [["KERN"]], [["LUND"]]]
    assert found.types[-1] == "none"


def test_a_short_headline_may_end_with_its_source(find):
    assert find("headline: Deal is near: Reuters").types == ["wire"]


def test_a_headlines_report_is_some_mediums(find):
    assert find("headline: Bridge to stay shut until the spring: report").types == ["media_unspecified"]


def test_a_label_that_stands_once_is_none(find):
    assert find("CORRECTION: The road is shut.", "The road is old.").cues == []


def speakers(found):
    """The source of every statement that has one, by its index."""
    return {i: found.chains_of(i)[0][0] for i in range(len(found.statements)) if found.chains_of(i)}


def test_labels_of_a_transcript_are_its_speakers_whatever_the_label_looks_like(find):
    found = find(
        "A transcript follows.",
        "ANNA REED: Is the quay safe? Do you know?",
        "HOLM: I walked it this morning. It holds.",
        "(CROSSTALK)",
        "The stones are old, and I know each of them.",
        "REED: You said so in May.",
        "HOLM: I did.",
        "The quay opens on Friday.",
    )
    assert speakers(found) == {
        1: "ANNA REED", 2: "ANNA REED", 3: "HOLM", 4: "HOLM", 6: "HOLM", 7: "ANNA REED", 8: "HOLM",
    }  # fmt: skip


def test_a_transcript_in_quotation_marks_goes_on_while_paragraphs_open_with_them(find):
    found = find(
        "\"REED: Is the quay safe?",
        "\"HOLM: I walked it this morning.",
        "\"It holds.",
        "\"REED: You said so in May.",
        "\"HOLM: I did.",
        "\"And I say it again.",
        "The quay opens on Friday.",
    )  # fmt: skip
    assert speakers(found) == {0: "REED", 1: "HOLM", 2: "HOLM", 3: "REED", 4: "HOLM", 5: "HOLM"}


@pytest.mark.parametrize(
    "text",
    ["A boat of, say, ten metres would do.", "He had a say in the matter.", "He added 160 guards along the route.",
     "The mayor observed the launch from a hill.", "Residents aired their grievances.", "History shows that bridges age.",
     "The trial of a baker accused of theft opened on Monday.", "Lorne has about six hydrogen projects planned by the port.",
     "The park offers views of the sea.", "Experience tells us that bridges age.", "A man asked to leave the quay was hurt.",
     "On Lund island, crane said the road was shut.", "The minister urged his ally.", "The channel aired a cartoon.",
     "The mayor showed footage of the rocket.", "Harbour Watch called on Monday.",
     "State television, which aired footage of the rocket, went off the air.",
     "The mayor ordered two of the crews to Lorne to clear the quay.",
     "The army pressed its advantage as it claims more land.", "Prosecutors pressed charges because the roof was lost.",
     "They offered no details of when the quay would be open."],
)  # fmt: skip
def test_what_only_looks_like_saying_has_no_source(find, text):
    assert find(text).cues == []


def test_a_list_with_labels_is_no_transcript(find):
    found = find(
        "Hawks: The captain missed his third game.",
        "Lakers: The guard left in the second half.",
        "Hawks: Host the Lakers on Friday.",
        "Lakers: Visit the Hawks on Friday.",
    )
    assert speakers(found) == {}


@pytest.mark.parametrize(
    ("passages", "signer"),
    [
        (["“The water came at night. We had no boat.” ― Rosa Lind"], "Rosa Lind"),
        (["“The water came at night. We had no boat.” — Rosa Lind, a farmer."], "Rosa Lind"),
        (["\"The water came at night. We had no boat!\" -- Rosa van der Lind"], "Rosa van der Lind"),
        (["“The water came at night. We had no boat.”", "— Rosa Lind, Port Sorrel"], "Rosa Lind"),
        (["“Low Tide” ― Rosa Lind"], None),  # a title
        (["“The water came at night. We had no boat.” — and then it froze"], None),
        (["“The water came.” He waited. “We had no boat.” — Rosa Lind"], None),  # more than one quotation
        (["The water came at night. We had no boat. — Rosa Lind"], None),  # no quotation
        (["“The water came at night. We had no boat.”", "- Rosa Lind"], None),  # an item of a list
    ],
)  # fmt: skip
def test_a_name_behind_a_dash_signs_the_quotation_before_it(find, passages, signer):
    found = find(*passages)
    said = speakers(found)
    assert said.get(0) == signer
    if signer is not None:
        assert said.get(1) == signer


def test_a_post_that_a_page_shows_is_the_word_of_the_account_under_it(find):
    found = find(
        "The mayor spoke at noon.",
        "blockquote: The pier is open.",
        "blockquote: Thank you all for waiting. pic.twitter.com/x7Yk2",
        "blockquote: — Eva Lund (@evalund) May 4, 2026",
        "Boats came at once.",
    )
    assert speakers(found) == {1: "Eva Lund", 2: "Eva Lund", 3: "Eva Lund"}
    assert found.channels == ["post"] * len(found.channels)
    assert [label.status for label in found.findings.labels][-2:] == ["not_applicable", "unattributed"]


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("Lund called it “a blow,” according to Reuters.", "Lund called it “a blow,”"),
        ("Lund said it was “a blow,” according to Reuters.", "Lund said it was “a blow,”"),
    ],
)
def test_a_comma_inside_the_marks_ends_what_is_said_before_an_attribution(find, sentence, content):
    found = find(sentence)
    assert found.chains == [["Lund", "Reuters"]]
    assert not any("according" in words for contents in found.contents for words in contents)


def test_what_somebody_adds_behind_the_comma_inside_the_marks_is_content_of_its_own(find):
    found = find("Lund called it “a blow,” adding that the quay was shut.")
    assert sorted(words for contents in found.contents for words in contents) == ["it “a blow,”", "that the quay was shut"]


@pytest.mark.parametrize(
    "content", ["the plan “a blow,” a word that he likes", "it “a blow, according to nobody” and a shame"]
)
def test_a_comma_inside_the_marks_ends_nothing_else(find, content):
    assert find(f"Lund called {content}.").contents == [[content]]


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("The ministry did not say whether anyone was hurt.", "did not say"),
        ("The mayor did not explain why the bridge was shut.", "did not explain"),
    ],
)
def test_what_somebody_did_not_say_is_listed_and_governs_nothing(find, sentence, cue):
    found = find(sentence)
    assert (found.cues, found.types, found.statuses) == ([cue], ["none"], ["unattributed"])


def test_what_is_said_beside_what_is_not_said_governs(find):
    found = find("The mayor would not say how many had died, but said the road was shut.")
    assert (found.types, found.statuses) == (["official"], ["attributed"])


def test_who_was_told_in_a_heading_says_nothing(find):
    assert find("headline: Staff urged to travel in groups").types == ["none"]
    assert find("headline: Minister urges staff to travel in groups").types == ["official"]


def test_what_a_medium_says_its_pictures_show_is_its_word(find):
    found = find("Xinhua released photos that it said showed the quay.")
    assert found.types == ["state_media"]
    assert found.chains == [["Xinhua News Agency"]]
    assert find("The unrest grew after the army posted footage that it said showed rebels.").types == ["none"]
