"""Which outlet an article is of, by its input or by how the text is signed."""

from __future__ import annotations

import pytest

from provenance.pipeline import annotate

BODY = "Ada Lind told {} that the road was open. She said the bridge was shut."


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("LORNE, Ohio (AP) — Crews closed the bridge on Friday.", "AP"),
        ("LORNE (Reuters) - Crews closed the bridge on Friday.", "Reuters"),
        ("(CNN) Crews closed the bridge on Friday.", "CNN"),
        ("Bridge closed | BBC News\n\nCrews closed the bridge on Friday.", "the BBC"),
    ],
)
def test_who_is_told_by_the_articles_own_outlet_is_no_relay(knowledge, head, outlet):
    document = annotate(f"{head}\n\n{BODY.format(outlet)}\n".encode(), "a.txt", knowledge)
    assert document["article"]["publisher"] is not None
    told = [a["chain"] for p in document["passages"] for s in p["statements"] for a in s["attributions"]]
    assert [len(chain) for chain in told] == [1, 1]


@pytest.mark.parametrize(
    "head",
    [
        "Crews (AP photo below) closed the bridge on Friday.",
        "Bridge closed on Friday - Reuters",
        "Crews closed the bridge on Friday.\n\nIt is old.\n\nIt was loved.\n\nLORNE (AP) — It was built long ago.",
        "LORNE (Zorb) — Crews closed the bridge on Friday.",
    ],
)
def test_other_names_at_the_head_of_a_text_are_no_signature(knowledge, head):
    document = annotate(f"{head}\n\n{BODY.format('Reuters')}\n".encode(), "a.txt", knowledge)
    assert document["article"]["publisher"] is None


def test_what_the_input_says_comes_before_a_dateline(knowledge):
    page = (
        "<html><head><meta property='og:site_name' content='The Lorne Gazette'></head><body><article><h1>Bridge closed</h1>"
        f"<p>LORNE (AP) — Crews closed the bridge on Friday.</p><p>{BODY.format('AP')}</p></article></body></html>"
    )
    document = annotate(page.encode(), "a.html", knowledge)
    assert document["article"]["publisher"]["name"] == "The Lorne Gazette"
    assert [s["name"] for s in document["sources"]][-1] == "Associated Press"
