"""Annotating many inputs, in one process or several: one outcome per input, in order, whatever befalls another."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from provenance.cli.inputs import Input, read_input
from provenance.cli.output import serialise, serialise_in_pieces, write_atomically
from provenance.errors import UnreadableInputError
from provenance.memory import give_back_large_blocks
from provenance.pipeline import Knowledge, Options, annotate, annotate_each, load_knowledge
from provenance.read import holds_several
from provenance.records import record

if TYPE_CHECKING:
    from concurrent.futures import Future

FEW = 600  # annotations for which loading the fast schema engine costs more than it saves
LONG = 500_000  # bytes of an input that memory is looked after for
CHUNK = 16  # inputs per task: enough to hide the cost of handing it over, few enough to share the work


@record
class Job:
    """What is done with every input: how it is annotated, and where the result goes (`is_kept`: handed back).

    `is_compact` is None for what suits the input: a line for each article where it holds several.
    """

    options: Options
    output_dir: Path | None = None
    is_compact: bool | None = None
    is_kept: bool = True


@record
class Outcome:
    """One input's annotation as JSON (where it is kept) with its counts, or the reason why there is none."""

    uri: str
    error: str | None = None
    content: bytes | None = None
    statements: int = 0
    caveats: int = 0


@record
class Sources:
    """The user's own knowledge, added to the package's."""

    registry: Path | None = None
    rules: Path | None = None


def annotate_all(inputs: Sequence[Input], job: Job, added: Sources, workers: int) -> Iterator[Outcome]:
    """An outcome per article, in the order of the inputs. Raises KnowledgeError where the rules or the registry are wrong."""
    knowledge = load_knowledge(added.registry, added.rules)
    # Standard input belongs to this process alone.
    if workers <= 1 or len(inputs) <= 1 or any(source.path is None for source in inputs):
        for source in inputs:
            yield from annotate_input(source, job, knowledge)
            settle()
    else:
        yield from _in_processes(inputs, job, added, min(workers, len(inputs)))


def settle() -> None:
    """After the first article the knowledge is loaded: the collector leaves it alone from now on."""
    if not gc.isenabled():
        gc.freeze()
        gc.set_threshold(100_000, 20, 50)
        gc.enable()


def annotate_input(source: Input, job: Job, knowledge: Knowledge) -> Iterator[Outcome]:
    """Read, annotate, check and write one input: an outcome for each article in it. Never raises for a bad input or a
    failed write.
    """
    try:
        content = read_input(source, job.options.largest)
        if isinstance(content, bytes) and len(content) > LONG:
            give_back_large_blocks()
        if isinstance(content, bytes) and not holds_several(content, source.uri, job.options.input_format):
            document = annotate(content, source.uri, knowledge, job.options)
            del content
            yield _finish(document, source, "", job)
            return
        with nullcontext() if isinstance(content, bytes) else content:
            yield from _each(content, source, job, knowledge)
    except UnreadableInputError as error:
        yield Outcome(source.uri, error.reason)
    except MemoryError:
        yield Outcome(source.uri, "not enough memory")
    except Exception as error:  # one bad input never stops the others
        yield Outcome(source.uri, f"internal error: {type(error).__name__}: {error}")


def _each(content: bytes | BinaryIO, source: Input, job: Job, knowledge: Knowledge) -> Iterator[Outcome]:
    found = 0
    for number, document in annotate_each(content, source.uri, knowledge, job.options):
        found += 1
        if isinstance(document, UnreadableInputError):
            yield Outcome(_numbered(source.uri, number), document.reason)
        else:
            yield _finish(document, source, number, job)
        settle()
    if not found:
        yield Outcome(source.uri, "the input holds no article")


def _numbered(uri: str, number: str) -> str:
    return f"{uri}#{number}" if number else uri


def _finish(document: dict[str, Any], source: Input, number: str, job: Job) -> Outcome:
    """Check and write one annotation. `number` is the article's place in an input of several, else empty."""
    uri = _numbered(source.uri, number)
    is_compact = bool(number) if job.is_compact is None else job.is_compact
    # JSON that nobody but the file gets need not be in memory at once.
    content = serialise(document, is_compact=is_compact) if job.is_kept or is_compact else None
    if not fits_schema(document):
        from provenance.validation.schema import schema_problems

        places = [problem.pointer for problem in schema_problems(document)] or ["an unknown place"]
        return Outcome(uri, f"internal error: the annotation breaks its schema at {places[0]}")
    if job.output_dir is not None:
        name = f"{source.output}/{number}" if number else source.output
        try:
            write_atomically(job.output_dir / f"{name}.provenance.json", content or serialise_in_pieces(document))
        except OSError as error:
            return Outcome(uri, f"not written: {error.strerror or error}")
    summary = document["summary"]
    return Outcome(uri, None, content if job.is_kept else None, summary["statements"], summary["caveats"])


_checked = count()


def fits_schema(document: dict[str, Any]) -> bool:
    """True where the annotation fits the schema: by the engine that starts fast, in a long run by the faster one."""
    if next(_checked) < FEW:
        from provenance.model.conform import conforms

        return conforms(document)
    from provenance.validation.schema import is_schema_valid

    return is_schema_valid(document)


_worker: list[tuple[Job, Knowledge]] = []  # what this worker process works with, set once when it starts


def _start_worker(job: Job, added: Sources) -> None:
    gc.disable()
    _worker[:] = [(job, load_knowledge(added.registry, added.rules))]


def _work(chunk: Sequence[Input]) -> list[Outcome]:
    job, knowledge = _worker[0]
    found = [outcome for source in chunk for outcome in annotate_input(source, job, knowledge)]
    settle()
    return found


def _in_processes(inputs: Sequence[Input], job: Job, added: Sources, workers: int) -> Iterator[Outcome]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    size = min(CHUNK, -(-len(inputs) // workers))
    chunks = [inputs[at : at + size] for at in range(0, len(inputs), size)]
    pool = ProcessPoolExecutor(workers, initializer=_start_worker, initargs=(job, added))
    try:
        tasks: list[Future[list[Outcome]]] = [pool.submit(_work, chunk) for chunk in chunks]
        for chunk, task in zip(chunks, tasks, strict=True):
            try:
                yield from task.result()
            except BrokenProcessPool:
                # A worker was killed, and all unfinished tasks with it: do them one by one, to lose only one input.
                for source in chunk:
                    yield from _alone(source, job, added)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _alone(source: Input, job: Job, added: Sources) -> list[Outcome]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    with ProcessPoolExecutor(1, initializer=_start_worker, initargs=(job, added)) as pool:
        try:
            return pool.submit(_work, [source]).result()
        except BrokenProcessPool:
            return [Outcome(source.uri, "the process that annotated it was killed, perhaps for want of memory")]
