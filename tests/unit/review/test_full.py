"""The full screen, driven by Textual's pilot."""

from __future__ import annotations

import asyncio

import pytest
from textual.widgets import Input, OptionList, Static

from provenance.review.full import FullFace
from provenance.review.keys import keys_of
from provenance.review.paper import Paper
from provenance.review.session import Session


@pytest.fixture
def press(paper):
    """`press("a", "q")` presses keys at the full screen and gives what stood on it after each."""

    def run(*keys, changes=None):
        face = FullFace(Session([paper], "ada"), keys_of(changes or {}))
        seen = []

        async def drive():
            async with face.run_test(size=(120, 40)) as pilot:
                for key in keys:
                    if key.startswith("type:"):
                        face.screen.query_one(Input).value = key.removeprefix("type:")
                    else:
                        await pilot.press(key)
                    await pilot.pause()
                    if face.is_running and face.screen.query("#title"):
                        seen.append(" ".join(str(w.content) for w in face.screen.query(Static) if w.id))

        asyncio.run(drive())
        return seen

    return run


def test_accept_reject_and_undo(press, paper):
    seen = press("a", "r", "u")
    assert [e["decision"] for e in paper.entries] == ["accept", "reject", "undo"]
    assert seen[0].startswith("2 of 3")
    assert seen[1].startswith("3 of 3")
    assert seen[2].startswith("2 of 3")
    assert "Taken back: ada: reject" in seen[2]


def test_the_screen_shows_passage_labels_and_rule(press):
    (seen,) = press("n")
    assert "“Nobody was hurt,” harbour master Ada Quist said" in seen
    assert "en.caveat.denied" in seen


def test_next_previous_help_and_the_end(press, paper):
    seen = press("n", "n", "n", "a", "p", "question_mark")
    assert seen[2].startswith("End of the queue: 0 of 3 decided")
    assert "That was the last one" in seen[3]
    assert seen[4].startswith("3 of 3")
    assert "accept: the labels are right" in seen[5]
    assert paper.entries == []


def test_a_comment(press, paper):
    press("m", "type:look again", "enter")
    assert [(e["decision"], e["comment"]) for e in paper.entries] == [("comment", "look again")]


def test_a_correction_from_the_list(press, paper):
    press("c", "enter", "down", "enter", "end", "enter", "type:as the text says", "enter")
    (entry,) = paper.entries
    assert entry["decision"] == "correct"
    assert entry["after"] == {"kind": "unconfirmed"}
    assert entry["comment"] == "as the text says"


def test_a_scope_is_typed_until_it_can_be_read(press, paper):
    press("c", "down", "enter", "type:p9.9", "enter", "type:p2.1", "enter", "end", "enter", "enter")
    (entry,) = paper.entries
    assert [c["words"] for c in entry["after"]["scope"]["covers"]] == ["A crane lies across the quay in Ostrava Bay."]


def test_a_scope_is_looked_for_in_the_whole_article_and_marked(press, paper):
    press(*["n", "c", "down", "enter", "type:harbour", "enter", "space", "enter", "end", "enter", "enter"])
    (entry,) = paper.entries
    assert [c["words"][:9] for c in entry["before"]["scope"]["covers"]] == ["“Nobody w"]
    assert [c["words"][:9] for c in entry["after"]["scope"]["covers"]] == ["Harbour c", "“Nobody w"]


def test_the_marks_of_a_scope_stay_while_other_words_are_looked_for(press, paper):
    press(
        *[
            "n",
            "c",
            "down",
            "enter",
            "down",
            "home",
            "space",
            "shift+tab",
            "type:crane",
            "down",
            "space",
            "enter",
            "end",
            "enter",
            "enter",
        ]
    )
    (entry,) = paper.entries
    assert [c["words"][:9] for c in entry["after"]["scope"]["covers"]] == ["Harbour c", "A crane l", "“Nobody w"]


def test_hostile_words_in_the_lists_do_nothing_to_a_terminal(document, tmp_path):
    document["passages"][0]["statements"][0]["span"]["exact"] = "\x1b]0;x\x07Harbour"
    document["sources"][0]["name"] = "\x1b]0;x\x07Ada"
    face = FullFace(Session([Paper("a", document, tmp_path / "a.jsonl")], "ada"), keys_of({}))
    shown = []

    async def drive():
        async with face.run_test(size=(120, 40)) as pilot:
            await pilot.press("c", "down", "enter")
            await pilot.pause()
            shown.append(str(face.screen.query_one(OptionList).get_option_at_index(0).prompt))
            await pilot.press("escape", "escape", "n", "n", "c", "down", "down", "enter")
            await pilot.pause()
            shown.append(" ".join(str(w.content) for w in face.screen.query(Static)))

    asyncio.run(drive())
    assert shown[0] == "[ ] 1 p1.1 \ufffd]0;x\ufffdHarbour"
    assert "1 \ufffd]0;x\ufffdAda" in shown[1]


def test_escape_drops_a_correction(press, paper):
    press("c", "escape")
    assert paper.entries == []


def test_keys_are_remapped(press, paper):
    press("y", "a", changes={"accept": "y", "skip": "."})
    press("full_stop", changes={"accept": "y", "skip": "."})
    assert [e["decision"] for e in paper.entries] == ["accept", "skip"]


def test_quitting_keeps_everything(press, paper):
    press("a", "q")
    assert len(paper.entries) == 1


def test_a_log_that_cannot_be_written_is_said_and_nothing_happens(press, paper):
    paper.log = paper.log.parent / "gone" / "a.review.jsonl"
    seen = press("a", "m", "type:hm", "enter")
    assert "Not kept:" in seen[0]
    assert seen[0].startswith("1 of 3")
    assert "No such file" in seen[-1]
    assert paper.entries == []


def test_hostile_words_do_nothing_to_a_terminal(press, paper):
    for statement in paper.document["passages"][1]["statements"]:
        statement["span"]["exact"] = statement["span"]["exact"].replace("A crane", "\x1b]0;x\x07A")
    (seen,) = press("question_mark")
    assert "\x1b" not in seen
    assert "\ufffd" in seen
