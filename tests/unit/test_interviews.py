"""Printed interviews in languages other than English: whose words a passage is that asks, and one that answers."""

from __future__ import annotations

import pytest

from provenance.validation import validate_document
from tests.paragraphs import annotated, first_chains, read


def heard(language: str, *blocks: str) -> list[tuple[str, str, list[str]]]:
    """`(type, status, names of the first chain)` of the first statement of every block."""
    found = read(language, *blocks)
    chains = first_chains(found)
    out: dict[int, tuple[str, str, list[str]]] = {}
    for k, (x, s) in enumerate(zip(found.labels, found.statements, strict=True)):
        out.setdefault(s.passage, (str(x.source_type), str(x.status), chains.get(k, [])))
    return [out[k] for k in range(len(blocks))]


ASKED, PLAIN = ("own_reporting", "not_applicable", []), ("none", "unattributed", [])

LABELLED = [
    (
        "de",
        ("Die Biologin Ada Voss erforscht Seen.", "Seeblatt: Woran liegt die Flaute?", "Ada Voss: Es hat zu wenig geregnet."),
        ("Was kann die Stadt tun?", "Sie muss sparen. Der Minister sagte, das reiche nicht."),
        "Ada Voss",
    ),
    (
        "ru",
        ("Биолог Анна Лис изучает озёра.", "«Волна»: Почему озеро пустое?", "Анна Лис: Мало дождей."),
        ("Что делать городу?", "Экономить воду. Министр сказал, что этого мало."),
        "Анна Лис",
    ),
    (
        "es",
        ("La bióloga Ana Lis estudia lagos.", "PREGUNTA: ¿Por qué está vacío el lago?", "Ana Lis: Ha llovido poco."),
        ("¿Qué puede hacer la ciudad?", "Ahorrar agua. El ministro dijo que no basta."),
        "Ana Lis",
    ),
    (
        "fr",
        ("La biologiste Anna Lis étudie les lacs.", "Le Phare : Pourquoi le lac est-il vide ?", "Anna Lis : Il a peu plu."),
        ("Que peut faire la ville ?", "Économiser. Le ministre a dit que cela ne suffit pas."),
        "Anna Lis",
    ),
]


@pytest.mark.parametrize(("language", "first", "second", "name"), LABELLED, ids=[row[0] for row in LABELLED])
def test_what_a_labelled_person_answers_is_that_ones_word_and_the_questions_are_the_outlets_own(
    language: str, first: tuple[str, ...], second: tuple[str, ...], name: str
) -> None:
    said = ("expert", "attributed", [name])
    found = heard(language, *first, *second)
    assert [f if f[0] != "own_reporting" else (*f[:2], []) for f in found] == [PLAIN, ASKED, said, ASKED, said]


@pytest.mark.parametrize(("language", "first", "second", "name"), LABELLED, ids=[row[0] for row in LABELLED])
def test_what_leads_up_to_a_question_is_the_outlets_own_voice(
    language: str, first: tuple[str, ...], second: tuple[str, ...], name: str
) -> None:
    question, answer = second
    document = annotated(language, *first, f"{answer} {question}", answer)
    statements = document["passages"][3]["statements"]
    assert [(s["source_type"], s["status"]) for s in (statements[0], statements[-1])] == [PLAIN[:2], ASKED[:2]]
    assert validate_document(document) == []


def test_an_answer_in_a_script_without_capitals() -> None:
    found = heard(
        "ja", "湖を研究する田中花子さんに聞いた。", "――湖はなぜ空なのですか？", "田中さん：雨が少なかったからです。",
        "――市は何をすべきですか？", "節約です。",
    )  # fmt: skip
    assert [f[:2] for f in found[1:]] == [ASKED[:2], ("individual", "attributed")] * 2


OPEN = (
    "Die Biologin Ada Voss erforscht Seen. Im Interview erklärt sie, woran es liegt.", "Warum ist der See leer?",
    "Ich denke, es hat zu wenig geregnet.", "Was kann die Stadt tun?", "Sie muss sparen.", "Reicht das aus?",
    "Nein, wir brauchen Regen.",
)  # fmt: skip


def test_an_interview_without_labels_that_says_so_and_names_one_person() -> None:
    said = ("expert", "attributed", ["Ada Voss"])
    assert heard("de", *OPEN)[1:] == [ASKED, said] * 3


def test_questions_that_the_text_answers_itself_are_no_interview() -> None:
    own = [block.replace("Ich denke, es", "Es").replace("Nein, wir brauchen", "Nein, nötig ist") for block in OPEN]
    assert [f[0] for f in heard("de", *own)[1:]] == ["none"] * 6
    two = ["Die Biologin Ada Voss und Emil Harms erforschen Seen.", *OPEN[1:]]
    assert [f[0] for f in heard("de", *two)[1:]] == ["none"] * 6


def test_a_label_that_names_nobody_of_the_text_answers_nothing() -> None:
    found = heard(
        "de", "Der See ist leer, und viele sind ratlos.", "Wie konnte das geschehen?", "Großer Durst: Was ist passiert?",
        "Die Polizei teilte mit, der Damm sei alt.", "Großer Durst: Es regnet nicht.", "Was nun?", "Sparen.",
    )  # fmt: skip
    assert [f[0] for f in found if f[0] != "none"] == ["official"]


def test_the_line_of_who_led_it_ends_an_interview() -> None:
    first, second = LABELLED[0][1:3]
    found = heard("de", *first, *second, "Das Gespräch führte Emil Harms.", "Der See liegt bei Lorn.")
    assert found[-2:] == [("none", "not_applicable", []), PLAIN]


def test_what_the_text_tells_of_who_answers_is_no_answer() -> None:
    first, second = LABELLED[0][1:3]
    found = heard("de", *first, *second, "Ada Voss lebt in Lorn.", "Der See liegt bei Lorn.")
    assert [f[0] for f in found[-2:]] == ["none", "none"]


def test_each_of_two_labelled_persons_has_own_answers() -> None:
    found = heard(
        "de", "Die Biologin Ada Voss und der Ökonom Emil Harms streiten.", "Woran liegt die Flaute?",
        "Ada Voss: Es hat zu wenig geregnet.", "Emil Harms: Wir haben zu viel verbraucht.", "Und nun?", "Ada Voss: Sparen.",
    )  # fmt: skip
    assert [f[2] for f in found] == [[], [], ["Ada Voss"], ["Emil Harms"], [], ["Ada Voss"]]


def test_a_question_in_full_width_claims_nothing() -> None:
    assert heard("ja", "橋は誰のものなのだろうか？")[0] == ("none", "not_applicable", [])
