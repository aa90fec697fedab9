"""Bylines: the names in a line, and where a page prints the names of who wrote its article."""

from __future__ import annotations

from provenance.matching import LazyPattern
from provenance.patterns import compile_pattern
from provenance.read.elements import Element, inner_text
from provenance.read.layout import Block
from provenance.read.prose import PROSE
from provenance.read.texts import collapse

_BETWEEN_NAMES = compile_pattern(r"\s*[,;|·•]\s+|\s+(?:and|&|und|et|y|e|og|och|en)\s+(?=[^\W\d_])")
# The date or time behind a name in the same line, with all after it: "A B Published 7:07 PM", "A B 5. Mai 2024 15:36 Uhr".
_STAMP = LazyPattern(
    r"(?i)(?:^|[\s,|(–-]+)(?:(?:published|updated|posted|on|am|le|el|il|vom|den)\s*:?\s*)*(?:\d{4}-\d\d-\d\d|\d{1,2}:\d\d|"
    r"\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}\.?(?: de)? [^\W\d_]{3,10}\.?,?(?: de)? \d{4}|[^\W\d_]{3,9}\.? \d{1,2}, \d{4}).*$",
    __name__,
)
_HANDLE = LazyPattern(r"\s+@\w+$", __name__)
_MAIL_ADDRESS = compile_pattern(r"\S+@\S+")
_BY = LazyPattern(
    r"(?i)^(?:(?:story|text|words|written|reported|reporting|posted)\s+)?(?:by|von|par|por|di|door|av|af|text|"
    r"autor(?:a|es)?|redaktion|redacción)[\s:]+(?=\S)",
    __name__,
)
_NAMED_BY = frozenset({"class", "rel", "itemprop"})
_BYLINE = LazyPattern(r"(?<![a-z])(?:author|byline)", __name__)
_AUTHOR_PAGE = LazyPattern(r"/(?:authors?|autor(?:en|es|i)?|auteurs?|autore)/(?=.*\w)", __name__)


def split_byline(line: str) -> list[str]:
    """The names in a byline as printed: "By A B and C D" -> ["A B", "C D"]; addresses and empty parts left out."""
    line = _BY.sub("", collapse(line)).strip(" ,;|-–·•")
    if len(line) <= 200 and any(ch.isdigit() for ch in line):
        line = _STAMP.sub("", line).rstrip(" ,;|-–·•(")
    if not line or line.startswith(("http", "/", "@", "www.")) or len(line) > 200:
        return []
    parts = _BETWEEN_NAMES.split(line)
    parts = [_MAIL_ADDRESS.sub("", p).strip(" ,;") for p in parts]
    parts = [_HANDLE.sub("", p) for p in parts]
    return [p for p in parts if p and not p.startswith(("http", "@", "(")) and not p.isdigit()]


def printed_names(text: str) -> list[str]:
    """The names of a block that is nothing but a byline ("By A B and C D"); empty where it is more than that."""
    names = split_byline(text) if len(text) <= 160 else []
    return names if all(len(n.split()) <= 5 and n[0].isupper() and n[-1] not in "!?…:" for n in names) else []


def find_bylines(blocks: list[Block], known: tuple[str, ...]) -> list[Block]:
    """The blocks that say who wrote the article: nothing but names that the metadata gives too (`known`), or so by
    their class.
    """
    found: list[Block] = []
    for block in blocks:
        text = block.text
        if len(text) > 160 or block.kind not in PROSE or block.kind == "blockquote":
            continue
        words = " ".join([v for k, v in block.element.items() if k in _NAMED_BY]).lower()
        is_named = len(text) <= 100 and ("author" in words or "byline" in words) and "quote" not in words
        if not is_named and not any(name in text for name in known):
            continue
        names = printed_names(text)
        if names and ((is_named and _BYLINE.search(words)) or all(name in known for name in names)):
            found.append(block)
    return found if len(found) <= 3 else []


def printed_byline(root: Element) -> tuple[str, ...]:
    """The names that a page prints as its authors; else the only name that it links to an author's page."""
    linked: set[str] = set()
    for e in root.iter("a", "span", "p", "div", "address"):
        attributes: list[tuple[str, str]] = e.items()
        words = " ".join([v for k, v in attributes if k in _NAMED_BY]).lower()
        if ("author" in words or "byline" in words) and "comment" not in words and _BYLINE.search(words):
            names = split_byline(" ".join(inner_text(e).split()))
            if names and all(len(n) < 60 for n in names):
                return tuple(names[:8])
        elif e.tag == "a" and any(k == "href" and _AUTHOR_PAGE.search(v) for k, v in attributes):
            linked.add(" ".join(inner_text(e).split()))
    linked.discard("")
    return tuple(printed_names(linked.pop())) if len(linked) == 1 else ()
