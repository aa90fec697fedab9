"""`provenance corpus`: many documents in, shards and a ledger out; and `provenance corpus status`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from provenance.cli.app import new_app

app = new_app()


class ShardFormat(StrEnum):
    """What shards hold."""

    JSONL = "jsonl"
    PARQUET = "parquet"


class Compression(StrEnum):
    """How JSON Lines are packed."""

    GZIP = "gzip"
    ZSTD = "zstd"
    NONE = "none"


class Engine(StrEnum):
    """What runs it."""

    EMBEDDED = "embedded"
    SPARK = "spark"


Inputs = Annotated[list[str] | None, typer.Argument(metavar="INPUT...", help="Files, folders, patterns; or: status DIR.")]
Output = Annotated[Path | None, typer.Option(help="The folder to write into.", metavar="DIR", file_okay=False)]
Manifest = Annotated[Path | None, typer.Option(help="A file that names inputs, one a line.", exists=True, dir_okay=False)]
Form = Annotated[
    ShardFormat, typer.Option("--format", help="jsonl: annotations; parquet: a row a statement, and a row a caveat.")
]
Packing = Annotated[Compression, typer.Option(help="How JSON Lines are packed.")]
Jobs = Annotated[int, typer.Option(help="Processes to use; 0: one per core.", min=0, max=256)]
Shard = Annotated[str, typer.Option(help="The part of the inputs to do, for arrays of jobs.", metavar="I/N")]
ShardSize = Annotated[int, typer.Option(help="Documents in a shard.", min=1, max=1_000_000)]
Timeout = Annotated[float, typer.Option(help="Seconds that one document may take.", min=0.1)]
Memory = Annotated[int, typer.Option(help="Megabytes that a process may take.", metavar="MB", min=100)]
MaxSize = Annotated[float, typer.Option(help="Largest document, in megabytes.", metavar="MB", min=0.001, max=10_000)]
Machine = Annotated[Engine, typer.Option(help="What does it: this program, or Apache Spark.")]
Master = Annotated[str | None, typer.Option(help="Spark's master, such as local[2].", metavar="URL")]
Lang = Annotated[str | None, typer.Option(help="The articles' language, such as en.", metavar="TAG")]
OwnRegistry = Annotated[Path | None, typer.Option(help="A registry file of your own, added.", exists=True, dir_okay=False)]
OwnRules = Annotated[Path | None, typer.Option(help="A folder of rules of your own, added.", exists=True, file_okay=False)]
NoText = Annotated[bool, typer.Option("--no-text", help="Leave the articles' text out of the annotations.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary on standard error.")]


def _place(words: list[str], output: Path | None, manifest: Path | None) -> Path:
    """Where the results go; ends the program where it is only asked how a run stands."""
    if output is None and len(words) == 2 and words[0] == "status":
        from provenance.cli.corpora import show_status

        raise typer.Exit(show_status(Path(words[1])))
    if output is None:
        raise typer.BadParameter("--output DIR says where the results go (or: provenance corpus status DIR)")
    if not words and manifest is None:
        raise typer.BadParameter("no INPUT and no --manifest")
    return output


def _part(value: str) -> tuple[int, int]:
    try:
        part, parts = (int(number) for number in value.split("/"))
    except ValueError:
        part, parts = 0, 0
    if not 1 <= part <= parts <= 9999:
        raise typer.BadParameter(f"{value!r} is none of 1/N to N/N, such as 3/10")
    return part, parts


@app.command()
def command(  # as many parameters as the command has options
    inputs: Inputs = None,
    output: Output = None,
    manifest: Manifest = None,
    output_format: Form = ShardFormat.JSONL,
    compress: Packing = Compression.GZIP,
    jobs: Jobs = 0,
    shard: Shard = "1/1",
    shard_size: ShardSize = 5000,
    timeout: Timeout = 30.0,
    memory: Memory = 1500,
    max_size: MaxSize = 50.0,
    engine: Machine = Engine.EMBEDDED,
    master: Master = None,
    lang: Lang = None,
    registry: OwnRegistry = None,
    rules: OwnRules = None,
    no_text: NoText = False,
    quiet: Quiet = False,
) -> None:
    """Annotate a corpus: many documents in several processes, into shards, with a ledger from which a run goes on.

    Inputs are what `annotate` reads, and JSON Lines (.jsonl, .ndjson, also .gz and .zst) whose lines hold "html" or
    "text", and may hold "id" and "language". Results stand in the order of the inputs, whatever the number of processes.
    A run that was broken off goes on when the same command is given again. A document that takes too long, too much
    memory, or brings its process down is left out, with its id and the reason in quarantine-*.jsonl.

    \b
    Examples:
      provenance corpus articles/ --output out
      provenance corpus 'crawl/*.warc.gz' --output out --jobs 8 --compress zstd --no-text
      provenance corpus --manifest archives.txt --output out --shard 3/10
      provenance corpus status out
    """
    words = inputs or []
    place = _place(words, output, manifest)
    part, parts = _part(shard)
    form = "parquet" if output_format is ShardFormat.PARQUET else compress.value
    from provenance.cli.corpora import Wanted, run, run_spark
    from provenance.corpus.run import Plan
    from provenance.corpus.worker import Job, Limits
    from provenance.pipeline import Options

    wanted = Wanted(words, manifest, place, quiet)
    options = Options("auto", lang, not no_text, int(max_size * 1_000_000))
    job = Job(options, form, registry, rules, Limits(timeout, memory))
    if engine is Engine.SPARK:
        if parts > 1 or form == "parquet":
            raise typer.BadParameter("--shard and --format parquet are of the embedded engine")
        raise typer.Exit(run_spark(wanted, job, master))
    plan = Plan(job, jobs or _cores(), shard_size, part, parts)
    raise typer.Exit(run(wanted, plan))


def _cores() -> int:
    import os

    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
