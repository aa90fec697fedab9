from __future__ import annotations

import json
import os
from io import FileIO
from multiprocessing import get_start_method
from pathlib import Path

import pytest

from provenance.cli import batch, output
from provenance.cli.batch import Job, Outcome, Sources, annotate_all
from provenance.cli.inputs import Input
from provenance.pipeline import Options

pytestmark = pytest.mark.usefixtures("standing_in")
needs_fork = pytest.mark.skipif(get_start_method() != "fork", reason="the stand-in reaches only forked processes")


def written(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_one_input_gives_json(provenance, articles):
    result = provenance("annotate", "desk/a.txt")
    assert result.code == 0
    assert result.out.startswith('{\n  "$schema"')
    assert json.loads(result.out)["article"]["uri"] == "desk/a.txt"
    assert result.err == ""


def test_several_give_json_lines_in_order(provenance, articles):
    result = provenance("annotate", "desk")
    uris = [json.loads(line)["article"]["uri"] for line in result.out.splitlines()]
    assert uris == ["desk/a.txt", "desk/b.txt", "desk/sub/a.txt"]


def test_standard_input(provenance, articles):
    result = provenance("annotate", "-", "--input-format", "html", "--lang", "de", stdin="Straße".encode())
    article = json.loads(result.out)["article"]
    assert (article["uri"], article["media_type"], article["language"], article["text"]) == (
        "-",
        "text/html",
        "de",
        "Straße",
    )


def test_an_output_folder_mirrors_the_input_folder(provenance, articles):
    result = provenance("annotate", articles, "--output-dir", "out")
    assert result.code == 0
    assert result.out == ""
    assert written(Path("out")) == {
        "a.txt.provenance.json",
        "b.txt.provenance.json",
        "sub/a.txt.provenance.json",
    }
    assert "3 annotated into out: 3 statements, 3 caveats" in result.err


def test_results_name_no_place_of_the_machine(provenance, articles, tmp_path):
    result = provenance("annotate", articles)
    assert str(tmp_path) not in result.out
    assert json.loads(result.out.splitlines()[0])["article"]["uri"] == "desk/a.txt"


def test_files_named_keep_their_relative_place(provenance, articles):
    provenance("annotate", "desk/sub/a.txt", "desk/a.txt", "--output-dir", "out", "--quiet")
    assert written(Path("out")) == {"desk/sub/a.txt.provenance.json", "desk/a.txt.provenance.json"}


def test_two_results_never_share_a_file(provenance, articles):
    result = provenance("annotate", articles / "a.txt", articles / "sub" / "a.txt", "--output-dir", "out")
    assert result.code == 1
    assert "would overwrite that of a.txt" in result.err
    assert written(Path("out")) == {"a.txt.provenance.json"}


def test_a_file_named_is_taken_whatever_its_extension(provenance, articles):
    assert provenance("annotate", "desk/notes.pdf").code == 0


def test_one_bad_input_never_stops_the_others(provenance, articles):
    (articles / "empty.txt").write_bytes(b"")
    (articles / "crash.txt").write_text("CRASH", encoding="utf-8")
    (articles / "invalid.txt").write_text("INVALID", encoding="utf-8")
    (articles / "leak.txt").symlink_to("/dev/null")
    result = provenance("annotate", "desk", "missing.txt", "--output-dir", "out")
    assert result.code == 1
    assert len(written(Path("out"))) == 3
    lines = [line for line in result.err.splitlines() if line.startswith("provenance: ")]
    assert {line.split(": ")[1]: line.split(": ", 2)[2] for line in lines} == {
        "desk/leak.txt": "a symbolic link that leads out of the folder",
        "desk/crash.txt": "internal error: RuntimeError: stand-in fell over",
        "desk/empty.txt": "the file is empty",
        "desk/invalid.txt": "internal error: the annotation breaks its schema at /format",
        "missing.txt": "No such file or directory",
    }


@pytest.mark.parametrize("arguments", [["missing.txt"], ["desk/sub/none"], []])
def test_nothing_could_be_done(provenance, articles, arguments):
    assert provenance("annotate", *arguments).code == 2


def test_a_folder_without_articles(provenance, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    result = provenance("annotate", "empty")
    assert result.code == 2
    assert "empty: no .txt" in result.err


def test_a_folder_without_permission(provenance, articles, monkeypatch):
    scandir = os.scandir

    def refuse(place):
        if str(place).endswith("sub"):
            raise PermissionError(13, "Permission denied", str(place))
        return scandir(place)

    monkeypatch.setattr(os, "scandir", refuse)
    result = provenance("annotate", "desk")
    assert result.code == 1
    assert "desk/sub: Permission denied" in result.err
    assert len(result.out.splitlines()) == 2


def test_a_full_disk_leaves_nothing_behind(provenance, articles, monkeypatch):
    def full(file: FileIO, piece: bytes) -> None:
        file.write(piece[:10])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(output, "_write", full)
    result = provenance("annotate", "desk/a.txt", "--output-dir", "out")
    assert result.code == 2
    assert "desk/a.txt: not written: No space left on device" in result.err
    assert written(Path("out")) == set()


def test_an_older_result_is_replaced_whole(provenance, articles):
    place = Path("out/desk/a.txt.provenance.json")
    place.parent.mkdir(parents=True)
    place.write_text("x" * 100_000, encoding="utf-8")
    provenance("annotate", "desk/a.txt", "--output-dir", "out", "-q")
    assert json.loads(place.read_text(encoding="utf-8"))["summary"]["statements"] == 1


def test_no_text(provenance, articles):
    assert "text" not in json.loads(provenance("annotate", "desk/a.txt", "--no-text").out)["article"]


def test_the_reading_view(provenance, articles):
    result = provenance("annotate", "desk/b.txt", "--format", "text")
    assert "State television showed the bridge." in result.out
    assert "state media · unverified" in result.out
    assert "! unconfirmed “Stat” covers p1.1" in result.out
    assert "\x1b" not in result.out


def test_quiet_says_only_what_failed(provenance, articles):
    (articles / "empty.txt").write_bytes(b"")
    result = provenance("annotate", "desk", "--output-dir", "out", "--quiet")
    assert result.err == "provenance: desk/empty.txt: the file is empty\n"


@needs_fork
def test_two_processes_give_the_same_as_one(provenance, articles):
    one = provenance("annotate", "desk")
    two = provenance("annotate", "desk", "--jobs", "2")
    assert (one.code, one.out) == (two.code, two.out)


def kill_or_stand_in(content, uri, knowledge, options):
    if content.startswith(b"KILL"):
        os._exit(9)
    return batch_stand_in(content, uri, knowledge, options)


@needs_fork
def test_a_killed_process_loses_only_its_input(articles, monkeypatch):
    global batch_stand_in
    batch_stand_in = batch.annotate
    monkeypatch.setattr(batch, "annotate", kill_or_stand_in)
    (articles / "c.txt").write_text("KILL", encoding="utf-8")
    inputs = [Input(articles / name, name, name) for name in ("a.txt", "c.txt", "b.txt", "sub/a.txt")]
    outcomes: list[Outcome] = list(annotate_all(inputs, Job(Options()), Sources(), workers=2))
    assert [o.uri for o in outcomes] == ["a.txt", "c.txt", "b.txt", "sub/a.txt"]
    assert [o.error is None for o in outcomes] == [True, False, True, True]
    assert "killed" in str(outcomes[1].error)


@pytest.mark.parametrize("option", [["--registry", "none.toml"], ["--rules", "none"], ["--jobs", "-1"], ["--format", "xml"]])
def test_usage_errors(provenance, articles, option):
    result = provenance("annotate", "desk/a.txt", *option)
    assert result.code == 2
    assert "Traceback" not in result.err
