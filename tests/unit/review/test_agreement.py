from __future__ import annotations

import random

import krippendorff
import pytest

from provenance.review.agreement import REJECTED, interval, measure, nominal_alpha


def item(paper, identifier):
    return next(i for i in paper.items if i.id == identifier)


@pytest.mark.parametrize("seed", range(25))
def test_alpha_is_that_of_the_krippendorff_package(seed):
    draw = random.Random(seed)  # noqa: S311  (a sample, no secret)
    labels = ["a", "b", "c", "d"][: draw.randint(2, 4)]
    coders, units = draw.randint(2, 5), draw.randint(3, 40)
    truth = [draw.choice(labels) for _ in range(units)]
    table = [
        [(label if draw.random() < 0.6 else draw.choice(labels)) if draw.random() < 0.85 else "" for label in truth]
        for _ in range(coders)
    ]
    table[0][0], table[1][0], table[0][1], table[1][1] = "a", "b", "a", "a"
    ours = nominal_alpha([[row[unit] for row in table if row[unit]] for unit in range(units)])
    numbers = [[float("nan") if label == "" else labels.index(label) for label in row] for row in table]
    assert ours == pytest.approx(krippendorff.alpha(reliability_data=numbers, level_of_measurement="nominal"))


@pytest.mark.parametrize(
    ("units", "alpha"),
    [
        ([["a", "a"], ["b", "b"]], 1.0),
        ([["a", "b"], ["b", "a"]], -0.5),
        ([["a", "a"], ["a", "a"]], None),
        ([["a"], ["b"]], None),
        ([], None),
    ],
)
def test_alpha_at_the_edges(units, alpha):
    assert nominal_alpha(units) == alpha


def test_the_interval_holds_alpha_and_is_the_same_every_time():
    units = [["a", "a"]] * 20 + [["b", "b"]] * 10 + [["a", "b"]] * 5
    low, high = interval(units, 500, 3)
    assert low < nominal_alpha(units) < high
    assert (low, high) == interval(units, 500, 3)
    narrow = interval(units * 10, 500, 3)
    assert narrow[1] - narrow[0] < high - low


def test_labels_are_those_that_reviewers_left(paper):
    c1, c2, statement = item(paper, "c1"), item(paper, "c2"), item(paper, "p3.2")
    for reviewer, first in (("ada", "accept"), ("bo", "reject")):
        paper.record(reviewer, first, c1, before=c1.labels)
        paper.record(reviewer, "accept", c2, before=c2.labels)
    paper.record("ada", "accept", statement, before=statement.labels)
    paper.record("bo", "correct", statement, before=statement.labels, after={"status": "witnessed"})
    found = {each.label_set: each for each in measure([paper])}
    assert found["caveat"].confusion == {(REJECTED, "no_independent_verification"): 1, ("disputed", "disputed"): 1}
    assert found["status"].confusion == {("unattributed", "witnessed"): 1}
    assert found["source_type"].alpha is None
    assert {each.label_set: each.units for each in measure([paper], with_machine=True)}["status"] == 1
    assert {each.label_set: each.values for each in measure([paper], with_machine=True)}["status"] == 3


def test_one_reviewer_alone_gives_nothing(paper):
    c1 = item(paper, "c1")
    paper.record("ada", "accept", c1, before=c1.labels)
    assert [each.alpha for each in measure([paper])] == [None, None, None, None]
