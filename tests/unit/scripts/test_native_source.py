"""Sources rewritten for the compiler mean what they meant."""

import ast
import pickle
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "scripts"))
from build_native import NATIVE, native_modules  # noqa: E402
from native_source import named_tuples, native_source  # noqa: E402

PACKAGE = ROOT / "provenance"
RECORDS = '''from __future__ import annotations

from provenance.records import field, kinds, record, replace


@record
class Place:
    """Where."""

    name: str
    size: int = 3


@record(frozen=False)
class Trip:
    start: Place
    stops: list[str] = field(default_factory=list)

    def length(self) -> int:
        return len(self.stops) + self.start.size
'''


def load(name: str, source: str) -> object:
    module = type(sys)(name)
    sys.modules[name] = module
    exec(compile(source, name, "exec"), module.__dict__)  # noqa: S102  (our own)
    return module


@pytest.fixture(params=["as written", "rewritten"])
def module(request):
    source = RECORDS if request.param == "as written" else native_source(RECORDS, {})
    assert ("@record" in source) == (request.param == "as written")
    yield load("_records_for_a_test", source)
    del sys.modules["_records_for_a_test"]


def test_records_are_the_same_in_both_forms(module):
    place = module.Place("a")
    assert (place.name, place.size) == ("a", 3)
    assert place == module.Place("a", 3) != module.Place("a", 4)
    assert hash(place) == hash(module.Place("a"))
    assert repr(place) == "Place(name='a', size=3)"
    assert module.replace(place, size=5) == module.Place("a", 5)
    assert module.kinds(module.Trip) == {"start": "Place", "stops": "list[str]"}
    assert pickle.loads(pickle.dumps(place)) == place  # noqa: S301  (our own)
    trip, other = module.Trip(place), module.Trip(place)
    trip.stops.append("b")
    assert (trip.length(), other.length()) == (4, 3)
    with pytest.raises(TypeError):
        hash(trip)


def test_named_tuples_are_made_directly():
    source = "from __future__ import annotations\nx = Pair(1, Pair(2, len(s))[0])\ny = Pair(*z), Pair(1, second=2), Pair(1)\n"
    made = native_source(source, {"Pair": 2}).split("\n")
    assert made[1] == "x = _new(Pair, (1, _new(Pair, (2, len(s)))[0]))"
    assert made[2] == source.split("\n")[2]


def test_named_tuples_of_other_modules_need_no_looking_up():
    source = "from __future__ import annotations\nfrom provenance.spans import Span\nwhole = Span(0, 9)\n"
    made = native_source(source, {"Span": 2})
    assert "whole = _new(_class_Span, (0, 9))" in made
    assert load("_tuples_for_a_test", made).whole == (0, 9)


def test_named_tuples_are_counted_by_their_fields():
    one = "class Pair(NamedTuple):\n    a: int\n    b: int\nclass Same(NamedTuple):\n    a: int\n"
    two = "class Same(NamedTuple):\n    a: int\n    b: int\nclass Other:\n    a: int\n"
    assert named_tuples([one, two]) == {"Pair": 2}


def test_constants_are_final_unless_they_change():
    source = "from __future__ import annotations\nA = 1\nB: int = 2\nC = 3\nC = 4\nD = 5\n"
    source += "def f() -> None:\n    global D\n    D = 6\n"
    made = native_source(source, {}).split("\n")
    assert made[1:6] == ["A: _Final = 1", "B: _Final[int] = 2", "C = 3", "C = 4", "D = 5"]


def test_members_of_the_vocabulary_are_looked_up_once():
    source = (
        "from __future__ import annotations\nfrom provenance.vocabulary import Status, SourceType as T\n"
        "A = T.WIRE\ndef f(x: str) -> bool:\n    return x == T.WIRE or x == Status.VERIFIED.value or x == T.WIRE.value\n"
    )
    made = native_source(source, {})
    assert "return x == _T_WIRE or x == _Status_VERIFIED_value or x == _T_WIRE_value" in made
    assert "_T_WIRE_value: _Final = T.WIRE.value" in made.split("\n")[1]
    module = load("_members_for_a_test", made)
    assert module.f("wire")
    assert module.f("verified")
    assert not module.f("ngo")


def test_every_module_that_is_compiled_can_be_rewritten():
    modules = native_modules(PACKAGE)
    sources = {name: (PACKAGE / name).read_text(encoding="utf-8") for name in modules}
    tuples = named_tuples(sources.values())
    assert "Span" in tuples
    for name, source in sources.items():
        compile(native_source(source, tuples), name, "exec")
        # both would cost their meaning or their speed when compiled
        assert "cached_property" not in source, name
        assert "from dataclasses import" not in source, name


def test_a_module_that_is_gone_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match=NATIVE[0]):
        native_modules(tmp_path)


@pytest.mark.parametrize("name", native_modules(PACKAGE))
def test_the_compiler_knows_every_membership_that_is_asked(name):
    tree = ast.parse((PACKAGE / name).read_text(encoding="utf-8"))
    asked = [right for node in ast.walk(tree) if isinstance(node, ast.Compare) for right in node.comparators]
    held = [
        right.lineno
        for right in asked
        if isinstance(right, ast.Tuple) and any(isinstance(e, ast.Starred) for e in right.elts)
    ]
    assert not held, "`x in (*names, y)` stops mypyc"
