"""Lines that a page prints between its paragraphs and that are no prose: calls to read on, labels, legal lines."""

from __future__ import annotations

# The line is one of these, whatever marks follow.
_WHOLE = frozenset(
    (
        *("explore further", "you may also like", "read more", "read also", "also read", "see also", "more on"),
        *("related", "related stories", "related articles", "related content", "recommended", "most read"),
        *("advertisement", "advertising", "continue reading", "continue reading the main story", "share", "tweet"),
        *("comment", "comments", "view comments", "leave a comment", "print", "email", "published", "updated", "tag"),
        *("tags", "topics", "watch", "watch now", "listen", "lesen sie auch", "mehr zum thema", "lire aussi"),
        *("leia mais", "leia também", "lea también", "leggi anche", "lees ook", "les også", "läs också", "läs mer"),
        *("læs også", "czytaj także", "czytaj też", "читайте также", "더보기", "関連記事", "anzeige", "publicité"),
        *("publicidad", "werbung", "annons", "reklama"),
    )
)
# It begins with one of these words, and goes on as it will.
_WORDS = (
    *("don't miss", "sign up", "subscribe", "follow us", "share this", "copyright", "click here", "download the"),
    *("download our", "this site uses cookies", "this website uses cookies", "we use cookies", "last updated"),
    *("filed under", "have a tip", "have a news tip", "contact the author", "contact the writer", "what do you think"),
    *("skip to", "skip past"),
)
_BEGINNINGS = (
    *("all rights reserved", "story continues", "article continues below", "join the conversation", "watch:", "loading", "©"),
)
_LETTERS = ("get the latest", "get our")  # of these, those that name a newsletter
_HEADS = frozenset(words[:2] for words in (*_WHOLE, *_WORDS, *_BEGINNINGS, *_LETTERS))


def is_boilerplate(text: str) -> bool:
    """True for a line of the page's own, whatever the case of its letters."""
    if text[:2].lower() not in _HEADS and text[:1] != "©":
        return False
    low = text.lower().replace("’", "'")
    if low.startswith(_BEGINNINGS):
        return True
    if low.startswith(_WORDS):
        return any(low.startswith(words) and not _goes_on(low, len(words)) for words in _WORDS)
    if low.startswith(_LETTERS):
        return any(low.startswith(w) and not _goes_on(low, len(w)) and "newsletter" in low[len(w) :] for w in _LETTERS)
    end = len(low)
    while end > 0 and not _goes_on(low, end - 1):
        end -= 1
    return low[:end] in _WHOLE


def _goes_on(text: str, at: int) -> bool:
    """True where a letter or digit stands at a place."""
    return at < len(text) and (text[at].isalnum() or text[at] == "_")
