"""Reported speech in Swedish: whose word a sentence is, by which chain it came, and what is said about checking it."""

from __future__ import annotations

import pytest

from provenance.findings import Findings
from provenance.pipeline import annotate, load_knowledge
from provenance.rules.languages import base_language, guess_language
from tests import paragraphs


def read(*blocks: str) -> Findings:
    return paragraphs.read("sv", *blocks)


def heard(*blocks: str) -> list[tuple[str, list[str]]]:
    """`(type, names of the first chain)` of every statement of a text of paragraphs."""
    return [(kind, chain) for kind, _, chain in paragraphs.heard("sv", *blocks)]


ONE = [
    ("Bron är stängd, säger polisen.", "official", ["polisen"]),
    ("Polisen uppger att bron är stängd.", "official", ["Polisen"]),
    ("I går kväll uppgav polisen att bron är stängd.", "official", ["polisen"]),
    ("– Bron är stängd, säger Anna Lind, presstalesperson vid polisen.", "official", ["Anna Lind"]),
    ("Polisens presstalesperson Anna Lind säger att bron är stängd.", "official", ["Anna Lind"]),
    ("– Det är tungt, säger Hans Ek, ordförande i Naturskyddsföreningen.", "ngo_monitor", ["Hans Ek"]),
    ("– Det är tungt, säger Inga Ek, talesperson för Greenpeace.", "ngo_monitor", ["Inga Ek"]),
    ("Statsvetaren Per Nygren vid Lunds universitet tror att frågan avgör valet.", "expert", ["Per Nygren"]),
    ("Nordeas chefsekonom Lina Sand räknar med att räntan sänks.", "expert", ["Lina Sand"]),
    ("– Vi har inget val, säger Norrtygs vd Sofie Alm.", "company", ["Sofie Alm"]),
    ("Bolagets vd Sofie Alm säger att fabriken stängs.", "company", ["Sofie Alm"]),
    ("Utrikesministern fördömde attacken mot hamnen.", "official", ["Utrikesministern"]),
    ("Anna Lind (S) kritiserar förslaget om skolorna.", "political_actor", ["Anna Lind"]),
    ("Försvarsminister Anna Lind (M) lovar mer stöd.", "official", ["Anna Lind"]),
    ("S-ledaren Anna Lind säger att skatten ska höjas.", "political_actor", ["Anna Lind"]),
    ("Förre statsministern Jan Kolbe säger att planen är bra.", "individual", ["Jan Kolbe"]),
    ("Ministern säger på en pressträff att bron är säker.", "official_briefing", ["Ministern"]),
    ("Polischefen sade till journalister att bron är säker.", "official_briefing", ["Polischefen"]),
    ("Departementet tillkännagav att bron stängs i maj.", "official_statement", ["Departementet"]),
    ("”Vägen är fri igen”, skriver myndigheten i ett pressmeddelande.", "official_statement", ["myndigheten"]),
    ("”Vägen är fri igen”, skriver guvernören på Telegram.", "official_statement", ["guvernören"]),
    ("Tingsrätten beslutade att mannen ska sitta kvar i häkte.", "official_statement", ["Tingsrätten"]),
    ("Enligt polisen körde bilen för fort.", "official", ["polisen"]),
    ("Nio personer dog, enligt uppgifter från sjukhuset.", "official", ["sjukhuset"]),
    ("Armén har enligt egen uppgift skjutit ner nio robotar.", "official", ["Armén"]),
    ("Av rapporten framgår att bron är gammal.", "document", ["rapporten"]),
    ("Bron är gammal, heter det i beslutet.", "document", ["beslutet"]),
    ("I en rapport från Riksrevisionen står att bron är gammal.", "official_statement", None),
    ("Nio av tio är emot planen, visar en ny undersökning.", "document", ["undersökning"]),
    ("60 procent av de tillfrågade säger nej till dammen.", "document", None),
    ("Handlingar som tidningen har tagit del av visar att bron är gammal.", "document", ["Handlingar"]),
    ("Statliga ryska medier hävdar att bron är säker.", "state_media", ["Statliga ryska medier"]),
    ("Flera lokala medier rapporterar att bron är stängd.", "media_unspecified", None),
    ("Mötet ställs in, rapporterar TT.", "wire", ["TT"]),
    ("Mötet ställs in, rapporterar SVT Nyheter.", "public_media", ["Sveriges Television"]),
    ("Enligt Aftonbladets uppgifter ska mannen ha flytt.", "news_outlet", ["Aftonbladet"]),
    ("Bron är säker, säger ministern till Dagens Nyheter.", "official", ["ministern", "Dagens Nyheter"]),
    ("I en intervju med Reuters säger ministern att bron är säker.", "official", ["ministern", "Reuters"]),
    ("Reuters rapporterar nio döda med hänvisning till polisen.", "official", ["polisen", "Reuters"]),
    ("Källor med insyn i samtalen uppger att mötet ställs in.", "anonymous", ["Källor med insyn"]),
    ("På filmer som sprids i sociala medier syns en brinnande bro.", "social_media", None),
    ("Ögonvittnen berättar att de hörde nio smällar.", "witness", ["Ögonvittnen"]),
    ("Mannens advokat säger att han är oskyldig.", "individual", ["Mannens advokat"]),
    ("Rebellerna tar på sig attacken mot hamnen.", "armed_group", ["Rebellerna"]),
    ("Hamas anklagar Israel för att ha brutit avtalet.", "armed_group", ["Hamas"]),
    ("FN:s klimatpanel varnar för höjda havsnivåer.", "international_body", None),
    ("Fackförbundet Unionen kritiserar beslutet om hamnen.", "ngo_monitor", ["Fackförbundet Unionen"]),
    ("Regeringen vill stoppa nya vinster i skolan.", "official", ["Regeringen"]),
    ("Regeringen vill ha kaffe i hamnen.", "none", []),
    ("Hon säger upp sitt avtal med hamnen.", "none", []),
    ("Klubben skrev kontrakt med målvakten.", "none", []),
    ("Polisen nekade mannen inträde till hamnen.", "none", []),
    ("Ministern kallade till möte i hamnen.", "none", []),
    ("Olyckan i hamnen krävde fyra liv.", "none", []),
    ("Föreningen delar bilder från festen på Facebook.", "none", []),
    ("Uppgifterna om bron vägdes samman.", "none", []),
]


@pytest.mark.parametrize(("text", "kind", "chain"), ONE, ids=[text for text, _, _ in ONE])
def test_whose_word_a_sentence_is(text, kind, chain):
    ((found, names),) = heard(text)
    assert found == kind
    assert chain is None or names == chain


def test_speech_behind_a_dash_is_the_word_of_who_is_named_at_its_end():
    found = heard("– Bussen ligger på sidan. Föraren är vaken, säger insatsledaren Tomas Ek.")
    assert found == [("official", ["Tomas Ek"])] * 2


def test_speech_behind_a_dash_goes_on_with_who_spoke_or_was_named_right_before():
    found = heard(
        "– Vi har stark bevisning, säger åklagaren Karin Ek.", "Hon vill inte säga mer.", "– Det får jag återkomma till."
    )
    assert [kind for kind, _ in found] == ["official", "none", "official"]
    assert heard("Åklagaren Karin Ek är nöjd.", "– Vi har stark bevisning.")[1] == ("official", ["Karin Ek"])


@pytest.mark.parametrize(
    "blocks",
    [
        ("– Vi har stark bevisning, säger åklagaren Karin Ek.", "– Hur stark är den?"),
        ("Polisen uppger att bron är stängd.", "– Det är en svår olycka."),
        ("– Vi är klara, säger åklagaren Karin Ek.", "Domaren Ulf Alm gick ut.", "– Det är en svår sak."),
        ("Bron är hundra år gammal.", "– Det är en svår sak."),
    ],
    ids=["question", "institution", "somebody else", "nobody"],
)
def test_speech_behind_a_dash_is_not_of_anybody_else(blocks):
    assert ("official", ["Karin Ek"]) not in heard(*blocks)[-1:] or "Domaren" in blocks[1]


def test_the_first_person_in_speech_is_not_who_spoke_before():
    found = heard("Polisen uppger att bron är stängd.", "– Det är märkligt tycker jag, säger fiskaren Åke Sjö.")
    assert found[1][1] == ["Åke Sjö"]


def test_a_paper_in_the_definite_form_is_whose_it_was_called_before():
    found = heard("Enligt en rapport från Riksrevisionen är bron gammal.", "Rapporten visar också att den är trasig.")
    assert [kind for kind, _ in found] == ["official", "official"]


def test_who_is_meant_by_pronouns_and_by_nouns():
    found = heard("Finansminister Hugo Dahl säger att läget är gott.", "Han tror att räntan sjunker.")
    assert found[1][1] == ["Hugo Dahl"]
    found = heard("Dagens Nyheter rapporterar att dammen brister.", "Tidningen skriver att nio personer saknas.")
    assert found[1][1] == ["Dagens Nyheter"]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Mannen ska ha väntat i en bil i två timmar.", "unverified"),
        ("Den andre uppges ha lindriga skador.", "unverified"),
        ("Det är ännu oklart varför bussen körde av vägen.", "unverified"),
        ("Polisen uppger att mannen är skadad.", "attributed"),
        ("Ingen är misstänkt för branden i hamnen.", "unattributed"),
        ("Bron ska vara klar i maj nästa år.", "unattributed"),
    ],
)
def test_what_is_said_of_checking(sentence, status):
    assert [str(x.status) for x in read(sentence).labels] == [status]


def test_caveats_cover_the_claim_before():
    found = read(
        "Departementet uppger att nio robotar sköts ner.", "Uppgifterna har inte kunnat bekräftas från oberoende håll."
    )
    assert [str(x.status) for x in found.labels] == ["unverified", "not_applicable"]
    found = read("Åklagaren säger att mannen stal nio bilar.", "Mannen nekar till brott.")
    assert [str(x.status) for x in found.labels] == ["disputed", "not_applicable"]


def test_a_place_checked_and_a_date_unchecked():
    found = read("Reuters kunde bekräfta platsen i filmen, men inte datumet.")
    assert [(str(x.source_type), str(x.status)) for x in found.labels] == [("wire", "partly_verified")]


TEXT = (
    "Myndigheten säger att bron är säker och att arbetet inte blir klart före maj. Det har varit många möten mellan "
    "kommunen och staten, och när beskedet kom från regeringen var det också ett besked för alla som bor vid ån."
)


@pytest.mark.parametrize("tag", ["sv", "sv-SE", "sv_FI", "swe"])
def test_all_tags_lead_to_the_rules(tag):
    assert base_language(tag) == "sv"
    page = f"<html lang='{tag}'><body><article><h1>Bron är säker</h1><p>{TEXT}</p></article></body></html>"
    document = annotate(page.encode(), "sida.html", load_knowledge())
    assert document["article"]["language"] == "sv"
    assert "language.no-rules" not in [d["code"] for d in document["diagnostics"]]
    assert document["passages"][1]["statements"][0]["source_type"] == "official"


def test_a_text_shows_its_language():
    assert guess_language(TEXT) == "sv"
    danish = (
        "Ministeriet siger, at broen er sikker, og at arbejdet på den ikke slutter, før det bliver sommer for alle i byen. "
    )
    assert guess_language(danish * 4) != "sv"
