"""Whose word a paper is that the text names again (`the letter said`): who sent, issued or wrote it when it was told of."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.rules import lexicon as lx
from provenance.syntax.phrases import is_abbreviated, phrase_after
from provenance.syntax.subjects import subject_before
from provenance.syntax.tokens import Tokens

# How many tokens back a paper is looked for, how often, and how far before its noun the verb or `in` may stand.
_REACH = 500
_MENTIONS = 3
_VERB_REACH = 8
_IN_REACH = 4
_BREAKS = frozenset((".", ";", "“", '"', "”", "\n"))


def author_before(tk: Tokens, low: int, noun: str, heard: Sequence[tuple[int, str]]) -> tuple[int, int] | str | None:
    """Who sent, issued or wrote what `noun` names again: a noun phrase before token `low`, as token indexes, or the key of
    a source. `heard` are the sources so far, in order, with the token that each begins at. None where no mention tells it.
    """
    seen = 0
    for k in range(low - 1, max(0, low - _REACH), -1):
        is_written_to = noun == "letter" and tk.words[k] == "to" and tk.words[k - 1] in ("written", "wrote", "writing")
        if tk.words[k] != noun and not is_written_to:
            continue
        found = _sender(tk, k, is_written_to) or _named_behind(tk, k) or _heard_with(tk, k, heard)
        if found is not None:
            return found
        seen += 1
        if seen >= _MENTIONS:
            break
    return None


def _sender(tk: Tokens, k: int, is_written_to: bool) -> tuple[int, int] | None:
    """`S sent a letter`, `S has written to`: the subject of the verb."""
    low = tk.at(tk.text.rfind("\n", 0, tk.starts[k]) + 1)
    wrote = tk.lexicon.sets["wrote"]
    for verb in range(k - 1, max(low, k - _VERB_REACH), -1):
        if tk.words[verb] in _BREAKS and not is_abbreviated(tk, verb):
            return None
        if is_written_to or tk.words[verb] in wrote:
            while verb > low and tk.flags[verb - 1] & (lx.AUX | lx.ADV):
                verb -= 1
            found = subject_before(tk, low, verb)
            return None if found is None or tk.flags[found[0]] & (lx.SUBJ | lx.REL) else found
    return None


def _named_behind(tk: Tokens, k: int) -> tuple[int, int] | None:
    """`a letter from S`, `a report by S`."""
    if k + 2 >= len(tk) or tk.words[k + 1] not in ("from", "by"):
        return None
    end = tk.text.find("\n", tk.starts[k])
    last = phrase_after(tk, k + 2, len(tk) if end < 0 else tk.at(end))
    return (k + 2, last) if last > k + 2 and not tk.flags[k + 2] & (lx.SUBJ | lx.TIME | lx.NUMBER) else None


def _heard_with(tk: Tokens, k: int, heard: Sequence[tuple[int, str]]) -> str | None:
    """`S said in a statement`: the source of the sentence that the paper stands in."""
    if "in" not in tk.words[max(0, k - _IN_REACH) : k]:
        return None
    for at, key in reversed(heard):
        low, high = min(at, k), max(at, k)
        if "\n" in tk.text[tk.starts[low] : tk.starts[high]]:
            if at < k:
                return None
        elif not any(tk.words[j] == "." and not is_abbreviated(tk, j) for j in range(low, high)):
            return key
    return None
