"""The command line in this process, over a stand-in for the stages, so that these tests are about the command line."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper

import pytest

from provenance.cli import batch
from provenance.cli.app import run
from provenance.errors import UnreadableInputError


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


@pytest.fixture
def provenance(capfd) -> Callable[..., Result]:
    """`provenance(arguments...)` runs a command; `stdin=` gives it bytes."""

    def call(*arguments: object, stdin: bytes = b"") -> Result:
        before, sys.stdin = sys.stdin, TextIOWrapper(BytesIO(stdin))
        try:
            code = run([str(a) for a in arguments])
        finally:
            sys.stdin = before
        sys.stdout.flush()
        captured = capfd.readouterr()
        return Result(code, captured.out, captured.err)

    return call


def stand_in(content, uri, knowledge, options):
    """One statement per article that says which options it was annotated with."""
    if not content:
        raise UnreadableInputError("read.empty", "the file is empty")
    if content.startswith(b"CRASH"):
        raise RuntimeError("stand-in\nfell over")
    text = content.decode("utf-8")
    digest = hashlib.sha256(content).hexdigest()
    span = {"start": 0, "end": len(text)}
    article = {
        "uri": uri,
        "media_type": "text/html" if options.input_format == "html" else "text/plain",
        "sha256": digest,
        "text_sha256": digest,
        "language": options.language,
        "headline": None,
        "byline": [],
        "published": None,
        "modified": None,
        "publisher": None,
    }
    if options.with_text:
        article["text"] = text
    statement = {
        "id": "p1.1",
        "span": {**span, "exact": text},
        "source_type": "state_media" if content.startswith(b"State") else "none",
        "status": "unverified",
        "caveats": ["c1"],
        "attributions": [],
        "evidence": [{"rule": "en.caveat.stand-in"}],
    }
    caveat = {
        "id": "c1",
        "kind": "unconfirmed",
        "span": {"start": 0, "end": 4, "exact": text[:4]},
        "statement": "p1.1",
        "scope": {"target": "statements", "ids": ["p1.1"]},
        "rule": "en.caveat.stand-in",
    }
    kind = statement["source_type"]
    return {
        "$schema": "https://provenance-annotation.dev/schemas/annotation/1.0/schema.json",
        "format": "provenance-annotation" if not content.startswith(b"INVALID") else "other",
        "schema_version": "1.0",
        "generator": {"name": "p", "version": "0", "rules": f"sha256:{'0' * 64}", "registry": f"sha256:{'0' * 64}"},
        "article": article,
        "sources": [],
        "passages": [
            {
                "id": "p1",
                "kind": "paragraph",
                "span": span,
                "source_types": [kind],
                "status": "unverified",
                "statements": [statement],
            }
        ],
        "caveats": [caveat],
        "diagnostics": [],
        "summary": {
            "statements": 1,
            "by_source_type": {kind: 1},
            "by_status": {"unverified": 1},
            "caveats": 1,
            "origins": [],
        },
    }


@pytest.fixture
def standing_in(monkeypatch):
    """The stages replaced by `stand_in`."""
    monkeypatch.setattr(batch, "load_knowledge", lambda registry, rules: None)
    monkeypatch.setattr(batch, "annotate", stand_in)


@pytest.fixture
def articles(tmp_path, monkeypatch):
    """A folder of articles, some of them bad; the current directory is its parent."""
    folder = tmp_path / "desk"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text("Port shut, residents say.", encoding="utf-8")
    (folder / "b.txt").write_text("State television showed the bridge.", encoding="utf-8")
    (folder / "sub" / "a.txt").write_text("A third article.", encoding="utf-8")
    (folder / "notes.pdf").write_bytes(b"%PDF")
    monkeypatch.chdir(tmp_path)
    return folder
