from __future__ import annotations

import pytest

from provenance.review.log import new_entry
from provenance.review.paper import Paper
from provenance.review.queue import CHANGED, FLAGGED, Wanted
from provenance.review.screen import labels_line, marked_words, screen_of
from provenance.review.session import Session


def ids(session):
    return [place.item.id for place in session.queue]


def test_caveats_come_first_then_statements_in_need(paper):
    session = Session([paper], "ada")
    assert ids(session) == ["c1", "c2", "p3.1"]
    reasons = {place.item.id: place.reasons for place in session.queue}
    assert "the status is disputed" in reasons["p3.1"]
    assert reasons["c1"] == ()


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(is_all=True), ["c1", "c2", "p2.1", "p3.1", "p1.1", "p2.2", "p3.2", "p3.3"]),
        (Wanted(kinds=("disputed",)), ["c2"]),
        (Wanted(statuses=("unverified",), is_all=True), ["c1", "p2.1"]),
        (Wanted(source_types=("none",), is_all=True), ["p1.1", "p3.2"]),
        (Wanted(rules=("en.caveat.no-check",), is_all=True), ["p2.1", "p2.2"]),
        (Wanted(outlets=("npa",), is_all=True), ["c2", "p3.1"]),  # the caveat covers what came by way of the agency
        (Wanted(outlets=("The Daily Quay",), kinds=("disputed",)), ["c2"]),
        (Wanted(files=("*.provenance.json",), kinds=("disputed",)), ["c2"]),
        (Wanted(files=("b*",)), []),
    ],
)
def test_filters(paper, wanted, expected):
    assert sorted(ids(Session([paper], "ada", wanted))) == sorted(expected)


def test_deciding_goes_on_and_undo_comes_back(paper):
    session = Session([paper], "ada")
    session.decide("accept")
    session.decide("reject")
    assert (session.at, session.done) == (2, 2)
    assert session.undo()["decision"] == "reject"
    assert session.undo()["decision"] == "accept"
    assert (session.at, session.done) == (0, 0)
    assert session.undo() is None


def test_undo_reaches_back_before_this_sitting(paper, document, again):
    Session([paper], "ada").decide("accept")
    later = Session([again(document)], "ada")
    assert ids(later) == ["c2", "p3.1"]
    assert later.undo()["decision"] == "accept"
    assert ids(Session([again(document)], "ada")) == ["c1", "c2", "p3.1"]


def test_a_second_reviewer_sees_the_first_only_when_asked(paper):
    session = Session([paper], "ada")
    session.decide("comment", comment="look at the crane")
    session.decide("reject", comment="not about the image")
    for shows in (False, True):
        second = Session([paper], "bo", shows_others=shows)
        assert ids(second)[0] == "c1"
        shown = " ".join(text for _, text in screen_of(second).lines)
        assert ("ada: reject" in shown) is shows
        assert ("look at the crane" in shown) is shows
        assert second.mine is None


def test_a_flag_calls_the_others_without_saying_who(paper):
    first = Session([paper], "ada", Wanted(is_all=True))
    first.at = ids(first).index("p3.2")
    first.decide("flag")
    assert "p3.2" not in ids(Session([paper], "ada"))
    second = Session([paper], "bo")
    second.at = ids(second).index("p3.2")
    assert second.place.reasons == (FLAGGED,)
    assert "ada" not in " ".join(text for _, text in screen_of(second).lines)
    second.shows_others = True
    assert ("flag", "flagged by ada") in screen_of(second).lines


def test_undo_leads_to_an_item_that_an_earlier_sitting_decided(paper, document, again):
    Session([paper], "ada").decide("accept")
    later = Session([again(document)], "ada")
    later.next()
    later.undo()
    assert (later.place.item.id, ids(later)) == ("c1", ["c2", "c1", "p3.1"])


def test_an_item_is_taken_by_its_name(paper):
    session = Session([paper], "ada")
    by_id = {item.id: item for item in paper.items}
    session.go_to(paper, by_id["p3.1"])
    assert (session.at, len(session.queue)) == (2, 3)
    session.go_to(paper, by_id["p1.1"])
    assert (session.at, session.place.item.id, len(session.queue)) == (2, "p1.1", 4)


def test_what_is_shown_can_be_cleaned_for_another_place(paper):
    screen = screen_of(Session([paper], "ada"), clean=str.upper)
    assert "COULD NOT BE VERIFIED" in [words for words, _ in screen.words]


def test_of_a_log_of_several_articles_only_the_own_entries_count(paper, document, tmp_path):
    shared = Paper("a", document, tmp_path / "shared.jsonl", is_shared=True)
    item = shared.items[0]
    articles = [{**document["article"], "uri": uri} for uri in (document["article"]["uri"], "elsewhere.txt")]
    entries = [new_entry(article, "bo", "accept", item=item.quote, before=item.labels) for article in articles]
    shared.take(entries)
    shared.take(entries)
    assert shared.entries == entries[:1]
    assert shared.standing.of(item).by_reviewer == {"bo": entries[0]}


def test_disagreements_are_listed_and_settled(paper):
    Session([paper], "ada").decide("accept")
    Session([paper], "bo").decide("reject")
    third = Session([paper], "cy", Wanted(is_disputed_only=True))
    assert ids(third) == ["c1"]
    assert "ada: accept" in [text for _, text in screen_of(third).lines]
    entry = third.decide("reject")
    assert len(entry["settles"]) == 2
    assert ids(Session([paper], "cy", Wanted(is_disputed_only=True))) == []


def test_what_changed_since_comes_back_with_the_reason(paper, document, again):
    session = Session([paper], "ada", Wanted(is_all=True))
    for _ in range(len(session.queue)):
        session.decide("accept")
    document["passages"][2]["statements"][1]["source_type"] = "own_reporting"
    later = Session([again(document)], "ada")
    assert ids(later) == ["p3.2"]
    assert later.queue[0].reasons[0] == CHANGED
    assert "of labels that have changed since" in " ".join(text for _, text in screen_of(later).lines)


def test_the_ends_of_the_queue(paper):
    session = Session([paper], "ada", Wanted(kinds=("disputed",)))
    session.previous()
    assert session.at == 0
    session.next()
    session.next()
    assert session.place is None
    assert screen_of(session) is None
    assert session.decide("accept") is None


def test_a_screen_marks_caveat_scope_and_cue(paper):
    caveat = next(i for i in paper.items if i.id == "c2")
    marks = {mark: words for words, mark in marked_words(caveat)}
    assert marks["caveat"] == "denied"
    assert marks["scope"].startswith("“Nobody was hurt,”")
    statement = next(i for i in paper.items if i.id == "p3.1")
    assert ("said", "cue") in [(words.strip(), mark) for words, mark in marked_words(statement)]
    text = "".join(words for words, _ in marked_words(statement))
    assert (
        text
        == "“Nobody was hurt,” harbour master Ada Quist said, according to NPA. The quay was built in 1911. Quist denied it."
    )
    assert labels_line(statement.labels) == "official · disputed · Ada Quist (official) → Northern Press Agency (wire)"
