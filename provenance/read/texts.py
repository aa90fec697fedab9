"""Texts as they are printed and as they are compared: white space as one space, keys of letters and digits."""

from __future__ import annotations

from functools import lru_cache

from provenance.patterns import compile_pattern

_NO_WORD = compile_pattern(r"[\W_]+")
_ENDS = "\"'“”„‘’«»‹›()[]{}.,;:!?…-–—|/©*"  # what mostly stands before and after words


def squeeze(text: str) -> str:
    """White-space runs as one space; no-break spaces stay as they are. Three times as fast as a pattern."""
    if "\n" in text or "\t" in text:
        text = text.replace("\n", " ").replace("\t", " ")
    if "\r" in text or "\f" in text or "\v" in text:
        text = text.replace("\r", " ").replace("\f", " ").replace("\v", " ")
    if "  " in text:
        text = text.replace("        ", " ")
        while "  " in text:
            text = text.replace("  ", " ")
    return text


def collapse(text: str) -> str:
    """White-space runs as one space, none at the ends."""
    return squeeze(text).strip(" ")


@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """A key for comparing texts: letters and digits in lower case, soft hyphens left out, all else one space."""
    if "\u00ad" in text:
        text = text.replace("\u00ad", "")
    words: list[str] = []
    for word in text.split():  # a pattern over the whole text takes five times as long
        bare = word if word.isalnum() else word.strip(_ENDS)
        if not bare.isalnum():
            bare = _NO_WORD.sub(" ", bare).strip()
        if bare:
            words.append(bare)
    return " ".join(words).lower()
