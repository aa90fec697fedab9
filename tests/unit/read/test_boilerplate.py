from __future__ import annotations

import pytest

from provenance.read.boilerplate import is_boilerplate


@pytest.mark.parametrize(
    "text",
    ["Read more »", "RELATED:", "Don’t miss our best", "Sign up now", "Sign up", "© 2020 A paper", "Loading…",
     "Watch: the minister", "Get our best newsletter", "Leia também:", "関連記事", "This site uses cookies to work"],
)  # fmt: skip
def test_a_line_of_the_page(text):
    assert is_boilerplate(text)


@pytest.mark.parametrize(
    "text",
    ["", "Related _", "Signup", "Share thisx", "Get our best", "Get the latestnewsletter", "Tagsx", "Watch out",
     "Readers said no.", "Don’t missing"],
)  # fmt: skip
def test_other_lines(text):
    assert not is_boilerplate(text)
