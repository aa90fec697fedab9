"""The one quick walk over an annotation gives the answer of the checks that it stands for."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest

from provenance.validation import is_schema_valid, problems_of, schema_text, shape, validate_bytes
from provenance.validation.consistency import package_outlets
from provenance.validation.repeated import repeated_keys
from provenance.validation.schema import schema_problems
from provenance.validation.semantics import semantic_problems
from provenance.validation.sound import is_sound
from provenance.vocabulary import CaveatKind, SourceType, Status

pytest.importorskip("msgspec")

FOLDER = Path(__file__).resolve().parents[3] / "fixtures" / "annotations"
VALID, INVALID = sorted((FOLDER / "valid").glob("*.json")), sorted((FOLDER / "invalid").glob("*.json"))
AMOUNT = 4_000


def leaves(node: Any) -> Iterator[tuple[Any, Any]]:
    """Every `(holder, key)` of a document that holds a plain value or a list."""
    for key, value in list(node.items()) if isinstance(node, dict) else enumerate(node):
        if isinstance(value, (dict, list)):
            yield from leaves(value)
        if not isinstance(value, dict):
            yield node, key


def changed() -> Iterator[tuple[str, Any]]:
    """`(what was done, document)`: documents that the schema takes, with one thing in them changed."""
    source = random.Random(7)  # noqa: S311  (a fixed sequence of test cases)
    documents = [orjson.loads(path.read_bytes()) for path in VALID]
    words = [[str(word.value) for word in kind] for kind in (SourceType, Status, CaveatKind)]
    words += [["origin", "relay", "distributor"], ["caption", "paragraph"], ["statements", "image", "document"]]
    for _ in range(AMOUNT):
        document = copy.deepcopy(source.choice(documents))
        places = list(leaves(document))
        holder, key = source.choice(places)
        value = holder[key]
        if isinstance(value, bool) or value is None:
            continue
        if isinstance(value, int):
            holder[key] = max(0, value + source.choice([-40, -2, -1, 1, 2, 40]))
        elif isinstance(value, list):
            holder[key] = source.choice([value[1:], value[:-1], value + value[:1], value[::-1], []])
        elif group := [w for w in words if value in w]:
            holder[key] = source.choice(source.choice(group))
        else:
            like = [h[k] for h, k in places if k == key and isinstance(h[k], str)]
            holder[key] = source.choice([*like, value + "1", value[:-1]])
        if is_schema_valid(document):
            yield f"{key}: {value!r}", document


def test_the_walk_and_the_checks_agree_on_changed_documents():
    sound = wrong = 0
    for deed, document in changed():
        found = semantic_problems(document)
        assert is_sound(orjson.dumps(document), package_outlets) is (not found), (deed, found)
        sound += not found
        wrong += bool(found)
    assert sound > 200
    assert wrong > 1_000


def asked(content: bytes) -> list[Any]:
    """What the checks say of a file that the walk is not asked about."""
    try:
        document = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        return [error]
    return [*repeated_keys(content, document), *(schema_problems(document) or semantic_problems(document))]


@pytest.mark.parametrize("path", [*VALID, *INVALID], ids=lambda p: p.stem)
def test_the_walk_and_the_checks_agree_on_fixtures(path):
    content = path.read_bytes()
    assert is_sound(content, package_outlets) is (not asked(content))
    assert bool(problems_of(content)) is bool(asked(content))
    assert problems_of(content) == validate_bytes(content)[1]


@pytest.mark.parametrize("option", [0, orjson.OPT_INDENT_2])
@pytest.mark.parametrize("path", VALID, ids=lambda p: p.stem)
def test_it_does_not_matter_how_a_file_is_written(path, option):
    assert is_sound(orjson.dumps(orjson.loads(path.read_bytes()), option=option) + b"\n", package_outlets)


VALUES = ["", "x", "s1", "s1\n", "s٣", "p1.1\n", "c0", "none", 0, -1, 0.0, 2.0, 1.5, 2**63, True, None, [], ["x", "x"], {}]


def broken() -> Iterator[tuple[str, Any]]:
    """Documents with a value of any kind put in, a field left out, renamed or added, or an entry doubled."""
    source = random.Random(11)  # noqa: S311  (a fixed sequence of test cases)
    documents = [orjson.loads(path.read_bytes()) for path in VALID]
    for _ in range(AMOUNT):
        document = copy.deepcopy(source.choice(documents))
        holder, key = source.choice(list(places(document)))
        deed = source.choice(["replace", "replace", "replace", "leave out", "add", "double", "null"])
        if deed in ("replace", "null"):
            holder[key] = source.choice(VALUES) if deed == "replace" else None
        elif deed == "leave out":
            del holder[key]
        elif deed == "add" and isinstance(holder, dict):
            holder["another"] = 1
        elif isinstance(holder, list):
            holder.append(holder[key])
        yield f"{deed} {key}", document


def places(node: Any) -> Iterator[tuple[Any, Any]]:
    """Every `(holder, key)` of a document."""
    for key, value in list(node.items()) if isinstance(node, dict) else enumerate(node):
        yield node, key
        if isinstance(value, (dict, list)):
            yield from places(value)


def test_the_walk_takes_nothing_that_the_checks_refuse():
    sound = 0
    for deed, document in broken():
        content = orjson.dumps(document)
        if is_sound(content, package_outlets):
            sound += 1
            assert asked(content) == [], deed
    assert 50 < sound < AMOUNT / 2


def test_the_walk_takes_no_bytes_that_the_checks_refuse():
    source = random.Random(13)  # noqa: S311  (a fixed sequence of test cases)
    files = [orjson.dumps(orjson.loads(path.read_bytes())) for path in VALID]
    taken = 0
    for _ in range(AMOUNT):
        content = bytearray(source.choice(files))
        place = source.randrange(len(content))
        match source.randrange(4):
            case 0:
                content[place] = source.randrange(256)
            case 1:
                del content[place]
            case 2:
                content.insert(place, source.choice(b' \n\t\r\x00\x0b\\"{}[]:,0\xff\xed'))
            case _:
                end = min(len(content), place + source.randrange(1, 40))
                content[place:place] = content[place:end]
        if is_sound(bytes(content), package_outlets):
            taken += 1
            assert asked(bytes(content)) == []
    assert taken > 20


@pytest.mark.parametrize("space", ["", " ", "\n  "])
def test_a_repeated_key_is_never_taken(space):
    for path in VALID:
        text = orjson.dumps(orjson.loads(path.read_bytes())).decode()
        for key in ('"start":', '"role":', '"rule":', '"statements":', '"name":', '"none":'):
            at = text.find(key)
            for again in (key, f'"\\u{ord(key[1]):04x}{key[2:]}', f"{key[:-1]}{space}:"):
                if at >= 0:
                    twice = f"{text[:at]}{again}{space}1,{text[at:]}"
                    assert not is_sound(twice.encode(), package_outlets)


def test_without_msgspec_the_checks_say_the_same(monkeypatch):
    def missing(name: str) -> Any:
        raise ImportError(name)

    expected = [problems_of(path.read_bytes()) for path in (*VALID, *INVALID)]
    monkeypatch.setattr(shape, "import_module", missing)
    shape.decoder.cache_clear()
    try:
        assert not is_sound(VALID[0].read_bytes(), package_outlets)
        assert [problems_of(path.read_bytes()) for path in (*VALID, *INVALID)] == expected
    finally:
        shape.decoder.cache_clear()


def test_what_the_walk_vouches_for_stands_in_the_schema():
    schema = orjson.loads(schema_text())["$defs"]
    for part, field, keyword in shape.VOUCHED:
        holder = schema[part]["properties"][field] if field else schema[part]
        assert keyword in holder or keyword in holder["items"], (part, field)


@pytest.mark.parametrize(
    "part",
    [
        {"type": "string", "maxLength": 3},
        {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
        {"if": {"type": "string"}, "then": {"type": "string"}},
        {"$ref": "#/$defs/B", "minLength": 1},
    ],
)
def test_a_schema_that_says_more_is_refused(part):
    import msgspec

    schema = {"type": "object", "additionalProperties": False, "properties": {"a": part}}
    with pytest.raises(ValueError, match=r"known here|condition"):
        shape._Shapes(msgspec, {"B": {"type": "string"}}).made("A", schema)
    with pytest.raises(ValueError, match="other fields"):
        shape._Shapes(msgspec, {}).made("A", {"type": "object", "properties": {}})
