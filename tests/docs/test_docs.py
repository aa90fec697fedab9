"""What the documentation says, held against the program."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from provenance.cli.app import COMMANDS, root
from provenance.validation import CODES
from provenance.vocabulary import DIAGNOSTICS, VOCABULARIES, WEAKNESS, CaveatKind, SourceType, Status

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def commands() -> dict[str, set[str]]:
    """`{"annotate": {"--jobs", ...}, "registry list": ...}` as the program has them."""
    found = {}
    group = typer.main.get_command(root)
    for name in COMMANDS:
        command = group.get_command(None, name)
        inner = getattr(command, "commands", None)
        for title, each in {f"{name} {k}": v for k, v in inner.items()}.items() if inner else [(name, command)]:
            found[title] = {o for p in each.params for o in p.opts if o.startswith("--")}
    return found


OPTIONS = commands()


@pytest.mark.parametrize("vocabulary", [SourceType, Status, CaveatKind])
def test_concepts_explains_every_label(vocabulary):
    assert [label.value for label in vocabulary if f"`{label.value}`" not in page("docs/concepts.md")] == []


def test_every_label_and_code_is_listed():
    listed = page("docs/codes.md")
    labels = [str(label.value) for vocabulary in VOCABULARIES.values() for label in vocabulary]
    assert [name for name in (*labels, *CODES, *DIAGNOSTICS) if f"`{name}`" not in listed] == []


def test_format_gives_the_order_of_weakness():
    order = ", ".join(f"`{status.value}`" for status in WEAKNESS)
    assert order in " ".join(page("docs/format.md").split())


def test_every_command_and_option_is_documented():
    documented = page("docs/command-line.md")
    for command in COMMANDS:
        assert f"## `provenance {command}" in documented
        assert f"`provenance {command}" in page("README.md")
    missing = {o for options in OPTIONS.values() for o in options - {"--help"} if f"{o}" not in documented}
    assert missing == set()


def examples() -> list[str]:
    """Every `provenance ...` call in a console or shell block of the documentation."""
    blocks = [b for p in PAGES for b in re.findall(r"```(?:console|sh)\n(.*?)```", p.read_text(encoding="utf-8"), re.S)]
    calls = [call for block in blocks for call in re.findall(r"(?:^\$ |[|&] (?:\S*/)?)provenance (.+)$", block, re.M)]
    return sorted(set(calls))


def test_there_are_examples():
    assert len(examples()) > 12


@pytest.mark.parametrize("call", examples())
def test_an_example_uses_what_exists(call):
    words = shlex.split(call, comments=True)
    title = " ".join(words[:2]) if words[0] == "registry" else words[0]
    used = {word for word in words if word.startswith("--")}
    assert used <= OPTIONS[title] | {"--help", "--version"}


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path):
    targets = re.findall(r"\]\(([^)#]+)", path.read_text(encoding="utf-8"))
    missing = [t for t in targets if not t.startswith("http") and not (path.parent / t).exists()]
    assert missing == []


def test_generated_pages_are_fresh():
    command = [sys.executable, str(ROOT / "scripts" / "build_docs.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_readme_holds_one_test_line_that_the_ci_script_runs():
    found = re.findall(r"<!-- test line -->\n```sh\n(.*?)\n```\n<!-- end -->", page("README.md"), re.S)
    assert len(found) == 1
    assert "\n" not in found[0]
    assert "scripts/verify.py" in found[0]
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "<!-- test line -->" in script
    assert "pip install" not in script


def test_readmes_first_line_runs_on_a_bundled_article(tmp_path):
    (line,) = re.findall(r"```sh\n(.*annotate.*)\n```", page("README.md"))
    arguments = shlex.split(line.split("bin/provenance ")[1])
    arguments[arguments.index("--output-dir") + 1] = str(tmp_path)
    command = [sys.executable, "-c", "from provenance.cli import main; main()", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "state media" in done.stdout
    assert [p.name for p in tmp_path.rglob("*.json")] == ["source.txt.provenance.json"]


def test_readmes_python_example_runs(capsys):
    (code,) = re.findall(r"```python\n(.*?)```", page("README.md"), re.S)
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102  (our own example)
    assert "official" in capsys.readouterr().out
