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
_INDIVIDUAL, _WITNESS = SourceType.INDIVIDUAL.value, SourceType.WITNESS.value
# Different words for calamities that an article has to hold.
_FEWEST = 2
# Tokens between a pronoun and what it did.
_REACH = 6
_SELF = frozenset(("i", "we", "i'd", "we'd", "he", "she", "they", "he'd", "she'd", "they'd"))
_QUOTED_SELF = frozenset(("i", "we", "i'd", "we'd"))


def tell_witnesses(tk: Tokens, built: Sequence[Built], sources: Mapping[str, Source]) -> None:
    """Makes witnesses of those private persons among the sources, and of the attributions that begin with them."""
    mine: dict[str, list[Built]] = {}
    for b in built:
        if b.source_type == _INDIVIDUAL and b.attribution.chain:
            mine.setdefault(b.attribution.chain[0].source, []).append(b)
    if not mine:
        return
    lived = tk.lexicon.sets.get("lived_through")
    if not lived or len(tk.lexicon.sets["calamity"].intersection(tk.words)) < _FEWEST:
        return
    for key, told in mine.items():
        source = sources[key]
        if source.type == _INDIVIDUAL and not _is_party(tk, told) and any(_lived(tk, b, lived) for b in told):
            source.type = _WITNESS
            for b in told:
                b.source_type, b.rule, b.evidence = _WITNESS, RULE, b.attribution.chain[0].span


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
    """True where what is said tells a deed of who says it: `I crawled` in a quotation, `she had heard` outside of one."""
    return any(_tells_deed(tk, span, b.attribution.quoted != "indirect", lived) for span in b.attribution.content)


def _tells_deed(tk: Tokens, span: Span, is_quoted: bool, lived: frozenset[str]) -> bool:
    words, flags = tk.words, tk.flags
    selves = _QUOTED_SELF if is_quoted else _SELF
    last = tk.at(span.end)
    for k in range(tk.at(span.start), last):
        if words[k] not in selves:
            continue
        for j in range(k + 1, min(k + _REACH, last)):
            if flags[j] & (lx.NEG | lx.MODAL | lx.PUNCT):
                break
            if words[j] in lived:
                return True
    return False
