"""What the pages do: decide, correct, take back, tell who did what, settle; one log for all."""

from __future__ import annotations

import json
import subprocess
import sys
import threading

import pytest

from provenance.review.log import append, new_entry, read_log
from provenance.review.standing import DECIDING


def decisions(paper):
    return [(e["reviewer"], e["decision"]) for e in read_log(paper.log).entries]


def test_the_queue_is_that_of_the_terminal(ada):
    assert "3 to review" in ada.get("/queue").page
    assert ada.page.index("c1 · caveat") < ada.page.index("c2 · caveat") < ada.page.index("p3.1 · statement")
    assert "the status is disputed" in ada.page


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("all=1", "8 to review"),
        ("kind=disputed", "1 to review"),
        ("kind=disputed&kind=no_independent_verification", "2 to review"),
        ("status=unverified&all=1", "2 to review"),
        ("source_type=none&all=1", "2 to review"),
        ("rule=en.caveat.no-check;en.cue.*&all=1", "4 to review"),
        ("outlet=npa&all=1", "2 to review"),
        ("file=b*", "Nothing to review"),
        ("file=*.provenance.json&page=x", "3 to review"),
    ],
)
def test_filters(ada, query, count):
    assert f"<h1>{count}</h1>" in ada.get(f"/queue?{query}").page


def test_filters_stay_on_the_way_through_the_queue(ada, paper):
    ada.get("/queue?status=unverified&all=1")
    ada.decide("/item/1/c1?status=unverified&all=1", "accept")
    assert ada.path == "/item/1/p2.1?status=unverified&all=1"
    assert "<title>2 of 2" in ada.page
    ada.send(ada.path, decision="accept")
    assert ada.path == "/queue?status=unverified&all=1"
    assert "That was the last one; 2 of 2 decided." in ada.page
    assert decisions(paper) == [("ada", "accept")] * 2


def test_an_item_shows_its_words_marks_chain_and_rule(ada):
    page = ada.get("/item/1/c1").page
    assert (
        '<mark class="caveat"><span class="unseen" lang="en" dir="ltr">[words of the caveat: </span>could not be verified'
        in page
    )
    assert '<mark class="scope">' in page
    assert "en.caveat.cannot-be-verified" in page
    assert "covers the image of p2" in page
    page = ada.get("/item/1/p3.1").page
    assert '<ol class="chain"' in page
    assert page.index("<bdi>Ada Quist</bdi>") < page.index("<bdi>Northern Press Agency</bdi>")


@pytest.mark.parametrize("decision", ["accept", "reject", "flag", "skip"])
def test_a_decision_is_logged_and_leads_on(ada, paper, decision):
    ada.get("/queue")
    ada.decide("/item/1/c1", decision, remark=" look ")
    assert ada.path == "/item/1/c2"
    assert f"{decision}: noted" in ada.page
    (entry,) = read_log(paper.log).entries
    assert (entry["reviewer"], entry["decision"], entry["comment"]) == ("ada", decision, "look")
    assert f"{decision}: noted" not in ada.get("/queue").page
    assert ("1." in ada.page, "c1 · caveat" in ada.page) == (False, decision not in DECIDING)


def test_a_remark_alone(ada, paper):
    ada.decide("/item/1/c1", "comment")
    assert "there is no remark" in ada.page
    ada.send(ada.path, decision="comment", remark="who took it?")
    assert ada.path == "/item/1/c1"
    assert "who took it?" in ada.page
    assert decisions(paper) == [("ada", "comment")]


def test_a_caveat_is_corrected(ada, paper):
    ada.decide(
        "/item/1/c2", "correct", kind="conflicting_accounts", target="statements", covers=["p1.1", "p3.1"], remark="why"
    )
    (entry,) = paper.entries
    assert entry["after"]["kind"] == "conflicting_accounts"
    assert [c["words"][:7] for c in entry["after"]["scope"]["covers"]] == ["Harbour", "“Nobody"]
    assert entry["comment"] == "why"


def test_only_what_was_changed_is_logged(ada, paper):
    ada.decide("/item/1/c1", "correct", kind="unconfirmed", target="image")
    assert paper.entries[0]["after"] == {"kind": "unconfirmed"}
    names = ["Ada Quist", "Northern Press Agency", "", ""]
    chain = {
        "link_name": names,
        "link_type": ["official", "wire", "", ""],
        "link_role": ["origin", "relay", "", ""],
        "link_identification": ["named", "institution", "", ""],
        "link_channel": ["none", "none", "", ""],
    }
    ada.decide("/item/1/p3.1", "correct", source_type="official", status="attributed", **chain)
    assert paper.entries[1]["after"] == {"status": "attributed"}
    chain["link_channel"] = ["briefing", "none", "", ""]
    ada.decide("/item/1/p3.1", "correct", source_type="official", status="disputed", **chain)
    assert [(k["name"], k["channel"]) for k in paper.entries[2]["after"]["chain"]] == [
        ("Ada Quist", "briefing"), ("Northern Press Agency", "none"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "fields", "told"),
    [
        ("/item/1/c1", {"kind": "no_independent_verification", "target": "image"}, "nothing was changed"),
        ("/item/1/c1", {"kind": "doubt"}, "none of the choices"),
        ("/item/1/c1", {"target": "statements"}, "no statement is marked"),
        ("/item/1/c1", {"target": "statements", "covers": ["p9.9"]}, "is no statement of the article"),
        ("/item/1/c2", {"target": "image"}, "does not stand in a caption"),
        (
            "/item/1/p3.1",
            {
                f"link_{k}": [v]
                for k, v in (("name", "Zed"), ("type", ""), ("role", ""), ("identification", ""), ("channel", ""))
            },
            "of which type is &#x27;Zed&#x27;?",
        ),
    ],
)
def test_what_cannot_be_read_is_said_beside_what_was_typed(ada, paper, path, fields, told):
    ada.decide(path, "correct", remark="my reasons", **fields)
    assert ada.code == 422
    assert told in ada.page
    assert "my reasons" in ada.page
    assert '<details open id="correct">' in ada.page
    for values in fields.values():
        assert all(v in ada.page for v in values if v not in ("doubt", "p9.9", "image"))
    assert paper.entries == []


def test_undo_has_no_end_and_leads_to_the_item(ada, paper):
    ada.decide("/item/1/c1", "accept")
    ada.decide("/item/1/c2", "reject")
    ada.decide("/item/1/p3.1", "flag")
    for expected in ("/item/1/p3.1", "/item/1/c2", "/item/1/c1"):
        ada.send("/undo", back="/help")
        assert ada.path == expected
        assert "Taken back: ada:" in ada.page
    assert ada.send("/undo", back="/help").path == "/help"
    assert "nothing to take back" in ada.page
    assert [d for _, d in decisions(paper)] == ["accept", "reject", "flag", "undo", "undo", "undo"]


def test_a_second_reviewer_sees_the_first_one_only_when_asked(ada, browser, paper):
    ada.decide("/item/1/c1", "reject", remark="not the image")
    bo = browser("bo")
    pages = ("/queue", "/item/1/c1", "/record", "/disagreements", "/item/1/c1?disagreements=1")
    for path in pages:
        assert "not the image" not in bo.get(path).page
        assert "reject (" not in bo.page
    assert "1 entry of others not shown" in bo.get("/record").page
    bo.send("/settings", change="others", back="/item/1/c1")
    assert bo.path == "/item/1/c1"
    assert "ada: reject (not the image)" in bo.page
    assert "not the image" in bo.get("/record").page
    bo.send("/settings", change="others", back="/record")
    assert "not the image" not in bo.page


def test_who_did_what(ada, browser):
    ada.decide("/item/1/c1", "correct", kind="unconfirmed", target="image")
    ada.send("/undo")
    browser("bo").decide("/item/1/c2", "accept")
    page = ada.get("/record").page
    assert "correct to unconfirmed (taken back)" in page
    assert "<bdi>bo</bdi>: 1 entry" in page
    assert "<bdi>ada</bdi>: 2 entries" in page


def test_a_disagreement_is_settled(ada, browser, paper):
    ada.decide("/item/1/c1", "accept")
    bo = browser("bo")
    bo.decide("/item/1/c1", "reject")
    cy = browser("cy")
    cy.get("/disagreements")
    cy.send("/settings", change="others", back="/disagreements")
    assert 'href="/item/1/c1?disagreements=1"' in cy.page
    cy.decide("/item/1/c1?disagreements=1", "reject", remark="bo is right")
    assert cy.path == "/disagreements"
    assert "Reviewers agree" in cy.page
    assert "settled by" in cy.page
    last = read_log(paper.log).entries[-1]
    assert sorted(last["settles"]) == sorted(e["id"] for e in read_log(paper.log).entries[:2])


def test_nobody_settles_what_they_did_not_see(ada, browser, paper):
    ada.decide("/item/1/c1", "accept")
    bo, cy = browser("bo"), browser("cy")
    bo.decide("/item/1/c1", "reject")
    cy.get("/queue")
    cy.send("/settings", change="others", back="/item/1/c1?disagreements=1")
    bo.decide("/item/1/c1", "correct", kind="unconfirmed", target="image")
    cy.send("/item/1/c1?disagreements=1", decision="reject")
    assert "something was decided here meanwhile" in cy.page
    assert [name for name, _ in decisions(paper)] == ["ada", "bo", "bo"]


def test_what_another_program_writes_is_seen_at_once(ada, paper):
    item = next(i for i in paper.items if i.id == "c1")
    append(paper.log, [new_entry(paper.document["article"], "ada", "accept", item=item.quote, before=item.labels)])
    assert "2 to review" in ada.get("/queue").page


def test_two_writers_of_one_log_lose_nothing(ada, browser, paper):
    """Two browsers at once, and a program of its own that appends to the same log meanwhile."""
    entry = json.dumps(new_entry(paper.document["article"], "dee", "skip", item=paper.items[0].quote))
    program = (
        "import json, sys; from pathlib import Path; from provenance.review.log import append\n"
        f"entry = json.loads({entry!r})\n"
        "for n in range(50): append(Path(sys.argv[1]), [{**entry, 'id': f'{n:016x}'}])"
    )
    other = subprocess.Popen([sys.executable, "-c", program, str(paper.log)])

    def work(one):
        for number in range(20):
            one.decide(f"/item/1/{('c1', 'c2', 'p3.1')[number % 3]}", ("accept", "reject")[number % 2])

    sitting = [threading.Thread(target=work, args=(one,)) for one in (ada, browser("bo"))]
    for each in sitting:
        each.start()
    for each in sitting:
        each.join()
    assert other.wait(60) == 0
    read = read_log(paper.log)
    assert read.complaints == []
    made = [e["reviewer"] for e in read.entries]
    assert (made.count("ada"), made.count("bo"), made.count("dee")) == (20, 20, 50)
    assert len({e["id"] for e in read.entries}) == len(made)
    ada.get("/record")
    assert len(paper.entries) == len(made)


def test_a_torn_line_is_told_and_the_next_decision_stands_on_its_own(ada, paper):
    paper.log.write_text('{"format": "prov', encoding="utf-8")
    assert "this line is torn" in ada.get("/record").page
    ada.decide("/item/1/c1", "accept")
    assert decisions(paper) == [("ada", "accept")]


def test_a_log_that_cannot_be_written_is_said(ada, paper):
    paper.log = paper.log.parent / "gone" / "a.review.jsonl"
    ada.decide("/item/1/c1", "accept")
    assert ada.code == 500
    assert "No such file" in ada.page
    assert paper.entries == []


def test_a_decision_that_no_longer_fits_is_listed(ada, paper):
    quote = {"kind": "caveat", "fingerprint": "sha256:" + "0" * 64, "words": "was denied", "before": "", "after": ""}
    append(paper.log, [new_entry(paper.document["article"], "ada", "skip", item=quote)])
    page = ada.get("/record").page
    assert "Decisions that no longer fit" in page
    assert "was denied" in page


@pytest.mark.parametrize("path", ["/item/1/c9", "/item/2/c1", "/item/0/c1", "/item/x/c1", "/article/2", "/nowhere"])
def test_what_is_not_there_is_said(ada, path):
    assert ada.get(path).code == 404


def test_an_unknown_decision_is_refused(ada, paper):
    assert ada.decide("/item/1/c1", "undo").code == 400
    assert paper.entries == []


def test_keys_stand_on_the_buttons_and_can_be_turned_off(ada):
    page = ada.get("/item/1/c1").page
    for key in "arcmsfunq?":
        assert f'data-key="{key}"' in page
    assert "<body data-keys>" in page
    ada.send("/settings", change="keys", back="/item/1/c1")
    assert "<body>" in ada.page


def test_the_whole_article_is_there_with_a_policy_of_its_own(ada):
    answer = ada.client.get("/article/1")
    assert "Harbour closed after blast" in answer.text
    assert "sha256-" in answer.headers["content-security-policy"]
