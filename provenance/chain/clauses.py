"""What an attribution's own words tell: whether it governs its sentence, and whether its content is quoted."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.rules import lexicon as lx
from provenance.spans import Span
from provenance.syntax.drafts import Draft
from provenance.syntax.tokens import Tokens

_QUOTES = ('"', "“", "«", "„", "「", "''")


def how_quoted(text: str, content: Sequence[Span]) -> str:
    """Whether content is quoted (`direct`), quoted in parts (`mixed`) or told in other words (`indirect`)."""
    is_direct = True
    for start, end in content:
        if not (text[start] in '"“«„‘「' or text.startswith("''", start)) or text[end - 1] not in "\"”»’」“'":
            is_direct = False
            break
    if is_direct:
        return "direct"
    for start, end in content:
        for mark in _QUOTES:  # looking for one mark at a time is faster than a pattern
            if text.find(mark, start, end) >= 0:
                return "mixed"
    return "indirect"


def is_main(tk: Tokens, draft: Draft) -> bool:
    """True where the attribution governs the sentence's main or a coordinate clause (CONCEPTS rule 3)."""
    if draft.pattern == "agentless":
        return draft.hit.verb.lemma in tk.lexicon.sets["agentless_report"]
    if draft.pattern in ("left", "inverted", "preposition", "passive") or draft.hit.verb.lemma == ":":
        return True
    if draft.source is None or draft.pattern == "participial":
        return False
    first = draft.source[0]
    if tk.flags[first] & lx.REL:
        return False
    low = first
    while low > 0 and tk.words[low - 1] not in (".", "?", "!", "\n") and first - low < 60:
        low -= 1
    if first and tk.words[first - 1] == ",":
        return True
    for k in range(low, first):
        if tk.words[k] in tk.lexicon.sets["embedding"]:
            return False
    end = draft.source[1]
    if any(tk.flags[k] & lx.REL and tk.words[k - 1] == "," for k in range(end, draft.hit.start)):
        return False  # a deed of the relative clause (`the text, which set a limit and asked …`)
    before = tk.words[first - 1] if first else "."
    return before not in tk.lexicon.sets["subordinating"]
