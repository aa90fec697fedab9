"""Reads the invented news pieces of `fixtures/pieces` and prints how many of their sentences get the right source.

    python scripts/read_pieces.py [NAME ...] [--wrong]

NAME is a file without its suffix (`en-home`, `de`); all without one. `--wrong` prints every sentence that is read
otherwise than it is labelled, with what was wanted and what came out.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from provenance.pipeline import Knowledge, Options, annotate, load_knowledge

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / "pieces"
BETWEEN, PARAGRAPH = "===", "¶"


class Sentence(NamedTuple):
    """A labelled sentence: where it stands in its piece's text (code points), its source type, and a word of the name of
    its origin ("" where it has none).
    """

    start: int
    end: int
    type: str
    origin: str


class Reading(NamedTuple):
    """What came out for a sentence: source type, the origins of its chains, and whether type and origin are as labelled."""

    sentence: Sentence
    words: str
    type: str
    origins: list[str]

    @property
    def has_type(self) -> bool:
        return self.type == self.sentence.type

    @property
    def is_right(self) -> bool:
        """True where the type is right and, if the label names an origin, a chain begins with it."""
        origin = self.sentence.origin.lower()
        return self.has_type and (not origin or any(origin in name.lower() for name in self.origins))


def pieces(path: Path) -> Iterator[tuple[str, list[Sentence]]]:
    """Every piece of a file: its text and its sentences. Raises ValueError for a line that is no label and sentence."""
    for piece in path.read_text(encoding="utf-8").split(BETWEEN):
        text, sentences = "", list[Sentence]()
        for line in piece.strip().splitlines():
            if line.startswith("#"):
                continue
            if line == PARAGRAPH:
                text = text.rstrip() + "\n\n"
                continue
            label, bar, words = line.partition(" | ")
            if not bar:
                raise ValueError(f"{path.name}: {line[:60]!r} is no label and sentence")
            type_, _, origin = label.partition(" / ")
            sentences.append(Sentence(len(text), len(text) + len(words), type_, origin))
            text += words + " "
        if sentences:
            yield text, sentences


def read_file(path: Path, knowledge: Knowledge) -> Iterator[Reading]:
    """The readings of all sentences of a file, in order."""
    options = Options(language=path.stem.partition("-")[0])
    for text, sentences in pieces(path):
        document = annotate(text.encode(), "piece.txt", knowledge, options)
        names = {source["id"]: source["name"] for source in document["sources"]}
        statements = [s for passage in document["passages"] for s in passage["statements"]]
        for sentence in sentences:
            found = max(statements, key=lambda s: _shared(s["span"], sentence), default=None)
            if found is None or not _shared(found["span"], sentence):
                yield Reading(sentence, text[sentence.start : sentence.end], "none", [])
                continue
            origins = [names[a["chain"][0]["source"]] for a in found["attributions"] if a["chain"]]
            yield Reading(sentence, text[sentence.start : sentence.end], found["source_type"], origins)


def _shared(span: dict[str, Any], sentence: Sentence) -> int:
    return int(max(0, min(span["end"], sentence.end) - max(span["start"], sentence.start)))


def main() -> None:
    """Prints a line for each file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--wrong", action="store_true")
    arguments = parser.parse_args()
    missing = set(arguments.names) - {path.stem for path in FOLDER.glob("*.txt")}
    if missing:
        parser.error(f"no such file of pieces: {', '.join(sorted(missing))}")
    knowledge = load_knowledge()
    print("| pieces | sentences | source type right | and its origin |\n|---|---|---|---|")
    for path in sorted(FOLDER.glob("*.txt")):
        if arguments.names and path.stem not in arguments.names:
            continue
        found = list(read_file(path, knowledge))
        typed = 100 * sum(reading.has_type for reading in found) / len(found)
        right = 100 * sum(reading.is_right for reading in found) / len(found)
        print(f"| {path.stem} | {len(found)} | {typed:.1f} | {right:.1f} |")
        for reading in found if arguments.wrong else ():
            if not reading.is_right:
                wanted = " / ".join(filter(None, (reading.sentence.type, reading.sentence.origin)))
                print(f"  {wanted} <> {reading.type} {reading.origins} | {reading.words}")


if __name__ == "__main__":
    main()
