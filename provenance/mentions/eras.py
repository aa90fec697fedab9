"""When a text without a date was written, as far as it tells by whom it calls president or prime minister."""

from __future__ import annotations

from provenance.rules.holders import Holder, Holders
from provenance.syntax.tokens import Tokens

_LAST_DAY = "9999-12-31"
_TITLE_REACH = 3  # tokens before a surname in which a head's title stands (`Prime Minister Shinzo | Abe`)


def era_of(tk: Tokens, holders: Holders) -> tuple[str, str] | None:
    """The first and the last day on which all were in office whom the text gives the title of a head of state or government
    (`President | Obama`); None where it gives nobody such a title, or people whose times do not meet.
    """
    since, until = "", _LAST_DAY
    for surname, full in holders.folded().items():
        if surname not in tk.vocabulary or not any(_is_titled(tk, k) for k in tk.places(surname)):
            continue
        times = [h for h in holders.within(full, "", _LAST_DAY) if h.kind == "official"]
        if times:
            since = max(since, min(h.since for h in times))
            until = min(until, max(h.until or _LAST_DAY for h in times))
    return (since, until) if since and since < until else None


def holder_in(holders: Holders, name: str, era: tuple[str, str], is_about_race: bool) -> Holder | None:
    """What somebody was in such a time; where the text is about candidates, their candidacy before an office."""
    found = holders.within(name, *era)
    if is_about_race:
        found.sort(key=lambda h: h.kind != "political_actor")
    return found[0] if found else None


def _is_titled(tk: Tokens, k: int) -> bool:
    """True for a surname at token `k` behind a title that its bearer has now (not `former President | Lind`)."""
    heads, former = tk.lexicon.sets["head_title"], tk.lexicon.sets["former"]
    for j in range(k - 1, max(-1, k - 1 - _TITLE_REACH), -1):
        if tk.words[j] in heads:
            return former.isdisjoint(tk.words[max(0, j - 2) : j])
        if tk.words[j] in (",", ".") or not tk.places(tk.words[j]):
            return False
    return False
