"""Reported speech in Norwegian and Danish: whose word a sentence is, by which chain, and what is said about checking."""

from __future__ import annotations

import pytest

from tests.paragraphs import heard, read

ONE = [
    ("no", "Politiet opplyser at veien er stengt.", "official", ["Politiet"]),
    ("no", "Brua er trygg, sier ordfører Ada Lien.", "official", ["Ada Lien"]),
    ("no", "Brua er trygg, seier ordførar Ada Lien.", "official", ["Ada Lien"]),
    ("no", "Mandag sa ordfører Ada Lien at brua er trygg.", "official", ["Ada Lien"]),
    ("no", "Ordføreren i Storvik, Ada Lien, sier kommunen har stengt brua.", "official", None),
    ("no", "Ordfører Ada Lien sa på en pressekonferanse at brua er trygg.", "official_briefing", ["Ada Lien"]),
    ("no", "Departementet kunngjorde at brua stenges.", "official_statement", ["Departementet"]),
    ("no", "Guvernøren skriver på Telegram at brua er borte.", "official_statement", None),
    ("no", "Olje- og energidepartementet opplyser at brua er trygg.", "official", ["Olje- og energidepartementet"]),
    ("no", "Ifølge politiet kjørte bilen for fort.", "official", ["politiet"]),
    ("no", "Brua er gammel, heter det i rapporten.", "document", ["rapporten"]),
    ("no", "Brua er gammel, heter det i en uttalelse fra Kystverket.", "official_statement", ["Kystverket"]),
    ("no", "Det går fram av kjennelsen at brua er gammel.", "document", ["kjennelsen"]),
    ("no", "En ny undersøkelse viser at mange vil rive brua.", "document", None),
    ("no", "Prisene faller, viser nye tall fra Statistisk sentralbyrå.", "official", ["Statistisk sentralbyrå"]),
    ("no", "60 prosent av de spurte svarer nei til brua.", "document", None),
    ("no", "Brua er stengt, melder NTB.", "wire", ["NTB"]),
    ("no", "Det skriver VG.", "news_outlet", ["VG"]),
    ("no", "Brua er stengt, ifølge NRK.", "public_media", ["Norwegian Broadcasting Corporation"]),
    ("no", "Lokale medier melder at brua er stengt.", "media_unspecified", ["Lokale medier"]),
    ("no", "Statlige medier i Norland melder at brua er stengt.", "state_media", None),
    ("no", "Ordføreren sier til NTB at brua er trygg.", "official", ["Ordføreren", "NTB"]),
    ("no", "Kilder Reuters har snakket med, sier at brua er trygg.", "anonymous", ["Kilder", "Reuters"]),
    ("no", "En kilde i Utenriksdepartementet sier at avtalen er nær.", "official", None),
    ("no", "Høyre-leder Ada Lien mener brua er for dyr.", "political_actor", ["Ada Lien"]),
    ("no", "Frp-nestleder Hans Lien mener brua er for dyr.", "political_actor", ["Hans Lien"]),
    ("no", "Opposisjonen krever at brua rives.", "political_actor", ["Opposisjonen"]),
    ("no", "Fagforbundet ber om mer tid.", "ngo_monitor", ["Fagforbundet"]),
    ("no", "Sjeføkonom Ada Lien venter en vekst på 2 prosent.", "expert", ["Ada Lien"]),
    ("no", "Selskapet opplyser i en børsmelding at resultatet faller.", "company", ["Selskapet"]),
    ("no", "Opprørerne hevder at byen er tatt.", "armed_group", ["Opprørerne"]),
    ("no", "FN advarer om hungersnød.", "international_body", ["FN"]),
    ("no", "Øyenvitner forteller at brua ristet.", "witness", ["Øyenvitner"]),
    ("no", "Forsvareren sier at mannen er uskyldig.", "individual", ["Forsvareren"]),
    ("no", "Tidligere minister Ada Lien mener brua er for dyr.", "individual", ["Ada Lien"]),
    ("no", "Vår reporter så hele gater i ruiner.", "own_reporting", None),
    ("no", "I en video som sirkulerer på TikTok, kan man se at brua faller.", "social_media", None),
    ("no", "Naboen varslet politiet klokken ni.", "none", []),
    ("no", "Ordføreren kalte inn til møte.", "none", []),
    ("no", "Keeperen forsvarte seg godt.", "none", []),
    ("no", "Nye lover gjelder fra mai.", "none", []),
    ("no", "Politiet venter på svaret.", "none", []),
    ("da", "Politiet oplyser, at vejen er spærret.", "official", ["Politiet"]),
    ("da", "»Broen er sikker,« siger borgmester Ada Holm.", "official", ["Ada Holm"]),
    ("da", "Mandag sagde borgmester Ada Holm, at broen er sikker.", "official", ["Ada Holm"]),
    ("da", "Borgmesteren i Nordby, Ada Holm, siger, at kommunen har lukket broen.", "official", None),
    ("da", "Borgmester Ada Holm sagde på et pressemøde, at broen er sikker.", "official_briefing", ["Ada Holm"]),
    ("da", "Ministeriet meddeler, at broen lukkes.", "official_statement", ["Ministeriet"]),
    ("da", "Guvernøren skriver på Telegram, at broen er væk.", "official_statement", None),
    ("da", "Ifølge politiet kørte bilen for hurtigt.", "official", ["politiet"]),
    ("da", "Dæmningen er gammel, hedder det i rapporten.", "document", ["rapporten"]),
    ("da", "Det fremgår af kendelsen, at broen er gammel.", "document", ["kendelsen"]),
    ("da", "Broen holder, lyder det fra Vejdirektoratet.", "official", ["Vejdirektoratet"]),
    ("da", "Priserne falder, viser nye tal fra Danmarks Statistik.", "official", ["Danmarks Statistik"]),
    ("da", "60 procent af de adspurgte svarer nej til broen.", "document", None),
    ("da", "Broen er lukket, skriver Ritzau.", "wire", ["Ritzau"]),
    ("da", "Det skriver DR.", "public_media", ["Danish Broadcasting Corporation"]),
    ("da", "Borgmesteren siger til Berlingske, at broen er sikker.", "official", ["Borgmesteren", "Berlingske"]),
    ("da", "Kilder, som Politiken har talt med, siger, at broen er sikker.", "anonymous", ["Kilder", "Politiken"]),
    ("da", "Enhedslistens politiske ordfører, Ada Holm, kræver, at broen rives ned.", "political_actor", ["Ada Holm"]),
    ("da", "Formanden for Dansk Broforbund, Ada Holm, mener, at broen er for dyr.", "ngo_monitor", None),
    ("da", "Nordbos topchef, Ada Holm, siger, at væksten fortsætter.", "company", ["Ada Holm"]),
    ("da", "Nordea-økonom Jan Holm vurderer, at renten falder.", "expert", ["Jan Holm"]),
    ("da", "Fagforeningen frygter, at broen lukkes.", "ngo_monitor", ["Fagforeningen"]),
    ("da", "Oprørerne hævder, at byen er taget.", "armed_group", ["Oprørerne"]),
    ("da", "Øjenvidner fortæller, at broen rystede.", "witness", ["Øjenvidner"]),
    ("da", "Hans forsvarer siger, at manden er uskyldig.", "individual", None),
    ("da", "»Vi er trætte,« siger læge Ada Holm.", "individual", ["Ada Holm"]),
    ("da", "Foreholdt målingen siger borgmester Ada Holm, at broen er sikker.", "official", ["Ada Holm"]),
    ("da", "Naboen varslede politiet klokken ni.", "none", []),
    ("da", "Klubben delte billeder på nettet.", "none", []),
    ("da", "Ministeren venter på gæsterne.", "none", []),
    ("da", "Lokoføreren er afhørt, men politiet ønsker ro om, hvad han har forklaret.", "none", []),
]


@pytest.mark.parametrize(("language", "text", "kind", "chain"), ONE, ids=[text for _, text, _, _ in ONE])
def test_whose_word_a_sentence_is(language, text, kind, chain):
    *_, (type_, _, names) = heard(language, text)
    assert (type_, names) == (kind, names if chain is None else chain)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("no", "– Vi vet ikke hva han mener. Naboene sier at brua er trygg. Jeg tror det, sier ordfører Ada Lien."),
        ("da", "– Vi ved ikke, hvad han mener. Naboerne siger, at broen er sikker. Jeg tror det, siger borgmester Ada Lien."),
    ],
)
def test_all_that_a_dash_opens_is_said_by_whom_the_last_words_name(language, text):
    assert heard(language, text) == [("official", "attributed", ["Ada Lien"])] * 3


def test_speech_of_a_passage_without_a_speaker_goes_on_and_a_question_does_not():
    found = heard("no", "– Brua er trygg, sier ordfører Ada Lien.", "– Den holder i mange år til.", "– Hva koster den?")
    assert [(kind, names) for kind, _, names in found] == [("official", ["Ada Lien"])] * 2 + [("none", [])]


def test_we_in_such_speech_is_nobody_before():
    found = heard("no", "Kommunen opplyser at brua er stengt.", "– Vi er sjokkert, sier mannen.")
    assert found[1] == ("individual", "attributed", ["mannen"])


def test_a_noun_whose_ending_is_its_article_is_not_the_speaker_before():
    found = heard("da", "Borgmester Ada Holm siger, at broen er sikker.", "»Den er kold,« siger pedellen.")
    assert found[1] == ("unknown", "attributed", ["pedellen"])


def test_two_persons_of_one_surname_are_two():
    found = heard("da", "Formand Pia Olsen siger, at den holder.", "Cheføkonom Las Olsen siger, at den er dyr.")
    assert found[1] == ("expert", "attributed", ["Las Olsen"])


def test_that_means_the_sentence_before():
    found = heard("no", "Brua er stengt.", "Det opplyser politiet til NTB.")
    assert found == [("official", "attributed", ["politiet", "NTB"])] * 2


def test_who_is_named_inside_a_short_quotation_does_not_say_it():
    found = heard("da", "»Vi skal have Grønland,« sagde borgmester Ada Holm.")
    assert found == [("official", "attributed", ["Ada Holm"])]


@pytest.mark.parametrize(
    ("language", "blocks", "status"),
    [
        ("no", ("Hæren sier at byen er tatt.", "Opplysningene er ikke bekreftet fra uavhengig hold."), "unverified"),
        ("no", ("Hæren sier at byen er tatt.", "Ingen av påstandene er uavhengig bekreftet."), "unverified"),
        ("no", ("Det er foreløpig uklart hvem som åpnet porten.",), "unverified"),
        ("no", ("Mannen skal ha stjålet ni biler.",), "unverified"),
        ("no", ("Broen skal være ferdig i mai.",), "unattributed"),
        ("no", ("Alle skal ha rett til vann.",), "unattributed"),
        ("no", ("Reuters har verifisert videoen.",), "verified"),
        ("da", ("Hæren siger, at byen er taget.", "Oplysningerne er ikke blevet uafhængigt bekræftet."), "unverified"),
        ("da", ("Det vides endnu ikke, hvem der åbnede porten.",), "unverified"),
        ("da", ("Manden skulle have stjålet ni biler.",), "unverified"),
        ("da", ("Broen skal være færdig i maj.",), "unattributed"),
        ("da", ("Reuters har verificeret videoen.",), "verified"),
    ],
)
def test_what_the_text_says_about_checking(language, blocks, status):
    assert heard(language, *blocks)[0][1] == status


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("no", "Mannen nekter straffskyld.", "disputed"),
        ("no", "Det har ikke lyktes NTB å få kontakt med banken.", "no_comment"),
        ("no", "NTB har bedt ambassaden om en kommentar, men har ikke fått svar.", "no_comment"),
        ("no", "Kilden ønsker å være anonym.", "anonymous_source"),
        ("da", "Manden nægter sig skyldig.", "disputed"),
        ("da", "Det er ikke lykkedes Ritzau at få en kommentar fra banken.", "no_comment"),
        ("da", "Ritzau har forgæves forsøgt at få en kommentar fra banken.", "no_comment"),
        ("da", "Kilden ønsker at være anonym.", "anonymous_source"),
    ],
)
def test_a_sentence_that_is_nothing_but_a_caveat_makes_no_claim(language, text, kind):
    found = read(language, text)
    assert kind in {str(f.kind) for f in found.caveats}


@pytest.mark.parametrize(
    ("language", "blocks"),
    [
        (
            "no",
            (
                "Eksplosjonen ødela ni hus, opplyser politiet. Tre er drept.",
                "– Vi satt i kjelleren og ba, forteller Oda Lie (61).",
            ),
        ),
        (
            "da",
            (
                "Eksplosionen ødelagde ni huse, oplyser politiet. Tre er dræbt.",
                "»Jeg hørte et brag og løb ud,« fortæller Oda Lie.",
            ),
        ),
    ],
)
def test_who_tells_what_she_lived_through_is_a_witness(language, blocks):
    assert heard(language, *blocks)[-1][0] == "witness"
