"""Who is kept out: other names, other sites, no token, no key, hostile words."""

from __future__ import annotations

import re

import pytest

from provenance.review.keys import keys_of
from provenance.review.paper import Paper
from provenance.serve.forms import LARGEST
from provenance.serve.room import Room

PAGES = ("/", "/queue", "/item/1/c1", "/article/1", "/record", "/disagreements", "/help")
FORMS = ("/item/1/c1", "/undo", "/settings")


@pytest.mark.parametrize("path", PAGES)
def test_without_the_token_nothing_is_shown(browser, path):
    nobody = browser()
    assert nobody.get(path).code == 403
    assert "quay" not in nobody.page
    nobody.client.cookies.set(nobody.room.cookie, "x" * 43)
    assert nobody.get(path).code == 403


@pytest.mark.parametrize("token", ["", "x", "é", "x" * 43])
def test_a_wrong_token_opens_nothing(browser, token):
    nobody = browser()
    assert nobody.get(f"/?token={token}").code == 403
    assert nobody.post("/enter", token=token, name="eve").code == 403
    assert nobody.client.cookies == {}


def test_the_token_is_exchanged_for_a_cookie_that_scripts_and_other_sites_do_not_get(browser, room):
    nobody = browser()
    assert 'value="ada"' in nobody.get(f"/?token={room.token}").page
    answer = nobody.client.post(
        "/enter",
        data={"token": room.token, "name": "bo"},
        headers={"origin": "http://127.0.0.1:8765"},
        follow_redirects=False,
    )
    assert (answer.status_code, answer.headers["location"]) == (303, "/queue")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert room.token not in cookie
    assert nobody.get("/").path == "/queue"


def test_a_ticket_opens_the_entrance_once(browser, room):
    nobody = browser()
    assert nobody.get("/?ticket=").code == 403
    ticket = room.ticket()
    assert ticket not in (room.token, "")
    assert nobody.get(f"/?ticket={ticket}x").code == 403
    assert nobody.get(f"/?ticket={ticket}").code == 200
    assert nobody.get(f"/?ticket={ticket}").code == 403
    assert nobody.post("/enter", token=ticket, name="eve").code == 403


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "a\u202eb"])
def test_what_is_no_name_is_asked_again(browser, room, name):
    nobody = browser()
    assert nobody.post("/enter", token=room.token, name=name).code == 422
    assert "A name of 1 to 80 letters" in nobody.page


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8765", "192.168.0.7:8765", ""])
@pytest.mark.parametrize("path", ["/queue", "/style.css"])
def test_another_name_of_this_machine_is_refused(ada, host, path):
    answer = ada.client.get(path, headers={"host": host})
    assert answer.status_code == 400
    assert answer.headers["content-security-policy"]


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "localhost:9000", "LOCALHOST"])
def test_the_names_of_this_machine_are_taken_also_through_a_tunnel(ada, host):
    assert ada.client.get("/help", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "http://127.0.0.1:9999", "http://localhost:8765", "https://127.0.0.1:8765", "null", None],
)
def test_a_form_of_another_site_is_refused(ada, paper, path, origin):
    ada.get("/item/1/c1")
    fields = {"form_key": ada.hidden("form_key"), "seen": ada.hidden("seen"), "decision": "accept", "change": "others"}
    answer = ada.client.post(path, data=fields, headers={"origin": origin} if origin else {})
    assert answer.status_code == 403
    assert paper.entries == []


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.parametrize("key", ["", "x", "é"])
def test_a_form_without_its_key_is_refused(ada, paper, path, key):
    ada.get("/item/1/c1")
    assert ada.send(path, form_key=key, decision="accept", change="others").code == 403
    assert paper.entries == []


def test_the_key_of_another_visitor_does_not_help(ada, browser, paper):
    bo = browser("bo")
    bo.get("/item/1/c1")
    ada.get("/item/1/c1")
    assert ada.send("/item/1/c1", form_key=bo.hidden("form_key"), decision="accept").code == 403
    assert paper.entries == []


def test_nothing_is_changed_by_a_link(ada, paper):
    for path in ("/undo", "/settings", "/enter"):
        assert ada.get(f"{path}?decision=accept&change=others").code == 405
    assert ada.get("/item/1/c1?decision=accept").code == 200
    assert paper.entries == []


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options"])
def test_other_methods_are_refused(ada, method):
    assert getattr(ada.client, method)("/item/1/c1").status_code in (403, 405)


@pytest.mark.parametrize(
    ("content", "kind", "code"),
    [
        (b"{}", "application/json", 415),
        (b"decision=accept", "text/plain", 415),
        (b"decision=\xff", "application/x-www-form-urlencoded", 400),
        (b"a=" + b"x" * LARGEST, "application/x-www-form-urlencoded", 413),
        (b"&".join([b"a=1"] * 20_001), "application/x-www-form-urlencoded", 400),
    ],
)
def test_what_is_no_form_of_these_pages_is_refused(ada, paper, content, kind, code):
    headers = {"origin": "http://127.0.0.1:8765", "content-type": kind}
    assert ada.client.post("/item/1/c1", content=content, headers=headers).status_code == code
    assert paper.entries == []


@pytest.mark.parametrize("path", [*PAGES, "/style.css", "/page.js", "/favicon.ico", "/nowhere"])
def test_every_answer_has_its_headers(ada, path):
    headers = ada.client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", ""])
def test_a_form_leads_to_no_other_site(ada, back):
    ada.get("/queue")
    assert ada.send("/settings", change="others", back=back).path == "/queue"


EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'></mark></p>&amp;\u202e\x07"


def test_hostile_words_of_article_file_and_reviewer_are_only_words(document, tmp_path, browser):
    document["article"]["headline"] = EVIL
    for passage in document["passages"]:
        for statement in passage["statements"]:
            statement["span"]["exact"] = EVIL + statement["span"]["exact"][len(EVIL) :]
    for source in document["sources"]:
        source["name"] = EVIL
    room = Room([Paper(f"{EVIL}.json", document, tmp_path / "evil.jsonl")], keys_of({}), "ada")
    eve = type(browser())(room, "<script>alert(3)</script>")
    eve.decide("/item/1/p3.1", "comment", remark=EVIL)
    eve.decide("/item/1/c1", "reject", remark=EVIL)
    ada = type(eve)(room, "ada")
    ada.decide("/item/1/c1", "accept")
    ada.send("/settings", change="others", back="/queue")
    queues = ("/queue?all=1&again=1", "/queue?rule=<script>alert(4)</script>")
    items = ("/item/1/c1", "/item/1/p3.1?disagreements=1", "/item/1/<script>", "/article/1")
    for path in (*queues, *items, "/record", "/disagreements"):
        page = ada.get(path).page
        inside = re.sub(r"<script>\"use strict\".*?</script>", "", page, flags=re.S)
        assert re.findall(r"<script(?! src=\"/page.js\" defer>)|<img|onerror=alert\(2\)>(?!&)", inside) == [], path
        assert "\x07" not in page


def test_a_page_that_falls_over_is_said_in_one_line(ada, room, monkeypatch):
    monkeypatch.setattr(room, "refresh", lambda: 1 / 0)
    assert ada.get("/queue").code == 500
    assert "division" not in ada.page
    assert ada.told == ["internal error: ZeroDivisionError: division by zero"]
