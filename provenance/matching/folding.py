"""A text's shadow: the text with plain marks and in small letters, code point for code point, so that a place in the shadow
is the same place in the text.
"""

from __future__ import annotations

from typing import Any

# One code point to one code point, so that offsets in the shadow are offsets in the text.
_MARKS = (
    ("’", "'"), ("‘", "'"), ("ʼ", "'"), ("＇", "'"), ("“", '"'), ("”", '"'), ("„", '"'), ("«", '"'), ("»", '"'),
    ("\u00a0", " "), ("\u202f", " "), ("\u2009", " "), ("\t", " "), ("\n", " "), ("\r", " "), ("‐", "-"), ("‑", "-"),
)  # fmt: skip
_ALPHABETIC_MARK = "ʼ"  # the one of them that counts as a letter
_SPACES = ("\n", "\t", "\r")

# The interpreter's own method, which is faster for long texts than what the compiler puts in its place, and knows where a
# word ends in `ς`.
_lower: Any = str.lower


def in_lower_case(text: str) -> str:
    """`text.lower()`, fast for long texts too where compiled."""
    low: str = _lower(text)
    return low


def plain(text: str) -> str:
    """The text with typographic apostrophes, quotation marks, hyphens and white space made plain; same length."""
    if text.isascii():
        for space in _SPACES:
            if space in text:
                text = text.replace(space, " ")
        return text
    if text.isalpha() and _ALPHABETIC_MARK not in text:  # one word
        return text
    for mark, same in _MARKS:  # ten times faster than translate
        if mark in text:
            text = text.replace(mark, same)
    return text


def fold(text: str) -> str:
    """`plain(text)` in lower case, code point for code point (`İ` would grow; it becomes `i`); same length."""
    text = plain(text)  # first: most texts are ASCII then, which is much faster to put in lower case
    low = in_lower_case(text)
    if len(low) != len(text):
        low = in_lower_case(text.replace("İ", "i"))
    return low
