"""Credit lines: parties in order of origin, types, roles, evidence. All names are invented."""

import pytest

from provenance.credit import parse_credit
from provenance.registry import load_registry


@pytest.fixture(scope="module")
def registry():
    return load_registry()


@pytest.fixture
def read(registry):
    def inner(text, offset=0):
        line = parse_credit(text, offset, registry)
        sources = {source.key: source for source in line.sources}
        return line, [(sources[link.source].name, sources[link.source].type, link.role) for link in line.chain]

    return inner


I, S, W, D, O = "individual", "state_media", "wire", "distributor", "official"  # noqa: E741  (short in the table)
AP, REUTERS, AFP, GETTY = "Associated Press", "Reuters", "Agence France-Presse", "Getty Images"
KCNA, KNS = "Korean Central News Agency", "Korea News Service"

CHAINS = [
    ("(AP Photo/Mara Olsen)", [("Mara Olsen", I), (AP, W)]),
    ("MARA OLSEN/AFP via Getty Images", [("Mara Olsen", I), (AFP, W), (GETTY, D)]),
    ("Photo by Mara Olsen / AFP", [("Mara Olsen", I), (AFP, W)]),
    ("Mara Olsen and Tom Reed/AP", [("Mara Olsen", I), ("Tom Reed", I), (AP, W)]),
    ("Mara Olsen for The Washington Post", [("Mara Olsen", I), ("The Washington Post", "news_outlet")]),
    ("(Reuters/KCNA)", [(KCNA, S), (REUTERS, W)]),
    ("KCNA-Yonhap", [(KCNA, S), ("Yonhap News Agency", "public_media")]),
    ("STR/KCNA VIA KNS/AFP via Getty Images", [(KCNA, S), (KNS, D), (AFP, W), (GETTY, D)]),
    ("Ivan Belov/Pool Sputnik Kremlin via AP", [("Ivan Belov", I), ("Sputnik", S), ("Kremlin", O), (AP, W)]),
    ("Harbour Police/Handout via REUTERS ATTENTION EDITORS - THIS IMAGE IS", [("Harbour Police", O), (REUTERS, W)]),
    ("Northport Shipping Ltd.", [("Northport Shipping Ltd.", "company")]),
    ("University of Northport via AP", [("University of Northport", "expert"), (AP, W)]),
    ("Satellite image (c) 2024 Maxar Technologies | Getty Images",
     [("Maxar Technologies", "imagery_provider"), (GETTY, D)]),
    ("UGC via AP", [("UGC", "social_media"), (AP, W)]),
    ("REUTERS/Stringer", [(REUTERS, W)]),
    ("Pool via AP", [(AP, W)]),
    ("Mara Olsen-USA TODAY Sports", [("Mara Olsen", I), ("Imagn Images", W)]),
    ("MARA OLSENMARA OLSEN/AFP", [("Mara Olsen", I), (AFP, W)]),
    ("CREDIT: Mara Olsen/REX/Shutterstock (12345678ab)", [("Mara Olsen", I), ("Shutterstock", D)]),
    ("WANA (West Asia News Agency) via REUTERS", [("West Asia News Agency", W), (REUTERS, W)]),
    ("[사진=연합뉴스]", [("Yonhap News Agency", "public_media")]),
    ("Foto: Mara Olsen/dpa", [("Mara Olsen", I), ("dpa", W)]),
    ("Quellworth", [("Quellworth", "unknown")]),
    ("STR", []), ("-", []), ("", []), ("()[]//", []), ("Uncredited", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "chain"), CHAINS)
def test_parties_in_order_of_origin_with_their_types(read, text, chain):
    assert [(name, kind) for name, kind, _ in read(text)[1]] == chain


def test_roles_go_from_origin_to_distributor(read):
    roles = [role for _, _, role in read("Mara Olsen/AFP via Getty Images")[1]]
    assert roles == ["origin", "relay", "distributor"]
    assert [role for _, _, role in read("KCNA/Korea News Service via AP")[1]] == [
        "origin",
        "distributor",
        "distributor",
    ]


HANDOUT = {
    "KCNA via Reuters": True, "KCNA via KNS": True, "Harbour Police via AP": True, "Planet Labs PBC/AP": True,
    "Courtesy of Mara Olsen": True, "Mara Olsen/Handout via REUTERS": True, "OlsenHandout via REUTERS": True,
    "THIS PICTURE WAS PROVIDED BY A THIRD PARTY": True, "HO/AFP": True,
    "Xinhua via Getty Images": False, "Li Wei/Xinhua": False, "Los Angeles Times via AP": False, "UGC via AP": False,
    "Mara Olsen/Yonhap via AP": False, "AP Photo/Mara Olsen, Pool": False,
    "（警視庁提供）": True, "(경찰청 제공)": True, "(연합뉴스 제공)": False,
}  # fmt: skip


@pytest.mark.parametrize(("text", "is_handout"), HANDOUT.items())
def test_an_interested_supplier_makes_a_handout(read, text, is_handout):
    assert (read(text)[0].handout is not None) is is_handout


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("(AP Photo/Mara Olsen, File)", "File"), ("(KCNA via AP) **FILE**", "**FILE**"),
        ("REUTERS/Mara Olsen/File Photo", "File Photo"), ("Foto: dpa/Archivbild", "Archivbild"),
    ],
)  # fmt: skip
def test_the_words_for_an_older_picture_are_evidence(read, text, words):
    span = read(text)[0].archive
    assert text[span.start : span.end] == words


def test_a_profile_is_no_file_photo(read):
    assert read("Mara Olsen/Profile Media")[0].archive is None


def test_spans_are_offset_and_hold_the_printed_words(read):
    text = "(Reuters/KCNA)"
    line, _ = read(text, offset=100)
    assert [text[link.span.start - 100 : link.span.end - 100] for link in line.chain] == ["KCNA", "Reuters"]
    assert text[line.handout.start - 100 : line.handout.end - 100] == "KCNA"


def test_registry_sources_carry_their_list(read):
    (kcna, _), _ = read("KCNA via AP")[0].sources, None
    assert (kcna.registry, kcna.country, kcna.aliases) == ("kcna", "KP", ["KCNA"])
    assert kcna.control == {"code": "SC", "list": "State Media Monitor", "as_of": "2023-08"}


@pytest.mark.parametrize(
    "text", ["/" * 3000, "A B/" * 500, "(" * 900, "\ud800/İ", "Photo by " * 300, "😀 | \u202e", "via via via"]
)
def test_odd_lines_do_no_harm(read, text):
    for link in read(text)[0].chain:
        assert 0 <= link.span.start < link.span.end <= len(text)
