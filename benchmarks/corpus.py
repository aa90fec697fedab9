"""Times `provenance corpus` over the pages of a folder (.html, .html.gz, .txt), repeated to a number of documents, with one
worker and with two: seconds, processor time, pages a second, bytes of output. Run it as
`python benchmarks/corpus.py FOLDER [DOCUMENTS]`.
"""

from __future__ import annotations

import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def write_documents(folder: Path, number: int, place: Path) -> int:
    """JSON Lines of so many documents, the folder's over and over; their bytes."""
    lines = []
    for path in sorted(p for p in folder.rglob("*") if p.name.endswith((".html", ".html.gz", ".txt"))):
        content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        kind = "text" if path.suffix == ".txt" else "html"
        lines.append(json.dumps({kind: content.decode("utf-8", "replace")}) + "\n")
    if not lines:
        sys.exit(f"no pages below {folder}")
    with place.open("w", encoding="utf-8") as file:
        for n in range(number):
            file.write(lines[n % len(lines)])
    return place.stat().st_size


def measure(place: Path, output: Path, *options: str) -> tuple[float, float]:
    """Seconds by the clock and of processors that a run takes, its workers with it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    command = [sys.executable, "-c", "from provenance.cli import main; main()", "corpus", str(place), "--output", str(output)]
    done = subprocess.run([*command, "--quiet", *options], check=False)  # noqa: S603  (our own program)
    if done.returncode == 2:
        sys.exit("the run failed")
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(arguments: list[str]) -> None:
    """Print a line for each way of running."""
    number = int(arguments[1]) if len(arguments) > 1 else 1000
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch, "in.jsonl")
        size = write_documents(Path(arguments[0]), number, place)
        print(f"{number} documents, {size / number / 1000:.0f} kB each")
        ways = {f"{jobs} {'workers' if jobs > 1 else 'worker'}": ("--jobs", str(jobs)) for jobs in (1, 2)}
        packed = ("--jobs", "2", "--compress", "zstd")
        ways |= {"2, zstd": packed, "2, zstd, no text": (*packed, "--no-text")}
        first = 0.0
        for name, options in ways.items():
            output = Path(scratch, name.replace(" ", "-"))
            wall, cpu = measure(place, output, *options)
            first = first or wall
            written = sum(p.stat().st_size for p in output.glob("annotations-*"))
            print(
                f"{name:18} {wall:7.1f} s {number / wall:7.1f} /s {first / wall:5.2f} x one worker "
                f"{1000 * cpu / number:6.1f} ms of processor and {written / number / 1000:5.2f} kB a document"
            )


if __name__ == "__main__":
    main(sys.argv[1:])
