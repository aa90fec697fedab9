"""Reported speech in languages other than English: where source and content stand, and who is meant."""

from __future__ import annotations

import pytest

from provenance.findings import ReadPassage, SourceText
from provenance.pipeline import find_all, load_knowledge
from provenance.spans import Span
from tests.paragraphs import heard

ONE = [
    ("de", "Die Weltgesundheitsorganisation (WHO) hat vor dem Wasser gewarnt.", "international_body", None),
    ("tr", "Vali Ada Göral'a göre köprü kapalı.", "official", ["Ada Göral"]),
    ("fr", "« Le pont tient », affirment des témoins.", "witness", None),
    ("pt", "A ponte está segura, afirmou o autarca Rui Lima.", "official", ["Rui Lima"]),
    ("ru", "Мост закрыт, рассказали в мэрии.", "official", None),
    ("uk", "Міст закритий, розповіли в мерії.", "official", None),
    ("zh", "警方表示，大桥已经关闭。", "official", ["警方"]),
    ("ja", "警察によると、橋は閉鎖された。", "official", None),
    ("ko", "경찰은 다리가 폐쇄됐다고 밝혔다.", "official", None),
    ("ar", "وقالت الشرطة إن الجسر مغلق.", "official", None),
    ("de", "„Der Damm hält“, sagte Landrat Emil Harms.", "official", ["Emil Harms"]),
    ("de", "Am Abend warnte die Polizei, die Straße sei glatt.", "official", ["Polizei"]),
    ("de", "Auch der Minister Jan Kolbe forderte die EU auf, den Hafen zu öffnen.", "official", ["Jan Kolbe"]),
    ("de", "„Das ist doch ein schlechter Witz gewesen“, schimpfte die Ministerin Ada Voss.", "official", ["Ada Voss"]),
    ("de", "Die Präsidentin der Europäischen Kommission sagte, der Plan sei gut.", "international_body", None),
    ("de", "Der deutsche Botschafter bei den Vereinten Nationen sagte, der Plan sei gut.", "official", None),
    ("de", "Wie die Feuerwehr mitteilte, brannte nur das Dach.", "official", ["Feuerwehr"]),
    ("de", "Der ehemalige Minister Jan Kolbe sagte, der Plan sei gut.", "individual", ["Jan Kolbe"]),
    ("de", "Bitte melden Sie sich an, um einen Kommentar zu schreiben.", "none", []),
    ("de", "Laut Polizeiangaben starben neun Menschen.", "official", ["Polizeiangaben"]),
    ("de", "Die Brücke sei sicher, sagte Nationalrat Emil Harms.", "official", ["Emil Harms"]),
    ("de", "Nach Angaben von Insidern schließt das Werk im Mai.", "anonymous", ["Insidern"]),
    ("de", "In dem Gutachten heißt es, der Damm sei alt.", "document", ["Gutachten"]),
    ("de", "Aus dem Verkehrsministerium hieß es, der Damm sei alt.", "official", ["Verkehrsministerium"]),
    ("de", "Der Damm sei alt, heißt es von der Feuerwehr.", "official", ["Feuerwehr"]),
    ("de", "Aus internen Unterlagen geht hervor, dass der Damm alt ist.", "document", ["Unterlagen"]),
    ("de", "In diesem Haus heißt es, früh aufzustehen.", "none", []),
    ("de", "Der Preis sinkt nach Unternehmensangaben um ein Zehntel.", "company", ["Unternehmensangaben"]),
    ("de", "Die Armee hat nach eigenen Angaben zwei Boote versenkt.", "official", ["Armee"]),
    ("de", "Nach eigenen Angaben hat die Gewerkschaft neun Mitglieder.", "ngo_monitor", ["Gewerkschaft"]),
    ("de", "Der Laden steht der Gewerkschaft nahe und hat nach eigenen Angaben neun Helfer.", "none", []),
    ("de", "Die Ökonomin Ada Voss geht davon aus, dass der Preis sinkt.", "expert", ["Ada Voss"]),
    ("de", "Am Montag geht Ministerin Ada Voss aus dem Haus.", "none", []),
    ("de", "Ökonomen hatten mit einem Plus von 0,4 Prozent gerechnet.", "expert", ["Ökonomen"]),
    ("de", "Zuvor hatte das Umweltamt mit Regen gerechnet und vor Hochwasser gewarnt.", "official", ["Umweltamt"]),
    ("de", "Die Regierung war von höheren Steuern ausgegangen.", "official", ["Regierung"]),
    ("de", "Die Bahn musste einräumen, dass die Strecke gesperrt bleibt.", "company", ["Bahn"]),
    ("de", "Das Umweltamt musste verkünden, dass der See schrumpft.", "official_statement", ["Umweltamt"]),
    ("de", "„Wer zahlt das?“, fragt Ada Voss, Chefökonomin beim Bankhaus Lind.", "expert", ["Ada Voss"]),
    ("de", "Die Ministerin fragte nach dem Weg.", "none", []),
    ("de", "„Der Damm hält“, sagte nach der Sitzung Minister Jan Kolbe.", "official", ["Jan Kolbe"]),
    ("pl", "„Most stoi” – powiedział w środę po spotkaniu minister Jan Kos.", "official", ["Jan Kos"]),
    ("pl", "„Most stoi” – powiedział po spotkaniu z ministrem.", "none", []),
    ("ru", "«Мост стоит», — сказал после встречи министр Иван Кос.", "official", ["Иван Кос"]),
    ("uk", "«Міст стоїть», — сказав після зустрічі міністр Іван Кос.", "official", ["Іван Кос"]),
    ("bg", "„Мостът стои“, каза след срещата министърът Иван Костов.", "official", ["Иван Костов"]),
    ("fr", "« Le pont a tremblé », raconte Odette, une voisine.", "witness", ["Odette"]),
    ("es", "“El puente tembló”, cuenta Ana Ortiz, de 41 años, vecina de Lugo.", "witness", ["Ana Ortiz"]),
    ("it", "L'amministratore delegato, Gino Colle, ha detto che il rialzo è reale.", "company", ["Gino Colle"]),
    ("fr", "Une vidéo partagée sur les réseaux sociaux par le maire montre le pont.", "none", []),
    ("de", "In sozialen Netzwerken kursieren Videos, auf denen der Damm bricht.", "social_media", ["Videos"]),
    ("pl", "60 procent badanych nie chce mostu.", "document", ["procent badanych"]),
    ("de", "Landesbanker Emil Harms rechnet damit, dass der Preis sinkt.", "expert", ["Emil Harms"]),
    ("de", "Notenbanker Emil Harms rechnet damit, dass der Preis sinkt.", "official", ["Emil Harms"]),
    ("de", "Republikaner kritisieren, Harms nutze das Geld für den Hafen.", "political_actor", ["Republikaner"]),
    ("de", "Kritiker sehen in dem Neubau mehr als eine Halle.", "unknown", ["Kritiker"]),
    ("de", "Die Eishockeyliga verurteilte den Vorfall in einer Mitteilung scharf.", "company", ["Eishockeyliga"]),
    ("de", "Der Super-PAC „Nordlicht“ warnte vor einer Niederlage.", "political_actor", None),
    ("de", "Das Ifo-Institut senkte seine Prognose für das Jahr auf 0,3 Prozent.", "expert", None),
    ("de", "Die Regierung senkte die Steuer auf neun Prozent.", "none", []),
    ("de", "Oft stellt Ministerin Ada Voss den Hafen als Ruine dar.", "official", ["Ada Voss"]),
    ("de", "Die US-Zeitungen feierten ihn als Helden.", "media_unspecified", ["US-Zeitungen"]),
    ("de", "„Das war ein klares Foul“, sagte Schiedsrichter Emil Harms.", "individual", ["Emil Harms"]),
    ("de", "Ökonomin Ada Voss erwartet einen Rückgang um zwei Prozent.", "expert", ["Ada Voss"]),
    ("de", "Ministerin Ada Voss erwartet neun Gäste.", "none", []),
    ("de", "Emil Harms (SPD) kritisierte den Plan.", "political_actor", ["Emil Harms"]),
    ("de", "„Der Zug fällt leider aus“, sagte eine Bahnsprecherin.", "company", ["Bahnsprecherin"]),
    ("de", "„Der Zug fällt leider aus“, sagte ein Gewerkschaftssprecher.", "ngo_monitor", ["Gewerkschaftssprecher"]),
    ("de", "Das teilte die Polizei am Montag mit.", "official", ["Polizei"]),
    ("de", "Das berichtet die „Süddeutsche Zeitung“.", "news_outlet", ["Süddeutsche Zeitung"]),
    ("de", "Das erklärte Ziel der Polizei ist Ruhe.", "none", []),
    ("de", "Man baue an, heißt es auf der Internetseite des Konzerns.", "company", ["Konzerns"]),
    ("de", "Laut einem Bericht der „Süddeutschen Zeitung“ schließt das Werk.", "news_outlet", ["Süddeutsche Zeitung"]),
    ("de", "„Hier wird es im Winter dunkel“, sagt die 54-jährige Kerzenmacherin.", "individual", ["Kerzenmacherin"]),
    ("de", "Am Montag betont die Marktleiterin für Obst und Gemüse, Ada Voss, dass es eile.", "individual", ["Ada Voss"]),
    ("de", "Der Hof ist nach Zahlen des Landesamtes größter Betrieb der EU.", "none", []),
    ("ru", "Водитель ехал слишком быстро, сообщили в полиции.", "official", None),
    ("ru", "В докладе говорится, что мост устарел.", "document", None),
    ("ru", "Об этом говорится в сообщении министерства.", "official_statement", None),
    ("ru", "На улице говорят, что мост устарел.", "none", []),
    ("es", "El puente está cerrado, indicaron desde el ministerio.", "official", None),
    ("de", "Die Deutsche Friedensgesellschaft verurteilte den Plan.", "ngo_monitor", None),
    ("pl", "Most jest zamknięty – usłyszeliśmy w ministerstwie.", "official", ["ministerstwie"]),
    ("pl", "Podano kawę w ministerstwie.", "none", []),
    ("it", "«Sono esausta», confessa Maria Serra.", "individual", ["Maria Serra"]),
    ("de", "Laut Weltbank steigt der Preis.", "international_body", ["Weltbank"]),
    ("de", "Nach Informationen der „Süddeutschen Zeitung“ schließt das Werk.", "news_outlet", ["Süddeutsche Zeitung"]),
    ("de", "Es sei ein Einzelfall, hieß es aus dem Ministerium.", "official", ["Ministerium"]),
    ("de", "„Der Damm hält“, sagte dem „Spiegel“ Minister Jan Kolbe.", "official", ["Jan Kolbe", "Der Spiegel"]),
    ("de", "Bürgermeister Jan Kolbe (SPD) nannte den Vorschlag „absurd“.", "official", ["Jan Kolbe"]),
    ("de", "Die Gewerkschaft hat den Plan scharf kritisiert.", "ngo_monitor", ["Gewerkschaft"]),
    ("de", "Die Stadt hat den Plan, der so oft kritisiert wurde, zurückgezogen.", "none", []),
    ("de", "Lange hatte Minister Jan Kolbe Bedenken, die im Rat kritisiert wurden.", "none", []),
    ("de", "Der Präsident des Bauernverbands, Jan Kolbe, sagte, der Preis steige.", "ngo_monitor", ["Jan Kolbe"]),
    ("de", "Die Präsidentin der Universität Kiel, Ada Voss, sagte, der See schrumpfe.", "expert", ["Ada Voss"]),
    ("de", "Der finnische Präsident sagte, der Hafen bleibe offen.", "official", None),
    ("de", "Nordmotor-Präsident Jan Kolbe sagte, das Werk bleibe offen.", "individual", ["Jan Kolbe"]),
    ("de", "US-Präsident Jan Kolbe sagte, der Hafen bleibe offen.", "official", ["Jan Kolbe"]),
    ("de", "Polen-Präsident Jan Kolbe sagte, der Hafen bleibe offen.", "official", ["Jan Kolbe"]),
    ("de", "Später meldete sich der Minister zu Wort.", "none", []),
    ("de", "Parteipräsident Jan Kolbe sagte, der Hafen bleibe offen.", "political_actor", ["Jan Kolbe"]),
    ("de", "Am Montag kritisierte die Vorsitzende der Kleingärtner, Ada Voss, den Plan.", "individual", ["Ada Voss"]),
    ("de", "„Der Damm hält noch“, sagte der Bau-, Umwelt- und Verkehrsminister Emil Harms.", "official", ["Emil Harms"]),
    ("de", "Jan Kolbe, Gründer und Leiter der Gewerkschaft Nord, sagte, der Lohn sinke.", "ngo_monitor", ["Jan Kolbe"]),
    ("de", "Jan Kolbe, Forschungsleiter bei Blauwal, einer Hilfsorganisation, sagte, es eile.", "ngo_monitor", ["Jan Kolbe"]),
    ("de", "Am Montag sagte Jan Kolbe, Leiter des Museums, eine Behörde habe den Bau gestoppt.", "individual", ["Jan Kolbe"]),
    ("de", "Behörden und Schulen sind ohne Wasser, wie Anwohner am Hafen berichten.", "witness", ["Anwohner"]),
    ("de", "Der Plan sei schlecht, so die Warnung des Bauernverbands.", "ngo_monitor", ["Bauernverbands"]),
    ("de", "Der Gouverneur schrieb dazu: „Der Hafen ist offen.“", "official_statement", ["Gouverneur"]),
    ("de", "Der Gouverneur postet nach dem Sturm ein Foto vom Hafen.", "none", []),
    ("de", "Befürworter halten den Tunnel für wichtig.", "unknown", ["Befürworter"]),
    ("de", "Minister Jan Kolbe sagte nicht, wann der Damm fertig ist.", "none", []),
    ("de", "In den jüngsten Umfragen liegt die SPD bei neun Prozent.", "document", ["Umfragen"]),
    ("de", "Es sei niemand verletzt, hiess es in einer Erklärung des Militärs.", "official_statement", None),
    ("de", "Eine neue Umfrage ergab, dass viele den Tunnel ablehnen.", "document", ["Umfrage"]),
    ("de", "„Wir hören den Zug jede Nacht um vier“, sagt ein Uhrmacher.", "individual", ["Uhrmacher"]),
    ("de", "„Wir hören den Zug jede Nacht um vier“, sagt eine Anwohnerin.", "witness", ["Anwohnerin"]),
    (
        "de",
        "Auf die vielen Klagen der letzten Wochen angesprochen, gibt sich die Ministerin in Kiel gelassen: "
        "„Der Damm hält auch noch im nächsten Jahr.“",
        "official",
        ["Ministerin"],
    ),
    ("fr", "La route est coupée, a indiqué le préfet Paul Arnaud.", "official", ["Paul Arnaud"]),
    ("fr", "Le pont a été inauguré lundi.", "none", []),
    ("fr", "La présidente du syndicat, Anne Lebel, a dit que le port rouvrira.", "ngo_monitor", ["Anne Lebel"]),
    ("fr", "Le président finlandais a dit que le port rouvrira.", "official", None),
    ("fr", "Un rapport de la Commission européenne préconise de fermer le port.", "international_body", None),
    (
        "fr",
        "Pour Anne Lebel, directrice de projet pour les fleuves chez Rive Bleue, une association, le barrage est sûr.",
        "ngo_monitor",
        ["Anne Lebel"],
    ),
    ("fr", "Anne Lebel, directrice du musée, a dit au maire, un ami, que le port rouvrira.", "individual", ["Anne Lebel"]),
    ("es", "La presidenta de la asociación, Rosa Vega, dijo que el puente es seguro.", "ngo_monitor", ["Rosa Vega"]),
    ("es", "La presidenta Rosa Vega dijo que el puente es seguro.", "official", ["Rosa Vega"]),
    ("es", "El auto destaca que el puente era inseguro.", "official_statement", ["auto"]),
    ("es", "“El puente aguantará otro invierno“, apunta la alcaldesa.", "official", ["alcaldesa"]),
    ("it", "Il presidente del sindacato, Ugo Serra, ha detto che il porto riapre.", "ngo_monitor", ["Ugo Serra"]),
    ("pt", "O presidente do sindicato, Rui Lopes, disse que o porto reabre.", "ngo_monitor", ["Rui Lopes"]),
    ("es", "El juez que dijo la verdad vive en Soria.", "none", []),
    ("it", "«Non ci sono feriti», ha spiegato poi la sindaca Anna Corti.", "official", ["Anna Corti"]),
    ("it", "«Il ponte tremava da mesi», ha raccontato ai cronisti il custode Ugo Serra.", "individual", None),
    ("it", "Lo riferisce il prefetto Anna Corti, sul suo canale Telegram.", "official_statement", ["Anna Corti"]),
    ("it", "A darne notizia è il prefetto Anna Corti, in serata.", "official", ["Anna Corti"]),
    ("it", "Secondo la polizia, Rossi Carli guidava troppo in fretta.", "official", ["polizia"]),
    ("it", "Il rogo, stando a quanto riferito dai vigili del fuoco, è spento.", "official", ["vigili del fuoco"]),
    ("it", "La prefetta, dal canto suo, accusa il governo di ritardi.", "official", None),
    ("it", "Il prefetto, che conosce il sindaco, racconta di averlo atteso.", "official", ["prefetto"]),
    ("it", "Il piano annunciato lunedì dal vivo piace.", "none", []),
    ("it", "Uno studio di Nordica Dati stima che il lago salirà.", "document", None),
    ("es", "“Llegamos tarde al puente”, alegó ante el jurado el letrado Luis Prado.", "individual", ["Luis Prado"]),
    ("es", "“El puente temblaba desde hacía meses”, contó un carpintero.", "individual", ["carpintero"]),
    ("es", "“Hay tiempo para el plan”, explicó el funcionario en la capital.", "official", None),
    ("es", "Así lo comunicó la alcaldesa Rosa Vega.", "official", ["Rosa Vega"]),
    ("es", "El puente es seguro, explican desde el ministerio.", "official", ["ministerio"]),
    ("es", "La alcaldesa, Rosa Vega, subrayó el esfuerzo de la empresa.", "official", ["Rosa Vega"]),
    ("es", "El ministerio, citado por la agencia TASS, dijo que hay paso.", "state_media", ["ministerio", "TASS"]),
    ("es", "Rosa Vega defiende una reforma fiscal.", "individual", None),
    ("it", "Il sindaco ha definito il calendario delle fiere.", "none", []),
    ("it", "Il loro legale parla di accuse infondate.", "individual", None),
    ("es", "“El puente temblaba desde hacía meses”, narró a Reuters María Prado.", "individual", ["María Prado", "Reuters"]),
    ("es", "“El puente temblaba desde hacía meses”, lamentó entre lágrimas una mujer.", "individual", ["mujer"]),
    ("es", "Las tropas avanzan hacia el puente.", "none", []),
    ("pt", "O governo anunciou a abertura da ponte.", "official_statement", ["governo"]),
    ("ru", "Об этом сообщает ТАСС со ссылкой на министерство.", "state_media", ["министерство", "TASS"]),
    ("ja", "市長は「橋は安全だ」と述べた。", "official", ["市長"]),
    ("ko", "정부가 중재에 나섰으나, 경찰은 \"문을 닫는다\"고 밝혔다.", "official", ["경찰"]),
    ("zh", "据警方通报，事故造成三人死亡。", "official_statement", ["警方"]),
    ("ar", "قالت ليلى إن الجسر مغلق.", "individual", ["ليلى"]),
    ("pl", "– Kierowca zasnął – powiedział w poniedziałek rzecznik policji mł. asp. Jan Kos.", "official", ["Jan Kos"]),
    ("pl", "Jak podała prokuratura, zatrzymano dwie osoby.", "official", ["prokuratura"]),
    ("pl", "Agencja TASS, powołując się na resort obrony, podała, że port działa.", "state_media", ["resort obrony", "TASS"]),
    ("pl", "Z raportu fundacji wynika, że most jest pęknięty.", "ngo_monitor", None),
    ("pl", "Informację podała stacja CNN, powołując się na dwa źródła w rządzie.", "official", ["źródła w rządzie", "CNN"]),
    ("pl", "– To początek – podkreśla w rozmowie z PAP prof. Anna Lis, socjolog.", "expert", ["Anna Lis", "PAP"]),
    ("pl", "– Rynek czeka na decyzję – mówi „Rzeczpospolitej” Jan Kos, ekonomista.", "expert", ["Jan Kos", "Rzeczpospolita"]),
    ("pl", "W opinii politologa dr. Jana Kosa wybory wygra opozycja.", "expert", ["Jana Kosa"]),
    ("pl", "Mieszkańcy narzekają na ceny.", "none", []),
    ("de", "Der Damm halte, sagte am Montag Minister Jan Kolbe.", "official", ["Jan Kolbe"]),
    ("de", "Laut Feuerwehr zieht der Rauch nach Bad Aibling.", "official", ["Feuerwehr"]),
    ("de", "„Der Damm hält wirklich“, sagte Minister Jan Kolbe der Agentur TASS.", "state_media", ["Jan Kolbe", "TASS"]),
    ("de", "„Der Damm hält wirklich“, sagte der Minister dem „Spiegel“.", "official", ["Minister", "Der Spiegel"]),
    ("de", "Im Gespräch mit Reuters sagte die Ministerin, der Damm halte.", "official", ["Ministerin", "Reuters"]),
    ("de", "Die Ministerin sagte, der „Spiegel“ irre sich.", "official", ["Ministerin"]),
    ("fr", "« Le barrage tient », a dit la ministre dans un entretien à l'agence Tass.", "state_media", ["ministre", "TASS"]),
    ("fr", "La ministre a dit que l'AFP se trompait.", "official", ["ministre"]),
    ("it", "La diga tiene, ha detto la ministra in un'intervista alla Reuters.", "official", ["ministra", "Reuters"]),
    ("es", "El dique aguanta, dijo la ministra en una entrevista con Reuters.", "official", ["ministra", "Reuters"]),
    ("pl", "Most stoi, powiedziała „Rzeczpospolitej” minister Anna Lis.", "official", ["Anna Lis", "Rzeczpospolita"]),
    ("de", "Nach „Spiegel“-Informationen ist der Damm alt.", "news_outlet", ["Der Spiegel"]),
    ("de", "Der Platz ist zu, wie die Parkgilde des Bezirks mitteilte.", "unknown", ["Parkgilde"]),
    ("de", "„Wir sitzen hier seit Stunden fest“, sagt er.", "unknown", ["er"]),
    ("de", "Die Ermittler rechnen den Brand einer Bande zu.", "official", ["Ermittler"]),
    ("de", "Als Ziel der Arbeit nannte Minister Jan Kolbe „ein ruhiges Tal“.", "official", ["Jan Kolbe"]),
    ("de", "Der Damm hält, heißt es in Antwerpener Fachkreisen.", "expert", ["Fachkreisen"]),
    ("de", "Generalsekretär Jan Kolbe forderte eine Entschuldigung.", "political_actor", ["Jan Kolbe"]),
    ("de", "Die Städtische Kämmerei sagt, dass der Damm hält.", "unknown", ["Städtische Kämmerei"]),
    ("de", "Der Fahrplan wurde nach langem Streit im Mai bestätigt.", "none", []),
    ("de", "Die Polizei bestätigt den Unfall im Hafen.", "official", ["Polizei"]),
    ("de", "Anwohner wollen am Hafen Schüsse gehört haben.", "witness", ["Anwohner"]),
    ("de", "Helme schreibt die Verordnung vor.", "none", []),
    ("de", "Der Gesetzesentwurf sieht vor, dass die Brücke zu bleibt.", "document", ["Gesetzesentwurf"]),
    ("es", "El plan, para la jueza Rosa Vega, es “un remedio bastante caro para el valle”.", "official", ["Rosa Vega"]),
    ("de", "Strom- und Gasnetze rechnen Behörden dem Staat zu.", "official", ["Behörden"]),
    ("tr", "Vali Ali Kaya, yolun açıldığını söyledi.", "official", ["Ali Kaya"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "kind", "chain"), ONE, ids=[text for _, text, _, _ in ONE])
def test_whose_word_a_sentence_is(language, text, kind, chain):
    ((found, _, names),) = heard(language, text)
    assert found == kind
    assert chain is None or names == chain


def test_a_verb_with_a_subject_of_its_own_is_not_the_last_speakers():
    found = heard(
        "it", "«La diga è sicura da anni», ha detto la sindaca Anna Corti.", "«Io non dormo più qui», lamenta un barbiere."
    )
    assert [kind for kind, _, _ in found] == ["official", "individual"]
    found = heard("es", "“El dique es seguro”, dijo la alcaldesa Rosa Vega.", "Un ministro admite que hay grietas.")
    assert found[1][2] == ["ministro"]


def test_a_noun_of_what_is_said_is_not_who_says_it():
    found = heard("es", "“El dique es seguro”, dijo la alcaldesa Rosa Vega.", "No se reportan víctimas, agregó.")
    assert found[1][2] == ["Rosa Vega"]


def test_a_dropped_subject_is_the_person_just_named():
    found = heard("it", "Il ministro Ugo Serra è a Siena.", "«Vigileremo», ha assicurato a margine del convegno.")
    assert found[1][2] == ["Ugo Serra"]


def test_a_pronoun_and_a_bare_title_mean_the_person_before():
    found = heard(
        "de",
        "Ministerin Ada Voss sagte, der Damm halte.",
        "Sie betonte, es gebe keine Gefahr.",
        "Die Ministerin warnte vor Panik.",
    )
    assert [names for _, _, names in found] == [["Ada Voss"]] * 3


def test_the_mood_of_reported_speech_goes_on_with_the_speaker():
    found = heard("de", "Ada Voss, Ministerin in Kiel, sagte, der Damm halte. Die Straße sei gesperrt. Am Montag kam Regen.")
    assert [kind for kind, _, _ in found] == ["official", "official", "none"]


def test_a_verb_in_that_mood_is_known_by_its_ending_and_its_place():
    found = heard("de", "Ministerin Ada Voss sagte, der Damm halte. Der neue Kai überzeuge sie nicht.")
    assert [names for _, _, names in found] == [["Ada Voss"]] * 2
    found = heard("de", "Ministerin Ada Voss sagte, der Damm halte. Die Lage ist im Tal mittlerweile ruhig.")
    assert found[1][0] == "none"
    found = heard("de", "Ministerin Ada Voss sagte, der Damm halte. Die neun Meter hohe, schwere Mauer steht.")
    assert found[1][0] == "none"


def test_what_is_told_to_a_medium_goes_on_until_another_channel():
    first = "Im Interview mit der Agentur TASS sagte Minister Jan Kolbe, der Damm halte."
    found = heard("de", first, "Das Tal sei sicher, sagte Kolbe.")
    assert found[1][::2] == ("state_media", ["Jan Kolbe", "TASS"])
    found = heard("de", first, "In einer Erklärung sagte Kolbe am Abend, das Tal sei sicher.")
    assert found[1][::2] == ("official_statement", ["Jan Kolbe"])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Das Strategiepapier der Gewerkschaft lag vor. In dem Papier heißt es, der Damm sei alt.", "ngo_monitor"),
        ("Das Gutachten des Ministeriums lag vor. Dem Gutachten ist zu entnehmen, dass der Damm alt ist.", "official"),
        ("Das Gutachten des Ministeriums lag vor. In einem Gutachten heißt es, der Damm sei alt.", "document"),
        ("Das Gutachten lag vor. In dem Gutachten heißt es, der Damm sei alt.", "document"),
    ],
)
def test_a_paper_is_whose_it_was_called_before(text, kind):
    assert heard("de", text)[1][0] == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Immer wieder heißt es, der Damm sei alt.", "unknown"),
        ("Die Fähre soll schon am Montag kommen, heißt es.", "unknown"),
        ("Jetzt heißt es, schnell zu sein.", "none"),
        ("So heißt es in Kiel.", "none"),
    ],
)
def test_it_is_said_by_nobody(text, kind):
    assert heard("de", text)[0][0] == kind


def test_a_word_behind_a_verb_of_saying_and_a_quotation_is_a_name_from_then_on():
    found = heard("de", "„Der Nebel lag den ganzen Morgen im Hafen“, sagt Runa.", "Runa erzählt von der Fahrt zur Insel.")
    assert found[1][2] == ["Runa"]


def test_a_colon_behind_nobody_leads_to_more_of_the_same_speaker():
    first = "„Der Damm wird in jedem Fall halten“, sagte Ministerin Ada Voss."
    found = heard("de", first, "Im Tal, wo es eng ist: „Es gibt dort schon lange keinen Platz mehr.“")
    assert found[1][2] == ["Ada Voss"]


def test_a_heading_behind_an_office_and_a_colon_is_its_word():
    assert heard("de", "Gewerkschaft: Fähren brauchen neue Motoren", "Es schneit.")[0][0] == "ngo_monitor"
    assert heard("de", "Norwegen: Fähren brauchen neue Motoren", "Es schneit.")[0][0] == "none"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Das Schiff hatte offenbar Waffen geladen.", "unverified"),
        ("Durch den Regen werde offenbar der Damm nass, so die Forscherin Ada Voss.", "attributed"),
        ("Der Müllerin wird vorgeworfen, den Bach gestaut zu haben.", "unverified"),
        ("Immer wieder heißt es, der Damm sei alt.", "unverified"),
        ("Der Verdacht: Jemand hat das Schloss am Tor getauscht.", "unverified"),
    ],
)
def test_hearsay_without_a_source_is_unverified(text, status):
    assert heard("de", text)[0][1] == status


def test_a_dropped_subject_is_the_speaker_before():
    found = heard("es", "La ministra Rosa Vega dijo que el dique aguanta. Añadió que no hay peligro.")
    assert [names for _, _, names in found] == [["Rosa Vega"], ["Rosa Vega"]]


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("es", "La ministra Rosa Vega habló del dique. Una persona dijo que el dique aguanta.", "none"),
        (
            "pl",
            "Minister Jan Kos powiedział, że most stoi. W serwisie Truth Social dodał, że jest nowy.",
            "official_statement",
        ),
        ("pl", "Minister Jan Kos powiedział, że most stoi. „Jest nowy i taki pozostanie” – wskazał.", "official"),
    ],
)
def test_a_subject_that_no_rule_knows_is_not_the_speaker_before(language, text, kind):
    assert heard(language, text)[1][0] == kind


def test_words_with_capitals_are_no_person_where_the_first_is_no_name():
    found = heard("de", "Die Halbinsel Krim ist umkämpft.", "Er sprach von einem Fehler.")
    assert [kind for kind, _, _ in found] == ["none", "none"]


def test_in_his_words_means_the_speaker_before():
    found = heard("ru", "Министр Олег Ветров сказал, что мост безопасен.", "По его словам, ремонт закончат в мае.")
    assert found[1][2] == ["Олег Ветров"]


def test_by_his_figures_means_the_person_just_named_where_nobody_spoke_since():
    found = heard(
        "de", "Der Damm hält, sagte Landrat Emil Harms.", "Auch die Forscherin Ada Voss zweifelt.",
        "Nach ihren Berechnungen fehlen neun Meter."
    )  # fmt: skip
    assert found[2] == ("expert", "attributed", ["Ada Voss"])


def test_whoever_is_criticised_behind_a_comma_is_none_of_the_critics():
    found = heard("de", "Sozialdemokraten kritisieren, Kolbe nutze das Geld.", "Jan Kolbe sagte, das sei falsch.")
    assert found[0] == ("political_actor", "attributed", ["Sozialdemokraten"])
    assert found[1] == ("individual", "attributed", ["Jan Kolbe"])


def test_a_text_for_consent_of_any_length_makes_no_claim():
    text = (
        "Um eingebettete Karten anzuzeigen, brauchen wir von Ihnen vor jedem Besuch dieser Seite und aller anderen Seiten des"
        " Hafens, auf denen Karten, Bilder und Filme stehen, die andere Häfen gemacht haben, erneut Ihre Zustimmung, da diese"
        " Häfen sie verlangen."
    )
    assert heard("de", text) == [("none", "not_applicable", [])]
    assert heard("de", text.replace("Um eingebettete Karten anzuzeigen", "Für den Damm"))[0][1] == "unattributed"


def test_a_name_in_the_genitive_before_a_view_is_the_source():
    found = heard("de", "Die Ökonomin Ada Krumm kam nach Kiel.", "Der Preis sinkt aus Krumms Sicht bis Mai.")
    assert found[1][::2] == ("expert", ["Ada Krumm"])


def test_a_spokeswoman_of_nobody_speaks_for_the_body_before():
    first = "Der Konzern kündigte am Montag Entlassungen an."
    found = heard("de", first, "„Wir bedauern das“, teilte eine Sprecherin mit.")
    assert found[1][0] == "company"
    found = heard("de", first, "„Wir bedauern das“, teilte eine Sprecherin der Stadt mit.")
    assert found[1][0] == "official"


def test_it_was_said_goes_on_with_the_speaker_and_not_far_away():
    first = "Die Feuerwehr teilte mit, das Dach brenne."
    assert heard("de", first, "Verletzt werde niemand sein, hieß es.")[1][0] == "official"
    far = heard("de", first, "Es war Markt.", "Es schneite.", "Das Dach war neu.", "Verletzt ist niemand, hieß es.")
    assert far[4] == ("unknown", "attributed", [])


def test_a_quotation_over_two_sentences_is_of_whom_a_join_names():
    found = heard("de", "„Der Ofen raucht seit gestern. Keiner weiß warum“, so Emil Harms.")
    assert [names for _, _, names in found] == [["Emil Harms"]] * 2


@pytest.mark.parametrize(
    ("language", "text", "kinds"),
    [
        ("pl", "– Most stoi – powiedział burmistrz Jan Kos. – Otworzymy go w maju. Farba jest kupiona.", "ooo"),
        ("ru", "— Мост стоит, — сказал мэр Олег Ветров. — Его откроют в мае. Краска куплена.", "ooo"),
        ("es", "—El puente está listo —dijo el alcalde Juan Mora—. Abrirá en mayo. Hay pintura.", "ooo"),
        ("ru", "— Мост стоит, — сказал мэр Олег Ветров. Он встал. Было холодно.", "onn"),
        ("pl", "Burmistrz Jan Kos powiedział, że most stoi – od lat. Farba jest kupiona.", "on"),
    ],
)
def test_speech_that_a_dash_opens_again_goes_on_with_the_speaker(language, text, kinds):
    found = heard(language, text, "Potem padało.")
    assert [kind[0] for kind, _, _ in found] == [*kinds, "n"]


def test_a_colon_at_a_passages_end_announces_the_next_ones_words():
    assert heard("de", "Minister Emil Harms sagte:", "„Der Damm hält bis zum Frühling.“")[1][0] == "official"
    found = heard("ru", "Мэр Олег Ветров признался:", "— Мост не готов.", "Было холодно.")
    assert [kind for kind, _, _ in found[1:]] == ["official", "none"]
    assert heard("de", "Minister Emil Harms sagte:", "Der Damm wurde 1950 gebaut.")[1][0] == "none"


def test_an_abbreviation_at_a_names_end_is_no_surname():
    found = heard("de", "„Der Hof ist zu klein“, sagte der Wirt vom Alten Hafen NRW.", "Der Städtetag NRW begrüßt den Plan.")
    assert found[1][::2] == ("official", ["Städtetag"])


def test_state_media_that_relay_take_the_statement_over():
    found = heard("fr", "Le ministre a dit que le port rouvrira, selon l'agence Xinhua.")
    assert found[0][0] == "state_media"


def test_a_verb_inside_a_quotation_attributes_nothing():
    found = heard("de", "Auf dem Schild stand „Die Polizei sagte, dass hier niemand parken darf“ in roter Schrift.")
    assert found[0][0] == "none"


def test_what_a_caption_describes_is_no_attribution():
    text = "Ministerin Ada Voss spricht von der Tribüne über den Damm."
    source = SourceText(text, (ReadPassage("caption", Span(0, len(text))),), "text/plain", "de")
    assert find_all(source, load_knowledge()).attributions == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Seiner Ansicht nach schadet der Plan dem Hafen.", "official"),
        ("Sein Fazit: Der Hafen braucht mehr Geld.", "official"),
        ("Der Plan schade dem Hafen, so die Kritik.", "official"),
        ("So trete das Wasser über den Damm.", "official"),
        ("Die Kosten kämen hinzu.", "official"),
        ("Was ist Ihrer Meinung nach zu tun?", "none"),
        ("Am Ende kam der Regen.", "none"),
        ("Teile der Halle stürzten ein.", "none"),
        ("Sei der Damm zu alt, baue man einen neuen.", "official"),
        ("Der 48-Jährige sprach von einem Fehler.", "official"),
        ("Man plane einen Anbau, heißt es weiter.", "official"),
        ("Die Stadt verkenne die Gefahr.", "official"),
        ("Ein 48-Jähriger ging nach Hause.", "none"),
        ("Am Freitag blieben die Schulen zu.", "none"),
        ("Sein Fazit kam zu spät.", "none"),
    ],
)
def test_what_goes_on_with_the_speaker_before_and_what_does_not(text, kind):
    assert heard("de", f"Minister Jan Kolbe sagte, der Damm halte. {text}")[1][0] == kind


def test_who_is_named_in_another_case_is_not_whom_a_pronoun_means():
    found = heard(
        "de", "Ministerin Ada Voss sagte, der Damm halte.", "Nicht nur von Rivalen wie dem Grafen Emil Harms kam Spott.",
        "Sie sei gelassen, sagte sie.",
    )  # fmt: skip
    assert found[2][2] == ["Ada Voss"]


@pytest.mark.parametrize(
    ("language", "first", "again", "kind"),
    [
        ("es", "Una vecina y miembro de la plataforma dijo que tiembla.", "Esta vecina pide ayuda.", "ngo_monitor"),
        ("es", "Una vecina y miembro de la plataforma dijo que tiembla.", "Una vecina pide ayuda.", "witness"),
        ("de", "Ein Sprecher der Gewerkschaft sagte, der Lohn sinke.", "Der Sprecher warnte vor Streiks.", "ngo_monitor"),
        ("de", "Ein Sprecher der Gewerkschaft sagte, der Lohn sinke.", "Ein Sprecher warnte vor Streiks.", "official"),
    ],
)  # fmt: skip
def test_a_role_with_an_article_of_somebody_known_keeps_its_type(language, first, again, kind):
    assert heard(language, first, again)[1][0] == kind


def test_a_channel_goes_on_from_a_sentence_without_attribution():
    found = heard(
        "es", "La juez Rosa Vega cierra la causa.", "En el auto, Vega se basa en el informe.", "Según Vega, no hay delito."
    )
    assert [kind for kind, _, _ in found] == ["none", "none", "official_statement"]


def test_a_headline_of_a_source_and_its_words_needs_no_verb():
    text = '시의회 예산 처리 불발··· 야당 "서두를 이유가 없다"'
    source = SourceText(text, (ReadPassage("headline", Span(0, len(text))),), "text/plain", "ko")
    found = find_all(source, load_knowledge())
    assert (found.labels[0].source_type, len(found.attributions)) == ("political_actor", 1)


def test_words_that_tell_whose_stance_it_is_attribute_nothing():
    found = heard("ko", '여당은 "졸속"이라고 반발했다.', '계획이 "졸속"이라며 반대하는 여당의 뜻이 굳어서다.')
    assert [kind for kind, _, _ in found] == ["political_actor", "none"]


@pytest.mark.parametrize(
    ("language", "heading", "status"),
    [
        ("de", "Die Brücke ist gesperrt", "unattributed"),
        ("de", "Stadtrat streicht alte Buslinie", "unattributed"),
        ("de", "Die größten Brücken des Landes", "not_applicable"),
        ("de", "Streit mit dem Nachbarn", "not_applicable"),
        ("de", "Wenn die Brücke gesperrt ist", "not_applicable"),
        ("fr", "Le pont reste fermé", "unattributed"),
        ("fr", "Un pont trop étroit", "not_applicable"),
        ("es", "El puente sigue cerrado", "unattributed"),
        ("es", "Un puente demasiado estrecho", "not_applicable"),
    ],
)
def test_a_heading_that_is_a_clause_makes_a_claim(language, heading, status):
    assert heard(language, "Ein Satz." if language == "de" else "Une phrase.", heading)[1][:2] == ("none", status)


def test_a_photographer_is_not_whom_a_pronoun_means():
    found = heard("de", "Ministerin Ada Voss sagte, der Damm halte.", "Foto: Emil Harms", "Sie sei gelassen, sagte sie.")
    assert found[2][2] == ["Ada Voss"]


def test_a_person_with_two_surnames_is_known_by_the_first():
    found = heard(
        "es", "Hay sillas para los niños y para el ministro Luis Prado Vega.", "El propio Prado admitió que hay grietas."
    )
    assert found[1][:1] == ("official",)


@pytest.mark.parametrize(
    ("language", "text", "kind", "chain"),
    [
        ("ru", "Цены вырастут, сообщили в компании «Молоко Плюс».", "company", ["компании «Молоко Плюс»"]),
        ("ru", "Директор компании «Молоко Плюс» Иван Петров сказал, что цены вырастут.", "company", ["Иван Петров"]),
        ("ru", "«Мы закроем завод», — сказал тренер «Рубина» Пётр Сомов.", "individual", ["Пётр Сомов"]),
        ("uk", "Організація «Промінь» заявила, що міст закрито.", "ngo_monitor", ["Організація «Промінь»"]),
        ("bg", "Директорът на компания „Мляко плюс“ Иван Петров каза, че цените растат.", "company", ["Иван Петров"]),
        ("pl", "Według gazety „Nowy Tydzień” most jest zamknięty.", "news_outlet", ["gazety „Nowy Tydzień”"]),
        ("de", "Die Partei „Die Mitte“ forderte Ruhe.", "political_actor", ["Partei „Die Mitte“"]),
        ("ja", "米シンクタンク「北極星」は、橋は安全だと分析している。", "expert", ["米シンクタンク「北極星」"]),
        ("ar", "أعلنت شركة «نجمة الخليج» أن الجسر آمن.", "company", ["شركة «نجمة الخليج»"]),
        ("ru", "Газета «Ведомости» пишет, что цены вырастут.", "news_outlet", ["Vedomosti"]),
    ],
)
def test_a_name_in_quotation_marks_belongs_to_the_body_before_it(language, text, kind, chain):
    ((found, _, names),) = heard(language, text)
    assert (found, names[:1]) == (kind, chain)


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("es", "El puente sigue cerrado, según el diario Faro Norte.", "news_outlet"),
        ("it", "Secondo il quotidiano Faro Nord il ponte è chiuso.", "news_outlet"),
        ("es", "La agencia añadió que el puente está cerrado.", "none"),
        ("fr", "L'agence précise que le pont est fermé.", "none"),
    ],
)
def test_a_noun_for_a_medium_gives_its_type_to_a_name_and_nothing_alone(language, text, kind):
    assert heard(language, text)[0][0] == kind


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Das Verkehrsministerium sagte, der Damm sei alt. Das Ministerium ergänzte, er werde geprüft."),
        ("pl", "Ministerstwo Zdrowia podało, że jest dziewięć przypadków. Ministerstwo dodało, że ognisko rośnie."),
    ],
)
def test_a_bare_noun_means_the_body_with_that_noun_in_its_name(language, text):
    (_, _, first), (_, _, again) = heard(language, text)
    assert again == first


def test_of_two_agencies_the_last_one_that_spoke_is_taken_up():
    text = "Reuters informó que el puente cayó. EFE informó que faltan nueve personas. La agencia añadió que llueve."
    assert [names for _, _, names in heard("es", text)] == [["Reuters"], ["EFE"], ["EFE"]]


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("tr", "Ankara Cumhuriyet Başsavcılığı soruşturma başlatıldığını duyurdu.", "official_statement"),
        ("tr", "Sözcü, köprünün kapalı olduğunu söyledi.", "official"),
        ("fr", "La Croix-Rouge a affirmé que le pont est fermé.", "ngo_monitor"),
        ("fr", "La Croix a affirmé que le pont est fermé.", "news_outlet"),
        ("ru", "Агентство сообщило, что мост закрыт.", "none"),
    ],
)
def test_an_outlets_name_that_is_part_of_another_or_an_ordinary_word_is_none(language, text, kind):
    assert heard(language, text)[0][0] == kind


@pytest.mark.parametrize(
    ("language", "text", "kind", "chain"),
    [
        ("ko", "로이터통신은 김민수 대변인이 다리가 안전하다고 밝혔다고 전했다.", "official", ["김민수", "Reuters"]),
        ("ja", "ロイター通信は、首相が橋は安全だと述べたと報じた。", "official", ["首相", "Reuters"]),
        ("tr", "Reuters, bakanın köprünün güvenli olduğunu söylediğini bildirdi.", "official", ["bakan", "Reuters"]),
        ("tr", "Bakan, çocukların köprünün güvenli olduğunu söyledi.", "official", ["Bakan"]),
        ("zh", "路透社报道说，外交部发言人毛宁表示，桥是安全的。", "official", ["毛宁", "Reuters"]),
        ("zh", "外交部发言人毛宁则说，桥是安全的，路透社报道。", "official", ["毛宁", "Reuters"]),
        ("zh", "路透社援引外交部发言人的话说，桥是安全的。", "official", ["外交部发言人", "Reuters"]),
        ("es", "Reuters informó de que el ministro dijo que el puente es seguro.", "official", ["ministro", "Reuters"]),
        ("fr", "Le ministre a dit que le pont était fermé, rapporte Reuters.", "official", ["ministre", "Reuters"]),
        ("ru", "Reuters сообщает, что министр заявил, что мост закрыт.", "official", ["министр", "Reuters"]),
        ("de", "Reuters berichtet, der Minister habe gesagt, dass der Damm halte.", "official", ["Minister", "Reuters"]),
        ("de", "Der Minister sagte, der Damm halte, berichtet Reuters.", "official", ["Minister", "Reuters"]),
        ("es", "El dueño, que conoce al ministro, dice que el puente es seguro.", "individual", None),
    ],
)
def test_what_x_said_that_y_said_is_ys_word_and_x_handed_it_on(language, text, kind, chain):
    ((found, _, names),) = heard(language, text)
    assert found == kind
    assert chain is None or names == chain


@pytest.mark.parametrize(
    ("language", "text", "chain"),
    [
        ("ru", "Об этом «Медузе» рассказал мэр Иван Петров.", ["Иван Петров", "Meduza"]),
        ("ru", "«Воды нет», — сказал «Медузе» мэр Иван Петров.", ["Иван Петров", "Meduza"]),
        ("uk", "Про це «Українській правді» розповів мер Іван Петренко.", ["Іван Петренко", "Ukrainska Pravda"]),
        ("ar", "قال الوزير لرويترز إن الجسر آمن.", ["الوزير", "Reuters"]),
        ("fr", "« Le pont tient », a dit au Figaro le maire Jean Morel.", ["Jean Morel", "Le Figaro"]),
        ("it", "Il sindaco Mario Bruni ha detto al Messaggero che il ponte è chiuso.", ["Mario Bruni", "Il Messaggero"]),
        ("pt", "O prefeito João Lima disse ao Globo que a ponte está fechada.", ["João Lima", "O Globo"]),
        ("tr", "Reuters'a konuşan Bakan Ali Kaya, köprünün güvenli olduğunu söyledi.", ["Ali Kaya", "Reuters"]),
        ("tr", "AA muhabirine açıklama yapan muhtar Hasan Tan, “Su kalmadı” dedi.", ["Hasan Tan", "Anadolu Agency"]),
        ("ko", "김민수 장관은 로이터통신과의 인터뷰에서 다리가 안전하다고 말했다.", ["김민수", "Reuters"]),
        ("ja", "首相はロイター通信のインタビューで、橋は安全だと述べた。", ["首相", "Reuters"]),
        ("zh", "部长接受路透社采访时说，大桥是安全的。", ["部长", "Reuters"]),
        ("fr", "Le maire Jean Morel dit que la Coupe du Monde aura lieu.", ["Jean Morel"]),
        ("uk", "Співрозмовник «Бабеля» в уряді каже, що міст закрито.", ["Співрозмовник"]),
    ],
)
def test_a_medium_in_the_form_of_who_is_told_hands_it_on(language, text, chain):
    assert heard(language, text)[0][2] == chain


@pytest.mark.parametrize(
    ("language", "text", "chain"),
    [
        ("es", "El alcalde Juan Ríos habló con Reuters. “No hay agua”, señaló.", ["Juan Ríos", "Reuters"]),
        ("it", "Il sindaco Mario Bruni ha parlato con Reuters. “Non c'è acqua”, ha spiegato.", ["Mario Bruni", "Reuters"]),
        ("de", "Bürgermeister Jan Kolbe gab Reuters ein Interview. „Es ist zu spät“, sagte er.", ["Jan Kolbe", "Reuters"]),
        ("es", "El alcalde Juan Ríos leyó un informe de Reuters. “No hay agua”, señaló.", ["Juan Ríos"]),
    ],
)
def test_what_is_told_to_a_medium_in_one_sentence_is_said_in_the_next(language, text, chain):
    assert heard(language, text)[1][2] == chain


@pytest.mark.parametrize(
    ("text", "kind", "chain"),
    [
        ("عباس آرامی، وزیر خارجه ایران، روز دوشنبه گفت که مذاکرات ادامه دارد.", "official", ["عباس آرامی"]),
        ("سخنگوی وزارت نیرو، بهمن آرامی، در نشست خبری گفت که سد پر است.", "official_briefing", ["بهمن آرامی"]),
        ("به گزارش رویترز، نُه نفر کشته شدند.", "wire", None),
        ("سازمان ملل این حمله را محکوم کرد.", "international_body", ["سازمان ملل"]),
        ("وزیر به رویترز گفت که پل ایمن است.", "official", None),
        ("خبرگزاری ایرنا به نقل از پلیس گزارش داد که پل بسته است.", "state_media", None),
        ("گفت‌وگوی دو کشور در عمان ادامه یافت.", "none", []),
        ("یک منبع آگاه گفت که توافق نزدیک است.", "anonymous", None),
    ],
)
def test_persian_has_its_verb_behind_the_subject_and_its_objects_marked(text, kind, chain):
    ((found, _, names),) = heard("fa", text)
    assert found == kind
    assert chain is None or names == chain


@pytest.mark.parametrize(
    ("language", "text", "chain"),
    [
        (
            "fr",
            "« Le lac est petit », a dit la biologiste Rose Morel. L'experte ajoute qu'il est profond.",
            ["Rose Morel"],
        ),
        ("fr", "« Le lac est trop petit », a dit la biologiste Rose Morel. Son expert ajoute qu'il est profond.", ["expert"]),
        ("de", "„Wir waren zu langsam“, sagte Stürmer Jan Kolbe. Der Angreifer sagte, er sei müde.", ["Jan Kolbe"]),
        ("de", "„Wir waren zu langsam“, sagte Stürmer Jan Kolbe. Der Bürgermeister sagte, er sei müde.", ["Bürgermeister"]),
    ],
)
def test_a_person_may_be_called_by_what_they_do(language, text, chain):
    assert heard(language, text)[1][2] == chain


@pytest.mark.parametrize(
    ("language", "text", "chain"),
    [
        ("de", "„Das ist gut“, sagte Ministerin Ursula von der Heide.", ["Ursula von der Heide"]),
        ("de", "„Das ist gut“, sagte Ministerin Anna Voss von der Partei.", ["Anna Voss"]),
        ("es", "“Está bien”, dijo la ministra Ursula von der Heide.", ["Ursula von der Heide"]),
    ],
)
def test_a_name_may_have_two_particles(language, text, chain):
    assert heard(language, text)[0][2] == chain


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("es", "La organización Faro Azul denunció el vertido. “Es muy grave”, dijo su vocera, Rosa Vega.", "ngo_monitor"),
        ("fr", "Le syndicat dénonce le projet. « C'est très grave », a dit sa porte-parole Rose Morel.", "ngo_monitor"),
        ("es", "El Ministerio de Salud informó que llueve. “Es muy grave”, dijo su vocera, Rosa Vega.", "official"),
    ],
)
def test_a_spokesperson_of_its_speaks_for_the_body_before(language, text, kind):
    assert heard(language, text)[1][0] == kind


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("it", "Per la ministra Anna Corti il dato «va letto con molta prudenza».", "official"),
        ("pt", "Para analistas, a ponte é frágil demais.", "expert"),
        ("es", "Para la ministra compraron flores en la plaza.", "none"),
    ],
)
def test_a_sentence_may_begin_with_whose_view_it_is(language, text, kind):
    assert heard(language, text)[0][0] == kind


@pytest.mark.parametrize(
    ("language", "text"),
    [("es", "Volodímir Zelenski dijo que el puente es seguro."), ("uk", "Володимир Зеленський сказав, що міст безпечний.")],
)
def test_a_holder_of_office_is_known_by_the_name_of_the_language(language, text):
    assert heard(language, text)[0][0] == "official"


@pytest.mark.parametrize(
    ("language", "lead"),
    [
        ("de", "Das Verkehrsministerium gab folgende Erklärung heraus:"),
        ("fr", "Le ministère a publié le communiqué suivant :"),
        ("es", "El ministerio emitió el siguiente comunicado:"),
        ("it", "Il ministero ha diffuso la seguente nota:"),
        ("pt", "O ministério divulgou a seguinte nota:"),
        ("pl", "Ministerstwo wydało następujące oświadczenie:"),
        ("ru", "Министерство выпустило следующее заявление:"),
        ("uk", "Міністерство оприлюднило таку заяву:"),
        ("ar", "أصدرت الوزارة البيان التالي:"),
    ],
)
def test_a_statement_printed_below_a_colon_is_of_who_issued_it(language, lead):
    found = heard(language, lead, "„Xanu bilo terova nasti. Gorun pelaxi timo.“")
    assert [kind for kind, _, _ in found] == ["official_statement"] * 3


def test_when_and_where_stand_between_a_verb_and_its_colon():
    found = heard("de", "Landrat Emil Harms sagte am Montag in Kiel:", "„Der Damm hält. Es gibt keine Gefahr.“")
    assert [names for _, _, names in found] == [["Emil Harms"]] * 3


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le pont sera fermé, a annoncé, lundi 3 mars, le maire Paul Lemaire."),
        ("fr", "Le pont sera fermé, a annoncé ce lundi à Lyon le maire Paul Lemaire."),
        ("es", "El puente estará cerrado, dijo este lunes en Sevilla el alcalde Paul Lemaire."),
        ("it", "Il ponte sarà chiuso, ha detto oggi a Milano il sindaco Paul Lemaire."),
        ("pt", "A ponte será fechada, disse esta segunda-feira em Lisboa o autarca Paul Lemaire."),
        ("pl", "Most będzie zamknięty, powiedział w poniedziałek, 3 marca, burmistrz Paul Lemaire."),
        ("ru", "Мост будет закрыт, сказал в понедельник в Саратове мэр Paul Lemaire."),
        ("uk", "Міст буде закрито, сказав у понеділок, 3 березня, мер Paul Lemaire."),
    ],
)
def test_when_and_where_stand_between_a_verb_and_its_subject(language, text):
    assert heard(language, text)[0][2] == ["Paul Lemaire"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "« Le pont, a déclaré le maire Paul Lemaire, reste fermé jusqu'en mai. »"),
        ("it", "«Il ponte - ha detto ieri il sindaco Paul Lemaire - resta chiuso fino a maggio»."),
        ("ru", "«Мост, — сказал мэр Paul Lemaire, — остаётся закрытым до мая»."),
        ("uk", "«Міст, — сказав мер Paul Lemaire, — залишається закритим до травня»."),
    ],
)
def test_who_speaks_may_be_named_inside_the_marks_of_a_quotation(language, text):
    assert heard(language, text)[0][2] == ["Paul Lemaire"]


def test_whom_a_quotation_names_as_a_speaker_is_not_who_speaks():
    found = heard("fr", "« Le maire, dit le préfet, a fermé le pont », raconte Anne Cole.")
    assert found[0][2] == ["Anne Cole"]


@pytest.mark.parametrize(
    ("language", "text", "kinds"),
    [
        ("de", "„Der Damm bleibt zu.“ Das sagte Landrat Emil Harms am Montag.", ["official"] * 2),
        ("de", "Das erklärte Ziel der Behörde ist ein Damm. Das erklärte Ziel hilft.", ["none"] * 2),
        ("fr", "Le pont est vieux. C'est ce qui ressort d'un rapport.", ["document"] * 2),
        ("es", "El puente es viejo. Así se desprende de un informe publicado el lunes.", ["document"] * 2),
        ("it", "Il ponte resta chiuso. Lo ha detto il sindaco Carlo Riva.", ["official"] * 2),
        ("pt", "A ponte é velha. É o que afirma o prefeito Rui Lima.", ["official"] * 2),
        ("pl", "Most jest stary. Powiedział o tym burmistrz Jan Kos.", ["official"] * 2),
        ("ru", "Мост закрыт. Об этом рассказал мэр Иван Седов.", ["official"] * 2),
        ("uk", "Міст закрито. Про це розповів мер Іван Коваль.", ["official"] * 2),
    ],
)
def test_a_sentence_that_points_back_attributes_the_one_before(language, text, kinds):
    assert [kind for kind, _, _ in heard(language, text)] == kinds


def test_a_sentence_of_somebody_else_is_not_who_is_pointed_back_from():
    found = heard("it", "Il ponte resta chiuso, ha detto la ministra Anna Corti. Lo ha detto anche il sindaco Carlo Riva.")
    assert found[0][2] == ["Anna Corti"]


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("de", "Ein Anwohner sagte, es habe gebrannt. Ein weiterer sprach von einem Knall.", "witness"),
        ("de", "Landrat Emil Harms sagte, der Damm halte. Ein anderer sagte, er sei alt.", "unknown"),
        ("fr", "Un habitant a dit que le pont est sûr. Un autre affirme que le pont est vieux.", "witness"),
        ("es", "Un vecino dijo que el puente es viejo. Otro dijo que es nuevo.", "witness"),
        ("it", "Un residente ha detto che il ponte è vecchio. Un altro ha detto che è nuovo.", "witness"),
        ("ru", "Житель рассказал, что мост закрыт. Другой сказал, что он открыт.", "witness"),
        ("uk", "Мешканець розповів, що міст закритий. Інша сказала, що він відкритий.", "witness"),
    ],
)
def test_another_is_somebody_of_the_same_kind_where_there_are_many(language, text, kind):
    assert heard(language, text)[1][0] == kind


def test_what_stands_before_the_speaker_in_a_passage_that_a_dash_opens_is_theirs():
    found = heard("pl", "– Musimy zamknąć most. To potrwa – dodał burmistrz Jan Kos.", "W mieście padał deszcz.")
    assert [kind for kind, _, _ in found] == ["official", "official", "none"]


@pytest.mark.parametrize(
    ("language", "text", "kind", "chain"),
    [
        ("de", "Die Firma wird verkauft, wie die „Süddeutsche Zeitung“ berichtet.", "news_outlet", ["Süddeutsche Zeitung"]),
        ("de", "Es heißt, der Minister habe von dem Plan gewusst.", "unknown", None),
        ("de", "Dem Sender ntv sagte Ada Voss: „Der Damm hält in jedem Fall.“", "individual", None),
        ("de", "Die Ministerin ließ am Abend mitteilen, der Damm halte.", "official", ["Ministerin"]),
        ("de", "Wie es aus dem Verkehrsministerium heißt, ist der Damm alt.", "official", ["Verkehrsministerium"]),
        ("it", "«Il ponte resta chiuso fino a maggio», bofonchia Anna Villa.", "individual", ["Anna Villa"]),
        ("pt", "Segundo a Folha de S.Paulo, a ponte é velha.", "news_outlet", ["Folha de S.Paulo"]),
        ("pl", "– Wiedział o wszystkim – mówi osoba z otoczenia ministra.", "anonymous", None),
        ("ru", "Согласно отчёту, дамба старая.", "document", None),
        ("uk", "Згідно зі звітом, гребля стара.", "document", None),
        ("ru", "Лучшие блогеры по версии Wday.ru собрались вчера.", "none", []),
        ("zh", "教育部宣布大桥将于五月重新开放。", "official_statement", ["教育部"]),
        ("zh", "外交部发表以下声明：“大桥在另行通知前仍然关闭。”", "official_statement", ["外交部"]),
        ("ja", "複数の関係者が、会社は売却されると明らかにした。", "anonymous", None),
        ("ja", "ロイター通信は、関係者の話として、会社が売却されると報じた。", "anonymous", ["関係者", "Reuters"]),
        ("tr", "Reuters şirketin satılacağını bildirdi.", "wire", ["Reuters"]),
        ("tr", "Belediye Başkanı Ali Kaya Reuters'a köprünün eski olduğunu söyledi.", "official", ["Ali Kaya"]),
    ],
)
def test_everyday_shapes(language, text, kind, chain):
    ((found, _, names),) = heard(language, text)
    assert found == kind
    assert chain is None or names == chain


def test_it_further_says_goes_on_with_the_paper():
    found = heard("de", "Im Bericht heißt es, der Damm sei alt. Weiter heißt es, er werde geprüft.")
    assert [kind for kind, _, _ in found] == ["document"] * 2


def test_a_first_word_that_no_rule_knows_is_no_speaker_where_subjects_may_be_left_out():
    found = heard("tr", "Belediye Başkanı Ali Kaya köprünün eski olduğunu söyledi. Trafiğin aksadığını da belirtti.")
    assert found[1][2] == ["Ali Kaya"]


@pytest.mark.parametrize(
    ("language", "heading", "kind"),
    [
        ("zh", "警方：火灾无人受伤", "official"),
        ("zh", "市长：谁来付钱？", "none"),
        ("de", "Landrat Emil Harms: Die Brücke muss bis Mai zu bleiben", "official"),
        ("de", "Landrat Emil Harms: Wie er die Brücke vor dem Regen rettet", "none"),
        ("es", "Alcalde Pablo Ruiz: el puente está cerrado", "official"),
    ],
)
def test_a_heading_behind_an_office_and_its_holder_is_their_word_where_it_is_a_clause(language, heading, kind):
    passages = (ReadPassage("headline", Span(0, len(heading))),)
    found = find_all(SourceText(heading, passages, "text/plain", language), load_knowledge())
    assert str(found.labels[0].source_type) == kind


def test_whom_reported_speech_tells_of_does_not_tell_it():
    found = heard("ja", "大阪府警によると、容疑者は逃走した。男性は軽傷だという。")
    assert found[1][2] == ["大阪府警"]


def test_as_he_argued_between_dashes_goes_on_with_the_speaker():
    text = "Burmistrz Jan Kos ocenił, że Rosja zamknęła most, gdyż – jak argumentował – jest on stary."
    found = heard("pl", text, "„Most jest stary i taki pozostanie” – dodał.")
    assert [names for _, _, names in found] == [["Jan Kos"]] * 2


@pytest.mark.parametrize(
    ("language", "text", "kind", "chain"),
    [
        ("pt", "O porta-voz da Polícia Nacional (PN), Rui Lima, negou o ataque.", "official", ["Rui Lima"]),
        ("es", "La portavoz del Servicio Nacional (SN), Ana Ríos, dijo que llueve.", "official", ["Ana Ríos"]),
        (
            "de",
            "„Der Damm hält noch lange“, sagte der Anwalt Jan Kolbe (58), Berater der Stadt.",
            "individual",
            ["Jan Kolbe"],
        ),
        ("fr", "Le ministère a, lui, affirmé que le pont est sûr.", "official", ["ministère"]),
        ("pt", "«A ponte é segura», disse à agência France-Presse (AFP) uma fonte da polícia.", "official", None),
        ("es", "Para el Ejército, el ataque es «una provocación».", "official", ["Ejército"]),
        ("es", "Para el Ejército, el ataque llega tarde.", "none", []),
    ],
)
def test_brackets_and_insets_part_nobody_from_their_words(language, text, kind, chain):
    ((found, _, names),) = heard(language, text)
    assert found == kind
    assert chain is None or names[:1] == chain


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("pt", "A ponte caiu, segundo um balanço divulgado na terça-feira pela polícia.", "official"),
        ("fr", "Le pont est tombé, d'après les chiffres publiés lundi par le ministère.", "official"),
        ("it", "Il ponte è caduto, secondo i dati diffusi ieri dalla Croce Rossa.", "ngo_monitor"),
        ("es", "El puente cayó, según un informe publicado el lunes por el ministerio.", "official"),
        ("es", "El puente cayó, según un informe publicado el lunes.", "document"),
    ],
)
def test_a_paper_is_whose_who_published_it(language, text, kind):
    ((found, _, _),) = heard(language, text)
    assert found == kind


def test_whom_somebody_told_is_not_who_tells():
    found = heard(
        "it", "Il sindaco Mario Bruni ha detto che il ponte è caduto. Ai soccorritori ha raccontato di averlo visto."
    )
    assert [names for _, _, names in found] == [["Mario Bruni"]] * 2


def test_a_position_that_begins_a_sentence_is_the_last_speakers():
    text = "O ministro Rui Lima disse que a ponte é segura. Acusou a empresa de mentir."
    assert [names for _, _, names in heard("pt", text)] == [["Rui Lima"]] * 2


@pytest.mark.parametrize(
    ("blocks", "kinds"),
    [
        (["Secondo la polizia nove uomini sono salvi. Altri due sarebbero dispersi."], ["official", "official"]),
        (["Secondo la polizia nove uomini sono salvi.", "Altri due sarebbero dispersi."], ["official", "unknown"]),
        (["«Il ponte è caduto stanotte», dice un passante. Altri due sarebbero dispersi."], ["witness", "unknown"]),
    ],
)
def test_a_conditional_goes_on_with_the_statement_before_it(blocks, kinds):
    found = heard("it", *blocks)
    assert found[0][0] == kinds[0]
    assert (found[1][2] == found[0][2]) == (kinds[1] != "unknown")


def test_some_of_the_last_speakers_words_go_on_with_him_and_a_name_in_quotation_marks_does_not():
    first = "Le maire Jean Morel a dit que le pont tremble. "
    found = heard("fr", first + "Il faudra « plusieurs années de travaux » pour le refaire.")
    assert found[1][2] == ["Jean Morel"]
    assert heard("fr", first + "Le vieux pont, le « Pont des Sœurs de mai », date de 1898.")[1][2] == []


def test_who_tells_what_they_lived_through_in_a_calamity_is_a_witness():
    calamity = "Ein Erdbeben hat die Stadt zerstört, neun Menschen wurden verletzt."
    told = "„Wir haben die ganze Nacht im Keller gelegen“, sagte die Lehrerin Ada Voss."
    assert heard("de", calamity, told)[1][0] == "witness"
    assert heard("de", "Das Fest beginnt am Montag.", told)[1][0] == "individual"
    assert (
        heard("de", calamity, "„Das Amt hätte warnen müssen, finde ich“, sagte die Lehrerin Ada Voss.")[1][0] == "individual"
    )
    assert heard("de", calamity, told.replace("die Lehrerin", "ihre Anwältin"))[1][0] == "individual"


def test_an_abbreviation_in_brackets_names_its_body_from_there_on():
    found = heard("es", "El Estado Mayor (EMT) dijo que llueve. El puente sigue en pie, añadió el EMT.")
    assert [kind for kind, _, _ in found] == ["official"] * 2
    assert found[0][2] == found[1][2]


@pytest.mark.parametrize(
    ("language", "text", "kind", "chain"),
    [
        ("pt", "O ministro, Luís Montenegro, disse que a ponte caiu.", "official", ["Luís Montenegro"]),
        (
            "de",
            "„Der Damm hält“, sagte der Minister Taher al-Nuri der AFP.",
            "official",
            ["Taher al-Nuri", "Agence France-Presse"],
        ),
        ("fr", "La mairie, accusée de mentir par le préfet, a condamné l'attaque.", "official", ["mairie"]),
        ("pt", "A ponte caiu, disse hoje à AFP um vizinho.", "witness", ["vizinho"]),
        ("it", "«La diga trema da maggio», racconta uno dei superstiti.", "witness", ["superstiti"]),
        ("es", "Una fuente policial exigió calma, según El País.", "official", ["fuente policial", "El País"]),
    ],
)
def test_names_and_places_of_a_subject(language, text, kind, chain):
    ((found, _, names),) = heard(language, text)
    assert found == kind
    assert names[: len(chain)] == chain


def test_a_party_and_an_office_call_again_who_spoke():
    text = "Minister Jan Kolbe (SPD) sagte, der Damm halte. „Wir bauen weiter“, sagte der SPD-Politiker am Rande der Messe."
    assert [names for _, _, names in heard("de", text)] == [["Jan Kolbe"]] * 2


def test_an_organisation_with_a_name_behind_it_is_not_the_last_body():
    text = "Die Weltgesundheitsorganisation warnte vor dem Wasser."
    named = "„Das war seit Mai absehbar“, sagte die Menschenrechtsorganisation Lorna."
    assert heard("de", f"{text} {named}")[1][0] == "ngo_monitor"


@pytest.mark.parametrize(
    ("language", "text", "kind", "chain"),
    [
        (
            "ru",
            "«Мост цел», — сказал журналистам после заседания министр транспорта Олег Дуб.",
            "official_briefing",
            ["Олег Дуб"],
        ),
        ("ru", "Мост закрыт, сообщил «Интерфаксу» на полях форума мэр Иван Петров.", "official", ["Иван Петров", "Interfax"]),
        ("ru", "«Мост цел», — рассказал Reuters 24-летний студент Иван Петров.", "individual", ["Иван Петров", "Reuters"]),
        ("ru", "Уполномоченный по правам человека Анна Лис призвала открыть мост.", "official", ["Анна Лис"]),
        ("ru", "Консул Польши в Лорне Анна Лис заявила, что мост закрыт.", "official", ["Анна Лис"]),
        ("ru", "Один из лидеров оппозиции Иван Петров призвал сторонников разойтись.", "political_actor", None),
        ("ru", "Мост закрыт, заявил адвокат мэра Иван Петров.", "individual", ["Иван Петров"]),
        ("ru", "Источники Reuters утверждают, что мост закрыт.", "anonymous", None),
        ("ru", "По словам Путина, мост закрыт.", "official", ["Путина"]),
        ("uk", "Речниця Моніторингової місії ООН в Україні Анна Лис закликала до миру.", "international_body", ["Анна Лис"]),
        ("uk", "Кореспондент «Вечора» на місці бачив, як горить міст.", "own_reporting", None),
        ("tr", "Adının açıklanmasını istemeyen bir yetkili, köprünün kapalı olduğunu söyledi.", "official", None),
        ("tr", "Reuters ise bakanın köprüyü kapattığını yazdı.", "wire", ["Reuters"]),
        ("tr", "Lorne'da yaşayan Ali Kaya, “Köprü yıkıldı” dedi.", "individual", ["Ali Kaya"]),
        ("ar", "اتهمت منظمة العفو الدولية السلطات السورية بإغلاق الجسر.", "ngo_monitor", None),
        ("ar", "لكن وزير النقل قال إن الجسر آمن.", "official", None),
        ("ar", "قال ترامب إن الجسر آمن.", "official", ["ترامب"]),
    ],
)
def test_who_speaks_is_found_behind_what_stands_between(language, text, kind, chain):
    ((found, _, names),) = heard(language, text)
    assert found == kind
    assert chain is None or names == chain


@pytest.mark.parametrize(
    ("language", "texts", "name"),
    [
        ("ru", ["Мост закрыт, сказал министр Олег Дуб.", "По словам министра, ремонт начнётся в мае."], "Олег Дуб"),
        ("ru", ["МЧС закрыло мост, говорится в сообщении ведомства."], "МЧС"),
        ("ru", ["Полиция задержала бывшего губернатора Ивана Сомова.", "Сомов заявил, что невиновен."], "Ивана Сомова"),
        ("tr", ["Analist Choi Min-su köprünün kapandığını söyledi.", "Choi, “Yol da kapalı” dedi."], "Choi Min-su"),
    ],
)
def test_bare_nouns_and_short_names_are_who_was_named_before(language, texts, name):
    assert heard(language, *texts)[-1][2][:1] == [name]


def test_what_ends_a_heading_is_no_part_of_the_paragraph_below():
    found = heard("uk", "Мер: міст закриють на прохання ЄС", "Міністр Олег Дуб заявив, що міст закрито.")
    assert found[-1] == ("official", "attributed", ["Олег Дуб"])


@pytest.mark.parametrize(
    ("language", "text", "kinds"),
    [
        ("ja", "漁師の男性は「波が高い。船は出せない」と話した。", ["witness", "witness"]),
        ("ja", "警察は橋を閉じた。「橋は通れない」。市長の山本太郎氏はこう述べた。", ["none", "official", "official"]),
        ("ja", "山本太郎教授は橋が古いとみる。「直すより架け替えるべきだ」", ["expert", "expert"]),
        ("ja", "警察は橋を閉じた。「橋は通れない」", ["none", "none"]),
        ("ja", "国営テレビは橋が落ちたと報じた。山本首相は「必ず直す」と語ったという。", ["state_media", "state_media"]),
        ("ja", "国営テレビは橋が落ちたと報じた。作業員は全員が逃げたという。", ["state_media", "state_media"]),
        ("ko", "국영 통신은 다리가 무너졌다고 보도했다. 인부들이 모두 대피했다고 한다.", ["state_media", "state_media"]),
        ("ko", "시장은 다리가 낡았다고 말했다. 더 늦출 수 없다는 게 그의 주장이다.", ["official", "official"]),
    ],
)
def test_what_goes_on_over_several_sentences(language: str, text: str, kinds: list[str]) -> None:
    assert [found[0] for found in heard(language, text)] == kinds


@pytest.mark.parametrize(
    ("language", "text", "kind", "chain"),
    [
        ("ja", "ロイター通信は、市長は辞任すると報じた。", "wire", ["Reuters"]),
        ("ja", "知事は橋を閉じ、市長は「橋は通れない」と述べた。", "official", ["市長"]),
        ("ja", "与党「青い風」の報道官は「橋は直す」と述べた。", "political_actor", None),
        ("ja", "病院前で待っていた女性は「橋が揺れた」と話した。", "individual", ["女性"]),
        ("ja", "前大統領は去った。検察官は「橋は証拠だ」と述べた。", "official", None),
        ("ja", "気象庁が9日に公表したデータによると、雨は減った。", "official_statement", ["気象庁"]),
        ("ko", '국영 통신은 다리가 무너졌다고 보도했다. 시장은 "고치겠다"고 말했다고 통신은 전했다.', "state_media", None),
        ("ko", "기상청이 9일 발표한 자료에 따르면 비가 줄었다.", "official", None),
        ("zh", "莫斯科称，大桥已经关闭。", "official", ["莫斯科"]),
        ("zh", "统计局9日公布的数据显示，物价上涨。", "official", ["统计局"]),
        ("zh", "法院文件显示，大桥不安全。", "document", None),
        ("zh", "根据协议，港口本月开放，工会交出钥匙。", "none", []),
        ("zh", "记者在港口看到，大桥已经关闭。", "own_reporting", ["记者"]),
        ("zh", "红十字会表示，大桥不安全。该组织驻当地负责人呼吁关闭大桥。", "ngo_monitor", None),
        ("ko", '다리에서 만난 회사원 나리타 겐지(32)는 "무서웠다"고 말했다.', "individual", ["나리타 겐지"]),
        ("ko", '세계보건기구(WHO) 사무총장은 "물이 위험하다"고 말했다.', "international_body", None),
        ("ko", '김수한 전 시장은 "다리는 안전하다"고 말했다.', "individual", None),
        ("zh", "路透社报道，大桥倒塌。市长表示，大桥是旧的。报道还说，九人失踪。", "wire", ["Reuters"]),
        ("ja", "国営アンタラ通信は、市長は辞任すると伝えた。", "state_media", None),
        ("ko", '이란 외무장관 역시 "다리는 안전하다"고 말했다.', "official", None),
        ("zh", "市长说，大桥不安全，工会反对重新开放。", "official", ["市长"]),
        ("zh", "市长在脸书发文，呼吁警方关闭大桥。", "official_statement", ["市长"]),
        ("zh", "（中央社曼谷24日專電）警方今天表示，大橋已經關閉。", "official", None),
        ("zh", "总统阿明·拉尔森到访。拉尔森随后表示，大桥是安全的。", "official", ["阿明·拉尔森"]),
        ("zh", "市长到访。工会发表声明说，大桥不安全。声明还谴责政府拖延工期。", "ngo_monitor", ["工会"]),
    ],
)
def test_who_speaks_in_scripts_without_capitals(language: str, text: str, kind: str, chain: list[str] | None) -> None:
    found, _, names = heard(language, text)[-1]
    assert found == kind
    assert chain is None or names == chain


@pytest.mark.parametrize(
    ("before", "type_"),
    [
        ("Der Wahlkampf wird hart, und jeder Kandidat weiß es. Am Wahltag wird gezählt.", "political_actor"),
        ("Der Hafen ist zu.", "official"),
    ],
)
def test_a_text_without_a_day_about_candidates_has_candidates(before, type_):
    assert heard("de", before, "„Es wird spät“, sagte Donald Trump.")[-1][0] == type_
