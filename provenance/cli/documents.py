"""Annotations to work on: files that hold them, and articles, which are annotated first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from provenance.records import record

LOG_SUFFIX = ".review.jsonl"
_HEAD = 4096  # bytes of a JSON file within which an annotation names its format


@record
class Loaded:
    """One input's annotation, or the reason why there is none. `source` is the file's own text where that is the
    annotation, `line` the line of a JSON Lines file on which it stands, `path` the file as it can be opened.
    """

    name: str
    document: dict[str, Any] | None = None
    error: str | None = None
    source: str | None = None
    line: int = 0
    path: Path | None = None


def load_documents(arguments: Sequence[str]) -> Iterator[Loaded]:
    """What the user named: annotations as they are, everything else as articles, which are annotated."""
    for argument in arguments:
        path = Path(argument)
        if (path.is_dir() and _holds_annotations(path)) or _is_annotation(argument, path):
            yield from _annotations(argument)
        else:
            yield from _articles(argument)


def _is_annotation(argument: str, path: Path) -> bool:
    """True for `.provenance.json`, JSON Lines, and a JSON file that names the format; other JSON is an agency's article."""
    from provenance.cli.inputs import RESULT_SUFFIX
    from provenance.vocabulary import FORMAT

    name = argument.lower()
    if name.endswith((RESULT_SUFFIX, ".jsonl")):
        return True
    if not name.endswith(".json"):
        return False
    try:
        with path.open("rb") as file:
            return FORMAT.encode() in file.read(_HEAD)
    except OSError:
        return True  # the reason is told by whoever opens it


def _holds_annotations(folder: Path) -> bool:
    return next(folder.rglob("*.provenance.json"), None) is not None


def _annotations(argument: str) -> Iterator[Loaded]:
    from provenance.cli.annotations import find_placed_annotations, split_name
    from provenance.validation import validate_bytes

    for name, content, path in find_placed_annotations([argument]):
        file, line = split_name(name)
        if file.endswith(LOG_SUFFIX) and file != argument:
            continue  # decisions of reviewers that lie among the annotations
        if isinstance(content, str):
            yield Loaded(name, error=content)
            continue
        document, problems = validate_bytes(content)
        if problems:
            yield Loaded(name, error=f"{problems[0].code} {problems[0].message} at {problems[0].pointer or 'the start'}")
        else:
            yield Loaded(file, document, source=content.decode(), line=line, path=path)


def _articles(argument: str) -> Iterator[Loaded]:
    import orjson

    from provenance.cli.batch import Job, Sources, annotate_all
    from provenance.cli.inputs import ARTICLE_SUFFIXES, Failure, Input, find_inputs
    from provenance.pipeline import Options

    found = list(find_inputs([argument], ARTICLE_SUFFIXES))
    for failure in found:
        if isinstance(failure, Failure):
            yield Loaded(failure.uri, error=failure.reason)
    inputs = [source for source in found if isinstance(source, Input)]
    paths = {source.uri: source.path for source in inputs}
    for outcome in annotate_all(inputs, Job(Options()), Sources(), workers=1) if inputs else ():
        document = orjson.loads(outcome.content) if outcome.content else None
        path = paths.get(outcome.uri) or paths.get(outcome.uri.rpartition("#")[0])
        yield Loaded(outcome.uri, document, error=None if document else str(outcome.error), path=path)
