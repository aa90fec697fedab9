"""`provenance serve` as a program: its address, a decision over the wire, Ctrl-C, and what it says where it cannot start."""

from __future__ import annotations

import contextlib
import json
import re
import shutil
import signal
import socket
import subprocess
import sys
import webbrowser
from pathlib import Path

import httpx2
import pytest

from provenance.cli import serve

FILE = Path(__file__).resolve().parents[3] / "fixtures" / "annotations" / "valid" / "001-caption-and-chain.json"
PROGRAM = [sys.executable, "-c", "from provenance.cli import main; main()", "serve"]


@pytest.fixture
def desk(tmp_path, monkeypatch):
    folder = tmp_path / "desk"
    folder.mkdir()
    shutil.copy(FILE, folder / "a.txt.provenance.json")
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def start():
    """`start(arguments...)` starts the server and gives it with its address; what still runs at the end is ended."""
    running = []

    def run(*arguments):
        command = [*PROGRAM, "--no-browser", "--port", "0", *map(str, arguments)]
        process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        running.append(process)
        line = process.stderr.readline()
        found = re.fullmatch(r"Review at (http://127\.0\.0\.1:\d+)/\?token=(\S{43})\n", line)
        assert found, line + process.stderr.read()
        assert process.stderr.readline() == "Only on this machine. Ctrl-C ends it.\n"
        return process, found[1], found[2]

    yield run
    for process in running:
        process.kill()
        process.communicate(timeout=30)


@pytest.fixture
def sign_in():
    """`sign_in(home, token, name)` is a browser that is signed in: `ask(path, **form)` gives a page."""
    with contextlib.ExitStack() as opened:

        def enter(home, token, name):
            browser = httpx2.Client(base_url=home, trust_env=False, follow_redirects=True, headers={"origin": home})
            opened.enter_context(browser)

            def ask(path, **form):
                answer = browser.post(path, data=form) if form else browser.get(path)
                answer.raise_for_status()
                return answer.text

            ask("/enter", token=token, name=name)
            return ask

        yield enter


def hidden(page, name):
    return re.search(rf'name="{name}" value="([^"]*)"', page)[1]


def test_a_decision_over_the_wire_and_a_clean_end(start, sign_in, desk):
    process, home, token = start("desk", "--reviewer", "dee")
    assert 'value="dee"' in httpx2.get(f"{home}/?token={token}", trust_env=False).text
    ask = sign_in(home, token, "ada")
    page = ask("/item/1/c1")
    ask("/item/1/c1", form_key=hidden(page, "form_key"), seen=hidden(page, "seen"), decision="reject")
    (line,) = (desk / "a.txt.review.jsonl").read_text("utf-8").splitlines()
    assert (json.loads(line)["reviewer"], json.loads(line)["decision"]) == ("ada", "reject")
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (0, "")
    assert err == "Ended; 1 decision of this sitting is in the log.\n"


def test_it_answers_on_the_loopback_address_alone(start, desk):
    _, home, _ = start("desk")
    port = int(home.rpartition(":")[2])
    others = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), port, socket.AF_INET)} - {"127.0.0.1"}
    for address in [*others, "127.0.0.2"]:
        with socket.socket() as call:
            call.settimeout(5)
            with pytest.raises(OSError):
                call.connect((address, port))


def test_killed_nothing_decided_is_lost(start, sign_in, desk):
    process, home, token = start("desk")
    ask = sign_in(home, token, "ada")
    page = ask("/item/1/c1")
    ask("/item/1/c1", form_key=hidden(page, "form_key"), seen=hidden(page, "seen"), decision="accept")
    process.kill()
    process.communicate(timeout=30)
    _, home, token = start("desk")
    assert "2 to review" in sign_in(home, token, "ada")("/queue")


def test_another_token_opens_nothing(start, sign_in, desk):
    _, home, token = start("desk")
    with pytest.raises(httpx2.HTTPStatusError, match="403"):
        sign_in(home, token[::-1], "eve")


def test_keys_and_reviewer_come_from_the_settings(start, sign_in, desk):
    (desk.parent / "provenance.toml").write_text('[review]\nreviewer = "dee"\nkeys = { accept = "y" }\n', encoding="utf-8")
    _, home, token = start("desk")
    page = sign_in(home, token, "ada")("/item/1/c1")
    assert 'value="accept" class="decide accept-it" data-key="y"' in page


def test_an_article_is_annotated_first(start, sign_in, desk):
    (desk / "b.txt").write_text("The mayor said the bridge was safe. That could not be verified.", encoding="utf-8")
    _, home, token = start("desk/b.txt", "--log", "own.jsonl")
    ask = sign_in(home, token, "ada")
    page = ask("/item/1/c1")
    assert "That <mark" in page
    ask("/item/1/c1", form_key=hidden(page, "form_key"), seen=hidden(page, "seen"), decision="accept")
    assert len((desk.parent / "own.jsonl").read_text("utf-8").splitlines()) == 1


def test_a_port_that_is_taken_is_said_in_one_line(provenance, desk):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        result = provenance("serve", "desk", "--port", port, "--no-browser")
    assert result.code == 2
    assert result.err == f"provenance: port {port} is taken; --port 0 takes any free one\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere.json"], "nowhere.json"),
        (["empty"], "empty"),
        (["-"], "standard input has no place for a log"),
        (["desk", "--reviewer", " "], "a reviewer has a name"),
        (["desk", "--port", "70000"], "70000"),
    ],
)
def test_what_cannot_be_is_said(provenance, desk, arguments, told):
    (desk.parent / "empty").mkdir()
    result = provenance("serve", *arguments, "--no-browser", stdin=b"The mayor said so.")
    assert result.code == 2
    assert told in result.err
    assert "Traceback" not in result.err


def test_where_there_is_no_statement_there_is_nothing_to_review(provenance, desk):
    path = desk / "a.txt.provenance.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    document |= {"passages": [], "caveats": [], "sources": []}
    document["summary"] = {"statements": 0, "by_source_type": {}, "by_status": {}, "caveats": 0, "origins": []}
    path.write_text(json.dumps(document), encoding="utf-8")
    result = provenance("serve", "desk", "--port", "0", "--no-browser")
    assert result.code == 2
    assert "nothing to review: no statement" in result.err


@pytest.mark.parametrize("library", ["starlette", "uvicorn"])
def test_without_the_extra_one_line_says_how_to_get_it(desk, tmp_path, library):
    block = tmp_path / "block" / library
    block.mkdir(parents=True)
    (block / "__init__.py").write_text(f"raise ImportError('none', name='{library}')", encoding="utf-8")
    command = [sys.executable, "-c", PROGRAM[2], "serve", "desk", "--port", "0", "--no-browser"]
    environment = {"PYTHONPATH": str(block.parent), "PATH": ""}
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=environment)
    assert done.returncode == 2
    assert done.stderr == "provenance: the pages need Starlette and uvicorn: pip install 'provenance-annotator[serve]'\n"


@pytest.mark.parametrize(("kind", "is_opened"), [(webbrowser.BackgroundBrowser, True), (webbrowser.GenericBrowser, False)])
def test_a_browser_with_windows_is_opened_and_one_in_the_terminal_is_not(monkeypatch, kind, is_opened):
    opened = []
    monkeypatch.setattr(kind, "open", lambda self, address: opened.append(address))
    monkeypatch.setattr(webbrowser, "get", lambda: kind("some-browser"))
    serve._open("http://127.0.0.1:1/?ticket=x")
    assert opened == ["http://127.0.0.1:1/?ticket=x"] * is_opened


def test_where_there_is_no_browser_nothing_happens(monkeypatch):
    def none():
        raise webbrowser.Error

    monkeypatch.setattr(webbrowser, "get", none)
    serve._open("http://127.0.0.1:1/")
