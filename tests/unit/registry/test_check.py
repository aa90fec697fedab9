"""The maintainers' checks."""

from provenance.registry import Outlet, Registry, check_registry

SC = {"list": "State Media Monitor", "code": "SC", "as_of": "2023-08"}


def registry(*outlets):
    return Registry(outlets)


def codes(findings):
    return [(f.code, f.severity, f.outlet) for f in findings]


def test_a_sound_registry_has_no_findings():
    assert check_registry(registry(Outlet("a", "A", "FR", "wire", "news_agency", SC))) == []


def test_missing_basis_wrong_type_and_country_are_errors():
    bad = Outlet("a", "A", "France", "paper", "outlet", {})
    found = codes(check_registry(registry(bad)))
    assert found == [
        ("registry.bad-country", "error", "a"),
        ("registry.bad-type", "error", "a"),
        ("registry.no-basis", "error", "a"),
    ]  # fmt: skip


def test_the_same_name_in_one_country_is_a_duplicate_elsewhere_a_clash():
    one = Outlet("a", "Nova", "FR", "wire", "outlet", SC)
    assert codes(check_registry(registry(one, one._replace(id="b")))) == [("registry.duplicate", "error", "a")]
    assert codes(check_registry(registry(one, one._replace(id="b", country="DE")))) == [("registry.alias-clash", "info", "a")]


def test_two_outlets_on_one_host_are_named():
    one = Outlet("a", "A", "FR", "wire", "outlet", SC, domains=("x.example",))
    assert codes(check_registry(registry(one, one._replace(id="b", name="B")))) == [("registry.domain-clash", "warning", "b")]


def test_codes_grow_old_only_relative_to_a_given_date():
    one = registry(Outlet("a", "A", "FR", "state_media", "outlet", SC))
    assert check_registry(one, today="2026-08-31") == []
    assert codes(check_registry(one, today="2026-09-01")) == [("registry.old-code", "warning", "a")]
