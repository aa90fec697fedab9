"""The same annotations on Apache Spark (the extra `spark`): functions for `DataFrame.mapInPandas`, and a run over inputs.

Every task annotates in a supervised process of its own (`pool.py`), so a document that hangs, crashes or takes too much
memory becomes a row with `code` and `reason`, and never fails the job.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from provenance.corpus.codecs import need
from provenance.corpus.documents import Document, Entry, Ids, documents
from provenance.corpus.ledger import Counts
from provenance.corpus.pool import Pool
from provenance.corpus.worker import Job
from provenance.errors import CorpusError
from provenance.records import record, replace

# What the functions give: an annotation as one line of JSON, or code and reason why there is none.
RESULT = "id string, annotation string, code string, reason string"
_ROWS = 64  # of a frame that is handed on

Frames = Iterator[Any]  # of pandas.DataFrame


@record
class DocumentAnnotator:
    """For `mapInPandas`: frames with the columns `id` and `html` or `text`, and `language` if there is one, to RESULT.

    Of a row that has both, `html` counts. `job.form` is `none`.
    """

    job: Job

    def __call__(self, frames: Frames) -> Frames:
        """The rows of every frame, in order."""
        return _annotated(_of_frames(frames), self.job)


@record
class InputAnnotator:
    """For `mapInPandas`: frames with the columns `path` and `name` of inputs (archives, JSON Lines, files that every
    executor can open) to RESULT: a row for each article in them.
    """

    job: Job

    def __call__(self, frames: Frames) -> Frames:
        """The rows of every input, in order."""
        for frame in frames:
            entries = [Entry(Path(path), name) for path, name in zip(frame["path"], frame["name"], strict=True)]
            found = documents(entries, range(len(entries)), self.job.options.largest, (0, 0), Ids())
            yield from _annotated(found, self.job)


def _of_frames(frames: Frames) -> Iterator[Document]:
    position = 0
    for frame in frames:
        for row in frame.to_dict("records"):
            identifier = str(row["id"])
            kind = next((k for k in ("html", "text") if isinstance(row.get(k), str)), None)
            language = row.get("language")
            if kind is None:
                reason, code = "the row has neither “html” nor “text”", "read.unknown-format"
                yield Document(identifier, "problem", reason, 0, position, 0, None, code)
            else:
                chosen = language if isinstance(language, str) and language else None
                yield Document(identifier, kind, row[kind].encode("utf-8", "replace"), 0, position, 0, chosen)
            position += 1


def _annotated(found: Iterator[Document], job: Job) -> Frames:
    pandas = need("pandas", "Spark", "spark")
    rows: list[tuple[str, str | None, str | None, str | None]] = []
    columns = [part.split()[0] for part in RESULT.split(", ")]
    with Pool(replace(job, form="none"), 1) as pool:
        for _, outcomes in pool.answers(found):
            for each in outcomes:
                line = each.content.decode().rstrip("\n") if each.content is not None else None
                rows.append((each.id, line, each.code or None, each.reason or None))
            if len(rows) >= _ROWS:
                yield pandas.DataFrame(rows, columns=columns)
                rows = []
    if rows:
        yield pandas.DataFrame(rows, columns=columns)


def run_on_spark(entries: Sequence[Entry], output: Path, job: Job, master: str | None) -> Counts:
    """Annotate all documents of the inputs into `output/annotations` and `output/quarantine` (JSON Lines, gzip); counts of
    both. `master` is Spark's, None for the one of its own settings. Raises CorpusError where the output is there already.
    """
    if output.exists() and any(output.iterdir()):
        raise CorpusError(str(output), "is not empty; Spark writes whole outputs only")
    unusable = [entry for entry in entries if entry.reason is not None]
    usable = [entry for entry in entries if entry.reason is None]
    spark = _session(master)
    try:
        rows = [(str(entry.path.resolve()), entry.name) for entry in usable]
        refused = [(entry.name, None, "read.failed", entry.reason) for entry in unusable]
        found = spark.createDataFrame(refused, RESULT)
        if rows:
            pieces = min(len(rows), 4 * spark.sparkContext.defaultParallelism)
            inputs = spark.createDataFrame(rows, "path string, name string").repartition(pieces, "path")
            found = found.unionByName(inputs.mapInPandas(InputAnnotator(job), RESULT))
        found = found.persist(need("pyspark", "--engine spark", "spark").StorageLevel.DISK_ONLY)
        good, bad = found.where("annotation is not null"), found.where("annotation is null")
        place = output.resolve()
        good.select("annotation").write.text(f"{place}/annotations", compression="gzip")
        bad.selectExpr("to_json(struct(id, code, reason))").write.text(f"{place}/quarantine")
        sums = good.selectExpr(
            "count(*)", *(f"coalesce(sum(cast(get_json_object(annotation, '$.summary.{k}') as bigint)), 0)" for k in _SUMMED)
        ).first()
        left_out = {row["code"]: row["count"] for row in bad.groupBy("code").count().collect()}
    finally:
        spark.stop()
    counts = dict(zip(("articles", *_SUMMED), sums, strict=True))
    return {**counts, "by_status": {}, "by_source_type": {}, "quarantined": dict(sorted(left_out.items()))}


_SUMMED = ("statements", "caveats")


def _session(master: str | None) -> Any:
    sql = need("pyspark.sql", "--engine spark", "spark")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = sql.SparkSession.builder.appName("provenance corpus").config("spark.ui.showConsoleProgress", "false")
    if master is not None:
        builder = builder.master(master)
        if master.startswith("local"):
            local = {"spark.ui.enabled": "false", "spark.driver.host": "localhost", "spark.driver.bindAddress": "127.0.0.1"}
            for key, value in local.items():
                builder = builder.config(key, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session
