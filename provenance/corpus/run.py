"""A run over a corpus by the embedded engine: inputs in, shards and a ledger out; broken off, it goes on where it was."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from provenance import __version__
from provenance.corpus import faults
from provenance.corpus.codecs import encoder
from provenance.corpus.documents import Document, Entry, Ids, documents
from provenance.corpus.ledger import Counts, Ledger, total
from provenance.corpus.pool import Pool
from provenance.corpus.shards import Shard
from provenance.corpus.worker import Job
from provenance.model.conform import schema_text
from provenance.pipeline import Knowledge, load_knowledge
from provenance.records import record

SHARD_SIZE = 5000  # documents: some minutes of work, some tens of megabytes


@record
class Plan:
    """How a run is done: in how many processes, how many documents a shard has, and which part of the inputs it takes:
    the `part`-th of `parts`, counted from 1, by the number of the input.
    """

    job: Job
    workers: int = 1
    shard_size: int = SHARD_SIZE
    part: int = 1
    parts: int = 1


@record
class State:
    """How far a run is: documents done in it, bytes of its inputs read and in all."""

    documents: int
    read: int
    size: int


Observe = Callable[[State], None]


def run_corpus(entries: Sequence[Entry], output: Path, plan: Plan, observe: Observe = lambda _: None) -> Counts:
    """Annotate all documents of the inputs into the folder, or what is missing there; the counts of the whole output.

    Raises CorpusError where the folder holds another run's output or workers do not start, KnowledgeError, and OSError
    where the output cannot be written; what was entered before stays, and the same call goes on from there.
    """
    encoder(plan.job.form)  # what it needs may be missing
    knowledge = load_knowledge(plan.job.registry, plan.job.rules)
    folder = place_of(output, plan)
    with Ledger(folder) as ledger:
        ledger.begin(header(entries, plan, knowledge))
        ledger.clear()
        if not ledger.is_complete:
            _go_on(entries, ledger, plan, observe)
        return total(ledger.shards)


def place_of(output: Path, plan: Plan) -> Path:
    """The folder of a run: the output's, or one in it for each part."""
    return output if plan.parts == 1 else output / f"part-{plan.part:04d}-of-{plan.parts:04d}"


def header(entries: Sequence[Entry], plan: Plan, knowledge: Knowledge) -> dict[str, Any]:
    """What a run is made of: the same header, the same output (but for documents that meet the limits of time or memory)."""
    options = plan.job.options
    names = hashlib.sha256()
    size = 0
    for entry in entries:
        names.update(f"{entry.name}\0{entry.size()}\n".encode("utf-8", "surrogateescape"))
        size += entry.size()
    return {
        "inputs": {"number": len(entries), "bytes": size, "sha256": names.hexdigest()},
        "tool": f"provenance {__version__}",
        "rules": knowledge.rules_digest,
        "registry": knowledge.registry_digest,
        "schema": f"sha256:{hashlib.sha256(schema_text().encode()).hexdigest()}",
        "form": plan.job.form,
        "with_text": options.with_text,
        "language": options.language,
        "largest": options.largest,
        "shard_size": plan.shard_size,
        "part": [plan.part, plan.parts],
    }


def _go_on(entries: Sequence[Entry], ledger: Ledger, plan: Plan, observe: Observe) -> None:
    chosen = range(plan.part - 1, len(entries), plan.parts)
    before, size = {}, 0
    for number in chosen:
        before[number] = size
        size += entries[number].size()
    done = ledger.shards
    first, position = done[-1]["next"] if done else (0, 0)
    ids = Ids()
    found = documents(entries, chosen, plan.job.options.largest, (first, position), ids)
    shard = Shard(ledger.folder, len(done), plan.job.form)
    count = sum(line["counts"]["documents"] for line in done)
    observe(State(count, before.get(first, 0), size))
    with Pool(plan.job, plan.workers, ids) as pool:
        try:
            for document, outcomes in pool.answers(_told(found)):
                shard.add(outcomes)
                count += 1
                observe(State(count, before[document.entry] + document.read, size))
                if shard.documents == plan.shard_size:
                    shard.enter(ledger, (document.entry, document.position + 1))
                    shard = Shard(ledger.folder, shard.number + 1, plan.job.form)
            if shard.documents:
                shard.enter(ledger, (len(entries), 0))
        except BaseException:
            with contextlib.suppress(OSError):
                ledger.clear()
            raise
    ledger.add({"kind": "end", "counts": total(ledger.shards)})


def _told(found: Iterator[Document]) -> Iterator[Document]:
    for document in found:
        faults.at("document")
        yield document
