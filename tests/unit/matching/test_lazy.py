from __future__ import annotations

import pytest

from provenance.errors import KnowledgeError
from provenance.matching import LazyPattern


def test_it_does_what_the_compiled_pattern_does():
    pattern = LazyPattern(r"\bquays?\b", "here")
    text = "the quay and the quays"
    assert [m.span() for m in pattern.finditer(text)] == [(4, 8), (17, 22)]
    assert pattern.search(text).start() == 4
    assert pattern.match(text) is None
    assert pattern.fullmatch("quay") is not None


def test_a_wrong_pattern_names_its_rule_when_it_is_used():
    pattern = LazyPattern("(", "rules/en/a.toml en.a")
    with pytest.raises(KnowledgeError, match=r"rules/en/a\.toml en\.a"):
        pattern.search("a")


def test_it_has_no_other_methods():
    with pytest.raises(AttributeError):
        LazyPattern("a", "here").split("banana")
