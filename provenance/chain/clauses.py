"""What an attribution's own words tell: whether it governs its sentence, and whether its content is quoted."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.rules import lexicon as lx
from provenance.spans import Span
from provenance.syntax.drafts import Draft
from provenance.syntax.tokens import Tokens

_SHORTEST_SHOWING = 4  # tokens before `it` in `they aired footage that it said`
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
        is_relative = bool(tk.flags[draft.hit.start - 1] & lx.REL)  # `his companion, who | is believed to have swum, is dead`
        return not is_relative and draft.hit.verb.lemma in tk.lexicon.sets["agentless_report"]
    if draft.pattern in ("left", "inverted", "preposition", "passive") or draft.hit.verb.lemma == ":":
        return True
    if draft.source is None or draft.pattern == "participial":
        return False
    first = draft.source[0]
    if tk.flags[first] & lx.REL:
        return False
    low, line = first, tk.line(first)[0]
    while low > line and tk.words[low - 1] not in (".", "?", "!") and first - low < 60:
        low -= 1
    if first and tk.words[first - 1] == ",":
        return True
    if _opens_quote(tk, draft.hit.end) and not tk.flags[first - 1] & (lx.REL | lx.SUBORD):
        return True  # `Conceding that the costs “had grown” | he warned: “…`
    is_shown = _is_shown(tk, first, low)
    for k in range(low, first - 1 if is_shown else first):
        if tk.words[k] in tk.lexicon.sets["embedding"]:
            return False
    if is_shown:
        return not any(tk.flags[k] & lx.SUBORD for k in range(low, first - 1))
    end = draft.source[1]
    if any(tk.flags[k] & lx.REL and tk.words[k - 1] == "," for k in range(end, draft.hit.start)):
        return False  # a deed of the relative clause (`the text, which set a limit and asked …`)
    before = tk.words[first - 1] if first else "."
    is_counted = before == "than" and tk.words[first - 2] in tk.lexicon.sets["no_fewer"]  # `no fewer than | 40 officers`
    return is_counted or before not in tk.lexicon.sets["subordinating"]


def _opens_quote(tk: Tokens, k: int) -> bool:
    """True where a colon and a quotation begin at token `k`."""
    return k + 1 < len(tk) and tk.words[k] == ":" and tk.words[k + 1] in _QUOTES


def _is_shown(tk: Tokens, first: int, low: int) -> bool:
    """True for `aired footage that | it | said showed a launch`: a picture is said to show what the sentence tells."""
    if first - low < _SHORTEST_SHOWING or not tk.flags[first] & lx.SUBJ or tk.words[first - 1] not in ("that", "which"):
        return False
    return tk.words[first - 2] in tk.lexicon.sets["record"]
