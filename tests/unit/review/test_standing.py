from __future__ import annotations

import copy

from provenance.review.standing import is_stale


def item(paper, identifier):
    return next(i for i in paper.items if i.id == identifier)


def test_the_last_decision_of_a_reviewer_counts(paper):
    c1 = item(paper, "c1")
    paper.record("ada", "reject", c1, before=c1.labels)
    paper.record("ada", "accept", c1, before=c1.labels)
    assert paper.standing.of(c1).effective["decision"] == "accept"


def test_undo_goes_back_as_far_as_one_likes_and_only_in_ones_own(paper):
    c1 = item(paper, "c1")
    first = paper.record("ada", "accept", c1, before=c1.labels)
    second = paper.record("ada", "reject", c1, before=c1.labels)
    paper.undo("ada", second)
    assert paper.last_of("ada") == first
    paper.undo("bo", first)
    assert paper.standing.of(c1).effective == first
    paper.undo("ada", first)
    assert paper.standing.of(c1).effective is None
    assert paper.last_of("ada") is None


def test_comment_flag_and_skip_decide_nothing(paper):
    c1 = item(paper, "c1")
    for decision in ("comment", "flag", "skip"):
        paper.record("ada", decision, c1, before=c1.labels, comment="hm")
    found = paper.standing.of(c1)
    assert found.by_reviewer == {}
    assert len(found.comments) == 3
    assert list(found.flags) == ["ada"]


def test_two_who_differ_are_disputed_until_it_is_settled_and_again_after_a_change(paper):
    c1 = item(paper, "c1")
    one = paper.record("ada", "accept", c1, before=c1.labels)
    two = paper.record("bo", "reject", c1, before=c1.labels)
    assert paper.standing.of(c1).is_disputed
    assert paper.standing.of(c1).effective is None
    settled = paper.record("cy", "reject", c1, before=c1.labels, settles=[one["id"], two["id"]])
    assert not paper.standing.of(c1).is_disputed
    assert paper.standing.of(c1).effective == settled
    paper.record("ada", "correct", c1, before=c1.labels, after={"kind": "handout"})
    assert paper.standing.of(c1).is_disputed


def test_two_who_reach_the_same_labels_agree(paper):
    statement = item(paper, "p3.2")
    paper.record("ada", "accept", statement, before=statement.labels)
    paper.record("bo", "correct", statement, before=statement.labels, after={"status": "unattributed"})
    assert not paper.standing.of(statement).is_disputed


def test_decisions_carry_over_to_a_new_version(paper, document, again):
    for name in ("c2", "p3.1", "p3.2", "p1.1"):
        paper.record("ada", "accept", item(paper, name), before=item(paper, name).labels)
    changed = copy.deepcopy(document)
    changed["passages"][0]["statements"][0]["span"]["exact"] = "Harbour open again"  # the headline is another
    del changed["passages"][2]["statements"][2]  # "Quist denied it." is gone, and its caveat
    del changed["caveats"][1]
    changed["passages"][2]["id"] = "p8"
    for number, statement in enumerate(changed["passages"][2]["statements"], 1):
        statement["id"] = f"p8.{number}"
    later = again(changed)
    assert {v.item.id for v in later.standing.verdicts.values()} == {"p8.1", "p8.2"}
    assert [e["item"]["words"] for e in later.standing.lost] == ["denied", "Harbour closed after blast"]


def test_equal_words_without_a_telling_context_are_not_guessed(paper, document, again):
    headline = item(paper, "p1.1")
    paper.record("ada", "accept", headline, before=headline.labels)
    changed = copy.deepcopy(document)
    other = changed["passages"][2]["statements"]
    other[0]["span"]["exact"] = other[2]["span"]["exact"] = headline.words
    changed["passages"][0]["statements"][0]["span"]["exact"] = "Something else"
    assert len(again(changed).standing.lost) == 1


def test_labels_that_changed_make_a_verdict_stale_but_no_correction(paper, document, again):
    one, two = item(paper, "p3.1"), item(paper, "p3.2")
    paper.record("ada", "accept", one, before=one.labels)
    paper.record("ada", "correct", two, before=two.labels, after={"status": "witnessed"})
    changed = copy.deepcopy(document)
    changed["passages"][2]["statements"][0]["source_type"] = "expert"
    changed["passages"][2]["statements"][1]["source_type"] = "own_reporting"
    later = again(changed)
    stale = {
        i.id: is_stale(later.standing.of(i).by_reviewer["ada"], i) for i in later.items if later.standing.of(i).by_reviewer
    }
    assert stale == {"p3.1": True, "p3.2": False}
