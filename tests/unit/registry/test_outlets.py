"""Finding outlets by name, by host and in running text, on a small registry of its own."""

import pytest

from provenance.registry import Outlet, Registry, fold_name

BASIS = {"list": "test list", "as_of": "2026-01"}


def outlet(outlet_id, name, country="XX", **more):
    return Outlet(outlet_id, name, country, more.pop("type", "news_outlet"), "outlet", BASIS, **more)


@pytest.fixture
def registry():
    return Registry(
        [
            outlet("herald", "The Harbour Herald", domains=("herald.example",)),
            outlet("watch", "The Watch"),
            outlet(
                "kna",
                "Kestrel News Agency",
                aliases=("KNA", "Кестрел"),
                type="wire",
                not_before=("camera",),
                not_after=("das",),
            ),
            outlet("today", "Today", aliases=("Today Online",), aliases_credit_only=("Today",)),
            outlet("noor-a", "Noor (North)", "AA", aliases=("Noor",)),
            outlet("noor-b", "Noor (South)", "BB", aliases=("Noor",)),
            outlet("far", "Far Broadcasting", "CC", aliases_local=("KNA",)),
            outlet("al-bahr", "Al Bahriya"),
        ]
    )


def found(registry, text):
    return [(o.id, text[s.start : s.end]) for o, s in registry.find(text)]


@pytest.mark.parametrize("printed", ["KNA", "Kna", "kna", "K.N.A.", " Kestrel  News Agency", "the KNA", "КЕСТРЕЛ"])
def test_names_are_compared_without_case_dots_and_article(registry, printed):
    assert registry.by_name(printed).id == "kna"


def test_a_part_of_a_name_is_not_the_name(registry):
    assert registry.by_name("Kestrel") is None
    assert registry.by_name("") is None


def test_fold_name_keeps_letters_that_grow_in_lower_case():
    assert fold_name("İ.H.A.") == "iha"


def test_namesakes_are_all_kept_and_exposed(registry):
    assert [o.id for o in registry.named("NOOR")] == ["noor-a", "noor-b"]
    assert registry.by_name("Noor").id == "noor-a"
    assert registry.by_name("Noor", country="BB").id == "noor-b"
    assert [o.id for o in registry.ambiguous["noor"]] == ["noor-a", "noor-b"]
    assert "kna" not in registry.ambiguous


def test_a_local_name_counts_only_at_home(registry):
    assert registry.by_name("KNA", country="CC").id == "far"
    assert registry.by_name("KNA", country="DD").id == "kna"


@pytest.mark.parametrize("host", ["herald.example", "WWW.herald.example", "a.b.herald.example."])
def test_a_host_belongs_to_the_site_it_lies_under(registry, host):
    assert registry.by_domain(host).id == "herald"


@pytest.mark.parametrize("host", ["example", "notherald.example", ""])
def test_another_host_belongs_to_nobody(registry, host):
    assert registry.by_domain(host) is None


def test_running_text_gives_mentions_in_order_with_their_words(registry):
    text = "KNA said so; the Harbour Herald and “Кестрел” repeated it."
    assert found(registry, text) == [("kna", "KNA"), ("herald", "Harbour Herald"), ("kna", "Кестрел")]


def test_running_text_keeps_to_case_and_whole_words(registry):
    assert found(registry, "kna, KNAs, SKNA, today, Today") == []


def test_a_single_common_noun_needs_its_article_and_no_name_after_it(registry):
    assert found(registry, "The Watch reported it.") == [("watch", "The Watch")]
    assert found(registry, "the Watch Monday") == [("watch", "the Watch")]
    assert found(registry, "Watch out. The Watch Committee met.") == []


def test_a_word_after_the_name_can_make_it_something_else(registry):
    assert found(registry, "a KNA camera; KNA reported") == [("kna", "KNA")]
    assert found(registry, "KNA camera") == []


def test_the_arabic_article_is_spelled_in_several_ways(registry):
    assert [w for _, w in found(registry, "al-Bahriya, Al-Bahriya and Al Bahriya")] == [
        "al-Bahriya", "Al-Bahriya", "Al Bahriya",
    ]  # fmt: skip


def test_offsets_hold_in_text_with_wide_marks(registry):
    text = "İ’\u00a0KNA"
    ((_, span),) = registry.find(text)
    assert text[span.start : span.end] == "KNA"


def test_control_is_the_code_of_a_list_or_nothing():
    basis = {"list": "L", "code": "SC", "as_of": "2023-08", "note": "n"}
    coded = Outlet("a", "A", "XX", "state_media", "outlet", basis)
    assert coded.control == {"code": "SC", "list": "L", "as_of": "2023-08"}
    assert outlet("b", "B").control is None


def test_a_word_before_a_name_may_make_it_something_else(registry):
    assert found(registry, "Das KNA zeigt den Hafen, und KNA berichtet.") == [("kna", "KNA")]
    assert found(registry, "Es zeigt das: KNA berichtet.") == [("kna", "KNA")]
