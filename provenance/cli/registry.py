"""`provenance registry`: the outlets that the annotator knows, and which list says what about them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from provenance.cli import EXIT_FINDINGS, EXIT_UNUSABLE
from provenance.cli.app import new_app
from provenance.cli.output import ListFormat
from provenance.vocabulary import SourceType

if TYPE_CHECKING:
    from provenance.registry import Outlet

app = new_app(help="List, show and check the outlets that the annotator knows.")

Extra = Annotated[
    Path | None, typer.Option("--registry", help="A registry file of your own, added.", exists=True, dir_okay=False)
]


@app.command("list")
def list_outlets(
    country: Annotated[str | None, typer.Option(help="Only this country, such as KP.", metavar="CC")] = None,
    source_type: Annotated[SourceType | None, typer.Option("--type", help="Only this type.")] = None,
    search: Annotated[str | None, typer.Option(help="Only outlets with this in a name or alias.")] = None,
    list_format: Annotated[ListFormat, typer.Option("--format", help="How outlets are written.")] = ListFormat.TEXT,
    registry: Extra = None,
) -> None:
    """List outlets: country, type, id and name.

    \b
    Examples:
      provenance registry list --country KP
      provenance registry list --type wire --format jsonl
    """
    from provenance.registry import load_registry

    found = [
        outlet
        for outlet in load_registry(registry).outlets.values()
        if (country is None or outlet.country == country.upper())
        and (source_type is None or outlet.type == source_type)
        and (search is None or _has(outlet, search))
    ]
    if list_format is ListFormat.TEXT:
        for outlet in found:
            sys.stdout.write(f"{outlet.country:2}  {outlet.type:18} {outlet.id:32} {outlet.name}\n")
        sys.stderr.write(f"{len(found)} outlets\n")
    else:
        from provenance.cli.output import write_records

        write_records([outlet._asdict() for outlet in found], are_lines=list_format is ListFormat.JSONL)


@app.command("show")
def show(
    names: Annotated[list[str], typer.Argument(metavar="ID|NAME...", help="An outlet's id, name or alias.")],
    registry: Extra = None,
) -> None:
    """Show all that is known of an outlet, and the lists that say so.

    \b
    Example:
      provenance registry show kcna
    """
    from provenance.cli.output import complain
    from provenance.registry import load_registry

    outlets = load_registry(registry).outlets
    is_complete = True
    for name in names:
        found = [outlets[name]] if name in outlets else [o for o in outlets.values() if _goes_by(o, name)]
        if not found:
            is_complete = False
            complain(f"{name}: no outlet of this id, name or alias{_suggested(name, outlets)}")
        for outlet in found:
            sys.stdout.write("\n".join(_described(outlet._asdict())) + "\n")
    if not is_complete:
        raise typer.Exit(EXIT_UNUSABLE)


@app.command("check")
def check(
    registry: Extra = None,
    old: Annotated[bool, typer.Option("--old", help="Also name codes that are more than three years old.")] = False,
) -> None:
    """Check the registry, with your own file added: ids, types, countries, names of two outlets, missing basis.

    \b
    Example:
      provenance registry check --registry newsroom.toml
    """
    from datetime import UTC, datetime

    from provenance.registry import check_registry, load_registry

    loaded = load_registry(registry)
    found = check_registry(loaded, datetime.now(UTC).date().isoformat() if old else None)
    for finding in found:
        sys.stdout.write(f"{finding.severity} {finding.code} {finding.outlet}: {finding.message}\n")
    problems = sum(finding.severity != "info" for finding in found)
    sys.stderr.write(f"{len(loaded.outlets)} outlets, {problems} problems, {len(found) - problems} notes\n")
    if problems:
        raise typer.Exit(EXIT_FINDINGS)


def _has(outlet: Outlet, words: str) -> bool:
    return any(words.casefold() in name.casefold() for name in (outlet.id, outlet.name, *outlet.aliases))


def _goes_by(outlet: Outlet, name: str) -> bool:
    from provenance.registry import fold_name

    names = (outlet.name, *outlet.aliases, *outlet.aliases_credit_only, *outlet.aliases_local)
    return fold_name(name) in {fold_name(known) for known in names}


def _suggested(name: str, outlets: dict[str, Outlet]) -> str:
    import difflib

    known = [*outlets, *(outlet.name for outlet in outlets.values())]
    close = difflib.get_close_matches(name, known, n=4, cutoff=0.6)
    return f"; perhaps {', '.join(close)}" if close else ""


def _described(fields: dict[str, Any], indent: str = "") -> list[str]:
    lines = []
    for key, value in fields.items():
        if value in (None, "", (), [], {}):
            continue
        if isinstance(value, dict):
            lines += [f"{indent}{key}:", *_described(value, indent + "  ")]
        elif isinstance(value, (list, tuple)) and value and isinstance(value[0], dict):
            lines.append(f"{indent}{key}:")
            for item in value:
                inner = _described(item, "")
                lines.append(f"{indent}  - {'; '.join(line.strip() for line in inner)}")
        else:
            shown = ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else value
            lines.append(f"{indent}{key}: {shown}")
    return lines
