"""`provenance review` as a program: files, logs, exit codes, and the plain face at a pseudo-terminal."""

from __future__ import annotations

import json
import os
import pty
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

FILE = Path(__file__).resolve().parents[3] / "fixtures" / "annotations" / "valid" / "001-caption-and-chain.json"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with one annotation; the current directory is its parent."""
    folder = tmp_path / "desk"
    folder.mkdir()
    shutil.copy(FILE, folder / "a.txt.provenance.json")
    monkeypatch.chdir(tmp_path)
    return folder


def entries(desk, name="a.txt"):
    return [json.loads(line) for line in (desk / f"{name}.review.jsonl").read_text(encoding="utf-8").splitlines()]


def test_answers_from_a_pipe_are_logged_and_applied(provenance, desk):
    result = provenance("review", "desk", "--reviewer", "ada", stdin=b"r\na\nq\n")
    assert result.code == 0
    assert "2 of 3 decided, 1 open." in result.out
    assert [(e["reviewer"], e["decision"]) for e in entries(desk)] == [("ada", "reject"), ("ada", "accept")]
    applied = provenance("review", "desk", "--apply")
    assert (applied.code, applied.out) == (0, "")
    assert "2 decisions applied" in applied.err
    document = json.loads((desk / "a.txt.provenance.json").read_text(encoding="utf-8"))
    assert [c["id"] for c in document["caveats"]] == ["c2"]
    assert provenance("validate", "desk").code == 0
    again = provenance("review", "desk", "--reviewer", "ada", "--list", "--again")
    assert "a.txt.provenance.json:c1 no independent verification" in again.out


def test_the_log_is_validated(provenance, desk):
    provenance("review", "desk", stdin=b"r\nu\n")
    log = desk / "a.txt.review.jsonl"
    assert provenance("validate", log).code == 0
    first, second = log.read_text(encoding="utf-8").splitlines()
    broken = {**json.loads(second), "undoes": "0" * 16}
    log.write_text("\n".join([first, first, json.dumps(broken), first[:40]]), encoding="utf-8")
    result = provenance("validate", log)
    assert result.code == 1
    for line, code in ((2, "PV020"), (3, "PV090"), (4, "PV001")):
        assert f"review.jsonl:{line}:" in result.out
        assert code in result.out


def test_an_article_is_annotated_first_and_written_beside(provenance, desk):
    (desk / "b.txt").write_text("The mayor said the bridge was safe. That could not be verified.", encoding="utf-8")
    assert provenance("review", "desk/b.txt", "--reviewer", "ada", stdin=b"a\n").code == 0
    assert len(entries(desk, "b.txt")) == 1
    assert provenance("review", "desk/b.txt", "--apply").code == 0
    written = json.loads((desk / "b.txt.provenance.json").read_text(encoding="utf-8"))
    assert written["review"]["decisions"][0]["reviewer"] == "ada"
    assert provenance("review", "desk/b.txt.provenance.json", "--reviewer", "bo", "--list").out.count("b.txt.prov") > 0


def test_two_reviewers_a_disagreement_settled(provenance, desk):
    other = desk.parent / "bo.review.jsonl"
    provenance("review", "desk", "--reviewer", "ada", stdin=b"a\n")
    provenance("review", "desk", "--reviewer", "bo", "--log", other, stdin=b"r\n")
    assert "1 entry taken in" in provenance("review", "desk", "--merge", other, "--list").err
    listed = provenance("review", "desk", "--disagreements", "--list").out
    assert "ada: accept" in listed
    assert "bo: reject" in listed
    applied = provenance("review", "desk", "--apply", "--output", "out")
    assert applied.code == 1
    assert "c1 is left as proposed: reviewers disagree" in applied.err
    provenance("review", "desk", "--disagreements", "--reviewer", "cy", stdin=b"r\n")
    assert provenance("review", "desk", "--disagreements", "--list").out == ""
    assert provenance("review", "desk", "--apply", "--output", "out").code == 0
    assert [c["id"] for c in json.loads((desk.parent / "out/a.txt.provenance.json").read_text("utf-8"))["caveats"]] == ["c2"]


def test_a_torn_line_and_a_lost_decision_are_told(provenance, desk):
    provenance("review", "desk", stdin=b"a\n")
    log = desk / "a.txt.review.jsonl"
    log.write_text(log.read_text("utf-8") + '{"format": "prov', "utf-8")
    result = provenance("review", "desk", "--list")
    assert "a.txt.review.jsonl:2: this line is torn" in result.err
    assert "no longer fits" not in result.err
    annotation = desk / "a.txt.provenance.json"
    document = json.loads(annotation.read_text("utf-8"))
    document["caveats"] = document["caveats"][1:]
    for passage in document["passages"]:
        for statement in passage["statements"]:
            statement["caveats"] = [c for c in statement["caveats"] if c != "c1"]
            statement["status"] = "attributed" if statement["id"] == "p2.1" else statement["status"]
    document["passages"][1]["status"] = "attributed"
    document["summary"] |= {
        "caveats": 1,
        "by_status": {"attributed": 1, "disputed": 1, "unattributed": 2, "not_applicable": 2},
    }
    annotation.write_text(json.dumps(document), "utf-8")
    assert "a decision no longer fits, its words are no longer there" in provenance("review", "desk", "--list").err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere.json"], "nowhere.json"),
        (["desk", "--kind", "doubt"], "doubt"),
        (["desk", "--reviewer", " "], "a reviewer has a name"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(provenance, desk, arguments, told):
    result = provenance("review", *arguments)
    assert result.code == 2
    assert told in result.err


def test_keys_and_reviewer_come_from_the_settings(provenance, desk):
    (desk.parent / "provenance.toml").write_text('[review]\nreviewer = "dee"\nkeys = { accept = "y" }\n', encoding="utf-8")
    provenance("review", "desk", stdin=b"y\n")
    assert [(e["reviewer"], e["decision"]) for e in entries(desk)] == [("dee", "accept")]
    shown = provenance("check", "--show-config").out
    assert '[review]\nreviewer = "dee"\nkeys = { "accept" = "y" }' in shown
    (desk.parent / "provenance.toml").write_text('[review]\nkeys = { accept = "r" }\n', encoding="utf-8")
    result = provenance("review", "desk", "--list")
    assert provenance("review", "desk", stdin=b"q\n").code == 2
    assert result.code == 0


def test_hostile_words_do_nothing_to_a_terminal(provenance, desk):
    (desk / "c.txt").write_text("\x1b[2JThe mayor said \u202egnp. That could not be verified.", encoding="utf-8")
    assert "\x1b" not in provenance("review", "desk/c.txt", stdin=b"").out


class Terminal:
    """A program at a pseudo-terminal."""

    def __init__(self, *arguments, cwd, **settings):
        self.master, slave = pty.openpty()
        command = [sys.executable, "-c", "from provenance.cli import main; main()", *arguments]
        environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100", **settings}
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, cwd=cwd, env=environment, start_new_session=True
        )
        os.close(slave)
        self.seen = ""

    def until(self, words, seconds=60):
        """Read until the words are there."""
        end = time.monotonic() + seconds
        while words not in self.seen:
            assert time.monotonic() < end, self.seen
            if select.select([self.master], [], [], 0.2)[0]:
                try:
                    self.seen += os.read(self.master, 65536).decode("utf-8", "replace")
                except OSError:
                    break
        found, self.seen = self.seen.partition(words)[0], self.seen.partition(words)[2]
        return found

    def type(self, line):
        os.write(self.master, f"{line}\n".encode())

    def close(self):
        code = self.process.wait(30)
        os.close(self.master)
        return code


def test_the_plain_face_at_a_terminal(desk):
    terminal = Terminal("review", "desk", "--plain", "--reviewer", "ada", cwd=desk.parent)
    assert "1 of 3" in terminal.until("quit=q > ")
    terminal.type("a")
    assert "2 of 3" in terminal.until("quit=q > ")
    terminal.type("c")
    terminal.until("1 kind, 2 scope: ")
    terminal.type("1")
    terminal.until("by number or name: ")
    terminal.type("conflicting")
    terminal.until("1 kind, 2 scope: ")
    terminal.type("")
    terminal.until("no remark): ")
    terminal.type("two versions")
    assert "3 of 3" in terminal.until("quit=q > ")
    terminal.type("u")
    assert "Taken back: ada: correct to conflicting accounts (two versions)" in terminal.until("quit=q > ")
    terminal.type("q")
    terminal.until("1 of 3 decided, 2 open.")
    assert terminal.close() == 0
    assert [e["decision"] for e in entries(desk)] == ["accept", "correct", "undo"]


def test_at_a_terminal_many_articles_are_counted_while_they_are_loaded(desk):
    for number in range(25):
        shutil.copy(FILE, desk / f"{number}.txt.provenance.json")
    terminal = Terminal("review", "desk", "--plain", cwd=desk.parent)
    assert "78 to review" in terminal.until("quit=q > ").partition("articles loaded")[2]
    terminal.type("q")
    assert terminal.close() == 0


def test_killed_in_the_middle_nothing_decided_is_lost(desk):
    terminal = Terminal("review", "desk", "--plain", "--reviewer", "ada", cwd=desk.parent)
    terminal.until("quit=q > ")
    terminal.type("a")
    terminal.until("quit=q > ")
    terminal.process.kill()
    assert terminal.close() == -9
    later = Terminal("review", "desk", "--plain", "--reviewer", "ada", cwd=desk.parent)
    assert "2 to review as ada" in later.until("quit=q > ")
    later.type("q")
    later.until("0 of 2 decided")
    assert later.close() == 0


def test_the_full_screen_at_a_terminal(desk):
    terminal = Terminal("review", "desk", "--reviewer", "ada", cwd=desk.parent)
    terminal.until("1 of 3")
    os.write(terminal.master, b"a")
    terminal.until("2 of 3")
    os.write(terminal.master, b"q")
    assert terminal.close() == 0
    assert [e["decision"] for e in entries(desk)] == ["accept"]


def test_without_textual_one_line_says_how_to_get_it(desk):
    block = desk.parent / "block"
    (block / "textual").mkdir(parents=True)
    (block / "textual" / "__init__.py").write_text("raise ImportError('none', name='textual')", encoding="utf-8")
    terminal = Terminal("review", "desk", cwd=desk.parent, PYTHONPATH=str(block))
    terminal.until("pip install 'provenance-annotator[review]'; --plain works without")
    assert terminal.close() == 2


def test_agreement_of_two_logs(provenance, desk):
    other = desk.parent / "bo.review.jsonl"
    provenance("review", "desk", "--reviewer", "ada", "--all", stdin=b"a\n" * 8)
    provenance("review", "desk", "--reviewer", "bo", "--all", "--log", other, stdin=b"r\n" + b"a\n" * 7)
    shown = provenance("agreement", "desk", "--merge", other)
    assert shown.code == 0
    assert "reviewers: ada, bo" in shown.out
    assert "status: alpha 1.000, 95 % interval 1.000 to 1.000 (6 items, 12 labels)" in shown.out
    assert "1 (no caveat) / no independent verification" in shown.out
    found = json.loads(provenance("agreement", "desk", "--merge", other, "--format", "json").out)
    assert [each["label_set"] for each in found] == ["caveat", "source_type", "status", "chain"]
    assert found[0]["confusion"][0]["count"] == 1
    assert "no item was decided by two" in provenance("agreement", "desk").out
