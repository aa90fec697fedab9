"""Private persons who tell what they went through are witnesses: in articles about calamities, by what they say they did.

`“We lay on the floor until it was light,” said Fatmata Kamara` makes a witness of a person of whom nothing else is told; an
opinion of hers does not, nor does a lawyer's or a relative's account.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from provenance.findings import Built, Source
from provenance.rules import lexicon as lx
from provenance.spans import Span
from provenance.syntax.tokens import Tokens
from provenance.vocabulary import SourceType

RULE = "en.classify.witness"
_INDIVIDUAL, _COMPANY, _WITNESS = SourceType.INDIVIDUAL.value, SourceType.COMPANY.value, SourceType.WITNESS.value
# Different words for calamities that an article has to hold.
_FEWEST = 2
# Different words of sport that make an article one about a match.
_FEWEST_OF_SPORT = 4
# Tokens between a pronoun and what it did.
_REACH = 6
# Tokens behind a name that tell what somebody runs.
_INTRODUCED = 9
_MOMENT = 10  # tokens of a sentence that tells where somebody was when something happened
_SELF = frozenset(("i", "we", "i'd", "we'd", "he", "she", "they", "he'd", "she'd", "they'd"))
_QUOTED_SELF = frozenset(("i", "we", "i'd", "we'd"))
_US = frozenset(("us", "me"))
_OWN = frozenset(("my", "our", "his", "her", "their"))
_QUOTED_OWN = frozenset(("my", "our"))


def tell_witnesses(tk: Tokens, built: Sequence[Built], sources: Mapping[str, Source]) -> None:
    """Makes witnesses of those private persons among the sources, and of the attributions that begin with them."""
    mine: dict[str, list[Built]] = {}
    for b in built:
        if b.attribution.chain and (b.source_type == _INDIVIDUAL or _keeps_shop(tk, b)):
            mine.setdefault(b.attribution.chain[0].source, []).append(b)
    if not mine:
        return
    lived = tk.lexicon.sets.get("lived_through")
    if not lived or len(_calamities(tk)) < _FEWEST:
        return
    for key, told in mine.items():
        source = sources[key]
        if source.type == told[0].source_type and not _is_party(tk, told) and any(_lived(tk, b, lived) for b in told):
            source.type = _WITNESS
            for b in told:
                b.source_type, b.rule, b.evidence = _WITNESS, RULE, b.attribution.chain[0].span


def _calamities(tk: Tokens) -> frozenset[str]:
    """The words for calamities that an article holds; about a match, those that tell of shots and attacks there left out."""
    sets = tk.lexicon.sets
    found = sets["calamity"] & tk.vocabulary
    return found - sets["of_matches"] if len(sets["sport"] & tk.vocabulary) >= _FEWEST_OF_SPORT else found


def _keeps_shop(tk: Tokens, b: Built) -> bool:
    """True for a named person who speaks as the owner of a shop or an inn (`Ada Lind, who runs a | bakery`)."""
    link = b.attribution.chain[0]
    if b.source_type != _COMPANY or link.span is None or link.identification != "named":
        return False
    first = tk.at(link.span.end)
    behind = tk.words[first : first + _INTRODUCED]
    return behind[:1] == [","] and not tk.lexicon.sets["small_business"].isdisjoint(behind)


def _is_party(tk: Tokens, told: Sequence[Built]) -> bool:
    """True for a relative, a lawyer, a player: those whose part is told by what they are called."""
    party, words = tk.lexicon.sets["party_to"], tk.words
    for b in told:
        span = b.attribution.chain[0].span
        for k in range(tk.at(span.start), tk.at(span.end)) if span is not None else ():
            if words[k] not in party:
                continue
            behind = words[k + 1 : k + 3]  # `a mother | of five`
            if behind[:1] != ["of"] or tk.lexicon.sets["quantity"].isdisjoint(behind):
                return True
    return False


def _lived(tk: Tokens, b: Built, lived: frozenset[str]) -> bool:
    """True where what is said tells a deed of who says it: `I crawled` in a quotation, `she had heard` outside of one; or
    what befell him: `the siren woke us`, `my shop was gone`.
    """
    is_quoted = b.attribution.quoted != "indirect"
    return any(_tells_deed(tk, span, is_quoted, lived) or _tells_loss(tk, span, is_quoted) for span in b.attribution.content)


def _tells_deed(tk: Tokens, span: Span, is_quoted: bool, lived: frozenset[str]) -> bool:
    return _is_followed(tk, span, _QUOTED_SELF if is_quoted else _SELF, lived)


def _tells_loss(tk: Tokens, span: Span, is_quoted: bool) -> bool:
    words, sets = tk.words, tk.lexicon.sets
    if _is_followed(tk, span, _QUOTED_OWN if is_quoted else _OWN, sets["befell"]):
        return True
    first, last = tk.at(span.start), tk.at(span.end)
    return is_quoted and (
        _tells_moment(tk, first, last)
        or any(words[k] in _US and words[k - 1] in sets["done_to_us"] for k in range(first + 1, last))
    )


def _tells_moment(tk: Tokens, first: int, last: int) -> bool:
    """True for `I was in the hallway when the wall went`: where somebody was and what he did when it happened."""
    words = tk.words
    for k in range(first, last - 3):
        if words[k] not in _QUOTED_SELF or words[k + 1] not in ("was", "were"):
            continue
        is_there = bool(tk.flags[k + 2] & (lx.PREP | lx.ING))
        if is_there and any(words[j] in ("when", "while") for j in range(max(first, k - 2), min(last, k + _MOMENT))):
            return True
    return False


def _is_followed(tk: Tokens, span: Span, selves: frozenset[str], verbs: frozenset[str]) -> bool:
    """True where one of `selves` is followed by one of `verbs` in the same clause, not negated and no mere wish."""
    words, flags = tk.words, tk.flags
    last = tk.at(span.end)
    for k in range(tk.at(span.start), last):
        if words[k] not in selves:
            continue
        for j in range(k + 1, min(k + _REACH, last)):
            if flags[j] & (lx.NEG | lx.MODAL | lx.PUNCT):
                break
            if words[j] in verbs and not _is_hearsay(tk, j):
                return True
    return False


def _is_hearsay(tk: Tokens, k: int) -> bool:
    """True for what was told by others (`heard | of the launch`)."""
    sets, behind = tk.lexicon.sets, tk.words[k + 1 : k + 2]
    return tk.words[k] in sets["heard_or_seen"] and bool(behind) and behind[0] in sets["from_others"]
