"""Tables of statements and caveats, and the queries that docs/corpus.md shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from provenance.corpus.rows import TABLES, rows_of

from .conftest import annotations, contents, text, write_lines

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "corpus.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE, re.S)


def test_rows_hold_what_the_annotation_holds(tmp_path, annotate_corpus):
    (found,) = annotations(annotate_corpus([write_lines(tmp_path / "in.jsonl", [{"id": "x", "text": text(1)}])]))
    rows = rows_of(found)
    assert [[*row] for row in rows["statements"]] == [[*TABLES["statements"]]] * found["summary"]["statements"]
    assert [[*row] for row in rows["caveats"]] == [[*TABLES["caveats"]]] * found["summary"]["caveats"]
    (quote,) = [row for row in rows["statements"] if "Nobody" in row["text"]]
    assert quote["chain"][0]["name"] == quote["origin"] == "Ida Holm"
    assert (quote["quoted"], quote["cue"]) == ("direct", "said")
    assert rows["caveats"][0]["kind"] == "no_independent_verification"
    del found["article"]["text"]
    assert {row["text"] for row in rows_of(found)["statements"]} == {None}


def test_every_column_is_documented():
    missing = [c for columns in TABLES.values() for c in columns if f"`{c}`" not in PAGE]
    assert missing == []


@pytest.fixture
def tables(tmp_path, annotate_corpus) -> Path:
    pytest.importorskip("pyarrow", reason="needs the extra `parquet`; .ci/spark installs it")
    entry = write_lines(tmp_path / "in.jsonl", [{"id": f"d{n}", "text": text(n)} for n in range(20)])
    output = annotate_corpus([entry], form="parquet")
    again = annotate_corpus([entry], "again", form="parquet", workers=1)
    assert contents(output) == contents(again)
    return output


def test_parquet_holds_the_rows_of_every_annotation(tables, tmp_path, annotate_corpus):
    import pyarrow.parquet as pq

    lines = annotations(
        annotate_corpus([write_lines(tmp_path / "in.jsonl", [{"id": f"d{n}", "text": text(n)} for n in range(20)])], "l")
    )
    for name in TABLES:
        files = sorted(tables.glob(f"{name}-*.parquet"))
        assert len(files) == 3
        found = [row for path in files for row in pq.read_table(path).to_pylist()]
        assert found == [row for line in lines for row in rows_of(line)[name]]


@pytest.mark.parametrize("query", QUERIES)
def test_the_queries_of_the_documentation_run(tables, query, monkeypatch):
    duckdb = pytest.importorskip("duckdb", reason="needs DuckDB; .ci/spark installs it")
    monkeypatch.chdir(tables.parent)
    assert duckdb.sql(query).fetchall()


def test_there_are_three_queries():
    assert len(QUERIES) == 3
