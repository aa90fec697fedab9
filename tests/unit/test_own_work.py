"""What an outlet tells of its own work: own reporting, and a hint whose article it is where nobody says so."""

from __future__ import annotations

import pytest

from provenance.pipeline import annotate, load_knowledge

NIGHT = "The harbour was quiet on Monday night, and no ship had left it since the storm."
WORK = [
    "The Guardian has contacted the ministry about the deal.",
    "Over nine days, a team from The Guardian interviewed two dozen pilots.",
    "Guardian reporters talked to pilots and guards about the raids.",
    "On Monday, Guardian reporters toured the hangars of the port.",
    "The list is among 400 messages obtained by The Guardian.",
    "When The Guardian visited the clinic, 31 patients lay on mats.",
    "The port's cranes cannot turn in high winds, The Guardian can reveal.",
    "The Guardian is withholding the pilot's name for his safety.",
]


def _types(*paragraphs, publisher=None):
    site = f"<meta property='og:site_name' content='{publisher}'>" if publisher else ""
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    page = f"<html lang=en><head>{site}</head><body><article><h1>Port in the dark</h1>{body}</article></body></html>"
    document = annotate(page.encode(), "page.html", load_knowledge())
    return document, [s["source_type"] for p in document["passages"] for s in p["statements"]][1:]


@pytest.mark.parametrize("sentence", WORK)
def test_work_of_the_publisher_is_own_reporting(sentence):
    assert _types(NIGHT, sentence, publisher="The Guardian")[1] == ["none", "own_reporting"]


@pytest.mark.parametrize("sentence", WORK)
def test_work_of_another_outlet_is_not(sentence):
    assert _types(NIGHT, sentence, publisher="Lorne Leader")[1][1] in ("none", "news_outlet", "own_reporting")
    if (
        "name" not in sentence and "contacted" not in sentence
    ):  # who asked, and whose name is withheld, is a caveat of its own
        assert _types(NIGHT, sentence, publisher="Lorne Leader")[1][1] != "own_reporting"


def test_who_tells_its_work_published_an_article_that_names_nobody():
    asked = "The Guardian interviewed two dozen pilots."
    told = "Ada Quist, a pilot, told The Guardian that the lights had failed."
    document, types = _types(NIGHT, asked, told)
    assert types == ["none", "own_reporting", "individual"]
    quist = next(s for p in document["passages"] for s in p["statements"] if s["attributions"] and "Quist" in str(s))
    assert len(quist["attributions"][0]["chain"]) == 1, "nobody relays what was said to the article's own outlet"
    assert document["article"].get("publisher") is None, "a guess is not printed as the publisher"


def test_who_is_cited_did_not_publish_the_article():
    asked = "The Guardian interviewed two dozen pilots."
    reported = "The Guardian reported that the lights had failed."
    assert _types(NIGHT, asked, reported)[1] == ["none", "none", "news_outlet"]


def test_two_who_tell_their_work_leave_it_open():
    types = _types(NIGHT, "The Guardian interviewed two dozen pilots.", "CNN interviewed the mayor.")[1]
    assert types == ["none", "none", "none"]


@pytest.mark.parametrize(
    "sentence",
    [
        "We sent the port authority a list of questions.",
        "When I visited the mill, the gates were locked.",
        "Back on the quay, I asked Quist about the lamps.",
        "We identified the ship by a dent in its bow.",
        "Asked twice, the council kept silent, and we contacted its lawyer.",
    ],
)
def test_writers_tell_their_own_work(sentence):
    assert _types(NIGHT, sentence)[1] == ["none", "own_reporting"]


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("“We asked the port authority,” said Ada Quist.", "individual"),
        ("The bakers we interviewed said the flour was wet.", "individual"),
        ("We sent three boats to the race.", "none"),
        ("Can we contact the port authority?", "none"),
    ],
)
def test_others_who_say_we_are_not_the_writers(sentence, type_):
    assert _types(NIGHT, sentence)[1] == ["none", type_]


def test_what_writers_asked_keeps_its_words():
    document, types = _types(NIGHT, "We asked whether the pier was safe.")
    assert types == ["none", "own_reporting"]
    asked = next(a for p in document["passages"] for s in p["statements"] for a in s["attributions"])
    assert [c["exact"] for c in asked["content"]] == ["whether the pier was safe"]


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("Records obtained by The Guardian show that 40 cranes were never tested.", "own_reporting"),
        ("Emails reviewed by The Guardian show that 40 cranes were never tested.", "own_reporting"),
        ("A letter seen by The Guardian says that 40 cranes were never tested.", "document"),
        ("Emails obtained by the police show that 40 cranes were never tested.", "document"),
    ],
)
def test_what_papers_show_is_an_outlets_own_finding_where_it_worked_on_them(sentence, type_):
    assert _types(NIGHT, sentence, publisher="The Guardian")[1] == ["none", type_]


def test_what_an_outlet_could_not_do_is_told_behind_many_small_words():
    assert _types(NIGHT, "The Guardian has not yet been able to identify the pilot.", publisher="The Guardian")[1][1] == (
        "own_reporting"
    )


def test_an_affiliate_is_another_outlet():
    assert _types(NIGHT, "CNN affiliate WLRN reported that the pier was shut.", publisher="CNN")[1][1] == "news_outlet"


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("None of the 23 videos analyzed for this report shows a crane.", "own_reporting"),
        ("The Guardian's fact-checking team was able to confirm where it was filmed.", "own_reporting"),
        ("The Guardian spoke to two dozen pilots.", "own_reporting"),
    ],
)
def test_work_for_the_article_itself(sentence, type_):
    assert _types(NIGHT, sentence, publisher="The Guardian")[1] == ["none", type_]
