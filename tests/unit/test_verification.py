"""Who checked, how, which elements; who could not; what checks and caveats over one statement make together."""

from __future__ import annotations

import pytest

from provenance.findings import ReadPassage, SourceText
from provenance.pipeline import find_all
from provenance.spans import Span
from tests.conftest import Analysis

CLAIM = "A video posted on Tuesday showed nine trucks on the quay at Ostrava Bay, the harbour police said."


def checks(found):
    """`(status, by, how, verified, not verified, covers)` of each verification."""
    names = found.findings.sources
    return [
        (
            v.status,
            names[v.by].name if v.by else None,
            found.words(v.method),
            v.elements_verified,
            v.elements_not_verified,
            v.covers,
        )
        for v in found.findings.verifications
    ]


def parties(found):
    """Kind of every caveat and who could not, denies, or was asked."""
    names = found.findings.sources
    return [(str(c.kind), names[c.by].name if c.by else None) for c in found.findings.caveats]


def test_a_check_has_a_verifier_a_method_and_elements(find):
    found = find(CLAIM, "Reuters verified the location of the video by matching the cranes with satellite imagery.")
    how = "by matching the cranes with satellite imagery"
    assert checks(found) == [("verified", "Reuters", how, ("place",), (), (0, 1))]
    assert found.statuses == ["verified", "verified"]
    assert found.types == ["official", "own_reporting"]  # nobody else's article cites Reuters here


def find_in(knowledge, language, *paragraphs, publisher=None):
    """What the stages find in a text of a language, and of a publisher where it says so."""
    text, passages = "\n\n".join(paragraphs), []
    for words in paragraphs:
        start = text.index(words)
        passages.append(ReadPassage("paragraph", Span(start, start + len(words))))
    source = SourceText(text, tuple(passages), "text/plain", language, publisher=publisher)
    return Analysis(find_all(source, knowledge))


@pytest.mark.parametrize(
    ("sentence", "by", "verified", "missing"),
    [
        ("Reuters confirmed the place of the video but not the date.", "Reuters", ("place",), ("date",)),
        ("Reuters could not verify the video but confirmed the location.", "Reuters", ("place",), ("authenticity",)),
        ("CNN geolocated the clip to the quay, but could not establish who filmed it.", "CNN", ("place",), ("identity",)),
    ],
)
def test_a_sentence_may_check_one_element_and_not_another(find, sentence, by, verified, missing):
    found = find(sentence)
    assert found.statuses == ["partly_verified"]
    assert [c[1:2] + c[3:5] for c in checks(found)] == [(by, verified, missing)]


def test_a_check_and_a_caveat_in_two_sentences_make_a_claim_partly_verified(find):
    found = find(CLAIM, "Reuters was able to confirm the location of the video. It was not able to verify the date.")
    assert found.statuses == ["partly_verified", "verified", "not_applicable"]
    assert [(c[0], c[3], c[4]) for c in checks(found)] == [("partly_verified", ("place",), ("date",))]
    assert parties(found) == [("no_independent_verification", "Reuters")]


def test_the_agent_of_a_passive_checked_it(find):
    found = find("Two clips show a fire, residents said.", "The clips were geolocated by CNN to the edge of the town.")
    assert [c[1] for c in checks(found)] == ["CNN"]
    assert found.types[1] == "own_reporting"


@pytest.mark.parametrize(
    "sentence",
    [
        "Images from the quay, which Reuters verified, show nine trucks.",
        "Photos verified by Agence France-Presse show the crane still standing.",
        "Human Rights Watch verified three videos of the raid.",
    ],
)
def test_what_was_verified_in_passing_is_verified(find, sentence):
    assert find(sentence).statuses == ["verified"]


@pytest.mark.parametrize(
    ("sentence", "by", "type_"),
    [
        ("Reuters could not independently verify the account.", "Reuters", "own_reporting"),
        ("Reuters said it could not independently verify the account.", "Reuters", "wire"),
        (
            "The Syrian Observatory for Human Rights was unable to verify it.",
            "Syrian Observatory for Human Rights",
            "ngo_monitor",
        ),
        ("The U.N. said it could not confirm the toll.", "U.N.", "international_body"),
        ("The account could not be verified by the United Nations.", "United Nations", "international_body"),
        ("The account could not be independently verified.", None, "own_reporting"),
        ("It was not possible to verify the account.", None, "own_reporting"),
        ("We could not verify the account.", None, "own_reporting"),
    ],
)
def test_who_could_not_verify_is_the_caveats_source(find, sentence, by, type_):
    found = find("The governor said 40 people had been killed.", sentence)
    assert parties(found) == [("no_independent_verification", by)]
    assert found.types[1] == type_
    assert found.statuses == ["unverified", "not_applicable"]


def test_who_has_not_confirmed_who_denies_and_who_was_asked(find):
    found = find(
        "The mayor said two shells hit the school.",
        "The interior ministry has not confirmed the report.",
        "The rebels denied the claim.",
        "The defence ministry did not respond to a request for comment.",
    )
    assert parties(found) == [
        ("unconfirmed", "interior ministry"),
        ("disputed", "rebels"),
        ("no_comment", "defence ministry"),
    ]


def test_a_denial_and_what_it_denies_lead_to_each_other(find):
    found = find("The army said it held the bridge.", "The rebels denied the claim.")
    (denial,) = found.findings.caveats
    assert (denial.statement, denial.covers, found.findings.sources[denial.by].name) == (1, (0,), "rebels")


def test_in_other_languages_the_outlet_beside_the_caveat_could_not(knowledge):
    found = find_in(
        knowledge,
        "de",
        "Die Armee erklärte, sie halte die Brücke.",
        "Reuters konnte die Angaben nicht unabhängig überprüfen.",
    )
    assert parties(found) == [("no_independent_verification", "Reuters")]
    assert found.types[1] == "own_reporting"


@pytest.mark.parametrize(
    "sentence",
    [
        "MANDATORY KILL: Editors, kill the photo of the pier at Lund.",
        "Clarification: A previous version of this story did not make clear that the mayor spoke in May.",
        "An earlier version of this article misidentified the harbour master as Ann Poe.",
        "This article was amended on 4 May 2025 to correct the spelling of a name.",
        "The agency has withdrawn its story about the mill after the announcement proved to be a hoax.",
        "The Daily Quay has removed this video because its date could not be verified.",
    ],
)
def test_what_the_outlet_takes_back_is_withdrawn(find, sentence):
    found = find(sentence)
    assert (found.types, found.statuses) == (["own_reporting"], ["withdrawn"])


@pytest.mark.parametrize(
    ("sentences", "status"),
    [
        (["Residents said that soldiers had fired on the crowd, which the army denies."], "disputed"),
        (["The union said the dam had cracked, but the operator denied it."], "disputed"),
        (["The rebels put the death toll at 40, while the government said 12 people had died."], "disputed"),
        (["The two armies each accused the other of shelling the plant."], "disputed"),
        (["Police said the protest was peaceful.", "Video from the square contradicts that account."], "disputed"),
        (["The union said wages had fallen.", "The minister denied that the dam had cracked."], "attributed"),
        (["The union said the dam had cracked.", "The minister denied that the dam had cracked."], "disputed"),
    ],
)
def test_what_is_denied_or_contradicted_is_disputed(find, sentences, status):
    assert find(*sentences).statuses[0] == status


def test_an_outlet_that_tells_of_its_own_work_published_the_article_unless_the_article_cites_it(find):
    once = find("A New York Times analysis found nine such films.")
    cited = find("The New York Times reported a fire.", "A New York Times analysis found nine such films.")
    twice = find(
        "The New York Times reported a fire.",
        "A New York Times analysis found nine such films.",
        "The New York Times found that two were older.",
    )
    assert (once.types, once.statuses) == (["own_reporting"], ["witnessed"])
    assert cited.types == ["news_outlet", "news_outlet"]
    assert twice.types == ["news_outlet", "own_reporting", "own_reporting"]


def test_who_could_not_verify_is_the_article_s_own_outlet_unless_it_is_cited(find):
    own = find("The rebels said they had taken the mill.", "Reuters could not independently verify the claim.")
    cited = find("Reuters reported a fire at the mill.", "Reuters could not independently verify the report.")
    assert own.types[1] == "own_reporting"
    assert cited.types[1] == "wire"


@pytest.mark.parametrize(
    ("publisher", "sentence", "type_"),
    [
        ("Reuters", "Reuters verified the location of the video.", "own_reporting"),
        ("The Lorne Gazette", "Reuters verified the location of the video.", "wire"),
        ("Reuters", "Reuters could not independently verify the claim.", "own_reporting"),
        ("Reuters", "The BBC could not independently verify the claim.", "public_media"),
        ("The Lorne Gazette", "The BBC could not independently verify the claim.", "public_media"),
        ("BBC News", "Reuters could not independently verify the claim.", "own_reporting"),  # an agency's copy
    ],
)
def test_where_the_publisher_is_known_only_its_own_checks_and_agencies_caveats_are_its_word(
    knowledge, publisher, sentence, type_
):
    found = find_in(knowledge, "en", "The rebels said they had taken the mill.", sentence, publisher=publisher)
    assert found.types[1] == type_


@pytest.mark.parametrize(
    ("sentences", "covers"),
    [
        (["The ministry said 43 people had been killed.", "Nobody answered, and the figures could not be confirmed."], (0,)),
        (
            [
                "The ministry said 43 people had been killed.",
                "A spokesman for the U.N. mission said its observers were not in a position to verify the account.",
            ],
            (0,),
        ),
        (["The army said it had taken the hill, but the claim could not be verified."], (0,)),
    ],
)
def test_a_caveat_beside_other_words_covers_the_claim_that_it_means(find, sentences, covers):
    found = find(*sentences)
    assert [c.covers for c in found.findings.caveats if c.kind == "no_independent_verification"] == [covers]
    assert found.statuses[0] == "unverified"


PARTLY = {
    "de": "Reuters konnte den Ort der Aufnahme bestätigen, nicht aber das Datum.",
    "fr": "Reuters a pu confirmer le lieu de la vidéo, mais pas la date.",
    "es": "Reuters pudo confirmar la ubicación del vídeo, pero no la fecha.",
    "it": "La Reuters ha potuto confermare il luogo delle immagini, ma non la data.",
    "pt": "A Reuters conseguiu confirmar o local do vídeo, mas não a data em que foi gravado.",
    "pl": "Agencja Reuters zdołała potwierdzić miejsce nagrania, ale nie zdołała ustalić daty.",
    "ru": "Рейтер смог подтвердить место съемки, но не смог установить дату.",
    "uk": "Reuters зміг підтвердити місце зйомки, але не дату.",
    "bg": "Reuters успя да потвърди мястото на заснемане, но не и датата.",
    "zh": "路透社核实了视频的拍摄地点，但无法核实拍摄日期。",
    "ja": "ロイターは動画の撮影場所を確認したが、日時は確認できなかった。",
    "ko": "로이터통신은 영상의 촬영 장소를 확인했으나 날짜는 확인하지 못했다.",
    "ar": "وتمكنت رويترز من تأكيد موقع تصوير الفيديو لكنها لم تتمكن من التحقق من التاريخ.",
    "tr": "Reuters videonun çekildiği yeri doğruladı ancak tarihi doğrulayamadı.",
}


@pytest.mark.parametrize("language", PARTLY)
def test_every_language_tells_the_place_checked_from_the_date_unchecked(knowledge, language):
    found = find_in(knowledge, language, PARTLY[language])
    assert (found.types, found.statuses) == (["wire"], ["partly_verified"])
    assert [(c[1], c[3], c[4]) for c in checks(found)] == [("Reuters", ("place",), ("date",))]


VERIFIED = {
    "de": "Auf den Bildern, die von der BBC verifiziert wurden, sind neun Lastwagen zu sehen.",
    "fr": "Les images, vérifiées par l'AFP, montrent neuf camions.",
    "es": "Las imágenes, verificadas por la agencia AFP, muestran nueve camiones.",
    "it": "Le immagini, verificate dalla Reuters, mostrano nove camion.",
    "pt": "As imagens, verificadas pela Reuters, mostram nove caminhões.",
    "pl": "Autentyczność nagrania potwierdziła agencja Reuters.",
    "ru": "Подлинность видео подтверждена агентством Рейтер.",
    "uk": "Справжність відео підтверджено агентством Reuters.",
    "zh": "经路透社核实的视频显示九辆卡车。",
}


@pytest.mark.parametrize("language", VERIFIED)
def test_what_was_verified_in_passing_is_verified_in_other_languages(knowledge, language):
    found = find_in(knowledge, language, VERIFIED[language])
    assert found.statuses == ["verified"]
    assert [c[3] for c in checks(found)] == [("authenticity",)]


NO_CONFIRMATION = {
    "de": ("Das Ministerium sprach von neun Toten.", "Eine offizielle Bestätigung lag zunächst nicht vor."),
    "pt": ("O prefeito disse que nove pessoas morreram.", "Ainda não há confirmação oficial."),
    "pl": ("Burmistrz poinformował, że zginęło dziewięć osób.", "Oficjalnego potwierdzenia na razie nie ma."),
    "ru": ("Мэр сообщил, что погибли девять человек.", "Официального подтверждения пока нет."),
    "uk": ("Мер повідомив, що загинули дев'ятеро людей.", "Офіційного підтвердження наразі немає."),
    "bg": ("Кметът каза, че са загинали девет души.", "Няма официално потвърждение."),
    "zh": ("市长说，事故造成9人死亡。", "目前尚无官方证实。"),
    "ar": ("وقال رئيس البلدية إن تسعة أشخاص قتلوا.", "ولم يصدر تأكيد رسمي حتى الآن."),
    "tr": ("Belediye başkanı dokuz kişinin öldüğünü söyledi.", "Resmi doğrulama henüz yapılmadı."),
}


@pytest.mark.parametrize("language", NO_CONFIRMATION)
def test_no_official_confirmation_covers_the_claim_before(knowledge, language):
    found = find_in(knowledge, language, *NO_CONFIRMATION[language])
    assert found.statuses == ["unverified", "not_applicable"]


@pytest.mark.parametrize(
    ("sentences", "statuses"),
    [
        (
            [
                "The union said the mill had sold its stock.",
                "The mayor rejected the idea of a toll bridge beside the station.",
            ],
            ["attributed", "attributed"],
        ),
        (
            ["Roth is charged with selling forged passes.", "The court sits in Lund.", "Roth pleaded not guilty."],
            ["disputed", "unattributed", "not_applicable"],
        ),
        (
            ["The union said the mill had sold its stock.", "The mill's director called the charges baseless and absurd."],
            ["disputed", "not_applicable"],
        ),
    ],
)
def test_a_denial_that_tells_what_it_denies_denies_nothing_else(find, sentences, statuses):
    assert find(*sentences).statuses == statuses


def test_a_check_of_its_own_picture_says_nothing_of_the_one_before(find):
    found = find(CLAIM, "Footage from the square, which the BBC has verified, shows nine burned cars.")
    assert found.statuses == ["attributed", "verified"]
    assert [c[5] for c in checks(found)] == [(1,)]


def test_what_a_verifier_could_not_tell_is_of_its_own_check(find):
    found = find(CLAIM, "Human Rights Watch verified three videos of the raid, but it could not establish who fired.")
    assert [c.covers for c in found.findings.caveats] == [(1,)]
    assert found.statuses == ["attributed", "partly_verified"]
