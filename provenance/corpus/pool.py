"""A supervised pool of worker processes: answers in the order of the documents, whatever becomes of a worker.

Each worker has a connection of its own, so a killed one can leave no lock behind, and the parent knows the document that
it had begun. That document is tried once more, alone, in a new process; if it fails again it is given up, with the
reason. The others of its batch are handed to somebody else.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import struct
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator
from multiprocessing.connection import Connection, wait
from typing import NamedTuple

from provenance.corpus.documents import Document, Ids, opened, same_id
from provenance.corpus.worker import NO_MEMORY, READY, Answer, Job, Outcome, problem_of
from provenance.errors import CorpusError

BATCH = 16  # documents handed over at once: enough to hide the cost of it, few enough to share the work
_BATCH_BYTES = 4_000_000
WINDOW = 64  # batches for each worker between the first document without an answer and the last one handed out
_GRACE = 5.0  # seconds by which a worker may overrun its own alarm before it is killed
# A document may be found in hand so often when somebody kills the worker; other ends it may cause twice.
_KILLS, _FROM_OUTSIDE = 4, (signal.SIGKILL, signal.SIGTERM)
_STARTS = 3  # workers in a row that may fail to start

# Not `-m`: what a worker sends must be of the module that the parent knows, not of `__main__`.
_BEGIN = "import sys; from provenance.corpus.worker import main; main(sys.argv[1:])"

Answered = tuple[Document, list[Outcome]]


class _End(NamedTuple):
    """How a process ended: its exit code, negative for a signal, and the most megabytes that it held."""

    code: int
    megabytes: int

    def __str__(self) -> str:
        if self.code >= 0:
            return f"ended with code {self.code}"
        try:
            return f"was ended by {signal.Signals(-self.code).name}"
        except ValueError:
            return f"was ended by signal {-self.code}"


class _Task:
    """A document with its place in the order, and how often it was begun in vain."""

    __slots__ = ("document", "failures", "place")

    def __init__(self, place: int, document: Document) -> None:
        self.place, self.document, self.failures = place, document, 0


class _Worker:
    """One process and what it was given; the first of `tasks` is the one that it works on."""

    def __init__(self, job: Job) -> None:
        own, other = socket.socketpair()
        limit = struct.pack("ll", int(job.limits.seconds + _GRACE) + 1, 0)
        own.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, limit)  # a stopped worker must not stop the parent
        command = [sys.executable, "-P", "-c", _BEGIN, str(other.fileno())]
        self.process = subprocess.Popen(command, pass_fds=[other.fileno()], stdin=subprocess.DEVNULL)  # noqa: S603
        other.close()
        self.connection = Connection(own.detach())
        self.tasks: deque[_Task] = deque()
        self.is_ready, self.is_fresh = False, True
        self.since = time.monotonic()
        with contextlib.suppress(OSError):
            self.connection.send(job)

    @property
    def is_idle(self) -> bool:
        return self.is_ready and not self.tasks

    def give(self, tasks: deque[_Task]) -> None:
        self.tasks, self.since, self.is_fresh = tasks, time.monotonic(), False
        with contextlib.suppress(OSError):  # it is gone: the end of the connection will tell
            self.connection.send([task.document for task in tasks])

    def end(self) -> _End:
        """Kill it where it still runs."""
        with contextlib.suppress(OSError):
            os.kill(self.process.pid, signal.SIGKILL)  # nothing changes where it has ended: nobody waited for it yet
        self.connection.close()
        _, status, usage = os.wait4(self.process.pid, 0)
        self.process.returncode = os.waitstatus_to_exitcode(status)
        unit = 1 if sys.platform == "darwin" else 1024
        return _End(self.process.returncode, usage.ru_maxrss * unit // 1_000_000)


class Pool:
    """`answers` gives what `workers` processes make of documents. Use it as a context; leaving it ends the processes.

    `ids` holds those of lines that were done before.
    """

    def __init__(self, job: Job, workers: int, ids: Ids | None = None) -> None:
        self._job, self._number = job, workers
        self._ids = ids or Ids()
        self._workers: list[_Worker] = []
        self._again: deque[deque[_Task]] = deque()  # batches to hand out before any new one
        self._retries: deque[_Task] = deque()  # each for a new process alone
        self._answers: dict[int, tuple[Document, Answer]] = {}
        self._failed_starts = 0

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def answers(self, found: Iterator[Document]) -> Iterator[Answered]:
        """Each document with its outcomes, in the order given. Raises CorpusError where workers do not start."""
        ahead: deque[deque[_Task]] = deque()
        given = told = 0
        is_more = True
        while is_more or told < given:
            while is_more and len(ahead) < self._number and given - told < WINDOW * BATCH * self._number:
                batch = self._next_batch(found, given)
                given += len(batch)
                is_more = bool(batch)
                batch = deque(t for t in batch if not self._is_settled(t))
                if batch:
                    ahead.append(batch)
                self._hand_out(ahead)
            self._hand_out(ahead)
            while told in self._answers:
                yield self._told(*self._answers.pop(told))
                told += 1
            if told < given:
                self._listen()

    def _told(self, document: Document, answer: Answer) -> Answered:
        """An answer when its turn has come, which is when it is known what ids came before."""
        name, outcomes = answer
        if name is not None and not self._ids.take(document.entry, name):
            outcomes = [Outcome(document.id, None, *same_id(name))]
        return document, outcomes

    def _next_batch(self, found: Iterator[Document], given: int) -> deque[_Task]:
        batch: deque[_Task] = deque()
        size = 0
        while len(batch) < BATCH and size < _BATCH_BYTES:
            document = next(found, None)
            if document is None:
                break
            batch.append(_Task(given + len(batch), document))
            size += document.size()
        return batch

    def _is_settled(self, task: _Task) -> bool:
        document = task.document
        if document.kind == "problem":
            self._answers[task.place] = (document, (None, [problem_of(document)]))
        return document.kind == "problem"

    def _hand_out(self, ahead: deque[deque[_Task]]) -> None:
        for worker in self._workers:
            if not worker.is_idle:
                continue
            queue = self._again or ahead
            if worker.is_fresh and self._retries:
                worker.give(deque([self._retries.popleft()]))
            elif queue:
                worker.give(queue.popleft())
        waiting = len(ahead) + len(self._again) + len(self._retries)
        starting = sum(not worker.is_ready for worker in self._workers)
        while len(self._workers) < self._number and starting < waiting:
            self._workers.append(_Worker(self._job))
            starting += 1

    def _listen(self) -> None:
        """Take what workers say, or note that one is gone; return after the first news or a second."""
        by_connection = {worker.connection: worker for worker in self._workers}
        for ready in wait(list(by_connection), timeout=1.0):
            worker = by_connection[ready]  # type: ignore[index]  # what `wait` was given
            try:
                message = worker.connection.recv()
            except (EOFError, OSError):
                self._lost(worker)
                continue
            self._heard(worker, message)
        most = self._job.limits.seconds + _GRACE
        for worker in list(self._workers):
            if worker.tasks and time.monotonic() - worker.since > most:
                self._lost(worker, is_late=True)

    def _heard(self, worker: _Worker, message: Answer | str) -> None:
        worker.since = time.monotonic()
        if message == READY:
            worker.is_ready, self._failed_starts = True, 0
        elif message == NO_MEMORY:
            self._lost(worker, is_full=True)
        elif isinstance(message, str):
            raise CorpusError("a worker could not begin", message)
        else:
            task = worker.tasks.popleft()
            self._answers[task.place] = (task.document, message)

    def _lost(self, worker: _Worker, *, is_late: bool = False, is_full: bool = False) -> None:
        """A worker is gone, or has to go: blame the document that it had begun, hand the others to somebody else."""
        self._workers.remove(worker)
        end = worker.end()
        if not worker.is_ready:
            self._failed_starts += 1
            if self._failed_starts >= _STARTS:
                raise CorpusError("workers do not start", f"{_STARTS} in a row, the last of which {end}")
        if not worker.tasks:
            return
        begun = worker.tasks.popleft()
        if worker.tasks:
            self._again.appendleft(worker.tasks)
        begun.failures += 1
        if begun.failures < (_KILLS if -end.code in _FROM_OUTSIDE and not (is_late or is_full) else 2):
            self._retries.append(begun)
            self._workers.append(_Worker(self._job))
            return
        code, reason = self._why(end, is_late=is_late, is_full=is_full)
        self._answers[begun.place] = (begun.document, _given_up(begun.document, self._job, code, reason))

    def _why(self, end: _End, *, is_late: bool, is_full: bool) -> tuple[str, str]:
        limits = self._job.limits
        if is_full:
            return "corpus.memory", f"it takes more than {limits.megabytes} MB of memory (--memory raises the limit)"
        if is_late or end.code == -signal.SIGALRM:
            return "corpus.time", f"it takes more than {limits.seconds:g} seconds (--timeout raises the limit)"
        if 2 * end.megabytes > limits.megabytes:  # libraries in C and Rust end the process where they get no memory
            return "corpus.memory", f"the process {end} with more than half of {limits.megabytes} MB in use (--memory)"
        return "corpus.crash", f"the process that annotated it {end}, again and again"


def _given_up(document: Document, job: Job, code: str, reason: str) -> Answer:
    """The answer for a document that no worker gave one for."""
    if document.kind != "line":
        return None, [Outcome(document.id, None, code, reason)]
    line = opened(document, job.options.largest)
    return None if line.kind == "problem" else line.id, [Outcome(line.id, None, code, reason)]
