"""The worker process: takes batches of documents, annotates them one by one, and answers after each.

It limits itself: the kernel ends it by SIGALRM where a document takes too long, whatever code is stuck, so a worker
without a parent ends too; and gives it no more memory than allowed. The parent sees how it ended (`pool.py`).
"""

from __future__ import annotations

import gc
import resource
import signal
import sys
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from provenance.corpus import faults
from provenance.corpus.codecs import Encode, encoder
from provenance.corpus.documents import Document, opened
from provenance.errors import ProvenanceError, UnreadableInputError
from provenance.pipeline import Knowledge, Options, annotate, annotate_each, load_knowledge
from provenance.read import holds_several
from provenance.records import record

READY = "ready"
NO_MEMORY = "no memory"  # the answer after which a worker ends: what it holds is in no good order


@record
class Limits:
    """What one document may take: seconds by the clock, megabytes of the process that annotates it."""

    seconds: float = 30.0
    megabytes: int = 1500


@record
class Job:
    """How documents are annotated and given: `form` is one of `codecs.FORMS`."""

    options: Options
    form: str = "none"
    registry: Path | None = None
    rules: Path | None = None
    limits: Limits = Limits()


@record
class Outcome:
    """What became of one article: its bytes as they go into a shard, with its summary; or code and reason why not."""

    id: str
    content: bytes | None = None
    code: str = ""
    reason: str = ""
    summary: dict[str, Any] | None = None


# What a worker says of a document: the id that a line has by itself, None where there is none, and what became of it.
Answer = tuple[str | None, list[Outcome]]


def main(arguments: list[str]) -> None:
    """Serve the parent at the other end of the socket whose number is the first argument, until it closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then closes the connection
    with Connection(int(arguments[0])) as parent:
        try:
            _serve(parent)
        except (EOFError, OSError):
            return


def _serve(parent: Connection) -> None:
    gc.disable()
    job: Job = parent.recv()
    try:
        knowledge = load_knowledge(job.registry, job.rules)
    except ProvenanceError as error:
        parent.send(str(error))
        return
    encode = encoder(job.form)
    from provenance.validation.schema import is_schema_valid

    is_schema_valid({})  # its engine is loaded while there is room: later that would be a failed import, not a lack of memory
    _limit_memory(job.limits.megabytes)
    parent.send(READY)
    while True:
        batch: list[Document] = parent.recv()
        for document in batch:
            signal.setitimer(signal.ITIMER_REAL, job.limits.seconds)
            try:
                answer: Answer | str = _answer(document, job, knowledge, encode)
            except MemoryError:
                answer = NO_MEMORY
            signal.setitimer(signal.ITIMER_REAL, 0)
            parent.send(answer)
            if answer == NO_MEMORY:
                return
            _settle()


def _limit_memory(megabytes: int) -> None:
    """Of what the process may write; where a system has no such limit, of all it may map."""
    kind = getattr(resource, "RLIMIT_DATA", resource.RLIMIT_AS) if sys.platform == "linux" else resource.RLIMIT_AS
    try:
        _, hard = resource.getrlimit(kind)
        most = megabytes * 1_000_000
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    except (OSError, ValueError):  # a system that knows the limit and does not take it, such as macOS
        return


def _settle() -> None:
    """After the first document the knowledge is loaded: the collector leaves it alone from now on."""
    if not gc.isenabled():
        gc.freeze()
        gc.set_threshold(20_000, 20, 50)
        gc.enable()


def _answer(document: Document, job: Job, knowledge: Knowledge, encode: Encode) -> Answer:
    if document.kind != "line":
        return None, _outcomes(document, job, knowledge, encode)
    line = opened(document, job.options.largest)
    if line.kind == "problem":
        return None, [problem_of(line)]
    return line.id, _outcomes(line, job, knowledge, encode)


def problem_of(document: Document) -> Outcome:
    """What becomes of a document of the kind `problem`."""
    return Outcome(document.id, None, document.code, document.content if isinstance(document.content, str) else "")


def _outcomes(document: Document, job: Job, knowledge: Knowledge, encode: Encode) -> list[Outcome]:
    """An outcome for each article of a document; none for a record of an archive that holds no page."""
    try:
        return list(_each(document, job, knowledge, encode))
    except UnreadableInputError as error:
        if document.kind == "warc" and error.code == "read.damaged-archive":
            return []  # the reader of the whole archive tells it
        return [Outcome(document.id, None, error.code, error.reason)]
    except MemoryError:
        raise
    except Exception as error:  # one bad document never stops the others
        return [Outcome(document.id, None, "corpus.internal", f"internal error: {type(error).__name__}: {error}")]


def _each(document: Document, job: Job, knowledge: Knowledge, encode: Encode) -> Iterator[Outcome]:
    content = _content(document, job.options.largest)
    faults.in_document(content)
    kind = "auto" if document.kind == "file" else document.kind
    given = job.options
    options = Options(kind, document.language or given.language, given.with_text, given.largest)
    if not holds_several(content, document.id, kind):
        yield _finished(document.id, annotate(content, document.id, knowledge, options), encode)
        return
    found = 0
    for number, annotation in annotate_each(content, document.id, knowledge, options):
        identifier = document.id if kind == "warc" or not number else f"{document.id}#{number}"
        signal.setitimer(signal.ITIMER_REAL, job.limits.seconds)
        if not isinstance(annotation, UnreadableInputError):
            annotation["article"]["uri"] = identifier
            yield _finished(identifier, annotation, encode)
        elif kind != "warc" or annotation.code != "read.damaged-archive":
            yield Outcome(identifier, None, annotation.code, annotation.reason)
        found += 1
    if not found and kind != "warc":
        yield Outcome(document.id, None, "read.no-text", "the input holds no article")


def _content(document: Document, largest: int) -> bytes:
    if isinstance(document.content, bytes):
        return document.content
    try:
        with Path(document.content).open("rb") as file:
            content = file.read(largest + 1)
    except OSError as error:
        raise UnreadableInputError("read.failed", error.strerror or str(error)) from error
    if len(content) > largest:
        raise UnreadableInputError("read.too-large", f"larger than {largest / 1_000_000:g} MB (--max-size raises the limit)")
    return content


def _finished(identifier: str, annotation: dict[str, Any], encode: Encode) -> Outcome:
    from provenance.validation.schema import is_schema_valid, schema_problems

    if not is_schema_valid(annotation):
        places = [problem.pointer for problem in schema_problems(annotation)] or ["an unknown place"]
        reason = f"internal error: the annotation breaks its schema at {places[0]}"
        return Outcome(identifier, None, "corpus.internal", reason)
    return Outcome(identifier, encode(annotation), summary=annotation["summary"])
