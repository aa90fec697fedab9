"""What `provenance corpus` does once its options are known: the inputs found, the run watched, its counts told."""

from __future__ import annotations

import glob
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from provenance.cli import EXIT_CLEAN, EXIT_FINDINGS, EXIT_UNUSABLE
from provenance.cli.inputs import ARTICLE_SUFFIXES, RESULT_SUFFIX, Failure, find_inputs
from provenance.cli.output import complain, one_line
from provenance.corpus.documents import LINE_SUFFIXES, Entry
from provenance.corpus.ledger import NAME, Counts, is_running, read_ledger, total
from provenance.corpus.run import Observe, Plan, State, place_of, run_corpus
from provenance.corpus.worker import Job
from provenance.errors import CorpusError
from provenance.records import record

SUFFIXES = (*ARTICLE_SUFFIXES, *LINE_SUFFIXES, ".warc.zst", ".warc.lz4")


@record
class Wanted:
    """The options of one call that are not the run's own."""

    inputs: Sequence[str]
    manifest: Path | None
    output: Path
    is_quiet: bool = False


def run(wanted: Wanted, plan: Plan) -> int:
    """Do the run, tell its counts; the exit code."""
    entries = find_entries(wanted.inputs, wanted.manifest)
    with _progress(is_wanted=not wanted.is_quiet and sys.stderr.isatty()) as observe:
        counts = run_corpus(entries, wanted.output, plan, observe)
    return _tell(counts, wanted, f"{place_of(wanted.output, plan)}/quarantine-*.jsonl")


def run_spark(wanted: Wanted, job: Job, master: str | None) -> int:
    """Do the run on Spark, tell its counts; the exit code."""
    from provenance.corpus.spark import run_on_spark

    counts = run_on_spark(find_entries(wanted.inputs, wanted.manifest), wanted.output, job, master)
    return _tell(counts, wanted, f"{wanted.output}/quarantine")


def _tell(counts: Counts, wanted: Wanted, quarantine: str) -> int:
    if not wanted.is_quiet:
        for line in told(counts):
            sys.stderr.write(f"{line}\n")
        if counts["quarantined"]:
            complain(f"what was left out is named in {quarantine}")
    return _code(counts)


def _code(counts: Counts) -> int:
    if not counts["quarantined"]:
        return EXIT_CLEAN
    return EXIT_FINDINGS if counts["articles"] else EXIT_UNUSABLE


def find_entries(arguments: Sequence[str], manifest: Path | None) -> list[Entry]:
    """The inputs named and those of the manifest, in order; what cannot be used carries the reason. A file that is named
    twice is taken once, which standard error tells; two files of one name are not told apart, so the second is refused.
    """
    out: list[Entry] = []
    places: set[Path] = set()
    names: dict[str, Path] = {}
    for entry in _named(arguments, manifest):
        place = entry.path.resolve()
        if entry.reason is None and place in places:
            complain(f"{entry.name}: named twice, taken once")
        elif entry.reason is None and entry.name in names:
            out.append(Entry(entry.path, entry.name, f"another input has this name: {names[entry.name]}; give their folder"))
        else:
            out.append(entry)
            places.add(place)
            names[entry.name] = entry.path
    return out


def _named(arguments: Sequence[str], manifest: Path | None) -> Iterator[Entry]:
    for argument in arguments:
        if argument == "-":
            yield Entry(Path("-"), "-", "standard input cannot be read again, so a run over it could not go on")
            continue
        found = [argument]
        if glob.has_magic(argument) and not Path(argument).exists():
            found = sorted(glob.glob(argument, recursive=True)) or found  # noqa: PTH207  (Path.glob takes no absolute pattern)
        yield from _entries(found)
    if manifest is not None:
        lines = [line.strip() for line in manifest.read_text(encoding="utf-8", errors="surrogateescape").splitlines()]
        for line in lines:
            if line and not line.startswith("#"):
                place = manifest.parent / line
                yield Entry(place, line if not Path(line).is_absolute() else place.name)


def _entries(arguments: Sequence[str]) -> Iterator[Entry]:
    for found in find_inputs(arguments, SUFFIXES):
        if isinstance(found, Failure):
            yield Entry(Path(found.uri), found.uri, found.reason)
        elif found.path is not None and not found.path.name.endswith(RESULT_SUFFIX):
            yield Entry(found.path, found.uri)


def told(counts: Counts) -> list[str]:
    """The counts of an output, a line each."""
    lines = [f"{counts['articles']:,} articles: {counts['statements']:,} statements, "
             f"{counts['caveats']:,} caveats"]  # fmt: skip
    for title, key in (("whose word", "by_source_type"), ("status", "by_status"), ("left out", "quarantined")):
        found = ", ".join(f"{name} {number:,}" for name, number in counts[key].items())
        if found:
            lines.append(f"{title}: {found}")
    return lines


def show_status(folder: Path) -> int:
    """Tell how far the run of a folder is, or the runs of its parts; the exit code is that of the run so far."""
    places = [folder] if (folder / NAME).is_file() else sorted(p.parent for p in folder.glob(f"part-*-of-*/{NAME}"))
    if not places:
        raise CorpusError(str(folder), f"no output of a run: it holds no {NAME}")
    lines = []
    for place in places:
        ledger = read_ledger(place)
        lines += (shards := [line for line in ledger if line["kind"] == "shard"])
        is_complete = bool(ledger) and ledger[-1]["kind"] == "end"
        state = "complete" if is_complete else "running" if is_running(place) else "broken off; the same command goes on"
        documents = sum(line["counts"]["documents"] for line in shards)
        print(f"{one_line(str(place))}: {state}; shards {len(shards):,}, documents {documents:,}")
    counts = total(lines)
    print("\n".join(told(counts)))
    return _code(counts)


@contextmanager
def _progress(*, is_wanted: bool) -> Iterator[Observe]:
    """A bar on standard error with the rate and the time left, by the bytes of the inputs."""
    if not is_wanted:
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[documents]:,} documents"),
               TextColumn("{task.fields[rate]}"), TimeRemainingColumn(elapsed_when_finished=True))  # fmt: skip
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", documents=0, rate="", total=None)
        yield _Watch(bar, task).observe


class _Watch:
    """Shows a state now and then: a bar that is told of each document costs more than it shows."""

    def __init__(self, bar: object, task: object) -> None:
        from time import monotonic

        self._bar, self._task, self._now = bar, task, monotonic
        self._first: tuple[float, int] | None = None
        self._last = 0.0

    def observe(self, state: State) -> None:
        """One more document is done."""
        now = self._now()
        if self._first is None:
            self._first = (now, state.documents)
        if now - self._last < 0.2:
            return
        self._last = now
        seconds, done = now - self._first[0], state.documents - self._first[1]
        rate = f"{done / seconds:,.0f}/s" if seconds > 1 else ""
        self._bar.update(self._task, completed=state.read, total=state.size or None, documents=state.documents, rate=rate)  # type: ignore[attr-defined]
