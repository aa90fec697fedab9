"""A medium's report that goes on without naming the medium again."""

from __future__ import annotations

import pytest

QUOTED = "“It must not fail,” the general was quoted as saying."
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


@pytest.mark.parametrize(("between", "links"), [(4, 2), (5, 1)])
def test_a_report_reaches_five_statements_far(find, between, links):
    found = find("The general inspected a mill, Xinhua reported.", *["The mill was built in 1911."] * between, QUOTED)
    assert [len(chain) for chain in found.chains_of(between + 1)] == [links]


def test_the_medium_heard_last_quotes(find):
    found = find("The general inspected a mill, Xinhua reported.", "The mill is old, Reuters reported.", QUOTED)
    assert found.chains_of(2) == [["general", "Reuters"]]
    assert found.types[2] == "official"


def test_a_medium_that_was_told_something_is_heard_too(find):
    found = find("The general told Xinhua the mill was old.", QUOTED)
    assert found.chains_of(1) == [["general", "Xinhua News Agency"]]
    assert found.types[1] == "state_media"


def test_who_is_named_as_quoting_alone_does(find):
    found = find("The general inspected a mill, Xinhua reported.", "“It must not fail,” he was quoted as saying by Reuters.")
    assert found.chains_of(1)[0][1:] == ["Reuters"]


def test_a_ministry_that_reported_quotes_nobody(find):
    found = find("The general inspected a mill, the ministry said.", QUOTED)
    assert found.chains_of(1) == [["general"]]


def test_other_words_of_his_are_not_the_mediums(find):
    found = find(REPORT, "“It must not fail,” the general said.")
    assert [len(chain) for chain in found.chains_of(1)] == [1]
