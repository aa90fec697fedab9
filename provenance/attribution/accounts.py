"""What an account posted, retold: sentences about a user whom the text knows by the account's name alone."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.patterns import compile_pattern
from provenance.rules import lexicon as lx
from provenance.spans import Span
from provenance.syntax.complements import right_edge
from provenance.syntax.drafts import Draft, Sentence
from provenance.syntax.hits import CueHit
from provenance.syntax.tokens import Tokens

_POSTED = lx.Verb("post", lx.F_CLAUSE, "writing", "post", rules={lx.F_CLAUSE: "en.cue.account"})
_HANDLE = compile_pattern(r"(?i)@\w+|(?=\w*[a-z])(?=\w*\d)[a-z]\w{3,}")
# A handle stands at most this many words behind the word that introduces it (`a user named`, `the username`).
_REACH = 3


def account_names(tk: Tokens) -> frozenset[str]:
    """The folded names of accounts that the text introduces as such (`a user named quiet_heron7`)."""
    found = set[str]()
    for k in tk.standing("account_word"):
        found |= {w for w in tk.words[k + 1 : k + 1 + _REACH] if _HANDLE.fullmatch(w)}
    return frozenset(found)


def account_draft(tk: Tokens, s: Sentence, names: frozenset[str]) -> Draft | None:
    """`quiet_heron7 asked …`, `quiet_heron7's last post was …`: all that is known of such a user is what was posted."""
    words, flags = tk.words, tk.flags
    for k in range(s.low, min(s.high - 1, s.low + 14)):
        name = words[k].removesuffix("'s")
        if name not in names:
            if k > s.low and flags[k] & (lx.SUBJ | lx.AUX):
                return None
            continue
        if k > s.low and words[k - 1] != "," and not flags[k - 1] & lx.TIME and not flags[k - 1] & lx.NUMBER:
            return None
        end, last = k + 1, k + 1
        if words[k] != name:
            noun = next((j for j in range(k + 1, min(s.high, k + 5)) if words[j] in tk.lexicon.sets["post_noun"]), None)
            if noun is None:
                return None
            end = noun + 1
        edge = right_edge(tk, end, s.high)
        if edge <= end:
            return None
        hit = CueHit(end - 1, end - 1, end, _POSTED, lx.PAST, False, False, "verb")
        return Draft(s.index, hit, (k, last), [Span(tk.starts[end], tk.end(edge - 1))], "left", "account", end)
    return None


def retold_posts(tk: Tokens, sentences: Sequence[Sentence], drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with those of sentences that retell what an account posted, in document order."""
    names = account_names(tk)
    if not names:
        return list(drafts)
    taken = {d.statement for d in drafts}
    more = [account_draft(tk, s, names) for s in sentences if s.index not in taken and not s.is_headline]
    return sorted([*drafts, *(d for d in more if d is not None)], key=lambda d: d.statement)
