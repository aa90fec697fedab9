"""The pages over one small article, with browsers that keep cookies and fill in forms."""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from provenance.review.keys import keys_of
from provenance.review.paper import Paper
from provenance.serve.room import Room
from provenance.serve.site import site

FILE = Path(__file__).resolve().parents[3] / "fixtures" / "annotations" / "valid" / "001-caption-and-chain.json"
HOME = "http://127.0.0.1:8765"


class Browser:
    """A browser that may be signed in. What it saw last is in `page` and `code`."""

    def __init__(self, room, name=None):
        self.told = []
        self.room = room
        self.client = TestClient(site(room, self.told.append), base_url=HOME, raise_server_exceptions=False)
        self.page, self.code, self.path = "", 0, ""
        if name is not None:
            self.post("/enter", token=room.token, name=name)

    def get(self, path):
        return self._saw(self.client.get(path))

    def post(self, path, **fields):
        """A form of these pages, with nothing but the fields given."""
        return self._saw(self.client.post(path, data=fields, headers={"origin": HOME}))

    def send(self, path, **fields):
        """The form of the page that was seen last, with its hidden fields."""
        hidden = {name: self.hidden(name) for name in ("form_key", "seen") if f'name="{name}"' in self.page}
        return self.post(path, **{**hidden, **fields})

    def decide(self, path, decision, **fields):
        """Open an item and decide on it."""
        self.get(path)
        return self.send(path, decision=decision, **fields)

    def hidden(self, name):
        return re.search(rf'name="{name}" value="([^"]*)"', self.page)[1]

    def _saw(self, answer):
        self.page, self.code, self.path = answer.text, answer.status_code, answer.url.raw_path.decode()
        return self


@pytest.fixture
def document():
    return json.loads(FILE.read_text(encoding="utf-8"))


@pytest.fixture
def paper(document, tmp_path):
    """The article without decisions; every look at its clock is a second later."""
    seconds = itertools.count()

    def clock():
        second = next(seconds)
        return f"2026-03-01T10:{second // 60:02}:{second % 60:02}.000Z"

    return Paper("desk/a.provenance.json", document, tmp_path / "a.review.jsonl", clock=clock)


@pytest.fixture
def room(paper):
    return Room([paper], keys_of({}), "ada")


@pytest.fixture
def browser(room):
    """`browser("ada")` is a browser of a reviewer, `browser()` one of nobody."""
    return lambda name=None: Browser(room, name)


@pytest.fixture
def ada(browser):
    return browser("ada")
