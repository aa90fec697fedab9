from __future__ import annotations

import pytest
from starlette.datastructures import QueryParams

from provenance.review.queue import Wanted
from provenance.serve.addresses import own_address, query_of, wanted_in


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(),
        Wanted(kinds=("disputed", "no_comment"), statuses=("unverified",), source_types=("none",)),
        Wanted(rules=("en.caveat.*",), outlets=("Korea News Service", "A & B"), files=("desk/*",), is_all=True),
        Wanted(is_again=True, is_disputed_only=True),
    ],
)
def test_what_is_wanted_comes_back_from_its_address(wanted):
    assert wanted_in(QueryParams(query_of(wanted).removeprefix("?"))) == wanted


@pytest.mark.parametrize(
    ("address", "own"),
    [("/item/1/c1?all=1", "/item/1/c1?all=1"), ("//x", "/queue"), ("x", "/queue"), ("/\\x", "/queue"), ("/a\nb", "/queue")],
)
def test_addresses_of_this_site_only(address, own):
    assert own_address(address) == own
