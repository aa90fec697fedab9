"""What `provenance review` does with its inputs: papers on the desk, their logs, and the files that are written."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from provenance.cli import EXIT_CLEAN, EXIT_FINDINGS, EXIT_UNUSABLE
from provenance.cli.documents import Loaded, load_documents
from provenance.cli.output import complain, one_line, write_atomically
from provenance.errors import SettingsError
from provenance.records import record
from provenance.review.log import log_beside, read_log, unite
from provenance.review.paper import Paper

if TYPE_CHECKING:
    from provenance.review.apply import Applied
    from provenance.settings import Settings


_MANY = 20  # articles from which on it is told how many are loaded


@record
class Desk:
    """The papers under review, their files, and how many inputs could not be used."""

    papers: list[Paper]
    paths: list[Path]
    failed: int

    @property
    def exit_code(self) -> int:
        """The code where nothing else went wrong."""
        if not self.failed:
            return EXIT_CLEAN
        return EXIT_FINDINGS if self.papers else EXIT_UNUSABLE


def set_desk(inputs: Sequence[str], log: Path | None = None, added: Sequence[Path] = ()) -> Desk:
    """Load the inputs with their logs; `log` is used instead of the one beside each, `added` are read as well.

    What cannot be used is told on standard error. Raises OSError where a log cannot be read.
    """
    papers, paths, failed, told = [], [], 0, set()
    for loaded in _counted(load_documents(inputs)):
        if loaded.document is None or loaded.path is None:
            failed += 1
            complain(f"{loaded.name}: {loaded.error or 'standard input has no place for a log; name a file'}")
            continue
        own = log or log_beside(loaded.path)
        found = [read_log(path) for path in dict.fromkeys((own, *added))]
        for line in (line for each in found for line in each.complaints):
            if line not in told:
                told.add(line)
                complain(line)
        is_shared = bool(loaded.line) or "#" in loaded.document["article"]["uri"] or log is not None
        name = f"{loaded.name}:{loaded.line}" if loaded.line else loaded.name
        paper = Paper(name, loaded.document, own, is_shared=is_shared)
        paper.take(unite(each.entries for each in found))
        papers.append(paper)
        paths.append(loaded.path)
    return Desk(papers, paths, failed)


def _counted(found: Iterator[Loaded]) -> Iterator[Loaded]:
    """The same, with their number on a terminal's standard error while many are loaded; it is gone at the end."""
    if not sys.stderr.isatty():
        yield from found
        return
    with ExitStack() as open_:
        show: Callable[[int], None] | None = None
        for number, loaded in enumerate(found, 1):
            if number == _MANY:
                show = _count_on(open_)
            if show is not None:
                show(number)
            yield loaded


def _count_on(open_: ExitStack) -> Callable[[int], None]:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:,} articles loaded"))
    bar = open_.enter_context(Progress(*columns, console=Console(stderr=True), transient=True))
    task = bar.add_task("", total=None)
    return lambda number: bar.update(task, completed=number)


def reviewer_name(named: str | None, settings: Settings) -> str:
    """Who reviews: as said, as set, else as the machine knows the user."""
    import getpass

    if named is not None and not named.strip():
        raise SettingsError("--reviewer", "a reviewer has a name")
    try:
        return (named or settings.reviewer or getpass.getuser()).strip()
    except (KeyError, OSError):
        raise SettingsError("--reviewer", "say who reviews") from None


def tell_lost(desk: Desk) -> None:
    """Name the decisions whose item an annotation no longer holds."""
    for paper in desk.papers:
        for entry in paper.standing.lost:
            _tell_left(paper, entry, "its words are no longer there")


def _tell_left(paper: Paper, entry: dict[str, Any], why: str) -> None:
    from provenance.review.screen import decision_line

    words = entry["item"]["words"]
    shown = words if len(words) <= 80 else words[:79] + "…"
    complain(f"{paper.name}: a decision no longer fits, {why}: {decision_line(entry)}, on “{shown}”")


def apply_all(desk: Desk, output: Path | None) -> int:
    """Write every reviewed annotation, and name what could not be applied; the exit code. Raises OSError."""
    from provenance.review.apply import apply_decisions

    by_path: dict[Path, list[tuple[Paper, Applied]]] = {}
    for paper, path in zip(desk.papers, desk.paths, strict=True):
        by_path.setdefault(path, []).append((paper, apply_decisions(paper)))
    is_folder = output is not None and (output.is_dir() or len(by_path) > 1 or output.suffix not in (".json", ".jsonl"))
    left = 0
    for path, found in by_path.items():
        for paper, applied in found:
            left += _tell_applied(paper, applied)
        target = _target(path, output, is_folder=is_folder)
        content = _content([applied.document for _, applied in found], is_lines=path.suffix == ".jsonl" or len(found) > 1)
        write_atomically(target, content)
        count = sum(applied.applied for _, applied in found)
        sys.stderr.write(f"{one_line(str(target))}: {count} decision{'' if count == 1 else 's'} applied\n")
    return EXIT_FINDINGS if left and desk.exit_code == EXIT_CLEAN else desk.exit_code


def _tell_applied(paper: Paper, applied: Applied) -> int:
    from provenance.validation import validate_document

    for item in applied.disputed:
        complain(f"{paper.name}: {item.id} is left as proposed: reviewers disagree (--disagreements lists and settles)")
    for entry in applied.stale:
        _tell_left(paper, entry, "the labels it judged have changed")
    for entry in applied.lost:
        _tell_left(paper, entry, "its words are no longer there")
    problems = validate_document(applied.document)
    for problem in problems:
        complain(f"{paper.name}: the decisions contradict each other: {problem.code} {problem.message} at {problem.pointer}")
    return len(applied.disputed) + len(applied.stale) + len(applied.lost) + len(problems)


def _target(path: Path, output: Path | None, *, is_folder: bool) -> Path:
    """Where a reviewed annotation goes: in the annotation's place, beside an article, or where the user said."""
    is_annotation = path.name.endswith((".json", ".jsonl"))
    name = path.name if is_annotation else f"{path.name}.provenance.json"
    if output is None:
        return path.with_name(name)
    return output / name if is_folder else output


def _content(documents: list[dict[str, Any]], *, is_lines: bool) -> bytes:
    from provenance.cli.output import serialise

    return b"".join(serialise(document, is_compact=is_lines) for document in documents)
