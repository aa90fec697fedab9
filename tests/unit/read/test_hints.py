from __future__ import annotations

import pytest

from provenance.read import hints


@pytest.mark.parametrize(
    ("words", "flags"),
    [
        ("figure__caption", hints.CAPTION | hints.IMAGE),
        ("StoryImage-Legende", hints.CAPTION | hints.IMAGE),
        ("fancyimg_text", hints.CAPTION),
        ("photo-credit big", hints.CREDIT | hints.IMAGE),
        ("ArticleBody", hints.BODY),
        ("most-read", hints.OTHERS | hints.FURNITURE),
        ("mostread", hints.OTHERS | hints.FURNITURE),
        ("related-stories", hints.OTHERS | hints.FURNITURE),
        ("sideBar", hints.FURNITURE),
        ("headline-description", hints.DECK),
        ("editors-note", hints.NOTE),
        ("vjs-captions", 0),
        ("closed-captioning", 0),
        ("credit-card", 0),
        ("tag-politics", 0),
        ("has-sidebar", 0),
        ("unrelated", 0),
        ("x", 0),
        ("", 0),
    ],
)
def test_what_a_class_says(words, flags):
    assert hints.read_hints(words) == flags
