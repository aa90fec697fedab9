from __future__ import annotations

import pytest

from provenance.findings import ReadPassage, SourceText
from provenance.pipeline import annotate
from provenance.spans import Span
from provenance.unseen import without_unseen
from provenance.validation import validate_document


def source(text: str) -> SourceText:
    return SourceText(text, (ReadPassage("paragraph", Span(0, len(text))),), "text/plain")


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("plain", "plain"),
        ("veri\u00adfied", "verified"),
        ("a\u200bb\ufeffc\u202ed", "abcd"),
        ("veri\u200dfied", "verified"),
        ("می\u200cشود", "می\u200cشود"),
        ("👩\u200d🚒", "👩\u200d🚒"),
    ],
)
def test_only_marks_that_say_nothing_are_seen_through(text, seen):
    found, places = without_unseen(source(text))
    assert found.text == seen
    assert found.passages[0].span == (0, len(seen))
    assert (places is None) == (text == seen)
    if places is not None:
        assert "".join(text[places[i]] for i in range(len(places) - 1)) == seen


def test_every_span_holds_the_words_as_they_are(knowledge):
    text = "Port\n\n\u200bThe \u200barmy\u00ad said\u200b it had ta\u00adken \u202ea town. "
    text += "It could not be veri\u200bfied.\u200b\n"
    document = annotate(text.encode(), "a.txt", knowledge)
    assert validate_document(document) == []
    assert document["article"]["text"] == text
    (caveat,) = document["caveats"]
    assert caveat["span"]["exact"] == "could not be veri\u200bfied"
    first = document["passages"][1]["statements"][0]
    assert first["attributions"][0]["cue"]["exact"] == "said"
    assert first["status"] == "unverified"
