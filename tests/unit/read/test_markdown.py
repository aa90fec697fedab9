from __future__ import annotations

import pytest

from provenance.errors import UnreadableInputError

ARTICLE = """---
title: Not this one
author: Ada Moor and Jens Lund
date: 2025-03-02
lang: en-GB
---
# Harbour *wall* gives way

The wall at **Skarvik** gave way on Sunday,
the [port](https://port.example) said.

![The wall](w.jpg "The wall on Sunday. (Ada Moor/Coast Wire)")

- Stones fell.
- Nobody was hurt.

> We are lucky.

## Repairs

Correction: an earlier version named another port.

```
not prose
```
"""


def test_an_article(read_one):
    found = read_one(ARTICLE, "a.md")
    assert found.passages == [
        ("headline", "Harbour wall gives way"),
        ("paragraph", "The wall at Skarvik gave way on Sunday, the port said."),
        ("caption", "The wall on Sunday. (Ada Moor/Coast Wire)"),
        ("list_item", "Stones fell."),
        ("list_item", "Nobody was hurt."),
        ("blockquote", "We are lucky."),
        ("paragraph", "Repairs"),
        ("editor_note", "Correction: an earlier version named another port."),
    ]
    assert found.paths[:3] == ["line 7", "line 9", "line 12"]
    source = found.source
    assert (source.language, source.byline, source.published) == ("en", ("Ada Moor", "Jens Lund"), "2025-03-02")
    assert (found.caption.src, found.caption.credit_text) == ("w.jpg", "Ada Moor/Coast Wire")


def test_the_front_matter_s_title_where_there_is_no_heading(read_one):
    assert read_one("---\ntitle: Wall falls\n---\nIt fell.\n", "a.md").passages == [
        ("headline", "Wall falls"),
        ("paragraph", "It fell."),
    ]


def test_a_picture_with_words_beside_it_is_captioned_by_them(read_one):
    found = read_one("![wall](w.jpg)\n*The wall fell. Photo: Ada Moor*\n", "a.markdown")
    assert found.passages == [("caption", "The wall fell. Photo: Ada Moor")]
    assert (found.caption.src, found.caption.alt, found.caption.credit_text) == ("w.jpg", "wall", "Photo: Ada Moor")


def test_markup_in_markdown(read_one):
    found = read_one("<figure><img src='w.jpg'><figcaption>The wall.</figcaption></figure>\n\nIt fell.\n", "a.md")
    assert found.passages == [("caption", "The wall."), ("paragraph", "It fell.")]


def test_a_file_without_text_is_refused(read_one):
    with pytest.raises(UnreadableInputError, match="no text"):
        read_one("---\nlang: en\n---\n", "a.md")
