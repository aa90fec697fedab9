"""A medium's report that goes on without naming the medium again."""

from __future__ import annotations

REPORT = "The general inspected a mill on Monday, the Gazette news agency reported."


def test_who_was_quoted_as_saying_is_quoted_by_the_medium_that_reported(find):
    found = find(REPORT, "“It must not fail,” the general was quoted as saying.")
    assert [len(chain) for chain in found.chains_of(1)] == [2]
    assert found.attributions[-1].chain[1].role == "relay"


def test_not_after_many_statements_and_not_without_a_report(find):
    between = ["The mill was built in 1911."] * 8
    far = find(REPORT, *between, "“It must not fail,” the general was quoted as saying.")
    none = find("The general inspected a mill on Monday.", "“It must not fail,” the general was quoted as saying.")
    assert [len(chain) for chain in far.chains_of(9)] == [1]
    assert [len(chain) for chain in none.chains_of(1)] == [1]


def test_other_words_of_his_are_not_the_mediums(find):
    found = find(REPORT, "“It must not fail,” the general said.")
    assert [len(chain) for chain in found.chains_of(1)] == [1]
