"""When a text without a date was written, as far as it tells: by whom it calls president or prime minister, and by the last
month that it names with its year.
"""

from __future__ import annotations

from provenance.rules import lexicon as lx
from provenance.rules.holders import Holder, Holders
from provenance.syntax.months import month_at
from provenance.syntax.tokens import Tokens

FOR_EVER = ("", "9999-12-31")
_YEAR_REACH = 5  # tokens from a month to its year (`Nov. 3, | 2023`)
_YEARS = range(1900, 2100)
_TITLE_REACH = 3  # tokens before a surname in which a head's title stands (`Prime Minister Shinzo | Abe`)


def era_of(tk: Tokens, holders: Holders) -> tuple[str, str] | None:
    """The first and the last day on which all were in office whom the text gives the title of a head of state or government
    (`President | Obama`); None where it gives nobody such a title, or people whose times do not meet.
    """
    since, until = FOR_EVER
    for surname, full in holders.folded().items():
        if surname not in tk.vocabulary or not any(_is_titled(tk, k) for k in tk.places(surname)):
            continue
        times = [h for h in holders.within(full, *FOR_EVER) if h.kind == "official"]
        if times:
            since = max(since, min(h.since for h in times))
            until = min(until, max(h.until or FOR_EVER[1] for h in times))
    return (since, until) if since and since < until else None


def last_month(tk: Tokens) -> str:
    """The first day of the last month that a text names with its year (`in May 2023`, `on May 3, 2023`), as an ISO date;
    empty where it names none. News seldom names a month to come so: the text is no older.
    """
    found = ""
    for k, flags in enumerate(tk.flags):
        month = month_at(tk, k) if flags & lx.TIME else 0
        if not month:
            continue
        for word in tk.words[k + 1 : k + _YEAR_REACH]:
            if len(word) == 4 and word.isdecimal() and int(word) in _YEARS:
                found = max(found, f"{word}-{month:02}-01")
                break
            if not word.isdecimal() and word not in (",", "."):
                break
    return found


def holder_in(holders: Holders, name: str, era: tuple[str, str], month: str, is_about_race: bool) -> Holder | None:
    """What somebody was in such a time: what the list has first, or where that was over before the last month that the text
    names, what they were in that month; where the text is about candidates, their candidacy before an office.
    """
    found = holders.within(name, *era)
    if found and era[0] < month < era[1] and found[0].until and found[0].until < month:
        found = [h for h in found if not h.until or month <= h.until] or found
        found.sort(key=lambda h: h.since > month)
    if is_about_race:
        found.sort(key=lambda h: h.kind != "political_actor")
    return found[0] if found else None


def _is_titled(tk: Tokens, k: int) -> bool:
    """True for a surname at token `k` behind a title that its bearer has now (not `former President | Lind`), or before
    what he heads (`the | Lind | administration`).
    """
    heads, former = tk.lexicon.sets["head_title"], tk.lexicon.sets["former"]
    if (
        k > 0
        and tk.words[k - 1 : k + 2 : 2] == ["the", "administration"]
        and tk.words[max(0, k - 2)] not in tk.lexicon.sets["of_its_time"]
    ):
        return True
    for j in range(k - 1, max(-1, k - 1 - _TITLE_REACH), -1):
        if tk.words[j] in heads:
            return former.isdisjoint(tk.words[max(0, j - 2) : j])
        if tk.words[j] in (",", ".") or not tk.places(tk.words[j]):
            return False
    return False
