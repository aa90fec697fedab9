"""What `check`, `diff` and `validate` share: the settings in force, the report in the wanted format, the exit code."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.cli import EXIT_CLEAN, EXIT_FINDINGS
from provenance.records import record

if TYPE_CHECKING:
    from provenance.results import Report, Result
    from provenance.settings import Settings


class ReportFormat(StrEnum):
    """How results are told."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    GITHUB = "github"
    SARIF = "sarif"
    JUNIT = "junit"


@record
class Wishes:
    """The options on results that `check` and `diff` share. Lists of codes may come comma-separated."""

    report_format: str = "text"
    output: Path | None = None
    config: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    baseline: Path | None = None
    write_baseline: Path | None = None
    exit_zero: bool = False
    statistics: bool = False
    quiet: bool = False


def settings_in_force(wishes: Wishes) -> Settings:
    """The settings of `--config`, else of the nearest file, with what the command line adds. Raises SettingsError."""
    from provenance.catalogue import pages
    from provenance.records import replace
    from provenance.settings import Settings, find_settings, from_table, read_settings

    codes = frozenset(pages())
    path = wishes.config or find_settings(Path.cwd())
    settings = read_settings(path, codes) if path is not None else Settings()
    added = {name: _split(value) for name, value in (("select", wishes.select), ("ignore", wishes.ignore)) if value}
    if added:
        checked = from_table(added, "command line", codes)
        settings = replace(settings, **{name: getattr(checked, name) for name in added})
    if wishes.baseline is not None:
        settings = replace(settings, baseline=str(wishes.baseline))
    return settings


def _split(values: Sequence[str]) -> list[str]:
    return [code.strip().upper() for value in values for code in value.split(",") if code.strip()]


def show_settings(settings: Settings) -> None:
    """The settings in force, as TOML that could stand in provenance.toml."""
    import json

    def listed(values: Sequence[str]) -> str:
        return json.dumps(list(values))

    lines = [
        f"# from {settings.origin or 'no file: these are the defaults'}",
        f"select = {listed(settings.select)}",
        f"ignore = {listed(settings.ignore)}",
        f'fail-on = "{settings.fail_on}"',
    ]
    if settings.baseline is not None:
        lines.append(f"baseline = {json.dumps(settings.baseline)}")
    for title, table in (("severity", settings.severity), ("per-file-ignores", settings.per_file_ignores)):
        if table:
            lines += ["", f"[{title}]"]
            lines += [f"{json.dumps(key)} = {json.dumps(value)}" for key, value in table]
    if settings.reviewer is not None or settings.review_keys:
        lines += ["", "[review]"]
        lines += [f"reviewer = {json.dumps(settings.reviewer)}"] if settings.reviewer is not None else []
        keys = ", ".join(f"{json.dumps(action)} = {json.dumps(key)}" for action, key in settings.review_keys)
        lines += [f"keys = {{ {keys} }}"] if keys else []
    sys.stdout.write("\n".join(lines) + "\n")


def finish(command: str, files: Sequence[str], results: Sequence[Result], settings: Settings, wishes: Wishes) -> int:
    """Filter, write and count the results; the exit code. Raises SettingsError for a bad baseline."""
    from provenance.catalogue import pages
    from provenance.results import Report, with_fingerprints
    from provenance.settings import chosen

    found = with_fingerprints(chosen(results, settings))
    if wishes.write_baseline is not None:
        from provenance.baseline import baseline_bytes
        from provenance.cli.output import write_atomically

        write_atomically(wishes.write_baseline, baseline_bytes(found))
        if not wishes.quiet:
            sys.stderr.write(f"{len(found)} results written to {wishes.write_baseline}\n")
        return EXIT_CLEAN
    notes = []
    if settings.baseline is not None:
        from provenance.baseline import read_baseline, without_known

        found, known, gone = without_known(found, read_baseline(Path(settings.baseline)), files)
        notes.append(f"{known} known from the baseline" + (f", {gone} of it gone" if gone else ""))
    titles = {code: page.title for code, page in pages().items()}
    write_report(Report(command, tuple(files), tuple(found)), wishes.report_format, wishes.output, titles)
    told = [r for r in found if r.suppressed is None]
    if len(told) < len(found):
        notes.append(f"{len(found) - len(told)} suppressed")
    if wishes.statistics:
        _count(told, titles)
    if not wishes.quiet:
        _sum_up(files, told, notes)
    is_failed = any(settings.is_failure(r.level) for r in told) and not wishes.exit_zero
    return EXIT_FINDINGS if is_failed else EXIT_CLEAN


def write_report(report: Report, form: str, output: Path | None, titles: Mapping[str, str]) -> None:
    """The report to a file, or to standard output."""
    from provenance.cli.output import complain, write_atomically, write_out
    from provenance.reporters import MOST_RESULTS, render

    if form == ReportFormat.SARIF and len(report.results) > MOST_RESULTS:
        complain(f"{len(report.results)} results: the report holds the first {MOST_RESULTS}, as code scanning takes no more")
    content = render(report, form, titles).encode("utf-8", "replace")
    if output is None:
        write_out(content)
    else:
        write_atomically(output, content)


def _count(results: Sequence[Result], titles: Mapping[str, str]) -> None:
    counted = Counter(result.code for result in results)
    for code, count in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        sys.stderr.write(f"{count:6} {code} {titles.get(code, '')}\n")


def _sum_up(files: Sequence[str], results: Sequence[Result], notes: Sequence[str]) -> None:
    counted = Counter(result.level for result in results)
    told = ", ".join(
        f"{counted[level]} {level}{'' if counted[level] == 1 else 's'}" for level in ("error", "warning") if counted[level]
    )
    if counted["info"]:
        told += f"{', ' if told else ''}{counted['info']} info"
    looked = f"{len(files)} file{'' if len(files) == 1 else 's'} checked"
    sys.stderr.write("; ".join([f"{looked}, {told or 'nothing found'}", *notes]) + "\n")
