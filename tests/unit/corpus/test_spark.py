"""The same annotations on Spark (local), poison and all. Runs where the extra `spark` is installed: .ci/spark."""

from __future__ import annotations

import gzip
import json

import pytest

from .conftest import annotations, call, contents, plan, text, write_lines

pytest.importorskip("pyspark", reason="needs the extra `spark`; .ci/spark installs it")
pytestmark = pytest.mark.filterwarnings("default")  # Spark's own


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory):
    """Files of lines, some of which are poison or none at all."""
    folder = tmp_path_factory.mktemp("spark") / "news"
    folder.mkdir()
    for part in range(3):
        lines = [{"id": f"{part}-{n}", "text": text(100 * part + n)} for n in range(12)]
        lines[5] = {"id": f"bad-{part}", "text": f"Port.\n\nprovenance-fault:{('hang', 'crash', 'memory')[part]}\n"}
        lines[7] = {"id": f"none-{part}"}
        write_lines(folder / f"{part}.jsonl", lines)
    (folder / "note.txt").write_text(text(7), encoding="utf-8")
    return folder


def test_spark_gives_the_lines_of_the_embedded_engine(poisoned, tmp_path):
    limits = ("--timeout", 4, "--memory", 500)
    one = call(poisoned, "--output", tmp_path / "one", "--compress", "none", *limits, faults="any")
    two = call(poisoned, "--output", tmp_path / "two", "--engine", "spark", "--master", "local[2]", *limits, faults="any")
    assert (one.returncode, two.returncode) == (1, 1), two.stderr
    expected = [
        line for name, c in contents(tmp_path / "one").items() for line in c.splitlines() if name.startswith("annotations")
    ]
    found = [
        line
        for path in (tmp_path / "two" / "annotations").glob("part-*.gz")
        for line in gzip.decompress(path.read_bytes()).splitlines()
    ]
    assert len(expected) == 31
    assert sorted(found) == sorted(expected)
    left = [line for p in (tmp_path / "one").glob("quarantine-*") for line in p.read_bytes().splitlines()]
    right = [line for p in (tmp_path / "two" / "quarantine").glob("part-*") for line in p.read_bytes().splitlines()]
    assert {json.loads(line)["id"]: json.loads(line)["code"] for line in right} == {
        "bad-0": "corpus.time", "bad-1": "corpus.crash", "bad-2": "corpus.memory",
        **{f"news/{n}.jsonl#8": "read.unknown-format" for n in range(3)},
    }  # fmt: skip
    assert sorted(map(json.dumps, map(json.loads, left))) == sorted(map(json.dumps, map(json.loads, right)))
    assert call(poisoned, "--output", tmp_path / "two", "--engine", "spark", "--master", "local[2]").returncode == 2


def test_the_function_for_map_in_pandas(tmp_path, annotate_corpus):
    from provenance.corpus.spark import RESULT, DocumentAnnotator, _session

    rows = [(f"d{n}", text(n)) for n in range(10)]
    expected = annotations(annotate_corpus([write_lines(tmp_path / "in.jsonl", [{"id": i, "text": t} for i, t in rows])]))
    spark = _session("local[2]")
    try:
        spark.createDataFrame(rows, "id string, text string").write.parquet(str(tmp_path / "rows"))
        frame = spark.read.parquet(str(tmp_path / "rows"))
        found = frame.mapInPandas(DocumentAnnotator(plan().job), RESULT).collect()
    finally:
        spark.stop()
    assert sorted((json.loads(row["annotation"]) for row in found), key=lambda d: d["article"]["uri"]) == expected
