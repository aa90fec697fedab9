"""What a block of a page is by itself, wherever it stands: how much prose it holds, whether it reads like a deck, and which
kind of passage it makes.
"""

from __future__ import annotations

from provenance.patterns import compile_pattern
from provenance.read import hints
from provenance.read.layout import Block

REVIEW = "review"  # the kind of a block that says what a page's metadata review
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
PROSE = frozenset({"p", "div", "blockquote", "li", "article", "section", "td", "main", "pre", "body", "dd", "center"})
SENTENCE = compile_pattern(r"[.!?…。！？।؟][\"'”’»)\]]*(?:\s|$)")
_DECKS = frozenset({"h2", "h3", "h4", "p", "div"})
_SHORTEST_DECK = 60


def weigh(block: Block) -> int:
    """How much prose a block holds: its length without link text where it reads like sentences, else 0."""
    if block.kind not in PROSE:
        return 0
    own = len(block.text) - block.links
    if own < 25 or block.links * 2 > len(block.text):
        return 0
    if own < 80 and not SENTENCE.search(block.text):
        return 0
    return own if block.kind in ("p", "blockquote") else own * 3 // 4


def is_deck_like(block: Block) -> bool:
    """True for a subheading, paragraph or box that is long enough to be a sentence and holds few links."""
    own = len(block.text) - block.links
    if block.kind not in _DECKS or own < _SHORTEST_DECK or block.links * 5 > len(block.text):
        return False
    return block.kind in HEADINGS or weigh(block) > 0


def passage_kind(block: Block, is_first: bool = False) -> str:
    """The passage kind of a body block. Headings inside the body are paragraphs of their own.

    `is_first` says that only the headline and decks stand before it: then a class that says so makes it a deck.
    """
    if is_first and block.hints & hints.DECK and block.kind in ("p", "h2", "h3", "div"):
        return "deck"
    if is_first and block.kind in HEADINGS and is_deck_like(block):
        return "deck"
    if block.kind == REVIEW:
        return "editor_note"
    if block.kind == "li":
        return "list_item"
    if block.kind == "blockquote":
        return "blockquote"
    return "paragraph"
