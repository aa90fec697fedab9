"""How alike two statements are by their content words: what the checks and `diff` mean by "the same claim"."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from provenance.patterns import compile_pattern

_WORD = compile_pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*")
_ENDINGS = ("ingly", "edly", "ings", "ing", "ied", "ies", "ers", "ed", "es", "ly", "er", "s")

# Words that say nothing of what is claimed; speech verbs too, as who says so is no part of it.
_EMPTY = frozenset(
    (
        "a", "about", "after", "again", "against", "all", "also", "although", "am", "an", "and", "any", "are",
        "around", "as", "at", "be", "because", "been", "before", "being", "between", "both", "but", "by", "can",
        "could", "did", "do", "does", "during", "each", "either", "even", "ever", "few", "for", "from", "further",
        "had", "has", "have", "having", "he", "her", "here", "hers", "him", "his", "how", "however", "i", "if", "in",
        "into", "is", "it", "its", "itself", "just", "last", "later", "latest", "least", "less", "like", "made",
        "make", "many", "may", "me", "might", "more", "most", "much", "must", "my", "near", "nearly", "new", "no",
        "nor", "not", "now", "of", "off", "on", "once", "one", "only", "onto", "or", "other", "others", "our", "out",
        "over", "own", "per", "same", "she", "should", "since", "so", "some", "still", "such", "than", "that", "the",
        "their", "them", "then", "there", "these", "they", "this", "those", "though", "through", "to", "too",
        "toward", "towards", "under", "until", "up", "upon", "us", "very", "was", "we", "were", "what", "when",
        "where", "whether", "which", "while", "who", "whom", "whose", "why", "will", "with", "within", "without",
        "would", "yet", "you", "your", "said", "say", "says", "saying", "told", "tell", "tells", "according",
        "report", "reports", "reported", "reporting", "added", "adding", "announced", "announce", "claimed", "claim",
        "claims", "stated", "statement", "quoted", "citing", "cited", "monday", "tuesday", "wednesday", "thursday",
        "friday", "saturday", "sunday", "today", "yesterday", "tomorrow", "week", "weeks", "day", "days", "month",
        "months", "year", "years", "first", "two", "mr", "mrs", "ms",
    )
)  # fmt: skip


def content_words(text: str) -> frozenset[str]:
    """The stems of a text's content words, and its numbers."""
    return frozenset(stem for word in _WORD.findall(text) if (stem := _stem(word)))


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    """A word without its usual English endings; empty for a word that says nothing. Other scripts are left as they are."""
    low = word.lower().replace("’", "'").removesuffix("'s")
    if low[:1].isdigit():
        return low.replace(",", "")
    if low in _EMPTY or len(low) < 2:
        return ""
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            low = low[: -len(ending)]
            break
    if len(low) > 3 and low[-1] == low[-2] and low[-1] not in "ls":
        low = low[:-1]
    return low.removesuffix("e") if len(low) > 4 else low


def share(one: Collection[str], other: Collection[str]) -> float:
    """How much of the smaller set the other holds, from 0 to 1; 0 where one is empty."""
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return sum(word in large for word in small) / len(small) if small else 0.0


def likeness(one: Collection[str], other: Collection[str]) -> float:
    """Shared words over all words (Jaccard), from 0 to 1; 0 where both are empty."""
    both = sum(word in other for word in one)
    total = len(one) + len(other) - both
    return both / total if total else 0.0
