"""The registry that ships: size, bases, the agencies that a world desk meets, the mended errors of the lists."""

import pytest

from provenance.registry import check_registry, load_registry


@pytest.fixture(scope="module")
def registry():
    return load_registry()


def test_it_is_large_and_without_errors(registry):
    assert len(registry.outlets) >= 1900
    assert [f for f in check_registry(registry) if f.severity == "error"] == []


def test_every_outlet_says_who_says_so(registry):
    for outlet in registry.outlets.values():
        assert outlet.basis["list"], outlet.id
        assert outlet.basis["as_of"], outlet.id
        if outlet.type == "state_media":
            assert outlet.basis.get("code") == "SC", outlet.id


def test_captured_outlets_are_not_called_state_media(registry):
    captured = [o for o in registry.outlets.values() if o.basis.get("code", "").startswith("Ca")]
    assert len(captured) > 150
    assert {o.type for o in captured} <= {"news_outlet", "wire", "party_media"}


BY_TYPE = {
    "wire": (
        "AP, Reuters, AFP, dpa, ANSA, Kyodo, Jiji Press, PTI, IANS, ANI, UPI, Interfax, UNIAN, "
        "Belga, ANP, NTB, TT, Ritzau, PAP, Agerpres, AAP, CP, PA Media, Bloomberg News, Dow Jones "
        "Newswires, WANA, EPA-EFE, EPA, News1, NurPhoto"
    ),
    "public_media": ("EFE, CTK, LUSA, Yonhap, BBC, NPR"),
    "state_media": ("TASS, Ukrinform, MTI, KCNA, Xinhua, Anadolu, Sputnik, RIA Novosti, IRNA, SANA, WAFA, Bernama, MENA"),
    "distributor": ("Korea News Service, KNS, Getty Images, Shutterstock, Ritzau Scanpix, CNP, Alamy, Picture Alliance"),
    "imagery_provider": ("Planet Labs PBC, Maxar Technologies, BlackSky"),
    "party_media": ("Rodong Sinmun, Al-Manar, Al-Aqsa TV, People's Daily"),
    "news_outlet": ("The New York Times, Meduza"),
}


@pytest.mark.parametrize(
    ("name", "kind"), [(name.strip(), kind) for kind, names in BY_TYPE.items() for name in names.split(",")]
)
def test_what_a_world_desk_meets_is_there(registry, name, kind):
    assert registry.by_name(name) is not None
    assert registry.by_name(name).type == kind


def test_the_errors_of_the_lists_are_mended(registry):
    assert "kcnawatch.org" not in registry.outlets["kctv"].domains
    assert registry.by_domain("kcnawatch.org") is None
    assert registry.by_name("Zhōngguó Qīngnián Bào").name == "China Youth Daily"
    assert not any("Qīngnián" in a for a in registry.outlets["china-daily"].aliases)
    assert registry.outlets["kns"].country == "JP"


def test_both_agencies_called_saba_are_there(registry):
    assert {(o.id, o.type) for o in registry.named("SABA")} == {
        ("saba-aden", "state_media"), ("saba-sanaa", "party_media"),
    }  # fmt: skip


def test_native_scripts_name_their_outlets(registry):
    assert registry.by_name("조선중앙통신").id == "kcna"
    assert registry.by_name("РИА Новости").id == registry.by_name("RIA Novosti").id
    assert registry.by_name("新华社").id == registry.by_name("Xinhua").id


def test_common_words_are_no_mentions(registry):
    text = "Today in Iran, Time ran out: a Standard, the Sun, Dawn, Focus, CCTV footage, a PA system, Gold."
    assert registry.find(text) == []


def test_mentions_in_ordinary_sentences(registry):
    text = "State news agency KCNA and the BBC said so, the Guardian Monday and The Washington Post later, AP reported."
    assert [text[s.start : s.end] for _, s in registry.find(text)] == [
        "KCNA", "BBC", "the Guardian", "Washington Post", "AP",
    ]  # fmt: skip
