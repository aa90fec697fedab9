"""Loading the package's registry and a user's own file."""

import pytest

from provenance.errors import KnowledgeError
from provenance.registry import load_registry, read_outlets

OWN = """
[[outlets]]
id = "{id}"
name = "{name}"
aliases = ["KCNA"]
country = "XX"
function = "outlet"
type = "{type}"
basis = {{ list = "our desk", as_of = "2026-05" }}
"""


def write(tmp_path, content):
    path = tmp_path / "own.toml"
    path.write_text(content, encoding="utf-8")
    return path


def test_an_own_outlet_is_added_and_wins_over_its_namesake(tmp_path):
    registry = load_registry(write(tmp_path, OWN.format(id="mine", name="Mine", type="wire")))
    assert registry.by_name("KCNA").id == "mine"
    assert "kcna" in registry.outlets
    assert registry.digest != load_registry().digest


def test_an_own_outlet_replaces_the_one_of_its_id(tmp_path):
    registry = load_registry(write(tmp_path, OWN.format(id="kcna", name="Our KCNA", type="distributor")))
    assert registry.outlets["kcna"].type == "distributor"
    assert registry.by_name("Korean Central News Agency") is None


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("outlets = 3", "holds no [[outlets]]"),
        ("[[outlets]]\nid = 'a'", "lacks 'name'"),
        (OWN.format(id="a", name="A", type="newspaper"), "not a source type"),
        (OWN.format(id="a", name="A", type="wire") * 2, "stands twice"),
        (OWN.format(id="a", name="A", type="wire") + "colour = 'red'", "unknown key 'colour'"),
        (OWN.format(id="a", name="A", type="wire").replace('["KCNA"]', '"KCNA"'), "not a list of texts"),
        (OWN.format(id="a", name="A", type="wire").replace(', as_of = "2026-05"', ""), "lacks 'list' or 'as_of'"),
        ("[[outlets", "own.toml"),
    ],
)
def test_a_wrong_file_is_refused_with_file_and_reason(tmp_path, content, reason):
    with pytest.raises(KnowledgeError) as error:
        read_outlets(write(tmp_path, content))
    assert reason in str(error.value)
    assert "own.toml" in str(error.value)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(KnowledgeError, match=r"none\.toml"):
        load_registry(tmp_path / "none.toml")
