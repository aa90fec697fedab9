from __future__ import annotations

from provenance.review.keys import keys_of
from provenance.review.log import append, new_entry
from provenance.review.paper import Paper
from provenance.review.queue import Wanted
from provenance.serve.room import Room


def test_a_name_is_one_line_and_not_endless(room):
    assert room.enter("  Ada \n Quist ").reviewer == "Ada Quist"
    assert room.enter("x" * 81) is None
    assert room.enter("a\x07b") is None


def test_visitors_are_known_by_their_secret_alone(room):
    one, other = room.enter("ada"), room.enter("ada")
    assert room.visitor(one.secret) is one
    assert room.visitor(other.secret) is other
    assert room.visitor("") is None
    assert room.visitor("ada") is None
    assert one.form_key != other.form_key


def test_a_queue_stays_until_it_is_asked_for_anew_and_the_oldest_goes(room):
    ada = room.enter("ada")
    first = room.session(ada, Wanted())
    assert room.session(ada, Wanted()) is first
    assert room.session(ada, Wanted(), is_new=True) is not first
    for number in range(40):
        room.session(ada, Wanted(rules=(str(number),)))
    assert len(ada.sessions) == 12
    assert Wanted() not in ada.sessions


def test_a_log_of_several_articles_is_read_once_for_all(document, tmp_path):
    log = tmp_path / "all.review.jsonl"
    papers = []
    for uri in ("a.txt", "b.txt"):
        article = {**document["article"], "uri": uri}
        papers.append(Paper(uri, {**document, "article": article}, log, is_shared=True))
        append(log, [new_entry(article, "bo", "flag", item=papers[-1].items[0].quote)])
    room = Room(papers, keys_of({}))
    room.refresh()
    assert [[e["article"]["uri"] for e in paper.entries] for paper in papers] == [["a.txt"], ["b.txt"]]


def test_words_are_told_once(room):
    ada = room.enter("ada")
    ada.tell("noted")
    assert [ada.hear(), ada.hear()] == ["noted", ""]
