"""Which modules are used: compiled ones where they are those of the sources, and the sources' meaning either way."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from provenance import native

ROOT = Path(__file__).resolve().parents[2]
ASK = "from provenance.native import is_compiled; print(is_compiled())"
ANNOTATE = """
import sys
from pathlib import Path
from provenance.cli.output import serialise
from provenance.pipeline import annotate, load_knowledge
knowledge = load_knowledge()
for path in sorted(Path(sys.argv[1]).rglob("source.*")):
    sys.stdout.buffer.write(serialise(annotate(path.read_bytes(), path.parent.name, knowledge), is_compact=True))
"""


@pytest.fixture
def package(tmp_path):
    """A package of one module with its compiled stand-in, and the record of what that was made of."""
    folder = tmp_path / "somewhere"
    folder.mkdir()
    (folder / "part.py").write_text("KIND = 'source'\n", encoding="utf-8")
    record = native.record_of(str(folder), ["part.py"])
    (folder / native.RECORD).write_text(record, encoding="utf-8")
    return folder


def run(code: str, *arguments: str, **environment: str) -> bytes:
    known = {k: v for k, v in os.environ.items() if k != native.CHOICE}
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], env=known | environment, cwd=ROOT, check=True, capture_output=True
    ).stdout


def test_untouched_sources_are_current(package):
    assert native.are_current(str(package))


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "part.py").write_text("KIND = 'other'\n", encoding="utf-8"),
        lambda folder: os.utime(folder / "part.py", ns=(1, 1)),
        lambda folder: (folder / "part.py").unlink(),
        lambda folder: (folder / native.RECORD).unlink(),
        lambda folder: (folder / native.RECORD).write_text("of another interpreter\n", encoding="utf-8"),
        lambda folder: (folder / native.RECORD).write_bytes(b"\xff\xfe"),
    ],
)
def test_what_changed_is_not_current(package, change):
    change(package)
    assert not native.are_current(str(package))


def test_a_changed_checkout_uses_its_sources(package, monkeypatch):
    monkeypatch.delenv(native.CHOICE, raising=False)
    monkeypatch.setattr(sys, "path_hooks", [])
    native.choose(str(package))
    assert not sys.path_hooks  # current: left as it is
    (package / "part.py").write_text("KIND = 'changed'\n", encoding="utf-8")
    native.choose(str(package))
    (hook,) = sys.path_hooks
    finder = hook(str(package))
    assert finder.find_spec("part").origin == str(package / "part.py")
    with pytest.raises(ImportError):
        hook(str(package.parent))


def test_an_installed_package_is_used_as_it_is(tmp_path, monkeypatch):
    monkeypatch.delenv(native.CHOICE, raising=False)
    monkeypatch.setattr(sys, "path_hooks", [])
    native.choose(str(tmp_path))
    assert not sys.path_hooks


def test_a_user_may_ask_for_the_sources():
    assert run(ASK, **{native.CHOICE: "no"}).decode().strip() == "False"


def test_compiled_modules_and_sources_say_the_same():
    if run(ASK).decode().strip() == "False":
        pytest.skip("no compiled modules here: there is no C compiler, or sources have changed since the installation")
    fixtures = str(ROOT / "fixtures" / "articles")
    compiled = run(ANNOTATE, fixtures)
    assert compiled.count(b"\n") > 20
    assert compiled == run(ANNOTATE, fixtures, **{native.CHOICE: "no"})
