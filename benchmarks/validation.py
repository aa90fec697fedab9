"""Validating as whole processes: CPU time and memory of `provenance validate` and of check-jsonschema on the same files.

    python benchmarks/validation.py [--files 2000] [--runs 11] [--without-peer]

Run it with the Python of an environment that has both installed (`pip install '.[bench]'`). Articles are put together
from texts of this project, annotated, and written to a scratch folder. Prints two tables in Markdown.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import NamedTuple

import orjson

from provenance.pipeline import annotate, load_knowledge

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "schemas" / "annotation" / "1.0" / "schema.json"
BIN = Path(sys.executable).parent
SIZE = 45_000  # bytes of an annotation


class Cost(NamedTuple):
    """What a whole process took: CPU seconds, and the most memory that it held, in MB."""

    seconds: float
    megabytes: float
    code: int


# A process counts the memory that its parent held when it was started; so a small one starts what is measured.
LAUNCHER = """
import os, sys
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[
    (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)])
_, status, usage = os.wait4(child, 0)
print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status))
"""


# What of our time the schema takes, and nothing else: no second reading for repeated keys, no logic, no command line.
SCHEMA_ALONE = """
import pathlib, sys, orjson, jsonschema_rs
engine = jsonschema_rs.Draft202012Validator(orjson.loads(pathlib.Path(sys.argv[1]).read_bytes()))
sys.exit(not all(engine.is_valid(orjson.loads(path.read_bytes())) for path in pathlib.Path(sys.argv[2]).iterdir()))
"""


def cost(command: list[str]) -> Cost:
    """Run a command to its end, its output thrown away."""
    launcher = [sys.executable, "-S", "-c", LAUNCHER, *command]
    told = subprocess.run(launcher, capture_output=True, text=True, check=True).stdout.split()  # noqa: S603  (our own commands)
    return Cost(float(told[0]), float(told[1]), int(told[2]))


def write_files(folder: Path, count: int) -> int:
    """Write `count` different annotations of about SIZE bytes each; the bytes written."""
    paragraphs = [
        block
        for path in sorted(
            [*(ROOT / "fixtures" / "diff").rglob("*.txt"), *(ROOT / "fixtures" / "articles").rglob("source.txt")]
        )
        for block in path.read_text(encoding="utf-8").split("\n\n")
        if len(block) > 80
    ]
    knowledge, chance, total = load_knowledge(), random.Random(1), 0  # noqa: S311  (a fixed sequence)
    for number in range(count):
        text, content = f"Story {number} of the day\n", b""
        while len(content) < SIZE - 1_500:
            text += "\n\n" + "\n\n".join(chance.sample(paragraphs, 3))
            content = orjson.dumps(annotate(text.encode(), f"{number}.txt", knowledge))
        (folder / f"{number}.txt.provenance.json").write_bytes(content)
        total += len(content)
    return total


def _row(name: str, it: Cost, files: int) -> str:
    return f"| {name} | {it.seconds:.2f} | {1000 * it.seconds / files:.2f} | {it.megabytes:.0f} | {it.code} |"


def main() -> int:
    """Write the files, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=2_000)
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--without-peer", action="store_true")
    options = parser.parse_args()
    provenance = str(BIN / "provenance")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        size = write_files(folder, options.files)
        print(f"{options.files} annotations of {size / options.files / 1000:.1f} KB\n")
        ours = min((cost([provenance, "validate", str(folder)]) for _ in range(3)), key=lambda c: c.seconds)
        print("| | CPU s | ms a file | memory, MB | exit code |\n|---|---|---|---|---|")
        print(_row("provenance validate", ours, options.files))
        bare = cost([sys.executable, "-c", SCHEMA_ALONE, str(SCHEMA), str(folder)])
        print(_row("the schema alone (orjson, jsonschema-rs)", bare, options.files))
        if not options.without_peer:
            files = [str(path) for path in sorted(folder.iterdir())]
            peer = cost([str(BIN / "check-jsonschema"), "--schemafile", str(SCHEMA), *files])
            print(_row("check-jsonschema", peer, options.files))
            print(f"| times | {peer.seconds / ours.seconds:.0f} | | | |")
        one = str(folder / "0.txt.provenance.json")
        print("\n| cold | ms, median | times `python -c pass` | at the best |\n|---|---|---|---|")
        base: list[float] = []
        for name, command in {
            "`python -c pass`": [sys.executable, "-c", "pass"],
            "`provenance --version`": [provenance, "--version"],
            "`provenance --help`": [provenance, "--help"],
            "`provenance validate FILE`": [provenance, "validate", one],
        }.items():
            times = [cost(command).seconds for _ in range(options.runs)]
            base = base or times
            row = f"{1000 * median(times):.0f} | {median(times) / median(base):.1f} | {min(times) / min(base):.1f}"
            print(f"| {name} | {row} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
