"""Compiles the modules of the hot path with mypyc (docs/adr/0039). The build hook calls it; needs mypy, setuptools and a C
compiler.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
from native_source import named_tuples, native_source

# What every article goes through. The rest stays as it is: where a person or another program comes in, what runs once for a
# process, formats that are rare, and what is made while the program runs (records, enums, exceptions).
NATIVE = (
    "spans.py", "findings.py", "matching", "unseen.py", "segment.py", "cues.py", "caption.py", "verification.py",
    "witnesses.py", "own_work.py", "labels.py", "bare_caveats.py", "assemble.py", "actors.py", "pipeline",
    "model/conform.py", "validation/consistency.py", "validation/sound.py", "attribution", "caveats", "chain", "classify",
    "credit", "mentions", "speech", "syntax", "read/besides.py", "read/body.py", "read/boilerplate.py", "read/bylines.py",
    "read/captions.py", "read/containers.py", "read/copies.py", "read/creditline.py", "read/creditwords.py",
    "read/dates.py", "read/decode.py", "read/elements.py", "read/figures.py", "read/figuretext.py", "read/fragment.py",
    "read/furniture.py", "read/hints.py", "read/html.py", "read/layout.py", "read/linked.py", "read/metadata.py",
    "read/notes.py", "read/paths.py", "read/pieces.py", "read/prose.py", "read/text.py", "read/texts.py", "read/tree.py",
    "registry/index.py", "registry/outlets.py", "rules/anchors.py", "rules/caveats.py", "rules/decision.py",
    "rules/furniture.py", "rules/languages.py", "rules/lexicon.py", "rules/roles.py", "rules/speech.py",
    "rules/verification.py", "rules/wordings.py",
)  # fmt: skip
GROUP = "provenance"
_PROCESSORS = os.cpu_count() or 1


def native_modules(package: Path) -> list[str]:
    """The modules that are compiled, as paths below the package's folder. Raises FileNotFoundError where one is gone."""
    found = []
    for name in NATIVE:
        path = package / name
        below = [path] if path.suffix else [p for p in sorted(path.glob("*.py")) if p.name != "__init__.py"]
        if not below or not all(p.is_file() for p in below):
            raise FileNotFoundError(f"{name} is to be compiled and is not there")
        found += [p.relative_to(package).as_posix() for p in below]
    return found


def compile_package(package: Path, target: Path) -> list[Path]:
    """Compiles a package's modules into `target`, a folder that will hold the package, and gives the files made, as paths
    below it. Raises CalledProcessError with the compiler's output.
    """
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / package.name
        shutil.copytree(package, copy, ignore=shutil.ignore_patterns("data", "*.so", "*.pyd", "__pycache__"))
        modules = native_modules(copy)
        sources = {copy / name: (copy / name).read_text(encoding="utf-8") for name in modules}
        tuples = named_tuples(sources.values())
        for path, source in sources.items():
            path.write_text(native_source(source, tuples), encoding="utf-8")
        # In a process of its own: mypyc changes the working folder's files, and setuptools the whole interpreter.
        subprocess.run(  # noqa: S603  (this very file)
            [sys.executable, str(Path(__file__).resolve()), *(f"{package.name}/{name}" for name in modules)],
            cwd=scratch, check=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        made = [path.relative_to(scratch) for path in sorted(Path(scratch).rglob(f"*{EXTENSION_SUFFIXES[0]}"))]
        made = [path for path in made if path.parts[0] != "build"]
        for path in made:
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(Path(scratch) / path, target / path)
    return made


def _build(modules: list[str]) -> None:
    """Builds the extensions of the package in the working folder, in place."""
    from mypyc.build import mypycify
    from setuptools import setup

    extensions = mypycify(
        ["--ignore-missing-imports", "--no-warn-unused-configs", *modules],
        opt_level="1", debug_level="0", multi_file=True, group_name=GROUP,
    )  # fmt: skip
    for extension in extensions:
        # A newer compiler's new warning is no reason to fail on a user's machine.
        extension.extra_compile_args = [flag for flag in extension.extra_compile_args if flag != "-Werror"]
    arguments = ["--quiet", "build_ext", "--inplace", "--parallel", str(_PROCESSORS)]
    setup(name=GROUP, packages=[], ext_modules=extensions, script_args=arguments, cmdclass={"build_ext": _side_by_side()})


def _side_by_side() -> type:
    """The command that builds extensions, with the files of one extension compiled on all processors (`--parallel` builds
    several extensions at once, and nearly all that there is to compile is one). The compiler that the command holds is told;
    its class may have been imported twice, under two names.
    """
    from setuptools.command.build_ext import build_ext

    class BuildExt(build_ext):
        def build_extensions(self) -> None:
            compiler = self.compiler

            def compile_all(
                sources: list[str], output_dir: Any = None, macros: Any = None, include_dirs: Any = None,
                debug: bool = False, extra_preargs: Any = None, extra_postargs: Any = None, depends: Any = None,
            ) -> Any:  # fmt: skip
                macros, objects, extra_postargs, preprocessor, build = compiler._setup_compile(
                    output_dir, macros, include_dirs, sources, depends, extra_postargs
                )
                arguments = compiler._get_cc_args(preprocessor, debug, extra_preargs)
                with ThreadPoolExecutor(_PROCESSORS) as pool:
                    for done in [
                        pool.submit(compiler._compile, made, *build[made], arguments, extra_postargs, preprocessor)
                        for made in objects
                    ]:
                        done.result()
                return objects

            compiler.compile = compile_all
            super().build_extensions()

    return BuildExt


if __name__ == "__main__":
    _build(sys.argv[1:])
