"""Who held which office when."""

from __future__ import annotations

import pytest

from provenance.rules.holders import holders
from provenance.vocabulary import SourceType


@pytest.mark.parametrize(
    ("name", "day", "kind"),
    [
        ("Angela Merkel", "2019-03-01", "official"),
        ("Angela Merkel", "2024-03-01T10:00:00Z", None),
        ("angela merkel", None, "official"),
        ("Yahya Sinwar", "2024-08-08", "armed_group"),
        ("Rosa Lind", "2024-08-08", None),
    ],
)
def test_an_office_counts_while_it_is_held(name, day, kind):
    found = holders().holder(name, day)
    assert (found.kind if found else None) == kind


def test_a_bare_surname_stands_for_its_full_name():
    assert holders().full_name("Putin") == "Vladimir Putin"
    assert holders().full_name("May") is None


def test_every_entry_has_a_source_type_and_days_in_order():
    from provenance.tables import load

    entries = load("rules")[0]["common/holders.toml"]["holder"]
    assert len({e["id"] for e in entries}) == len(entries)
    for entry in entries:
        assert entry["kind"] in {t.value for t in SourceType}, entry["id"]
        assert entry["from"] < entry.get("to", "9999"), entry["id"]


def test_heads_of_state_and_government_are_those_of_listed_offices():
    from provenance.tables import load

    table = load("rules")[0]["common/holders.toml"]
    assert set(table["heads"]) <= {entry.get("office") for entry in table["holder"]}
    assert holders().leads("Angela Merkel", "DE")
    assert not holders().leads("Angela Merkel", "FR")
