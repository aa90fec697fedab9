from __future__ import annotations

import pytest

from provenance.read.dates import clean_date


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("2024-05-03T09:15:00Z", "2024-05-03T09:15:00Z"),
        ("Fri, 03 May 2024 09:15:00 GMT", "2024-05-03T09:15:00+00:00"),
        ("Fri, 3 May 2024 09:15 -0430", "2024-05-03T09:15:00-04:30"),
        ("03 May 2024 09:15:01 EST", "2024-05-03T09:15:01-05:00"),
        ("May 3, 2024, 7:47 PM EDT", "2024-05-03T19:47:00-04:00"),
        ("Published: September 3, 2024 at noon", "2024-09-03"),
        ("3 Sept. 2024", "2024-09-03"),
        ("May 3, 2024 12:05 a.m.", "2024-05-03T00:05:00"),
        ("Sat May  4 10:00:00 2024", "2024-05-04T10:00:00"),
        ("Friday 3 May 2024 25:00", "2024-05-03"),
        ("03.05.2024", "2024-05-03"),
        (20240503, "2024-05-03"),
    ],
)
def test_dates_as_pages_print_them(printed, found):
    assert clean_date(printed) == found


NOT_DATES = ["Tue, 31 Feb 2024 10:00:00 GMT", "0001-01-01", "yesterday", "1714727700", None, True, ""]


@pytest.mark.parametrize("printed", NOT_DATES)
def test_what_is_no_date(printed):
    assert clean_date(printed) is None
