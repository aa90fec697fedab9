"""Bodies by what the text makes of them: names that no rule knows (`Zorb Ridge, which owns it`), nouns that mean a body named
before (`the agency`).
"""

from __future__ import annotations

from provenance.mentions.kinds import ClassifierLike
from provenance.rules import lexicon as lx
from provenance.spans import Span
from provenance.syntax.tokens import Tokens
from provenance.vocabulary import SourceType

# What `it` does that is nobody's weather and no fact's: `said it would close`, not `said it was late`.
_ACTS = lx.MODAL | lx.HAVE
# How far before `the agency` the body may stand that it means, in code points, and the kinds of bodies that nouns can mean.
_NEAR = 600
_MEANT = ("international_body", "armed_group", "ngo_monitor", "company")


def body_meant(tk: Tokens, classifier: ClassifierLike, first: int, noun: str) -> Span | None:
    """The only body of the kind that a noun means (`the agency`, `the group`) that stands shortly before token `first`; None
    where none or several do.
    """
    at = tk.starts[first]
    kinds = [kind for kind in _MEANT if noun in tk.lexicon.sets[f"means_{kind}"]]
    if not kinds:
        return None
    hits = [h for h in classifier.bodies(Span(max(0, at - _NEAR), at)) if h.what.kind in kinds]
    if not hits or any(h.what.id != hits[-1].what.id for h in hits):
        return None
    return Span(hits[-1].start, hits[-1].end)


def type_as_body(tk: Tokens, first: str, last: str) -> str | None:
    """The type of a body whose name begins and ends with the words `first` and `last` as printed: a business where the text
    tells what it owns, or calls somebody `the company`; else an unknown one. None where nothing tells that it is a body.
    """
    found: str | None = None
    for k in (*tk.places(last.lower()), *tk.places(f"{last.lower()}'s")):
        if not tk.text.startswith(last, tk.starts[k]) or not _begins(tk, k, first, last):
            continue
        if _owns(tk, k) or (_speaks_of_itself(tk, k) and speaks_of_company(tk)):
            return SourceType.COMPANY.value
        if tk.words[k + 1 : k + 3] == [",", "which"]:
            found = SourceType.UNKNOWN.value
    return SourceType.COMPANY.value if found is not None and speaks_of_company(tk) else found


def speaks_of_company(tk: Tokens) -> bool:
    """True where the text calls somebody `the company`, `the firm`."""
    return any(k and tk.words[k - 1] == "the" for k in tk.standing("means_company"))


def _begins(tk: Tokens, k: int, first: str, last: str) -> bool:
    """True where the name that ends at token `k` begins with its first word."""
    return first == last or any(tk.text.startswith(first, tk.starts[j]) for j in range(max(0, k - 4), k))


def _owns(tk: Tokens, k: int) -> bool:
    """`Zorb Ridge's | customers`, `a Zorb Ridge | employee`."""
    rest = tk.words[k + 1 : k + 4]
    owned = tk.lexicon.sets["of_business"]
    return bool(rest) and (rest[0] in owned or (tk.words[k].endswith("'s") and not owned.isdisjoint(rest[:2])))


def _speaks_of_itself(tk: Tokens, k: int) -> bool:
    """`Zorb Ridge said it would close`, `Zorb Ridge says its pier is sound`."""
    words, j = tk.words, k + 1
    if j + 3 >= len(words) or not tk.flags[j] & lx.CUE or tk.flags[j] & lx.CAP:
        return False
    j += 2 if words[j + 1] == "that" else 1
    if j + 1 >= len(words):
        return False
    return words[j] == "its" or (words[j] == "it" and bool(tk.flags[j + 1] & _ACTS))
