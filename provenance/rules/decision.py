"""Attributions and caveats to a statement's labels: one decision table, the first row that applies decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from provenance.findings import Evidence, Labels
from provenance.records import record
from provenance.vocabulary import DISPUTED_KINDS, UNVERIFIED_KINDS, Status
from provenance.vocabulary import SourceType as T


@record(frozen=False)
class Case:
    """All that decides one statement's labels: what it is, who governs it, which caveats cover it, what was checked."""

    is_bare_caveat: bool = False
    is_not_a_claim: bool = False
    source_type: str = T.NONE.value
    is_attributed: bool = False
    covering: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    origins: int = 0
    evidence: tuple[Evidence, ...] = ()
    bare_source: str = T.OWN_REPORTING.value


@record
class Row:
    """A row of the decision table; in its example, the statement that it decides stands in `[[…]]`."""

    status: Status
    when: str
    example: str
    applies: Callable[[Case], bool]


def _is_no_claim(case: Case) -> bool:
    return case.is_not_a_claim and not case.is_attributed


def _is_covered(case: Case, kinds: frozenset[str]) -> bool:
    return bool(case.covering & kinds)


TABLE: tuple[Row, ...] = (
    Row(
        Status.NOT_APPLICABLE,
        "the statement is nothing but a caveat",
        "The army said it held the bridge. [[The claim could not be independently verified.]]",
        lambda c: c.is_bare_caveat,
    ),
    Row(
        Status.NOT_APPLICABLE,
        "no checkable claim: heading, question, dateline, navigation",
        "[[What will become of the bridge?]]",
        _is_no_claim,
    ),
    Row(
        Status.WITHDRAWN,
        "the text corrects, retracts or kills it",
        "[[An earlier version of this article said the pier was built in 1911.]]",
        lambda c: Status.WITHDRAWN in c.marks,
    ),
    Row(
        Status.REFUTED,
        "the text says that evidence shows it false",
        "[[The video dates from 2015 and shows another town.]]",
        lambda c: Status.REFUTED in c.marks,
    ),
    Row(
        Status.DISPUTED,
        "a caveat `disputed` or `conflicting_accounts` covers it",
        "[[The army said it held the bridge.]] The rebels denied it.",
        lambda c: _is_covered(c, DISPUTED_KINDS),
    ),
    Row(
        Status.UNVERIFIED,
        "a caveat that entails `unverified` covers it",
        "[[The army said it held the bridge.]] The claim could not be independently verified.",
        lambda c: _is_covered(c, UNVERIFIED_KINDS),
    ),
    Row(
        Status.PARTLY_VERIFIED,
        "some elements checked, others not",
        "[[Reuters confirmed the place of the video but not the date.]]",
        lambda c: Status.PARTLY_VERIFIED in c.marks,
    ),
    Row(
        Status.VERIFIED,
        "a named verifier other than the source checked it",
        "[[Reuters verified the location of the video by its minaret.]]",
        lambda c: Status.VERIFIED in c.marks,
    ),
    Row(
        Status.WITNESSED,
        "the outlet's own staff saw or recorded it",
        "[[An AP reporter saw three burned cars at the gate.]]",
        lambda c: Status.WITNESSED in c.marks,
    ),
    Row(
        Status.CORROBORATED,
        "sources of separate origin say the same",
        "[[Both militaries said the hill had changed hands.]]",
        lambda c: Status.CORROBORATED in c.marks,
    ),
    Row(
        Status.ATTRIBUTED,
        "it rests on its source",
        "[[The mayor said the bridge was shut.]]",
        lambda c: c.is_attributed,
    ),
    Row(
        Status.UNATTRIBUTED,
        "nothing: the outlet's own voice",
        "[[The bridge was built in 1911.]]",
        lambda _: True,
    ),
)


_ATTRIBUTED, _UNATTRIBUTED = Status.ATTRIBUTED.value, Status.UNATTRIBUTED.value


def decide(case: Case) -> Labels:
    """The labels of one statement by the decision table."""
    if not (case.is_bare_caveat or case.is_not_a_claim or case.marks or case.covering):
        # the table's last two rows, which decide most statements
        return Labels(case.source_type, _ATTRIBUTED if case.is_attributed else _UNATTRIBUTED, case.evidence)
    row = next(r for r in TABLE if r.applies(case))
    if case.is_bare_caveat:
        return Labels(case.bare_source, row.status, case.evidence)
    return Labels(case.source_type, row.status, case.evidence)


def weigh(lengths: Sequence[tuple[int, bool]], statement_length: int) -> int | None:
    """Which attribution governs: `(content length inside the statement, governs a main clause)` of each, in order.

    The one that governs most content, among those that govern a main clause or more than half of the statement
    (CONCEPTS rule 3); on a tie the first. None where none governs.
    """
    best, chosen = 0, None
    for index, (length, is_main) in enumerate(lengths):
        if length > best and (is_main or length * 2 > statement_length):
            best, chosen = length, index
    return chosen
