"""`provenance explain`: what a label, rule, diagnostic or validation code means."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from provenance.cli import EXIT_UNUSABLE
from provenance.cli.app import new_app

app = new_app()
_STEPS = "common/steps.toml"


@app.command()
def command(
    names: Annotated[
        list[str], typer.Argument(metavar="CODE|RULE|LABEL|FILE#ID...", help="What to explain; FILE#p4.1 is a statement.")
    ],
) -> None:
    """Say what a label, rule, diagnostic or code means, with its examples; or why a statement has its labels.

    FILE#p4.1 is a statement of an annotation, or of an article, which is annotated first; FILE#p4 all of a passage.

    \b
    Examples:
      provenance explain state_media
      provenance explain unverified PV012
      provenance explain en.cue.speech
      provenance explain PV106
      provenance explain status        the table that decides a status
      provenance explain article.txt.provenance.json#p4.1
    """
    from provenance.cli.output import complain

    explained = []
    for name in names:
        file, mark, identifier = name.rpartition("#")
        lines = list(_why(file, identifier)) if mark else list(explain(name))
        if lines:
            explained.append("\n".join(lines) + "\n")
        elif not mark:
            complain(f"{name}: not a label, rule or code{_suggested(name)}")
    sys.stdout.write("\n".join(explained))
    if len(explained) < len(names):
        raise typer.Exit(EXIT_UNUSABLE)


def _why(file: str, identifier: str) -> Iterator[str]:
    """Why the statements of that id in a file have their labels; says on stderr what cannot be read or is not there."""
    from provenance.cli.documents import load_documents
    from provenance.cli.output import complain
    from provenance.views.why import find_statements, why_lines

    summaries = {rule["id"]: rule["summary"] for rule in rule_tables() if "summary" in rule}
    is_found = is_read = False
    for loaded in load_documents([file]):
        if loaded.document is None:
            complain(f"{loaded.name}: {loaded.error}")
            continue
        is_read = True
        for statement in find_statements(loaded.document, identifier):
            if is_found:
                yield ""
            is_found = True
            yield from why_lines(loaded.document, statement, summaries)
    if is_read and not is_found:
        complain(f"{file}: no statement or passage {identifier!r}; ids look like p4.1 and p4")


def explain(name: str) -> Iterator[str]:
    """The lines that explain a name in every sense that it has; none where it has no sense."""
    yield from _label(name)
    if name == "status":
        yield from _decision_table()
    yield from _code(name)
    for rule in rule_tables():
        if rule["id"] == name or _is_step(rule, name):
            yield from _rule({**rule, "id": name})
    if name.startswith("registry."):
        yield from _outlet(name.removeprefix("registry."))


def _is_step(rule: dict[str, Any], name: str) -> bool:
    """True for what a step of the program calls itself in any language (`de.classify.person`)."""
    language, dot, step = name.partition(".")
    return rule["file"] == _STEPS and bool(dot) and len(language) in (2, len("common")) and rule["id"] == step


def _outlet(name: str) -> Iterator[str]:
    """Why an outlet has its type: the registry's entry."""
    from provenance.registry import load_registry

    outlet = load_registry(None).outlets.get(name)
    if outlet is not None:
        yield f"registry.{name} (registry): {outlet.name}, {outlet.type}, by the registry's entry"
        yield f"  provenance registry show {name}"


def _label(name: str) -> Iterator[str]:
    from provenance.vocabulary import DIAGNOSTICS, VOCABULARIES

    for title, vocabulary in VOCABULARIES.items():
        for label in vocabulary:
            if label.value == name:
                yield f"{name} ({title}): {label.meaning}"
    if name in DIAGNOSTICS:
        yield f"{name} (diagnostic): {DIAGNOSTICS[name]}"


def _decision_table() -> Iterator[str]:
    """The rows by which a statement's status is decided, in their order."""
    from provenance.rules.decision import TABLE

    yield "status (decision table): the first row that applies to a statement decides"
    for number, row in enumerate(TABLE, 1):
        yield f"  {number:2}  {row.status.value:15} {row.when}"
        yield f"      {'':15} {row.example}"


def _code(name: str) -> Iterator[str]:
    from provenance.catalogue import pages
    from provenance.validation.codes import CODES

    code = CODES.get(name.upper())
    if code is not None:
        yield f"{name.upper()} (validation): {code.title}"
        yield f"  {code.why}"
    page = pages().get(name.upper())
    if page is not None:
        yield f"{page.code} ({page.level}): {page.title}"
        yield f"  Why it matters: {page.why}"
        yield f"  What to do: {page.remedy}"
        for title, examples in (("Found in", page.positive), ("Not found in", page.negative)):
            for example in examples:
                yield from ("", f"  {title}:", *_example(example))


def _example(example: dict[str, Any]) -> Iterator[str]:
    for key in ("text", "old", "new"):
        for number, line in enumerate(str(example.get(key, "")).strip().splitlines()):
            yield f"    {key + ': ' if key != 'text' and number == 0 else ''}{line}".rstrip()


def _rule(rule: dict[str, Any]) -> Iterator[str]:
    if "summary" in rule:
        yield f"{rule['id']} (rule, {rule['file']}): {rule['summary']}"
    else:
        facts = {key: value for key, value in rule.items() if key in ("kind", "country", "iso", "basis")}
        yield f"{rule['id']} (known by name, {rule['file']}): {rule.get('name', '')}"
        yield from (f"  {key}: {value}" for key, value in facts.items())
    for title, key in (("examples", "examples"), ("not in", "counterexamples")):
        for number, example in enumerate(rule.get(key) or []):
            words = example if isinstance(example, str) else example.get("text", "")
            yield f"  {title + ':' if number == 0 else '':10} {words}"


def rule_tables() -> list[dict[str, Any]]:
    """Every rule of the package: each table of the rule files that carries an `id`, with the `file` that it is from."""
    from provenance import tables

    files, _ = tables.load("rules")
    return [{**rule, "file": name} for name, content in files.items() for rule in _with_id(content)]


def _with_id(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if isinstance(node.get("id"), str):
            yield node
        for value in node.values():
            yield from _with_id(value)
    elif isinstance(node, list):
        for value in node:
            yield from _with_id(value)


def _suggested(name: str) -> str:
    import difflib

    from provenance.catalogue import pages
    from provenance.validation.codes import CODES
    from provenance.vocabulary import DIAGNOSTICS, VOCABULARIES

    known = {str(label.value) for vocabulary in VOCABULARIES.values() for label in vocabulary}
    known |= {*CODES, *pages(), *DIAGNOSTICS, *(rule["id"] for rule in rule_tables())}
    close = difflib.get_close_matches(name, sorted(known), n=4, cutoff=0.5)
    return f"; perhaps {', '.join(close)}" if close else ""
