"""Measures whole processes of `provenance annotate` by CPU time: beside spaCy on the same texts, by length, cold, and memory.

    pip install -e '.[bench]' && python benchmarks/speed.py [FOLDER]

FOLDER holds plain texts (*.txt); without it the project's own fixture articles are read as text. spaCy runs as a blank
English pipeline with its sentencizer and a PhraseMatcher of 3,000 names: it splits and matches, and decides nothing.
The start of a process is taken off where rates are compared (a run of one text), and counted where a run is called cold.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

from provenance.pipeline import load_knowledge
from provenance.read import read

PROGRAM = str(Path(sysconfig.get_path("scripts")) / "provenance")
FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "articles"
SIZES = (1, 4, 16, 64, 256, 1024, 2048)  # kilobytes
PHRASES = 3_000
RUNS = 5
# Runs in a child: sentences and phrases of every text of a folder; prints how many of each, so that nothing is left undone.
SPACY = """
import sys
from pathlib import Path
import spacy
from spacy.matcher import PhraseMatcher
nlp = spacy.blank("en")
nlp.add_pipe("sentencizer")
nlp.max_length = 10_000_000
matcher = PhraseMatcher(nlp.vocab)
matcher.add("outlet", list(nlp.tokenizer.pipe(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines())))
texts = (p.read_text(encoding="utf-8") for p in sorted(Path(sys.argv[2]).glob("*.txt")))
print([sum(n) for n in zip(*((len(list(doc.sents)), len(matcher(doc))) for doc in nlp.pipe(texts)))])
"""


def cpu(*command: str) -> float:
    """Seconds of processor time of a child process, user and system. Raises CalledProcessError where it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603  (our own commands)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def annotating(folder: Path) -> tuple[str, ...]:
    """The command that annotates a folder into another one."""
    return PROGRAM, "annotate", str(folder), "--output-dir", str(folder.with_name(folder.name + "-out"))


def peak(*command: str) -> float:
    """The most memory that a child process held, in MB."""
    script = (
        "import resource,subprocess,sys;subprocess.run(sys.argv[1:],check=True,stdout=-3,stderr=-3);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    measured = [sys.executable, "-c", script, *command]
    held = subprocess.run(measured, check=True, capture_output=True, text=True).stdout  # noqa: S603  (our own commands)
    return int(held) / (1024 if sys.platform != "darwin" else 1024 * 1024)


def texts_of(folder: Path | None) -> list[str]:
    """The texts to measure with: a folder's, or those of the project's own articles in English."""
    if folder is not None:
        return [p.read_text(encoding="utf-8", errors="replace") for p in sorted(folder.glob("*.txt"))]
    sources = (read(p.read_bytes(), p.name) for p in sorted(FIXTURES.glob("*/source.*")))
    return [s.text for s in sources if (s.language or "en").startswith("en")]


def beside_spacy(texts: list[str], scratch: Path) -> None:
    """Prints the rates of both over the same texts, in one run."""
    many, one = scratch / "many", scratch / "one"
    for folder, held in ((many, texts), (one, texts[:1])):
        folder.mkdir()
        for number, text in enumerate(held):
            (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
    names = sorted({name for outlet in load_knowledge().registry.outlets.values() for name in (outlet.name, *outlet.aliases)})
    phrases = scratch / "phrases.lst"
    phrases.write_text("\n".join(names[:PHRASES]), encoding="utf-8")
    size = sum(p.stat().st_size for p in many.iterdir()) - sum(p.stat().st_size for p in one.iterdir())
    rates: dict[str, list[float]] = {"provenance annotate": [], "spaCy blank": []}
    for _ in range(RUNS):  # in turns, so that both meet the same machine
        rates["provenance annotate"].append(size / 1e6 / (cpu(*annotating(many)) - cpu(*annotating(one))))
        whole, start = (cpu(sys.executable, "-c", SPACY, str(phrases), str(folder)) for folder in (many, one))
        rates["spaCy blank"].append(size / 1e6 / (whole - start))
    print(f"\n{len(texts)} texts, {size / 1e6:.2f} MB, {min(PHRASES, len(names))} phrases\n")
    print("| | MB/s, median | spread |\n|---|---|---|")
    for name, found in rates.items():
        print(f"| {name} | {statistics.median(found):.2f} | {min(found):.2f} to {max(found):.2f} |")
    ours, theirs = (statistics.median(found) for found in rates.values())
    print(f"\n{ours / theirs:.2f} times its rate")


def by_length(texts: list[str], scratch: Path) -> None:
    """Prints time and memory of articles of 1 KB to 2 MB, made of the texts one behind another."""
    whole = "\n\n".join(texts)
    while len(whole.encode()) < SIZES[-1] * 1024:
        whole += "\n\n" + whole
    print("\n| KB | ms | ms a KB | memory, MB |\n|---|---|---|---|")
    start = 0.0
    for size in SIZES:
        folder = scratch / f"length-{size}"
        folder.mkdir()
        text = whole.encode()[: size * 1024].decode(errors="ignore")
        (folder / "article.txt").write_text(text, encoding="utf-8")
        spent = min(cpu(*annotating(folder)) for _ in range(3))
        start = start or spent
        rate = f"{1000 * (spent - start) / (size - SIZES[0]):.2f}" if size > SIZES[0] else ""
        print(f"| {size} | {1000 * spent:.0f} | {rate} | {peak(*annotating(folder)):.0f} |")


def cut_up(texts: list[str], scratch: Path) -> None:
    """Prints the time of one and the same text as articles of each length: what grows faster than its length shows here, and
    what every article costs once; what a process costs once is taken off.
    """
    whole = "\n\n".join(texts)
    while len(whole.encode()) < SIZES[-1] * 1024:
        whole += "\n\n" + whole
    content = whole.encode()[: SIZES[-1] * 1024]
    start = min(cpu(*annotating(scratch / "length-1")) for _ in range(3))
    print("\n| KB an article | articles | s | ms a KB |\n|---|---|---|---|")
    for size in SIZES:
        folder = scratch / f"cut-{size}"
        folder.mkdir()
        step = size * 1024
        for number, at in enumerate(range(0, len(content), step)):
            (folder / f"{number:05}.txt").write_text(content[at : at + step].decode(errors="ignore"), encoding="utf-8")
        spent = min(cpu(*annotating(folder)) for _ in range(3))
        print(f"| {size} | {len(content) // step} | {spent:.2f} | {1000 * (spent - start) / SIZES[-1]:.2f} |")


def cold(scratch: Path) -> None:
    """Prints one short article as a multiple of an interpreter that does nothing."""
    folder = scratch / "length-1"
    nothing = statistics.median(cpu(sys.executable, "-c", "pass") for _ in range(11))
    spent = statistics.median(cpu(*annotating(folder)) for _ in range(11))
    print(f"\none article cold: {1000 * spent:.0f} ms, {spent / nothing:.1f} times python -c pass ({1000 * nothing:.0f} ms)")


def main() -> None:
    """Measures and prints tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    texts = texts_of(parser.parse_args().folder)
    with tempfile.TemporaryDirectory() as made:
        scratch = Path(made)
        beside_spacy(texts, scratch)
        by_length(texts, scratch)
        cut_up(texts, scratch)
        cold(scratch)


if __name__ == "__main__":
    main()
