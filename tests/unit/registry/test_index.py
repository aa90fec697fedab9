"""The registry over a bundle gives what the registry of the same outlets gives."""

from __future__ import annotations

import json

import pytest

from provenance.registry.index import IndexedRegistry, make_index
from provenance.registry.outlets import Outlet, Registry
from provenance.tables import FORM, Bundle

OUTLETS = [
    Outlet("kna", "Kestrel News Agency", "AA", "wire", "agency", {"list": "L", "code": "SC", "as_of": "2023-08"}, "",
           ("KNA",), ("Kestrel",), (), ("kna.example",), ("Tower",)),
    Outlet("heron", "The Heron", "BB", "news_outlet", "paper", {"list": "L", "as_of": "2024"}),
    Outlet("far", "Far Radio", "CC", "public_media", "radio", {"list": "L", "as_of": "2024"}, "", ("Far",), (),
           ("KNA",)),
]  # fmt: skip
TEXT = "KNA said so, Kestrel News Agency said. KNA Tower burns. The Heron reported, the heron flew. Far Radio, Far."


@pytest.fixture
def pair(tmp_path):
    plain = Registry(OUTLETS, "sha256:d")
    sections, places = b"", {}
    for name, value in make_index(plain).items():
        content = json.dumps(value).encode()
        places[f"index:{name}"] = [len(sections), len(content)]
        sections += content
    path = tmp_path / "bundle.json"
    path.write_bytes(json.dumps({"form": FORM, "digests": {}, "sections": places}).encode() + b"\n" + sections)
    return plain, IndexedRegistry(Bundle(path), "sha256:d")


def test_running_text(pair):
    plain, indexed = pair
    assert len(plain.find(TEXT)) >= 4
    assert indexed.find(TEXT) == plain.find(TEXT)


@pytest.mark.parametrize("name", ["KNA", "kestrel", "Heron", "far", "Nobody", ""])
def test_names_and_countries(pair, name):
    plain, indexed = pair
    for country in (None, "AA", "CC"):
        assert indexed.named(name, country) == plain.named(name, country)


def test_everything_else(pair):
    plain, indexed = pair
    assert indexed.outlets == plain.outlets
    assert indexed.ambiguous == plain.ambiguous
    assert indexed.domains == plain.domains
    assert indexed.by_domain("www.kna.example") == OUTLETS[0]
    assert indexed.digest == plain.digest
