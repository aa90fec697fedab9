"""The one quick walk over an annotation gives the answer of the checks that it stands for."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest

from provenance.validation import is_schema_valid
from provenance.validation.consistency import package_outlets
from provenance.validation.semantics import all_problems, semantic_problems, spans
from provenance.validation.sound import _Walk, is_sound
from provenance.vocabulary import CaveatKind, SourceType, Status

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
        found = all_problems(document)
        assert is_sound(document, package_outlets) is (not found), (deed, found)
        sound += not found
        wrong += bool(found)
    assert sound > 200
    assert wrong > 1_000


@pytest.mark.parametrize("path", [*VALID, *INVALID], ids=lambda p: p.stem)
def test_the_walk_and_the_checks_agree_on_fixtures(path):
    try:
        document = orjson.loads(path.read_bytes())
    except orjson.JSONDecodeError:
        return
    if not isinstance(document, dict) or not is_schema_valid(document):
        return
    found = all_problems(document)
    assert is_sound(document, package_outlets) is (not found)
    assert semantic_problems(document) == found


@pytest.mark.parametrize("path", VALID, ids=lambda p: p.stem)
def test_the_walk_meets_every_span(path):
    document = orjson.loads(path.read_bytes())
    walk = _Walk(document)
    assert walk.passages(document["passages"])
    assert walk.chains_fit(document["sources"])
    met = sorted(str(span) for span in walk.spans)
    assert [one for one in sorted(str(span) for _, span in spans(document)) if one not in met] == []
    assert len(met) >= sum(1 for _ in spans(document))
