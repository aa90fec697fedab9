"""The article that the project started from comes out as the worked example of docs/concepts.md says."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance.pipeline import annotate

ARTICLE = Path(__file__).resolve().parents[3] / "shared" / "data" / "seed" / "article.txt"

pytestmark = [
    pytest.mark.quality,
    pytest.mark.skipif(not ARTICLE.is_file(), reason="the seed article does not stand beside the project"),
]

KCNA = "Korean Central News Agency"
LABELS = {
    "p3.1": ("state_media", "unverified", ["North Korean government", KCNA, "Korea News Service", "Associated Press"]),
    "p3.2": ("own_reporting", "not_applicable", ["Associated Press"]),
    "p3.3": ("own_reporting", "not_applicable", ["Associated Press"]),
    "p3.4": ("own_reporting", "not_applicable", ["Associated Press"]),
    "p4.1": ("state_media", "attributed", ["state media of North Korea"]),
    "p5.1": ("state_media", "attributed", [KCNA]),
    "p6.1": ("state_media", "attributed", ["Kim Jong Un", KCNA]),
    "p7.1": ("state_media", "attributed", ["Kim Jong Un", KCNA]),
    "p8.1": ("none", "unattributed", None),
    "p8.2": ("official_statement", "attributed", ["United States", "South Korea"]),
    "p9.1": ("official_briefing", "attributed", None),
    "p10.1": ("official_briefing", "attributed", ["Lee Sung-jun", "Reuters"]),
}
CAVEATS = {
    "p3.2": {"access_denied", "handout"},
    "p3.3": {"image_as_provided", "no_independent_verification"},
    "p3.4": {"watermark_note"},
}


@pytest.fixture(scope="module")
def document(knowledge):
    return annotate(ARTICLE.read_bytes(), ARTICLE.name, knowledge)


@pytest.mark.parametrize("identifier", LABELS)
def test_a_statement_has_the_labels_of_the_worked_example(document, identifier):
    source_type, status, chain = LABELS[identifier]
    (found,) = [s for p in document["passages"] for s in p["statements"] if s["id"] == identifier]
    assert (found["source_type"], found["status"]) == (source_type, status)
    if chain is not None:
        names = {source["id"]: source["name"] for source in document["sources"]}
        assert [names[link["source"]] for link in found["attributions"][0]["chain"]] == chain


@pytest.mark.parametrize("identifier", CAVEATS)
def test_the_notes_caveats_cover_the_image(document, identifier):
    found = [c for c in document["caveats"] if c["statement"] == identifier]
    assert {c["kind"] for c in found} == CAVEATS[identifier]
    assert all(c["scope"] == {"target": "image", "ids": ["p3"]} for c in found)
