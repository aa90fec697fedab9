"""Whose a caveat is: who could not verify, who denies, who was asked, where the caveat's sentence names them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from provenance.caveats.hits import AttributedLike
from provenance.findings import Caveat, Found, Source
from provenance.records import replace
from provenance.vocabulary import CaveatKind as K
from provenance.vocabulary import SourceType as T

# Kinds whose words may name somebody who could not, would not or does not.
_WITH_PARTY = frozenset((K.NO_INDEPENDENT_VERIFICATION, K.DATE_OR_PLACE_UNVERIFIED, K.UNCONFIRMED, K.DISPUTED, K.NO_COMMENT))
# Those whose own words may be the cue of an attribution (`denied`, `declined to say`).
_SAID = frozenset((K.DISPUTED, K.NO_COMMENT))
# The article's own outlet is named by nobody.
_NOBODY = frozenset((T.OWN_REPORTING.value, T.DOCUMENT.value, T.NONE.value, T.SOCIAL_MEDIA.value))

# What the walk to a subject may take along from the clause before it (`, which the army denies`).
_RELATIVES = ("which ", "that ", "who ", "whom ")
# Who acts in the words of a caveat; None for nobody.
ActorOf = Callable[[Caveat], "Source | None"]


def with_parties(
    found: Sequence[Found], built: Sequence[AttributedLike], sources: Mapping[str, Source], actor_of: ActorOf
) -> list[Found]:
    """The caveats with the key of whoever could not verify, denies, or was asked. `actor_of` looks for the one who acts
    around a caveat's words; where it finds nobody, the speaker of an attribution whose cue stands in or before them is.
    """
    by_statement: dict[int, list[AttributedLike]] = {}
    for b in built:
        by_statement.setdefault(b.attribution.statement, []).append(b)
    out = []
    for it in found:
        caveat = it.caveat
        if caveat.kind in _WITH_PARTY and caveat.by is None:
            key = _cued(caveat, by_statement.get(caveat.statement, ())) if caveat.kind in _SAID else None
            source = sources.get(key or "")
            if source is None or source.name.lower().startswith(_RELATIVES):
                source = actor_of(caveat)
                is_known = source is not None and source.type != T.UNKNOWN
            else:
                is_known = not source.key.startswith("pronoun:")
            if source is not None and is_known and source.type not in _NOBODY:
                it = replace(it, caveat=replace(caveat, by=source.key))
        out.append(it)
    return out


def _cued(caveat: Caveat, built: Sequence[AttributedLike]) -> str | None:
    """The one source of the attribution whose cue is the caveat's own words (`denied`)."""
    for b in built:
        cue, chain = b.attribution.cue, b.attribution.chain
        if cue is not None and caveat.span[0] <= cue[0] and cue[1] <= caveat.span[1] and len(chain) == 1:
            return chain[0].source
    return None
