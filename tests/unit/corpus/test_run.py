from __future__ import annotations

import gzip
import json

import pytest

from provenance.corpus.ledger import Ledger
from provenance.errors import CorpusError
from provenance.validation import validate_document

from .conftest import annotations, call, contents, ids, quarantined, text, write_lines


@pytest.mark.parametrize("workers", [2, 5])
def test_the_output_is_the_same_whatever_the_number_of_workers(corpus, undisturbed, annotate_corpus, workers):
    from provenance.cli.corpora import find_entries

    output = annotate_corpus(find_entries([str(corpus)], None), workers=workers)
    assert contents(output) == undisturbed


def test_every_line_is_the_annotation_that_annotate_gives(corpus, undisturbed, provenance):
    alone = provenance("annotate", corpus / "b2.txt", "--format", "jsonl")
    line = undisturbed["annotations-000004.jsonl"].splitlines(keepends=True)[-2]
    assert line.replace(b'"news/b2.txt"', b'"b2.txt"') == alone
    assert validate_document(json.loads(line)) == []


def test_called_again_on_a_whole_output_it_changes_nothing(corpus, tmp_path):
    arguments = (corpus, "--output", tmp_path / "out")
    assert call(*arguments).returncode == 0
    before = {p: p.stat().st_mtime_ns for p in (tmp_path / "out").iterdir()}
    again = call(*arguments)
    assert again.returncode == 0
    assert "40 articles" in again.stderr
    assert {p: p.stat().st_mtime_ns for p in (tmp_path / "out").iterdir()} == before


@pytest.mark.parametrize("form", ["gzip", "zstd"])
def test_packed_shards_hold_the_same_lines(tmp_path, annotate_corpus, form):
    entry = write_lines(tmp_path / "in.jsonl", [{"text": text(n)} for n in range(10)])
    plain = annotate_corpus([entry])
    packed = annotate_corpus([entry], "packed", form=form)
    names = sorted(p.name for p in packed.glob("annotations-*"))
    assert names == [f"annotations-00000{n}.jsonl.{'gz' if form == 'gzip' else 'zst'}" for n in range(2)]
    for name in names:
        content = (packed / name).read_bytes()
        if form == "gzip":
            found = gzip.decompress(content)
        else:
            zstandard = pytest.importorskip("zstandard")
            found = zstandard.ZstdDecompressor().stream_reader(content, read_across_frames=True).read()
        assert found == (plain / name.rpartition(".")[0]).read_bytes()


def test_without_text(tmp_path, annotate_corpus):
    entry = write_lines(tmp_path / "in.jsonl", [{"text": text(1)}])
    (found,) = annotations(annotate_corpus([entry], with_text=False))
    assert "text" not in found["article"]


def test_an_output_of_other_rules_is_refused(corpus, tmp_path):
    own = tmp_path / "rules" / "en"
    own.mkdir(parents=True)
    arguments = (corpus, "--output", tmp_path / "out", "--compress", "none", "--shard-size", 8)
    call(*arguments, faults="entered:2")
    before = contents(tmp_path / "out")
    refused = call(*arguments, "--rules", tmp_path / "rules")
    assert refused.returncode == 2
    assert "begun with another rules: sha256:" in refused.stderr
    assert contents(tmp_path / "out") == before


@pytest.mark.parametrize(
    ("options", "differs"),
    [({"with_text": False}, "with text"), ({"shard_size": 9}, "shard size"), ({"form": "gzip"}, "form")],
)
def test_an_output_of_other_options_is_refused(tmp_path, annotate_corpus, options, differs):
    entry = write_lines(tmp_path / "in.jsonl", [])
    annotate_corpus([entry])
    with pytest.raises(CorpusError, match=f"begun with another {differs}"):
        annotate_corpus([entry], **options)


def test_an_output_of_other_inputs_is_refused(tmp_path, annotate_corpus):
    annotate_corpus([write_lines(tmp_path / "in.jsonl", [{"text": text(1)}])])
    with pytest.raises(CorpusError, match="another inputs"):
        annotate_corpus([write_lines(tmp_path / "in.jsonl", [{"text": text(1)}, {"text": text(2)}])])


def test_parts_make_up_the_whole(corpus, undisturbed, tmp_path):
    for part in (1, 2, 3):
        arguments = ("--output", tmp_path / "out", "--compress", "none", "--shard", f"{part}/3")
        assert call(corpus, *arguments).returncode == 0
    found = [line for content in contents(tmp_path / "out").values() for line in content.splitlines()]
    whole = [line for content in undisturbed.values() for line in content.splitlines()]
    is_article = lambda line: b'"article"' in line  # noqa: E731
    assert sorted(filter(is_article, found)) == sorted(filter(is_article, whole))
    status = call("status", tmp_path / "out")
    assert status.stdout.count("complete") == 3
    assert "40 articles" in status.stdout


def test_status_of_a_broken_run(corpus, tmp_path):
    call(corpus, "--output", tmp_path / "out", "--shard-size", 8, faults="entered:2")
    status = call("status", tmp_path / "out")
    assert status.returncode == 0
    assert "broken off" in status.stdout
    assert "documents 16" in status.stdout
    with Ledger(tmp_path / "out"):
        assert ": running;" in call("status", tmp_path / "out").stdout
        twice = call(corpus, "--output", tmp_path / "out", "--shard-size", 8)
    assert twice.returncode == 2
    assert "another run is writing here" in twice.stderr
    assert call("status", tmp_path).returncode == 2


def test_a_shard_that_was_touched_is_noticed(corpus, tmp_path):
    arguments = (corpus, "--output", tmp_path / "out", "--shard-size", 8, "--compress", "none")
    call(*arguments, faults="entered:2")
    shard = tmp_path / "out" / "annotations-000001.jsonl"
    shard.write_bytes(shard.read_bytes()[:-1])
    refused = call(*arguments)
    assert refused.returncode == 2
    assert "annotations-000001.jsonl: the ledger knows this file" in refused.stderr


def test_a_folder_with_shards_of_unknown_origin_is_refused(tmp_path, annotate_corpus):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "annotations-000000.jsonl").write_text("{}\n")
    with pytest.raises(CorpusError, match="no ledger that knows it"):
        annotate_corpus([write_lines(tmp_path / "in.jsonl", [{"text": text(1)}])])
    assert (tmp_path / "out" / "annotations-000000.jsonl").read_text() == "{}\n"


def test_what_is_no_ledger_is_refused(tmp_path, annotate_corpus):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "ledger.jsonl").write_text('{"kind":"shard"}\n')
    with pytest.raises(CorpusError, match="line 1 is none of a ledger"):
        annotate_corpus([])


def test_one_file_named_twice_is_taken_once(tmp_path):
    entry = write_lines(tmp_path / "in.jsonl", [{"id": "x", "text": text(1)}])
    done = call(entry.path, tmp_path / "*.jsonl", "--output", tmp_path / "out", "--compress", "none")
    assert done.returncode == 0
    assert "in.jsonl: named twice, taken once" in done.stderr
    assert ids(tmp_path / "out") == ["x"]


def test_two_files_of_one_name_are_told_apart_or_refused(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        write_lines(tmp_path / folder / "in.jsonl", [{"text": text(1)}])
    done = call(tmp_path / "a" / "in.jsonl", tmp_path / "b" / "in.jsonl", "--output", tmp_path / "out", "--compress", "none")
    assert done.returncode == 1
    assert quarantined(tmp_path / "out") == {"in.jsonl": "read.failed"}
    assert call(tmp_path / "a", tmp_path / "b", "--output", tmp_path / "both").returncode == 0


def test_a_manifest_names_inputs(tmp_path):
    write_lines(tmp_path / "in.jsonl", [{"id": "x", "text": text(1)}])
    (tmp_path / "list.txt").write_text("# two\nin.jsonl\n\ngone.warc.gz\n")
    done = call("--manifest", tmp_path / "list.txt", "--output", tmp_path / "out", "--compress", "none")
    assert done.returncode == 1
    assert ids(tmp_path / "out") == ["x"]
    assert quarantined(tmp_path / "out") == {"gone.warc.gz": "read.failed"}


@pytest.mark.parametrize(
    "arguments",
    ["in.jsonl", "--output out", "in.jsonl --output out --shard 0/3", "in.jsonl --output out --shard x"],
)
def test_what_is_no_run(arguments):
    done = call(*arguments.split())
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
