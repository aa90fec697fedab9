"""How far reviewers agree: Krippendorff's alpha for each set of labels, with a bootstrap interval and who said what."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

from provenance.records import record
from provenance.review.items import CAVEAT
from provenance.review.paper import Paper
from provenance.review.screen import chain_line

Json = dict[str, Any]
Unit = dict[str, str]  # reviewer -> label

REJECTED = "(no caveat)"
LABEL_SETS = ("caveat", "source_type", "status", "chain")


@record
class Agreement:
    """One label set: `alpha` is None where nothing could be compared; `low` and `high` bound it (95 of 100 samples).

    `confusion` counts pairs of labels that two reviewers gave to one item, in alphabetical order within the pair.
    """

    label_set: str
    units: int
    values: int
    alpha: float | None
    low: float | None
    high: float | None
    confusion: dict[tuple[str, str], int]


def measure(papers: Iterable[Paper], *, samples: int = 1000, seed: int = 1, with_machine: bool = False) -> list[Agreement]:
    """The agreement of all reviewers over all papers, label set by label set."""
    units: dict[str, list[Unit]] = {name: [] for name in LABEL_SETS}
    for paper in papers:
        for name, unit in _units(paper, with_machine=with_machine):
            units[name].append(unit)
    return [_measured(name, found, samples, seed) for name, found in units.items()]


def _units(paper: Paper, *, with_machine: bool) -> Iterable[tuple[str, Unit]]:
    """The labels that each reviewer left an item with. Who rejects a statement's labels gives none in their place."""
    for item in paper.items:
        decided = paper.standing.of(item).by_reviewer
        if not decided:
            continue
        found: dict[str, Unit] = {}
        for reviewer, entry in decided.items():
            for name, label in _labels(entry, item.kind).items():
                found.setdefault(name, {})[reviewer] = label
        if with_machine:
            for name, label in _shown(item.labels, item.kind).items():
                found.setdefault(name, {})["(machine)"] = label
        yield from found.items()


def _labels(entry: Json, kind: str) -> dict[str, str]:
    if entry["decision"] == "reject":
        return {"caveat": REJECTED} if kind == CAVEAT else {}
    return _shown({**entry["before"], **(entry.get("after") or {})}, kind)


def _shown(labels: Json, kind: str) -> dict[str, str]:
    if kind == CAVEAT:
        return {"caveat": labels["kind"]} if labels.get("kind") else {}
    found = {name: labels[name] for name in ("source_type", "status") if labels.get(name)}
    if labels.get("chain") is not None:
        found["chain"] = chain_line(labels["chain"]) or "(none)"
    return found


def _measured(name: str, units: list[Unit], samples: int, seed: int) -> Agreement:
    paired = [unit for unit in units if len(unit) > 1]
    confusion: Counter[tuple[str, str]] = Counter()
    for unit in paired:
        for one, other in combinations(unit.values(), 2):
            confusion[(one, other) if one <= other else (other, one)] += 1
    alpha = nominal_alpha([list(unit.values()) for unit in paired])
    low, high = interval([list(unit.values()) for unit in paired], samples, seed) if alpha is not None else (None, None)
    ordered = dict(sorted(confusion.items(), key=lambda pair: (-pair[1], pair[0])))
    return Agreement(name, len(paired), sum(len(unit) for unit in paired), alpha, low, high, ordered)


def nominal_alpha(units: Sequence[Sequence[str]]) -> float | None:
    """Krippendorff's alpha for nominal labels: 1 is full agreement, 0 what chance gives. Units with one label count
    for nothing. None where there is nothing to compare, or only one label was ever given.
    """
    totals: Counter[str] = Counter()
    observed = 0.0
    for unit in units:
        if len(unit) < 2:
            continue
        counts = Counter(unit)
        totals.update(counts)
        observed += (len(unit) ** 2 - sum(n * n for n in counts.values())) / (len(unit) - 1)
    every = sum(totals.values())
    expected = every * every - sum(n * n for n in totals.values())
    if not expected:
        return None
    return 1 - (every - 1) * observed / expected


def interval(units: Sequence[Sequence[str]], samples: int, seed: int) -> tuple[float | None, float | None]:
    """Where alpha lies in 95 of 100 samples of as many units, drawn with replacement; the same for the same seed."""
    draw = random.Random(seed)  # noqa: S311  (a sample, no secret)
    found = [nominal_alpha(draw.choices(units, k=len(units))) for _ in range(samples)]
    alphas = sorted(alpha for alpha in found if alpha is not None)
    if not alphas:
        return None, None
    return alphas[int(0.025 * len(alphas))], alphas[min(len(alphas) - 1, int(0.975 * len(alphas)))]
