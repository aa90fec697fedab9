from __future__ import annotations

import io

import pytest

from provenance.review.keys import keys_of
from provenance.review.plain import PlainFace
from provenance.review.session import Session


@pytest.fixture
def type_in(paper):
    """`type_in("a", "q")` types lines at the plain face and gives what it wrote."""

    def run(*answers, session=None, keys=None):
        out = io.StringIO()
        typed = io.StringIO("".join(f"{answer}\n" for answer in answers))
        PlainFace(session or Session([paper], "ada"), keys_of(keys or {}), (typed, out)).run()
        return out.getvalue()

    return run


def test_decisions_are_logged_and_counted(type_in, paper):
    shown = type_in("a", "r", "s", "p", "f", "q")
    assert [e["decision"] for e in paper.entries] == ["accept", "reject", "skip", "flag"]
    assert shown.rstrip().endswith("2 of 3 decided, 1 open.")


def test_the_end_of_the_answers_ends_it(type_in, paper):
    type_in("a")
    assert len(paper.entries) == 1


def test_a_correction_field_by_field(type_in, paper):
    shown = type_in("c", "kind", "nonsense", "unconf", "2", "p2.1", "", "the words say so", "q")
    entry = paper.entries[0]
    assert entry["after"]["kind"] == "unconfirmed"
    assert [c["words"] for c in entry["after"]["scope"]["covers"]] == ["A crane lies across the quay in Ostrava Bay."]
    assert entry["comment"] == "the words say so"
    assert "'nonsense' is none of the choices" in shown


def test_a_scope_anywhere_in_the_article(type_in, paper):
    shown = type_in("n", "c", "scope", "/dredger", "/harbour closed", "p7.7", "1", "", "", "q")
    (entry,) = paper.entries
    assert [c["words"] for c in entry["after"]["scope"]["covers"]] == [
        paper.document["passages"][0]["statements"][0]["span"]["exact"]
    ]
    asked, searched = shown.split("Covers: ")[0], shown.split("Covers: ")[1:]
    assert " p1.1 " not in asked
    assert "none" in searched[0]
    assert "'p7.7' is no statement of the article" in shown


def test_nothing_corrected_is_no_decision(type_in, paper):
    assert "nothing corrected" in type_in("c", "", "q")
    assert paper.entries == []


def test_undo_next_previous_comment_help(type_in, paper):
    shown = type_in("a", "u", "u", "n", "p", "m", "look again", "m", "", "?", "q")
    assert [e["decision"] for e in paper.entries] == ["accept", "undo", "comment"]
    assert "Taken back: ada: accept" in shown
    assert "Nothing to take back." in shown
    assert "accept: the labels are right" in shown


def test_other_keys_and_whole_words(type_in, paper):
    shown = type_in("y", "reject", "a", "q", keys={"accept": "y"})
    assert [e["decision"] for e in paper.entries] == ["accept", "reject"]
    assert "'a' is no key" in shown


def test_the_item_is_shown_with_its_marks_and_labels(type_in):
    shown = type_in("q")
    assert "The picture [[could not be verified]]." in shown
    assert "‹A crane lies across the quay in Ostrava Bay.›" in shown
    assert "caveat: no independent verification “could not be verified”" in shown
    assert "scope: covers the image of p2" in shown
    assert "why: en.caveat.cannot-be-verified" in shown
