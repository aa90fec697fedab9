"""What kind of source a phrase is."""

from __future__ import annotations

import pytest

from provenance.classify import Classifier
from provenance.matching import fold
from provenance.rules.roles import role_book
from provenance.spans import Span

TYPES = {
    "state_media": [
        "KCNA",
        "Xinhua",
        "the state news agency TASS",
        "state media",
        "state television",
        "IRNA",
        "Press TV",
        "Iran's state television",
        "the state-run Lorne Herald",
    ],
    "public_media": ["the BBC", "NPR", "the public broadcaster"],
    "party_media": ["Rodong Sinmun", "Al-Manar", "the party newspaper"],
    "wire": ["Reuters", "Agence France-Presse", "AFP", "The Associated Press", "Kyodo News", "the Fenn news agency"],
    "news_outlet": ["The New York Times", "the Financial Times", "Der Spiegel", "the newspaper Kommersant"],
    "media_unspecified": ["local media", "Israeli media", "several news outlets"],
    "official": [
        "police",
        "Norland's U.N. ambassador, Ada Quist,",
        "the National Security Council",
        "Secretary of Defense Ada Quist",
        "the ruling junta",
        "the ministry",
        "the U.S. attorney for the northern district",
        "a U.S. official",
        "the White House",
        "South Korea",
        "Gov. Ana Ruiz",
        "the MEC for Roads",
        "a group of lawmakers",
        "two House committees",
        "Chief Justice Ana Ruiz",
        "a source at the ministry",
        "the foreign minister",
        "the Ukrainian military",
        "prosecutors",
        "a spokesman for the Israeli army",
        "Seoul's Joint Chiefs of Staff",
        "the Pentagon",
        "a senior Turkish official",
        "the Russian Embassy",
        "the Gaza Health Ministry",
        "the FBI",
        "a Coast Guard salvage expert",
        "a Treasury analyst",
        "the Kremlin",
        "Captain Ada Quist",
        "police captain Ada Quist",
        "Ada Quist (R-Lorne)",
        "ranking Democrat Ada Quist (D-Md.)",
        "experts from the Interior Department",
        "the utilities commission",
        "the Centre for Disease Control in Lorne",
        "California's utilities regulators",
        "Crown Prince Jan",
    ],
    "international_body": [
        "the United Nations",
        "the bloc's border agency, Frontex,",
        "the prosecutor of the International Criminal Court",
        "judges at the International Criminal Court",
        "the IAEA",
        "the World Health Organization",
        "a U.N. spokesman",
        "the European Commission",
        "NATO",
    ],
    "political_actor": [
        "the Clinton campaign",
        "the opposition leader",
        "the Labour Party",
        "a Republican candidate",
        "a favourite running against Sen. Jan Quist",
        "a Tory source",
        "Jan Quist, a former aide to the mayor and now the chairman of the Labour Party in Lorne",
    ],
    "armed_group": [
        "the Taliban",
        "Hezbollah",
        "the rebels",
        "a spokesman for Hamas",
        "the Rapid Support Forces",
        "the Houthis",
        "the Support Group for Islam and Muslims",
        "gang leader Jan Quist",
    ],
    "imagery_provider": ["Flightradar24", "the flight-tracking website Skydeck", "a satellite imagery company"],
    "distributor": ["a White House pool report"],
    "company": [
        "Lorne Rovers",
        "Port Lorne United",
        "the airline",
        "Boeing",
        "the company's chief executive",
        "a Boeing spokesman",
        "Facebook",
        "Apple",
        "a spokesperson for Meta",
        "Facebook's government policy director",
        "Ada Pole, Al Jazeera's manager of communications",
        "a source at the company",
        "book publishing giant Fenn",
        "director of training at Fenn Tide Consulting in Kansas City",
        "president of Ray Industries",
        "co-owner and chief executive of Asker Mechanical Inc.",
    ],
    "ngo_monitor": [
        "the Syrian Observatory for Human Rights",
        "Amnesty International",
        "a rights group",
        "a leader of the county's biggest teachers union",
        "executive director of the Ohio State Nurses Association",
        "the teachers' union",
        "the Red Cross",
        "environmentalists",
        "Amnesty",
        "the Harbour Regulatory Authority Investor Education Foundation",
        "a police union",
        "Ada Lind, executive director of Tides Now",
        "an environmental justice activist",
        "the Tide Justice Alliance",
    ],
    "expert": [
        "a scientist at NASA",
        "Ada Quist, director of rate strategy at BMO",
        "the authors of the study",
        "an analyst at Brookings",
        "a security analyst",
        "a professor at Leeds University",
        "two economists",
        "two seismologists",
        "constitutional scholars",
        "a military expert in Moscow",
        "a team at Leeds University",
        "the study's authors",
        "a Kremlin expert",
        "director of rate strategy at a bank",
        "a group of researchers",
        "the Organisation for Scientific Research",
        "a former general, now an analyst at a think tank",
    ],
    "witness": [
        "residents",
        "a witness",
        "one of the survivors",
        "one of the victims",
        "a group of residents",
        "a woman who was hurt",
        "a shopkeeper who saw it",
    ],
    "individual": [
        "the ship's captain, Ada Quist",
        "the captain",
        "Prince Jan",
        "Ex-army chief Orde",
        "an ex-minister",
        "the organist at the Harbour Church",
        "her lawyer",
        "defense attorneys",
        "director of tides at Fenn Pumps in Tulsa",
        "the suspect's mother",
        "a man in his 40s",
        "former president Ada Lind",
        "a former minister",
    ],
    "anonymous": [
        "people familiar with the matter",
        "a person close to the talks",
        "two sources",
        "sources close to the company",
        "Western diplomats",
        "an EU diplomat",
        "E.U. diplomats",
    ],
    "document": [
        "court papers",
        "campaign finance disclosures",
        "the indictment",
        "a poll",
        "the filing",
        "the lawsuit, filed in federal court",
    ],
    "social_media": [
        "a video posted on Telegram",
        "footage shared on social media",
        "social media users",
        "an anonymous user",
        "a Facebook user",
    ],
    "unknown": ["critics", "some", "many"],
}
CASES = [(phrase, kind) for kind, phrases in TYPES.items() for phrase in phrases]


CASES += [
    ("the family-run Lorne Herald", "individual"),
    ("the state-run mill", "official"),
    ("the U.N. envoy", "international_body"),
    ("a former prosecutor of the International Criminal Court", "individual"),
    ("the prosecutor of the Lorne court", "official"),
    ("two ambassadors at the United Nations", "official"),
    ("the bloc's border agency", "official"),
    ("Norland's border agency, the Harbour Guard,", "official"),
    ("Norland's top diplomat", "official"),
    ("a gang expert", "expert"),
    ("the junta's critics", "unknown"),
    ("Lee Baker, a financial planner", "expert"),
    ("Baker the butcher of Lorne Lane", "individual"),
    ("Bishop John Lind", "ngo_monitor"),
    ("Federal Judge", "official"),
    ("US Judge", "official"),
    ("Catholic Bishop", "ngo_monitor"),
    ("the Royal Bank of Lorne's chief economist", "expert"),
    ("the bank and economists", "company"),
    ("a researcher at Human Rights Watch", "ngo_monitor"),
    ("Greenpeace researcher Ada Lind", "ngo_monitor"),
    ("an Apple spokesman", "company"),
    ("Apple spokesman Tom Lind", "company"),
    ("UPS corporate communications", "company"),
    ("a Zorbco spokesman", "unknown"),
    ("White House officials", "official"),
    ("two Western officials", "official"),
    ("a Texas official", "official"),
    ("Senior officials", "official"),
    ("the NFL", "ngo_monitor"),
    ("The NFL", "ngo_monitor"),
    ("a spokesman for the NFL", "ngo_monitor"),
    ("one thatcher in the queue", "individual"),
    ("two thatchers", "individual"),
    ("one internal memo", "document"),
    ("the cleaners' union", "ngo_monitor"),
    ("the survivors' association Tide", "ngo_monitor"),
    ("the soldier's sister", "individual"),
    ("Queen Elizabeth's third child", "individual"),
    ("Harbour Lawyers, a volunteer group", "ngo_monitor"),
    ("a leader of the rebel Lorne Alliance", "armed_group"),
    ("the fund, which is run by a nephew of the mayor", "unknown"),
    ("a club spokesman", "company"),
    ("the Iran Harbour Watch", "ngo_monitor"),
    ("the incumbent", "official"),
]


@pytest.mark.parametrize(("phrase", "kind"), CASES)
def test_a_phrase_has_the_type_of_its_words(knowledge, phrase, kind):
    found = classify(knowledge, phrase)
    assert (found.type if found is not None else "unknown") == kind


def classify(knowledge, phrase):
    classifier = Classifier(phrase, fold(phrase), role_book("en"), knowledge.registry.find(phrase))
    return classifier.kind_of(Span(0, len(phrase)))


@pytest.mark.parametrize(
    "phrase",
    [
        "Ana Prado",
        "the Lorne Herald",
        "a tracking dog",
        "the pool",
        "the crane",
        "a newsletter",
        "a blue door",
        "Tuesday",
        "the Line",
        "The Line",
    ],
)
def test_words_that_tell_nothing_have_no_kind(knowledge, phrase):
    assert classify(knowledge, phrase) is None


@pytest.mark.parametrize(
    ("phrase", "identification"),
    [
        ("the foreign minister", "role"),
        ("people familiar with the matter", "anonymous"),
        ("residents", "collective"),
        ("KCNA", "institution"),
        ("the ministry", "institution"),
    ],
)
def test_the_words_tell_how_the_source_is_identified(knowledge, phrase, identification):
    assert classify(knowledge, phrase).identification == identification


def test_evidence_is_the_words_that_decided(knowledge):
    found = classify(knowledge, "a tired security analyst")
    assert found.span is not None
    assert "a tired security analyst"[found.span[0] : found.span[1]] == "security analyst"
    assert found.rule == "en.role.expert"


@pytest.mark.parametrize(
    ("phrase", "type_"),
    [
        ("Prof Ada Lind, who teaches maritime law", "expert"),
        ("Ada Lind, an analyst of open-source material", "expert"),
        ("Ada Lind, a former station chief who is now a Fox News contributor", "expert"),
        ("Ada Lind, a vendor of dried fish", "individual"),
        ("Ada Lind, a farmer and candidate for mayor", "political_actor"),
        ("Doctor Ada Lind, the head of the district hospital", "official"),
        ("Idris, 22, from Lorne", "individual"),
        ("a trader who lost two brothers", "witness"),
        ("observers from the European Union", "international_body"),
        ("a lawyer with the rights group", "ngo_monitor"),
        ("a former officer who now works as a consultant", "expert"),
        ("a spokesperson for Facebook", "company"),
        ("the judiciary's Mizan news agency", "state_media"),
        ("Coral Air", "company"),
        ("the warm air", None),
        ("Lorne Power Grid", "company"),
        ("the provincial observatory", "official"),
        ("the flood control headquarters", "official"),
        ("state-linked Al-Qahera News", "state_media"),
        ("public broadcaster NHK", "public_media"),
        ("NHK", "news_outlet"),
        ("images circulating in several groups", "social_media"),
        ("Al-Fanar, the media arm of the Houthis", "party_media"),
    ],
)
def test_what_is_told_beside_a_name_decides(knowledge, phrase, type_):
    found = classify(knowledge, phrase)
    assert (found.type if found is not None else None) == type_
